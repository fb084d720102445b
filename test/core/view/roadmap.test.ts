import { deepEqual, equal } from "node:assert/strict";
import { roadmapData } from "../../../src/core/view/roadmap";
import type { RoadmapCard, RoadmapGrouping, RoadmapLane } from "../../../src/core/view/roadmapData";
import { baselineOf } from "../../../src/core/tracking/baseline";
import { forAudience } from "../../../src/core/view/roadmapAudience";
import { isRoadmapData } from "../../../src/protocol/roadmapMessages";
import { minute, NOW, scheduleOf } from "./support";

const head = "plan: P\nstart: 2026-03-02\nas-of: none\nreleases: {beta: {title: Beta, date: 2026-03-13}, ga: {date: 2026-06-01}}\n";

/** The lanes of a plan with their cards in place. */
function lanesOf(text: string, by: RoadmapGrouping = "release", now = NOW): readonly (Omit<RoadmapLane, "cards"> & { readonly cards: readonly RoadmapCard[] })[] {
  const { cards, lanes } = roadmapData(scheduleOf(text, now), now);
  return lanes[by].map((lane) => ({ ...lane, cards: lane.cards.map((place) => cards[place] as RoadmapCard) }));
}

function lanes(tasks: string): ReturnType<typeof lanesOf> {
  return lanesOf(`${head}tasks: ${tasks}\n`);
}

function idsIn(of: ReturnType<typeof lanesOf>): Record<string, string[]> {
  return Object.fromEntries(of.map((lane) => [lane.id, lane.cards.map((card) => card.id)]));
}

function cards(tasks: string): Record<string, string[]> {
  return idsIn(lanes(tasks));
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
    const of = (affects: string): string[][] => lanesOf(text(affects)).map((lane) => [lane.id, ...lane.cards.map((card) => card.id)]);
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
    const [lane] = lanesOf(text, "objective");
    equal(lane?.title, "Sell more");
    equal(lane?.promise, minute("2026-07-01"));
    equal(lane?.goal, "conv 61% → 75%");
  });

  it("keeps work that names a release which is not there among the rest", () => { deepEqual(cards("{a: {effort: 1d, release: nowhere}}"), { beta: [], ga: [], "": ["a"] }); });

  it("groups by team: that which is named, else those of its people, and a summary by all of its parts", () => {
    const text = (tasks: string): string => `plan: P\nstart: 2026-03-02\nas-of: none\npeople: {ana: {}, ben: {}, cai: {}}\nteams: {core: [ana, ben], web: [cai, ben]}\ntasks: ${tasks}\n`;
    const of = (tasks: string): Record<string, string[]> => idsIn(lanesOf(text(tasks), "team"));
    deepEqual(of("{a: {effort: 1d, who: ana}, b: {effort: 1d, who: ben}, c: {effort: 1d, who: web}, d: {effort: 1d}}"), { core: ["a", "b"], web: ["b", "c"], "": ["d"] });
    deepEqual(of("{s: {tasks: {a: {effort: 1d, who: ana}, b: {effort: 1d, who: core}}}}"), { core: ["s"], web: [] });
    deepEqual(of("{s: {tasks: {a: {effort: 1d, who: ana}, b: {effort: 1d, who: cai}}}}"), { core: ["a"], web: ["b"] });
    deepEqual(of("{s: {who: web, tasks: {a: {effort: 1d}, b: {effort: 1d, who: ana}}}}"), { core: ["b"], web: ["a"] });
  });

  it("groups by theme: the tags, those of summaries too, but for the one of what is internal", () => {
    const of = (tasks: string): Record<string, string[]> => idsIn(lanesOf(`${head}tasks: ${tasks}\nbacklog: {i: {tags: [web]}, j: {}}\n`, "theme"));
    deepEqual(of("{a: {effort: 1d, tags: [web, api]}, b: {effort: 1d, tags: internal}}"), { web: ["a", "i"], api: ["a"], "": ["b", "j"] });
    deepEqual(of("{s: {tags: [web], tasks: {a: {effort: 1d}, b: {effort: 1d, tags: [api]}}}}"), { web: ["a", "b", "i"], api: ["b"], "": ["j"] });
  });

  it("puts ideas of the backlog where they are meant for, without dates", () => {
    const of = (by: RoadmapGrouping): Record<string, string[]> => idsIn(lanesOf(`${head}objectives: {o: {}}\nbacklog: {i: {title: Idea, release: ga, objective: o}, j: {}}\n`, by));
    deepEqual([of("release"), of("objective")], [{ beta: [], ga: ["i"], "": ["j"] }, { o: ["i"], "": ["j"] }]);
    const [, ga] = lanesOf(`${head}backlog: {i: {title: Idea, release: ga}}\n`);
    deepEqual([ga?.cards[0]?.kind, ga?.cards[0]?.start, ga?.items, ga?.forecast], ["idea", undefined, 0, undefined]);
  });

  it("names each card once, whatever lanes it stands in, and the summaries above", () => {
    const data = roadmapData(scheduleOf(`${head}objectives: {o: {}}\ntasks: {s: {release: beta, tasks: {a: {effort: 1d, objective: o}, b: {effort: 1d, tags: [web, api]}}}}\n`), NOW);
    deepEqual(data.cards.map(({ id }) => id).sort(), ["a", "b", "s"]);
    deepEqual(data.above, [["a", "s"], ["b", "s"]]);
  });

  it("says who works on a card, what is critical and what is internal", () => {
    const [lane] = lanesOf("plan: P\nstart: 2026-03-02\nas-of: none\npeople: {ana: {name: Ana Silva}, ben: {name: Ben Ito}}\nreleases: {r: {}}\ntasks: {s: {release: r, tags: [internal], tasks: {a: {effort: 2d, who: ana}, b: {effort: 1d, who: ben}}}}\n");
    deepEqual(lane?.cards.map(({ people, initials, critical, internal }) => [people, initials, critical, internal]), [["Ana Silva, Ben Ito", "AS BI", true, true]]);
  });

  it("counts what is in a lane, how much of it is done, and by how much a card is late", () => {
    const [lane] = lanes("{a: {effort: 1d, release: beta, started: 2026-03-02, finished: 2026-03-02}, b: {effort: 11d, release: beta}, c: {milestone: true, release: beta}}");
    deepEqual([lane?.items, lane?.itemsDone, lane?.cards[1]?.lateDays], [3, 1, 3]);
  });

  it("does not take a tag that is called plan for the plan as a whole", () => {
    const { lanes } = roadmapData(scheduleOf(`${head}tasks: {a: {effort: 1d, tags: [plan]}, b: {effort: 1d, tags: [other]}}\nrisks: {r: {title: R, probability: 10%, affects: a}}\n`), NOW);
    deepEqual(lanes.theme.map(({ id, risks }) => [id, risks.length]), [["plan", 1], ["other", 0]]);
  });
  it("lists the open risks of a lane: of what is in it, of itself, of the whole plan", () => {
    const risks = "risks: {x: {title: X, probability: 30%, affects: a}, y: {affects: ga}, z: {affects: plan, probability: rare}, w: {affects: a, status: closed}, u: {affects: a, opportunity: true}, v: {affects: [s, b]}}";
    const of = lanesOf(`${head}tasks: {a: {effort: 1d, release: beta}, s: {release: beta, tasks: {b: {effort: 1d}}}, c: {effort: 1d}}\n${risks}\n`);
    deepEqual(of.map((lane) => [lane.id, ...lane.risks.map(({ id, chance }) => `${id} ${chance}`)]), [["beta", "x 30%", "v ", "z rare"], ["ga", "y ", "z rare"], [""]]);
  });
});

