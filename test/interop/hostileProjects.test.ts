import assert from "node:assert/strict";
import fc from "fast-check";
import { importMspdi } from "../../src/interop/mspdi/importMspdi";
import { readPlan } from "../../src/language/snapshot";
import { someText } from "../language/write/support/texts";

/** Text as it may stand in XML: what XML cannot hold is left away, the rest is escaped. */
function escaped(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

const number = fc.constantFrom("0", "1", "-1", "2", "7", "3.5", "1e9", "-1e9", "1e308", "99999999999999999999", "NaN", "", "x", "0x10", "65535");
const flag = fc.constantFrom("0", "1", "true", "");
const instant = fc.constantFrom(
  "2026-03-02T08:00:00", "2026-03-02T17:00:00", "2026-03-07T10:00:00", "2026-03-02T00:00:00", "1984-01-01T00:00:00", "2149-12-31T23:59:59",
  "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2026-02-30T08:00:00", "NA", "", "2026-03-02", "2026-03-05T10:26:18",
);
const duration = fc.constantFrom("PT0H0M0S", "PT8H0M0S", "PT1H20M30S", "PT40H0M0S", "PT999999999999H0M0S", "-PT8H0M0S", "P1D", "P1Y", "", "8 hours", "PT0.5H");
const uid = fc.constantFrom("0", "1", "2", "3", "-1", "-65535", "4294967295", "x");
const format = fc.constantFrom("3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "19", "20", "21", "35", "39", "51", "53", "0", "-7", "NaN");

/** An element with some of the children, each with one of its values. */
function element(name: string, children: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  const parts = Object.entries(children).map(([key, value]) =>
    fc.option(value, { nil: undefined, freq: 3 }).map((text) => (text === undefined ? "" : /^<[A-Z]\w+>/.test(text) ? text : `<${key}>${escaped(text)}</${key}>`)),
  );
  return fc.tuple(...parts).map((texts) => `<${name}>${texts.join("")}</${name}>`);
}

function many(one: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(one, { maxLength }).map((all) => all.join(""));
}

/** Wraps what is there already as markup, so that it is not escaped. */
function inside(name: string, inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return inner.map((text) => `<${name}>${text}</${name}>`);
}

const times = inside("WorkingTimes", many(element("WorkingTime", { FromTime: fc.constantFrom("08:00:00", "00:00:00", "23:00:00", "99:99:99", ""), ToTime: fc.constantFrom("17:00:00", "00:00:00", "07:00:00") }), 3));
const period = element("TimePeriod", { FromDate: instant, ToDate: instant });
const weekDay = element("WeekDay", { DayType: fc.constantFrom("0", "1", "2", "3", "7", "8", "x"), DayWorking: flag, TimePeriod: period, WorkingTimes: times });
const exception = element("Exception", {
  Name: someText, TimePeriod: period, Type: fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "9", "42"), Occurrences: number, EnteredByOccurrences: flag,
  Period: number, DaysOfWeek: number, MonthItem: number, MonthPosition: number, Month: number, MonthDay: number, DayWorking: flag, WorkingTimes: times,
});
const calendar = element("Calendar", {
  UID: uid, Name: someText, IsBaseCalendar: flag, BaseCalendarUID: uid, WeekDays: inside("WeekDays", many(weekDay, 4)), Exceptions: inside("Exceptions", many(exception, 3)),
});
const resource = element("Resource", { UID: uid, Name: someText, Type: number, MaxUnits: number, StandardRate: number, CostPerUse: number, Group: someText, EmailAddress: someText, MaterialLabel: someText, CalendarUID: uid });
const link = element("PredecessorLink", { PredecessorUID: uid, Type: number, LinkLag: number, LagFormat: format, CrossProject: flag });
const attribute = element("ExtendedAttribute", { FieldID: uid, Value: fc.oneof(someText, duration, instant, number) });
const baseline = element("Baseline", { Number: number, Start: instant, Finish: instant, Work: duration, Cost: number });
const task = element("Task", {
  UID: uid, ID: number, Name: someText, IsNull: flag, OutlineLevel: number, Summary: flag, Milestone: flag, Manual: flag, Active: flag, Start: instant, Finish: instant, Duration: duration,
  DurationFormat: format, PercentComplete: number, ActualStart: instant, ActualFinish: instant, RemainingDuration: duration, Stop: instant, Resume: instant, ConstraintType: number,
  ConstraintDate: instant, Deadline: instant, CalendarUID: uid, Priority: number, LevelingDelay: number, FixedCost: number, Notes: someText, HyperlinkAddress: someText,
  PredecessorLink: many(link, 2), ExtendedAttribute: many(attribute, 2), Baseline: many(baseline, 2),
});
const assignment = element("Assignment", { TaskUID: uid, ResourceUID: uid, Units: number, Work: duration, Cost: number, WorkContour: number, OvertimeWork: duration, Delay: number, Start: instant, Finish: instant });
const definition = element("ExtendedAttribute", { FieldID: uid, FieldName: fc.constantFrom("Text1", "Date2", "Duration3", "Cost4", "Flag5", "Number6", ""), Alias: someText });

const project = element("Project", {
  Title: someText, StartDate: instant, FinishDate: instant, ScheduleFromStart: flag, MinutesPerDay: number, MinutesPerWeek: number, CriticalSlackLimit: number, CurrencyCode: someText,
  HonorConstraints: flag, StatusDate: instant, CalendarUID: uid, Calendars: inside("Calendars", many(calendar, 3)), ExtendedAttributes: inside("ExtendedAttributes", many(definition, 3)),
  Tasks: inside("Tasks", many(task, 5)), Resources: inside("Resources", many(resource, 3)), Assignments: inside("Assignments", many(assignment, 4)),
});

describe("a project file of any content", () => {
  it("becomes a plan whose form is right, the same each time", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(project, (xml) => {
        const imported = importMspdi(xml);
        if (imported.kind === "refused") assert.fail(imported.message);
        const wrong = readPlan(imported.text).problems.filter(({ code, severity }) => severity === "error" && code !== "dependency-cycle");
        assert.deepEqual(wrong.map(({ code, message }) => `${code}: ${message}`), [], imported.text);
        assert.deepEqual(importMspdi(xml), imported);
        for (const note of imported.notes) assert.doesNotMatch(note, /NaN|undefined|Infinity/);
      }),
      { numRuns: 60 },
    );
  });
});
