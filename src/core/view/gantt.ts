import { createCalendarBook } from "../calendar/calendarBook";
import { scaleOfWeek } from "../calendar/durations";
import type { WorkCalendar } from "../calendar/workCalendar";
import { MINUTES_PER_DAY } from "../model/instant";
import type { Instant, Minutes } from "../model/instant";
import type { Baseline } from "../model/baseline";
import { sameByTitle } from "../model/renamed";
import type { TaskNode } from "../model/plan";
import type { Severity } from "../model/problem";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { DRIVER_KINDS, LINK_FLAG, LINK_TYPES, NO_INSTANT, ROW_FLAG } from "./ganttData";
import type { GanttData, GanttLinks, GanttRows } from "./ganttData";
import { inherit } from "../schedule/inheritance";
import { taskClocks } from "./clocks";
import { chanceColumns } from "./chanceColumns";
import { constraintColumns } from "./constraints";
import type { SimulatedSchedule } from "./forecastOutlook";
import { holidayColumns } from "./holidays";
import { joinTexts } from "./joined";
import { columnOf } from "./planGroups";
import { initialsText, peopleText } from "./people";
import { titleOf } from "./titles";
import { usualDay, workIntervals } from "./workingTime";

/** What the Gantt needs beside the plan and its dates. */
export interface GanttContext {
  readonly now: Instant;
  /** The worst problem that stands at an item, when there is one. */
  readonly severityOf?: (id: string) => Severity | undefined;
  /** The baselines that were read, and the name of the one to compare with: the first where none is named, none where the name is empty. */
  readonly baselines?: readonly Baseline[];
  readonly baseline?: string;
  /** The newest simulation of the plan. */
  readonly simulated?: SimulatedSchedule;
}

/** The plan's own measure of time. */
interface Measure {
  readonly calendar: WorkCalendar;
  /** Working minutes in `1d`. */
  readonly dayMinutes: Minutes;
  readonly severityOf: ((id: string) => Severity | undefined) | undefined;
  readonly simulated: SimulatedSchedule | undefined;
}

/** How far before and after the plan working time is sent. */
const MARGIN = 60 * MINUTES_PER_DAY;

/** Total slack up to which a task counts as nearly critical, in days. */
const NEAR_CRITICAL_DAYS = 2;

/** What a task has that says no priority. */
const USUAL_PRIORITY = 500;

/** Makes what the Gantt shows of a scheduled plan: one row for each task, in document order. */
export function ganttData(schedule: Schedule, context: GanttContext): GanttData {
  const { plan } = schedule;
  const book = createCalendarBook(plan);
  const { day: dayMinutes } = scaleOfWeek(book.week, plan.settings.hoursPerDay, plan.settings.hoursPerWeek);
  const measure: Measure = { calendar: book.plan, dayMinutes, severityOf: context.severityOf, simulated: context.simulated };
  const from = Math.min(schedule.start, context.now) - MARGIN;
  const to = Math.max(schedule.finish, schedule.target ?? context.now, context.now) + MARGIN;
  const work = workIntervals(book.plan, from, to);
  const usual = usualDay(work);
  const known = context.baselines ?? [];
  const chosen = context.baseline === undefined ? Math.min(0, known.length - 1) : known.findIndex(({ name }) => name === context.baseline);
  const { clocks, clock } = taskClocks(schedule.tasks, book.plan, from, to);
  return {
    plan: plan.id,
    title: plan.title,
    now: context.now,
    asOf: schedule.asOf ?? NO_INSTANT,
    start: schedule.start,
    finish: schedule.finish,
    target: schedule.target ?? NO_INSTANT,
    dayMinutes,
    dayOpens: usual.opens,
    dayCloses: usual.closes,
    work,
    clocks,
    ...holidayColumns(plan, from, to),
    ...(known.length === 0 ? {} : { baselines: { count: known.length, names: joinTexts(known.map(({ name }) => name)), chosen } }),
    rows: { ...ganttRows(schedule, measure, clock), ...baselineColumns(schedule, known[chosen]) },
    links: ganttLinks(schedule),
  };
}

