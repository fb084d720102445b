import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { costCollectors, costSums } from "../../../../src/core/risk/answers/costSpread";
import { distributionOf } from "../../../../src/core/risk/answers/distribution";
import { dateHistogram } from "../../../../src/core/risk/answers/histogram";
import { redraw } from "../../../../src/core/risk/answers/redraw";
import { forecastOf } from "../../../../src/core/risk/forecast";
import { changedFinishes, tallied, type PartialResult } from "../../../../src/core/risk/partialResult";
import { percentilesOf } from "../../../../src/core/risk/percentiles";
import { runsOf, simulateRuns } from "../../../../src/core/risk/runSamples";
import type { RiskForecast } from "../../../../src/core/risk/riskResult";
import { prepareSimulation, type Simulation } from "../../../../src/core/risk/simulation";
import { tallyOf, tallyUpTo, type Tally } from "../../../../src/core/risk/tally";
import { scheduleText } from "../../../support/scheduleText";
import { lognormalAt, pertAt } from "../../../support/textbook/chance";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nlevel: false\ncurrency: EUR\npeople: {ana: {rate: 10/h}}\n";
const SAMPLES = 10_000;
const near = (value: number | undefined, expected: number, within: number, about = ""): void => { ok(value !== undefined && Math.abs(value - expected) <= within, `${about} ${String(value)} is not ${String(expected)}`); };

interface Ran {
  readonly simulation: Simulation;
  readonly result: PartialResult;
  readonly forecast: RiskForecast;
}

function run(text: string, { samples = SAMPLES, confidence = 0.8, change = (simulation: Simulation) => simulation } = {}): Ran {
  const prepared = prepareSimulation(scheduleText(`${HEAD}${text}`).schedule);
  ok(prepared);
  const simulation = change(prepared);
  const result = simulateRuns(simulation, { samples, seed: 1, from: 0, to: runsOf(samples) });
  return { simulation, result, forecast: forecastOf(simulation, result, { seed: 1, confidence }) };
}

/** The mean of the part of a distribution between two shares. */
function meanBetween(at: (share: number) => number, from: number, to: number): number {
  const steps = 2000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += at(from + ((i + 0.5) * (to - from)) / steps);
  return sum / steps;
}

describe("the tornado", () => {
  it("has the means of the lowest and the highest tenth of an estimate, in days and money", () => {
    const { forecast } = run("tasks:\n  a: {effort: 10d/20d/40d, who: ana}\n  b: {effort: 2d/3d/4d, who: ana, after: a}\n");
    const at = (share: number): number => pertAt({ low: 10, likely: 20, high: 40 }, share);
    const mean = meanBetween(at, 0, 1);
    const [a, b] = forecast.tornado;
    strictEqual(a?.id, "a");
    near(a.lowDays, meanBetween(at, 0, 0.1) - mean, 0.1);
    near(a.highDays, meanBetween(at, 0.9, 1) - mean, 0.15);
    near(a.lowCost, (meanBetween(at, 0, 0.1) - mean) * 80, 10);
    near(a.highCost, (meanBetween(at, 0.9, 1) - mean) * 80, 10);
    strictEqual(b?.id, "b");
    near(forecast.tasks[0]?.costSensitivity, 1, 0.02);
    ok(forecast.tasks.every(({ costSensitivity }) => Math.abs(costSensitivity) <= 1));
  });

  it("has what a risk moves where it strikes and where not, the largest first", () => {
    const { forecast } = run("tasks:\n  a: {duration: 10d}\n  b: {duration: 2d..3d, after: a}\nrisks:\n  r: {probability: 25%, impact: {time: 8d, cost: 400}, affects: a}\n  s: {probability: 0, impact: {time: 8d}, affects: a}\n");
    const [r] = forecast.tornado;
    strictEqual(r?.id, "r");
    near(r.lowDays, -2, 0.1);
    near(r.highDays, 6, 0.1);
    near(r.lowCost, -100, 1e-6);
    near(r.highCost, 300, 1e-6);
    ok(!forecast.tornado.some(({ id }) => id === "s"));
  });

  it("of an estimate that goes together with others moves with them", () => {
    const plan = (rho: number): string => `correlation: ${String(rho)}\ntasks:\n  a: {duration: 5d/8d/11d, tags: [x]}\n  b: {duration: 5d/8d/11d, tags: [x], after: a}\n`;
    const swing = (rho: number): number => {
      const bar = run(plan(rho)).forecast.tornado.find(({ id }) => id === "a");
      return (bar?.highDays ?? 0) - (bar?.lowDays ?? 0);
    };
    near(swing(1) / swing(0), 2, 0.1);
  });
});

