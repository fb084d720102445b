import { markdownText } from "../markdownText";
import { dateFormat } from "../dates";
import type { ReportAudience, ReportData } from "./reportData";
import { reportDocument } from "./reportDocument";
import { figuresMarkdown, sectionMarkdown, summaryMarkdown } from "./reportMarkdown";
import { SECTION_KEYS } from "./reportSections";
import { healthText, moneyText, percent, trendText, type ReportWords } from "./reportWords";

/** A filled template, or the one sentence that says where it is wrong and what was meant. */
export type Filled = { readonly kind: "text"; readonly text: string } | { readonly kind: "wrong"; readonly line: number; readonly message: string };

const AUDIENCES: readonly ReportAudience[] = ["team", "sponsor", "customer"];
/** A template longer than this is not read. */
export const MOST_TEMPLATE = 200_000;

const UNCLOSED = "`{{` is never closed; write `}}` behind the word, in the same line.";

type Filling = ReadonlyMap<string, string>;

/**
 * Fills a Markdown template: `{{finish}}` and the like stand for words and sections, `{{#audience sponsor}} … {{/audience}}`
 * holds what only some see (several names with spaces between). There is nothing else: no code, no files. What the plan
 * says is put in as text, once; nothing in it is looked at again.
 */
export function fillTemplate(template: string, data: ReportData, words: ReportWords): Filled {
  if (template.length > MOST_TEMPLATE) return { kind: "wrong", line: 1, message: `A template holds ${String(MOST_TEMPLATE)} characters at most; this one has ${String(template.length)}.` };
  const filling = fillingOf(data, words);
  const out: string[] = [];
  let last = 0;
  let open: { readonly line: number; readonly shown: boolean } | undefined;
  const wrong = (at: number, message: string): Filled => ({ kind: "wrong", line: lineOf(template, at), message });
  const keep = (text: string): void => { if (open?.shown !== false) out.push(text); };
  for (const match of template.matchAll(/\{\{([^{}\n]*)\}\}/g)) {
    const word = (match[1] ?? "").trim();
    const between = template.slice(last, match.index);
    if (between.includes("{{")) return wrong(last + between.indexOf("{{"), UNCLOSED);
    keep(between);
    last = match.index + match[0].length;
    if (word === "/audience") {
      if (open === undefined) return wrong(match.index, "`{{/audience}}` closes nothing; open it with `{{#audience sponsor}}`.");
      open = undefined;
    } else if (word.startsWith("#")) {
      const names = /^#audience\s+(.+)$/.exec(word)?.[1]?.split(/[\s,]+/);
      if (names === undefined) return wrong(match.index, `\`{{${shown(word)}}}\` is not known; the only block is \`{{#audience sponsor}}\`.`);
      const unknown = names.find((name) => !AUDIENCES.some((one) => one === name));
      if (unknown !== undefined) return wrong(match.index, `\`${shown(unknown)}\` is no audience; use ${AUDIENCES.join(", ")}.`);
      if (open !== undefined) return wrong(match.index, `An audience stands inside of another one, which begins in line ${String(open.line)}; close that first.`);
      open = { line: lineOf(template, match.index), shown: names.includes(data.audience) };
    } else {
      const text = filling.get(word);
      if (text === undefined) return wrong(match.index, `\`{{${shown(word)}}}\` is not known; did you mean \`{{${nearest(word, [...filling.keys()])}}}\`?`);
      keep(text);
    }
  }
  if (template.includes("{{", last)) return wrong(template.indexOf("{{", last), UNCLOSED);
  if (open !== undefined) return { kind: "wrong", line: open.line, message: "`{{#audience …}}` is never closed; write `{{/audience}}` where it ends." };
  return { kind: "text", text: `${out.join("")}${template.slice(last)}` };
}

/** What each placeholder stands for. */
function fillingOf(data: ReportData, words: ReportWords): Filling {
  const { say } = words;
  const document = reportDocument(data, words);
  const dates = dateFormat(words.dates, data.now);
  const end = (at: number | null): string => (at === null ? say("unknown") : dates.end(at));
  const sections = new Map(document.sections.map((section) => [section.key, sectionMarkdown(section, say)]));
  return new Map<string, string>([
    ["title", markdownText(data.title)], ["plan", markdownText(data.plan)], ["as-of", dates.day(data.asOf ?? data.now)], ["audience", data.reader.title === "" ? data.audience : markdownText(data.reader.title)],
    ["summary", summaryMarkdown(document)], ["figures", figuresMarkdown(document, say)],
    ["health", data.health === null ? say("unknown") : healthText(data.health.word, say)], ["trend", data.health?.trend === undefined ? say("unknown") : trendText(data.health.trend, say)],
    ["start", data.start === null ? say("unknown") : dates.day(data.start)], ["finish", end(data.finish)], ["target", end(data.target)], ["chance", data.chance === null ? say("unknown") : percent(data.chance)],
    ["progress", percent(data.progress.share)], ["late-count", String(data.late.count)], ["blocked-count", String(data.blocked.count)],
    ["cost", data.money === null ? say("unknown") : moneyText(data.money.forecast, data.money.currency)],
    ["budget", data.money === null || data.money.budget === null ? say("unknown") : moneyText(data.money.budget, data.money.currency)],
    ...SECTION_KEYS.map((key): [string, string] => [key, sections.get(key) ?? say("Nothing to say.")]),
  ]);
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf("\n"); next !== -1 && next < at; next = text.indexOf("\n", next + 1)) line += 1;
  return line;
}

function shown(word: string): string {
  return word.slice(0, 40);
}

/** The known word with the fewest letters to change. */
function nearest(word: string, known: readonly string[]): string {
  const short = word.slice(0, 40).toLowerCase();
  return known.reduce((best, one) => (distance(short, one) < distance(short, best) ? one : best), known[0] ?? "");
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
