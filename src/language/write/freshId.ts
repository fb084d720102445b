import type { Snapshot } from "../snapshotTypes";
import { idFromTitle } from "./idFromTitle";

/** Letters of a suffix: enough that two branches seldom choose the same one. */
const SUFFIX = 4;

/**
 * An id for something new, made from its title. Where any plan of the workspace has that id, it gets a short suffix made
 * from the content, not a number that counts: two branches that each add something of the same title seldom agree on it.
 * The same title and content always give the same id. `also`: ids that are given away at the same time.
 */
export function freshId(snapshot: Snapshot, title: string, content: string, fallback: string, also: ReadonlySet<string> = new Set()): string {
  const wanted = idFromTitle(title, fallback);
  const taken = (id: string): boolean => also.has(id) || snapshot.plans.some(plan => plan.byId.has(id));
  if (!taken(wanted)) return wanted;
  for (let round = 0; ; round += 1) {
    const id = `${wanted}-${hashText(`${title}\n${content}\n${round === 0 ? "" : String(round)}`)}`;
    if (!taken(id)) return id;
  }
}

/** A short text made from any text: FNV-1a, 32 bits, in base 36. */
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The low bits of the sum are mixed into the high ones, which the letters are taken from.
  hash ^= hash >>> 15;
  return (hash >>> 0).toString(36).padStart(7, "0").slice(-SUFFIX);
}
