import assert from "node:assert/strict";
import fc from "fast-check";
import { LineCounter, parseDocument } from "yaml";
import { entryOf, findEntry, mapOf, rootMap } from "../../../src/language/edits/findEntry";
import { removeEntry, setEntry, setFirstEntry } from "../../../src/language/edits/mapEdits";
import { applyReplacements } from "../../../src/language/edits/replacement";
import { plans } from "./randomPlan";

const ORDER = ["title", "effort", "duration", "after", "who", "due", "notes", "tasks"];

/** Sets the key of the item `x`. */
function set(text: string, key: string, value: string): string {
  const found = findEntry(text, text.search(/\bx\b/));
  assert.ok(found, "the item is found");
  const map = mapOf(text, found.entry.value);
  const edits = map === undefined ? setFirstEntry(text, found.entry, found.map, key, value) : setEntry(text, found.entry, map, key, value, ORDER);
  assert.ok(edits, "the key can be set");
  return applyReplacements(text, edits);
}

function remove(text: string, key: string, emptyMap: "{}" | ""): string {
  const found = findEntry(text, text.search(/\bx\b/));
  assert.ok(found, "the item is found");
  const map = mapOf(text, found.entry.value);
  const entry = map === undefined ? undefined : entryOf(map, key);
  assert.ok(map && entry, "the key is found");
  return applyReplacements(text, removeEntry(text, found.entry, map, entry, emptyMap));
}

function checkSet(before: string, key: string, value: string, after: string): void {
  it(`${JSON.stringify(before)} with ${key}: ${value}`, () => {
    assert.equal(set(before, key, value), after);
  });
}

function checkRemove(before: string, key: string, after: string, emptyMap: "{}" | "" = ""): void {
  it(`${JSON.stringify(before)} without ${key}`, () => {
    assert.equal(remove(before, key, emptyMap), after);
  });
}

