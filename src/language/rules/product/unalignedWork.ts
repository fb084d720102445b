import type { Plan } from "../../../core/model/plan";
import type { Schedule } from "../../../core/schedule/result";
import { idPlace } from "../places";
import type { Rule } from "../rule";
import { code, counted, nameOf } from "../wording";

/** Where more of the open work than this serves none, the plan does not align its work. */
const MOST_UNALIGNED = 0.5;
/** So many tasks are pointed at. */
const MOST_RELATED = 10;

/** Work serves no objective, where other work of the plan does. */
export const unalignedWork: Rule = {
  code: "unaligned-work",
  doc: {
    title: "Work serves no objective",
    meaning:
      "At least half of the open tasks name an `objective`, or stand in a summary that does, and others do not. There is one hint for a plan, at the first of them. "
      + "Milestones, actions of risks and finished or dropped work are left out, and so are plans that serve objectives with less than half of their work.",
    fix: "Name the objective at the task or at a summary above it; or silence the hint with `allow` at the top of the plan.",
    before: `plan: Two minds
start: 2026-01-05
as-of: none
objectives:
  faster: {title: Faster checkout}
tasks:
  build: {duration: 3d, objective: faster}
  paint: {duration: 2d}
`,
    after: `plan: One mind
start: 2026-01-05
as-of: none
objectives:
  faster: {title: Faster checkout}
tasks:
  build: {duration: 3d, objective: faster}
  paint: {duration: 2d, objective: faster}
`,
  },
  check({ plan, schedule }, report) {
    if (plan.objectives.size === 0) return;
    const { open, without } = openWork(plan, schedule);
    const [first, ...others] = without;
    if (first === undefined || without.length > open * MOST_UNALIGNED) return;
    report({
      message: `${counted(without.length, "open task")} of ${String(open)} ${without.length === 1 ? "serves" : "serve"} no objective, ${others.length === 0 ? "this one" : "beginning with this one"}; write ${code("objective")} there or at a summary above`,
      at: idPlace(first),
      related: others.slice(0, MOST_RELATED).map((task) => ({ message: `${nameOf(task)} serves none.`, at: idPlace(task) })),
    });
  },
};

function openWork(plan: Plan, schedule: Schedule): { readonly open: number; readonly without: readonly Plan["tasks"][number]["item"][] } {
  let open = 0;
  const without: Plan["tasks"][number]["item"][] = [];
  for (const node of plan.tasks) {
    const dates = schedule.tasks[node.index];
    if (dates === undefined || node.risk !== undefined || dates.kind !== "task" || dates.finished || dates.dropped) continue;
    open += 1;
    if (dates.objective === undefined) without.push(node.item);
  }
  return { open, without };
}
