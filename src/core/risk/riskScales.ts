import type { Plan } from "../model/plan";
import { USUAL_SCALE } from "./register";

/** A row of the risk matrix: a name for a probability. */
export interface ProbabilityStep {
  readonly name: string;
  /** 0..1 */
  readonly share: number;
}

/** A column of the risk matrix: a name for an impact, and what it weighs in the score. */
export interface ImpactStep {
  readonly name: string;
  readonly weight: number;
}

/** A level of the risk matrix: its name and the score at which it begins. */
export interface ScoreLevel {
  readonly name: string;
  readonly from: number;
}

/** The scales of a plan's risk matrix, each with the lowest first. */
export interface RiskScales {
  readonly rows: readonly ProbabilityStep[];
  readonly columns: readonly ImpactStep[];
  readonly levels: readonly ScoreLevel[];
}

/** A scale has no more steps: what is written beyond them is not shown as a row, column or level of its own. */
const MOST_STEPS = 12;

const USUAL_IMPACT: ReadonlyMap<string, number> = new Map([["minor", 1], ["moderate", 2], ["major", 3], ["severe", 4]]);
const USUAL_LEVELS: ReadonlyMap<string, number> = new Map([["low", 1], ["medium", 4], ["high", 9]]);

/** The plan's own scales; the usual ones where it has none: five probabilities, four impacts, three levels. */
export function riskScales(plan: Plan): RiskScales {
  return {
    rows: steps(scaleOf(plan, "probability"), USUAL_SCALE).map(([name, share]) => ({ name, share: Math.min(1, Math.max(0, share)) })),
    columns: steps(scaleOf(plan, "impact"), USUAL_IMPACT).map(([name, weight]) => ({ name, weight })),
    levels: steps(scaleOf(plan, "levels"), USUAL_LEVELS).map(([name, from]) => ({ name, from })),
  };
}

function scaleOf(plan: Plan, name: string): unknown {
  const matrix = plan.settings.kept.get("risk-matrix");
  return typeof matrix === "object" && matrix !== null ? (matrix as Readonly<Record<string, unknown>>)[name] : undefined;
}

function figuresOf(scale: unknown): readonly (readonly [string, number])[] {
  const entries: readonly (readonly [unknown, unknown])[] = scale instanceof Map ? [...scale] : [];
  return entries.flatMap(([name, figure]) => (typeof name === "string" && typeof figure === "number" ? [[name, figure] as const] : [])).slice(0, MOST_STEPS);
}

function steps(own: unknown, usual: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const written = figuresOf(own);
  return [...(written.length > 0 ? written : usual)].sort(([, a], [, b]) => a - b);
}

/** The row of a probability: of its name, else the one whose share is nearest, of two as near the higher; -1 without one. */
export function rowOf({ rows }: RiskScales, written: number | string | undefined): number {
  if (written === undefined) return -1;
  const named = rows.findIndex(({ name }) => name === written);
  const share = typeof written === "number" ? written : USUAL_SCALE.get(written);
  if (named >= 0 || share === undefined) return named;
  return rows.reduce((best, row, at) => (best < 0 || Math.abs(row.share - share) <= Math.abs((rows[best]?.share ?? 0) - share) + 1e-9 ? at : best), -1);
}

/** The score of a cell: the place of its row, counted from 1, times the weight of its column. */
export function scoreOf({ columns }: RiskScales, row: number, column: number): number {
  return (row + 1) * (columns[column]?.weight ?? 0);
}

/** The level of a score: the last one that begins at or below it; the lowest where none does. */
export function levelOf({ levels }: RiskScales, score: number): number {
  let level = 0;
  levels.forEach(({ from }, at) => { if (from <= score) level = at; });
  return level;
}
