import assert from "node:assert/strict";
import { check, fixes, planOf, planOn, relates, says, withCode } from "./checkProblems";

const ONE = "people:\n  ana: {name: Ana Silva}\n";
const TWO = "people:\n  ana: {name: Ana Silva}\n  ben: {}\n";

/** A plan whose people's work stays where it collides. */
const unlevelled = (body: string): string => planOf(`level: false\n${body}`);

describe("rule overload", () => {
  const cases = [
    `${TWO}tasks:\n  a: {duration: 2d, who: ana}\n  b: {duration: 2d, who: ben}`,
    `${TWO}tasks:\n  a: {duration: 2d, who: ana}\n  b: {duration: 2d, who: [ben, ana]}  #! overload(ana)`,
    `${TWO}tasks:\n  a: {duration: 2d, who: ana 50%}\n  b: {duration: 2d, who: [ben, ana 50%]}`,
    `${TWO}tasks:\n  a: {duration: 2d, who: ana 50%}\n  b: {duration: 2d, who: [ben, ana 60%]}  #! overload(ana 60%)`,
    `${TWO}tasks:\n  a: {duration: 2d, who: ana}\n  b: {duration: 2d, who: [ben, ana], after: a}`,
    `${TWO}tasks:\n  a: {effort: 2d, who: ana}\n  b: {effort: 2d, who: [ben, ana]}  #! overload(ana)`,
    "people:\n  ana: {capacity: 50%}\ntasks:\n  a: {duration: 2d, who: ana 100%}  #! overload(ana 100%)",
    "people:\n  ana: {capacity: 50%}\ntasks:\n  a: {duration: 2d, who: ana}",
    "people:\n  ana: {}\nteams:\n  core: [ana]\ntasks:\n  a: {duration: 2d, who: core}\n  b: {duration: 2d, who: ana}  #! overload(ana)",
    "equipment:\n  lab: {capacity: 200%}\ntasks:\n  a: {duration: 2d, who: lab}\n  b: {duration: 2d, who: lab}",
    "equipment:\n  lab: {}\ntasks:\n  a: {duration: 2d, who: lab}\n  b: {duration: 2d, who: lab}  #! overload(lab)",
    `${TWO}tasks:\n  s:\n    who: [ana, ben]  #! overload(ana) overload(ben)\n    tasks:\n      a: {duration: 2d}\n      b: {duration: 2d}`,
    `${TWO}tasks:\n  a: {duration: 2d, who: ana}\n  b: {duration: 2d, who: [ben, ana], status: dropped}`,
    // The one that starts last would have to move, wherever it stands.
    `${ONE}tasks:\n  a: {duration: 2d, who: ana, not-before: 2026-01-06}  #! overload(ana)\n  b: {duration: 2d, who: ana}`,
    // What has started stays: the other one moves.
    `${ONE}tasks:\n  a: {duration: 4d, who: ana}  #! overload(ana)\n  b: {duration: 4d, who: ana, started: 2026-01-06, done: 25%}`,
    `${ONE}tasks:\n  a: {duration: 4d, who: ana, started: 2026-01-05, done: 25%}\n  b: {duration: 4d, who: ana, started: 2026-01-06, done: 25%}  #! overload(ana)`,
    // Three that collide without a gap are one overload: the last of them would have to move first.
    `${ONE}tasks:\n  a: {duration: 5d, who: ana}\n  b: {duration: 3d, who: ana}\n  c: {duration: 1d, who: ana}  #! overload(ana)`,
    // Two people on the same two tasks are two overloads.
    `${TWO}tasks:\n  a: {duration: 2d, who: [ana, ben]}\n  b: {duration: 2d, who: [ana, ben]}  #! overload(ana) overload(ben)`,
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(unlevelled(body)));

  const both = unlevelled("people:\n  ana: {name: Ana Silva}\ntasks:\n  a: {title: Build, duration: 2d, who: ana}\n  b: {title: Docs, duration: 4d, who: ana}\n");
  it("says who, when, how much and on what", () => says(both, "overload",
    "Ana Silva is booked at 200 % of full time from 5 Jan 2026 to 6 Jan 2026 but has 100 %, on Docs and Build; let one wait for another, lower a share or give it to somebody else"));
  it("points at the other tasks", () => relates(both, "overload", ["Build, from 5 Jan 2026 to 6 Jan 2026, books them too"]));
  it("lets one wait for the other", () => fixes(both, "overload", "Start Docs after Build",
    both.replace("{title: Docs, duration: 4d, who: ana}", "{title: Docs, duration: 4d, who: ana, after: a}")));
  it("lets what has not started wait for what has", () => {
    const started = unlevelled("people:\n  ana: {}\ntasks:\n  a: {duration: 4d, who: ana}\n  b: {duration: 4d, who: ana, started: 2026-01-05}\n");
    fixes(started, "overload", "Start `a` after `b`", started.replace("a: {duration: 4d, who: ana}", "a: {duration: 4d, who: ana, after: b}"));
  });
  it("lets one of three wait for the one that finishes last", () => {
    const three = unlevelled("people:\n  ana: {}\ntasks:\n  a: {duration: 2d, who: ana}\n  b: {duration: 4d, who: ana}\n  c: {duration: 1d, who: ana}\n");
    fixes(three, "overload", "Start `c` after `b`", three.replace("c: {duration: 1d, who: ana}", "c: {duration: 1d, who: ana, after: b}"));
  });
  for (const stands of ["duration: 2h, repeat: daily x2", "duration: 2d, start-on: 2026-01-06", "duration: 2d, schedule: fixed, start-on: 2026-01-06", "duration: 2d, finish-on: 2026-01-07"]) {
    it(`lets nothing wait that stands (${stands})`, () => {
      assert.deepEqual(withCode(unlevelled(`people:\n  ana: {}\ntasks:\n  a: {duration: 2d, who: ana}\n  b: {${stands}, who: ana}\n`), "overload").map(({ problem }) => problem.fixes), [[]]);
    });
  }
  it("lets none wait for what waits for it, over what stands between them, be that over", () => {
    for (const between of ["t: {after: a, started: 2026-01-06, finished: 2026-01-06, effort: 1d}", "t: {after: a, started: 2026-01-06, finished: 2026-01-06, tasks: {u: {effort: 1d}}}"]) {
      const text = planOn("2026-01-07", `people:\n  ana: {}\ntasks:\n  a: {effort: 2d, who: ana, not-before: 2026-01-07, priority: 1000}\n  ${between}\n  b: {effort: 4d, who: ana, after: t, started: 2026-01-06, done: 10%}`);
      assert.deepEqual(withCode(text, "overload")[0]?.problem.fixes, []);
      assert.equal(withCode(text.replace("after: t", "after: []"), "overload")[0]?.problem.fixes?.length, 1);
    }
  });
  it("is silenced where it is said", () => check(unlevelled("people:\n  ana: {}\ntasks:\n  a: {duration: 2d, who: ana}\n  b: {duration: 2d, who: ana, allow: {overload: agreed}}\n")));
  it("says what a crowd does once", () => {
    const tasks = Array.from({ length: 30 }, (_, i) => `  t${String(i)}: {duration: 1d, who: ana}`).join("\n");
    const found = withCode(unlevelled(`people:\n  ana: {}\ntasks:\n${tasks}\n`), "overload");
    assert.equal(found.length, 1);
    assert.equal(found[0]!.related.length, 3);
    assert.ok(found[0]!.problem.message.length < 300, found[0]!.problem.message);
  });
});

