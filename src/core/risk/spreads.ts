import { durationMinutes } from "../calendar/durations";
import type { Task } from "../model/items";
import type { Plan, TaskNode } from "../model/plan";
import type { Distribution, DurationScale, SpreadShares } from "../model/values";
import { pointsTable } from "./quantileTable";

/** Its own tags and those of the summaries above it. */
export function tagsAbove(nodes: readonly TaskNode[], task: number): readonly string[] {
  const tags: string[] = [];
  for (let at = task; at >= 0; at = nodes[at]?.parent ?? -1) tags.push(...(nodes[at]?.item.tags ?? []));
  return tags;
}

/** What a task or the nearest summary above it says. */
function nearestSaid<T>(nodes: readonly TaskNode[], task: number, said: (item: Task) => T | undefined): T | undefined {
  for (let at = task; at >= 0; at = nodes[at]?.parent ?? -1) {
    const item = nodes[at]?.item;
    const value = item === undefined ? undefined : said(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

const USUAL: Distribution = {};

/** How a task's estimate is drawn: by what it or a summary above it says, what that leaves open by the plan's. */
export function distributionOf(plan: Plan, task: number): Distribution {
  const own = nearestSaid(plan.tasks, task, item => item.distribution);
  const { distribution } = plan.settings;
  if (own === undefined || distribution === undefined) return own ?? distribution ?? USUAL;
  return { ...distribution, ...own };
}

/** How far a task's estimate of one figure may come out from it, in minutes of the figure; undefined where nobody says so. */
export function spreadOf(plan: Plan, task: number, estimate: number, scale: DurationScale): Exclude<SpreadShares, "none"> | undefined {
  const shares = nearestSaid(plan.tasks, task, item => item.spread) ?? planSpread(plan, task, estimate, scale);
  return shares === "none" || shares === undefined || shares.high <= shares.low ? undefined : shares;
}

function planSpread(plan: Plan, task: number, estimate: number, scale: DurationScale): SpreadShares | undefined {
  const { spread } = plan.settings;
  if (spread === undefined) return undefined;
  if (spread.tags !== undefined) {
    const tags = new Set(tagsAbove(plan.tasks, task));
    for (const [tag, shares] of spread.tags) if (tags.has(tag)) return shares;
  }
  let best: { readonly upTo: number; readonly spread: SpreadShares } | undefined;
  for (const size of spread.sizes ?? []) {
    const upTo = durationMinutes(size.upTo, scale);
    if (upTo >= estimate && (best === undefined || upTo < best.upTo)) best = { upTo, spread: size.spread };
  }
  return best?.spread ?? spread.default;
}

const tables = new WeakMap<object, WeakMap<Distribution, Float64Array>>();

/** The table of a spread over the estimate that it belongs to: 1 = as estimated. */
export function spreadTable(shares: Exclude<SpreadShares, "none">, distribution: Distribution): Float64Array {
  let known = tables.get(shares);
  if (known === undefined) tables.set(shares, known = new WeakMap());
  let table = known.get(distribution);
  if (table === undefined) known.set(distribution, table = pointsTable(1 + shares.low, 1 + shares.likely, 1 + shares.high, distribution));
  return table;
}
