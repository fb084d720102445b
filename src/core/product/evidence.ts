import type { KeptItem } from "../model/items";
import type { Plan } from "../model/plan";
import type { Ref } from "../model/values";

/** What feedback and research say about one thing. */
export interface Evidence {
  /** The weights of all feedback about it, added up. */
  readonly demand: number;
  /** Who said something about it; feedback that names nobody counts one by one. */
  readonly voices: number;
  readonly findings: number;
  /** How sure one may be because of it; undefined without any. */
  readonly confidence?: number;
}

/** From so many voices on feedback is more than an anecdote. */
const MANY_VOICES = 3;
/** The steps that RICE knows: low, medium and high confidence (Sean McBride, Intercom 2016). */
const LOW = 0.5;
const MEDIUM = 0.8;
const HIGH = 1;

/** Feedback and research by the id of what they are about. */
export function evidenceOf(plan: Plan): ReadonlyMap<string, Evidence> {
  const gathered = new Map<string, { demand: number; voices: Set<string>; findings: number }>();
  const at = (id: string): { demand: number; voices: Set<string>; findings: number } => {
    let one = gathered.get(id);
    if (one === undefined) gathered.set(id, (one = { demand: 0, voices: new Set(), findings: 0 }));
    return one;
  };
  for (const item of plan.kept.get("feedback")?.values() ?? []) {
    const weight = item.values.get("weight");
    const from = item.values.get("from");
    for (const id of subjects(plan, item)) {
      const one = at(id);
      one.demand += typeof weight === "number" ? weight : 1;
      one.voices.add(typeof from === "string" ? `from ${from}` : `item ${item.id}`);
    }
  }
  for (const item of plan.kept.get("research")?.values() ?? []) for (const id of subjects(plan, item)) at(id).findings += 1;
  return new Map([...gathered].map(([id, { demand, voices, findings }]) => [id, { demand, voices: voices.size, findings, ...sureness(voices.size, findings) }]));
}

/** One or two voices are low confidence; research, or three voices, medium; both high. */
function sureness(voices: number, findings: number): { readonly confidence?: number } {
  const grounds = (voices >= MANY_VOICES ? 1 : 0) + (findings > 0 ? 1 : 0);
  if (grounds > 0) return { confidence: grounds === 2 ? HIGH : MEDIUM };
  return voices > 0 ? { confidence: LOW } : {};
}

function subjects(plan: Plan, item: KeptItem): ReadonlySet<string> {
  const about = item.values.get("about");
  const refs = (Array.isArray(about) ? about : [about]) as readonly (Ref | undefined)[];
  return new Set(refs.flatMap((ref) => (ref === undefined || (ref.plan !== undefined && ref.plan !== plan.id) ? [] : [ref.id])));
}
