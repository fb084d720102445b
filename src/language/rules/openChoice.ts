import type { Assignment } from "../../core/model/values";
import { replaceText, setKey } from "./fixes";
import { placeAt } from "./places";
import type { Rule, RuleInput } from "./rule";
import { PROGRESS } from "./taskTraits";
import { listed, nameOf, percent } from "./wording";

/** Work has started, but who does it is still a choice of the scheduler. */
export const openChoice: Rule = {
  code: "open-choice",
  doc: {
    title: "Started, but who does it is still a choice",
    meaning:
      "`any of`, `2 of` and `role` leave it to the scheduler who works on a task. Once the work has started somebody is doing "
      + "it, and the name belongs in the file; otherwise the plan may hand the work to another tomorrow.",
    fix: "Write the name of whoever does it.",
    before: `plan: Who is it
start: 2026-01-05
as-of: 2026-01-06
people:
  ana: {name: Ana Silva}
  ben: {name: Ben Ito}
tasks:
  build: {effort: 4d, who: any of ana ben, started: 2026-01-05, done: 25%}
  docs: {effort: 1d, who: ben, after: build}
`,
    after: `plan: Who is it
start: 2026-01-05
as-of: 2026-01-06
people:
  ana: {name: Ana Silva}
  ben: {name: Ben Ito}
tasks:
  build: {effort: 4d, who: ana, started: 2026-01-05, done: 25%}
  docs: {effort: 1d, who: ben, after: build}
`,
  },
  check(input, report) {
    for (const { node, task, dates } of input.facts.having(PROGRESS)) {
      if (task.started === undefined || task.summary || dates.dropped || dates.finished) continue;
      const who = input.facts.whoOf(node.index);
      for (const assignment of who?.who ?? []) {
        if (who === undefined || assignment.choose === "all") continue;
        const chosen = chosenOf(input, node.index, assignment);
        const own = who.item === task;
        report({
          message: `${nameOf(task)} has started, but who does it is still open; write the name${chosen.length === 0 ? "" : `, such as ${listed(chosen)}`}`,
          at: placeAt(who.item, assignment.at),
          fixes: chosen.length === 0 ? []
            : own ? [replaceText(`Write ${listed(chosen)}`, placeAt(task, assignment.at), written(task.who ?? [], assignment, chosen))]
              : who.who.length > 1 ? [] : [setKey(`Write ${listed(chosen)} for this task`, input.plan, task, "who", written(who.who, assignment, chosen))],
        });
      }
    }
  },
};

/** Who the schedule chose for an assignment. */
function chosenOf(input: RuleInput, index: number, assignment: Assignment): string[] {
  const booked = input.schedule.tasks[index]?.assignments.map(({ resource }) => resource) ?? [];
  const fitting = booked.filter(id => assignment.role !== undefined
    ? input.plan.people.get(id)?.role?.includes(assignment.role) === true
    : assignment.of.some(ref => ref.id === id || input.plan.teams.get(ref.id)?.members.some(({ ref: member }) => member.id === id) === true));
  return assignment.choose === "all" ? [] : fitting.slice(0, assignment.choose);
}

/** The names with their share; as a list where they must stand for one element. */
function written(who: readonly Assignment[], assignment: Assignment, chosen: readonly string[]): string {
  const share = assignment.share === undefined ? "" : ` ${percent(assignment.share).replace(" ", "")}`;
  const names = chosen.map(id => `${id}${share}`).join(", ");
  return who.length === 1 && chosen.length > 1 ? `[${names}]` : names;
}
