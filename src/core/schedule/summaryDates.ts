import { beginOf, endOf } from "../calendar/dateEdges";
import type { Instant } from "../model/instant";
import type { TaskNode } from "../model/plan";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import { GATE } from "./network";

/** Dates of summaries by task. */
export interface SummaryDates {
  readonly gates: ReadonlyMap<number, Instant>;
  readonly lasts: ReadonlyMap<number, Instant>;
}

/** By the kinds of a network's nodes. */
const known = new WeakMap<Uint8Array, readonly number[]>();

/** The tasks of a network that are summaries, one for each gate. */
export function summariesOf({ kind, task }: { readonly kind: Uint8Array; readonly task: Int32Array }): readonly number[] {
  let summaries = known.get(kind);
  if (summaries === undefined) {
    const all: number[] = [];
    for (let node = kind.indexOf(GATE); node >= 0; node = kind.indexOf(GATE, node + 1)) all.push(task[node] as number);
    known.set(kind, (summaries = all));
  }
  return summaries;
}

/** What the dates written at summaries ask. */
export function summaryDates(frame: PlanFrame, inherited: readonly Inherited[], summaries: readonly number[]): SummaryDates {
  const gates = new Map<number, Instant>();
  const lasts = new Map<number, Instant>();
  for (const index of summaries) {
    const { item } = frame.plan.tasks[index] as TaskNode;
    const calendar = frame.calendars.named(inherited[index]?.calendar ?? "") ?? frame.calendars.plan;
    if (item.notBefore !== undefined) gates.set(index, beginOf(item.notBefore, calendar));
    const ends = [item.finishBy, item.due].flatMap(date => (date === undefined ? [] : endOf(date, calendar)));
    if (ends.length > 0) lasts.set(index, Math.min(...ends));
  }
  return { gates, lasts };
}

/** Dates of tasks as dates of their nodes. */
export function byNode(dates: ReadonlyMap<number, Instant>, nodes: Int32Array): ReadonlyMap<number, Instant> {
  return new Map([...dates].map(([task, at]) => [nodes[task] as number, at]));
}
