import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import type { WeekPattern } from "../../../calendar/weekPattern";

const known = new WeakMap<SegmentedCalendar, WeakMap<SegmentedCalendar, number>>();

/** Units of work of a calendar in a working minute of another, where it works at just the same times at one rate; else 0. */
export function rateOn(base: SegmentedCalendar, calendar: SegmentedCalendar): number {
  if (base === calendar) return 1;
  let ofBase = known.get(base);
  if (ofBase === undefined) known.set(base, ofBase = new WeakMap());
  let rate = ofBase.get(calendar);
  if (rate === undefined) ofBase.set(calendar, rate = compare(base, calendar));
  return rate;
}

function compare({ segments: a }: SegmentedCalendar, { segments: b }: SegmentedCalendar): number {
  if (a.patterns.length !== b.patterns.length) return 0;
  let rate = 0;
  for (let i = 0; i < a.patterns.length; i++) {
    if (a.days[i] !== b.days[i]) return 0;
    const next = ratio(a.patterns[i] as WeekPattern, b.patterns[i] as WeekPattern);
    if (next === undefined) continue;
    if (next === 0 || (rate !== 0 && next !== rate)) return 0;
    rate = next;
  }
  return rate;
}

/** How much faster the second week works; 0: at other times or at several rates; undefined: neither works. */
function ratio(a: WeekPattern, b: WeekPattern): number | undefined {
  if (a.starts.length !== b.starts.length) return 0;
  if (a.starts.length === 0) return undefined;
  const first = (b.rates[0] as number) / (a.rates[0] as number);
  for (let i = 0; i < a.starts.length; i++) {
    if (a.starts[i] !== b.starts[i] || a.ends[i] !== b.ends[i] || (b.rates[i] as number) !== first * (a.rates[i] as number)) return 0;
  }
  return first;
}
