import { createCalendarBook } from "../calendar/calendarBook";
import { scaleOfWeek } from "../calendar/durations";
import type { WorkCalendar } from "../calendar/workCalendar";
import { MINUTES_PER_DAY } from "../model/instant";
import type { Instant, Minutes } from "../model/instant";
import type { Plan, TaskNode } from "../model/plan";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { dependencyLinks, externalIds } from "./dependencyLinks";
import { ITEM_FLAG, ITEM_STATES } from "./dependenciesData";
import type { DependenciesData, DependencyItems, ItemState } from "./dependenciesData";
import { NO_INSTANT } from "./ganttData";
import { joinTexts } from "./joined";
import { peopleText } from "./people";
import { titleOf } from "./titles";

/** Makes what the dependencies view shows of a scheduled plan: every task, release and awaited work of other plans, with all links. */
export function dependenciesData(schedule: Schedule, now: Instant): DependenciesData {
  const { plan } = schedule;
  const book = createCalendarBook(plan);
  const { day: dayMinutes } = scaleOfWeek(book.week, plan.settings.hoursPerDay, plan.settings.hoursPerWeek);
  const external = externalIds(plan);
  const items = [...taskItems(schedule, book.plan), ...releaseItems(schedule, book.plan), ...external.map(externalItem)];
  return { plan: plan.id, title: plan.title, now, dayMinutes, items: columnsOf(items), links: dependencyLinks(schedule, external) };
}

/** An item before it is put into columns. */
interface ItemRow {
  readonly id: string;
  readonly title: string;
  readonly people: string;
  readonly parent: number;
  readonly end: number;
  readonly start: Instant;
  readonly finish: Instant;
  readonly slack: Minutes;
  readonly lateBy: Minutes;
  readonly progress: number;
  readonly state: ItemState;
  readonly flags: number;
}

function columnsOf(items: readonly ItemRow[]): DependencyItems {
  const numbers = (value: (item: ItemRow) => number): Int32Array => Int32Array.from(items, value);
  const bytes = (value: (item: ItemRow) => number): Uint8Array => Uint8Array.from(items, value);
  return {
    count: items.length,
    ids: joinTexts(items.map(({ id }) => id)),
    titles: joinTexts(items.map(({ title }) => title)),
    people: joinTexts(items.map(({ people }) => people)),
    parent: numbers(({ parent }) => parent),
    end: Int32Array.from(items, ({ end }, row) => (end < 0 ? row + 1 : end)),
    start: numbers(({ start }) => start),
    finish: numbers(({ finish }) => finish),
    slack: numbers(({ slack }) => slack),
    lateBy: numbers(({ lateBy }) => lateBy),
    progress: bytes(({ progress }) => Math.round(Math.min(1, Math.max(0, progress)) * 100)),
    state: bytes(({ state }) => ITEM_STATES.indexOf(state)),
    flags: bytes(({ flags }) => flags),
  };
}

function taskItems({ plan, tasks }: Schedule, calendar: WorkCalendar): readonly ItemRow[] {
  return plan.tasks.flatMap((node): ItemRow[] => {
    const task = tasks[node.index];
    return task === undefined ? [] : [taskItem(plan, node, task, calendar)];
  });
}

function taskItem(plan: Plan, node: TaskNode, task: ScheduledTask, calendar: WorkCalendar): ItemRow {
  const open = !task.finished && !task.dropped;
  const lateBy = open && task.due !== undefined && task.finish > task.due.at ? Math.max(1, calendar.between(task.due.at, task.finish)) : 0;
  return {
    id: task.id,
    title: titleOf(node),
    people: peopleText(plan, task.assignments),
    parent: node.parent,
    end: node.end,
    start: task.start,
    finish: task.finish,
    slack: open ? task.totalSlack : 0,
    lateBy,
    progress: task.finished ? 1 : task.progress,
    state: stateOf(task, lateBy),
    flags: (task.kind === "summary" ? ITEM_FLAG.summary : 0) | (task.kind === "milestone" ? ITEM_FLAG.milestone : 0) | (open && task.critical ? ITEM_FLAG.critical : 0),
  };
}

function stateOf(task: ScheduledTask, lateBy: Minutes): ItemState {
  if (task.dropped) return "dropped";
  if (task.finished) return "done";
  if (lateBy > 0) return "late";
  if (task.status === "blocked" || task.status === "review") return task.status;
  return task.started ? "running" : "planned";
}

/** A release is over with the last of its work; without any it has no dates but its promise. */
function releaseItems({ plan, tasks }: Schedule, calendar: WorkCalendar): readonly ItemRow[] {
  const work = new Map<string, ScheduledTask[]>();
  for (const task of tasks) {
    if (task.release === undefined || task.kind === "summary" || task.dropped) continue;
    const list = work.get(task.release);
    if (list === undefined) work.set(task.release, [task]);
    else list.push(task);
  }
  return [...plan.releases].map(([id, { title, date, released }]): ItemRow => {
    const own = work.get(id) ?? [];
    const open = own.filter(({ finished }) => !finished);
    const promise = date === undefined ? NO_INSTANT : date.day * MINUTES_PER_DAY + (date.minute ?? MINUTES_PER_DAY);
    const finish = own.length === 0 ? promise : own.reduce((last, task) => Math.max(last, task.finish), own[0]?.finish ?? 0);
    const done = released !== undefined || (own.length > 0 && open.length === 0);
    const lateBy = !done && promise !== NO_INSTANT && finish > promise ? Math.max(1, calendar.between(promise, finish)) : 0;
    return {
      id,
      title: title ?? id,
      people: "",
      parent: -1,
      end: -1,
      start: own.reduce((first, task) => Math.min(first, task.start), finish),
      finish,
      slack: open.reduce((least, task) => Math.min(least, task.totalSlack), open[0]?.totalSlack ?? 0),
      lateBy,
      progress: done ? 1 : progressOf(own),
      state: done ? "done" : lateBy > 0 ? "late" : own.some(({ started }) => started) ? "running" : "planned",
      flags: ITEM_FLAG.release | (open.some(({ critical }) => critical) ? ITEM_FLAG.critical : 0),
    };
  });
}

function progressOf(tasks: readonly ScheduledTask[]): number {
  const weight = (task: ScheduledTask): number => (task.effort > 0 ? task.effort : task.duration);
  const whole = tasks.reduce((sum, task) => sum + weight(task), 0);
  return whole === 0 ? 0 : tasks.reduce((sum, task) => sum + weight(task) * (task.finished ? 1 : task.progress), 0) / whole;
}

function externalItem(id: string): ItemRow {
  return { id, title: id, people: "", parent: -1, end: -1, start: NO_INSTANT, finish: NO_INSTANT, slack: 0, lateBy: 0, progress: 0, state: "planned", flags: ITEM_FLAG.external };
}
