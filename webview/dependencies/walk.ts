import { isA, isWithin, linkAt, linksOf } from "./model";
import type { GraphModel } from "./model";

/** Where one looks from an item: to what it waits for, or to what waits for it. */
export type Side = "before" | "after";

/** A neighbour of an item, with the link that makes it one. */
export interface Step {
  readonly row: number;
  readonly link: number;
  /** The summary or the task in it at which the link is written, where that is not the item itself; else -1. */
  readonly via: number;
}

/** How summaries are seen. */
export interface WalkRules {
  /** Tasks stand in place of the summaries that links are written at. */
  readonly tasks: boolean;
  /** Nothing but what decides dates. */
  readonly driving: boolean;
}

/**
 * The neighbours of an item on one side, each once. Beside its own links: those of the summaries that it stands in, where
 * nothing in them comes before it (or after it); and for a summary those of the tasks in it to others.
 */
export function neighbours(model: GraphModel, row: number, side: Side, rules: WalkRules): readonly Step[] {
  const found = new Map<number, Step>();
  const add = (link: number, via: number): void => {
    const { driving, cut } = linkAt(model, link);
    if (rules.driving && (!driving || cut)) return;
    for (const other of endsOf(model, otherEnd(model, link, side), side, rules)) {
      if (isWithin(model, other, row) || isWithin(model, row, other)) continue;
      if (!found.has(other)) found.set(other, { row: other, link, via });
    }
  };
  for (const link of linksAt(model, row, side)) add(link, -1);
  for (const summary of opens(model, row, side)) for (const link of linksAt(model, summary, side)) add(link, summary);
  if (isA(model, row, "summary")) {
    for (let below = row + 1; below < (model.data.items.end[row] ?? 0); below += 1) {
      for (const link of linksAt(model, below, side)) if (!isWithin(model, otherEnd(model, link, side), row)) add(link, below);
    }
  }
  return [...found.values()];
}

function linksAt(model: GraphModel, row: number, side: Side): Int32Array {
  return linksOf(side === "before" ? model.into : model.outOf, row);
}

function otherEnd({ data: { links } }: GraphModel, link: number, side: Side): number {
  return (side === "before" ? links.from : links.to)[link] ?? 0;
}

/** The summaries that an item begins (or, looking the other way, ends): no other of their tasks comes before (after) it. */
function opens(model: GraphModel, row: number, side: Side): readonly number[] {
  const summaries: number[] = [];
  const { parent } = model.data.items;
  let linked: number[] = [];
  for (let at = row, above = parent[at] ?? -1; above >= 0; at = above, above = parent[above] ?? -1) {
    const summary = above;
    linked = [...linked, ...liveEnds(model, at, side)];
    if (linked.some((other) => isWithin(model, other, summary))) break;
    summaries.push(summary);
  }
  return summaries;
}

function liveEnds(model: GraphModel, row: number, side: Side): readonly number[] {
  return [...linksAt(model, row, side)].filter((link) => {
    const { cut, resource } = linkAt(model, link);
    return !cut && !resource;
  }).map((link) => otherEnd(model, link, side));
}

/** A summary that more tasks begin or end with than this stays one card. */
export const MOST_ENDS = 24;

const knownEnds = new WeakMap<GraphModel, Map<string, readonly number[]>>();

/** What stands at the other end of a link: the summary, or with `tasks` those in it that end (or begin) it. */
function endsOf(model: GraphModel, row: number, side: Side, { tasks }: WalkRules): readonly number[] {
  if (!tasks || !isA(model, row, "summary")) return [row];
  const known = knownEnds.get(model) ?? new Map<string, readonly number[]>();
  knownEnds.set(model, known);
  const key = `${side} ${String(row)}`;
  const ends = known.get(key) ?? findEnds(model, row, side);
  known.set(key, ends);
  return ends;
}

function findEnds(model: GraphModel, summary: number, side: Side): readonly number[] {
  const back: Side = side === "before" ? "after" : "before";
  const ends: number[] = [];
  for (let below = summary + 1; below < (model.data.items.end[summary] ?? 0); below += 1) {
    if (isA(model, below, "summary") || !opens(model, below, back).includes(summary)) continue;
    ends.push(below);
    if (ends.length > MOST_ENDS) return [summary];
  }
  return ends.length === 0 ? [summary] : ends;
}
