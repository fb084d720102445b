import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlanChange } from "../../../src/core/model/planChange";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { createWorkspace } from "../../../src/language/workspace";
import { FILE, instant, planOf } from "./checkChange";
import { plans } from "./randomPlan";

const pieces = ["{", "}", "[", "]", "\"", "'", ":", ": ", " #", "\n", "\r\n", "  ", "- ", "&x ", "*x", "!t ", "|\n", "? ", "\t", "\ufeff", "---\n", "tasks:", "a", ",", "<<: "];

interface Mutation {
  readonly at: number;
  readonly cut: number;
  readonly piece: string;
}

const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ at: fc.nat(5000), cut: fc.nat(6), piece: fc.constantFrom(...pieces) }), { minLength: 1, maxLength: 3 },
);

function mutated(text: string, list: readonly Mutation[]): string {
  let result = text;
  for (const { at, cut, piece } of list) {
    const place = at % (result.length + 1);
    result = result.slice(0, place) + piece + result.slice(place + cut);
  }
  return result;
}

const ids = fc.constantFrom("schema", "payments", "pay-api", "pay-ui", "docs", "load.test", "__proto__");

const changes: fc.Arbitrary<Exclude<PlanChange, { readonly kind: "all" }>> = fc.oneof(
  ids.map(task => ({ kind: "move-task" as const, plan: "random", task, start: instant("2026-02-03 09:00") })),
  ids.map(task => ({ kind: "resize-task" as const, plan: "random", task, duration: 960 })),
  ids.map(id => ({ kind: "set-key" as const, plan: "random", id, key: "due", text: "2026-05-05" })),
  ids.map(id => ({ kind: "remove-key" as const, plan: "random", id, key: "due" })),
  fc.tuple(ids, ids).map(([task, on]) => ({ kind: "add-link" as const, plan: "random", task, on, type: "FS" as const })),
  fc.tuple(ids, ids).map(([task, on]) => ({ kind: "remove-link" as const, plan: "random", task, on })),
  ids.map(task => ({ kind: "set-progress" as const, plan: "random", task, done: 0.5, on: instant("2026-02-03 09:00") })),
  ids.map(parent => ({ kind: "add-task" as const, plan: "random", id: "new", parent, keys: [["effort", "1d"] as const] })),
  ids.map(id => ({ kind: "rename-id" as const, plan: "random", id, newId: "renamed" })),
  fc.tuple(ids, ids).map(([task, before]) => ({ kind: "relocate-task" as const, plan: "random", task, to: { before } })),
  fc.tuple(ids, ids).map(([task, into]) => ({ kind: "relocate-task" as const, plan: "random", task, to: { into } })),
  ids.map(before => ({ kind: "backlog-to-task" as const, plan: "random", id: "idea", to: { before } })),
  ids.map(id => ({ kind: "task-to-backlog" as const, plan: "random", id })),
  ids.map(task => ({ kind: "remove-task" as const, plan: "random", task })),
);

describe("changes of broken text", function () {
  this.timeout(3_600_000);

  it("never throw; what is made changes no other item", () => {
    fc.assert(fc.property(plans, mutations, changes, ({ text }, list, change) => {
      const workspace = createWorkspace();
      workspace.update(FILE, text);
      workspace.snapshot();
      const broken = mutated(text, list);
      workspace.update(FILE, broken);
      const before = workspace.snapshot();
      const result = changeToEdits(before, change);
      if (result.kind === "refused") {
        assert.match(result.message, /[.!?]$/);
        return;
      }
      for (const { start, end } of result.edits) assert.ok(start >= 0 && start <= end && end <= broken.length);
      workspace.update(FILE, applyEdits(broken, result.edits));
      const after = workspace.snapshot();
      if (["rename-id", "add-task", "add-items", "remove-task", "backlog-to-task", "task-to-backlog"].includes(change.kind)) return;
      const subject = "items" in change ? "" : "task" in change ? change.task : change.id;
      const items = (snapshot: typeof before): string[] => (snapshot.planById("random")?.tasks ?? []).map(({ item }) => item.id);
      if (change.kind === "relocate-task") assert.deepEqual(items(after).sort(), items(before).sort());
      else assert.deepEqual(items(after), items(before));
      for (const { item } of before.planById("random")?.tasks ?? []) {
        if (item.id === subject || (change.kind === "relocate-task" && "into" in change.to && change.to.into === item.id)) continue;
        assert.deepEqual([...after.planById("random")?.byId.get(item.id)?.keys.keys() ?? []], [...item.keys.keys()], `${item.id} has the keys that it had`);
      }
    }), { numRuns: Number(process.env["GANTRY_RUNS"] ?? 300) });
  });

  it("are made where the rest of the file is broken", () => {
    const snapshot = planOf("tasks:\n  a: {effort: 3d}\n  b: {effort: [\n  c:\n    effort: 1d\n");
    assert.ok(snapshot.problems.length > 0);
    const result = changeToEdits(snapshot, { kind: "set-key", plan: "p", id: "a", key: "due", text: "2026-03-01" });
    assert.equal(result.kind, "edits", result.kind === "refused" ? result.message : "");
  });
});
