import { deepEqual, equal, match, ok } from "node:assert/strict";
import { createCalendarBook } from "../../../src/core/calendar/calendarBook";
import { dayNumber } from "../../../src/core/calendar/civil";
import { readPlan } from "../../../src/language/snapshot";
import { shortProblems } from "./support/oneValue";

/** Reads a text and compares its problems, each as `code "text" [-> correction]`. */
function check(name: string, text: string, ...problems: readonly string[]): void {
  it(name, () => {
    deepEqual(shortProblems(readPlan(text)), problems);
  });
}

const task = (keys: string) => `tasks:\n  a: {${keys}}\n`;
const block = (keys: string) => `tasks:\n  a:\n    ${keys}\n`;

describe("keys", () => {
  check("unknown, near one", task("effrt: 3d"), "unknown-key effrt -> effort");
  check("unknown, in other letters", task("notBefore: 2026-01-05"), "unknown-key notBefore -> not-before");
  check("unknown, near none", task("xyzzy: 3d"), "unknown-key xyzzy");
  check("unknown at the top", "peple:\n  ana: {}\n", "unknown-key peple -> people");
  check("unknown in a value", "calendar: {weeek: {}}\n", "unknown-key weeek -> week");
  check("unknown in a person", "people: {ana: {roll: x}}\n", "unknown-key roll -> role");
  check("the word of another tool", task("depends-on: b"), "unknown-key depends-on -> after");
  check("the word of another tool for what is called otherwise in a person", "people: {ana: {vacation: {2026-01-05: x}}}\n", "unknown-key vacation -> leave");
  check("the word of another tool at the top", "title: x\n", "unknown-key title -> plan");
  check("a date that is a key of the plan alone", task("start: 2026-01-05"), "unknown-key start -> not-before");
  check("twice in a task", task("effort: 1d, effort: 2d"), "duplicate-key effort");
  check("twice at the top", "start: 2026-01-05\nstart: 2026-01-06\n", "duplicate-key start");
  check("a section twice", "tasks:\n  a: {effort: 1d}\ntasks:\n  b: {effort: 1d}\n", "duplicate-key tasks");
  check("twice in a map", "board: {a: todo, a: done}\n", "duplicate-key a");
  check("twice in a week", "calendar: {week: {mon: 09:00-10:00, mon: 10:00-11:00}}\n", "duplicate-key mon");
  check("a day in two ranges of a week", "calendar: {week: {mon-wed: 09:00-10:00, wed-fri: 10:00-11:00, thu: 08:00-09:00}}\n", "duplicate-key wed-fri");
  check("a day by two names", "calendar: {week: {mon: 09:00-10:00, mon-mon: 10:00-11:00}}\n", "duplicate-key mon-mon");
  check("a date by two names", "people: {ana: {capacity: {2026-01-05: 50%, 2026-01-05 00:00: 100%}}}\n", "duplicate-key 2026-01-05 00:00");
  check("tasks twice", "tasks:\n  a:\n    tasks:\n      b: {effort: 1d}\n    tasks:\n      c: {effort: 1d}\n", "duplicate-key tasks");
  check("that exclude each other", task("effort: 1d, milestone: true"), "conflicting-keys milestone");
  check("that exclude each other, in the other order", task("milestone: true, duration: 1d"), "conflicting-keys duration");
  check("milestone: false excludes nothing", task("effort: 1d, milestone: false"));
  check("two fixed dates", task("start-on: 2026-01-05, finish-on: 2026-01-06"), "conflicting-keys finish-on");
  check("keys of a value that exclude each other", "baselines: {k: {ref: v1, file: a.csv}}\n", "conflicting-keys file");
  check("a newer language", "language: 2\n", "newer-language 2");
  check("this language", "language: 1\n");
  check("merge keys are no keys", "tasks:\n  a: &x {effort: 1d}\n  b: {<<: *x}\n", "invalid-value <<");
  it("names what stands first", () => {
    const [problem] = readPlan(task("effort: 1d, effort: 2d")).problems;
    equal(problem?.related?.length, 1);
  });
  it("keeps the first of two values of a day, and says so", () => {
    const { plans: [plan], problems } = readPlan("calendar: {week: {mon-wed: 09:00-10:00, wed-fri: 10:00-11:00}}\npeople: {ana: {capacity: {2026-01-05: 50%, 2026-01-05 00:00: 100%}}}\n");
    deepEqual(plan?.settings.calendar?.week?.[2], [[540, 600]]);
    deepEqual(plan?.people.get("ana")?.capacity?.steps.map(({ value }) => value), [0.5]);
    deepEqual(problems.map(({ message, related }) => [message, related?.length]), [
      ["`wed` stands twice here; the first one counts. Take one of them away.", 1],
      ["`2026-01-05 00:00` stands twice here; the first one counts. Take one of them away.", 1],
    ]);
  });
  it("takes a day of a week that cannot be read from what the calendar is based on, the others as written", () => {
    const { plans: [plan], problems } = readPlan("calendar: {week: {mon-wed: 09:00-25:00, thu: 10:00-12:00, sat: off}}\ncalendars:\n  a: {week: {thu: 09-10-11, fri: 08:00-12:00}}\n  b: {based-on: a, week: {mon-fri: 07:00-09:00, fri: never, sat: 7}}\n  c: {based-on: a, week: {mon-fri: never, fri: 07:00-08:00}}\n");
    ok(plan);
    const book = createCalendarBook(plan);
    const minutes = (time = book.plan): readonly number[] => Array.from({ length: 7 }, (_, day) => time.between((dayNumber(2026, 1, 5) + day) * 1440, (dayNumber(2026, 1, 6) + day) * 1440));
    deepEqual(minutes(), [480, 480, 480, 120, 0, 0, 0]);
    deepEqual(book.week.map(hours => hours.length), [1, 1, 1, 1, 0, 0, 0]);
    deepEqual(minutes(book.named("a")), [0, 0, 0, 120, 240, 0, 0]);
    deepEqual(minutes(book.named("b")), [120, 120, 120, 120, 120, 0, 0]);
    deepEqual(minutes(book.named("c")), [0, 0, 0, 120, 60, 0, 0]);
    equal(problems.length, 6);
  });
  it("keeps the first of two values", () => {
    const read = readPlan(task("points: 1, points: 2")).plans[0]?.tasks[0]?.item;
    equal(read?.points, 1);
  });
  it("offers to remove either of two keys that exclude each other", () => {
    const [problem] = readPlan("id: p\n" + task("effort: 1d, milestone: true")).problems;
    deepEqual(problem?.fixes?.map(({ change }) => change), [{ kind: "remove-key", plan: "p", id: "a", key: "milestone" }, { kind: "remove-key", plan: "p", id: "a", key: "effort" }]);
  });
});

