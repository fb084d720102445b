import type { Risk } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { PlanChange } from "../../core/model/planChange";
import { riskScales, rowOf, type ProbabilityStep } from "../../core/risk/riskScales";
import { code } from "../rules/wording";
import { quoteText } from "../write/quoteText";
import { writeShare } from "../write/writeValues";
import { refuse, type Refusal } from "./attempt";

/** A risk put into a cell of the matrix: rows and columns are places on the plan's scales, from 0, the lowest first. */
export interface RiskScore {
  readonly risk: string;
  readonly row: number;
  readonly column: number;
  /** The cell is that after the response: `residual` says it. */
  readonly after: boolean;
}

/**
 * The changes that put a risk into a cell. Only what differs is written: a probability keeps its form (a share becomes the
 * share of the row, a word the row's word), and a level is written only where the column is another than before.
 */
export function scoreRisk(plan: Plan, { risk: id, row, column, after }: RiskScore): readonly PlanChange[] | Refusal {
  const risk = plan.risks.get(id);
  if (risk === undefined) return refuse(`There is no risk ${code(id)} in this plan (any more).`);
  const scales = riskScales(plan);
  const step = scales.rows[row];
  const impact = scales.columns[column];
  if (step === undefined || impact === undefined) return refuse("There is no such cell on the risk matrix (any more).");
  const written = after ? (risk.residual?.probability ?? risk.probability) : risk.probability;
  const changes: PlanChange[] = [];
  if (rowOf(scales, written) !== row) changes.push(set(plan, id, after ? "residual.probability" : "probability", probabilityText(step, written)));
  const level = levelNow(risk, after);
  if (level !== impact.name) changes.push(set(plan, id, after ? "residual.level" : "impact.level", quoteText(impact.name, "flow")));
  return changes;
}

function levelNow({ impact, residual }: Risk, after: boolean): string | undefined {
  return after ? (residual?.level ?? impact?.level) : impact?.level;
}

/** The probability of a row as a person would write it: in the form that stood there, else its word. */
export function probabilityText(step: ProbabilityStep, before: number | string | undefined): string {
  const isWord = /^[A-Za-z][\w -]*$/.test(step.name);
  return isWord && typeof before !== "number" ? step.name : writeShare(step.share);
}

function set(plan: Plan, id: string, key: string, text: string): PlanChange {
  return { kind: "set-key", plan: plan.id, id, key, text };
}
