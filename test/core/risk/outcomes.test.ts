import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { simulateRuns } from "../../../src/core/risk/runSamples";
import { prepareSimulation } from "../../../src/core/risk/simulation";
import { scheduleText } from "../../support/scheduleText";
import { allWeek, lengthDays, near, run } from "./chancePlan";

const TEST = "people: {ana: {rate: 10/h}}\ntasks:\n  test: {duration: 3d, outcomes: {passed: 80%, failed: 20%}}\n  rework: {effort: 5d, after: test, if: test failed, who: ana}\n  live: {milestone: true, after: [test, rework]}\n";

describe("outcomes", () => {
  it("happen as often as they say: a branch is done in those samples alone", () => {
    const { finish, cost, tasks } = run(allWeek(TEST));
    // A Latin hypercube: 800 of 1,000 samples to the sample.
    near(lengthDays(finish.mean), 3 + 0.2 * 5, 1e-9);
    deepStrictEqual([finish.p10, finish.p80, finish.p90].map(lengthDays), [3, 3, 8]);
    near(cost.mean, 0.2 * 5 * 24 * 10, 1e-6);
    deepStrictEqual(tasks.map(({ criticality }) => criticality), [1, 0.2, 1]);
  });

  it("exclude each other", () => {
    const text = allWeek("tasks:\n  ask: {duration: 1d, outcomes: {build: 50%, buy: 30%}}\n  build: {duration: 10d, after: ask, if: ask build}\n  buy: {duration: 2d, after: ask, if: ask buy}\n");
    const { finish } = run(text);
    near(lengthDays(finish.mean), 1 + 0.5 * 10 + 0.3 * 2, 1e-9);
    deepStrictEqual([finish.p10, finish.p50, finish.p80].map(lengthDays), [1, 3, 11]);
  });

  it("of what is not done do not come out", () => {
    const text = allWeek("tasks:\n  a: {duration: 1d, outcomes: {bad: 50%}}\n  b: {duration: 1d, after: a, if: a bad, outcomes: {worse: 50%}}\n  c: {duration: 8d, after: b, if: b worse}\n");
    near(lengthDays(run(text, { samples: 10_000 }).finish.mean), 1 + 0.5 + 0.25 * 8, 0.05);
  });

  it("of a summary's condition hold for all below; several hold together", () => {
    const text = allWeek("tasks:\n  a: {duration: 1d, outcomes: {x: 50%}}\n  b: {duration: 1d, outcomes: {y: 50%}}\n  s: {after: [a, b], if: a x, tasks: {c: {duration: 4d}, d: {duration: 2d, after: c, if: b y}}}\n");
    near(lengthDays(run(text, { samples: 10_000 }).finish.mean), 1 + 0.5 * 4 + 0.25 * 2, 0.05);
  });

  it("change nothing of what has begun, and end where they ask for each other", () => {
    const begun = run(allWeek(TEST.replace("who: ana", "who: ana, started: 2026-01-08")).replace("as-of: none", "as-of: 2026-01-08"), { samples: 20 });
    strictEqual(begun.finish.p10, begun.finish.p95);
    const circle = allWeek("tasks:\n  a: {duration: 1d, outcomes: {x: 50%}, if: b y}\n  b: {duration: 1d, outcomes: {y: 50%}, if: a x}\n");
    near(run(circle).tasks[0]?.criticality ?? 0, 0.25, 0.05);
  });

  it("hold back who waits for what is not done until what that would have waited for", () => {
    const text = allWeek("tasks:\n  a: {duration: 3d, outcomes: {bad: 0%}}\n  fix: {duration: 5d, after: a, if: a bad}\n  next: {duration: 1d, after: fix}\n");
    const { finish, tasks } = run(text, { samples: 10 });
    strictEqual(lengthDays(finish.p50), 4);
    deepStrictEqual([tasks[1]?.start.p50, tasks[1]?.finish.p50].map(at => lengthDays(at ?? 0)), [3, 3]);
  });

  it("are no delay where risks strike what is not done, and the same figures however wide the blocks are", () => {
    const text = `${allWeek(TEST)}risks: {r: {probability: 50%, impact: {time: 4d}, affects: rework}}\n`;
    near(lengthDays(run(text, { samples: 10_000 }).finish.mean), 3 + 0.2 * 7, 0.05);
    for (const width of [1, 7]) deepStrictEqual(run(text, { samples: 300, width }), run(text, { samples: 300 }));
  });
});

