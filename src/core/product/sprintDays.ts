import { MINUTES_PER_DAY, type DateValue, type DayNumber, type Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Duration } from "../model/values";

/** The sprints of a plan by calendar days, and what it says of their points. */
export interface SprintCalendar {
  readonly first: DayNumber;
  /** Days of each. */
  readonly length: number;
  /** Points of a sprint as planned, all teams together. */
  readonly velocity?: number;
  /** Points that sprints really took, by number, all teams together. */
  readonly actual: ReadonlyMap<number, number>;
}

/** So many sprints are looked at. */
export const MOST_SPRINTS = 400;

/** The plan's sprints; undefined when it has none. */
export function sprintCalendarOf(plan: Plan): SprintCalendar | undefined {
  const written = plan.settings.kept.get("sprints") as
    { readonly start?: DateValue; readonly length?: Duration; readonly velocity?: unknown; readonly actual?: ReadonlyMap<string, { readonly points?: unknown }> } | undefined;
  if (written?.start === undefined || written.length === undefined) return undefined;
  const { days, weeks, months } = written.length;
  const velocity = together(written.velocity);
  const actual = new Map<number, number>();
  for (const [id, { points }] of written.actual ?? []) {
    const [number, taken] = [sprintNumberOf(id), together(points)];
    if (number !== undefined && taken !== undefined) actual.set(number, taken);
  }
  return { first: written.start.day, length: Math.max(1, Math.round(days + 7 * weeks + 28 * months)), ...(velocity === undefined ? {} : { velocity }), actual };
}

/** One figure, or those of all teams. */
function together(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (!(value instanceof Map)) return undefined;
  let sum = 0;
  for (const one of (value as ReadonlyMap<unknown, unknown>).values()) sum += typeof one === "number" ? one : 0;
  return sum;
}

/** 3 for `sprint-3`. */
export function sprintNumberOf(id: string | undefined): number | undefined {
  const digits = /^sprint-([1-9]\d{0,3})$/.exec(id ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** When a sprint begins, at midnight. */
export function sprintStart({ first, length }: SprintCalendar, number: number): Instant {
  return (first + length * (number - 1)) * MINUTES_PER_DAY;
}

/** The sprint in which something is over; what is over at midnight belongs to the day before. Less than 1 before the first. */
export function sprintAt({ first, length }: SprintCalendar, finish: Instant): number {
  return Math.floor((Math.ceil(finish / MINUTES_PER_DAY) - 1 - first) / length) + 1;
}
