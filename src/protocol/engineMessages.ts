import type { Baseline, BaselineTask } from "../core/model/baseline";
import type { DateValue } from "../core/model/instant";
import type { PartialResult } from "../core/risk/partialResult";
import type { ForecastFigures, ForecastTurn } from "../core/view/forecastData";
import type { Hearing, RequestState, Speech } from "./channel";
import type { Guard } from "./guards";
import { hasFields, isCount, isFlag, isInteger, isIntegers, isListOf, isNumber, isNumbers, isOneOf, isOptional, isText } from "./guards";
import { isPartialResult } from "./partialResultGuard";
import { areTurns, isForecastFigures } from "./simulationGuards";

/** A plan made from another tool's file, and what could not be kept of it, a sentence each. */
export interface ImportedPlan {
  readonly text: string;
  readonly notes: readonly string[];
  /** Files that the plan names and that belong beside it. */
  readonly files: readonly ImportedFile[];
}

/** A file beside an imported plan, such as the table of a baseline. */
export interface ImportedFile {
  readonly name: string;
  readonly text: string;
}

/** A file to import; `stem` is the name of the plan to be, without `.plan.yaml`. */
export interface ImportSource {
  readonly xml: string;
  readonly stem: string;
}

/** All plan files of a workspace, to be levelled with a search. */
export interface LevelSource {
  readonly files: readonly PlanText[];
  /** Now, in civil minutes. */
  readonly now: number;
}

/** One plan file as it stands. */
export interface PlanText {
  readonly path: string;
  readonly text: string;
}

/** The order that levelling found for one plan. */
export interface FoundOrder {
  readonly plan: string;
  readonly order: Int32Array;
  readonly schedules: number;
  /** In civil minutes. */
  readonly lowerBound: number;
}

/** All plan files of a workspace, and which samples of one of the plans are to be simulated. Several threads share a simulation run by run. */
export interface SimulateSource extends LevelSource {
  /** Status date in place of the plans' own. */
  readonly asOf?: DateValue | "none" | undefined;
  /** Orders of work that were found before, so that no thread searches again; none where nothing is levelled. */
  readonly orders: readonly FoundOrder[];
  /** The plan's id. */
  readonly plan: string;
  /** Samples of the whole simulation. */
  readonly samples: number;
  readonly seed: number;
  /** Runs of 1,000 samples: from the first on, up to but not including the last. A question is not interrupted: cancel between short ones. */
  readonly from: number;
  readonly to: number;
  /** Dates are told as tallies, not sample by sample. */
  readonly tally?: boolean;
}

/** Versions of one plan, the oldest first; `file` is the one that holds it. */
export interface PastSource {
  readonly file: string;
  readonly versions: readonly PastVersion[];
}

/** All files of a plan as they stood on a day, in civil minutes. */
export interface PastVersion {
  readonly day: number;
  readonly files: readonly PlanText[];
}

/** A revision of a plan, to be kept as a baseline. */
export interface RevisionSource extends PastVersion {
  readonly file: string;
  readonly name: string;
}

/** What a version forecast: ids of tasks and, in their order, the finishes in civil minutes. */
export interface FinishesThen {
  readonly day: number;
  readonly ids: readonly string[];
  readonly finishes: Float64Array;
}

/** A plan to be simulated as it stands, or as it would be with something turned. */
export interface ForecastSource {
  readonly files: readonly PlanText[];
  /** Now, in civil minutes. */
  readonly now: number;
  readonly plan: string;
  /** The orders of work that levelling has found, so that the dates are those of the editor. */
  readonly orders: readonly FoundOrder[];
  readonly samples: number;
  readonly seed: number;
  readonly turns: readonly ForecastTurn[];
  /** A task or release whose distribution is wanted; empty: none. */
  readonly of: string;
}

/** Figures of a simulation; what would be written; or why there are none. */
export type ForecastOutcome =
  | { readonly kind: "figures"; readonly figures: ForecastFigures; readonly writes: string }
  | { readonly kind: "refused"; readonly message: string };

/** What the host asks the engine's thread. */
export interface EngineQuestions extends Speech {
  readonly notes: Record<never, never>;
  readonly requests: {
    /** Says the same back: the thread is alive. */
    readonly echo: { readonly ask: string; readonly answer: string };
    /** Reads a Microsoft Project XML file. Fails with a sentence for the person who chose the file. */
    readonly importMspdi: { readonly ask: ImportSource; readonly answer: ImportedPlan };
    /** Looks for better orders of work than the priority rules gave. */
    readonly level: { readonly ask: LevelSource; readonly answer: readonly FoundOrder[] };
    /** Simulates a plan, as it is or with something turned, and sums it up. */
    readonly forecast: { readonly ask: ForecastSource; readonly answer: ForecastOutcome };
    /** Schedules versions of a plan. */
    readonly past: { readonly ask: PastSource; readonly answer: readonly FinishesThen[] };
    /** Simulates some runs of samples; joined in order they are the simulation (`src/core/risk/partialResult.ts`). */
    readonly simulate: { readonly ask: SimulateSource; readonly answer: PartialResult };
    /** Schedules a revision of a plan; null where the file holds no plan there. */
    readonly baseline: { readonly ask: RevisionSource; readonly answer: Baseline | null };
  };
}

/** What the engine's thread says by itself: nothing. */
export interface EngineSilence extends Speech {
  readonly notes: Record<never, never>;
  readonly requests: Record<never, never>;
}

/** Checks what comes back from an import. */
export const isImportedPlan: Guard<ImportedPlan> = hasFields<ImportedPlan>({
  text: isText,
  notes: isListOf(isText),
  files: isListOf(hasFields<ImportedFile>({ name: isText, text: isText })),
});

