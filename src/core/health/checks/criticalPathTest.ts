import { LEAF } from "../../schedule/network";
import { linkFloats } from "../../schedule/paths/linkFloats";
import type { ScheduledTask } from "../../schedule/result";
import type { HealthCheck, HealthInput } from "../check";

/** So many days late is the task that is tried, as the standard has it. */
const DELAY_DAYS = 600;
/** So much of the delay has to reach the finish: people who are busy elsewhere may take up a little. */
const REACHES = 0.9;

/**
 * Critical path test: the first critical task is late by 600 days, and the finish has to move by as much. The delay is
 * handed from task to task along the links of the forecast, each of which takes up what it has of float; nothing is scheduled anew.
 */
export const criticalPathTest: HealthCheck = {
  name: "critical-path",
  unit: "share",
  bound: "least",
  limit: () => REACHES,
  settable: [],
  measure(input) {
    if (input.open === 0) return { unjudged: "nothing-left" };
    const tried = firstCritical(input.leaves);
    if (tried === undefined) return { unjudged: "no-critical-task" };
    const delay = DELAY_DAYS * input.scale.day;
    const figure = Math.min(1, movesFinish(input, tried.index, delay) / delay);
    return { figure, count: figure >= REACHES ? 0 : 1, of: 1, hits: [{ task: tried.index, amount: figure * delay }] };
  },
};

/** Of the critical tasks that are left the one with the least slack; of these the first to begin. */
function firstCritical(leaves: readonly ScheduledTask[]): ScheduledTask | undefined {
  let first: ScheduledTask | undefined;
  for (const leaf of leaves) {
    if (!leaf.critical || leaf.kind === "milestone") continue;
    const rest = first === undefined ? -1 : leaf.totalSlack - first.totalSlack || leaf.start - first.start;
    if (rest < 0) first = leaf;
  }
  return first;
}

/** Working minutes by which that moves which the plan ends with, when a task ends later. */
function movesFinish({ schedule, found }: HealthInput, task: number, delay: number): number {
  const { network } = found.forecast;
  const floats = linkFloats(schedule, found);
  const moved = new Float64Array(network.size);
  const plan = found.frame.calendars.plan;
  let most = 0;
  // The sources stand before: nodes are in an order in which every link goes forward.
  for (let node = 0; node < network.size; node++) {
    const isLeaf = network.kind[node] === LEAF;
    const dates = isLeaf ? schedule.tasks[network.task[node] as number] : undefined;
    if (dates?.index === task) moved[node] = delay;
    else if (!isHeld(found, dates?.index)) {
      floats(node, (source, float) => { moved[node] = Math.max(moved[node] as number, (moved[source] as number) - float); });
    }
    if (dates === undefined || dates.dropped || (moved[node] as number) === 0) continue;
    // Only what the plan ends with counts: the task that is tried is late in any case.
    if (dates.finish >= schedule.finish || plan.between(dates.finish, schedule.finish) === 0) most = Math.max(most, moved[node] as number);
  }
  return most;
}

/** A fixed task stays where it is, whatever it waits for. */
function isHeld(found: HealthInput["found"], task: number | undefined): boolean {
  if (task === undefined) return false;
  const item = found.frame.plan.tasks[task]?.item;
  const fixed = found.inherited[task]?.schedule === "fixed";
  const pinned = found.frame.honourConstraints && (item?.startOn !== undefined || item?.finishOn !== undefined);
  return pinned || (fixed && (item?.startOn !== undefined || item?.finishOn !== undefined));
}
