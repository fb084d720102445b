import { durationMinutes } from "../../core/calendar/durations";
import type { Plan } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import type { Duration, DurationScale, Estimate } from "../../core/model/values";
import type { ForecastTurn } from "../../core/view/forecastData";
import { code } from "../rules/wording";
import { writeDuration, writeElapsed, writeNumber, writeShare } from "../write/writeValues";
import { refuse, type Refusal } from "./attempt";
import { setCapacities } from "./setCapacity";
import { scaleOf } from "./workingDay";
import { unitOf } from "./writeEstimate";

/** The changes that write what a planner has turned in a what-if; or one sentence why they cannot be made. */
export function turnPlan(plan: Plan, turns: readonly ForecastTurn[]): readonly PlanChange[] | Refusal {
  const capacities = setCapacities(plan, turns.flatMap(({ kind, id, value }) => (kind === "capacity" ? [{ id, share: round(value, 100) }] : [])));
  if ("kind" in capacities) return capacities;
  const changes: PlanChange[] = [...capacities];
  for (const id of new Set(turns.flatMap((turn) => (turn.kind === "spread" || turn.kind === "length" ? [turn.id] : [])))) {
    const made = turnEstimate(plan, id, valueOf(turns, "spread", id), valueOf(turns, "length", id));
    if (made.kind === "refused") return made;
    changes.push(made);
  }
  for (const turn of turns) {
    if (turn.kind === "correlation") changes.push({ kind: "set-key", plan: plan.id, id: "", key: "correlation", text: writeNumber(round(turn.value, 100)) });
    if (turn.kind !== "probability") continue;
    if (!plan.risks.has(turn.id)) return refuse(`There is no risk ${code(turn.id)} in this plan.`);
    changes.push({ kind: "set-key", plan: plan.id, id: turn.id, key: "probability", text: writeShare(round(turn.value, 100)) });
  }
  return changes;
}

function valueOf(turns: readonly ForecastTurn[], kind: ForecastTurn["kind"], id: string): number {
  return turns.find((turn) => turn.kind === kind && turn.id === id)?.value ?? 1;
}

function turnEstimate(plan: Plan, id: string, spread: number, length: number): PlanChange | Refusal {
  const item = plan.tasks[plan.taskIndex.get(id) ?? -1]?.item;
  const key = item?.duration === undefined ? "effort" : "duration";
  const estimate = item?.[key];
  if (estimate === undefined) return refuse(`There is no task ${code(id)} with an estimate in this plan.`);
  return { kind: "set-key", plan: plan.id, id, key, text: turnedEstimate(estimate, spread, length, scaleOf(plan)) };
}

/** An estimate, longer or shorter by a factor, its ends nearer to the likely figure or farther from it, in the units of the old one. */
export function turnedEstimate(estimate: Estimate, spread: number, length: number, scale: DurationScale): string {
  const written = (minutes: number, like: Duration): string => write(rounded(minutes * length, scale, like.elapsed), like, scale);
  if (estimate.kind === "single") return written(durationMinutes(estimate.likely, scale), estimate.likely);
  const low = durationMinutes(estimate.low, scale);
  const high = durationMinutes(estimate.high, scale);
  if (estimate.kind === "three-point") {
    const likely = durationMinutes(estimate.likely, scale);
    const points = [written(likely - spread * (likely - low), estimate.low), written(likely, estimate.likely), written(likely + spread * (high - likely), estimate.high)];
    return new Set(points).size === 1 ? (points[0] ?? "") : points.join("/");
  }
  // The ends of a range are as far from its middle as factors.
  const middle = Math.sqrt(low * high);
  const ends = [written(middle * (low / middle) ** spread, estimate.low), written(middle * (high / middle) ** spread, estimate.high)];
  return ends[0] === ends[1] ? (ends[0] ?? "") : ends.join("..");
}

/** To steps that a person would write: quarters of a day, below a day half hours, below an hour five minutes. */
function rounded(minutes: number, scale: DurationScale, elapsed: boolean): number {
  const day = elapsed ? 1440 : scale.day;
  const step = minutes >= day ? day / 4 : minutes >= 60 ? 30 : 5;
  return Math.max(step, Math.round(minutes / step) * step);
}

function write(minutes: number, like: Duration, scale: DurationScale): string {
  const unit = like.days > 0 || like.weeks > 0 || like.months > 0 || like.elapsed ? unitOf(like, undefined) : "h";
  return like.elapsed ? writeElapsed(minutes, unit) : writeDuration(minutes, scale, unit);
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
