import assert from "node:assert/strict";
import { baselineOf, baselineSources } from "../../../src/core/tracking/baseline";
import { comparePlans, type PlanVariance } from "../../../src/core/tracking/comparePlans";
import { planCalendar } from "../../../src/core/tracking/money";
import { baseline, scheduled } from "./support";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {rate: 100/d}}\nreleases: {ga: {title: GA, date: 2026-01-16}}\ntasks:\n";

function compared(before: string, after: string): PlanVariance {
  const now = scheduled(HEAD + after);
  return comparePlans(baseline(HEAD + before), baselineOf(now, "now"), planCalendar(now));
}

describe("comparing two states of a plan", () => {
  it("finds nothing in the same plan", () => {
    const { tasks, added, dropped, renamed, finish, cost } = compared("  a: {effort: 2d, who: ana}\n", "  a: {effort: 2d, who: ana}\n");
    assert.deepEqual([added, dropped, renamed], [[], [], []]);
    assert.equal(finish?.slip, 0);
    assert.equal(cost.from, cost.to);
    assert.equal(tasks[0]?.finish?.slip, 0);
  });

  it("counts slips in working time, over a weekend too", () => {
    const { tasks, finish } = compared("  a: {effort: 4d, who: ana}\n", "  a: {effort: 6d, who: ana}\n");
    assert.equal(tasks[0]?.finish?.slip, 2 * 480);
    assert.deepEqual(tasks[0]?.estimate, { from: 4 * 480, to: 6 * 480 });
    assert.equal(finish?.slip, 960);
  });

  it("counts earlier as less than nothing", () => assert.equal(compared("  a: {effort: 4d}\n", "  a: {effort: 3d}\n").finish?.slip, -480));

  it("tells added, dropped and renamed work apart", () => {
    const { added, dropped, renamed, effort } = compared(
      "  a: {title: One, effort: 1d}\n  b: {title: Two, effort: 2d}\n  c: {title: Three, effort: 3d}\n",
      "  first: {title: One, effort: 1d}\n  b: {title: Two, effort: 2d}\n  d: {title: Four, effort: 4d}\n",
    );
    assert.deepEqual(added.map(({ id }) => id), ["d"]);
    assert.deepEqual(dropped.map(({ id }) => id), ["c"]);
    assert.deepEqual(renamed, [{ from: "a", to: "first", title: "One" }]);
    assert.deepEqual(effort, { from: 6 * 480, to: 7 * 480 });
  });

  it("does not guess between two of one title", () => {
    const { added, dropped, renamed } = compared("  a: {title: Same, effort: 1d}\n  b: {title: Same, effort: 1d}\n", "  c: {title: Same, effort: 1d}\n");
    assert.deepEqual([added.length, dropped.length, renamed.length], [1, 2, 0]);
  });

  it("takes dropped status for dropped scope", () => {
    assert.deepEqual(compared("  a: {effort: 1d}\n  b: {effort: 1d}\n", "  a: {effort: 1d}\n  b: {effort: 1d, status: dropped}\n").dropped.map(({ id }) => id), ["b"]);
  });

  it("says what came into a release and what left it", () => {
    const { releases } = compared(
      "  a: {effort: 1d, release: ga}\n  b: {effort: 1d, release: ga}\n  c: {effort: 1d}\n",
      "  a: {effort: 3d, release: ga}\n  b: {effort: 1d}\n  c: {effort: 1d, release: ga}\n  d: {effort: 1d, release: ga}\n",
    );
    assert.deepEqual(releases.map(({ id, added, dropped }) => [id, added.map((one) => one.id), dropped.map((one) => one.id)]), [["ga", ["d", "c"], ["b"]]]);
    assert.equal(releases[0]?.finish?.slip, 960);
  });
});

describe("the baselines that a plan names", () => {
  it("are its own first, then the others", () => {
    const { plan } = scheduled("plan: P\nbaseline: v1.0\nbaselines: {kickoff: {ref: abc}, signed: {file: signed.csv}}\n");
    assert.deepEqual(baselineSources(plan), [{ name: "baseline", ref: "v1.0" }, { name: "kickoff", ref: "abc" }, { name: "signed", file: "signed.csv" }]);
  });
});
