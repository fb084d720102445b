import { deepEqual, equal, ok } from "node:assert/strict";
import { cutLineOf, isAbove, type CutLine } from "../../../src/core/product/cutLine";
import { flipOf } from "../../../src/core/product/sensitivity";
import { createAnalyser } from "../../../src/language/analysis";
import type { Analysis } from "../../../src/language/analysisTypes";
import { rankBacklog, rankingOf, rankMethodOf, type RankedIdea } from "../../../src/core/product/rankBacklog";
import { readPlan } from "../../../src/language/snapshot";

function ranked(how: string, backlog: string): readonly RankedIdea[] {
  const plan = readPlan(`plan: P\n${how}tasks: {}\nbacklog:\n${backlog}`, "p.plan.yaml").plans[0];
  ok(plan !== undefined);
  return rankBacklog(plan);
}

function analysed(text: string): Analysis {
  return createAnalyser().analyse(readPlan(text, "p.plan.yaml"), { now: 20458 * 1440 });
}

/** Checks the order with each score, `-` for an idea without one. */
function check(name: string, how: string, backlog: string, expected: string): void {
  it(name, () => {
    const text = ranked(how, backlog).map(({ item, rank, score }) => `${String(rank ?? "-")} ${item.id} ${score === undefined ? "-" : String(Math.round(score * 100) / 100)}`).join(", ");
    equal(text, expected);
  });
}

