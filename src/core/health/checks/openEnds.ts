import type { Plan } from "../../model/plan";
import type { ScheduledTask } from "../../schedule/result";
import { hitsAmong, shareOf, type HealthCheck, type HealthInput } from "../check";

const BEFORE = 1;
const AFTER = 2;

/**
 * Logic: open tasks that lack a predecessor or a successor. Links of a summary hold for the tasks in it; what carries a
 * release leads to it, an action leads to its risk. A task that has begun needs no predecessor. A plan begins and ends
 * somewhere: its first and its last task may.
 */
export const openEnds: HealthCheck = {
  name: "open-ends",
  unit: "share",
  bound: "most",
  limit: ({ openEnds: most }) => most,
  settable: ["openEnds"],
  measure(input) {
    const { leaves } = input;
    const linked = linkedTasks(input);
    const first = firstOf(leaves);
    const last = lastOf(leaves);
    const hits = hitsAmong(leaves, ({ index, started, release }) => {
      const has = linked[index] as number;
      const before = (has & BEFORE) !== 0 || started || index === first;
      const after = (has & AFTER) !== 0 || release !== undefined || input.plan.tasks[index]?.risk !== undefined || index === last;
      return before && after ? undefined : { task: index, lacks: before ? "after" : after ? "before" : "both" };
    });
    return shareOf(hits, leaves.length);
  },
};

/** By task, whether it or a summary above waits for something, and whether something waits for it. */
function linkedTasks({ plan, schedule, found: { network } }: HealthInput): Uint8Array {
  const linked = new Uint8Array(plan.tasks.length);
  const mark = (task: number, bit: number): void => { if (task >= 0) linked[task] = (linked[task] as number) | bit; };
  const { links, linkFrom, linkTo } = network;
  for (let link = 0; link < links.length; link++) {
    const to = linkTo[link] as number;
    const from = linkFrom[link] as number;
    const written = links[link];
    if (written === undefined || written.void || schedule.tasks[to]?.dropped === true) continue;
    mark(to, BEFORE);
    if (from >= 0) mark(from, AFTER);
    else for (const several of written.from) mark(several, AFTER);
  }
  for (const { to } of network.external) mark(to, BEFORE);
  handDown(plan, linked);
  return linked;
}

/** Parents stand before their children. */
function handDown(plan: Plan, linked: Uint8Array): void {
  for (const { index, parent } of plan.tasks) if (parent >= 0) linked[index] = (linked[index] as number) | (linked[parent] as number);
}

/** The open task that begins first; of several the first in the file. */
function firstOf(leaves: readonly ScheduledTask[]): number {
  let first: ScheduledTask | undefined;
  for (const leaf of leaves) if (first === undefined || leaf.start < first.start) first = leaf;
  return first?.index ?? -1;
}

/** The open task that ends last; of several the last in the file. */
function lastOf(leaves: readonly ScheduledTask[]): number {
  let last: ScheduledTask | undefined;
  for (const leaf of leaves) if (last === undefined || leaf.finish >= last.finish) last = leaf;
  return last?.index ?? -1;
}
