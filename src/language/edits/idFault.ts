import type { Plan } from "../../core/model/plan";
import { code } from "../rules/wording";

const ID = /^[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const TAKEN_WORDS: ReadonlySet<string> = new Set(["plan", "none", "any", "of", "role"]);

/** Why an id cannot be given to something new in the plan, in one sentence; undefined when it can. */
export function idFault(plan: Plan, id: string): string | undefined {
  if (!ID.test(id)) return `${code(id)} cannot be an id: begin with a letter, go on with letters, digits, -, _ or dots, and end with a letter or digit.`;
  if (TAKEN_WORDS.has(id)) return `${code(id)} is a word of the language and cannot be an id.`;
  if (plan.byId.has(id)) return `${code(id)} is taken in this plan: ids are unique over all its sections.`;
  return undefined;
}
