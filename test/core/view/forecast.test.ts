import { deepEqual, equal, ok } from "node:assert/strict";
import { curveOf, CURVE_STEPS } from "../../../src/core/risk/curves";
import { simulate } from "../../../src/core/risk/simulate";
import { forecastData } from "../../../src/core/view/forecast";
import { forecastFigures } from "../../../src/core/view/forecastFigures";
import { chancesOf, promisesFor } from "../../../src/core/view/forecastOutlook";
import { hasSpread } from "../../../src/core/view/hasSpread";
import { ganttData } from "../../../src/core/view/gantt";
import { NO_INSTANT } from "../../../src/core/view/ganttData";
import { roadmapData } from "../../../src/core/view/roadmap";
import type { ForecastFigures } from "../../../src/core/view/forecastData";
import type { Schedule } from "../../../src/core/schedule/result";
import { isForecastFigures } from "../../../src/protocol/simulationGuards";
import { isForecastData } from "../../../src/protocol/simulationMessages";
import { minute, scheduleOf } from "./support";

const NOW = minute("2026-01-05 09:00");
const PLAN = `plan: P
start: 2026-01-05
as-of: none
finish: 2026-01-30
people: {ana: {capacity: 50%}, ben: {capacity: {2026-01-01: 100%, 2026-02-01: 50%}}}
releases: {beta: {title: Beta, date: 2026-01-14}}
tasks:
  first: {duration: 2d/3d/9d, due: 2026-01-07, who: ana}
  group:
    tasks:
      second: {duration: 5d..12d, after: first, release: beta, who: ben}
  sure: {duration: 1d}
  gone: {duration: 1d, started: 2026-01-05, finished: 2026-01-05}
risks:
  vendor: {probability: 30%, impact: {time: 2d/3d/5d}, affects: second}
  closed: {probability: 30%, status: closed, impact: {time: 2d}, affects: second}
  answered: {probability: 30%, impact: {time: 2d}, affects: second, residual: {probability: 10%}}
`;

const simulated = (text: string): { readonly schedule: Schedule; readonly figures: ForecastFigures } => {
  const schedule = scheduleOf(text, NOW);
  const figures = forecastFigures(schedule, { samples: 2000, seed: 1 }, "second");
  ok(figures !== undefined);
  return { schedule, figures };
};

describe("what is known of a simulation", () => {
  it("is what the simulation says, as columns", () => {
    const { schedule, figures } = simulated(PLAN);
    const forecast = simulate(schedule, { samples: 2000, seed: 1 });
    deepEqual(figures.finish, forecast?.finish);
    deepEqual([...figures.tasks.p80], forecast?.tasks.map(({ finish }) => finish.p80));
    deepEqual([...figures.tasks.criticality], forecast?.tasks.map(({ criticality }) => criticality));
    ok(isForecastFigures(figures));
    deepEqual(figures.curves.map(({ of }) => `${of.kind} ${of.id}`), ["finish ", "cost ", "item second"]);
  });

  it("has curves whose steps are percentiles", () => {
    const { figures } = simulated(PLAN);
    const steps = figures.curves[0]?.steps ?? new Float64Array();
    equal(steps.length, CURVE_STEPS + 1);
    for (const [share, value] of [[0.1, figures.finish.p10], [0.5, figures.finish.p50], [0.8, figures.finish.p80]] as const) equal(steps[share * CURVE_STEPS], value);
    ok(steps.every((value, at) => at === 0 || value >= (steps[at - 1] ?? 0)));
    deepEqual([...curveOf([3, 1, 2], 3)].filter((_, at) => at % 250 === 0), [1, 2, 3]);
  });

  it("is asked for where samples would differ only", () => {
    const plan = (tasks: string, more = ""): boolean => hasSpread(scheduleOf(`plan: P\nstart: 2026-01-05\nas-of: none\n${more}tasks: ${tasks}\n`, NOW));
    equal(plan("{a: {duration: 3d}}"), false);
    equal(plan("{a: {duration: 2d..3d}}"), true);
    equal(plan("{a: {effort: 1d/2d/3d}}"), true);
    equal(plan("{a: {effort: 1d/2d/3d, duration: 3d}}"), false, "the duration decides");
    equal(plan("{a: {duration: 2d..3d, started: 2026-01-05, finished: 2026-01-06}}"), false);
    equal(plan("{a: {duration: 3d}}", "risks: {r: {probability: 10%, impact: {time: 1d}, affects: a}}\n"), true);
    equal(plan("{a: {duration: 3d}}", "risks: {r: {impact: {time: 1d}, affects: a}}\n"), false);
    equal(plan("{a: {duration: 3d}}", "risks: {r: {probability: 10%, status: closed, impact: {time: 1d}, affects: a}}\n"), false);
  });

  it("holds for a newer schedule where its dates are the same", () => {
    const known = simulated(PLAN);
    const worded = scheduleOf(PLAN.replace("first: {", "first: {title: First, "), NOW);
    equal(chancesOf(known, worded, "first")?.p80, known.figures.tasks.p80[0]);
    equal(promisesFor(known, worded).length, known.figures.deadlines.length);
    const longer = scheduleOf(PLAN.replace("2d/3d/9d", "2d/4d/9d"), NOW);
    equal(chancesOf(known, longer, "first"), undefined);
    equal(chancesOf(known, longer, "second"), undefined, "what waits for it has moved as well");
    ok(chancesOf(known, longer, "sure") !== undefined);
    equal(chancesOf(known, worded, "gone"), undefined);
    equal(chancesOf(known, worded, "nobody"), undefined);
    const promised = scheduleOf(PLAN.replace("date: 2026-01-14", "date: 2026-01-20").replace("finish: 2026-01-30", "finish: 2026-01-29"), NOW);
    deepEqual(promisesFor(known, promised).map(({ kind }) => kind), ["task"], "the same due date; other promises are others");
  });
});

