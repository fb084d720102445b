import type { Task } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Condition } from "../../core/model/values";
import type { Fix } from "../../core/model/problem";
import { placeAt } from "./places";
import type { Rule, RuleInput } from "./rule";
import { NAMING } from "./taskTraits";
import { code, nameOf } from "./wording";

/** Tasks that are looked at for all conditions of a plan at most: of more the circles are not told. */
const MOST_LOOKED_AT = 50_000;

/** How many tasks may still be looked at. */
interface Looked {
  left: number;
}

/** A condition that is known too late, or can never hold. */
export const impossibleCondition: Rule = {
  code: "impossible-condition",
  doc: {
    title: "The condition cannot decide about the task",
    meaning:
      "An `if` names an outcome of the task itself or of work that depends on the task, or two outcomes of one task of which only one can come out, or the task "
      + "begins before the outcome is known.",
    fix: "Name the outcome of another task, or let the task wait for the one whose outcome decides.",
    before: `plan: Too early
start: 2026-01-05
as-of: none
tasks:
  try: {duration: 3d, outcomes: {good: 80%, bad: 20%}}
  fix: {duration: 2d, if: try bad}
`,
    after: `plan: Too early
start: 2026-01-05
as-of: none
tasks:
  try: {duration: 3d, outcomes: {good: 80%, bad: 20%}}
  fix: {duration: 2d, if: try bad, after: try}
`,
  },
  check(input, report) {
    const looked: Looked = { left: MOST_LOOKED_AT };
    for (const { task, node } of input.facts.having(NAMING)) {
      if (task.onlyIf === undefined) continue;
      for (const condition of task.onlyIf) {
        const fault = faultOf(input, { task, index: node.index, condition }, looked);
        if (fault === undefined) continue;
        report({ message: fault.message, at: placeAt(task, condition.at), ...(fault.fix === undefined ? {} : { fixes: [fault.fix] }) });
        break;
      }
    }
  },
};

interface Fault {
  readonly message: string;
  readonly fix?: Fix;
}

interface Conditioned {
  readonly task: Task;
  readonly index: number;
  readonly condition: Condition;
}

function faultOf({ plan, schedule }: RuleInput, { task, index, condition }: Conditioned, looked: Looked): Fault | undefined {
  const carrier = carrierOf(plan, condition);
  const known = plan.tasks[carrier]?.item;
  if (known?.outcomes === undefined) return undefined;
  const words = code(`${condition.task.id} ${condition.outcome}`);
  const end = plan.tasks[index]?.end ?? index + 1;
  const needed = neededBy(plan, carrier, looked);
  if ([...needed].some(other => other >= index && other < end)) {
    return { message: `${nameOf(task)} is done only if ${words} comes out, which depends on ${nameOf(task)} itself; name the outcome of another task` };
  }
  const other = otherOutcome(plan, index, carrier, condition.outcome);
  if (other !== undefined) {
    return { message: `${nameOf(task)} is done only if ${words} and ${code(`${condition.task.id} ${other}`)} come out, of which only one can; take one of them away` };
  }
  const [own, first] = [schedule.tasks[index], schedule.tasks[carrier]];
  if (own === undefined || first === undefined || own.started || own.finished || own.dropped || first.finished || own.start >= first.finish || known.outcomes.get(condition.outcome) === 1) return undefined;
  return {
    message: `${nameOf(task)} begins before it is known whether ${words} comes out; let it wait for ${nameOf(known)}`,
    fix: { title: `Wait for ${nameOf(known)}`, change: { kind: "add-link", plan: plan.id, task: task.id, on: condition.task.id, type: "FS" } },
  };
}

function carrierOf(plan: Plan, { task: ref }: Condition): number {
  return ref.plan === undefined || ref.plan === plan.id ? (plan.taskIndex.get(ref.id) ?? -1) : -1;
}

/** A task, what it stands in, and all tasks whose outcomes decide whether these are done. */
function neededBy(plan: Plan, task: number, looked: Looked): ReadonlySet<number> {
  const seen = new Set<number>([task]);
  for (const one of seen) {
    if (looked.left-- <= 0) break;
    for (const condition of conditionsOf(plan, one)) {
      const carrier = carrierOf(plan, condition);
      if (carrier >= 0) seen.add(carrier);
    }
  }
  return seen;
}

/** The conditions of a task and of the summaries above it. */
function conditionsOf(plan: Plan, task: number): readonly Condition[] {
  const all: Condition[] = [];
  for (let at = task; at >= 0; at = plan.tasks[at]?.parent ?? -1) all.push(...(plan.tasks[at]?.item.onlyIf ?? []));
  return all;
}

/** Another outcome of the same task that has to come out as well. */
function otherOutcome(plan: Plan, task: number, carrier: number, outcome: string): string | undefined {
  return conditionsOf(plan, task).find(other => carrierOf(plan, other) === carrier && other.outcome !== outcome)?.outcome;
}
