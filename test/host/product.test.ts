import { match, ok, strictEqual } from "node:assert/strict";
import { commands } from "vscode";
import { metricFigures } from "../../src/core/product/metrics";
import { choosePlan } from "../../src/host/commands/choosePlan";
import { problemAt, remove, until, withPlan, write } from "./support/plans";

const PLAN = `plan: Sell
id: sell
start: 2026-01-05
as-of: 2026-03-02
objectives:
  pay: {title: Pay, results: {paid: {metric: paid, from: 60%, target: 80%, by: 2026-04-30}}}
metrics:
  paid: {title: Paid orders, unit: "%", file: paid.csv}
backlog:
  csv: {title: Export the orders as CSV}
tasks:
  build: {duration: 3d, objective: pay}
`;

describe("metrics in the editor", () => {
  it("are read from a table, again when it changes, and stand in the tree", async () => {
    await write("paid.csv", "date,value\n2026-02-03,many\n");
    try {
      await withPlan("sell.plan.yaml", PLAN, async (uri, { plans, releasesTree }) => {
        match((await problemAt(uri, "metric-data")).message, /line 2 has the value `many`/);
        await write("paid.csv", "date,value\n2026-02-03,61%\n2026-02-10,62%\n2026-02-17,63%\n");
        match((await problemAt(uri, "off-track")).message, /by its trend reaches 80% on 16 Jun 2026/);
        const { snapshot, context } = plans.analysis;
        const plan = snapshot.planById("sell");
        ok(plan);
        strictEqual(metricFigures(plan, context.metrics?.(plan))[0]?.last?.value, 63);
        await until("the key result with its forecast", () => {
          const said = String(releasesTree.content.lines.get("sell/pay result paid")?.item().description);
          return /^15% · 60% → 63% → 80% · by 30 Apr.* · off track, by the trend 16 Jun/.test(said);
        });
      });
    } finally {
      await remove("paid.csv");
    }
  });

  it("stand beside feedback that is captured as text", async () => {
    await withPlan("sell.plan.yaml", PLAN, async (_uri, { plans }) => {
      const added = await commands.executeCommand("gantry.captureFeedback", { plan: "sell", text: "Let us export: now #1", from: "ACME", about: "csv" });
      strictEqual(JSON.stringify(added), JSON.stringify({ plan: "sell", id: "acme-let-us-export-now" }));
      const said = plans.current().snapshot.planById("sell")?.kept.get("feedback")?.get("acme-let-us-export-now");
      strictEqual(said?.values.get("text"), "Let us export: now #1");
    });
  });

  it("wait for the first reading: until then an included file looks like a plan", async () => {
    await withPlan("sell.plan.yaml", PLAN, async (_uri, { plans }) => {
      let read = (): void => undefined;
      let isRead = false;
      const ready = new Promise<void>((resolve) => { read = () => { isRead = true; resolve(); }; });
      const asked: string[] = [];
      const early = { ready: () => ready, get analysis() { asked.push(isRead ? "read" : "too early"); return plans.analysis; }, fileOf: plans.fileOf } as unknown as Parameters<typeof choosePlan>[0];
      const chosen = choosePlan(early, "sell");
      await Promise.resolve();
      strictEqual(asked.length, 0);
      read();
      strictEqual((await chosen)?.id, "sell");
      strictEqual(asked.join(), "read");
    });
  });
});
