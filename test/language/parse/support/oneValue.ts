import { deepEqual, equal, ok } from "node:assert/strict";
import type { Item } from "../../../../src/core/model/source";
import type { Snapshot } from "../../../../src/language/snapshotTypes";
import { readPlan } from "../../../../src/language/snapshot";

/** What was read for a key of an item, and the problems as `code "text" -> correction`. */
export interface ReadValue {
  readonly value: unknown;
  readonly problems: readonly string[];
  readonly snapshot: Snapshot;
}

/** Problems of a snapshot, short: code, the text that they point at, and the first correction. */
export function shortProblems(snapshot: Snapshot): readonly string[] {
  return snapshot.problems.map((problem) => {
    const { file, start, end } = snapshot.locate(problem.at);
    const text = snapshot.files.get(file)?.text.slice(start, end) ?? "";
    const fix = problem.fixes?.find(({ change }) => change.kind === "replace-text")?.change;
    return `${problem.code} ${text}${fix?.kind === "replace-text" ? ` -> ${fix.newText}` : ""}`;
  });
}

function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Reads `key: text` of a task, or of the first item of another section (`people.rate`), or of the plan (`plan.start`). */
export function readValue(path: string, text: string): ReadValue {
  const [section = "", key = ""] = path.includes(".") ? path.split(".") : ["tasks", path];
  const source = section === "plan" ? `${key}: ${text}\n` : `${section}:\n  x:\n    ${key}: ${text}\n`;
  const snapshot = readPlan(source);
  const plan = snapshot.plans[0];
  ok(plan);
  const item: Item | undefined = section === "plan" ? plan.settings : plan.byId.get("x");
  ok(item);
  const bag = item as unknown as Record<string, unknown>;
  const kept = (section === "plan" ? bag["kept"] : bag["values"]) as ReadonlyMap<string, unknown> | undefined;
  return { value: kept?.get(key) ?? bag[path === "plan.id" ? "planId" : camelCase(key)], problems: shortProblems(snapshot), snapshot };
}

/** A value without its places. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, each]) => [name, withoutPlaces(each)]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name, each]) => name !== "at" || typeof each !== "object").map(([name, each]) => [name, withoutPlaces(each)]));
}

/** The text is read as this value, without a problem. */
export function checkRead(path: string, text: string, expected: unknown): void {
  const { value, problems } = readValue(path, text);
  deepEqual(problems, []);
  deepEqual(withoutPlaces(value), expected);
}

/** The text is refused, nothing is read, and the correction (or none) is offered. */
export function checkRefused(path: string, text: string, better?: string): void {
  const { value, problems } = readValue(path, text);
  equal(problems.length, 1, problems.join("; "));
  const [only = ""] = problems;
  ok(only.startsWith("invalid-value"), only);
  equal(only.split(" -> ")[1], better);
  equal(value, undefined);
}
