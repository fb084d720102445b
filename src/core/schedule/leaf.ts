import { dayOf, FAR_FUTURE, FAR_PAST } from "../calendar/civil";
import { actualBegin, actualEnd, beginOf, endOf } from "../calendar/dateEdges";
import type { SegmentedCalendar } from "../calendar/segmentedCalendar";
import type { DateValue, Instant } from "../model/instant";
import type { Task } from "../model/items";
import { estimateMinutes } from "../calendar/durations";
import { partsAgainst, staffingOf, type Staffing } from "./assignees";
import { peopleAt } from "./crew";
import type { PlanFrame } from "./frame";
import type { Inherited } from "./inheritance";
import { endBefore, fallbackWork, leafWork, worksOn, type LeafWork, type WorkSource } from "./leafWork";
import { progressOf, type Progress } from "./progress";
import type { Occurrences } from "./repeat";
import { occurrencesOf } from "./repeat";

/** The dates written at a leaf, as instants. */
export interface LeafDates {
  readonly notBefore: Instant | undefined;
  readonly notFinishedBefore: Instant | undefined;
  readonly startBy: Instant | undefined;
  readonly finishBy: Instant | undefined;
  readonly startOn: Instant | undefined;
  readonly finishOn: Instant | undefined;
  readonly due: Instant | undefined;
  readonly dueFrom: "due" | "release";
  readonly started: Instant | undefined;
  readonly finished: Instant | undefined;
}

/** A leaf of the plan, ready to be placed. `work` is set again when a choice is made or its people have no time. */
export interface Leaf {
  readonly task: number;
  readonly item: Task;
  readonly inherited: Inherited;
  readonly source: WorkSource;
  readonly staffing: Staffing;
  readonly dates: LeafDates;
  /** The written `finish-on`, where nobody works on that day and the task ends before it; else undefined. */
  readonly missedFinish: Instant | undefined;
  readonly progress: Progress;
  readonly fixed: boolean;
  /** There is a date that may be missed, or a link that may be broken. */
  readonly bound: boolean;
  readonly occurrences: Occurrences | undefined;
  work: LeafWork;
  /** The work as it was before any choice. */
  readonly made: LeafWork;
  /** Its people or its calendar never have the time. */
  noCapacity: boolean;
}

/** Resolves everything about a leaf that does not depend on other tasks. */
export function leafOf(frame: PlanFrame, task: number, inherited: Inherited): Leaf {
  const { item } = frame.plan.tasks[task] as { readonly item: Task };
  const { ground } = frame;
  const { calendars, scale, velocities } = ground;
  const staffing = staffingOf(frame.plan, ground.resources, scale, inherited.who);
  const stated = item.effort === undefined ? undefined : estimateMinutes(item.effort, scale);
  const effort = stated === undefined ? undefined : (partsAgainst(staffing, stated) ?? stated);
  const source: WorkSource = { frame: ground, item, inherited, effort, pointsDuration: velocities.durationOf(item, inherited) };
  const work = leafWork(source, staffing.named);
  const estimate = work.duration ?? work.effort ?? 0;
  const calendar = (inherited.calendar === undefined ? undefined : calendars.named(inherited.calendar)) ?? calendars.plan;
  const asked = datesOf(frame, item, inherited, calendar);
  const { occurrences, kept } = repeated(source, work);
  const pinned = asked.startOn !== undefined || asked.finishOn !== undefined;
  const fixed = inherited.schedule === "fixed" && pinned;
  const ends = fixed || staffing.choices.length > 0 ? asked.finishOn : lastWorkOn(work, asked.finishOn);
  const dates = ends === asked.finishOn ? asked : { ...asked, finishOn: ends };
  return {
    task,
    item,
    inherited,
    source,
    staffing,
    dates,
    missedFinish: dates === asked ? undefined : asked.finishOn,
    progress: progressOf(frame.plan, item, estimate, scale, item.spent === undefined ? 1 : peopleOf(staffing, asked.started ?? frame.start)),
    fixed,
    bound: pinned || dates.startBy !== undefined || dates.finishBy !== undefined || ground.honourConstraints,
    occurrences,
    work: kept,
    made: work,
    noCapacity: kept !== work && dates.finished === undefined,
  };
}

