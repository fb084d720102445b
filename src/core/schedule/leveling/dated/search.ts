import type { SegmentedCalendar } from "../../../calendar/segmentedCalendar";
import type { Cancellation } from "../../../model/cancellation";
import { LEAF } from "../../network";
import type { EffortName } from "../../result";
import { EFFORTS, QUICK_PLACEMENTS, schedulesOf } from "../effort";
import type { Draft } from "../draft";
import { createDraft } from "../generator";
import type { Instance } from "../instance";
import { startLeveling } from "../level";
import { createRepairer, createSorter } from "../listOrder";
import { priorityList } from "../priorityList";
import type { Recording } from "../replay";
import { createSearch } from "../search";
import { createSide } from "../side";
import type { DecodedBefore } from "./decodeAgain";
import { createDatedGenerator, lengthOf, type DatedGenerator } from "./datedGenerator";
import { OVERLOADED, type Decoder, type Score } from "./decoder";
import type { LevelModel } from "./levelModel";
import { createEndTest, earliestEnd, earliestPossible } from "./lowerBound";
import type { NeutralPlan } from "./neutral";
import { rememberSpans } from "./spans";

/** The list that levelling ended with, and what it took. */
export interface FoundList {
  readonly list: Int32Array;
  readonly schedules: number;
  /** No schedule ends before. */
  readonly lowerBound: number;
  /** True where a project said all of the plan. */
  readonly exact?: boolean;
}

/** What was done before on nearly the same plan. */
export interface SearchBefore {
  readonly recording: Recording;
  readonly decoded: DecodedBefore | undefined;
}

const SEED = 1;

/** Finds the list with the best dates; undefined when the links of the plan allow none. */
export function searchList(
  decoder: Decoder, neutral: NeutralPlan | undefined, effort: EffortName, cancellation: Cancellation, before: SearchBefore,
): FoundList | undefined {
  const { model } = decoder;
  if (neutral === undefined) return undefined;
  const whole = neutral.exact ? searchNeutral(model, neutral, effort, cancellation, before.recording) : undefined;
  if (whole !== undefined && isAsGood(decoder.forward(whole.list, before.decoded), model, whole.end)) return { ...whole, exact: true };
  const lowerBound = earliestEnd(model);
  const dated = searchDates(decoder, neutral.instance, whole?.list, lowerBound, effort, cancellation);
  return { ...dated, schedules: dated.schedules + (whole?.schedules ?? 0) };
}

/** True when the dates are as good as the project's schedule, and nobody's promise is broken. */
function isAsGood({ late, span }: Score, { origin }: LevelModel, end: number): boolean {
  return late === 0 && origin + span <= end;
}

/** Where a project says all of the plan: the search of projects, whose order of starts is the list. */
function searchNeutral(model: LevelModel, { instance, unit, zero }: NeutralPlan, effort: EffortName, cancellation: Cancellation, recording: Recording): FoundList & { readonly end: number } {
  const leveling = startLeveling(instance, { effort: EFFORTS[effort], cancellation, recording });
  while (leveling.advance(Infinity));
  const { start, bound, schedules, makespan } = leveling.best();
  const list = new Int32Array(instance.size);
  createSorter(instance.size).sort(start, makespan, instance.order, list);
  if (!instance.monotone) createRepairer(instance.size).repair(createSide(instance, "breakpoints"), list);
  const clock = model.network.calendars[0] as SegmentedCalendar;
  const dateOf = (time: number): number => clock.endOfWork(zero + time * unit);
  return { list, schedules, lowerBound: dateOf(bound), end: dateOf(makespan) };
}

