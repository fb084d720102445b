import type { Plan } from "../../core/model/plan";
import type { Assignment } from "../../core/model/values";
import { placeAt } from "./places";
import type { Report, RuleInput } from "./rule";
import { sharedPlan } from "./sharedPlan";
import { NAMING } from "./taskTraits";
import { nameOf } from "./wording";

/** Reports choices of more people than there are to choose from; who is unknown is reported elsewhere. */
export function checkChoices({ snapshot, plan, facts }: RuleInput, report: Report): void {
  const shared = sharedPlan(snapshot, plan);
  if (plan.settings.peopleFrom !== undefined && shared === undefined) return;
  const plans = shared === undefined ? [plan] : [plan, shared];
  for (const { task } of facts.having(NAMING)) {
    for (const assignment of task.who ?? []) {
      if (assignment.choose === "all" || assignment.choose < 2) continue;
      const there = candidates(plans, assignment).size;
      if (there === 0 || there >= assignment.choose) continue;
      const only = there === 1 ? "is only 1" : `are only ${String(there)}`;
      report({ message: `There ${only} to choose ${String(assignment.choose)} from for ${nameOf(task)}; ask for fewer or name more`, at: placeAt(task, assignment.at) });
    }
  }
}

/** Reports choices that fewer people fill than are asked for, since the others are not in their team for all of the task. */
export function checkLeavers({ snapshot, plan, schedule, facts }: RuleInput, report: Report): void {
  const shared = sharedPlan(snapshot, plan);
  const plans = shared === undefined ? [plan] : [plan, shared];
  if (!plans.some(({ teams }) => [...teams.values()].some(({ members }) => members.some(({ span }) => span !== undefined)))) return;
  for (const { node, task, dates } of facts.having(NAMING)) {
    for (const assignment of task.who ?? []) {
      const { choose, role } = assignment;
      if (choose === "all" || choose < 2 || role !== undefined || (task.who?.length === 1 && dates.assignments.length >= choose)) continue;
      const there = candidates(plans, assignment);
      if (there.size < choose) continue;
      for (const { index, finished, assignments } of schedule.tasks.slice(node.index, node.end)) {
        const item = plan.tasks[index]?.item;
        const chosen = assignments.filter(({ resource }) => there.has(resource)).length;
        if (item === undefined || finished || chosen === 0 || chosen >= choose || facts.whoOf(index)?.item !== task) continue;
        report({ message: `Only ${String(chosen)} of the ${String(choose)} people asked for ${chosen === 1 ? "is" : "are"} there for all of ${nameOf(item)}; name more, or say in the team who is there then`, at: placeAt(task, assignment.at) });
        break;
      }
    }
  }
}

/** Who there is to choose from; nobody where one of them is unknown. */
function candidates(plans: readonly Plan[], { of, role }: Assignment): ReadonlySet<string> {
  const found = new Set<string>();
  if (role !== undefined) {
    for (const { people } of plans) for (const [id, person] of people) if (person.role?.includes(role) === true) found.add(id);
    return found;
  }
  const seen = new Set<string>();
  const open = of.map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const name = id;
    const teams = plans.flatMap(({ teams }) => teams.get(name) ?? []);
    if (plans.some(({ people, equipment }) => people.has(name) || equipment.has(name))) found.add(name);
    else if (teams.length === 0) return new Set();
    else for (const { members } of teams) for (const { ref } of members) open.push(ref.id);
  }
  return found;
}
