import { equal } from "node:assert/strict";
import fc from "fast-check";
import { dependenciesData } from "../../src/core/view/dependencies";
import type { DependenciesData } from "../../src/core/view/dependenciesData";
import { isDependenciesData, isDependenciesNote } from "../../src/protocol/dependenciesMessages";
import { NOW, scheduleOf } from "../core/view/support";

describe("the guard of the dependencies' data", () => {
  const data = dependenciesData(scheduleOf("plan: P\nstart: 2026-03-02\nas-of: none\ntasks: {a: {tasks: {b: {effort: 1d}}}, c: {effort: 1d, after: b}}\n"), NOW);
  const items = (part: Partial<DependenciesData["items"]>): unknown => ({ ...data, items: { ...data.items, ...part } });
  const links = (part: Partial<DependenciesData["links"]>): unknown => ({ ...data, links: { ...data.links, ...part } });
  const cases: readonly (readonly [what: string, data: unknown, fine: boolean])[] = [
    ["the data as it is", data, true],
    ["a column that is too short", items({ start: new Int32Array(2) }), false],
    ["a list in place of a column", items({ start: [1, 2, 3] as unknown as Int32Array }), false],
    ["a parent that comes later", items({ parent: Int32Array.from([1, 0, -1]) }), false],
    ["an item that ends before itself", items({ end: Int32Array.from([0, 2, 3]) }), false],
    ["a state that there is not", items({ state: Uint8Array.from([0, 0, 7]) }), false],
    ["ids that are no text", items({ ids: ["a", "b", "c"] as unknown as string }), false],
    ["a link beyond the items", links({ to: Int32Array.from([7]) }), false],
    ["a link from before the items", links({ from: Int32Array.from([-1]) }), false],
    ["a link of no known type", links({ type: Uint8Array.from([9]) }), false],
    ["no links", { ...data, links: undefined }, false],
    ["a day without minutes", { ...data, dayMinutes: 0 }, false],
  ];
  for (const [what, value, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isDependenciesData(value), fine); });

  it("asks for a number", () => {
    const health = { errors: 0, warnings: 0 };
    equal(isDependenciesNote({ sequence: 1, health, data }), true);
    equal(isDependenciesNote({ health, data }), false);
  });

  it("never throws", () => { fc.assert(fc.property(fc.anything(), (value) => { isDependenciesData(value); })); });
});
