import { RUN } from "../core/risk/draws";
import { forecastOf, stableAfter } from "../core/risk/forecast";
import { talliedAtOnce, type PartialResult } from "../core/risk/partialResult";
import type { RiskForecast } from "../core/risk/riskResult";
import { runsOf, startRuns } from "../core/risk/runSamples";
import { shareRuns, type RunSimulator } from "../core/risk/shareRuns";
import type { Simulation } from "../core/risk/simulation";
import { createChannel } from "../protocol/channel";
import { HOST_HEARING, type EngineQuestions, type EngineSilence, type SimulateSource } from "../protocol/engineMessages";
import type { RiskRequest } from "./riskArguments";
import type { LoadedPlans } from "./loadPlans";
import type { CliSurroundings, Threads } from "./surroundings";

/** The simulation was interrupted. */
export class Interrupted extends Error {
  static is(failure: unknown): failure is Interrupted {
    return failure instanceof Interrupted;
  }
}

const INTERRUPTED = "Interrupted: no figures.";

/** Which runs are simulated, on how many threads. */
export interface Shared {
  readonly samples: number;
  readonly seed: number;
  readonly threads: number | undefined;
  readonly untilStable?: boolean;
  readonly from?: number;
  readonly to?: number;
}

/** Below so many placed tasks a thread takes longer to begin than it saves. */
const WORTH_A_THREAD = 3_000_000;
/** Shares of each thread that tallies its dates at least, so that all end together. */
const SHARES_EACH = 4;
/** How often the line about progress changes. */
const PROGRESS_MS = 200;

/** Simulates a plan on all cores, and says what comes of it. Throws `Interrupted` when the person does not want it any more. */
export async function simulateShared(simulation: Simulation, plans: LoadedPlans, request: RiskRequest, around: CliSurroundings): Promise<RiskForecast> {
  const { seed, samples, untilStable, confidence } = request;
  const result = await simulatePart(simulation, plans, request, around);
  return forecastOf(simulation, result, { seed, confidence, ...(untilStable ? { stable: result.count < samples } : {}) });
}

/** Simulates some runs of a plan on all cores. */
export async function simulatePart(simulation: Simulation, plans: LoadedPlans, shared: Shared, around: CliSurroundings): Promise<PartialResult> {
  const { samples, seed, from, to } = shared;
  let interrupted = false;
  const range = from === undefined || to === undefined ? { from: 0, to: runsOf(samples) } : { from, to };
  const atOnce = shared.untilStable === true ? undefined : talliedAtOnce(simulation.kept.length, samples);
  const workers = workersFor(simulation, plans, { ...shared, tally: atOnce !== undefined }, await around.threads?.());
  const forget = around.onInterrupt?.(() => {
    interrupted = true;
    workers.end();
  });
  const tell = progressTo(around, samples);
  let told = 0;
  const { step, result: taken } = startRuns(simulation, { samples, seed, tally: atOnce !== undefined });
  const here: RunSimulator = async (first, end) => {
    for (let run = first; run < end; run++) {
      // What the threads say and what the person presses is heard between two runs.
      await new Promise((resolve) => { setImmediate(resolve); });
      if (interrupted) throw new Interrupted(INTERRUPTED);
      step(run);
      tell(told + Math.min(samples, (run + 1) * RUN) - first * RUN);
    }
    return taken();
  };
  const onProgress = (done: number): void => {
    told = done;
    tell(done);
  };
  try {
    const enough = shared.untilStable === true ? { enough: stableAfter(simulation) } : {};
    const share = atOnce === undefined ? {} : { share: Math.min(atOnce, Math.ceil((range.to - range.from) / (SHARES_EACH * (workers.threads + 1)))) };
    const result = await shareRuns([here, ...workers.simulators], { samples, ...range, ...share, ...enough, onProgress, isCancelled: () => interrupted });
    if (result !== undefined && !interrupted) return result;
  } catch (failure) {
    // The threads were ended.
    if (!interrupted) throw failure;
  } finally {
    workers.end();
    forget?.();
    around.progress?.("");
  }
  throw new Interrupted(INTERRUPTED);
}

function progressTo({ progress, clock }: CliSurroundings, samples: number): (done: number) => void {
  let last = clock().getTime();
  let said = 0;
  return (done) => {
    const now = clock().getTime();
    if (progress === undefined || done <= said || now - last < PROGRESS_MS) return;
    [last, said] = [now, done];
    progress(`${String(done)} of ${String(samples)} samples`);
  };
}

interface Workers {
  readonly threads: number;
  readonly simulators: readonly RunSimulator[];
  readonly end: () => void;
}

/** Threads beside this one, each asked for two shares at a time so that none waits. */
function workersFor(simulation: Simulation, plans: LoadedPlans, { samples, seed, threads: asked, tally }: Shared & { readonly tally: boolean }, threads: Threads | undefined): Workers {
  // A thread knows the plan by its id, which another file may have as well.
  const { plan } = simulation.schedule;
  if (threads === undefined || plans.analysis.snapshot.planById(plan.id) !== plan) return { threads: 0, simulators: [], end: () => undefined };
  const usual = simulation.model.size * samples < WORTH_A_THREAD ? 1 : threads.cores;
  const started = Array.from({ length: (asked ?? usual) - 1 }, () => threads.start());
  const source = { ...sourceOf(simulation, plans), samples, seed, tally };
  const simulators = started.flatMap((thread): RunSimulator[] => {
    const channel = createChannel<EngineQuestions, EngineSilence>({ post: (message) => { thread.post(message); }, log: () => undefined }, HOST_HEARING);
    thread.onMessage((message) => { channel.receive(message); });
    thread.onEnd(() => { channel.dispose(); });
    const simulator: RunSimulator = (from, to) => channel.request("simulate", { ...source, from, to }).answer;
    return [simulator, simulator];
  });
  return { threads: started.length, simulators, end: () => { for (const thread of started) thread.end(); } };
}

function sourceOf({ schedule }: Simulation, { analysis: { snapshot, schedules, context } }: LoadedPlans): Pick<SimulateSource, "files" | "now" | "asOf" | "orders" | "plan"> {
  return {
    files: [...snapshot.files.values()].map(({ path, text }) => ({ path, text })), now: context.now, ...(context.asOf === undefined ? {} : { asOf: context.asOf }),
    orders: [...schedules.values()].flatMap(({ plan, levelledOrder }) => (levelledOrder === undefined ? [] : [{ plan: plan.id, order: levelledOrder.order, schedules: levelledOrder.schedules, lowerBound: levelledOrder.lowerBound }])),
    plan: schedule.plan.id,
  };
}
