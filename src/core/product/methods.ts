import { checkExpression, type CheckedExpression, type Vocabulary } from "../expression/checkExpression";
import type { Kind } from "../expression/expression";
import { parseExpression } from "../expression/parseExpression";
import type { FigureKey } from "./itemFigures";

/** The ready-made ways to rank a backlog, by the words of `prioritize`. */
export const RANK_METHODS = ["rice", "ice", "wsjf", "value-effort", "moscow", "kano", "votes"] as const;

/** One word of `RANK_METHODS`. */
export type RankMethod = (typeof RANK_METHODS)[number];

/** The kind of each figure in a formula. */
const KINDS: Readonly<Record<FigureKey, Kind>> = {
  value: "number", effort: "duration", reach: "number", impact: "number", confidence: "share", urgency: "number", "risk-reduction": "number",
  "cost-of-delay": "money", moscow: "number", kano: "number", votes: "number", demand: "number",
};

/** What a formula of `prioritize` may speak of. */
export const FORMULA_VOCABULARY: Vocabulary = { names: new Map(Object.entries(KINDS)), things: new Map(), codes: new Map() };

/** What each ready-made method computes, as a formula that a plan could write itself. */
export const METHOD_FORMULAS: Readonly<Record<RankMethod, string>> = {
  /** Reach × impact × confidence ÷ effort in person-months (Sean McBride, "RICE: Simple prioritization for product managers", Intercom 2016). */
  rice: "reach * impact * confidence / (effort / 1mo)",
  /** Impact × confidence × ease (Sean Ellis, "Hacking Growth" 2017); ease is taken as the inverse of the effort in person-days. */
  ice: "impact * confidence / effort",
  /**
   * Cost of delay ÷ job size, the cost of delay as the sum of value, time criticality and risk reduction (Donald
   * Reinertsen, "The Principles of Product Development Flow" 2009, principle Q13; the sum as in the Scaled Agile Framework).
   */
  wsjf: "(value + urgency + risk-reduction) / effort",
  /** Value ÷ effort in person-days: the most value for the time (Karl Wiegers, "First Things First: Prioritizing Requirements" 1999, without its risk and penalty). */
  "value-effort": "value / effort",
  /** Must before should before could before will not. */
  moscow: "moscow",
  /** Basic before performance before delighter before indifferent. */
  kano: "kano",
  votes: "votes",
};

const ready = new Map<RankMethod, CheckedExpression>();

/** The formula of a ready-made method. */
export function formulaOf(method: RankMethod): CheckedExpression {
  let formula = ready.get(method);
  if (formula === undefined) {
    const parsed = parseExpression(METHOD_FORMULAS[method]);
    const checked = "value" in parsed ? checkExpression(parsed.value, FORMULA_VOCABULARY) : parsed;
    formula = "value" in checked ? checked.value : { kind: "number", expression: { is: "name", name: "value", at: { start: 0, end: 0 } } };
    ready.set(method, formula);
  }
  return formula;
}

/** True for a word of `prioritize`. */
export function isRankMethod(word: unknown): word is RankMethod {
  return typeof word === "string" && RANK_METHODS.some((method) => method === word);
}
