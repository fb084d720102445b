import { dayOf, formatDay, formatTime } from "../../core/calendar/civil";
import type { DateValue, Instant } from "../../core/model/instant";
import type { BacklogItem } from "../../core/model/items";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import { startWhenPutAt } from "../../core/schedule/droppedDates";
import { inherit } from "../../core/schedule/inheritance";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import type { RoadmapGrouping } from "../../core/view/roadmapData";
import { code, startInWords } from "../rules/wording";
import { refuse, type Refusal } from "./attempt";

/** Where a card of the roadmap is put: into another lane, to other dates, or both. */
export interface RoadmapMove {
  /** A task, an idea of the backlog, or a release, whose date is moved. */
  readonly task: string;
  /** The lane, with the one that it was taken out of. */
  readonly lane?: { readonly by: RoadmapGrouping; readonly id: string; readonly from: string };
  /** When it shall begin (a release: be out); `soon`: as soon as it can. */
  readonly at?: Instant | "soon";
}

type Changes = readonly PlanChange[] | Refusal;

/** The changes that put a card there, none when it is there; or one sentence why it cannot be put there. */
export function moveOnRoadmap(schedule: Schedule, { task: id, lane, at }: RoadmapMove): Changes {
  const { plan } = schedule;
  const across = lane === undefined || lane.id === lane.from ? [] : toLane(plan, id, lane);
  if ("kind" in across || at === undefined) return across;
  const along = toDate(schedule, id, at);
  return "kind" in along ? along : [...along, ...across];
}

function toDate(schedule: Schedule, id: string, at: Instant | "soon"): Changes {
  const { plan } = schedule;
  const release = plan.releases.get(id);
  if (release !== undefined) return at === "soon" ? [] : releaseTo(plan, id, release.date, release.released, at);
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  const task = node === undefined ? undefined : schedule.tasks[node.index];
  if (node !== undefined && task !== undefined) return at === "soon" ? soon(schedule, node, task) : startAt(schedule, node, task, at);
  return plan.backlog.has(id) ? ideaToWork(plan, id, at) : gone(id);
}

function gone(id: string): Refusal {
  return refuse(`There is no ${code(id)} in this plan (any more).`);
}

function setKey(plan: Plan, id: string, key: string, text: string): PlanChange {
  return { kind: "set-key", plan: plan.id, id, key, text };
}

function removeKey(plan: Plan, id: string, key: string): PlanChange {
  return { kind: "remove-key", plan: plan.id, id, key };
}

/** The promise of a release moves to the day; a written time of day stays. */
function releaseTo(plan: Plan, id: string, date: DateValue | undefined, released: DateValue | undefined, at: Instant): Changes {
  if (released !== undefined) return refuse(`${code(id)} is out: its date is what was promised.`);
  const day = dayOf(at);
  if (date?.day === day) return [];
  const time = date?.minute === undefined ? "" : ` ${formatTime(date.minute)}`;
  return [setKey(plan, id, "date", `${formatDay(day)}${time}`)];
}

/** Why the start of a task is not for a roadmap to say. */
function whyFixed({ item }: TaskNode, task: ScheduledTask): Refusal | undefined {
  if (task.finished) return refuse(`${code(item.id)} is finished: its dates are what happened.`);
  if (task.started) return refuse(`${code(item.id)} has begun: its start is what happened.`);
  const key = item.startOn !== undefined ? "start-on" : item.finishOn !== undefined ? "finish-on" : undefined;
  if (key !== undefined) return refuse(`${code(item.id)} has a fixed date: change or remove its ${code(key)} first.`);
  return item.repeat === undefined ? undefined : refuse(`${code(item.id)} repeats: change when with its ${code("repeat")}.`);
}

function startAt({ plan }: Schedule, node: TaskNode, task: ScheduledTask, at: Instant): Changes {
  const fixed = whyFixed(node, task);
  if (fixed !== undefined) return fixed;
  const start = startWhenPutAt(plan, task, at);
  if (start === task.start) return [];
  if (start < task.start && node.item.notBefore === undefined) return refuse(whyNotEarlier(node, task));
  return [{ kind: "move-task", plan: plan.id, task: task.id, start }];
}

