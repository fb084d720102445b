import { checkRead, checkRefused } from "./support/oneValue";
import { dayNumber } from "../../../src/core/calendar/civil";

const time = (minutes = 0, days = 0, weeks = 0, months = 0, elapsed = false) => ({ minutes, days, weeks, months, elapsed });
const id = (name: string) => ({ id: name });
const all = { choose: "all" };
const lag = (sign: number, duration: unknown) => ({ kind: "time", sign, duration });

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

describe("dependencies", () => {
  reads("after", [
    ["schema", [{ on: id("schema"), type: "FS" }]], ["schema FS", [{ on: id("schema"), type: "FS" }]], ["schema +2d", [{ on: id("schema"), type: "FS", lag: lag(1, time(0, 2)) }]],
    ["schema -2d", [{ on: id("schema"), type: "FS", lag: lag(-1, time(0, 2)) }]], ["a SS+3d", [{ on: id("a"), type: "SS", lag: lag(1, time(0, 3)) }]], ["a SS +3d", [{ on: id("a"), type: "SS", lag: lag(1, time(0, 3)) }]],
    ["spec FF-50%", [{ on: id("spec"), type: "FF", lag: { kind: "percent", percent: -50 } }]], ["a SF", [{ on: id("a"), type: "SF" }]], ["core/release-1 FS+1ew", [{ on: { plan: "core", id: "release-1" }, type: "FS", lag: lag(1, time(10_080, 0, 0, 0, true)) }]],
    ["schema-2d", [{ on: id("schema-2d"), type: "FS" }]], ["a.b", [{ on: id("a.b"), type: "FS" }]], ["[a, b SS]", [{ on: id("a"), type: "FS" }, { on: id("b"), type: "SS" }]], ["[]", []], ["a +1.5d", [{ on: id("a"), type: "FS", lag: lag(1, time(0, 1.5)) }]],
  ]);
  refuses("after", [["a ss", "a SS"], ["schema+2d", "schema +2d"], ["a SS+3 days", "a SS+3d"], "a b", "a SS+1d 2d", "a XX", "1a", "a/b/c", "-a", "{a: SS}", "a +", ["a +2", "a +2d"]]);
});

describe("assignments", () => {
  reads("who", [
    ["ana", [{ ...all, of: [id("ana")] }]], ["ana 50%", [{ ...all, of: [id("ana")], share: 0.5 }]], ["ana 3d", [{ ...all, of: [id("ana")], part: time(0, 3) }]], ["ana 50% 3d", [{ ...all, of: [id("ana")], share: 0.5, part: time(0, 3) }]],
    ["[ana, ben 50%]", [{ ...all, of: [id("ana")] }, { ...all, of: [id("ben")], share: 0.5 }]], ["any of ana ben", [{ choose: 1, of: [id("ana"), id("ben")] }]], ["any of ana ben 50%", [{ choose: 1, of: [id("ana"), id("ben")], share: 0.5 }]],
    ["2 of core", [{ choose: 2, of: [id("core")] }]], ["role backend", [{ choose: 1, of: [], role: "backend" }]], ["role backend 50%", [{ choose: 1, of: [], role: "backend", share: 0.5 }]], ["2 of role backend 50%", [{ choose: 2, of: [], role: "backend", share: 0.5 }]],
    ["ana 200%", [{ ...all, of: [id("ana")], share: 2 }]],
  ]);
  refuses("who", [["ana ben", "[ana, ben]"], ["\"@ana\"", "\"ana\""], ["\"ana, ben\"", "[ana, ben]"], ["ana, ben 50%", "[ana, ben 50%]"], "\"any of ana, ben\"", "0 of core", "any of", "role", "ana 50% 60%", "ana 0%", "ana 3ed", "50%", "{ana: 50%}"]);
});

describe("weeks, holidays and working days", () => {
  const nine = [[540, 1020]];
  const off: unknown[] = [];
  reads("calendars.week", [
    ["{mon-fri: 09:00-17:00}", [nine, nine, nine, nine, nine, off, off]], ["{mon-fri: 09:00-17:00, wed: 09:00-12:00 13:00-24:00}", [nine, nine, [[540, 720], [780, 1440]], nine, nine, off, off]],
    ["{sat-tue: 09:00-17:00}", [nine, nine, off, off, off, nine, nine]], ["{}", [off, off, off, off, off, off, off]], ["{mon: 00:00-24:00}", [[[0, 1440]], off, off, off, off, off, off]],
  ]);
  const day = dayNumber(2026, 5, 1);
  reads("calendars.holidays", [
    ["{2026-05-01: Labour Day}", [{ span: { from: { day }, to: { day } }, name: "Labour Day" }]],
    ["{12-24..12-26: Christmas}", [{ span: { from: { day: dayNumber(2000, 12, 24) }, to: { day: dayNumber(2000, 12, 26) }, yearly: true }, name: "Christmas" }]],
    ["{02-29: Leap}", [{ span: { from: { day: dayNumber(2000, 2, 29) }, to: { day: dayNumber(2000, 2, 29) }, yearly: true }, name: "Leap" }]],
  ]);
  refuses("calendars.week", ["09:00-17:00", "[mon]"]);
  refuses("calendars.holidays", ["2026-05-01", "[2026-05-01]"]);
  reads("calendars.working", [["{2026-05-01: 09:00-13:00}", [{ span: { from: { day }, to: { day } }, hours: [[540, 780]] }]], ["{2026-05-01..2026-05-02: {fri: 09:00-17:00}}", [{ span: { from: { day }, to: { day: day + 1 } }, hours: [off, off, off, off, nine, off, off] }]]]);
  reads("calendars.based-on", [["none", { none: true }], ["office", { calendar: id("office") }]]);
  reads("people.calendar", [["part-time", { steps: [{ value: id("part-time") }] }]]);
});