describe("merge bias", () => {
  it("of two estimates that are alike is how much later the last of them is, each decides half of it", () => {
    // 3,000 and 6,000 hours of clock time: no nights, and days of 8 hours.
    const { forecast } = run("tasks:\n  a: {duration: 100ed..200ed}\n  b: {duration: 100ed..200ed}\n  z: {milestone: true, after: [a, b]}\n");
    const at = (share: number): number => lognormalAt(100, 200, zOf(share));
    const working = (days: number): number => (days * 5) / 7;
    const [join] = forecast.merges;
    strictEqual(join?.id, "z");
    near(join.daysAtP80, working(at(Math.sqrt(0.8)) - at(0.8)), 1.2);
    near(join.daysAtP50, working(at(Math.sqrt(0.5)) - at(0.5)), 1.2);
    deepStrictEqual(join.drivers.map(({ id }) => id).sort(), ["a", "b"]);
    for (const { share } of join.drivers) near(share, 0.5, 0.03);
  });

  it("is none where one driver always decides, and tells of releases, lags and what holds a summary back", () => {
    const { forecast } = run("releases: {ga: {title: GA}}\ntasks:\n  a: {duration: 5d/6d/9d, release: ga}\n  b: {duration: 1d/2d/4d}\n  c: {duration: 1d/4d/9d}\n  s: {after: [ga, c +1d], tasks: {x: {duration: 1d, after: b}, y: {duration: 1d}}}\n  z: {duration: 1d, after: [a, b]}\n");
    deepStrictEqual(forecast.merges.map(({ id }) => id), ["s"]);
    const [join] = forecast.merges;
    deepStrictEqual(join?.drivers.map(({ kind, id }) => `${kind} ${id}`).sort(), ["release ga", "task c"]);
    near(join?.drivers.reduce((sum, { share }) => sum + share, 0), 1, 0.05);
    ok(run("tasks:\n  a: {duration: 5d}\n  b: {duration: 5d}\n  z: {duration: 1d, after: [a, b]}\n", { samples: 20 }).forecast.merges.length === 0);
  });
});

function zOf(share: number): number {
  // Of the shares that are asked for here: published percentiles of the normal distribution.
  return new Map([[0.8, 0.841621], [0.5, 0], [Math.sqrt(0.8), 1.250], [Math.sqrt(0.5), 0.5449]]).get(share) ?? NaN;
}

describe("the value of information", () => {
  /** P80 of the finish in working days from the plan's start, a share of the spread of task `a` taken out of its estimate. */
  const p80 = (text: string, share: number): number => {
    const { result, simulation } = run(text, {
      change: simulated => {
        const variables = simulated.model.variables.map(variable => (variable.task !== 0 ? variable : { ...variable, table: variable.table.map(figure => figure - share * (figure - tableMean(variable.table))) }));
        return { ...simulated, model: { ...simulated.model, variables } };
      },
    });
    return (simulation.model.calendars[0]?.between(simulation.schedule.start, percentilesOf(result.finish, SAMPLES, [0.8])[0] as number) ?? NaN) / 480;
  };
  const plans: Readonly<Record<string, { readonly text: string; readonly half: number; readonly all: number }>> = {
    "in a chain": { text: "tasks:\n  a: {duration: 10d/20d/60d}\n  b: {duration: 10d/20d/30d, after: a}\n  c: {duration: 20d..30d, after: b}\n", half: 0.3, all: 0.4 },
    // Where another path takes over, the mean finish given the estimate does not tell all.
    "beside another path": { text: "tasks:\n  a: {duration: 10d/20d/60d}\n  b: {duration: 20d/30d/50d}\n", half: 0.7, all: 1 },
    "that goes together with others": { text: "correlation: 0.6\ntasks:\n  a: {duration: 10d/20d/60d, tags: [x]}\n  b: {duration: 10d/20d/60d, after: a, tags: [x]}\n  c: {duration: 5d/6d/9d, after: b}\n", half: 0.4, all: 0.6 },
  };
  for (const [name, { text, half, all }] of Object.entries(plans)) {
    it(`about an estimate ${name} is what a simulation without its spread gains`, () => {
      const one = run(text).forecast.information.find(({ id }) => id === "a");
      const whole = p80(text, 0);
      near(one?.halfDays, whole - p80(text, 0.5), half, "half");
      near(one?.allDays, whole - p80(text, 1), all, "all");
      ok((one?.halfDays ?? 0) > 0.8);
    });
  }

  it("is told of ten tasks at most, the most crucial first, and of none without spread", () => {
    const many = Array.from({ length: 15 }, (_, i) => `  t${String(i)}: {duration: 1d/2d/${String(3 + i)}d${i === 0 ? "" : `, after: t${String(i - 1)}`}}\n`).join("");
    const { information, tasks } = run(`tasks:\n${many}`, { samples: 1000 }).forecast;
    strictEqual(information.length, 10);
    const crucial = new Map(tasks.map(({ id, cruciality }) => [id, cruciality]));
    ok(information.every(({ id }, i) => i === 0 || (crucial.get(id) ?? 0) <= (crucial.get(information[i - 1]?.id ?? "") ?? 0)));
    deepStrictEqual(run("tasks:\n  a: {duration: 3d}\n", { samples: 10 }).forecast.information, []);
  });
});

