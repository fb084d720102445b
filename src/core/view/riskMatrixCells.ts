import type { MatrixPlace, MatrixRisk, RiskMatrixData, RiskStatus } from "./riskMatrixData";

/** Which side of the response is shown. */
export type MatrixSide = "before" | "after";

/** What is let through. */
export interface RiskFilter {
  /** Words of titles, ids, owners, triggers and responses; all of them must be there. */
  readonly text: string;
  /** Id of an owner; `-` for nobody. */
  readonly owner?: string;
  readonly status?: RiskStatus;
  /** Place among the levels; -1 for those without a cell. */
  readonly level?: number;
}

/** Where a risk stands on a side; without a residual both are the same. */
export function placeOn(risk: MatrixRisk, side: MatrixSide): MatrixPlace {
  return side === "after" ? (risk.after ?? risk.before) : risk.before;
}

/** The risks that a filter lets through, in the order of the register. */
export function filteredRisks(risks: readonly MatrixRisk[], { text, owner, status, level }: RiskFilter, side: MatrixSide): readonly MatrixRisk[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return risks.filter((risk) => {
    if (owner !== undefined && risk.owner !== (owner === "-" ? "" : owner)) return false;
    if (status !== undefined && risk.status !== status) return false;
    if (level !== undefined && placeOn(risk, side).level !== level) return false;
    if (words.length === 0) return true;
    const said = `${risk.title} ${risk.id} ${risk.ownerName} ${risk.trigger} ${risk.response}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** What stands in the matrix: open risks, or, where others were asked for, those. Issues and closed risks are in the table alone. */
export function inMatrix(risks: readonly MatrixRisk[], status: RiskStatus | undefined): readonly MatrixRisk[] {
  return status === undefined ? risks.filter((risk) => risk.status === "open") : risks;
}

/** Tells a cell apart from all others of a matrix. */
export function cellName(row: number, column: number): string {
  return `${String(row)}.${String(column)}`;
}

/** The risks of each cell; those without one are under the empty name. */
export function byCell(risks: readonly MatrixRisk[], side: MatrixSide): ReadonlyMap<string, readonly MatrixRisk[]> {
  const cells = new Map<string, MatrixRisk[]>();
  for (const risk of risks) {
    const { row, column } = placeOn(risk, side);
    const name = row < 0 || column < 0 ? "" : cellName(row, column);
    const there = cells.get(name);
    if (there === undefined) cells.set(name, [risk]);
    else there.push(risk);
  }
  return cells;
}

/** What is expected of all open risks together, gains set off against losses. */
export function expectedOf(risks: readonly MatrixRisk[], side: MatrixSide): { readonly time: number; readonly cost: number } {
  let time = 0;
  let cost = 0;
  for (const risk of risks) {
    if (risk.status !== "open") continue;
    const place = placeOn(risk, side);
    const sign = risk.opportunity ? -1 : 1;
    time += sign * place.expectedTime;
    cost += sign * place.expectedCost;
  }
  return { time, cost };
}

/** A column of the register. */
export type RegisterColumn = "number" | "title" | "score" | "probability" | "impact" | "time" | "cost" | "owner" | "response" | "status" | "review";

const KEYS: Readonly<Record<RegisterColumn, (risk: MatrixRisk, side: MatrixSide) => number | string>> = {
  number: ({ number }) => number,
  title: ({ title }) => title.toLowerCase(),
  score: (risk, side) => -placeOn(risk, side).score,
  probability: (risk, side) => -placeOn(risk, side).probability,
  impact: (risk, side) => -placeOn(risk, side).column,
  time: (risk, side) => -placeOn(risk, side).expectedTime,
  cost: (risk, side) => -placeOn(risk, side).expectedCost,
  owner: ({ ownerName }) => (ownerName === "" ? "\uffff" : ownerName.toLowerCase()),
  response: ({ response }) => (response === "" ? "\uffff" : response),
  status: ({ status }) => ["open", "happened", "closed"].indexOf(status),
  review: ({ review }) => review ?? Number.MAX_SAFE_INTEGER,
};

/** A probability in percent: "30%". */
export function shareText(share: number): string {
  return `${String(Math.round(share * 1000) / 10)}%`;
}

/** The register sorted by a column: the most of a figure first, words by the alphabet, what lacks last; equal ones as the register has them. */
export function sortedRisks(risks: readonly MatrixRisk[], by: RegisterColumn, reversed: boolean, side: MatrixSide): readonly MatrixRisk[] {
  const keyed = risks.map((risk) => [KEYS[by](risk, side), risk] as const);
  keyed.sort(([a, one], [b, other]) => (a < b ? -1 : a > b ? 1 : 0) * (reversed ? -1 : 1) || one.number - other.number);
  return keyed.map(([, risk]) => risk);
}

/** The matrices to draw: threats, and opportunities where there are some or only they are wanted. */
export function kindsShown(data: RiskMatrixData, wanted: "both" | "threats" | "opportunities"): readonly ("threats" | "opportunities")[] {
  if (wanted !== "both") return [wanted];
  return data.risks.some(({ opportunity }) => opportunity) ? ["threats", "opportunities"] : ["threats"];
}
