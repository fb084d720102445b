import { randomBytes } from "node:crypto";
import { constants, copyFile, link, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A file that must not be replaced is there already. */
export class FileExistsError extends Error {
  static is(failure: unknown): failure is FileExistsError {
    return failure instanceof FileExistsError;
  }
}

/**
 * Writes a file whole or not at all: beside it first, then in its place. Without `replace` an existing file stays
 * as it is and a FileExistsError is thrown.
 */
export async function writeWhole(path: string, text: string | Uint8Array, replace: boolean): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await writeFile(beside, text, { flag: "wx" });
    if (replace) await rename(beside, path);
    else await linkNew(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Gives a file a second name, which fails when the name is taken: no moment between asking and writing. */
async function linkNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "EEXIST") throw new FileExistsError(`${to} exists already`);
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}
