import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCalendarBook } from "../../src/core/calendar/calendarBook";
import { formatInstant } from "../../src/core/calendar/civil";
import { schedulePlan } from "../../src/core/schedule/schedule";
import { readPlan } from "../../src/language/snapshot";
import { say } from "../interop/support/microsoftProjectFiles";
import { TEST_NOW } from "../support/scheduleText";
import { datesOfCsv } from "./support/runTaskjuggler";
import { EXPLAINED } from "./taskjuggler/explained";
import { planId, translate } from "./taskjuggler/tjPlan";
import { allTasks, readProject, type TjProject, type TjTask } from "./taskjuggler/tjProject";

/** The archive with TaskJuggler's tests, or undefined where this machine has none. */
function archive(): string | undefined {
  const data = process.env["GANTRY_TEST_DATA"];
  const file = path.join(data ?? "", "taskjuggler", "taskjuggler-tests-examples.tar.xz");
  return data !== undefined && data !== "" && existsSync(file) ? file : undefined;
}

interface Verdict {
  readonly compared: number;
  readonly differences: readonly string[];
  readonly left: ReadonlyMap<string, string>;
}

const FOLDERS = { scheduler: "suite/Scheduler/Correct", csvreport: "suite/CSV-Reports", example: "examples" };
const EXAMPLES: Readonly<Record<string, string>> = { "f-20": "Fedora-20/f-20.tjp", scrum: "Scrum/scrum.tjp", template: "ProjectTemplate/template.tjp", todolist: "ToDo-List/todolist.tjp", tutorial: "Tutorial/tutorial.tjp" };

describe("TaskJuggler's own tests and examples", function () {
  this.timeout(120_000);
  const file = archive();
  if (file === undefined) {
    it("are compared where the files are", () => {
      say("not run: GANTRY_TEST_DATA names no folder with TaskJuggler's tests");
    });
    return;
  }

  it("have the same dates in plan text, or the difference has a reason", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "gantry-taskjuggler-"));
    try {
      execFileSync("tar", ["-xJf", file, "-C", folder]);
      const root = path.join(folder, "taskjuggler");
      const verdicts = readdirSync(path.join(root, "expected-tj3-3.7.1")).sort().map(name => [name.replace(".csv", ""), judge(root, name)] as const);
      report(verdicts);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function report(verdicts: readonly (readonly [string, Verdict])[]): void {
  const compared = verdicts.reduce((sum, [, verdict]) => sum + verdict.compared, 0);
  const differing = verdicts.flatMap(([name, verdict]) => verdict.differences.map(text => `${name} ${text}`));
  const reasons = new Map<string, number>();
  for (const [, { left }] of verdicts) for (const why of left.values()) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  say(`${String(verdicts.length)} files translated, ${String(compared)} leaf tasks compared, ${String(compared - differing.length)} agree to the minute`);
  for (const [why, count] of [...reasons].sort((a, b) => b[1] - a[1])) say(`not compared: ${String(count)} (${why})`);
  const explains = (task: string, text: string): boolean => text.startsWith(task.endsWith(".") ? task : `${task}:`);
  const open = differing.filter(text => !EXPLAINED.some(({ task }) => explains(task, text)));
  for (const [why, count] of EXPLAINED.reduce((all, { task, reason }) => all.set(reason, (all.get(reason) ?? 0) + differing.filter(text => explains(task, text)).length), new Map<string, number>())) say(`${String(count)} differ: ${why}`);
  assert.deepEqual(open, []);
  assert.deepEqual(EXPLAINED.map(({ task }) => task).filter(task => !differing.some(text => explains(task, text))), [], "every explanation is of a difference");
  assert.ok(compared >= 500, `${String(compared)} tasks compared`);
}

/** One file against the dates that TaskJuggler gave it. */
function judge(root: string, name: string): Verdict {
  const [, kind = "", stem = ""] = /^([a-z]+)-(.*)\.csv$/.exec(name) ?? [];
  const source = path.join(root, FOLDERS[kind as keyof typeof FOLDERS], kind === "example" ? (EXAMPLES[stem] ?? "") : `${stem}.tjp`);
  const include = (other: string): string => readFileSync(path.join(path.dirname(source), other), "utf8");
  const project = readProject(readFileSync(source, "utf8"), include);
  const theirs = datesOfCsv(readFileSync(path.join(root, "expected-tj3-3.7.1", name), "utf8"));
  const { text, unsaid, given } = translate(project, theirs);
  const snapshot = readPlan(text);
  const errors = snapshot.problems.filter(({ severity }) => severity === "error").map(({ message }) => `(plan): ${message}`);
  const plan = snapshot.plans[0];
  if (plan === undefined || errors.length > 0) return { compared: 0, differences: errors, left: new Map() };
  const schedule = schedulePlan(plan, { now: TEST_NOW });
  const busy = new Set(schedule.overloads.flatMap(({ tasks }) => tasks.map(task => schedule.tasks[task]?.id ?? "")));
  const left = leftOut(project, unsaid, busy);
  const clock = createCalendarBook(plan).plan;
  const byId = new Map(schedule.tasks.map(task => [task.id, task]));
  const differences: string[] = [];
  let compared = 0;
  for (const task of allTasks(project.tasks)) {
    if (task.children.length > 0 || left.has(task.path) || given.has(task.path)) continue;
    const [start = Number.NaN, end = Number.NaN] = theirs.get(task.path) ?? [];
    const ours = byId.get(planId(task.path));
    compared++;
    const isLength = task.length !== undefined;
    const expected = [isLength ? clock.nextWork(start) : start, isLength ? clock.previousWork(end) : end];
    if (ours?.start === expected[0] && ours?.finish === expected[1]) continue;
    differences.push(`${task.path}: ${ours === undefined ? "nothing" : `${formatInstant(ours.start)}..${formatInstant(ours.finish)}`} against ${theirs.has(task.path) ? `${formatInstant(start)}..${formatInstant(end)}` : "nothing"}`);
  }
  return { compared, differences, left: new Map([...left, ...[...given].map(task => [task, "its place is given: planned back, and others begin from its late place"] as const)]) };
}

/** Leaves that cannot be said, those who want the same people at once, and all that waits for one of them. */
function leftOut(project: TjProject, unsaid: ReadonlyMap<string, string>, busy: ReadonlySet<string>): ReadonlyMap<string, string> {
  const all = allTasks(project.tasks);
  const left = new Map(unsaid);
  const within = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(`${outer}.`);
  for (const task of all) if (busy.has(planId(task.path)) && !left.has(task.path)) left.set(task.path, "wants people who are on something else");
  for (let again = true; again;) {
    again = false;
    for (const task of all.filter(({ path: own, children }) => children.length === 0 && !left.has(own))) {
      const sources: string[] = [];
      for (let at: TjTask | undefined = task; at !== undefined; at = at.parent) {
        sources.push(...at.depends.map(({ to }) => to), ...at.precedes.map(({ to }) => to));
        for (const other of all) if (other.precedes.some(({ to }) => to === at?.path)) sources.push(other.path);
      }
      if (sources.some(source => [...left.keys()].some(path => within(source, path)))) {
        left.set(task.path, "waits for one of those");
        again = true;
      }
    }
  }
  return left;
}
