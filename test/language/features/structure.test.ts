import assert from "node:assert/strict";
import fc from "fast-check";
import { fixToEdits, applyEdits } from "../../../src/language/edits/applyChange";
import { codeActions } from "../../../src/language/features/codeActions";
import { documentLinks } from "../../../src/language/features/documentLinks";
import { folding, foldingOf } from "../../../src/language/features/folding";
import { outline, type OutlineSymbol } from "../../../src/language/features/outline";
import { plans } from "../edits/randomPlan";
import { analysed, FILE, HEAD, TASKS } from "./planWithCursor";

function told(symbols: readonly OutlineSymbol[], indent = ""): string[] {
  return symbols.flatMap(({ name, kind, detail, children }) => [`${indent}${name} ${kind}${detail === "" ? "" : ` (${detail})`}`, ...told(children, `${indent}  `)]);
}

function outlineOf(text: string): readonly OutlineSymbol[] {
  return outline(analysed({ [FILE]: text }), FILE);
}

describe("outline", () => {
  it("shows keys, sections, items, tasks below tasks", () => {
    assert.deepEqual(told(outlineOf(`plan: P\npeople:\n  ana: {name: Ana}\n${TASKS}`)), [
      "plan key", "people section", "  ana person (Ana)", "tasks section", "  pay summary (Payments)", "    schema task (Orders schema)", "    api task (Payment API)",
      "    ui task (Payment page)", "  docs task (Manual)", "  live milestone",
    ]);
  });
  it("shows actions below their risk", () => {
    assert.deepEqual(told(outlineOf("plan: P\nrisks:\n  r:\n    title: R\n    actions: {stub: {title: Stub, effort: 1d}}\n")), ["plan key", "risks section", "  r item (R)", "    stub task (Stub)"]);
  });
  it("still stands while a line is broken", () => {
    assert.deepEqual(told(outlineOf(`${TASKS}  new: {[\nbacklog:\n  i: {title: I}\n`)).filter(line => /tasks|docs|backlog/.test(line)).length >= 2, true);
  });
  it("is empty for an empty file and one that is not there", () => {
    assert.deepEqual(outlineOf(""), []);
    assert.deepEqual(outline(analysed({}), FILE), []);
  });
  it("keeps children inside their parents and words where they are, on any plan", () => {
    fc.assert(fc.property(plans, ({ text }) => {
      const inside = (symbols: readonly OutlineSymbol[], start: number, end: number): void => {
        for (const symbol of symbols) {
          assert.ok(start <= symbol.start && symbol.end <= end && symbol.start <= symbol.end);
          assert.ok(symbol.start <= symbol.selection.start && symbol.selection.end <= symbol.end);
          assert.equal(text.slice(symbol.selection.start, symbol.selection.end).replace(/"/g, ""), symbol.name);
          inside(symbol.children, symbol.start, symbol.end);
        }
      };
      const symbols = outlineOf(text);
      inside(symbols, 0, text.length);
      const names = told(symbols).map(line => line.trim().split(" ")[0]);
      for (const id of ["schema", "payments", "pay-api", "pay-ui", "docs", "load.test", "ana", "ben"]) assert.ok(names.includes(id), id);
    }), { numRuns: 200 });
  });
});

describe("folding", () => {
  function check(text: string, expected: readonly string[]): void {
    it(JSON.stringify(text), () => {
      assert.deepEqual(foldingOf(text).map(({ startLine, endLine, kind }) => `${String(startLine)}-${String(endLine)}${kind === "comment" ? " #" : ""}`), expected);
    });
  }
  check("", []);
  check("plan: P\n", []);
  check("tasks:\n  a:\n    effort: 1d\n  b: {}\n", ["0-3", "1-2"]);
  check("tasks:\r\n  a:\r\n    effort: 1d\r\n\r\nrisks:\r\n  r: {}\r\n", ["0-2", "1-2", "4-5"]);
  check("# one\n# two\nplan: P\n", ["0-1 #"]);
  check("# one\nplan: P\n", []);
  check("a: {\n  b: 1,\n  c: 2\n}\nd: 1\n", ["0-3"]);
  check("after: [\n  a,\n  b,\n]\n", ["0-3"]);
  check("notes: |\n  one\n\n  two\nx: 1\n", ["0-3"]);
  check("tasks:\n  a:\n    # about\n    # more\n    effort: 1d\n", ["0-4", "1-4", "2-3 #"]);
  it("folds what the file holds", () => {
    assert.ok(folding(analysed({ [FILE]: HEAD + TASKS }), FILE).length > 5);
    assert.deepEqual(folding(analysed({}), FILE), []);
  });
});

describe("links of a document", () => {
  it("lead to files and addresses", () => {
    const text = "plan: P\ninclude: [team.plan.yaml, \"more.plan.yaml\", backlog/*.plan.yaml]\npeople-from: ../people.plan.yaml\ntasks:\n  a: {links: [https://example.org/42, not an address], effort: 1d}\n  b: {include: b.plan.yaml}\n";
    const links = documentLinks(analysed({ [FILE]: text }), FILE);
    assert.deepEqual(links.map(({ start, end, target }) => [text.slice(start, end), target.kind]), [
      ["team.plan.yaml", "file"], ["more.plan.yaml", "file"], ["../people.plan.yaml", "file"], ["https://example.org/42", "address"], ["b.plan.yaml", "file"],
    ]);
  });
  it("are no commands", () => {
    const text = "plan: P\ntasks:\n  a: {links: [\"command:evil\", \"javascript:alert(1)\", \"file:///etc/passwd\"]}\n";
    assert.deepEqual(documentLinks(analysed({ [FILE]: text }), FILE), []);
  });
});

describe("quick fixes", () => {
  it("are those of the problems at a range, and can be made", () => {
    const text = `${HEAD}tasks:\n  a: {effort: 3d}\n  b: {efort: 2d, after: a}\n`;
    const analysis = analysed({ [FILE]: text });
    const at = text.indexOf("efort");
    const actions = codeActions(analysis, FILE, at, at);
    const [first] = actions;
    assert.ok(first);
    const result = fixToEdits(analysis.snapshot, first.fix);
    assert.equal(result.kind === "edits" ? applyEdits(text, result.edits) : "", text.replace("efort", "effort"));
    assert.deepEqual(codeActions(analysis, FILE, 0, 0), []);
  });
  it("every fix of every problem can be made and is done after once", () => {
    const text = `${HEAD}tasks:\n  a: {effort: 3, after: bb}\n  b: {duration: 2 days, status: dun, who: anna}\n  c: {after: [d]}\n  d: {after: [c], started: 2026-01-12}\n  e: {due: 2026-01-10, effort: 20d}\n`;
    const analysis = analysed({ [FILE]: text });
    const actions = codeActions(analysis, FILE, 0, text.length);
    assert.ok(actions.length >= 5, String(actions.length));
    for (const { fix, title } of actions) {
      const result = fixToEdits(analysis.snapshot, fix);
      assert.equal(result.kind, "edits", `${title}: ${result.kind === "refused" ? result.message : ""}`);
      if (result.kind === "edits") assert.notEqual(applyEdits(text, result.edits, FILE), text, title);
    }
  });
});
