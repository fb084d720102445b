import assert from "node:assert/strict";
import { fixes, problemsOf } from "./checkProblems";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: 2026-02-02\n";
const stale = (text: string): readonly string[] => problemsOf(`${HEAD}tasks: {a: {duration: 30d}}\n${text}`).filter(({ problem }) => problem.code === "stale-update").map(({ problem }) => problem.message);

describe("the reminder of an old status update", () => {
  it("comes when the newest entry by the status date is older than the plan allows", () => {
    assert.match(stale("updates: {2026-01-12: {health: at-risk}}\n")[0] ?? "", /21 days before the status date/);
    for (const fresh of ["updates: {2026-01-19: {health: at-risk}}\n", "update-every: 1mo\nupdates: {2026-01-12: {health: at-risk}}\n", ""]) assert.deepEqual(stale(fresh), [], fresh);
  });
  it("is not silenced by an entry of a day to come", () => {
    assert.equal(stale("updates: {2026-01-12: {health: at-risk}, 2026-03-02: {health: on-track}}\n").length, 1);
    assert.deepEqual(stale("updates: {2026-03-02: {health: on-track}}\n"), []);
  });
  it("is answered with one entry that says that nothing has changed", () => {
    const text = `${HEAD}tasks: {a: {duration: 30d}}\nupdates:\n  2026-01-12: {health: at-risk, text: Waiting}\n`;
    fixes(text, "stale-update", "Say that nothing has changed: still at-risk", `${text}  2026-02-02: {health: at-risk, text: No change}\n`);
  });
});
