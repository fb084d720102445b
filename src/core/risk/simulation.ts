import { foundOf } from "../schedule/found";
import type { Schedule } from "../schedule/result";
import { compileRisk } from "./compileRisk";
import { criticalDecides, withoutImplied } from "./impliedLinks";
import { riskEvents, type ResponseView, type RiskEvent } from "./register";
import type { RiskModel } from "./riskModel";
import type { Sampled } from "./runSamples";
import { uniformOf } from "./uniform";

/** A plan ready to be simulated, run by run. */
export interface Simulation extends Sampled {
  readonly schedule: Schedule;
}

/** Makes a plan ready to be simulated; undefined where its schedule was cancelled or is only data. */
export function prepareSimulation(schedule: Schedule): Simulation | undefined {
  const found = foundOf(schedule);
  if (found === undefined) return undefined;
  const model = withoutImplied(compileRisk(schedule, found));
  const view = (which: ResponseView): readonly RiskEvent[] => riskEvents(schedule.plan, schedule.tasks, found.frame.scale, which);
  const events = view("now");
  // A delay that is a share of how long something takes depends on its dates.
  const byLength = [...events, ...view("before"), ...view("after")].some(({ timeShare }) => timeShare !== undefined);
  return { schedule, model, uniform: byLength ? undefined : uniformOf(model), criticalDecides: !byLength && criticalDecides(model), events, responses: events.some(({ risk }) => risk.residual !== undefined) ? [view("before"), view("after")] : [], kept: keptNodes(model) };
}

/** Nodes of tasks and releases, each once. */
function keptNodes({ startNode, finishNode, releases }: RiskModel): Int32Array {
  const nodes = new Set<number>([...startNode, ...finishNode]);
  for (const { start, finish } of releases.values()) nodes.add(start).add(finish);
  return Int32Array.from(nodes);
}
