import { FAR_FUTURE, FAR_PAST } from "../calendar/civil";
import type { Instant } from "../model/instant";
import { isInTeam, misfit, type Assignee } from "./assignees";
import type { PlanFrame } from "./frame";
import type { Leaf } from "./leaf";
import { beginFor, beginFrom, beginToReach, crewOf, endBefore, endFrom, fallbackWork, leafWork, MOST_MINUTES, partOf, type LeafWork } from "./leafWork";

/** Where a leaf stands. */
export interface Placed {
  readonly start: Instant;
  readonly finish: Instant;
}

/**
 * Places a leaf as early as its bounds and its own dates allow. `from` and `until` are what links ask of its start
 * and its finish; -Infinity where they ask nothing.
 */
export function placeLeaf(frame: PlanFrame, leaf: Leaf, from: Instant, until: Instant): Placed {
  if (leaf.staffing.choices.length > 0) leaf.work = leafWork(leaf.source, chooseCrew(leaf, crew => {
    const placed = placeWith(frame, leaf, leafWork(leaf.source, crew), from, until);
    return isReachable(placed) ? placed : undefined;
  }).crew);
  let placed = placeWork(frame, leaf, from, until);
  for (let left = membersThroughout(leaf.work.crew, placed); left.length < leaf.work.crew.length; left = membersThroughout(left, placed)) {
    leaf.work = leafWork(leaf.source, left);
    placed = placeWork(frame, leaf, from, until);
  }
  if (isReachable(placed)) return placed;
  // When it was done somebody had the time, whatever the calendars say.
  leaf.noCapacity = leaf.dates.finished === undefined;
  leaf.work = fallbackWork(leaf.source, leaf.work);
  return placeWork(frame, leaf, from, until);
}

/**
 * A team means those who are in it for all of the task. Whoever leaves makes the others take longer, and then more may
 * have left: they are asked again until nobody else does.
 */
function membersThroughout(crew: readonly Assignee[], { start, finish }: Placed): readonly Assignee[] {
  if (crew.every(({ within }) => within === undefined)) return crew;
  return crew.filter(assignee => isInTeam(assignee, start, finish));
}

function isReachable({ start, finish }: Placed): boolean {
  return start > FAR_PAST && finish < FAR_FUTURE;
}

function placeWork(frame: PlanFrame, leaf: Leaf, from: Instant, until: Instant): Placed {
  const { progress, work, dates } = leaf;
  if (leaf.occurrences !== undefined) {
    const first = leaf.occurrences[0];
    const last = leaf.occurrences[leaf.occurrences.length - 1];
    if (first !== undefined && last !== undefined) return { start: first[0], finish: last[1] };
  }
  if (progress.state === "done") return placeDone(frame, leaf, from, until);
  if (progress.state === "running") return placeRunning(frame, leaf, from, until);
  if (leaf.fixed) return reaching(work, placeFixed(work, dates.startOn, dates.finishOn), until);
  return placeOpen(frame, leaf, Math.max(from, earliestStart(frame, leaf), frame.asOf ?? -Infinity), until);
}

/** What its own dates ask of its start; a start or finish that is pinned does not wait for the plan's start. */
export function earliestStart(frame: PlanFrame, { dates }: Leaf): Instant {
  const pinned = dates.startOn !== undefined || dates.finishOn !== undefined;
  return Math.max(dates.notBefore ?? -Infinity, dates.startOn ?? -Infinity, pinned ? -Infinity : frame.start);
}

function placeOpen(frame: PlanFrame, leaf: Leaf, from: Instant, until: Instant): Placed {
  const { dates, work } = leaf;
  const ends = Math.max(until, dates.notFinishedBefore ?? -Infinity, dates.finishOn ?? -Infinity);
  let start = from;
  if (ends > -Infinity) start = Math.max(start, beginToReach(work, ends));
  if (start === -Infinity) start = frame.start;
  if (frame.honourConstraints) start = honoured(leaf, start);
  start = beginFrom(work, start);
  const placed = { start, finish: endFrom(work, start) };
  return frame.honourConstraints ? reaching(work, placed, until) : reaching(work, notShort(work, placed, ends), ends);
}

/** Shares that do not divide a minute may end the work a minute short of what is asked of its finish. */
function notShort(work: LeafWork, placed: Placed, ends: Instant): Placed {
  let { start, finish } = placed;
  for (let more = 0; more < MOST_MINUTES && ends > finish && work.clock.between(finish, ends) > 0; more++) {
    start = beginFrom(work, start + 1);
    finish = endFrom(work, start);
  }
  return { start, finish };
}

/** What is asked of the finish is met to the minute: when only free time lies before it, that is when the task ends. */
export function reaching({ clock }: LeafWork, placed: Placed, until: Instant): Placed {
  return until > placed.finish && clock.between(placed.finish, until) === 0 ? { start: placed.start, finish: until } : placed;
}

/** In Microsoft's way dates win over links: the start that they allow of one that is asked for. */
export function honoured({ dates, work }: Pick<Leaf, "dates" | "work">, start: Instant): Instant {
  if (dates.startOn !== undefined) return dates.startOn;
  if (dates.finishOn !== undefined) return beginFor(work, dates.finishOn);
  const byFinish = dates.finishBy === undefined ? Infinity : beginFor(work, dates.finishBy);
  return Math.min(start, dates.startBy ?? Infinity, byFinish);
}

