import { deepEqual, equal, ok } from "node:assert/strict";
import { dependenciesData } from "../../src/core/view/dependencies";
import { pictureWords } from "../../src/core/view/picture/pictureWords";
import { linkRules } from "../../webview/dependencies/circle";
import { matches } from "../../webview/dependencies/matches";
import { graphModel, lastItem, linkAt } from "../../webview/dependencies/model";
import type { GraphModel } from "../../webview/dependencies/model";
import { MOST_OF_ONE, neighbourhood, sideKey } from "../../webview/dependencies/neighbourhood";
import type { Wanted } from "../../webview/dependencies/neighbourhood";
import { beside, chosenEdge, linkOfEdge, newState, savedOf, sceneOf, takeData, visit } from "../../webview/dependencies/state";
import { dependenciesPicture } from "../../webview/dependencies/picture";
import { neighbours } from "../../webview/dependencies/walk";
import type { Side, WalkRules } from "../../webview/dependencies/walk";
import { linkLabel, linkWords } from "../../webview/dependencies/words";
import { dateWords } from "../../webview/shared/dates";
import { NOW, scheduleOf } from "../core/view/support";

const dataOf = (tasks: string, keys = ""): GraphModel["data"] => dependenciesData(scheduleOf(`plan: P\nstart: 2026-03-02\nas-of: none\nlevel: false\n${keys}tasks:\n${tasks}`), NOW);
const modelOf = (tasks: string, keys = ""): GraphModel => graphModel(dataOf(tasks, keys));
const row = (model: GraphModel, id: string): number => model.rowOfId.get(id) ?? -1;
const written: WalkRules = { tasks: false, driving: false };
const near = (model: GraphModel, id: string, side: Side, rules = written): string[] =>
  neighbours(model, row(model, id), side, rules).map(({ row: other, via }) => `${model.ids[other] ?? ""}${via < 0 ? "" : ` through ${model.ids[via] ?? ""}`}`);
const around = (model: GraphModel, center: string, wanted: Partial<Wanted> = {}): ReturnType<typeof neighbourhood> =>
  neighbourhood(model, { ...written, center: row(model, center), depth: 2, direction: "both", opened: new Set(), closed: new Set(), most: 150, ...wanted });
const shown = (model: GraphModel, hood: ReturnType<typeof neighbourhood>): string => hood.items.map(({ row: item, hiddenBefore, hiddenAfter }) => `${hiddenBefore > 0 ? `${String(hiddenBefore)}+` : ""}${model.ids[item] ?? ""}${hiddenAfter > 0 ? `+${String(hiddenAfter)}` : ""}`).join(" ");

const SUMMARIES = `  first: {effort: 1d}
  s:
    after: first
    tasks:
      a: {effort: 1d}
      b: {effort: 2d, after: a}
      c: {effort: 1d, after: other}
  other: {effort: 1d}
  last: {milestone: true, after: s}
`;

describe("the neighbours of an item", () => {
  const model = modelOf(SUMMARIES);
  it("are what its links say; a task that begins a summary has those of the summary too", () => {
    deepEqual(near(model, "a", "before"), ["first through s"]);
    deepEqual(near(model, "b", "before"), ["a"], "what comes before it in the summary is enough");
    deepEqual(near(model, "c", "before"), ["other", "first through s"]);
    deepEqual(near(model, "b", "after"), ["last through s"]);
    deepEqual(near(model, "a", "after"), ["b"]);
  });
  it("of a summary are those of its links, and those of its tasks to others", () => {
    deepEqual(near(model, "s", "before"), ["first", "other through c"]);
    deepEqual(near(model, "s", "after"), ["last"]);
  });
  it("are the tasks of a summary in its place where that is wanted", () => {
    deepEqual(near(model, "last", "before"), ["s"]);
    deepEqual(near(model, "last", "before", { ...written, tasks: true }), ["b", "c"]);
    deepEqual(near(model, "first", "after", { ...written, tasks: true }), ["a", "c"]);
  });
  it("are a summary all the same where too many tasks end it", () => {
    const wide = modelOf(`  s:\n    tasks:\n${Array.from({ length: 30 }, (_, at) => `      t${String(at)}: {effort: 1d}\n`).join("")}  last: {milestone: true, after: s}\n`);
    deepEqual(near(wide, "last", "before", { ...written, tasks: true }), ["s"]);
  });
  it("are what decides the date alone where that is wanted", () => {
    const two = modelOf("  a: {effort: 1d}\n  b: {effort: 4d}\n  c: {effort: 1d, after: [a, b]}\n");
    deepEqual(near(two, "c", "before", { ...written, driving: true }), ["b"]);
  });
});

