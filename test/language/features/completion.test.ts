import assert from "node:assert/strict";
import { completion } from "../../../src/language/features/completion";
import type { CompletionItem } from "../../../src/language/features/completionItem";
import { afterTyping, analysed, FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

interface Expected {
  /** Labels in this order, other labels may stand between them. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** All labels in their order. */
  readonly is?: readonly string[];
  /** The text after the first offered item with this label is taken, snippets' places left empty. */
  readonly take?: readonly [label: string, after: string];
}

function check(name: string, source: string, expected: Expected): void {
  it(name, () => {
    const { analysis, text, offset } = withCursor(source);
    judge(completion(analysis, FILE, offset), text, offset, expected);
  });
}

function judge(items: readonly CompletionItem[], text: string, offset: number, expected: Expected): void {
  const labels = items.map(({ label }) => label);
  if (expected.is !== undefined) assert.deepEqual(labels, expected.is);
  let from = -1;
  for (const label of expected.has ?? []) {
    const at = labels.indexOf(label, from + 1);
    assert.ok(at > from, `${label} is offered in its place among ${labels.slice(0, 30).join(" ")}`);
    from = at;
  }
  for (const label of expected.lacks ?? []) assert.ok(!labels.includes(label), `${label} is not offered`);
  for (const { start, end } of items) assert.ok(start <= offset && offset <= end && end <= text.length, "it replaces around the cursor");
  if (expected.take === undefined) return;
  const item = items.find(({ label }) => label === expected.take?.[0]);
  assert.ok(item, `${expected.take[0]} is offered among ${labels.join(" ")}`);
  const insert = item.snippet ? item.insert.replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, "$1").replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1").replace(/\$0/g, "").replace(/\\(.)/g, "$1") : item.insert;
  // The editor gives the lines of a snippet the indentation of the line that it is put into.
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", item.start - 1) + 1, item.start))?.[0] ?? "";
  assert.equal(text.slice(0, item.start) + insert.replace(/\n/g, `\n${indent}`) + text.slice(item.end), expected.take[1]);
}

const task = (line: string): string => `${HEAD}${TASKS}  new: {${line}}\n`;
const block = (lines: string): string => `${HEAD}${TASKS}  new:\n${lines}`;

describe("completion of what the simulation draws", () => {
  check("shapes", task("distribution: <|>"), { has: ["pert-beta", "triangular", "lognormal", "uniform"] });
  check("shapes by kind", task("distribution: {<|>}"), { has: ["three-point", "range", "lambda"] });
  check("no spread", task("spread: <|>"), { has: ["none"] });
  check("outcomes of tasks", task("if: <|>, outcomes: {passed: 80%, failed: 20%}"), { is: ["new passed", "new failed"] });
  check("people that have a correlation", `${HEAD}${TASKS}correlation: {people: {a<|>}}\n`, { has: ["ana"], take: ["ana", `${HEAD}${TASKS}correlation: {people: {ana: 0.3}}\n`] });
  check("tags that have a spread", `${HEAD}${TASKS}  x: {tags: [web]}\nspread: {tags: {<|>}}\n`, { take: ["web", `${HEAD}${TASKS}  x: {tags: [web]}\nspread: {tags: {web: -10%..+30%}}\n`] });
  check("groups that go together", `${HEAD}${TASKS}correlation: {<|>}\n`, { has: ["people", "tags", "pairs"] });
  check("tasks of a pair", `${HEAD}${TASKS}correlation: {pairs: [<|>]}\n`, { has: ["api", "schema"] });
  check("keys of an absence", `${HEAD}people: {zoe: {absence: {<|>}}}\n`, { has: ["share", "days", "spell"] });
});

