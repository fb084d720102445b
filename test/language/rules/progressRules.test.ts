import { check, fixes, planOf, planOn, says } from "./checkProblems";

const DAY = "2026-01-08";

describe("work left in another measure", () => {
  const cases = [
    "tasks:\n  a: {duration: 2d, remaining: 1ed, started: 2026-01-05}  #! invalid-value(1ed)",
    "people:\n  ana: {}\ntasks:\n  a: {effort: 2d, who: ana, remaining: 1ed, started: 2026-01-05}  #! invalid-value(1ed)",
    "tasks:\n  a: {duration: 2ed, remaining: 1ed, started: 2026-01-05}\n  b: {duration: 2d, remaining: 1d, started: 2026-01-05}\n  c: {duration: 2ed, remaining: 5h, started: 2026-01-05}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
});

describe("rule inconsistent-progress", () => {
  const cases = [
    "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06}",
    "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06, done: 100%, status: done}",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, done: 50%, status: doing}",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, done: 50%, status: review}",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, remaining: 2d, status: blocked}",
    "tasks:\n  a: {duration: 4d, done: 0%}",
    "tasks:\n  a: {duration: 4d, status: todo}",
    "tasks:\n  a: {duration: 4d, status: blocked}",
    "tasks:\n  a: {duration: 4d, status: dropped, done: 50%}",
    "tasks:\n  a: {duration: 2d, finished: 2026-01-06}  #! inconsistent-progress(2026-01-06)",
    "tasks:\n  a: {milestone: true, finished: 2026-01-06}",
    "tasks:\n  a: {duration: 2d, done: 100%}  #! inconsistent-progress(100%)",
    "tasks:\n  a: {duration: 2d, remaining: 0d, started: 2026-01-05}  #! inconsistent-progress(0d)",
    "tasks:\n  a: {duration: 2d, status: done}  #! inconsistent-progress(done)",
    "tasks:\n  a: {duration: 2d, status: done, started: 2026-01-05, done: 40%}  #! inconsistent-progress(40%)",
    "tasks:\n  a: {duration: 2d, done: 40%}  #! inconsistent-progress(40%)",
    "tasks:\n  a: {duration: 2d, remaining: 1d}  #! inconsistent-progress(1d)",
    "people:\n  ana: {}\ntasks:\n  a: {effort: 2d, who: ana, spent: 1d}  #! inconsistent-progress(1d)",
    "tasks:\n  a: {duration: 2d, status: doing}  #! inconsistent-progress(doing)",
    "tasks:\n  a: {duration: 2d, status: review}  #! inconsistent-progress(review)",
    "board: {todo: todo, qa: review}\ntasks:\n  a: {duration: 2d, status: qa}  #! inconsistent-progress(qa)",
    "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06, done: 80%}  #! inconsistent-progress(80%)",
    "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06, remaining: 1d}  #! inconsistent-progress(1d)",
    "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06, status: doing}  #! inconsistent-progress(doing)",
    "tasks:\n  a: {duration: 2d, started: 2026-01-05, done: 10%, status: todo}  #! inconsistent-progress(todo)",
    // A summary is done when all that is in it is done or dropped.
    "tasks:\n  s:\n    status: done  #! inconsistent-progress(done)\n    tasks: {a: {duration: 1d}}",
    "tasks:\n  s:\n    status: done\n    tasks: {a: {duration: 1d, started: 2026-01-05, finished: 2026-01-05}, b: {duration: 1d, status: dropped}}",
    "tasks:\n  s:\n    status: doing\n    tasks: {a: {duration: 1d}}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOn(DAY, body)));

  it("names what is open in a summary", () => says(planOn(DAY, "tasks:\n  s: {title: All, status: done, tasks: {a: {title: Build, duration: 1d}}}\n"), "inconsistent-progress",
    "All has the status done, but Build in it is not finished; finish that or change the status"));
  const done = planOn(DAY, "tasks:\n  a: {title: Build, duration: 2d, started: 2026-01-05, done: 100%}\n");
  it("asks for the missing date", () => says(done, "inconsistent-progress", "Build is done, but when did it finish? Write `finished`"));
  it("writes the missing finish", () => fixes(done, "inconsistent-progress", "Write `finished`, 6 Jan 2026",
    done.replace("started: 2026-01-05,", "started: 2026-01-05, finished: 2026-01-06,")));
  it("writes the missing start", () => fixes(planOn(DAY, "tasks:\n  a: {duration: 2d, finished: 2026-01-06}\n"), "inconsistent-progress",
    "Write `started`, 5 Jan 2026", planOn(DAY, "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06}\n")));
  it("writes that it is done", () => fixes(planOn(DAY, "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06, done: 80%}\n"), "inconsistent-progress",
    "Write `done: 100%`", planOn(DAY, "tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06, done: 100%}\n")));
});

