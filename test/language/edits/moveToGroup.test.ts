import assert from "node:assert/strict";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { moveToCell, moveToGroup, type BoardCell, type GroupMove } from "../../../src/language/edits/moveToGroup";
import { createAnalyser } from "../../../src/language/analysis";
import { readPlan } from "../../../src/language/snapshot";
import { FILE, instant } from "./checkChange";

const today = instant("2026-02-18");
const head = "plan: P\nid: p\nstart: 2026-02-02\npeople: {ana: {}, ben: {}, cai: {}}\nreleases: {r: {date: 2026-06-01}, q: {}}\n";

function moved(body: string, move: GroupMove | BoardCell): string {
  const text = head + body;
  const snapshot = readPlan(text, FILE);
  const plan = snapshot.plans[0];
  assert.ok(plan);
  const schedule = schedulePlan(plan, { now: today });
  const changes = "to" in move ? moveToGroup(schedule, move, { today, weekStart: 0 }) : moveToCell(schedule, move, today);
  if ("kind" in changes) return `refused: ${changes.message}`;
  const result = changeToEdits(snapshot, { kind: "all", plan: "p", changes });
  if (result.kind === "refused") return `refused: ${result.message}`;
  const after = applyEdits(text, result.edits);
  const problems = [...createAnalyser().analyse(readPlan(after, FILE), { now: today }).problems.values()].flat();
  assert.deepEqual(problems.filter(({ problem }) => problem.code === "inconsistent-progress").map(({ problem }) => problem.message), []);
  return after.slice(head.length);
}

function check(name: string, body: string, move: GroupMove | BoardCell, after: string): void {
  it(name, () => { assert.equal(moved(body, move), after); });
}

const person = (task: string, id: string, from?: string): GroupMove => ({ task, to: { by: "person", id }, ...(from === undefined ? {} : { from: { by: "person", id: from } }) });
const to = (by: "release" | "status" | "due") => (task: string, id: string): GroupMove => ({ task, to: { by, id } });
const [release, status, due] = [to("release"), to("status"), to("due")];

