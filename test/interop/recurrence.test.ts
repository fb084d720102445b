import assert from "node:assert/strict";
import { civilDate, dayNumber } from "../../src/core/calendar/civil";
import type { MspdiRecurrence } from "../../src/interop/mspdi/project";
import { exceptionRank, expandRecurrence } from "../../src/interop/mspdi/recurrence";
import { readProject } from "../../src/interop/mspdi/readProject";
import { readXml } from "../../src/interop/mspdi/xml";
import { createCalendarTable } from "../../src/interop/mspdi/workingTime";
import { collectionFolder, NOT_RUN, readCollection, say } from "./support/microsoftProjectFiles";

function day(text: string): number {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  return dayNumber(year, month, date);
}

function dayText(at: number): string {
  const { year, month, day: date } = civilDate(at);
  return [String(year), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}

const NONE = { name: "", hours: [], occurrences: 0, byOccurrences: false, period: 1, daysOfWeek: 0, monthItem: 0, monthPosition: 0, month: 0, monthDay: 1 };

function checkDates(from: string, to: string, how: Partial<MspdiRecurrence>, expected: readonly string[]): void {
  const spans = expandRecurrence({ ...NONE, type: 1, ...how, from: day(from), to: day(to) });
  const dates = spans.map((span) => (span.from === span.to ? dayText(span.from) : `${dayText(span.from)}..${dayText(span.to)}`));
  assert.deepEqual(dates, expected);
}

describe("recurring exceptions of Microsoft Project", () => {
  it("daily is one span", () => checkDates("2000-01-01", "2000-01-03", { type: 1 }, ["2000-01-01..2000-01-03"]));
  it("every three days", () => checkDates("2000-02-01", "2000-02-10", { type: 7, period: 3 }, ["2000-02-01", "2000-02-04", "2000-02-07", "2000-02-10"]));
  it("weeks begin on Sunday", () => checkDates("2001-01-01", "2001-04-08", { type: 6, period: 7, daysOfWeek: 1 }, ["2001-02-18", "2001-04-08"]));
  it("several days of a week", () => checkDates("2001-01-02", "2001-01-12", { type: 6, daysOfWeek: 2 + 16 }, ["2001-01-04", "2001-01-08", "2001-01-11"]));
  it("the second Friday every other month", () =>
    checkDates("2002-01-01", "2002-06-01", { type: 5, period: 2, monthItem: 8, monthPosition: 1 }, ["2002-01-11", "2002-03-08", "2002-05-10"]));
  it("the last weekday of a month", () => checkDates("2026-01-01", "2026-02-28", { type: 5, monthItem: 1, monthPosition: 4 }, ["2026-01-30", "2026-02-27"]));
  it("the 31st of a short month is its last day", () => checkDates("2026-01-31", "2026-03-31", { type: 4, monthDay: 31 }, ["2026-01-31", "2026-02-28", "2026-03-31"]));
  it("yearly on a date", () => checkDates("2005-01-01", "2007-02-01", { type: 2, month: 1, monthDay: 1 }, ["2005-02-01", "2006-02-01", "2007-02-01"]));
  it("yearly on the first Tuesday of March", () => checkDates("2004-03-10", "2006-12-31", { type: 3, month: 2, monthItem: 5 }, ["2005-03-01", "2006-03-07"]));
  it("a number of occurrences ends it", () => checkDates("2000-01-01", "2049-12-31", { type: 7, period: 1, byOccurrences: true, occurrences: 2 }, ["2000-01-01", "2000-01-02"]));

  it("ends, whatever the file says", () => {
    const from = day("1984-01-01");
    for (const type of [1, 2, 3, 4, 5, 6, 7, 8, 9, 77]) {
      const spans = expandRecurrence({ ...NONE, type, from, to: day("9999-12-31"), byOccurrences: true, occurrences: 1e9, monthItem: 99, monthPosition: -3 });
      assert.ok(spans.length <= 2000, `type ${String(type)} gave ${String(spans.length)}`);
    }
  });

  it("a single date is stronger than yearly, monthly and weekly ones, in this order", () => {
    const rank = (type: number, to = 10): number => exceptionRank({ ...NONE, type, from: 0, to });
    assert.ok(rank(6) < rank(5) && rank(5) < rank(2) && rank(2) < rank(7) && rank(7) < rank(1) && rank(1) < rank(6, 0));
  });

  it("agrees with Microsoft Project's own expansion", function () {
    const folder = collectionFolder();
    if (folder === undefined) {
      say(NOT_RUN);
      return;
    }
    for (const version of ["2007", "2013"]) {
      const file = readCollection(folder).find(({ name }) => name.endsWith(`calendar-recurring-exceptions-project${version}-mspdi.xml`));
      const xml = readXml(file?.xml ?? "", { maxLength: 1e7, maxDepth: 64, skip: new Set() });
      assert.equal(xml.kind, "read");
      if (xml.kind !== "read") return;
      const calendar = readProject(xml.root).calendars[0];
      assert.ok(calendar !== undefined);
      const text = (spans: readonly { from: number; to: number; hours: readonly unknown[] }[]): string[] =>
        spans.map(({ from, to, hours }) => `${dayText(from)}..${dayText(to)} ${JSON.stringify(hours)}`).sort();
      // Two of them fall on one day; the calendar keeps one, as Microsoft Project does.
      const own = text(createCalendarTable([calendar])(calendar.uid).own);
      assert.equal(own.length, 138);
      assert.deepEqual(own, text(calendar.dated));
    }
  });
});
