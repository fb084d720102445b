import { durationMinutes } from "../../core/calendar/durations";
import type { BacklogItem } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import type { Estimate } from "../../core/model/values";
import type { ScoreKey } from "../../core/view/prioritiesData";
import { estimateFault } from "../parse/values/durations";
import { parseNumber } from "../parse/values/plain";
import { code } from "../rules/wording";
import { refuse, type Refusal } from "./attempt";
import { scaleOf } from "./workingDay";
import { writeEstimateLike, writeLike } from "./writeEstimate";

/** A figure of an idea as a person typed it, or an effort in working minutes as it was dragged to; empty text takes it away. */
export interface TypedScore {
  readonly key: ScoreKey;
  readonly text: string;
  readonly minutes?: number;
}

const WORDS: Readonly<Partial<Record<ScoreKey, readonly string[]>>> = { moscow: ["must", "should", "could", "wont"], kano: ["basic", "performance", "delighter", "indifferent"] };
const FROM_ZERO: ReadonlySet<ScoreKey> = new Set(["reach", "votes"]);
const DELAY = /^\d{1,15}(?:\.\d{1,9})?[km]?\/(?:h|d|w|mo)$/;

/** The changes that make an idea of the backlog say these figures; or one sentence why they cannot be. What it says already stays as it is. */
export function setScores(plan: Plan, id: string, scores: readonly TypedScore[]): readonly PlanChange[] | Refusal {
  const item = plan.backlog.get(id);
  if (item === undefined) return refuse(`There is no backlog item ${code(id)} in this plan (any more).`);
  const changes: PlanChange[] = [];
  for (const score of scores) {
    const text = textOf(plan, item, score);
    if (typeof text !== "string") return text;
    if (text !== "") changes.push({ kind: "set-key", plan: plan.id, id, key: score.key, text });
    else if (item.keys.has(score.key)) changes.push({ kind: "remove-key", plan: plan.id, id, key: score.key });
  }
  return changes;
}

function textOf(plan: Plan, item: BacklogItem, { key, text, minutes }: TypedScore): string | Refusal {
  if (minutes !== undefined && key === "effort") return effortText(plan, item.effort, minutes);
  const typed = text.trim().replace(/^(-?\d+),(\d+)/, "$1.$2");
  if (typed === "") return "";
  const words = WORDS[key];
  if (words !== undefined) return words.includes(typed) ? typed : refuse(`${code(key)} takes ${words.map(code).join(", ")}, not ${code(typed)}.`);
  if (key === "cost-of-delay") return DELAY.test(typed) ? typed : refuse(`${code(key)} takes money by the time, such as 2k/w, not ${code(typed)}.`);
  if (key === "effort") {
    const figure = parseNumber(typed) === undefined ? typed : `${typed}d`;
    const fault = estimateFault(figure);
    return fault === undefined ? figure : refuse(fault);
  }
  return key === "confidence" ? confidenceText(item, typed) : numberText(key, typed);
}

function numberText(key: ScoreKey, typed: string): string | Refusal {
  const figure = parseNumber(typed);
  if (figure === undefined) return refuse(`${code(key)} takes a number, not ${code(typed)}.`);
  return figure < 0 && FROM_ZERO.has(key) ? refuse(`${code(key)} takes a number of zero or more, not ${code(typed)}.`) : typed;
}

/** A bare number above 1 means percent, unless the item counts its confidence on a scale of its own. */
function confidenceText(item: BacklogItem, typed: string): string | Refusal {
  const figure = parseNumber(typed.replace(/\s*%$/, ""));
  if (figure === undefined || figure < 0) return refuse(`${code("confidence")} takes a share from 0% to 100%, not ${code(typed)}.`);
  const percent = typed.endsWith("%") || (figure > 1 && (item.confidence ?? 0) <= 1);
  if (percent && figure > 100) return refuse(`${code("confidence")} takes a share from 0% to 100%, not ${code(typed)}.`);
  return percent ? `${String(figure)}%` : typed;
}

/** Days to a hundredth; a range keeps its spread, of three points the outer ones stay where they can. */
function effortText(plan: Plan, old: Estimate | undefined, minutes: number): string {
  const scale = scaleOf(plan);
  if (old?.kind === "range") return writeEstimateLike(minutes, old, "..", scale);
  if (old?.kind === "three-point") {
    const [low, high] = [Math.min(minutes, durationMinutes(old.low, scale)), Math.max(minutes, durationMinutes(old.high, scale))];
    return [writeLike(low, old.low, undefined, scale), writeLike(minutes, old.likely, undefined, scale), writeLike(high, old.high, undefined, scale)].join("/");
  }
  return `${String(Math.max(0.01, Math.round((minutes / scale.day) * 100) / 100))}d`;
}
