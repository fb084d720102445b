import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../../scripts/workbench.mjs";
import { forecastOf } from "../../../src/core/risk/forecast";
import { packResult } from "../../../src/core/risk/packedResult";
import { joinResults, type PartialResult } from "../../../src/core/risk/partialResult";
import { prepareSimulation, type Simulation } from "../../../src/core/risk/simulation";
import { riskJson } from "../../../src/cli/output/riskJson";
import { startEngineThread } from "../../../src/node/engineThread";
import type { SimulateSource } from "../../../src/protocol/engineMessages";
import { minute, scheduleOf } from "../../core/view/support";

const NOW = minute("2026-02-16 11:00");
const SEED = 7;

/** Every shape, correlation, chance and kind of risk, on one calendar and on several. */
const PLAN = `plan: Shop
start: 2026-02-16
as-of: none
finish: 2026-04-10
budget: 20000
correlation: {people: 0.3, pairs: [schema api 0.6, api page -0.9, schema page 0.9]}
distribution: {three-point: {shape: pert-beta, lambda: 3}}
spread: {default: -10%..+30%}
calendar: {lost-days: {02-01..04-30: 10%}}
people: {ana: {rate: 80/h, absence: {days: 12, spell: 5}}, ben: {rate: 70/h}}
releases: {beta: {date: 2026-04-03}}
tasks:
  schema: {duration: 2d/3d/6d, who: ana, outcomes: {good: 70%, bad: 30%}}
  api: {effort: 5d..12d, after: schema, who: ben, release: beta, due: 2026-03-20}
  page: {duration: 4d/6d/15d, who: ana, after: schema, distribution: lognormal}
  again: {effort: 4d, who: ana, after: schema, if: schema bad, distribution: triangular}
  launch: {milestone: true, after: [api, page, again]}
risks:
  vendor: {probability: 30%, impact: {time: 3d/5d/10d, cost: 100..800}, affects: api, residual: {probability: 10%}, actions: {stub: {duration: 1d}}}
  reuse: {opportunity: true, probability: 40%, impact: {time: 10%/20%/40%}, affects: [page, plan]}
`;
const PLAIN = PLAN.replace(/^calendar: .*\n/m, "").replace(/, absence: \{[^}]*\}/, "").replace(/, outcomes: \{[^}]*\}/, "").replace(", if: schema bad", "");

/** Lists of numbers as JSON, because what crosses into and out of the page is JSON. */
type Kind = "Float64Array" | "Int32Array" | "Uint8Array";

function revived(text: string): PartialResult {
  const kinds = { Float64Array, Int32Array, Uint8Array };
  return JSON.parse(text, (_, value: unknown) => {
    const typed = value as { readonly typed?: Kind; readonly bytes?: number[] } | null;
    return typed?.typed === undefined ? value : new kinds[typed.typed](Uint8Array.from(typed.bytes ?? []).buffer);
  }) as PartialResult;
}

function sourceOf(text: string, samples: number): SimulateSource {
  return { files: [{ path: "shop.plan.yaml", text }], now: NOW, orders: [], plan: "shop", samples, seed: SEED, from: 0, to: 0 };
}

describe("the simulation in a browser", () => {
  let browser: Browser;
  before(async function () {
    this.timeout(60_000);
    browser = await launchBrowser();
  });
  after(() => browser.close());

  /** Runs of a simulation, drawn by the shipped engine in a worker of a page. */
  async function inBrowser(source: SimulateSource): Promise<{ readonly result: PartialResult; readonly engine: string }> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const engine = `var isGantryEngine = true; const exports = {}, module = { exports };\n${readFileSync(join(process.cwd(), "dist/web/extension.js"), "utf8")}\nmodule.exports.work();`;
    await page.route("http://engine.test/", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>engine</title>" }));
    await page.route("http://engine.test/engine.js", (route) => route.fulfill({ contentType: "text/javascript", body: engine }));
    await page.goto("http://engine.test/");
    const text = await page.evaluate((asked) => new Promise<string>((resolve, reject) => {
      const worker = new Worker("/engine.js");
      worker.onerror = (fault) => { reject(new Error(fault.message)); };
      worker.onmessage = ({ data }: MessageEvent<{ readonly type: string; readonly body?: unknown }>) => {
        if (data.type !== "answer") {
          reject(new Error(JSON.stringify(data)));
          return;
        }
        resolve(JSON.stringify(data.body, (_, value: unknown) => (ArrayBuffer.isView(value) ? { typed: value.constructor.name, bytes: [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] } : value)));
      };
      worker.postMessage({ type: "request", id: 1, name: "simulate", body: asked });
    }), source);
    const version = browser.version();
    await context.close();
    return { result: revived(text), engine: version };
  }

  /** The same on a thread of Node. */
  function inNode(source: SimulateSource): Promise<PartialResult> {
    const thread = startEngineThread(join(process.cwd(), "dist/worker.node.js"));
    return new Promise<PartialResult>((resolve, reject) => {
      thread.onEnd((reason) => { reject(new Error(reason)); });
      thread.onMessage((message) => { resolve((message as { readonly body: PartialResult }).body); });
      thread.post({ type: "request", id: 1, name: "simulate", body: source });
    }).finally(() => { thread.end(); });
  }

  function simulationOf(text: string): Simulation {
    const simulation = prepareSimulation(scheduleOf(text, NOW));
    ok(simulation);
    return simulation;
  }

  for (const [name, text] of [["with chances of every kind", PLAN], ["on one calendar", PLAIN]] as const) {
    it(`gives the figures of Node to the last bit, ${name}`, async () => {
      const source = sourceOf(text, 2500);
      const there = [await inBrowser({ ...source, from: 0, to: 1 }), await inBrowser({ ...source, from: 1, to: 3 })];
      const joined = joinResults(there.map(({ result }) => result));
      const here = await inNode({ ...source, from: 0, to: 3 });
      equal(joined.count, 2500);
      const simulation = simulationOf(text);
      deepEqual(packResult(joined), packResult(here));
      const json = (result: PartialResult): string => JSON.stringify(riskJson(forecastOf(simulation, result, { seed: SEED })));
      equal(json(joined), json(here));
      ok(new Set(here.finish).size > 100, "nothing was drawn");
    }).timeout(60_000);
  }
});
