import type { Assignment } from "../../core/model/values";
import { removeKey } from "./fixes";
import { idPlace, placeAt, valuePlace } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code, listed, nameOf } from "./wording";

/** The people or the calendar of a task never have the time. */
export const noCapacity: Rule = {
  code: "no-capacity",
  doc: {
    title: "Nobody ever has the time",
    meaning:
      "The people, the equipment or the calendar of a task never have working time for it: a calendar without hours, a "
      + "capacity of 0 %, people who are never there at the same time, or availability that has ended. The task gets no "
      + "honest date.",
    fix: "Give the calendar hours, the person capacity or availability, or the task to somebody else.",
    before: `plan: Nobody there
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva, capacity: 0%}
tasks:
  build: {effort: 3d, who: ana}
`,
    after: `plan: Nobody there
start: 2026-01-05
as-of: none
people:
  ana: {name: Ana Silva, capacity: 50%}
tasks:
  build: {effort: 3d, who: ana}
`,
  },
  check(input, report) {
    for (const fault of input.schedule.faults) {
      if (fault.kind === "no-capacity") reportFault(input, fault.task, fault.resources, report);
    }
  },
};

function reportFault(input: RuleInput, index: number, resources: readonly string[], report: Report): void {
  const { plan, facts } = input;
  const task = plan.tasks[index]?.item;
  if (task === undefined) return;
  const items = resources.flatMap(id => plan.people.get(id) ?? plan.equipment.get(id) ?? []);
  if (items.length === 0) {
    const key = task.calendar === undefined ? undefined : "calendar";
    report({
      message: `The calendar of ${nameOf(task)} never has working time for it; give the calendar a ${code("week")} with hours`,
      at: key === undefined ? idPlace(task) : valuePlace(task, key),
      fixes: key === undefined ? [] : [removeKey(plan, task, key)],
    });
    return;
  }
  const who = facts.whoOf(index);
  const at = who?.who.find(assignment => names(assignment, resources)) ?? who?.who[0];
  report({
    message: `${listed(items.map(nameOf))} never ${items.length === 1 ? "has" : "have"} the time for ${nameOf(task)}`
      + "; change the capacity, calendar or availability, or who does it",
    at: who === undefined || at === undefined ? idPlace(task) : placeAt(who.item, at.at),
    related: items.slice(0, 5).map(item => ({ message: `${nameOf(item)} is described here.`, at: idPlace(item) })),
  });
}

function names(assignment: Assignment, resources: readonly string[]): boolean {
  return assignment.of.some(ref => resources.includes(ref.id));
}