describe("what is shown around a centre", () => {
  const chain = modelOf(Array.from({ length: 9 }, (_, at) => `  t${String(at)}: {effort: 1d${at === 0 ? "" : `, after: t${String(at - 1)}`}}\n`).join(""));
  it("reaches as far as is wanted, both ways or one, and counts what is hidden", () => {
    equal(shown(chain, around(chain, "t4")), "t4 t3 t5 1+t2 t6+1");
    equal(shown(chain, around(chain, "t4", { depth: 1 })), "t4 1+t3 t5+1");
    equal(shown(chain, around(chain, "t4", { direction: "before", depth: 1 })), "t4+1 1+t3");
    equal(around(chain, "t4", { depth: 0 }).items.length, 9);
  });
  it("opens a side of a card beyond that, or closes it", () => {
    equal(shown(chain, around(chain, "t4", { opened: new Set([sideKey("t2", "before")]) })), "t4 t3 t5 t2 t6+1 1+t1");
    equal(shown(chain, around(chain, "t4", { closed: new Set([sideKey("t3", "before")]) })), "t4 1+t3 t5 t6+1");
    const fork = modelOf("  a: {effort: 1d}\n  b: {effort: 1d, after: a}\n  c: {effort: 1d, after: a}\n");
    equal(shown(fork, around(fork, "b")), "b a+1");
    equal(shown(fork, around(fork, "b", { opened: new Set([sideKey("a", "after")]) })), "b a c");
  });
  it("shows the nearest where there is no room for all, and says how many there are", () => {
    const hood = around(chain, "t4", { depth: 0, most: 4 });
    deepEqual([shown(chain, hood), hood.reached], ["t4 t3 t5+1 1+t2", 9]);
  });
  it("shows so many neighbours of one card until all are asked for, those that decide dates first", () => {
    const fan = modelOf(`${Array.from({ length: 60 }, (_, at) => `  t${String(at)}: {effort: ${at === 50 ? "9d" : "1d"}}\n`).join("")}  end: {milestone: true, after: [${Array.from({ length: 60 }, (_, at) => `t${String(at)}`).join(", ")}]}\n`);
    const hood = around(fan, "end");
    deepEqual([hood.items.length, hood.items[0]?.hiddenBefore, hood.reached, fan.ids[hood.items[1]?.row ?? 0]], [MOST_OF_ONE + 1, 60 - MOST_OF_ONE, 61, "t50"]);
    equal(around(fan, "end", { opened: new Set([sideKey("end", "before")]) }).items.length, 61);
  });
  it("counts no link as hidden that is drawn to a task of the summary that it is written at", () => {
    const model = modelOf(SUMMARIES);
    equal(shown(model, around(model, "a", { depth: 1 })), "a first b+1");
  });
  it("shows a link that closes a circle with what it joins", () => {
    const model = modelOf("  a: {effort: 1d, after: b}\n  b: {effort: 1d, after: a}\n");
    const { edges } = around(model, "a");
    deepEqual(edges.map(({ from, to, link }) => `${model.ids[from] ?? ""}>${model.ids[to] ?? ""} ${linkLabel(model, link, -1)}`).sort(), ["a>b ", "b>a closes a circle: left out"]);
  });
  it("stays small and quick in 10,000 tasks", () => {
    const long = modelOf(Array.from({ length: 10_000 }, (_, at) => `  t${String(at)}: {effort: 1d${at < 20 ? "" : `, after: [t${String(at - 1 - ((at * 7) % 17))}, t${String(at - 1 - ((at * 13) % 19))}]`}}\n`).join(""));
    const began = performance.now();
    const hood = around(long, "t5000", { depth: 0 });
    const took = performance.now() - began;
    equal(hood.items.length, 150);
    ok(hood.reached > 9000, String(hood.reached));
    ok(took < 1500, `${String(Math.round(took))} ms`);
  }).timeout(30_000);
});

