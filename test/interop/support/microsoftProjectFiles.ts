import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file of the collection: its name, its text, and what an independent calculator found (`FULL`, `FORWARD`, `PART`, `n/a`). */
export interface ProjectFile {
  readonly name: string;
  readonly xml: string;
  readonly check: string;
}

/** The folder with the collection, or undefined where this machine has none. */
export function collectionFolder(): string | undefined {
  const data = process.env["GANTRY_TEST_DATA"];
  if (data === undefined || data === "") return undefined;
  const folder = join(data, "mspdi");
  return existsSync(join(folder, "MANIFEST.tsv")) && existsSync(join(folder, "mspdi-files.tar.xz")) ? folder : undefined;
}

/** Puts a line among the test's output: a figure, or what was not run and why. */
export function say(line: string): void {
  process.stdout.write(`        ${line}\n`);
}

/** What a test says that could not run because this machine has no collection. */
export const NOT_RUN = "not run: GANTRY_TEST_DATA names no folder with Microsoft Project files";

let unpacked: ProjectFile[] | undefined;

/** All XML files of the collection, unpacked once into a temporary folder that is removed again. */
export function readCollection(folder: string): readonly ProjectFile[] {
  unpacked ??= unpack(folder);
  return unpacked;
}

function unpack(folder: string): ProjectFile[] {
  const target = mkdtempSync(join(tmpdir(), "gantry-mspdi-"));
  try {
    execFileSync("tar", ["-xJf", join(folder, "mspdi-files.tar.xz"), "-C", target]);
    const [head = "", ...lines] = readFileSync(join(folder, "MANIFEST.tsv"), "utf8").split(/\r?\n/);
    const columns = head.split("\t");
    const checkColumn = columns.indexOf("independent_cpm_check");
    return lines
      .map((line) => line.split("\t"))
      .filter(([name = ""]) => name.endsWith(".xml"))
      .map((cells) => {
        const name = cells[0] ?? "";
        const xml = readFileSync(join(target, "mspdi", name), "utf8");
        return { name, xml, check: (cells[checkColumn] ?? "").split(" ")[0] ?? "" };
      });
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}
