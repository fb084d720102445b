import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Stage } from "./useWorkbench";

/** Waits for a file on the disk, once VS Code has saved it by itself and it is what is expected. */
export async function savedText({ workbench, folder }: Stage, file: string, accept: (text: string) => boolean): Promise<void> {
  let text = "";
  await workbench.until(async () => {
    text = await readFile(path.join(folder, file), "utf8");
    return accept(text);
  }, { what: "the expected text" }).catch((fault: unknown) => { throw new Error(`${String(fault)}, but it is:\n${text}`); });
}
