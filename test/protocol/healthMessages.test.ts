import { equal } from "node:assert/strict";
import fc from "fast-check";
import { CHECK_NAMES } from "../../src/core/health/check";
import { healthData } from "../../src/core/view/health";
import { isHealthData, isHealthNote } from "../../src/protocol/healthMessages";
import { isViewChange } from "../../src/protocol/changeGuards";
import { NOW, scheduleOf } from "../core/view/support";

describe("the guard of the health's data", () => {
  const schedule = scheduleOf("plan: P\nstart: 2026-03-02\nas-of: none\ntasks: {a: {duration: 1d}, b: {duration: 1d, after: a -1h}, c: {duration: 1d}}\n");
  const data = healthData(schedule, { now: NOW, problems: [], fixesOf: () => ["Do it"] });
  const first = (part: object): unknown => ({ ...data, checks: data.checks.map((row, at) => (at === 0 ? { ...row, ...part } : row)) });
  const cases: readonly (readonly [what: string, data: unknown, fine: boolean])[] = [
    ["the data as it is", data, true],
    ["a check that there is not", first({ name: "no-check" }), false],
    ["a figure that is no number", first({ figure: NaN }), false],
    ["a verdict that there is not", first({ verdict: "fine" }), false],
    ["a reason that there is not", first({ why: "because" }), false],
    ["a place without a title", first({ hits: [{ id: "a", fixes: [] }] }), false],
    ["fixes that are no texts", first({ hits: [{ id: "a", title: "A", fixes: [1] }] }), false],
    ["a limit that is no text", first({ limits: [{ key: "leads", text: 5, usual: "0%" }] }), false],
    ["no register", { ...data, register: undefined }, false],
    ["less than nothing", { ...data, kept: -1 }, false],
  ];
  for (const [what, value, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isHealthData(value), fine); });

  it("knows every check", () => {
    for (const name of CHECK_NAMES) equal(isHealthData(first({ name })), true, name);
  });

  it("asks for a number", () => {
    const health = { errors: 0, warnings: 0 };
    equal(isHealthNote({ sequence: 1, health, data }), true);
    equal(isHealthNote({ health, data }), false);
  });

  it("never throws", () => { fc.assert(fc.property(fc.anything(), (value) => { isHealthData(value); })); });
});

describe("the guard of what the health asks for", () => {
  const fix = { kind: "apply-fix", plan: "p", of: "leads", id: "b", title: "Do it" };
  const limit = { kind: "set-limit", plan: "p", limit: "high-slack", text: "60d" };
  const cases: readonly (readonly [what: string, change: unknown, fine: boolean])[] = [
    ["a fix", fix, true],
    ["a fix of nothing", { ...fix, id: "" }, false],
    ["a fix of two lines", { ...fix, title: "Do\nit" }, false],
    ["a limit", limit, true],
    ["no limit any more", { ...limit, text: "" }, true],
    ["a limit that is a path", { ...limit, limit: "a.b" }, false],
    ["a limit of another object", { ...limit, limit: "__proto__" }, false],
    ["a limit of two lines", { ...limit, text: "60d}\ntasks: {}" }, false],
  ];
  for (const [what, change, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isViewChange(change), fine); });
});
