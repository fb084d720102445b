import { deepStrictEqual } from "node:assert/strict";
import { until, withPlan } from "./support/plans";

const PLAN = `plan: Checked
id: checked
start: 2026-01-05
as-of: none
checks:
  soon: "finish(a) <= 2026-01-06"
  late: "finish(a) <= 2026-01-05"
  sure: "P80(plan) <= 2026-01-08"
tasks:
  a: {duration: 2d}
`;

describe("the checks of a plan as tests", () => {
  it("stand in the Test Explorer, pass and fail, with a simulation where one is asked for", async () => {
    await withPlan("checked.plan.yaml", PLAN, async (_, { checkTests }) => {
      const names = (): string[] => {
        const found: string[] = [];
        checkTests.controller.items.get("checked")?.children.forEach(({ id, description }) => { found.push(`${id} ${description ?? ""}`); });
        return found.sort();
      };
      await until("the checks", () => names().length === 3);
      deepStrictEqual(names(), ["checked/late finish(a) <= 2026-01-05", "checked/soon finish(a) <= 2026-01-06", "checked/sure P80(plan) <= 2026-01-08"]);
      checkTests.run();
      deepStrictEqual(Object.fromEntries(checkTests.outcomes), { "checked/late": "fails", "checked/soon": "holds", "checked/sure": "holds" });
    });
  });
});
