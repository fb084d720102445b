import { ok, strictEqual } from "node:assert/strict";
import { Position, WorkspaceEdit, workspace } from "vscode";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { until, withPlan } from "./support/plans";

const TASKS: readonly (readonly [days: number, who: string, after?: number])[] = [
  [4, "ben, cai"], [4, "ben"], [1, "ben"], [1, "ben", 1], [6, "ana"], [4, "ben"], [3, "cai, ana"], [6, "cai", 4], [2, "ana", 5], [2, "ben", 1],
  [1, "ana", 9], [5, "ana"], [3, "ana"], [6, "ana, cai"], [4, "cai, ana"], [5, "ben", 2], [5, "ben, cai"], [1, "ben", 14],
];

const PLAN = `plan: Order of work
id: order
start: 2026-01-05
as-of: none
people: {ana: {}, ben: {}, cai: {leave: {2026-01-14..2026-01-15: Trip}}}
tasks:
${TASKS.map(([days, who, after], i) => `  t${String(i)}: {duration: ${String(days)}d, who: [${who}]${after === undefined ? "" : `, after: t${String(after)}`}}`).join("\n")}
`;

describe("levelling in the background", () => {
  it("shows better dates than the first ones, the same as those of the command line, and begins again after an edit", async () => {
    await withPlan("order.plan.yaml", PLAN, async (uri, { plans }) => {
      const levelled = (effort: string) => () => {
        const schedule = plans.current().schedules.get("order");
        return schedule?.levelling?.effort === effort ? schedule : undefined;
      };
      const better = await until("the search has ended", levelled("normal"));
      const [quick, normal] = (["quick", "normal"] as const).map(effort => schedulePlan(better.plan, { now: 0, effort }));
      ok(better.finish < quick!.finish, "the search found nothing better");
      strictEqual(better.finish, normal!.finish);
      for (const [i, task] of better.tasks.entries()) strictEqual(task.start, normal!.tasks[i]?.start, task.id);
      const words = new WorkspaceEdit();
      words.insert(uri, new Position(6, "  t0: {".length), "title: First, ");
      await workspace.applyEdit(words);
      const worded = plans.current().schedules.get("order");
      strictEqual(worded?.plan.tasks[0]?.item.title, "First");
      strictEqual(worded.levelling?.effort, "normal", "other words have ended the order");
      const edit = new WorkspaceEdit();
      edit.insert(uri, new Position(PLAN.split("\n").length - 1, 0), "  more: {duration: 1d, who: ana}\n");
      await workspace.applyEdit(edit);
      await until("an edit is answered by the priority rules at once", levelled("quick"));
      const again = await until("the search has ended once more", levelled("normal"));
      strictEqual(again.tasks.length, TASKS.length + 1);
    });
  });

  it("begins again when a plan that another waits for has other dates, and not when it has other words", async () => {
    const other = "plan: Other\nid: other\nstart: 2026-01-05\nas-of: none\ntasks:\n  far: {duration: 1d}\n";
    await withPlan("other.plan.yaml", other, async (farUri, { plans }) => {
      await withPlan("order.plan.yaml", PLAN.replace("t0: {", "t0: {after: other/far, "), async () => {
        const effort = () => plans.current().schedules.get("order")?.levelling?.effort;
        await until("the search has ended", () => effort() === "normal");
        const change = async (text: string) => {
          const edit = new WorkspaceEdit();
          edit.insert(farUri, new Position(5, "  far: {".length), text);
          await workspace.applyEdit(edit);
        };
        await change("title: Far, ");
        strictEqual(effort(), "normal");
        await change("not-before: 2026-01-12, ");
        strictEqual(effort(), "quick");
        await until("the search has ended once more", () => effort() === "normal");
      });
    });
  });
});
