import assert from "node:assert/strict";
import fc from "fast-check";
import type { Task } from "../../../src/core/model/items";
import type { PlanChange, TaskPlace, TextEdit } from "../../../src/core/model/planChange";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { applyReplacements } from "../../../src/language/edits/replacement";
import { readAgain } from "../../../src/language/readAgain";
import { readPlan } from "../../../src/language/snapshot";
import { createWorkspace } from "../../../src/language/workspace";
import type { Snapshot } from "../../../src/language/snapshotTypes";
import { FILE, instant } from "./checkChange";
import { plans } from "./randomPlan";

/** 1,000 in the normal run; `GANTRY_RUNS` asks for more. */
const CASES = Number(process.env["GANTRY_RUNS"] ?? 1000);

/** A change of one thing. */
type OneChange = Exclude<PlanChange, { readonly kind: "all" }>;

const ids = fc.constantFrom("schema", "payments", "pay-api", "pay-ui", "docs", "load.test", "stub");
const keyTexts: fc.Arbitrary<readonly [string, string]> = fc.constantFrom<readonly [string, string]>(
  ["title", "New title"], ["title", "\"a: b, c # d\""], ["effort", "4d"], ["due", "2026-05-05"], ["who", "[ana, ben 20%]"], ["notes", "plain, with comma"],
  ["tags", "[x, y]"], ["status", "doing"], ["priority", "700"], ["after", "schema"],
);

const places: fc.Arbitrary<TaskPlace> = fc.oneof(
  ids.map(before => ({ before })), ids.map(behind => ({ behind })), fc.constantFrom({ into: "" }, { into: "payments" }, { into: "docs" }),
);

const changes: fc.Arbitrary<OneChange> = fc.oneof(
  fc.record({ kind: fc.constant("move-task" as const), plan: fc.constant("random"), task: ids, start: fc.integer({ min: instant("2026-01-01"), max: instant("2026-03-01") }) }),
  fc.record({ kind: fc.constant("resize-task" as const), plan: fc.constant("random"), task: ids, duration: fc.integer({ min: 1, max: 20 }).map(halves => halves * 240) }),
  fc.tuple(ids, keyTexts).map(([id, [key, text]]) => ({ kind: "set-key" as const, plan: "random", id, key, text })),
  fc.tuple(ids, keyTexts).map(([id, [key]]) => ({ kind: "remove-key" as const, plan: "random", id, key })),
  fc.record({ kind: fc.constant("add-link" as const), plan: fc.constant("random"), task: ids, on: ids, type: fc.constantFrom("FS" as const, "SS" as const) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("remove-link" as const), plan: fc.constant("random"), task: ids, on: fc.constantFrom("schema", "pay-api", "docs") }) },
  { weight: 3, arbitrary: fc.record({
    kind: fc.constant("change-link" as const), plan: fc.constant("random"), task: ids, on: fc.constantFrom("schema", "pay-api", "docs"),
    type: fc.constantFrom("SS" as const, "FF" as const), lag: fc.constantFrom("", "+2d", "-50%"),
  }) },
  fc.record({ kind: fc.constant("set-progress" as const), plan: fc.constant("random"), task: ids, done: fc.constantFrom(0, 0.3, 0.5, 1), on: fc.constant(instant("2026-02-03 10:00")) }),
  fc.tuple(fc.constantFrom("new", "docs"), fc.constantFrom<object>({}, { parent: "payments" }, { parent: "docs" }, { afterSibling: "schema" }, { afterSibling: "pay-ui" }), keyTexts)
    .map(([id, where, key]) => ({ kind: "add-task" as const, plan: "random", id, keys: [key, ["effort", "1d"] as const].slice(0, key[0] === "effort" ? 1 : 2), ...where })),
  fc.tuple(fc.oneof(ids, fc.constantFrom("ana", "ben")), fc.constantFrom("renamed", "x.y", "docs", "2x")).map(([id, newId]) => ({ kind: "rename-id" as const, plan: "random", id, newId })),
  { weight: 2, arbitrary: fc.tuple(ids, places).map(([task, to]) => ({ kind: "relocate-task" as const, plan: "random", task, to })) },
  { weight: 1, arbitrary: places.map(to => ({ kind: "backlog-to-task" as const, plan: "random", id: "idea", to })) },
  { weight: 2, arbitrary: fc.tuple(fc.oneof(ids, fc.constant("spare")), fc.constantFrom({}, { before: "idea" })).map(([id, where]) => ({ kind: "task-to-backlog" as const, plan: "random", id, ...where })) },
  { weight: 1, arbitrary: fc.tuple(fc.oneof(ids, fc.constant("idea")), fc.constantFrom(["", "y, z"], ["", "x"], ["x", ""], ["x", "y"])).map(([id, [take = "", put = ""]]) => ({ kind: "swap-in-list" as const, plan: "random", id, key: "tags" as const, take, put })) },
  { weight: 1, arbitrary: ids.map(task => ({ kind: "remove-task" as const, plan: "random", task })) },
);

