import assert from "node:assert/strict";
import type { RiskForecast } from "../../../src/core/risk/riskResult";
import { baselineOf } from "../../../src/core/tracking/baseline";
import { objectiveStatuses } from "../../../src/core/product/objectiveStatus";
import { releaseNotes } from "../../../src/core/product/releaseNotes";
import { releaseStatuses, type ReleaseStatus } from "../../../src/core/product/releaseStatus";
import { NOW, scheduleOf } from "../view/support";

const HEAD = "plan: P\nstart: 2026-02-02\nas-of: 2026-02-16\n";

function statusOf(text: string, id = "ga"): ReleaseStatus {
  const found = releaseStatuses(scheduleOf(HEAD + text), NOW).find((one) => one.id === id);
  assert.ok(found);
  return found;
}

describe("the status of a release", () => {
  const cases: readonly (readonly [verdict: ReleaseStatus["readiness"]["verdict"], text: string])[] = [
    ["released", "releases: {ga: {released: 2026-02-10}}\ntasks: {a: {effort: 1d, release: ga}}\n"],
    ["empty", "releases: {ga: {date: 2026-03-10}}\ntasks: {a: {effort: 1d}}\n"],
    ["ready", "releases: {ga: {date: 2026-03-10}}\ntasks: {a: {effort: 1d, release: ga, finished: 2026-02-03}}\n"],
    ["late", "releases: {ga: {date: 2026-02-18}}\ntasks: {a: {effort: 9d, release: ga}}\n"],
    ["at-risk", "releases: {ga: {date: 2026-06-18}}\ntasks: {a: {effort: 9d, release: ga, status: blocked}}\n"],
    ["on-track", "releases: {ga: {date: 2026-06-18}}\ntasks: {a: {effort: 9d, release: ga}}\n"],
  ];
  for (const [verdict, text] of cases) it(`is ${verdict}`, () => assert.equal(statusOf(text).readiness.verdict, verdict));

  it("has contents, progress by effort, what is undone and blocked, and open risks", () => {
    const { contents, progress, effort, readiness } = statusOf([
      "releases: {ga: {title: GA, date: 2026-06-18}}", "tasks:", "  a: {effort: 3d, release: ga, finished: 2026-02-04}", "  b: {effort: 1d, release: ga, status: blocked}", "  c: {effort: 1d, release: ga, status: dropped}",
      "risks:", "  r: {title: R, probability: 30%, affects: ga}", "  old: {title: O, probability: 30%, affects: ga, status: closed}", "",
    ].join("\n"));
    assert.deepEqual(contents.map(({ id, finished }) => [id, finished]), [["a", true], ["b", false]]);
    assert.equal(progress, 0.75);
    assert.equal(effort, 4 * 480);
    assert.deepEqual([readiness.undone, readiness.blocked, readiness.openRisks], [["b"], ["b"], ["r"]]);
  });

  it("takes the chance of a simulation: a promise that is less likely than four in five is at risk", () => {
    const schedule = scheduleOf(`${HEAD}releases: {ga: {date: 2026-06-18}}\ntasks: {a: {effort: 9d, release: ga}}\n`);
    const chance = (probability: number): ReleaseStatus | undefined => releaseStatuses(schedule, NOW, { forecast: { deadlines: [{ kind: "release", id: "ga", due: 0, probability }] } as unknown as RiskForecast })[0];
    assert.equal(chance(0.7)?.readiness.verdict, "at-risk");
    assert.equal(chance(0.9)?.readiness.verdict, "on-track");
    assert.equal(chance(0.9)?.confidence.chance, 0.9);
  });

  it("says what came and went since a baseline", () => {
    const then = scheduleOf(`${HEAD}releases: {ga: {date: 2026-06-18}}\ntasks: {a: {effort: 1d, release: ga}, b: {effort: 1d, release: ga}}\n`);
    const now = scheduleOf(`${HEAD}releases: {ga: {date: 2026-06-18}}\ntasks: {a: {effort: 1d, release: ga}, c: {effort: 2d, release: ga}}\n`);
    const [status] = releaseStatuses(now, NOW, { baseline: baselineOf(then, "then") });
    assert.deepEqual([status?.scope?.added.map(({ id }) => id), status?.scope?.dropped.map(({ id }) => id)], [["c"], ["b"]]);
  });
});

describe("the status of an objective", () => {
  it("is that of its key results by weight, beside that of its work", () => {
    const [status] = objectiveStatuses(scheduleOf([
      "plan: P", "start: 2026-02-02", "as-of: 2026-02-16", "objectives:", "  o:", "    title: Less drop-off", "    results:", "      conv: {metric: conversion, from: 60, target: 80, by: 2026-06-30, weight: 3}", "      calls: {metric: calls, from: 100, target: 50}", "      open: {target: 5}",
      "metrics:", "  conversion: {unit: \"%\", history: {2026-01-01: 61, 2026-02-01: 65}}", "  calls: {history: {2026-01-01: 75}}", "tasks: {a: {effort: 1d, objective: o, finished: 2026-02-03}, b: {effort: 3d, objective: o}}", "",
    ].join("\n")), NOW);
    assert.deepEqual(status?.results.map(({ progress, last }) => [progress, last]), [[0.25, 65], [0.5, 75], [null, undefined]]);
    assert.equal(status?.progress, (0.25 * 3 + 0.5) / 4);
    assert.equal(status.workProgress, 0.25);
  });
});

describe("a draft of release notes", () => {
  const schedule = scheduleOf([
    "plan: P", "start: 2026-02-02", "as-of: 2026-02-16", "releases: {ga: {title: \"GA <b>1</b>\", date: 2026-03-20, notes: Pay in one step.}, empty: {}}", "tasks:",
    "  pay: {title: PAY-12 payment by card, effort: 1d, release: ga, finished: 2026-02-03}",
    "  crash: {title: \"No crash [here](http://x) any more\", effort: 1d, release: ga, tags: [fix], finished: 2026-02-04}",
    "  ci: {title: Build server, effort: 1d, release: ga, tags: [internal], finished: 2026-02-04}",
    "  wallet: {title: Wallets, release: ga, tasks: {w1: {title: Part one, effort: 1d, finished: 2026-02-05}, w2: {title: Part two, effort: 1d, finished: 2026-02-06}}}",
    "  late: {title: Vouchers, effort: 9d, release: ga}", "  gone: {title: Gone, effort: 1d, release: ga, status: dropped}", "  live: {title: Go live, milestone: true, after: late, release: ga}", "",
  ].join("\n"));

  it("tells customers what is finished, in plain words, by tag", () => {
    assert.equal(releaseNotes(schedule, "ga"), [
      "# GA &lt;b\\>1&lt;/b\\>", "", "Planned for 20 March 2026", "", "Pay in one step.", "", "## New", "", "- Payment by card", "- Wallets", "", "## Fixed", "", "- No crash \\[here\\](http&#58;//x) any more", "",
      "## Not finished yet (take this out before you publish)", "", "- Vouchers", "",
    ].join("\n"));
  });

  it("says so where nothing is finished, and nothing of a release that is not there", () => {
    assert.match(releaseNotes(schedule, "empty") ?? "", /Nothing of this release is finished yet\./);
    assert.equal(releaseNotes(schedule, "nope"), undefined);
  });
});