describe("rule no-capacity", () => {
  const cases = [
    "people:\n  ana: {capacity: 0%}\ntasks:\n  a: {effort: 1d, who: ana}  #! no-capacity(ana)",
    "people:\n  ana: {calendar: never}\ncalendars:\n  never: {week: {}}\ntasks:\n  a: {effort: 1d, who: ana}  #! no-capacity(ana)",
    "calendars:\n  never: {week: {}}\ntasks:\n  a: {duration: 1d, calendar: never}  #! no-capacity(never)",
    "people:\n  ana: {available: 2025-01-01..2025-03-01}\ntasks:\n  a: {effort: 1d, who: ana}  #! no-capacity(ana)",
    "people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: ana, pauses: {2026-01-01..: ever}}  #! no-capacity({2026-01-01..: ever})",
    "people:\n  ana: {}\ncalendars:\n  never: {week: {}}\ntasks:\n  a: {effort: 1d, who: ana, calendar: never}  #! no-capacity(never)",
    // Of several only those who lack the time are named, and nobody is booked on what nobody can do.
    "people:\n  ana: {}\n  zed: {available: ..2025-01-01}\ntasks:\n  a: {duration: 1d, who: [ana, zed]}  #! no-capacity(zed)\n  b: {duration: 1d, who: ana, start-on: 2026-01-05}",
    "people:\n  ana: {}\n  zed: {capacity: 0%}\ntasks:\n  a: {who: [ana 1d, zed 1d]}  #! no-capacity(zed 1d)",
    "people:\n  ana: {}\ncalendars:\n  never: {week: {}}\nequipment:\n  lab: {calendar: never}\ntasks:\n  a: {effort: 1d, who: [ana, lab]}  #! no-capacity(lab)",
    "people:\n  ana: {available: 2026-02-02..}\ntasks:\n  a: {effort: 1d, who: ana}",
    "people:\n  ana: {calendar: never}\ncalendars:\n  never: {week: {}}\ntasks:\n  a: {repeat: weekly on mon x3, duration: 1h, who: ana}  #! no-capacity(ana)",
    "tasks:\n  a: {duration: 30000d}  #! no-capacity(30000d)\n  b: {duration: 2d, after: a}",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 2d, not-before: 2090-01-01}  #! no-capacity(2090-01-01)",
    "tasks:\n  a: {duration: 12000d}",
    // Each that leads there by itself, none that only follows, or that is as late as it can be.
    "tasks:\n  a: {duration: 2d, not-before: 2090-01-01}  #! no-capacity(2090-01-01)\n  b: {duration: 30000d}  #! no-capacity(30000d)\n  c: {duration: 1d, after: [a, b]}\n  d: {duration: 1d, schedule: alap}",
    "people:\n  ana: {}\ntasks:\n  a: {effort: 12000d, who: ana}\n  b: {effort: 12000d, who: ana}  #! no-capacity(12000d)\n  c: {effort: 1d, who: ana, priority: 100}",
    "tasks:\n  a: {duration: 2d}\n  b: {duration: 1d, after: a +900mo}  #! no-capacity(a +900mo)\n  c: {duration: 1d, after: b}",
    // One wrong year is said at its date, not of what the plan is about; a plan without a start is judged by its status date.
    "tasks:\n  a: {duration: 3d}\n  b: {duration: 2d, after: a}\n  c: {duration: 2d, start-on: 1926-01-12}  #! no-capacity(1926-01-12)\n  d: {duration: 2d}\n  e: {duration: 1d, after: c}",
    "tasks:\n  a: {duration: 3d}\n  c: {duration: 2d, started: 1926-01-12, finished: 1926-01-13}  #! no-capacity(1926-01-12)\n  d: {duration: 2d, after: c}",
    "tasks:\n  a: {duration: 3d}\n  c: {duration: 20000d, finish-on: 2026-02-02}  #! no-capacity(20000d)\n  d: {duration: 2d, after: c}",
    // Equipment that is never there in the hours of the task, with the one who works then.
    "calendars:\n  nights: {week: {mon-fri: 20:00-24:00}}\n  noon: {week: {mon-fri: 11:00-12:00}}\nequipment:\n  rig: {calendar: nights}\ntasks:\n  a: {duration: 3d, who: rig, calendar: noon}  #! no-capacity(rig)",
    "calendars:\n  nights: {week: {mon-fri: 20:00-24:00}}\npeople:\n  ana: {}\n  owl: {calendar: nights}\nequipment:\n  rig: {calendar: nights}\ntasks:\n  a: {duration: 3d, who: [rig, owl, ana]}  #! no-capacity(rig)\n  b: {duration: 1d, who: [rig, owl]}",
    // What no calendar reaches is said where it is written, not of the people or of what follows.
    "tasks:\n  a: {duration: 1d, not-before: 9999-12-31}  #! no-capacity(9999-12-31)\n  b: {duration: 1d, after: a}\n  s: {after: b, tasks: {c: {duration: 1d}}}\n  m: {milestone: true, after: s}",
    "people:\n  ana: {}\ntasks:\n  a: {effort: 3d, who: ana, not-before: 9999-12-31}  #! no-capacity(9999-12-31)\n  b: {effort: 1d, who: any of ana, after: a SS}\n  c: {effort: 1d, who: ana}",
    "tasks:\n  a: {duration: 1d}\n  s: {not-before: 2090-01-01, tasks: {c: {duration: 1d}, d: {duration: 1d}}}  #! no-capacity(not-before)",
    // Hours that cannot be read count as not written.
    "calendar: {week: {mon-fri: 09:00-25:00}}  #! invalid-value(09:00-25:00)\ntasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a}",
    "calendars:\n  odd: {week: {mon-fri: 09:00-25:00}}  #! invalid-value(09:00-25:00)\ntasks:\n  a: {duration: 1d, calendar: odd}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("names who never has the time", () => says(planOf("people:\n  ana: {name: Ana Silva, capacity: 0%}\ntasks:\n  a: {title: Build, effort: 1d, who: ana}"), "no-capacity",
    "Ana Silva never has the time for Build; change the capacity, calendar or availability, or who does it"));
  it("names whom it lacks, not those beside", () => says(planOf("people:\n  ana: {}\n  zed: {available: ..2025-01-01}\ntasks:\n  a: {duration: 1d, who: [ana, zed]}"), "no-capacity",
    "`zed` never has the time for `a`; change the capacity, calendar or availability, or who does it"));
  const BOTH = "people:\n  ben: {available: 2026-01-05..2026-01-07}\nequipment:\n  lab: {leave: {2026-01-06: service}}\ntasks:\n  a: {effort: 3d, who: [ben, lab]}";
  it("names both who are never there together for long enough", () => says(planOf(BOTH), "no-capacity",
    "`ben` and `lab` never have the time together for `a`; change the capacity, calendar or availability, or who does it"));
  it("says by whose hours equipment is never there", () => says(planOf("calendars:\n  nights: {week: {mon-fri: 20:00-24:00}}\n  noon: {week: {mon-fri: 11:00-12:00}}\nequipment:\n  rig: {calendar: nights}\ntasks:\n  a: {duration: 3d, who: rig, calendar: noon}"), "no-capacity",
    "`rig` never has the time for `a` in the hours of the task's calendar; change the capacity, calendar or availability, or who does it"));
  it("says which year is wrong", () => says(planOf("tasks:\n  a: {duration: 3d}\n  c: {title: Build, duration: 2d, start-on: 1926-01-12}"), "no-capacity",
    "Build starts on 12 Jan 1926, more than 50 years before the plan starts; correct its date or its estimate"));
  it("judges a plan without a start by its status date", () => check("plan: P\nas-of: 2026-01-05\ntasks:\n  a: {duration: 3d}\n  c: {duration: 2d, started: 1926-01-12, finished: 1926-01-13}  #! no-capacity(1926-01-12)\n"));
  it("lets a plan of long ago be", () => check("plan: P\nas-of: 2026-01-05\ntasks:\n  a: {duration: 2d, started: 1926-01-12, finished: 1926-01-13}\n"));
  it("says that pauses leave no time", () => says(planOf("people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: ana, pauses: {2026-01-01..: ever}}"), "no-capacity",
    "The pauses of `a` leave it no working time; shorten them"));
  it("names what leads beyond all years", () => says(planOf("tasks:\n  a: {title: Build, duration: 2d, not-before: 9999-12-31}\n  b: {duration: 2d, after: a}"), "no-capacity",
    "Build ends after the year 9999; correct its estimate, or the date or link that holds it"));
  it("names what leads the plan beyond 50 years", () => says(planOf("tasks:\n  a: {title: Build, duration: 30000d}\n  b: {duration: 2d, after: a}"), "no-capacity",
    "Build ends on 30 Dec 2140, more than 50 years after the plan starts; correct its estimate, or the date or link that holds it"));
});

