import { beginOf, endOf } from "../calendar/dateEdges";
import type { Instant } from "../model/instant";
import type { TaskNode } from "../model/plan";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";

/** Dates of summaries by task. */
export interface SummaryDates {
  readonly gates: ReadonlyMap<number, Instant>;
  readonly lasts: ReadonlyMap<number, Instant>;
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
