import { deepEqual, equal } from "node:assert/strict";
import { matchesPattern, resolvePath } from "../../../src/language/parse/paths";
import { createWorkspace } from "../../../src/language/workspace";
import type { Snapshot } from "../../../src/language/snapshotTypes";

function read(files: Readonly<Record<string, string>>): Snapshot {
  const workspace = createWorkspace();
  for (const [path, text] of Object.entries(files)) workspace.update(path, text);
  return workspace.snapshot();
}

/** The tasks of each plan, and problems as `file code`. */
function check(name: string, files: Readonly<Record<string, string>>, plans: Readonly<Record<string, readonly string[]>>, ...problems: readonly string[]): void {
  it(name, () => {
    const snapshot = read(files);
    deepEqual(Object.fromEntries(snapshot.plans.map((plan) => [plan.id, plan.tasks.map(({ item, depth }) => " ".repeat(depth) + item.id)])), plans);
    deepEqual(snapshot.problems.map((problem) => `${snapshot.fileOf(problem.at.item).path} ${problem.code}`), problems);
  });
}

const part = "tasks: {b: {effort: 1d}}\n";

describe("includes", () => {
  check("a file", { "a.plan.yaml": "plan: A\ninclude: b.plan.yaml\ntasks: {a: {effort: 1d}}\n", "b.plan.yaml": part }, { a: ["a", "b"] });
  check("files by a pattern, in the order of names", { "a.plan.yaml": "plan: A\ninclude: [\"x/*.plan.yaml\"]\n", "x/2.plan.yaml": part, "x/1.plan.yaml": "tasks: {c: {effort: 1d}}\n", "x/y/3.plan.yaml": "plan: Y\n" }, { a: ["c", "b"], "plan-1": [] });
  check("tasks below a task", { "a.plan.yaml": "plan: A\ntasks: {a: {include: b.plan.yaml}, c: {effort: 1d}}\n", "b.plan.yaml": part }, { a: ["a", " b", "c"] });
  check("from a folder upwards", { "x/a.plan.yaml": "plan: A\ninclude: ../b.plan.yaml\n", "b.plan.yaml": part }, { a: ["b"] });
  check("by address", { "file:///w/a.plan.yaml": "plan: A\ninclude: my b.plan.yaml\n", "file:///w/my%20b.plan.yaml": part }, { a: ["b"] });
  check("not found", { "a.plan.yaml": "plan: A\ninclude: [b.plan.yaml]\n" }, { a: [] }, "a.plan.yaml invalid-include");
  check("a whole plan", { "a.plan.yaml": "plan: A\ninclude: b.plan.yaml\n", "b.plan.yaml": "plan: B\n" }, { a: [], b: [] }, "a.plan.yaml invalid-include");
  check("itself", { "a.plan.yaml": "plan: A\ninclude: a.plan.yaml\n" }, { a: [] }, "a.plan.yaml invalid-include");
  check("a circle", { "a.plan.yaml": "plan: A\ninclude: b.plan.yaml\n", "b.plan.yaml": "include: c.plan.yaml\n", "c.plan.yaml": "include: b.plan.yaml\n" }, { a: [] }, "c.plan.yaml invalid-include");
  check("a circle without a plan", { "b.plan.yaml": "include: c.plan.yaml\n", "c.plan.yaml": "include: b.plan.yaml\n" }, { b: [] }, "c.plan.yaml invalid-include");
  check("into two plans", { "a.plan.yaml": "plan: A\ninclude: p.plan.yaml\n", "b.plan.yaml": "plan: B\ninclude: p.plan.yaml\n", "p.plan.yaml": part }, { a: ["b"], b: [] }, "b.plan.yaml invalid-include");
  check("an id that stands in both", { "a.plan.yaml": "plan: A\ninclude: b.plan.yaml\ntasks: {b: {effort: 1d}}\n", "b.plan.yaml": part }, { a: ["b"] }, "b.plan.yaml duplicate-id");
  check("a key that stands in both", { "a.plan.yaml": "plan: A\ninclude: b.plan.yaml\nstart: 2026-01-05\n", "b.plan.yaml": "start: 2026-01-06\n" }, { a: [] }, "b.plan.yaml duplicate-key");
  check("two plans of one id", { "a.plan.yaml": "plan: A\nid: x\n", "b.plan.yaml": "plan: B\nid: x\n" }, { x: [] }, "b.plan.yaml duplicate-id");
  check("people of another file are no plan", { "a.plan.yaml": "plan: A\npeople-from: p.plan.yaml\n", "p.plan.yaml": "people: {ana: {name: A}}\n" }, { a: [] });
  it("no further than eight deep", () => {
    const files = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`f${i}.plan.yaml`, `${i === 0 ? "plan: A\nid: a\n" : ""}include: f${i + 1}.plan.yaml\ntasks: {t${i}: {effort: 1d}}\n`]));
    const snapshot = read(files);
    equal(snapshot.planById("a")?.tasks.length, 9);
    equal(snapshot.problems.filter(({ message }) => message.includes("8 deep")).length, 1);
  });
  it("takes a removed file away", () => {
    const workspace = createWorkspace();
    workspace.update("a.plan.yaml", "plan: A\ninclude: b.plan.yaml\n");
    workspace.update("b.plan.yaml", part);
    equal(workspace.snapshot().planById("a")?.tasks.length, 1);
    workspace.remove("b.plan.yaml");
    equal(workspace.snapshot().planById("a")?.tasks.length, 0);
    equal(workspace.snapshot().problems[0]?.code, "invalid-include");
  });
});

