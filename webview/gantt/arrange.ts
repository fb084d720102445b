import { NO_INSTANT, ROW_FLAG } from "../../src/core/view/ganttData";
import type { GanttLinks, GanttRows } from "../../src/core/view/ganttData";
import type { ColumnName } from "./columns";
import { compareBy } from "./sorting";
import { GROUP_MARK, modelOf, textColumns } from "./model";
import type { GanttModel, Texts } from "./model";
import { workedBetween } from "./workTime";
import { t } from "../shared/l10n";

/** What rows can be grouped by. */
export const GROUP_FIELDS = ["people", "releases", "statuses", "objectives"] as const;

/** One of them. */
export type GroupField = (typeof GROUP_FIELDS)[number];

/** How a person has put the rows in order; as the text has them when nothing is said. */
export interface Arrangement {
  readonly group?: GroupField;
  readonly sort?: { readonly by: ColumnName | "title"; readonly down: boolean };
}

/** In the new order: rows of the source by number, a group's heading as -1 minus the number of the group. */
interface Order {
  readonly order: readonly number[];
  readonly parent: Int32Array;
  readonly end: Int32Array;
  readonly groups: readonly Group[];
}

interface Group {
  readonly name: string;
  readonly rows: readonly number[];
}

/** The same tasks in another order: siblings sorted, or (summaries left out) gathered below headings. */
export function arranged(model: GanttModel, { group, sort }: Arrangement): GanttModel {
  if (group === undefined && sort === undefined) return model;
  const compare = sort === undefined ? undefined : compareBy(model, sort.by, sort.down);
  const order = group === undefined ? sortedTree(model, compare) : grouped(model, group, compare);
  const textAt = (column: keyof Texts) => (row: number): string => (row >= 0 ? (model[column][row] ?? "") : groupText(column, order.groups[-1 - row], group));
  const texts = Object.fromEntries(textColumns.map((column) => [column, order.order.map(textAt(column))])) as unknown as Texts;
  const { links, lags } = movedLinks(model, order.order);
  return modelOf({ ...model.data, rows: movedRows(model, order), links }, texts, lags);
}

function groupText(column: keyof Texts, group: Group | undefined, field: GroupField | undefined): string {
  if (group === undefined) return "";
  if (column === "ids") return GROUP_MARK + group.name;
  return column !== "titles" ? "" : group.name === "" ? withoutName(field) : group.name;
}

/** What is in no group. */
function withoutName(field: GroupField | undefined): string {
  switch (field) {
    case "people": return t("Nobody");
    case "releases": return t("No release");
    case "objectives": return t("No objective");
    default: return t("Nothing said");
  }
}

function sortedTree(model: GanttModel, compare: ((a: number, b: number) => number) | undefined): Order {
  const { parent, end } = model.data.rows;
  const below = new Map<number, number[]>();
  for (let row = 0; row < model.count; row += 1) {
    const above = parent[row] ?? -1;
    const siblings = below.get(above);
    if (siblings === undefined) below.set(above, [row]);
    else siblings.push(row);
  }
  const order: number[] = [];
  const newParent = new Int32Array(model.count);
  const newEnd = new Int32Array(model.count);
  const open: { readonly row: number; readonly above: number }[] = [];
  const add = (above: number, at: number): void => {
    const siblings = [...(below.get(above) ?? [])];
    if (compare !== undefined) siblings.sort(compare);
    for (const row of siblings.reverse()) open.push({ row, above: at });
  };
  add(-1, -1);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const at = order.length;
    order.push(next.row);
    newParent[at] = next.above;
    newEnd[at] = at + (end[next.row] ?? next.row + 1) - next.row;
    add(next.row, at);
  }
  return { order, parent: newParent, end: newEnd, groups: [] };
}

function grouped(model: GanttModel, field: GroupField, compare: ((a: number, b: number) => number) | undefined): Order {
  const groups = groupsOf(model, field);
  const order: number[] = [];
  const parent: number[] = [];
  const end: number[] = [];
  groups.forEach(({ rows }, number) => {
    const heading = order.length;
    const sorted = compare === undefined ? rows : [...rows].sort(compare);
    order.push(-1 - number, ...sorted);
    parent.push(-1, ...sorted.map(() => heading));
    end.push(heading + sorted.length + 1, ...sorted.map((_, at) => heading + at + 2));
  });
  return { order, parent: Int32Array.from(parent), end: Int32Array.from(end), groups };
}

/** Groups in the order in which their work begins; what is in none comes last. */
function groupsOf(model: GanttModel, field: GroupField): readonly Group[] {
  const { flags, start } = model.data.rows;
  const byName = new Map<string, number[]>();
  for (let row = 0; row < model.count; row += 1) {
    if (((flags[row] ?? 0) & ROW_FLAG.summary) !== 0) continue;
    const name = field === "people" ? withoutShares(model.people[row] ?? "") : (model[field][row] ?? "");
    const rows = byName.get(name);
    if (rows === undefined) byName.set(name, [row]);
    else rows.push(row);
  }
  const first = (rows: readonly number[]): number => rows.reduce((least, row) => Math.min(least, start[row] ?? 0), Number.MAX_SAFE_INTEGER);
  return [...byName]
    .map(([name, rows]) => ({ name, rows, first: name === "" ? Number.MAX_SAFE_INTEGER : first(rows) }))
    .sort((a, b) => a.first - b.first || (a.name < b.name ? -1 : 1));
}

