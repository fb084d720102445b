import { map, text, word, type PlanNode } from "../../language/write/planNode";
import { writeNumber } from "../../language/write/writeValues";
import { writeInstant } from "../../language/write/writeValues";
import type { Conversion } from "./context";
import { durationText, formatOf } from "./formats";
import type { MspdiAttribute, MspdiProject, MspdiTask } from "./project";
import { parseInstant, parseMinutes, parseNumber } from "./values";

type Entry = [key: string, value: PlanNode];

/** The kinds of own fields of the language. */
type FieldType = "text" | "number" | "date" | "duration" | "money" | "flag";

/** Microsoft's names begin with the kind: `Text1`, `Enterprise Date3`, `Start2`. */
const TYPES: readonly (readonly [name: RegExp, type: FieldType])[] = [
  [/(^|\s)(Date|Start|Finish)\d*$/i, "date"],
  [/(^|\s)Duration\d*$/i, "duration"],
  [/(^|\s)Number\d*$/i, "number"],
  [/(^|\s)Cost\d*$/i, "money"],
  [/(^|\s)Flag\d*$/i, "flag"],
];

function typeOf(fieldName: string): FieldType {
  return TYPES.find(([name]) => name.test(fieldName))?.[1] ?? "text";
}

/** The columns that some task has a value in: number, and what to make the id from. */
export function fieldsInUse(project: MspdiProject): { readonly fieldId: number; readonly title: string }[] {
  const names = new Map(project.attributes.map(({ fieldId, fieldName, alias }) => [fieldId, alias.trim() || fieldName.trim()]));
  const used = new Set(project.tasks.filter(({ isNull }) => !isNull).flatMap(({ attributes }) => attributes.filter(hasValue).map(({ fieldId }) => fieldId)));
  return [...used].sort((a, b) => a - b).map((fieldId) => ({ fieldId, title: names.get(fieldId) || `Field ${String(fieldId)}` }));
}

function hasValue({ value }: MspdiAttribute): boolean {
  return value.trim() !== "";
}

/** The section that says what the columns are. */
export function fieldDefinitions(conversion: Conversion): Entry[] {
  return fieldsInUse(conversion.project).flatMap(({ fieldId, title }) => {
    const id = conversion.ids.fields.get(fieldId);
    return id === undefined ? [] : [[id, map([["title", text(title)], ["type", word(fieldType(conversion, fieldId))]])] as Entry];
  });
}

function fieldType({ project }: Conversion, fieldId: number): FieldType {
  const definition = project.attributes.find((attribute) => attribute.fieldId === fieldId);
  return definition === undefined ? "text" : typeOf(definition.fieldName);
}

/** A task's values in the columns. */
export function fieldEntries(conversion: Conversion, task: MspdiTask): Entry[] {
  const values = new Map<string, PlanNode>();
  for (const attribute of task.attributes.filter(hasValue)) {
    const id = conversion.ids.fields.get(attribute.fieldId);
    if (id !== undefined && !values.has(id)) values.set(id, valueNode(conversion, attribute));
  }
  return values.size === 0 ? [] : [["fields", map([...values])]];
}

function valueNode(conversion: Conversion, { fieldId, value }: MspdiAttribute): PlanNode {
  switch (fieldType(conversion, fieldId)) {
    case "date": {
      const at = parseInstant(value);
      return at === undefined ? text(value) : word(writeInstant(at));
    }
    case "duration": {
      const minutes = parseMinutes(value, { day: conversion.project.minutesPerDay, month: 0 });
      return minutes === undefined || minutes < 0 ? text(value) : word(durationText(minutes, formatOf(7), conversion.scale));
    }
    case "money":
    case "number": {
      const number = parseNumber(value);
      return number === undefined ? text(value) : word(writeNumber(number));
    }
    case "flag":
      return word(value.trim() === "1" || value.trim() === "true" ? "true" : "false");
    case "text":
      return text(value);
  }
}
