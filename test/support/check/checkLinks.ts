import type { Dependency } from "../../../src/core/model/values";
import type { MinuteTable } from "./minuteTable";
import type { CheckedLeaf, ScheduledPlan } from "./scheduledPlan";

/** S10 to S17, S53: links that a schedule does not keep. */
export function linkFaults(checked: ScheduledPlan): string[] {
  const { plan, schedule } = checked;
  if (plan.settings.honourConstraints === true) return [];
  const cut = new Set(schedule.faults.flatMap(fault => (fault.kind === "cycle" ? fault.cut.map(({ task, after }) => `${String(task)} ${String(after)}`) : [])));
  return plan.tasks.flatMap(({ item, index }) =>
    (item.after ?? []).flatMap((dependency, place) => {
      const inward = item.summary && (dependency.type === "FF" || dependency.type === "SF");
      if (inward || cut.has(`${String(index)} ${String(place)}`)) return [];
      return checked.under(index).flatMap(leaf => broken(checked, leaf, dependency, checked.calendarOf(index)));
    }));
}

function broken(checked: ScheduledPlan, leaf: CheckedLeaf, dependency: Dependency, own: MinuteTable): string[] {
  const { type, on } = dependency;
  const holdsStart = type === "FS" || type === "SS";
  if (leaf.fixed || leaf.state === "done" || (holdsStart && leaf.state === "running") || leaf.item.repeat !== undefined) return [];
  const before = waitedFor(checked, dependency);
  if (before.length === 0) return [];
  const from = type === "FS" || type === "FF" ? Math.max(...before.map(({ task }) => task.finish)) : Math.min(...before.map(({ task }) => task.start));
  const bound = movedBy(checked, own, dependency, before, from);
  const what = `${leaf.task.id} waits for ${on.id} ${type}`;
  if (holdsStart) return leaf.task.start >= bound ? [] : [`${what}: starts ${String(bound - leaf.task.start)} minutes early`];
  return leaf.task.finish >= bound ? [] : [`${what}: ends ${String(bound - leaf.task.finish)} minutes early`];
}

/** The leaves that a dependency waits for. */
function waitedFor(checked: ScheduledPlan, { on }: Dependency): readonly CheckedLeaf[] {
  if (on.plan !== undefined) return [];
  const index = checked.plan.taskIndex.get(on.id);
  if (index !== undefined) return checked.under(index);
  return checked.leaves.filter(({ task }) => task.release === on.id);
}

function movedBy(checked: ScheduledPlan, own: MinuteTable, { lag, type }: Dependency, before: readonly CheckedLeaf[], from: number): number {
  if (lag === undefined) return from;
  if (lag.kind === "time") {
    const on = lag.duration.elapsed ? checked.hours.elapsed : own;
    return shifted(on, from, lag.sign * checked.hours.minutes(lag.duration), type);
  }
  const start = Math.min(...before.map(({ task }) => task.start));
  const finish = Math.max(...before.map(({ task }) => task.finish));
  const [only] = before;
  let length = 0;
  for (let at = start; at < finish; at++) if (before.length === 1 && only !== undefined ? checked.isWorkedAt(only, at) : checked.hours.plan.has(at)) length++;
  const share = (length * Math.abs(lag.percent)) / 100;
  return shifted(own, from, Math.sign(lag.percent) * Math.ceil(share - 1e-6), type);
}

/** What is added ends where work ends; what is taken begins where work begins, and before a finish ends with work. */
function shifted(on: MinuteTable, from: number, minutes: number, type: string): number {
  if (minutes > 0) return on.after(from, minutes);
  if (minutes === 0) return from;
  const at = on.next(on.before(from, -minutes));
  return type === "FF" || type === "SF" ? on.previous(at) : at;
}
