import type { PlanSettings } from "../../core/model/items";
import type { Problem } from "../../core/model/problem";

/** A plan's settings over all of its files, with keys that stand in two of them. */
export interface MergedSettings {
  readonly settings: PlanSettings;
  readonly problems: readonly Problem[];
}

const OWN = new Set(["section", "id", "idSpan", "span", "keys", "kept", "include"]);

const cache = new WeakMap<PlanSettings, { readonly others: readonly PlanSettings[]; readonly merged: MergedSettings }>();

/** The root's settings with what included files add; what both have counts in the root. Cached by identity. */
export function mergeSettings(root: PlanSettings, others: readonly PlanSettings[]): MergedSettings {
  const adding = others.filter((each) => each.keys.size > 0);
  const known = cache.get(root);
  if (known !== undefined && known.others.length === adding.length && known.others.every((each, i) => each === adding[i])) return known.merged;
  const merged = adding.length === 0 ? { settings: root, problems: [] } : merge(root, adding);
  cache.set(root, { others: adding, merged });
  return merged;
}

function merge(root: PlanSettings, others: readonly PlanSettings[]): MergedSettings {
  const kept = new Map(root.kept);
  const settings: Record<string, unknown> = { ...root, kept };
  const problems: Problem[] = [];
  for (const other of others) {
    for (const [property, value] of Object.entries(other)) {
      if (OWN.has(property)) continue;
      if (settings[property] === undefined) settings[property] = value;
      else problems.push(again(other, property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)));
    }
    for (const [key, value] of other.kept) {
      if (!kept.has(key)) kept.set(key, value);
      else problems.push(again(other, key));
    }
  }
  return { settings: settings as unknown as PlanSettings, problems };
}

function again(settings: PlanSettings, key: string): Problem {
  const span = settings.keys.get(key)?.key ?? settings.idSpan;
  return {
    code: "duplicate-key", severity: "error", at: { item: settings, span },
    message: `The plan that includes this file says \`${key}\` already, and that counts; take it away here.`,
  };
}