describe("rule missing-progress", () => {
  const cases = [
    "tasks:\n  a: {duration: 4d, started: 2026-01-05}  #! missing-progress(started)",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, done: 0%}",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, remaining: 1d}",
    "people:\n  ana: {}\ntasks:\n  a: {effort: 4d, who: ana, started: 2026-01-05, spent: 1d}",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, finished: 2026-01-08}",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, status: dropped}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOn(DAY, body)));
  it("says that nothing is done yet", () => fixes(planOn(DAY, "tasks:\n  a: {duration: 4d, started: 2026-01-05}\n"), "missing-progress",
    "Write `done: 0%`: nothing yet", planOn(DAY, "tasks:\n  a: {duration: 4d, started: 2026-01-05, done: 0%}\n")));
});

describe("rule future-actual", () => {
  const cases = [
    "tasks:\n  a: {duration: 4d, started: 2026-01-08, done: 0%}",
    "tasks:\n  a: {duration: 4d, started: 2026-01-09, done: 0%}  #! future-actual(2026-01-09)",
    "tasks:\n  a: {duration: 4d, started: 2026-01-05, finished: 2026-01-09}  #! future-actual(2026-01-09)",
    "tasks:\n  a: {duration: 1d, started: 2026-01-09, finished: 2026-01-09}  #! future-actual(2026-01-09) future-actual(2026-01-09)",
    "releases:\n  r: {released: 2026-01-09}  #! future-actual(2026-01-09)\ntasks:\n  a: {duration: 1d, release: r}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOn(DAY, body)));
  it("knows no future with `as-of: none`", () => check(planOf("tasks:\n  a: {duration: 4d, started: 2027-01-08, done: 0%}")));
  it("takes the clock without `as-of`", () => check("plan: P\ntasks:\n  a: {duration: 4d, started: 2026-01-06, done: 0%}  #! future-actual(2026-01-06)"));
  it("moves the status date on", () => fixes(planOn(DAY, "tasks:\n  a: {duration: 4d, started: 2026-01-09, done: 0%}\n"), "future-actual",
    "Move `as-of` to 9 Jan 2026", planOn("2026-01-09", "tasks:\n  a: {duration: 4d, started: 2026-01-09, done: 0%}\n")));
});

describe("rule out-of-sequence", () => {
  const RUNNING = "started: 2026-01-05, done: 20%";
  const cases = [
    `tasks:\n  a: {duration: 2d, started: 2026-01-05, finished: 2026-01-06}\n  b: {duration: 4d, after: a, started: 2026-01-07, done: 20%}`,
    `tasks:\n  a: {duration: 4d, ${RUNNING}}\n  b: {duration: 4d, after: a, ${RUNNING}}  #! out-of-sequence(a)`,
    `tasks:\n  a: {duration: 4d, ${RUNNING}}\n  b: {duration: 4d, after: a SS, ${RUNNING}}`,
    // Progress says as much as a date.
    `tasks:\n  a: {duration: 10d, ${RUNNING}}\n  b: {duration: 1d, status: done, after: a}  #! inconsistent-progress(done) out-of-sequence(a)\n  c: {duration: 1d, done: 50%, after: a}  #! inconsistent-progress(50%) out-of-sequence(a)`,
    `tasks:\n  a: {duration: 4d}\n  b: {duration: 4d, after: a SS+1d, ${RUNNING}}  #! out-of-sequence(a SS+1d)`,
    `tasks:\n  a: {duration: 4d}\n  b: {duration: 4d, after: a FF, ${RUNNING}}`,
    `tasks:\n  a: {duration: 4d, ${RUNNING}}\n  b: {duration: 4d, after: a -3d, ${RUNNING}}`,
    `tasks:\n  a: {duration: 4d, status: dropped}\n  b: {duration: 4d, after: a, ${RUNNING}}  #! dropped-predecessor(a)`,
    `tasks:\n  a: {duration: 4d}\n  s:\n    after: a  #! out-of-sequence(a)\n    tasks:\n      b: {duration: 4d, ${RUNNING}}`,
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOn(DAY, body)));
});

describe("rule dropped-predecessor", () => {
  const cases = [
    "tasks:\n  a: {duration: 1d, status: dropped}\n  b: {duration: 1d, after: a}  #! dropped-predecessor(a)",
    "tasks:\n  a: {duration: 1d, status: dropped}\n  b: {duration: 1d, after: a, status: dropped}",
    "tasks:\n  a: {duration: 1d, status: dropped}\n  b: {duration: 1d, after: a, started: 2026-01-05, finished: 2026-01-05}",
    "tasks:\n  s:\n    status: dropped\n    tasks:\n      a: {duration: 1d}\n  b: {duration: 1d, after: a SS+1d}  #! dropped-predecessor(a SS+1d)",
    "tasks:\n  s:\n    status: dropped\n    tasks:\n      a: {duration: 1d}\n  b: {duration: 1d, after: s}  #! dropped-predecessor(s)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("removes the dependency", () => fixes(planOf("tasks:\n  a: {duration: 1d, status: dropped}\n  b: {duration: 1d, after: a}\n"), "dropped-predecessor",
    "Stop `b` waiting for `a`", planOf("tasks:\n  a: {duration: 1d, status: dropped}\n  b: {duration: 1d}\n")));
});
