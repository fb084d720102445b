import type { TaskNode, Plan } from "../../core/model/plan";
import type { Analysis } from "../analysisTypes";
import type { Refactoring, RefactorPlace } from "./refactorings/refactoring";
import { REFACTORINGS } from "./refactorings/registry";

/** The refactorings for a selection in a plan file. Their edits are made for the one that is chosen. */
export function refactorings(analysis: Analysis, path: string, start: number, end: number): readonly Refactoring[] {
  const place = placeOf(analysis, path, start, end);
  return place === undefined ? [] : REFACTORINGS.flatMap(make => make(place));
}

/** What a selection is about; undefined outside of plans. */
export function placeOf({ snapshot, schedules }: Analysis, path: string, start: number, end: number): RefactorPlace | undefined {
  const plan = snapshot.planOfFile(path);
  const item = snapshot.itemAt(path, start);
  if (plan === undefined || item === undefined) return undefined;
  const found = plan.tasks[plan.taskIndex.get(item.id) ?? -1];
  const node = found?.item === item ? found : undefined;
  const selected = start === end ? [] : topmost(plan.tasks.filter(({ item: task }) => isInside(snapshot, task, path, start, end)));
  return { snapshot, plan, schedule: schedules.get(plan.id), path, start, end, node, item, selected };
}

function isInside(snapshot: Analysis["snapshot"], task: Plan["tasks"][number]["item"], path: string, start: number, end: number): boolean {
  const at = snapshot.locate({ item: task, span: task.idSpan });
  return at.file === path && at.start >= start && at.end <= end;
}

function topmost(nodes: readonly TaskNode[]): readonly TaskNode[] {
  const indices = new Set(nodes.map(({ index }) => index));
  return nodes.filter(({ parent }) => !indices.has(parent));
}
