import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Ref } from "../../core/model/values";
import type { ScheduledTask } from "../../core/schedule/result";
import type { Analysis } from "../analysisTypes";
import { idRange, refsInChecks, refsOf } from "../references";
import type { PlanFile } from "../snapshotTypes";
import { idPlace } from "./itemPlace";
import { resolve } from "./namedThing";
import { datesOf } from "./taskWords";

/** What an id stands for; a grammar cannot tell, since it depends on the rest of the plan. */
export type TokenKind = "task" | "summary" | "milestone" | "person" | "team" | "equipment" | "release" | "objective" | "calendar" | "item";

/** What is special about it: where it is defined, and how its task stands. */
export type TokenModifier = "declaration" | "critical" | "late" | "finished" | "dropped";

/** Every kind, in the order that editors number them by. */
export const TOKEN_KINDS: readonly TokenKind[] = ["task", "summary", "milestone", "person", "team", "equipment", "release", "objective", "calendar", "item"];

/** Every modifier, in the order that editors number them by. */
export const TOKEN_MODIFIERS: readonly TokenModifier[] = ["declaration", "critical", "late", "finished", "dropped"];

/** An id in the text with its meaning; always within one line. */
export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  readonly modifiers: readonly TokenModifier[];
}

/** The ids between two offsets of a file, defined or named there, in the order of the text and without overlap. */
export function semanticTokens(analysis: Analysis, path: string, from = 0, to = Infinity): readonly SemanticToken[] {
  const { snapshot } = analysis;
  const file = snapshot.files.get(path);
  const plan = snapshot.planOfFile(path);
  if (file === undefined || plan === undefined) return [];
  const tokens: SemanticToken[] = [];
  for (const item of file.items) {
    const base = file.startOf(item);
    if (base > to || base + item.span.end < from) continue;
    if (item.section !== "plan") addDefinition(analysis, plan, file, item, tokens);
    for (const ref of refsOf(item)) addReference(analysis, plan, file, item, ref, tokens);
  }
  for (const { id, range } of refsInChecks(snapshot, plan)) {
    if (range.file === path) addNamed(analysis, plan, id, range, tokens);
  }
  return inOrder(tokens.filter(token => token.start >= from && token.end <= to));
}

function addDefinition(analysis: Analysis, plan: Plan, file: PlanFile, item: Item, tokens: SemanticToken[]): void {
  const place = idPlace(file, item);
  if (place === undefined) return;
  const { kind, modifiers } = meaningOf(analysis, plan, item);
  tokens.push({ ...place, kind, modifiers: ["declaration", ...modifiers] });
}

function addReference(analysis: Analysis, plan: Plan, file: PlanFile, item: Item, ref: Ref, tokens: SemanticToken[]): void {
  const range = idRange(analysis.snapshot, item, ref);
  if (file.text.slice(range.start, range.end) !== ref.id) return;
  addNamed(analysis, plan, ref.plan === undefined ? ref.id : `${ref.plan}/${ref.id}`, range, tokens);
}

function addNamed(analysis: Analysis, plan: Plan, name: string, { start, end }: { readonly start: number; readonly end: number }, tokens: SemanticToken[]): void {
  const found = resolve(analysis.snapshot, plan, name);
  if (found !== undefined) tokens.push({ start, end, ...meaningOf(analysis, found.plan, found.item) });
}

const KIND_OF: Readonly<Partial<Record<Item["section"], TokenKind>>> = {
  people: "person", teams: "team", equipment: "equipment", releases: "release", objectives: "objective", calendars: "calendar",
};

function meaningOf(analysis: Analysis, plan: Plan, item: Item): { readonly kind: TokenKind; readonly modifiers: readonly TokenModifier[] } {
  const index = plan.taskIndex.get(item.id);
  const node = index === undefined ? undefined : plan.tasks[index];
  if (node?.item !== item) return { kind: KIND_OF[item.section] ?? "item", modifiers: [] };
  const dates = datesOf(analysis, plan, item.id);
  const written = node.item.summary ? "summary" : node.item.milestone === true ? "milestone" : "task";
  return dates === undefined ? { kind: written, modifiers: [] } : { kind: dates.kind, modifiers: standing(dates) };
}

function standing(dates: ScheduledTask): readonly TokenModifier[] {
  if (dates.dropped) return ["dropped"];
  if (dates.finished) return ["finished"];
  const late = dates.due !== undefined && dates.finish > dates.due.at;
  return [...(dates.critical ? ["critical" as const] : []), ...(late ? ["late" as const] : [])];
}

function inOrder(tokens: readonly SemanticToken[]): SemanticToken[] {
  const kept: SemanticToken[] = [];
  for (const token of [...tokens].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (token.start >= (kept.at(-1)?.end ?? 0) && token.end > token.start) kept.push(token);
  }
  return kept;
}
