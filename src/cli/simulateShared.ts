import { forecastOf, stableAfter } from "../core/risk/forecast";
import type { PartialResult } from "../core/risk/partialResult";
import type { RiskForecast } from "../core/risk/riskResult";
import { simulateRuns } from "../core/risk/runSamples";
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
  const forget = around.onInterrupt?.(() => { interrupted = true; });
  const workers = workersFor(simulation, plans, shared, await around.threads?.());
  const here: RunSimulator = async (first, end) => {
    // What the threads say and what the person presses is heard between two shares.
    await new Promise((resolve) => { setImmediate(resolve); });
    return simulateRuns(simulation, { samples, seed, from: first, to: end });
  };
  try {
    const enough = shared.untilStable === true ? { enough: stableAfter(simulation) } : {};
    const range = from === undefined || to === undefined ? {} : { from, to };
    const result = await shareRuns([here, ...workers.simulators], { samples, ...range, ...enough, onProgress: progressTo(around, samples), isCancelled: () => interrupted });
    if (result === undefined) throw new Interrupted("Interrupted: no figures.");
    return result;
  } finally {
    workers.end();
    forget?.();
    around.progress?.("");
  }
}

function progressTo({ progress, clock }: CliSurroundings, samples: number): (done: number) => void {
  let last = clock().getTime();
  return (done) => {
    const now = clock().getTime();
    if (progress === undefined || now - last < PROGRESS_MS) return;
    last = now;
    progress(`${String(done)} of ${String(samples)} samples`);
  };
}

/** Threads beside this one, each asked for two shares at a time so that none waits. */
function workersFor(simulation: Simulation, plans: LoadedPlans, { samples, seed, threads: asked }: Shared, threads: Threads | undefined): { readonly simulators: readonly RunSimulator[]; readonly end: () => void } {
  if (threads === undefined) return { simulators: [], end: () => undefined };
  const usual = simulation.model.size * samples < WORTH_A_THREAD ? 1 : threads.cores;
  const started = Array.from({ length: (asked ?? usual) - 1 }, () => threads.start());
  const source = { ...sourceOf(simulation, plans), samples, seed };
  const simulators = started.flatMap((thread): RunSimulator[] => {
    const channel = createChannel<EngineQuestions, EngineSilence>({ post: (message) => { thread.post(message); }, log: () => undefined }, HOST_HEARING);
    thread.onMessage((message) => { channel.receive(message); });
    thread.onEnd(() => { channel.dispose(); });
    const simulator: RunSimulator = (from, to) => channel.request("simulate", { ...source, from, to }).answer;
    return [simulator, simulator];
  });
  return { simulators, end: () => { for (const thread of started) thread.end(); } };
}

function sourceOf({ schedule }: Simulation, { analysis: { snapshot, schedules, context } }: LoadedPlans): Pick<SimulateSource, "files" | "now" | "asOf" | "orders" | "plan"> {
  return {
    files: [...snapshot.files.values()].map(({ path, text }) => ({ path, text })), now: context.now, ...(context.asOf === undefined ? {} : { asOf: context.asOf }),
    orders: [...schedules.values()].flatMap(({ plan, levelledOrder }) => (levelledOrder === undefined ? [] : [{ plan: plan.id, order: levelledOrder.order, schedules: levelledOrder.schedules, lowerBound: levelledOrder.lowerBound }])),
    plan: schedule.plan.id,
  };
}
