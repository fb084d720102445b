import type { Cancellation } from "../../core/model/cancellation";
import type { Problem } from "../../core/model/problem";
import type { Schedule, ScheduleContext } from "../../core/schedule/result";
import type { Snapshot } from "../snapshotTypes";
import { aimOf, type Aim } from "./aim";
import { BLOCKED_MAKERS, LOAD_MAKERS, MAKERS, WAITING_MAKERS } from "./makers/registry";
import { bestOf, rated, type Option } from "./rankOptions";
import { situationOf, type Candidate, type Maker, type Situation, type Step } from "./situation";
import { tryChange, type Effect } from "./tryChange";

/** So many changes are tried for one problem at most. */
export const MOST_TRIALS = 40;
/** So many options are offered. */
export const MOST_OPTIONS = 5;

/**
 * The best ways out of a missed date, budget or sprint, or of an overload, each tried on a copy of the plans. Gives the best so far after
 * each trial, so that whoever asks may stop when time is up; the last one is the answer. Never throws.
 */
export function* findOptions(
  snapshot: Snapshot, schedule: Schedule, context: ScheduleContext, problem: Pick<Problem, "code" | "at">, cancellation: Cancellation,
): Generator<readonly Option[], void> {
  yield* optionsFor(snapshot, schedule, context, aimOf(schedule, problem), cancellation);
}

/** The same for what is to be reached; nothing for nothing. */
export function* optionsFor(snapshot: Snapshot, schedule: Schedule, context: ScheduleContext, aim: Aim | undefined, cancellation: Cancellation): Generator<readonly Option[], void> {
  const situation = aim === undefined ? undefined : situationOf(snapshot, schedule, aim);
  if (aim === undefined || situation === undefined) return;
  const found: Option[] = [];
  for (const candidate of candidates(situation)) {
    if (cancellation.cancelled) return;
    const effect = tryChange(snapshot, context, candidate.change, { about: aim.about, cancellation });
    const option = effect.kind === "effect" ? rated(aim, candidate, effect, costOf(schedule, effect, aim)) : undefined;
    if (option !== undefined) found.push(option);
    yield bestOf(found, MOST_OPTIONS);
  }
}

/** All at once, for whoever has the time. */
export function allOptions(snapshot: Snapshot, schedule: Schedule, context: ScheduleContext, problem: Pick<Problem, "code" | "at">, cancellation: Cancellation): readonly Option[] {
  let best: readonly Option[] = [];
  for (const options of findOptions(snapshot, schedule, context, problem, cancellation)) best = options;
  return best;
}

/** What could be done, nearest to what is late first; at each step what disturbs least. */
function candidates(situation: Situation): readonly Candidate[] {
  return situation.steps.flatMap(step => makersFor(situation.aim, step).flatMap(make => make(situation, step))).slice(0, MOST_TRIALS);
}

function makersFor({ kind, within }: Aim, { node }: Step): readonly Maker[] {
  if (kind === "blocked") return node.index === within[0] ? BLOCKED_MAKERS : WAITING_MAKERS;
  return kind === "load" ? LOAD_MAKERS : MAKERS;
}

function costOf(schedule: Schedule, effect: Effect, aim: Aim): { readonly before: number; readonly after: number } {
  const cost = ({ plan, tasks }: Schedule): number | undefined => tasks[plan.taskIndex.get(aim.about) ?? -1]?.cost;
  return { before: cost(schedule) ?? effect.before.cost, after: cost(effect.schedule) ?? effect.after.cost };
}
