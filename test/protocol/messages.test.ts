import { equal } from "node:assert/strict";
import fc from "fast-check";
import { ganttData } from "../../src/core/view/gantt";
import type { GanttData } from "../../src/core/view/ganttData";
import { isExportRequest } from "../../src/protocol/exportGuards";
import { isDrawnPicture, isExportAnswer } from "../../src/protocol/exportMessages";
import { isPictureAsk } from "../../src/protocol/pictureMessages";
import { isGanttData } from "../../src/protocol/ganttMessages";
import { isChangePreview } from "../../src/protocol/previewMessages";
import { isChangeRequest, isViewChange, viewNoteGuards } from "../../src/protocol/changeGuards";
import { NOW, scheduleOf } from "../core/view/support";

const move = { kind: "move-task", plan: "p", task: "a", start: 29_000_000 };
const card = { kind: "to-roadmap", plan: "p", task: "a" };
const link = { kind: "add-link", plan: "p", task: "b", on: "a", type: "FS" };

describe("what a change would do", () => {
  const effect = { kind: "effect", before: 1, after: 2, moved: [{ id: "a", start: 1, finish: 2 }], count: 1, broken: [], kept: [], overloads: [], writes: "release: ga" };
  const cases: readonly (readonly [what: string, answer: unknown, fine: boolean])[] = [
    ["an effect", effect, true],
    ["a refusal", { kind: "refused", message: "No." }, true],
    ["an effect without words", { ...effect, writes: undefined }, false],
    ["an effect without dates", { ...effect, after: undefined }, false],
    ["a promise of no known kind", { ...effect, broken: [{ kind: "wish", title: "x", due: 1, finish: 2 }] }, false],
    ["something else", { kind: "applied" }, false],
  ];
  for (const [what, answer, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isChangePreview(answer), fine); });
});

describe("the changes that a view may ask for", () => {
  const cases: readonly (readonly [what: string, change: unknown, fine: boolean])[] = [
    ["a move", move, true],
    ["a move to no whole minute", { ...move, start: 1.5 }, false],
    ["a move to nowhere", { ...move, start: Number.NaN }, false],
    ["a move of nothing", { ...move, task: "" }, false],
    ["a move of something with a line break", { ...move, task: "a\nb" }, false],
    ["a new end", { kind: "finish-at", plan: "p", task: "a", finish: 29_000_000 }, true],
    ["an end at no minute", { kind: "finish-at", plan: "p", task: "a", finish: 0.5 }, false],
    ["a link", link, true],
    ["a link with a lag", { ...link, lag: "+2d" }, true],
    ["a link with text for a lag", { ...link, lag: "+2d, b: {" }, false],
    ["a link of no known type", { ...link, type: "XY" }, false],
    ["progress", { kind: "set-progress", plan: "p", task: "a", done: 0.5, on: 29_000_000 }, true],
    ["progress beyond all", { kind: "set-progress", plan: "p", task: "a", done: 1.5, on: 29_000_000 }, false],
    ["several moves", { kind: "move-tasks", plan: "p", tasks: [{ task: "a", start: 29_000_000 }, { task: "b", start: 29_000_000 }] }, true],
    ["no moves", { kind: "move-tasks", plan: "p", tasks: [] }, false],
    ["more moves than a hand makes", { kind: "move-tasks", plan: "p", tasks: Array.from({ length: 201 }, () => ({ task: "a", start: 29_000_000 })) }, false],
    ["another lag", { ...link, kind: "change-link", lag: "-50%" }, true],
    ["another lag in words", { ...link, kind: "change-link", lag: "soon" }, false],
    ["a word in a column", { kind: "set-field", plan: "p", task: "a", field: "title", text: "x: y" }, true],
    ["two lines in a column", { kind: "set-field", plan: "p", task: "a", field: "title", text: "x\ny" }, false],
    ["a word in a column that is none", { kind: "set-field", plan: "p", task: "a", field: "after", text: "x" }, false],
    ["a task for somebody else", { kind: "rebook", plan: "p", task: "a", person: { from: "x", to: "y" } }, true],
    ["a task for nobody else", { kind: "rebook", plan: "p", task: "a", person: { from: "x", to: "" } }, false],
    ["a task at no minute", { kind: "rebook", plan: "p", task: "a", start: 0.5 }, false],
    ["a capacity", { kind: "set-capacity", plan: "p", of: [{ id: "ana", share: 0.5 }] }, true],
    ["a capacity of nobody", { kind: "set-capacity", plan: "p", of: [] }, false],
    ["a capacity below nothing", { kind: "set-capacity", plan: "p", of: [{ id: "ana", share: -0.1 }] }, false],
    ["a capacity beyond two", { kind: "set-capacity", plan: "p", of: [{ id: "ana", share: 2.1 }] }, false],
    ["free text", { kind: "set-key", plan: "p", id: "a", key: "title", text: "x" }, false],
    ["a rename", { kind: "rename-id", plan: "p", id: "a", newId: "b" }, false],
    ["a card in another lane of the roadmap", { ...card, lane: { by: "theme", id: "", from: "web" } }, true],
    ["a card at another date", { ...card, at: 29_000_000 }, true],
    ["a card as soon as it can be", { ...card, at: "soon" }, true],
    ["a card at no minute", { ...card, at: 0.5 }, false],
    ["a card at a time in words", { ...card, at: "tomorrow" }, false],
    ["a card in a lane of people", { ...card, lane: { by: "person", id: "a", from: "b" } }, false],
    ["a card in a lane with a line break", { ...card, lane: { by: "theme", id: "a\nb", from: "" } }, false],
    ["a card in a lane from nowhere", { ...card, lane: { by: "release", id: "a" } }, false],
    ["nothing", undefined, false],
  ];
  for (const [what, change, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isViewChange(change), fine); });

  it("need the number of the data that they were computed on", () => {
    equal(isChangeRequest({ sequence: 3, change: move }), true);
    equal(isChangeRequest({ change: move }), false);
    equal(isChangeRequest({ sequence: -1, change: move }), false);
  });
});

