import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { composeYaml } from "../../../../src/language/parse/composeYaml";
import { readPlain } from "../../../../src/language/parse/plain/readPlain";
import { scanOutline } from "../../../../src/language/parse/scanOutline";
import type { Segment } from "../../../../src/language/parse/outline";
import { segmentText } from "../../../../src/language/parse/readSegment";
import { ownPlanKeys, otherPlanKeys, sections } from "../../../../src/language/schema/language";
import { everything, randomYaml } from "../../../fuzz/support/planTexts";
import { hostileFiles } from "../../../fuzz/support/hostileFiles";
import { planTextOf, randomTasks } from "../../../support/randomPlan";
import { plans } from "../../edits/randomPlan";
import { examplePlans } from "./support/examplePlans";
import { mutated, randomItem, randomLines } from "./support/randomItems";

const runs = Number(process.env["GANTRY_RUNS"] ?? 2000);
const some = { numRuns: runs, seed: Number(process.env["GANTRY_SEED"] ?? 31) };

/** Reads a text plainly; true when it was taken, and then exactly as `yaml` has it. */
function check(text: string): boolean {
  const plain = readPlain(text);
  if (plain === undefined) return false;
  deepEqual(plain, composeYaml(text, () => false), JSON.stringify(text));
  return true;
}

function segmentsOf(text: string): readonly string[] {
  const { segments, starts } = scanOutline(text);
  const all: string[] = [];
  const walk = (below: readonly Segment[], base: number): void => {
    for (const segment of below) {
      all.push(segmentText(text, segment, base));
      walk(segment.children, base);
    }
  };
  segments.forEach((segment, i) => {
    walk([segment], starts[i] ?? 0);
  });
  return all;
}

/** The share of a plan's segments that are read plainly. */
function shareOf(texts: readonly string[]): { readonly share: number; readonly declined: readonly string[] } {
  const all = texts.flatMap(segmentsOf);
  const declined = all.filter((text) => !check(text));
  return { share: 1 - declined.length / all.length, declined };
}

describe("the reader of plain items", function () {
  this.timeout(600_000);

  const taken: readonly string[] = [
    "a: 1", "  a:\n    b: c\n", "a:\n- x\n- y\nb: z", "a:\n  - x\n  - 'y'\n", "a: [x, \"y\", [z], {k: v}]", "a: {b: c, d, 'e': \"f\"}", "a:", "a:   # said aside\n", "a: x # y\n",
    "# first\n\na: x\n  # deeper\n# less\nb: y\n\n", "a: x#y", "a: http://x.org/?a=b&c", "a: -5", "a: '' # none", "a: 'it''s'", "a: {}", "a: []", "a: [b,]", "a: {b: c,}", "a: {\n  b: c,\n  d: e\n  }",
    "a b: c", "'a': b", "\"a b\" : c", "a:\r\n  b: c\r\n  d: e\r\n", "a:\tb", "a: b\t", "a: <b>", "a: b, c", "a: {b: c d e}", "2026-01-05: 50%", "é: ü", "a:\n\n\n  b:\n\n    c: d\n", "<<: b", "a: b\n\n# end",
    "a: [b, # why\n  c]", "a: {b: c}  # d",
  ];
  for (const text of taken) {
    it(`takes ${JSON.stringify(text)}`, () => {
      ok(check(text));
    });
  }

  const declined: readonly string[] = [
    "", "# x", "x", "- a", "{a: b}", "a: |\n  x", "a: >\n  x", "a: &x y", "a: *x", "a: !t y", "? a", "a: ? b", "a: b: c", "a: b\n  c", "a: 'b\n  c'", "a: \"b\\n\"", "a: [b", "a: {b", "a: [b]]", "a: [,]", "a: [b,,c]",
    "a: [b: c]", "a: {[b]: c}", "a: {b: c: d}", "a: {b\n : c}", "a: @b", "a: `b", "a: %b", "a: 'b' c", "a: \"b\"#c", "a: [b]#c", "a: [b\n]", "a:\n  b: c\n d: e", "a:\n\tb: c", "\ta: b", "a: b\rc: d", "\uFEFFa: b", "---\na: b", "a: b\n---\nc: d", "a: b\n...\n",
    "a:\n  - b: c", "a:\n  - - b", "a:\n  -\n", "a:b", "a", "a: b\nc", "a: \"b", "a: [\"b\"c]", "a: {b:c:d: e}\n f",
  ];
  for (const text of declined) {
    it(`leaves ${JSON.stringify(text)} to yaml`, () => {
      equal(readPlain(text), undefined);
    });
  }

  it("takes or leaves the examples of every section and key", () => {
    for (const spec of sections.values()) {
      ok(check(spec.example), spec.example);
    }
    for (const keys of [ownPlanKeys, otherPlanKeys, ...[...sections.values()].map((spec) => spec.keys)]) {
      for (const [name, { spec }] of keys) for (const example of [...spec.type.examples, spec.example ?? ""]) check(`${name}: ${example}`);
    }
  });

  it("takes nearly all of the example plans", () => {
    const texts = examplePlans();
    ok(texts.length > 0);
    const { share, declined: left } = shareOf(texts);
    ok(share >= 0.95, `${share}: ${JSON.stringify(left)}`);
  });

  it("takes all of a generated plan, and most of one in styles that often run texts over lines", () => {
    const tasks = fc.sample(randomTasks(fc.constantFrom("title: Some task", "who: [ana, ben 50%]", "done: 40%")), { numRuns: 50, seed: 1 });
    equal(shareOf(tasks.map((each) => planTextOf("plan: x\npeople:\n  ana: {}\n", each))).share, 1);
    const { share, declined: left } = shareOf(fc.sample(plans, { numRuns: 200, seed: 1 }).map(({ text }) => text));
    ok(share >= 0.9, `${share}: ${JSON.stringify(left.slice(0, 40))}`);
  });

  it("gives what yaml gives: the plan of every section, and hostile files", () => {
    for (const text of segmentsOf(everything)) check(text);
    for (const [, text] of hostileFiles) if (text.length < 20_000) check(text);
  });

  it("gives what yaml gives: random items", () => {
    let count = 0;
    fc.assert(fc.property(randomItem, (text) => {
      if (check(text)) count += 1;
    }), some);
    ok(count >= runs * 0.9, `only ${count} of ${runs} were taken`);
  });

  it("gives what yaml gives: random items with letters and lines changed", () => {
    let count = 0;
    fc.assert(fc.property(mutated(randomItem), (text) => {
      if (check(text)) count += 1;
    }), some);
    ok(count >= runs * 0.1, `only ${count} of ${runs} were taken`);
  });

  it("gives what yaml gives: lines of bits that matter", () => {
    fc.assert(fc.property(randomLines, (text) => {
      check(text);
    }), some);
  });

  it("gives what yaml gives: bits of YAML", () => {
    fc.assert(fc.property(randomYaml, (text) => {
      check(text);
    }), some);
  });

  it("gives what yaml gives: plans in many styles, whole and in segments, also changed", () => {
    fc.assert(fc.property(mutated(plans.map(({ text }) => text), 2), (text) => {
      check(text);
      for (const own of segmentsOf(text)) check(own);
    }), { ...some, numRuns: Math.ceil(runs / 10) });
  });

  it("never throws on random letters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => {
      check(text);
      check(`a: ${text}`);
      check(`a:\n  b: {c: ${text}}`);
    }), some);
  });
});