describe("a link that is to be added", () => {
  const model = modelOf(`${SUMMARIES}  live: {milestone: true, after: beta}\n  work: {effort: 1d, release: beta}\n`, "releases: {beta: {title: Beta}}\n");
  const reason = (waits: string, on: string): string | undefined => linkRules(model, row(model, waits), "before")(row(model, on));
  it("may join what does not come before anyway", () => {
    equal(reason("other", "first"), undefined);
    equal(reason("last", "beta"), undefined);
    equal(linkRules(model, row(model, "first"), "after")(row(model, "other")), undefined);
  });
  it("may not close a circle, over summaries and releases neither", () => {
    equal(reason("first", "last"), "Last already waits for First: the link would close a circle.");
    equal(reason("first", "b"), "B already waits for First: the link would close a circle.");
    equal(reason("other", "s"), "S already waits for Other: the link would close a circle.");
    equal(reason("work", "live"), "Live already waits for Work: the link would close a circle.");
    equal(reason("work", "beta"), "Beta already waits for Work: the link would close a circle.");
  });
  it("may not be there already, nor lead to itself or into its own summary", () => {
    equal(reason("b", "a"), "B already waits for A.");
    equal(reason("a", "a"), "A task cannot wait for itself.");
    equal(reason("a", "s"), "A summary and a task in it cannot wait for each other.");
    equal(reason("beta", "first"), "A release waits for the work that carries it.");
  });
  it("says the same from either end", () => {
    for (let on = 0; on < model.count; on += 1) {
      for (let waits = 0; waits < model.count; waits += 1) equal(linkRules(model, on, "after")(waits), linkRules(model, waits, "before")(on), `${model.ids[waits] ?? ""} after ${model.ids[on] ?? ""}`);
    }
  });
});

describe("the words of the dependencies", () => {
  it("name the kind of a link where it is no plain one", () => {
    const model = modelOf("  a: {effort: 2d}\n  b: {effort: 1d, after: a SS+1d}\n  c: {effort: 1d, after: a}\n");
    deepEqual([0, 1].map((link) => linkLabel(model, link, -1)), ["SS +1d", ""]);
    equal(linkWords(model, 0, -1), "B starts with A +1d, decides the date");
    equal(linkAt(model, 1).driving, true);
  });
  it("find by words of titles and ids, the nearest first", () => {
    const model = modelOf("  a: {title: Pay page, effort: 1d}\n  b: {title: Page of fame, effort: 1d}\n  c: {title: Other, effort: 1d}\n  page-2: {title: Second, effort: 1d}\n");
    deepEqual(matches(model, "page", 3, () => undefined).map(({ title }) => title), ["Second", "Page of fame", "Pay page"]);
    deepEqual(matches(model, "pa fa", 3, () => undefined).map(({ title }) => title), ["Page of fame"]);
    deepEqual(matches(model, "xyz", 3, () => undefined), []);
  });
});