describe("the pictures that a view hands over", () => {
  const svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
  const cases: readonly (readonly [what: string, request: unknown, fine: boolean])[] = [
    ["a drawing", { kind: "svg", text: svg }, true],
    ["a page that is no drawing", { kind: "svg", text: "<html></html>" }, false],
    ["a drawing with something behind it", { kind: "svg", text: `${svg}<script>` }, false],
    ["a drawing beyond all measure", { kind: "svg", text: `<svg ${" ".repeat(50 * 1024 * 1024)}</svg>` }, false],
    ["an image", { kind: "png", bytes: png }, true],
    ["bytes that are no image", { kind: "png", bytes: Uint8Array.from([77, 90]) }, false],
    ["an image as a list", { kind: "png", bytes: [...png] }, false],
    ["an image beyond all measure", { kind: "png", bytes: new Uint8Array(50 * 1024 * 1024 + 1) }, false],
    ["pages", { kind: "print", text: svg, pages: [svg, svg] }, true],
    ["no pages", { kind: "print", text: svg, pages: [] }, false],
    ["too many pages", { kind: "print", text: svg, pages: Array.from({ length: 101 }, () => svg) }, false],
    ["a page that is none", { kind: "print", text: svg, pages: [svg, 3] }, false],
    ["another kind", { kind: "exe", text: svg }, false],
    ["a way into objects", { kind: "__proto__" }, false],
    ["nothing", undefined, false],
  ];
  for (const [what, request, fine] of cases) it(`${fine ? "are" : "are not"} ${what}`, () => { equal(isExportRequest(request), fine); });

  it("are answered in one of four ways", () => {
    equal(isExportAnswer({ kind: "saved", message: "Saved." }), true);
    equal(isExportAnswer({ kind: "cancelled" }), true);
    equal(isExportAnswer({ kind: "saved", message: 3 }), false);
    equal(isExportAnswer({ kind: "lost" }), false);
  });
});

describe("the notes of a view", () => {
  it("name an item, never a command", () => {
    equal(viewNoteGuards.reveal({ id: "a", focus: true }), true);
    equal(viewNoteGuards.reveal({ id: "a" }), false);
    equal(viewNoteGuards.reveal({ id: "x".repeat(501), focus: true }), false);
    equal(Object.keys(viewNoteGuards).includes("command"), false);
  });
});