describe("ids", () => {
  check("twice among tasks", "tasks:\n  a: {effort: 1d}\n  a: {effort: 2d}\n", "duplicate-id a -> a-2");
  check("twice at different depths", "tasks:\n  a: {tasks: {b: {effort: 1d}}}\n  b: {effort: 1d}\n", "duplicate-id b -> b-2");
  check("a person and a task", "people: {a: {name: A}}\ntasks: {a: {effort: 1d}}\n", "duplicate-id a -> a-2");
  check("an action of a risk and a task", "tasks: {a: {effort: 1d}}\nrisks: {r: {probability: 1%, actions: {a: {effort: 1d}}}}\n", "duplicate-id a -> a-2");
  check("feedback is not referred to", "tasks: {a: {effort: 1d}}\nfeedback: {a: {text: x}}\n");
  check("feedback twice", "feedback: {a: {text: x}, a: {text: y}}\n", "duplicate-key a -> a-2");
  check("in other case", "tasks: {a: {effort: 1d}, A: {effort: 1d}}\n");
  check("taken words", "tasks: {role: {effort: 1d}}\n", "invalid-value role -> role-1");
  check("wrong letters", "tasks: {my task: {effort: 1d}}\n", "invalid-value my task -> my-task");
  check("a wrong end", "tasks: {a-: {effort: 1d}}\n", "invalid-value a- -> a");
  check("__proto__", "tasks: {__proto__: {effort: 1d}}\n", "invalid-value __proto__ -> proto");
  check("constructor is an id", "tasks: {constructor: {effort: 1d}, toString: {effort: 1d}}\n");
  check("letters, digits, dots", "tasks: {a: {effort: 1d}, Z9: {effort: 1d}, a.b_c-d: {effort: 1d}}\n");
  it("takes the first of two tasks", () => {
    const plan = readPlan("tasks:\n  a: {points: 1}\n  a: {points: 2, tasks: {b: {}}}\n").plans[0];
    deepEqual(plan?.tasks.map(({ item }) => [item.id, item.points]), [["a", 1]]);
  });
});