describe("the ranked backlog", () => {
  check("rice takes reach, impact, confidence and person-months", "prioritize: rice\n", "  a: {reach: 1000, impact: 2, confidence: 50%, effort: 2mo}\n  b: {reach: 400, impact: 3, confidence: 100%, effort: 1mo}\n", "1 b 1200, 2 a 500");
  check("a month is four weeks of the plan", "prioritize: rice\nhours-per-week: 20\n", "  a: {reach: 100, impact: 1, confidence: 1, effort: 4w}\n", "1 a 100");
  check("ice takes impact, confidence and ease", "prioritize: ice\n", "  a: {impact: 8, confidence: 50%, effort: 2d}\n  b: {impact: 5, confidence: 80%, effort: 1d}\n", "1 b 4, 2 a 2");
  check("wsjf divides the cost of delay by the size", "prioritize: wsjf\n", "  a: {value: 8, urgency: 5, risk-reduction: 3, effort: 4d}\n  b: {value: 2, urgency: 1, risk-reduction: 1, effort: 1d}\n  c: {value: 20, urgency: 1, risk-reduction: 1, effort: 11d}\n", "1 a 4, 2 b 4, 3 c 2");
  check("value against effort", "prioritize: value-effort\n", "  a: {value: 8, effort: 4d}\n  b: {value: 3, effort: 1d}\n", "1 b 3, 2 a 2");
  check("a range of effort counts with its mean", "prioritize: value-effort\n", "  a: {value: 8, effort: 1d..4d}\n", "1 a 4");
  check("moscow: must before should before could before will not", "prioritize: moscow\n", "  a: {moscow: wont}\n  b: {moscow: could}\n  c: {moscow: must}\n  d: {moscow: should}\n  e: {moscow: must}\n", "1 c 3, 2 e 3, 3 d 2, 4 b 1, 5 a 0");
  check("what lacks a figure is last and unranked", "prioritize: value-effort\n", "  a: {value: 8}\n  b: {value: 1, effort: 5d}\n  c: {effort: 1d}\n", "1 b 0.2, - a -, - c -");
  check("no effort at all is no figure", "prioritize: value-effort\n", "  a: {value: 8, effort: 0d}\n", "- a -");
  check("equal scores stay in the order of the file", "prioritize: value-effort\n", "  b: {value: 2, effort: 1d}\n  a: {value: 4, effort: 2d}\n", "1 b 2, 2 a 2");
  check("without a way to rank the order is the file's", "", "  b: {value: 2, effort: 1d}\n  a: {value: 4, effort: 1d}\n", "- b -, - a -");
  check("a formula of one's own ranks as it says", "prioritize: {formula: \"value * confidence / effort\"}\n", "  b: {value: 2, effort: 1d, confidence: 100%}\n  a: {value: 8, effort: 2d, confidence: 75%}\n", "1 a 3, 2 b 2");
  check("a formula that is wrong ranks nothing", "prioritize: {formula: \"value / efort\"}\n", "  b: {value: 2, effort: 1d}\n  a: {value: 4, effort: 1d}\n", "- b -, - a -");
  check("what divides by zero has no score, the rest has", "prioritize: {formula: \"value / votes\"}\n", "  b: {value: 2, votes: 0}\n  a: {value: 4, votes: 2}\n", "1 a 2, - b -");
  check("what a formula does not ask is not missing", "prioritize: {formula: \"if(value > 5, value, value / votes)\"}\n", "  b: {value: 6}\n  a: {value: 4}\n", "1 b 6, - a -");
  check("kano: basic before performance before delighter", "prioritize: kano\n", "  a: {kano: delighter}\n  b: {kano: basic}\n  c: {kano: performance}\n  d: {kano: indifferent}\n", "1 b 3, 2 c 2, 3 a 1, 4 d 0");
  check("votes as they are", "prioritize: votes\n", "  a: {votes: 3}\n  b: {votes: 12}\n  c: {}\n", "1 b 12, 2 a 3, - c -");
  check("urgency follows from the cost of delay, 10 for the costliest", "prioritize: {formula: \"urgency\"}\n", "  a: {cost-of-delay: 1k/w}\n  b: {cost-of-delay: 8k/mo}\n  c: {cost-of-delay: 2k/w, urgency: 3}\n", "1 b 10, 2 a 5, 3 c 3");
  it("says what lacks, and what went into the score", () => {
    const [first, second] = ranked("prioritize: rice\n", "  a: {reach: 1000, impact: 2}\n  b: {reach: 1000, impact: 2, confidence: 50%, effort: 2mo}\n");
    deepEqual([...(first?.parts ?? [])], [["reach", 1000], ["impact", 2], ["confidence", 0.5], ["effort", 2]]);
    deepEqual(second?.missing, ["confidence", "effort"]);
  });
  it("takes the effort from the tasks of an item, nested and dropped ones counted once or not", () => {
    const plan = readPlan(`plan: P
prioritize: value-effort
backlog:
  a: {value: 10, effort: 50d}
  b: {value: 10, effort: 5d}
tasks:
  work:
    backlog: a
    tasks:
      one: {effort: 2d, backlog: a}
      two: {duration: 1d}
      three:
      none: {effort: 9d, status: dropped}
      live: {milestone: true}
`, "p.plan.yaml").plans[0];
    ok(plan !== undefined);
    const [first] = rankBacklog(plan);
    equal(first?.item.id, "a");
    equal(first?.parts.get("effort"), 4);
    equal(first?.sources.get("effort"), "tasks");
  });
  it("takes confidence from evidence where none is written, and adds up demand", () => {
    const plan = readPlan(`plan: P
prioritize: {formula: "confidence + 0 * demand"}
backlog: {bare: {}, one: {}, three: {}, found: {}, both: {}, own: {confidence: 20%}}
feedback:
  f1: {from: ACME, about: [one, three, both, own], weight: 3}
  f2: {from: ACME, about: one}
  f3: {from: Bell, about: [three, both]}
  f4: {about: [three, both]}
research:
  r1: {about: [found, both]}
tasks: {}
`, "p.plan.yaml").plans[0];
    ok(plan !== undefined);
    const ranking = rankingOf(plan);
    equal(ranking.ideas.map(({ item, parts }) => `${item.id} ${String(parts.get("confidence") ?? "-")} ${String(parts.get("demand") ?? "-")}`).join(", "), "both 1 5, three 0.8 5, found 0.8 0, one 0.5 4, own 0.2 3, bare - 0");
    deepEqual(ranking.ideas.at(-1)?.missing, ["confidence"]);
  });
  it("says which figure would bring the next one level", () => {
    const plan = readPlan("plan: P\nprioritize: value-effort\ntasks: {}\nbacklog:\n  a: {value: 10, effort: 2d}\n  b: {value: 8, effort: 2d}\n  c: {value: 8, effort: 2d}\n", "p.plan.yaml").plans[0];
    ok(plan !== undefined);
    const ranking = rankingOf(plan);
    const first = flipOf(ranking, 0);
    equal(first?.key, "value");
    equal(first?.below, "b");
    equal(first?.by.toFixed(4), "-0.2000");
    equal(flipOf(ranking, 1)?.by, 0);
    equal(flipOf(ranking, 2), undefined);
  });
  it("draws the line where the time until the next release ends", () => {
    const at = (text: string): CutLine | undefined => {
      const analysis = analysed(text);
      const schedule = analysis.schedules.get("p");
      ok(schedule !== undefined);
      return cutLineOf(schedule, rankingOf(schedule.plan));
    };
    const plan = `plan: P
id: p
start: 2026-01-05
as-of: 2026-01-05
prioritize: value-effort
people: {ana: {}, ben: {capacity: 50%}}
releases: {beta: {date: 2026-01-16}, later: {date: 2026-03-31}, old: {date: 2026-01-09, released: 2026-01-04}}
tasks:
  build: {effort: 4d, who: ana}
backlog:
  a: {value: 10, effort: 5d}
  b: {value: 8, effort: 6d}
  c: {value: 8, effort: 7d}
  d: {value: 1, effort: 1d}
`;
    const cut = at(plan);
    equal(cut?.until.id, "beta");
    equal((cut?.capacity ?? 0) / 480, 15);
    equal((cut?.planned ?? 0) / 480, 4);
    equal((cut?.free ?? 0) / 480, 11);
    equal(cut?.fits, 2);
    equal((cut?.taken ?? 0) / 480, 11);
    equal(at(plan.replace("beta: {date: 2026-01-16}, later: {date: 2026-03-31}, ", "")), undefined);
    equal(at(plan.replace("people: {ana: {}, ben: {capacity: 50%}}\n", "").replace(", who: ana", "")), undefined);
    const sprint = at(plan.replace(/releases:.*\n/, "sprints: {start: 2025-12-29, length: 2w, velocity: 20}\n").replace("build: {effort: 4d, who: ana}", "build: {points: 5, who: ana}"));
    equal(sprint?.until.id, "sprint-1");
    equal((sprint?.capacity ?? 0) / 480, 7.5);
  });
  it("passes over what will not be had this time, and counts of running work what is left", () => {
    const analysis = analysed(`plan: P
id: p
start: 2026-01-05
as-of: 2026-01-12
prioritize: value-effort
people: {ana: {}}
releases: {beta: {date: 2026-01-23}}
tasks:
  build: {effort: 8d, who: ana, started: 2026-01-05, done: 25%}
backlog:
  a: {value: 10, effort: 1d, moscow: wont}
  b: {value: 8, effort: 3d}
  c: {value: 8, effort: 4d}
  d: {value: 1, effort: 1d}
`);
    const schedule = analysis.schedules.get("p");
    const ranking = schedule === undefined ? undefined : rankingOf(schedule.plan);
    const cut = schedule === undefined || ranking === undefined ? undefined : cutLineOf(schedule, ranking);
    ok(cut !== undefined && ranking !== undefined);
    // Six days of the eight are left, and fall into the ten until the release.
    deepEqual([cut.planned / 480, cut.free / 480, cut.fits, cut.taken / 480], [6, 4, 2, 3]);
    deepEqual(ranking.ideas.map(({ item }, place) => isAbove(cut, place, item)), [false, true, false, false]);
  });
  describe("an idea whose tasks are all finished", () => {
    const text = (more: string): string => `plan: P
id: p
start: 2026-01-05
as-of: 2026-01-12
prioritize: value-effort
people: {ana: {}}
releases: {beta: {date: 2026-01-23}}
backlog:
  a: {value: 10, effort: 1d}
  b: {value: 8, effort: 3d}
  c: {value: 1, effort: 8d}
  d: {effort: 1d}
tasks:
  shipped: {backlog: a, tasks: {one: {effort: 2d, finished: 2026-01-07, started: 2026-01-05}, two: {effort: 1d${more}}, cut: {status: dropped, tasks: {deep: {effort: 9d}}}}}
`;
    const orderOf = (more: string): string => {
      const { plan } = analysed(text(more)).schedules.get("p") ?? {};
      return plan === undefined ? "" : rankBacklog(plan).map(({ item, rank, done, missing }) => `${item.id}${rank === undefined ? "" : `#${String(rank)}`}${done ? " done" : ""}${missing.length > 0 ? ` no ${missing.join()}` : ""}`).join(", ");
    };
    for (const [how, more] of [["by its date", ", finished: 2026-01-08"], ["by its share", ", done: 100%"], ["by its status", ", status: done"], ["with nothing remaining", ", remaining: 0d"]] as const) {
      it(`is done and ranks no more, ${how}`, () => { equal(orderOf(more), "b#1, c#2, d no value, a done"); });
    }
    it("ranks as long as one is open", () => { equal(orderOf(""), "a#1, b#2, c#3, d no value"); });
    it("is below the line and takes nothing", () => {
      const schedule = analysed(text(", finished: 2026-01-08")).schedules.get("p");
      ok(schedule !== undefined);
      const ranking = rankingOf(schedule.plan);
      const cut = cutLineOf(schedule, ranking);
      deepEqual([cut?.fits, (cut?.taken ?? 0) / 480, cut?.uncounted], [1, 3, 0]);
      equal(isAbove(cut ?? { fits: 9 }, 3, ranking.ideas[3]?.item as RankedIdea["item"]), false);
    });
    it("where nothing ranks it is marked in its place", () => { deepEqual(rankBacklog(readPlan(text(", done: 100%").replace("prioritize: value-effort\n", "")).plans[0] as Parameters<typeof rankBacklog>[0]).map(({ done }) => done), [true, false, false, false]); });
  });
  it("knows the ready-made ways only", () => {
    const plan = readPlan("plan: P\nprioritize: toString\ntasks: {}\n", "p.plan.yaml").plans[0];
    equal(plan === undefined ? "no plan" : rankMethodOf(plan), undefined);
  });
});
