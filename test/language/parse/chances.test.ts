import { deepEqual, equal } from "node:assert/strict";
import { dayNumber } from "../../../src/core/calendar/civil";
import { checkRead, checkRefused, readValue, withoutPlaces } from "./support/oneValue";

const time = (days = 0, minutes = 0) => ({ minutes, days, weeks: 0, months: 0, elapsed: false });
const span = (from: readonly [number, number, number], to: readonly [number, number, number]) => ({ from: { day: dayNumber(...from) }, to: { day: dayNumber(...to) } });

function reads(path: string, table: readonly (readonly [text: string, value: unknown])[]): void {
  for (const [text, value] of table) it(`${path}: ${text}`, () => { checkRead(path, text, value); });
}

function refuses(path: string, ...texts: readonly (string | readonly [text: string, better: string])[]): void {
  for (const row of texts) {
    const [text, better] = typeof row === "string" ? [row, undefined] : row;
    it(`${path}: ${text} is refused`, () => { checkRefused(path, text, better); });
  }
}

describe("shapes of estimates", () => {
  for (const path of ["plan.distribution", "distribution"]) {
    reads(path, [
      ["triangular", { threePoint: "triangular", range: "triangular" }],
      ["pert-beta", { threePoint: "pert-beta" }],
      ["{three-point: lognormal, range: uniform}", { threePoint: "lognormal", range: "uniform" }],
      ["{lambda: 6}", { lambda: 6 }],
    ]);
    refuses(path, "normal", ["lognormel", "lognormal"], "[triangular]");
  }
  it("a range has no PERT-beta, a weight no sign, and the rest counts", () => {
    const { value, problems } = readValue("distribution", "{range: pert-beta, lambda: -1, three-point: uniform}");
    deepEqual(withoutPlaces(value), { threePoint: "uniform" });
    equal(problems.length, 2);
  });
});

describe("spreads", () => {
  const usual = { low: -0.1, likely: 0, high: 0.3 };
  reads("spread", [
    ["-10%..+30%", usual], ["-10% .. 30%", usual], ["-10%/+5%/+30%", { low: -0.1, likely: 0.05, high: 0.3 }], ["0%..+50%", { low: 0, likely: 0, high: 0.5 }], ["none", "none"],
    ["+10%/+20%/+40%", { low: 0.1, likely: 0.2, high: 0.4 }], ["-100%..+2000%", { low: -1, likely: 0, high: 20 }],
  ]);
  refuses("spread", "30%", "-10%/+30%/+20%", "+10%..+30%", "-30%..-10%", "-120%..+10%", "-10%..+2001%", "-10..30", "{default: -10%..+30%}", "-1%/0%/1%/2%");
  reads("plan.spread", [
    ["-10%..+30%", { default: usual }],
    ["{default: -10%..+30%, sizes: {2d: none, 4h: -10%..+30%}, tags: {research: -10%..+30%}}", {
      default: usual, sizes: [{ upTo: time(2), spread: "none" }, { upTo: time(0, 240), spread: usual }], tags: { research: usual },
    }],
  ]);
  it("of a size that is none are refused at it", () => {
    deepEqual(readValue("plan.spread", "{sizes: {small: -10%..+30%, 3ed: -10%..+30%}}").problems, ["invalid-value small", "invalid-value 3ed"]);
    deepEqual(readValue("plan.spread", "{sizes: {2d: -10%..+30%, 2d: none}}").problems, ["duplicate-key 2d"]);
  });
});

describe("pairs that go together", () => {
  for (const [text, wrong] of [["a b 2", "a b 2 -> a b 1"], ["a b", "a b"], ["a a 0.5", "a a 0.5"], ["a b 30%", "a b 30%"], ["a b c 0.3", "a b c 0.3"]] as const) {
    it(`${text} is refused`, () => { deepEqual(readValue("plan.correlation", `{pairs: [${text}]}`).problems, [`invalid-value ${wrong}`]); });
  }
  it("stand each at its place", () => {
    const { value } = readValue("plan.correlation", "{pairs: [aa bb 0.5]}");
    const [pair] = (value as { pairs: readonly { first: { at: { start: number; end: number } }; second: { at: { start: number } } }[] }).pairs;
    equal((pair?.second.at.start ?? 0) - (pair?.first.at.start ?? 0), 3);
    equal((pair?.first.at.end ?? 0) - (pair?.first.at.start ?? 0), 2);
  });
});

