import type { Disposable } from "vscode";
import type { Schedule } from "../core/schedule/result";
import type { SimulatedSchedule } from "../core/view/forecastOutlook";
import { hasSpread } from "../core/view/hasSpread";
import type { EngineClient } from "./engineClient";
import { forecastSettings, planSource, QUICK_SAMPLES } from "./forecastSource";
import { faultText, type Log } from "./log";
import type { PlanService } from "./planService";
import { quietly } from "./quietly";

/** How long nothing may change before a simulation begins. */
const QUIET_MS = 400;
const LONGEST_MS = 4000;

/** What is known of a plan: the newest figures, and whether those of the present schedule are whole. */
export interface Simulated {
  simulated?: SimulatedSchedule;
  /** The schedule that was last simulated to the end, or could not be. */
  done?: Schedule;
  fault?: string;
  /** Another object whenever more is known. */
  stamp: object;
}

/** What the runs work with. */
export interface RunPorts {
  readonly plans: PlanService;
  readonly engine: EngineClient;
  readonly log: Log;
  /** The plans that somebody looks at. */
  readonly wanted: () => ReadonlySet<string>;
  /** More is known about a plan. */
  readonly tell: (plan: string) => void;
}

/** Simulates the plans that are looked at, one after the other, whenever the plans have come to rest: quickly first, then in full. */
export interface ForecastRuns extends Disposable {
  of(plan: string): Simulated | undefined;
  plans(): Iterable<string>;
  /** Something may have to be simulated. */
  soon(): void;
  /** Dates have changed: what is under way for older ones ends. */
  changed(): void;
  /** Forgets everything. */
  forget(): void;
  readonly counts: { readonly begun: number; readonly ended: number };
}

/** A simulation under way. */
interface Running {
  readonly plan: string;
  readonly schedule: Schedule;
  ended: boolean;
}

export function createForecastRuns(ports: RunPorts): ForecastRuns {
  const { plans, engine, tell } = ports;
  const known = new Map<string, Simulated>();
  const counts = { begun: 0, ended: 0 };
  let running: Running | undefined;
  let working = false;
  let disposed = false;

  const end = (): void => {
    if (running === undefined || running.ended) return;
    running.ended = true;
    counts.ended++;
    engine.stop();
  };
  /** False when it was ended: then another comes once things are quiet. */
  const run = async ({ plan, schedule, samples, whole }: Job): Promise<boolean> => {
    const own: Running = { plan, schedule, ended: false };
    running = own;
    counts.begun++;
    const entry = known.get(plan) ?? { stamp: {} };
    known.set(plan, entry);
    const fault = await simulateOnce(ports, { plan, schedule, samples, whole }, entry, () => !own.ended);
    running = undefined;
    if (own.ended || disposed) return false;
    note(entry, schedule, whole, fault);
    tell(plan);
    return true;
  };
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    try {
      for (let job = nextJob(ports, known); job !== undefined && !disposed; job = nextJob(ports, known)) if (!(await run(job))) break;
    } finally {
      working = false;
    }
  };
  const quiet = quietly(QUIET_MS, LONGEST_MS, () => { void work(); });
  return {
    of: (plan) => known.get(plan),
    plans: () => known.keys(),
    soon: quiet.ask,
    changed() {
      const { schedules } = plans.analysis;
      for (const plan of [...known.keys()]) if (!schedules.has(plan)) known.delete(plan);
      if (running !== undefined && schedules.get(running.plan) !== running.schedule) end();
      quiet.ask();
    },
    forget() {
      known.clear();
      end();
      quiet.ask();
    },
    counts,
    dispose() {
      disposed = true;
      quiet.dispose();
    },
  };
}

function note(entry: Simulated, schedule: Schedule, whole: boolean, fault: string | undefined): void {
  if (fault !== undefined) entry.fault = fault;
  else delete entry.fault;
  if (whole || fault !== undefined) entry.done = schedule;
  entry.stamp = {};
}

interface Job {
  readonly plan: string;
  readonly schedule: Schedule;
  readonly samples: number;
  /** False: only for a first answer. */
  readonly whole: boolean;
}

/** Simulates and keeps the figures; gives the fault where there is one. */
async function simulateOnce({ plans, engine, log }: RunPorts, { plan, schedule, samples }: Job, entry: Simulated, wanted: () => boolean): Promise<string | undefined> {
  try {
    const { seed } = forecastSettings(plans, plan);
    const answer = await engine.forecast(planSource(plans.analysis, schedule, { samples, seed, turns: [], of: "" }));
    if (answer.kind === "refused") return answer.message;
    if (wanted()) entry.simulated = { schedule, figures: answer.figures };
    return undefined;
  } catch (fault) {
    if (wanted()) log.warn(`Simulation: ${faultText(fault)}`);
    return faultText(fault);
  }
}

/** Plans without figures of their present dates first, then those whose figures are quick ones. */
function nextJob({ plans, wanted }: RunPorts, known: ReadonlyMap<string, Simulated>): Job | undefined {
  let later: Job | undefined;
  for (const plan of wanted()) {
    const schedule = plans.analysis.schedules.get(plan);
    const entry = known.get(plan);
    if (schedule === undefined || entry?.done === schedule) continue;
    const { enabled, samples } = forecastSettings(plans, plan);
    if (!enabled || !hasSpread(schedule)) continue;
    const whole: Job = { plan, schedule, samples, whole: true };
    if (entry?.simulated?.schedule !== schedule) return samples > QUICK_SAMPLES ? { ...whole, samples: QUICK_SAMPLES, whole: false } : whole;
    later ??= whole;
  }
  return later;
}
