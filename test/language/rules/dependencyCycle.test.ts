import assert from "node:assert/strict";
import { check, fixes, planOf, relates, says, withCode } from "./checkProblems";

describe("rule dependency-cycle", () => {
  const cases = [
    "tasks:\n  a: {duration: 1d}\n  b: {duration: 1d, after: a}\n  c: {duration: 1d, after: [a, b]}",
    "tasks:\n  a: {duration: 1d, after: a}  #! dependency-cycle(a)",
    "tasks:\n  a: {duration: 1d, after: b}  #! dependency-cycle(b)\n  b: {duration: 1d, after: a}  #! dependency-cycle(a)",
    "tasks:\n  a: {duration: 1d, after: c}  #! dependency-cycle(c)\n  b: {duration: 1d, after: a}  #! dependency-cycle(a)\n  c: {duration: 1d, after: b}  #! dependency-cycle(b)",
    "tasks:\n  a: {duration: 1d, after: b SS+1d}  #! dependency-cycle(b SS+1d)\n  b: {duration: 1d, after: a SS}  #! dependency-cycle(a SS)",
    "tasks:\n  x: {duration: 1d}\n  a: {duration: 1d, after: [x, b]}  #! dependency-cycle(b)\n  b: {duration: 1d, after: [a, x]}  #! dependency-cycle(a)",
    "tasks:\n  s:\n    after: a  #! dependency-cycle(a)\n    tasks:\n      a: {duration: 1d}",
    "tasks:\n  s:\n    tasks:\n      a: {duration: 1d, after: s}  #! dependency-cycle(s)",
    "tasks:\n  s:\n    tasks:\n      a: {duration: 1d, after: b}  #! dependency-cycle(b)\n  b: {duration: 1d, after: s}  #! dependency-cycle(s)",
    "tasks:\n  a: {duration: 1d, after: b}  #! dependency-cycle(b)\n  b: {duration: 1d, after: a}  #! dependency-cycle(a)\n  c: {duration: 1d, after: d}  #! dependency-cycle(d)\n  d: {duration: 1d, after: c}  #! dependency-cycle(c)",
    "releases:\n  r: {title: R}\ntasks:\n  a: {duration: 1d, release: r, after: b}  #! dependency-cycle(b)\n  b: {duration: 1d, after: r}  #! dependency-cycle(r)",
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => check(planOf(body)));

  const three = planOf("tasks:\n  a: {duration: 1d, after: b}\n  b: {duration: 1d, after: c}\n  c: {duration: 1d, after: a}\n");
  it("tells the cycle in words", () => {
    assert.match(withCode(three, "dependency-cycle")[0]!.problem.message,
      /^These tasks wait for each other: `(\w)` waits for `(\w)`, `\2` waits for `(\w)`, `\3` waits for `\1`; remove one of these dependencies\.$/);
  });
  it("says so when a task waits for itself", () => {
    says(planOf("tasks:\n  a: {duration: 1d, after: a}"), "dependency-cycle", "`a` waits for itself; remove the dependency");
  });
  it("says how a summary comes into it", () => {
    says(planOf("tasks:\n  s:\n    tasks:\n      a: {duration: 1d, after: b}\n  b: {duration: 1d, after: s}"), "dependency-cycle",
      "These tasks wait for each other: `a` waits for `b`, `b` waits for `s`, which contains `a`; remove one of these dependencies");
    says(planOf("tasks:\n  s:\n    after: a\n    tasks:\n      a: {duration: 1d}"), "dependency-cycle", "`s` waits for `a`, which is part of `s`; remove the dependency");
    says(planOf("tasks:\n  s:\n    tasks:\n      a: {duration: 1d, after: s}"), "dependency-cycle", "`a` waits for `s`, which contains `a`; remove the dependency");
  });
  it("points at the other edges", () => relates(three, "dependency-cycle", ["`b` waits for `c`", "`c` waits for `a`"]));
  it("marks every edge once", () => assert.equal(withCode(three, "dependency-cycle").length, 3));
  it("removes the dependency", () => {
    fixes(three, "dependency-cycle", "Stop `c` waiting for `a`",
      planOf("tasks:\n  a: {duration: 1d, after: b}\n  b: {duration: 1d, after: c}\n  c: {duration: 1d}\n"));
  });
  it("counts the middle of a long cycle", () => {
    const tasks = Array.from({ length: 40 }, (_, i) => `  t${String(i)}: {duration: 1d, after: t${String((i + 1) % 40)}}`).join("\n");
    const found = withCode(planOf(`tasks:\n${tasks}\n`), "dependency-cycle");
    assert.equal(found.length, 40);
    assert.match(found[0]!.problem.message, /and so on through 40 tasks back to/);
    assert.ok(found[0]!.problem.message.length < 400);
    assert.equal(found[39]!.related.length, 8);
  });

  it("says each dependency of a knot once, and of very many cycles the link that closes each", () => {
    const ids = Array.from({ length: 60 }, (_, i) => `t${String(i)}`);
    const tasks = ids.map((id, i) => `  ${id}: {duration: 1d, after: [${ids.filter((_, j) => j !== i).join(", ")}]}`).join("\n");
    const found = withCode(planOf(`tasks:\n${tasks}\n`), "dependency-cycle");
    const places = new Set(found.map(({ range }) => range.start));
    assert.equal(places.size, found.length);
    assert.ok(found.length > 500 && found.length <= 1200, String(found.length));
    assert.match(found.at(-1)!.problem.message, /in one of many circles; remove the dependency\.$/);
  });

  describe("through other plans", () => {
    const other = (body: string): Record<string, string> => ({ "other.plan.yaml": `plan: O\nstart: 2026-01-05\nas-of: none\n${body}` });
    it("is found where it leaves the plan", () => check(planOf("tasks:\n  a: {duration: 1d, after: other/b}  #! dependency-cycle(other/b)"),
      other("tasks:\n  b: {duration: 1d, after: main/a}")));
    it("is none when the plans only refer to each other", () => check(planOf("tasks:\n  a: {duration: 1d}\n  c: {duration: 1d, after: other/b}"),
      other("tasks:\n  b: {duration: 1d, after: main/a}")));
    it("goes through summaries", () => check(planOf("tasks:\n  s:\n    tasks:\n      a: {duration: 1d, after: other/b}  #! dependency-cycle(other/b)"),
      other("tasks:\n  t: {after: main/s, tasks: {b: {duration: 1d}}}")));
    it("goes through releases", () => check(planOf("tasks:\n  a: {duration: 1d, after: other/r}  #! dependency-cycle(other/r)"),
      other("releases:\n  r: {title: R}\ntasks:\n  b: {duration: 1d, release: r, after: main/a}")));
    it("is none where a start waits for a start and a finish for a finish", () => check(planOf("tasks:\n  a: {duration: 1d, after: other/b SS}"),
      other("tasks:\n  b: {duration: 1d, after: main/a FF}")));
    it("is told plan by plan", () => says(planOf("tasks:\n  a: {duration: 1d, after: other/b}"), "dependency-cycle",
      "These tasks of several plans wait for each other: `main/a` waits for `other/b`, `other/b` waits for `main/a`; remove one of these dependencies",
      other("tasks:\n  b: {duration: 1d, after: main/a}")));
  });
});
