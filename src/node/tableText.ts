import { stat } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { Plan } from "../core/model/plan";
import { isInside, isOutside, readText } from "./planFiles";

/**
 * The text of a table that a plan names, which stands inside the workspace, with the path from the plan's own file; undefined where there is
 * none that can be read, and `long` of one of more bytes than that.
 */
export async function tableText(plan: Plan, file: string, root: string, most: number): Promise<string | { readonly long: true } | undefined> {
  const key = posix.normalize(posix.join(dirname(plan.file).split("\\").join("/"), file.replaceAll("\\", "/")));
  if (file === "" || isOutside(key)) return undefined;
  const path = join(root, key);
  try {
    if (!(await isInside(root, path))) return undefined;
    const about = await stat(path);
    if (!about.isFile()) return undefined;
    return about.size > most ? { long: true } : await readText(path);
  } catch {
    return undefined;
  }
}
