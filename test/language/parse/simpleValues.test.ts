import { deepEqual, equal } from "node:assert/strict";
import { dayNumber } from "../../../src/core/calendar/civil";
import { checkRead, checkRefused, readValue } from "./support/oneValue";

const day = (text: string) => {
  const [y = 0, m = 0, d = 0] = text.split("-").map(Number);
  return dayNumber(y, m, d);
};
const time = (minutes = 0, days = 0, weeks = 0, months = 0, elapsed = false) => ({ minutes, days, weeks, months, elapsed });

function reads(path: string, table: readonly (readonly [text: string, value: unknown])[]): void {
  for (const [text, value] of table) {
    it(`${path}: ${text}`, () => {
      checkRead(path, text, value);
    });
  }
}

function refuses(path: string, table: readonly (string | readonly [text: string, better: string])[]): void {
  for (const row of table) {
    const [text, better] = typeof row === "string" ? [row, undefined] : row;
    it(`${path}: ${text} is refused${better === undefined ? "" : `, ${better} offered`}`, () => {
      checkRefused(path, text, better);
    });
  }
}

describe("text keeps what the author wrote", () => {
  reads("title", [
    ["yes", "yes"], ["1.10", "1.10"], ["null", "null"], ["~", "~"], ["2026-01-05", "2026-01-05"], ["true", "true"], ["0x1f", "0x1f"], ["1e3", "1e3"],
    ["\"a: b\"", "a: b"], ["'it''s'", "it's"], ["\"tab\\t\"", "tab\t"], ["two  words", "two  words"], ["a:b", "a:b"], ["http://x.org/#y", "http://x.org/#y"],
    ["50%", "50%"], [".5", ".5"], ["-x", "-x"], ["ünï", "ünï"], ["Fix # see below", "Fix"], ["C#", "C#"], ["a#b", "a#b"],
  ]);
  it("reads blocks of text without the last line breaks", () => {
    equal(readValue("notes", "|\n      one\n      two\n\n").value, "one\ntwo");
    equal(readValue("notes", ">-\n      one\n      two").value, "one two");
    equal(readValue("notes", "one\n      two").value, "one two");
  });
  refuses("title", ["\"\"", "[a]", "{a: b}", "", "!important x"]);
});

describe("dates", () => {
  reads("due", [
    ["2026-03-05", { day: day("2026-03-05") }], ["2026-03-05 14:30", { day: day("2026-03-05"), minute: 870 }], ["2026-03-05T14:30", { day: day("2026-03-05"), minute: 870 }],
    ["2026-03-05 24:00", { day: day("2026-03-05"), minute: 1440 }], ["2026-03-05 00:00", { day: day("2026-03-05"), minute: 0 }], ["2024-02-29", { day: day("2024-02-29") }],
    ["\"2026-03-05\"", { day: day("2026-03-05") }], ["1970-01-01", { day: 0 }], ["1969-12-31", { day: -1 }],
  ]);
  refuses("due", [
    ["2026-02-30", "2026-02-28"], ["2025-02-29", "2025-02-28"], ["2026-04-31", "2026-04-30"], ["2026-3-5", "2026-03-05"], ["2026/03/05", "2026-03-05"], ["05.03.2026", "2026-03-05"],
    ["2026-03-05 9:00", "2026-03-05 09:00"], ["2026-03-05T14:30:00Z", "2026-03-05 14:30"], "2026-13-01", "2026-00-10", ["2026-01-00", "2026-01-31"], "2026-03-05 24:01", "2026-03-05 12:60",
    "tomorrow", "2026-03", "20260305", "[2026-03-05]", "{a: 1}", "none",
  ]);
  reads("plan.as-of", [["none", "none"], ["2026-02-02", { day: day("2026-02-02") }]]);
  refuses("plan.as-of", ["today", "None"]);
});

describe("spans of dates", () => {
  reads("people.available", [
    ["2026-03-01..2026-06-30", { from: { day: day("2026-03-01") }, to: { day: day("2026-06-30") } }], ["2026-03-01..", { from: { day: day("2026-03-01") } }],
    ["..2026-06-30", { to: { day: day("2026-06-30") } }], ["2026-03-01", { from: { day: day("2026-03-01") }, to: { day: day("2026-03-01") } }],
    ["2026-03-01 09:00..2026-03-01 12:00", { from: { day: day("2026-03-01"), minute: 540 }, to: { day: day("2026-03-01"), minute: 720 } }],
  ]);
  refuses("people.available", [["2026-06-30..2026-03-01", "2026-03-01..2026-06-30"], "..", ["2026-3-1..", "2026-03-01.."], "12-24..12-26", "2026-03-01 - 2026-04-01"]);
});

describe("durations", () => {
  reads("remaining", [
    ["30m", time(30)], ["4h", time(240)], ["3d", time(0, 3)], ["2w", time(0, 0, 2)], ["1mo", time(0, 0, 0, 1)], ["1w 2d", time(0, 2, 1)], ["1.5d", time(0, 1.5)], ["0d", time()],
    ["90em", time(90, 0, 0, 0, true)], ["8eh", time(480, 0, 0, 0, true)], ["3ed", time(4320, 0, 0, 0, true)], ["2ew", time(20160, 0, 0, 0, true)], ["1ed 2eh", time(1560, 0, 0, 0, true)],
    ["1d 2d", time(0, 3)], ["1w  2d", time(0, 2, 1)],
  ]);
  refuses("remaining", [
    ["5", "5d"], ["5 days", "5d"], ["5 d", "5d"], ["2 weeks 1 day", "2w 1d"], ["1,5d", "1.5d"], ["3D", "3d"], ["1 month", "1mo"], "1d 2eh", "-3d", "d", "3x", "3d-", "1e3d", "12345678d", "NaNd", "3d..5d", "[3d]",
  ]);
});