describe("setting a key", () => {
  describe("in a block map", () => {
    checkSet("x:\n  title: T\n  due: D\n", "effort", "3d", "x:\n  title: T\n  effort: 3d\n  due: D\n");
    checkSet("x:\n  title: T # t\n  due: D\n", "effort", "3d", "x:\n  title: T # t\n  effort: 3d\n  due: D\n");
    checkSet("x:\n  effort: 1d # was\n", "effort", "3d", "x:\n  effort: 3d # was\n");
    checkSet("x:\n  effort:   1d\n", "effort", "3d", "x:\n  effort:   3d\n");
    checkSet("x:\n  effort:\n", "effort", "3d", "x:\n  effort: 3d\n");
    checkSet("x:\n  effort: # later\n  due: D", "effort", "3d", "x:\n  effort: 3d # later\n  due: D");
    checkSet("x:\n  effort: \"1d\"\n", "effort", "3d", "x:\n  effort: 3d\n");
    checkSet("x:\n  'effort': 1d\n", "effort", "3d", "x:\n  'effort': 3d\n");
    checkSet("x:\n  due: D", "effort", "3d", "x:\n  effort: 3d\n  due: D");
    checkSet("x:\n  title: T", "effort", "3d", "x:\n  title: T\n  effort: 3d");
    checkSet("x:\r\n  title: T\r\n", "effort", "3d", "x:\r\n  title: T\r\n  effort: 3d\r\n");
    checkSet("x:\n    title: T\n", "effort", "3d", "x:\n    title: T\n    effort: 3d\n");
    checkSet("x: # about\n  # before due\n  due: D\n", "effort", "3d", "x: # about\n  effort: 3d\n  # before due\n  due: D\n");
    checkSet("x:\n  title: T\n\n  # then\n  due: D\n", "effort", "3d", "x:\n  title: T\n  effort: 3d\n\n  # then\n  due: D\n");
    checkSet("x:\n  title: T\n  tasks:\n    a: {}\n", "due", "D", "x:\n  title: T\n  due: D\n  tasks:\n    a: {}\n");
    checkSet("x:\n  notes: |\n    one\n\n    two\n  tasks: {}\n", "due", "D", "x:\n  due: D\n  notes: |\n    one\n\n    two\n  tasks: {}\n");
    checkSet("x:\n  title: a long\n    text\n  due: D\n", "effort", "3d", "x:\n  title: a long\n    text\n  effort: 3d\n  due: D\n");
    checkSet("x:\n  after:\n    - a # why\n    - b\n  due: D\n", "after", "c", "x:\n  after: c\n  due: D\n");
    checkSet("x:\n  after:\n  - a\n  - b\n  due: D\n", "who", "ana", "x:\n  after:\n  - a\n  - b\n  who: ana\n  due: D\n");
    checkSet("x:\n  title: T\n", "notes", "|\n  one\n  two", "x:\n  title: T\n  notes: |\n    one\n    two\n".replace("    one\n    two", "      one\n      two"));
    checkSet("\ufeffx:\n  title: T\n", "effort", "3d", "\ufeffx:\n  title: T\n  effort: 3d\n");
    checkSet("# head\n---\nx:\n  title: T\n", "effort", "3d", "# head\n---\nx:\n  title: T\n  effort: 3d\n");
    checkSet("x: &anchor\n  title: T\n", "effort", "3d", "x: &anchor\n  title: T\n  effort: 3d\n");
    checkSet("x:\n  after: *y\n  due: D\n", "after", "a", "x:\n  after: a\n  due: D\n");
  });
  describe("in an item without keys", () => {
    checkSet("x:\n", "effort", "3d", "x: {effort: 3d}\n");
    checkSet("x:", "effort", "3d", "x: {effort: 3d}");
    checkSet("x: # empty\ny: 1\n", "effort", "3d", "x: {effort: 3d} # empty\ny: 1\n");
    checkSet("x: {}\n", "effort", "3d", "x: {effort: 3d}\n");
    checkSet("x: { }\n", "effort", "3d", "x: { effort: 3d }\n");
    checkSet("{x, y: 1}", "effort", "3d", "{x: {effort: 3d}, y: 1}");
    checkSet("{x: , y: 1}", "effort", "3d", "{x: {effort: 3d} , y: 1}");
  });
  describe("in a flow map", () => {
    checkSet("x: {title: T, due: D}\n", "effort", "3d", "x: {title: T, effort: 3d, due: D}\n");
    checkSet("x: {title: T, due: D}\n", "due", "E", "x: {title: T, due: E}\n");
    checkSet("x: {title: T,}\n", "effort", "3d", "x: {title: T, effort: 3d,}\n");
    checkSet("x: { title: T }\n", "effort", "3d", "x: { title: T, effort: 3d }\n");
    checkSet("x: {due: D}\n", "effort", "3d", "x: {effort: 3d, due: D}\n");
    checkSet("x: {title: T}\n", "who", "any of a, b", "x: {title: T, who: \"any of a, b\"}\n");
    checkSet("x: {title: T}\n", "after", "[a, b]", "x: {title: T, after: [a, b]}\n");
    checkSet("x: {\n  title: T,\n  due: D\n}\n", "effort", "3d", "x: {\n  title: T,\n  effort: 3d,\n  due: D\n}\n");
    checkSet("x: {\n  title: T, # t\n  due: D\n}\n", "effort", "3d", "x: {\n  title: T, # t\n  effort: 3d,\n  due: D\n}\n");
    checkSet("x: {\n  title: T # t\n}\n", "effort", "3d", "x: {\n  title: T, # t\n  effort: 3d\n}\n");
    checkSet("x: {\n  title: T\n}\n", "effort", "3d", "x: {\n  title: T,\n  effort: 3d\n}\n");
    checkSet("x: {\n  due: D\n}\n", "effort", "3d", "x: {\n  effort: 3d,\n  due: D\n}\n");
    checkSet("{a: 1, x: {title: \"}\", due: D}, z: 2}", "effort", "3d", "{a: 1, x: {title: \"}\", effort: 3d, due: D}, z: 2}");
    checkSet("x: {title: it's, due: D}\n", "effort", "3d", "x: {title: it's, effort: 3d, due: D}\n");
  });
});

