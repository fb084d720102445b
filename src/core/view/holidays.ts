import { civilDate, dayOf, startOfDay } from "../calendar/civil";
import { dayRanges } from "../calendar/daySpans";
import type { Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import type { NamedSpan } from "../model/values";
import type { GanttData } from "./ganttData";
import { joinTexts } from "./joined";

/** The named days off of the plan's own calendar that touch [from, to). */
export function holidayColumns(plan: Plan, from: Instant, to: Instant): Pick<GanttData, "holidays" | "holidayNames"> {
  const spans: number[] = [];
  const names: string[] = [];
  for (const holiday of plan.settings.calendar?.holidays ?? []) {
    for (const [start, end] of daysOf(holiday, from, to)) {
      spans.push(start, end);
      names.push(holiday.name);
    }
  }
  return { holidays: Int32Array.from(spans), holidayNames: joinTexts(names) };
}

/** A named span as instants, whole days; a yearly one once for each year. */
function daysOf({ span }: NamedSpan, from: Instant, to: Instant): readonly (readonly [Instant, Instant])[] {
  if (span.from === undefined || span.to === undefined) return [];
  const years = { first: civilDate(dayOf(from)).year - 1, last: civilDate(dayOf(to)).year };
  return dayRanges(span, years)
    .map(([first, last]) => [startOfDay(first), startOfDay(last)] as const)
    .filter(([start, end]) => end > from && start < to);
}