describe("completion of keys", () => {
  check("of the plan", `${HEAD}<|>\n`, { has: ["tasks", "risks", "currency", "vision"], lacks: ["plan", "start", "people", "effort"] });
  check("of the plan, begun", "plan: P\nfin<|>", { has: ["finish"], take: ["finish", "plan: P\nfinish: 2026-03-05"] });
  check("of an empty file", "<|>", { has: ["plan", "start", "people", "releases", "tasks", "id", "currency", "materials"] });
  check("what every plan says before what few do", "plan: P\npeo<|>", { has: ["people", "people-from"] });
  check("what every task says before what few do", block("    <|>\n"), { has: ["title", "effort", "duration", "who", "after", "due", "release", "tasks", "points", "not-before"] });
  check("of a task in a block", block("    <|>\n"), { has: ["title", "effort", "who", "after", "due", "tasks"], lacks: ["plan", "people"] });
  check("of a task in braces", task("<|>"), { has: ["title", "effort", "tasks"] });
  check("never one that stands there", task("effort: 3d, <|>, due: 2026-03-01"), { has: ["title", "after"], lacks: ["effort", "due"] });
  check("never one that is excluded", task("milestone: true, <|>"), { lacks: ["effort", "duration", "points"], has: ["after"] });
  check("never one that excludes", task("effort: 3d, <|>"), { lacks: ["milestone"] });
  check("with a value to go on from", "tasks:\n  a: {ef<|>}", { take: ["effort", "tasks:\n  a: {effort: 5d}"] });
  check("with a list", "tasks:\n  a: {ta<|>}", { take: ["tags", "tasks:\n  a: {tags: []}".replace("[]", "[web, payments]").replace("[web, payments]", "[]")] });
  check("with a map", "risks:\n  r: {im<|>}", { take: ["impact", "risks:\n  r: {impact: {}}"] });
  check("with ids to come", "tasks:\n  a: {rel<|>}", { take: ["release", "tasks:\n  a: {release: }"] });
  check("with words to choose from", "tasks:\n  a: {sch<|>}", { take: ["schedule", "tasks:\n  a: {schedule: asap}"] });
  check("only the key where a colon stands", "tasks:\n  a:\n    ef<|>: 3d\n", { take: ["effort", "tasks:\n  a:\n    effort: 3d\n"] });
  check("of the tasks below", "tasks:\n  a:\n    ta<|>\n", { take: ["tasks", "tasks:\n  a:\n    tasks:\n      \n"] });
  check("with the file's line breaks", "plan: P\r\nta<|>", { take: ["tasks", "plan: P\r\ntasks:\r\n  "] });
  check("of a person", "people:\n  ana: {<|>}", { has: ["name", "role", "capacity", "leave"], lacks: ["effort"] });
  check("of a release", "releases:\n  beta:\n    <|>", { is: ["title", "date", "released", "budget", "notes"] });
  check("of a risk", "risks:\n  r:\n    <|>", { has: ["title", "probability", "impact", "actions"], lacks: ["effort"] });
  check("of a risk's impact", "risks:\n  r: {impact: {<|>}}", { is: ["time", "cost", "level"] });
  check("of a risk's action", "risks:\n  r:\n    actions:\n      stub: {<|>}", { has: ["effort", "who"] });
  check("of a calendar", "calendar:\n  <|>", { has: ["week", "holidays", "working"] });
  check("of a calendar by id", "calendars:\n  x: {<|>}", { has: ["week", "based-on"] });
  check("of an objective's result", "objectives:\n  o: {results: {r: {<|>}}}", { has: ["metric", "target"] });
  check("of a backlog item", "backlog:\n  i: {<|>}", { has: ["value", "reach", "moscow"] });
  check("of sprints", "sprints: {<|>}", { has: ["start", "length", "velocity"] });
  check("deep down", "tasks:\n  a:\n    tasks:\n      b:\n        tasks:\n          c:\n            <|>", { has: ["effort"] });
  check("a new task", `${HEAD}tasks:\n  <|>`, { is: ["new task", "new task with effort and people", "new milestone", "new summary"] });
  check("a new summary, indented", `${HEAD}tasks:\n  <|>`, { take: ["new summary", `${HEAD}tasks:\n  group:\n    title: Title\n    tasks:\n      task: {}`] });
  check("a new task in braces, never over several lines", "tasks: {<|>}", { has: ["new task", "new milestone"], lacks: ["new summary"] });
  check("codes to silence", task("allow: {<|>}"), { has: ["missed-deadline", "unassigned"], take: ["overload", task("allow: {overload: reason}")] });
  check("days of a week", "calendar:\n  week: {mon-thu: 09:00-17:00, <|>}", { has: ["mon-fri", "fri"], lacks: ["mon-thu"] });
  check("amounts of materials", "plan: P\nmaterials:\n  concrete: {unit: m3}\n  steel: {unit: t}\ntasks:\n  a: {materials: {steel: 3, <|>}}\n", { is: ["concrete"] });
  check("a new person", "people:\n  <|>", { is: ["new person", "new person with role"] });
  check("a new team", "teams:\n  co<|>", { take: ["new team", "teams:\n  core: []"] });
  check("nothing in a comment", "tasks:\n  a:\n    # <|>", { is: [] });
  check("nothing in a text", "tasks:\n  a:\n    notes: |\n      <|>x", { is: [] });
  check("nothing below a value", "plan:\n  <|>", { is: [] });
  check("nothing in an unknown map", "nonsense:\n  a:\n    <|>", { is: [] });
});

