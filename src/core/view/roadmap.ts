import { MINUTES_PER_DAY } from "../model/instant";
import type { DateValue, Instant } from "../model/instant";
import type { Objective } from "../model/items";
import type { Plan, TaskNode } from "../model/plan";
import type { Schedule, ScheduledTask } from "../schedule/result";
import type { RoadmapCard, RoadmapData, RoadmapGrouping, RoadmapLane } from "./roadmapData";
import { titleOf } from "./titles";

/** Makes what the roadmap shows of a scheduled plan: lanes by release and by objective, in the plan's order. */
export function roadmapData(schedule: Schedule, now: Instant): RoadmapData {
  const { plan } = schedule;
  return {
    plan: plan.id,
    title: plan.title,
    vision: plan.settings.vision ?? "",
    now,
    ...(schedule.asOf === undefined ? {} : { asOf: schedule.asOf }),
    start: schedule.start,
    finish: schedule.finish,
    ...(schedule.target === undefined ? {} : { target: schedule.target }),
    byRelease: lanes(schedule, "release"),
    byObjective: lanes(schedule, "objective"),
  };
}

function lanes(schedule: Schedule, by: RoadmapGrouping): readonly RoadmapLane[] {
  const { plan } = schedule;
  const cardsOf = new Map<string, { node: TaskNode; task: ScheduledTask }[]>();
  const leavesOf = new Map<string, ScheduledTask[]>();
  schedule.tasks.forEach((task, index) => {
    const node = plan.tasks[index];
    if (node === undefined || task.dropped) return;
    const lane = laneIdOf(schedule, node, by);
    if (task.kind !== "summary") add(leavesOf, lane, task);
    if (isCard(schedule, node, by)) add(cardsOf, lane, { node, task });
  });
  const known = by === "release" ? [...plan.releases.keys()] : [...plan.objectives.keys()];
  const ids = cardsOf.has("") ? [...known, ""] : known;
  return ids.map((id) => {
    const leaves = leavesOf.get(id) ?? [];
    const cards = (cardsOf.get(id) ?? []).map(({ node, task }) => cardOf(plan, node, task, by));
    return lane(plan, id, by, leaves, cards);
  });
}

