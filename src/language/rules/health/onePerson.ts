import { healthOf } from "../../../core/health/assess";
import { idPlace } from "../places";
import type { Rule } from "../rule";
import { counted, nameOf, percent } from "../wording";

/** One person does so much of the work that is left that the plan stands and falls with them. */
export const healthOnePerson: Rule = {
  code: "health-one-person",
  doc: {
    title: "The plan stands and falls with one person",
    meaning:
      "One person does more of the open work than `health: {one-person: 50%}` allows: when they are away, most of the plan stands still. Plans "
      + "with one person only are not judged.",
    fix: "Give some of it to others, or let two work together where only one knows how.",
    before: `plan: Bus
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
people:
  ana: {name: Ana Silva}
  ben: {name: Ben Ito}
tasks:
  a: {effort: 2d, who: ana}
  b: {effort: 2d, who: ana, after: a}
  c: {effort: 2d, who: ana, after: b}
  d: {effort: 2d, who: ana, after: c}
  e: {effort: 2d, who: ben, after: d}
`,
    after: `plan: Bus
start: 2026-01-05
as-of: none
health: {least-tasks: 1}
people:
  ana: {name: Ana Silva}
  ben: {name: Ben Ito}
tasks:
  a: {effort: 2d, who: ana}
  b: {effort: 2d, who: ben, after: a}
  c: {effort: 2d, who: ana, after: b}
  d: {effort: 2d, who: ben, after: c}
  e: {effort: 2d, who: [ana, ben], after: d}
`,
  },
  check({ plan, schedule }, report) {
    const health = healthOf(schedule);
    const { measured, verdict } = health.of("one-person");
    if (health.input === undefined || health.input.open < health.input.limits.leastTasks) return;
    if (verdict !== "broken" || "unjudged" in measured) return;
    const person = plan.people.get(measured.hits[0]?.who ?? "");
    if (person === undefined) return;
    report({
      message: `${nameOf(person)} does ${percent(measured.figure)} of the open work, ${counted(measured.count, "task")} alone; give some of it to others or let two work together`,
      at: idPlace(person),
    });
  },
};
