import type { NamedKeys } from "../parse/values/combinators";
import { otherPlanKeys, ownPlanKeys, sections } from "./language";
import { kebabCase, type KeySpec, type ValueType } from "./valueType";

/** Every word that may stand as a key somewhere in a plan file, sorted; for grammars. */
export function languageWords(): readonly string[] {
  const words = new Set<string>();
  const types: ValueType<unknown>[] = [];
  const addTable = (table: NamedKeys) => {
    for (const [name, { spec }] of table) add(name, spec);
  };
  const add = (name: string, spec: KeySpec<unknown>) => {
    words.add(name);
    types.push(spec.type);
  };
  addTable(ownPlanKeys);
  addTable(otherPlanKeys);
  for (const section of sections.values()) {
    words.add(section.name);
    if (section.tasksKey !== undefined) words.add(section.tasksKey.name);
    addTable(section.keys);
  }
  const seen = new Set<ValueType<unknown>>();
  for (let type = types.pop(); type !== undefined; type = types.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const [property, spec] of Object.entries(type.keys ?? {})) add(spec.name ?? kebabCase(property), spec);
    if (type.of !== undefined) types.push(type.of);
  }
  return [...words].sort();
}