/** What holds a task where it is, when nothing that it says itself does. */
function whyNotEarlier({ item }: TaskNode, { drivers, start }: ScheduledTask): string {
  const words = `${code(item.id)} cannot begin before ${startInWords(start)}`;
  const [strongest] = drivers;
  if (strongest?.kind === "dependency" && strongest.of !== undefined) return `${words}: it waits for ${code(strongest.of)}.`;
  if (strongest?.kind === "resource" && strongest.resource !== undefined) return `${words}: ${code(strongest.resource)} is busy until then.`;
  return item.summary ? `${words}: what is in it is held back by other work.` : `${words}.`;
}

/** Nothing that a task says itself holds it back. */
function soon({ plan }: Schedule, node: TaskNode, task: ScheduledTask): Changes {
  const fixed = whyFixed(node, task);
  if (fixed !== undefined) return fixed;
  return node.item.notBefore === undefined ? refuse(whyNotEarlier(node, task)) : [removeKey(plan, task.id, "not-before")];
}

/** An idea that gets a date becomes work, at the end of the plan. */
function ideaToWork(plan: Plan, id: string, at: Instant | "soon"): Changes {
  const work: PlanChange = { kind: "backlog-to-task", plan: plan.id, id, to: { into: "" } };
  return at === "soon" ? [work] : [work, setKey(plan, id, "not-before", formatDay(dayOf(at)))];
}

function toLane(plan: Plan, id: string, { by, id: lane, from }: NonNullable<RoadmapMove["lane"]>): Changes {
  const known = { release: plan.releases, objective: plan.objectives, team: plan.teams, theme: undefined }[by];
  if (lane !== "" && known?.has(lane) === false) return refuse(`${code(lane)} is not in this plan (any more).`);
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  const idea = plan.backlog.get(id);
  if (by === "theme") return node === undefined && idea === undefined ? gone(id) : toTheme(plan, id, from, lane);
  if (node !== undefined) return by === "team" ? toTeam(plan, node, lane) : toGroup(plan, node, by, lane);
  return idea === undefined ? gone(id) : ideaTo(plan, idea, by, lane);
}

function toTheme(plan: Plan, id: string, from: string, to: string): Changes {
  return [{ kind: "swap-in-list", plan: plan.id, id, key: "tags", take: from, put: to }];
}

function toGroup(plan: Plan, node: TaskNode, by: "release" | "objective", lane: string): Changes {
  const { item } = node;
  const below = plan.tasks.slice(node.index + 1, node.end).find((one) => one.item[by] !== undefined);
  if (below !== undefined) return refuse(`${code(below.item.id)} in ${code(item.id)} says its own ${code(by)}: move what is in it.`);
  if (lane !== "") return [setKey(plan, item.id, by, lane)];
  const above = inherit(plan)[node.parent]?.[by];
  if (above !== undefined) return refuse(`${code(item.id)} has its ${code(by)} from the summary above it: change it there.`);
  return item[by] === undefined ? refuse(`${code(item.id)} stands there because of what it is for: it says no ${code(by)} itself.`) : [removeKey(plan, item.id, by)];
}

/** The team of a task is whom its `who` names. */
function toTeam(plan: Plan, node: TaskNode, team: string): Changes {
  const { item } = node;
  const below = plan.tasks.slice(node.index + 1, node.end).find((one) => (one.item.who?.length ?? 0) > 0);
  if (below !== undefined) return refuse(`${code(below.item.id)} in ${code(item.id)} names who does it: move what is in it.`);
  if (team !== "") return [setKey(plan, item.id, "who", team)];
  if (inherit(plan)[node.parent]?.who !== undefined) return refuse(`${code(item.id)} has its ${code("who")} from the summary above it: change it there.`);
  return item.who === undefined ? [] : [removeKey(plan, item.id, "who")];
}

function ideaTo(plan: Plan, idea: BacklogItem, by: "release" | "objective" | "team", lane: string): Changes {
  if (by === "team") return refuse(`${code(idea.id)} is an idea: who does it is said when it is work.`);
  if (lane !== "") return [setKey(plan, idea.id, by, lane)];
  return idea[by] === undefined ? [] : [removeKey(plan, idea.id, by)];
}
