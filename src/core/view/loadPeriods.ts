import type { ResourceRow, ResourcesData } from "./resourcesData";
import type { Instant, Minutes } from "../model/instant";
import { civilOf } from "./dates";

/** How long a column is. */
export type Step = ResourcesData["step"];

/** A column: periods `first` to `last` (not included) of the data. */
export interface Column {
  readonly from: Instant;
  readonly to: Instant;
  readonly first: number;
  readonly last: number;
}

const ORDER: readonly Step[] = ["day", "week", "month"];

/** The steps that the data can be shown in: its own and longer ones. */
export function stepsOf(data: ResourcesData): readonly Step[] {
  return ORDER.slice(ORDER.indexOf(data.step));
}

/** The columns of a step: weeks begin on Monday. */
export function columnsOf({ bounds, step: own }: ResourcesData, step: Step): readonly Column[] {
  const columns: Column[] = [];
  let key = "";
  for (let period = 0; period + 1 < bounds.length; period += 1) {
    const [from, to] = [bounds[period] ?? 0, bounds[period + 1] ?? 0];
    const next = step === own ? String(period) : keyOf(from, step);
    const last = columns.at(-1);
    if (last !== undefined && next === key) columns[columns.length - 1] = { ...last, to, last: period + 1 };
    else columns.push({ from, to, first: period, last: period + 1 });
    key = next;
  }
  return columns;
}

function keyOf(at: Instant, step: Step): string {
  const { year, month, weekday } = civilOf(at);
  return step === "month" ? `${String(year)} ${String(month)}` : String(Math.floor(at / 1440) - weekday);
}

/** What is booked in a column of what there is. */
export interface Load {
  readonly booked: Minutes;
  readonly capacity: Minutes;
  /** True where more is booked than there is, beyond what rounding explains. */
  readonly over: boolean;
}

/** The load of a row in a column: over where any of its periods is, for a free day does not make up for a full one. */
export function loadIn({ booked, capacity }: ResourceRow, { first, last }: Column): Load {
  let [sum, room, over] = [0, 0, false];
  for (let period = first; period < last; period += 1) {
    const [here, there] = [booked[period] ?? 0, capacity[period] ?? 0];
    sum += here;
    room += there;
    over ||= here > there + 1;
  }
  return { booked: sum, capacity: room, over };
}

/** What is booked in a column, by the task's place, the largest first. */
export function partsIn(row: ResourceRow, { first, last }: Column): readonly (readonly [task: number, minutes: Minutes])[] {
  const sums = new Map<number, Minutes>();
  row.partPeriod.forEach((period, at) => {
    if (period < first || period >= last) return;
    const task = row.partTask[at] ?? 0;
    sums.set(task, (sums.get(task) ?? 0) + (row.partMinutes[at] ?? 0));
  });
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** Hours as people say them: "7.5", "40". */
export function hoursText(minutes: Minutes): string {
  const hours = minutes / 60;
  return String(hours >= 20 ? Math.round(hours) : Math.round(hours * 10) / 10);
}
