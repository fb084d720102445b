import { check, fixes, planOf, planOn, says } from "./checkProblems";

describe("rule missing-estimate", () => {
  const cases = [
    "tasks:\n  a:  #! missing-estimate(a)",
    "tasks:\n  a: {}  #! missing-estimate(a)",
    "tasks:\n  a: {title: Build}  #! missing-estimate(a)",
    "tasks:\n  a: {duration: 1d}",
    "tasks:\n  a: {duration: 0d, not-before: 2026-01-05}",
    "tasks:\n  a: {duration: 1d..3d}",
    "tasks:\n  a: {milestone: true, not-before: 2026-01-05}",
    "tasks:\n  a: {milestone: false}  #! missing-estimate(a)",
    "tasks:\n  a: {status: dropped}",
    "tasks:\n  a: {points: 3}  #! missing-estimate(a)",
    "sprints: {start: 2026-01-05, length: 2w, velocity: 10}\ntasks:\n  a: {points: 3}",
    "tasks:\n  a: {started: 2026-01-05, finished: 2026-01-06}",
    "tasks:\n  s: {tasks: {a: {duration: 1d}}}",
    "tasks:\n  s: {tasks: {a: }}  #! missing-estimate(a)",
    "tasks:\n  s: {tasks: {}}",
    "sprints: {start: 2026-01-05, length: 2w}\ntasks:\n  a: {points: 3}  #! missing-estimate(a)",
    "people: {ana: {}}\ntasks:\n  a: {who: ana 3d}",
    "tasks:\n  a: {duration: soon}  #! invalid-value(soon)",
    "tasks:\n  a: {effort: 3x}  #! invalid-value(3x)",
    "tasks:\n  a: {milestone: maybe}  #! invalid-value(maybe)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("writes a day", () => fixes(planOf("tasks:\n  a: {title: Build}\n"), "missing-estimate", "Write `duration: 1d`", planOf("tasks:\n  a: {title: Build, duration: 1d}\n")));
});

describe("rule loose-milestone", () => {
  const cases = [
    "tasks:\n  m: {milestone: true}  #! loose-milestone(m)",
    "tasks:\n  m: {duration: 0d}  #! loose-milestone(m)",
    "tasks:\n  m: {milestone: true, due: 2026-02-01}  #! loose-milestone(m)",
    "tasks:\n  m: {milestone: true, after: []}  #! loose-milestone(m)",
    "tasks:\n  a: {duration: 1d}\n  m: {milestone: true, after: a}",
    "tasks:\n  m: {milestone: true, finish-on: 2026-02-02}",
    "tasks:\n  m: {milestone: true, start-on: 2026-02-02}",
    "tasks:\n  m: {milestone: true, not-before: 2026-02-02}",
    "tasks:\n  m: {milestone: true, finished: 2026-01-05}",
    "tasks:\n  m: {milestone: true, status: dropped}",
    "tasks:\n  a: {duration: 1d}\n  s: {after: a, tasks: {m: {milestone: true}}}",
    "tasks:\n  s: {not-before: 2026-02-02, tasks: {m: {milestone: true}}}",
    "tasks:\n  m: {milestone: true, schedule: alap, due: 2026-02-02}",
    "tasks:\n  m: {milestone: true, finish-on: soon}  #! invalid-value(soon)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("places it on its due date", () => fixes(planOf("tasks:\n  m: {milestone: true, due: 2026-02-02}\n"), "loose-milestone", "Write `finish-on` with its due date",
    planOf("tasks:\n  m: {milestone: true, finish-on: 2026-02-02, due: 2026-02-02}\n")));
});