describe("what is remembered of the dependencies", () => {
  const words = dateWords("en");
  const data = dataOf("  a: {effort: 1d}\n  b: {effort: 1d, after: a}\n  c: {effort: 1d, after: b}\n");
  it("begins with what the plan ends with", () => {
    const model = graphModel(data);
    equal(model.ids[lastItem(model)], "c");
    equal(lastItem(modelOf("  a: {effort: 1d, status: dropped}\n")), 0);
  });
  it("knows the way back and forward; where the cursor passed by is no place to come back to", () => {
    const state = newState(data, undefined, words);
    visit(state, 0, false);
    visit(state, 1, false);
    deepEqual(state.trail, ["b"]);
    visit(state, 2, true);
    visit(state, 0, true);
    deepEqual([state.trail, state.at, beside(state, -1), beside(state, 1)], [["b", "c", "a"], 2, 1, undefined]);
    state.at = 0;
    visit(state, 2, true);
    deepEqual([state.trail, state.at], [["b", "c"], 1]);
  });
  it("is there again after a reload, as far as the plan still has it", () => {
    const state = newState(data, undefined, words);
    visit(state, 1, true);
    state.depth = 3;
    const saved = savedOf(state);
    deepEqual(savedOf(newState(data, saved, words)), saved);
    const other = newState(dataOf("  x: {effort: 1d}\n"), saved, words);
    deepEqual([other.model.ids[other.center], other.trail, other.depth], ["x", ["x"], 3]);
  });
  it("keeps the centre when tasks come and go, and goes back where it is gone", () => {
    const state = newState(data, undefined, words);
    visit(state, 1, true);
    takeData(state, dataOf("  new: {effort: 1d}\n  a: {effort: 1d}\n  b: {effort: 1d, after: a}\n  c: {effort: 1d, after: b}\n"), words);
    equal(state.model.ids[state.center], "b");
    takeData(state, dataOf("  c: {effort: 1d}\n  d: {effort: 1d}\n"), words);
    deepEqual([state.model.ids[state.center], state.model.ids[state.selected]], ["c", "c"]);
  });
  it("keeps the chosen link when others come before it, and none where it is gone", () => {
    const state = newState(data, undefined, words);
    const told = (): string => {
      const scene = sceneOf(state);
      const edge = scene.hood.edges[chosenEdge(scene)];
      return edge === undefined ? "none" : `${state.model.ids[edge.from] ?? ""} to ${state.model.ids[edge.to] ?? ""}`;
    };
    const scene = sceneOf(state);
    state.link = linkOfEdge(scene, scene.hood.edges.findIndex(({ from }) => state.model.ids[from] === "a"));
    equal(told(), "a to b");
    takeData(state, dataOf("  n: {effort: 1d}\n  m: {effort: 1d}\n  a: {effort: 1d, after: m}\n  b: {effort: 1d, after: [n, a]}\n  c: {effort: 1d, after: [n, b]}\n"), words);
    equal(told(), "a to b");
    takeData(state, dataOf("  a: {effort: 1d}\n  b: {effort: 1d}\n  c: {effort: 1d, after: b}\n"), words);
    equal(told(), "none");
  });
});

describe("the picture of the dependencies", () => {
  const picture = (data: GraphModel["data"]): string => dependenciesPicture(data, { theme: "light", words: pictureWords(dateWords("en"), (text) => text) }, undefined);
  it("draws every card and link that is shown, with their words", () => {
    const svg = picture(dataOf("  a: {title: Dig, effort: 2d}\n  b: {effort: 1d, after: [a SS+1d, c]}\n  c: {effort: 1d, after: b}\n"));
    deepEqual([">Dig<", ">SS +1d<", ">closes a circle: left out<", "<svg xmlns="].map((part) => svg.includes(part)), [true, true, true, true]);
    equal(svg.match(/<rect[^>]* rx="5"/g)?.length, 3);
  });
  it("shows hostile text as text", () => {
    const svg = picture(dataOf('  a: {title: "<script>hit()</script>&\\u0007", effort: 1d}\n'));
    ok(svg.includes("&lt;script&gt;") && !svg.includes("<script"));
  });
});
