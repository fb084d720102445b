import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readPlan } from "../../../src/language/snapshot";
import { languageWords } from "../../../src/language/schema/languageWords";
import { otherPlanKeys, ownPlanKeys, sections } from "../../../src/language/schema/language";
import { synonyms } from "../../../src/language/schema/synonyms";
import { kebabCase, type KeySpec, type ValueType } from "../../../src/language/schema/valueType";
import type { NamedKeys } from "../../../src/language/parse/values/combinators";
import { shortProblems } from "../parse/support/oneValue";

const tables: readonly (readonly [name: string, keys: NamedKeys])[] = [
  ["plan", new Map([...ownPlanKeys, ...otherPlanKeys])],
  ...[...sections.values()].map(({ name, keys }) => [name, keys] as const),
];

/** Plan text in which a key of a table has a value. */
function planWith(table: string, key: string, text: string): string {
  const line = `${key}: ${text}`;
  return table === "plan" ? `${line}\n` : `${table}:\n  x:\n    ${line}\n`;
}

function eachKey(visit: (table: string, name: string, spec: KeySpec<unknown>) => void): void {
  for (const [table, keys] of tables) for (const [name, { spec }] of keys) visit(table, name, spec);
}

describe("the table of keys", () => {
  eachKey((table, name, spec) => {
    const examples = [...spec.type.examples, ...(spec.example === undefined ? [] : [spec.example])];
    for (const example of new Set(spec.example === undefined ? examples : [spec.example])) {
      it(`${table}.${name}: the example ${example} is read`, () => {
        const problems = shortProblems(readPlan(planWith(table, name, example))).filter((each) => !each.startsWith("invalid-include"));
        deepEqual(problems, []);
      });
    }
  });

  it("says of every key what it means, in sentences", () => {
    const visitType = (type: ValueType<unknown>, seen: Set<unknown>): void => {
      if (seen.has(type)) return;
      seen.add(type);
      for (const [name, nested] of Object.entries(type.keys ?? {})) {
        match(nested.doc, /^[A-Z`].*\.$/, name);
        visitType(nested.type, seen);
      }
      if (type.of !== undefined) visitType(type.of, seen);
    };
    const seen = new Set<unknown>();
    eachKey((table, name, spec) => {
      match(spec.doc, /^[A-Z`].*\.$/, `${table}.${name}`);
      ok(spec.type.accepts !== "" && spec.type.examples.length > 0, `${table}.${name}`);
      visitType(spec.type, seen);
    });
  });

  it("names only keys that exist as excluded", () => {
    for (const [table, keys] of tables) {
      for (const [name, { spec }] of keys) for (const other of spec.excludes ?? []) ok(keys.has(other) || other === "tasks", `${table}.${name} excludes ${other}`);
    }
  });

  for (const section of sections.values()) {
    it(`${section.name}: the example item is read`, () => {
      deepEqual(shortProblems(readPlan(`${section.name}:\n  ${section.example}\n`)), []);
    });
  }

  it("offers for the words of other tools only keys that exist", () => {
    const words = new Set(languageWords());
    for (const [word, keys] of synonyms) for (const key of keys) ok(words.has(key), `${word}: ${key}`);
  });

  it("has every word that a key may be", () => {
    const words = new Set(languageWords());
    eachKey((_, name) => {
      ok(words.has(name), name);
    });
    for (const word of ["tasks", "actions", "week", "time", "velocity", "is", "limit", "ref", "people-from"]) ok(words.has(word), word);
    equal(kebabCase("notFinishedBefore"), "not-finished-before");
  });
});