/** The lane of a task; the work against a risk goes with the first thing that the risk threatens. */
function laneIdOf({ plan, tasks }: Schedule, node: TaskNode, by: RoadmapGrouping): string {
  const own = tasks[node.index]?.[by];
  if (own !== undefined || node.risk === undefined) return own ?? "";
  for (const { id } of plan.risks.get(node.risk)?.affects ?? []) {
    if ((by === "release" ? plan.releases : plan.objectives).has(id)) return id;
    const lane = tasks[plan.taskIndex.get(id) ?? -1]?.[by];
    if (lane !== undefined) return lane;
  }
  return "";
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The topmost tasks that carry a lane are its cards; a summary whose parts go to other lanes is none. */
function isCard(schedule: Schedule, node: TaskNode, by: RoadmapGrouping): boolean {
  const task = schedule.tasks[node.index];
  const parent = node.parent < 0 ? undefined : schedule.tasks[node.parent];
  if (task === undefined) return false;
  const lane = task[by];
  if (task.kind === "summary" && !wholeIn(schedule, node, by)) return false;
  if (parent === undefined || parent[by] !== lane) return true;
  const above = schedule.plan.tasks[node.parent];
  return above !== undefined && !wholeIn(schedule, above, by);
}

/** True when every leaf below a summary goes to the summary's own lane. */
function wholeIn(schedule: Schedule, node: TaskNode, by: RoadmapGrouping): boolean {
  const lane = schedule.tasks[node.index]?.[by];
  for (let index = node.index + 1; index < node.end; index += 1) {
    const below = schedule.tasks[index];
    if (below !== undefined && below[by] !== lane) return false;
  }
  return true;
}

function cardOf(plan: Plan, node: TaskNode, task: ScheduledTask, by: RoadmapGrouping): RoadmapCard {
  const release = by === "release" || task.release === undefined ? undefined : task.release;
  return {
    id: task.id,
    title: titleOf(node),
    start: task.start,
    finish: task.finish,
    progress: task.progress,
    state: stateOf(task),
    milestone: task.kind === "milestone",
    tag: release === undefined ? "" : (plan.releases.get(release)?.title ?? release),
  };
}

function stateOf(task: ScheduledTask): RoadmapCard["state"] {
  if (task.finished) return "done";
  if (task.due !== undefined && task.finish > task.due.at) return "late";
  if (task.status === "blocked") return "blocked";
  return task.started ? "running" : "planned";
}

function lane(plan: Plan, id: string, by: RoadmapGrouping, leaves: readonly ScheduledTask[], cards: readonly RoadmapCard[]): RoadmapLane {
  const release = by === "release" ? plan.releases.get(id) : undefined;
  const objective = by === "objective" ? plan.objectives.get(id) : undefined;
  const promise = release?.date === undefined ? targetOf(objective) : endOf(release.date);
  const forecast = leaves.length === 0 ? undefined : leaves.reduce((latest, task) => Math.max(latest, task.finish), Number.NEGATIVE_INFINITY);
  const released = release?.released === undefined ? undefined : endOf(release.released);
  return {
    id,
    title: id === "" ? "" : (release?.title ?? objective?.title ?? id),
    goal: oneLine(release?.notes ?? "") || resultsOf(plan, objective),
    progress: progressOf(leaves),
    ...(promise === undefined ? {} : { promise }),
    ...(forecast === undefined ? {} : { forecast }),
    ...(released === undefined ? {} : { released }),
    ...(promise === undefined || forecast === undefined ? {} : { slipDays: lastDay(forecast) - lastDay(promise) }),
    cards,
  };
}

/** Progress by effort, by duration where nobody's effort is known; 0 for no work. */
function progressOf(leaves: readonly ScheduledTask[]): number {
  let whole = 0;
  let over = 0;
  for (const task of leaves) {
    const weight = task.effort > 0 ? task.effort : task.duration;
    whole += weight;
    over += weight * (task.finished ? 1 : task.progress);
  }
  return whole === 0 ? (leaves.length > 0 && leaves.every((task) => task.finished) ? 1 : 0) : over / whole;
}

/** The instant at which a date written as an end is over. */
function endOf(date: DateValue): Instant {
  return date.day * MINUTES_PER_DAY + (date.minute ?? MINUTES_PER_DAY);
}

/** The day that an end belongs to: midnight belongs to the day before. */
function lastDay(at: Instant): number {
  return Math.floor((at - 1) / MINUTES_PER_DAY);
}

/** An objective is promised for its latest key result. */
function targetOf(objective: Objective | undefined): Instant | undefined {
  let latest: Instant | undefined;
  for (const result of objective?.results?.values() ?? []) {
    if (result.by !== undefined) latest = Math.max(latest ?? Number.NEGATIVE_INFINITY, endOf(result.by));
  }
  return latest;
}

function resultsOf(plan: Plan, objective: Objective | undefined): string {
  const results = objective?.results;
  if (results === undefined) return "";
  return [...results]
    .map(([name, { metric, from, target }]) => {
      const title = (metric?.id ?? name).replace(/[-_.]+/g, " ");
      if (target === undefined) return title;
      const unit = metric === undefined ? undefined : plan.kept.get("metrics")?.get(metric.id)?.values.get("unit");
      const figure = (value: number): string => `${value}${typeof unit === "string" ? unit : ""}`;
      return from === undefined ? `${title} ${figure(target)}` : `${title} ${figure(from)} → ${figure(target)}`;
    })
    .join(" · ");
}

function oneLine(text: string): string {
  return (text.split("\n").find((line) => line.trim() !== "") ?? "").trim();
}