describe("removing a key", () => {
  checkRemove("x:\n  title: T\n  due: D\n", "due", "x:\n  title: T\n");
  checkRemove("x:\n  title: T\n  due: D", "due", "x:\n  title: T");
  checkRemove("x:\r\n  title: T\r\n  due: D", "due", "x:\r\n  title: T");
  checkRemove("x:\n  due: D # why\n  who: a\n", "due", "x:\n  # why\n  who: a\n");
  checkRemove("x:\n  due: D\n", "due", "x:\n");
  checkRemove("x: # it\n  due: D\n", "due", "x: {} # it\n", "{}");
  checkRemove("x:\n  after:\n    - a\n    - b\n  due: D\n", "after", "x:\n  due: D\n");
  checkRemove("x:\n  notes: |\n    one\n\n    two\n  due: D\n", "notes", "x:\n  due: D\n");
  checkRemove("x: {title: T, due: D}\n", "due", "x: {title: T}\n");
  checkRemove("x: {title: T, due: D}\n", "title", "x: {due: D}\n");
  checkRemove("x: {title: T, due: D,}\n", "due", "x: {title: T, }\n".replace(", }", ",}"));
  checkRemove("x: {due: D}\n", "due", "x: {}\n");
  checkRemove("x: {due: D,}\n", "due", "x: {}\n");
  checkRemove("x: { title: T, due: D }\n", "due", "x: { title: T }\n");
  checkRemove("x: {\n  title: T,\n  due: D\n}\n", "due", "x: {\n  title: T\n}\n");
  checkRemove("x: {\n  title: T, # t\n  due: D # d\n}\n", "due", "x: {\n  title: T, # t\n  # d\n}\n");
  checkRemove("x: {\n  title: T, # t\n  due: D # d\n}\n", "title", "x: {\n  # t\n  due: D # d\n}\n");
  checkRemove("x: {\n  title: T,\n  due: D,\n  who: a\n}\n", "due", "x: {\n  title: T,\n  who: a\n}\n");
});

describe("reading the text as keys and values", () => {
  it("sees the same keys at the same places as a YAML parser", () => {
    fc.assert(fc.property(plans, ({ text }) => {
      const document = parseDocument(text, { uniqueKeys: false, lineCounter: new LineCounter() });
      assert.deepEqual(document.errors, []);
      const root = rootMap(text);
      assert.ok(root);
      compare(text, root, document.contents);
    }), { numRuns: 300 });
  });
});

/** Compares the map with yaml's node, all the way down. */
function compare(text: string, map: NonNullable<ReturnType<typeof rootMap>>, node: unknown): void {
  const { items } = node as { items: { key: { value: string; range: number[] }; value: { range?: number[]; items?: unknown; constructor: { name: string } } | null }[] };
  assert.deepEqual(map.entries.map(({ key }) => key), items.map(({ key }) => key.value));
  for (const [index, { key, value }] of items.entries()) {
    const entry = map.entries[index];
    assert.ok(entry);
    assert.equal(entry.keyRange.start, key.range[0]);
    assert.equal(entry.keyRange.end, key.range[1]);
    const inner = mapOf(text, entry.value);
    if (inner !== undefined) compare(text, inner, value);
    else if (value !== null && entry.value.kind !== "none" && entry.value.kind !== "block-list") {
      assert.equal(entry.value.range.start, value.range?.[0]);
      assert.equal(entry.value.range.end, (value.range?.[0] ?? 0) + text.slice(value.range?.[0], value.range?.[1]).trimEnd().length);
    }
  }
}