const arePlanTexts: Guard<readonly PlanText[]> = isListOf(hasFields<PlanText>({ path: isText, text: isText }));

const isLevelSource: Guard<LevelSource> = hasFields<LevelSource>({ files: arePlanTexts, now: isInteger });

const isPastSource: Guard<PastSource> = hasFields<PastSource>({
  file: isText,
  versions: isListOf(hasFields<PastVersion>({ day: isInteger, files: arePlanTexts })),
});

const isRevisionSource: Guard<RevisionSource> = hasFields<RevisionSource>({ file: isText, name: isText, day: isInteger, files: arePlanTexts });

const isBaselineTask: Guard<BaselineTask> = hasFields<BaselineTask>({
  id: isText, title: isOptional(isText), kind: isOptional(isOneOf(["task", "summary", "milestone"])), parent: isOptional(isText), start: isOptional(isNumber), finish: isOptional(isNumber),
  effort: isOptional(isNumber), estimate: isOptional(isNumber), cost: isOptional(isNumber), planned: isOptional(isNumber), release: isOptional(isText), dropped: isOptional((value) => typeof value === "boolean"),
});

/** Checks what comes back about a revision. */
export const isBaseline: Guard<Baseline> = hasFields<Baseline>({
  name: isText, source: isOneOf(["revision", "table", "plan"]), at: isOptional(isNumber), start: isOptional(isNumber), finish: isOptional(isNumber), tasks: isListOf(isBaselineTask),
  releases: isListOf(hasFields<Baseline["releases"][number]>({ id: isText, title: isText, promise: isOptional(isNumber) })),
});

/** Checks what comes back about versions of a plan. */
export const areFinishesThen: Guard<readonly FinishesThen[]> = isListOf(hasFields<FinishesThen>({
  day: isNumber, ids: isListOf(isText), finishes: isNumbers,
}));

/** Checks what comes back from levelling. */
export const areFoundOrders: Guard<readonly FoundOrder[]> = isListOf(hasFields<FoundOrder>({
  plan: isText, order: isIntegers, schedules: isCount, lowerBound: isNumber,
}));

const isDateValue: Guard<DateValue> = hasFields<DateValue>({ day: isInteger, minute: isOptional(isInteger) });

const isSimulateSource: Guard<SimulateSource> = hasFields<SimulateSource>({
  files: arePlanTexts, now: isInteger, asOf: isOptional((value): value is DateValue | "none" => isOneOf(["none"])(value) || isDateValue(value)), orders: areFoundOrders,
  plan: isText, samples: isCount, seed: isCount, from: isCount, to: isCount, tally: isOptional(isFlag),
});

/** So many samples are drawn at most. */
export const MOST_SAMPLES = 100_000;

const isForecastSource: Guard<ForecastSource> = hasFields<ForecastSource>({
  files: arePlanTexts, now: isInteger, plan: isText, orders: areFoundOrders, samples: (value) => isCount(value) && value > 0 && value <= MOST_SAMPLES, seed: isInteger, turns: areTurns, of: isText,
});

/** Checks what comes back from a simulation. */
export const isForecastOutcome: Guard<ForecastOutcome> = (value): value is ForecastOutcome =>
  hasFields<{ kind: "figures"; figures: ForecastFigures; writes: string }>({ kind: isOneOf(["figures"]), figures: isForecastFigures, writes: isText })(value)
  || hasFields<{ kind: "refused"; message: string }>({ kind: isOneOf(["refused"]), message: isText })(value);

const isImportSource: Guard<ImportSource> = hasFields<ImportSource>({ xml: isText, stem: isText });

/** The thread's ears: each question with the work that answers it. */
export function engineHearing(work: {
  readonly importMspdi: (source: ImportSource, state: RequestState) => ImportedPlan;
  readonly level: (source: LevelSource) => readonly FoundOrder[];
  readonly past: (source: PastSource) => readonly FinishesThen[];
  readonly simulate: (source: SimulateSource) => PartialResult;
  readonly baseline: (source: RevisionSource) => Baseline | null;
  readonly forecast: (source: ForecastSource) => ForecastOutcome;
}): Hearing<EngineQuestions, EngineSilence> {
  return {
    notes: {},
    requests: {
      echo: { guard: isText, run: (text) => Promise.resolve(text) },
      importMspdi: { guard: isImportSource, run: (source, state) => new Promise((resolve) => { resolve(work.importMspdi(source, state)); }) },
      level: { guard: isLevelSource, run: (source) => new Promise((resolve) => { resolve(work.level(source)); }) },
      forecast: { guard: isForecastSource, run: (source) => new Promise((resolve) => { resolve(work.forecast(source)); }) },
      past: { guard: isPastSource, run: (source) => new Promise((resolve) => { resolve(work.past(source)); }) },
      simulate: { guard: isSimulateSource, run: (source) => new Promise((resolve) => { resolve(work.simulate(source)); }) },
      baseline: { guard: isRevisionSource, run: (source) => new Promise((resolve) => { resolve(work.baseline(source)); }) },
    },
    answers: {},
  };
}

/** The host's ears: the shapes of the answers. */
export const HOST_HEARING: Hearing<EngineSilence, EngineQuestions> = {
  notes: {},
  requests: {},
  answers: { echo: isText, importMspdi: isImportedPlan, level: areFoundOrders, past: areFinishesThen, simulate: isPartialResult, forecast: isForecastOutcome, baseline: (value): value is Baseline | null => value === null || isBaseline(value) },
};
