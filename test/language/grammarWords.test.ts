import { deepStrictEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { otherPlanKeys, ownPlanKeys, sections } from "../../src/language/schema/language";
import type { KeySpec, ValueType } from "../../src/language/schema/valueType";

/** Every word that may stand as a key somewhere in a plan, sorted; the four letters of `raci` look more like ids. */
function words(): string[] {
  const found = new Set<string>();
  const seen = new Set<ValueType<unknown>>();
  const types: ValueType<unknown>[] = [];
  const add = (name: string, { type }: KeySpec<unknown>): void => {
    found.add(name);
    types.push(type);
  };
  for (const table of [ownPlanKeys, otherPlanKeys, ...[...sections.values()].map(({ keys }) => keys)]) {
    for (const [name, { spec }] of table) add(name, spec);
  }
  for (const section of sections.values()) {
    found.add(section.name);
    if (section.tasksKey !== undefined) found.add(section.tasksKey.name);
  }
  for (let type = types.pop(); type !== undefined; type = types.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const [property, spec] of Object.entries(type.keys ?? {})) add(spec.name ?? property.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`), spec);
    if (type.of !== undefined) types.push(type.of);
  }
  return [...found].filter(word => word.length > 1).sort();
}

interface Grammar {
  readonly repository: { readonly key: { readonly patterns: readonly { readonly name?: string; readonly match?: string }[] } };
}

function grammarWords(): string[] {
  const grammar = JSON.parse(readFileSync(path.join(process.cwd(), "syntaxes/plan.tmLanguage.json"), "utf8")) as Grammar;
  const rule = grammar.repository.key.patterns.find(({ name }) => name === "entity.name.tag.key.plan");
  const list = /\(\?:([a-z|-]+)\)/.exec(rule?.match ?? "");
  ok(list?.[1], "The grammar has no list of keys");
  return list[1].split("|").sort();
}

describe("the grammar", () => {
  it("knows exactly the keys of the language", () => {
    const wanted = words();
    ok(wanted.includes("not-finished-before") && wanted.includes("reach"), wanted.join(" "));
    deepStrictEqual(grammarWords(), wanted, `The keys in syntaxes/plan.tmLanguage.json are to be:\n(?:${wanted.join("|")})`);
  });
});