describe("completion of references", () => {
  check("nearest first", task("after: <|>"), { is: ["live", "docs", "ui", "api", "schema", "pay", "beta", "ga"] });
  check("nearest of all first", `${HEAD}${TASKS.replace("after: api, who: ana", "after: <|>")}`, { is: ["ui", "api", "schema", "pay", "beta"] });
  check("never itself, its summary, or what waits for it", `${HEAD}${TASKS.replace("after: schema, who: ben", "after: <|>, who: ben")}`, { is: ["schema"] });
  check("in a list", `${HEAD}${TASKS.replace("[pay, docs]", "[pay, <|>]")}`, { has: ["docs", "ui", "api"], lacks: ["live", "ga"] });
  check("in a list that is open", block("    after: [schema, <|>"), { has: ["live", "docs"] });
  check("in a block list", block("    after:\n      - <|>\n"), { has: ["live", "docs"] });
  check("in place of what is begun", task("after: sch<|>"), { take: ["schema", task("after: schema")] });
  check("and of what follows the cursor", task("after: sc<|>xx SS+1d"), { take: ["schema", task("after: schema SS+1d")] });
  check("kinds of link", task("after: schema <|>"), { has: ["FS", "SS", "FF", "SF", "+1d"] });
  check("a begun kind of link", task("after: schema S<|>"), { has: ["SS", "SF"], take: ["SS", task("after: schema SS")] });
  check("lags", task("after: schema SS<|>"), { has: ["+1d", "-1d", "+50%"], take: ["+2d", task("after: schema SS+2d")] });
  check("lags that are begun", task("after: schema +<|>"), { take: ["+1d", task("after: schema +1d")] });
  check("who", task("who: <|>"), { is: ["ana", "ben", "cai", "core", "lab", "any of …", "2 of …", "role …"] });
  check("who in a list", task("who: [ana, <|>]"), { has: ["ben", "core"] });
  check("who and how much", task("who: ana <|>"), { has: ["50%", "100%"], lacks: ["ben"] });
  check("any of whom", task("who: any of <|>"), { has: ["ana", "ben"], lacks: ["any of …"] });
  check("any of whom else", task("who: any of ana <|>"), { has: ["ben"], lacks: ["ana"] });
  check("any what", task("who: any <|>"), { is: ["of"] });
  check("what role", task("who: role <|>"), { is: ["backend", "data", "design"] });
  check("owner", task("owner: <|>"), { is: ["ana", "ben", "cai"] });
  check("release", task("release: <|>"), { is: ["beta", "ga"] });
  check("objective", task("objective: <|>"), { is: ["less"] });
  check("calendar", task("calendar: <|>"), { is: ["part-time"] });
  check("sprint", task("sprint: <|>"), { is: ["sprint-1", "sprint-2"] });
  check("metric", `${HEAD.replace("title: Less drop-off", "results: {r: {metric: <|>}}")}${TASKS}`, { is: ["rate"] });
  check("persona", `${HEAD}${TASKS}personas: {shop: {title: Small shop}}\nfeedback: {f: {text: Faster, persona: <|>}}\n`, { is: ["shop"] });
  check("kind of a metric", `${HEAD}${TASKS}metrics:\n  rate: {kind: <|>}\n`, { has: ["retention", "activation", "conversion", "nps"] });
  check("how far a competitor is", `${HEAD}${TASKS}competitors:\n  rival: {features: {export: <|>}}\n`, { has: ["yes", "partly", "no"] });
  check("what a risk affects", `${HEAD}${TASKS}risks:\n  r: {affects: <|>}\n`, { has: ["live", "pay", "beta", "plan"] });
  check("who is in a team", `${HEAD.replace("[ana, ben]", "[ana, <|>]")}${TASKS}`, { has: ["ben", "cai"], lacks: ["lab"] });
  check("who is responsible", task("raci: {r: <|>}"), { has: ["ana", "ben"] });
  check("never what the list names already", task("after: [schema SS+1d, <|>, docs]"), { is: ["live", "ui", "api", "pay", "beta", "ga"] });
  check("never what the list names already, in a block", block("    after:\n      - docs\n      - <|>\n      - ui FF\n"), { has: ["live", "api"], lacks: ["docs", "ui"] });
  check("finished and dropped work last", `${HEAD}tasks:\n  old: {effort: 1d, started: 2026-01-05, finished: 2026-01-05}\n  gone: {effort: 1d, status: dropped}\n  a: {effort: 1d}\n  b: {effort: 1d}\n  c: {after: <|>}\n`, { is: ["b", "a", "old", "gone", "beta", "ga"] });
  check("who works on the tasks of the same summary first", `${HEAD}${TASKS.replace("who: cai}", "who: <|>}")}`, { has: ["ana", "ben", "cai"] });
  check("who is busiest around", `${HEAD}tasks:\n  s:\n    tasks:\n      x: {who: cai}\n      y: {who: <|>}\n  z: {who: [ana, ben]}\n`, { has: ["cai", "ana", "ben", "core"] });
  check("who else", task("who: [ana 50%, <|>]"), { has: ["ben", "cai"], lacks: ["ana"] });
  it("with titles, never as markup", () => {
    const { analysis, offset } = withCursor(task("after: <|>"));
    const items = completion(analysis, FILE, offset);
    assert.deepEqual(items.slice(1, 4).map(({ label, kind, detail }) => [label, kind, detail]), [
      ["docs", "task", "Manual · 12 Feb – 13 Feb · ana"], ["ui", "task", "Payment page · 6 Feb – 13 Feb · cai"], ["api", "task", "Payment API · 5 Feb – 11 Feb · ben"],
    ]);
    assert.deepEqual(items[1]?.names, { plan: "checkout", id: "docs" });
  });
  it("of other plans, by the plan's name first", () => {
    const core = "plan: Core\nid: core\nreleases: {r1: {title: First}}\ntasks:\n  api: {title: API, after: checkout/new}\n  db: {title: Data}\n";
    const labels = (source: string): readonly string[] => {
      const { analysis, offset } = withCursor(source, { "core.plan.yaml": core });
      return completion(analysis, FILE, offset).map(({ label }) => label);
    };
    assert.equal(labels(task("after: <|>")).at(-1), "core/");
    assert.deepEqual(labels(task("after: core/<|>")), ["core/db", "core/r1"]);
    assert.deepEqual(labels(task("after: nothing/<|>")), []);
  });
  it("of people that another plan shares", () => {
    const { analysis, offset } = withCursor("plan: P\npeople-from: people.plan.yaml\ntasks:\n  a: {who: <|>}\n", { "people.plan.yaml": "plan: People\nid: people\npeople:\n  zoe: {name: Zoe}\n" });
    assert.equal(completion(analysis, FILE, offset)[0]?.label, "zoe");
  });
});

