import assert from "node:assert/strict";
import { semanticTokens } from "../../../src/language/features/semanticTokens";
import { afterTyping, analysed, FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

/** The tokens as `text:kind.modifier`. */
function told(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  return semanticTokens(analysed({ ...others, [FILE]: text }), FILE).map(({ start, end, kind, modifiers }) => [`${text.slice(start, end)}:${kind}`, ...modifiers].join("."));
}

function check(name: string, lines: string, expected: readonly string[]): void {
  it(name, () => {
    assert.deepEqual(told(lines).filter(token => expected.some(one => one.split(":")[0] === token.split(":")[0])), expected);
  });
}

const AS_OF = "plan: P\nstart: 2026-01-05\nas-of: 2026-02-02\n";

describe("semantic tokens", () => {
  check("a task, where it is defined and where it is named", `${AS_OF}tasks:\n  a: {effort: 1d}\n  b: {effort: 1d, after: a, done: 0%}\n  c: {effort: 9d}\n`, ["a:task.declaration", "a:task"]);
  check("summaries and milestones", `${AS_OF}tasks:\n  s:\n    tasks:\n      t: {effort: 1d}\n  m: {milestone: true, after: s}\n  z: {effort: 9d}\n`, ["s:summary.declaration", "m:milestone.declaration", "s:summary"]);
  check("people, teams and equipment", "plan: P\npeople:\n  ana: {}\nteams:\n  core: [ana]\nequipment:\n  lab: {}\ntasks:\n  t: {effort: 1d, who: [core 50%, lab]}\n", [
    "ana:person.declaration", "core:team.declaration", "ana:person", "lab:equipment.declaration", "core:team", "lab:equipment",
  ]);
  check("a choice", "plan: P\npeople:\n  ana: {}\n  ben: {}\ntasks:\n  t: {effort: 1d, who: any of ana ben}\n", ["ana:person.declaration", "ben:person.declaration", "ana:person", "ben:person"]);
  check("releases and objectives", "plan: P\nobjectives:\n  o: {title: O}\nreleases:\n  r: {date: 2026-04-01}\ntasks:\n  t: {effort: 1d, release: r, objective: o}\n", [
    "o:objective.declaration", "r:release.declaration", "r:release", "o:objective",
  ]);
  check("a calendar", "plan: P\ncalendars:\n  part: {week: {mon: 09:00-17:00}}\npeople:\n  ana: {calendar: part}\n", ["part:calendar.declaration", "part:calendar"]);
  check("what is critical", `${AS_OF}tasks:\n  long: {effort: 9d}\n  brief: {effort: 1d}\n`, ["long:task.declaration.critical", "brief:task.declaration"]);
  check("what is late", `${AS_OF}tasks:\n  late: {effort: 9d, due: 2026-02-03}\n`, ["late:task.declaration.critical.late"]);
  check("what is finished or dropped", `${AS_OF}tasks:\n  old: {effort: 1d, started: 2026-01-05, finished: 2026-01-05}\n  gone: {effort: 1d, status: dropped}\n`, ["old:task.declaration.finished", "gone:task.declaration.dropped"]);
  check("risks and what they affect", "plan: P\ntasks:\n  t: {effort: 1d}\n  u: {effort: 3d}\nrisks:\n  bad: {affects: t}\n", ["t:task.declaration", "bad:item.declaration", "t:task"]);
  check("ids in the plan's checks", "plan: P\ntasks:\n  t: {effort: 1d}\n  u: {effort: 3d}\nchecks: {early: \"finish(t) <= 2026-03-01\"}\n", ["t:task.declaration", "t:task"]);
  check("nothing for what is not there", "plan: P\ntasks:\n  t: {effort: 1d, after: ghost}\n", []);
  it("a task of another plan by its own kind", () => {
    const tokens = told("plan: P\ntasks:\n  t: {effort: 1d, after: app/go}\n", { "app.plan.yaml": "plan: App\nid: app\ntasks:\n  go: {milestone: true}\n" });
    assert.ok(tokens.includes("go:milestone.critical") || tokens.includes("go:milestone"), tokens.join(" "));
  });
  it("only what stands in the part that is asked for", () => {
    const { analysis, text } = withCursor(`${HEAD}${TASKS}<|>`);
    const from = text.indexOf("  docs:");
    const tokens = semanticTokens(analysis, FILE, from, from + 60);
    assert.ok(tokens.length > 0 && tokens.every(({ start, end }) => start >= from && end <= from + 60));
  });
  it("stay on their words while an item above is broken", () => {
    const { analysis, text } = afterTyping(`${HEAD}${TASKS}`, `${HEAD}${TASKS}`.replace("{title: Orders schema,", "{{{title: Ord<|>ers schema,"));
    for (const { start, end } of semanticTokens(analysis, FILE)) assert.match(text.slice(start, end), /^[A-Za-z][\w.-]*$/);
  });
  it("are none for a file that is not there", () => {
    assert.deepEqual(semanticTokens(analysed({}), FILE), []);
  });
});