describe("empty values", () => {
  check("a task", "tasks:\n  docs:\n");
  check("a task before another", "tasks:\n  docs:\n  more: {effort: 1d}\n");
  check("a person", "people:\n  ana:\n");
  check("a release", "releases:\n  beta:\n", "invalid-value beta");
  check("a key", block("effort:"), "invalid-value ");
  check("a section", "tasks:\n");
  check("an empty summary", block("tasks:"));
  it("makes a summary of an empty block of tasks", () => {
    equal(readPlan(block("tasks:")).plans[0]?.tasks[0]?.item.summary, true);
    equal(readPlan(block("title: x")).plans[0]?.tasks[0]?.item.summary, false);
    equal(readPlan("tasks: {a: {include: x.plan.yaml}}").plans[0]?.tasks[0]?.item.summary, true);
  });
});

describe("lost text", () => {
  check("behind a hash", block("title: Fix #12"), "lost-text Fix #12 -> \"Fix #12\"");
  check("all of it behind a hash", block("title: #12"), "lost-text #12 -> \"#12\"", "invalid-value ");
  check("a comment is none", block("title: Fix # see 12"));
  check("a comment behind a figure is none", block("effort: 3d #three"));
  check("behind a comma", task("title: Cards, wallets"), "lost-text wallets -> \"Cards, wallets\"");
  check("behind two commas", task("title: Cards, wallets, cash"), "lost-text wallets -> \"Cards, wallets\"", "lost-text cash -> \"Cards, wallets, cash\"");
  check("without a space", task("effort:3d"), "lost-text effort:3d -> effort: 3d");
  check("days with a comma", "calendar: {week: {mon,wed: 09:00-10:00}}\n", "lost-text mon");
  check("a star in front", block("title: *soon*"), "lost-text *soon* -> \"*soon*\"");
  check("stars of a pattern", block("files: **/*.ts"), "lost-text **/*.ts -> \"**/*.ts\"");
  check("an ampersand in front", block("title: &co and more"), "lost-text &co and more -> \"&co and more\"");
  check("an anchor in use", block("title: &co and more\n    notes: *co"));
  check("a list of patterns", block("files: [\"**/*.ts\"]"));
});

describe("aliases, tags and documents", () => {
  check("an alias in one item", block("title: &t Long\n    notes: *t"));
  check("an alias over items", "tasks:\n  a: {who: &w [ana]}\n  b: {who: *w}\npeople: {ana: {name: A}}\n");
  check("a tag on a value", block("title: !!str x"), "invalid-value x");
  check("a tag on an item", "tasks:\n  a: !x {effort: 1d}\n", "invalid-value {effort: 1d}");
  check("a document start", "---\nplan: x\n");
  check("a second document", "plan: x\n---\nplan: y\n", "yaml-syntax ---");
  check("a list at the top", "- a\n", "yaml-syntax - a");
  check("JSON", "{\"tasks\": {\"a\": {\"effort\": \"1d\"}}}\n");
  it("reads an alias as what it stands for", () => {
    const plan = readPlan("tasks:\n  a: {who: &w [ana, ben]}\n  b: {who: *w}\n").plans[0];
    deepEqual(plan?.tasks[1]?.item.who?.map(({ of }) => of[0]?.id), ["ana", "ben"]);
  });
});

