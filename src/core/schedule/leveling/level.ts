import { NEVER_CANCELLED, type Cancellation } from "../../model/cancellation";
import { destructiveBound } from "./bounds/destructiveBound";
import { energyBound } from "./bounds/energyBound";
import { QUICK_PLACEMENTS, schedulesOf, type Effort } from "./effort";
import type { Draft } from "./draft";
import { createDraft, createGenerator, improve, type Generator } from "./generator";
import type { Instance } from "./instance";
import { priorities, rulesFor, windowsOf, type Window } from "./priorityRules";
import { priorityList } from "./priorityList";
import type { Recording } from "./replay";
import { createSearch, type Search, type SearchShape } from "./search";

/** What is known at a moment: a schedule, how short any schedule can be at best, and how many were generated. */
export interface LeveledSchedule {
  /** Start of each task. */
  readonly start: Int32Array;
  readonly makespan: number;
  /** No schedule is shorter; equal to the makespan when that is proved to be the least. */
  readonly bound: number;
  readonly schedules: number;
}

/** How to level; the same settings give the same schedule on every machine. */
export interface LevelSettings {
  readonly effort: Effort;
  readonly seed?: number;
  readonly cancellation?: Cancellation;
  /** What the priority rules did before on nearly the same project, and where no search follows what they do now. */
  readonly recording?: Recording;
  /** Only to compare shapes. */
  readonly shape?: Partial<SearchShape>;
}

/** Levelling that can be asked and left at any moment: after its making it has what the priority rules give. */
export interface Leveling {
  /** The best so far. */
  best(): LeveledSchedule;
  /** Generates up to so many more schedules; false when there is nothing more to do. */
  advance(schedules: number): boolean;
}

const SEED = 1;
/** Searches shorter than this would take longer for the bound than for the schedules. */
const WORTH_A_BOUND = 2_000;

/** Begins to level: tries the priority rules in both schemes, each justified there and back; of a large plan some of them where no search follows. */
export function startLeveling(instance: Instance, settings: LevelSettings): Leveling {
  const cancellation = settings.cancellation ?? NEVER_CANCELLED;
  const allowed = schedulesOf(settings.effort, instance.size);
  const generator = createGenerator(instance, allowed === 0 ? settings.recording : undefined);
  const windows = windowsOf(instance);
  const energy = energyBound(instance, windows, settings.recording?.before?.energy);
  if (settings.recording !== undefined) settings.recording.energy = energy;
  let bound = Math.max(windows.length, energy.bound);
  const seeds = tryRules(generator, windows, bound, allowed === 0 ? QUICK_PLACEMENTS : Infinity, cancellation);
  generator.compact();
  let search: Search | undefined;
  let bounded = allowed < WORTH_A_BOUND;
  return {
    best: () => ({ start: generator.incumbent.start.slice(), makespan: generator.incumbent.makespan, bound, schedules: generator.count }),
    advance(schedules) {
      const open = (): boolean => generator.incumbent.makespan > bound && generator.count < allowed && !cancellation.cancelled;
      if (!open()) return false;
      if (!bounded) bound = destructiveBound(instance, bound, generator.incumbent.makespan, cancellation);
      bounded = true;
      if (search === undefined) generator.tiesByLatestStart();
      search ??= createSearch(generator, { seed: settings.seed ?? SEED, schedules: allowed, seeds, shape: settings.shape ?? {} });
      search.advance(Math.min(allowed, generator.count + schedules), bound, cancellation);
      const more = open();
      // Only at the end: what is found does not depend on how often somebody looks.
      if (!more) generator.compact();
      return more;
    },
  };
}

/** Levels with the given effort. */
export function level(instance: Instance, settings: LevelSettings): LeveledSchedule {
  const leveling = startLeveling(instance, settings);
  while (leveling.advance(Infinity));
  return leveling.best();
}

function tryRules(generator: Generator, windows: Window, bound: number, placements: number, cancellation: Cancellation): Draft[] {
  const { instance } = generator;
  const drafts: Draft[] = [];
  const spare = createDraft(instance.size);
  for (const rule of rulesFor(instance.size)) {
    let priority: Float64Array | undefined;
    for (const scheme of ["parallel", "serial"] as const) {
      // The first schedule is always made, so that there is one whatever happens.
      const enough = generator.incumbent.makespan <= bound || cancellation.cancelled || generator.count * instance.size >= placements;
      if (drafts.length > 0 && enough) return drafts;
      priority ??= priorities(instance, rule, windows);
      const draft = createDraft(instance.size);
      if (scheme === "parallel") generator.parallel(priority, 0, draft);
      else generator.serial(priorityList(instance, priority), 0, draft);
      generator.justify(draft, spare);
      generator.justify(spare, draft);
      drafts.push(draft);
    }
  }
  // The shortest is justified until that gains nothing.
  const shortest = drafts.reduce((best, draft) => (draft.makespan < best.makespan ? draft : best));
  improve(generator, shortest, spare, cancellation);
  return drafts;
}
