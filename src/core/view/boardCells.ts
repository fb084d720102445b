import type { BoardCard, BoardData, BoardGrouping } from "./boardData";

/** What the lanes stand for; `none` is one lane of everything. */
export type LaneChoice = BoardGrouping | "none";

/** One lane with its cards by column; `id` is undefined where there are no lanes. */
export interface LaneCells {
  readonly id: string | undefined;
  readonly title: string;
  readonly count: number;
  /** In the order of the columns. */
  readonly cells: readonly (readonly BoardCard[])[];
}

/** The cards whose title, id, people or summary hold every word of a filter. */
export function filtered(cards: readonly BoardCard[], filter: string): readonly BoardCard[] {
  const words = filter.toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return cards;
  return cards.filter(({ id, title, people, above }) => {
    const text = `${title} ${id} ${people} ${above}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Cards in lanes and columns; a card of several people stands in the lane of each. */
export function lanesOf(data: BoardData, choice: LaneChoice, cards: readonly BoardCard[]): readonly LaneCells[] {
  const columns = new Map(data.columns.map(({ id }, place) => [id, place]));
  const cells = (own: readonly BoardCard[]): readonly (readonly BoardCard[])[] => {
    const made: BoardCard[][] = data.columns.map(() => []);
    for (const card of own) made[columns.get(card.column) ?? -1]?.push(card);
    return made;
  };
  if (choice === "none") return [{ id: undefined, title: "", count: cards.length, cells: cells(cards) }];
  return data.lanes[choice].map(({ id, title }) => {
    const own = cards.filter((card) => card.lanes[choice].includes(id));
    return { id, title, count: own.length, cells: cells(own) };
  });
}

/** The lanes that a plan can be divided into: those of which it has at least one. */
export function choicesOf(data: BoardData): readonly BoardGrouping[] {
  return (["person", "release", "sprint", "objective"] as const).filter((by) => data.lanes[by].some(({ id }) => id !== ""));
}
