import { dirname, join, basename, relative, resolve } from "node:path";
import { readFile, rm } from "node:fs/promises";
import { importMspdi } from "../../interop/mspdi/importMspdi";
import { planFileName } from "../../language/write/firstPlan";
import { decodeText, isPlanFile, kindOf } from "../../node/planFiles";
import { FileExistsError, writeWhole } from "../../node/writeFile";
import type { ImportRequest } from "../arguments";
import { counted, printable } from "../output/problemText";
import type { CliSurroundings } from "../surroundings";
import { UsageError } from "../usage";

/** `gantry import`: turns a Microsoft Project XML file into a plan; what could not be kept is listed on stderr. */
export async function runImport(request: ImportRequest, around: CliSurroundings): Promise<number> {
  const input = resolve(around.workingFolder, request.input);
  const out = outPath(request, input, around.workingFolder);
  const nameOf = (path: string): string => relative(around.workingFolder, path) || path;
  const text = await readInput(request.input, input);
  const imported = importMspdi(text, { stem: basename(out).replace(/\.plan\.ya?ml$/i, "") });
  if (imported.kind === "refused") throw new UsageError(`${request.input}: ${imported.message}`);
  const files = [
    ...imported.files.map((file) => ({ path: join(dirname(out), file.name), text: file.text })),
    { path: out, text: imported.text },
  ];
  if (!request.force) await refuseToReplace(files.map((file) => file.path), nameOf);
  await writeAll(files, request.force, nameOf);
  for (const note of imported.notes) around.err(`${printable(note)}\n`);
  const { length } = imported.notes;
  around.out(`Wrote ${nameOf(out)}: ${counted(imported.taskIds.size, "task")}${length === 0 ? "" : `, ${counted(length, "note")}`}.\n`);
  return 0;
}

async function refuseToReplace(paths: readonly string[], nameOf: (path: string) => string): Promise<void> {
  for (const path of paths) {
    if ((await kindOf(path)) === "nothing") continue;
    throw new UsageError(`${nameOf(path)} exists already; --force replaces it, --out FILE.plan.yaml writes elsewhere.`);
  }
}

/** Writes the files in order, the plan last; when one fails, what was new before it is taken away again. */
async function writeAll(
  files: readonly { readonly path: string; readonly text: string }[],
  replace: boolean,
  nameOf: (path: string) => string,
): Promise<void> {
  const written: string[] = [];
  for (const { path, text } of files) {
    try {
      await writeWhole(path, text, replace);
      written.push(path);
    } catch (failure) {
      if (!replace) for (const one of written) await rm(one, { force: true });
      if (FileExistsError.is(failure)) throw new UsageError(`${nameOf(path)} exists already; nothing was written.`);
      throw new UsageError(`${nameOf(path)} cannot be written (${(failure as NodeJS.ErrnoException).code ?? "unknown reason"}).`);
    }
  }
}

function outPath(request: ImportRequest, input: string, workingFolder: string): string {
  if (request.out === undefined) return join(dirname(input), planFileName(basename(input).replace(/\.[^.]*$/, "")));
  if (!isPlanFile(request.out)) throw new UsageError(`--out ${request.out}: a plan file ends in .plan.yaml.`);
  return resolve(workingFolder, request.out);
}

async function readInput(name: string, path: string): Promise<string> {
  const kind = await kindOf(path);
  if (kind === "nothing") throw new UsageError(`${name}: no such file.`);
  if (kind === "folder") throw new UsageError(`${name}: a folder, not a Microsoft Project XML file.`);
  try {
    return decodeText(await readFile(path));
  } catch (failure) {
    throw new UsageError(`${name}: cannot be read (${(failure as NodeJS.ErrnoException).code ?? "unknown reason"}).`);
  }
}
