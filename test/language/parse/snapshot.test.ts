import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import type { Snapshot } from "../../../src/language/snapshotTypes";
import { readPlan } from "../../../src/language/snapshot";
import { createWorkspace } from "../../../src/language/workspace";

const text = `# a plan
plan: Demo
start: 2026-01-05
people: {ana: {name: Ana}}
tasks:
  one:
    title: First
    tasks:
      two: {effort: 1d, after: [three, "four"]}
      # in between
      three:
        effort: 2d

    release: beta
  four: {effort: 3d}
releases:
  beta: {date: 2026-03-01}
checks: {ok: "overload = 0"}
`;

/** What the spans of a key point at. */
function spansOf(snapshot: Snapshot, id: string, path: string): readonly [key: string, value: string] {
  const plan = snapshot.plans[0];
  const item = id === "" ? plan?.settings : plan?.byId.get(id);
  const spans = item?.keys.get(path);
  ok(item !== undefined && spans !== undefined, `${id} ${path}`);
  const cut = (span: { readonly start: number; readonly end: number }) => {
    const range = snapshot.locate({ item, span });
    return snapshot.files.get(range.file)?.text.slice(range.start, range.end) ?? "";
  };
  return [cut(spans.key), cut(spans.value)];
}

describe("spans", () => {
  const cases: readonly (readonly [id: string, path: string, key: string, value: string])[] = [
    ["", "plan", "plan", "Demo"], ["", "start", "start", "2026-01-05"], ["", "checks", "checks", "{ok: \"overload = 0\"}"], ["", "checks.ok", "ok", "\"overload = 0\""],
    ["ana", "name", "name", "Ana"], ["one", "title", "title", "First"], ["one", "release", "release", "beta"], ["two", "after", "after", "[three, \"four\"]"],
    ["two", "after.0", "three", "three"], ["two", "after.1", "\"four\"", "\"four\""], ["three", "effort", "effort", "2d"], ["beta", "date", "date", "2026-03-01"],
  ];
  for (const [id, path, key, value] of cases) {
    it(`${id}.${path}`, () => {
      deepEqual(spansOf(readPlan(text), id, path), [key, value]);
    });
    it(`${id}.${path} after text in front of it grew, shrank and came back`, () => {
      const workspace = createWorkspace();
      for (const front of ["", "# one more line\n", "\n\n", ""]) {
        workspace.update("a.plan.yaml", front + text.replace("First", "First"));
        deepEqual(spansOf(workspace.snapshot(), id, path), [key, value]);
      }
    });
  }
  it("with CRLF and a mark of byte order", () => {
    const other = readPlan(`\uFEFF${text.replace(/\n/g, "\r\n")}`);
    deepEqual(other.problems, []);
    for (const [id, path, key, value] of cases) deepEqual(spansOf(other, id, path), [key, value]);
  });
  it("of references inside quotes point at the id", () => {
    const snapshot = readPlan(text);
    const item = snapshot.plans[0]?.tasks[1]?.item;
    const ref = item?.after?.[1]?.on;
    ok(item !== undefined && ref !== undefined);
    const range = snapshot.locate({ item, span: ref.at });
    equal(text.slice(range.start, range.end), "four");
  });
  it("of an item end with its own text", () => {
    const snapshot = readPlan(text);
    const ends = ["one", "two", "three", "four", "beta", "ana"].map((id) => {
      const item = snapshot.plans[0]?.byId.get(id);
      ok(item);
      const range = snapshot.locate({ item, span: item.span });
      return text.slice(Math.max(range.start, range.end - 8), range.end);
    });
    deepEqual(ends, ["se: beta", "\"four\"]}", "fort: 2d", "ort: 3d}", "-03-01}}".slice(0, 7) === "-03-01}" ? "6-03-01}" : "", "me: Ana}"]);
  });
});

