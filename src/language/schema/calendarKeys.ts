import type { CalendarSpec } from "../../core/model/values";
import { record } from "../parse/values/combinators";
import { basedOn, holidays, week, workingDays } from "../parse/values/calendars";
import { lostDays } from "../parse/values/chances";
import type { KeyTable } from "./valueType";

/** The keys of `calendar` and of each of `calendars`. */
export const calendarKeys: KeyTable<CalendarSpec> = {
  week: {
    type: week,
    doc: "Working hours by day of the week. Days that are not named are off; a single day wins over a range.",
    default: "{mon-fri: 09:00-17:00}",
    example: "{mon-thu: 09:00-12:00 13:00-18:00, fri: 09:00-15:00}",
  },
  holidays: {
    type: holidays,
    doc: "Days off with their names: single days, spans, or `12-24..12-26` for every year.",
    example: "{2026-04-03..2026-04-06: Easter, 2026-05-01: Labour Day}",
  },
  working: {
    type: workingDays,
    doc: "Days with other hours than the week's. They win over the week and over holidays.",
    example: "{2026-03-07: 09:00-13:00}",
  },
  basedOn: {
    type: basedOn,
    doc: "The calendar whose holidays and working days it takes over; its own `week` replaces the whole week. `none` takes nothing over.",
    default: "the plan's calendar",
    example: "none",
  },
  lostDays: {
    type: lostDays,
    doc: "Days of which the simulation loses some by chance, such as to weather: each with the same probability, for all who work by the calendar. The schedule does not count it.",
    example: "{12-01..02-28: 20%, 2026-07-06..2026-07-10: 5%}",
  },
};

/** The plan's own calendar as a value. */
export const calendarSpec = record<CalendarSpec>(
  "calendar", "the keys of a calendar, such as {week: {mon-fri: 09:00-17:00}}", "{week: {mon-fri: 09:00-17:00}}", calendarKeys,
);
