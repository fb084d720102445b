import { joinTexts, splitTexts } from "./joined";
import type { PrioritiesData, PriorityFigure, PriorityItem, PriorityMethod } from "./prioritiesData";

/** A way to rank, with a place of every idea as columns. */
export interface PackedMethod extends PriorityMethod {
  readonly ranks: Int32Array;
  readonly scores: Float64Array;
  /** What lacks each idea, as a number in `PackedPriorities.lacks`. */
  readonly lacking: Int32Array;
}

/** What many ideas have in common. */
export type PriorityTraits = Pick<PriorityItem, "release" | "objective" | "owner" | "tags" | "planned" | "done">;

/**
 * The backlog as it crosses to a page: columns of numbers, and each text and figure once, however many ideas have it.
 * As a list of objects five thousand ideas are five times as long.
 */
export interface PackedPriorities extends Omit<PrioritiesData, "items" | "methods"> {
  readonly count: number;
  readonly methods: readonly PackedMethod[];
  /** Joined columns (see `joined.ts`). */
  readonly ids: string;
  readonly titles: string;
  readonly notes: string;
  readonly traits: readonly PriorityTraits[];
  readonly traitsOf: Int32Array;
  readonly lacks: readonly (readonly string[])[];
  readonly figures: readonly PriorityFigure[];
  /** A column for each key that any idea has: the figure's number in `figures`, -1 for none. */
  readonly figuresOf: readonly Int32Array[];
  readonly flips: readonly (readonly [item: number, flip: NonNullable<PriorityItem["flip"]>])[];
}

interface Dictionary<T> {
  readonly list: T[];
  readonly numberOf: (value: T) => number;
}

function dictionary<T>(nameOf: (value: T) => string): Dictionary<T> {
  const list: T[] = [];
  const known = new Map<string, number>();
  const numberOf = (value: T): number => {
    const name = nameOf(value);
    const number = known.get(name) ?? list.length;
    if (number === list.length) {
      known.set(name, number);
      list.push(value);
    }
    return number;
  };
  return { list, numberOf };
}

/** Packs a backlog; `unpackPriorities` gives the same again. */
export function packPriorities({ items, methods, ...rest }: PrioritiesData): PackedPriorities {
  const traits = dictionary<PriorityTraits>((one) => JSON.stringify(one));
  const lacks = dictionary<readonly string[]>((one) => one.join("\n"));
  const figures = dictionary<PriorityFigure>(({ key, amount, from, text }) => `${key} ${from} ${String(amount)} ${text}`);
  const columns = new Map<string, Int32Array>();
  items.forEach((item, at) => {
    for (const figure of item.figures) {
      const column = columns.get(figure.key) ?? new Int32Array(items.length).fill(-1);
      columns.set(figure.key, column);
      column[at] = figures.numberOf(figure);
    }
  });
  const column = (numberOf: (item: PriorityItem) => number): Int32Array => Int32Array.from(items, numberOf);
  return {
    ...rest, count: items.length, ids: joinTexts(items.map(({ id }) => id)), titles: joinTexts(items.map(({ title }) => title)), notes: joinTexts(items.map(({ notes }) => notes)),
    methods: methods.map((method, at) => ({
      ...method, ranks: column(({ places }) => places[at]?.rank ?? 0), scores: Float64Array.from(items, ({ places }) => places[at]?.score ?? 0), lacking: column(({ places }) => lacks.numberOf(places[at]?.lacks ?? [])),
    })),
    traits: traits.list, traitsOf: column(({ release, objective, owner, tags, planned, done }) => traits.numberOf({ release, objective, owner, tags, planned, done })),
    lacks: lacks.list, figures: figures.list, figuresOf: [...columns.values()],
    flips: items.flatMap(({ flip }, at) => (flip === undefined ? [] : [[at, flip] as const])),
  };
}

/** The backlog as a list of ideas. */
export function unpackPriorities({ count, ids, titles, notes, methods, traits, traitsOf, lacks, figures, figuresOf, flips, ...rest }: PackedPriorities): PrioritiesData {
  const [idOf, titleOf, notesOf] = [splitTexts(ids, count), splitTexts(titles, count), splitTexts(notes, count)];
  const flipOf = new Map(flips);
  const at = <T>(list: readonly T[], numbers: Int32Array, item: number): readonly T[] => {
    const found = list[numbers[item] ?? -1];
    return found === undefined ? [] : [found];
  };
  const items = Array.from({ length: count }, (_, item): PriorityItem => {
    const flip = flipOf.get(item);
    return {
      id: idOf[item] ?? "", title: titleOf[item] ?? "", notes: notesOf[item] ?? "", ...(at(traits, traitsOf, item)[0] ?? { release: "", objective: "", owner: "", tags: [], planned: false, done: false }),
      figures: figuresOf.flatMap((column) => at(figures, column, item)),
      places: methods.map(({ ranks, scores, lacking }) => ({ rank: ranks[item] ?? 0, score: scores[item] ?? 0, lacks: at(lacks, lacking, item)[0] ?? [] })),
      ...(flip === undefined ? {} : { flip }),
    };
  });
  return { ...rest, items, methods: methods.map(({ id, formula, keys, fits }) => ({ id, formula, keys, fits })) };
}
