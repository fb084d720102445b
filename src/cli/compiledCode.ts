import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix, win32 } from "node:path";
import { Script } from "node:vm";

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
  const source = readFileSync(file, "utf8").replace(/^#!.*/, "");
  const about = `${process.version} ${process.arch} ${file} ${printOf(source)}`;
  const kept = folder === undefined ? undefined : keptCode(join(folder, "cli.bin"), about);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: file, ...(kept === undefined ? {} : { cachedData: kept.code }) });
  const known = script.cachedDataRejected === false ? (kept?.commands ?? []) : [];
  if (folder !== undefined && !known.includes(command)) {
    process.once("exit", (code) => {
      if (code < 2) keep(folder, about, { commands: [...known, command], code: script.createCachedData() });
    });
  }
  const module = { exports: {} };
  const run = script.runInThisContext() as (exports: object, require: NodeJS.Require, module: object, filename: string, folder: string) => void;
  run(module.exports, createRequire(file), module, file, dirname(file));
}

/** V8 looks neither at the text that code was made of nor at the code itself: both are known by their fingerprints. */
function printOf(data: string | Buffer): string {
  return createHash("sha1").update(data).digest("hex");
}

function keptCode(path: string, about: string): Kept | undefined {
  try {
    const data = readFileSync(path);
    const end = data.indexOf(10);
    const [of, print, commands = ""] = data.toString("utf8", 0, end).split("\t");
    const code = data.subarray(end + 1);
    return of === about && print === printOf(code) ? { commands: commands.split(","), code } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for the next process, whole or not at all; without it that one begins slower, and nothing else. */
function keep(folder: string, about: string, { commands, code }: Kept): void {
  const path = join(folder, "cli.bin");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.${process.pid}`, Buffer.concat([Buffer.from(`${about}\t${printOf(code)}\t${commands.join(",")}\n`), code]), { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // A folder that cannot be written to.
  }
}
