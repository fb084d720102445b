import assert from "node:assert/strict";
import { featureTable, personasOf, voicesOf } from "../../../src/core/product/discovery";
import { alikeTexts } from "../../../src/core/product/duplicates";
import { scheduleOf } from "../view/support";

const schedule = scheduleOf([
  "plan: P", "start: 2026-01-05", "as-of: 2026-02-02", "backlog: {sso: {title: Single sign-on}}",
  "personas: {shop: {title: Small shop, goals: [sell], weight: 2}}",
  "feedback: {f1: {from: ACME, text: Let us export, weight: 3, about: [sso, exp], persona: shop, source: call}, f2: {text: Faster, persona: shop, about: sso}}",
  "research: {r1: {title: Phone first, kind: interview, with: [ACME, Globex], about: other/sso}}",
  "competitors:", "  rival: {title: Rival, features: {exp: yes, sso: partly}}", "  big: {features: {sso: yes, api: no}}",
  "tasks: {exp: {title: Export, effort: 1d, finished: 2026-01-05}}", "",
].join("\n"));

describe("what is known of customers and market", () => {
  it("has voices with who, how much and what about", () => {
    const voices = voicesOf(schedule.plan);
    assert.deepEqual(voices.map(({ id, from, weight, about, source }) => [id, from, weight, about, source]), [
      ["f1", ["ACME"], 3, ["sso", "exp"], "call"], ["f2", [], 1, ["sso"], undefined], ["r1", ["ACME", "Globex"], 1, [], "interview"],
    ]);
  });

  it("has personas with what they want, the heaviest first", () => {
    const [shop] = personasOf(schedule.plan);
    assert.deepEqual([shop?.voices, shop?.weight, shop?.wants], [2, 2, [{ id: "sso", weight: 4 }, { id: "exp", weight: 3 }]]);
  });

  it("compares features with competitors and with how far the plan is", () => {
    const table = featureTable(schedule);
    assert.deepEqual(table.competitors.map(({ title }) => title), ["Rival", "Big"]);
    assert.deepEqual(table.rows.map(({ feature, title, ours, theirs }) => [feature, title, ours, ...theirs]), [
      ["exp", "Export", "yes", "yes", "unknown"], ["sso", "Single sign-on", "no", "partly", "yes"], ["api", "Api", "unknown", "unknown", "no"],
    ]);
  });
});

describe("a feature that is an idea", () => {
  it("is as far as the tasks that realise it", () => {
    const { rows } = featureTable(scheduleOf([
      "plan: P", "start: 2026-01-05", "as-of: 2026-01-12", "backlog: {done: {}, half: {}, soon: {}, gone: {}, bare: {}}",
      "competitors: {rival: {features: {done: yes, half: yes, soon: yes, gone: yes, bare: yes}}}",
      "tasks:", "  a: {effort: 1d, backlog: done, finished: 2026-01-05}", "  b: {backlog: half, tasks: {c: {effort: 1d, finished: 2026-01-06}, d: {effort: 1d}}}",
      "  e: {effort: 1d, backlog: soon}", "  f: {effort: 1d, backlog: gone, status: dropped}", "",
    ].join("\n")));
    assert.deepEqual(rows.map(({ feature, ours }) => `${feature} ${ours}`), ["done yes", "half partly", "soon planned", "gone no", "bare no"]);
  });
});

describe("texts that say much the same", () => {
  const named = (...texts: readonly string[]) => texts.map((text, place) => ({ id: `t${String(place)}`, text }));

  it("are found in scripts without spaces, and far back in a long list", () => {
    assert.deepEqual(alikeTexts(named("注文をCSVで書き出したい", "暗いテーマがほしい", "注文をCSVで書き出したいです")).map(({ id, like }) => [id, like]), [["t2", "t0"]]);
    const many = Array.from({ length: 5000 }, (_, at) => `Number${String(at)} theme${String(at)} kind${String(at)}`);
    assert.deepEqual(alikeTexts(named(...many, "Kind7 theme7 number7")).map(({ id, like }) => [id, like]), [["t5000", "t7"]]);
  });

  it("are found by their words, whatever their order and case", () => {
    assert.deepEqual(alikeTexts(named("Export the orders as CSV", "Dark theme", "CSV export of the ORDERS now")), [{ id: "t2", like: "t0", similarity: 0.8 }]);
  });

  it("are not found where only short or few words agree", () => {
    assert.deepEqual(alikeTexts(named("Export it", "Export it", "as of it", "as of it", "Export the orders", "Import the orders quickly")), []);
  });

  it("are found quickly and not without end among many", () => {
    assert.equal(alikeTexts(Array.from({ length: 20_000 }, (_, place) => ({ id: `i${String(place)}`, text: `the same words again ${String(place % 3)}` }))).length, 50);
    assert.equal(alikeTexts([{ id: "a", text: "x".repeat(1e6) }, { id: "b", text: "<b>".repeat(1e5) }]).length, 0);
  });
});
