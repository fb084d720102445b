import type { SegmentedCalendar } from "../../src/core/calendar/segmentedCalendar";
import type { Network } from "../../src/core/schedule/network";

/** A calendar as two tables over a horizon of days: work before each day, and the day of each unit of work. */
interface DayTable {
  readonly firstDay: number;
  readonly before: Float64Array;
  /** First day on which the work of a slot of `SLOT` minutes begins. */
  readonly dayOfSlot: Int32Array;
  readonly slots: Int32Array;
}

const SLOT = 256;
const DAYS = 40_000;

function tableOf(calendar: SegmentedCalendar, from: number): DayTable {
  const firstDay = Math.floor(from / 1440) - 400;
  const before = new Float64Array(DAYS + 1);
  const slots = new Int32Array(DAYS * 4);
  for (let day = 0; day < DAYS; day++) {
    const at = (firstDay + day) * 1440;
    let k = day * 4;
    calendar.eachInterval(at, at + 1440, (start, end) => {
      slots[k++] = start - at;
      slots[k++] = end - at;
    });
    before[day + 1] = (before[day] as number) + calendar.between(at, at + 1440);
  }
  const dayOfSlot = new Int32Array(Math.ceil((before[DAYS] as number) / SLOT) + 1);
  let day = 0;
  for (let slot = 0; slot < dayOfSlot.length; slot++) {
    while (day < DAYS && (before[day + 1] as number) <= slot * SLOT) day++;
    dayOfSlot[slot] = day;
  }
  return { firstDay, before, dayOfSlot, slots };
}

function toWork(table: DayTable, at: number): number {
  const day = ((at / 1440) | 0) - table.firstDay;
  const minute = at - ((at / 1440) | 0) * 1440;
  const { slots } = table;
  const k = day * 4;
  const first = Math.min(Math.max(minute, slots[k] as number), slots[k + 1] as number) - (slots[k] as number);
  const second = Math.min(Math.max(minute, slots[k + 2] as number), slots[k + 3] as number) - (slots[k + 2] as number);
  return (table.before[day] as number) + first + second;
}

/** The minute at which this much work is done: at the end of an interval, or at the start of the next. */
function toWall(table: DayTable, work: number, atEnd: boolean): number {
  let day = table.dayOfSlot[(work / SLOT) | 0] as number;
  const { before, slots } = table;
  while (atEnd ? (before[day + 1] as number) < work : (before[day + 1] as number) <= work) day++;
  while (atEnd && (before[day] as number) >= work) day--;
  const rest = work - (before[day] as number);
  const k = day * 4;
  const first = (slots[k + 1] as number) - (slots[k] as number);
  const inFirst = atEnd ? rest <= first : rest < first;
  return (day + table.firstDay) * 1440 + (inFirst ? (slots[k] as number) + rest : (slots[k + 2] as number) + rest - first);
}

/** A critical-path pass without anything that a plan needs beyond links, lags and calendars: the limit of the machine. */
export interface BareKernel {
  run(): void;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
}

/** The kernel on the arrays of a network. */
export function bareKernel(network: Network, planStart: number): BareKernel {
  const tables = network.calendars.map(calendar => tableOf(calendar, planStart));
  const { size, inStart, inFrom, inType, inLag, inCalendar, workCalendar, workAmount } = network;
  const start = new Float64Array(size);
  const finish = new Float64Array(size);
  const lateStart = new Float64Array(size);
  const lateFinish = new Float64Array(size);
  const run = (): void => {
    let end = 0;
    for (let node = 0; node < size; node++) {
      const table = tables[workCalendar[node] as number] as DayTable;
      const amount = workAmount[node] as number;
      let from = planStart;
      for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
        const type = inType[e] as number;
        let at = ((type & 1) === 0 ? finish[inFrom[e] as number] : start[inFrom[e] as number]) as number;
        const lag = inLag[e] as number;
        const lagTable = tables[inCalendar[e] as number] as DayTable;
        if (lag !== 0) at = toWall(lagTable, toWork(lagTable, at) + lag, true);
        if (type >= 2) at = toWall(table, toWork(table, at) - amount, false);
        if (at > from) from = at;
      }
      const work = toWork(table, from);
      start[node] = toWall(table, work, false);
      finish[node] = toWall(table, work + amount, true);
      if ((finish[node] as number) > end) end = finish[node] as number;
    }
    lateStart.fill(Infinity);
    lateFinish.fill(end);
    for (let node = size - 1; node >= 0; node--) {
      const table = tables[workCalendar[node] as number] as DayTable;
      const amount = workAmount[node] as number;
      let until = lateFinish[node] as number;
      const begin = lateStart[node] as number;
      if (begin < Infinity) until = Math.min(until, toWall(table, toWork(table, begin) + amount, true));
      const work = toWork(table, until);
      lateFinish[node] = toWall(table, work, true);
      lateStart[node] = toWall(table, work - amount, false);
      for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) {
        const type = inType[e] as number;
        let at = (type < 2 ? lateStart[node] : until) as number;
        const lag = inLag[e] as number;
        const lagTable = tables[inCalendar[e] as number] as DayTable;
        if (lag !== 0) at = toWall(lagTable, toWork(lagTable, at) - lag, false);
        const bounds = (type & 1) === 0 ? lateFinish : lateStart;
        const source = inFrom[e] as number;
        if (at < (bounds[source] as number)) bounds[source] = at;
      }
    }
  };
  return { run, start, finish, lateStart, lateFinish };
}
