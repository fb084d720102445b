import type { Instant } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Schedule } from "../../core/schedule/result";
import { nameOf } from "../rules/wording";
import { isSamePromise, type PlanFigures } from "./planFigures";
import type { Effect } from "./tryChange";

/** A task that has other dates than before. */
export interface Shift {
  readonly id: string;
  readonly start: Instant;
  readonly finish: Instant;
}

/** A promised date with the title of what was promised. */
export interface KnownPromise {
  readonly kind: "task" | "release" | "plan";
  readonly title: string;
  readonly due: Instant;
  readonly finish: Instant;
}

/** What an effect comes to, fact by fact, for whoever draws it. */
export interface Consequences {
  /** In document order. */
  readonly moved: readonly Shift[];
  /** Promises that only the new dates miss, and those that only the old ones do. */
  readonly broken: readonly KnownPromise[];
  readonly kept: readonly KnownPromise[];
  /** Tasks whose fixed dates the links would no longer allow: id, title and the key that fixes them. */
  readonly conflicts: readonly { readonly id: string; readonly title: string; readonly key: string }[];
  /** People and machines whose overload is another, in clock minutes times the share that is too much. */
  readonly overloads: readonly { readonly resource: string; readonly title: string; readonly before: number; readonly after: number }[];
}

/** Compares the dates before a change with those after it. */
export function consequencesOf({ was, schedule, before, after }: Effect): Consequences {
  const { plan } = schedule;
  return {
    moved: shiftsBetween(was, schedule),
    broken: after.missed.filter(one => !before.missed.some(other => isSamePromise(one, other))).map(one => promiseOf(plan, one)),
    kept: before.missed.filter(one => !after.missed.some(other => isSamePromise(one, other))).map(one => promiseOf(plan, one)),
    conflicts: conflictsOf(schedule).filter(one => !conflictsOf(was).some(other => other.id === one.id && other.key === one.key)),
    overloads: [...new Set([...before.overloads.keys(), ...after.overloads.keys()])]
      .map(resource => ({ resource, title: titleOf(plan, resource), before: before.overloads.get(resource) ?? 0, after: after.overloads.get(resource) ?? 0 }))
      .filter(one => one.before !== one.after),
  };
}

function conflictsOf({ plan, faults }: Schedule): Consequences["conflicts"] {
  return faults.flatMap((fault) => {
    const node = fault.kind === "constraint-conflict" ? plan.tasks[fault.task] : undefined;
    return fault.kind !== "constraint-conflict" || node === undefined ? [] : [{ id: node.item.id, title: nameOf(node.item), key: fault.key }];
  });
}

function shiftsBetween(was: Schedule, now: Schedule): readonly Shift[] {
  return now.tasks.flatMap(({ id, start, finish }) => {
    const old = was.tasks[was.plan.taskIndex.get(id) ?? -1];
    return old === undefined || (old.start === start && old.finish === finish) ? [] : [{ id, start, finish }];
  });
}

type Missed = PlanFigures["missed"][number];

function promiseOf(plan: Plan, { kind, id, due, finish, plan: of }: Missed): KnownPromise {
  const title = of !== plan.id ? (kind === "plan" ? of : `${of}/${id}`) : kind === "plan" ? plan.title : titleOf(plan, id);
  return { kind, title, due, finish };
}

function titleOf(plan: Plan, id: string): string {
  const item = plan.byId.get(id);
  return item === undefined ? id : nameOf(item);
}
