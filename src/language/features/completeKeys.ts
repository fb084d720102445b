import { nounOf } from "../rules/sections";
import { sections, type SectionSpec } from "../schema/language";
import type { KeySpec } from "../schema/valueType";
import { snippetText, type CompletionItem } from "./completionItem";
import type { CursorContext } from "./cursorContext";
import { plainDoc } from "./keyCard";
import { keysOf, schemaAt } from "./schemaAt";
import type { NamedKeys } from "../parse/values/combinators";

/** Keys that may stand in the map around the cursor and do not yet. */
export function completeKeys(context: CursorContext, text: string): readonly CompletionItem[] {
  const place = schemaAt(context.path);
  if (place === undefined) return [];
  if (place.kind === "items") return newItem(context, place.section);
  if (place.kind === "value") return ownKeys(context, keysOf(place.type) ?? new Map());
  const maps: (readonly [name: string, doc: string])[] = [];
  if (place.section?.tasksKey !== undefined) maps.push([place.section.tasksKey.name, place.section.tasksKey.doc]);
  if (place.top === true) for (const section of sections.values()) maps.push([section.name, section.doc]);
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  // The editor indents the lines after the first as deep as the first one stands.
  const empty = context.style === "flow" ? " {$0}" : `${lineBreak}  $0`;
  const all = [...ownKeys(context, place.keys), ...maps.flatMap(([name, doc]) => keyItem(context, name, empty, "section", "section", doc))];
  return everydayFirst(all, place.top === true ? EVERYDAY : EVERYDAY_OF_TASK);
}

/** What nearly every plan, and nearly every task, says: offered first, the rest in the usual order behind. */
const EVERYDAY = ["plan", "start", "finish", "people", "releases", "tasks", "backlog", "risks"];
const EVERYDAY_OF_TASK = ["title", "effort", "duration", "milestone", "who", "after", "due", "release", "done", "tasks"];

function everydayFirst(items: readonly CompletionItem[], everyday: readonly string[]): readonly CompletionItem[] {
  const rank = ({ label }: CompletionItem): number => (everyday.includes(label) ? everyday.indexOf(label) : everyday.length);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

function ownKeys(context: CursorContext, table: NamedKeys): CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const [name, { spec }] of table) {
    if ((spec.excludes ?? []).some(other => context.siblings.includes(other))) continue;
    items.push(...keyItem(context, name, valueSnippet(spec), "key", spec.type.name, spec.doc));
  }
  return items;
}

function keyItem(
  { siblings, hasColon, start, end }: CursorContext, name: string, value: string, kind: "key" | "section", detail: string, doc: string,
): CompletionItem[] {
  if (siblings.includes(name)) return [];
  return [{ label: name, kind, insert: hasColon ? name : `${name}:${value}`, snippet: !hasColon, detail, doc: plainDoc(doc), start, end }];
}

function newItem({ hasColon, start, end, style }: CursorContext, section: SectionSpec): CompletionItem[] {
  if (hasColon) return [];
  const id = section.example.slice(0, section.example.indexOf(":"));
  const insert = `\${1:${snippetText(id)}}: ${section.value === undefined ? "{$0}" : "[$0]"}`;
  const usual: CompletionItem = { label: `new ${nounOf(section.name)}`, kind: "section", insert, snippet: true, detail: section.example, doc: plainDoc(section.doc), start, end };
  const others = SNIPPETS.get(section.name) ?? [];
  return [usual, ...others.filter(({ text }) => style === "block" || !text.includes("\n"))
    .map(({ label, text, doc }): CompletionItem => ({ label, kind: "section", insert: text, snippet: true, doc, start, end }))];
}

/** Usual forms of new items; lines after the first are indented as the editor finds the first one. */
const SNIPPETS: ReadonlyMap<string, readonly { readonly label: string; readonly text: string; readonly doc: string }[]> = new Map([
  ["tasks", [
    { label: "new task with effort and people", text: "${1:task}: {title: ${2:Title}, effort: ${3:3d}, who: $0}", doc: "Work that someone does." },
    { label: "new milestone", text: "${1:milestone}: {title: ${2:Title}, milestone: true, after: $0}", doc: "A point in time without work." },
    { label: "new summary", text: "${1:group}:\n  title: ${2:Title}\n  tasks:\n    ${3:task}: {$0}", doc: "A task that holds others." },
  ]],
  ["risks", [{ label: "new risk with impact", text: "${1:risk}: {title: ${2:Title}, probability: ${3:30%}, impact: {time: ${4:2d/5d/10d}}, affects: $0}", doc: "What may happen, how likely, and what it costs." }]],
  ["people", [{ label: "new person with role", text: "${1:ana}: {name: ${2:Name}, role: $0}", doc: "Someone who can be booked." }]],
  ["releases", [{ label: "new release with date", text: "${1:beta}: {title: ${2:Title}, date: $0}", doc: "What is promised, and for when." }]],
]);

function valueSnippet({ type, example }: KeySpec<unknown>): string {
  if (type.words !== undefined && type.words.length > 0) return ` \${1|${type.words.map(word => word.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
  if ((type.refersTo ?? []).length > 0) return " $0";
  const sample = example ?? type.examples[0] ?? "";
  if (sample.startsWith("{")) return " {$0}";
  if (sample.startsWith("[")) return " [$0]";
  return sample === "" ? " $0" : ` \${1:${snippetText(sample)}}`;
}
