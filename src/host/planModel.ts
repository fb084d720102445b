import { EventEmitter, type Disposable, type Event } from "vscode";
import type { Instant } from "../core/model/instant";
import type { LevelledOrder, ScheduleContext } from "../core/schedule/result";
import { createAnalyser } from "../language/analysis";
import type { Analysis } from "../language/analysisTypes";
import type { Snapshot } from "../language/snapshotTypes";
import { createWorkspace } from "../language/workspace";
import { createDatesContext, type DatesContext } from "./datesContext";
import { faultText, type Log } from "./log";

/** The texts of all plan files and what follows from them. */
export interface PlanModel extends Disposable {
  /** The newest analysis; `flush` first where the text of a moment ago will not do. */
  readonly analysis: Analysis;
  readonly onDidAnalyse: Event<Analysis>;
  /** Takes the text of a file; it is asked for when the next analysis begins, so that typing costs nothing. */
  update(file: string, text: () => string): void;
  remove(file: string): void;
  /** Analyses soon: a moment after the last call. */
  soon(): void;
  /** Reads what has changed in slices, so that the host stays responsive, then analyses. */
  settle(): Promise<void>;
  /** Analyses at once when something has changed. */
  flush(): Analysis;
  /**
   * For whoever asks at every key: the texts of this moment, and as much of what follows from them as is quick to have.
   * Of a large plan dates and problems may be those of a moment ago.
   */
  peek(): Analysis;
  /** Another day has begun. */
  setToday(today: Instant): void;
  /** Takes orders of work that were found for a snapshot, while that is still the newest. */
  takeOrders(found: Snapshot, orders: ReadonlyMap<string, LevelledOrder>): void;
  /** Takes what was read of baselines. */
  takeBaselines(baselines: NonNullable<ScheduleContext["baselines"]>): void;
  /** Takes what was read of the tables of metrics. */
  takeMetrics(metrics: NonNullable<ScheduleContext["metrics"]>): void;
  /** Takes where to ask for simulations, each time that more is known of a plan whose problems depend on one. */
  takeForecasts(forecastOf: NonNullable<ScheduleContext["forecastOf"]>): void;
}

/** How long to wait after the last key; more where an analysis takes longer, so that typing stays smooth. */
const QUIET_MS = 40;
const LONGEST_QUIET_MS = 2000;
/** An analysis that takes longer is not made at every key. */
const QUICK_MS = 60;
/** How much of what an analysis took still counts at the next one. */
const REMEMBERED = 0.8;
/** A turn of the host's thread. */
const SLICE_MS = 8;

/** An analysis of nothing, and the functions that keep it up to date. */
export function createPlanModel(today: Instant, log: Log): PlanModel {
  const fired = new EventEmitter<Analysis>();
  const texts = createTexts();
  const analyser = createAnalyser();
  const day = createDatesContext(today);
  let analysis = analyser.analyse(texts.snapshot(), day.context);
  let timer: number | undefined;
  const pace = createPace();

  const texted = (): Snapshot => {
    texts.takeAll();
    return texts.snapshot();
  };
  const flush = (): Analysis => {
    clearTimeout(timer);
    timer = undefined;
    try {
      const began = performance.now();
      const snapshot = texted();
      if (snapshot === analysis.snapshot && day.context === analysis.context) return analysis;
      analysis = analyser.analyse(snapshot, day.contextFor(snapshot));
      pace.took(performance.now() - began);
      log.trace(`Analysed ${String(snapshot.files.size)} files in ${pace.cost.toFixed(1)} ms`);
      fired.fire(analysis);
    } catch (fault) {
      log.error(`The plans could not be analysed: ${faultText(fault)}`);
    }
    return analysis;
  };

  return {
    get analysis() { return analysis; },
    onDidAnalyse: fired.event,
    update: texts.put,
    remove: (file) => { texts.put(file, undefined); },
    soon() {
      clearTimeout(timer);
      timer = setTimeout(flush, Math.min(LONGEST_QUIET_MS, Math.max(QUIET_MS, pace.cost)));
    },
    async settle() {
      await inTurns(texts, (snapshot) => { analyser.schedule(snapshot, day.contextFor(snapshot)); });
      flush();
    },
    flush,
    peek() {
      return pace.isQuick ? flush() : withTexts(analysis, texted());
    },
    ...dayActions(day, () => analysis.snapshot, flush),
    dispose() {
      clearTimeout(timer);
      fired.dispose();
    },
  };
}

/** What changes the day, or what is known beside the texts. */
function dayActions(day: DatesContext, shown: () => Snapshot, flush: () => Analysis): Pick<PlanModel, "setToday" | "takeOrders" | "takeBaselines" | "takeMetrics" | "takeForecasts"> {
  return {
    setToday(next) {
      if (day.setToday(next)) flush();
    },
    takeOrders(found, orders) {
      if (found !== shown()) return;
      day.takeOrders(found, orders);
      flush();
    },
    takeBaselines(baselines) {
      day.takeBaselines(baselines);
      flush();
    },
    takeMetrics(metrics) {
      day.takeMetrics(metrics);
      flush();
    },
    takeForecasts(forecastOf) {
      day.takeForecasts(forecastOf);
      flush();
    },
  };
}

/** How long analyses take. */
interface Pace {
  /** What the last one took, in milliseconds. */
  readonly cost: number;
  /** True when the next one is quick, as far as those of late tell: words in a plan are, other dates may not be. */
  readonly isQuick: boolean;
  took(time: number): void;
}

function createPace(): Pace {
  let cost = 0;
  let dearest = 0;
  return {
    get cost() { return cost; },
    get isQuick() { return dearest <= QUICK_MS; },
    took(time) {
      cost = time;
      dearest = Math.max(time, dearest * REMEMBERED);
    },
  };
}

/** What is known, with newer texts. */
function withTexts(analysis: Analysis, snapshot: Snapshot): Analysis {
  return snapshot === analysis.snapshot ? analysis : { ...analysis, snapshot };
}

/** Texts that wait to be parsed, and the snapshot of those that are. */
interface Texts {
  put(file: string, text: (() => string) | undefined): void;
  takeAll(): void;
  takeInSlices(): Promise<void>;
  snapshot(): Snapshot;
}

function createTexts(): Texts {
  const workspace = createWorkspace();
  const waiting = new Map<string, (() => string) | undefined>();
  const take = (file: string, text: string | undefined): void => {
    waiting.delete(file);
    if (text === undefined) workspace.remove(file);
    else workspace.update(file, text);
  };
  return {
    put: (file, text) => { waiting.set(file, text); },
    takeAll() {
      for (const [file, text] of waiting) take(file, text?.());
    },
    async takeInSlices() {
      const rest = slices();
      for (const [file, read] of waiting) {
        const text = read?.();
        if (text !== undefined) for (const _ of workspace.prepare(file, text)) await rest();
        // Another text may have come while this one was read.
        if (waiting.get(file) === read) take(file, text);
        await rest();
      }
    },
    snapshot: () => workspace.snapshot(),
  };
}

/** Reads what waits in slices; what was read is put together in a turn of its own, and so are its dates. */
async function inTurns(texts: Texts, schedule: (snapshot: Snapshot) => void): Promise<void> {
  await texts.takeInSlices();
  await nextTurn();
  const snapshot = texts.snapshot();
  await nextTurn();
  schedule(snapshot);
  await nextTurn();
}

/** Lets others of the host run. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** To be awaited between small steps: lets others run once a slice of time is used up. */
export function slices(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE_MS) return undefined;
    return new Promise((resolve) => setTimeout(() => {
      began = performance.now();
      resolve();
    }, 0));
  };
}