/** At the very minute that is written, whether it is worked or not; from one to the other where both are written. */
function placeFixed(work: LeafWork, startOn: Instant | undefined, finishOn: Instant | undefined): Placed {
  if (startOn !== undefined) return { start: startOn, finish: Math.max(startOn, finishOn ?? endFrom(work, startOn)) };
  const finish = endBefore(work, finishOn ?? 0);
  return { start: beginFor(work, finish), finish };
}

/** Done: at its actual dates; where one lacks, the schedule puts it, at the status date at the latest. */
function placeDone(frame: PlanFrame, leaf: Leaf, from: Instant, until: Instant): Placed {
  const { dates, work } = leaf;
  if (dates.finished !== undefined) {
    const finish = dates.finished;
    return { start: Math.min(finish, dates.started ?? beginFor(work, finish)), finish };
  }
  if (dates.started !== undefined) {
    const finish = Math.min(endFrom(work, dates.started), frame.asOf ?? Infinity);
    return { start: dates.started, finish: Math.max(dates.started, finish) };
  }
  const placed = leaf.fixed
    ? placeFixed(work, dates.startOn, dates.finishOn)
    : placeOpen(frame, leaf, Math.max(from, earliestStart(frame, leaf)), until);
  if (frame.asOf === undefined || placed.finish <= frame.asOf) return placed;
  const finish = endBefore(work, frame.asOf);
  return { start: placed.start < finish ? placed.start : beginFor(work, finish), finish };
}

/** Running: keeps its start; the work left continues from the status date, or follows the work done. */
function placeRunning(frame: PlanFrame, leaf: Leaf, from: Instant, until: Instant): Placed {
  const { dates, progress, work } = leaf;
  const start = dates.started ?? supposedStart(frame, leaf, from, until);
  const whole = frame.asOf === undefined;
  if (whole && leaf.fixed && dates.finishOn !== undefined) return { start, finish: Math.max(start, dates.finishOn) };
  const resume = Math.max(start, frame.asOf ?? start);
  const share = whole ? progress.doneShare + progress.leftShare : progress.leftShare;
  const finish = endFrom(partOf(work, share), resume);
  return { start, finish: Math.max(start, finish, until) };
}

function supposedStart(frame: PlanFrame, leaf: Leaf, from: Instant, until: Instant): Instant {
  const { work, dates } = leaf;
  const placed = leaf.fixed
    ? placeFixed(work, dates.startOn, dates.finishOn)
    : placeOpen(frame, leaf, Math.max(from, earliestStart(frame, leaf)), until);
  return Math.min(placed.start, frame.asOf ?? Infinity);
}

/** So many crews are tried for one choice; of larger ones several people are taken at a time. */
const MOST_TRIALS = 400;

/** Where a leaf would stand with some work. What is over, or recurs, stands where it is with anyone: that is asked of the work as estimated. */
function placeWith(frame: PlanFrame, leaf: Leaf, work: LeafWork, from: Instant, until: Instant): Placed {
  if (leaf.progress.state !== "done" && leaf.occurrences === undefined) return placeWork(frame, { ...leaf, work }, from, until);
  const at = Math.max(from, earliestStart(frame, leaf));
  const start = beginFrom(work, leaf.dates.started ?? (Number.isFinite(at) ? at : 0));
  return { start, finish: endFrom(work, start) };
}

/** A crew for a task, and where it was put with that crew, where that is known. */
interface ChosenCrew<P> {
  readonly crew: readonly Assignee[];
  readonly place: P | undefined;
}

/**
 * Who finishes first within their capacity, one chosen after the other beside those chosen so far; at equal finish in the order written.
 * `put` places a task with a crew; undefined when that never has the time.
 */
export function chooseCrew<P extends Placed>({ staffing }: Leaf, put: (crew: readonly Assignee[]) => P | undefined): ChosenCrew<P> {
  let chosen: readonly Assignee[] = [];
  let place: P | undefined;
  for (const { count, candidates } of staffing.choices) {
    const atOnce = count >= candidates.length ? count : Math.ceil((count * candidates.length) / MOST_TRIALS);
    for (let left = count; left > 0; left -= atOnce) {
      const busy = [...staffing.named, ...chosen];
      const free = candidates.filter(({ resource }) => !busy.some(other => other.resource === resource));
      // Who is not in the team for all of it comes last: then the task is for the others. Before them, who has not the capacity.
      const tried = free.map((candidate) => {
        const placed = put(crewOf(staffing, [...chosen, candidate]));
        return { candidate, placed, rank: placed === undefined ? 2 : misfit(candidate, placed.start, placed.finish), finish: placed?.finish ?? Infinity };
      }).sort((a, b) => a.rank - b.rank || (a.finish < b.finish ? -1 : a.finish > b.finish ? 1 : 0));
      if (tried.length === 0) break;
      const taken = tried.slice(0, Math.min(left, atOnce));
      chosen = [...chosen, ...taken.map(({ candidate }) => candidate)];
      place = taken.length === 1 ? taken[0]?.placed : undefined;
    }
  }
  return { crew: crewOf(staffing, chosen), place };
}
