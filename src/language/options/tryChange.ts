import { NEVER_CANCELLED, type Cancellation } from "../../core/model/cancellation";
import type { Plan } from "../../core/model/plan";
import type { PlanChange, TextEdit } from "../../core/model/planChange";
import type { Schedule, ScheduleContext } from "../../core/schedule/result";
import { changeToEdits } from "../edits/applyChange";
import { readAgain } from "../readAgain";
import { createTrialScheduler, type AllScheduler } from "../scheduleAll";
import type { Snapshot } from "../snapshotTypes";
import { effectText } from "./effectText";
import { planFigures, type PlanFigures } from "./planFigures";

/** What a change would do, from the same text, pipeline and context as everything else. */
export interface Effect {
  readonly kind: "effect";
  readonly change: PlanChange;
  /** The edits of the text that make it. */
  readonly edits: readonly TextEdit[];
  readonly before: PlanFigures;
  readonly after: PlanFigures;
  /** The plan's dates as they are, and as they would be. */
  readonly was: Schedule;
  readonly schedule: Schedule;
  /** The difference in words: `nobody overloaded, finishes 2 days later, +1.2k`. */
  readonly text: string;
}

/** A change that cannot be made or changes nothing, or whose try was cancelled. */
export interface NoEffect {
  readonly kind: "none";
  readonly message: string;
  /** True when the text says so already. */
  readonly unchanged?: boolean;
}

/** What a try is about, and whether it is still wanted. */
export interface TryOptions {
  /** Id of the task or release whose finish the sentence tells; the plan's when it is left out. */
  readonly about?: string;
  readonly cancellation?: Cancellation;
}

/** The dates of a snapshot as it is, with the scheduler that remembers what a change leaves alone. */
interface Base {
  readonly context: ScheduleContext;
  readonly scheduler: AllScheduler;
  readonly schedules: ReadonlyMap<Plan, Schedule>;
}

const bases = new WeakMap<Snapshot, Base>();

/**
 * Makes a change on a copy of the snapshot, schedules again and states the difference. Nothing is written. The dates
 * before are computed once a snapshot; each try then costs an edit and a schedule of the plans that it touches, so
 * whoever tries several does so lazily, a bounded number, and looks at the cancellation between them. Never throws.
 */
export function tryChange(snapshot: Snapshot, context: ScheduleContext, change: PlanChange, options: TryOptions = {}): Effect | NoEffect {
  const { about = "", cancellation = NEVER_CANCELLED } = options;
  const base = baseOf(snapshot, context, cancellation);
  const plan = snapshot.planById(change.plan);
  const before = plan === undefined || base === undefined ? undefined : planFigures(plan, about, base.schedules);
  if (plan === undefined || base === undefined || before === undefined) return none("There are no dates to compare with.");
  const result = changeToEdits(snapshot, change, context);
  if (result.kind === "refused") return none(result.message);
  if (result.edits.length === 0) return { kind: "none", message: "The plan says so already.", unchanged: true };
  const changed = readAgain(snapshot, result.edits);
  const { schedules } = base.scheduler.scheduleAll(changed, context, cancellation);
  const next = changed.planById(plan.id);
  const schedule = next === undefined ? undefined : schedules.get(next);
  if (cancellation.cancelled || next === undefined || schedule === undefined) return none("It was cancelled.");
  const after = planFigures(next, about, schedules);
  const was = base.schedules.get(plan);
  if (after === undefined || was === undefined) return none("There are no dates to compare with.");
  return { kind: "effect", change, edits: result.edits, before, after, was, schedule, text: effectText(next, before, after) };
}

function baseOf(snapshot: Snapshot, context: ScheduleContext, cancellation: Cancellation): Base | undefined {
  const known = bases.get(snapshot);
  if (known?.context === context) return known;
  const scheduler = createTrialScheduler(snapshot);
  const { schedules } = scheduler.scheduleAll(snapshot, context, cancellation);
  if (cancellation.cancelled) return undefined;
  const base = { context, scheduler, schedules };
  bases.set(snapshot, base);
  return base;
}

function none(message: string): NoEffect {
  return { kind: "none", message };
}
