import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inFolder } from "./commandLine";

interface Found {
  readonly code: string;
  readonly severity: string;
}

/** Problems of a plan of the repository, alone in a folder. */
async function problemsOf(file: string): Promise<Found[]> {
  let problems: Found[] = [];
  await inFolder({ "a.plan.yaml": readFileSync(file, "utf8") }, async ({ gantry }) => {
    ({ problems } = JSON.parse((await gantry("check", "--json")).out) as { problems: Found[] });
  });
  return problems;
}

const codesOf = (problems: readonly Found[]): string[] => [...new Set(problems.map((problem) => problem.code))].sort();

describe("plans of the repository", () => {
  it("the plan of Gantry itself has neither errors nor warnings", async () => {
    assert.deepEqual((await problemsOf("gantry.plan.yaml")).filter(({ severity }) => severity === "error" || severity === "warning"), []);
  });

  it("the product example misses one deadline, and nothing else", async () => {
    assert.deepEqual(codesOf(await problemsOf("examples/product.plan.yaml")), ["missed-deadline"]);
  });

  it("the example of a risk register has neither errors nor warnings", async () => {
    assert.deepEqual((await problemsOf("examples/risk-register.plan.yaml")).filter(({ severity }) => severity === "error" || severity === "warning"), []);
  });

  it("the example of sprints has one item that is over too late, and is alone without its table", async () => {
    assert.deepEqual(codesOf(await problemsOf("examples/sprints.plan.yaml")), ["missing-revision", "sprint-overrun"]);
  });

  it("the example of metrics has two key results off track, releases and a metric that nothing refers to, and is alone without its table", async () => {
    assert.deepEqual(codesOf(await problemsOf("examples/metrics.plan.yaml")), ["metric-data", "off-track", "unused"]);
  });

  it("the broken example has each fault that its comments name", async () => {
    const named = [...readFileSync("examples/broken.plan.yaml", "utf8").matchAll(/^ *# ([a-z]+(?:-[a-z]+)*)(?:$|:)/gm)].map((match) => match[1] ?? "");
    assert.ok(named.length >= 9, named.join());
    assert.deepEqual(codesOf(await problemsOf("examples/broken.plan.yaml")), [...new Set(named)].sort());
  });
});
