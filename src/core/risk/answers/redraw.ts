import { drawRun, drawsFor, RUN, type Draws } from "../draws";
import { figuresFor, fillFigures, type RunFigures } from "../runFigures";
import type { Simulation } from "../simulation";

/** A run as it was drawn: the number of its first sample, and how many there are. */
export interface Redrawn {
  readonly draws: Draws;
  /** How the estimates came out. */
  readonly figures: RunFigures;
  readonly first: number;
  readonly count: number;
}

/** Looks at every run once, in order, and then has an answer. */
export interface Collector<T> {
  /** The estimates that it looks at. */
  readonly variables: readonly number[];
  readonly visit: (run: Redrawn) => void;
  readonly answer: () => T;
}

/**
 * Draws again what was drawn for a result. That is a function of seed, name and run alone, so that no result needs to keep it, and what
 * is added up here is added in the order of the samples, however the runs were shared.
 */
export function redraw({ model, events }: Pick<Simulation, "model" | "events">, { seed, count }: { readonly seed: number; readonly count: number }, collectors: readonly Collector<unknown>[]): void {
  const draws = drawsFor(model, events, seed);
  const figures = figuresFor(model, false);
  const wanted = new Uint8Array(model.variables.length);
  for (const { variables } of collectors) for (const variable of variables) wanted[variable] = 1;
  // Estimates that go together are drawn together.
  const drawn = wanted.slice();
  model.variables.forEach(({ mates }, i) => { if (wanted[i] === 1) for (const mate of mates?.variables ?? []) drawn[mate] = 1; });
  for (let first = 0, run = 0; first < count; first += RUN, run++) {
    const size = Math.min(RUN, count - first);
    drawRun(draws, run, size, drawn);
    fillFigures(figures, draws, model, size, wanted);
    for (const { visit } of collectors) visit({ draws, figures, first, count: size });
  }
}