describe("moving a task to a group", () => {
  describe("a person", () => {
    check("that nobody had", "tasks:\n  a: {effort: 1d}\n", person("a", "ana"), "tasks:\n  a: {effort: 1d, who: ana}\n");
    check("in the place of another, with the share", "tasks:\n  a: {effort: 1d, who: [ana 50%, ben]}\n", person("a", "cai", "ana"), "tasks:\n  a: {effort: 1d, who: [cai 50%, ben]}\n");
    check("in the place of another, with the own part", "tasks:\n  a: {effort: 4d, who: [ana 3d, ben 1d]}\n", person("a", "cai", "ben"), "tasks:\n  a: {effort: 4d, who: [ana 3d, cai 1d]}\n");
    check("who is on it already", "tasks:\n  a: {effort: 1d, who: [ana, ben]}\n", person("a", "ben", "ana"), "tasks:\n  a: {effort: 1d, who: ben}\n");
    check("in the place of all where it is not said of whom", "tasks:\n  a: {effort: 1d, who: [ana, ben]}\n", person("a", "cai"), "tasks:\n  a: {effort: 1d, who: cai}\n");
    check("in the place of a choice", "tasks:\n  a: {effort: 1d, who: any of ana ben}\n", person("a", "cai", "ana"), "tasks:\n  a: {effort: 1d, who: cai}\n");
    check("nobody", "tasks:\n  a: {effort: 1d, who: ana}\n", person("a", "", "ana"), "tasks:\n  a: {effort: 1d}\n");
    check("nobody in the place of one", "tasks:\n  a: {effort: 1d, who: [ana, ben]}\n", person("a", "", "ana"), "tasks:\n  a: {effort: 1d, who: ben}\n");
    check("the same", "tasks:\n  a: {effort: 1d, who: ana}\n", person("a", "ana", "ana"), "tasks:\n  a: {effort: 1d, who: ana}\n");
    check("nobody, but the summary says someone", "tasks: {s: {who: ana, tasks: {a: {effort: 1d}}}}\n", person("a", "", "ana"), "refused: `a` has its who from the summary above it: change it there.");
  });
  describe("a release", () => {
    check("another", "tasks:\n  a: {effort: 1d, release: q}\n", release("a", "r"), "tasks:\n  a: {effort: 1d, release: r}\n");
    check("none", "tasks:\n  a: {effort: 1d, release: q}\n", release("a", ""), "tasks:\n  a: {effort: 1d}\n");
    check("none, but the summary has one", "tasks: {s: {release: r, tasks: {a: {effort: 1d}}}}\n", release("a", ""), "refused: `a` has its release from the summary above it: change it there.");
    check("a summary", "tasks: {s: {tasks: {a: {effort: 1d}}}}\n", release("s", "r"), "tasks: {s: {release: r, tasks: {a: {effort: 1d}}}}\n");
    check("that it waits for", "tasks:\n  a: {effort: 1d, release: r}\n  b: {effort: 1d, after: r}\n", release("b", "r"), "refused: `b` cannot go there: its links would close a circle.");
  });
  describe("a status", () => {
    check("doing starts it today", "tasks:\n  a: {effort: 1d}\n", status("a", "doing"), "tasks:\n  a: {effort: 1d, started: 2026-02-18}\n");
    check("on the status date", "as-of: 2026-02-10\ntasks:\n  a: {effort: 1d}\n", status("a", "doing"), "as-of: 2026-02-10\ntasks:\n  a: {effort: 1d, started: 2026-02-10}\n");
    check("review", "tasks:\n  a: {effort: 1d, started: 2026-02-10}\n", status("a", "review"), "tasks:\n  a: {effort: 1d, started: 2026-02-10, status: review}\n");
    check("back to doing", "tasks:\n  a: {effort: 1d, started: 2026-02-10, status: review}\n", status("a", "doing"), "tasks:\n  a: {effort: 1d, started: 2026-02-10}\n");
    check("done", "tasks:\n  a: {effort: 1d, started: 2026-02-10, done: 40%, status: review}\n", status("a", "done"), "tasks:\n  a: {effort: 1d, started: 2026-02-10, finished: 2026-02-18}\n");
    check("done and doing again", "tasks:\n  a: {effort: 1d, started: 2026-02-10, finished: 2026-02-11}\n", status("a", "doing"), "tasks:\n  a: {effort: 1d, started: 2026-02-10}\n");
    check("to do", "tasks:\n  a: {effort: 1d, started: 2026-02-10, done: 40%}\n", status("a", "todo"), "tasks:\n  a: {effort: 1d}\n");
    check("blocked", "tasks:\n  a: {effort: 1d}\n", status("a", "blocked"), "tasks:\n  a: {effort: 1d, status: blocked}\n");
    check("dropped", "tasks:\n  a: {effort: 1d}\n", status("a", "dropped"), "tasks:\n  a: {effort: 1d, status: dropped}\n");
    const board = "board: {todo: todo, doing: {is: doing}, qa: {is: doing}, live: done}\n";
    check("a column of the board", `${board}tasks:\n  a: {effort: 1d}\n`, status("a", "qa"), `${board}tasks:\n  a: {effort: 1d, started: 2026-02-18, status: qa}\n`);
    check("a column that is the plain one", `${board}tasks:\n  a: {effort: 1d, started: 2026-02-10, status: qa}\n`, status("a", "live"), `${board}tasks:\n  a: {effort: 1d, started: 2026-02-10, finished: 2026-02-18}\n`);
    check("a summary", "tasks: {s: {tasks: {a: {effort: 1d}}}}\n", status("s", "done"), "refused: `s` is what the tasks below it are: move those.");
  });
  describe("a time", () => {
    check("today", "tasks:\n  a: {effort: 1d}\n", due("a", "today"), "tasks:\n  a: {effort: 1d, due: 2026-02-18}\n");
    check("this week: its last working day", "tasks:\n  a: {effort: 1d, due: 2026-03-18}\n", due("a", "this-week"), "tasks:\n  a: {effort: 1d, due: 2026-02-20}\n");
    check("next week, the Friday off", "calendar: {holidays: {2026-02-27: Fair}}\ntasks:\n  a: {effort: 1d}\n", due("a", "next-week"), "calendar: {holidays: {2026-02-27: Fair}}\ntasks:\n  a: {effort: 1d, due: 2026-02-26}\n");
    check("no date", "tasks:\n  a: {effort: 1d, due: 2026-02-18}\n", due("a", "undated"), "tasks:\n  a: {effort: 1d}\n");
    check("no date, but its release has one", "tasks:\n  a: {effort: 1d, release: r}\n", due("a", "undated"), "refused: `a` has its date from its release: take it out of that.");
    check("later is no date", "tasks:\n  a: {effort: 1d}\n", due("a", "later"), "refused: Which day `a` is due is for you to say: write it in the plan.");
    check("done", "tasks:\n  a: {effort: 1d, due: 2026-02-10}\n", due("a", "over"), "tasks:\n  a: {effort: 1d, due: 2026-02-10, started: 2026-02-18, finished: 2026-02-18}\n");
  });
  it("of a task that has gone", () => { assert.match(moved("tasks: {}\n", due("a", "today")), /no task `a`/); });

  describe("a cell of the board", () => {
    const cell = (task: string, column: string, lane?: BoardCell["lane"]): BoardCell => ({ task, column, ...(lane === undefined ? {} : { lane }) });
    const plan = "board: {todo: todo, doing: doing, qa: review, live: done}\nobjectives: {o: {}}\ntasks:\n  a: {effort: 9d, who: ana, sprint: sprint-1} # kept\n";
    const written = (keys: string): string => plan.replace("effort: 9d, who: ana, sprint: sprint-1", keys);
    check("the same", plan, cell("a", "todo", { by: "person", id: "ana", from: "ana" }), plan);
    check("another column", plan, cell("a", "qa"), written("effort: 9d, who: ana, started: 2026-02-18, status: qa, sprint: sprint-1"));
    check("another lane", plan, cell("a", "todo", { by: "person", id: "ben", from: "ana" }), written("effort: 9d, who: ben, sprint: sprint-1"));
    check("both", plan, cell("a", "doing", { by: "release", id: "r", from: "" }), written("effort: 9d, who: ana, started: 2026-02-18, release: r, sprint: sprint-1"));
    check("another sprint", plan, cell("a", "todo", { by: "sprint", id: "sprint-2", from: "sprint-1" }), written("effort: 9d, who: ana, sprint: sprint-2"));
    check("no sprint", plan, cell("a", "todo", { by: "sprint", id: "", from: "sprint-1" }), written("effort: 9d, who: ana"));
    check("an objective", plan, cell("a", "todo", { by: "objective", id: "o", from: "" }), written("effort: 9d, who: ana, objective: o, sprint: sprint-1"));
    check("of somebody unknown", plan, cell("a", "doing", { by: "person", id: "x: {", from: "ana" }), "refused: `x: {` is not in this plan (any more).");
    check("of another than a team's whole", "teams: {core: [ana, ben]}\ntasks:\n  a: {effort: 4d, who: core}\n", cell("a", "todo", { by: "person", id: "cai", from: "ana" }), "refused: `a` is given to a team, a choice, or by the summary above it: write who does it in the plan.");
    check("that is no column", plan, cell("a", "nowhere"), "refused: `nowhere` is no status of this plan.");
    check("of no sprint's name", plan, cell("a", "todo", { by: "sprint", id: "sprint-2, who: b", from: "sprint-1" }), "refused: `sprint-2, who: b` is not in this plan (any more).");
    check("a task that has gone", plan, cell("b", "todo"), "refused: There is no task `b` in this plan (any more).");
    check("what a summary above says of its sprint", "tasks:\n  s:\n    sprint: sprint-1\n    tasks: {a: {effort: 1d}}\n", cell("a", "todo", { by: "sprint", id: "", from: "sprint-1" }), "refused: `a` has its sprint from the summary above it: change it there.");
  });
});
