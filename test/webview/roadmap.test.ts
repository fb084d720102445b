import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import type { RoadmapCard, RoadmapLane } from "../../src/core/view/roadmapData";
import { LEAST_LANE, MOST_CARDS, placeLane } from "../../src/core/view/picture/roadmapLayout";
import type { TimeScale } from "../../webview/shared/timeScale";

const scale: TimeScale = { origin: 0, pxPerDay: 10, opens: 0, closes: 1440 };
const card = (start: number, days: number): RoadmapCard => ({ id: `c${start}`, title: "t", start: start * 1440, finish: (start + days) * 1440, progress: 0, state: "planned", milestone: false, tag: "" });
const laneOf = (cards: readonly RoadmapCard[]): RoadmapLane => ({ id: "l", title: "L", goal: "", progress: 0, cards });
const measure = (): number => 30;

describe("a lane of the roadmap", () => {
  it("puts cards into one line that do not meet", () => {
    deepEqual(placeLane(laneOf([card(0, 10), card(12, 10)]), scale, measure).cards.map((placed) => placed.y), [16, 16]);
  });
  it("puts a card below where it would touch another or its words", () => {
    deepEqual(placeLane(laneOf([card(0, 10), card(5, 10), card(11, 1)]), scale, measure).cards.map((placed) => placed.y), [16, 52, 88]);
  });
  it("writes beside a card that is too short for its words", () => {
    deepEqual(placeLane(laneOf([card(0, 10), card(20, 1)]), scale, measure).cards.map((placed) => placed.words), ["inside", "behind"]);
  });
  it("writes before a card that has no room behind", () => {
    const words = (start: number, room: number): string | undefined => placeLane(laneOf([card(start, 1)]), scale, measure, room).cards[0]?.words;
    deepEqual([words(20, 275), words(20, 250), words(2, 50)], ["behind", "before", "behind"]);
  });
  it("cuts words where there is most room when they have none", () => {
    const words = (start: number, days: number, room: number): string | undefined => placeLane(laneOf([card(start, days)]), scale, () => 200, room).cards[0]?.words;
    deepEqual([words(2, 10, 130), words(2, 3, 130)], ["inside", "behind"]);
  });
  it("keeps words that stand before a card clear of what stands there", () => {
    deepEqual(placeLane(laneOf([card(0, 18), card(20, 1)]), scale, measure, 220).cards.map((placed) => placed.y), [16, 52]);
  });
  it("has a least height, even without cards", () => { equal(placeLane(laneOf([]), scale, measure).height, LEAST_LANE); });
  it("shows so many cards and counts the others", () => {
    const placed = placeLane(laneOf(Array.from({ length: MOST_CARDS + 7 }, (_, at) => card(at, 1))), scale, measure);
    deepEqual([placed.cards.length, placed.hidden], [MOST_CARDS, 7]);
  });
  it("never lets two cards of a line overlap", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 40 })), { maxLength: 40 }), (spans) => {
      const { cards } = placeLane(laneOf(spans.map(([start, days]) => card(start, days))), scale, measure);
      cards.forEach((a, at) => {
        for (const b of cards.slice(at + 1)) if (a.y === b.y) ok(a.x + a.width <= b.x);
      });
    }));
  });
});
