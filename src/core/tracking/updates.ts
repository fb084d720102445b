import { dayOfText } from "../calendar/civil";
import type { DayNumber } from "../model/instant";
import type { Plan } from "../model/plan";
import type { Duration } from "../model/values";

/** How a plan stands, in one word. */
export type HealthWord = "on-track" | "at-risk" | "off-track";

/** Where it is going since the last word of it. */
export type TrendWord = "better" | "same" | "worse";

/** One entry of the status log. */
export interface UpdateEntry {
  readonly day: DayNumber;
  /** The day as it is written. */
  readonly date: string;
  /** Id of who wrote it. */
  readonly by?: string;
  readonly health?: HealthWord;
  /** As written; without a word of its own, what follows from the entry before. */
  readonly trend?: TrendWord;
  readonly text?: string;
}

/** Days after which the newest entry is old, where the plan says nothing. */
const USUAL_DAYS = 14;

const RANK: Readonly<Record<HealthWord, number>> = { "on-track": 0, "at-risk": 1, "off-track": 2 };

/** The status log of a plan, the newest first; entries of one day as they are written, the last first. */
export function updatesOf(plan: Plan): readonly UpdateEntry[] {
  const written = plan.settings.kept.get("updates");
  if (!(written instanceof Map)) return [];
  const entries: UpdateEntry[] = [];
  for (const [date, value] of written as ReadonlyMap<string, WrittenUpdate>) {
    const day = dayOfText(date);
    if (day === undefined) continue;
    const { by, health, trend, text } = value;
    entries.push({
      day, date, ...(by === undefined ? {} : { by: by.id }), ...(health === undefined ? {} : { health }), ...(trend === undefined ? {} : { trend }), ...(text === undefined ? {} : { text }),
    });
  }
  return withTrends(entries.sort((a, b) => a.day - b.day)).reverse();
}

interface WrittenUpdate {
  readonly by?: { readonly id: string };
  readonly health?: HealthWord;
  readonly trend?: TrendWord;
  readonly text?: string;
}

/** From the oldest on: where nothing is written, the trend follows from the health before. */
function withTrends(entries: readonly UpdateEntry[]): UpdateEntry[] {
  let before: HealthWord | undefined;
  return entries.map((entry) => {
    const { health } = entry;
    if (health === undefined) return entry;
    const change = before === undefined ? undefined : RANK[health] - RANK[before];
    before = health;
    return entry.trend !== undefined || change === undefined ? entry : { ...entry, trend: change === 0 ? "same" : change < 0 ? "better" : "worse" };
  });
}

/** Calendar days that the newest entry may be old: `update-every`, else two weeks. */
export function daysBetweenUpdates(plan: Plan): number {
  const every = plan.settings.kept.get("update-every") as Duration | undefined;
  if (every === undefined) return USUAL_DAYS;
  const { days, weeks, months, minutes, elapsed } = every;
  return Math.max(1, Math.round(days + 7 * weeks + 28 * months + (elapsed ? minutes / 1440 : 0)));
}
