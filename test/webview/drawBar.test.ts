import { deepEqual, equal } from "node:assert/strict";
import { barMarks } from "../../src/core/view/picture/barLayout";
import { drawBar } from "../../src/core/view/picture/drawBar";
import { modelOf, row, scaleOf } from "./support";

describe("the drawing of a bar", () => {
  const model = modelOf("{s: {tasks: {a: {effort: 5d, due: 2026-03-04, done: 20%}, b: {effort: 1d, done: 100%}, m: {milestone: true, after: a}}}, c: {effort: 9d, status: blocked}}");
  const drawn = (id: string, base = 0, top = 0) => drawBar(barMarks(model, row(model, id), scaleOf(model), () => 10), base, top).children ?? [];

  it("names each of its marks once, so that the same mark stays the same element", () => {
    for (const id of model.ids) {
      const names = drawn(id).map(({ name }) => name);
      equal(new Set(names).size, names.length, names.join());
    }
  });
  it("counts x from the base and y from the row", () => {
    const places = (base: number, top: number) => drawn("a", base, top).filter(({ tag }) => tag === "rect").map(({ attributes }) => [Number(attributes["x"]) + base, Number(attributes["y"]) - top]);
    deepEqual(places(1000, 520), places(0, 0));
  });
});
