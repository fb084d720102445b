import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { list, map, oneOrMany, section, text, word, type PlanNode } from "../../../src/language/write/planNode";
import { writeEntryLines, writeInline, writePlan } from "../../../src/language/write/writePlan";
import { someText } from "./support/texts";

function checkText(root: readonly (readonly [string, PlanNode])[], expected: string): void {
  assert.equal(writePlan(section(root)), expected);
}

/** The value that a tree stands for, with maps as lists of pairs so that no key is special. */
function valueOf(node: PlanNode): unknown {
  switch (node.kind) {
    case "word":
      return node.word;
    case "text":
      return node.text;
    case "list":
      return node.items.map(valueOf);
    case "map":
      return node.entries.map(([key, value]) => [key, valueOf(value)]);
  }
}

const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}[a-z0-9]$/);
const words = fc.constantFrom("3d", "1d 4h", "true", "2026-01-05", "2026-01-05 14:30", "ana 50%", "a FS-50%", "95/h", "none", "09:00-12:00 13:00-17:00");

const tree = fc.letrec<{ node: PlanNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    words.map(word),
    someText.map(text),
    fc.array(fc.oneof(words.map(word), someText.map(text)), { minLength: 1, maxLength: 9 }).map(list),
    fc.uniqueArray(fc.tuple(key, tie("node")), { minLength: 1, maxLength: 6, selector: ([name]) => name }).map((entries) => map(entries)),
    fc.uniqueArray(fc.tuple(key, tie("node")), { minLength: 1, maxLength: 6, selector: ([name]) => name }).map((entries) => section(entries)),
  ),
})).node;

const roots = fc.uniqueArray(fc.tuple(key, tree), { minLength: 1, maxLength: 5, selector: ([name]) => name });

/** The same shape as `valueOf`, read by YAML's own reader. */
function yamlValue(plan: string): unknown {
  const document = parseDocument(plan, { schema: "failsafe", uniqueKeys: false });
  assert.deepEqual(document.errors, []);
  const pairs = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(pairs) : value instanceof Map ? [...value].map(([name, inner]) => [name, pairs(inner)]) : value;
  return pairs(document.toJS({ mapAsMap: true }));
}

describe("writing plan text", () => {
  it("puts up to four short keys on one line", () =>
    checkText(
      [["tasks", section([["a", map([["title", text("One")], ["effort", word("3d")], ["who", word("ana")], ["after", word("b")]])]])]],
      "tasks:\n  a: {title: One, effort: 3d, who: ana, after: b}\n",
    ));

  it("puts more keys a key a line", () =>
    checkText(
      [["a", map([["title", text("One")], ["effort", word("3d")], ["who", word("ana")], ["after", word("b")], ["due", word("2026-01-05")]])]],
      "a:\n  title: One\n  effort: 3d\n  who: ana\n  after: b\n  due: 2026-01-05\n",
    ));

  it("puts what does not fit on a line a key a line", () =>
    checkText([["a", map([["title", text("x".repeat(120))], ["effort", word("3d")]])]], `a:\n  title: ${"x".repeat(120)}\n  effort: 3d\n`));

  it("puts a long list an item a line", () => {
    const items = ["a", "b", "c", "d", "e", "f", "g"].map(word);
    checkText([["after", list(items.slice(0, 6))]], "after: [a, b, c, d, e, f]\n");
    checkText([["after", list(items)]], "after:\n  - a\n  - b\n  - c\n  - d\n  - e\n  - f\n  - g\n");
  });

  it("writes one as itself and several as a list", () => {
    assert.equal(writeInline(oneOrMany([word("a")])), "a");
    assert.equal(writeInline(oneOrMany([word("a"), text("b, c")])), '[a, "b, c"]');
  });

  it("writes lines as a block where they read best", () =>
    checkText(
      [["a", map([["title", text("One")], ["notes", text("First: line\n\n  second # line")]])]],
      "a:\n  title: One\n  notes: |-\n    First: line\n\n      second # line\n",
    ));

  it("keeps lines that a block would change in quotes", () => {
    checkText([["notes", text(" a\nb")]], 'notes: " a\\nb"\n');
    checkText([["notes", text("a\n\n")]], 'notes: "a\\n\\n"\n');
    checkText([["notes", text("a\r\nb")]], 'notes: "a\\r\\nb"\n');
  });

  it("sets sections apart", () =>
    checkText(
      [["plan", text("P")], ["start", word("2026-01-05")], ["people", section([["ana", map([["name", text("Ana")]])]])], ["tasks", section([["a", map([])]])]],
      "plan: P\nstart: 2026-01-05\n\npeople:\n  ana: {name: Ana}\n\ntasks:\n  a: {}\n",
    ));

  it("gives lines to put into a plan that is there", () =>
    assert.deepEqual(writeEntryLines("a", section([["title", text("One")]]), 2), ["    a:", "      title: One"]));

  it("writes nothing for nothing", () => checkText([], ""));

  it("says the same as the tree, whatever is in it", () => {
    fc.assert(
      fc.property(roots, (entries) => {
        const root = section(entries);
        const plan = writePlan(root);
        assert.deepEqual(yamlValue(plan), valueOf(root));
        assert.equal(writePlan(root), plan);
      }),
    );
  });
});
