import { durationMinutes, estimateMinutes } from "../calendar/durations";
import type { Risk } from "../model/items";
import type { Plan } from "../model/plan";
import type { DurationScale, Estimate, ShareEstimate } from "../model/values";
import type { ScheduledTask } from "../schedule/result";
import { estimateTable, rangeTable, shareTable } from "./quantileTable";

/** A figure that is drawn by a table, or fixed. */
export interface Drawn {
  readonly fixed: number;
  readonly table: Float64Array | undefined;
}

/** An open risk with the figures that count. Gains are negative. */
export interface RiskEvent {
  readonly risk: Risk;
  readonly probability: number;
  /** Working minutes. */
  readonly time: Drawn;
  /** In place of minutes: a share of the length of what it affects, 1 = 100 %. */
  readonly timeShare: Drawn | undefined;
  readonly cost: Drawn;
  readonly sign: 1 | -1;
}

/** Which figures of the register count: as things stand, before any response, or once every response is done. */
export type ResponseView = "now" | "before" | "after";

/** What the words of the probability scale mean where the plan has no scale of its own. */
export const USUAL_SCALE: ReadonlyMap<string, number> = new Map([["rare", 0.1], ["unlikely", 0.3], ["possible", 0.5], ["likely", 0.7], ["almost-certain", 0.9]]);

/** The open risks of the register. As things stand the figures are those before the response until every action is done. */
export function riskEvents(plan: Plan, tasks: readonly ScheduledTask[], scale: DurationScale, view: ResponseView): readonly RiskEvent[] {
  const events: RiskEvent[] = [];
  for (const risk of plan.risks.values()) {
    if ((risk.status ?? "open") !== "open") continue;
    const residual = risk.residual !== undefined && (view === "after" || (view === "now" && actionsDone(plan, tasks, risk))) ? risk.residual : undefined;
    const time = residual?.time ?? risk.impact?.time;
    const share = isShare(time) ? time : undefined;
    events.push({
      risk,
      probability: probabilityOf(plan, residual?.probability ?? risk.probability),
      time: drawnTime(isShare(time) ? undefined : time, scale),
      timeShare: share === undefined ? undefined : drawnShare(share, 1),
      cost: drawnCost(residual?.cost ?? risk.impact?.cost, () => affectedCost(plan, tasks, risk)),
      sign: risk.opportunity === true ? -1 : 1,
    });
  }
  return events;
}

/** True when the response is carried out: every action is finished or dropped, though not all of them are dropped, or there is none. */
export function actionsDone(plan: Plan, tasks: readonly ScheduledTask[], { actions }: Risk): boolean {
  const all = actions.map(({ id }) => tasks[plan.taskIndex.get(id) ?? -1]);
  return all.every(task => task === undefined || task.finished || task.dropped) && (all.length === 0 || !all.every(task => task?.dropped === true));
}

/** False when all that a risk names under `affects` is finished or dropped: only unfinished work is struck. True where it names nothing, or something that is not there or has no work yet. */
export function affectsOpenWork(plan: Plan, tasks: readonly ScheduledTask[], { affects = [] }: Risk): boolean {
  const isOpen = (index: number): boolean => tasks[index]?.finished === false && tasks[index].dropped === false;
  return affects.length === 0 || affects.some(({ id, plan: other }) => {
    if (other !== undefined && other !== plan.id) return true;
    const index = plan.taskIndex.get(id);
    if (index !== undefined) return isOpen(index);
    if (id !== "plan" && !plan.releases.has(id)) return true;
    const within = tasks.filter(task => id === "plan" || task.release === id);
    return within.length === 0 || within.some(task => isOpen(task.index));
  });
}

/** A share as written, or what a word of the scale stands for; 0 without one. */
export function probabilityOf(plan: Plan, written: number | string | undefined): number {
  if (written === undefined) return 0;
  const share = typeof written === "number" ? written : (wordShare(plan, written) ?? 0);
  return Math.min(1, Math.max(0, share));
}

function wordShare(plan: Plan, word: string): number | undefined {
  const matrix = plan.settings.kept.get("risk-matrix");
  const scale = typeof matrix === "object" && matrix !== null && "probability" in matrix ? matrix.probability : undefined;
  if (!(scale instanceof Map)) return USUAL_SCALE.get(word);
  const own: unknown = scale.get(word);
  return typeof own === "number" ? own : undefined;
}

function drawnTime(estimate: Estimate | undefined, scale: DurationScale): Drawn {
  if (estimate === undefined) return { fixed: 0, table: undefined };
  const fixed = estimate.kind === "range" ? durationMinutes(estimate.high, scale) : estimateMinutes(estimate, scale);
  return { fixed, table: estimateTable(estimate, scale) };
}

function drawnCost(cost: readonly [number, number] | ShareEstimate | undefined, whole: () => number): Drawn {
  if (cost === undefined) return { fixed: 0, table: undefined };
  if ("kind" in cost) return drawnShare(cost, whole());
  const [low, high] = cost;
  return { fixed: low, table: high > low ? rangeTable(low, high) : undefined };
}

/** True for a share of something, in place of an amount. */
export function isShare(written: Estimate | readonly [number, number] | ShareEstimate | undefined): written is ShareEstimate {
  return written !== undefined && "kind" in written && (written.kind === "share" || written.kind === "share-range" || written.kind === "share-points");
}

function drawnShare(share: ShareEstimate, whole: number): Drawn {
  const fixed = share.kind === "share-range" ? share.high : share.likely;
  return { fixed: fixed * whole, table: shareTable(share)?.map(figure => figure * whole) };
}

/** What the open work costs in the schedule that a risk affects, each task once. */
export function affectedCost(plan: Plan, tasks: readonly ScheduledTask[], { affects = [] }: Risk): number {
  const named = new Set(affects.filter(({ plan: other }) => other === undefined || other === plan.id).map(({ id }) => id));
  const within: boolean[] = [];
  let sum = 0;
  for (const task of tasks) {
    const parent = plan.tasks[task.index]?.parent ?? -1;
    within[task.index] = named.has("plan") || named.has(task.id) || within[parent] === true || (task.release !== undefined && named.has(task.release));
    if (within[task.index] === true && task.kind !== "summary" && !task.finished && !task.dropped) sum += task.cost;
  }
  return sum;
}

/** True when a strike can move a date. */
export function movesTime({ time, timeShare }: RiskEvent): boolean {
  return [time, timeShare].some(drawn => drawn !== undefined && (drawn.fixed > 0 || drawn.table !== undefined));
}