describe("completion of values", () => {
  check("durations", task("effort: <|>"), { has: ["1d", "3d", "1w", "3d..8d", "3d/5d/12d"] });
  check("units of a number", task("effort: 3<|>"), { has: ["3d", "3h", "3w"], take: ["3d", task("effort: 3d")] });
  check("units of a decimal", task("effort: 1.5<|>"), { take: ["1.5d", task("effort: 1.5d")] });
  check("the next of three points", task("effort: 3d/<|>"), { take: ["5d", task("effort: 3d/5d")] });
  check("what remains", task("remaining: <|>"), { has: ["1d"] });
  check("dates", task("due: <|>"), { has: ["2026-02-02", "2026-02-03", "2026-02-06", "2026-02-28"] });
  check("dates of the plan", task("due: <|>"), { has: ["2026-04-30", "2026-06-26", "2026-06-30"] });
  check("dates that go on from what is typed", task("due: 2026-04<|>"), { is: ["2026-04-30"] });
  check("status", task("status: <|>"), { is: ["todo", "doing", "review", "blocked", "done", "dropped"] });
  check("status of the board", `${HEAD}board: {qa: doing, live: done}\ntasks:\n  a: {status: <|>}\n`, { has: ["qa", "live", "todo"] });
  check("share done", task("done: <|>"), { has: ["10%", "50%", "100%"] });
  check("words", task("schedule: <|>"), { is: ["asap", "alap", "fixed"] });
  check("flags", task("milestone: <|>"), { is: ["true", "false"] });
  check("a date or none", "plan: P\nas-of: <|>\n", { has: ["2026-02-02"] });
  check("no words for free text", task("title: <|>"), { is: [] });
  check("words of a risk's response", "risks:\n  r: {response: <|>}", { has: ["avoid", "mitigate", "accept"] });
  it("days by their names in speech", () => {
    const { analysis, offset } = withCursor(task("due: <|>"));
    const items = completion(analysis, FILE, offset);
    assert.deepEqual(items.slice(0, 5).map(({ label, detail }) => [label, detail]), [
      ["2026-02-02", "today"], ["2026-02-03", "tomorrow"], ["2026-02-04", "Wednesday"], ["2026-02-05", "Thursday"], ["2026-02-06", "Friday"],
    ]);
  });
});

