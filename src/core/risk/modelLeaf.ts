import { estimateMinutes } from "../calendar/durations";
import type { Estimate } from "../model/values";
import { crewPerMinute, fixedCost } from "../schedule/costs";
import type { PlanFrame } from "../schedule/frame";
import type { Leaf } from "../schedule/leaf";
import { beginFor } from "../schedule/leafWork";
import { earliestStart } from "../schedule/placeLeaf";
import { spentMinutes } from "../schedule/progress";
import type { ScheduledTask } from "../schedule/result";
import { estimateTable } from "./quantileTable";
import { distributionOf, spreadOf, spreadTable } from "./spreads";
import { GOING, OPEN, STILL, STONE, type ModelLeaf } from "./riskModel";

/** How a leaf is simulated: as work that varies, or where it stands. */
export function kindOfLeaf(frame: PlanFrame, leaf: Leaf): number {
  const { progress, dates, work } = leaf;
  if (progress.state === "done" || leaf.occurrences !== undefined || leaf.inherited.dropped || leaf.noCapacity) return STILL;
  if (progress.state === "running") return frame.asOf === undefined && leaf.fixed && dates.finishOn !== undefined ? STILL : GOING;
  const pinned = leaf.fixed || (frame.honourConstraints && (dates.startOn !== undefined || dates.finishOn !== undefined));
  if (pinned) return work.milestone || dates.finishOn !== undefined ? STILL : GOING;
  return work.milestone ? STONE : OPEN;
}

/** What a leaf asks and takes; `start` is where the forecast has it. */
export function modelLeaf(frame: PlanFrame, leaf: Leaf, task: ScheduledTask, kind: number): ModelLeaf {
  const { progress, dates, work } = leaf;
  const running = progress.state === "running";
  const steady = running && frame.asOf === undefined ? progress.doneShare : 0;
  const left = running ? progress.leftShare : 1;
  const caps = frame.honourConstraints && kind !== GOING;
  const byFinish = dates.finishBy === undefined ? Infinity : beginFor(work, dates.finishBy);
  return {
    parts: work.parts.map(({ calendar, amount }) => ({ calendar, steady: amount * steady, left: amount * left })),
    clock: work.clock,
    pinned: kind === GOING && !running,
    resume: running ? Math.max(task.start, frame.asOf ?? task.start) : task.start,
    startsAfter: kind === GOING ? -Infinity : Math.max(earliestStart(frame, leaf), frame.asOf ?? -Infinity),
    endsAfter: kind === GOING ? -Infinity : Math.max(dates.notFinishedBefore ?? -Infinity, dates.finishOn ?? -Infinity),
    startsBefore: caps ? Math.min(dates.startBy ?? Infinity, byFinish) : Infinity,
    interrupted: 0,
    reaches: 0,
    usual: Math.max(1, task.duration),
    table: undefined,
    chance: undefined,
  };
}

/** The estimate that decides how long a leaf takes, where it has a spread: its figures over the one that the schedule takes. */
export function factorTable(frame: PlanFrame, leaf: Leaf): Float64Array | undefined {
  const { duration, effort, milestone } = leaf.item;
  const estimate: Estimate | undefined = duration ?? effort;
  if (estimate === undefined || milestone === true || leaf.source.pointsDuration !== undefined) return undefined;
  const usual = estimateMinutes(estimate, frame.scale);
  if (usual <= 0) return undefined;
  const distribution = distributionOf(frame.plan, leaf.task);
  if (estimate.kind === "single") {
    const shares = spreadOf(frame.plan, leaf.task, usual, frame.scale);
    return shares === undefined ? undefined : spreadTable(shares, distribution);
  }
  const table = estimateTable(estimate, frame.scale, distribution);
  if (table !== undefined) for (let i = 0; i < table.length; i++) table[i] = (table[i] as number) / usual;
  return table;
}

/** What the work that is left costs by the schedule: it grows and shrinks with the estimate. */
export function varyingCost(frame: PlanFrame, leaf: Leaf, task: ScheduledTask): number {
  const { item, progress } = leaf;
  // Effort that is spread over a duration costs the same however long that is.
  if (progress.state === "done" || (item.duration !== undefined && item.effort !== undefined)) return 0;
  const actual = item.spent?.cost;
  const uses = leaf.work.crew.reduce((sum, { resource }) => sum + (resource.item.rate?.steps[0]?.value.perUse ?? 0), 0);
  const varying = task.cost - fixedCost(frame.plan, item) - (actual ?? 0) - uses;
  return Math.max(0, varying) * leftOfCost(frame, leaf);
}

function leftOfCost(frame: PlanFrame, leaf: Leaf): number {
  const { item, progress } = leaf;
  if (progress.state === "todo" || item.spent?.cost !== undefined) return 1;
  const spent = spentMinutes(item, frame.scale);
  const whole = item.effort ?? item.duration;
  const left = whole === undefined ? 0 : estimateMinutes(whole, frame.scale) * progress.leftShare * crewPerMinute(leaf);
  if (spent > 0 && spent + left > 0) return left / (spent + left);
  return item.effort === undefined ? 1 - progress.share : progress.leftShare / (progress.share + progress.leftShare);
}
