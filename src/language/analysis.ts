import { NEVER_CANCELLED, type Cancellation } from "../core/model/cancellation";
import type { Plan } from "../core/model/plan";
import type { Problem, Severity } from "../core/model/problem";
import type { Chances } from "../core/model/chances";
import type { Schedule, ScheduleContext } from "../core/schedule/result";
import type { Analysis } from "./analysisTypes";
import { neighboursOf, noteReferred, plansReferredBy, type Neighbours } from "./crossPlan";
import { isSilenced } from "./rules/allow";
import { createIndexKeeper, type IndexKeeper, type PlanIndex } from "./rules/planIndex";
import { runRules } from "./rules/runRules";
import { createAllScheduler } from "./scheduleAll";
import type { FileRange, LocatedProblem, PlanFile, Snapshot } from "./snapshotTypes";

/** Turns snapshots into schedules and problems, and remembers what did not change from one to the next. */
export interface Analyser {
  /** The analysis of a snapshot. Never throws. */
  analyse(snapshot: Snapshot, context: ScheduleContext): Analysis;
  /** The same; undefined when it was cancelled before it was whole. */
  analyse(snapshot: Snapshot, context: ScheduleContext, cancellation: Cancellation): Analysis | undefined;
  /** The dates alone, remembered for `analyse`: whoever may not compute for long calls the two in turns of their own. */
  schedule(snapshot: Snapshot, context: ScheduleContext): void;
}

interface Found {
  readonly refersTo: readonly Plan[];
  readonly referrers: readonly Plan[];
  /** The plans of the workspace, where the plan refers to one that is not there. */
  readonly others: string;
  readonly baselines: unknown;
  readonly metrics: unknown;
  readonly problems: readonly Problem[];
  /** What there was when the plan's checks asked for a simulation; absent where none asked. */
  readonly forecast?: { readonly was: Chances | undefined };
}

/** True when the simulation that checks asked for is the one that they were answered with. */
function stillForecast({ forecast }: Found, schedule: Schedule, context: ScheduleContext): boolean {
  return forecast === undefined || context.forecastOf?.(schedule) === forecast.was;
}

/** The context with a note of the simulation that was asked for through it. */
function notedForecast(context: ScheduleContext): { readonly context: ScheduleContext; answer(): Pick<Found, "forecast"> } {
  let forecast: Found["forecast"];
  const forecastOf = (schedule: Schedule): Chances | undefined => {
    const was = context.forecastOf?.(schedule);
    forecast = { was };
    return was;
  };
  return { context: { ...context, forecastOf }, answer: () => (forecast === undefined ? {} : { forecast }) };
}

/** Makes an analyser with its own memory: of all plans, or of the plans of some files, with whatever these take to be scheduled. */
export function createAnalyser(files?: readonly string[]): Analyser {
  const scheduler = createAllScheduler();
  const found = new WeakMap<Schedule, Found>();
  /** By file. */
  let keepers: ReadonlyMap<string, IndexKeeper> = new Map();
  let located: ReadonlyMap<string, readonly LocatedProblem[]> = new Map();

  /** Looks at what has changed in the tasks of every plan, before anybody asks what they refer to. */
  function index(snapshot: Snapshot): void {
    keepers = new Map(snapshot.plans.map(({ file }) => [file, keepers.get(file) ?? createIndexKeeper()]));
    for (const plan of snapshot.plans) noteReferred(plan, indexOf(plan).foreign);
  }

  function indexOf(plan: Plan): PlanIndex {
    return (keepers.get(plan.file) ?? createIndexKeeper()).indexOf(plan);
  }

  function problemsOf(snapshot: Snapshot, schedule: Schedule, neighbours: Neighbours, context: ScheduleContext, cancellation: Cancellation): readonly Problem[] {
    const { refersTo, referrers } = neighbours;
    const others = refersElsewhere(schedule.plan, snapshot) ? snapshot.plans.map(plan => plan.id).join(" ") : "";
    const known = found.get(schedule);
    const [baselines, metrics] = [context.baselines?.(schedule.plan), context.metrics?.(schedule.plan)];
    if (known?.others === others && known.baselines === baselines && known.metrics === metrics && same(known.refersTo, refersTo) && same(known.referrers, referrers) && stillForecast(known, schedule, context)) return known.problems;
    const asked = notedForecast(context);
    const problems = runRules(snapshot, schedule, indexOf(schedule.plan), referrers, asked.context, cancellation).filter(problem => !isSilenced(schedule.plan, problem));
    if (!cancellation.cancelled) found.set(schedule, { refersTo, referrers, others, baselines, metrics, problems, ...asked.answer() });
    return problems;
  }

  function analyse(snapshot: Snapshot, context: ScheduleContext, cancellation: Cancellation): Analysis | undefined {
    index(snapshot);
    const wanted = plansOf(snapshot, files);
    const { schedules, circular } = scheduler.scheduleAll(snapshot, context, cancellation, wanted);
    const neighbours = neighboursOf(snapshot, circular);
    const problems: Problem[] = readingProblems(snapshot);
    for (const plan of wanted ?? snapshot.plans) {
      const schedule = schedules.get(plan);
      const near = neighbours.get(plan);
      if (cancellation.cancelled || schedule === undefined || near === undefined) return undefined;
      for (const problem of problemsOf(snapshot, schedule, near, context, cancellation)) problems.push(problem);
    }
    if (cancellation.cancelled) return undefined;
    located = locateAll(snapshot, problems, located);
    return { snapshot, context, schedules: firstById([...wanted ?? [], ...snapshot.plans], schedules), problems: located };
  }

  function analyseWhole(snapshot: Snapshot, context: ScheduleContext): Analysis;
  function analyseWhole(snapshot: Snapshot, context: ScheduleContext, cancellation: Cancellation): Analysis | undefined;
  function analyseWhole(snapshot: Snapshot, context: ScheduleContext, cancellation: Cancellation = NEVER_CANCELLED): Analysis | undefined {
    return analyse(snapshot, context, cancellation);
  }
  return {
    analyse: analyseWhole,
    schedule(snapshot, context) {
      index(snapshot);
      scheduler.scheduleAll(snapshot, context, NEVER_CANCELLED, plansOf(snapshot, files));
    },
  };
}

