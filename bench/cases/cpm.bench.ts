import assert from "node:assert/strict";
import { backwardPass } from "../../src/core/schedule/backward";
import { buildNetwork } from "../../src/core/schedule/buildNetwork";
import { forwardPass } from "../../src/core/schedule/forward";
import { frameOf, type PlanFrame } from "../../src/core/schedule/frame";
import { inherit } from "../../src/core/schedule/inheritance";
import type { Network } from "../../src/core/schedule/network";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { bareKernel } from "../support/bareKernel";
import { networkPlan } from "../support/networkPlan";
import { processorRatio } from "../support/cpuTime";
import { say } from "../support/timing";

const NOW = { now: 0 };

function compile(frame: PlanFrame): Network {
  return buildNetwork(frame, inherit(frame.plan)).network;
}

function passes(frame: PlanFrame, network: Network): { readonly early: ReturnType<typeof forwardPass>; readonly late: ReturnType<typeof backwardPass> } {
  const early = forwardPass(frame, network);
  let end = 0;
  for (const finish of early.finish) if (finish > end) end = finish;
  return { early, late: backwardPass(network, early, end) };
}

/** Both passes over 10,000 tasks and 20,000 links on eight calendars, against the same on bare arrays. */
function againstBareLoop(): number {
  const frame = frameOf(networkPlan(10_000), NOW);
  const network = compile(frame);
  const kernel = bareKernel(network, frame.start);
  kernel.run();
  const { early, late } = passes(frame, network);
  let different = 0;
  for (let node = 0; node < network.size; node++) {
    if (early.start[node] !== kernel.start[node] || early.finish[node] !== kernel.finish[node]) different++;
    else if (late.start[node] !== kernel.lateStart[node] || late.finish[node] !== kernel.lateFinish[node]) different++;
  }
  // Links to a finish may end a task in free time, which the bare loop leaves out.
  assert.ok(different < network.size / 10, `${String(different)} tasks differ from the bare loop`);
  const figures = processorRatio(() => passes(frame, network), kernel.run, 15, 10);
  say(`both passes, 10,000 tasks (${String(different)} of them placed otherwise)`, figures);
  return figures.ratio;
}

/** Compile and passes at 100,000 tasks against 10,000. */
function tenTimesLarger(): number {
  const large = frameOf(networkPlan(100_000), NOW);
  const small = frameOf(networkPlan(10_000), NOW);
  const figures = processorRatio(() => passes(large, compile(large)), () => passes(small, compile(small)), 5, 1);
  say("compile and passes, 100,000 tasks against 10,000", figures);
  return figures.ratio;
}

/** A whole schedule (objects for every task, drivers, cost, overload) against both passes alone. */
function wholeSchedule(): number {
  const plan = networkPlan(10_000);
  const frame = frameOf(plan, NOW);
  const network = compile(frame);
  const figures = processorRatio(() => schedulePlan(plan, NOW), () => passes(frame, network), 7, 2);
  say("whole schedule of 10,000 tasks against its passes", figures);
  return figures.ratio;
}

/** The critical path: against a bare loop over typed arrays, and against itself ten times smaller. */
export const cases = [
  { name: "critical path of 10,000 tasks against a bare loop", limit: 2, unit: "x", better: "less", run: againstBareLoop },
  { name: "compile and critical path of 100,000 tasks against 10,000", limit: 12, unit: "x", better: "less", run: tenTimesLarger },
  { name: "whole schedule of 10,000 tasks against its passes", limit: 60, unit: "x", better: "less", run: wholeSchedule },
];