describe("repeats", () => {
  const week = { count: 1, unit: "week" };
  reads("repeat", [
    ["daily", { every: { count: 1, unit: "day" } }], ["weekly", { every: week }], ["weekly on mon at 10:00 until 2026-06-30", { every: week, weekdays: [0], at: 600, until: { day: dayNumber(2026, 6, 30) } }],
    ["every 2w x10", { every: { count: 2, unit: "week" }, times: 10 }], ["monthly on 15", { every: { count: 1, unit: "month" }, monthDay: 15 }], ["monthly on last fri", { every: { count: 1, unit: "month" }, monthDay: { nth: -1, weekday: 4 } }],
    ["weekly on mon wed fri", { every: week, weekdays: [0, 2, 4] }], ["every 3d", { every: { count: 3, unit: "day" } }], ["monthly on 2nd tue at 09:30 x3", { every: { count: 1, unit: "month" }, monthDay: { nth: 2, weekday: 1 }, at: 570, times: 3 }],
  ]);
  refuses("repeat", ["sometimes", "every", "every 0w", "monthly on 32", "weekly on 15", "daily on mon", "weekly until tomorrow", "weekly x0", "weekly at 25:00", "weekly until 2026-01-01 x3"]);
});

describe("spent, raci, teams, maps", () => {
  reads("spent", [["4d", { effort: time(0, 4) }], ["{ana: 3d, ben: 1d}", { byPerson: [{ person: id("ana"), effort: time(0, 3) }, { person: id("ben"), effort: time(0, 1) }] }], ["{effort: 4d, cost: 3200}", { effort: time(0, 4), cost: 3200 }]]);
  refuses("spent", ["4ed", "[4d]", ["4 days", "4d"]]);
  reads("raci", [["{r: ana, a: [ben, cai]}", { responsible: [id("ana")], accountable: [id("ben"), id("cai")], consulted: [], informed: [] }]]);
  reads("tags", [["[web, api]", ["web", "api"]], ["[]", []], ["[1.10, yes]", ["1.10", "yes"]]]);
  refuses("tags", [["web", "[web]"], "{web: 1}"]);
  reads("materials", [["{concrete: 40}", { concrete: 40 }]]);
  reads("fields", [["{area: A1, size: 3}", { area: "A1", size: "3" }]]);
  reads("allow", [["{missed-deadline: agreed}", { "missed-deadline": "agreed" }]]);
  reads("risks.affects", [["plan", [id("plan")]], ["[a, core/b]", [id("a"), { plan: "core", id: "b" }]]]);
  reads("plan.board", [["{todo: todo, qa: {is: review, limit: 3}}", [{ name: "todo", is: "todo" }, { name: "qa", is: "review", limit: 3 }]]]);
  reads("plan.prioritize", [["rice", "rice"], ["{formula: \"value / effort\"}", { formula: { text: "value / effort", kind: "number", expression: { is: "binary", operator: "/", left: { is: "name", name: "value" }, right: { is: "name", name: "effort" } } } }]]);
  reads("plan.sprints", [["{length: 2w, velocity: {web: 18}, sprint-3: {points: 19}}", { length: time(0, 0, 2), velocity: { web: 18 }, actual: { "sprint-3": { points: 19 } } }]]);
  reads("plan.baselines", [["{kickoff: {ref: abc}, signed: {file: s.csv}}", { kickoff: { ref: "abc" }, signed: { file: "s.csv" } }]]);
  reads("plan.checks", [["{ok: \"overload = 0\"}", { ok: { text: "overload = 0", kind: "truth", expression: { is: "binary", operator: "=", left: { is: "name", name: "overload" }, right: { is: "literal", text: "0", value: { kind: "number", amount: 0 } } } } }]]);
  reads("plan.risk-matrix", [["{levels: {low: 1, high: 9}, probability: {rare: 10%}}", { levels: { low: 1, high: 9 }, probability: { rare: 0.1 } }]]);
  reads("plan.correlation", [["0.3", 0.3]]);
  reads("plan.correlation", [
    ["{people: 0.3, tags: {backend: 0.5}}", { people: 0.3, tags: { backend: 0.5 } }],
    ["{pairs: [a b -0.4, c d 1]}", { pairs: [{ first: { id: "a" }, second: { id: "b" }, coefficient: -0.4 }, { first: { id: "c" }, second: { id: "d" }, coefficient: 1 }] }],
  ]);
  refuses("plan.correlation", ["2", "30%"]);
  refuses("plan.id", [["my plan", "my-plan"], ["plan", "plan-1"], "\"-\""]);
});
