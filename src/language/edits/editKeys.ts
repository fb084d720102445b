import { composeSteps, type EditStep } from "./composeEdits";
import { findEntry, mapOf } from "./findEntry";
import { removeKeyEdits } from "./removeKey";
import type { Replacement } from "./replacement";
import { setKeyEdits } from "./setKey";
import type { Target } from "./target";

/** One key of an item to write (with its plan text) or to take away (without). */
export type KeyStep = readonly [key: string, text: string | undefined];

/** Writes and takes away several keys of one item as one set of replacements; undefined when the text does not allow it. */
export function editKeys(target: Target, keys: readonly KeyStep[]): Replacement[] | undefined {
  const steps = keys.map(([key, value]): EditStep => text => {
    const now = target.text === text ? target : sameTarget(target, text);
    if (now === undefined) return undefined;
    return value === undefined ? (removeKeyEdits(now, key) ?? []) : setKeyEdits(now, key, value);
  });
  return composeSteps(target.text, steps);
}

/** The item again, in a text that differs only behind its id. */
function sameTarget(target: Target, text: string): Target | undefined {
  if (target.owner === undefined) return undefined;
  const found = findEntry(text, target.owner.entry.keyRange.start);
  if (found === undefined) return undefined;
  const map = mapOf(text, found.entry.value);
  const { map: _old, ...rest } = target;
  return { ...rest, text, owner: { entry: found.entry, map: found.map }, ...(map === undefined ? {} : { map }) };
}
