import type { CalendarBook } from "../calendar/calendarBook";
import { beginOf } from "../calendar/dateEdges";
import { startOfDay } from "../calendar/civil";
import { wholeMinutes } from "../calendar/durations";
import type { DateValue, Instant, Minutes } from "../model/instant";
import type { Task } from "../model/items";
import type { Plan } from "../model/plan";
import type { Duration, DurationScale } from "../model/values";
import type { Inherited } from "./inheritance";

/** Sprints and velocities of a plan, for tasks that are estimated in points. */
export interface Velocities {
  /** Working minutes that a task's points stand for; undefined when it has another estimate or there is no velocity. */
  durationOf(item: Task, inherited: Inherited): Minutes | undefined;
  /** The queue that a task with points stands in; undefined for other tasks. */
  queueOf(item: Task, inherited: Inherited): string | undefined;
  /** The first working minute of a sprint. */
  sprintStart(sprint: string | undefined): Instant | undefined;
}

interface Sprints {
  readonly start: DateValue | undefined;
  readonly length: Duration;
  /** By team; the empty id for the plan's one velocity. */
  readonly velocities: ReadonlyMap<string, number>;
}

/** Reads `sprints`; without it points alone are no estimate. */
export function velocitiesOf(plan: Plan, calendars: CalendarBook, scale: DurationScale): Velocities {
  const sprints = readSprints(plan.settings.kept.get("sprints"));
  if (sprints === undefined) return { durationOf: () => undefined, queueOf: () => undefined, sprintStart: () => undefined };
  // As many working weeks as it has calendar weeks: 14d are two weeks here, as 2w are.
  const sprintWork = (sprintDays(sprints.length) / 7) * scale.week;
  const teams = teamsOf(plan, sprints.velocities.keys());
  const queueOf = (item: Task, inherited: Inherited): string | undefined => {
    if (item.points === undefined || item.effort !== undefined || item.duration !== undefined || item.milestone === true) return undefined;
    if (sprints.velocities.size === 0) return undefined;
    if (sprints.velocities.has("")) return "";
    const who = inherited.who?.flatMap(({ of }) => of.map(({ id }) => id)) ?? [];
    // Who is named without a team stands for the one that they are in.
    return who.find(id => sprints.velocities.has(id)) ?? who.map(id => teams.get(id)).find(team => team !== undefined) ?? sprints.velocities.keys().next().value;
  };
  return {
    queueOf,
    durationOf(item, inherited) {
      const velocity = sprints.velocities.get(queueOf(item, inherited) ?? "none");
      return velocity === undefined ? undefined : wholeMinutes(((item.points ?? 0) / velocity) * sprintWork);
    },
    sprintStart(sprint) {
      const count = /^sprint-([1-9]\d{0,3})$/.exec(sprint ?? "")?.[1];
      if (count === undefined || sprints.start === undefined) return undefined;
      const first = beginOf(sprints.start, calendars.plan);
      const days = sprintDays(sprints.length) * (Number(count) - 1);
      return days === 0 ? first : calendars.plan.nextWork(startOfDay(sprints.start.day + days));
    },
  };
}

/** For the people and teams in some teams the first of these that they are in. */
function teamsOf({ teams }: Plan, of: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const team of of) {
    const open = new Set([team]);
    for (const id of open) {
      if (!found.has(id)) found.set(id, team);
      for (const { ref } of teams.get(id)?.members ?? []) open.add(ref.id);
    }
  }
  return found;
}

/** True when story points alone are an estimate in a plan. */
export function countsPoints(plan: Plan): boolean {
  return (readSprints(plan.settings.kept.get("sprints"))?.velocities.size ?? 0) > 0;
}

/** The plan's sprints: where the first begins, how many days each has, and the points of one sprint for all teams together. */
export function sprintsOf(plan: Plan): { readonly start: DateValue | undefined; readonly days: number; readonly velocity: number } | undefined {
  const sprints = readSprints(plan.settings.kept.get("sprints"));
  if (sprints === undefined) return undefined;
  return { start: sprints.start, days: sprintDays(sprints.length), velocity: [...sprints.velocities.values()].reduce((sum, one) => sum + one, 0) };
}

/** Sprints follow each other by calendar days: a holiday makes a sprint shorter, not later. */
function sprintDays({ days, weeks, months }: Duration): number {
  return Math.max(1, Math.round(days + 7 * weeks + 28 * months));
}

function readSprints(value: unknown): Sprints | undefined {
  const start = field(value, "start");
  const length = field(value, "length");
  const velocity = field(value, "velocity");
  const velocities = new Map<string, number>();
  if (typeof velocity === "number") velocities.set("", velocity);
  else for (const [team, points] of entriesOf(velocity)) if (typeof points === "number") velocities.set(team, points);
  for (const [team, points] of measured(field(value, "actual"), velocities)) velocities.set(team, points);
  for (const [team, points] of velocities) if (!(points > 0)) velocities.delete(team);
  if (!isDuration(length)) return undefined;
  return { start: isDate(start) ? start : undefined, length, velocities };
}

/** So many finished sprints say how fast a team is. */
const SPRINTS_MEASURED = 3;

/** The mean of what the last sprints really took: for each team, or for all when velocity is one figure (or none is written). */
function measured(actual: unknown, velocities: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const byNumber = [...entriesOf(actual)].map(([sprint, value]) => [Number(/\d+$/.exec(sprint)?.[0]), field(value, "points")] as const);
  byNumber.sort((a, b) => b[0] - a[0]);
  const result = new Map<string, number>();
  for (const team of velocities.size === 0 ? [""] : velocities.keys()) {
    const points = byNumber.flatMap(([, taken]) => pointsOf(taken, team)).slice(0, SPRINTS_MEASURED);
    if (points.length > 0) result.set(team, points.reduce((sum, one) => sum + one, 0) / points.length);
  }
  return result;
}

function pointsOf(taken: unknown, team: string): readonly number[] {
  if (typeof taken === "number") return team === "" ? [taken] : [];
  const points = [...entriesOf(taken)].flatMap(([of, one]) => (typeof one === "number" && (team === "" || of === team) ? [one] : []));
  return points.length === 0 ? [] : [points.reduce((sum, one) => sum + one, 0)];
}

function field(value: unknown, key: string): unknown {
  if (value instanceof Map) return value.get(key);
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function entriesOf(value: unknown): Iterable<readonly [string, unknown]> {
  if (value instanceof Map) return value as ReadonlyMap<string, unknown>;
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function isDuration(value: unknown): value is Duration {
  return typeof field(value, "weeks") === "number" && typeof field(value, "days") === "number";
}

function isDate(value: unknown): value is DateValue {
  return typeof field(value, "day") === "number";
}