describe("rule unassigned", () => {
  const cases = [
    "tasks:\n  a: {effort: 1d}  #! unassigned(effort)",
    "tasks:\n  a: {effort: 1d, who: []}  #! unassigned(effort)",
    "tasks:\n  a: {duration: 1d}",
    "tasks:\n  a: {effort: 1d, duration: 2d}  #! unassigned(effort)",
    `${TWO}tasks:\n  a: {effort: 1d, who: [ana, ben]}`,
    `${TWO}tasks:\n  s: {who: [ana, ben], tasks: {a: {effort: 1d}}}`,
    "equipment:\n  lab: {}\ntasks:\n  a: {effort: 1d, who: lab}  #! unassigned(effort)",
    // A team that has nobody for all of the task: none at all, later ones, or only each other.
    `${TWO}teams:\n  core: []\n  late: [ana 2026-03-01..]\ntasks:\n  a: {effort: 1d, who: core}  #! unassigned(effort)\n  b: {effort: 5d, who: late}  #! unassigned(effort)\n  c: {effort: 5d, who: any of late}  #! unassigned(effort)\n  d: {effort: 5d, who: any of late ben}`,
    `${TWO}teams:\n  x: [y]\n  y: [x]\ntasks:\n  a: {effort: 1d, who: x}  #! unassigned(effort)\n  b: {effort: 1d, who: [y, ben]}\n  c: {duration: 1d, who: ana}`,
    "tasks:\n  a: {effort: 1d, status: dropped}",
    "tasks:\n  a: {effort: 1d, started: 2026-01-05, finished: 2026-01-05}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("reports a choice that fewer fill than are asked for", () => {
    const crew = `${TWO}  cy: {}\nteams:\n  now: [cy, ana ..2026-01-06, ben]\n`;
    for (const level of ["", "level: false\n"]) {
      check(planOf(`${level}${crew}tasks:\n  a: {effort: 8d, who: 3 of now}  #! unassigned(3 of now)\n  b: {effort: 1d, who: 2 of now, after: a}\n  c: {effort: 4d, who: now, after: b}`));
      check(planOf(`${level}${crew}tasks:\n  s:\n    who: 3 of now  #! unassigned(3 of now)\n    tasks: {a: {effort: 3d}, b: {effort: 9d, after: a}}`));
    }
    says(planOf("people: {ana: , cy: }\nteams: {now: [cy, ana ..2025-12-31]}\ntasks: {a: {effort: 4d, who: 2 of now}}\n"), "unassigned",
      "Only 1 of the 2 people asked for is there for all of `a`; name more, or say in the team who is there then");
  });
  it("names the team", () => says(planOf("people:\n  ana: {}\nteams:\n  late: [ana 2026-03-01..]\ntasks:\n  a: {effort: 1d, who: late}\n"), "unassigned",
    "Nobody is in `late` for all of `a`; name someone, or say in the team who is there then"));
  it("offers the people", () => fixes(planOf("people:\n  ana: {name: Ana Silva}\ntasks:\n  x: {effort: 1d, who: ana}\n  a: {effort: 1d, after: x}\n"), "unassigned",
    "Give it to Ana Silva", planOf("people:\n  ana: {name: Ana Silva}\ntasks:\n  x: {effort: 1d, who: ana}\n  a: {effort: 1d, who: ana, after: x}\n")));
});

