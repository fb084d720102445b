import type { FloatPath } from "../../core/schedule/paths/rankedPaths";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { explanationJson } from "./explanationJson";
import { isoInstant } from "./instants";
import type { JsonProblem } from "./problemJson";

/** The JSON format of `gantry schedule`; see schemas/schedule.schema.json. */
export function scheduleJson(schedule: Schedule, problems: readonly JsonProblem[], explained?: ScheduledTask, paths?: readonly FloatPath[]): unknown {
  return {
    version: 1,
    plan: schedule.plan.id,
    asOf: schedule.asOf === undefined ? null : isoInstant(schedule.asOf),
    start: isoInstant(schedule.start),
    finish: isoInstant(schedule.finish),
    levelling: levellingJson(schedule),
    tasks: schedule.tasks.map((task) => taskJson(task, schedule)),
    ...(explained === undefined ? {} : explanationJson(schedule, explained.index)),
    ...(paths === undefined ? {} : { paths: paths.map((path) => pathJson(path, schedule)) }),
    problems,
  };
}

function levellingJson({ levelling }: Schedule): unknown {
  return levelling === undefined ? null : { ...levelling, lowerBound: isoInstant(levelling.lowerBound) };
}

function taskJson(task: ScheduledTask, { plan }: Schedule): unknown {
  const node = plan.tasks[task.index];
  const parent = node === undefined ? undefined : plan.tasks[node.parent];
  return {
    id: task.id,
    title: node === undefined ? task.id : titleOf(node),
    kind: task.kind,
    parent: parent?.item.id ?? null,
    start: isoInstant(task.start),
    finish: isoInstant(task.finish),
    earlyStart: isoInstant(task.earlyStart),
    earlyFinish: isoInstant(task.earlyFinish),
    lateStart: isoInstant(task.lateStart),
    lateFinish: isoInstant(task.lateFinish),
    duration: task.duration,
    effort: task.effort,
    totalSlack: task.totalSlack,
    freeSlack: task.freeSlack,
    critical: task.critical,
    resourceCritical: task.resourceCritical,
    ...(task.segments === undefined ? {} : { segments: task.segments.map(([start, finish]) => ({ start: isoInstant(start), finish: isoInstant(finish) })) }),
    progress: task.progress,
    assignments: task.assignments.map(({ resource, units, effort }) => ({ resource, units, effort })),
    cost: task.cost,
  };
}

function pathJson({ float, tasks, into }: FloatPath, { plan }: Schedule): unknown {
  const idOf = (index: number): string => plan.tasks[index]?.item.id ?? "";
  return { float, tasks: tasks.map(idOf), into: into === undefined ? null : idOf(into) };
}