/** The mean of what a table gives for evenly drawn shares. */
function tableMean(table: Float64Array): number {
  const density = table.map((_, i) => Math.exp(-((-4 + i / 32) ** 2) / 2));
  const sum = density.reduce((all, weight) => all + weight, 0);
  return table.reduce((all, figure, i) => all + figure * (density[i] as number), 0) / sum;
}

describe("the value of information in money", () => {
  const plan = (who: string): string => `tasks:\n  a: {effort: 2d/3d/9d${who}}\n  c: {effort: 2d/3d/9d, who: ana}\n  b: {duration: 30d, after: a}\nrisks:\n  r: {probability: 60%, impact: {cost: 10000}, affects: b}\n`;
  const cost = (who: string, samples: number): number[] => run(plan(who), { samples }).forecast.information.filter(({ id }) => id === "a").flatMap(({ halfCost, allCost }) => [halfCost, allCost]);

  it("is nothing for an estimate that costs nothing, whatever else the plan may cost", () => {
    for (const samples of [1000, 10_000]) deepStrictEqual(cost("", samples), [0, 0]);
  });

  it("is what P80 falls by when that estimate no longer varies", () => {
    const [, all] = cost(", who: ana", SAMPLES);
    const fixed = run(plan(", who: ana").replace("a: {effort: 2d/3d/9d", "a: {effort: 3.8333d")).forecast.cost.p80;
    ok((all ?? 0) > 8);
    near(all, run(plan(", who: ana")).forecast.cost.p80 - fixed, 8);
  });
});

describe("risks and responses in money", () => {
  const plan = (finished: string): string => `tasks:\n  a: {duration: 10d}\nrisks:\n  r:\n    probability: 100%\n    impact: {time: 4d, cost: 900}\n    residual: {time: 1d, cost: 200}\n    affects: a\n    actions: {stub: {effort: 1d, who: ana${finished}}}\n  s: {probability: 50%, impact: {cost: 100..300}, affects: a}\n`;

  it("costs what it costs, and the response saves what its figures say less what its actions cost", () => {
    const { forecast } = run(plan(""));
    near(forecast.risks[0]?.costAtP80, 900, 1e-6);
    near(forecast.risks[0]?.meanCost, 900, 1e-6);
    near(forecast.risks[1]?.meanCost, 0.5 * Math.sqrt(100 * 300) * Math.exp((Math.log(3) / (2 * 1.2815515655)) ** 2 / 2), 2);
    deepStrictEqual(forecast.responses, [{ id: "r", done: false, actionCost: 80, costSaved: 700, daysSaved: 3, net: 620 }]);
  });

  it("says the same once the response is done", () => {
    const { forecast } = run(plan(", finished: 2026-01-05"));
    deepStrictEqual(forecast.responses, [{ id: "r", done: true, actionCost: 80, costSaved: 700, daysSaved: 3, net: 620 }]);
    near(forecast.risks[0]?.meanCost, 200, 1e-6);
  });

  it("a lower chance saves in the samples that it no longer strikes in", () => {
    const { forecast, result } = run("tasks:\n  a: {duration: 10d/11d/14d}\nrisks:\n  r: {probability: 60%, impact: {time: 5d, cost: 100}, residual: {probability: 10%}, affects: a, actions: {x: {duration: 1d}}}\n");
    near(forecast.responses[0]?.costSaved, 50, 1e-6);
    strictEqual(tallyUpTo(result.changed[2] ?? new Uint8Array(0), Infinity), 5000);
    near(forecast.responses[0]?.daysSaved, 4.7, 0.5);
  });
});

describe("a risk with other figures", () => {
  it("finishes as in a simulation with those figures, whatever they are", () => {
    const figures = ["probability: 10%", "probability: 90%", "time: 9d", "time: 1d, probability: 60%", "time: 2d/4d/9d, probability: 20%", "cost: 7"];
    for (const opportunity of ["", ", opportunity: true"]) {
      for (const residual of figures) {
        const text = `tasks:\n  a: {duration: 10d/11d/14d}\n  b: {duration: 9d..16d}\nrisks:\n  q: {probability: 30%, impact: {time: 2d}, affects: b}\n  r: {probability: 40%, impact: {time: 2d/4d/9d}, affects: [a, b]${opportunity}, residual: {${residual}}, actions: {x: {duration: 1d}}}\n`;
        const { simulation, result } = run(text, { samples: 1300 });
        const other = simulation.alternatives[1]?.event;
        ok(other);
        const changed = simulateRuns({ ...simulation, events: simulation.events.map((event, i) => (i === 1 ? other : event)) }, { samples: 1300, seed: 1, from: 0, to: 2, outcomesOnly: true });
        const finishes = (all: Float64Array): Tally => tallyOf(undefined, new Int32Array(all));
        deepStrictEqual(changedFinishes(result)(6) ?? finishes(result.finish), finishes(changed.finish), residual);
      }
    }
  });
});