describe("rule summary-key", () => {
  const inside = "tasks: {a: {duration: 1d}}";
  const cases = [
    ...["effort: 1d", "duration: 2d", "points: 3", "milestone: true", "started: 2026-01-05", "finished: 2026-01-05", "done: 50%", "remaining: 1d",
      "not-finished-before: 2026-01-05", "start-by: 2026-01-05", "start-on: 2026-01-05", "finish-on: 2026-01-05"]
      .map(pair => `tasks:\n  s: {${pair}, ${inside}}  #! summary-key(${pair.split(":")[0] ?? ""})`),
    ...["title: S", "not-before: 2026-01-05", "finish-by: 2026-01-05", "due: 2026-01-05", "priority: 700", "owner: ana", "tags: [x]"]
      .map(pair => `people:\n  ana: {}\ntasks:\n  s: {${pair}, ${inside}}\n  z: {effort: 1h, who: ana}`),
    "tasks:\n  x: {duration: 1d}\n  s: {after: x, tasks: {a: {duration: 1d}}}",
    "tasks:\n  x: {duration: 1d}\n  s: {after: x SS, tasks: {a: {duration: 1d}}}",
    "tasks:\n  x: {duration: 1d}\n  s: {after: x FF, tasks: {a: {duration: 1d}}}  #! summary-key(x FF)",
    "tasks:\n  x: {duration: 1d}\n  s: {after: x SF, tasks: {a: {duration: 1d}}}  #! summary-key(x SF)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("removes the key", () => fixes(planOf(`tasks:\n  s:\n    effort: 1d\n    ${inside}\n`), "summary-key", "Remove `effort`", planOf(`tasks:\n  s:\n    ${inside}\n`)));
});

describe("rule unused", () => {
  const cases = [
    "people:\n  ana: {}  #! unused(ana)\ntasks:\n  a: {duration: 1d}",
    "people:\n  ana: {}\nteams:\n  core: [ana]  #! unused(core)\ntasks:\n  a: {duration: 1d}",
    "calendars:\n  c: {week: {mon: 09:00-12:00}}  #! unused(c)\ntasks:\n  a: {duration: 1d}",
    "releases:\n  r: {date: 2026-03-02}  #! unused(r)\ntasks:\n  a: {duration: 1d}",
    "metrics:\n  m: {unit: x}  #! unused(m)\ntasks:\n  a: {duration: 1d}",
    "people:\n  ana: {role: dev}\ntasks:\n  a: {effort: 1d, who: role dev}",
    "people:\n  ana: {}\ntasks:\n  a: {duration: 1d, owner: ana}",
    "people:\n  ana: {}\nbacklog:\n  b: {owner: ana}\ntasks:\n  a: {duration: 1d}",
    "releases:\n  r: {date: 2026-03-02}\nbacklog:\n  b: {release: r}\ntasks:\n  a: {duration: 1d}",
    "releases:\n  r: {date: 2026-03-02}\nchecks: {on-time: \"P80(r) <= 2026-06-26\"}\ntasks:\n  a: {duration: 1d}",
    "equipment:\n  lab: {}\ntasks:\n  a: {duration: 1d}",
    "people:\n  ana: {}\n",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("counts those who share the people", () => check(planOf("people:\n  ana: {}\n  ben: {}  #! unused(ben)\ntasks:\n  a: {duration: 1d}"),
    { "other.plan.yaml": "plan: O\nas-of: none\npeople-from: main.plan.yaml\ntasks:\n  x: {effort: 1d, who: ana}\n" }));
});

describe("rule sprint-overrun", () => {
  const SPRINTS = "sprints: {start: 2026-01-05, length: 1w, velocity: 10}\n";
  const cases = [
    `${SPRINTS}tasks:\n  a: {duration: 5d, sprint: sprint-1}`,
    `${SPRINTS}tasks:\n  a: {duration: 6d, sprint: sprint-1}  #! sprint-overrun(sprint-1)`,
    `${SPRINTS}tasks:\n  a: {duration: 5d, sprint: sprint-2}`,
    `${SPRINTS}tasks:\n  s: {sprint: sprint-1, tasks: {a: {duration: 6d}}}  #! sprint-overrun(a)`,
    `${SPRINTS}tasks:\n  a: {duration: 6d, sprint: sprint-1, status: dropped}`,
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  const late = planOf(`${SPRINTS}tasks:\n  a: {title: Build, duration: 6d, sprint: sprint-1}\n`);
  it("says how late", () => says(late, "sprint-overrun",
    "Build finishes on 12 Jan 2026, 1 day after the end of `sprint-1` on 11 Jan 2026; plan less for the sprint or move it to a later one"));
  it("moves it to the sprint in which it finishes", () => fixes(late, "sprint-overrun", "Move it to `sprint-2`, in which it finishes", late.replace("sprint-1", "sprint-2")));
});

describe("rule over-limit", () => {
  const RUNNING = "started: 2026-01-05, done: 20%";
  const cases = [
    `board: {todo: todo, doing: {is: doing, limit: 1}}\ntasks:\n  a: {duration: 4d, ${RUNNING}}`,
    `board: {todo: todo, doing: {is: doing, limit: 1}}  #! over-limit(doing)\ntasks:\n  a: {duration: 4d, ${RUNNING}}\n  b: {duration: 4d, ${RUNNING}}`,
    `board: {todo: todo, doing: {is: doing, limit: 1}, qa: {is: doing, limit: 1}}\ntasks:\n  a: {duration: 4d, ${RUNNING}}\n  b: {duration: 4d, status: qa, ${RUNNING}}`,
    `board: {todo: todo, doing: doing}\ntasks:\n  a: {duration: 4d, ${RUNNING}}\n  b: {duration: 4d, ${RUNNING}}`,
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOn("2026-01-06", body)));
});

describe("rules of the risk register", () => {
  const people = "people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: ana}\n";
  const risk = (keys: string, marks = ""): string => `${people}risks:\n  r: {${keys}}${marks}`;
  const WHOLE = "probability: 30%, impact: {cost: 300}, owner: ana, response: accept";
  const cases = [
    risk(WHOLE),
    risk("probability: 30%, impact: {cost: 300}, owner: ana", "  #! risk-incomplete(r)"),
    risk("probability: 30%, impact: {cost: 300}, response: accept", "  #! risk-incomplete(r)"),
    risk("probability: 130%, impact: {cost: 300}, owner: ana, response: accept", "  #! invalid-value(130%)"),
    risk("probability: 30%, owner: ana, response: accept", "  #! risk-incomplete(r)"),
    risk("impact: {cost: 300}, owner: ana, response: accept", "  #! risk-incomplete(r)"),
    risk("title: It rains", "  #! risk-incomplete(r)"),
    risk("title: It rains, status: closed"),
    risk("title: It rains, status: happened", "  #! risk-issue(happened)"),
    risk("title: It rains, status: happened, owner: ana, actions: {pump: {effort: 1d, who: ana}}"),
    risk(`${WHOLE}, review: 2026-02-02`),
    risk(`${WHOLE}, review: 2026-02-01`, "  #! risk-review(2026-02-01)"),
    risk(`${WHOLE}, review: 2026-02-01, status: closed`),
    risk("probability: likely, impact: {level: major}, owner: ana, response: accept"),
    risk("probability: likly, impact: {level: major}, owner: ana, response: accept", "  #! unknown-reference(likly)"),
    risk("probability: likely, impact: {level: huge}, owner: ana, response: accept", "  #! unknown-reference(huge)"),
    risk(`${WHOLE}, affects: a`),
    risk(`${WHOLE}, affects: plan`),
    risk(`${WHOLE}, affects: [a, b]`, "  #! unknown-reference(b)"),
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOn("2026-02-02", body)));
  it("says what lacks", () => says(planOf(risk("title: It rains, probability: 10%")), "risk-incomplete",
    "The risk It rains lacks its `impact`, `owner` and `response`; write them, or close the risk"));
  it("writes the next review", () => fixes(planOn("2026-02-02", risk(`${WHOLE}, review: 2026-02-01`)), "risk-review", "Review it again on 2 Mar 2026",
    planOn("2026-02-02", risk(`${WHOLE}, review: 2026-03-02`))));
});
