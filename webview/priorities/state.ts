import type { PrioritiesData, PriorityFigure, PriorityItem, PriorityMethod, PriorityPlace } from "../../src/core/view/prioritiesData";
import { dateFormat, type DateFormat, type DateWords } from "../shared/dates";

/** What the size of a disc says. */
export type DiscSize = "reach" | "confidence" | "same";

/** What survives a reload. */
export interface SavedPriorities {
  readonly plan: string;
  /** A method's id; empty: the plan's own. */
  readonly method: string;
  /** The method to compare with; empty: none. */
  readonly against: string;
  readonly size: DiscSize;
  readonly release: string;
  readonly objective: string;
  readonly tag: string;
  /** The column that the table is sorted by: `rank`, `title`, `score`, `against` or a figure's key. */
  readonly sort: string;
  readonly down: boolean;
  readonly selected: string;
  readonly table: boolean;
}

/** What is shown and what a person has chosen. */
export interface PriorityState extends Omit<SavedPriorities, "plan"> {
  readonly data: PrioritiesData;
  readonly dates: DateFormat;
}

/** An idea with its place by the shown method, and by the one that it is compared with. */
export interface PriorityRow {
  readonly item: PriorityItem;
  readonly place: PriorityPlace;
  readonly other: PriorityPlace | undefined;
  /** It fits until the next release; true where nobody knows. */
  readonly fits: boolean;
}

export function newState(data: PrioritiesData, saved: SavedPriorities | undefined, words: DateWords): PriorityState {
  const { method = "", against = "", size = "reach", release = "", objective = "", tag = "", sort = "rank", down = false, selected = "", table = true } = saved ?? {};
  return { data, dates: dateFormat(words, data.now), method, against, size, release, objective, tag, sort, down, selected, table };
}

export function savedOf({ data, method, against, size, release, objective, tag, sort, down, selected, table }: PriorityState): SavedPriorities {
  return { plan: data.plan, method, against, size, release, objective, tag, sort, down, selected, table };
}

/** The number of the method that is shown: the chosen one, the plan's, else value against effort. */
export function shownMethod({ data, method }: Pick<PriorityState, "data" | "method">): number {
  const at = (id: string): number => data.methods.findIndex((one) => one.id === id);
  for (const id of [method, data.method, "value-effort"]) if (id !== "" && at(id) >= 0) return at(id);
  return 0;
}

export function methodOf(state: Pick<PriorityState, "data" | "method">): PriorityMethod {
  return state.data.methods[shownMethod(state)] ?? { id: "", formula: "", keys: [], fits: -1 };
}

const NOWHERE: PriorityPlace = { rank: 0, score: 0, lacks: [] };

/** Where the line stands in rows by rank: before the first that is below it; -1 for none. */
export function lineIn(rows: readonly PriorityRow[], { fits }: PriorityMethod): number {
  return fits < 0 ? -1 : rows.findIndex(({ place: { rank } }) => rank === 0 || rank > fits);
}

/** The ideas that pass the filters, by rank and those without one last, in the order of the file. */
export function rowsOf(state: PriorityState): readonly PriorityRow[] {
  const { data, against, release, objective, tag } = state;
  const at = shownMethod(state);
  const other = data.methods.findIndex(({ id }) => id === against);
  const { fits } = methodOf(state);
  const rows = data.items
    .filter((item) => (release === "" || item.release === release) && (objective === "" || item.objective === objective) && (tag === "" || item.tags.includes(tag)))
    .map((item): PriorityRow => {
      const place = item.places[at] ?? NOWHERE;
      return { item, place, other: other < 0 || other === at ? undefined : (item.places[other] ?? NOWHERE), fits: fits < 0 || (place.rank > 0 && place.rank <= fits && figureOf(item, "moscow")?.text !== "wont") };
    });
  return rows.sort((a, b) => (a.place.rank || Infinity) - (b.place.rank || Infinity) || 0);
}

/** The rows in the order of the chosen column; what has no figure there comes last either way. */
export function sortedRows(rows: readonly PriorityRow[], { sort, down }: Pick<PriorityState, "sort" | "down">): readonly PriorityRow[] {
  const sign = down ? -1 : 1;
  if (sort === "title") return [...rows].sort((a, b) => sign * (a.item.title.toLowerCase() < b.item.title.toLowerCase() ? -1 : a.item.title.toLowerCase() > b.item.title.toLowerCase() ? 1 : 0));
  const figure = (row: PriorityRow): number | undefined => {
    if (sort === "rank") return row.place.rank || undefined;
    if (sort === "score") return row.place.rank === 0 ? undefined : row.place.score;
    if (sort === "against") return row.other?.rank || undefined;
    return figureOf(row.item, sort)?.amount;
  };
  return [...rows].sort((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
    return sign * (left - right);
  });
}

export function figureOf({ figures }: PriorityItem, key: string): PriorityFigure | undefined {
  return figures.find((figure) => figure.key === key);
}
