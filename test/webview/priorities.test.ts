import { deepEqual, equal, ok } from "node:assert/strict";
import * as fc from "fast-check";
import { pictureWords } from "../../src/core/view/picture/pictureWords";
import { rankingOf } from "../../src/core/product/rankBacklog";
import { prioritiesData } from "../../src/core/view/priorities";
import type { PrioritiesData } from "../../src/core/view/prioritiesData";
import { packPriorities, unpackPriorities, type PackedPriorities } from "../../src/core/view/prioritiesPacked";
import { neighbour } from "../../webview/priorities/keys";
import { layOut, overlaps, type Matrix } from "../../webview/priorities/layout";
import type { Point } from "../../webview/priorities/marks";
import { compact } from "../../webview/shared/compact";
import { prioritiesPicture } from "../../webview/priorities/picture";
import { snapEffort, snapValue, stepEffort } from "../../webview/priorities/snap";
import { lineIn, methodOf, newState, rowsOf, savedOf, sortedRows, type PriorityState } from "../../webview/priorities/state";
import { changeText, changeWords, cornerWords, flipWords, ideaWords, lackWords, markLines, markWords } from "../../webview/priorities/words";
import { dateWords } from "../../webview/shared/dates";
import { NOW, scheduleOf } from "../core/view/support";