describe("rule open-choice", () => {
  const cases = [
    `${TWO}tasks:\n  a: {effort: 2d, who: any of ana ben}`,
    `${TWO}tasks:\n  a: {effort: 2d, who: any of ana ben, started: 2026-01-05, done: 50%}  #! open-choice(any of ana ben)`,
    `${TWO}tasks:\n  a: {effort: 2d, who: [ben, any of ana ben], started: 2026-01-05, finished: 2026-01-06}`,
    "people:\n  ana: {role: dev}\ntasks:\n  a: {effort: 2d, who: role dev, started: 2026-01-05, done: 10%}  #! open-choice(role dev)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOn("2026-01-06", body)));
  it("writes the name of whom the schedule chose", () => fixes(
    planOn("2026-01-06", `${TWO}tasks:\n  a: {effort: 2d, who: any of ana ben, started: 2026-01-05, done: 50%}\n`), "open-choice", "Write ana",
    planOn("2026-01-06", `${TWO}tasks:\n  a: {effort: 2d, who: ana, started: 2026-01-05, done: 50%}\n`)));
});

describe("choices of more people than there are", () => {
  const TEAMS = `${TWO}  cai: {}\nteams:\n  core: [ana, ben]\n  all: [core, cai]\n`;
  const cases = [
    `${TWO}tasks:\n  a: {effort: 2d, who: 3 of ana ben}  #! invalid-value(3 of ana ben)`,
    `${TWO}tasks:\n  a: {effort: 2d, who: 2 of ana ben}`,
    `${TWO}tasks:\n  s:\n    who: 3 of ana ben ana  #! invalid-value(3 of ana ben ana)\n    tasks:\n      a: {effort: 2d}\n      b: {effort: 2d}`,
    `${TEAMS}tasks:\n  a: {effort: 2d, who: 3 of core}  #! invalid-value(3 of core)\n  b: {effort: 2d, who: 3 of all}`,
    `${TEAMS}tasks:\n  a: {effort: 2d, who: [cai, 4 of all cai]}  #! invalid-value(4 of all cai)`,
    "people:\n  ana: {role: dev}\ntasks:\n  a: {effort: 2d, who: 2 of role dev}  #! invalid-value(2 of role dev)",
    `${TWO}tasks:\n  a: {effort: 2d, who: 3 of ana ben zoe}  #! unknown-reference(zoe)`,
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("says how many there are", () => says(planOf(`${TWO}tasks:\n  a: {title: Build, effort: 2d, who: 3 of ana ben}`), "invalid-value",
    "There are only 2 to choose 3 from for Build; ask for fewer or name more"));
  it("counts the people of another plan that lends its own", () => check(
    planOf("people-from: staff.plan.yaml\npeople:\n  dan: {}\ntasks:\n  a: {effort: 2d, who: 3 of ana ben dan}\n  b: {effort: 2d, who: 4 of ana ben dan}  #! invalid-value(4 of ana ben dan)"),
    { "staff.plan.yaml": planOf(`${TWO}`) }));
  it("does not count the people of a plan that is not there", () => check(
    planOf("people-from: gone.plan.yaml  #! unknown-reference(gone.plan.yaml)\npeople:\n  dan: {role: dev}\ntasks:\n  a: {effort: 2d, who: 2 of role dev}")));
});

describe("what repeats more often than is laid out", () => {
  const cases = [
    "tasks:\n  a: {duration: 1h, repeat: every 1d until 9999-12-31}  #! invalid-value(every 1d until 9999-12-31)",
    "tasks:\n  a: {duration: 1h, repeat: every 1d until 2030-12-31}",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
});

describe("keys and values without effect", () => {
  const cases = [
    "tasks:\n  a: {duration: 3d, schedule: fixed}  #! invalid-value(fixed)\n  b: {duration: 3d, schedule: fixed, finish-on: 2026-01-09}\n  c: {duration: 1d, schedule: fixed, started: 2026-01-05, finished: 2026-01-05}\n  d: {duration: 3d, schedule: fixed, start-on: soon}  #! invalid-value(soon)",
    "tasks:\n  a:\n    schedule: fixed\n    tasks: {b: {duration: 1d, start-on: 2026-01-09}}",
    "tasks:\n  a: {duration: 1h, repeat: weekly on mon until 2025-12-31}  #! invalid-value(weekly on mon until 2025-12-31)\n  b: {duration: 1h, repeat: weekly on mon until 2026-01-05}",
    "tasks:\n  a: {duration: 1h, repeat: weekly on mon at 10:00}  #! invalid-value(weekly on mon at 10:00)\n  b: {duration: 1h, repeat: weekly on mon x1}",
    "finish: 2026-03-01\ntasks:\n  a: {duration: 1h, repeat: weekly on mon at 10:00}",
    `${ONE}tasks:\n  a: {duration: 0d, effort: 3d, who: ana}  #! conflicting-keys(effort)\n  b: {duration: 0d, after: a}\n  c: {duration: 3d, effort: 1d, who: ana}`,
    "tasks:\n  a: {duration: 1d}\n  b: {duration: 1h, repeat: weekly on mon x3, after: a}  #! conflicting-keys(after)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("says why", () => {
    says(planOf("tasks:\n  a: {duration: 3d, schedule: fixed}"), "invalid-value", "`schedule: fixed` of `a` has no date to stand at; write `start-on` or `finish-on`, or take it away");
    says(planOf("tasks:\n  a: {duration: 1h, repeat: weekly on mon until 2025-12-31}"), "invalid-value", "`a` repeats until 31 Dec 2025, before it begins, and stands once; let it end later");
    says(planOf("tasks:\n  a: {duration: 1h, repeat: weekly on mon}"), "invalid-value", "`a` repeats without an end and stands once; write `until` or `x10`, or the `finish` of the plan");
    says(planOf(`${ONE}tasks:\n  a: {duration: 0d, effort: 3d, who: ana}`), "conflicting-keys", "`a` takes no time, so its `effort` has no effect; take one of them away");
  });
  const repeating = planOf("tasks:\n  a: {duration: 1d}\n  b: {duration: 1h, repeat: weekly on mon x3, after: a}\n");
  it("says that what repeats waits for nothing", () => says(repeating, "conflicting-keys", "`b` repeats and waits for nothing, so its `after` has no effect; write `not-before` or take one of them away"));
  it("takes away what has none", () => fixes(repeating, "conflicting-keys", "Remove `after`", repeating.replace(", after: a", "")));
});

describe("effort that own parts contradict", () => {
  const cases = [
    `${TWO}tasks:\n  a: {effort: 8h, who: [ana 2h, ben 3h]}  #! conflicting-keys(effort)`,
    `${TWO}tasks:\n  a: {effort: 1h, who: [ana 2h, ben]}  #! conflicting-keys(effort)`,
    `${TWO}tasks:\n  a: {effort: 5h, who: [ana 2h, ben 3h]}\n  b: {effort: 8h, who: [ana 2h, ben]}\n  c: {effort: 8h, who: [ana 2h, any of ben]}\n  d: {who: [ana 2h, ben 3h]}`,
    `${TWO}tasks:\n  a: {effort: 100m, who: [ana 62m, ben 39m]}`,
    `${TWO}teams:\n  core: [ana, ben]\ntasks:\n  s:\n    who: core 2h\n    tasks:\n      a: {effort: 3h}  #! conflicting-keys(effort)\n      b: {effort: 4h}`,
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("says both", () => says(planOf(`${TWO}tasks:\n  a: {title: Build, effort: 8h, who: [ana 2h, ben 3h]}`), "conflicting-keys",
    "The own parts of the people on Build come to 5h, its `effort` is 1d; write their sum, or name someone without a part for the rest"));
  it("is left out", () => fixes(planOf(`${TWO}tasks:\n  a: {effort: 1h, who: [ana 2h, ben]}\n`), "conflicting-keys", "Remove `effort`", planOf(`${TWO}tasks:\n  a: {who: [ana 2h, ben]}\n`)));
});

describe("rule over-budget", () => {
  const PAID = "currency: EUR\npeople:\n  ana: {rate: 100/h}\n";
  const cases = [
    `${PAID}tasks:\n  a: {effort: 1d, who: ana, budget: 800}`,
    `${PAID}tasks:\n  a: {effort: 1d, who: ana, budget: 799}  #! over-budget(799)`,
    `${PAID}budget: 1500  #! over-budget(1500)\ntasks:\n  a: {effort: 1d, who: ana}\n  b: {effort: 1d, who: ana, after: a}`,
    `${PAID}budget: 1600\ntasks:\n  a: {effort: 1d, who: ana}\n  b: {effort: 1d, who: ana, after: a}`,
    `${PAID}releases:\n  ga: {budget: 1500}  #! over-budget(1500)\n  beta: {budget: 800}\ntasks:\n  a: {effort: 1d, who: ana, release: ga}\n  b: {effort: 1d, who: ana, release: ga}\n  c: {effort: 1d, who: ana, release: beta}`,
    `${PAID}tasks:\n  s:\n    budget: 700  #! over-budget(700)\n    tasks:\n      a: {effort: 1d, who: ana}`,
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));
  it("says how much", () => says(planOf("currency: EUR\npeople:\n  ana: {rate: 1000/h}\ntasks:\n  a: {title: Build, effort: 2d, who: ana, budget: 1k}"), "over-budget",
    "Build costs 16,000 EUR, 15,000 EUR more than its budget; cut scope or cost, or agree on another budget"));
});
