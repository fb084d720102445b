import type { DateSpan, DateValue } from "../../../src/core/model/instant";
import type { Plan } from "../../../src/core/model/plan";
import type { CalendarSpec, DayHours, Dated, Duration, Estimate, NamedSpan, WeekHours } from "../../../src/core/model/values";
import { MinuteTable } from "./minuteTable";

const DAY = 1440;
const OFFICE: DayHours = [[540, 1020]];
const USUAL: WeekHours = [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []];

const known = new Map<string, PlanHours>();

/** The working hours of a plan between two instants; of plans that say the same of calendars and people they are counted once. */
export function hoursOf(plan: Plan, first: number, end: number): PlanHours {
  const { calendar, hoursPerDay, hoursPerWeek } = plan.settings;
  const said = JSON.stringify([calendar, hoursPerDay, hoursPerWeek, [...plan.calendars], [...plan.people], [...plan.equipment], first, end]);
  const hours = known.get(said) ?? new PlanHours(plan, first, end);
  if (known.size > 50) known.clear();
  known.set(said, hours);
  return hours;
}

/** The working hours of a plan, read from what is written, minute by minute. */
export class PlanHours {
  readonly of: Plan;
  readonly first: number;
  readonly end: number;
  readonly plan: MinuteTable;
  readonly elapsed: MinuteTable;
  readonly day: number;
  readonly week: number;
  readonly #tables = new Map<string, MinuteTable>();
  readonly #usual: WeekHours;

  constructor(of: Plan, first: number, end: number) {
    this.of = of;
    this.first = first;
    this.end = end;
    const { calendar, hoursPerDay, hoursPerWeek } = of.settings;
    this.#usual = weekOf(calendar === undefined ? [] : this.#chain(calendar), USUAL);
    const lengths = this.#usual.map(hours => hours.reduce((sum, [from, to]) => sum + to - from, 0));
    const total = lengths.reduce((a, b) => a + b, 0);
    const days = lengths.filter(length => length > 0).length;
    this.day = hoursPerDay === undefined ? (days === 0 ? 480 : total / days) : hoursPerDay * 60;
    this.week = hoursPerWeek === undefined ? (days === 0 ? 2400 : total) : hoursPerWeek * 60;
    this.plan = this.#tableOf(calendar === undefined ? [] : this.#chain(calendar));
    this.elapsed = new MinuteTable(first, end, () => true);
  }

  /** A calendar of the plan by id. */
  named(id: string): MinuteTable {
    const known = this.#tables.get(id);
    if (known !== undefined) return known;
    const spec = this.of.calendars.get(id);
    const table = spec === undefined ? this.plan : this.#tableOf(this.#chain(spec));
    this.#tables.set(id, table);
    return table;
  }

  /** When someone or something can work on a task with this calendar of its own, or with none. */
  ofResource(id: string, calendar: string | undefined): MinuteTable {
    const key = `${id} on ${calendar ?? ""}`;
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const item = this.of.people.get(id) ?? this.of.equipment.get(id);
    const available = item !== undefined && "available" in item ? item.available : undefined;
    const own = (at: number): MinuteTable => {
      if (calendar !== undefined) return this.named(calendar);
      const ref = valueAt(item?.calendar, at);
      return ref === undefined ? this.plan : this.named(ref.id);
    };
    const table = new MinuteTable(this.first, this.end, at =>
      own(at).has(at) && (available === undefined || within(available, at)) && !(item?.leave ?? []).some(({ span }) => within(span, at)));
    this.#tables.set(key, table);
    return table;
  }

  /** When a machine is there for a task with this calendar: its own hours, where it has any, win. */
  ofEquipment(id: string, calendar: string | undefined): MinuteTable {
    return this.ofResource(id, this.of.equipment.get(id)?.calendar === undefined ? calendar : undefined);
  }

  /** Share of full time at which someone can be booked at an instant. */
  capacity(id: string, at: number): number {
    return valueAt((this.of.people.get(id) ?? this.of.equipment.get(id))?.capacity, at) ?? 1;
  }

  /** A duration in minutes, a fraction of a minute as a whole one. */
  minutes({ minutes, days, weeks, months }: Duration): number {
    return Math.ceil(minutes + days * this.day + (weeks + 4 * months) * this.week - 1e-6);
  }

