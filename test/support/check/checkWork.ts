import type { CheckedLeaf, ScheduledPlan, Worker } from "./scheduledPlan";
import { candidates } from "./scheduledPlan";
import { inAny } from "./planHours";

/** S20, S21, S24, S40 to S45, S50 to S52: dates that are not as written, and leaves that take longer or shorter than their work. */
export function workFaults(checked: ScheduledPlan): string[] {
  const noTime = new Set(checked.schedule.faults.flatMap(fault => (fault.kind === "no-capacity" ? [fault.task] : [])));
  return checked.leaves.flatMap(leaf => {
    if (leaf.item.repeat !== undefined) return [];
    return [...dateFaults(checked, leaf), ...crewFaults(checked, leaf), ...(noTime.has(leaf.task.index) ? [] : lengthFaults(checked, leaf))]
      .map(fault => `${leaf.task.id} ${fault}`);
  });
}

function dateFaults(checked: ScheduledPlan, leaf: CheckedLeaf): string[] {
  const { task, item, chain, state, fixed } = leaf;
  const { hours, schedule, plan } = checked;
  const own = checked.ownHours(leaf);
  const faults: string[] = [];
  const expect = (holds: boolean, text: string): void => {
    if (!holds) faults.push(text);
  };
  if (item.started !== undefined) {
    const at = hours.begin(item.started, own);
    expect(task.start === Math.min(at, task.finish) || at >= (item.started.day + 1) * 1440, "does not keep its actual start");
  }
  if (item.finished !== undefined) {
    const at = hours.finish(item.finished, own);
    expect(task.finish === at || at <= item.finished.day * 1440, "does not keep its actual finish");
  }
  if (state !== "todo" || fixed || plan.settings.honourConstraints === true) return faults;
  if (schedule.asOf !== undefined) expect(task.start >= schedule.asOf, "starts in the past");
  for (const one of chain) if (one.notBefore !== undefined) expect(task.start >= hours.begin(one.notBefore, own), `starts before the not-before of ${one.id}`);
  const pinned = item.startOn !== undefined || item.finishOn !== undefined;
  if (plan.settings.start !== undefined && !pinned) expect(task.start >= hours.begin(plan.settings.start, hours.plan), "starts before the plan");
  if (item.startOn !== undefined) expect(task.start >= hours.begin(item.startOn, own), "starts before its start-on");
  if (item.notFinishedBefore !== undefined) expect(task.finish >= hours.finish(item.notFinishedBefore, own), "finishes before its date");
  if (item.finishOn !== undefined) expectFinish(checked, leaf, hours.finish(item.finishOn, own), expect);
  return faults;
}

/** It finishes on its date, unless nobody works on that day: then with the work before it, which is a conflict. */
function expectFinish(checked: ScheduledPlan, leaf: CheckedLeaf, until: number, expect: (holds: boolean, text: string) => void): void {
  const { task } = leaf;
  const told = checked.schedule.faults.some(fault => fault.kind === "constraint-conflict" && fault.task === task.index && fault.key === "finish-on");
  if (task.finish >= until) return;
  const day = Math.floor((until - 1) / 1440) * 1440;
  expect(task.kind !== "milestone" && told, "finishes before its date");
  for (let at = Math.min(day, task.finish); at < Math.max(until, day + 1440); at++) {
    if (at >= task.finish && checked.isWorkedAt(leaf, at)) { expect(false, "finishes before its date"); return; }
  }
}

function crewFaults({ plan }: ScheduledPlan, { who, workers, task, item }: CheckedLeaf): string[] {
  if (task.kind === "milestone" || item.points !== undefined) return [];
  const ids = new Set(workers.map(({ id }) => id));
  const asked = who.flatMap(line => candidates(plan, line));
  const faults = [...ids].filter(id => !asked.includes(id)).map(id => `is worked on by ${id}, who is not asked`);
  for (const line of who) {
    const there = candidates(plan, line).filter(id => ids.has(id)).length;
    const spans = line.of.some(({ id }) => (plan.teams.get(id)?.members ?? []).some(({ span }) => span !== undefined));
    const wanted = line.choose === "all" ? candidates(plan, line).length : Math.min(line.choose, candidates(plan, line).length);
    if (there < wanted && !spans) faults.push(`has ${String(there)} of ${String(wanted)} people`);
  }
  return faults;
}

