import { setFlagsFromString } from "node:v8";

/**
 * How much V8 does about code that runs often: `little` compiles it once, quickly; `some` compiles what is hot once more,
 * without much of what it calls; `usual` is how V8 comes. Compiling for a long run costs a short one more than it runs.
 */
export type CompilerEffort = "little" | "some" | "usual";

/** Versions of Node whose V8 is known to have these switches; on others all stays as it comes. */
const KNOWN = /^v2[0-4]\./;

const SWITCHES: Readonly<Record<CompilerEffort, readonly string[]>> = {
  little: ["--no-turbofan", "--max-inlined-bytecode-size-cumulative=300"],
  some: ["--turbofan", "--max-inlined-bytecode-size-cumulative=300"],
  usual: ["--turbofan", "--max-inlined-bytecode-size-cumulative=920"],
};

/** From now on so much is done. What a program computes is the same with each. */
export function setCompilerEffort(effort: CompilerEffort): void {
  if (KNOWN.test(process.version)) for (const each of SWITCHES[effort]) setFlagsFromString(each);
}