describe("faulty text stays local", () => {
  const good = "tasks:\n  a: {effort: 1d}\n  b:\n    effort: 2d\n  c: {effort: 3d}\n";
  for (const [name, from, to] of [
    ["an open quote", "effort: 2d", "title: \"x"], ["an open brace", "{effort: 3d}", "{effort: 3d"], ["an open bracket", "effort: 2d", "after: [a"], ["a colon in a value", "effort: 2d", "title: x: y"],
    ["a word alone", "effort: 2d", "effort: 2d\n    tit"], ["a reserved sign", "effort: 2d", "title: @x"], ["a tab", "    effort: 2d", "\t\teffort: 2d"], ["a dedent", "    effort: 2d", "    effort: 2d\n   title: x"],
  ] as const) {
    it(name, () => {
      const snapshot = readPlan(good.replace(from, to));
      ok(snapshot.problems.length > 0);
      for (const { code, message } of snapshot.problems) {
        equal(code, "yaml-syntax");
        match(message, /^[A-Z`].*[.:;!?]$/);
      }
      deepEqual(snapshot.plans[0]?.tasks.map(({ item }) => item.id), ["a", "b", "c"]);
    });
  }
  for (const [value, quoted] of [["@ana", "\"@ana\""], ["%x", "\"%x\""], ["`x`", "\"`x`\""], ["Fix: the thing", "\"Fix: the thing\""]] as const) {
    it(`${value} is offered in quotes, and those put it right`, () => {
      const text = block(`title: ${value}\n    effort: 1d`);
      const snapshot = readPlan(text);
      const change = snapshot.problems[0]?.fixes?.[0]?.change;
      ok(change?.kind === "replace-text");
      equal(change.newText, quoted);
      const { start, end } = snapshot.locate(change.at);
      deepEqual(readPlan(text.slice(0, start) + change.newText + text.slice(end)).problems, []);
    });
  }
  for (const braces of ["{title: Fix: the thing, effort: 1d}", "{effort: 1d, title: Fix: the thing}", "{title: Fix: the thing , effort: 1d}"]) {
    it(`${braces}: the text is offered in quotes, and those put it right`, () => {
      const text = `tasks:\n  a: ${braces}\n`;
      const snapshot = readPlan(text);
      match(snapshot.problems[0]?.message ?? "", /must be quoted/);
      const change = snapshot.problems[0]?.fixes?.[0]?.change;
      ok(change?.kind === "replace-text");
      equal(change.newText, "\"Fix: the thing\"");
      const { start, end } = snapshot.locate(change.at);
      deepEqual(readPlan(text.slice(0, start) + change.newText + text.slice(end)).problems, []);
    });
  }
  it("an item that is typed loses nothing but itself", () => {
    const snapshot = readPlan("tasks:\n  a: {effort: 1d}\n  ne\n  c: {effort: 3d}\n");
    deepEqual(shortProblems(snapshot), ["yaml-syntax ne -> ne:"]);
    deepEqual(snapshot.plans[0]?.tasks.map(({ item }) => item.id), ["a", "c"]);
  });
  it("an item that stands less deep is named and read", () => {
    const snapshot = readPlan("tasks:\n    a: {effort: 1d}\n  b: {effort: 3d}\n");
    deepEqual(shortProblems(snapshot), ["yaml-syntax b"]);
    deepEqual(snapshot.plans[0]?.tasks.map(({ item }) => item.id), ["a", "b"]);
  });
  check("conflict markers", "plan: x\n<<<<<<< HEAD\nstart: 2026-01-05\n=======\nfinish: 2026-01-05\n>>>>>>> b\n", "merge-conflict <<<<<<< HEAD", "merge-conflict =======", "merge-conflict >>>>>>> b");
});
