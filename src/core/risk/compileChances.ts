import { civilDate, dayOf } from "../calendar/civil";
import { dayRanges } from "../calendar/daySpans";
import type { Plan } from "../model/plan";
import type { Absence, CalendarSpec, Condition, LostDays } from "../model/values";
import { unitsOf } from "../schedule/bookings";
import type { PlanFrame } from "../schedule/frame";
import type { Leaf } from "../schedule/leaf";
import type { ScheduledTask } from "../schedule/result";
import { power } from "./exactMath";
import { nameKey } from "./random";
import type { ModelLoss, OnlyIf } from "./riskModel";

/** Days for which chances are laid out. */
const DAYS = 3653;
const ALL = 2 ** 32;

/** What may take days from the leaves of a plan, each calendar and person looked at once. */
export interface Losses {
  of(leaf: Leaf, task: ScheduledTask): readonly ModelLoss[] | undefined;
}

/** Days that are lost by chance: of the calendars that a leaf works by, and of the people on it. */
export function lossesOf(frame: PlanFrame): Losses | undefined {
  const { plan } = frame;
  const weather = [...plan.calendars.values(), plan.settings.calendar].some(spec => (spec?.lostDays ?? []).length > 0);
  const away = [...plan.people.values()].some(({ absence }) => absence !== undefined);
  if (!weather && !away) return undefined;
  const first = dayOf(frame.start);
  const known = new Map<string, readonly ModelLoss[]>();
  const once = (name: string, make: () => readonly ModelLoss[]): readonly ModelLoss[] => {
    const losses = known.get(name) ?? make();
    known.set(name, losses);
    return losses;
  };
  const ofCalendar = (id: string | undefined): readonly ModelLoss[] => once(`calendar:${id ?? ""}`, () => calendarLosses(plan, id, first));
  return {
    of(leaf, task) {
      if (leaf.work.elapsed || leaf.work.milestone) return undefined;
      const found = new Map<ModelLoss, number>();
      const add = (losses: readonly ModelLoss[], share: number): void => {
        for (const loss of losses) found.set(loss, (found.get(loss) ?? 0) + share);
      };
      const { calendar } = leaf.inherited;
      const shares = sharesOf(leaf, task.start);
      if (calendar !== undefined || shares.length === 0) add(ofCalendar(calendar), 1);
      for (const { resource, share } of shares) {
        if (calendar === undefined) add(once(`works:${resource.id}`, () => windows(resource.item.calendar?.steps.map(({ from, value }) => ({ from: from?.day, losses: ofCalendar(value.id) })) ?? [{ from: undefined, losses: ofCalendar(undefined) }], first)), share);
        if (resource.kind === "person" && "absence" in resource.item && resource.item.absence !== undefined) {
          const { absence } = resource.item;
          add(once(`absence:${resource.id}`, () => absenceLoss(frame, resource.id, absence)), share);
        }
      }
      const list = [...found].map(([loss, share]) => (share >= 1 ? loss : { ...loss, share }));
      return list.length === 0 ? undefined : list;
    },
  };
}

/** Who works on a leaf, and the part of its work that stops when they are away: all of it where each is booked throughout. */
function sharesOf(leaf: Leaf, start: number): readonly { readonly resource: Leaf["work"]["crew"][number]["resource"]; readonly share: number }[] {
  const { crew } = leaf.work;
  const pot = leaf.item.duration === undefined && crew.every(({ part }) => part === undefined);
  const people = crew.filter(({ resource }) => resource.kind === "person");
  const units = people.map(assignee => unitsOf(leaf, assignee, start));
  const all = units.reduce((sum, one) => sum + one, 0);
  return crew.map(assignee => {
    const place = people.indexOf(assignee);
    return { resource: assignee.resource, share: pot && place >= 0 && all > 0 ? (units[place] as number) / all : 1 };
  });
}

/** The losses of a calendar and of those that it is based on, as far as those count for it. */
function calendarLosses(plan: Plan, id: string | undefined, first: number): readonly ModelLoss[] {
  const losses: ModelLoss[] = [];
  const seen = new Set<string | undefined>();
  let at: string | undefined = id;
  for (;;) {
    if (seen.has(at)) return losses;
    seen.add(at);
    const spec: CalendarSpec | undefined = at === undefined ? plan.settings.calendar : plan.calendars.get(at);
    if (spec === undefined) return losses;
    const loss = lossOf(spec.lostDays ?? [], `calendar:${at ?? ""}`, first);
    if (loss !== undefined) losses.push(loss);
    if (at === undefined || (spec.basedOn !== undefined && "none" in spec.basedOn)) return losses;
    at = spec.basedOn === undefined ? undefined : spec.basedOn.calendar.id;
  }
}