  /** What the schedule takes of an estimate. */
  estimate(estimate: Estimate): number {
    if (estimate.kind !== "range") return this.minutes(estimate.likely);
    return Math.ceil(Math.sqrt(this.minutes(estimate.low) * this.minutes(estimate.high)) - 1e-6);
  }

  /** When something begins that is written as a date. */
  begin(date: DateValue, on: MinuteTable): number {
    return date.minute === undefined ? on.next(date.day * DAY) : date.day * DAY + date.minute;
  }

  /** When something ends that is written as a date. */
  finish(date: DateValue, on: MinuteTable): number {
    return date.minute === undefined ? on.previous((date.day + 1) * DAY) : date.day * DAY + date.minute;
  }

  /** The calendar and what it is based on, each once. */
  #chain(spec: CalendarSpec): readonly CalendarSpec[] {
    const found: CalendarSpec[] = [];
    for (let at: CalendarSpec | undefined = spec; at !== undefined && !found.includes(at);) {
      found.push(at);
      const base: CalendarSpec["basedOn"] = at.basedOn;
      at = base === undefined ? this.of.settings.calendar : "none" in base ? undefined : this.of.calendars.get(base.calendar.id);
    }
    return found;
  }

  #tableOf(chain: readonly CalendarSpec[]): MinuteTable {
    const week = weekOf(chain, this.#usual);
    return new MinuteTable(this.first, this.end, at => {
      let works = worksAt(week, at);
      for (const { holidays = [], working = [] } of [...chain].reverse()) {
        if (holidays.some(({ span }) => within(span, at))) works = false;
        const fitting = working.filter(({ span }) => within(span, at)).sort((a, b) => lengthOf(a.span) - lengthOf(b.span));
        if (fitting[0] !== undefined) works = worksAt(fitting[0].hours, at);
      }
      return works;
    });
  }
}

/** Each day by the first week that says it. */
const weekOf = (chain: readonly CalendarSpec[], otherwise: WeekHours): WeekHours =>
  otherwise.map((usual, day) => chain.flatMap(({ week }) => (week?.[day] === undefined ? [] : [week[day]]))[0] ?? usual) as unknown as WeekHours;

const isWeek = (hours: DayHours | WeekHours): hours is WeekHours => hours.length === 7 && (hours as readonly (readonly unknown[])[]).every(day => typeof day[0] !== "number");

function worksAt(hours: DayHours | WeekHours, at: number): boolean {
  const day = Math.floor(at / DAY);
  const today: DayHours = isWeek(hours) ? (hours[(((day + 3) % 7) + 7) % 7] ?? []) : hours;
  return today.some(([from, to]) => at - day * DAY >= from && at - day * DAY < to);
}

const lengthOf = ({ from, to }: DateSpan): number => (to?.day ?? Infinity) - (from?.day ?? -Infinity);

/** True when a minute lies in a span as written: days are whole, both included. */
export function within({ from, to, yearly }: DateSpan, at: number): boolean {
  if (yearly === true && from !== undefined && to !== undefined) {
    const ofYear = (day: number): string => new Date(day * 86_400_000).toISOString().slice(5, 10);
    const [a, b, x] = [ofYear(from.day), ofYear(to.day), ofYear(Math.floor(at / DAY))];
    return a <= b ? a <= x && x <= b : x >= a || x <= b;
  }
  const begins = from === undefined || at >= from.day * DAY + (from.minute ?? 0);
  return begins && (to === undefined || at < to.day * DAY + (to.minute ?? DAY));
}

/** True when a minute lies in one of the spans. */
export const inAny = (spans: readonly NamedSpan[] | undefined, at: number): boolean => (spans ?? []).some(({ span }) => within(span, at));

/** The value that holds at an instant: the first also before its date. */
export function valueAt<T>(dated: Dated<T> | undefined, at: number): T | undefined {
  const steps = [...(dated?.steps ?? [])].sort((a, b) => dateOf(a.from) - dateOf(b.from));
  return (steps.filter(({ from }) => dateOf(from) <= at).pop() ?? steps[0])?.value;
}

const dateOf = (date: DateValue | undefined): number => (date === undefined ? -Infinity : date.day * DAY + (date.minute ?? 0));
