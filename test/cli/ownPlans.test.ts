import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
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

  const WHOLE = "examples/repeat-orders";
  const whole = Object.fromEntries(readdirSync(WHOLE).map((name) => [name, readFileSync(join(WHOLE, name), "utf8")]));

  it("the example of a whole product has no problems at all, and its checks hold", () => inFolder(whole, async ({ gantry }) => {
    const { problems } = JSON.parse((await gantry("check", "--json")).out) as { problems: Found[] };
    assert.deepEqual(problems, []);
  }));

  it("the example of a whole product has something of everything that a product plan can say", () => {
    const text = Object.values(whole).join("\n");
    for (const section of ["objectives", "metrics", "personas", "feedback", "research", "competitors", "stakeholders", "decisions", "risks", "backlog", "tasks"]) assert.match(text, new RegExp(`^${section}:$`, "m"), section);
    for (const key of ["vision", "sprints", "board", "prioritize", "baselines", "releases", "risks", "updates", "checks", "budget", "residual", "cohorts", "file", "history", "features"]) assert.match(text, new RegExp(`\\b${key}:`), key);
  });

  it("the example of a whole product ranks by its own formula, and reports its metrics", () => inFolder(whole, async ({ gantry }) => {
    assert.match((await gantry("rank", "repeat-orders.plan.yaml")).out, /^1 {2}cut-off .*\n2 {2}substitutes .*\n3 {2}one-tap /m);
    const { out } = await gantry("report", "repeat-orders.plan.yaml");
    for (const line of ["Cafés that order every week: 65.2% of 72%", "Cafés that are still here: 69% of 75%", "| Saved baskets | Released | 24 Apr | 24 Apr | 100% |"]) assert.ok(out.includes(line), line);
  }));

  it("the example of metrics has two key results off track, releases and a metric that nothing refers to, and is alone without its table", async () => {
    assert.deepEqual(codesOf(await problemsOf("examples/metrics.plan.yaml")), ["metric-data", "off-track", "unused"]);
  });

  it("the broken example has each fault that its comments name", async () => {
    const named = [...readFileSync("examples/broken.plan.yaml", "utf8").matchAll(/^ *# ([a-z]+(?:-[a-z]+)*)(?:$|:)/gm)].map((match) => match[1] ?? "");
    assert.ok(named.length >= 9, named.join());
    assert.deepEqual(codesOf(await problemsOf("examples/broken.plan.yaml")), [...new Set(named)].sort());
  });
});