function lossOf(days: readonly LostDays[], name: string, first: number): ModelLoss | undefined {
  const odds = new Float64Array(DAYS);
  const { year } = civilDate(first);
  const ranges = days.flatMap(({ span, chance }) => dayRanges(span, { first: year, last: year + 10 }).map(range => ({ range, chance })));
  // A shorter span is the exception to a longer one; of equal ones the first counts, so it is laid on last.
  ranges.reverse().sort((a, b) => (b.range[1] - b.range[0]) - (a.range[1] - a.range[0]) || 0);
  for (const { range: [from, to], chance } of ranges) odds.fill(chance * ALL, Math.min(DAYS, Math.max(0, from - first)), Math.min(DAYS, Math.max(0, to - first)));
  return odds.some(one => one > 0) ? { key: nameKey(name), first, odds, spell: 1, share: 1 } : undefined;
}

/** The losses of someone whose calendar changes on dates: each for its time. */
function windows(steps: readonly { readonly from: number | undefined; readonly losses: readonly ModelLoss[] }[], first: number): readonly ModelLoss[] {
  if (steps.length === 1) return steps[0]?.losses ?? [];
  return steps.flatMap(({ from, losses }, i) => {
    const begins = i === 0 ? 0 : Math.max(0, (from ?? first) - first);
    const ends = Math.max(begins, (steps[i + 1]?.from ?? Infinity) - first);
    return losses.map(loss => ({ ...loss, odds: loss.odds.map((one, day) => (day >= begins && day < ends ? one : 0)) }));
  });
}

/**
 * Spells begin on a day by the chance q with 1 - (1 - q)^spell = the share of days away, so that each day has that share
 * however long the spells are; those that overlap are one.
 */
function absenceLoss(frame: PlanFrame, id: string, { share, days, spell = 1 }: Absence): readonly ModelLoss[] {
  const away = Math.min(0.9, share ?? (days ?? 0) / Math.max(1, workingDays(frame, id)));
  if (away <= 0) return [];
  return [{ key: nameKey(`absence:${id}`), first: 0, odds: Float64Array.of((1 - power(1 - away, 1 / spell)) * ALL), spell, share: 1 }];
}

/** Working days of someone in a year from the plan's start on. */
function workingDays({ resources, start }: PlanFrame, id: string): number {
  const resource = resources.resources.get(id);
  if (resource === undefined) return 0;
  const calendar = resources.availability(resource, undefined);
  const first = dayOf(start);
  let count = 0;
  for (let day = first; day < first + 365; day++) if (calendar.between(day * 1440, (day + 1) * 1440) > 0) count++;
  return count;
}

/** Outcomes that tasks depend on, each drawn once; `of` says what a leaf depends on. */
export interface Branches {
  readonly names: readonly string[];
  of(leaf: Leaf, task: ScheduledTask): OnlyIf | undefined;
}

/** What the outcomes of tasks decide about others. Work that has begun is done, whatever comes out. */
export function branchesOf(plan: Plan): Branches {
  const names: string[] = [];
  return {
    names,
    of(leaf, task) {
      if (leaf.progress.state !== "todo") return undefined;
      const found: { outcome: number; from: number; to: number }[] = [];
      collect(plan, leaf.task, { names, found, seen: new Set() });
      return found.length === 0 ? undefined : { conditions: found, cost: task.cost };
    },
  };
}

interface Collecting {
  readonly names: string[];
  readonly found: { outcome: number; from: number; to: number }[];
  readonly seen: Set<number>;
}

/** The conditions of a task and the summaries above it, and those of the tasks whose outcomes they name. */
function collect(plan: Plan, task: number, into: Collecting): void {
  for (let at = task; at >= 0; at = plan.tasks[at]?.parent ?? -1) {
    if (into.seen.has(at)) continue;
    into.seen.add(at);
    for (const condition of plan.tasks[at]?.item.onlyIf ?? []) addCondition(plan, condition, into);
  }
}

function addCondition(plan: Plan, { task: ref, outcome }: Condition, into: Collecting): void {
  const carrier = ref.plan === undefined || ref.plan === plan.id ? plan.taskIndex.get(ref.id) : undefined;
  const outcomes = carrier === undefined ? undefined : plan.tasks[carrier]?.item.outcomes;
  if (carrier === undefined || outcomes?.has(outcome) !== true) return;
  const name = `outcome:${ref.id}`;
  const known = into.names.indexOf(name);
  let from = 0;
  for (const [other, share] of outcomes) {
    if (other === outcome) break;
    from += share;
  }
  into.found.push({ outcome: known >= 0 ? known : into.names.push(name) - 1, from, to: from + (outcomes.get(outcome) ?? 0) });
  collect(plan, carrier, into);
}