/** The work that is left of a leaf, in its own measure, and from when on it is done. */
function openWork({ hours, schedule }: ScheduledPlan, { item, state, task, workers }: CheckedLeaf): { readonly amount: number; readonly from: number } | undefined {
  const parts = workers.reduce((sum, { part }) => sum + (part ?? 0), 0);
  const effort = item.effort === undefined ? parts : hours.estimate(item.effort);
  const whole = item.duration === undefined ? (item.effort === undefined && parts === 0 ? Math.ceil(hours.day) : effort) : hours.estimate(item.duration);
  if (state === "todo") return { amount: whole, from: task.start };
  if (state === "done" || schedule.asOf === undefined || parts > 0) return undefined;
  const left = item.remaining === undefined ? Math.ceil(whole * (1 - (item.done ?? 0)) - 1e-6) : hours.minutes(item.remaining);
  return { amount: left, from: Math.max(task.start, schedule.asOf) };
}

function lengthFaults(checked: ScheduledPlan, leaf: CheckedLeaf): string[] {
  const { task, item, workers, fixed } = leaf;
  if (task.kind === "milestone" || fixed || item.points !== undefined) return [];
  const open = openWork(checked, leaf);
  if (open === undefined || open.amount === 0) return [];
  const faults: string[] = [];
  const ends = task.finish;
  if (leaf.state === "todo" && checked.plan.settings.honourConstraints !== true && !beginsWithWork(checked, leaf)) faults.push("begins in free time");
  const people = workers.filter(({ person }) => person);
  const inDuration = item.duration !== undefined || (item.effort === undefined && people.every(({ part }) => part === undefined));
  const parts: readonly (readonly [amount: number, rate: (at: number) => number])[] = inDuration || people.length === 0
    ? durations(checked, leaf, people).map(rate => [open.amount, rate] as const)
    : pots(checked, leaf, people, open.amount);
  const over = parts.map(([amount, rate]) => minuteOfEnd(leaf, open.from, amount, rate));
  const last = Math.max(...over);
  // Links to a finish may lift it over free time, never over work.
  const lifted = ends > last && Array.from({ length: Math.min(ends - last, 20_000) }, (_, i) => last + i).every(at => !checked.isWorkedAt(leaf, at));
  if (ends !== last && !lifted && !(leaf.state === "running" && ends > last)) faults.push(`ends ${String(ends - last)} minutes after its work is done`);
  return faults;
}

/** In one piece: the first minute is worked. */
function beginsWithWork(checked: ScheduledPlan, leaf: CheckedLeaf): boolean {
  return leaf.spans.every(([start]) => checked.isWorkedAt(leaf, start));
}

/** One clock for each of the people, else the task's. */
function durations(checked: ScheduledPlan, leaf: CheckedLeaf, people: readonly Worker[]): readonly ((at: number) => number)[] {
  const { item } = leaf;
  const elapsed = item.duration?.kind === "single" && item.duration.likely.elapsed;
  if (elapsed) return [at => (inAny(item.pauses, at) ? 0 : 1)];
  if (people.length === 0) return [at => (checked.isWorkedAt(leaf, at) ? 1 : 0)];
  return people.map(person => at => Math.sign(checked.worksAt(leaf, { ...person, share: 1 }, at)));
}

/** Own parts, and one pot of what is left for the others. */
function pots(checked: ScheduledPlan, leaf: CheckedLeaf, people: readonly Worker[], effort: number): readonly (readonly [number, (at: number) => number])[] {
  const own = people.filter(({ part }) => part !== undefined && part > 0);
  const sharing = people.filter(({ part }) => part === undefined);
  const pot = effort - own.reduce((sum, { part }) => sum + (part ?? 0), 0);
  return [
    ...own.map(person => [person.part ?? 0, (at: number) => checked.worksAt(leaf, person, at)] as const),
    ...(sharing.length > 0 && pot > 0 ? [[pot, (at: number) => sharing.reduce((sum, person) => sum + checked.worksAt(leaf, person, at), 0)] as const] : []),
  ];
}

/** The end of the minute in which so much work is done, while the task is worked on. */
function minuteOfEnd({ spans }: CheckedLeaf, from: number, amount: number, rate: (at: number) => number): number {
  let left = amount;
  for (const [start, finish] of spans) {
    for (let at = Math.max(start, from); at < finish; at++) {
      left -= rate(at);
      if (left <= 1e-4) return at + 1;
    }
  }
  return Infinity;
}
