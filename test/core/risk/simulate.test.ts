import { deepStrictEqual, notDeepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { pertPercentile } from "../../../src/core/risk/pertBeta";
import type { Percentiles, RiskForecast } from "../../../src/core/risk/riskResult";
import { simulateRuns } from "../../../src/core/risk/runSamples";
import { prepareSimulation } from "../../../src/core/risk/simulation";
import { simulate, type SimulationOptions } from "../../../src/core/risk/simulate";
import type { Schedule } from "../../../src/core/schedule/result";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { readPlan } from "../../../src/language/snapshot";
import { practicalTasks, practicalText } from "../../support/practicalPlan";
import { scheduleText, shortInstant } from "../../support/scheduleText";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\n";

function run(text: string, options: Partial<SimulationOptions> = {}): { forecast: RiskForecast; schedule: Schedule } {
  const { schedule } = scheduleText(text);
  const forecast = simulate(schedule, { samples: 1000, seed: 1, ...options });
  ok(forecast);
  return { forecast, schedule };
}

/** Working days from the plan's start, on the usual week. */
function days(at: number): number {
  const minutes = at - Date.UTC(2026, 0, 5, 9) / 60_000;
  const day = Math.floor((minutes + 540) / 1440);
  const week = Math.floor(day / 7);
  const inDay = Math.min(480, Math.max(0, minutes + 540 - day * 1440 - 540));
  return week * 5 + Math.min(5, day - week * 7) + (day - week * 7 > 4 ? 0 : inDay / 480);
}

const near = (value: number, expected: number, within: number): void => { ok(Math.abs(value - expected) <= within, `${String(value)} is not ${String(expected)}`); };
const ofPlan = ({ p10, p50, p80, p90, p95 }: Percentiles): number[] => [p10, p50, p80, p90, p95];

describe("a simulation without spread", () => {
  const plans: Readonly<Record<string, string>> = {
    "a chain with lag, milestone and summary": `tasks:
  s: {tasks: {a: {duration: 2d}, b: {duration: 3d, after: a +1d}, live: {milestone: true, after: b}}}
  c: {duration: 1d, after: s}
  d: {duration: 1w, after: [a SS+50%, c FF]}
`,
    "people who take turns": `people: {ana: , ben: {capacity: 50%}}\ntasks:
  a: {effort: 2d, who: ana}
  b: {effort: 3d, who: ana}
  c: {effort: 1d, who: [ana 50%, ben]}
  d: {effort: 2d, who: ben, after: b}
  e: {effort: 2d, who: ana, schedule: alap}
`,
    "work that levelling interrupts, leave and calendars": `people: {ana: {leave: {2026-01-08..2026-01-12: Off}}, ben: }
calendars: {short: {week: {mon-wed: 09:00-15:00}}}
tasks:
  long: {effort: 8d, who: ana, split: true, priority: 100}
  first: {effort: 1d, who: ana, not-before: 2026-01-14, priority: 900}
  slow: {duration: 4d, calendar: short, after: first}
  both: {effort: 3d, who: any of ana ben, after: first}
`,
    "empty summaries that wait for what is planned late": `tasks:
  z: {duration: 10d}
  a: {duration: 1d, schedule: alap}
  m: {milestone: true, after: a, schedule: alap}
  s: {after: m, tasks: {}}
  t: {duration: 1d, after: s}
  u: {tasks: {v: {after: s, tasks: {}}}}
`,
    "interrupted work to the finish of which something leads that is moved late": "people: {ana: , ben: }\ntasks:\n  a: {effort: 1d, who: ben, not-before: 2026-01-08, schedule: alap}\n  b: {effort: 2d, who: ana, split: true, priority: 100, after: a SF}\n  c: {effort: 3d, who: ana, not-before: 2026-01-07, priority: 900}\n  d: {duration: 10d}\n",
    "dates of its own": `tasks:
  a: {duration: 2d, start-on: 2026-01-12}
  b: {duration: 2d, finish-on: 2026-01-30, after: a}
  c: {duration: 2d, not-finished-before: 2026-02-10, after: b}
  d: {duration: 1d, schedule: fixed, start-on: 2026-03-02}
`,
  };
  for (const [name, text] of Object.entries(plans)) {
    it(`gives the schedule's dates: ${name}`, () => {
      const { forecast, schedule } = run(`${HEAD}${text}`, { samples: 70 });
      deepStrictEqual(ofPlan(forecast.finish).map(shortInstant), ofPlan(forecast.finish).map(() => shortInstant(schedule.finish)));
      strictEqual(forecast.finish.mean, schedule.finish);
      schedule.tasks.forEach((task, i) => {
        const { start, finish } = forecast.tasks[i] as RiskForecast["tasks"][number];
        deepStrictEqual([start.p10, start.p95, finish.p10, finish.p95].map(shortInstant), [task.start, task.start, task.finish, task.finish].map(shortInstant), task.id);
      });
    });
  }

  it("tells no date beyond the last one that it can keep, for tasks and the plan alike", () => {
    for (const calendar of ["", "calendars: {c: {week: {mon-fri: 06:00-12:00}}}\n"]) {
      const text = `${HEAD}${calendar}tasks:\n  a: {duration: 1d..20000d}\n${calendar === "" ? "" : "  b: {duration: 1d, calendar: c}\n"}`;
      const { forecast } = run(text, { samples: 3000 });
      const [a] = forecast.tasks;
      // In the shortest samples something else ends last.
      deepStrictEqual(ofPlan(a?.finish as Percentiles).slice(1), ofPlan(forecast.finish).slice(1));
      ok(forecast.finish.p95 < 2 ** 31 && forecast.finish.p10 < forecast.finish.p50 && forecast.finish.p50 < forecast.finish.p80);
    }
  });

  it("keeps what is finished and goes on with what runs", () => {
    const { forecast, schedule } = run(`plan: P
start: 2026-01-05
as-of: 2026-01-14
people: {ana: {rate: 100/h}}
tasks:
  a: {effort: 2d, who: ana, started: 2026-01-05, finished: 2026-01-07}
  b: {effort: 4d, who: ana, after: a, started: 2026-01-08, done: 50%}
  c: {effort: 2d, who: ana, after: b}
`, { samples: 20 });
    deepStrictEqual(forecast.tasks.map(({ start, finish }) => [start.p50, finish.p50]), schedule.tasks.map(({ start, finish }) => [start, finish]));
    deepStrictEqual(forecast.tasks.map(({ criticality }) => criticality), [0, 1, 1]);
    strictEqual(forecast.cost.p50, 6400);
  });

  it("planned as late as possible begins no earlier than in the schedule, and is late as often as it comes out longer", () => {
    const { forecast } = run(`${HEAD}tasks:\n  long: {duration: 10d}\n  late: {duration: 3d/5d/9d, schedule: alap}\n  end: {milestone: true, after: [long, late]}\n`, { samples: 10_000 });
    const [long, late] = forecast.tasks as readonly [RiskForecast["tasks"][number], RiskForecast["tasks"][number]];
    deepStrictEqual([late.start.p10, late.start.p95].map(shortInstant), ["01-12T09:00", "01-12T09:00"]);
    near(days(late.finish.p80), 5 + pertPercentile({ low: 3, likely: 5, high: 9 }, 0.8), 0.05);
    // P(3d/5d/9d is at most 5 days): in these the other decides, in the rest the late one.
    const inTime = [...Array(1000).keys()].filter(i => pertPercentile({ low: 3, likely: 5, high: 9 }, (i + 0.5) / 1000) <= 5).length / 1000;
    near(long.criticality, inTime, 0.02);
    near(late.criticality, 1 - inTime, 0.02);
  });

  it("keeps a pinned start whatever it waits for, ends where a finish is asked for, and stands where that is pinned", () => {
    const tasks = `tasks:
  slow: {duration: 3d/8d/12d}
  fixed: {duration: 2d/3d/6d, after: slow, schedule: fixed, start-on: 2026-01-14}
  asked: {duration: 2d/3d/6d, after: slow, start-on: 2026-01-14}
  ends: {duration: 2d/5d/8d, finish-on: 2026-01-23}
  by: {duration: 2d/4d/5d, after: slow, start-by: 2026-01-13}
`;
    const of = (text: string): readonly (readonly string[])[] => run(text, { samples: 10_000 }).forecast.tasks.slice(1).map(({ start, finish }) => [start.p10, start.p95, finish.p10, finish.p95].map(shortInstant));
    const soft = of(HEAD + tasks);
    const hard = of(`${HEAD}honour-constraints: true\n${tasks}`);
    // Links win over dates: a start that is asked for comes no earlier than that, a finish has its work before it.
    deepStrictEqual(soft[0]?.slice(0, 2), ["01-14T09:00", "01-14T09:00"]);
    deepStrictEqual([soft[1]?.[0], (soft[1]?.[1] ?? "") > "01-17"], ["01-14T09:00", true]);
    deepStrictEqual([soft[2]?.[2], soft[2]?.[3], (soft[2]?.[0] ?? "") < "01-16", (soft[2]?.[1] ?? "") > "01-20"], ["01-23T17:00", "01-23T17:00", true, true]);
    // Dates win over links: starts stay where they are pinned, and a finish that is pinned stands with its start.
    deepStrictEqual(hard[0], soft[0]);
    deepStrictEqual(hard[1]?.slice(0, 2), hard[0]?.slice(0, 2));
    deepStrictEqual(hard[2], ["01-19T09:00", "01-19T09:00", "01-23T17:00", "01-23T17:00"]);
    deepStrictEqual(hard[3]?.[1], "01-13T09:00");
  });

  it("in which a date decides holds nothing before it for critical", () => {
    const text = `${HEAD}tasks:\n  a: {duration: 2d/3d/4d}\n  go: {milestone: true, after: a, not-before: 2026-02-02}\n  b: {duration: 2d, after: go}\n`;
    deepStrictEqual(run(text).forecast.tasks.map(({ criticality }) => criticality), [0, 1, 1]);
  });

  it("in which another plan decides holds nothing before it for critical", () => {
    const { plans: [plan] } = readPlan(`${HEAD}tasks:\n  a: {duration: 2d/3d/4d}\n  go: {milestone: true, after: [a, other/x]}\n  b: {duration: 2d, after: go}\n`);
    ok(plan);
    const forecast = simulate(schedulePlan(plan, { now: 0, external: () => ({ start: 0, finish: Date.UTC(2026, 1, 2, 9) / 60_000 }) }), { samples: 100, seed: 1 });
    deepStrictEqual(forecast?.tasks.map(({ criticality }) => criticality), [0, 1, 1]);
  });

  it("has the same criticality as the schedule where two paths are as long", () => {
    const { forecast } = run(`${HEAD}tasks:\n  a: {duration: 2d}\n  b: {duration: 2d}\n  c: {duration: 1d}\n  z: {duration: 1d, after: [a, b, c]}\n`, { samples: 10 });
    deepStrictEqual(forecast.tasks.map(({ criticality }) => criticality), [1, 1, 0, 1]);
  });
});

describe("a simulation against closed forms", () => {
  it("a chain is about normal: the sum of means, and of variances", () => {
    const count = 20;
    const tasks = Array.from({ length: count }, (_, i) => `  t${String(i)}: {duration: 2d/4d/12d${i === 0 ? "" : `, after: t${String(i - 1)}`}}\n`).join("");
    const { forecast } = run(`${HEAD}tasks:\n${tasks}`, { samples: 10_000 });
    const mean = 5;
    const variance = ((mean - 2) * (12 - mean)) / 7;
    const z = (p: number): number => count * mean + p * Math.sqrt(count * variance);
    near(days(forecast.finish.p50), z(0), 0.5);
    near(days(forecast.finish.p80), z(0.8416), 0.4);
    near(days(forecast.finish.p90), z(1.2816), 0.4);
    near(days(forecast.finish.p10), z(-1.2816), 0.4);
  });

  it("where two tasks merge the share is the product of theirs", () => {
    const { forecast } = run(`${HEAD}tasks:\n  a: {duration: 10d/12d/24d}\n  b: {duration: 10d/12d/24d}\n`, { samples: 10_000 });
    for (const [p, at] of [[0.5, forecast.finish.p50], [0.8, forecast.finish.p80], [0.95, forecast.finish.p95]] as const) {
      near(days(at), pertPercentile({ low: 10, likely: 12, high: 24 }, Math.sqrt(p)), 0.1);
    }
    near((forecast.tasks[0] as RiskForecast["tasks"][number]).criticality, 0.5, 0.02);
  });

  it("tasks of one tag go together as far as `correlation` says", () => {
    const plan = (correlation: number): string => `${HEAD}correlation: ${String(correlation)}\ntasks:\n${Array.from({ length: 9 }, (_, i) => `  t${String(i)}: {duration: 2d/5d/8d, tags: [x]${i === 0 ? "" : `, after: t${String(i - 1)}`}}\n`).join("")}`;
    const width = (correlation: number): number => {
      const { finish } = run(plan(correlation), { samples: 5000 }).forecast;
      return days(finish.p90) - days(finish.p10);
    };
    // The deviation of a sum of nine grows from 3 to 9 times that of one.
    near(width(1) / width(0), 3, 0.2);
    near(width(0.5) / width(0), Math.sqrt((9 + 72 * 0.5) / 9), 0.15);
  });

  it("the only estimate has rank correlation 1 and the one that never matters none", () => {
    const { forecast } = run(`${HEAD}tasks:\n  a: {duration: 10d/12d/24d}\n  b: {duration: 1d/2d/3d}\n`);
    const [a, b] = forecast.tasks;
    near(a?.sensitivity ?? 0, 1, 0.01);
    near(b?.sensitivity ?? 1, 0, 0.1);
    near(a?.cruciality ?? 0, 1, 0.02);
    strictEqual(b?.cruciality, 0);
  });

  describe("cruciality is criticality times the deviation of the length over that of the finish", () => {
    const cruciality = (tasks: string): number[] => run(`${HEAD}distribution: uniform\ntasks:\n${tasks}`, { samples: 10_000 }).forecast.tasks.map(task => task.cruciality);
    const length = (low: number, high: number): string => `duration: ${String(low)}d/${String((low + high) / 2)}d/${String(high)}d`;

    it("in a chain the squares come to 1, each its share of the variance", () => {
      const [a, b] = cruciality(`  a: {${length(10, 16)}}\n  b: {${length(10, 18)}, after: a}\n`);
      near(a ?? 0, 0.6, 0.02);
      near(b ?? 0, 0.8, 0.02);
    });

    it("of two alike side by side it is half their deviation over that of the later one: root of 3/8", () => {
      for (const one of cruciality(`  a: {${length(10, 20)}}\n  b: {${length(10, 20)}}\n`)) near(one, Math.sqrt(3 / 8), 0.02);
    });

    it("is above 1 where a date holds the finish until the task is late: the finish varies less than the task", () => {
      // The later of a uniform length of 10 to 20 days and of day 18: it decides in a fifth, and varies by the root of 0.2267.
      const [a] = cruciality(`  a: {${length(10, 20)}}\n  live: {milestone: true, after: a, not-before: 2026-01-29}\n`);
      near(a ?? 0, (0.2 * Math.sqrt(100 / 12)) / Math.sqrt(0.226_67), 0.06);
    });

    it("is 0 where the finish does not vary at all", () => {
      deepStrictEqual(cruciality(`  a: {${length(10, 20)}}\n  live: {milestone: true, after: a, not-before: 2026-03-02}\n`), [0, 0]);
    });
  });
});

describe("risks", () => {
  const plan = (risk: string): string => `${HEAD}currency: EUR\nreleases: {ga: {date: 2026-02-06}}\ntasks:\n  a: {duration: 4d/5d/9d, due: 2026-01-13}\n  b: {duration: 5d, after: a, release: ga}\n${risk === "" ? "" : `risks:\n  r: {${risk}}\n`}`;
  const moved = (a: RiskForecast, b: RiskForecast): number[] => ofPlan(a.finish).map((at, i) => Math.round((days(at) - days(ofPlan(b.finish)[i] as number)) * 1000) / 1000);

  for (const affects of ["a", "b", "ga", "plan"]) {
    it(`that is certain moves every percentile by its delay: on ${affects}`, () => {
      const { forecast } = run(plan(`probability: 100%, impact: {time: 2d, cost: 700}, affects: ${affects}`));
      const bare = run(plan("")).forecast;
      deepStrictEqual(moved(forecast, bare), [2, 2, 2, 2, 2]);
      deepStrictEqual(forecast.risks, [{ id: "r", probability: 1, hits: 1000, daysAtP80: 2, costAtP80: 700, meanCost: 700 }]);
      strictEqual(forecast.cost.p50 - bare.cost.p50, 700);
    });
  }

  it("that is an opportunity gains, and that is not open does nothing", () => {
    const bare = run(plan("")).forecast;
    deepStrictEqual(moved(run(plan("probability: 1, opportunity: true, impact: {time: 1d}, affects: b")).forecast, bare), [-1, -1, -1, -1, -1]);
    const closed = run(plan("probability: 1, status: closed, impact: {time: 1d}, affects: b")).forecast;
    deepStrictEqual(closed.risks, []);
    deepStrictEqual(closed.finish, bare.finish);
  });

  it("strikes as often as it says, by a word of the scale as well", () => {
    strictEqual(run(plan("probability: 30%, impact: {time: 2d}, affects: a")).forecast.risks[0]?.hits, 300);
    strictEqual(run(plan("probability: rare, impact: {time: 2d}, affects: a")).forecast.risks[0]?.hits, 100);
  });

  it("strikes all that it affects in the same samples", () => {
    const twice = run(plan("probability: 50%, impact: {time: 2d}, affects: [a, b]")).forecast;
    const once = run(plan("probability: 50%, impact: {time: 4d}, affects: a")).forecast;
    deepStrictEqual(twice.finish, once.finish);
  });

  it("counts before the response, and after it once the actions are done", () => {
    const risk = (finished: string): string => plan(`probability: 100%, impact: {time: 4d}, residual: {time: 1d}, affects: b, actions: {stub: {duration: 1d${finished}}}`);
    const open = run(risk("")).forecast;
    deepStrictEqual(open.before?.finish, open.finish);
    near(days(open.finish.p80) - days(open.after?.finish.p80 ?? 0), 3, 1e-9);
    const done = run(risk(", finished: 2026-01-05")).forecast;
    deepStrictEqual(done.finish, done.after?.finish);
    strictEqual(done.risks[0]?.daysAtP80, 1);
  });

  it("counts before the response as long as all that was to be done about it was dropped", () => {
    const risk = (keys: string): RiskForecast => run(plan(`probability: 100%, impact: {time: 4d}, residual: {time: 1d}, affects: b${keys}`)).forecast;
    const dropped = risk(", actions: {stub: {duration: 1d, status: dropped}}");
    deepStrictEqual(dropped.finish, dropped.before?.finish);
    strictEqual(dropped.risks[0]?.daysAtP80, 4);
    strictEqual(risk(", actions: {stub: {duration: 1d, status: dropped}, other: {duration: 1d, finished: 2026-01-05}}").risks[0]?.daysAtP80, 1);
    strictEqual(risk("").risks[0]?.daysAtP80, 1);
  });

  it("strikes by no usual word where the plan has a scale of its own", () => {
    const text = `${plan("probability: rare, impact: {time: 2d}, affects: a")}risk-matrix: {probability: {low: 20%, high: 60%}}\n`;
    strictEqual(run(text).forecast.risks[0]?.hits, 0);
    strictEqual(run(text.replace("probability: rare", "probability: high")).forecast.risks[0]?.hits, 600);
  });

  it("changes the chance of each deadline", () => {
    const chances = run(`${plan("probability: 50%, impact: {time: 30d}, affects: a").replace("as-of: none", "as-of: none\nfinish: 2026-03-30")}`).forecast.deadlines;
    deepStrictEqual(chances.map(({ kind, id }) => [kind, id]), [["task", "a"], ["release", "ga"], ["plan", "p"]]);
    ok((chances[0]?.probability ?? 1) < 0.5 && (chances[0]?.probability ?? 0) > 0.4);
    deepStrictEqual(chances.slice(1).map(({ probability }) => probability), [0.5, 1]);
  });
});

const ESTIMATE = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 })).map(([low, more, most]) => ({ low, likely: low + more, high: low + more + most }));