describe("the guard of the Gantt's data", () => {
  const data = ganttData(scheduleOf("plan: P\nstart: 2026-03-02\nas-of: none\ntasks: {a: {tasks: {b: {effort: 1d}}}, c: {effort: 1d, after: b}}\n"), { now: NOW });
  const rows = (part: Partial<GanttData["rows"]>): unknown => ({ ...data, rows: { ...data.rows, ...part } });
  const links = (part: Partial<GanttData["links"]>): unknown => ({ ...data, links: { ...data.links, ...part } });
  const cases: readonly (readonly [what: string, data: unknown, fine: boolean])[] = [
    ["the data as it is", data, true],
    ["a column that is too short", rows({ start: new Int32Array(2) }), false],
    ["a list in place of a column", rows({ start: [1, 2, 3] as unknown as Int32Array }), false],
    ["a parent that comes later", rows({ parent: Int32Array.from([1, 0, -1]) }), false],
    ["a row that ends before itself", rows({ end: Int32Array.from([0, 2, 3]) }), false],
    ["a driver beyond the rows", rows({ driverRow: Int32Array.from([-1, -1, 9]) }), false],
    ["a link beyond the rows", links({ to: Int32Array.from([7]) }), false],
    ["a link of no known type", links({ type: Uint8Array.from([9]) }), false],
    ["no rows", { ...data, rows: undefined }, false],
    ["a day without minutes", { ...data, dayMinutes: 0 }, false],
    ["half a pair of working time", { ...data, work: new Int32Array(3) }, false],
  ];
  for (const [what, value, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isGanttData(value), fine); });

  it("never throws", () => { fc.assert(fc.property(fc.anything(), (value) => { isGanttData(value); })); });
});

describe("what a view asks to have drawn", () => {
  const rows = Int32Array.of(0, 2);
  const ask = (shown: unknown, more: object = {}): unknown => ({ sequence: 3, theme: "dark", width: 960, paged: false, shown, ...more });
  const board = { view: "board", options: { by: "person", cards: rows } };
  const cases: readonly (readonly [what: string, asked: unknown, fine: boolean])[] = [
    ["rows of the Gantt", ask({ view: "gantt", options: { rows } }), true],
    ["rows of data that is none", ask({ view: "gantt", options: { rows, data: { rows: { count: 1 } } } }), false],
    ["rows as a list", ask({ view: "gantt", options: { rows: [0, 2] } }), false],
    ["more rows than there can be", ask({ view: "gantt", options: { rows: new Int32Array(1_000_001) } }), false],
    ["a roadmap as usual", ask({ view: "roadmap", options: {} }), true],
    ["lanes that no roadmap has", ask({ view: "roadmap", options: { by: "person" } }), false],
    ["cards of the board", ask(board), true],
    ["no cards", ask({ view: "board", options: { by: "person" } }), false],
    ["weeks of the resources", ask({ view: "resources", options: { step: "week" } }), true],
    ["a step that is none", ask({ view: "resources", options: { step: "year" } }), false],
    ["a side of the risks", ask({ view: "riskMatrix", options: { side: "after", kinds: "both", risks: rows } }), true],
    ["a status that no risk has", ask({ view: "riskMatrix", options: { side: "after", kinds: "both", status: "lost", risks: rows } }), false],
    ["a view without a picture of the host's", ask({ view: "health", options: {} }), false],
    ["a way into objects", ask({ view: "__proto__", options: {} }), false],
    ["colours that are none", ask(board, { theme: "url(x)" }), false],
    ["no width", ask(board, { width: 0 }), false],
    ["no number of its data", ask(board, { sequence: undefined }), false],
    ["nothing", undefined, false],
  ];
  for (const [what, asked, fine] of cases) it(`${fine ? "can" : "cannot"} be ${what}`, () => { equal(isPictureAsk(asked), fine); });

  it("comes back as drawings, with one page at least", () => {
    const svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    equal(isDrawnPicture({ whole: svg, pages: [svg] }), true);
    equal(isDrawnPicture({ whole: svg, pages: [] }), false);
    equal(isDrawnPicture({ whole: "<html></html>", pages: [svg] }), false);
  });
});
