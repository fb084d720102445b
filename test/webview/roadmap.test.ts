import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import type { RoadmapCard, RoadmapLane } from "../../src/core/view/roadmapData";
import { LEAST_LANE, MOST_CARDS, placeLane } from "../../src/core/view/picture/roadmapLayout";
import type { PlacedLane } from "../../src/core/view/picture/roadmapLayout";
import type { TimeScale } from "../../webview/shared/timeScale";

const scale: TimeScale = { origin: 0, pxPerDay: 10, opens: 0, closes: 1440 };
const card = (start: number, days: number): RoadmapCard => ({
  id: `c${start}`, title: "t", kind: "task", start: start * 1440, finish: (start + days) * 1440, started: false, progress: 0, state: "planned", lateDays: 0, release: "", initials: "", people: "", critical: false, internal: false,
});
const lane: RoadmapLane = { id: "l", title: "L", goal: "", progress: 0, items: 0, itemsDone: 0, confidence: { word: "unknown" }, risks: [], cards: [] };
const measure = (): number => 30;
const place = (cards: readonly RoadmapCard[], { room, words = measure }: { readonly room?: number; readonly words?: () => number } = {}): PlacedLane => placeLane(lane, cards, scale, words, room);

describe("a lane of the roadmap", () => {
  it("puts cards into one line that do not meet", () => {
    deepEqual(place([card(0, 10), card(12, 10)]).cards.map((placed) => placed.y), [16, 16]);
  });
  it("puts a card below where it would touch another or its words", () => {
    deepEqual(place([card(0, 10), card(5, 10), card(11, 1)]).cards.map((placed) => placed.y), [16, 52, 88]);
  });
  it("writes beside a card that is too short for its words", () => {
    deepEqual(place([card(0, 10), card(20, 1)]).cards.map((placed) => placed.words), ["inside", "behind"]);
  });
  it("writes before a card that has no room behind", () => {
    const words = (start: number, room: number): string | undefined => place([card(start, 1)], { room }).cards[0]?.words;
    deepEqual([words(20, 275), words(20, 250), words(2, 50)], ["behind", "before", "behind"]);
  });
  it("cuts words where there is most room when they have none", () => {
    const words = (start: number, days: number, room: number): string | undefined => place([card(start, days)], { room, words: () => 200 }).cards[0]?.words;
    deepEqual([words(2, 10, 130), words(2, 3, 130)], ["inside", "behind"]);
  });
  it("keeps words that stand before a card clear of what stands there", () => {
    deepEqual(place([card(0, 18), card(20, 1)], { room: 220 }).cards.map((placed) => placed.y), [16, 52]);
  });
  it("has a least height, even without cards", () => { equal(place([]).height, LEAST_LANE); });
  it("shows so many cards and counts the others", () => {
    const placed = place(Array.from({ length: MOST_CARDS + 7 }, (_, at) => card(at, 1)));
    deepEqual([placed.cards.length, placed.hidden], [MOST_CARDS, 7]);
  });
  it("has no place for what has no dates", () => {
    const { start, finish, ...idea } = card(0, 1);
    equal([start, finish].includes(undefined), false);
    deepEqual([place([idea]).cards.length, place([idea]).hidden], [0, 0]);
  });
  it("knows where promise, forecast and what is likely stand", () => {
    const { promise, forecast, band } = placeLane({ ...lane, promise: 14_400, forecast: 28_800, band: { from: 28_800, to: 43_200 } }, [], scale, measure);
    deepEqual([promise, forecast, band], [100, 200, { from: 200, to: 300 }]);
  });
  it("never lets two cards of a line overlap", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 40 })), { maxLength: 40 }), (spans) => {
      const { cards } = place(spans.map(([start, days]) => card(start, days)));
      cards.forEach((a, at) => {
        for (const b of cards.slice(at + 1)) if (a.y === b.y) ok(a.x + a.width <= b.x);
      });
    }));
  });
});
