import type { PlanChange } from "../../core/model/planChange";
import type { Problem } from "../../core/model/problem";
import { readAgain } from "../readAgain";
import { code, shown } from "../rules/wording";
import type { Snapshot } from "../snapshotTypes";
import type { Attempt, Intent } from "./attempt";
import { branch, unintended } from "./sameModel";
import { waitGraph } from "./waitGraph";

/**
 * Makes the edits on a copy, reads it again and compares: undefined when the plan says exactly what was intended, else
 * one sentence why the change is not made.
 */
export function checkAttempt(before: Snapshot, change: PlanChange, attempt: Exclude<Attempt, { kind: "refused" }>): string | undefined {
  const after = readAgain(before, attempt.edits);
  const fault = newFault(before, after);
  if (fault !== undefined) return `The change is not made, because it would be wrong: ${shown(fault.message, 300)}`;
  const { added } = attempt.intent;
  const missing = added?.ids.find(id => !holdsItem(after, change.plan, id, added));
  if (missing !== undefined) return `${code(missing)} cannot be added there from here: add it in the file.`;
  const { moved, holds, freeOfCircles } = attempt.intent;
  const plan = after.planById(change.plan);
  if (moved !== undefined && !holdsItem(after, change.plan, moved.id, moved)) return `${code(moved.id)} cannot be put there from here: move it in the file.`;
  if (plan !== undefined && holds?.(plan) === false) return "The change does not come to what was meant: make it in the file.";
  if (freeOfCircles !== undefined && newCircle(before, after, change.plan, freeOfCircles)) {
    return `${code(freeOfCircles)} cannot go there: its links would close a circle.`;
  }
  const elsewhere = unintended(before, after, change.plan, attempt.intent);
  if (elsewhere === undefined) return undefined;
  const place = elsewhere === "" ? "the plan" : code(elsewhere);
  return `The change cannot be made from here without altering more of ${place} than was asked: edit it in the file.`;
}

function holdsItem(after: Snapshot, planId: string, id: string, at: Pick<NonNullable<Intent["added"]>, "section" | "parent">): boolean {
  const plan = after.planById(planId);
  if (at.section !== "tasks") return plan?.byId.get(id)?.section === at.section || plan?.kept.get(at.section)?.has(id) === true;
  const index = plan?.taskIndex.get(id);
  const node = index === undefined ? undefined : plan?.tasks[index];
  if (plan === undefined || node === undefined) return false;
  return (plan.tasks[node.parent]?.item.id ?? node.risk) === at.parent;
}

/** True when a task or one below it waits for itself after the change and did not before. */
function newCircle(before: Snapshot, after: Snapshot, planId: string, id: string): boolean {
  const plan = after.planById(planId);
  const old = waitGraph(before.plans);
  const now = waitGraph(after.plans);
  const ids = plan === undefined ? [] : [...branch(plan, id)];
  return ids.some(each => now.waitsForItself(planId, each) && !old.waitsForItself(planId, each));
}

/** An error, or text that is lost in silence, that was not there before. */
function newFault(before: Snapshot, after: Snapshot): Problem | undefined {
  const counts = new Map<string, number>();
  const keyOf = ({ code: word, message }: Problem): string => `${word} ${message}`;
  for (const problem of before.problems) counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return after.problems.find(problem => {
    const left = counts.get(keyOf(problem)) ?? 0;
    counts.set(keyOf(problem), left - 1);
    return left <= 0 && (problem.severity === "error" || problem.code === "lost-text");
  });
}
