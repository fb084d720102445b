import { checkChange, checkRefused, type Change } from "./checkChange";
import type { TaskPlace } from "../../../src/core/model/planChange";

const move = (task: string, to: TaskPlace): Change => ({ kind: "relocate-task", task, to });

describe("moving a task to another place", () => {
  describe("before and behind", () => {
    checkChange("before another", "tasks:\n  a: {effort: 1d}\n  b: {effort: 2d} # two\n", move("b", { before: "a" }), "tasks:\n  b: {effort: 2d} # two\n  a: {effort: 1d}\n");
    checkChange("behind another", "tasks:\n  a: {effort: 1d}\n  b: {effort: 2d}\n  c: {effort: 3d}\n", move("a", { behind: "b" }), "tasks:\n  b: {effort: 2d}\n  a: {effort: 1d}\n  c: {effort: 3d}\n");
    checkChange("behind the last, no break at the end", "tasks:\n  a: {effort: 1d}\n  b: {effort: 2d}", move("a", { behind: "b" }), "tasks:\n  b: {effort: 2d}\n  a: {effort: 1d}");
    checkChange("the last before the first, no break at the end", "tasks:\n  a: {effort: 1d}\n  b: {effort: 2d}", move("b", { before: "a" }), "tasks:\n  b: {effort: 2d}\n  a: {effort: 1d}");
    checkChange("CRLF", "tasks:\r\n  a: {effort: 1d}\r\n  b:\r\n    effort: 2d\r\n\r\n    after: a\r\n", move("b", { before: "a" }), "tasks:\r\n  b:\r\n    effort: 2d\r\n\r\n    after: a\r\n  a: {effort: 1d}\r\n");
    checkChange("with its comments", "tasks:\n  # about a\n  a: {effort: 1d}\n\n  # about b,\n  # in two lines\n  b:\n    effort: 2d # e\n    # deeper\n  c: {effort: 1d}\n", move("b", { before: "a" }), "tasks:\n  # about b,\n  # in two lines\n  b:\n    effort: 2d # e\n    # deeper\n  # about a\n  a: {effort: 1d}\n\n  c: {effort: 1d}\n");
    checkChange("a comment apart stays", "tasks:\n  # all of it\n\n  a: {effort: 1d}\n  b: {effort: 2d}\n", move("a", { behind: "b" }), "tasks:\n  # all of it\n\n  b: {effort: 2d}\n  a: {effort: 1d}\n");
    checkChange("in braces", "tasks: {a: {effort: 1d}, b: {effort: 2d}, c: {effort: 3d}}\n", move("c", { before: "a" }), "tasks: {c: {effort: 3d}, a: {effort: 1d}, b: {effort: 2d}}\n");
    checkChange("in braces, behind", "tasks: {a: {effort: 1d}, b: {effort: 2d}, c: {effort: 3d}}\n", move("a", { behind: "b" }), "tasks: {b: {effort: 2d}, a: {effort: 1d}, c: {effort: 3d}}\n");
    checkChange("a whole summary", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      # note\n      b: {effort: 1d}\n  z: {effort: 1d}\n", move("s", { behind: "z" }), "tasks:\n  z: {effort: 1d}\n  s:\n    tasks:\n      a: {effort: 1d}\n      # note\n      b: {effort: 1d}\n");
    checkChange("where it is", "tasks:\n  a: {effort: 1d}\n  b: {effort: 2d}\n", move("a", { before: "b" }), "tasks:\n  a: {effort: 1d}\n  b: {effort: 2d}\n");
  });
  describe("into and out of a summary", () => {
    checkChange("into one", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  b:\n    effort: 2d\n    notes: |\n      one\n        two\n", move("b", { into: "s" }), "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      b:\n        effort: 2d\n        notes: |\n          one\n            two\n");
    checkChange("out of it", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n      b:\n        effort: 2d\n", move("b", { into: "" }), "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  b:\n    effort: 2d\n");
    checkChange("the last one out of it", "tasks:\n  s:\n    tasks: # parts\n      a: {effort: 1d}\n", move("a", { behind: "s" }), "tasks:\n  s:\n    tasks: {} # parts\n  a: {effort: 1d}\n");
    checkChange("and back again", "tasks:\n  s:\n    tasks: {} # parts\n  a: {effort: 1d}\n", move("a", { into: "s" }), "tasks:\n  s:\n    tasks: # parts\n      a: {effort: 1d}\n");
    checkChange("before a task in it", "tasks:\n  s:\n    tasks:\n      # first\n      a: {effort: 1d}\n  b: {effort: 2d}\n", move("b", { before: "a" }), "tasks:\n  s:\n    tasks:\n      b: {effort: 2d}\n      # first\n      a: {effort: 1d}\n");
    checkChange("of four columns", "tasks:\n    s:\n        tasks:\n            a: {effort: 1d}\n    b:\n        effort: 2d\n", move("b", { into: "s" }), "tasks:\n    s:\n        tasks:\n            a: {effort: 1d}\n            b:\n                effort: 2d\n");
    checkChange("into one that had none", "tasks:\n  s:\n    title: S\n  b: {effort: 2d}\n", move("b", { into: "s" }), "tasks:\n  s:\n    title: S\n    tasks:\n      b: {effort: 2d}\n");
    checkChange("into one that says nothing", "tasks:\n  s:\n  b: {effort: 2d}\n", move("b", { into: "s" }), "tasks:\n  s:\n    tasks:\n      b: {effort: 2d}\n");
    checkChange("into one in braces", "tasks:\n  s: {title: S}\n  b:\n    effort: 2d\n    after: []\n", move("b", { into: "s" }), "tasks:\n  s: {title: S, tasks: {b: {effort: 2d, after: []}}}\n");
    checkChange("out of braces", "tasks:\n  s: {tasks: {a: {effort: 1d}, b: {effort: 2d}}}\n", move("b", { into: "" }), "tasks:\n  s: {tasks: {a: {effort: 1d}}}\n  b: {effort: 2d}\n");
    checkChange("a list goes on one line in braces", "people: {ana: {}, ben: {}}\ntasks:\n  s: {title: S}\n  b:\n    effort: 2d\n    who:\n      - ana\n      - ben\n", move("b", { into: "s" }), "people: {ana: {}, ben: {}}\ntasks:\n  s: {title: S, tasks: {b: {effort: 2d, who: [ana, ben]}}}\n");
  });
  checkRefused("to itself", "tasks:\n  a: {effort: 1d}\n", move("a", { before: "a" }), /cannot be moved to itself/);
  checkRefused("into itself", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n", move("s", { into: "s" }), /cannot be moved to itself/);
  checkRefused("into a task below", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n", move("s", { before: "a" }), /cannot be moved into itself/);
  checkRefused("into what it waits for", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 2d, after: s}\n", move("b", { into: "s" }), /close a circle/);
  checkRefused("into what waits for it", "tasks:\n  s:\n    after: b\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 2d}\n", move("b", { into: "s" }), /close a circle/);
  checkRefused("by a summary to what its part waits for", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n  t:\n    tasks:\n      b: {effort: 2d, after: s}\n", move("t", { into: "s" }), /close a circle/);
  checkRefused("where the release makes a circle", "releases: {r: {date: 2026-03-01}}\ntasks:\n  s:\n    release: r\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 2d, after: r}\n", move("b", { into: "s" }), /close a circle/);
  checkRefused("with comments into braces", "tasks:\n  s: {title: S}\n  b:\n    effort: 2d # why\n", move("b", { into: "s" }), /cannot be changed from here/);
  checkRefused("an alias before its anchor", "tasks:\n  a: &x {effort: 1d}\n  b: *x\n", move("a", { behind: "b" }), /./);
  checkRefused("an action of a risk", "tasks: {a: {effort: 1d}}\nrisks: {r: {actions: {stub: {effort: 1d}}}}\n", move("stub", { into: "" }), /action of the risk/);
  checkRefused("to a person", "people: {ana: {}}\ntasks: {a: {effort: 1d}}\n", move("a", { into: "ana" }), /not a task/);
});