/** Plans on one calendar that have a bit of everything. */
const UNIFORM = [
  `finish: 2026-03-01
tasks:
  s: {after: x +1d, tasks: {a: {duration: 2d/3d/7d}, m: {milestone: true, after: a}, b: {duration: 0d..3d, after: [m, x SS+1d]}}}
  x: {duration: 1d..4d}
  y: {duration: 3d/4d/9d, after: [x SS+30%, s FF, a FS-1d]}
  z: {milestone: true, after: [y, s, x FF+2d], not-before: 2026-01-17}
  t: {duration: 2h..9h, after: [z, x SF+3d]}
risks:
  r: {probability: 50%, impact: {time: 2d/4d/9d}, affects: [a, s, z]}
  q: {probability: 60%, opportunity: true, impact: {time: 1d/2d/8d}, affects: [b, y, plan]}
`,
  `people: {ana: , ben: }
tasks:
  a: {effort: 2d/3d/7d, who: ana}
  b: {effort: 3d..8d, who: ana}
  c: {effort: 4d..6d, who: ben, after: a}
  d: {effort: 2d, who: [ana, ben], split: true}
`,
  `tasks:
  a: {duration: 5d..9d, started: 2026-01-05, done: 40%}
  b: {duration: 3d, finished: 2026-01-07, started: 2026-01-05}
  c: {duration: 3d..6d, after: [a, b +1d]}
  g: {duration: 2d..6d, started: 2026-01-06, after: b}
`,
];

