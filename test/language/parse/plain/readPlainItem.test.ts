import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { composeYaml } from "../../../../src/language/parse/composeYaml";
import type { Segment } from "../../../../src/language/parse/outline";
import type { ReadItem } from "../../../../src/language/parse/readItem";
import { readPlainItem } from "../../../../src/language/parse/readPlainItem";
import { composeSegment, readSegment, segmentText } from "../../../../src/language/parse/readSegment";
import { scanOutline } from "../../../../src/language/parse/scanOutline";
import { sections, type ItemSection } from "../../../../src/language/schema/language";
import { everything } from "../../../fuzz/support/planTexts";
import { plans } from "../../edits/randomPlan";
import { examplePlans } from "./support/examplePlans";
import { mutated } from "./support/randomItems";

const runs = Number(process.env["GANTRY_RUNS"] ?? 2000);
const some = { numRuns: runs, seed: Number(process.env["GANTRY_SEED"] ?? 17) };

/** An item with its places spelt out, however they are kept. */
function spelt({ item, ...read }: ReadItem): unknown {
  const { keys, ...rest } = item;
  const names = [...keys.keys()];
  equal(keys.size, names.length);
  deepEqual([...keys.values()], names.map((name) => keys.get(name)));
  ok(names.every((name) => keys.has(name)) && !keys.has("no such key"));
  return { ...read, item: { ...rest, properties: Object.keys(rest), keys: [...keys] } };
}

/** Reads all items of a text in both ways: how many there are, and how many were read straight. */
function check(text: string): { readonly items: number; readonly straight: number } {
  const { segments, starts } = scanOutline(text);
  const count = { items: 0, straight: 0 };
  const walk = (segment: Segment, base: number): void => {
    for (const child of segment.children) walk(child, base);
    if (segment.kind !== "item" || segment.section === undefined) return;
    const own = segmentText(text, segment, base);
    const straight = readPlainItem(segment, segment.section, own);
    count.items += 1;
    if (straight === undefined) return;
    count.straight += 1;
    const { problems, faulty, needsWhole, including, items } = readSegment(segment, segment.section, composeSegment(segment, own, composeYaml, () => false), own, undefined);
    deepEqual({ problems, faulty, needsWhole, including }, { problems: [], faulty: false, needsWhole: false, including: [] }, own);
    deepEqual([straight].map(spelt), items.map(spelt), own);
  };
  segments.forEach((segment, i) => { walk(segment, starts[i] ?? 0); });
  return count;
}

const task = (lines: string): string => `tasks:\n  a:\n${lines}`;

/** An item of any section with a few of its keys, each with a value that some key takes. */
const randomItems = fc.constantFrom(...sections.values()).chain(({ name, keys }) => {
  const line = fc.constantFrom(...(keys.size === 0 ? [["title", ["x"]] as const] : [...keys].map(([key, { spec }]) => [key, [...spec.type.examples, spec.example ?? "x"]] as const)))
    .chain(([key, examples]) => fc.constantFrom(...examples, ...examples, ...examples, ...examples, "3d", "[a, b]", "[a]", "[]", "Some text, with a comma", "true").map((value) => `    ${key}: ${value}\n`));
  return fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => `${name}:\n  one:\n${lines.join("")}  two:\n${lines.slice(1).join("")}    ${lines[0]?.trim() ?? ""}\n`);
});

describe("the reader of items of plain lines", function () {
  this.timeout(600_000);

  const taken: readonly string[] = [
    "    title: Some task", "    title: Some task\n    effort: 3d..8d\n    who: ana\n    after: [b, c SS+2d]", "      after: b", "    who: [ana, ben 50%]\n    tags: [x, y]", "    title: a#b c:d\n", "    title:   three  blanks",
    "    title: Eine Übung → jetzt", "    after: []", "    after: [b,]", "    after: [\"b\", 'c']", "    links: [x.org]", "    not-before: 2026-02-01\n    due: 2026-03-01\n    priority: 700",
    "    start-on: 2026-02-01\n    schedule: fixed",
  ];
  for (const lines of taken) {
    it(`takes ${JSON.stringify(lines)}`, () => {
      deepEqual(check(task(lines)), { items: 1, straight: 1 });
    });
  }

  const declined: readonly string[] = [
    "", "    title: a # b", "    title: \"a\"", "    title: a\t", "    title: a \n    effort: 1d", "    title: a\r\n    effort: 1d", "    title: a\n\n    effort: 1d", "    # why\n    title: a", "    title: a\n      b", "    title: a\n   effort: 1d",
    "    title: a: b", "    title: &x b", "    title: *b", "    title: -5", "    title: a\n    title: b", "    title:", "    title:b", "    title : b", "    effort: lots", "    effort: 3d\n    milestone: true", "    milestone: true\n    points: 3", "    nosuch: b",
    "    after: [b", "    after: [b]]", "    after: [b\n      ]", "    after: [b] c", "    after: [b] # c", "    who: {ana: 50%}", "    tasks: {b: {effort: 1d}}", "    include: b.yaml", "    title: \uFEFFa", "    after: [\uFEFFb]", "    title: |\n      a", "\ttitle: a",
    "    start-on: 2026-02-01\n    finish-on: 2026-02-03", "    <<: b", "    after: b\n    title: x\n    after: c", "    effort: -1d", "    done: 140%", "    -: x", "    after: {", "    title: [a]",
  ];
  for (const lines of declined) {
    it(`leaves ${JSON.stringify(lines)} to the nodes`, () => {
      equal(check(task(lines)).straight, 0);
    });
  }

  it("leaves ids with a fault, in quotes, or before a blank", () => {
    for (const id of ["plan", "1a", "a-", "\"a\"", "'a'", "a b", "a ", "ä"]) equal(check(`tasks:\n  ${id}:\n    title: x\n`).straight, 0, id);
    equal(check("tasks:\n  a: {title: x}\n").straight, 0);
    equal(check("teams:\n  a:\n    members: x\n").straight, 0);
    equal(check(`tasks:\n  a:\n    title: ${"x".repeat(17_000)}\n`).straight, 0);
  });

  it("finds places wherever an item begins, as often as they are asked for", () => {
    const text = task("      title: T\n      after: [b, c]\n");
    const { segments: [segment] } = scanOutline(text);
    ok(segment !== undefined);
    const item = readPlainItem(segment, "tasks" satisfies ItemSection, segmentText(text, segment, 7))?.item;
    for (let i = 0; i < 2; i += 1) deepEqual(item?.keys.get("after.1"), { key: { start: 35, end: 36 }, value: { start: 35, end: 36 } });
    equal(item?.keys.get("after.2"), undefined);
  });

  it("gives what the nodes give: the plan of every section, and example plans", () => {
    check(everything);
    for (const text of examplePlans()) check(text);
  });

  it("gives what the nodes give: random items of every section", () => {
    let straight = 0;
    fc.assert(fc.property(randomItems, (text) => { straight += check(text).straight; }), some);
    ok(straight >= runs * 0.2, `only ${straight} of ${2 * runs} were read straight`);
  });

  it("gives what the nodes give: random items with letters and lines changed", () => {
    let straight = 0;
    fc.assert(fc.property(mutated(randomItems), (text) => { straight += check(text).straight; }), some);
    ok(straight >= runs * 0.1, `only ${straight} were read straight`);
  });

  it("gives what the nodes give: plans in many styles, also changed", () => {
    fc.assert(fc.property(mutated(plans.map(({ text }) => text), 2), (text) => { check(text); }), { ...some, numRuns: Math.ceil(runs / 10) });
  });
});
