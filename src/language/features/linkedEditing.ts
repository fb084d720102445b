import type { Analysis } from "../analysisTypes";
import { idRange, referencesTo } from "../references";
import { namedThingAt } from "./namedThing";

/** A place of an id in the file at hand. */
export interface LinkedRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The places of the id at an offset that are typed together: where it is defined and wherever this file names it.
 * None when another file names it too, since what is typed here would leave that one behind.
 */
export function linkedRanges(analysis: Analysis, path: string, offset: number): readonly LinkedRange[] {
  const { snapshot } = analysis;
  const thing = namedThingAt(snapshot, path, offset);
  const file = snapshot.files.get(path);
  if (thing === undefined || file === undefined) return [];
  const { plan, item } = thing;
  const places = [idRange(snapshot, item, { id: item.id, at: item.idSpan }), ...referencesTo(snapshot, plan, item.id).map(({ range }) => range)];
  const whole = places.every(place => place.file === path && file.text.slice(place.start, place.end) === item.id);
  if (!whole || places.length < 2 || places.length > MOST_PLACES) return [];
  return places.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

/** What is named more often is renamed, not typed. */
const MOST_PLACES = 200;
