import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Aim } from "./aim";
import type { Candidate } from "./situation";
import type { Effect } from "./tryChange";

/** Something that can be done about it, with what it does. */
export interface Option {
  /** What is done and its effect: `Add Ben at 50 % to build: finishes 3 days earlier, +2.1k, meets the date`. */
  readonly title: string;
  readonly change: Candidate["change"];
  readonly effect: Effect;
  /** True when the date or the budget is met by it alone. */
  readonly reaches: boolean;
  /** By which options are ranked: what is gained (1: all that is missing) less what it costs and disturbs. */
  readonly score: number;
}

const FOR_REACHING = 0.25;
const OVERLOADED = 0.3;
const BROKEN_PROMISE = 0.4;
const KEPT_PROMISE = 0.1;
/** A tenth more cost weighs as much as half of what is missing. */
const COST_WEIGHT = 5;
const MOST_COST = 0.6;

/** A tried candidate as an option; undefined when it gains nothing. */
export function rated(aim: Aim, candidate: Candidate, effect: Effect, ofTask: TaskCost): Option | undefined {
  const { before, after } = effect;
  const same = (a: Effect["after"]["missed"][number], b: typeof a): boolean => a.plan === b.plan && a.kind === b.kind && a.id === b.id;
  const broken = after.missed.filter(one => !before.missed.some(other => same(one, other))).length;
  const kept = before.missed.filter(one => !after.missed.some(other => same(one, other))).length;
  const { gain, reaches } = gained(aim, candidate, effect, { ofTask, kept, broken });
  if (!(gain > 0)) return undefined;
  const overloaded = [...after.overloads].filter(([who, minutes]) => minutes > (before.overloads.get(who) ?? 0)).length;
  const dearer = aim.kind === "money" ? 0 : (after.cost - before.cost) / Math.max(1, before.cost);
  const later = aim.kind !== "date" && after.finish > before.finish ? 0.2 : 0;
  const score = Math.min(1, gain) + (reaches ? FOR_REACHING : 0) + KEPT_PROMISE * kept
    - candidate.disturbance - BROKEN_PROMISE * broken - OVERLOADED * overloaded - later - Math.max(-0.1, Math.min(MOST_COST, COST_WEIGHT * dearer));
  const said = !reaches || aim.reached === "" || effect.text.includes("in time for") ? "" : `, ${aim.reached}`;
  return { title: `${candidate.title}: ${effect.text}${said}`, change: candidate.change, effect, reaches, score };
}

/** The cost of the task that a budget is about, before and after; of the plan where it is about the plan. */
export interface TaskCost {
  readonly before: number;
  readonly after: number;
}

interface Gain {
  readonly gain: number;
  readonly reaches: boolean;
}

function gained(aim: Aim, { change }: Candidate, effect: Effect, { ofTask, kept, broken }: { readonly ofTask: TaskCost; readonly kept: number; readonly broken: number }): Gain {
  switch (aim.kind) {
    case "date": return gainedTime(aim, effect);
    case "load": return gainedLoad(aim, effect);
    case "money": return gainedMoney(aim, effect, ofTask);
    case "blocked": return { gain: gainedBeside(change.kind === "move-task", effect, kept, broken), reaches: false };
  }
}

/** What is worth as much as everything, for work that goes on beside what is blocked. */
const WHOLE_GAIN = 7 * MINUTES_PER_DAY;

/** Work that need not wait gains what its date does; a promise that is kept is worth half, that waiting harms nobody a third. */
function gainedBeside(waits: boolean, { before, after }: Effect, kept: number, broken: number): number {
  if (waits) return broken === 0 && after.finish <= before.finish ? 0.3 : 0;
  const sooner = (before.item?.finish ?? before.finish) - (after.item?.finish ?? after.finish);
  return sooner > 0 ? Math.min(1, sooner / WHOLE_GAIN) : kept > 0 ? 0.5 : 0;
}

function gainedTime(aim: Aim & { readonly kind: "date" }, { before, after }: Effect): Gain {
  const was = before.item?.finish ?? before.finish;
  // A release that nothing carries any more is not late.
  const now = aim.about !== "" && after.item === undefined ? aim.limit : (after.item?.finish ?? after.finish);
  const missing = Math.max(1, was - aim.limit);
  return { gain: (was - now) / missing, reaches: now <= aim.limit };
}

/** What goes of the overload of one person or machine; what lies on others in its place counts as theirs. */
function gainedLoad({ resource, limit }: Aim & { readonly kind: "load" }, { before, after }: Effect): Gain {
  const was = before.overloads.get(resource) ?? 0;
  const now = after.overloads.get(resource) ?? 0;
  return { gain: (was - now) / Math.max(1, was - limit), reaches: now <= limit };
}

function gainedMoney(aim: Aim & { readonly kind: "money" }, _: Effect, { before, after }: TaskCost): Gain {
  return { gain: (before - after) / Math.max(1, before - aim.limit), reaches: after <= aim.limit + 0.005 };
}

/** The best options, each change once, best first; of equals the one that was tried first. */
export function bestOf(options: readonly Option[], most: number): readonly Option[] {
  const seen = new Set<string>();
  const distinct = options.filter(({ change }) => {
    const key = JSON.stringify(change);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  return [...distinct].sort((a, b) => Number(b.reaches) - Number(a.reaches) || b.score - a.score).slice(0, most);
}
