import { deepEqual, equal } from "node:assert/strict";
import { roadmapData } from "../../src/core/view/roadmap";
import { columnsHeight, columnsOf, MOST_IN_CELL } from "../../webview/roadmap/columns";
import type { Spot } from "../../webview/roadmap/drawDated";
import { wantedMove } from "../../webview/roadmap/moves";
import type { DropTarget } from "../../webview/roadmap/moves";
import type { RoadmapScene } from "../../webview/roadmap/scene";
import { rowsOf } from "../../webview/roadmap/table";
import { sheetTime } from "../../webview/roadmap/timeAxis";
import { spotBeside } from "../../webview/roadmap/walk";
import type { Arrow } from "../../webview/roadmap/walk";
import { confidenceWords, scopeWords, stateWord } from "../../webview/roadmap/words";
import { stepOf } from "../../webview/roadmap/zoom";
import { dateFormat, dateWords } from "../../webview/shared/dates";
import { minute, scheduleOf } from "../core/view/support";

const NOW = minute("2026-02-16 10:00");
const TEXT = `plan: P
start: 2026-02-16
as-of: 2026-02-16
releases: {beta: {title: Beta, date: 2026-03-13}, ga: {title: GA, date: 2026-06-30}}
tasks:
  a: {title: Now, effort: 2d, release: beta, started: 2026-02-16}
  b: {title: Soon, effort: 2d, release: ga, not-before: 2026-04-06}
  c: {title: Far, effort: 2d, release: ga, not-before: 2026-08-03}
  d: {title: Over, effort: 1d, release: beta, started: 2026-02-02, finished: 2026-02-02}
backlog: {i: {title: Idea, release: ga}}
`;

function scene(part: Partial<RoadmapScene> = {}, text = TEXT): RoadmapScene {
  return {
    data: roadmapData(scheduleOf(text, NOW), NOW), audience: "team", by: "release", period: "quarter", showDone: false, zoom: "fit",
    dates: dateFormat(dateWords("en"), NOW), width: 1024, measure: (words) => words.length * 7, ...part,
  };
}

describe("what letting go of a card asks for", () => {
  const none: DropTarget = { lane: undefined, column: undefined, days: 0 };
  const of = (id: string, lane: string, target: Partial<DropTarget>): unknown => {
    const wanted = wantedMove(scene(), { id, lane }, { ...none, ...target });
    return wanted === undefined ? undefined : [wanted.words, wanted.change?.lane?.id, wanted.change?.at];
  };
  it("is nothing where it was", () => {
    equal(of("b", "ga", {}), undefined);
    equal(of("b", "ga", { lane: "ga", column: "next" }), undefined);
    equal(of("i", "ga", { column: "later" }), undefined);
  });
  it("is another lane", () => { deepEqual(of("b", "ga", { lane: "beta" }), ["Beta", "beta", undefined]); });
  it("is other days", () => { deepEqual(of("b", "ga", { days: 7 }), ["from 13 Apr", undefined, minute("2026-04-13")]); });
  it("is both", () => { deepEqual(of("b", "ga", { lane: "beta", days: -7 }), ["Beta · from 30 Mar", "beta", minute("2026-03-30")]); });
  it("is another column: the first day of its time, or as soon as it can be", () => {
    deepEqual(of("b", "ga", { column: "later" }), ["Later: from 1 Jul", undefined, minute("2026-07-01")]);
    deepEqual(of("c", "ga", { column: "next" }), ["Next: from 1 Apr", undefined, minute("2026-04-01")]);
    deepEqual(of("b", "ga", { column: "now" }), ["Now: as soon as it can be", undefined, "soon"]);
    deepEqual(of("i", "ga", { column: "next" }), ["Next: from 1 Apr", undefined, minute("2026-04-01")]);
  });
  it("is not that it is done", () => { deepEqual(of("a", "beta", { column: "done" }), ["What is done is said on the board or in the text.", undefined, undefined]); });
  it("is another promise", () => { deepEqual(of("beta", "beta", { days: 3, lane: "ga" }), ["Promised 16 Mar", undefined, minute("2026-03-16")]); });
  it("is nothing for what is not there", () => { equal(of("gone", "", { days: 3 }), undefined); });
});

describe("the columns of a lane", () => {
  it("hold the cards by when they begin, ideas last", () => {
    const cells = (lane: number, part: Partial<RoadmapScene> = {}): string[][] => columnsOf(scene(part), scene().data.lanes.release[lane] as never).cells.map((cell) => cell.map(({ id }) => id));
    deepEqual(cells(0), [["a"], [], [], ["d"]]);
    deepEqual(cells(1), [[], ["b"], ["c", "i"], []]);
    deepEqual(cells(1, { period: "month" }), [[], [], ["b", "c", "i"], []]);
  });
  it("are as high as the cards that they show", () => {
    const many = `plan: P\nstart: 2026-02-16\nas-of: none\ntasks:\n${Array.from({ length: 40 }, (_, at) => `  t${String(at)}: {effort: 1d}\n`).join("")}`;
    const of = scene({}, many);
    const [lane] = of.data.lanes.release;
    const columns = columnsOf(of, lane as never);
    equal(columnsHeight(columns, () => 40, false), 32 + 40 * 60 - 8);
    equal(columnsHeight(columns, () => MOST_IN_CELL, false), 32 + MOST_IN_CELL * 60 - 8 + 36);
  });
});

