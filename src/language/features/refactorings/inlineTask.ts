import { estimateMinutes } from "../../../core/calendar/durations";
import type { Task } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { PlanChange } from "../../../core/model/planChange";
import { scaleOf } from "../../edits/workingDay";
import { writeEstimateLike } from "../../edits/writeEstimate";
import { code } from "../../rules/wording";
import type { Snapshot } from "../../snapshotTypes";
import { all, isOpenLeaf, waiting, written, type Refactoring, type RefactoringMaker } from "./refactoring";

/** Keys that the other task can take over where it has none, or says the same. */
const TAKEN_OVER = ["who", "calendar", "priority", "release", "objective", "sprint", "tags", "due", "finish-by", "not-finished-before", "notes", "links", "files"] as const;
const MERGED: ReadonlySet<string> = new Set(["title", "effort", "duration", "after", ...TAKEN_OVER]);

/** A task is merged into the one that it waits for: its effort is added, what waits for it waits for the other. */
export const inlineTask: RefactoringMaker = (place) => {
  const { snapshot, plan, node } = place;
  const item = node?.item;
  const [link, more] = item?.after ?? [];
  if (item === undefined || link === undefined || more !== undefined || link.on.plan !== undefined || link.type !== "FS" || link.lag !== undefined || !isOpenLeaf(item)) return [];
  const into = plan.tasks[plan.taskIndex.get(link.on.id) ?? -1]?.item;
  if (into === undefined || !isOpenLeaf(into)) return [];
  return mergeOf(snapshot, plan, item, into);
};

function mergeOf(snapshot: Snapshot, plan: Plan, item: Task, into: Task): readonly Refactoring[] {
  const key = item.effort !== undefined && into.effort !== undefined ? "effort" : item.duration !== undefined && into.duration !== undefined ? "duration" : undefined;
  const [own, other] = key === undefined ? [] : [item[key], into[key]];
  const text = key === undefined ? undefined : written(snapshot, into, key);
  if (key === undefined || own === undefined || other === undefined || text === undefined || (item.effort === undefined) !== (into.effort === undefined)) return [];
  if ([...item.keys.keys()].some(each => !each.includes(".") && !MERGED.has(each))) return [];
  const taken: PlanChange[] = [];
  for (const each of TAKEN_OVER) {
    const value = written(snapshot, item, each);
    if (!item.keys.has(each)) continue;
    if (value === undefined || (into.keys.has(each) && written(snapshot, into, each) !== value)) return [];
    if (!into.keys.has(each)) taken.push({ kind: "set-key", plan: plan.id, id: into.id, key: each, text: value });
  }
  const scale = scaleOf(plan);
  const sum = estimateMinutes(own, scale) + estimateMinutes(other, scale);
  const twice = waiting(snapshot, plan, item.id).filter(({ task, plan: of }) => task.after?.some(({ on }) => on.id === into.id && (on.plan ?? of.id) === plan.id) === true);
  const change = all(
    plan,
    { kind: "set-key", plan: plan.id, id: into.id, key, text: writeEstimateLike(sum, other, text, scale) },
    ...taken,
    { kind: "remove-link", plan: plan.id, task: item.id, on: into.id },
    ...twice.map(({ plan: of, task }): PlanChange => ({ kind: "remove-link", plan: of.id, task: task.id, on: of === plan ? item.id : `${plan.id}/${item.id}` })),
    { kind: "redirect-references", plan: plan.id, id: item.id, instead: into.id },
    { kind: "remove-task", plan: plan.id, task: item.id, keepComments: true },
  );
  return [{ title: `Merge ${code(item.id)} into ${code(into.id)}, which it waits for`, kind: "inline", change }];
}
