import type { DayNumber } from "../../core/model/instant";
import type { TextEdit } from "../../core/model/planChange";
import { changeToEdits } from "../edits/applyChange";
import { checkAttempt } from "../edits/checkAttempt";
import { composeSteps } from "../edits/composeEdits";
import { indentStep, lineBreakAt } from "../edits/lineStyle";
import { indented } from "../edits/itemLines";
import { blockEntry } from "../edits/newEntry";
import { lineEnd, lineStart, nextLine, skipBlanks } from "../edits/scanText";
import { cursorContext } from "../features/cursorContext";
import { readAgain } from "../readAgain";
import type { Snapshot } from "../snapshotTypes";
import { quickAddChange, readQuickAdd } from "./quickAdd";
import type { QuickAdd, QuickAddPlace } from "./quickAddTypes";

/** What a line of a plan file can become, with the edits of its file, or one sentence why it cannot as it stands. */
export type TaskOfLine =
  | { readonly kind: "edits"; readonly quick: QuickAdd; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly message: string };

/** A line of words among the tasks or ideas of a plan file. */
interface WordsLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly words: string;
  readonly kind: "task" | "backlog";
  readonly parent?: string;
}

/**
 * Makes a task (among ideas an idea) of a line of words that was typed where an entry should stand. Undefined where the
 * line is something else.
 */
export function taskOfLine(snapshot: Snapshot, path: string, offset: number, today: DayNumber): TaskOfLine | undefined {
  const text = snapshot.files.get(path)?.text;
  const line = text === undefined ? undefined : wordsLine(text, offset);
  if (text === undefined || line === undefined) return undefined;
  // With the line as it is the text is no YAML: what counts is the plan without it.
  const without = readAgain(snapshot, [{ file: path, start: lineStart(text, line.start), end: line.next, newText: "" }]);
  const plan = without.planOfFile(path);
  if (plan === undefined) return undefined;
  const place: QuickAddPlace = { snapshot: without, plan, today, kind: line.kind, ...(line.parent === undefined ? {} : { parent: line.parent }) };
  const quick = readQuickAdd(line.words, place);
  const [fault] = quick.faults;
  if (fault !== undefined) return { kind: "refused", message: fault.message };
  return quick.kind === line.kind && quick.parent === line.parent ? inPlace(without, path, text, line, quick) : elsewhere(without, path, text, line, quick);
}

function wordsLine(text: string, offset: number): WordsLine | undefined {
  const from = lineStart(text, offset);
  const start = skipBlanks(text, from);
  const end = lineEnd(text, from);
  const words = text.slice(start, end).trimEnd();
  if (words === "" || /^[#{}[\]&*|>%]/.test(words) || /^("[^"]*"|'[^']*'|[^\s:]+)\s*:(\s|$)/.test(words)) return undefined;
  const { position, path, style } = cursorContext(text, start);
  const section = path.at(-1);
  if (position === "none" || style !== "block" || (section !== "tasks" && section !== "actions" && section !== "backlog")) return undefined;
  const parent = section === "backlog" ? undefined : path.at(-2);
  return { start, end: start + words.length, next: nextLine(text, end), words, kind: section === "backlog" ? "backlog" : "task", ...(parent === undefined ? {} : { parent }) };
}

/** The entry where the line stands. */
function inPlace(without: Snapshot, path: string, text: string, line: WordsLine, quick: QuickAdd): TaskOfLine {
  const column = line.start - lineStart(text, line.start);
  const entry = indented(blockEntry(quick, indentStep(text)), column).trimStart().replace(/\n/g, lineBreakAt(text, line.start));
  const change = quickAddChange(without.planOfFile(path)?.id ?? "", quick);
  const at = lineStart(text, line.start);
  const written = text.slice(at, line.start) + entry + text.slice(line.end, line.next);
  const added = { section: quick.kind === "backlog" ? "backlog" : "tasks", ids: [quick.id], ...(quick.parent === undefined ? {} : { parent: quick.parent }) } as const;
  const fault = checkAttempt(without, change, { kind: "edits", edits: [{ file: path, start: at, end: at, newText: written }], intent: { added } });
  if (fault !== undefined) return { kind: "refused", message: fault };
  return { kind: "edits", quick, edits: [{ file: path, start: line.start, end: line.end, newText: entry }] };
}

/** The line is taken away, and the entry written where its words want it. */
function elsewhere(without: Snapshot, path: string, text: string, line: WordsLine, quick: QuickAdd): TaskOfLine {
  const result = changeToEdits(without, quickAddChange(without.planOfFile(path)?.id ?? "", quick));
  if (result.kind === "refused") return result;
  const away = { start: lineStart(text, line.start), end: line.next, newText: "" };
  const made = result.edits.every(({ file }) => file === path) ? composeSteps(text, [() => [away], () => result.edits]) : undefined;
  if (made === undefined) return { kind: "refused", message: "Its place is in another file: add it there." };
  return { kind: "edits", quick, edits: made.map(edit => ({ file: path, ...edit })) };
}
