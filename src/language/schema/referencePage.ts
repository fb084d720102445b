import type { NamedKeys } from "../parse/values/combinators";
import { otherPlanKeys, ownPlanKeys, sections, type SectionSpec } from "./language";
import { kebabCase, type KeySpec, type ValueType } from "./valueType";

const INTRODUCTION = `# The plan language

*Made from the language's own table of keys: change the table, then run \`node scripts/generate.mjs\`.*

A plan is a YAML file named \`*.plan.yaml\` or \`*.plan.yml\`. Every key is optional. Ids connect the parts: an id begins
with a letter, goes on with letters, digits, \`-\`, \`_\` and \`.\`, ends in a letter or digit, and stands once in a plan.

\`\`\`yaml
plan: Checkout
start: 2026-01-05
people:
  ana: {name: Ana Silva, rate: 95/h}
tasks:
  schema: {title: Orders schema, effort: 3d, who: ana}
  pay-api: {title: Payment API, effort: 5d/8d/15d, after: schema, who: ana}
  beta: {milestone: true, after: pay-api, due: 2026-02-20}
\`\`\`

Quote text that holds \`: \` or \` #\`, that begins with a sign instead of a letter or digit, or that holds a comma or
bracket inside \`{ }\`. A value that is wrong is reported and counts as not written.
`;

/** The reference of the language for people, as Markdown. */
export function referencePage(): string {
  const parts = [INTRODUCTION, valuesPart(), "## Keys of the plan\n", keyTable(new Map([...ownPlanKeys, ...otherPlanKeys]))];
  for (const section of sections.values()) parts.push(sectionPart(section));
  return `${parts.join("\n").replace(/\n{3,}/g, "\n\n").trimEnd()}\n`;
}

function sectionPart(section: SectionSpec): string {
  const head = `## \`${section.name}\`\n\n${section.doc}\n\n\`\`\`yaml\n${section.name}:\n  ${section.example}\n\`\`\`\n`;
  if (section.value !== undefined) return `${head}\nEach is ${section.value.type.accepts}.\n`;
  const inherited = [...section.keys].filter(([, { spec }]) => spec.inherited === true).map(([name]) => `\`${name}\``);
  const below = inherited.length === 0 ? "" : `\nTasks below take over ${list(inherited)} when they lack them.\n`;
  const leaf = [...section.keys].filter(([, { spec }]) => spec.leafOnly === true).map(([name]) => `\`${name}\``);
  const onLeaves = leaf.length === 0 ? "" : `\n${list(leaf)} have no effect on a summary.\n`;
  const tasks = section.tasksKey === undefined ? "" : `| \`${section.tasksKey.name}\` | ${section.tasksKey.doc} | tasks by id |  |\n`;
  return `${head}\n${keyTable(section.keys).trimEnd()}\n${tasks}${below}${onLeaves}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

function keyTable(keys: NamedKeys): string {
  const rows = [...keys].flatMap(([name, { spec }]) => [row(name, spec), ...nestedRows(name, spec.type)]);
  return `| key | meaning | value | default |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

function row(name: string, spec: KeySpec<unknown>): string {
  const excludes = spec.excludes === undefined ? "" : ` Not beside ${list(spec.excludes.map((each) => `\`${each}\``))}.`;
  return `| \`${name}\` | ${cell(spec.doc + excludes)} | ${cell(valueWords(spec))} | ${cell(spec.default ?? "")} |`;
}

function nestedRows(name: string, type: ValueType<unknown>): readonly string[] {
  const keys = type.keys ?? type.of?.keys;
  if (keys === undefined) return [];
  const prefix = type.keys === undefined ? `${name}.<name>` : name;
  return Object.entries(keys).map(([property, spec]) => row(`${prefix}.${spec.name ?? kebabCase(property)}`, spec));
}

function valueWords({ type, example }: KeySpec<unknown>): string {
  if (type.words !== undefined && type.name === "word") return type.words.map((word) => `\`${word}\``).join(" ");
  const shown = example === undefined ? type.examples : [example];
  return `${type.name}: ${shown.slice(0, 3).map((each) => `\`${each}\``).join(" · ")}`;
}

function cell(text: string): string {
  return text.replace(/\|/g, "\\|").replace(/\n/g, " ");
}

function valuesPart(): string {
  const kinds = new Map<string, ValueType<unknown>>();
  const visit = (type: ValueType<unknown>) => {
    if (type.of !== undefined && type.of !== type) visit(type.of);
    if (!kinds.has(type.name)) kinds.set(type.name, type);
  };
  for (const table of [ownPlanKeys, otherPlanKeys, ...[...sections.values()].map(({ keys }) => keys)]) for (const { spec } of table.values()) visit(spec.type);
  for (const { value } of sections.values()) if (value !== undefined) visit(value.type);
  const plain = [...kinds.values()].filter(({ name }) => !["text", "word", "list", "map", "flag", "reference", "number", "whole number", "version"].includes(name));
  const rows = plain.sort((a, b) => (a.name < b.name ? -1 : 1)).map((type) => `| ${type.name} | ${cell(type.accepts)} |`);
  return `## Values\n\n| value | takes |\n| --- | --- |\n${rows.join("\n")}\n`;
}