const PLAN = `plan: Shop
start: 2026-02-16
prioritize: {formula: "value * confidence / effort"}
people: {ana: {}, ben: {}}
objectives: {trust: {title: Trust}}
releases: {beta: {title: Public beta, date: 2026-02-27}}
tasks:
  work: {effort: 5d, who: ana}
  carts-first: {effort: 4d, who: ben, backlog: carts}
backlog:
  gifts: {title: Gift cards, value: 4, effort: 8d..15d, confidence: 50%, tags: [pay]}
  search: {title: Search, value: 6, effort: 3d, confidence: 90%, moscow: must, release: beta, reach: 400}
  carts: {title: Saved carts, value: 7, effort: 20d, objective: trust, moscow: could}
  export: {title: Export, value: 2}
feedback:
  f1: {from: ACME, about: carts}
`;
const packedOf = (text = PLAN): PackedPriorities => prioritiesData(scheduleOf(text, NOW), NOW);
const dataOf = (text = PLAN): PrioritiesData => unpackPriorities(packedOf(text));
const stateOf = (choice: Partial<PriorityState> = {}, text = PLAN): PriorityState => ({ ...newState(dataOf(text), undefined, dateWords("en")), ...choice });
const ids = (rows: ReturnType<typeof rowsOf>): string => rows.map(({ item, place, fits }) => `${item.id}${place.rank === 0 ? "" : `#${String(place.rank)}`}${fits ? "" : "-"}`).join(" ");
const measure = (text: string): number => text.length * 6;
const matrixOf = (state: PriorityState, width = 600, height = 400): Matrix => layOut(rowsOf(state), { width, height, dayMinutes: state.data.dayMinutes, size: state.size, measure, corners: cornerWords() });

describe("what the priorities are shown of", () => {
  it("every idea with its figures, their sources and its place by every method", () => {
    const data = dataOf();
    deepEqual(data.methods.map(({ id }) => id), ["formula", "rice", "ice", "wsjf", "value-effort", "moscow", "kano", "votes"]);
    const carts = data.items.find(({ id }) => id === "carts");
    deepEqual(carts?.figures.map(({ key, text, from }) => `${key} ${text} ${from}`).sort(), ["confidence 50% evidence", "demand 1 evidence", "effort 4d tasks", "moscow could written", "value 7 written"]);
    equal(carts?.planned, true);
    deepEqual(data.items.map(({ places }) => places[0]?.rank), [3, 1, 2, 0]);
    equal(data.items[0]?.figures.find(({ key }) => key === "effort")?.text, "8d..15d");
    deepEqual(data.releases, [["beta", "Public beta"]]);
    equal(data.capacity?.title, "Public beta");
    equal((data.capacity?.free ?? 0) / 480, 11);
  });
  it("a plan that does not rank has places by the ready-made ways all the same", () => {
    const data = dataOf(PLAN.replace(/prioritize.*\n/, ""));
    equal(data.method, "");
    deepEqual(data.methods.map(({ id }) => id)[0], "rice");
    equal(rowsOf(stateOf({}, PLAN.replace(/prioritize.*\n/, "")))[0]?.item.id, "search", "value against effort");
  });
});

describe("the backlog as it crosses to the page", () => {
  it("is the same again, with lacks, faults, flips, notes and traits", () => {
    const text = PLAN.replace("value * confidence / effort", "value / (votes - 3)").replace("export: {", "export: {votes: 3, notes: Said twice, owner: ana, ").replace("search: {", "search: {votes: 5, ").replace("carts: {", "carts: {votes: 4, ");
    const { ideas } = rankingOf(scheduleOf(text, NOW).plan);
    const data = dataOf(text);
    deepEqual(data.items.map(({ id, places: [place] }) => [id, place?.rank ?? 0]), data.items.map(({ id }) => [id, ideas.find(({ item }) => item.id === id)?.rank ?? 0]));
    const byId = new Map(data.items.map((item) => [item.id, item]));
    deepEqual(byId.get("gifts")?.places[0]?.lacks, ["votes"]);
    ok(byId.get("export")?.places[0]?.lacks[0]?.endsWith(".") === true, "a sentence for a division by zero");
    deepEqual([byId.get("export")?.notes, byId.get("export")?.owner, byId.get("gifts")?.tags, byId.get("carts")?.objective, byId.get("search")?.release], ["Said twice", "ana", ["pay"], "trust", "beta"]);
    ok(data.items.some(({ flip }) => flip !== undefined), "what would bring another level");
    deepEqual(unpackPriorities(packPriorities(data)), data);
  });
  it("has a text that many ideas share once", () => {
    const packed = packedOf(`plan: P\nstart: 2026-02-16\nprioritize: rice\nbacklog:\n${Array.from({ length: 2000 }, (_, at) => `  i${String(at)}: {value: ${String(at % 7)}, effort: ${String(1 + (at % 9))}d}`).join("\n")}\n`);
    deepEqual([packed.count, packed.figures.length, packed.traits.length], [2000, 17, 1]);
  });
});

describe("rows of the priorities", () => {
  it("stand by rank, those without one last, and say what fits", () => equal(ids(rowsOf(stateOf())), "search#1 carts#2 gifts#3- export-"));
  it("what is done has no rank and no place in the matrix", () => {
    const done = stateOf({}, PLAN.replace("carts-first: {effort: 4d, who: ben, backlog: carts}", "carts-first: {effort: 4d, who: ben, backlog: carts, started: 2026-01-05, finished: 2026-01-08}"));
    const rows = rowsOf(done);
    equal(ids(rows), "search#1 gifts#2 carts- export-");
    const carts = rows.find(({ item }) => item.id === "carts");
    equal(carts === undefined ? "" : lackWords(carts), "Done: its tasks are finished");
    const { discs, unplaced } = matrixOf(done);
    deepEqual([discs.map(({ row }) => row.item.id), unplaced.map(({ item }) => item.id)], [["search", "gifts"], ["export"]]);
  });
  it("by another method", () => equal(ids(rowsOf(stateOf({ method: "moscow" }))), "search#1 carts#2 gifts- export-"));
  it("pass the filters", () => {
    equal(ids(rowsOf(stateOf({ release: "beta" }))), "search#1");
    equal(ids(rowsOf(stateOf({ objective: "trust" }))), "carts#2");
    equal(ids(rowsOf(stateOf({ tag: "pay" }))), "gifts#3-");
  });
  it("are sorted by any column, what lacks a figure last both ways", () => {
    const state = stateOf({ sort: "effort" });
    equal(ids(sortedRows(rowsOf(state), state)), "search#1 carts#2 gifts#3- export-");
    equal(ids(sortedRows(rowsOf(state), { ...state, down: true })), "gifts#3- carts#2 search#1 export-");
    equal(ids(sortedRows(rowsOf(state), { sort: "title", down: false })), "export- gifts#3- carts#2 search#1");
  });
  it("say how they stand by the method compared with", () => {
    const rows = rowsOf(stateOf({ method: "formula", against: "moscow" }));
    deepEqual(rows.map(changeText), ["1", "2", "–", "–"]);
    const turned = rowsOf(stateOf({ method: "moscow", against: "value-effort" }));
    deepEqual(turned.map(changeText), ["1", "2", "3", "–"]);
    equal(changeWords({ ...(rows[0] as (typeof rows)[number]), place: { rank: 3, score: 1, lacks: [] }, other: { rank: 1, score: 1, lacks: [] } }), "rank 1, 2 higher");
  });
  it("speak", () => {
    const state = stateOf();
    const rows = rowsOf(state);
    equal(ideaWords(rows[0] as (typeof rows)[number], state), "Search, rank 1, score 1.8, Value 6, Effort 3d, Reach 400");
    equal(lackWords(rows[3] as (typeof rows)[number]), "No rank: Confidence, Effort lacks");
    equal(flipWords((rows[0] as (typeof rows)[number]).item, (id) => id), "Value −51.4 % would bring carts level");
  });
  it("what was chosen comes back", () => {
    const saved = savedOf(stateOf({ method: "rice", tag: "pay", sort: "score", down: true, selected: "gifts", table: false }));
    deepEqual(savedOf(newState(dataOf(), saved, dateWords("en"))), saved);
  });
});

describe("the matrix", () => {
  it("puts effort to the right and value upwards, and leaves out what has neither", () => {
    const { discs, unplaced, xOf, yOf, effortAt, valueAt } = matrixOf(stateOf());
    deepEqual(discs.map(({ row }) => row.item.id), ["search", "carts", "gifts"]);
    deepEqual(unplaced.map(({ item }) => item.id), ["export"]);
    const [search, , gifts] = discs;
    ok(search !== undefined && gifts !== undefined && search.exact.x < gifts.exact.x && search.exact.y < gifts.exact.y);
    ok(Math.abs(effortAt(xOf(3 * 480)) - 3 * 480) < 1e-6);
    ok(Math.abs(valueAt(yOf(6)) - 6) < 1e-9);
  });
  it("names and discs never cover each other, whatever the ideas, and discs stay inside", () => fc.assert(fc.property(
    fc.array(fc.record({ value: fc.integer({ min: 0, max: 12 }), effort: fc.integer({ min: 1, max: 40 }), reach: fc.integer({ min: 0, max: 5000 }) }), { minLength: 1, maxLength: 100 }),
    fc.constantFrom(480, 700, 1400),
    (ideas, width) => {
      const text = `plan: P\nstart: 2026-02-16\nprioritize: value-effort\nbacklog:\n${ideas.map(({ value, effort, reach }, at) => `  i${String(at)}: {title: An idea with a name ${String(at)}, value: ${String(value)}, effort: ${String(effort)}d, reach: ${String(reach)}}`).join("\n")}\n`;
      const { discs, plot } = matrixOf(stateOf({}, text), width, 420);
      const names = discs.flatMap(({ label }) => (label === undefined ? [] : [label]));
      const boxes = discs.map(({ x, y, radius }) => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }));
      names.forEach((name, at) => {
        ok(!names.some((other, place) => place > at && overlaps(name, other)), "two names");
        ok(!boxes.some((other) => overlaps(name, other)), "a name and a disc");
      });
      for (const box of boxes) ok(box.x >= plot.x - 1e-6 && box.y >= plot.y - 1e-6 && box.x + box.width <= plot.x + plot.width + 1e-6 && box.y + box.height <= plot.y + plot.height + 1e-6);
    },
  ), { numRuns: 25 }));
  it("draws the edge of what nothing beats", () => {
    const { frontier, discs } = matrixOf(stateOf());
    deepEqual(frontier.map(({ x }) => discs.find(({ exact }) => exact.x === x)?.row.item.id), ["search", "carts"]);
  });
  it("has a mark for every idea beyond those with a disc, and an edge over all", () => {
    const many = Array.from({ length: 320 }, (_, at) => `  i${String(at)}: {value: ${String(at < 310 ? 5 : 9)}, effort: ${String(at < 310 ? 4 + (at % 30) : 100)}d}`).join("\n");
    const { discs, marks, marked, frontier } = matrixOf(stateOf({}, `plan: P\nstart: 2026-02-16\nprioritize: value-effort\nbacklog:\n${many}\n`), 1200, 700);
    deepEqual([discs.length, marked], [300, 20]);
    ok(marks.length > 1 && marks.length <= 11);
    equal(frontier.length, 2);
    ok((frontier[1]?.y ?? Infinity) < (frontier[0]?.y ?? 0) && !discs.some(({ exact }) => exact.y === frontier[1]?.y), "the highest value has no disc and is on the edge");
  });
  it("finds the dot under a point, or the nearest within a few pixels", () => {
    const many = Array.from({ length: 400 }, (_, at) => `  i${String(at)}: {value: ${String(9 - (at % 9))}, effort: ${String(1 + (at % 40))}d}`).join("\n");
    const { marks, marked, markAt } = matrixOf(stateOf({}, `plan: P\nstart: 2026-02-16\nprioritize: value-effort\nbacklog:\n${many}\n`), 1000, 600);
    equal(marks.reduce((sum, { rows }) => sum + rows.length, 0), marked);
    ok(marks.some(({ rows }) => rows.length > 1), "several ideas at one place");
    const away = (mark: Point, x: number, y: number): number => Math.hypot(mark.x - x, mark.y - y);
    fc.assert(fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), fc.double({ min: 0, max: 600, noNaN: true }), (x, y) => {
      const nearest = Math.min(...marks.map((mark) => away(mark, x, y)));
      const found = markAt(x, y);
      equal(found === undefined ? Infinity : away(found, x, y), nearest <= 7 ? nearest : Infinity);
    }), { numRuns: 300 });
    for (const mark of marks) equal(markAt(mark.x, mark.y), mark);
  });
  it("names the ideas of a dot, the highest rank first", () => {
    const rows = rowsOf(stateOf());
    equal(markWords(rows.slice(0, 1), stateOf({ size: "same" })), ideaWords(rows[0] as (typeof rows)[number], stateOf({ size: "same" })));
    equal(markWords(rows, stateOf()), "4 ideas here, 1 Search, 2 Saved carts, 3 Gift cards, Export");
    equal(markLines([...rows, ...rows], stateOf()).at(-1), "and 2 more");
  });
  it("passes over what will not be had", () => {
    const text = "plan: P\nstart: 2026-02-16\nprioritize: value-effort\npeople: {ana: {}}\nreleases: {r: {date: 2026-02-27}}\nbacklog:\n  a: {value: 9, effort: 1d, moscow: wont}\n  b: {value: 8, effort: 2d}\n  c: {value: 9, effort: 20d}\n";
    const state = stateOf({}, text);
    equal(ids(rowsOf(state)), "a#1- b#2 c#3-");
    equal(lineIn(rowsOf(state), methodOf(state)), 2);
  });
  it("the keys walk to the nearest disc that way", () => {
    const { discs } = matrixOf(stateOf());
    const [search, carts, gifts] = discs;
    ok(search !== undefined);
    equal(neighbour(discs, search, 1, 0)?.row.item.id, carts?.row.item.id);
    equal(neighbour(discs, search, -1, 0), undefined);
    equal(neighbour(discs, search, 0, 1)?.row.item.id, gifts?.row.item.id);
  });
});