describe("items in a file", () => {
  const snapshot = readPlan(text);
  const file = snapshot.files.get("plan.plan.yaml");
  it("stand in the order of the text, the plan's own keys first", () => {
    deepEqual(file?.items.map(({ id }) => id), ["", "ana", "one", "two", "three", "four", "beta"]);
    const starts = file.items.slice(1).map((item) => file.startOf(item));
    deepEqual(starts, [...starts].sort((a, b) => a - b));
  });
  for (const [at, id] of [["First", "one"], ["two:", "two"], ["effort: 2d", "three"], ["release: beta", "one"], ["four: {", "four"], ["name", "ana"], ["Demo", ""], ["overload", ""], ["date", "beta"]] as const) {
    it(`${at} stands in ${id === "" ? "the plan's own keys" : id}`, () => {
      equal(snapshot.itemAt("plan.plan.yaml", text.indexOf(at) + 1)?.id, id);
    });
  }
  it("nothing stands in a comment at the top", () => {
    equal(snapshot.itemAt("plan.plan.yaml", 2), undefined);
    equal(snapshot.itemAt("other.plan.yaml", 2), undefined);
  });
  it("an included text below a task keeps its own file", () => {
    const workspace = createWorkspace();
    workspace.update("a.plan.yaml", "plan: A\ntasks: {x: {include: b.plan.yaml}}\n");
    workspace.update("b.plan.yaml", "tasks:\n  y: {effort: 1d}\n");
    const both = workspace.snapshot();
    const item = both.planById("a")?.byId.get("y");
    ok(item);
    deepEqual(both.locate({ item, span: item.idSpan }), { file: "b.plan.yaml", start: 9, end: 10 });
    equal(both.files.get("b.plan.yaml")?.plan, "a");
    equal(both.planOfFile("b.plan.yaml")?.id, "a");
  });
});

describe("snapshots", () => {
  it("are the same object until something changes", () => {
    const workspace = createWorkspace();
    workspace.update("a.plan.yaml", text);
    const first = workspace.snapshot();
    workspace.update("a.plan.yaml", text);
    equal(workspace.snapshot(), first);
    workspace.update("b.plan.yaml", "plan: B\n");
    const second = workspace.snapshot();
    notEqual(second, first);
    equal(second.planById("a"), first.planById("a"));
    equal(second.files.get("a.plan.yaml"), first.files.get("a.plan.yaml"));
  });
  it("keep the plan when only the words of a comment change", () => {
    const workspace = createWorkspace();
    workspace.update("a.plan.yaml", text);
    const first = workspace.snapshot().plans[0];
    workspace.update("a.plan.yaml", text.replace("# in between", "# IN BETWEEN"));
    equal(workspace.snapshot().plans[0], first);
  });
  it("keep what was read last of an item with a fault, and say so", () => {
    const workspace = createWorkspace();
    workspace.update("a.plan.yaml", text);
    const before = workspace.snapshot().plans[0]?.byId.get("four");
    workspace.update("a.plan.yaml", text.replace("{effort: 3d}", "{effort: 3d, title: \"x}"));
    const snapshot = workspace.snapshot();
    equal(snapshot.plans[0]?.byId.get("four"), before);
    ok(before !== undefined && snapshot.fileOf(before).faulty.has(before));
    deepEqual([...new Set(snapshot.problems.map(({ code }) => code))], ["yaml-syntax"]);
  });
  it("an item stands in one place: equal lines are items of their own", () => {
    const snapshot = readPlan("tasks:\n  a: {tasks: {}}\nrisks:\n  r: {probability: 1%, actions: {x: {effort: 1d}}}\n  s: {probability: 1%, actions: {x: {effort: 1d}}}\n");
    const items = snapshot.files.get("plan.plan.yaml")?.items ?? [];
    equal(new Set(items).size, items.length);
  });
  it("reading ahead changes nothing but the time", () => {
    const workspace = createWorkspace();
    for (const _ of workspace.prepare("a.plan.yaml", text)) ok(true);
    workspace.update("a.plan.yaml", text);
    const [plan] = workspace.snapshot().plans;
    deepEqual(plan?.tasks.map(({ item }) => item), readPlan(text, "a.plan.yaml").plans[0]?.tasks.map(({ item }) => item));
  });
  it("count lines as editors do", () => {
    deepEqual(readPlan("plan: x\r\nid: y\rstart: 2026-01-05\n").files.get("plan.plan.yaml")?.lineStarts, [0, 9, 15, 33]);
  });
  it("number the tasks as a tree, actions of risks last", () => {
    const plan = readPlan("risks:\n  r: {probability: 1%, actions: {fix: {effort: 1d}}}\ntasks:\n  a:\n    tasks:\n      b:\n        tasks: {c: {}, d: {}}\n  e: {}\n").plans[0];
    deepEqual(plan?.tasks.map(({ item, index, parent, depth, end, risk }) => [item.id, index, parent, depth, end, risk]), [
      ["a", 0, -1, 0, 4, undefined], ["b", 1, 0, 1, 4, undefined], ["c", 2, 1, 2, 3, undefined], ["d", 3, 1, 2, 4, undefined], ["e", 4, -1, 0, 5, undefined], ["fix", 5, -1, 0, 6, "r"],
    ]);
    equal(plan.risks.get("r")?.actions[0], plan.tasks[5]?.item);
    equal(plan.taskIndex.get("e"), 4);
  });
});