/** On real calendars: priority rules, each justified there and back, then the same search on lists. */
function searchDates(
  decoder: Decoder, instance: Instance, first: Int32Array | undefined, lowerBound: number, effort: EffortName, cancellation: Cancellation,
): FoundList {
  const { model } = decoder;
  const generator = createDatedGenerator(decoder, instance);
  const late = unavoidablyLate(model);
  let end = lowerBound;
  let bound = lengthOf({ late, span: end - model.origin });
  const seeds = tryRules(generator, decoder, first, bound, cancellation);
  const allowed = schedulesOf(EFFORTS[effort], instance.size);
  const open = (): boolean => allowed > generator.count && generator.incumbent.makespan > bound && !cancellation.cancelled;
  if (open()) {
    end = earliestPossible(createEndTest(model), end, model.origin + generator.best.score.span, cancellation);
    bound = lengthOf({ late, span: end - model.origin });
  }
  if (open()) {
    rememberSpans(model.spans);
    const search = createSearch(generator, { seed: SEED, schedules: allowed, seeds });
    search.advance(allowed, bound, cancellation);
  }
  const draft = createDraft(instance.size);
  draft.start.set(generator.incumbent.start);
  const list = new Int32Array(instance.size);
  generator.listOf(draft, 0, list);
  generator.serial(list, 0, draft);
  return { list: generator.best.list.slice(), schedules: generator.count, lowerBound: end };
}

/** Minutes that promised tasks are late even when everybody is free. */
function unavoidablyLate({ counts, due, early, network: { size } }: LevelModel): number {
  let late = 0;
  for (let node = 0; node < size; node++) {
    if (counts[node] === 1) late += Math.max(0, (early.finish[node] as number) - Math.min(due[node] as number, early.finish[node] as number));
  }
  return late;
}

function tryRules(generator: DatedGenerator, decoder: Decoder, first: Int32Array | undefined, bound: number, cancellation: Cancellation): Draft[] {
  const { instance } = generator;
  const { model } = decoder;
  const before = new Uint8Array(instance.size);
  const drafts: Draft[] = [];
  const spare = createDraft(instance.size);
  const lists = function* (): Generator<Int32Array> {
    if (first !== undefined) yield first;
    for (const rule of RULES) {
      yield priorityList(instance, keysOf(model, rule));
      if (generator.best.score.late >= OVERLOADED && noteAwaited(decoder, before)) yield priorityList(instance, keysOf(model, rule).map((key, node) => (before[node] === 1 ? Math.min(key, AT_ONCE / 2) : key)));
    }
  };
  for (const list of lists()) {
    const enough = generator.incumbent.makespan <= bound || cancellation.cancelled || generator.count * instance.size >= QUICK_PLACEMENTS;
    if (drafts.length > 0 && enough) break;
    const draft = createDraft(instance.size);
    generator.serial(list, 0, draft);
    if (generator.incumbent.makespan > bound) {
      generator.justify(draft, spare);
      generator.justify(spare, draft);
    }
    drafts.push(draft);
  }
  return drafts;
}

/** Marks leaves whose people had not the time any more, and what they wait for, to be placed before others; true where there are more of them. */
function noteAwaited({ model: { network: { size, inStart, inFrom } }, overloaded }: Decoder, before: Uint8Array): boolean {
  let more = false;
  for (let node = size - 1; node >= 0; node--) {
    if (overloaded.has(node) && before[node] === 0) more = true;
    if (overloaded.has(node)) before[node] = 1;
    if (before[node] === 1) for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) before[inFrom[e] as number] = 1;
  }
  return more;
}

type Rule = (model: LevelModel, node: number) => number;

/** Latest finish, latest start, slack, earliest start, the order of the text: the smaller first. */
const RULES: readonly Rule[] = [
  ({ late }, node) => late.finish[node] as number,
  ({ late }, node) => late.start[node] as number,
  ({ due, late }, node) => Math.min(due[node] as number, late.finish[node] as number),
  ({ late, early }, node) => (late.start[node] as number) - (early.start[node] as number),
  ({ early }, node) => early.start[node] as number,
  ({ network }, node) => network.task[node] as number,
];

/** What follows from others is placed as soon as it can be. */
const AT_ONCE = -1e15;

function keysOf(model: LevelModel, rule: Rule): Float64Array {
  const { network } = model;
  return Float64Array.from({ length: network.size }, (_, node) => {
    const key = network.kind[node] === LEAF ? rule(model, node) : AT_ONCE;
    return Math.max(AT_ONCE, Math.min(-AT_ONCE, key));
  });
}