describe("the keys on the roadmap", () => {
  const lanes: readonly (readonly Spot[])[] = [
    [{ id: "a", lane: "x", x: 0, y: 0 }, { id: "b", lane: "x", x: 50, y: 0 }, { id: "c", lane: "x", x: 20, y: 1 }],
    [],
    [{ id: "d", lane: "y", x: 0, y: 0 }, { id: "e", lane: "y", x: 60, y: 0 }],
  ];
  const from = (id: string, key: Arrow, form: "dated" | "columns" = "dated"): string | undefined => {
    const at = lanes.flat().find((spot) => spot.id === id);
    return spotBeside(lanes, { id, lane: at?.lane ?? "" }, key, form)?.id;
  };
  it("go along the time of the lane", () => { deepEqual([from("a", "ArrowRight"), from("c", "ArrowRight"), from("c", "ArrowLeft"), from("b", "ArrowRight")], ["c", "b", "a", undefined]); });
  it("go to the nearest of the next line, and on to the next lane", () => { deepEqual([from("b", "ArrowDown"), from("c", "ArrowDown"), from("e", "ArrowUp"), from("c", "ArrowUp"), from("a", "ArrowUp")], ["c", "d", "c", "a", undefined]); });
  it("go to the first card from none", () => { equal(spotBeside(lanes, { id: "", lane: "" }, "ArrowDown", "dated")?.id, "a"); });
  const grid: readonly (readonly Spot[])[] = [
    [{ id: "a", lane: "x", x: 0, y: 0 }, { id: "b", lane: "x", x: 0, y: 1 }, { id: "c", lane: "x", x: 2, y: 0 }],
    [{ id: "d", lane: "y", x: 0, y: 0 }, { id: "e", lane: "y", x: 1, y: 0 }],
  ];
  const beside = (id: string, lane: string, key: Arrow): string | undefined => spotBeside(grid, { id, lane }, key, "columns")?.id;
  it("go in columns within the column, and over to the next that has any", () => {
    deepEqual([beside("a", "x", "ArrowDown"), beside("b", "x", "ArrowDown"), beside("b", "x", "ArrowRight"), beside("d", "y", "ArrowRight"), beside("c", "x", "ArrowLeft"), beside("c", "x", "ArrowDown")], ["b", "d", "e", "e", "e", undefined]);
  });
});

describe("the words of the roadmap", () => {
  const late = "plan: P\nstart: 2026-02-16\nas-of: 2026-02-16\nreleases: {r: {date: 2026-02-20}}\ntasks: {a: {effort: 8d, release: r}}\nrisks: {k: {affects: a}}\n";
  it("say late in days to the team, and at risk to others", () => {
    const of = scene({}, late);
    const [lane] = of.data.lanes.release;
    const [card] = of.data.cards;
    if (lane === undefined || card === undefined) throw new Error("there are a lane and a card");
    deepEqual((["team", "sponsor"] as const).map((audience) => confidenceWords(lane, audience, of.dates)), [{ word: "Late", figures: "+5d", why: "" }, { word: "At risk", figures: "", why: "" }]);
    deepEqual([stateWord(card, "team"), stateWord(card, "sponsor")], ["late +5d", "at risk"]);
    deepEqual([scopeWords(lane, "team"), scopeWords(lane, "customer")], ["0 of 1 done · 1 open risk", ""]);
  });
  it("say how much is in hand, and by what rule", () => {
    const of = scene();
    const [, ga] = of.data.lanes.release;
    deepEqual(ga === undefined ? undefined : confidenceWords({ ...ga, forecast: minute("2026-06-20 17:00"), confidence: { word: "on-track", inHand: 0.083, high: minute("2026-06-25 17:00") } }, "team", of.dates), {
      word: "On track", figures: "10d in hand", why: "8 % of the time to the promise is in hand; if every estimate on the way came out high: 25 Jun",
    });
  });
});

describe("the table of the roadmap", () => {
  it("has every lane and card", () => { deepEqual(rowsOf(scene()).map((row) => (row.kind === "lane" ? row.lane.id : ` ${row.card.id}`)), ["beta", " a", " d", "ga", " b", " c", " i"]); });
});

describe("the time of the roadmap", () => {
  it("fits the window, or fills it at the least", () => {
    equal(sheetTime(scene()).width, 1024 - 272);
    equal(sheetTime(scene({ zoom: 0.1 })).width, 1024 - 272);
    equal(sheetTime(scene({ zoom: 24 })).width > 4000, true);
  });
  it("has a name for each step, and one for what is between", () => { deepEqual((["fit", 24, 6, 3, 2, 0.6, 0.05] as const).map((zoom) => stepOf(zoom)), ["fit", "own", "months", "own", "quarters", "own", "own"]); });
});
