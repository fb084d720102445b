import { OWN_BASELINE, type Baseline, type BaselineSource, type BaselineTask } from "../model/baseline";
import type { Instant, Minutes } from "../model/instant";
import type { Plan, TaskNode } from "../model/plan";
import { endOf } from "../calendar/dateEdges";
import { estimateMinutes } from "../calendar/durations";
import { foundOf } from "../schedule/found";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { endOfDate, scaleOfPlan } from "../view/roadmapPromise";
import { titleOf } from "../view/titles";
import { fixedCost } from "../schedule/costs";
import { taskCosts } from "./taskCosts";

/** More baselines than this are not read. */
export const MOST_BASELINES = 20;

/** The baselines that a plan names: that of the key `baseline` first, then those of `baselines` in their order. */
export function baselineSources(plan: Plan): readonly BaselineSource[] {
  const own = plan.settings.kept.get("baseline");
  const named = plan.settings.kept.get("baselines");
  const sources: BaselineSource[] = typeof own === "string" && own !== "" ? [{ name: OWN_BASELINE, ref: own }] : [];
  if (named instanceof Map) {
    for (const [name, source] of named as ReadonlyMap<string, { readonly ref?: string; readonly file?: string }>) {
      if (source.ref !== undefined) sources.push({ name, ref: source.ref });
      else if (source.file !== undefined) sources.push({ name, file: source.file });
    }
  }
  return sources.slice(0, MOST_BASELINES);
}

/** A scheduled plan as a baseline. */
export function baselineOf(schedule: Schedule, name: string, source: Baseline["source"] = "plan", at?: Instant): Baseline {
  const { plan } = schedule;
  const frame = foundOf(schedule)?.frame;
  const scale = frame?.scale ?? scaleOfPlan(plan);
  const costs = taskCosts(schedule);
  const calendar = frame?.calendars.plan;
  return {
    name, source, ...(at === undefined ? {} : { at }), start: schedule.start, finish: schedule.finish,
    tasks: schedule.tasks.map((task) => taskOf(plan, plan.tasks[task.index] as TaskNode, task, {
      planned: task.kind === "summary" ? (task.dropped ? 0 : fixedCost(frame?.plan ?? plan, (plan.tasks[task.index] as TaskNode).item)) : (costs[task.index]?.planned ?? 0),
      estimate: estimateIn(plan.tasks[task.index] as TaskNode, scale),
    })),
    releases: [...plan.releases.values()].map(({ id, title, date }) => ({
      id, title: title ?? id, ...(date === undefined ? {} : { promise: calendar === undefined ? endOfDate(date) : endOf(date, calendar) }),
    })),
  };
}

function estimateIn({ item }: TaskNode, scale: ReturnType<typeof scaleOfPlan>): Minutes | undefined {
  const written = item.summary ? undefined : (item.effort ?? item.duration);
  return written === undefined ? undefined : estimateMinutes(written, scale);
}

function taskOf(plan: Plan, node: TaskNode, task: ScheduledTask, { planned, estimate }: { readonly planned: number; readonly estimate: Minutes | undefined }): BaselineTask {
  const parent = plan.tasks[node.parent]?.item.id;
  return {
    id: task.id, title: titleOf(node), kind: task.kind, start: task.start, finish: task.finish, effort: task.effort, cost: task.cost, planned,
    ...(parent === undefined ? {} : { parent }), ...(estimate === undefined ? {} : { estimate }),
    ...(task.release === undefined ? {} : { release: task.release }), ...(task.dropped ? { dropped: true } : {}),
  };
}
