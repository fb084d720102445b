import { ok } from "node:assert/strict";
import fc from "fast-check";
import { CHECKS, healthOf } from "../../../src/core/health/assess";
import type { CheckName, CheckResult } from "../../../src/core/health/check";
import { scheduleOf } from "../view/support";

interface Made {
  readonly length: number;
  readonly before: readonly number[];
  readonly kind: "" | "SS" | "FF" | "SF";
  readonly lag: number;
  readonly state: "open" | "finished" | "dropped";
  readonly who: "" | "ana" | "ben";
}

const task: fc.Arbitrary<Made> = fc.record({
  length: fc.integer({ min: 0, max: 60 }),
  before: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
  kind: fc.constantFrom("", "SS", "FF", "SF"),
  lag: fc.integer({ min: -5, max: 15 }),
  state: fc.constantFrom("open", "open", "open", "finished", "dropped"),
  who: fc.constantFrom("", "ana", "ben"),
});

/** Tasks that wait for tasks a few places before them. */
function planText(tasks: readonly Made[], keys = ""): string {
  const lines = tasks.map(({ length, before, kind, lag, state, who }, at) => {
    const signed = lag === 0 ? "" : `${lag > 0 ? "+" : ""}${String(lag)}d`;
    const after = before.filter((back) => back <= at).map((back) => `t${String(at - back)} ${kind}${signed}`.trim());
    const more = state === "dropped" ? ", status: dropped" : state === "finished" ? ", started: 2026-01-05, finished: 2026-01-06" : "";
    return `  t${String(at)}: {duration: ${String(length)}d${after.length === 0 ? "" : `, after: [${after.join(", ")}]`}${who === "" ? "" : `, who: ${who}`}${more}}`;
  });
  return `plan: P\nstart: 2026-01-05\nas-of: 2026-01-12\nlevel: false\n${keys}people: {ana: {}, ben: {}}\ntasks:\n${lines.join("\n")}\n`;
}

const results = (text: string): readonly CheckResult[] => {
  const health = healthOf(scheduleOf(text));
  return CHECKS.map(({ name }) => health.of(name));
};

const of = (all: readonly CheckResult[], name: CheckName): CheckResult => all.find(({ check }) => check.name === name) as CheckResult;

const plans = fc.array(task, { minLength: 1, maxLength: 12 });

describe("laws of the checks", () => {
  it("a share is between 0 and 1 and is what counts over all; what counts is open work", () => {
    fc.assert(fc.property(plans, (tasks) => {
      for (const { check, measured } of results(planText(tasks))) {
        if ("unjudged" in measured) continue;
        ok(Number.isFinite(measured.figure), check.name);
        if (check.unit !== "share") continue;
        ok(measured.figure >= 0 && measured.figure <= 1, check.name);
        if (check.name === "critical-path" || check.name === "one-person") continue;
        ok(Math.abs(measured.figure - measured.count / measured.of) < 1e-9, check.name);
        for (const { task: index } of measured.hits) if (check.name !== "missed" && check.name !== "invalid-dates") ok(tasks[index]?.state === "open", check.name);
      }
    }), { numRuns: 150 });
  });

  it("a higher limit never breaks what was kept", () => {
    fc.assert(fc.property(plans, (tasks) => {
      const usual = results(planText(tasks));
      const wide = results(planText(tasks, "health: {open-ends: 50%, leads: 50%, lags: 50%, other-links: 50%, high-slack-tasks: 50%, high-slack: 90d, long-task: 90d, long-tasks: 50%, negative-slack: 50%, one-person: 90%}\n"));
      for (const { check, verdict } of usual) if (verdict === "kept") ok(of(wide, check.name).verdict !== "broken", check.name);
    }), { numRuns: 100 });
  });

  it("a plan in which all is finished or dropped has no open task that counts", () => {
    fc.assert(fc.property(plans, (tasks) => {
      const over = tasks.map((one): Made => ({ ...one, state: one.state === "dropped" ? "dropped" : "finished" }));
      for (const { check, measured } of results(planText(over))) {
        if (check.name !== "missed" && check.name !== "invalid-dates" && !("unjudged" in measured)) ok(measured.count === 0 || check.name === "execution-index", check.name);
      }
    }), { numRuns: 100 });
  });

  it("a link between two tasks never makes more of them loose", () => {
    fc.assert(fc.property(plans, fc.nat(), (tasks, pick) => {
      if (tasks.length < 2) return;
      const at = 1 + (pick % (tasks.length - 1));
      const linked = tasks.map((one, place): Made => (place === at ? { ...one, before: [...new Set([...one.before, 1])] } : one));
      const loose = (all: readonly Made[]): ReadonlySet<string> => {
        const { measured } = of(results(planText(all)), "open-ends");
        return new Set("unjudged" in measured ? [] : measured.hits.map(({ task: index, lacks }) => `${String(index)} ${String(lacks)}`));
      };
      const [before, after] = [loose(tasks), loose(linked)];
      // Dates move with the link, so another task may be the first or the last: one of each is forgiven.
      ok(after.size <= before.size + 2);
    }), { numRuns: 100 });
  });

  it("the same schedule gives the same results, and asks nothing twice", () => {
    fc.assert(fc.property(plans, (tasks) => {
      const schedule = scheduleOf(planText(tasks));
      const health = healthOf(schedule);
      ok(healthOf(schedule) === health);
      for (const { name } of CHECKS) ok(health.of(name) === health.of(name));
    }), { numRuns: 20 });
  });
});