interface Outcome {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Lives on from case to case, as an editor's does. */
const workspace = createWorkspace();

/** Makes the change; undefined when it was refused or says nothing new. */
function make(text: string, change: OneChange): Outcome | undefined {
  workspace.update(FILE, text);
  const before = workspace.snapshot();
  const result = changeToEdits(before, change);
  if (result.kind === "refused") {
    assert.match(result.message, /^[^\n]+[.!]$/);
    return undefined;
  }
  if (result.edits.length === 0) return undefined;
  const edited = applyEdits(text, result.edits);
  const after = readPlan(edited, FILE);
  assert.deepEqual(meaning(readAgain(before, result.edits)), meaning(after), "a preview says what the text says when it is read anew");
  return { before, after, text: edited, edits: result.edits };
}

/** The replacements that take the edits back. */
function undoOf(text: string, edits: readonly TextEdit[]): { start: number; end: number; newText: string }[] {
  let shift = 0;
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end).map(({ start, end, newText }) => {
    const undo = { start: start + shift, end: start + shift + newText.length, newText: text.slice(start, end) };
    shift += newText.length - (end - start);
    return undo;
  });
}

/** What the plan says, without where it says so; one line for each item. */
function meaning(snapshot: Snapshot): Map<string, string> {
  const plan = snapshot.planById("random");
  assert.ok(plan);
  const skip = new Set(["at", "span", "idSpan", "keys", "actions"]);
  const say = (value: unknown): string => JSON.stringify(value, (key, inner: unknown) => (skip.has(key) ? undefined : inner instanceof Map ? [...inner] : inner));
  const lines = new Map([...plan.byId].map(([id, item]) => [id, say(item)]));
  return lines.set("", say(plan.settings)).set("/tree", plan.tasks.map(({ item, parent }) => `${item.id}<${String(parent)}`).join(" "));
}

function comments(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)(# (?:about|why)[^\r\n]*)/g)].map(match => match[1] ?? "");
}

/** The item that a change is about. */
function subject(change: OneChange): string {
  if (change.kind === "add-items") return change.items[0]?.id ?? "";
  return "task" in change ? change.task : change.id;
}

/** Where a bare day begins on the usual calendar: on a day off an actual start stays at midnight. */
function bareMinute(day: number): number {
  return (day + 3) % 7 < 5 ? 540 : 0;
}

function intended(change: OneChange, { before, after }: Outcome): void {
  const task = after.planById("random")?.byId.get(subject(change)) as Task | undefined;
  switch (change.kind) {
    case "set-key":
    case "remove-key":
      assert.equal(task?.keys.has(change.key), change.kind === "set-key");
      break;
    case "change-link":
    case "add-link":
      assert.ok(task?.after?.some(({ on, type }) => on.id === change.on && type === change.type));
      break;
    case "remove-link":
      assert.ok(task?.after?.every(({ on }) => on.id !== change.on) !== false);
      break;
    case "set-progress":
      assert.equal(change.done === 1, task?.finished !== undefined);
      if (change.done > 0 && change.done < 1) assert.equal(task?.done, change.done);
      break;
    case "move-task":
      assert.ok([task?.notBefore, task?.startOn, task?.started].some(date => date !== undefined && date.day === Math.floor(change.start / 1440) && (date.minute ?? bareMinute(date.day)) === change.start % 1440));
      break;
    case "resize-task":
      assert.ok(task?.duration !== undefined || task?.effort !== undefined);
      break;
    case "add-task":
      assert.equal(after.planById("random")?.tasks.length, (before.planById("random")?.tasks.length ?? 0) + 1);
      break;
    case "relocate-task":
      assert.deepEqual([...new Set(after.planById("random")?.tasks.map(({ item }) => item.id))].sort(), [...new Set(before.planById("random")?.tasks.map(({ item }) => item.id))].sort());
      break;
    case "backlog-to-task":
      assert.ok(after.planById("random")?.taskIndex.has(change.id) && !after.planById("random")?.backlog.has(change.id));
      break;
    case "task-to-backlog":
      assert.ok(after.planById("random")?.backlog.has(change.id) && !after.planById("random")?.taskIndex.has(change.id));
      break;
    case "swap-in-list":
      assert.deepEqual([change.take !== "" && task?.tags?.includes(change.take) === true, change.put === "" || task?.tags?.includes(change.put) === true], [false, true]);
      break;
    case "remove-task":
      assert.equal(task, undefined);
      break;
    case "rename-id":
      assert.ok(after.planById("random")?.byId.has(change.newId) && !after.planById("random")?.byId.has(change.id));
  }
}

