import type { NamedKeys } from "../parse/values/combinators";
import { otherPlanKeys, ownPlanKeys, sections, type SectionSpec } from "./language";
import type { JsonSchema, KeySpec } from "./valueType";

const ID = "^[A-Za-z]([A-Za-z0-9_.-]*[A-Za-z0-9])?$";

/**
 * The language as a JSON Schema, for editors that know nothing of plans but check YAML by such a schema. It knows keys,
 * words and forms; what needs the whole plan (references, dates, order of figures) it does not.
 */
export function planJsonSchema(): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [name, { spec }] of [...ownPlanKeys, ...otherPlanKeys]) properties[name] = keySchema(spec);
  for (const section of sections.values()) properties[section.name] = { ...itemsRef(section), description: section.doc };
  const $defs: Record<string, JsonSchema> = {};
  for (const section of sections.values()) {
    $defs[section.name] = { type: ["object", "null"], propertyNames: { pattern: ID }, additionalProperties: { $ref: `#/$defs/${itemName(section)}` } };
    $defs[itemName(section)] = itemSchema(section);
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Plan",
    description: "A plan file (*.plan.yaml): what is to be done, by whom, in what order and by when.",
    type: "object",
    properties,
    additionalProperties: false,
    $defs,
  };
}

function itemsRef(section: SectionSpec): JsonSchema {
  return { $ref: `#/$defs/${section.name}` };
}

function itemName(section: SectionSpec): string {
  return `${section.name}-item`;
}

function itemSchema(section: SectionSpec): JsonSchema {
  if (section.value !== undefined) return section.value.type.json;
  const properties = propertiesOf(section.keys);
  if (section.tasksKey !== undefined) properties[section.tasksKey.name] = { $ref: "#/$defs/tasks", description: section.tasksKey.doc };
  const type = section.mayBeEmpty ? ["object", "null"] : "object";
  const not = exclusions(section.keys);
  return { type, properties, additionalProperties: false, ...(not.length === 0 ? {} : { not: { anyOf: not } }) };
}

function propertiesOf(keys: NamedKeys): Record<string, JsonSchema> {
  const properties: Record<string, JsonSchema> = {};
  for (const [name, { spec }] of keys) properties[name] = keySchema(spec);
  return properties;
}

function keySchema(spec: KeySpec<unknown>): JsonSchema {
  const examples = spec.example === undefined ? spec.type.examples : [spec.example];
  const words = spec.default === undefined ? spec.doc : `${spec.doc} Default: ${spec.default}.`;
  return { ...spec.type.json, description: words, examples };
}

/** Pairs of keys that cannot stand together, each named once; switches such as `milestone: false` exclude nothing. */
function exclusions(keys: NamedKeys): readonly JsonSchema[] {
  const pairs: JsonSchema[] = [];
  for (const [name, { spec }] of keys) {
    for (const other of spec.excludes ?? []) {
      if (name < other && spec.type.name !== "flag" && keys.get(other)?.spec.type.name !== "flag") pairs.push({ required: [name, other] });
    }
  }
  return pairs;
}
