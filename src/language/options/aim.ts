import { MINUTES_PER_DAY, type Instant } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import type { Problem } from "../../core/model/problem";
import type { Place } from "../../core/model/source";
import type { Overload, Schedule } from "../../core/schedule/result";
import { createFacts } from "../rules/facts";
import { assignmentPlace, overbookings, type Overbooking } from "../rules/overbookings";
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
  | { readonly kind: "money"; readonly about: string; readonly within: readonly number[]; readonly limit: number; readonly reached: string }
  | {
      readonly kind: "load";
      /** Id of the task that would have to move. */
      readonly about: string;
      /** The tasks that book the resource at once, the one that would have to move first. */
      readonly within: readonly number[];
      readonly resource: string;
      /** When it is booked beyond capacity for the first time, and by how much. */
      readonly overload: Overload;
      /** What may be left of the overload, in the measure of `PlanFigures.overloads`. */
      readonly limit: number;
      readonly reached: string;
    }
  | {
      readonly kind: "blocked";
      /** Id of the task that waits for it; its own where none does. */
      readonly about: string;
      /** The blocked task, and then those that wait for it. */
      readonly within: readonly number[];
      readonly limit: 0;
      readonly reached: "";
    };

/** The codes that options are made for. */
export const AIM_CODES: ReadonlySet<string> = new Set(["missed-deadline", "over-budget", "sprint-overrun", "overload"]);

/** What a problem asks to be reached; undefined when it is of another kind or its plan says something else by now. */
export function aimOf(schedule: Schedule, { code, at }: Pick<Problem, "code" | "at">): Aim | undefined {
  const { item } = at;
  const { plan } = schedule;
  const node = plan.tasks[plan.taskIndex.get(item.id) ?? -1];
  const below = node === undefined ? range(0, plan.tasks.length) : range(node.index, node.end);
  if (code === "over-budget") return moneyAim(plan, item.section === "plan" ? "" : item.id, below);
  if (code === "sprint-overrun") return sprintAim(schedule, item.id);
  if (code === "overload") return loadAim(schedule, at);
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

/** The overload that was reported at a place. */
function loadAim(schedule: Schedule, at: Place): Aim | undefined {
  const input = { plan: schedule.plan, facts: createFacts(schedule.plan, schedule) };
  const booking = overbookings(schedule).find(({ task, resource }) => {
    const place = assignmentPlace(input, task, resource);
    return place.item === at.item && place.span.start === at.span.start && place.span.end === at.span.end;
  });
  return booking === undefined ? undefined : loadAimOf(schedule, booking);
}

/** How somebody would be booked no more than they can be, where one task would have to move. */
export function loadAimOf({ plan }: Schedule, { first, resource, task }: Overbooking): Aim | undefined {
  const about = plan.tasks[task]?.item.id;
  if (about === undefined) return undefined;
  return { kind: "load", about, within: [task, ...first.tasks.filter(other => other !== task)], resource, overload: first, limit: 0, reached: "" };
}

/** How the work goes on beside a blocked task: what waits for it and is held by nothing else comes first. */
export function blockedAim({ plan, tasks, links }: Schedule, id: string): Aim | undefined {
  const index = plan.taskIndex.get(id);
  if (index === undefined) return undefined;
  const waits = [...new Set(links.flatMap(({ from, to, cut }) => (from === index && !cut && tasks[to]?.finished === false && tasks[to].kind !== "summary" ? [to] : [])))];
  const held = (at: number): number => Number(tasks[at]?.drivers[0]?.of === id);
  const within = [index, ...waits.sort((a, b) => held(b) - held(a))];
  return { kind: "blocked", about: plan.tasks[within[1] ?? index]?.item.id ?? id, within, limit: 0, reached: "" };
}

/** How the open work that serves an objective is over as soon as can be: no date holds a metric, but it moves when the work is out. */
export function objectiveAim({ plan, tasks, asOf, start }: Schedule, id: string): Aim | undefined {
  const within = tasks.flatMap(({ index, objective, kind, finished, dropped }) => (objective === id && kind === "task" && !finished && !dropped ? [index] : []));
  const last = within.reduce<number | undefined>((late, index) => (late === undefined || (tasks[index]?.finish ?? 0) > (tasks[late]?.finish ?? 0) ? index : late), undefined);
  const about = last === undefined ? undefined : plan.tasks[last]?.item.id;
  return about === undefined ? undefined : { kind: "date", about, within: [last as number], limit: asOf ?? start, reached: "" };
}
