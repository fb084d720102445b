import { markdownText } from "../markdownText";
import type { ReportDocument, ReportSection } from "./reportShape";
import type { Say } from "./reportWords";

/** A report as Markdown; text of the plan is text. */
export function reportMarkdown(document: ReportDocument, say: Say): string {
  const blocks = [
    `# ${markdownText(document.title)}`,
    markdownText(document.subtitle),
    summaryMarkdown(document),
    figuresMarkdown(document, say),
    ...document.sections.map((section) => `## ${markdownText(section.title)}\n\n${sectionMarkdown(section, say)}`),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** How the plan stands, in sentences. */
export function summaryMarkdown({ summary }: ReportDocument): string {
  return summary.map((sentence, at) => (at === 0 ? `**${markdownText(sentence)}**` : markdownText(sentence))).join("\n\n");
}

/** The figures at the top, as a table. */
export function figuresMarkdown({ tiles }: ReportDocument, say: Say): string {
  const shown = tiles.filter(({ key }) => key !== "health");
  return shown.length === 0 ? "" : tableMarkdown([say("Figure"), say("Value"), ""], shown.map(({ label, value, note }) => [label, value, note]));
}

/** The body of a section, without its heading. */
export function sectionMarkdown({ words, head, rows, more }: ReportSection, say: Say): string {
  const below = rows.filter((row) => row.below.length > 0).map(({ cells, below: lines }) => `- ${markdownText(cells[0] ?? "")}\n${lines.map((line) => `  - ${markdownText(line)}`).join("\n")}`);
  return [
    ...words.map(markdownText), ...(rows.length === 0 ? [] : [tableMarkdown(head, rows.map(({ cells }) => cells))]),
    ...(more > 0 ? [markdownText(say("and {0} more", more))] : []), ...(below.length === 0 ? [] : [below.join("\n")]),
  ].join("\n\n");
}

function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(" | ")} |`;
  return [line(head), `| ${head.map(() => "---").join(" | ")} |`, ...rows.map(line)].join("\n");
}
