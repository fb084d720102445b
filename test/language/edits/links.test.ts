import type { LinkType } from "../../../src/core/model/values";
import { checkChange, checkRefused, type Change } from "./checkChange";

function link(task: string, on: string, type: LinkType = "FS", lag?: string): Change {
  return { kind: "add-link", task, on, type, ...(lag === undefined ? {} : { lag }) };
}

function cut(task: string, on: string): Change {
  return { kind: "remove-link", task, on };
}

const three = "tasks:\n  a: {effort: 1d}\n  b: {effort: 1d}\n";

describe("linking tasks", () => {
  checkChange("the first link", `${three}  c: {effort: 1d}\n`, link("c", "a"), `${three}  c: {effort: 1d, after: a}\n`);
  checkChange("of a kind", `${three}  c: {effort: 1d}\n`, link("c", "a", "SS"), `${three}  c: {effort: 1d, after: a SS}\n`);
  checkChange("with a lag", `${three}  c: {effort: 1d}\n`, link("c", "a", "FS", "+2d"), `${three}  c: {effort: 1d, after: a FS+2d}\n`);
  checkChange("with a lead", `${three}  c: {effort: 1d}\n`, link("c", "a", "FF", "-50%"), `${three}  c: {effort: 1d, after: a FF-50%}\n`);
  checkChange("of an empty task", `${three}  c:\n`, link("c", "a"), `${three}  c: {after: a}\n`);
  checkChange("block item", `${three}  c:\n    effort: 1d # e\n    due: 2026-02-01\n`, link("c", "a"), `${three}  c:\n    effort: 1d # e\n    after: a\n    due: 2026-02-01\n`);
  checkChange("a single one becomes a list", `${three}  c: {effort: 1d, after: a}\n`, link("c", "b"), `${three}  c: {effort: 1d, after: [a, b]}\n`);
  checkChange("a single one with a lag", `${three}  c:\n    after: a SS+1d # why\n`, link("c", "b"), `${three}  c:\n    after: [a SS+1d, b] # why\n`);
  checkChange("a quoted one", `${three}  c: {after: "a"}\n`, link("c", "b"), `${three}  c: {after: ["a", b]}\n`);
  checkChange("one more of a flow list", `${three}  d: {effort: 1d}\n  c: {after: [a, b]}\n`, link("c", "d"), `${three}  d: {effort: 1d}\n  c: {after: [a, b, d]}\n`);
  checkChange("a trailing comma", `${three}  c: {after: [a,]}\n`, link("c", "b"), `${three}  c: {after: [a, b,]}\n`);
  checkChange("spaces", `${three}  c: {after: [ a ]}\n`, link("c", "b"), `${three}  c: {after: [ a, b ]}\n`);
  checkChange("an empty list", `${three}  c: {after: []}\n`, link("c", "b"), `${three}  c: {after: [b]}\n`);
  checkChange("a list over lines", `${three}  c:\n    after: [\n      a # first\n    ]\n`, link("c", "b"), `${three}  c:\n    after: [\n      a, # first\n      b\n    ]\n`);
  checkChange("a block list", `${three}  c:\n    after:\n      - a # first\n    due: 2026-02-01\n`, link("c", "b"), `${three}  c:\n    after:\n      - a # first\n      - b\n    due: 2026-02-01\n`);
  checkChange("a block list at its key", `${three}  c:\n    after:\n    - a`, link("c", "b"), `${three}  c:\n    after:\n    - a\n    - b`);
  checkChange("CRLF", "tasks:\r\n  a:\r\n  c:\r\n    after:\r\n      - a\r\n  b:\r\n", link("c", "b"), "tasks:\r\n  a:\r\n  c:\r\n    after:\r\n      - a\r\n      - b\r\n  b:\r\n");
  checkChange("a release", `releases: {r: {date: 2026-03-01}}\n${three}`, link("b", "r"), "releases: {r: {date: 2026-03-01}}\ntasks:\n  a: {effort: 1d}\n  b: {effort: 1d, after: r}\n");
  checkChange("with the plan's own name", three, link("b", "p/a"), "tasks:\n  a: {effort: 1d}\n  b: {effort: 1d, after: p/a}\n");
  checkChange("a summary", `tasks:\n  s: {tasks: {a: {effort: 1d}}}\n  b: {effort: 1d}\n`, link("b", "s"), `tasks:\n  s: {tasks: {a: {effort: 1d}}}\n  b: {effort: 1d, after: s}\n`);
  checkRefused("itself", three, link("a", "a"), /itself/);
  checkRefused("itself by its plan", three, link("a", "p/a"), /itself/);
  checkRefused("a second time", "tasks:\n  a: {effort: 1d}\n  b: {after: a}\n", link("b", "a", "SS"), /already/);
  checkRefused("back again", "tasks:\n  a: {effort: 1d}\n  b: {after: a}\n", link("a", "b"), /circle/);
  checkRefused("a longer way back", "tasks:\n  a: {effort: 1d}\n  b: {after: a}\n  c: {after: b}\n", link("a", "c", "FF"), /circle/);
  checkRefused("its own summary", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n", link("a", "s"), /part of/);
  checkRefused("what stands below", "tasks:\n  s:\n    tasks:\n      a: {effort: 1d}\n", link("s", "a"), /circle/);
  checkRefused("a way back through a summary", "tasks:\n  s:\n    after: b\n    tasks:\n      a: {effort: 1d}\n  b: {effort: 1d}\n", link("b", "a"), /circle/);
  checkRefused("a way back through a release", "releases: {r: {date: 2026-03-01}}\ntasks:\n  a: {release: r}\n  b: {after: r}\n", link("a", "b"), /circle/);
  checkRefused("its own release", "releases: {r: {date: 2026-03-01}}\ntasks:\n  a: {release: r}\n", link("a", "r"), /circle/);
  checkRefused("nothing", three, link("a", "x"), /no task or release `x`/);
  checkRefused("another plan that is not there", three, link("a", "core/x"), /no plan `core`/);
  checkRefused("a person", `people: {ana: {}}\n${three}`, link("a", "ana"), /no task or release/);
  checkRefused("a wrong lag", three, link("b", "a", "FS", "2 days"), /lag/);
  checkRefused("someone unknown", three, link("x", "a"), /There is no `x`/);
  checkRefused("a list that is an alias", `${three}  d: {after: &l [a]}\n  c: {after: *l}\n`, link("c", "b"), /edit it in the file/);
});

describe("cutting links", () => {
  checkChange("the only one", `${three}  c: {effort: 1d, after: a}\n`, cut("c", "a"), `${three}  c: {effort: 1d}\n`);
  checkChange("the only one of a task that has nothing else", `${three}  c: {after: a}\n`, cut("c", "a"), `${three}  c: {}\n`);
  checkChange("the only one in a block", `${three}  c:\n    after: a SS+2d # why\n    due: 2026-02-01\n`, cut("c", "a"), `${three}  c:\n    # why\n    due: 2026-02-01\n`);
  checkChange("the only one of a list", `${three}  c: {effort: 1d, after: [a]}\n`, cut("c", "a"), `${three}  c: {effort: 1d}\n`);
  checkChange("the first of a list", `${three}  c: {after: [a, b]}\n`, cut("c", "a"), `${three}  c: {after: [b]}\n`);
  checkChange("the last of a list", `${three}  c: {after: [a SS, b FS+1d]}\n`, cut("c", "b"), `${three}  c: {after: [a SS]}\n`);
  checkChange("one of a block list", `${three}  c:\n    after:\n      - a # first\n      - b # second\n`, cut("c", "a"), `${three}  c:\n    after:\n      # first\n      - b # second\n`);
  checkChange("the only one of a block list", `${three}  c:\n    after:\n      - a\n    due: 2026-02-01\n`, cut("c", "a"), `${three}  c:\n    due: 2026-02-01\n`);
  checkChange("by the plan's own name", `${three}  c: {effort: 1d, after: p/a}\n`, cut("c", "a"), `${three}  c: {effort: 1d}\n`);
  checkChange("one that is not there", three, cut("b", "a"), three);
});

describe("writing a link another way", () => {
  const link = (task: string, on: string, how: object): Change => ({ kind: "change-link", task, on, type: "FS", ...how });
  const two = "tasks:\n  a: {effort: 1d}\n  d: {effort: 1d}\n";
  checkChange("as an overlap", `${two}  b: {after: a}\n`, link("b", "a", { type: "SS", lag: "+2d" }), `${two}  b: {after: a SS+2d}\n`);
  checkChange("one of a list", `${two}  b:\n    after:\n      - d # first\n      - a +2d # why\n`, link("b", "a", {}), `${two}  b:\n    after:\n      - d # first\n      - a # why\n`);
  checkChange("by the plan's own name, CRLF", `tasks:\r\n  a: {effort: 1d}\r\n  b: {after: [p/a FS+1d]}\r\n`, link("b", "a", { type: "SS" }), `tasks:\r\n  a: {effort: 1d}\r\n  b: {after: [p/a SS]}\r\n`);
  checkChange("on something else", `${two}  b: {after: [a SS]}\n`, link("b", "a", { type: "SS", newOn: "d" }), `${two}  b: {after: [d SS]}\n`);
  checkRefused("that is not there", `${two}  b: {effort: 1d}\n`, link("b", "a", {}), /does not wait/);
  checkRefused("with a wrong lag", `${two}  b: {after: a}\n`, link("b", "a", { lag: "2 days" }), /not a lag/);
  checkRefused("on itself", `${two}  b: {after: a}\n`, link("b", "a", { newOn: "b" }), /itself/);
  checkRefused("on what waits for it", `${two}  b: {after: a}\n  c: {after: b}\n`, link("b", "a", { newOn: "c" }), /circle/);
});
