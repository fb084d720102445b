import assert from "node:assert/strict";
import { applyEdits } from "../../../src/language/edits/applyChange";
import { codeReference, deadReferenceMessage, isWithoutId, nearestReference, referencesOf } from "../../../src/language/code/codeReferences";
import { matchesPattern } from "../../../src/language/code/matchPattern";
import { namesInLine } from "../../../src/language/code/namesInLine";
import { renameInCode } from "../../../src/language/code/renameInCode";
import { scanCode } from "../../../src/language/code/scanCode";
import { tasksOfFile } from "../../../src/language/code/tasksOfFile";
import { todosToBacklog } from "../../../src/language/code/todosToBacklog";
import { analysed } from "../features/planWithCursor";

const A = `plan: A
id: a
as-of: none
people:
  ana: {name: Ana}
tasks:
  pay-api: {effort: 5d, key: PAY-12, files: ["src/pay/**", "/web/*.ts"]}
  schema: {effort: 2d, files: [src/db]}
backlog:
  one-click: {title: One click}
`;
const B = "plan: B\nid: b\nas-of: none\ntasks:\n  pay-api: {effort: 1d, files: [\"../src/{a,b}.ts\"]}\n  only-b: {effort: 1d}\n";
const { snapshot } = analysed({ "file:///w/a.plan.yaml": A, "file:///w/plans/b.plan.yaml": B });

describe("references in code", () => {
  const cases: Record<string, string> = {
    "pay-api": "a/pay-api b/pay-api", "a/pay-api": "a/pay-api", "b/pay-api": "b/pay-api", "only-b": "b/only-b", "one-click": "a/one-click", "PAY-12": "a/pay-api",
    "ana": "person", "PAY-99": "tracker", "nothing": "dead", "c/pay-api": "dead", "a/only-b": "dead", "Pay-api": "dead", "constructor": "dead", "__proto__": "dead",
  };
  for (const [name, expected] of Object.entries(cases)) {
    it(`${name} is ${expected}`, () => {
      const found = codeReference(snapshot, name);
      assert.equal(found.kind === "items" ? found.items.map(({ plan, item }) => `${plan.id}/${item.id}`).join(" ") : found.kind, expected);
    });
  }
  it("offer the nearest id for one that leads nowhere", () => {
    assert.equal(nearestReference(snapshot, "pay-ap"), "pay-api");
    assert.equal(nearestReference(snapshot, "b/only-a"), "b/only-b");
    assert.equal(nearestReference(snapshot, "zzzzzz"), undefined);
    assert.match(deadReferenceMessage("pay-ap", "pay-api"), /`pay-ap`.*`pay-api`\?$/);
    assert.match(deadReferenceMessage("`x`", undefined), /\.$/);
  });
  const without: Record<string, boolean> = { "TODO: x": true, "TODO(ana): x": true, "TODO(pay-api): x": false, "TODO(gone): x": false, "TODO(PAY-99): x": false, "plan:ana": false };
  for (const [text, expected] of Object.entries(without)) {
    it(`${text} is ${expected ? "" : "not "}without an id`, () => {
      const [mark] = scanCode(`// ${text}`, "script");
      assert.ok(mark);
      assert.equal(isWithoutId(snapshot, mark), expected);
      if (expected) assert.deepEqual(referencesOf(snapshot, mark), []);
    });
  }
});

describe("patterns of files", () => {
  const cases: readonly (readonly [pattern: string, path: string, fits: boolean])[] = [
    ["src/**/*.ts", "src/a.ts", true], ["src/**/*.ts", "src/x/y/a.ts", true], ["src/**/*.ts", "src/a.js", false], ["src/*.ts", "src/x/a.ts", false], ["src", "src/x/a.ts", true],
    ["src/", "src/a", true], ["src/a.ts", "src/a.ts", true], ["src/a.ts", "src/a.tsx", false], ["**/*.ts", "a.ts", true], ["*.{ts,js}", "a.js", true], ["{src,web}/**", "web/a", true],
    ["src/?.ts", "src/a.ts", true], ["src/?.ts", "src/ab.ts", false], ["", "a", false], ["**", "a/b", true], ["*", "a/b", true], ["a*b*c", "aXbYc", true], ["./src/*", "src/a", true],
    ["{a,{b,c}}", "c", true], ["{", "{", true], ["src/[a].ts", "src/[a].ts", true],
  ];
  for (const [pattern, path, fits] of cases) it(`${pattern} ${fits ? "fits" : "does not fit"} ${path}`, () => { assert.equal(matchesPattern(pattern, path), fits); });
  it("take no time to speak of, however hostile", () => {
    const began = performance.now();
    matchesPattern("*a".repeat(400), "a".repeat(900));
    matchesPattern("**/".repeat(300), "a/".repeat(400));
    matchesPattern("{a,b}".repeat(150), "a".repeat(150));
    matchesPattern("{".repeat(900), "a");
    assert.ok(performance.now() - began < 1000);
  });
});

