import { lagText } from "../../core/schedule/lagText";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Dependency } from "../../core/model/values";
import type { Analysis } from "../analysisTypes";
import type { Snapshot } from "../snapshotTypes";
import { hierarchyItem, type HierarchyItem } from "./hierarchyItem";
import { resolve } from "./namedThing";
import { datesOf } from "./taskWords";

/** What a task or release waits for: its own dependencies, those of the summaries it stands in, the work that a release carries. */
export function predecessors(analysis: Analysis, planId: string, id: string): readonly HierarchyItem[] {
  const plan = analysis.snapshot.planById(planId);
  const item = plan?.byId.get(id);
  if (plan === undefined || item === undefined) return [];
  if (item.section === "releases") {
    return plan.tasks.filter(({ item: task }) => task.release?.id === id).map(({ item: task }) => hierarchyItem(analysis, plan, task, "carries it"));
  }
  const steps: HierarchyItem[] = [];
  for (const [node, through] of upwards(plan, id)) {
    for (const dependency of node.item.after ?? []) {
      const found = resolve(analysis.snapshot, plan, nameOf(dependency));
      if (found !== undefined) steps.push(hierarchyItem(analysis, found.plan, found.item, linkWords(dependency, through)));
    }
  }
  return distinct(steps);
}

/** What waits for a task or release: for itself, for a summary that it stands in, for the release that it carries. */
export function successors(analysis: Analysis, planId: string, id: string): readonly HierarchyItem[] {
  const plan = analysis.snapshot.planById(planId);
  const item = plan?.byId.get(id);
  if (plan === undefined || item === undefined) return [];
  const waiting = waitingFor(analysis.snapshot);
  const names: (readonly [id: string, through: string])[] = item.section === "releases" ? [[id, ""]] : upwards(plan, id).map(([node, through]) => [node.item.id, through]);
  const release = datesOf(analysis, plan, id)?.release;
  if (release !== undefined) names.push([release, release]);
  const steps = names.flatMap(([name, through]) => (waiting.get(`${plan.id}/${name}`) ?? [])
    .map(({ plan: home, item: other, dependency }) => hierarchyItem(analysis, home, other, linkWords(dependency, through))));
  // The plan's own come first, then those of other plans.
  const own = steps.filter(step => step.plan === planId && step.id !== id);
  return distinct([...own, ...steps.filter(step => step.plan !== planId)]);
}

/** A task and the summaries above it, each with what to say of the way: nothing for the task itself. */
function upwards(plan: Plan, id: string): (readonly [node: TaskNode, through: string])[] {
  const nodes: (readonly [TaskNode, string])[] = [];
  let at = plan.taskIndex.get(id) ?? -1;
  for (let node = plan.tasks[at]; node !== undefined; node = plan.tasks[at]) {
    nodes.push([node, nodes.length === 0 ? "" : node.item.id]);
    at = node.parent;
  }
  return nodes;
}

function nameOf({ on }: Dependency): string {
  return on.plan === undefined ? on.id : `${on.plan}/${on.id}`;
}

/** `FS`, `SS+3d`, `FS through payments`. */
function linkWords({ type, lag }: Dependency, through: string): string {
  return `${type}${lag === undefined ? "" : lagText(lag)}${through === "" ? "" : ` through ${through}`}`;
}

interface Waiting {
  readonly plan: Plan;
  readonly item: Item;
  readonly dependency: Dependency;
}

const known = new WeakMap<Snapshot, ReadonlyMap<string, readonly Waiting[]>>();

/** Who waits for what, by `plan/id`, over all plans; once a snapshot. */
function waitingFor(snapshot: Snapshot): ReadonlyMap<string, readonly Waiting[]> {
  const cached = known.get(snapshot);
  if (cached !== undefined) return cached;
  const all = new Map<string, Waiting[]>();
  for (const plan of snapshot.plans) {
    for (const { item } of plan.tasks) {
      for (const dependency of item.after ?? []) {
        const key = `${dependency.on.plan ?? plan.id}/${dependency.on.id}`;
        const list = all.get(key);
        if (list === undefined) all.set(key, [{ plan, item, dependency }]);
        else list.push({ plan, item, dependency });
      }
    }
  }
  known.set(snapshot, all);
  return all;
}

/** Each item once, the first way to it. */
function distinct(steps: readonly HierarchyItem[]): HierarchyItem[] {
  const seen = new Set<string>();
  return steps.filter(({ plan, id }) => {
    const key = `${plan}/${id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