describe("laws of a simulation", () => {
  const tasks = fc.array(fc.record({ estimate: ESTIMATE, after: fc.array(fc.nat(9), { maxLength: 2 }), who: fc.constantFrom("", ", who: ana", ", who: ben 50%") }), { minLength: 1, maxLength: 8 });
  const text = tasks.map(list => `${HEAD}people: {ana: , ben: }\ntasks:\n${list.map(({ estimate: { low, likely, high }, after, who }, i) => {
    const on = [...new Set(after.filter(other => other < i))].map(other => `t${String(other)}`);
    return `  t${String(i)}: {effort: ${String(low)}d/${String(likely)}d/${String(high)}d${who}, after: [${on.join(", ")}]}\n`;
  }).join("")}risks:\n  r: {probability: 40%, impact: {time: 1d..3d, cost: 100..500}, affects: [t0]}\n`);

  it("percentiles are in order, criticality is a share, and one seed gives the same figures however wide the blocks", () => {
    fc.assert(fc.property(text, plan => {
      const { forecast } = run(plan, { samples: 200 });
      for (const one of [forecast.finish, forecast.cost, ...forecast.tasks.flatMap(({ start, finish }) => [start, finish])]) {
        deepStrictEqual(ofPlan(one).sort((a, b) => a - b), ofPlan(one));
      }
      ok(forecast.tasks.every(({ criticality, sensitivity }) => criticality >= 0 && criticality <= 1 && Math.abs(sensitivity) <= 1));
      ok(forecast.tasks.some(({ criticality }) => criticality > 0));
      for (const width of [1, 7, 200]) deepStrictEqual(run(plan, { samples: 200, width }).forecast, forecast);
    }), { numRuns: 25 });
  });

  it("more spread never lowers P80 of a chain", () => {
    fc.assert(fc.property(fc.array(ESTIMATE, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 5 }), (list, more) => {
      const chain = (add: number): number => {
        const lines = list.map(({ low, likely, high }, i) => `  t${String(i)}: {duration: ${String(low)}d/${String(likely)}d/${String(high + add)}d${i === 0 ? "" : `, after: t${String(i - 1)}`}}\n`);
        return run(`${HEAD}tasks:\n${lines.join("")}`, { samples: 500 }).forecast.finish.p80;
      };
      ok(chain(more) >= chain(0));
    }), { numRuns: 25 });
  });

  it("another seed gives other figures that say the same", () => {
    const plan = `${HEAD}tasks:\n  a: {duration: 10d/12d/24d}\n  b: {duration: 3d..9d, after: a}\n`;
    const [one, other] = [run(plan).forecast, run(plan, { seed: 2 }).forecast];
    notDeepStrictEqual(one.finish, other.finish);
    near(days(one.finish.p80), days(other.finish.p80), 0.6);
  });

  it("until stable ends early, and says when it did not", () => {
    const plan = `${HEAD}tasks:\n  a: {duration: 4d/5d/6d}\n`;
    const { forecast } = run(plan, { samples: 50_000, untilStable: true });
    strictEqual(forecast.stable, true);
    ok(forecast.samples >= 4000 && forecast.samples < 50_000);
    strictEqual(run(plan, { samples: 2000, untilStable: true }).forecast.stable, false);
  });

  it("plans on one calendar give the same in codes of working minutes as date by date", () => {
    let uniform = 0;
    const checked = (plan: string): void => {
      const simulation = prepareSimulation(scheduleText(plan).schedule);
      ok(simulation);
      if (simulation.uniform === undefined) return;
      uniform++;
      const options = { samples: 150, seed: 3, from: 0, to: 1 };
      deepStrictEqual(simulateRuns(simulation, options), simulateRuns({ ...simulation, uniform: undefined }, options));
    };
    fc.assert(fc.property(text, checked), { numRuns: 25 });
    fc.assert(fc.property(practicalTasks, list => { checked(practicalText(list)); }), { numRuns: 100 });
    for (const plan of UNIFORM) for (const asOf of ["none", "2026-01-08"]) checked(`${HEAD.replace("none", asOf)}${plan}`);
    ok(uniform > 10, String(uniform));
  });

  it("practical plans without spread stand where the schedule has them, and others have dates in order", () => {
    fc.assert(fc.property(practicalTasks, list => {
      const { schedule } = scheduleText(practicalText(list));
      const forecast = simulate(schedule, { samples: 30, seed: 1 });
      ok(forecast);
      const varies = schedule.plan.tasks.some(({ item }) => (item.duration ?? item.effort)?.kind !== "single" && (item.duration ?? item.effort) !== undefined);
      schedule.tasks.forEach((task, i) => {
        const { start, finish } = forecast.tasks[i] as RiskForecast["tasks"][number];
        if (task.kind === "summary") return;
        if (!varies) deepStrictEqual([start.p10, start.p95, finish.p10, finish.p95].map(shortInstant), [task.start, task.start, task.finish, task.finish].map(shortInstant), task.id);
        else ok(start.p10 <= start.p95 && finish.p10 <= finish.p95 && start.p10 <= finish.p10, task.id);
      });
    }), { numRuns: 60 });
  });
});
