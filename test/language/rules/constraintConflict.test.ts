import { check, fixes, planOf, relates, says } from "./checkProblems";

describe("rule constraint-conflict", () => {
  const cases = [
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, start-on: 2026-01-07}",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, start-on: 2026-01-06}  #! constraint-conflict(2026-01-06)",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, start-by: 2026-01-07}",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, start-by: 2026-01-06}  #! constraint-conflict(2026-01-06)",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, finish-by: 2026-01-07}",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, finish-by: 2026-01-06}  #! constraint-conflict(2026-01-06)",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, finish-on: 2026-01-07}",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, finish-on: 2026-01-06}  #! constraint-conflict(2026-01-06)",
    "tasks:\n  a: {duration: 1d, not-before: 2026-03-02}",
    "tasks:\n  s:\n    finish-by: 2026-01-05  #! constraint-conflict(2026-01-05)\n    tasks:\n      a: {duration: 2d}",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, schedule: fixed, start-on: 2026-01-06}  #! constraint-conflict",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a, start-by: 2026-01-06, status: dropped}",
    "tasks:\n  a: {duration: 1d, schedule: fixed, start-on: 2026-01-20, finish-on: 2026-01-13}  #! constraint-conflict(2026-01-13)",
    "tasks:\n  a: {duration: 1d, schedule: fixed, start-on: 2026-01-13, finish-on: 2026-01-20}",
    "tasks:\n  a: {duration: 1d, schedule: fixed, start-on: 2026-01-13, finish-on: 2026-01-13}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));

  const pushed = planOf("tasks:\n  a: {title: Design, duration: 2d}\n  b: {title: Build, duration: 1d, after: a, start-on: 2026-01-06}\n");
  it("names what pushes it", () => says(pushed, "constraint-conflict",
    "Build should start on 6 Jan 2026 but can only start on 7 Jan 2026: Build waits for Design until 6 Jan 2026; move or remove `start-on`"));
  it("points at what pushes it", () => relates(pushed, "constraint-conflict", ["Build waits for Design until 6 Jan 2026"]));
  const summary = planOf("tasks:\n  s:\n    finish-by: 2026-01-05\n    tasks:\n      a: {duration: 1d}\n      b: {duration: 1d, after: a}\n");
  it("names the last task of a summary", () => says(summary, "constraint-conflict",
    "`s` should finish by 5 Jan 2026 but can only finish on 6 Jan 2026: its last task is `b`; move or remove `finish-by`"));
  it("points at the last task of a summary", () => relates(summary, "constraint-conflict", ["`b` finishes on 6 Jan 2026"]));
  it("moves the constraint", () => fixes(pushed, "constraint-conflict", "Move `start-on` to 7 Jan 2026", pushed.replace("2026-01-06", "2026-01-07")));
  for (const key of ["start-on", "start-by"]) {
    const amid = planOf(`tasks:\n  a: {duration: 12h}\n  b: {duration: 1d, after: a, ${key}: 2026-01-05}\n`);
    it(`moves ${key} to the time at which the task can begin amid a day`, () => {
      const moved = amid.replace(`${key}: 2026-01-05`, `${key}: 2026-01-06 13:00`);
      fixes(amid, "constraint-conflict", `Move \`${key}\` to 6 Jan 2026 13:00`, moved);
      check(moved);
    });
  }
  const wrongOrder = planOf("tasks:\n  a: {title: Fair, duration: 1d, schedule: fixed, start-on: 2026-01-20, finish-on: 2026-01-13}\n");
  it("says that what is fixed cannot finish before it starts", () => says(wrongOrder, "constraint-conflict",
    "Fair should finish on 13 Jan 2026 but can only finish on 20 Jan 2026; move or remove `finish-on`"));
  it("moves its finish", () => fixes(wrongOrder, "constraint-conflict", "Move `finish-on` to 20 Jan 2026", wrongOrder.replace("2026-01-13", "2026-01-20")));
  const held = (key: string, day: string): string => planOf(`honour-constraints: true\ntasks:\n  a: {duration: 5d}\n  b: {duration: 2d, after: a, ${key}: ${day}}\n`);
  for (const key of ["finish-by", "finish-on"]) {
    it(`says that ${key} is held against links`, () => says(held(key, "2026-01-08"), "constraint-conflict",
      "`b` ends on 8 Jan 2026, but its links allow 13 Jan 2026 at the earliest: `b` waits for `a` until 9 Jan 2026; move it or cut the link"));
    it(`moves a ${key} that is held`, () => fixes(held(key, "2026-01-08"), "constraint-conflict", `Move \`${key}\` to 13 Jan 2026`, held(key, "2026-01-13")));
  }
  for (const key of ["start-by", "start-on"]) {
    it(`says that ${key} is held against links`, () => says(held(key, "2026-01-08"), "constraint-conflict",
      "`b` stays on 8 Jan 2026, but its links allow 12 Jan 2026 at the earliest: `b` waits for `a` until 9 Jan 2026; move it or cut the link"));
  }
  it("says that a date is held against another one", () => says(planOf("honour-constraints: true\ntasks:\n  a: {duration: 1d, not-before: 2026-01-20, finish-by: 2026-01-14}\n"), "constraint-conflict",
    "`a` ends on 14 Jan 2026 but can only finish on 20 Jan 2026: `a` is held by `not-before` until 20 Jan 2026; move or remove `finish-by`"));
  it("removes the constraint", () => fixes(pushed, "constraint-conflict", "Remove `start-on`", pushed.replace(", start-on: 2026-01-06", "")));
});