describe("lost days and absence", () => {
  reads("calendars.lost-days", [
    ["{2026-12-01..2027-02-28: 20%}", [{ span: span([2026, 12, 1], [2027, 2, 28]), chance: 0.2 }]],
    ["{12-01..02-28: 5%}", [{ span: { ...span([2000, 12, 1], [2000, 2, 28]), yearly: true }, chance: 0.05 }]],
  ]);
  it("are refused one by one", () => {
    deepEqual(readValue("calendars.lost-days", "{winter: 20%, 2026-01-05: 120%, 2026-01-06: 10%}").problems, ["invalid-value winter", "invalid-value 120% -> 100%"]);
  });
  refuses("calendars.lost-days", "20%", "[2026-01-05]");
  reads("people.absence", [["5%", { share: 0.05 }], ["{share: 5%, spell: 7}", { share: 0.05, spell: 7 }], ["{days: 12.5}", { days: 12.5 }]]);
  refuses("people.absence", "12d", ["95%", "90%"]);
  it("is a share or days, not both", () => { deepEqual(readValue("people.absence", "{share: 5%, days: 12}").problems, ["conflicting-keys days"]); });
});

describe("outcomes and conditions", () => {
  reads("outcomes", [["{passed: 80%, failed: 20%}", { passed: 0.8, failed: 0.2 }], ["{a: 30%, b: 30%, c: 30%, d: 10%}", { a: 0.3, b: 0.3, c: 0.3, d: 0.1 }]]);
  refuses("outcomes", "{passed: 80%, failed: 30%}", "50%");
  it("name one word each, with a share", () => { deepEqual(readValue("outcomes", "{it works: 10%, b: 110%, c: 20%}").problems, ["invalid-value it works", "invalid-value 110% -> 100%"]); });
  it("if: test failed", () => {
    const { value, problems } = readValue("only-if", "x");
    deepEqual([value, problems], [undefined, ["unknown-key only-if"]]);
    const read = readValue("if", "[test failed, core/test passed]");
    deepEqual(read.problems, []);
    const task = read.snapshot.plans[0]?.tasks[0]?.item;
    deepEqual(withoutPlaces(task?.onlyIf), [{ task: { id: "test" }, outcome: "failed" }, { task: { plan: "core", id: "test" }, outcome: "passed" }]);
  });
  refuses("if", "test", "test failed badly", "{test: failed}");
});

describe("impacts that are shares", () => {
  const impact = (text: string): unknown => withoutPlaces(readValue("risks.impact", text).value);
  it("are read beside durations and money", () => {
    deepEqual(impact("{time: 20%, cost: 5%..10%}"), { time: { kind: "share", likely: 0.2 }, cost: { kind: "share-range", low: 0.05, high: 0.1 } });
    deepEqual(impact("{time: 10%/20%/40%, cost: 5k}"), { time: { kind: "share-points", low: 0.1, likely: 0.2, high: 0.4 }, cost: [5000, 5000] });
  });
  it("go up, and are no more than can be", () => {
    deepEqual(readValue("risks.impact", "{time: 40%/20%/10%}").problems, ["invalid-value 40%/20%/10%"]);
    deepEqual(readValue("risks.impact", "{time: 10%/20%}").problems, ["invalid-value 10%/20%"]);
    deepEqual(readValue("risks.impact", "{cost: 3000%}").problems, ["invalid-value 3000%"]);
    deepEqual(readValue("risks.impact", "{time: 5d/3d/9d, cost: 8k..2k}").problems, ["invalid-value 5d/3d/9d -> 3d/5d/9d", "invalid-value 8k..2k -> 2k..8k"]);
  });
});
