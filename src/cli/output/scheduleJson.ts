import type { Driver, Schedule, ScheduledTask } from "../../core/schedule/result";
import { titleOf } from "../../core/view/titles";
import { isoInstant } from "./instants";
import type { JsonProblem } from "./problemJson";

/** A reason why a task starts when it does, as `--explain` gives it. */
export interface JsonReason {
  readonly kind: Driver["kind"];
  readonly of: string | null;
  readonly until: string;
  readonly text: string;
}

/** The JSON format of `gantry schedule`; see schemas/schedule.schema.json. */
export function scheduleJson(schedule: Schedule, problems: readonly JsonProblem[], explained?: ScheduledTask): unknown {
  return {
    version: 1,
    plan: schedule.plan.id,
    asOf: schedule.asOf === undefined ? null : isoInstant(schedule.asOf),
    start: isoInstant(schedule.start),
    finish: isoInstant(schedule.finish),
    levelling: null,
    tasks: schedule.tasks.map((task) => taskJson(task, schedule)),
    ...(explained === undefined ? {} : { why: reasonsOf(explained, schedule) }),
    problems,
  };
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
    progress: task.progress,
    assignments: task.assignments.map(({ resource, units, effort }) => ({ resource, units, effort })),
    cost: task.cost,
  };
}

/** The reasons why a task starts when it does, the strongest first. */
export function reasonsOf(task: ScheduledTask, schedule: Schedule): JsonReason[] {
  return task.drivers.map((driver) => ({
    kind: driver.kind,
    of: driver.of ?? null,
    until: isoInstant(driver.until),
    text: reasonText(driver, schedule),
  }));
}

function reasonText(driver: Driver, { plan }: Schedule): string {
  const until = isoInstant(driver.until).replace("T", " ");
  const other = driver.of === undefined ? "" : `${titleById(driver.of, plan)} (${driver.of})`;
  switch (driver.kind) {
    case "dependency":
      return `waits for ${other}${driver.link === undefined ? "" : `, ${driver.link}`}, until ${until}`;
    case "resource":
      return `waits for ${other} until ${until}`;
    case "constraint":
      return `held by \`${driver.key ?? "a date"}\` until ${until}`;
    case "calendar":
      return `no working time before ${until}`;
    case "status-date":
      return `not started, so not before the status date, ${until}`;
    case "plan-start":
      return `the plan starts on ${until}`;
    case "actual":
      return `really started on ${until}`;
  }
}

function titleById(id: string, plan: Schedule["plan"]): string {
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  return node === undefined ? id : titleOf(node);
}
