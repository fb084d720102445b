import type { Baseline } from "../../model/baseline";
import type { Instant } from "../../model/instant";
import type { ReleaseStatus } from "../../product/releaseStatus";
import type { Overload, Schedule, ScheduledTask } from "../../schedule/result";
import { nameOf, peopleText } from "../people";
import { scaleOfPlan, slipDays } from "../roadmapPromise";
import { titleOf } from "../titles";
import type { ReportBlocked, ReportLate, ReportMilestone, ReportOverload } from "./reportData";

type Flags = readonly boolean[];

/** The unfinished milestones by date, with their slip against a baseline. */
export function milestonesOf({ plan, tasks }: Schedule, internal: Flags, baseline: Baseline | undefined): readonly ReportMilestone[] {
  const before = new Map((baseline?.tasks ?? []).flatMap(({ id, finish }): [string, Instant][] => (finish === undefined ? [] : [[id, finish]])));
  const open = tasks.filter(({ kind, finished, dropped }) => kind === "milestone" && !finished && !dropped);
  return open.map((task): ReportMilestone => {
    const node = plan.tasks[task.index];
    const then = before.get(task.id);
    return {
      id: task.id, title: node === undefined ? task.id : titleOf(node), finish: task.finish, internal: internal[task.index] === true,
      ...(task.due === undefined ? {} : { due: task.due.at, lateDays: slipDays(task.due.at, task.finish) }),
      ...(then === undefined ? {} : { slipDays: slipDays(then, task.finish) }),
    };
  }).sort((a, b) => a.finish - b.finish);
}

/** Those that are later than in the baseline, the latest first. */
export function slippedOf(milestones: readonly ReportMilestone[]): readonly ReportMilestone[] {
  return milestones.filter((one) => (one.slipDays ?? 0) > 0).sort((a, b) => (b.slipDays ?? 0) - (a.slipDays ?? 0));
}

/** What is forecast beyond its promise: the plan, then releases, then tasks with a `due` of their own, each the latest first. */
export function lateWork(schedule: Schedule, releases: readonly ReleaseStatus[], internal: Flags): readonly ReportLate[] {
  const { plan, tasks, target, finish } = schedule;
  const made = (kind: ReportLate["kind"], id: string, title: string, due: Instant, end: Instant, rest: Partial<ReportLate> = {}): ReportLate => ({
    kind, id, title, due, finish: end, lateDays: slipDays(due, end), people: "", options: [], internal: false, ...rest,
  });
  const own = target !== undefined && finish > target ? [made("plan", "", plan.title, target, finish)] : [];
  const promised = releases.flatMap(({ id, title, promise, forecast, released }) =>
    (promise === undefined || forecast === undefined || released !== undefined || forecast <= promise ? [] : [made("release", id, title, promise, forecast)]));
  const due = tasks.flatMap((task) => {
    const node = plan.tasks[task.index];
    if (node === undefined || task.due?.from !== "due" || task.finished || task.dropped || task.finish <= task.due.at) return [];
    return [made("task", task.id, titleOf(node), task.due.at, task.finish, { people: peopleText(plan, task.assignments), internal: internal[task.index] === true })];
  });
  const byDays = (list: readonly ReportLate[]): readonly ReportLate[] => [...list].sort((a, b) => b.lateDays - a.lateDays);
  return [...own, ...byDays(promised), ...byDays(due)];
}

/** Blocked work, that which most waits for first. */
export function blockedWork({ plan, tasks, links }: Schedule, internal: Flags): readonly ReportBlocked[] {
  const blocked = tasks.filter(({ status, kind, finished, dropped }) => status === "blocked" && kind !== "summary" && !finished && !dropped);
  if (blocked.length === 0) return [];
  const holds = new Map<number, Set<number>>(blocked.map(({ index }) => [index, new Set()]));
  for (const { from, to, cut } of links) if (!cut && tasks[to]?.finished === false) holds.get(from)?.add(to);
  const { day } = scaleOfPlan(plan);
  return blocked.map((task): ReportBlocked => blockedTask({ plan, day }, task, holds.get(task.index)?.size ?? 0, internal[task.index] === true)).sort((a, b) => b.holds - a.holds || a.finish - b.finish);
}

function blockedTask({ plan, day }: Pick<Schedule, "plan"> & { readonly day: number }, { id, index, finish, assignments, totalSlack }: ScheduledTask, holds: number, internal: boolean): ReportBlocked {
  const node = plan.tasks[index];
  return { id, title: node === undefined ? id : titleOf(node), finish, people: peopleText(plan, assignments), holds, slackDays: Math.max(0, Math.floor((totalSlack / day) * 10) / 10), notes: node?.item.notes ?? "", options: [], internal };
}

/** Everyone booked beyond capacity, once, at the worst time; the worst first. */
export function overloadedPeople({ plan, overloads }: Schedule): readonly ReportOverload[] {
  const found = new Map<string, { worst: Overload; times: number; first: Instant; last: Instant }>();
  for (const one of overloads) {
    const known = found.get(one.resource);
    if (known === undefined) {
      found.set(one.resource, { worst: one, times: 1, first: one.from, last: one.to });
      continue;
    }
    known.times += 1;
    known.first = Math.min(known.first, one.from);
    known.last = Math.max(known.last, one.to);
    if (excess(one) > excess(known.worst)) known.worst = one;
  }
  return [...found].map(([id, { worst, times, first, last }]): ReportOverload => ({ id, name: nameOf(plan, id), from: first, to: last, booked: worst.booked, capacity: worst.capacity, times, options: [] }))
    .sort((a, b) => excess(b) - excess(a));
}

function excess({ booked, capacity }: { readonly booked: number; readonly capacity: number }): number {
  return booked - capacity;
}
