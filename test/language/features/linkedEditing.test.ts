import assert from "node:assert/strict";
import { linkedRanges } from "../../../src/language/features/linkedEditing";
import { FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

function linked(source: string, others: Readonly<Record<string, string>> = {}): string[] {
  const { analysis, text, offset } = withCursor(source, others);
  return linkedRanges(analysis, FILE, offset).map(({ start, end }) => `${String(text.slice(0, start).split("\n").length)}:${text.slice(start, end)}`);
}

describe("linked editing", () => {
  it("types an id together wherever the file names it", () => {
    assert.deepEqual(linked(`${HEAD}${TASKS.replace("      api: {", "      a<|>pi: {")}`).map(place => place.split(":")[1]), ["api", "api", "api"]);
    assert.deepEqual(linked(`${HEAD}${TASKS.replace("after: schema", "after: sch<|>ema")}`).length, 2);
  });
  it("types no id that another file names, nor one that is named nowhere else", () => {
    assert.deepEqual(linked(`${HEAD}${TASKS.replace("      api: {", "      a<|>pi: {")}`, { "app.plan.yaml": "plan: App\nid: app\ntasks:\n  x: {after: checkout/api}\n" }), []);
    assert.deepEqual(linked(`${HEAD}${TASKS.replace("  live: {", "  li<|>ve: {")}`), []);
    assert.deepEqual(linked(`${HEAD}${TASKS.replace("effort: 2d", "eff<|>ort: 2d")}`), []);
  });
});
