import { checkChange, checkRefused, type Change } from "./checkChange";

type Key = readonly [string, string];

function add(id: string, where: { parent?: string; afterSibling?: string } = {}, ...keys: Key[]): Change {
  return { kind: "add-task", id, keys, ...where };
}

const effort: Key = ["effort", "2d"];
const many: Key[] = [["title", "New"], effort, ["after", "a"], ["who", "ana"], ["due", "2026-02-01"]];
const people = "people: {ana: {}}\n";

describe("adding a task", () => {
  describe("at the end of the plan", () => {
    checkChange("block", "tasks:\n  a: {effort: 1d}\n", add("n", {}, effort), "tasks:\n  a: {effort: 1d}\n  n: {effort: 2d}\n");
    checkChange("no break at the end", "tasks:\n  a: {effort: 1d}", add("n", {}, effort), "tasks:\n  a: {effort: 1d}\n  n: {effort: 2d}");
    checkChange("CRLF", "tasks:\r\n  a: {effort: 1d}\r\n", add("n", {}, effort), "tasks:\r\n  a: {effort: 1d}\r\n  n: {effort: 2d}\r\n");
    checkChange("without keys", "tasks:\n  a: {effort: 1d}\n", add("n"), "tasks:\n  a: {effort: 1d}\n  n:\n");
    checkChange("with many keys", `${people}tasks:\n  a: {effort: 1d}\n`, add("n", {}, ...many), `${people}tasks:\n  a: {effort: 1d}\n  n:\n    title: New\n    effort: 2d\n    after: a\n    who: ana\n    due: 2026-02-01\n`);
    checkChange("with many keys, four columns", `${people}tasks:\n    a:\n        effort: 1d\n`, add("n", {}, ...many), `${people}tasks:\n    a:\n        effort: 1d\n    n:\n        title: New\n        effort: 2d\n        after: a\n        who: ana\n        due: 2026-02-01\n`);
    checkChange("before what follows", "tasks:\n  a: {effort: 1d}\n\n# the rest\nbacklog:\n  i: {title: I}\n", add("n", {}, effort), "tasks:\n  a: {effort: 1d}\n  n: {effort: 2d}\n\n# the rest\nbacklog:\n  i: {title: I}\n");
    checkChange("behind a summary", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d} # last\n", add("n", {}, effort), "tasks:\n  s:\n    tasks:\n      a: {effort: 1d} # last\n  n: {effort: 2d}\n");
    checkChange("in braces", "tasks: {a: {effort: 1d}}\n", add("n", {}, effort), "tasks: {a: {effort: 1d}, n: {effort: 2d}}\n");
    checkChange("in empty braces", "tasks: {}\n", add("n", {}, effort), "tasks: {n: {effort: 2d}}\n");
    checkChange("tasks without a value", "tasks:\n", add("n", {}, effort), "tasks:\n  n: {effort: 2d}\n");
    checkChange("tasks without a value before others", "tasks:\nbacklog: {}\n", add("n", {}, effort), "tasks:\n  n: {effort: 2d}\nbacklog: {}\n");
    checkChange("no tasks yet", "currency: EUR\n", add("n", {}, effort), "currency: EUR\ntasks:\n  n: {effort: 2d}\n");
    checkChange("no tasks yet, sections apart", "people:\n  ana: {}\n\nbacklog:\n  i: {title: I}\n", add("n", {}, effort), "people:\n  ana: {}\n\ntasks:\n  n: {effort: 2d}\n\nbacklog:\n  i: {title: I}\n");
    checkChange("a title with a comma", "tasks:\n  a: {effort: 1d}\n", add("n", {}, ["title", "Cards, wallets"]), "tasks:\n  a: {effort: 1d}\n  n: {title: \"Cards, wallets\"}\n");
  });
  describe("after a sibling", () => {
    checkChange("block", "tasks:\n  a: {effort: 1d}\n  b: {effort: 1d}\n", add("n", { afterSibling: "a" }, effort), "tasks:\n  a: {effort: 1d}\n  n: {effort: 2d}\n  b: {effort: 1d}\n");
    checkChange("with its comments", "tasks:\n  a:\n    effort: 1d # e\n    # about a\n\n  # about b\n  b: {effort: 1d}\n", add("n", { afterSibling: "a" }, effort), "tasks:\n  a:\n    effort: 1d # e\n    # about a\n  n: {effort: 2d}\n\n  # about b\n  b: {effort: 1d}\n");
    checkChange("below a summary", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      b: {effort: 1d}\n", add("n", { afterSibling: "a" }, effort), "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      n: {effort: 2d}\n      b: {effort: 1d}\n");
    checkChange("behind all of a summary", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 1d}\n", add("n", { afterSibling: "s" }, effort), "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  n: {effort: 2d}\n  b: {effort: 1d}\n");
    checkChange("in braces", "tasks: {a: {effort: 1d}, b: {effort: 1d}}\n", add("n", { afterSibling: "a" }, effort), "tasks: {a: {effort: 1d}, n: {effort: 2d}, b: {effort: 1d}}\n");
    checkChange("in braces over lines", "tasks: {\n  a: {effort: 1d},\n  b: {effort: 1d}\n}\n", add("n", { afterSibling: "b" }, effort), "tasks: {\n  a: {effort: 1d},\n  b: {effort: 1d},\n  n: {effort: 2d}\n}\n");
  });
  describe("inside a parent", () => {
    checkChange("at its end", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 1d}\n", add("n", { parent: "s" }, effort), "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      n: {effort: 2d}\n  b: {effort: 1d}\n");
    checkChange("that had none", "tasks:\n  s:\n    title: S\n  b: {effort: 1d}\n", add("n", { parent: "s" }, effort), "tasks:\n  s:\n    title: S\n    tasks:\n      n: {effort: 2d}\n  b: {effort: 1d}\n");
    checkChange("that is in braces", "tasks:\n  s: {title: S}\n", add("n", { parent: "s" }, effort), "tasks:\n  s: {title: S, tasks: {n: {effort: 2d}}}\n");
    checkChange("that is empty", "tasks:\n  s:\n  b: {effort: 1d}\n", add("n", { parent: "s" }, effort), "tasks:\n  s:\n    tasks:\n      n: {effort: 2d}\n  b: {effort: 1d}\n");
    checkChange("that is empty, CRLF", "tasks:\r\n  s: # later\r\n  b: {effort: 1d}\r\n", add("n", { parent: "s" }, effort), "tasks:\r\n  s: # later\r\n    tasks:\r\n      n: {effort: 2d}\r\n  b: {effort: 1d}\r\n");
    checkChange("with empty tasks", "tasks:\n  s:\n    tasks:\n", add("n", { parent: "s" }, effort), "tasks:\n  s:\n    tasks:\n      n: {effort: 2d}\n");
    checkChange("in empty braces", "tasks:\n  s: {}\n", add("n", { parent: "s" }, effort), "tasks:\n  s: {tasks: {n: {effort: 2d}}}\n");
  });
  describe("as an action of a risk", () => {
    checkChange("that has some", "tasks: {}\nrisks:\n  r:\n    probability: 10%\n    actions:\n      a: {effort: 1d}\n", add("n", { parent: "r" }, effort), "tasks: {}\nrisks:\n  r:\n    probability: 10%\n    actions:\n      a: {effort: 1d}\n      n: {effort: 2d}\n");
    checkChange("that has none", "tasks: {}\nrisks:\n  r: {probability: 10%}\n", add("n", { parent: "r" }, effort), "tasks: {}\nrisks:\n  r: {probability: 10%, actions: {n: {effort: 2d}}}\n");
    checkChange("that has none, in a block", "tasks: {}\nrisks:\n  r:\n    probability: 10%\n", add("n", { parent: "r" }, effort), "tasks: {}\nrisks:\n  r:\n    probability: 10%\n    actions:\n      n: {effort: 2d}\n");
    checkChange("behind another", "tasks: {}\nrisks:\n  r: {probability: 10%, actions: {a: {effort: 1d}}}\n", add("n", { afterSibling: "a" }, effort), "tasks: {}\nrisks:\n  r: {probability: 10%, actions: {a: {effort: 1d}, n: {effort: 2d}}}\n");
  });
  checkRefused("a person as parent", "people: {ana: {}}\ntasks: {}\n", add("n", { parent: "ana" }), /neither a task nor a risk/);
  checkRefused("a taken id", "tasks:\n  a: {effort: 1d}\n", add("a"), /taken/);
  checkRefused("no id", "tasks:\n  a: {effort: 1d}\n", add("a b"), /cannot be an id/);
  checkRefused("an unknown parent", "tasks:\n  a: {effort: 1d}\n", add("n", { parent: "x" }), /There is no `x`/);
  checkRefused("an unknown sibling", "tasks:\n  a: {effort: 1d}\n", add("n", { afterSibling: "x" }), /There is no `x`/);
  checkRefused("a wrong key", "tasks:\n  a: {effort: 1d}\n", add("n", {}, ["colour", "red"]), /would be wrong/);
  checkRefused("a key that smuggles another task", "tasks:\n  a: {effort: 1d}\n", add("n", {}, ["title", "x\n  b: {effort: 1d}"]), /./);
});
