import { equal, ok } from "node:assert/strict";
import { createWorkspace } from "../../src/language/workspace";
import { hostileFiles } from "./support/hostileFiles";
import { checkPlaces } from "./support/sameReading";

/** Milliseconds of the process's own time that one file may take on a quick machine; three times as much fails. */
const AIM = 300;
const LIMIT = 3 * AIM;

const slow: string[] = [];

/** Reads a file beside a good one; the best of two runs counts. */
function check(name: string, text: string, code: string | undefined): void {
  let best = Infinity;
  for (let run = 0; run < 2 && best > AIM; run += 1) {
    const workspace = createWorkspace();
    workspace.update("good.plan.yaml", "plan: Good\ntasks:\n  a: {effort: 1d}\n");
    const began = process.cpuUsage();
    workspace.update("hostile.plan.yaml", text);
    const snapshot = workspace.snapshot();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
    checkPlaces(snapshot);
    equal(snapshot.planOfFile("good.plan.yaml")?.tasks[0]?.item.id, "a");
    const own = snapshot.problems.filter((problem) => snapshot.fileOf(problem.at.item).path === "hostile.plan.yaml");
    if (code !== undefined) ok(own.some((problem) => problem.code === code), `${code} is not among ${[...new Set(own.map((problem) => problem.code))].join(", ")}`);
    ok(own.length <= 2000, `${own.length} problems`);
  }
  if (best > AIM) slow.push(`${name}: ${Math.round(best)} ms`);
  ok(best <= LIMIT, `took ${Math.round(best)} ms`);
}

describe("hostile files", () => {
  it("are at least sixty", () => {
    ok(hostileFiles.length >= 60, String(hostileFiles.length));
  });
  after(() => {
    if (slow.length > 0) process.stdout.write(`    over ${AIM} ms: ${slow.join(", ")}\n`);
  });
  for (const [name, text, code] of hostileFiles) {
    it(name, () => {
      check(name, text, code);
    }).timeout(30_000);
  }
});
