import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join, posix, win32 } from "node:path";
import { parseArgs } from "node:util";
import { Script } from "node:vm";
import { setCompilerEffort } from "./compilerEffort";

/** What is kept of a program's code between two processes: what V8 made of it, with a first line that says of what. */
interface Kept {
  /** Commands that have run with it: each compiles functions of its own. */
  readonly commands: readonly string[];
  readonly code: Buffer;
}

/** Where a program may keep such files; undefined where the surroundings name no whole path, or say that nothing is to be kept. */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if ((env["NODE_DISABLE_COMPILE_CACHE"] ?? "") !== "") return undefined;
  const home = env["HOME"] ?? "";
  const folder = platform === "win32" ? env["LOCALAPPDATA"] : platform === "darwin" ? home && join(home, "Library/Caches") : (env["XDG_CACHE_HOME"] ?? "") || (home && join(home, ".cache"));
  return folder === undefined || !(platform === "win32" ? win32 : posix).isAbsolute(folder) ? undefined : join(folder, "gantry");
}

/**
 * Runs a bundle as a module of its own, with what V8 made of it in an earlier process: a process then begins a twentieth of
 * a second sooner. Where nothing is kept, or it is of another program, it runs as ever; a process that ends well keeps its own.
 */
export function runCompiled(file: string, folder: string | undefined, command: string): void {
  const source = readFileSync(file);
  const about = `${process.version} ${process.arch} ${file}`;
  const kept = folder === undefined ? undefined : keptCode(join(folder, "cli.bin"), about, source);
  beginCalmly();
  const text = source.toString("utf8").replace(/^#!.*/, "");
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, { filename: file, ...(kept === undefined ? {} : { cachedData: kept.code }) });
  const known = script.cachedDataRejected === false ? (kept?.commands ?? []) : [];
  if (folder !== undefined && !known.includes(command)) {
    process.once("exit", (code) => {
      setCompilerEffort("little");
      if (code < 2) keep(folder, about, source, { commands: [...known, command], code: script.createCachedData() });
    });
  }
  if (!SHORT.has(command)) setCompilerEffort("usual");
  const module = { exports: {} };
  const run = script.runInThisContext() as (exports: object, require: NodeJS.Require, module: object, filename: string, folder: string) => void;
  run(module.exports, createRequire(file), module, file, dirname(file));
}

/** V8 takes code only under the switches that it was made under: what Node brings along and every command uses is loaded before they are set. */
function beginCalmly(): void {
  void [stat, availableParallelism, parseArgs, process.stdout, process.stderr];
  setCompilerEffort("little");
}

/** Commands that are short as long as nothing large is read; they say themselves when it is. */
const SHORT: ReadonlySet<string> = new Set(["schedule", "check"]);

/** V8 looks neither at the text that code was made of nor at the code itself: the text is kept with it, and the code twice. */
function keptCode(path: string, about: string, source: Buffer): Kept | undefined {
  try {
    const data = readFileSync(path);
    const begin = data.indexOf(10) + 1;
    const [of, commands = ""] = data.toString("utf8", 0, begin - 1).split("\t");
    const length = (data.length - begin - source.length) / 2;
    const code = data.subarray(begin + source.length, begin + source.length + length);
    if (of !== about || !Number.isInteger(length) || length < 0) return undefined;
    if (source.compare(data, begin, begin + source.length) !== 0 || code.compare(data, data.length - length) !== 0) return undefined;
    return { commands: commands.split(","), code };
  } catch {
    return undefined;
  }
}

/** Keeps it for the next process, whole or not at all; without it that one begins slower, and nothing else. */
function keep(folder: string, about: string, source: Buffer, { commands, code }: Kept): void {
  const path = join(folder, "cli.bin");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.${process.pid}`, Buffer.concat([Buffer.from(`${about}\t${commands.join(",")}\n`), source, code, code]), { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // A folder that cannot be written to.
  }
}