/** `Ana Silva, Ben Ito 50%` by name alone. */
export function withoutShares(people: string): string {
  return people.replace(/ \d+%(?=,|$)/g, "");
}

/** Every column in the new order; a heading spans what is below it. */
function movedRows(model: GanttModel, { order, parent, end, groups }: Order): GanttRows {
  const { rows } = model.data;
  const over = groups.map((group) => headingOf(model, group));
  const ints = (column: Int32Array, name: keyof Heading | undefined, none = 0): Int32Array => Int32Array.from(order, (row) => (row >= 0 ? (column[row] ?? 0) : name === undefined ? none : (over[-1 - row]?.[name] ?? none)));
  const percents = (column: Uint8Array): Uint8Array => Uint8Array.from(order, (row) => (row >= 0 ? (column[row] ?? 255) : 255));
  const rowAt = new Int32Array(model.count).fill(-1);
  order.forEach((row, at) => { if (row >= 0) rowAt[row] = at; });
  return {
    ...rows,
    count: order.length,
    parent,
    end,
    start: ints(rows.start, "start"),
    finish: ints(rows.finish, "finish"),
    slackEnd: ints(rows.slackEnd, "finish"),
    due: ints(rows.due, undefined, NO_INSTANT),
    lateBy: ints(rows.lateBy, undefined),
    duration: ints(rows.duration, "duration"),
    totalSlack: ints(rows.totalSlack, "totalSlack"),
    freeSlack: ints(rows.freeSlack, undefined),
    effort: ints(rows.effort, "effort"),
    priority: ints(rows.priority, undefined, -1),
    constraintAt: ints(rows.constraintAt, undefined, NO_INSTANT),
    baselineStart: ints(rows.baselineStart, undefined, NO_INSTANT),
    baselineFinish: ints(rows.baselineFinish, undefined, NO_INSTANT),
    p10: ints(rows.p10, undefined, NO_INSTANT),
    p80: ints(rows.p80, undefined, NO_INSTANT),
    p90: ints(rows.p90, undefined, NO_INSTANT),
    chance: percents(rows.chance),
    criticality: percents(rows.criticality),
    cost: Float64Array.from(order, (row) => (row >= 0 ? (rows.cost[row] ?? 0) : (over[-1 - row]?.cost ?? 0))),
    progress: Uint8Array.from(order, (row) => (row >= 0 ? (rows.progress[row] ?? 0) : (over[-1 - row]?.progress ?? 0))),
    constraint: Uint8Array.from(order, (row) => (row >= 0 ? (rows.constraint[row] ?? 0) : 0)),
    clock: Uint16Array.from(order, (row) => (row >= 0 ? (rows.clock[row] ?? 0) : 0)),
    flags: Uint16Array.from(order, (row) => (row >= 0 ? (rows.flags[row] ?? 0) : ROW_FLAG.summary)),
    driver: Uint8Array.from(order, (row) => (row >= 0 ? (rows.driver[row] ?? 255) : 255)),
    driverRow: Int32Array.from(order, (row) => (row >= 0 ? (rowAt[rows.driverRow[row] ?? -1] ?? -1) : -1)),
  };
}

/** What a group comes to. */
interface Heading {
  readonly start: number;
  readonly finish: number;
  readonly duration: number;
  readonly totalSlack: number;
  readonly effort: number;
  readonly cost: number;
  readonly progress: number;
}

function headingOf({ data }: GanttModel, { rows: members }: Group): Heading {
  const { rows } = data;
  const figures = (column: ArrayLike<number>): readonly number[] => members.map((row) => column[row] ?? 0);
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const start = figures(rows.start).reduce((least, one) => Math.min(least, one));
  const finish = figures(rows.finish).reduce((most, one) => Math.max(most, one));
  const lengths = figures(rows.duration);
  const done = sum(figures(rows.progress).map((share, at) => share * (lengths[at] ?? 0)));
  return {
    start,
    finish,
    duration: workedBetween({ work: data.work, opens: data.dayOpens, closes: data.dayCloses }, start, finish),
    totalSlack: figures(rows.totalSlack).reduce((least, one) => Math.min(least, one)),
    effort: sum(figures(rows.effort)),
    cost: sum(figures(rows.cost)),
    progress: sum(lengths) === 0 ? 0 : Math.round(done / sum(lengths)),
  };
}

/** Links between the rows that are there. */
function movedLinks({ data, count, lags }: GanttModel, order: readonly number[]): { readonly links: GanttLinks; readonly lags: readonly string[] } {
  const { links } = data;
  const rowAt = new Int32Array(count).fill(-1);
  order.forEach((row, at) => { if (row >= 0) rowAt[row] = at; });
  const kept = Array.from({ length: links.count }, (_, link) => link).filter((link) => (rowAt[links.from[link] ?? 0] ?? -1) >= 0 && (rowAt[links.to[link] ?? 0] ?? -1) >= 0);
  return {
    links: {
      ...links,
      count: kept.length,
      from: Int32Array.from(kept, (link) => rowAt[links.from[link] ?? 0] ?? 0),
      to: Int32Array.from(kept, (link) => rowAt[links.to[link] ?? 0] ?? 0),
      type: Uint8Array.from(kept, (link) => links.type[link] ?? 0),
      flags: Uint8Array.from(kept, (link) => links.flags[link] ?? 0),
    },
    lags: kept.map((link) => lags[link] ?? ""),
  };
}