describe("completion of dates in words", () => {
  const firstOf = (line: string): readonly [string, string | undefined] => {
    const { analysis, offset } = withCursor(task(line));
    const [first] = completion(analysis, FILE, offset);
    assert.ok(first, "something is offered");
    assert.ok(first.filter !== undefined, "and it is found by its words");
    return [first.label, first.detail];
  };
  const cases: readonly (readonly [line: string, label: string])[] = [
    ["due: next friday<|>", "2026-02-13"], ["due: next fri<|>", "2026-02-13"], ["due: fri<|>", "2026-02-06"], ["due: tom<|>", "2026-02-03"],
    ["due: in 2 weeks<|>", "2026-02-16"], ["due: in 3<|>", "2026-02-05"], ["due: in 2 mon<|>", "2026-04-02"], ["due: end of q2<|>", "2026-06-30"],
    ["due: end of m<|>", "2026-02-28"], ["due: q3<|>", "2026-09-30"], ["not-before: q3<|>", "2026-07-01"], ["due: 12 mar<|>", "2026-03-12"],
    ["started: fri<|>", "2026-01-30"], ["finished: yest<|>", "2026-02-01"], ["due: public<|>", "2026-04-30"], ["due: end of march<|>", "2026-03-31"],
  ];
  for (const [line, label] of cases) it(`${line.replace("<|>", "")} is ${label}`, () => { assert.equal(firstOf(line)[0], label); });
  check("written in place of the words", task("due: next friday<|>"), { take: ["2026-02-13", task("due: 2026-02-13")] });
  check("for the second day of a span", `${HEAD.replace("{name: Ana Silva, role: backend}", "{available: 2026-02-02..end of q1<|>}")}`, { has: ["2026-03-31"] });
  check("nothing for what means nothing", task("due: whenever<|>"), { is: [] });
});