describe("what the Forecast view shows", () => {
  it("names promises, what decides, and what can be turned", () => {
    const { schedule, figures } = simulated(PLAN);
    const data = forecastData(schedule, NOW, { state: "ready", figures });
    ok(isForecastData(data));
    deepEqual(data.shown?.promises.map(({ kind, title }) => `${kind} ${title}`), ["release Beta", "plan P", "task First"]);
    deepEqual(data.shown?.rows.map(({ id }) => id), ["second", "first"]);
    deepEqual(data.turns.map(({ kind, id, value }) => `${kind} ${id} ${String(value)}`), [
      "probability vendor 0.3", "spread second 1", "spread first 1", "length second 1", "length first 1", "length sure 1", "capacity ana 0.5", "correlation  0",
    ]);
    deepEqual(data.subjects.map(({ kind, id }) => `${kind} ${id}`), ["release beta", "task first", "task group", "task second", "task sure"]);
    equal(data.target, minute("2026-01-30 17:00"));
  });

  it("keeps to what matters of a large plan", () => {
    const tasks = Array.from({ length: 700 }, (_, i) => `  t${String(i)}: {duration: 1d..3d${i === 0 ? "" : `, after: t${String(i - 1)}`}}\n`).join("");
    const schedule = scheduleOf(`plan: P\nstart: 2026-01-05\nas-of: none\nlevel: false\ntasks:\n${tasks}`, NOW);
    const figures = forecastFigures(schedule, { samples: 200, seed: 1 });
    const data = forecastData(schedule, NOW, { state: "working", ...(figures === undefined ? {} : { figures }) });
    equal(data.shown?.rows.length, 200);
    equal(data.shown?.count, 700);
    ok(data.subjects.length <= 500 && data.turns.length <= 50 && (data.shown?.tornado.length ?? 0) <= 12);
    ok(isForecastData(data));
  });

  it("is there before anything is simulated", () => {
    ok(isForecastData(forecastData(scheduleOf(PLAN, NOW), NOW, { state: "working" })));
    ok(isForecastData(forecastData(scheduleOf("plan: P\n", NOW), NOW, { state: "failed", reason: "?" })));
  });
});

describe("chances in other views", () => {
  it("stand in the Gantt's columns, of what is open and simulated", () => {
    const known = simulated(PLAN);
    const { rows } = ganttData(known.schedule, { now: NOW, simulated: known });
    deepEqual([...rows.p80].map((at) => at === NO_INSTANT), [false, false, false, false, true, true, true].slice(0, rows.count));
    equal(rows.p80[0], Math.round(known.figures.tasks.p80[0] ?? 0));
    equal(rows.chance[0], Math.round((known.figures.deadlines.find(({ id }) => id === "first")?.probability ?? 9) * 100));
    equal(rows.chance[2], 255, "the release's promise is the release's");
    const bare = ganttData(known.schedule, { now: NOW }).rows;
    ok(bare.p10.every((at) => at === NO_INSTANT) && bare.chance.every((percent) => percent === 255));
  });

  it("say how sure a release is, and how its end is spread", () => {
    const known = simulated(PLAN);
    const lane = roadmapData(known.schedule, NOW, known).lanes.release[0];
    const chance = known.figures.deadlines.find(({ kind }) => kind === "release")?.probability ?? 0;
    equal(lane?.confidence.chance, chance);
    ok((lane?.band?.to ?? 0) > (lane?.band?.from ?? 0));
    equal(roadmapData(known.schedule, NOW).lanes.release[0]?.confidence.chance, undefined);
    const sure = simulated(PLAN.replace("date: 2026-01-14", "date: 2026-03-31"));
    equal(roadmapData(sure.schedule, NOW, sure).lanes.release[0]?.confidence.word, "on-track");
    const tight = simulated(PLAN.replace("date: 2026-01-14", "date: 2026-01-19"));
    equal(roadmapData(tight.schedule, NOW, tight).lanes.release[0]?.confidence.word, "tight");
  });
});
