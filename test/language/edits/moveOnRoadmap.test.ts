import assert from "node:assert/strict";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { moveOnRoadmap, type RoadmapMove } from "../../../src/language/edits/moveOnRoadmap";
import { sayChange } from "../../../src/language/edits/sayChange";
import { readPlan } from "../../../src/language/snapshot";
import { FILE, instant } from "./checkChange";

const now = instant("2026-02-02");
const head = `plan: P
id: p
as-of: 2026-02-02
people: {ana: {}, ben: {}}
teams: {core: [ana], web: [ben]}
releases:
  r: {title: Beta, date: 2026-06-01}   # agreed
  q: {date: 2026-07-01 12:00}
  old: {date: 2026-01-10, released: 2026-01-12}
objectives: {o: {}}
`;

/** The text below the head after a move, or why it is not made; and what was said of it before. */
function moved(body: string, move: RoadmapMove): { readonly after: string; readonly said: string } {
  const text = head + body;
  const snapshot = readPlan(text, FILE);
  const plan = snapshot.plans[0];
  assert.ok(plan);
  const changes = moveOnRoadmap(schedulePlan(plan, { now }), move);
  if ("kind" in changes) return { after: `refused: ${changes.message}`, said: "" };
  const change = { kind: "all", plan: "p", changes } as const;
  const result = changeToEdits(snapshot, change);
  if (result.kind === "refused") return { after: `refused: ${result.message}`, said: "" };
  const after = applyEdits(text, result.edits);
  return { after: after.startsWith(head) ? after.slice(head.length) : after, said: sayChange(plan, change) };
}

function check(name: string, body: string, move: RoadmapMove, after: string, said?: string): void {
  it(name, () => {
    const made = moved(body, move);
    assert.equal(made.after, after);
    if (said !== undefined) assert.equal(made.said, said);
  });
}

type Lane = NonNullable<RoadmapMove["lane"]>;
const lane = (by: Lane["by"]) => (task: string, id: string, from = ""): RoadmapMove => ({ task, lane: { by, id, from } });
const [release, objective, team, theme] = [lane("release"), lane("objective"), lane("team"), lane("theme")];
const at = (task: string, day: string): RoadmapMove => ({ task, at: instant(day) });

