import type { Risk } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { Schedule } from "../../../core/schedule/result";
import { setKey } from "../fixes";
import { valuePlace } from "../places";
import type { Rule } from "../rule";
import { code, nameOf } from "../wording";
import { withRisk } from "./plans";

const MOST_OFFERED = 5;

/** A risk that has happened is an issue: somebody has to answer for it. */
export const riskIssue: Rule = {
  code: "risk-issue",
  doc: {
    title: "An issue that nobody deals with",
    meaning:
      "A risk with `status: happened` is an issue. This one has no `owner`: nobody answers for what is done about it.",
    fix: "Write the `owner` and what is still done under `actions`, or `status: closed` once it is over.",
    before: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nstatus: happened\nactions: {stub: {title: Build a stub, effort: 2d, who: ana}}"),
    after: withRisk("none", "probability: 30%\nimpact: {time: 3d}\nowner: ana\nstatus: happened\nactions: {stub: {title: Build a stub, effort: 2d, who: ana}}"),
  },
  check({ plan, schedule }, report) {
    for (const risk of plan.risks.values()) {
      if (risk.status !== "happened" || risk.owner !== undefined) continue;
      const idle = !risk.actions.some(({ id }) => isOpen(plan, schedule, id));
      const lacks = idle ? "has no owner and nothing is done about it" : "has no owner";
      report({
        message: `${nameOf(risk)} has happened and ${lacks}; write who answers for it and what is done, or close it`,
        at: valuePlace(risk, "status"),
        fixes: fixesOf(plan, risk),
      });
    }
  },
};

function isOpen(plan: Plan, schedule: Schedule, id: string): boolean {
  const task = schedule.tasks[plan.taskIndex.get(id) ?? -1];
  return task !== undefined && !task.finished && !task.dropped;
}

function fixesOf(plan: Plan, risk: Risk): ReturnType<typeof setKey>[] {
  return [
    ...[...plan.people.values()].slice(0, MOST_OFFERED).map(person => setKey(`Give it to ${nameOf(person)}`, plan, risk, "owner", person.id)),
    setKey(`It is over: write ${code("status: closed")}`, plan, risk, "status", "closed"),
  ];
}