/** Those named, and as many as choices are to find. */
function peopleOf({ named, choices }: Staffing, at: Instant): number {
  return choices.reduce((sum, { count }) => sum + count, peopleAt(named, at));
}

/** When a task ends that shall end at an instant: where nobody works on that day, when they last do before. */
function lastWorkOn(work: LeafWork, at: Instant | undefined): Instant | undefined {
  if (at === undefined || worksOn(work, dayOf(at - 1))) return at;
  const ends = endBefore(work, at);
  return ends > FAR_PAST ? ends : at;
}

/** The occurrences of what repeats, with the work that they are of: on the plan's calendar where one never gets its time. */
function repeated(source: WorkSource, work: LeafWork): { readonly occurrences: Occurrences | undefined; readonly kept: LeafWork } {
  const { item, frame } = source;
  if (item.repeat === undefined) return { occurrences: undefined, kept: work };
  const occurrences = occurrencesOf(frame, item, item.repeat, work);
  if ((occurrences[occurrences.length - 1]?.[1] ?? 0) < FAR_FUTURE) return { occurrences, kept: work };
  const kept = fallbackWork(source, work);
  return { occurrences: occurrencesOf(frame, item, item.repeat, kept), kept };
}

/** A leaf of an item that is as before, on the same ground; undefined where scheduling has made something else of it. */
export function keptLeaf(before: Leaf, task: number, inherited: Inherited): Leaf | undefined {
  if (before.inherited !== inherited || before.work !== before.made || before.noCapacity) return undefined;
  return before.task === task ? before : { ...before, task };
}

const NO_DATES: LeafDates = {
  notBefore: undefined,
  notFinishedBefore: undefined,
  startBy: undefined,
  finishBy: undefined,
  startOn: undefined,
  finishOn: undefined,
  due: undefined,
  dueFrom: "due",
  started: undefined,
  finished: undefined,
};

function namesDates(item: Task): boolean {
  return (
    item.notBefore !== undefined || item.notFinishedBefore !== undefined || item.startBy !== undefined ||
    item.finishBy !== undefined || item.startOn !== undefined || item.finishOn !== undefined || item.due !== undefined ||
    item.started !== undefined || item.finished !== undefined
  );
}

function datesOf(
  frame: PlanFrame,
  item: Task,
  inherited: Inherited,
  calendar: SegmentedCalendar,
): LeafDates {
  if (!namesDates(item) && inherited.release === undefined && inherited.sprint === undefined) return NO_DATES;
  const begin = (date: DateValue | undefined): Instant | undefined => (date === undefined ? undefined : beginOf(date, calendar));
  const end = (date: DateValue | undefined): Instant | undefined => (date === undefined ? undefined : endOf(date, calendar));
  const promise = inherited.release === undefined ? undefined : frame.plan.releases.get(inherited.release)?.date;
  const sprint = frame.velocities.sprintStart(inherited.sprint);
  const notBefore = begin(item.notBefore);
  return {
    notBefore: sprint === undefined ? notBefore : Math.max(sprint, notBefore ?? sprint),
    notFinishedBefore: end(item.notFinishedBefore),
    startBy: begin(item.startBy),
    finishBy: end(item.finishBy),
    startOn: begin(item.startOn),
    finishOn: end(item.finishOn),
    due: end(item.due ?? promise),
    dueFrom: item.due === undefined ? "release" : "due",
    started: item.started === undefined ? undefined : actualBegin(item.started, calendar),
    finished: item.finished === undefined ? undefined : actualEnd(item.finished, calendar),
  };
}
