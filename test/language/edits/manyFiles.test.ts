import assert from "node:assert/strict";
import type { PlanChange } from "../../../src/core/model/planChange";
import { applyEdits, changeToEdits, fixToEdits } from "../../../src/language/edits/applyChange";
import { createWorkspace } from "../../../src/language/workspace";
import type { Snapshot } from "../../../src/language/snapshotTypes";
import { instant } from "./checkChange";

const TEXTS: Readonly<Record<string, string>> = {
  "app/app.plan.yaml": "plan: App\nid: app\nas-of: none\nstart: 2026-01-05\ninclude: parts/*.plan.yaml\ntasks:\n  first: {effort: 1d}\n  part: {include: part.plan.yaml}\n",
  "app/part.plan.yaml": "tasks:\n  inner: {effort: 2d}\n",
  "app/parts/people.plan.yaml": "# who\npeople:\n  ana: {name: Ana}\n",
  "app/parts/voices.plan.yaml": "feedback:\n  f1: {text: Faster}\n",
  "core.plan.yaml": "plan: Core\nid: core\nas-of: none\nstart: 2026-01-05\nreleases:\n  r1: {date: 2026-02-01}\ntasks:\n  api: {effort: 3d}\n",
};

function snapshotOf(texts = TEXTS): Snapshot {
  const workspace = createWorkspace();
  for (const [path, text] of Object.entries(texts)) workspace.update(path, text);
  return workspace.snapshot();
}

/** Checks which file a change touches and what it says afterwards. */
function check(name: string, change: PlanChange, file: string, after: string): void {
  it(name, () => {
    const result = changeToEdits(snapshotOf(), change);
    assert.equal(result.kind, "edits", result.kind === "refused" ? result.message : "");
    if (result.kind !== "edits") return;
    assert.deepEqual([...new Set(result.edits.map(edit => edit.file))], [file]);
    assert.equal(applyEdits(TEXTS[file] ?? "", result.edits, file), after);
  });
}

function checkRefused(name: string, change: PlanChange, message: RegExp): void {
  it(`${name} is refused`, () => {
    const result = changeToEdits(snapshotOf(), change);
    assert.match(result.kind === "refused" ? result.message : JSON.stringify(result), message);
  });
}

