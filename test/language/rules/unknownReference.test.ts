import { check, fixes, planOf, relates, says } from "./checkProblems";

const TASKS = "tasks:\n  schema: {duration: 1d}\n";

describe("rule unknown-reference", () => {
  describe("known references are left alone", () => {
    const known = [
      `${TASKS}  a: {duration: 1d, after: schema}`,
      `${TASKS}  a: {duration: 1d, after: [schema SS+1d]}`,
      `${TASKS}  a: {duration: 1d, after: []}`,
      "tasks:\n  s: {tasks: {x: {duration: 1d}}}\n  a: {duration: 1d, after: s}",
      "releases:\n  beta: {date: 2026-03-01}\ntasks:\n  x: {duration: 1d, release: beta}\n  a: {duration: 1d, after: beta}",
      "releases:\n  old: {released: 2026-01-02}\ntasks:\n  s: {release: old, tasks: {}}\n  a: {duration: 1d, after: old}",
      "people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: ana}",
      "people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: ana 50%}",
      "people:\n  ana: {}\nteams:\n  core: [ana]\ntasks:\n  a: {effort: 1d, who: core}",
      "people:\n  ana: {}\nteams:\n  core: [ana]\n  all: [core]\ntasks:\n  a: {effort: 1d, who: all}",
      "equipment:\n  lab: {}\ntasks:\n  a: {duration: 1d, who: lab}",
      "people:\n  ana: {role: dev}\ntasks:\n  a: {effort: 1d, who: role dev}",
      "people:\n  ana: {role: [dev, ops]}\ntasks:\n  a: {effort: 1d, who: role ops}",
      "people:\n  ana: {}\n  ben: {}\ntasks:\n  a: {effort: 1d, who: any of ana ben}",
      "calendars:\n  short: {week: {mon: 09:00-12:00}}\ntasks:\n  a: {duration: 1h, calendar: short}",
      "calendars:\n  short: {week: {mon: 09:00-12:00}}\npeople:\n  ana: {calendar: short}\ntasks:\n  a: {effort: 1h, who: ana}",
      "objectives:\n  grow: {title: Grow}\ntasks:\n  a: {duration: 1d, objective: grow}",
      "people:\n  ana: {}\ntasks:\n  a: {duration: 1d, owner: ana}",
      "people:\n  ana: {}\ntasks:\n  a: {duration: 1d, raci: {r: ana, i: [ana]}}",
      "sprints: {start: 2026-01-05, length: 2w, velocity: 10}\ntasks:\n  a: {duration: 1d, sprint: sprint-3}",
      "backlog:\n  idea: {title: Idea}\ntasks:\n  a: {duration: 1d, backlog: idea}",
      "metrics:\n  m: {unit: x}\nobjectives:\n  grow: {results: {r: {metric: m, from: 1, target: 2}}}\ntasks:\n  a: {duration: 1d, objective: grow}",
      "tasks:\n  a: {duration: 1d, status: doing, started: 2026-01-05, done: 10%}",
      "board: {qa: review}\ntasks:\n  a: {duration: 1d, status: qa, started: 2026-01-05, done: 10%}",
      "tasks:\n  a: {duration: 1d, allow: {overload: known}}",
    ];
    for (const body of known) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  });

  describe("what is not there is marked where it is named", () => {
    const unknown = [
      `${TASKS}  a: {duration: 1d, after: shema}  #! unknown-reference(shema)`,
      `${TASKS}  a: {duration: 1d, after: [schema, nope SS+1d]}  #! unknown-reference(nope)`,
      `releases:\n  beta: {date: 2026-03-01}\n  ga: {}\n${TASKS}  b: {duration: 1d, release: ga}\n  a: {duration: 1d, after: [schema, beta SS+1d, ga]}  #! unknown-reference(beta SS+1d)`,
      `${TASKS}  a: {duration: 1d, after: [x, y]}  #! unknown-reference(x) unknown-reference(y)`,
      `${TASKS}  a: {duration: 1d, after: other/x}  #! unknown-reference(other/x)`,
      "tasks:\n  a: {effort: 1d, who: ana}  #! unknown-reference(ana)",
      "tasks:\n  a: {effort: 1d, who: ana 50%}  #! unknown-reference(ana)",
      "people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: [ana, bob 2d]}  #! unknown-reference(bob)",
      "people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: any of ana bob}  #! unknown-reference(bob)",
      "people:\n  ana: {role: dev}\ntasks:\n  x: {effort: 1d, who: ana}\n  a: {effort: 1d, who: role ops, after: x}  #! unknown-reference(role ops)",
      "tasks:\n  a: {duration: 1d, calendar: nights}  #! unknown-reference(nights)",
      "people:\n  ana: {calendar: nights}  #! unknown-reference(nights)\ntasks:\n  a: {effort: 1d, who: ana}",
      "calendars:\n  late: {based-on: nights}  #! unknown-reference(nights)\ntasks:\n  a: {duration: 1d, calendar: late}",
      "calendar: {based-on: nights}  #! unknown-reference(nights)\ntasks:\n  a: {duration: 1d}",
      "tasks:\n  a: {duration: 1d, release: beta}  #! unknown-reference(beta)",
      "tasks:\n  a: {duration: 1d, objective: grow}  #! unknown-reference(grow)",
      "tasks:\n  a: {duration: 1d, sprint: sprint-1}  #! unknown-reference(sprint-1)",
      "sprints: {start: 2026-01-05, length: 2w, velocity: 10}\ntasks:\n  a: {duration: 1d, sprint: first}  #! unknown-reference(first)",
      "tasks:\n  a: {duration: 1d, backlog: idea}  #! unknown-reference(idea)",
      "tasks:\n  a: {duration: 1d, owner: zoe}  #! unknown-reference(zoe)",
      "tasks:\n  a: {duration: 1d, raci: {r: zoe}}  #! unknown-reference(zoe)",
      "people:\n  ana: {}\nteams:\n  core: [ana, zoe]  #! unknown-reference(zoe)\ntasks:\n  a: {effort: 1d, who: core}",
      "objectives:\n  grow: {owner: zoe}  #! unknown-reference(zoe)\ntasks:\n  a: {duration: 1d, objective: grow}",
      "objectives:\n  grow: {parent: big}  #! unknown-reference(big)\ntasks:\n  a: {duration: 1d, objective: grow}",
      "objectives:\n  grow: {results: {r: {metric: m, from: 1, target: 2}}}  #! unknown-reference(m)\ntasks:\n  a: {duration: 1d, objective: grow}",
      "backlog:\n  idea: {release: beta}  #! unknown-reference(beta)",
      "feedback:\n  f: {from: ACME, about: nothing}  #! unknown-reference(nothing)",
      "tasks:\n  a: {duration: 1d, status: dooing}  #! unknown-reference(dooing)",
      "tasks:\n  a: {duration: 1d, materials: {concrete: 4}}  #! unknown-reference(concrete)",
      "tasks:\n  a: {duration: 1d, fields: {area: A1}}  #! unknown-reference(area)",
      "tasks:\n  a: {duration: 1d, allow: {overlod: why}}  #! unknown-reference(overlod)",
      "allow: {overlod: why}  #! unknown-reference(overlod)\ntasks:\n  a: {duration: 1d}",
      "people-from: none.plan.yaml  #! unknown-reference(none.plan.yaml)\ntasks:\n  a: {effort: 1d, who: ana}",
      "tasks:\n  a: {duration: 1d, after: constructor}  #! unknown-reference(constructor)",
    ];
    for (const body of unknown) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  });

  it("takes an id of another section for a mistake and says what it is", () => {
    const text = planOf("people:\n  ana: {}\nteams:\n  core: [ana]\ntasks:\n  a: {effort: 1d, who: core, owner: core}");
    says(text, "unknown-reference", "`core` is a team, but `owner` of `a` takes a person; correct the id or define it");
    relates(text, "unknown-reference", ["`core` is defined here"]);
  });

  it("says what was probably meant", () => {
    says(planOf(`${TASKS}  a: {duration: 1d, after: shema}`), "unknown-reference",
      "There is no task or release `shema` for `after` of `a`; did you mean `schema`?");
    says(planOf(`${TASKS}  a: {duration: 1d, after: wholly-else}`), "unknown-reference",
      "There is no task or release `wholly-else` for `after` of `a`; correct the id or define it");
  });

  it("puts the nearest id in its place", () => {
    fixes(planOf(`${TASKS}  a: {duration: 1d, after: shema SS+1d}  # keep\n`), "unknown-reference", "Write `schema`",
      planOf(`${TASKS}  a: {duration: 1d, after: schema SS+1d}  # keep\n`));
  });

  it("offers a task, never a person, to wait for", () => {
    says(planOf("people:\n  schemb: {}\ntasks:\n  schema: {effort: 1d, who: schemb}\n  a: {duration: 1d, after: schem}"), "unknown-reference",
      "There is no task or release `schem` for `after` of `a`; did you mean `schema`?");
  });

  describe("other plans", () => {
    const core = { "core.plan.yaml": "plan: Core\nstart: 2026-01-05\nas-of: none\ntasks:\n  api: {duration: 2d}\n" };
    it("finds a task of another plan", () => check(planOf("tasks:\n  a: {duration: 1d, after: core/api}"), core));
    it("finds its own by its full name", () => check(`id: me\n${planOf("tasks:\n  b: {duration: 1d}\n  a: {duration: 1d, after: me/b}")}`));
    it("marks an unknown task of another plan", () => check(planOf("tasks:\n  a: {duration: 1d, after: core/apo}  #! unknown-reference(core/apo)"), core));
    it("offers its tasks", () => says(planOf("tasks:\n  a: {duration: 1d, after: core/apo}"), "unknown-reference",
      "There is no task or release `apo` in the plan `core` for `after` of `a`; did you mean `api`?", core));
    it("offers other plans", () => says(planOf("tasks:\n  a: {duration: 1d, after: cora/api}"), "unknown-reference",
      "There is no plan `cora` in the workspace, to which `cora/api` refers; did you mean `core`?", core));
    it("takes people from another plan", () => check(planOf("people-from: core.plan.yaml\ntasks:\n  a: {effort: 1d, who: ana}"),
      { "core.plan.yaml": "plan: Core\nas-of: none\npeople:\n  ana: {}\n" }));
    it("knows who is not among shared people", () => check(planOf("people-from: core.plan.yaml\ntasks:\n  a: {effort: 1d, who: bob}  #! unknown-reference(bob)"),
      { "core.plan.yaml": "plan: Core\nas-of: none\npeople:\n  ana: {}\n" }));
  });

  it("cuts long ids in its message", () => {
    const id = "x".repeat(500);
    says(planOf(`tasks:\n  a: {duration: 1d, after: ${id}}`), "unknown-reference",
      `There is no task or release \`${"x".repeat(79)}…\` for \`after\` of \`a\`; correct the id or define it`);
  });
});
