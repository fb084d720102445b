import { durationMinutes, estimateMinutes } from "../../core/calendar/durations";
import type { Minutes } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { DurationScale } from "../../core/model/values";
import { scaleOf } from "../edits/workingDay";
import { code, listed } from "../rules/wording";
import { writeDuration } from "../write/writeValues";

/** An effort for a task from what similar finished ones took, and from which. */
export interface SimilarEstimate {
  /** As plan text, such as `3d`. */
  readonly text: string;
  /** Where it is from, in words: ``what `a` and `b` took``. */
  readonly from: string;
}

const MOST_COMPARED = 5;
const NEAR_ENOUGH = 2;

/** The median of what the most similar finished tasks took: those with the same tags, words of the title, people. */
export function similarEstimate(plan: Plan, { item, index }: TaskNode): SimilarEstimate | undefined {
  const scale = scaleOf(plan);
  const words = wordsOf(item);
  const near = plan.tasks
    .filter(other => other.index !== index && other.item.finished !== undefined && !other.item.summary)
    .flatMap(other => {
      const took = effortOf(other.item, scale);
      const likeness = took === undefined ? 0 : likenessOf(item, words, other.item);
      return took === undefined || likeness < NEAR_ENOUGH ? [] : [{ id: other.item.id, took, likeness }];
    })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_COMPARED);
  if (near.length === 0) return undefined;
  const took = near.map(each => each.took).sort((a, b) => a - b);
  const middle = took[Math.floor((took.length - 1) / 2)] ?? 0;
  const step = middle >= scale.day ? scale.day / 2 : 60;
  const rounded = Math.max(step, Math.round(middle / step) * step);
  return { text: writeDuration(rounded, scale), from: `about what ${listed(near.map(({ id }) => code(id)), 3)} took` };
}

/** What a finished task took: the person-time spent where it is stated, else its estimate. */
function effortOf({ spent, effort }: Task, scale: DurationScale): Minutes | undefined {
  if (spent?.effort !== undefined) return durationMinutes(spent.effort, scale);
  if (spent?.byPerson !== undefined) return spent.byPerson.reduce((sum, each) => sum + durationMinutes(each.effort, scale), 0);
  return effort === undefined ? undefined : estimateMinutes(effort, scale);
}

/** Two for each tag and each long word of the title that both have, one for each person. */
function likenessOf(item: Task, words: ReadonlySet<string>, other: Task): number {
  const tags = (other.tags ?? []).filter(tag => item.tags?.includes(tag) === true).length;
  const shared = [...wordsOf(other)].filter(word => words.has(word)).length;
  const people = new Set(item.who?.flatMap(({ of }) => of.map(({ id }) => id)));
  const same = other.who?.some(({ of }) => of.some(({ id }) => people.has(id))) === true ? 1 : 0;
  return 2 * tags + 2 * shared + same;
}

function wordsOf({ title, id }: Task): ReadonlySet<string> {
  return new Set((title ?? id).slice(0, 200).toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word.length >= 4));
}
