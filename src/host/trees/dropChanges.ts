import { l10n } from "vscode";
import type { PlanChange, TaskPlace } from "../../core/model/planChange";
import type { GroupContext } from "../../core/view/planGroups";
import type { Analysis } from "../../language/analysisTypes";
import { moveToGroup, type GroupName } from "../../language/edits/moveToGroup";
import type { TreeItemThing, TreeThing } from "./treeThing";

/** What a drop comes to: changes to be made together, or one sentence why it cannot be. */
export type Drop = { readonly kind: "changes"; readonly plan: string; readonly changes: readonly PlanChange[] } | { readonly kind: "refused"; readonly message: string };

/** What dropping things on a line of the Plan tree (or below its last line) changes. */
export function dropOnPlan(analysis: Analysis, dragged: readonly TreeItemThing[], target: TreeThing | undefined, context: GroupContext): Drop {
  const plan = target?.plan ?? dragged[0]?.plan;
  const stray = dragged.find((thing) => thing.plan !== plan);
  if (plan === undefined) return { kind: "changes", plan: "", changes: [] };
  if (stray !== undefined) return otherPlan(stray, plan);
  const group = target?.kind === "group" || target?.kind === "task" ? target.group : undefined;
  if (group !== undefined) return intoGroup(analysis, plan, dragged, group, context);
  return { kind: "changes", plan, changes: dragged.map((thing) => toPlace(thing, placeAt(target))) };
}

/** On a summary a task goes into it, on other work before it, elsewhere to the end of the plan. */
function placeAt(target: TreeThing | undefined): TaskPlace {
  if (target?.kind !== "task") return { into: "" };
  return target.summary ? { into: target.id } : { before: target.id };
}

function toPlace(thing: TreeItemThing, to: TaskPlace): PlanChange {
  const { kind, plan, id } = thing;
  return kind === "task" ? { kind: "relocate-task", plan, task: id, to } : { kind: "backlog-to-task", plan, id, to };
}

function intoGroup(analysis: Analysis, plan: string, dragged: readonly TreeItemThing[], group: GroupName, context: GroupContext): Drop {
  const schedule = analysis.schedules.get(plan);
  if (schedule === undefined) return { kind: "refused", message: l10n.t("The plan is no longer there.") };
  const changes: PlanChange[] = [];
  for (const thing of dragged) {
    const moved = thing.kind === "idea" ? ideaToGroup(thing, group)
      : moveToGroup(schedule, { task: thing.id, to: group, ...(thing.group === undefined ? {} : { from: thing.group }) }, context);
    if ("kind" in moved) return { kind: "refused", message: moved.message };
    changes.push(...moved);
  }
  return { kind: "changes", plan, changes };
}

/** An idea becomes work for a person or a release, or work that is to do. */
function ideaToGroup({ plan, id }: TreeItemThing, group: GroupName): readonly PlanChange[] | { readonly kind: "refused"; readonly message: string } {
  const work: PlanChange = { kind: "backlog-to-task", plan, id, to: { into: "" } };
  if (group.id === "") return [work];
  if (group.by === "person") return [work, { kind: "set-key", plan, id, key: "who", text: group.id }];
  if (group.by === "release") return [work, { kind: "set-key", plan, id, key: "release", text: group.id }];
  if (group.id === "todo" || group.id === "undated") return [work];
  return { kind: "refused", message: l10n.t("{0} is an idea: make it work first, then say when it is due or how far it is.", id) };
}

/** What dropping things on the Backlog changes: tasks become ideas, ideas go before the one they are dropped on. */
export function dropOnBacklog(dragged: readonly TreeItemThing[], target: TreeThing | undefined): Drop {
  const plan = target?.plan ?? dragged[0]?.plan;
  if (plan === undefined) return { kind: "changes", plan: "", changes: [] };
  const stray = dragged.find((thing) => thing.plan !== plan);
  if (stray !== undefined) return otherPlan(stray, plan);
  const before = target?.kind === "idea" ? target.id : undefined;
  const changes = dragged
    .filter(({ kind, id }) => kind === "task" || (before !== undefined && id !== before))
    .map(({ id }): PlanChange => ({ kind: "task-to-backlog", plan, id, ...(before === undefined ? {} : { before }) }));
  return { kind: "changes", plan, changes };
}

function otherPlan({ plan, id }: TreeItemThing, target: string): Drop {
  return { kind: "refused", message: l10n.t("{0} is part of the plan {1} and cannot move to {2}: work moves within its plan.", id, plan, target) };
}