describe("how sure a promise is", () => {
  const of = (tasks: string, now = NOW): RoadmapLane["confidence"] | undefined => {
    const text = `${head}tasks: ${tasks}\n`;
    return roadmapData(scheduleOf(text, now), now).lanes.release[0]?.confidence;
  };
  const start = minute("2026-03-02");

  it("is unknown without work or promise", () => {
    deepEqual(of("{}"), { word: "unknown" });
    deepEqual(lanesOf("plan: P\nreleases: {r: {}}\ntasks: {a: {effort: 1d, release: r}}\n")[0]?.confidence, { word: "unknown" });
  });
  it("is late beyond the day", () => { equal(of("{a: {effort: 11d, release: beta}}", start)?.word, "late"); });
  it("is tight with less than a tenth of the time in hand", () => {
    equal(of("{a: {effort: 10d, release: beta}}", start)?.word, "tight");
    equal(of("{a: {effort: 8d, release: beta}}", start)?.word, "on-track");
    equal(Math.round((of("{a: {effort: 8d, release: beta}}", start)?.inHand ?? 0) * 100), 19);
  });
  it("is tight when the high ends of the estimates on the way lead beyond it", () => {
    const { word, inHand = 0, high } = of("{a: {effort: 3d/4d/9d, release: beta}, b: {effort: 3d, after: a, release: beta}}", start) ?? { word: "" };
    deepEqual([word, Math.round(inHand * 100), high], ["tight", 27, minute("2026-03-17 17:00")]);
  });
  it("does not count high ends of work that does not drive it", () => {
    deepEqual(of("{a: {effort: 1d/2d/9d, release: beta}, b: {effort: 5d, release: beta}}", start)?.high, undefined);
  });
  it("counts of a task under way what is left alone", () => {
    const text = "plan: P\nstart: 2026-03-02\nas-of: 2026-03-04\nreleases: {r: {date: 2026-03-31}}\ntasks: {a: {effort: 2d/4d/8d, release: r, started: 2026-03-02, done: 50%}}\n";
    equal(lanesOf(text)[0]?.confidence.high, minute("2026-03-09 17:00"));
  });
  it("ends when all is done, or out", () => {
    equal(of("{a: {effort: 1d, release: beta, started: 2026-03-02, finished: 2026-03-02}}")?.word, "done");
    equal(lanesOf("plan: P\nreleases: {r: {date: 2026-03-31, released: 2026-03-30}}\ntasks: {a: {effort: 1d, release: r}}\n")[0]?.confidence.word, "done");
  });
  it("goes through circles without end", () => { equal(of("{a: {effort: 1d/2d/3d, release: beta, after: b}, b: {effort: 1d, release: beta, after: a}}", start)?.word, "on-track"); });
});

