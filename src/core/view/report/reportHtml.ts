import type { ReportDocument, ReportPoint, ReportQuarter, ReportRow, ReportSection, ReportTile } from "./reportShape";
import { REPORT_STYLE, REPORT_STYLE_HASH } from "./reportStyle";
import type { Say } from "./reportWords";

/** What a page needs beside the report. */
export interface HtmlOptions {
  readonly say: Say;
  /** The language of the words, such as `en`. */
  readonly language: string;
}

/**
 * A report as a page that is whole in itself: it runs nothing and asks for nothing, which its own policy says too. Text
 * of the plan is escaped everywhere.
 */
export function reportHtml(document: ReportDocument, { say, language }: HtmlOptions): string {
  const { title, subtitle, summary, tone, tiles, line, sections } = document;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${REPORT_STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p class="subtitle">${escaped(subtitle)}</p>
</header>
${summary.length === 0 ? "" : `<div class="summary ${tone}">${summary.map((sentence) => `<p>${escaped(sentence)}</p>`).join("")}</div>\n`}${tiles.length === 0 ? "" : `<ul class="tiles">\n${tiles.map(tileHtml).join("\n")}\n</ul>\n`}${timeline(line, say)}${sections.map((section) => sectionHtml(section, say)).join("\n")}
</main>
</body>
</html>
`;
}

/** Text as part of a page: nothing in it is mark-up; what a page cannot hold or what turns the order of its signs is left out. */
export function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd").replace(/[&<>"'`]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

function tileHtml({ label, value, note, tone, wide }: ReportTile): string {
  return `<li${wide ? ' class="wide"' : ""}><div class="label">${escaped(label)}</div><div class="value ${tone}">${escaped(value)}</div>${note === "" ? "" : `<div class="note">${escaped(note)}</div>`}</li>`;
}

function quarterHtml({ title, note, who }: ReportQuarter): string {
  return `<div><h3>${escaped(title)}</h3><p class="note">${escaped(note)}</p><ul>${who.map((one) => `<li>${escaped(one.title)}</li>`).join("")}</ul></div>`;
}

function sectionHtml({ key, title, words, head, rows, more, grid = [] }: ReportSection, say: Say): string {
  const table = rows.length === 0 ? "" : `<div class="scroll"><table>
<thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(rowHtml).join("\n")}
</tbody>
</table></div>`;
  const rest = more > 0 ? `<p class="more">${escaped(say("and {0} more", more))}</p>` : "";
  return `<section id="${escaped(key)}">
<h2>${escaped(title)}</h2>
${words.map((sentence) => `<p>${escaped(sentence)}</p>`).join("")}${grid.length === 0 ? "" : `<div class="grid">${grid.map(quarterHtml).join("")}</div>`}${table}${rest}
</section>`;
}

function rowHtml({ cells, tone, below }: ReportRow): string {
  const [first = "", ...rest] = cells;
  const lines = below.length === 0 ? "" : `<ul>${below.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`;
  return `<tr class="${tone}"><th scope="row">${escaped(first)}${lines}</th>${rest.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
}

const WIDTH = 900;
const EDGE = 12;

/** The line of time: how far it is, the milestones, the target and the forecast. Its words stand in the sections too. */
function timeline(points: readonly ReportPoint[], say: Say): string {
  if (points.length === 0) return "";
  const x = (at: number): string => String(Math.round((EDGE + at * (WIDTH - 2 * EDGE)) * 10) / 10);
  const today = points.find(({ kind }) => kind === "today")?.at ?? 0;
  const mark = (point: ReportPoint, y1: number, y2: number): string => `<line class="mark${point.late ? " late" : ""}" x1="${x(point.at)}" x2="${x(point.at)}" y1="${String(y1)}" y2="${String(y2)}"/>`;
  const text = (point: ReportPoint, y: number): string => {
    const anchor = point.at < 0.2 ? "start" : point.at > 0.8 ? "end" : "middle";
    return `<text class="${point.late ? "late" : "plain"}" x="${x(point.at)}" y="${String(y)}" text-anchor="${anchor}">${escaped(point.label)}</text>`;
  };
  const drawn = points.map((point) => {
    if (point.kind === "milestone") return `<path class="point${point.late ? " late" : ""}" d="M${x(point.at)} 36l7 7l-7 7l-7 -7Z"><title>${escaped(point.label)}</title></path>`;
    return point.kind === "today" ? `${mark(point, 30, 56)}${text(point, 24)}` : point.low ? `${mark(point, 43, 78)}${text(point, 92)}` : `${mark(point, 43, 62)}${text(point, 76)}`;
  });
  return `<svg viewBox="0 0 ${String(WIDTH)} 98" role="img" aria-label="${escaped(`${say("Line of time")}: ${points.map(({ label }) => label).join("; ")}`)}"><line class="track" x1="${x(0)}" x2="${x(1)}" y1="43" y2="43"/><line class="gone" x1="${x(0)}" x2="${x(today)}" y1="43" y2="43"/>${drawn.join("")}</svg>
`;
}
