import { deepEqual, equal } from "node:assert/strict";
import { ENGLISH_DATES, pictureWords } from "../../../src/core/view/picture/pictureWords";
import { roadmapPicture } from "../../../src/core/view/picture/roadmapPicture";
import type { RoadmapPictureOptions } from "../../../src/core/view/picture/roadmapPicture";
import { roadmapData } from "../../../src/core/view/roadmap";
import { forAudience, roadmapGroupings } from "../../../src/core/view/roadmapAudience";
import type { RoadmapCard } from "../../../src/core/view/roadmapData";
import { horizonBounds, horizonOf } from "../../../src/core/view/roadmapHorizon";
import { minute, NOW, scheduleOf } from "./support";

const TEXT = `plan: P
start: 2026-03-02
as-of: none
people: {ana: {name: Ana Silva}}
teams: {core: [ana]}
releases: {beta: {title: Beta, date: 2026-03-13}}
tasks:
  a: {title: Shop, effort: 30d, release: beta, who: ana, started: 2026-03-02, done: 10%}
  b: {title: Cleaning up, effort: 1d, release: beta, tags: [internal]}
  c: {title: Own tools, effort: 1d, tags: [internal]}
risks: {r: {title: Supplier, probability: 50%, affects: a}}
`;

describe("the roadmap for an audience", () => {
  const data = roadmapData(scheduleOf(TEXT), NOW);

  it("is all of it for the team", () => { equal(forAudience(data, "team"), data); });

  for (const audience of ["sponsor", "customer"] as const) {
    it(`names nobody and nothing internal to a ${audience}`, () => {
      const shown = forAudience(data, audience);
      const text = JSON.stringify({ cards: shown.cards, lanes: shown.lanes });
      for (const word of ["Ana", "AS", "Cleaning", "Own tools", "core"]) equal(text.includes(word), false, word);
      deepEqual(shown.cards.map(({ title, critical }) => [title, critical]), [["Shop", false]]);
      deepEqual(shown.lanes.release.map(({ id, cards }) => [id, cards]), [["beta", [0]]], "the lane of the rest is gone with what was in it");
      deepEqual([roadmapGroupings(data), roadmapGroupings(shown)], [["release", "team"], ["release"]]);
    });
  }

  it("judges for sponsors, and not for customers", () => {
    const of = (audience: "sponsor" | "customer"): unknown[] => {
      const { lanes, cards } = forAudience(data, audience);
      const [beta] = lanes.release;
      return [beta?.confidence.word, beta?.forecast === undefined, beta?.risks.length, cards[0]?.state, cards[0]?.progress, beta?.promise];
    };
    deepEqual(of("sponsor"), ["late", false, 1, "late", 0.1, minute("2026-03-14")]);
    deepEqual(of("customer"), ["unknown", true, 0, "running", 0, minute("2026-03-14")]);
  });
});

describe("the picture of the roadmap for an audience", () => {
  const data = roadmapData(scheduleOf(TEXT), NOW);
  const words = pictureWords(ENGLISH_DATES);
  const draw = (options: Partial<RoadmapPictureOptions>): string => roadmapPicture(data, { words, theme: "light", ...options });

  it("judges in days for the team, and calmly for others", () => {
    deepEqual([draw({}).includes(">+28d<"), draw({}).includes("Cleaning up")], [true, true]);
    const sponsors = draw({ audience: "sponsors" });
    deepEqual(["+28d", "Cleaning up", "at risk", "10%"].map((word) => sponsors.includes(word)), [false, false, true, true]);
  });
  it("shows customers what is promised alone", () => {
    const customers = draw({ audience: "sponsors", promisesOnly: true });
    deepEqual(["Promised 13 Mar", "Shop", "at risk", "Forecast", "%", "No work yet", "Cleaning up"].map((word) => customers.includes(word)), [true, true, false, false, false, false, false]);
  });
  it("has lanes of teams and themes, and one for the rest", () => {
    deepEqual([draw({ by: "team" }).includes("Of no team"), draw({ by: "theme" }).includes("Without a theme")], [true, true]);
  });
});

describe("now, next and later", () => {
  const today = minute("2026-11-20 10:00");
  const card = (part: Partial<RoadmapCard>): RoadmapCard => ({
    id: "a", title: "A", kind: "task", start: today, finish: today, started: false, progress: 0, state: "planned", lateDays: 0, release: "", initials: "", people: "", critical: false, internal: false, ...part,
  });

  it("are quarters or months, over the end of the year as well", () => {
    deepEqual(horizonBounds(today, "quarter"), { next: minute("2027-01-01"), later: minute("2027-04-01") });
    deepEqual(horizonBounds(today, "month"), { next: minute("2026-12-01"), later: minute("2027-01-01") });
    deepEqual(horizonBounds(minute("2026-02-16"), "quarter"), { next: minute("2026-04-01"), later: minute("2026-07-01") });
  });
  it("go by the start", () => {
    const of = (start: string): string => horizonOf(card({ start: minute(start) }), horizonBounds(today, "quarter"));
    deepEqual(["2026-12-31 09:00", "2027-01-01", "2027-03-31 09:00", "2027-04-01", "2026-01-01"].map(of), ["now", "next", "next", "later", "now"]);
  });
  it("have what has begun now, what is done apart, and what has no dates later", () => {
    const bounds = horizonBounds(today, "quarter");
    const { start, finish, ...undated } = card({ kind: "idea" });
    equal([start, finish].includes(undefined), false);
    deepEqual([horizonOf(card({ started: true, start: minute("2028-01-01") }), bounds), horizonOf(card({ state: "done" }), bounds), horizonOf(undated, bounds)], ["now", "done", "later"]);
  });
});