describe("figures by hand", () => {
  const efforts: readonly (readonly [days: number, finely: boolean, snapped: number])[] = [[3.2, false, 3], [3.3, false, 3.5], [3.26, true, 3.3], [7.4, false, 7], [33, false, 35], [0.1, false, 0.5], [0.03, true, 0.1], [130, false, 140]];
  for (const [days, finely, snapped] of efforts) it(`${String(days)} days become ${String(snapped)}`, () => equal(snapEffort(days * 480, 480, finely) / 480, snapped));
  it("values snap to steps of the scale", () => deepEqual([snapValue(7.26, 10, false), snapValue(7.26, 10, true), snapValue(740, 2000, false), snapValue(-0.1, 10, false)], [7.5, 7.25, 700, 0]));
  it("steps go up and down and never to nothing", () => deepEqual([stepEffort(480, 480, 1, false), stepEffort(5 * 480, 480, -1, false), stepEffort(240, 480, -1, false), stepEffort(20 * 480, 480, 1, false)].map((minutes) => minutes / 480), [1.5, 4.5, 0.5, 25]));
  it("large figures are short", () => deepEqual([compact(9999), compact(12_345), compact(2_500_000), compact(1e15), compact(-50)], ["9999", "12.3k", "2.5M", "1.0e+15", "-50"]));
});

describe("the picture of the priorities", () => {
  it("is one SVG without anything that runs, with the ranked list", () => {
    const hostile = PLAN.replace("title: Search", "title: \"<script>alert(1)</script>\"");
    const svg = prioritiesPicture(packedOf(hostile), { words: pictureWords(dateWords("en"), (text) => text), theme: "light", width: 1100 }, undefined);
    ok(svg.startsWith("<svg") && svg.includes("Gift cards") && svg.includes("Quick wins"));
    ok(!svg.includes("<script>"));
  });
});
