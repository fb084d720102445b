import assert from "node:assert/strict";
import { dayNumber, startOfDay } from "../../../src/core/calendar/civil";
import type { ScheduleContext } from "../../../src/core/schedule/result";
import type { ProblemCode } from "../../../src/core/model/problem";
import { createAnalyser } from "../../../src/language/analysis";
import type { Analysis } from "../../../src/language/analysisTypes";
import { applyEdits, fixToEdits } from "../../../src/language/edits/applyChange";
import type { LocatedProblem } from "../../../src/language/snapshotTypes";
import { createWorkspace } from "../../../src/language/workspace";

/** The clock of these tests: Monday 5 January 2026, noon. */
export const NOON: ScheduleContext = { now: startOfDay(dayNumber(2026, 1, 5)) + 720 };

const MAIN = "main.plan.yaml";
const MARKER = /\s*#! (.*)$/;
const EXPECTED = /([a-z]+(?:-[a-z]+)*)(?:\(([^()]*)\))?/g;

interface Expected {
  readonly line: number;
  readonly code: string;
  /** The text of the range, where the marker says it. */
  readonly text: string | undefined;
}

/** A plan's text without its markers, and what they expect. */
function unmark(marked: string): { readonly text: string; readonly expected: readonly Expected[] } {
  const expected: Expected[] = [];
  const lines = marked.split("\n").map((line, index) => {
    const marker = MARKER.exec(line);
    for (const [, code = "", text] of marker?.[1]?.matchAll(EXPECTED) ?? []) expected.push({ line: index + 1, code, text });
    return line.replace(MARKER, "");
  });
  return { text: lines.join("\n"), expected };
}

/** Analyses a plan among others. */
export function analyse(text: string, others: Readonly<Record<string, string>> = {}, context = NOON): Analysis {
  const workspace = createWorkspace();
  workspace.update(MAIN, text);
  for (const [path, other] of Object.entries(others)) workspace.update(path, other);
  return createAnalyser().analyse(workspace.snapshot(), context);
}

/** The problems of the main plan. */
export function problemsOf(text: string, others: Readonly<Record<string, string>> = {}, context = NOON): readonly LocatedProblem[] {
  return analyse(unmark(text).text, others, context).problems.get(MAIN) ?? [];
}

/**
 * Checks a plan whose lines end with `#! code(text)` where a problem is expected: the code, and when it is written the text
 * of its range. Missing and extra problems fail.
 */
export function check(marked: string, others: Readonly<Record<string, string>> = {}, context = NOON): void {
  const { text, expected } = unmark(marked);
  const found = problemsOf(text, others, context).map(({ problem, range }) => ({
    line: text.slice(0, range.start).split("\n").length,
    code: problem.code as string,
    text: text.slice(range.start, range.end),
    message: problem.message,
  }));
  const open = [...found];
  const missing = expected.filter(wanted => {
    const index = open.findIndex(one => one.line === wanted.line && one.code === wanted.code && (wanted.text ?? one.text) === one.text);
    if (index >= 0) open.splice(index, 1);
    return index < 0;
  });
  const words = (one: Expected): string => `line ${String(one.line)}: ${one.code}${one.text === undefined ? "" : `(${one.text})`}`;
  const complaint = [
    ...missing.map(one => `missing ${words(one)}`),
    ...open.map(one => `extra ${words(one)}: ${one.message}`),
  ];
  assert.equal(complaint.join("\n"), "", `\n${text}`);
}

/** The problems with a code; at least one. */
export function withCode(text: string, code: ProblemCode, others: Readonly<Record<string, string>> = {}, context = NOON): readonly LocatedProblem[] {
  const found = problemsOf(text, others, context).filter(({ problem }) => problem.code === code);
  assert.notEqual(found.length, 0, `no ${code} in\n${text}`);
  return found;
}

/** Checks the message of the first problem with a code; the full stop at its end is left out here. */
export function says(text: string, code: ProblemCode, message: string, others: Readonly<Record<string, string>> = {}, context = NOON): void {
  assert.equal(withCode(text, code, others, context)[0]?.problem.message, message.endsWith("?") ? message : `${message}.`);
}

/** Checks the related sentences of the first problem with a code, without their full stops. */
export function relates(text: string, code: ProblemCode, messages: readonly string[], others: Readonly<Record<string, string>> = {}): void {
  assert.deepEqual(withCode(text, code, others)[0]?.related.map(({ message }) => message), messages.map(message => `${message}.`));
}

/** Applies the fix of the first problem with a code and checks the text that comes of it. */
export function fixes(text: string, code: ProblemCode, title: string, wanted: string, context = NOON): void {
  const analysis = analyse(text, {}, context);
  const fix = analysis.problems.get(MAIN)?.filter(({ problem }) => problem.code === code).flatMap(({ problem }) => problem.fixes ?? [])
    .find(one => one.title === title);
  assert.ok(fix !== undefined, `no fix "${title}" among ${JSON.stringify((analysis.problems.get(MAIN) ?? []).map(({ problem }) => [problem.code, problem.fixes?.map(one => one.title)]))}`);
  const result = fixToEdits(analysis.snapshot, fix);
  assert.equal(result.kind, "edits", JSON.stringify(result));
  assert.equal(applyEdits(text, result.kind === "edits" ? result.edits : []), wanted);
}

/** A plan that starts on Monday 5 January 2026 and has no status date. */
export function planOf(body: string): string {
  return `plan: P\nstart: 2026-01-05\nas-of: none\n${body}`;
}

/** A plan that starts on Monday 5 January 2026, seen on a day. */
export function planOn(day: string, body: string): string {
  return `plan: P\nstart: 2026-01-05\nas-of: ${day}\n${body}`;
}
