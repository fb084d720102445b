import type { Severity } from "../../core/model/problem";
import type { Rule } from "./rule";
import { severityOf } from "./severities";

const MADE = "<!-- Made from src/language/rules; change it there. -->";
const ORDER: readonly Severity[] = ["error", "warning", "information", "hint"];

/** What the rule says of its example, and which quick fixes it offers there. */
export interface ExampleProblem {
  readonly message: string;
  readonly fixes: readonly string[];
}

/** The page of a code, in Markdown; `example` is left out for what the reader finds. */
export function diagnosticPage(rule: Rule, example?: ExampleProblem): string {
  const { doc } = rule;
  const says = example === undefined ? [] : [`> ${example.message}`, ""];
  const offered = example === undefined || example.fixes.length === 0
    ? []
    : ["Quick fixes in the editor:", "", ...example.fixes.map(title => `- ${title}`), ""];
  return [
    MADE, "",
    `# ${rule.code}`, "",
    `**${doc.title}** · ${severityOf(rule.code)}`, "",
    doc.meaning, "",
    "## Example", "",
    fenced(doc.before, doc.language), "",
    ...says,
    "## What to do", "",
    doc.fix, "",
    ...offered,
    doc.language === undefined ? "The same plan without the problem:" : "The same without the problem:", "",
    fenced(doc.after, doc.language), "",
    "[All codes](README.md)", "",
  ].join("\n");
}

/** The list of all codes by severity, in Markdown. */
export function diagnosticIndex(rules: readonly Rule[]): string {
  const rows = ORDER.flatMap(severity => rules
    .filter(rule => severityOf(rule.code) === severity)
    .map(rule => `| [\`${rule.code}\`](${rule.code}.md) | ${severity} | ${rule.doc.title} |`));
  return [
    MADE, "",
    "# Problems that Gantry finds", "",
    "Every problem has a stable code. Errors make a plan meaningless, warnings will hurt, information could be better, hints are",
    "style. A value that is wrong counts as not written; the rest of the plan is still planned.", "",
    "A code that you know about and accept is silenced where it stands, with the reason. On a task",
    "`allow: {missed-deadline: agreed with sales}` holds for the task and everything inside it, on the plan for the whole plan.",
    "What stops a file from being read cannot be silenced.", "",
    "| code | severity | what it says |",
    "| --- | --- | --- |",
    ...rows, "",
  ].join("\n");
}

function fenced(text: string, language = "yaml"): string {
  return `\`\`\`${language}\n${text}\`\`\``;
}
