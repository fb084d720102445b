import { ok } from "node:assert/strict";
import type { Analysis } from "../../../src/language/analysisTypes";
import { codeActions } from "../../../src/language/features/codeActions";
import { codeLenses } from "../../../src/language/features/codeLenses";
import { completion } from "../../../src/language/features/completion";
import { definition } from "../../../src/language/features/definition";
import { predecessors, successors } from "../../../src/language/features/dependencyWalk";
import { documentLinks } from "../../../src/language/features/documentLinks";
import { dropLink } from "../../../src/language/features/dropLink";
import { findReferences } from "../../../src/language/features/findReferences";
import { foldingOf } from "../../../src/language/features/folding";
import { formatDocument, formatOnType } from "../../../src/language/features/formatting";
import { hierarchyItemAt } from "../../../src/language/features/hierarchyItem";
import { hover } from "../../../src/language/features/hover";
import { inlayHints } from "../../../src/language/features/inlayHints";
import { linkedRanges } from "../../../src/language/features/linkedEditing";
import { outline, type OutlineSymbol } from "../../../src/language/features/outline";
import { pasteRows } from "../../../src/language/features/pasteRows";
import { prepareRename, rename } from "../../../src/language/features/rename";
import { selectionRanges } from "../../../src/language/features/selectionRanges";
import { semanticTokens } from "../../../src/language/features/semanticTokens";
import { childrenOf, parentOf } from "../../../src/language/features/workBreakdown";
import { workspaceSymbols } from "../../../src/language/features/workspaceSymbols";

/** The file that is asked about. */
export const FILE = "p.plan.yaml";
interface Ranged {
  readonly start: number;
  readonly end: number;
}

/** Every feature is asked at one place; whatever it names lies inside the text. */
export function askEverything(analysis: Analysis, text: string, offset: number): void {
  const inside = ({ start, end }: Ranged, what: string): void => { ok(0 <= start && start <= end && end <= text.length, `${what}: ${String(start)}..${String(end)} of ${String(text.length)}`); };
  const each = (ranges: readonly Ranged[], what: string): void => { for (const range of ranges) inside(range, what); };
  each(completion(analysis, FILE, offset), "completion");
  each([hover(analysis, FILE, offset) ?? { start: 0, end: 0 }], "hover");
  const found = definition(analysis, FILE, offset);
  if (found !== undefined) each([found.origin, found.target, found.whole], "definition");
  each(findReferences(analysis, FILE, offset, true), "references");
  each(selectionRanges(text, offset), "selection");
  each(linkedRanges(analysis, FILE, offset), "linked editing");
  const target = prepareRename(analysis, FILE, offset);
  if (target.kind === "id") inside(target.range, "rename");
  const renamed = rename(analysis, FILE, offset, "another-name");
  if (renamed.kind === "edits") each(renamed.edits, "rename");
  askWalks(analysis, offset, each);
  pasteRows(analysis, FILE, offset, "Task\tEffort\nOne\t1d\n");
  each(dropLink(analysis, FILE, offset, { kind: "file", text: "a.ts" })?.edits ?? [], "drop");
  each(formatOnType(text, offset, "}"), "format on type");
  each(formatOnType(text, offset, "\n"), "format on type");
}

function askWalks(analysis: Analysis, offset: number, each: (ranges: readonly Ranged[], what: string) => void): void {
  const item = hierarchyItemAt(analysis, FILE, offset);
  if (item === undefined) return;
  for (const walk of [predecessors, successors, parentOf, childrenOf]) {
    const steps = walk(analysis, item.plan, item.id);
    each(steps.flatMap(({ whole, selection }) => [whole, selection]), "walk");
  }
}

/** What is shown of a whole file. */
export function showEverything(analysis: Analysis, text: string): void {
  const each = (ranges: readonly Ranged[], what: string): void => {
    for (const { start, end } of ranges) ok(0 <= start && start <= end && end <= text.length, `${what}: ${String(start)}..${String(end)} of ${String(text.length)}`);
  };
  const tokens = semanticTokens(analysis, FILE);
  each(tokens, "tokens");
  for (const [at, token] of tokens.entries()) ok(token.start >= (tokens[at - 1]?.end ?? 0), "tokens do not overlap");
  for (const { start, end } of tokens) ok(!/[\r\n]/.test(text.slice(start, end)), "a token stands on one line");
  each(inlayHints(analysis, FILE).map(({ offset }) => ({ start: offset, end: offset })), "hints");
  each(codeLenses(analysis, FILE, "all"), "lenses");
  each(documentLinks(analysis, FILE), "links");
  each(workspaceSymbols(analysis, "").map(({ range }) => range), "symbols");
  each(codeActions(analysis, FILE, 0, text.length).map(({ problem }) => problem.range), "fixes");
  const lines = text.split(/\r\n?|\n/).length;
  for (const { startLine, endLine } of foldingOf(text)) ok(0 <= startLine && startLine < endLine && endLine < lines, "foldings");
  const below = (symbols: readonly OutlineSymbol[], from: number, to: number): void => {
    for (const { start, end, selection, children } of symbols) {
      ok(from <= start && start <= selection.start && selection.end <= end && end <= to, "the outline nests");
      below(children, start, end);
    }
  };
  below(outline(analysis, FILE), 0, text.length);
  each(formatDocument(text, { tabSize: 2 }), "formatting");
}