describe("moving a card of the roadmap", () => {
  describe("to another lane", () => {
    check("a release", "tasks:\n  a: {effort: 1d, release: q}   # soon\n", release("a", "r", "q"), "tasks:\n  a: {effort: 1d, release: r}   # soon\n", "release: r");
    check("no release", "tasks:\n  a: {effort: 1d, release: q}\n", release("a", "", "q"), "tasks:\n  a: {effort: 1d}\n", "release: –");
    check("an objective, of a summary", "tasks:\n  s:\n    # why\n    tasks: {a: {effort: 1d}}\n", objective("s", "o"), "tasks:\n  s:\n    objective: o\n    # why\n    tasks: {a: {effort: 1d}}\n");
    check("not of what says it below", "tasks: {s: {tasks: {a: {effort: 1d, release: q}}}}\n", release("s", "r", "q"), "refused: `a` in `s` says its own `release`: move what is in it.");
    check("not out of what the summary says", "tasks: {s: {release: r, tasks: {a: {effort: 1d}, b: {effort: 1d}}}}\n", release("a", "", "r"), "refused: `a` has its `release` from the summary above it: change it there.");
    check("not out of what a risk says", "risks: {k: {affects: r, actions: {a: {effort: 1d}}}}\n", release("a", "", "r"), "refused: `a` stands there because of what it is for: it says no `release` itself.");
    check("a release that is gone", "tasks: {a: {effort: 1d}}\n", release("a", "x"), "refused: `x` is not in this plan (any more).");
    check("the same", "tasks: {a: {effort: 1d, release: r}}\n", release("a", "r", "r"), "tasks: {a: {effort: 1d, release: r}}\n", "");
    check("of something that is gone", "tasks: {a: {effort: 1d}}\n", release("x", "r"), "refused: There is no `x` in this plan (any more).");
    check("a team", "tasks:\n  a: {effort: 1d, who: [ben 50%]}\n", team("a", "core", "web"), "tasks:\n  a: {effort: 1d, who: core}\n", "who: core");
    check("no team", "tasks:\n  a: {effort: 1d, who: web}\n", team("a", "", "web"), "tasks:\n  a: {effort: 1d}\n");
    check("not a team where people are named below", "tasks: {s: {tasks: {a: {effort: 1d, who: ben}}}}\n", team("s", "core", "web"), "refused: `a` in `s` names who does it: move what is in it.");
    check("not away from the team of the summary", "tasks: {s: {who: web, tasks: {a: {effort: 1d}}}}\n", team("a", "", "web"), "refused: `a` has its `who` from the summary above it: change it there.");
    check("an idea", "backlog:\n  i: {value: 3, release: q}   # liked\n", release("i", "r", "q"), "backlog:\n  i: {value: 3, release: r}   # liked\n");
    check("an idea out of its objective", "backlog:\n  i: {objective: o, value: 3}\n", objective("i", "", "o"), "backlog:\n  i: {value: 3}\n");
    check("not an idea to a team", "backlog: {i: {value: 3}}\n", team("i", "core"), "refused: `i` is an idea: who does it is said when it is work.");
  });

  describe("to another theme", () => {
    check("in the place of one, with the comments of the others", "tasks:\n  a:\n    effort: 1d\n    tags:\n      - web    # shown\n      - api    # hidden\n", theme("a", "ops", "web"), "tasks:\n  a:\n    effort: 1d\n    tags:\n      - ops    # shown\n      - api    # hidden\n", "tags: −web +ops");
    check("the first", "tasks:\n  a: {effort: 1d}\n", theme("a", "web"), "tasks:\n  a: {effort: 1d, tags: [web]}\n", "tags: +web");
    check("one more, where it stood without", "tasks:\n  a: {effort: 1d, tags: internal}\n", theme("a", "web"), "tasks:\n  a: {effort: 1d, tags: [internal, web]}\n");
    check("none, of several", "tasks:\n  a: {effort: 1d, tags: [web, api]}\n", theme("a", "", "web"), "tasks:\n  a: {effort: 1d, tags: [api]}\n", "tags: −web");
    check("none, of one", "tasks:\n  a: {effort: 1d, tags: [web]}\n", theme("a", "", "web"), "tasks:\n  a: {effort: 1d}\n");
    check("one that it has already", "tasks:\n  a: {effort: 1d, tags: [web, api]}\n", theme("a", "api", "web"), "tasks:\n  a: {effort: 1d, tags: [api]}\n");
    check("one that needs quotes", "backlog:\n  i: {tags: [web]}\n", theme("i", "web, mobile: all", "web"), "backlog:\n  i: {tags: [\"web, mobile: all\"]}\n");
    check("one that was quoted", "tasks:\n  a: {effort: 1d, tags: ['web', \"api\"]}\n", theme("a", "ops", "api"), "tasks:\n  a: {effort: 1d, tags: ['web', ops]}\n");
    check("not away from that of the summary", "tasks: {s: {tags: [web], tasks: {a: {effort: 1d}}}}\n", theme("a", "api", "web"), "refused: `a` has `web` from the summary above it: change it there.");
  });

  describe("along the dates", () => {
    check("later", "tasks:\n  a: {effort: 1d}   # free\n", at("a", "2026-03-05"), "tasks:\n  a: {effort: 1d, not-before: 2026-03-05}   # free\n", "not-before: 2026-03-05");
    check("to a day off: the next working one", "tasks:\n  a: {effort: 1d}\n", at("a", "2026-03-07"), "tasks:\n  a: {effort: 1d, not-before: 2026-03-09}\n");
    check("a summary, earlier than it said", "tasks:\n  s: {not-before: 2026-04-01, tasks: {a: {effort: 1d}}}\n", at("s", "2026-03-05"), "tasks:\n  s: {not-before: 2026-03-05, tasks: {a: {effort: 1d}}}\n");
    check("not earlier than what it waits for", "tasks: {a: {effort: 9d}, b: {effort: 1d, after: a}}\n", at("b", "2026-02-04"), "refused: `b` cannot begin before 13 Feb 2026: it waits for `a`.");
    check("not earlier than who does it", "tasks: {a: {effort: 5d, who: ana}, b: {effort: 1d, who: ana}}\n", at("b", "2026-02-04"), "refused: `b` cannot begin before 9 Feb 2026: `ana` is busy until then.");
    check("not what is finished", "tasks: {a: {effort: 1d, started: 2026-01-05, finished: 2026-01-05}}\n", at("a", "2026-03-05"), "refused: `a` is finished: its dates are what happened.");
    check("not what has begun", "tasks: {a: {effort: 9d, started: 2026-01-29}}\n", at("a", "2026-03-05"), "refused: `a` has begun: its start is what happened.");
    check("not what is fixed", "tasks: {a: {effort: 1d, start-on: 2026-04-01}}\n", at("a", "2026-03-05"), "refused: `a` has a fixed date: change or remove its `start-on` first.");
    check("not what ends on a fixed day", "tasks: {a: {milestone: true, finish-on: 2026-04-01}}\n", at("a", "2026-03-05"), "refused: `a` has a fixed date: change or remove its `finish-on` first.");
    check("not what repeats", "tasks: {a: {effort: 1h, repeat: every 1w x3}}\n", at("a", "2026-03-05"), "refused: `a` repeats: change when with its `repeat`.");
    check("as soon as it can be", "tasks:\n  a: {effort: 1d, not-before: 2026-04-01}\n", { task: "a", at: "soon" }, "tasks:\n  a: {effort: 1d}\n", "not-before: –");
    check("no sooner than it can", "tasks: {a: {effort: 9d}, b: {effort: 1d, after: a}}\n", { task: "b", at: "soon" }, "refused: `b` cannot begin before 13 Feb 2026: it waits for `a`.");
    check("to where it is", "tasks:\n  a: {effort: 1d}\n", at("a", "2026-02-02"), "tasks:\n  a: {effort: 1d}\n", "");
    check("and to another lane at once", "tasks:\n  a: {effort: 1d}\n", { ...at("a", "2026-03-05"), lane: { by: "release", id: "r", from: "" } }, "tasks:\n  a: {effort: 1d, not-before: 2026-03-05, release: r}\n", "not-before: 2026-03-05, release: r");
  });

  describe("an idea that gets a date", () => {
    check("becomes work", "tasks:\n  a: {effort: 1d}\nbacklog:\n  i: {title: Idea, effort: 2d}\n", at("i", "2026-04-01"), "tasks:\n  a: {effort: 1d}\n  i: {title: Idea, effort: 2d, not-before: 2026-04-01}\nbacklog: {}\n", "tasks: +i, not-before: 2026-04-01");
    check("as soon as it can be", "tasks:\n  a: {effort: 1d}\nbacklog:\n  i: {title: Idea, effort: 2d}\n", { task: "i", at: "soon", lane: { by: "release", id: "r", from: "" } }, "tasks:\n  a: {effort: 1d}\n  i: {title: Idea, effort: 2d, release: r}\nbacklog: {}\n");
  });

  describe("the promise of a release", () => {
    const whole = (day: string, id: string): string => moved("tasks: {a: {effort: 1d}}\n", at(id, day)).after;
    it("moves to the day, with its comment", () => { assert.match(whole("2026-06-15", "r"), /r: \{title: Beta, date: 2026-06-15\} {3}# agreed/); });
    it("keeps its time of day", () => { assert.match(whole("2026-07-15", "q"), /q: \{date: 2026-07-15 12:00\}/); });
    it("stays when it is out", () => { assert.equal(whole("2026-07-15", "old"), "refused: `old` is out: its date is what was promised."); });
    it("stays on its day", () => { assert.equal(whole("2026-06-01", "r"), "tasks: {a: {effort: 1d}}\n"); });
  });
});
