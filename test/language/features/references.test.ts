import assert from "node:assert/strict";
import { applyEdits } from "../../../src/language/edits/applyChange";
import { definition } from "../../../src/language/features/definition";
import { findReferences } from "../../../src/language/features/findReferences";
import { prepareRename, rename } from "../../../src/language/features/rename";
import { afterTyping, analysed, FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

const OTHER = { "app.plan.yaml": "plan: App\nid: app\ntasks:\n  api: {after: checkout/api}\n  ui: {after: [api, checkout/api SS]}\n" };

/** Checks that the definition of what stands at the cursor is the word between « and ». */
function checkDefinition(name: string, source: string, others: Readonly<Record<string, string>> = {}): void {
  it(name, () => {
    const at = source.replace("<|>", "").indexOf("«");
    const { analysis, text, offset } = withCursor(source.replace(/[«»]/g, ""), others);
    const found = definition(analysis, FILE, offset);
    assert.ok(found, "a definition is found");
    assert.equal(found.target.file, FILE);
    assert.equal(found.target.start, at);
    const id = /«([^»]*)»/.exec(source.replace("<|>", ""))?.[1];
    assert.equal(text.slice(found.target.start, found.target.end), id);
    assert.equal(text.slice(found.origin.start, found.origin.end), id);
  });
}

function checkNone(name: string, source: string): void {
  it(`nothing for ${name}`, () => {
    const { analysis, offset } = withCursor(source);
    assert.equal(definition(analysis, FILE, offset), undefined);
    assert.deepEqual(findReferences(analysis, FILE, offset, true), []);
    const prepared = prepareRename(analysis, FILE, offset);
    assert.equal(prepared.kind, "refused");
  });
}

const where = `${HEAD}${TASKS}`;

describe("definition", () => {
  checkDefinition("of a predecessor", where.replace("schema: {", "«schema»: {").replace("after: schema", "after: sch<|>ema"));
  checkDefinition("at the word's beginning", where.replace("schema: {", "«schema»: {").replace("after: schema", "after: <|>schema"));
  checkDefinition("at the word's end", where.replace("schema: {", "«schema»: {").replace("after: schema,", "after: schema<|>,"));
  checkDefinition("with a lag", where.replace("api: {title", "«api»: {title").replace("after: api SS", "after: ap<|>i SS"));
  checkDefinition("in a list", where.replace("  pay:\n", "  «pay»:\n").replace("[pay, docs]", "[pa<|>y, docs]"));
  checkDefinition("of a person", where.replace("cai: {role", "«cai»: {role").replace("who: cai", "who: c<|>ai"));
  checkDefinition("of a person among several", `${where}  x: {who: [ana 50%, b<|>en 2d]}\n`.replace("ben: {name", "«ben»: {name"));
  checkDefinition("of a choice", `${where}  x: {who: any of ana b<|>en}\n`.replace("ben: {name", "«ben»: {name"));
  checkDefinition("of a team's member", where.replace("ben: {name", "«ben»: {name").replace("[ana, ben]", "[ana, be<|>n]"));
  checkDefinition("of a release", where.replace("beta: {title", "«beta»: {title").replace("release: beta", "release: be<|>ta"));
  checkDefinition("of a release as predecessor", `${where}  x: {after: g<|>a}\n`.replace("  ga: {", "  «ga»: {"));
  checkDefinition("of an objective", `${where}  x: {objective: le<|>ss}\n`.replace("  less: {", "  «less»: {"));
  checkDefinition("of a calendar", `${where}  x: {calendar: part<|>-time}\n`.replace("  part-time: {", "  «part-time»: {"));
  checkDefinition("of what a risk affects", `${where}risks:\n  r: {affects: [ap<|>i, ga]}\n`.replace("      api: {", "      «api»: {"));
  checkDefinition("of a condition's task", `${where}  x: {if: ap<|>i done}\n`.replace("      api: {", "      «api»: {"));
  checkDefinition("of a task that goes together with another", `${where}correlation: {pairs: [schema ap<|>i 0.5]}\n`.replace("      api: {", "      «api»: {"));
  checkDefinition("of a person with a correlation", `${where}correlation: {people: {an<|>a: 0.5}}\n`.replace("  ana: {", "  «ana»: {"));
  checkDefinition("of a risk's owner", `${where}risks:\n  r: {owner: an<|>a}\n`.replace("  ana: {", "  «ana»: {"));
  checkDefinition("in an assertion", `${where}checks: {x: "finish(ap<|>i) <= 2026-06-26"}\n`.replace("      api: {", "      «api»: {"));
  checkDefinition("of itself", where.replace("      api: {title", "      «ap<|>i»: {title"));
  checkDefinition("of a material", `${where}  x: {materials: {con<|>crete: 4}}\nmaterials:\n  «concrete»: {unit: m3}\n`);
  checkDefinition("by the plan's own name", `${where}  x: {after: checkout/ap<|>i}\n`.replace("      api: {", "      «api»: {"));
  it("in another plan's file", () => {
    const { analysis, text, offset } = withCursor(`${where}  x: {after: app/u<|>i}\n`, OTHER);
    const found = definition(analysis, FILE, offset);
    assert.equal(found?.target.file, "app.plan.yaml");
    assert.equal(OTHER["app.plan.yaml"].slice(found?.target.start, found?.target.end), "ui");
    assert.equal(text.slice(found?.origin.start, found?.origin.end), "ui");
    assert.match(OTHER["app.plan.yaml"].slice(found?.whole.start, found?.whole.end), /^ui: \{.*\}$/);
  });
  it("while another line is broken", () => {
    const { analysis, offset } = afterTyping(where, `${where}  x: {after: ap<|>i, [\n`);
    assert.ok(definition(analysis, FILE, offset));
  });
  checkNone("a title", where.replace("Payment API", "Payment <|>api"));
  checkNone("a key", where.replace("      schema: {title", "      schema: {ti<|>tle"));
  checkNone("an unknown id", `${where}  x: {after: nob<|>ody}\n`);
  checkNone("a comment", `# ap<|>i\n${where}`);
  checkNone("a number", `${where}  x: {effort: 3<|>d}\n`);
  checkNone("a person's id in a text", where.replace("Manual", "a<|>na"));
  checkNone("a plan that is not there", `${where}  x: {after: core/ap<|>i}\n`);
});

describe("references", () => {
  function checkPlaces(name: string, source: string, lines: readonly string[], withDefinition = false): void {
    it(name, () => {
      const { analysis, offset } = withCursor(source, OTHER);
      const found = findReferences(analysis, FILE, offset, withDefinition);
      assert.deepEqual(found.map(({ file, start }) => {
        const text = analysis.snapshot.files.get(file)?.text ?? "";
        const from = text.lastIndexOf("\n", start - 1) + 1;
        return `${file === FILE ? "" : `${file} `}${text.slice(from, start).trimStart()}^`;
      }), lines);
    });
  }
  checkPlaces("of a task, everywhere", where.replace("      api: {title", "      ap<|>i: {title"), [
    "app.plan.yaml api: {after: checkout/^", "app.plan.yaml ui: {after: [api, checkout/^", "ui: {title: Payment page, effort: 6d, after: ^", "docs: {title: Manual, effort: 2d, after: ^",
  ]);
  checkPlaces("with its definition", where.replace("after: api SS", "after: a<|>pi SS"), [
    "^", "app.plan.yaml api: {after: checkout/^", "app.plan.yaml ui: {after: [api, checkout/^", "ui: {title: Payment page, effort: 6d, after: ^", "docs: {title: Manual, effort: 2d, after: ^",
  ], true);
  checkPlaces("of a person", where.replace("  ana: {", "  an<|>a: {"), ["core: [^", "schema: {title: Orders schema, effort: 3d, who: ^", "docs: {title: Manual, effort: 2d, after: api, who: ^"]);
  checkPlaces("of a release", where.replace("  beta: {", "  b<|>eta: {"), ["release: ^"]);
  checkPlaces("of what nobody names", where.replace("  live: {", "  l<|>ive: {"), []);
});

describe("rename", () => {
  it("says what it is about", () => {
    const { analysis, text, offset } = withCursor(where.replace("after: api SS", "after: a<|>pi SS"));
    const target = prepareRename(analysis, FILE, offset);
    assert.equal(target.kind, "id");
    if (target.kind !== "id") return;
    assert.equal(text.slice(target.range.start, target.range.end), "api");
    assert.deepEqual([target.plan, target.id], ["checkout", "api"]);
  });
  it("changes all files", () => {
    const { analysis, text, offset } = withCursor(where.replace("after: api SS", "after: a<|>pi SS"), OTHER);
    const result = rename(analysis, FILE, offset, "service");
    assert.equal(result.kind, "edits");
    if (result.kind !== "edits") return;
    assert.equal(applyEdits(text, result.edits, FILE), text.replace(/\bapi\b(?=[:, ])/g, "service"));
    assert.equal(applyEdits(OTHER["app.plan.yaml"], result.edits, "app.plan.yaml"), OTHER["app.plan.yaml"].replaceAll("checkout/api", "checkout/service"));
  });
  it("refuses a taken id with a sentence", () => {
    const { analysis, offset } = withCursor(where.replace("after: api SS", "after: a<|>pi SS"));
    const result = rename(analysis, FILE, offset, "docs");
    assert.match(result.kind === "refused" ? result.message : "", /`docs` is taken/);
    assert.equal(rename(analysis, FILE, offset, "  ").kind, "refused");
  });
  it("knows nothing of files that are not there", () => {
    assert.equal(prepareRename(analysed({}), FILE, 3).kind, "refused");
  });
});
