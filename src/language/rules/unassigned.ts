import type { Plan } from "../../core/model/plan";
import type { Assignment } from "../../core/model/values";
import { setKey } from "./fixes";
import { keyPlace } from "./places";
import { isRejected } from "./rejected";
import type { Rule } from "./rule";
import { checkLeavers } from "./shortChoices";
import { ALONE, EFFORT } from "./taskTraits";
import { code, nameOf } from "./wording";

const MOST_OFFERED = 5;

/** Effort without people. */
export const unassigned: Rule = {
  code: "unassigned",
  doc: {
    title: "Effort without people",
    meaning:
      "A task has `effort`, which is person-time, but neither it nor a summary above it says who works on it. It is planned "
      + "as one full-time person on the plan's calendar who is never short of time. Equipment does no effort, nor does a team that has "
      + "nobody for all of the task. A choice of several of a team is reported too where fewer are in it then.",
    fix: "Write `who`, or a `duration` instead of the effort when it does not matter who works on it.",
    before: `plan: Nobody yet
start: 2026-01-05
as-of: none
tasks:
  build: {effort: 2d}
`,
    after: `plan: Nobody yet
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva}
tasks:
  build: {effort: 2d, who: ana}
`,
  },
  check(input, report) {
    checkLeavers(input, report);
    const { plan, facts } = input;
    const people = [...plan.people.values()].slice(0, MOST_OFFERED);
    for (const { node, task, dates } of facts.having(plan.equipment.size + plan.teams.size === 0 ? ALONE : EFFORT)) {
      if (task.effort === undefined || dates.kind === "milestone" || task.summary || dates.dropped || dates.finished) continue;
      if (isRejected(task, "who")) continue;
      if (dates.assignments.some(({ resource }) => !plan.equipment.has(resource))) continue;
      const who = facts.whoOf(node.index)?.who ?? [];
      if (who.some(assignment => mayHavePeople(plan, assignment))) continue;
      const team = who.flatMap(({ of }) => of.flatMap(({ id }) => plan.teams.get(id) ?? []))[0];
      report({
        message: team === undefined
          ? `Nobody works on ${nameOf(task)}; say who does, or give it a ${code("duration")} instead of effort`
          : `Nobody is in ${nameOf(team)} for all of ${nameOf(task)}; name someone, or say in the team who is there then`,
        at: keyPlace(task, "effort"),
        fixes: task.who === undefined ? people.map(person => setKey(`Give it to ${nameOf(person)}`, plan, task, "who", person.id)) : [],
      });
    }
  },
};

/** True unless everything named is equipment or a team, who would be booked; an unknown name may well be a person. */
function mayHavePeople(plan: Plan, assignment: Assignment): boolean {
  return assignment.role !== undefined || assignment.of.some(({ id }) => !plan.equipment.has(id) && !plan.teams.has(id));
}
