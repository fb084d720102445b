import { NEVER_CANCELLED } from "../core/model/cancellation";
import type { PartialResult } from "../core/risk/partialResult";
import { startRuns, type SteppedRuns } from "../core/risk/runSamples";
import { prepareSimulation, type Simulation } from "../core/risk/simulation";
import type { LevelledOrder } from "../core/schedule/result";
import { createAllScheduler } from "../language/scheduleAll";
import { createWorkspace } from "../language/workspace";
import type { FoundOrder, SimulateSource } from "../protocol/engineMessages";

/** Simulates runs of a plan, and keeps what it made of the texts, and the room that samples take, for the next question about the same. */
export function createSimulator(): (source: SimulateSource) => PartialResult {
  let known: { readonly source: SimulateSource; readonly simulation: Simulation; readonly runs: SteppedRuns } | undefined;
  return (source) => {
    const { samples, seed, tally = false, from, to } = source;
    let now = known;
    // What fails on the way is not gone on with.
    known = undefined;
    if (now === undefined || !isSame(now.source, source) || !isSameDraw(now.source, source)) {
      const simulation = now !== undefined && isSame(now.source, source) ? now.simulation : simulationOf(source);
      now = { source, simulation, runs: startRuns(simulation, { samples, seed, tally }) };
    }
    for (let run = from; run < to; run++) now.runs.step(run);
    const result = now.runs.result();
    known = now;
    return result;
  };
}

function isSameDraw(a: SimulateSource, b: SimulateSource): boolean {
  return a.samples === b.samples && a.seed === b.seed && a.tally === b.tally;
}

function simulationOf({ files, now, asOf, orders, plan: id }: SimulateSource): Simulation {
  const workspace = createWorkspace();
  for (const { path, text } of files) workspace.update(path, text);
  const found = new Map(orders.map(({ plan, ...order }): [string, LevelledOrder] => [plan, { effort: "normal", ...order }]));
  const context = { now, effort: "normal", ...(asOf === undefined ? {} : { asOf }), levelled: (one: { readonly id: string }) => found.get(one.id) } as const;
  const snapshot = workspace.snapshot();
  const plan = snapshot.planById(id);
  const schedule = plan === undefined ? undefined : createAllScheduler().scheduleAll(snapshot, context, NEVER_CANCELLED, [plan]).schedules.get(plan);
  const simulation = schedule === undefined ? undefined : prepareSimulation(schedule);
  if (simulation === undefined) throw new Error("The plan could not be scheduled.");
  return simulation;
}

function isSame(a: SimulateSource, b: SimulateSource): boolean {
  return a.plan === b.plan && a.now === b.now && isSameDate(a.asOf, b.asOf)
    && sameLists(a.files, b.files, (one, other) => one.path === other.path && one.text === other.text) && sameLists(a.orders, b.orders, isSameOrder);
}

function isSameDate(a: SimulateSource["asOf"], b: SimulateSource["asOf"]): boolean {
  return typeof a === "object" && typeof b === "object" ? a.day === b.day && a.minute === b.minute : a === b;
}

function isSameOrder(a: FoundOrder, b: FoundOrder): boolean {
  return a.plan === b.plan && a.order.length === b.order.length && a.order.every((node, i) => node === b.order[i]);
}

function sameLists<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, i) => same(one, b[i] as T));
}
