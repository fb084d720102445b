import { FAR_FUTURE } from "../../../calendar/civil";
import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import { isInTeam, type Assignee } from "../../assignees";
import type { EarlyDates } from "../../forward";
import type { Leaf } from "../../leaf";
import { keepsDate } from "../../leafColumns";
import { beginFrom, beginToReach, endFrom, leafWork, MOST_MINUTES, type LeafWork } from "../../leafWork";
import { chooseCrew, earliestStart, honoured, reaching } from "../../placeLeaf";
import { optionOf as makeOption, type CrewOption, type LevelModel } from "./levelModel";
import { placeInPieces, type Pieces } from "./pieces";
import { spanFrom } from "./spans";
import { asThereIs, lastConflict, type Track } from "./track";

/** Where a leaf was put, with whom, and in which pieces. */
export interface FreePlace extends Pieces {
  readonly option: CrewOption;
  /** Nobody ever has as much time as is asked for: all that there is is taken. */
  readonly short: boolean;
}

/** Crews of leaves that levelling chose or tried, so that each is made ready once. */
export interface CrewOptions {
  /** `short`: as much of everyone as there is. */
  of(node: number, crew: readonly Assignee[], short: boolean): CrewOption;
}

/** An empty memory of crews. */
export function createCrewOptions(model: LevelModel): CrewOptions {
  const known = new Map<number, Map<string, CrewOption>>();
  return {
    of(node, crew, short) {
      let ofNode = known.get(node);
      if (ofNode === undefined) known.set(node, ofNode = new Map());
      const key = crew.map(({ resource, within }) => `${resource.kind} ${resource.id} ${within === undefined ? "" : "t"}`).join(",");
      let option = ofNode.get(key);
      if (option === undefined) {
        const leaf = model.network.leaves[node] as Leaf;
        ofNode.set(key, option = makeOption(model, leaf, leafWork(leaf.source, crew)));
      }
      return short ? { work: option.work, demands: option.demands.map(({ track, units }) => ({ track, units: asThereIs(units) })) } : option;
    },
  };
}

/** Places a leaf on one calendar with its one crew, as early as links, calendar and people allow; false when they never do. */
export function placePlainFree(model: LevelModel, dates: EarlyDates, node: number, demandUnits = model.demandUnits): boolean {
  const { network, tracks, demandStart, demandTrack } = model;
  const ends = Math.max(dates.finishBound[node] as number, network.endsAfter[node] as number);
  const calendar = network.calendars[network.workCalendar[node] as number] as SegmentedCalendar;
  const amount = network.workAmount[node] as number;
  const first = demandStart[node] as number;
  const last = demandStart[node + 1] as number;
  let start = Math.max(dates.startBound[node] as number, network.startsAfter[node] as number);
  if (ends > -Infinity) start = Math.max(start, calendar.subtract(ends, amount));
  if (!(start > -FAR_FUTURE)) return false;
  const cells = model.spans.from;
  for (let short = 0; ;) {
    const cell = spanFrom(cells, calendar, node, start, amount);
    start = cells[cell + 1] as number;
    let finish = cells[cell + 2] as number;
    if (finish >= FAR_FUTURE || start >= FAR_FUTURE) return false;
    if (ends > finish) {
      if (calendar.workAt(ends) === calendar.workAt(finish)) {
        // Free time up to a finish that is asked for is held as well: nobody else may stand in it.
        finish = ends;
      } else if (short++ < MOST_MINUTES) {
        start++;
        continue;
      }
    }
    let free = start;
    for (let d = first; d < last; d++) {
      const at = lastConflict(tracks[demandTrack[d] as number] as Track, demandUnits[d] as number, start, finish);
      if (at > free) free = at;
    }
    if (free === start) {
      dates.start[node] = start;
      dates.finish[node] = finish;
      return true;
    }
    if (free === Infinity) return false;
    start = free;
  }
}

/**
 * Places any other free leaf: tries its crews, keeps the one that finishes first. Where none ever has the time as much of each is
 * taken as there is; undefined when that is never enough.
 */
