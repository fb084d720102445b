import type { MatrixAction, MatrixPlace, MatrixRisk, MatrixStep, RiskMatrixData } from "../core/view/riskMatrixData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** The risk matrix of one plan; older numbers than the newest received are ignored. */
export interface RiskMatrixNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: RiskMatrixData;
}

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isPlace = (value: unknown): value is number => isInteger(value) && value >= -1;
const isSteps = isListOf<MatrixStep>(hasFields<MatrixStep>({ name: isText, figure: isNumber }));

const isMatrixPlace: Guard<MatrixPlace> = hasFields<MatrixPlace>({
  row: isPlace, column: isPlace, fromFigures: isFlag, score: isNumber, level: isPlace, probability: isNumber, time: isNumber, cost: isNumber, expectedTime: isNumber, expectedCost: isNumber,
});

const isAction: Guard<MatrixAction> = hasFields<MatrixAction>({
  id: isText, title: isText, start: isInteger, finish: isInteger, progress: isNumber, state: isOneOf(["open", "running", "done", "dropped", "late"]),
});

const isRisk: Guard<MatrixRisk> = hasFields<MatrixRisk>({
  id: isText, title: isText, number: isCount, opportunity: isFlag, status: isOneOf(["open", "happened", "closed"]), response: isText, owner: isText, ownerName: isText, trigger: isText,
  roam: isOneOf(["", "resolved", "owned", "accepted", "mitigated"]), review: isOptional(isInteger), reviewDue: isFlag, affects: isListOf(isText), actions: isListOf(isAction),
  before: isMatrixPlace, after: isOptional(isMatrixPlace), responded: isFlag,
});

const areFields = hasFields<RiskMatrixData>({
  plan: isText, title: isText, now: isInteger, currency: isText, dayMinutes: (value) => isNumber(value) && value > 0, rows: isSteps, columns: isSteps, levels: isSteps,
  cells: isListOf(isListOf(hasFields<{ score: number; level: number }>({ score: isNumber, level: isCount }))),
  risks: isListOf(isRisk), people: isListOf(hasFields<{ id: string; name: string }>({ id: isText, name: isText })),
});

/** A whole matrix: every cell is there, and every risk stands in one of them or in none. */
export const isRiskMatrixData: Guard<RiskMatrixData> = (value): value is RiskMatrixData => {
  if (!areFields(value)) return false;
  const { rows, columns, levels, cells, risks } = value;
  const fits = (place: MatrixPlace | undefined): boolean => place === undefined || (place.row < rows.length && place.column < columns.length && place.level < levels.length);
  return levels.length > 0 && cells.length === rows.length && cells.every((row) => row.length === columns.length && row.every(({ level }) => level < levels.length))
    && risks.every(({ before, after }) => fits(before) && fits(after));
};

/** A matrix with its number. */
export const isRiskMatrixNote: Guard<RiskMatrixNote> = hasFields<RiskMatrixNote>({ sequence: isCount, health: isPlanHealth, data: isRiskMatrixData });
