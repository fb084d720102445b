import { foundOf } from "../schedule/found";
import type { Schedule } from "../schedule/result";
import { joinsOf } from "./answers/joins";
import { compileRisk } from "./compileRisk";
import { criticalDecides, withoutImplied } from "./impliedLinks";
import { actionsDone, riskEvents, type ResponseView, type RiskEvent } from "./register";
import type { RiskModel } from "./riskModel";
import type { Alternative, Sampled } from "./runSamples";
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
  const [before, after] = [view("before"), view("after")];
  // A delay that is a share of how long something takes depends on its dates.
  const byLength = [...events, ...before, ...after].some(({ timeShare }) => timeShare !== undefined);
  const alternatives = events.map(({ risk }, i): Alternative | undefined => {
    const done = actionsDone(schedule.plan, schedule.tasks, risk);
    return risk.residual === undefined ? undefined : { done, event: (done ? before : after)[i] as RiskEvent };
  });
  return {
    schedule, model, uniform: byLength ? undefined : uniformOf(model), criticalDecides: !byLength && criticalDecides(model), events, alternatives,
    responses: events.some(({ risk }) => risk.residual !== undefined) ? [before, after] : [], kept: keptNodes(model), joins: joinsOf(model, model.finishNode),
  };
}

/** Nodes of tasks, of what holds summaries back, and of releases, each once. */
function keptNodes({ startNode, finishNode, gateNode, links, releases }: RiskModel): Int32Array {
  const nodes = new Set<number>([...startNode, ...finishNode]);
  for (const node of gateNode) if (node >= 0 && (links.start[node + 1] as number) > (links.start[node] as number)) nodes.add(node);
  for (const { start, finish } of releases.values()) nodes.add(start).add(finish);
  return Int32Array.from(nodes);
}