export function placeSpecialFree(model: LevelModel, options: CrewOptions, dates: EarlyDates, node: number): FreePlace | undefined {
  const leaf = model.network.leaves[node] as Leaf;
  const from = Math.max(dates.startBound[node] as number, earliestStart(model.frame, leaf), model.frame.asOf ?? -Infinity);
  const until = Math.max(dates.finishBound[node] as number, leaf.dates.notFinishedBefore ?? -Infinity);
  const put = (short: boolean) => (crew: readonly Assignee[]): FreePlace | undefined => {
    const place = placeCrew(model, wanted => options.of(node, wanted, short), leaf, crew, { from, until, short });
    if (place === undefined) return undefined;
    const held = reaching(place.option.work, place, until);
    // What may be interrupted leaves its people free up to a finish that is asked for.
    const apart = leaf.item.split === true && held.finish > place.finish;
    return { ...place, ...held, segments: apart ? place.segments ?? [[place.start, place.finish]] : place.segments };
  };
  const placed = (short: boolean): FreePlace | undefined => {
    const { crew, place } = chooseCrew(leaf, put(short));
    const found = place ?? put(short)(crew);
    // Where nobody is in the team for all of it, it is for nobody.
    return found?.option.work.crew.every(one => !isInTeam(one, found.start, found.finish)) === true ? put(short)([]) : found;
  };
  return placed(false) ?? placed(true);
}

/** A crew at its first free time, if that keeps its date where it must; who is not in the team for all of it drops out, and the others are placed again. */
function placeCrew(
  model: LevelModel, optionOf: (crew: readonly Assignee[]) => CrewOption, leaf: Leaf, crew: readonly Assignee[],
  { from, until, short }: { readonly from: number; readonly until: number; readonly short: boolean },
): FreePlace | undefined {
  let left = crew;
  for (;;) {
    const option = optionOf(left);
    const { work } = option;
    const held = keepsDate(leaf);
    const byDate = (start: number): number => (held ? honoured({ ...leaf, work }, start) : start);
    const begin = byDate(Math.max(from, beginOfReach(work, until)));
    const place = leaf.item.split === true ? placeInPieces(model.tracks, option, begin) : placeWhole(model.tracks, option, begin, held ? -Infinity : until);
    if (place === undefined || (held && isLate(leaf, place, beginFrom(work, byDate(Infinity))))) return undefined;
    const stay = left.filter(assignee => isInTeam(assignee, place.start, place.finish));
    if (stay.length === left.length || stay.length === 0) return { option, short, ...place };
    left = stay;
  }
}

/** True when a place does not keep the dates of a leaf that is to start by an instant so that it does. */
function isLate({ dates }: Leaf, { start, finish, segments }: Pieces, startsBy: number): boolean {
  return start > startsBy || (segments !== undefined && finish > (dates.finishBy ?? Infinity));
}

function beginOfReach(work: LeafWork, until: number): number {
  return until > -Infinity ? beginToReach(work, until) : -Infinity;
}

/** In one piece: all of the crew from the start to the finish. */
function placeWhole(tracks: readonly Track[], { work, demands }: CrewOption, from: number, until: number): Pieces | undefined {
  if (!(from > -FAR_FUTURE)) return undefined;
  let start = from;
  for (let short = 0; ;) {
    start = beginFrom(work, start);
    const finish = endFrom(work, start);
    if (!(finish < FAR_FUTURE) || !(start < FAR_FUTURE)) return undefined;
    // Shares that do not divide a minute may end a minute short of what is asked.
    if (until > finish && work.clock.between(finish, until) > 0 && short++ < MOST_MINUTES) {
      start++;
      continue;
    }
    let free = start;
    const held = reaching(work, { start, finish }, until).finish;
    for (const { track, units } of demands) free = Math.max(free, lastConflict(tracks[track] as Track, units, start, held));
    if (free === start) return { start, finish, segments: undefined };
    if (free === Infinity) return undefined;
    start = free;
  }
}
