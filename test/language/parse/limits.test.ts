import { deepEqual, equal } from "node:assert/strict";
import { estimatedNodes } from "../../../src/language/parse/estimatedNodes";
import { readPlan } from "../../../src/language/snapshot";

/** Code and severity of all problems. */
function check(name: string, text: () => string, ...problems: readonly string[]): void {
  it(name, () => {
    deepEqual(readPlan(text()).problems.map(({ code, severity }) => `${code} ${severity}`), problems);
  });
}

describe("limits of a file", () => {
  check("a large file gets a hint and is read", () => `plan: x\n# ${"x".repeat(4_000_000)}\n`, "file-too-large hint");
  check("a file beyond 8 million letters is not read", () => `plan: x\nbad\n# ${"x".repeat(8_000_000)}\n`, "file-too-large error");
  check("a file just below is read", () => `plan: x\nbad\n# ${"x".repeat(7_900_000)}\n`, "file-too-large hint", "yaml-syntax error");
  check("zero bytes", () => "plan: x\u0000\n", "yaml-syntax error");
  check("nothing", () => "", "yaml-syntax information");
  check("nothing but blanks and comments", () => "# to do\r\n\n  # later\n", "yaml-syntax information");
  check("letters that were lost", () => "plan: \uFFFD\n", "lost-text warning");
  check("an item of too many values is left out alone", () => `tasks:\n  a: {tags: [${"t, ".repeat(30_000)}]}\n  b: {effort: 1d}\n  c: {efort: 1d}\n`, "file-too-large error", "unknown-key error");
  it("keeps the other items of such a file", () => {
    equal(readPlan(`tasks:\n  a: {tags: [${"t, ".repeat(30_000)}]}\n  b: {effort: 1d}\n`).plans[0]?.tasks.length, 2);
  });
  it("estimates at least as many values as there are separators", () => {
    equal(estimatedNodes("a: 1\nb: [1, 2]\n- x\n"), 2 + 2 + 1 + 1 + 1);
    equal(estimatedNodes("no values here"), 0);
  });
});