describe("estimates", () => {
  reads("effort", [
    ["5d", { kind: "single", likely: time(0, 5) }], ["3d..8d", { kind: "range", low: time(0, 3), high: time(0, 8) }],
    ["3d/5d/12d", { kind: "three-point", low: time(0, 3), likely: time(0, 5), high: time(0, 12) }], ["4h..1d", { kind: "range", low: time(240), high: time(0, 1) }],
    ["1w 2d..2w", { kind: "range", low: time(0, 2, 1), high: time(0, 0, 2) }], ["3d / 5d / 8d", { kind: "three-point", low: time(0, 3), likely: time(0, 5), high: time(0, 8) }], ["3d..3d", { kind: "range", low: time(0, 3), high: time(0, 3) }],
  ]);
  refuses("effort", [["8d..3d", "3d..8d"], ["5d/3d/12d", "3d/5d/12d"], "3d/5d", "1d..2d..3d", "1d/2d/3d/4d", ["5 days..8 days", "5d..8d"], "..5d", ["3ed", "3d"], "", "5d/", "lots"]);
  reads("duration", [["3ed", { kind: "single", likely: time(4320, 0, 0, 0, true) }], ["2ed..4ed", { kind: "range", low: time(2880, 0, 0, 0, true), high: time(5760, 0, 0, 0, true) }]]);
  refuses("duration", ["2d..4ed"]);
});

describe("numbers, shares and words", () => {
  reads("points", [["5", 5], ["0", 0], ["1.10", 1.1], [".5", 0.5]]);
  refuses("points", ["-1", "1e3", "0x1f", ".nan", ".inf", "99999999999999999999999999", "five", ["1,000", "1000"]]);
  reads("priority", [["0", 0], ["1000", 1000], ["500", 500]]);
  refuses("priority", [["1001", "1000"], ["-1", "0"], "1.5", "high"]);
  reads("done", [["0%", 0], ["40%", 0.4], ["100%", 1], ["12.5%", 0.125]]);
  refuses("done", [["101%", "100%"], ["0.4", "40%"], ["40", "40%"], ["40 %", "40%"], "-5%", "half"]);
  reads("milestone", [["true", true], ["false", false]]);
  refuses("milestone", [["yes", "true"], ["no", "false"], ["True", "true"], "maybe", ""]);
  reads("schedule", [["asap", "asap"], ["alap", "alap"], ["fixed", "fixed"]]);
  refuses("schedule", [["ASAP", "asap"], ["fix", "fixed"], "later"]);
  reads("plan.schedule", [["alap", "alap"]]);
  refuses("plan.schedule", ["fixed"]);
  reads("risks.probability", [["30%", 0.3], ["0.3", 0.3], ["1", 1], ["0", 0], ["likely", "likely"], ["almost-certain", "almost-certain"]]);
  refuses("risks.probability", [["130%", "100%"], ["30", "30%"], "-0.1", "100000"]);
});

describe("figures that are too long", () => {
  const cases: readonly (readonly [key: string, text: string, digits: number])[] = [
    ["effort", "99999999d", 7], ["after", "b +9999999999d", 7], ["after", "b +999999%", 5], ["cost", "99999999999999999999", 15], ["points", "9999999999999999", 15], ["people.rate", "99999999999999999999/h", 15],
  ];
  for (const [key, text, digits] of cases) it(`${key}: ${text}`, () => {
    const { problems } = readValue(key, text).snapshot;
    deepEqual(problems.map(({ message }) => message), [`\`${key.replace("people.", "")}\` takes figures of at most ${String(digits)} digits, not \`${text}\`.`]);
  });
});

describe("money and rates", () => {
  reads("cost", [["8000", { amount: 8000 }], ["8k", { amount: 8000 }], ["1.2m", { amount: 1_200_000 }], ["{travel: 800, licences: 2k}", { amount: 2800, byKind: { travel: 800, licences: 2000 } }], ["0", { amount: 0 }]]);
  refuses("cost", [["8,000", "8000"], ["8K", "8k"], ["€500", "500"], ["500 EUR", "500"], "-5", "[1, 2]", "much"]);
  reads("people.rate", [
    ["95/h", { steps: [{ value: { perTime: { amount: 95, per: time(60) } } }] }], ["700/d", { steps: [{ value: { perTime: { amount: 700, per: time(0, 1) } } }] }], ["300/use", { steps: [{ value: { perUse: 300 } }] }],
    ["[90/h, 50/use]", { steps: [{ value: { perTime: { amount: 90, per: time(60) }, perUse: 50 } }] }],
    ["{2026-03-02: 100/h, 2026-01-05: 90/h}", { steps: [{ from: { day: day("2026-01-05") }, value: { perTime: { amount: 90, per: time(60) } } }, { from: { day: day("2026-03-02") }, value: { perTime: { amount: 100, per: time(60) } } }] }],
  ]);
  refuses("people.rate", [["95", "95/h"], ["95/hour", "95/h"], "95/x", "[90/h, 80/d]", "[]", ["$95/h", "95/h"]]);
  reads("people.capacity", [["80%", { steps: [{ value: 0.8 }] }], ["{2026-01-05: 50%}", { steps: [{ from: { day: day("2026-01-05") }, value: 0.5 }] }]]);
  refuses("people.capacity", [["0.8", "80%"], ["80", "80%"]]);
  it("reads impact costs as ranges", () => {
    deepEqual((readValue("risks.impact", "{cost: 5k..12k, time: 5d}").value as { cost: unknown }).cost, [5000, 12_000]);
  });
});
