import type { PlanSettings } from "../../core/model/items";
import type { Problem } from "../../core/model/problem";
import type { KeyPlaces, KeySpan } from "../../core/model/source";
import { otherPlanKeys, ownPlanKeys } from "../schema/language";
import type { Reading } from "../schema/valueType";
import { KeyList } from "./keyPlaces";
import type { MapEntry } from "./sourceNode";
import { readKey } from "./values/combinators";

/** What one top-level key says about the plan: kept as long as its text and its distance from the first key stay. */
export interface SettingResult {
  readonly name: string;
  readonly property: string | undefined;
  readonly value: unknown;
  readonly keys: KeyPlaces;
  /** Attached to a placeholder until the settings are put together. */
  readonly problems: readonly Problem[];
}

const NO_KEYS: ReadonlyMap<string, KeySpan> = new Map();

/** Stands for the plan's own keys in problems of single keys. */
export const settingsPlaceholder: PlanSettings = {
  section: "plan", id: "", idSpan: { start: 0, end: 0 }, span: { start: 0, end: 0 }, keys: NO_KEYS, kept: new Map(),
};

/** Reads one top-level key of the plan; `base` is where the plan's first key stands, counted from this text's start. */
export function readSetting(entry: MapEntry, text: string, base: number): SettingResult {
  const keys = new KeyList();
  const reading: Reading = { item: settingsPlaceholder, base, text, keys, problems: [], path: entry.key.text };
  const name = entry.key.text;
  const own = ownPlanKeys.get(name);
  const spec = own ?? otherPlanKeys.get(name);
  const value = spec === undefined ? undefined : readKey(entry, name, spec.spec.type, reading, keys);
  return { name, property: own?.property, value, keys, problems: reading.problems };
}

/** The settings of a file, from its keys in the order of the text; the first of equals counts. */
export function joinSettings(results: readonly SettingResult[]): PlanSettings {
  const keys = new Map<string, KeySpan>();
  const kept = new Map<string, unknown>();
  const settings: Record<string, unknown> = {};
  const seen = new Set<string>();
  let end = 0;
  for (const { name, property, value, keys: own } of results) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const [path, span] of own) {
      keys.set(path, span);
      end = Math.max(end, span.value.end);
    }
    if (value === undefined) continue;
    if (property === undefined) kept.set(name, value);
    else settings[property] = value;
  }
  return { ...settings, section: "plan", id: "", idSpan: { start: 0, end: 0 }, span: { start: 0, end }, keys, kept };
}

/** A problem with the placeholder's places moved to the settings themselves. */
export function bindProblem(problem: Problem, settings: PlanSettings): Problem {
  return {
    ...problem,
    at: { item: settings, span: problem.at.span },
    ...(problem.related === undefined ? {} : { related: problem.related.map(({ message, at }) => ({ message, at: { item: settings, span: at.span } })) }),
    ...(problem.fixes === undefined ? {} : {
      fixes: problem.fixes.map((fix) =>
        fix.change.kind === "replace-text" ? { ...fix, change: { ...fix.change, at: { item: settings, span: fix.change.at.span } } } : fix),
    }),
  };
}