describe("the cost of tasks and releases", () => {
  const text = "releases: {ga: {title: GA}}\ntasks:\n  s: {cost: 50, tasks: {a: {effort: 1d/2d/6d, who: ana, release: ga}, b: {effort: 10h..40h, who: ana, cost: 7, release: ga}}}\n  c: {duration: 3d, cost: 30, release: ga}\n  d: {effort: 2d/3d/4d, who: ana}\n";

  it("of one estimate is that of its distribution, of several that of their sum", () => {
    const { forecast, simulation, result } = run(text);
    const byId = new Map(forecast.tasks.map(task => [task.id, task.cost]));
    near(byId.get("a")?.p80, 80 * pertAt({ low: 1, likely: 2, high: 6 }, 0.8), 0.5);
    near(byId.get("b")?.p90, 407, 0.01);
    deepStrictEqual(byId.get("c"), { p10: 30, p50: 30, p80: 30, p90: 30, p95: 30 });
    // The summary's own cost is in it, and not in what carries the release.
    const [release] = forecast.releases;
    near((byId.get("s")?.p80 ?? 0) - (release?.cost.p80 ?? 0), 50 - 30, 1e-6);
    const plan = percentilesOf(result.cost, SAMPLES, [0.8])[0] ?? 0;
    ok(plan > (byId.get("s")?.p80 ?? Infinity));
    ok(simulation.model.variables.length === 3);
  });

  it("is the same when few figures fit into memory at a time", () => {
    const { simulation } = run(text, { samples: 1500 });
    const sums = costSums(simulation);
    const collected = (most: number): unknown[] => costCollectors(simulation, sums, 1500, most).flatMap(make => {
      const collector = make();
      redraw(simulation, { seed: 1, count: 1500 }, [collector]);
      return [...collector.answer()];
    });
    strictEqual(costCollectors(simulation, sums, 1500, 1).length, 2);
    deepStrictEqual(collected(1), collected(1e9));
  });
});

describe("contingency and distributions of a plan", () => {
  const text = "finish: 2026-02-13\nbudget: 4000\ntasks:\n  a: {effort: 10d/15d/30d, who: ana, due: 2026-01-30}\n  b: {effort: 5d/6d/7d, who: ana, after: a}\n";

  it("contingency is nothing without spread, and the percentile of the confidence less the schedule with it", () => {
    const none = run("tasks:\n  a: {effort: 3d, who: ana}\n", { samples: 10 }).forecast.contingency;
    deepStrictEqual([none.days, none.money, none.finishKept, none.costKept], [0, 0, 1, 1]);
    for (const confidence of [0.5, 0.8]) {
      const { contingency, finish, cost } = run(text, { confidence }).forecast;
      strictEqual(contingency.finish, confidence === 0.5 ? finish.p50 : finish.p80);
      near(contingency.money, (confidence === 0.5 ? cost.p50 : cost.p80) - 21 * 80, 1e-6);
      near(contingency.days, contingency.money / 80, 0.01);
    }
  });

  it("a task's histogram counts its dates, whether they are kept or tallied", () => {
    const { simulation, result } = run(text, { samples: 700 });
    const one = distributionOf(simulation, result, "b");
    deepStrictEqual(one?.finish, dateHistogram(result.finish));
    deepStrictEqual(distributionOf(simulation, { dates: tallied(result.dates) }, "b"), one);
    strictEqual(distributionOf(simulation, result, "nothing"), undefined);
  });

  it("keeps both promises where it keeps each of them in the same sample", () => {
    const { forecast, result, simulation } = run(text);
    const target = simulation.schedule.target ?? 0;
    strictEqual(forecast.joint.promise?.probability, result.finish.reduce((sum, at, k) => (at <= target && (result.cost[k] as number) <= 4000 ? sum + 1 : sum), 0) / SAMPLES);
  });

  it("is plain data without samples, small and without holes", () => {
    const { forecast } = run(text);
    deepStrictEqual(JSON.parse(JSON.stringify(forecast)), forecast);
    ok(JSON.stringify(forecast).length < 12_000);
  });
});
