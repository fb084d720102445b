import { sections } from "../schema/language";
import type { KeySpec } from "../schema/valueType";
import { listedParts, ours, word, type HoverLine } from "./hoverParts";
import { schemaAt } from "./schemaAt";

/** What a key means, what it takes and what holds without it; undefined for what is no key of the language. */
export function keyCard(path: readonly string[], key: string): readonly HoverLine[] | undefined {
  const place = schemaAt(path);
  if (place?.kind === "keys") {
    const spec = place.keys.get(key)?.spec;
    if (spec !== undefined) return cardOf(key, spec);
    if (place.section?.tasksKey?.name === key) return [[word(key)], docLine(place.section.tasksKey.doc)];
    const section = place.top === true ? sections.get(key) : undefined;
    return section === undefined ? undefined : [[word(key)], docLine(section.doc), [ours("Such as "), word(section.example)]];
  }
  if (place?.kind !== "value") return undefined;
  const inside = schemaAt([...path, key]);
  return inside?.kind === "value" && inside.spec !== undefined ? cardOf(key, inside.spec) : undefined;
}

function cardOf(key: string, spec: KeySpec<unknown>): readonly HoverLine[] {
  const { type } = spec;
  const lines: HoverLine[] = [[word(key)], docLine(spec.doc)];
  if (type.words !== undefined && type.words.length > 0) lines.push([ours("One of "), ...listedParts(type.words.map(word), 12), ours(".")]);
  else lines.push([ours("Takes "), ...docLine(type.accepts), ours(".")]);
  const example = spec.example ?? type.examples[0];
  if (example !== undefined) lines.push([ours("Such as "), word(`${key}: ${example}`)]);
  if (spec.default !== undefined) lines.push([ours("Without it: "), ...docLine(spec.default), ours(".")]);
  if (spec.inherited === true) lines.push([ours("Tasks below that lack it take it over.")]);
  if (spec.leafOnly === true) lines.push([ours("Without effect on a task with tasks of its own.")]);
  if (spec.excludes !== undefined && spec.excludes.length > 0) {
    const unless = spec.excludesUnless === undefined ? [] : [ours(", unless it says "), word(spec.excludesUnless.join(": "))];
    lines.push([ours("Not together with "), ...listedParts(spec.excludes.map(word)), ...unless, ours(".")]);
  }
  return lines;
}

/** A sentence of the schema, in which words between grave accents are words of the language. */
export function docLine(doc: string): HoverLine {
  return doc.split("`").map((piece, index) => (index % 2 === 1 ? word(piece) : ours(piece))).filter(({ text }) => text !== "");
}

/** The same as one text, for places that show no parts. */
export function plainDoc(doc: string): string {
  return doc.replace(/`/g, "");
}

