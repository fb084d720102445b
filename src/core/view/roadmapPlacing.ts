import type { Plan, TaskNode } from "../model/plan";
import { inherit } from "../schedule/inheritance";
import type { Schedule } from "../schedule/result";
import type { RoadmapGrouping } from "./roadmapData";

/** The tag of what is not for people outside of the team. */
export const INTERNAL = "internal";

/** Where the tasks of a plan stand when the lanes stand for something. */
export interface Placing {
  /** By index of the task: the ids of its lanes, the empty one for none. */
  readonly lanes: readonly (readonly string[])[];
  /** By index: true for the largest pieces of work that go to one place as a whole. */
  readonly isCard: readonly boolean[];
}

const NONE: readonly string[] = [""];

/** Places every task; a summary whose parts go to different lanes is taken apart. */
export function placeTasks(schedule: Schedule, by: RoadmapGrouping): Placing {
  const { tasks } = schedule.plan;
  const lanes = lanesOfTasks(schedule, by);
  // No id and no tag holds a zero.
  const keys = lanes.map((ids) => ids.join("\0"));
  const whole = tasks.map(() => true);
  for (let index = tasks.length - 1; index >= 0; index -= 1) {
    const parent = tasks[index]?.parent ?? -1;
    if (parent >= 0 && (whole[index] !== true || keys[index] !== keys[parent])) whole[parent] = false;
  }
  return { lanes, isCard: tasks.map(({ index, parent }) => whole[index] === true && whole[parent] !== true) };
}

function lanesOfTasks(schedule: Schedule, by: RoadmapGrouping): readonly (readonly string[])[] {
  const { plan } = schedule;
  if (by === "theme") return tagsOfTasks(plan).map((tags) => themesOf(tags));
  if (by === "team") return teamsOfTasks(schedule);
  return plan.tasks.map((node) => [laneOfTask(schedule, node, by)]);
}

/** The lane of a task; the work against a risk goes with the first thing that the risk threatens. */
function laneOfTask({ plan, tasks }: Schedule, node: TaskNode, by: "release" | "objective"): string {
  const known = by === "release" ? plan.releases : plan.objectives;
  const own = tasks[node.index]?.[by];
  if (own !== undefined || node.risk === undefined) return own !== undefined && known.has(own) ? own : "";
  for (const { id } of plan.risks.get(node.risk)?.affects ?? []) {
    if (known.has(id)) return id;
    const lane = tasks[plan.taskIndex.get(id) ?? -1]?.[by];
    if (lane !== undefined && known.has(lane)) return lane;
  }
  return "";
}

/** By index: the tags of a task, those of the summaries above it first. */
export function tagsOfTasks(plan: Plan): readonly (readonly string[])[] {
  const made: (readonly string[])[] = [];
  for (const { item, parent } of plan.tasks) {
    const above = made[parent] ?? [];
    const own = (item.tags ?? []).filter((tag) => !above.includes(tag));
    made.push(own.length === 0 ? above : [...above, ...new Set(own)]);
  }
  return made;
}

/** The lanes of something with tags. */
export function themesOf(tags: readonly string[]): readonly string[] {
  const themes = tags.filter((tag) => tag !== INTERNAL && tag !== "");
  return themes.length === 0 ? NONE : themes;
}

/** A task is of the teams that it names, else of those that its people belong to; a summary is of the team of all its parts. */
function teamsOfTasks({ plan, tasks }: Schedule): readonly (readonly string[])[] {
  const inherited = inherit(plan);
  const teamsOf = teamsOfPeople(plan);
  const made = plan.tasks.map(({ index }): readonly string[] => {
    const named = (inherited[index]?.who ?? []).flatMap(({ of }) => of.map(({ id }) => id));
    const teams = named.filter((id) => plan.teams.has(id));
    const booked = tasks[index]?.assignments.map(({ resource }) => resource) ?? [];
    const people = booked.length > 0 ? booked : named;
    const ids = teams.length > 0 ? teams : people.flatMap((id) => teamsOf.get(id) ?? []);
    return ids.length === 0 ? NONE : [...new Set(ids)];
  });
  for (let index = plan.tasks.length - 1; index >= 0; index -= 1) {
    const node = plan.tasks[index];
    if (node !== undefined && node.end > index + 1) made[index] = commonOf(plan, node, made);
  }
  return made;
}

function commonOf({ tasks }: Plan, { index, end }: TaskNode, made: readonly (readonly string[])[]): readonly string[] {
  const first = made[index + 1] ?? NONE;
  for (let below = index + 1; below < end; below = tasks[below]?.end ?? end) {
    const ids = made[below] ?? NONE;
    if (ids.length !== first.length || ids.some((id, place) => id !== first[place])) return NONE;
  }
  return first;
}

/** The teams that a person or machine is named in. */
function teamsOfPeople(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>();
  for (const [team, { members }] of plan.teams) {
    for (const { ref } of members) {
      const known = made.get(ref.id);
      if (known === undefined) made.set(ref.id, [team]);
      else if (!known.includes(team)) known.push(team);
    }
  }
  return made;
}