describe("what came into a release since the baseline, and what went out", () => {
  const releases = "plan: P\nstart: 2026-03-02\nreleases: {beta: {title: Beta}, later: {title: Later}}\n";
  const then = baselineOf(scheduleOf(`${releases}tasks:\n  kept: {title: Sign up, effort: 1d, release: beta}\n  cut: {title: Export, effort: 1d, release: beta}\n  moved: {effort: 1d, release: beta}\n  off: {effort: 1d, release: beta}\n`), "then");
  const scheduled = scheduleOf(`${releases}tasks:\n  kept: {title: Sign up, effort: 1d, release: beta}\n  moved: {effort: 1d, release: later}\n  off: {effort: 1d, release: beta, status: dropped}\n${Array.from({ length: 60 }, (_, at) => `  n${String(at)}: {title: New ${String(at)}, effort: 1h, release: beta}`).join("\n")}\n`);
  const data = roadmapData(scheduled, NOW, undefined, then);
  const beta = data.lanes.release.find(({ id }) => id === "beta")?.scope;

  it("is counted and named, with what became of it", () => {
    deepEqual([beta?.added, beta?.dropped, beta?.named.added.length], [60, 3, 50]);
    deepEqual(beta?.named.added[0], { id: "n0", title: "New 0", now: "here" });
    deepEqual([...(beta?.named.dropped ?? [])].map(({ id, title, now }) => `${id} ${title} ${now}`).sort(), ["cut Export gone", "moved Moved elsewhere", "off Off dropped"]);
    deepEqual(data.lanes.release.find(({ id }) => id === "later")?.scope?.named.added.map(({ id }) => id), ["moved"]);
  });
  it("is not said without a baseline, nor to others than the team", () => {
    equal(roadmapData(scheduled, NOW).lanes.release[0]?.scope, undefined);
    for (const audience of ["sponsor", "customer"] as const) deepEqual(forAudience(data, audience).lanes.release.map(({ scope }) => scope), [undefined, undefined]);
  });
});

describe("the guard of the roadmap", () => {
  const data = roadmapData(scheduleOf(`${head}tasks: {a: {effort: 1d, release: beta}}\n`), NOW);

  it("understands it", () => { equal(isRoadmapData(data), true); });
  it("understands a band", () => { equal(isRoadmapData({ ...data, lanes: { ...data.lanes, release: data.lanes.release.map((lane) => ({ ...lane, band: { from: 1, to: 2 } })) } }), true); });
  it("refuses a card that is not there", () => { equal(isRoadmapData({ ...data, cards: [] }), false); });
  it("refuses a word that it does not know", () => { equal(isRoadmapData({ ...data, cards: data.cards.map((card) => ({ ...card, kind: "epic" })) }), false); });
  it("refuses lanes by less than all", () => { equal(isRoadmapData({ ...data, lanes: { release: [], objective: [], team: [] } }), false); });
  const scoped = roadmapData(scheduleOf(`${head}tasks: {a: {effort: 1d, release: beta}}\n`), NOW, undefined, baselineOf(scheduleOf(`${head}tasks: {b: {effort: 1d, release: beta}}\n`), "then"));
  it("understands what came and went", () => { equal(isRoadmapData(scoped), true); });
  it("refuses a state of it that there is not", () => {
    const release = scoped.lanes.release.map((lane) => ({ ...lane, scope: { added: 1, dropped: 0, named: { added: [{ id: "a", title: "A", now: "lost" }], dropped: [] } } }));
    equal(isRoadmapData({ ...scoped, lanes: { ...scoped.lanes, release } }), false);
  });
  it("refuses half a pair", () => { equal(isRoadmapData({ ...data, above: [["a"]] }), false); });
});