/** The plans of some files; undefined stands for all. */
function plansOf(snapshot: Snapshot, files: readonly string[] | undefined): readonly Plan[] | undefined {
  return files && [...new Set(files.map(file => snapshot.planOfFile(file)))].filter(plan => plan !== undefined);
}

/** Schedules by the id of their plan; of equal ids the first one counts. */
function firstById(plans: readonly Plan[], schedules: ReadonlyMap<Plan, Schedule>): ReadonlyMap<string, Schedule> {
  const byId = new Map<string, Schedule>();
  for (const plan of plans) {
    const schedule = schedules.get(plan);
    if (schedule !== undefined && !byId.has(plan.id)) byId.set(plan.id, schedule);
  }
  return byId;
}

/** True when a plan refers to a plan, or shares people from a file, that the snapshot lacks: what appears later matters to it. */
function refersElsewhere(plan: Plan, snapshot: Snapshot): boolean {
  if (plan.settings.peopleFrom !== undefined) return true;
  for (const id of plansReferredBy(plan)) if (snapshot.planById(id) === undefined) return true;
  return false;
}

function readingProblems(snapshot: Snapshot): Problem[] {
  return snapshot.problems.filter(problem => {
    const path = snapshot.fileOf(problem.at.item).path;
    const plan = snapshot.planOfFile(path);
    return plan === undefined || !isSilenced(plan, problem);
  });
}

function same(a: readonly Plan[], b: readonly Plan[]): boolean {
  return a.length === b.length && a.every((plan, position) => plan === b[position]);
}

/** Problems by file in the order of the text. A file whose problems stand as before keeps its list. */
function locateAll(
  snapshot: Snapshot,
  problems: readonly Problem[],
  before: ReadonlyMap<string, readonly LocatedProblem[]>,
): ReadonlyMap<string, readonly LocatedProblem[]> {
  const byFile = new Map<string, LocatedProblem[]>([...snapshot.files.keys()].map(path => [path, []]));
  for (const problem of problems) {
    const located = locate(snapshot, problem);
    byFile.get(located.range.file)?.push(located);
  }
  const sorted = new Map<string, readonly LocatedProblem[]>();
  for (const [file, list] of byFile) {
    list.sort(byPlace);
    const old = before.get(file);
    sorted.set(file, old !== undefined && sameProblems(old, list) ? old : list);
  }
  return sorted;
}

interface Known {
  readonly file: PlanFile;
  readonly located: LocatedProblem;
}

/** Where problems stood; that holds as long as their file, and that of all related places, is the same object. */
const knownPlaces = new WeakMap<Problem, Known>();

function locate(snapshot: Snapshot, problem: Problem): LocatedProblem {
  const file = snapshot.fileOf(problem.at.item);
  const known = knownPlaces.get(problem);
  const places = problem.related ?? [];
  const inFile = places.every(({ at }) => snapshot.fileOf(at.item) === file);
  if (inFile && known?.file === file) return known.located;
  const range = snapshot.locate(problem.at);
  const located = { problem, range, related: places.map(({ message, at }) => ({ message, range: snapshot.locate(at) })) };
  if (inFile) knownPlaces.set(problem, { file, located });
  return located;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function byPlace(a: LocatedProblem, b: LocatedProblem): number {
  return a.range.start - b.range.start
    || a.range.end - b.range.end
    || WEIGHT[a.problem.severity] - WEIGHT[b.problem.severity]
    || compare(a.problem.code, b.problem.code)
    || compare(a.problem.message, b.problem.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sameProblems(a: readonly LocatedProblem[], b: readonly LocatedProblem[]): boolean {
  return a.length === b.length && a.every((one, position) => {
    const other = b[position];
    return one === other || other !== undefined && one.problem === other.problem && sameRange(one.range, other.range)
      && one.related.every((related, index) => {
        const range = other.related[index]?.range;
        return range !== undefined && sameRange(related.range, range);
      });
  });
}

function sameRange(a: FileRange, b: FileRange): boolean {
  return a.start === b.start && a.end === b.end && a.file === b.file;
}
