import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { joinResults, type PartialResult } from "../../src/core/risk/partialResult";
import { runsOf, simulateRuns } from "../../src/core/risk/runSamples";
import { shareRuns } from "../../src/core/risk/shareRuns";
import { prepareSimulation, type Simulation } from "../../src/core/risk/simulation";
import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import type { SimulateSource } from "../../src/protocol/engineMessages";
import { buffersIn } from "../../src/worker/buffersIn";
import { createSimulator } from "../../src/worker/simulatePlan";
import { engine } from "./support/engine";

const PLAN = `plan: Shop
start: 2026-01-05
people: {ana: {rate: 80/h}, ben: }
tasks:
  a: {effort: 2d/3d/6d, who: ana}
  b: {effort: 5d..12d, who: any of ana ben}
  c: {effort: 2d..4d, who: ana, after: other/z}
  d: {effort: 2d, who: [ana, ben], after: b}
risks:
  r: {probability: 30%, impact: {time: 3d/5d/10d}, affects: a, residual: {probability: 10%}}
`;
const FILES = [{ path: "shop.plan.yaml", text: PLAN }, { path: "other.plan.yaml", text: "plan: Other\nstart: 2026-01-05\ntasks: {z: {duration: 3d}}\n" }];
const NOW = Date.UTC(2026, 0, 7, 10) / 60_000;
const SAMPLES = 3500;

/** The plan as the command line has it, and the question that makes a thread simulate the same. */
function asked(): { simulation: Simulation; source: Omit<SimulateSource, "from" | "to"> } {
  const workspace = createWorkspace();
  for (const { path, text } of FILES) workspace.update(path, text);
  const { schedules } = createAnalyser().analyse(workspace.snapshot(), { now: NOW, effort: "normal" });
  const schedule = schedules.get("shop");
  ok(schedule);
  const orders = [...schedules.values()].flatMap(({ plan, levelledOrder }) => (levelledOrder === undefined ? [] : [{ ...levelledOrder, plan: plan.id }]));
  ok(orders.length > 0);
  const simulation = prepareSimulation(schedule);
  ok(simulation);
  return { simulation, source: { files: FILES, now: NOW, orders, plan: "shop", samples: SAMPLES, seed: 3 } };
}

describe("what a thread simulates", () => {
  it("shares no memory with what it tells next: memory is handed over with an answer", () => {
    const simulator = createSimulator();
    const text = "plan: Shop\nid: shop\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {duration: 2d/3d/6d}\nrisks:\n  r: {probability: 30%, impact: {cost: 5}, affects: a}\n  s: {probability: 30%, impact: {cost: 5}, residual: {cost: 2}, affects: a, actions: {b: {duration: 1d}}}\n";
    const told = [0, 1, 2].map(from => buffersIn(simulator({ files: [{ path: "shop.plan.yaml", text }], now: NOW, orders: [], plan: "shop", samples: SAMPLES, seed: 3, from, to: from + 1 })));
    const all = told.flat();
    ok(all.length > 30);
    strictEqual(new Set(all).size, all.length);
  });
});

describe("the engine simulates runs", () => {
  const { simulation, source } = asked();
  const here = (from: number, to: number): PartialResult => simulateRuns(simulation, { samples: SAMPLES, seed: 3, from, to });

  it("as they come out here, with the order of work that was found or by a search of its own", async () => {
    const channel = engine();
    for (const orders of [source.orders, []]) {
      const parts = [await channel.request("simulate", { ...source, orders, from: 0, to: 2 }).answer, await channel.request("simulate", { ...source, orders, from: 2, to: 4 }).answer];
      deepStrictEqual(joinResults(parts), here(0, 4));
    }
  });

  it("of the text that is asked for, whatever it was asked before", async () => {
    const channel = engine();
    const one = await channel.request("simulate", { ...source, from: 0, to: 1 }).answer;
    for (const other of [{ files: FILES.map(({ path, text }) => ({ path, text: text.replace("12d", "13d") })) }, { asOf: { day: 20_500 } }, { now: NOW + 3 * 1440 }, { seed: 4 }]) {
      const answer = await channel.request("simulate", { ...source, ...other, from: 0, to: 1 }).answer;
      ok([...answer.finish].some((at, i) => at !== one.finish[i]), JSON.stringify(other));
      deepStrictEqual(await channel.request("simulate", { ...source, from: 0, to: 1 }).answer, one);
    }
  });

  it("refuses a plan that is not there and a question in a wrong shape", async () => {
    const channel = engine();
    await rejects(channel.request("simulate", { ...source, plan: "nobody", from: 0, to: 1 }).answer, /could not be scheduled/);
    await rejects(channel.request("simulate", { ...source, seed: 1.5, from: 0, to: 1 }).answer, /not understood/);
  });

  for (const threads of [1, 2, 3]) {
    it(`shared by ${String(threads)}, to the same figures`, async () => {
      const channels = Array.from({ length: threads }, engine);
      const seen: number[] = [];
      const result = await shareRuns(channels.map(channel => (from, to) => channel.request("simulate", { ...source, from, to }).answer), { samples: SAMPLES, onProgress: samples => { seen.push(samples); } });
      deepStrictEqual(result, here(0, runsOf(SAMPLES)));
      strictEqual(seen.at(-1), SAMPLES);
    });
  }
});

describe("runs that are shared", () => {
  const { simulation } = asked();
  const here = (from: number, to: number): PartialResult => simulateRuns(simulation, { samples: SAMPLES, seed: 3, from, to });
  /** Ends its runs in another order than it was given them. */
  const late = (turns: number) => async (from: number, to: number): Promise<PartialResult> => {
    for (let i = 0; i < turns * (4 - from); i++) await Promise.resolve();
    return here(from, to);
  };

  it("end at the run that is enough, whichever was ready first", async () => {
    let asks = 0;
    const result = await shareRuns([late(9), late(1), late(5)], { samples: SAMPLES, enough: ({ from }) => { asks++; return from === 1; } });
    strictEqual(asks, 2);
    deepStrictEqual(result, here(0, 2));
  });

  it("come to nothing when cancelled, and fail with the first that fails", async () => {
    let cancelled = false;
    strictEqual(await shareRuns([late(1)], { samples: SAMPLES, isCancelled: () => cancelled, onProgress: () => { cancelled = true; } }), undefined);
    await rejects(shareRuns([late(1), () => Promise.reject(new Error("The thread has ended."))], { samples: SAMPLES }), /thread has ended/);
  });
});
