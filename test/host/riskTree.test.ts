import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { commands, workspace, TreeItemCollapsibleState, type ThemeIcon, type TreeItem } from "vscode";
import { until, withPlan } from "./support/plans";

const PLAN = `plan: Risks
id: risky
start: 2026-01-05
as-of: 2026-01-12
currency: EUR
people:
  ana: {name: Ana Silva}
tasks:
  build: {duration: 40d}
risks:
  storm:   # since last year
    probability: likely
    impact: {level: severe, time: 10d, cost: 4000}
    owner: ana
    review: 2026-01-09
    actions: {rope: {title: Tie it down, duration: 1d, started: 2026-01-05, finished: 2026-01-05}, wall: {duration: 2d}}
  thief: {probability: 30%, impact: {level: minor}}
  grant: {opportunity: true, probability: possible, impact: {level: major}}
  fire: {status: happened}
  flood: {status: closed}
`;

describe("the Risks tree", () => {
  it("shows threats, opportunities, issues and closed risks apart, with level, exposure, owner and review", async () => {
    await withPlan("risky.plan.yaml", PLAN, async (_, { riskTree, plans }) => {
      plans.current();
      const line = (key: string) => riskTree.content.lines.get(key);
      await until("the risks", () => line("risky/storm"));
      deepStrictEqual(line("threats risky")?.children, ["risky/storm", "risky/thief"]);
      deepStrictEqual(line("opportunities risky")?.children, ["risky/grant"]);
      deepStrictEqual(line("happened risky")?.children, ["risky/fire"]);
      deepStrictEqual(line("closed risky")?.children, ["risky/flood"]);
      strictEqual(line("closed risky")?.item().collapsibleState, TreeItemCollapsibleState.Collapsed);
      const storm = line("risky/storm")?.item();
      strictEqual(storm?.label, "Storm");
      strictEqual(storm.description, "70% · 7d, 2\u202f800\u00a0EUR · Ana Silva · review was due 9 Jan");
      strictEqual((storm.iconPath as ThemeIcon).id, "flame");
      strictEqual(storm.command?.command, "gantry.revealInPlan");
      strictEqual(String(line("risky/thief")?.item().description), "30% · nobody owns it");
      strictEqual((line("risky/thief")?.item().iconPath as ThemeIcon).id, "circle-outline");
      strictEqual((line("risky/grant")?.item().iconPath as ThemeIcon).id, "arrow-circle-up");
      strictEqual((line("risky/fire")?.item().iconPath as ThemeIcon).id, "zap");
    });
  });

  it("shows the actions below their risk as the tasks that they are", async () => {
    await withPlan("risky.plan.yaml", PLAN, async (_, { riskTree, plans }) => {
      plans.current();
      const storm = await until("the risk", () => riskTree.content.lines.get("risky/storm"));
      deepStrictEqual(storm.children, ["risky/rope", "risky/wall"]);
      const rope = riskTree.content.lines.get("risky/rope");
      strictEqual(rope?.parent, "risky/storm");
      strictEqual(rope.item().label, "Tie it down");
      strictEqual((rope.item().iconPath as ThemeIcon).id, "pass-filled");
      strictEqual((riskTree.content.lines.get("risky/wall")?.item().iconPath as ThemeIcon).id, "circle-outline");
    });
  });

  it("marks risks as happened, closes and opens them, and leaves the rest of the text as it is", async () => {
    await withPlan("risky.plan.yaml", PLAN, async (uri, { riskTree, plans }) => {
      plans.current();
      await until("the risks", () => riskTree.content.lines.get("risky/thief"));
      const document = await workspace.openTextDocument(uri);
      await commands.executeCommand("gantry.riskHappened", "risky/thief");
      strictEqual(document.getText(), PLAN.replace("impact: {level: minor}}", "impact: {level: minor}, status: happened}"));
      await until("it among the issues", () => riskTree.content.lines.get("happened risky")?.children.includes("risky/thief"));
      await commands.executeCommand("gantry.reopenRisk", "risky/thief");
      strictEqual(document.getText(), PLAN);
      await until("both open", () => riskTree.content.lines.get("threats risky")?.children.length === 2);
      await commands.executeCommand("gantry.closeRisk", "risky/thief", ["risky/thief", "risky/grant", "risky/wall", "nonsense"]);
      strictEqual(document.getText(), PLAN.replace("impact: {level: minor}}", "impact: {level: minor}, status: closed}").replace("impact: {level: major}}", "impact: {level: major}, status: closed}"));
    });
  });

  it("has no line that text from a file could make act", async () => {
    await withPlan("risky.plan.yaml", "plan: R\nid: risky\nrisks: {r: {title: \"[x](command:evil) \\u202e <img>\", trigger: \"**now**\"}}\n", async (_, { riskTree, plans }) => {
      plans.current();
      const line = await until("the risk", () => riskTree.content.lines.get("risky/r"));
      const item: TreeItem = line.resolve?.(line.item()) ?? line.item();
      ok(!String(item.label).includes("\u202e"));
      const card = item.tooltip;
      ok(typeof card === "object" && !card.value.includes("[x](command:evil)") && !card.value.includes("**now**"), typeof card === "object" ? card.value : "");
    });
  });
});
