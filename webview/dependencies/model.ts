import { DEPENDENCY_FLAG, ITEM_FLAG, ITEM_STATES } from "../../src/core/view/dependenciesData";
import type { DependenciesData, ItemState } from "../../src/core/view/dependenciesData";
import { LINK_TYPES } from "../../src/core/view/ganttData";
import { splitTexts } from "../../src/core/view/joined";
import type { LinkType } from "../../src/core/model/values";

/** The data with what is looked up in it all the time. */
export interface GraphModel {
  readonly data: DependenciesData;
  readonly count: number;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly people: readonly string[];
  readonly words: readonly string[];
  readonly rowOfId: ReadonlyMap<string, number>;
  /** Numbers of the links into and out of each item: those of item `r` stand from `start[r]` to `start[r + 1]`. */
  readonly into: LinkIndex;
  readonly outOf: LinkIndex;
}

/** Links by item. */
export interface LinkIndex {
  readonly start: Int32Array;
  readonly links: Int32Array;
}

/** One link in words and rows. */
export interface GraphLink {
  readonly from: number;
  readonly to: number;
  readonly type: LinkType;
  readonly words: string;
  readonly driving: boolean;
  readonly critical: boolean;
  readonly cut: boolean;
  readonly carries: boolean;
  readonly resource: boolean;
}

/** Unpacks the columns. */
export function graphModel(data: DependenciesData): GraphModel {
  const { items, links } = data;
  const ids = splitTexts(items.ids, items.count);
  return {
    data,
    count: items.count,
    ids,
    titles: splitTexts(items.titles, items.count),
    people: splitTexts(items.people, items.count),
    words: splitTexts(links.words, links.count),
    rowOfId: new Map(ids.map((id, row) => [id, row])),
    into: linkIndex(links.to, items.count),
    outOf: linkIndex(links.from, items.count),
  };
}

function linkIndex(column: Int32Array, count: number): LinkIndex {
  const start = new Int32Array(count + 1);
  for (const row of column) start[row + 1] = (start[row + 1] ?? 0) + 1;
  for (let row = 0; row < count; row += 1) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  const next = start.slice();
  const links = new Int32Array(column.length);
  column.forEach((row, link) => {
    const at = next[row] ?? 0;
    links[at] = link;
    next[row] = at + 1;
  });
  return { start, links };
}

/** The numbers of the links of an item in an index. */
export function linksOf({ start, links }: LinkIndex, row: number): Int32Array {
  return links.subarray(start[row] ?? 0, start[row + 1] ?? 0);
}

export function linkAt({ data: { links }, words }: GraphModel, link: number): GraphLink {
  const flags = links.flags[link] ?? 0;
  return {
    from: links.from[link] ?? 0,
    to: links.to[link] ?? 0,
    type: LINK_TYPES[links.type[link] ?? 0] ?? "FS",
    words: words[link] ?? "",
    driving: (flags & DEPENDENCY_FLAG.driving) !== 0,
    critical: (flags & DEPENDENCY_FLAG.critical) !== 0,
    cut: (flags & DEPENDENCY_FLAG.cut) !== 0,
    carries: (flags & DEPENDENCY_FLAG.carries) !== 0,
    resource: (flags & DEPENDENCY_FLAG.resource) !== 0,
  };
}

export function isA({ data }: GraphModel, row: number, flag: keyof typeof ITEM_FLAG): boolean {
  return ((data.items.flags[row] ?? 0) & ITEM_FLAG[flag]) !== 0;
}

export function stateOf({ data }: GraphModel, row: number): ItemState {
  return ITEM_STATES[data.items.state[row] ?? 0] ?? "planned";
}

/** True for an item that is part of a summary, at any depth, or the summary itself. */
export function isWithin({ data }: GraphModel, row: number, summary: number): boolean {
  return row >= summary && row < (data.items.end[summary] ?? summary + 1);
}

/** The item that a person asks about first when they have asked about none: what the plan ends with. */
export function lastItem(model: GraphModel): number {
  const { finish } = model.data.items;
  let last = -1;
  for (let row = 0; row < model.count; row += 1) {
    if (isA(model, row, "summary") || isA(model, row, "external") || stateOf(model, row) === "dropped") continue;
    if (last < 0 || (finish[row] ?? 0) >= (finish[last] ?? 0)) last = row;
  }
  return last < 0 ? 0 : last;
}
