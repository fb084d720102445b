import type { Risk } from "../model/items";
import type { Plan } from "../model/plan";
import { probabilityOf } from "../risk/register";

/** Where a risk stands among the levels of the plan's matrix. */
export interface RiskLevel {
  readonly name: string;
  /** Place among the levels, the lowest 0. */
  readonly rank: number;
}

const USUAL_ROWS = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
const USUAL_IMPACT: ReadonlyMap<string, number> = new Map([["minor", 1], ["moderate", 2], ["major", 3], ["severe", 4]]);
const USUAL_LEVELS: ReadonlyMap<string, number> = new Map([["low", 1], ["medium", 4], ["high", 9]]);

/** The levels of the plan's risk matrix, the lowest first; the usual three where it has none of its own. */
export function levelsOf(plan: Plan): readonly string[] {
  return sorted(scaleOf(plan, "levels") ?? USUAL_LEVELS).map(([name]) => name);
}

/**
 * The level of a risk before its response: the place of its probability on the scale, counted from 1, times the weight of its
 * impact. Undefined where the risk names no level of impact, because time and cost alone have no weight.
 */
export function levelOfRisk(plan: Plan, risk: Risk): RiskLevel | undefined {
  const weight = (scaleOf(plan, "impact") ?? USUAL_IMPACT).get(risk.impact?.level ?? "");
  if (weight === undefined || risk.probability === undefined) return undefined;
  const score = (rowOf(plan, probabilityOf(plan, risk.probability)) + 1) * weight;
  const levels = sorted(scaleOf(plan, "levels") ?? USUAL_LEVELS);
  let rank = 0;
  levels.forEach(([, from], place) => { if (from <= score) rank = place; });
  return { name: levels[rank]?.[0] ?? "", rank };
}

/** The row whose share is nearest, of two as near the higher. */
function rowOf(plan: Plan, share: number): number {
  const own = scaleOf(plan, "probability");
  const rows = own === undefined ? USUAL_ROWS : sorted(own).map(([, value]) => value);
  let best = 0;
  rows.forEach((row, place) => { if (Math.abs(row - share) <= Math.abs((rows[best] ?? 0) - share) + 1e-9) best = place; });
  return best;
}

function scaleOf(plan: Plan, name: "probability" | "impact" | "levels"): ReadonlyMap<string, number> | undefined {
  const matrix = plan.settings.kept.get("risk-matrix");
  const scale: unknown = typeof matrix === "object" && matrix !== null ? (matrix as Readonly<Record<string, unknown>>)[name] : undefined;
  if (!(scale instanceof Map)) return undefined;
  const figures = [...(scale as ReadonlyMap<string, unknown>)].filter((entry): entry is [string, number] => typeof entry[1] === "number");
  return figures.length === 0 ? undefined : new Map(figures);
}

function sorted(scale: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...scale].sort(([, a], [, b]) => a - b);
}
