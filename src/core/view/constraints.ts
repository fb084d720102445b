import { MINUTES_PER_DAY } from "../model/instant";
import type { DateValue, Instant } from "../model/instant";
import type { Task } from "../model/items";
import type { Plan } from "../model/plan";
import { CONSTRAINT_KEYS, NO_INSTANT } from "./ganttData";
import type { GanttRows } from "./ganttData";

type ConstraintKey = (typeof CONSTRAINT_KEYS)[number];

/** What holds each task of a plan to a date, the firmest first where several do. */
export function constraintColumns(plan: Plan): Pick<GanttRows, "constraint" | "constraintAt"> {
  const constraint = new Uint8Array(plan.tasks.length);
  const constraintAt = new Int32Array(plan.tasks.length).fill(NO_INSTANT);
  for (const { index, item } of plan.tasks) {
    const held = heldTo(item);
    if (held === undefined) continue;
    constraint[index] = CONSTRAINT_KEYS.indexOf(held.key);
    if (held.at !== undefined) constraintAt[index] = held.at;
  }
  return { constraint, constraintAt };
}

function heldTo(item: Task): { readonly key: ConstraintKey; readonly at?: Instant } | undefined {
  if (item.startOn !== undefined) return { key: "start-on", at: begin(item.startOn) };
  if (item.finishOn !== undefined) return { key: "finish-on", at: end(item.finishOn) };
  if (item.notBefore !== undefined) return { key: "not-before", at: begin(item.notBefore) };
  if (item.startBy !== undefined) return { key: "start-by", at: end(item.startBy) };
  if (item.finishBy !== undefined) return { key: "finish-by", at: end(item.finishBy) };
  if (item.notFinishedBefore !== undefined) return { key: "not-finished-before", at: end(item.notFinishedBefore) };
  return item.schedule === "alap" ? { key: "alap" } : undefined;
}

function begin({ day, minute }: DateValue): Instant {
  return day * MINUTES_PER_DAY + (minute ?? 0);
}

/** A bare day as an end is over when the day is. */
function end({ day, minute }: DateValue): Instant {
  return day * MINUTES_PER_DAY + (minute ?? MINUTES_PER_DAY);
}