describe("gains", () => {
  const TASKS = "releases: {ga: {title: GA}}\ntasks:\n  s: {after: o, tasks: {a: {duration: 4d, release: ga}, b: {duration: 2d, after: a, release: ga}}}\n  o: {duration: 3d}\n  m: {milestone: true, after: s}\n";
  const gain = (affects: string, tasks = TASKS): string => `${tasks}risks: {r: {opportunity: true, probability: 100%, impact: {time: 90d}, affects: ${affects}}}\n`;

  for (const [affects, days] of [["plan", 0], ["s", 3], ["ga", 3], ["m", 9], ["b", 7]] as const) {
    it(`take nothing of ${affects} before its own work begins`, () => {
      const { finish, tasks, releases } = run(allWeek(gain(affects)), { samples: 10 });
      const reached = { plan: finish.p50, s: tasks[0]?.finish.p50, ga: releases[0]?.finish.p50, m: tasks[4]?.finish.p50, b: tasks[2]?.finish.p50 }[affects];
      strictEqual(lengthDays(reached ?? NaN), days);
    });
  }

  it("take nothing of work that is done, on one calendar and on several", () => {
    for (const more of ["", "calendars: {other: {week: {mon-fri: 00:00-24:00}}}\n"]) {
      const tasks = `${more}tasks:\n  a: {duration: 10d, started: 2026-01-05, remaining: 5d}\n${more === "" ? "" : "  x: {duration: 1d, calendar: other}\n"}`;
      for (const affects of ["a", "plan"]) {
        const { finish } = run(allWeek(gain(affects, tasks)).replace("as-of: none", "as-of: 2026-01-09"), { samples: 10 });
        // Something else, on its own calendar, ends a day after the status date.
        strictEqual(lengthDays(finish.p50), more === "" || affects === "plan" ? 4 : 5);
      }
    }
  });
});

describe("what is finished", () => {
  const risk = "risks: {r: {probability: 100%, impact: {time: 9d, cost: 5}, affects: [plan, ga]}}\n";
  const plan = (b: string): string => allWeek(`releases: {ga: {title: GA}}\ntasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06, release: ga}\n  b: {duration: 2d, ${b}}\n${risk}`).replace("as-of: none", "as-of: 2026-01-12");

  it("no risk delays, be it all of a release or of the plan; what is left in the plan it does", () => {
    const done = run(plan("started: 2026-01-05, finished: 2026-01-07"), { samples: 10 });
    strictEqual(lengthDays(done.finish.p95), 3);
    strictEqual(done.cost.p50, 5);
    const open = run(plan("after: a"), { samples: 10 });
    strictEqual(lengthDays(open.finish.p50), 7 + 2 + 9);
    strictEqual(lengthDays(open.releases[0]?.finish.p50 ?? NaN), 2);
  });
});

describe("impacts that are shares", () => {
  const plan = (risk: string): string => allWeek(`people: {ana: {rate: 10/h}}\nreleases: {ga: }\ntasks:\n  s: {tasks: {a: {effort: 10d, who: ana}, b: {duration: 5d, after: a, release: ga}}}\n  c: {duration: 1d}\nrisks:\n  r: {probability: 100%, ${risk}}\n`).replace("releases: {ga: }", "releases: {ga: {title: GA}}");
  const finish = (risk: string): number => lengthDays(run(plan(risk), { samples: 1000 }).finish.mean);

  it("of time are shares of each thing's own length", () => {
    near(finish("impact: {time: 20%}, affects: a"), 17, 1e-6);
    near(finish("impact: {time: 20%}, affects: [a, b]"), 18, 1e-6);
    near(finish("impact: {time: 20%}, affects: s"), 18, 1e-6);
    near(finish("impact: {time: 20%}, affects: plan"), 18, 1e-6);
    near(finish("impact: {time: 20%}, affects: ga"), 16, 1e-6);
    near(finish("opportunity: true, impact: {time: 20%}, affects: a"), 13, 1e-6);
    near(finish("impact: {time: 10%/20%/60%}, affects: a"), 15 + 10 * 0.25, 0.02);
  });

  it("of time grow with how the estimate comes out", () => {
    const text = plan("impact: {time: 50%}, affects: a").replace("effort: 10d", "effort: 5d/10d/21d");
    near(lengthDays(run(text, { samples: 10_000 }).finish.mean), 11 * 1.5 + 5, 0.02);
  });

  it("of cost are shares of what the open work costs", () => {
    const cost = (risk: string): number => run(plan(risk), { samples: 1000 }).cost.mean;
    near(cost("impact: {cost: 10%}, affects: a"), 2400 * 1.1, 1e-6);
    near(cost("impact: {cost: 10%}, affects: [a, s, plan]"), 2400 * 1.1, 1e-6);
    near(cost("impact: {cost: 10%}, affects: b"), 2400, 1e-6);
    near(cost("impact: {cost: 0%/10%/20%}, affects: plan"), 2400 * 1.1, 1);
  });

  it("are those that are left after the response", () => {
    const forecast = run(plan("impact: {time: 20%}, residual: {time: 5%}, actions: {x: {duration: 1d}}, affects: a"));
    near(lengthDays(forecast.before?.finish.mean ?? 0), 17, 1e-6);
    near(lengthDays(forecast.after?.finish.mean ?? 0), 15.5, 1e-6);
  });
});

it("a run that is simulated by itself has the figures that it has among others, whatever chance takes", () => {
  const text = allWeek(`${TEST.replace("rate: 10/h", "rate: 10/h, absence: {share: 10%, spell: 3}").replace("duration: 3d", "duration: 3d, calendar: site")}correlation: {pairs: [test rework -0.5]}\nspread: -20%..+60%\ncalendars: {site: {lost-days: {01-01..12-31: 20%}}}\n`);
  const simulation = prepareSimulation(scheduleText(text).schedule);
  ok(simulation);
  const [both, second] = [0, 1].map(from => simulateRuns(simulation, { samples: 2000, seed: 3, from, to: 2 }));
  deepStrictEqual([...both?.finish ?? []].slice(1000), [...second?.finish ?? []]);
  deepStrictEqual([...both?.cost ?? []].slice(1000), [...second?.cost ?? []]);
});
