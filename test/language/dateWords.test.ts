import assert from "node:assert/strict";
import fc from "fast-check";
import { dayNumber } from "../../src/core/calendar/civil";
import { readDateWords, dateWordsAtStart, writeDate, type DateWordsOptions } from "../../src/language/dateWords";

/** A Wednesday. */
const TODAY = dayNumber(2026, 2, 4);

function read(text: string, options?: DateWordsOptions, today = TODAY): string | undefined {
  const date = readDateWords(text, today, options);
  return date === undefined ? undefined : writeDate(date);
}

describe("dates in words", () => {
  const cases: Record<string, string | undefined> = {
    "today": "2026-02-04", "now": "2026-02-04", "Tomorrow": "2026-02-05", "tmr": "2026-02-05", "yesterday": "2026-02-03",
    "day after tomorrow": "2026-02-06", "the day after tomorrow": "2026-02-06",
    "fri": "2026-02-06", "Friday": "2026-02-06", "on fri": "2026-02-06", "thurs": "2026-02-05", "tue": "2026-02-10", "wed": "2026-02-11", "mon": "2026-02-09",
    "this fri": "2026-02-06", "this monday": "2026-02-02", "next friday": "2026-02-13", "next  Mon": "2026-02-09", "last friday": "2026-01-30", "last wed": "2026-01-28",
    "in 2 weeks": "2026-02-18", "in 3 days": "2026-02-07", "in a month": "2026-03-04", "in 3d": "2026-02-07", "in 2w": "2026-02-18", "in 1 mo": "2026-03-04",
    "2 weeks from now": "2026-02-18", "a week from today": "2026-02-11", "3 days ago": "2026-02-01", "a year ago": "2025-02-04", "in 11 months": "2027-01-04", "in a year": "2027-02-04",
    "12 mar": "2026-03-12", "12 March": "2026-03-12", "mar 12": "2026-03-12", "March 12th": "2026-03-12", "12th of march": "2026-03-12", "the 12th of March": "2026-03-12",
    "12. mar": "2026-03-12", "12mar": "2026-03-12", "4 feb": "2026-02-04", "3 feb": "2027-02-03", "12 jan": "2027-01-12", "12 jan 2026": "2026-01-12", "Jan 12, 2026": "2026-01-12",
    "29 feb": "2028-02-29", "30 feb": undefined, "31 apr": undefined, "0 mar": undefined, "32 mar": undefined, "sept 1": "2026-09-01", "1 may": "2026-05-01",
    "15th": "2026-02-15", "the 3rd": "2026-03-03", "31st": "2026-03-31", "32nd": undefined,
    "2026-03-05": "2026-03-05", "2026-3-5": "2026-03-05", "2026/03/05": "2026-03-05", "2026.03.05": "2026-03-05", "2026-02-30": undefined, "2026-13-01": undefined,
    "5.3.2026": "2026-03-05", "5.3.": "2026-03-05", "12-24": "2026-12-24", "01-04": "2027-01-04", "5/3": undefined,
    "week": "2026-02-06", "this week": "2026-02-06", "next week": "2026-02-13", "end of week": "2026-02-06", "eow": "2026-02-06", "start of next week": "2026-02-09",
    "end of next week": "2026-02-13", "the end of the week": "2026-02-06",
    "end of month": "2026-02-28", "eom": "2026-02-28", "end of the month": "2026-02-28", "next month": "2026-03-31", "start of next month": "2026-03-01", "beginning of next month": "2026-03-01",
    "march": "2026-03-31", "end of march": "2026-03-31", "end march": "2026-03-31", "start of march": "2026-03-01", "last day of march": "2026-03-31", "mid march": "2026-03-16", "mid-march": "2026-03-16",
    "middle of march": "2026-03-16", "feb": "2026-02-28", "jan": "2027-01-31", "jan 2026": "2026-01-31", "march 2027": "2027-03-31", "may": "2026-05-31",
    "q2": "2026-06-30", "end of q2": "2026-06-30", "start of q2": "2026-04-01", "q1": "2026-03-31", "q2 2027": "2027-06-30", "2027 q2": "2027-06-30", "2027-Q2": "2027-06-30", "q2/2027": "2027-06-30",
    "eoq": "2026-03-31", "end of quarter": "2026-03-31", "next quarter": "2026-06-30", "q5": undefined,
    "eoy": "2026-12-31", "end of year": "2026-12-31", "end of 2027": "2027-12-31", "next year": "2027-12-31", "start of next year": "2027-01-01", "2027": "2027-12-31",
    "week 12": "2026-03-20", "w12": "2026-03-20", "cw 12": "2026-03-20", "2027-W12": "2027-03-26", "start of week 12": "2026-03-16", "week 53": "2027-01-01", "week 54": undefined, "w0": undefined, "w5": "2027-02-05",
    "fri 14:30": "2026-02-06 14:30", "fri at 9:00": "2026-02-06 09:00", "2026-03-05T14:30": "2026-03-05 14:30", "tomorrow 24:00": "2026-02-05 24:00", "fri 25:00": undefined, "fri 9:75": undefined, "14:30": undefined,
    "": undefined, " ": undefined, "soon": undefined, "friend": undefined, "monitor": undefined, "marching": undefined, "in 2": undefined, "in weeks": undefined, "fri fri": undefined,
    "5": undefined, "the": undefined, "end of": undefined, "end": undefined, "endmarch": undefined, "next": undefined, "in 9999 years": undefined, "eox": undefined,
  };
  for (const [words, day] of Object.entries(cases)) it(`${JSON.stringify(words)} is ${day ?? "none"}`, () => { assert.equal(read(words), day); });

  const starts: Record<string, string> = {
    "next week": "2026-02-09", "march": "2026-03-01", "q2": "2026-04-01", "next month": "2026-03-01", "2027": "2027-01-01", "end of march": "2026-03-31", "fri": "2026-02-06", "w12": "2026-03-16",
  };
  for (const [words, day] of Object.entries(starts)) it(`to begin: ${words} is ${day}`, () => { assert.equal(read(words, { edge: "start" }), day); });

  const backs: Record<string, string> = {
    "fri": "2026-01-30", "wed": "2026-02-04", "12 mar": "2025-03-12", "12 jan": "2026-01-12", "4 feb": "2026-02-04", "15th": "2026-01-15", "3rd": "2026-02-03", "march": "2025-03-31", "jan": "2026-01-31",
    "29 feb": "2024-02-29", "q1": "2026-03-31", "q4": "2025-12-31", "tomorrow": "2026-02-05",
  };
  for (const [words, day] of Object.entries(backs)) it(`looking back: ${words} is ${day}`, () => { assert.equal(read(words, { direction: "back" }), day); });

  it("keep the day of the month, or take its last", () => {
    assert.equal(read("in a month", {}, dayNumber(2026, 1, 31)), "2026-02-28");
    assert.equal(read("in a year", {}, dayNumber(2028, 2, 29)), "2029-02-28");
    assert.equal(read("31st", {}, dayNumber(2026, 4, 30)), "2026-05-31");
  });

  it("cross the turn of the year", () => {
    const today = dayNumber(2026, 12, 30);
    assert.equal(read("fri", {}, today), "2027-01-01");
    assert.equal(read("next month", {}, today), "2027-01-31");
    assert.equal(read("next quarter", {}, today), "2027-03-31");
    assert.equal(read("15th", {}, today), "2027-01-15");
    assert.equal(read("1 jan", {}, today), "2027-01-01");
  });

  const prefixes: Record<string, readonly [day: string, rest: string] | undefined> = {
    "fri #backend": ["2026-02-06", " #backend"], "next friday p700": ["2026-02-13", " p700"], "12 mar 2026, then": ["2026-03-12", ", then"], "in 2 weeks": ["2026-02-18", ""],
    "12 mar at 14:30 @ana": ["2026-03-12 14:30", " @ana"], "end of q2 2027 @ana": ["2027-06-30", " @ana"], "mar 12 tasks": ["2026-03-12", " tasks"], "soon fri": undefined, "": undefined,
    "the last day of the next month at 14:30 x": ["2026-03-31 14:30", " x"],
  };
  for (const [text, expected] of Object.entries(prefixes)) {
    it(`the longest date in ${JSON.stringify(text)}`, () => {
      const found = dateWordsAtStart(text, TODAY);
      assert.deepEqual(found === undefined ? undefined : [writeDate(found.date), text.slice(found.end)], expected);
    });
  }

  it("say what a date says, whatever the day", () => {
    fc.assert(fc.property(fc.integer({ min: dayNumber(1900, 1, 1), max: dayNumber(2200, 1, 1) }), fc.integer({ min: dayNumber(1000, 1, 1), max: dayNumber(9999, 12, 31) }), (today, day) => {
      assert.equal(readDateWords(writeDate({ day }), today)?.day, day);
      const soon = readDateWords("fri", today)?.day ?? 0;
      assert.ok(soon > today && soon <= today + 7);
      assert.ok((readDateWords("next monday", today)?.day ?? 0) > today);
      assert.ok((readDateWords("end of month", today)?.day ?? 0) >= today);
      assert.ok((readDateWords("march", today)?.day ?? 0) >= today);
      assert.ok((readDateWords("fri", today, { direction: "back" })?.day ?? Infinity) <= today);
    }));
  });

  it("never throw", () => {
    const word = fc.oneof(fc.string(), fc.constantFrom("next", "end", "of", "the", "q2", "12", "mar", "in", "at", "14:30", "w53", "9999", "2026", "week", "friday", "eo", "last day"));
    fc.assert(fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: -800_000, max: 3_000_000 }), (words, today) => {
      const text = words.join(" ");
      readDateWords(text, today);
      const found = dateWordsAtStart(text, today, { direction: "back", edge: "start" });
      assert.ok(found === undefined || (found.end > 0 && found.end <= text.length));
    }));
  });
});
