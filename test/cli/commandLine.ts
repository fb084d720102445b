import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCommand } from "../../src/cli/run";
import type { CliSurroundings } from "../../src/cli/surroundings";

/** What a command printed and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of files for one test, and the command line in it; the clock stands at 2026-01-05 09:00. */
export interface Place {
  readonly folder: string;
  gantry(...words: readonly string[]): Promise<Ran>;
  /** The command line in a folder below. */
  gantryIn(below: string, ...words: readonly string[]): Promise<Ran>;
  /** The command line in other surroundings. */
  gantryWith(around: Partial<CliSurroundings>, ...words: readonly string[]): Promise<Ran>;
}

/** Makes a folder with the given files, runs the test in it and removes it. */
export async function inFolder(files: Readonly<Record<string, string | Uint8Array>>, test: (place: Place) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "gantry-cli-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    await test({
      folder,
      gantry: (...words) => run(folder, words),
      gantryIn: (below, ...words) => run(join(folder, below), words),
      gantryWith: (around, ...words) => run(folder, words, around),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(workingFolder: string, words: readonly string[], around: Partial<CliSurroundings> = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runCommand(words, {
    workingFolder,
    clock: () => new Date(2026, 0, 5, 9, 0),
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    ...around,
  });
  return { code, out, err };
}
