import { deepEqual, equal } from "node:assert/strict";
import { roadmapData } from "../../../src/core/view/roadmap";
import type { RoadmapLane } from "../../../src/core/view/roadmapData";
import { isRoadmapData } from "../../../src/protocol/roadmapMessages";
import { minute, NOW, scheduleOf } from "./support";

const head = "plan: P\nstart: 2026-03-02\nas-of: none\nreleases: {beta: {title: Beta, date: 2026-03-13}, ga: {date: 2026-06-01}}\n";

function lanes(tasks: string): readonly RoadmapLane[] {
  return roadmapData(scheduleOf(`${head}tasks: ${tasks}\n`), NOW).byRelease;
}

function cards(tasks: string): Record<string, string[]> {
  return Object.fromEntries(lanes(tasks).map((lane) => [lane.id, lane.cards.map((card) => card.id)]));
}

describe("the lanes of the roadmap", () => {
  it("has a lane for each release, and one for the rest when there is any", () => {
    deepEqual(cards("{a: {effort: 1d, release: beta}}"), { beta: ["a"], ga: [] });
    deepEqual(cards("{a: {effort: 1d}}"), { beta: [], ga: [], "": ["a"] });
  });

  it("shows the topmost tasks that carry a release", () => {
    deepEqual(cards("{a: {release: beta, tasks: {b: {effort: 1d}, c: {effort: 1d}}}}"), { beta: ["a"], ga: [] });
  });

  it("takes a summary apart whose parts go to different releases", () => {
    deepEqual(cards("{a: {release: beta, tasks: {b: {effort: 1d}, c: {effort: 1d, release: ga}}}}"), { beta: ["b"], ga: ["c"] });
    deepEqual(cards("{a: {tasks: {b: {tasks: {c: {effort: 1d, release: ga}, d: {effort: 1d, release: ga}}}, e: {effort: 1d}}}}"), { beta: [], ga: ["c", "d"], "": ["e"] });
  });

  it("puts the work against a risk where the risk threatens", () => {
    const text = (affects: string): string => `${head}tasks: {a: {effort: 1d, release: ga}}\nrisks: {r: {probability: 10%, affects: ${affects}, actions: {stub: {effort: 1d}}}}\n`;
    const of = (affects: string): string[][] => roadmapData(scheduleOf(text(affects)), NOW).byRelease.map((lane) => [lane.id, ...lane.cards.map((card) => card.id)]);
    deepEqual(of("a"), [["beta"], ["ga", "a", "stub"]]);
    deepEqual(of("beta"), [["beta", "stub"], ["ga", "a"]]);
    deepEqual(of("[nothing]"), [["beta"], ["ga", "a"], ["", "stub"]]);
  });

  it("carries the status date where there is one", () => {
    const asOf = (key: string): number | undefined => roadmapData(scheduleOf(`plan: P\nstart: 2026-03-02\n${key}tasks: {a: {effort: 1d}}\n`), NOW).asOf;
    deepEqual([asOf("as-of: none\n"), asOf("as-of: 2026-03-04\n")], [undefined, minute("2026-03-04 09:00")]);
  });

  it("leaves out what was dropped", () => { deepEqual(cards("{a: {effort: 1d, release: beta, status: dropped}}"), { beta: [], ga: [] }); });

  it("compares promise and forecast by whole days", () => {
    const of = (days: number): number | undefined => lanes(`{a: {effort: ${days}d, release: beta}}`)[0]?.slipDays;
    equal(of(10), 0);
    equal(of(9), -1);
    equal(of(11), 3);
  });

  it("gives the promise as the end of its day and the forecast as the last finish", () => {
    const [lane] = lanes("{a: {effort: 2d, release: beta}, b: {effort: 4d, release: beta}}");
    equal(lane?.promise, minute("2026-03-14"));
    equal(lane?.forecast, minute("2026-03-05 17:00"));
  });

  it("weighs progress by effort", () => {
    equal(lanes("{a: {effort: 1d, release: beta, started: 2026-03-02, finished: 2026-03-02}, b: {effort: 3d, release: beta}}")[0]?.progress, 0.25);
    equal(lanes("{}")[0]?.progress, 0);
  });

  it("says the state of a card in one word", () => {
    const state = (task: string): string | undefined => lanes(`{a: {release: beta, ${task}}}`)[0]?.cards[0]?.state;
    equal(state("effort: 1d"), "planned");
    equal(state("effort: 1d, started: 2026-03-02"), "running");
    equal(state("effort: 1d, started: 2026-03-02, finished: 2026-03-02"), "done");
    equal(state("effort: 30d"), "late");
    equal(state("effort: 1d, status: blocked"), "blocked");
  });

  it("groups by objective with its results in a line and its promise from the latest of them", () => {
    const text = "plan: P\nstart: 2026-03-02\nas-of: none\nmetrics: {conv: {unit: \"%\"}}\n" +
      "objectives: {o: {title: Sell more, results: {x: {metric: conv, from: 61%, target: 75%, by: 2026-06-30}}}}\ntasks: {a: {effort: 1d, objective: o}}\n";
    const [lane] = roadmapData(scheduleOf(text), NOW).byObjective;
    equal(lane?.title, "Sell more");
    equal(lane?.promise, minute("2026-07-01"));
    equal(lane?.goal.startsWith("conv "), true, lane?.goal);
  });

  it("is understood by its own guard", () => { equal(isRoadmapData(roadmapData(scheduleOf(`${head}tasks: {a: {effort: 1d}}\n`), NOW)), true); });
});
