import type { MapNode, PlanNode } from "../../language/write/planNode";
import { calendarNode, isEmptyWeek, isOff } from "./calendarNodes";
import type { Conversion } from "./context";
import { dayNumber } from "../../core/calendar/civil";
import type { MspdiCalendar, MspdiResource } from "./project";
import type { Override, WorkingTime } from "./workingTime";

/** The years that Microsoft Project knows. */
const NEVER: Override = { from: dayNumber(1984, 1, 1), to: dayNumber(2149, 12, 31), name: "Never works", hours: [] };

/** What a person's calendar comes to: the calendar to work by, and days off that are theirs alone. */
export interface PersonCalendar {
  readonly calendar?: string;
  readonly leave: readonly Override[];
}

/** The plan's own calendar. */
export function planCalendarNode(conversion: Conversion): MapNode {
  return wholeCalendar(conversion.planTime);
}

/** A calendar that stands on its own; a week without any working day becomes days off. */
function wholeCalendar(time: WorkingTime, basedOn?: string): MapNode {
  if (isEmptyWeek(time.week)) return calendarNode(undefined, [NEVER, ...time.overrides], basedOn);
  return calendarNode(time.week, time.overrides, basedOn);
}

/** The calendars by id: every base calendar but the plan's (which is only repeated where a task names it). */
export function namedCalendars(conversion: Conversion): [id: string, node: PlanNode][] {
  const { project, ids } = conversion;
  const result: [string, PlanNode][] = [];
  for (const calendar of project.calendars) {
    const id = ids.calendars.get(calendar.uid);
    if (id === undefined) continue;
    const time = conversion.timeOf(calendar.uid);
    result.push([id, calendar.isBase ? wholeCalendar(time, "none") : derivedCalendar(conversion, calendar, time)]);
  }
  return result;
}

function derivedCalendar(conversion: Conversion, calendar: MspdiCalendar, time: WorkingTime): MapNode {
  const { baseUid } = calendar;
  const base = baseUid === undefined ? undefined : conversion.ids.calendars.get(baseUid);
  if (baseUid !== conversion.project.calendarUid && base === undefined) return wholeCalendar(time, "none");
  const basedOn = baseUid === conversion.project.calendarUid ? undefined : base;
  if (time.ownWeek && isEmptyWeek(time.week)) return wholeCalendar(time, "none");
  return calendarNode(time.ownWeek ? time.week : undefined, time.own, basedOn);
}

/** Which calendars get an id: base calendars in use or not, and those of people that leave alone cannot say. */
export function calendarsToName(conversion: Pick<Conversion, "project" | "timeOf">, busyUnderTaskCalendar: ReadonlySet<number>): MspdiCalendar[] {
  const { project, timeOf } = conversion;
  const usedByTask = new Set(project.tasks.map((task) => task.calendarUid));
  const own = new Set<number>();
  for (const resource of project.resources) {
    if (resource.calendarUid === undefined) continue;
    const time = timeOf(resource.calendarUid);
    if (time.ownWeek || time.own.some(({ hours }) => !isOff(hours))) own.add(resource.calendarUid);
    else if (time.own.length > 0 && busyUnderTaskCalendar.has(resource.uid)) own.add(resource.calendarUid);
  }
  return project.calendars.filter((calendar) => {
    if (usedByTask.has(calendar.uid)) return true;
    return calendar.isBase ? calendar.uid !== project.calendarUid : own.has(calendar.uid);
  });
}

/** The calendar and the leave of a person. */
export function personCalendar(conversion: Conversion, resource: MspdiResource): PersonCalendar {
  const { project, ids } = conversion;
  const calendar = project.calendars.find(({ uid }) => uid === resource.calendarUid);
  if (calendar === undefined) return { leave: [] };
  const own = ids.calendars.get(calendar.uid);
  if (own !== undefined) return { calendar: own, leave: [] };
  const leave = calendar.isBase ? [] : conversion.timeOf(calendar.uid).own;
  const base = calendar.baseUid === undefined ? undefined : ids.calendars.get(calendar.baseUid);
  const followsPlan = calendar.isBase || calendar.baseUid === project.calendarUid || base === undefined;
  return followsPlan ? { leave } : { calendar: base, leave };
}
