// Running other programs. Node's own modules only: used before anything is installed.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import path from "node:path";

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** A failure whose message is all that a person needs to see. */
export class Stop extends Error {}

/**
 * Runs a program with its output shown (or collected, with `quiet`), and resolves to `{ code, output }`.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean, shell?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      shell: options.shell ?? false,
    });
    let output = "";
    child.stdout?.on("data", chunk => { output += chunk; });
    child.stderr?.on("data", chunk => { output += chunk; });
    child.on("error", reject);
    child.on("close", code => resolve({ code: code ?? 1, output }));
  });
}

/** Runs npm, on Windows too, where it is a command file. */
export function npm(args, options = {}) {
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Runs a script of node_modules with this Node. */
export function nodeScript(file, args, options = {}) {
  return run(process.execPath, [path.join(root, file), ...args], options);
}

/** Runs the main function of a script: a Stop is shown as one line, anything else with its stack. */
export function main(work) {
  work().catch(failure => {
    process.stderr.write(`${failure instanceof Stop ? failure.message : failure?.stack ?? failure}\n`);
    process.exitCode = 1;
  });
}

/** The value of `--name value` or `--name=value`; true for a bare switch; undefined where it is absent. */
export function option(name, args = process.argv.slice(2)) {
  const at = args.findIndex(arg => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  if (args[at].includes("=")) return args[at].slice(args[at].indexOf("=") + 1);
  const next = args[at + 1];
  return next === undefined || next.startsWith("--") ? true : next;
}