describe("every change of every plan", function () {
  this.timeout(3_600_000);

  it(`keeps the rest, means what it says, is done after once and can be undone (${String(CASES)} cases)`, () => {
    const made = new Map<string, number>();
    fc.assert(fc.property(plans, changes, ({ text }, change) => {
      const outcome = make(text, change);
      if (outcome === undefined) return;
      made.set(change.kind, (made.get(change.kind) ?? 0) + 1);
      intended(change, outcome);
      keepsTheRest(text, change, outcome);
      const again = changeToEdits(outcome.after, change);
      if (again.kind === "edits") assert.equal(applyEdits(outcome.text, again.edits), outcome.text, "twice is once");
      assert.equal(applyReplacements(outcome.text, undoOf(text, outcome.edits)), text, "undo is exact");
    }), { numRuns: CASES });
    for (const kind of ["move-task", "resize-task", "set-key", "remove-key", "add-link", "remove-link", "change-link", "set-progress", "add-task", "rename-id", "relocate-task", "backlog-to-task", "task-to-backlog", "remove-task", "swap-in-list"]) {
      assert.ok((made.get(kind) ?? 0) >= CASES / 100, `${kind} was made ${String(made.get(kind) ?? 0)} times only`);
    }
  });
});

const TAKES_AWAY: ReadonlySet<string> = new Set(["set-key", "remove-key", "remove-link", "remove-task"]);

/** What a change touches beside its subject: a summary that it comes to, what goes with it, who waited for that. */
function alsoTouched(change: OneChange, before: Snapshot): readonly string[] {
  if (change.kind === "add-task") return [change.parent ?? ""];
  if ("to" in change && "into" in change.to) return [change.to.into];
  const plan = change.kind === "remove-task" ? before.planById("random") : undefined;
  const node = plan?.tasks[plan.taskIndex.get(subject(change)) ?? -1];
  if (plan === undefined || node === undefined) return [];
  const going = plan.tasks.slice(node.index, node.end).map(({ item }) => item.id);
  return [...going, ...plan.tasks.filter(({ item }) => item.after?.some(({ on }) => going.includes(on.id))).map(({ item }) => item.id)];
}

function keepsTheRest(text: string, change: OneChange, { before, after, edits, text: edited }: Outcome): void {
  const own = new Set([subject(change), "/tree", ...alsoTouched(change, before)]);
  const now = meaning(after);
  if (change.kind !== "rename-id") for (const [id, line] of meaning(before)) if (!own.has(id)) assert.equal(now.get(id), line, `${id} means the same`);
  const lost = comments(text);
  for (const comment of comments(edited)) lost.splice(lost.indexOf(comment), 1);
  const inside = edits.flatMap(({ start, end }) => comments(text.slice(start, end)));
  assert.ok(lost.length <= (TAKES_AWAY.has(change.kind) ? inside.length : 0), `comments stay: ${JSON.stringify(lost)}`);
  assert.equal(edited.startsWith("\ufeff"), text.startsWith("\ufeff"));
  if (text.includes("\r\n")) assert.doesNotMatch(edited, /[^\r]\n/, "line breaks stay");
  else assert.doesNotMatch(edited, /\r/);
}