describe("changes among several files", () => {
  const monday = instant("2026-01-12 09:00");
  check("items go into the included file that has their section", { kind: "add-items", plan: "app", section: "feedback", items: [{ id: "f2", keys: [["text", "Louder"]] }] },
    "app/parts/voices.plan.yaml", `${TEXTS["app/parts/voices.plan.yaml"] ?? ""}  f2: {text: Louder}\n`);
  check("and into the plan's own file where none has it", { kind: "add-items", plan: "app", section: "risks", items: [{ id: "r", keys: [["title", "R"]] }] },
    "app/app.plan.yaml", `${TEXTS["app/app.plan.yaml"] ?? ""}\nrisks:\n  r: {title: R}\n`);
  check("a task in an included file", { kind: "move-task", plan: "app", task: "inner", start: monday }, "app/part.plan.yaml", "tasks:\n  inner: {effort: 2d, not-before: 2026-01-12}\n");
  check("a person in an included file", { kind: "set-key", plan: "app", id: "ana", key: "capacity", text: "50%" }, "app/parts/people.plan.yaml", "# who\npeople:\n  ana: {name: Ana, capacity: 50%}\n");
  check("the plan's own keys", { kind: "set-key", plan: "app", id: "", key: "finish", text: "2026-03-01" }, "app/app.plan.yaml", (TEXTS["app/app.plan.yaml"] ?? "").replace("start: 2026-01-05\n", "start: 2026-01-05\nfinish: 2026-03-01\n"));
  check("a new sibling in an included file", { kind: "add-task", plan: "app", id: "next", afterSibling: "inner", keys: [] }, "app/part.plan.yaml", "tasks:\n  inner: {effort: 2d}\n  next:\n");
  check("a new task of the plan stands in its own file", { kind: "add-task", plan: "app", id: "next", keys: [] }, "app/app.plan.yaml", `${TEXTS["app/app.plan.yaml"] ?? ""}  next:\n`);
  check("a link across files", { kind: "add-link", plan: "app", task: "inner", on: "first", type: "FS" }, "app/part.plan.yaml", "tasks:\n  inner: {effort: 2d, after: first}\n");
  check("a link across plans", { kind: "add-link", plan: "app", task: "first", on: "core/api", type: "SS", lag: "+1d" }, "app/app.plan.yaml", (TEXTS["app/app.plan.yaml"] ?? "").replace("first: {effort: 1d}", "first: {effort: 1d, after: core/api SS+1d}"));
  check("a link to another plan's release", { kind: "add-link", plan: "app", task: "first", on: "core/r1", type: "FS" }, "app/app.plan.yaml", (TEXTS["app/app.plan.yaml"] ?? "").replace("first: {effort: 1d}", "first: {effort: 1d, after: core/r1}"));
  checkRefused("a task inside what is included", { kind: "add-task", plan: "app", id: "next", parent: "part", keys: [] }, /another file/);
  checkRefused("another plan's unknown task", { kind: "add-link", plan: "app", task: "first", on: "core/nothing", type: "FS" }, /no task or release `core\/nothing`/);
  checkRefused("a plan that is not there", { kind: "move-task", plan: "gone", task: "a", start: monday }, /no plan `gone`/);
  checkRefused("a name of JavaScript's own", { kind: "move-task", plan: "app", task: "__proto__", start: monday }, /There is no `__proto__`/);

  it("a circle through another plan is refused", () => {
    const texts = { "a.plan.yaml": "plan: A\nid: a\ntasks:\n  x: {after: b/y}\n", "b.plan.yaml": "plan: B\nid: b\ntasks:\n  y: {effort: 1d}\n" };
    const result = changeToEdits(snapshotOf(texts), { kind: "add-link", plan: "b", task: "y", on: "a/x", type: "FS" });
    assert.match(result.kind === "refused" ? result.message : "", /circle/);
  });
  it("ids that JavaScript knows are ids like any other", () => {
    const text = "plan: P\nid: p\nas-of: none\nstart: 2026-01-05\ntasks:\n  constructor: {effort: 1d}\n  toString: {effort: 1d, after: constructor}\n";
    const snapshot = snapshotOf({ "p.plan.yaml": text });
    const result = changeToEdits(snapshot, { kind: "rename-id", plan: "p", id: "constructor", newId: "valueOf" });
    assert.equal(result.kind === "edits" ? applyEdits(text, result.edits) : result.message, text.replaceAll("constructor", "valueOf"));
  });
  it("a fix that puts text at a place", () => {
    const snapshot = snapshotOf();
    const item = snapshot.planById("app")?.byId.get("inner");
    assert.ok(item);
    const fix = { title: "Rename", change: { kind: "replace-text" as const, at: { item, span: item.idSpan }, newText: "deep" } };
    const result = fixToEdits(snapshot, fix);
    assert.equal(result.kind === "edits" ? applyEdits(TEXTS["app/part.plan.yaml"] ?? "", result.edits) : "", "tasks:\n  deep: {effort: 2d}\n");
  });
  it("leave the snapshot that they were asked of as it was", () => {
    const snapshot = snapshotOf();
    const before = JSON.stringify([...snapshot.files].map(([path, file]) => [path, file.text]));
    const tasks = snapshot.planById("app")?.tasks;
    changeToEdits(snapshot, { kind: "rename-id", plan: "app", id: "inner", newId: "deep" });
    assert.equal(JSON.stringify([...snapshot.files].map(([path, file]) => [path, file.text])), before);
    assert.equal(snapshot.planById("app")?.tasks, tasks);
  });
});
