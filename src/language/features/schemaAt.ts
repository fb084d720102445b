import { namedKeys, type NamedKeys } from "../parse/values/combinators";
import { otherPlanKeys, ownPlanKeys, sections, type SectionSpec } from "../schema/language";
import type { KeySpec, ValueType } from "../schema/valueType";

/** What the language says of a place in a file, by the keys that lead to it. */
export type SchemaPlace =
  /** A map that takes keys: the plan itself, an item, a value with keys of its own. */
  | { readonly kind: "keys"; readonly keys: NamedKeys; readonly section?: SectionSpec; readonly top?: true }
  /** A map from new ids to items. */
  | { readonly kind: "items"; readonly section: SectionSpec }
  /** A value. */
  | { readonly kind: "value"; readonly type: ValueType<unknown>; readonly spec?: KeySpec<unknown> };

const TOP: SchemaPlace = { kind: "keys", keys: new Map([...ownPlanKeys, ...otherPlanKeys]), top: true };

const ownKeys = new WeakMap<object, NamedKeys>();

/** Where a path of keys leads; undefined where the language knows nothing. */
export function schemaAt(path: readonly string[]): SchemaPlace | undefined {
  let place: SchemaPlace | undefined = TOP;
  for (const word of path) {
    if (place === undefined) return undefined;
    place = below(place, word);
  }
  return place;
}

function below(place: SchemaPlace, word: string): SchemaPlace | undefined {
  if (place.kind === "items") return itemPlace(place.section);
  if (place.kind === "value") return belowValue(place.type, word);
  if (place.top === true) {
    const section = sections.get(word);
    if (section !== undefined) return { kind: "items", section };
  }
  if (place.section?.tasksKey?.name === word) {
    const tasks = sections.get("tasks");
    return tasks === undefined ? undefined : { kind: "items", section: tasks };
  }
  const known = place.keys.get(word);
  return known === undefined ? undefined : { kind: "value", type: known.spec.type, spec: known.spec };
}

function itemPlace(section: SectionSpec): SchemaPlace {
  if (section.value !== undefined) return { kind: "value", type: section.value.type };
  return { kind: "keys", keys: section.keys, section };
}

function belowValue(type: ValueType<unknown>, word: string): SchemaPlace | undefined {
  const known = keysOf(type)?.get(word);
  if (known !== undefined) return { kind: "value", type: known.spec.type, spec: known.spec };
  return type.of === undefined ? undefined : { kind: "value", type: type.of };
}

/** The keys of a value's map, by their names in the file; undefined when it takes none of its own. */
export function keysOf(type: ValueType<unknown>): NamedKeys | undefined {
  const { keys } = type;
  if (keys === undefined) return undefined;
  const known = ownKeys.get(keys) ?? namedKeys(keys);
  ownKeys.set(keys, known);
  return known;
}

/** The type behind lists and maps of one type: what a single value there is. */
export function elementType(type: ValueType<unknown>): ValueType<unknown> {
  return type.name === "list" && type.of !== undefined ? type.of : type;
}