describe("paths stay inside the workspace", () => {
  const refused = [
    "/etc/passwd", "//server/x", "\\\\server\\x", "C:\\x", "C:/x", "c:x", "file:///etc/passwd", "http://x/y", "data:x", "~/.ssh/id", "../x", "../../x", "a/../../x", "a/../../../x", "./../x",
    "..\\x", "a\\..\\..\\x", "%2e%2e/x", "%2E%2E%2Fx", "a/%2e%2e/%2e%2e/x", "..%2fx", "..%5cx", "%2fetc/passwd", "x\u0000y", "x\ny", "", "%zz/x", "x".repeat(2000), "vscode-remote:x", "%63:/x",
  ];
  for (const written of refused) {
    it(`${JSON.stringify(written.slice(0, 40))} is refused`, () => {
      equal("fault" in resolvePath("a.plan.yaml", written), true);
    });
  }
  for (const [from, written, path] of [
    ["a.plan.yaml", "b.plan.yaml", "b.plan.yaml"], ["x/a.plan.yaml", "../b.plan.yaml", "b.plan.yaml"], ["x/a.plan.yaml", "./y//b.plan.yaml", "x/y/b.plan.yaml"], ["/w/a.plan.yaml", "b.plan.yaml", "/w/b.plan.yaml"],
    ["file:///w/x%20y/a.plan.yaml", "b%20c.plan.yaml", "file:///w/x y/b c.plan.yaml"], ["C:/w/a.plan.yaml", "../b", "C:/b"],
  ] as const) {
    it(`${written} from ${from}`, () => {
      deepEqual(resolvePath(from, written), { path });
    });
  }
  for (const [pattern, path, fits] of [
    ["*.plan.yaml", "a.plan.yaml", true], ["*.plan.yaml", "x/a.plan.yaml", false], ["**/*.plan.yaml", "x/y/a.plan.yaml", true], ["**/*.plan.yaml", "a.plan.yaml", true], ["x/?.yaml", "x/a.yaml", true],
    ["x/?.yaml", "x/ab.yaml", false], ["a*b*c", "aXbYc", true], ["a*b*c", "acb", false], ["*", "", true],
  ] as const) {
    it(`${pattern} ${fits ? "fits" : "does not fit"} ${path}`, () => {
      equal(matchesPattern(pattern, path), fits);
    });
  }
});