describe("tasks of a file", () => {
  const cases: Record<string, string> = {
    "file:///w/src/pay/x/api.ts": "a/pay-api", "file:///w/web/a.ts": "a/pay-api", "file:///w/src/db/x.sql": "a/schema", "file:///w/src/a.ts": "b/pay-api", "file:///w/src/c.ts": "", "file:///v/src/db/x": "",
  };
  for (const [file, expected] of Object.entries(cases)) {
    it(`${file}: ${expected}`, () => { assert.equal(tasksOfFile(snapshot, file, "file:///w").map(({ plan, item }) => `${plan.id}/${item.id}`).join(" "), expected); });
  }
});

describe("names in a line of a terminal", () => {
  const known = (name: string): boolean => ["pay-api", "docs", "a/docs", "x.y"].includes(name);
  const cases: Record<string, string> = {
    "done pay-api.": "pay-api", "docs": "", "plan:docs": "docs", "TODO(docs)": "docs", "see a/docs, pay-api": "a/docs pay-api", "src/pay-api": "", "pay-api/x": "", "--pay-api": "", "feat(pay-api): x": "pay-api",
    "pay-apis": "", "x.y": "x.y", "a@pay-api": "", "pay-api-2": "",
  };
  for (const [line, expected] of Object.entries(cases)) {
    it(JSON.stringify(line), () => {
      const found = namesInLine(line, known);
      assert.equal(found.map(({ name }) => name).join(" "), expected);
      for (const { name, start, end } of found) assert.equal(line.slice(start, end), name);
    });
  }
});

describe("TODOs that become backlog items", () => {
  it("are named where they stand, and stand in the backlog", () => {
    const text = "// TODO: retry the call.\n/* FIXME(ana) */ x();\n// TODO one click\n// TODO(pay-api): known\n";
    const file = "file:///w/src/a.ts";
    const plan = snapshot.planById("a");
    assert.ok(plan);
    const marks = scanCode(text, "script").filter(mark => isWithoutId(snapshot, mark)).map(mark => ({ file, mark }));
    const result = todosToBacklog(snapshot, plan, marks);
    assert.ok(result.kind === "edits");
    const [first = "", second = "", third = ""] = result.ids;
    assert.equal(first, "retry-the-call");
    assert.equal(second, "fixme-in-a-ts");
    assert.match(third, /^one-click-[0-9a-z]{4}$/);
    assert.equal(applyEdits(text, result.edits, file), `// TODO(${first}): retry the call.\n/* FIXME(${second}) */ x();\n// TODO(${third}) one click\n// TODO(pay-api): known\n`);
    assert.equal(applyEdits(A, result.edits, "file:///w/a.plan.yaml"), `${A}  ${first}: {title: Retry the call}\n  ${second}: {title: FIXME in a.ts, owner: ana}\n  ${third}: {title: One click}\n`);
  });
  it("say why there are none", () => {
    const plan = snapshot.planById("a");
    assert.ok(plan);
    assert.equal(todosToBacklog(snapshot, plan, []).kind, "refused");
  });
});

describe("a rename in code", () => {
  const renamed = (text: string, plan: string, id: string): string => applyEdits(text, renameInCode(snapshot, { plan, id, newId: "new-id" }, text, "script", ["TODO"]).map(edit => ({ file: "", ...edit })));
  it("follows a clear name only", () => {
    assert.equal(renamed("// TODO(only-b) plan:b/only-b '// no' only-b", "b", "only-b"), "// TODO(new-id) plan:b/new-id '// no' only-b");
    assert.equal(renamed("// TODO(pay-api, a/pay-api) plan:b/pay-api", "a", "pay-api"), "// TODO(pay-api, a/new-id) plan:b/pay-api");
    assert.equal(renamed("x = '// TODO(only-b)'", "b", "only-b"), "x = '// TODO(only-b)'");
    assert.equal(renamed("// TODO(PAY-12)", "a", "pay-api"), "// TODO(PAY-12)");
  });
});
