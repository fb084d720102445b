import { check, fixes, planOf, planOn, relates, says } from "./checkProblems";

describe("rule missed-deadline", () => {
  const cases = [
    "tasks:\n  a: {duration: 5d, due: 2026-01-09}",
    "tasks:\n  a: {duration: 5d, due: 2026-01-10}",
    "tasks:\n  a: {duration: 5d, due: 2026-01-11}",
    "tasks:\n  a: {duration: 6d, due: 2026-01-11}  #! missed-deadline(2026-01-11)",
    "calendars: {six: {week: {mon-sat: 09:00-17:00}}}\ntasks:\n  s: {calendar: six, due: 2026-01-11, tasks: {a: {duration: 6d}}}",
    "tasks:\n  a: {duration: 5d, due: 2026-01-08}  #! missed-deadline(2026-01-08)",
    "tasks:\n  a: {duration: 5d, due: 2026-01-09 16:00}  #! missed-deadline(2026-01-09 16:00)",
    "tasks:\n  a: {duration: 5d}\n  m: {milestone: true, after: a, due: 2026-01-08}  #! missed-deadline(2026-01-08)",
    "tasks:\n  s:\n    due: 2026-01-06  #! missed-deadline(2026-01-06)\n    tasks:\n      a: {duration: 3d}",
    "tasks:\n  a: {duration: 5d, due: 2026-01-06, status: dropped}",
    "tasks:\n  a: {duration: 5d, due: 2026-01-06, started: 2026-01-05, finished: 2026-01-09}",
    "finish: 2026-01-06  #! missed-deadline(2026-01-06)\ntasks:\n  a: {duration: 5d}",
    "finish: 2026-01-09\ntasks:\n  a: {duration: 5d}",
    "releases:\n  r: {date: 2026-01-06}  #! missed-deadline(2026-01-06)\ntasks:\n  a: {duration: 5d, release: r}",
    "releases:\n  r: {date: 2026-01-09}\ntasks:\n  a: {duration: 5d, release: r}",
    "releases:\n  r: {date: 2026-01-06, released: 2026-01-06}\ntasks:\n  a: {duration: 5d, release: r}",
    "releases:\n  r: {date: 2026-01-06}  #! missed-deadline(2026-01-06)\ntasks:\n  s: {release: r, tasks: {a: {duration: 5d}, b: {duration: 4d}}}",
    "tasks:\n  a: {duration: 5d, due: 2026-01-06, allow: {missed-deadline: agreed}}",
    "allow: {missed-deadline: agreed}\ntasks:\n  a: {duration: 5d, due: 2026-01-06}",
    "tasks:\n  s:\n    allow: {missed-deadline: agreed}\n    tasks:\n      a: {duration: 5d, due: 2026-01-06}",
    "tasks:\n  a: {duration: 5d, due: 2026-01-06, allow: {overload: agreed}}  #! missed-deadline(2026-01-06)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));

  const late = planOf("tasks:\n  a: {title: Design, duration: 3d}\n  b: {title: Build, duration: 5d, after: a +1d, due: 2026-01-14}\n");
  it("says how late and by when", () => says(late, "missed-deadline",
    "Build is due on 14 Jan 2026 but finishes on 15 Jan 2026, 1 day late; speed up what it waits for or move the due date"));
  it("tells hours apart on the same day", () => says(planOf("tasks:\n  a: {duration: 5d, due: 2026-01-09 15:30}"), "missed-deadline",
    "`a` is due on 9 Jan 2026 15:30 but finishes on 9 Jan 2026 17:00, 1 h 30 min late; speed it up or move the due date"));
  it("tells who is waited for", () => relates(planOf("people: {ana: {name: Ana}}\ntasks:\n  a: {effort: 3d, who: ana, priority: 900}\n  b: {effort: 1d, who: ana, due: 2026-01-07}"), "missed-deadline",
    ["`b` waits for Ana, who is on `a` until 7 Jan 2026", "`a` starts with the plan on 5 Jan 2026"]));
  it("tells who interrupted it", () => relates(planOf("people: {ana: {}}\ntasks:\n  a: {effort: 3d, who: ana, split: true, due: 2026-01-07}\n  b: {effort: 2d, who: ana, not-before: 2026-01-06, priority: 900}"), "missed-deadline",
    ["`a` waits for `ana`, who is on `b` until 7 Jan 2026", "`b` is held by `not-before` until 6 Jan 2026"]));
  it("tells the meeting and what stands behind it", () => relates(planOf("people: {ana: {}}\ntasks:\n  m: {repeat: daily at 09:00 x3, duration: 15m, who: ana}\n  a: {duration: 1d}\n  b: {effort: 1d, who: ana, after: a, due: 2026-01-06}"), "missed-deadline",
    ["`b` waits for `ana`, who is on `m` until 6 Jan 2026", "`a` starts with the plan on 5 Jan 2026"]));
  it("tells the chain that causes it", () => relates(late, "missed-deadline",
    ["Build waits for Design until 8 Jan 2026", "Design starts with the plan on 5 Jan 2026"]));
  it("moves the due date to the forecast", () => fixes(late, "missed-deadline", "Move `due` to 15 Jan 2026, the forecast",
    late.replace("2026-01-14", "2026-01-15")));
  it("takes a lag out of the chain", () => fixes(late, "missed-deadline", "Take the lag out of `b` waiting for `a`",
    late.replace("a +1d", "a")));
  it("names what makes a release late", () => says(
    planOf("releases:\n  r: {title: Beta, date: 2026-01-06}\ntasks:\n  a: {title: Design, duration: 5d, release: r}\n  b: {duration: 4d, release: r}"), "missed-deadline",
    "Beta is promised for 6 Jan 2026 but ready on 9 Jan 2026, 3 days late, because of Design and 1 other task; speed them up, move them to a later release or move the date"));
  it("names the last task of a late plan", () => says(
    planOf("finish: 2026-01-07\ntasks:\n  a: {title: Design, duration: 5d}"), "missed-deadline",
    "The plan's target is 7 Jan 2026 but its last task, Design, finishes on 9 Jan 2026, 2 days late; shorten the chain that leads there or move the target"));
  it("is late because of the status date too", () => check(planOn("2026-01-12", "tasks:\n  a: {duration: 1d, due: 2026-01-06}  #! missed-deadline(2026-01-06)")));
});