describe("completion of what the plan knows", () => {
  check("levels of the usual risk scale", `${HEAD}risks:\n  r: {impact: {level: <|>}}\n`, { is: ["minor", "moderate", "major", "severe"] });
  check("levels of the plan's own scale", `${HEAD}risk-matrix: {impact: {small: 1, large: 5}}\nrisks:\n  r: {impact: {level: <|>}}\n`, { is: ["small", "large"] });
  check("shares and levels of a probability", `${HEAD}risks:\n  r: {probability: <|>}\n`, { has: ["30%", "rare", "likely"] });
  check("tags, the most used first", `${HEAD}tasks:\n  a: {tags: [web]}\n  b: {tags: [api, web]}\n  c: {tags: [<|>]}\n`, { is: ["web", "api"] });
  check("roles", `${HEAD.replace("{role: design}", "{role: <|>}")}`, { has: ["backend", "data"] });
  check("currencies", "plan: P\ncurrency: <|>\n", { has: ["EUR", "USD"] });
  check("repeats", task("repeat: <|>"), { has: ["weekly on mon", "daily"] });
  check("what a column stands for", "plan: P\nboard: {qa: <|>}\n", { has: ["doing", "done"] });
  it("files to include, and plans to share people with", () => {
    const labels = (source: string): readonly string[] => {
      const { analysis, offset } = withCursor(source, { "team/more.plan.yaml": "tasks:\n  z: {}\n", "people.plan.yaml": "plan: People\npeople:\n  zoe: {}\n" });
      return completion(analysis, FILE, offset).map(({ label }) => label);
    };
    assert.deepEqual(labels("plan: P\ninclude: <|>\n"), ["team/more.plan.yaml"]);
    assert.deepEqual(labels("plan: P\npeople-from: <|>\n"), ["people.plan.yaml", "team/more.plan.yaml"]);
  });
  it("of a very large plan what fits the letters, however far away", () => {
    const many = Array.from({ length: 1500 }, (_, at) => `  t${String(at)}: {effort: 1d}\n`).join("");
    const { analysis, offset } = withCursor(`plan: P\ntasks:\n${many}  last: {after: t17<|>}\n`);
    const items = completion(analysis, FILE, offset);
    assert.ok(items.some(({ label }) => label === "t17") && items.length < 200);
  });
});

describe("completion while the text is broken", () => {
  const whole = `${HEAD}${TASKS}`;
  function checkTyping(name: string, source: string, expected: Expected): void {
    it(name, () => {
      const { analysis, text, offset } = afterTyping(whole, source);
      judge(completion(analysis, FILE, offset), text, offset, expected);
    });
  }
  checkTyping("an open bracket", `${whole}  new: {after: [<|>`, { has: ["live", "docs", "schema"] });
  checkTyping("an open brace before others", whole.replace("  docs: {", "  new: {after: <|>\n  docs: {"), { has: ["ui", "docs", "schema"] });
  checkTyping("a key without a colon above", `${whole}  new:\n    titl\n    after: <|>`, { has: ["docs", "schema"] });
  checkTyping("a key without a colon below", `${whole}  new:\n    <|>\n    titl\n`, { has: ["effort"] });
  checkTyping("a merge conflict", `${whole}<<<<<<< HEAD\n  new: {after: <|>}\n`, { has: ["docs"] });
  it("nothing for a file that is not there", () => {
    assert.deepEqual(completion(analysed({}), FILE, 0), []);
  });
});
