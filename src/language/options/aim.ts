import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Problem } from "../../core/model/problem";
import type { Schedule } from "../../core/schedule/result";
import { sprintDaysOf, sprintOf } from "../rules/sprintDays";
import { range } from "./range";

/** What a plan misses and options are to reach: a date or an amount of money. */
export type Aim =
  | {
      readonly kind: "date";
      /** Id of the task or release whose finish counts; empty for the plan. */
      readonly about: string;
      /** Indices of the tasks that count. */
      readonly within: readonly number[];
      readonly limit: Instant;
      /** How a title says that it is reached, where the effect itself names no promise. */
      readonly reached: string;
    }
  | { readonly kind: "money"; readonly about: string; readonly within: readonly number[]; readonly limit: number; readonly reached: string };

/** The codes that options are made for. */
export const AIM_CODES: ReadonlySet<string> = new Set(["missed-deadline", "over-budget", "sprint-overrun"]);

/** What a problem asks to be reached; undefined when it is of another kind or its plan says something else by now. */
export function aimOf(schedule: Schedule, { code, at: { item } }: Pick<Problem, "code" | "at">): Aim | undefined {
  const { plan } = schedule;
  const node = plan.tasks[plan.taskIndex.get(item.id) ?? -1];
  const below = node === undefined ? range(0, plan.tasks.length) : range(node.index, node.end);
  if (code === "over-budget") return moneyAim(plan, item.section === "plan" ? "" : item.id, below);
  if (code === "sprint-overrun") return sprintAim(schedule, item.id);
  if (code !== "missed-deadline") return undefined;
  if (item.section === "plan") return schedule.target === undefined ? undefined : { kind: "date", about: "", within: below, limit: schedule.target, reached: "meets the target" };
  if (item.section === "releases") return releaseAim(schedule, item.id);
  const due = schedule.tasks[node?.index ?? -1]?.due;
  return due === undefined ? undefined : { kind: "date", about: item.id, within: below, limit: due.at, reached: "meets the date" };
}

function moneyAim(plan: Plan, about: string, within: readonly number[]): Aim | undefined {
  const budget = about === "" ? plan.settings.budget : plan.tasks[plan.taskIndex.get(about) ?? -1]?.item.budget;
  return budget === undefined ? undefined : { kind: "money", about, within, limit: budget.amount, reached: "within the budget" };
}

function releaseAim({ plan, tasks }: Schedule, id: string): Aim | undefined {
  const within = plan.tasks.filter(({ index }) => tasks[index]?.release === id).map(({ index }) => index);
  const due = within.map(index => tasks[index]?.due).find(each => each?.from === "release");
  return due === undefined ? undefined : { kind: "date", about: id, within, limit: due.at, reached: "meets the date" };
}

function sprintAim({ plan }: Schedule, id: string): Aim | undefined {
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  const days = sprintDaysOf(plan);
  const sprint = node === undefined ? undefined : sprintOf(plan, node);
  if (node === undefined || days === undefined || sprint === undefined) return undefined;
  const limit = (days.first + days.length * sprint) * MINUTES_PER_DAY;
  return { kind: "date", about: id, within: range(node.index, node.end), limit, reached: `fits in sprint-${String(sprint)}` };
}
