import assert from "node:assert/strict";
import { codeLenses, type LensedTasks } from "../../../src/language/features/codeLenses";
import { afterTyping, analysed, FILE, HEAD, TASKS } from "./planWithCursor";

const AS_OF = "plan: P\nstart: 2026-01-05\nas-of: 2026-02-02\n";

function lensesOf(text: string, tasks: LensedTasks = "blocks"): string[] {
  return codeLenses(analysed({ [FILE]: text }), FILE, tasks).map(({ start, end, text: said, leadsTo }) => `${text.slice(start, end)}: ${said} → ${leadsTo}`);
}

function check(name: string, lines: string, expected: readonly string[], tasks?: LensedTasks): void {
  it(name, () => {
    assert.deepEqual(lensesOf(`${AS_OF}${lines}`, tasks), expected);
  });
}

const TWO = "tasks:\n  a:\n    effort: 3d\n  b:\n    effort: 1d\n    after: a\n  c: {effort: 1d}\n";

describe("code lenses", () => {
  check("of tasks over several lines", TWO, ["a: critical · 1 waiting → gantt", "b: critical · waits for a → gantt"]);
  check("of all tasks", TWO, ["a: critical · 1 waiting → gantt", "b: critical · waits for a → gantt", "c: slack 3d → gantt"], "all");
  check("of summaries alone", "tasks:\n  s:\n    tasks:\n      a:\n        effort: 3d\n        done: 50%\n        started: 2026-01-30\n      b: {effort: 1d}\n", ["s: critical · 0 of 2 tasks finished · 38 % done → gantt"], "summaries");
  check("of no task", TWO, [], "none");
  check("none for finished and dropped tasks", "tasks:\n  a:\n    effort: 1d\n    status: dropped\n  b:\n    effort: 1d\n    started: 2026-01-05\n    finished: 2026-01-05\n", []);
  check("lateness", "tasks:\n  a:\n    effort: 3d\n    due: 2026-02-02\n", ["a: critical · slack -2d · 2 days late → gantt"]);
  check("of a release that is early", "releases:\n  r: {date: 2026-02-10}\ntasks:\n  a: {effort: 3d, release: r}\n", ["r: forecast 4 Feb · 6 days to spare · 0 of 1 task finished → roadmap"]);
  check("of a release that is late", "releases:\n  r: {date: 2026-02-02}\ntasks:\n  a: {effort: 3d, release: r}\n", ["r: forecast 4 Feb · 2 days late · 0 of 1 task finished → roadmap"]);
  check("of a release that is out, and one that nothing carries", "releases:\n  r: {date: 2026-02-02, released: 2026-02-01}\n  s: {date: 2026-03-01}\n", ["r: released 1 Feb → roadmap", "s: no task carries it yet → roadmap"]);
  check("of an objective", "objectives:\n  o: {title: O, results: {c: {target: 3}}}\n  p: {title: P}\ntasks:\n  a: {effort: 3d, objective: o}\n", [
    "o: 1 key result · forecast 4 Feb · 0 of 1 task finished → roadmap", "p: no task serves it yet → roadmap",
  ]);
  check("of a risk", "tasks:\n  a: {effort: 3d}\nrisks:\n  bad: {probability: 30%, impact: {time: 5d/10d/20d}, affects: a, response: mitigate, review: 2026-02-09}\n", [
    "bad: open · 30 % · 5d/10d/20d · mitigate · affects a · review 9 Feb → references",
  ]);
  it("stay with the last good state of what is being typed", () => {
    const { analysis } = afterTyping(`${AS_OF}${TWO}`, `${AS_OF}${TWO}`.replace("effort: 3d", "effort: {<|>"));
    assert.deepEqual(codeLenses(analysis, FILE, "blocks").map(({ id }) => id), ["a", "b"]);
  });
  it("stand on the ids", () => {
    const text = `${HEAD}${TASKS}`;
    for (const { start, end, id } of codeLenses(analysed({ [FILE]: text }), FILE, "all")) assert.equal(text.slice(start, end), id);
  });
});
