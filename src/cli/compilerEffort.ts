import { setFlagsFromString } from "node:v8";

/**
 * How much V8 does for a program that runs long: with `little` it compiles code once, quickly, and does not look for garbage
 * beside the work; with `some` what is hot is compiled once more, without much of what it calls; `usual` is how V8 comes.
 * What pays in a long run costs a short one more than it runs.
 */
export type CompilerEffort = "little" | "some" | "usual";

/** Versions of Node whose V8 is known to have these switches; on others all stays as it comes. */
const KNOWN = /^v2[0-4]\./;

const SWITCHES: Readonly<Record<CompilerEffort, readonly string[]>> = {
  little: ["--no-turbofan", "--no-incremental-marking", "--max-inlined-bytecode-size-cumulative=300"],
  some: ["--turbofan", "--incremental-marking", "--max-inlined-bytecode-size-cumulative=300"],
  usual: ["--turbofan", "--incremental-marking", "--max-inlined-bytecode-size-cumulative=920"],
};

/** From now on so much is done. What a program computes is the same with each. */
export function setCompilerEffort(effort: CompilerEffort): void {
  if (KNOWN.test(process.version)) for (const each of SWITCHES[effort]) setFlagsFromString(each);
}