function ganttRows(schedule: Schedule, context: Measure, clock: Uint16Array): Omit<GanttRows, "baselineStart" | "baselineFinish"> {
  const { plan } = schedule;
  const tasks = schedule.tasks;
  const column = (value: (task: ScheduledTask, node: TaskNode) => number): Int32Array =>
    Int32Array.from(tasks, (task, index) => {
      const node = plan.tasks[index];
      return node === undefined ? 0 : value(task, node);
    });
  const texts = (value: (task: ScheduledTask, node: TaskNode) => string): string =>
    joinTexts(tasks.map((task, index) => {
      const node = plan.tasks[index];
      return node === undefined ? "" : value(task, node);
    }));
  const resolved = inherit(plan);
  const lateBy = column((task) => lateMinutes(task, context));
  return {
    count: tasks.length,
    ids: texts((task) => task.id),
    titles: texts((_, node) => titleOf(node)),
    people: texts((task) => peopleText(plan, task.assignments)),
    initials: texts((task) => initialsText(plan, task.assignments)),
    releases: texts((task) => (task.release === undefined ? "" : (plan.releases.get(task.release)?.title ?? task.release))),
    objectives: texts((task) => (task.objective === undefined ? "" : (plan.objectives.get(task.objective)?.title ?? task.objective))),
    statuses: texts((task, node) => columnOf(plan, node.item.status, task.status)),
    tags: texts((_, node) => node.item.tags?.join(" ") ?? ""),
    driverKeys: texts((task) => task.drivers[0]?.key ?? ""),
    parent: column((_, node) => node.parent),
    end: column((_, node) => node.end),
    start: column((task) => task.start),
    finish: column((task) => task.finish),
    slackEnd: column((task) => (task.finished || task.dropped ? task.finish : Math.max(task.finish, task.lateFinish))),
    due: column((task) => task.due?.at ?? NO_INSTANT),
    lateBy,
    duration: column((task) => task.duration),
    clock,
    totalSlack: column((task) => task.totalSlack),
    freeSlack: column((task) => task.freeSlack),
    effort: column((task) => task.effort),
    cost: Float64Array.from(tasks, (task) => (Number.isFinite(task.cost) ? task.cost : 0)),
    priority: column((_, node) => resolved[node.index]?.priority ?? USUAL_PRIORITY),
    ...constraintColumns(plan),
    ...chanceColumns(schedule, context.simulated),
    progress: Uint8Array.from(tasks, (task) => Math.round(Math.min(1, Math.max(0, task.progress)) * 100)),
    flags: Uint16Array.from(tasks, (task, index) => flagsOf(task, plan.tasks[index], lateBy[index] ?? 0, context)),
    driver: Uint8Array.from(tasks, (task) => {
      const kind = task.drivers[0]?.kind;
      return kind === undefined ? 255 : DRIVER_KINDS.indexOf(kind);
    }),
    driverRow: column((task) => {
      const of = task.drivers[0]?.of;
      return of === undefined ? -1 : (plan.taskIndex.get(of) ?? -1);
    }),
  };
}

/** Where each task stood in a baseline; one that was renamed since stands there under its old id. */
function baselineColumns({ plan, tasks }: Schedule, baseline: Baseline | undefined): Pick<GanttRows, "baselineStart" | "baselineFinish"> {
  const baselineStart = new Int32Array(tasks.length).fill(NO_INSTANT);
  const baselineFinish = new Int32Array(tasks.length).fill(NO_INSTANT);
  const renamed = baseline === undefined ? undefined : sameByTitle(baseline.tasks, plan.tasks.map((node) => ({ id: node.item.id, title: titleOf(node), summary: node.item.summary })));
  for (const { id, start, finish, dropped } of baseline?.tasks ?? []) {
    const row = plan.taskIndex.get(renamed?.get(id) ?? id);
    if (row === undefined || dropped === true) continue;
    baselineStart[row] = start ?? finish ?? NO_INSTANT;
    baselineFinish[row] = finish ?? start ?? NO_INSTANT;
  }
  return { baselineStart, baselineFinish };
}

function lateMinutes(task: ScheduledTask, context: Measure): Minutes {
  if (task.due === undefined || task.finished || task.dropped || task.finish <= task.due.at) return 0;
  return Math.max(1, context.calendar.between(task.due.at, task.finish));
}

function flagsOf(task: ScheduledTask, node: TaskNode | undefined, late: Minutes, context: Measure): number {
  const open = !task.finished && !task.dropped;
  const severity = context.severityOf?.(task.id);
  const near = open && !task.critical && task.totalSlack <= NEAR_CRITICAL_DAYS * context.dayMinutes;
  const bits: readonly (readonly [boolean, number])[] = [
    [task.kind === "summary", ROW_FLAG.summary],
    [task.kind === "milestone", ROW_FLAG.milestone],
    [task.critical && open, ROW_FLAG.critical],
    [near, ROW_FLAG.nearCritical],
    [task.started, ROW_FLAG.started],
    [task.finished, ROW_FLAG.finished],
    [task.dropped, ROW_FLAG.dropped],
    [task.status === "blocked", ROW_FLAG.blocked],
    [task.status === "review", ROW_FLAG.review],
    [late > 0, ROW_FLAG.late],
    [node?.item.duration?.kind === "single" && node.item.duration.likely.elapsed, ROW_FLAG.elapsed],
    [task.due?.from === "release", ROW_FLAG.dueOfRelease],
    [severity === "error", ROW_FLAG.error],
    [severity === "warning", ROW_FLAG.warning],
  ];
  return bits.reduce((flags, [set, bit]) => (set ? flags | bit : flags), 0);
}

function ganttLinks({ links }: Schedule): GanttLinks {
  return {
    count: links.length,
    from: Int32Array.from(links, (link) => link.from),
    to: Int32Array.from(links, (link) => link.to),
    type: Uint8Array.from(links, (link) => LINK_TYPES.indexOf(link.type)),
    flags: Uint8Array.from(
      links,
      (link) => (link.driving ? LINK_FLAG.driving : 0) | (link.critical ? LINK_FLAG.critical : 0) | (link.cut ? LINK_FLAG.cut : 0),
    ),
    lags: joinTexts(links.map((link) => link.lag)),
  };
}
