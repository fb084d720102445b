import { equal } from "node:assert/strict";
import fc from "fast-check";
import { prioritiesData } from "../../src/core/view/priorities";
import { isPackedPriorities, isPrioritiesNote } from "../../src/protocol/prioritiesMessages";
import { isViewChange } from "../../src/protocol/changeGuards";
import { NOW, scheduleOf } from "../core/view/support";

describe("the guard of the priorities' data", () => {
  const data = prioritiesData(scheduleOf("plan: P\nstart: 2026-03-02\nprioritize: rice\npeople: {p: {}}\nreleases: {r: {date: 2026-04-01}}\nbacklog: {a: {value: 3, effort: 2d, release: r}, b: {reach: 3, impact: 1, confidence: 80%, effort: 1d}}\n", NOW), NOW);
  const [method, ...others] = data.methods;
  const [figure] = data.figures;
  const cases: readonly (readonly [what: string, data: unknown, fine: boolean])[] = [
    ["the data as it is", data, true],
    ["a column that is too short", { ...data, methods: [{ ...method, ranks: method?.ranks.slice(1) }, ...others] }, false],
    ["a score that is none", { ...data, methods: [{ ...method, scores: Float64Array.from([NaN, 1]) }, ...others] }, false],
    ["what lacks beyond the list", { ...data, methods: [{ ...method, lacking: Int32Array.from([0, 99]) }, ...others] }, false],
    ["traits beyond the list", { ...data, traitsOf: Int32Array.from([0, 99]) }, false],
    ["a figure beyond the list", { ...data, figuresOf: [Int32Array.from([-1, 99])] }, false],
    ["a figure that is none", { ...data, figures: [{ ...figure, amount: NaN }] }, false],
    ["a source that there is not", { ...data, figures: [{ ...figure, from: "heaven" }] }, false],
    ["a flip without an item", { ...data, flips: [["a", { key: "value", by: 1, below: "b" }]] }, false],
    ["a pair of three", { ...data, releases: [["a", "b", "c"]] }, false],
    ["no ids", { ...data, ids: undefined }, false],
    ["a day without minutes", { ...data, dayMinutes: 0 }, false],
    ["a capacity without a date", { ...data, capacity: { ...data.capacity, at: "soon" } }, false],
  ];
  for (const [what, value, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isPackedPriorities(value), fine); });
  it("asks for a number", () => {
    equal(isPrioritiesNote({ sequence: 1, health: { errors: 0, warnings: 0 }, data }), true);
    equal(isPrioritiesNote({ health: { errors: 0, warnings: 0 }, data }), false);
  });
  it("never throws", () => { fc.assert(fc.property(fc.anything(), (value) => { isPackedPriorities(value); })); });
});

describe("what the priorities may ask for", () => {
  const scores = (list: unknown): unknown => ({ kind: "set-scores", plan: "p", task: "a", scores: list });
  const cases: readonly (readonly [what: string, change: unknown, fine: boolean])[] = [
    ["a value and an effort", scores([{ key: "value", text: "8" }, { key: "effort", text: "", minutes: 960 }]), true],
    ["no figure", scores([]), false],
    ["a key that is no figure", scores([{ key: "notes", text: "x" }]), false],
    ["a text of two lines", scores([{ key: "value", text: "1\nplan: x" }]), false],
    ["an effort below nothing", scores([{ key: "effort", text: "", minutes: -5 }]), false],
    ["a promotion", { kind: "promote", plan: "p", task: "a" }, true],
    ["a promotion of nothing", { kind: "promote", plan: "p" }, false],
    ["a method", { kind: "set-method", plan: "p", method: "kano" }, true],
    ["a method that there is not", { kind: "set-method", plan: "p", method: "rice\nx: y" }, false],
  ];
  for (const [what, change, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isViewChange(change), fine); });
});
