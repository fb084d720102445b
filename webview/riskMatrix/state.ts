import type { MatrixSide, RegisterColumn, RiskFilter } from "../../src/core/view/riskMatrixCells";
import type { MatrixRisk, RiskMatrixData, RiskStatus } from "../../src/core/view/riskMatrixData";
import type { DateFormat } from "../shared/dates";

/** The columns of the register, in their order. */
export const COLUMNS: readonly RegisterColumn[] = ["number", "title", "score", "probability", "impact", "time", "cost", "owner", "response", "status", "review"];

/** Which matrices are drawn. */
export type Kinds = "both" | "threats" | "opportunities";

/** What survives a reload. */
export interface SavedRiskMatrix {
  readonly plan: string;
  readonly side: MatrixSide;
  readonly kinds: Kinds;
  readonly arrows: boolean;
  readonly text: string;
  readonly owner?: string | undefined;
  readonly status?: RiskStatus | undefined;
  readonly level?: number | undefined;
  readonly sort: RegisterColumn;
  readonly reversed: boolean;
  readonly selected: string;
  readonly top: number;
}

/** What a person has chosen. */
export interface MatrixState {
  side: MatrixSide;
  kinds: Kinds;
  arrows: boolean;
  text: string;
  owner: string | undefined;
  status: RiskStatus | undefined;
  level: number | undefined;
  sort: RegisterColumn;
  reversed: boolean;
  selected: string;
  /** A cell whose risks alone are listed: kind, row and column. */
  cell: Cell | undefined;
  /** All rows of the register are drawn, however many. */
  whole: boolean;
}

/** A cell of one of the matrices. */
export interface Cell {
  readonly kind: "threats" | "opportunities";
  readonly row: number;
  readonly column: number;
}

/** What is drawn from. */
export interface Scene {
  readonly data: RiskMatrixData;
  readonly state: MatrixState;
  readonly dates: DateFormat;
  /** The risks that the filter lets through. */
  readonly risks: readonly MatrixRisk[];
}

/** How a view begins, or goes on after a reload. */
export function stateFrom(saved: SavedRiskMatrix | undefined): MatrixState {
  return {
    side: saved?.side ?? "before", kinds: saved?.kinds ?? "both", arrows: saved?.arrows ?? true, text: saved?.text ?? "", owner: saved?.owner, status: saved?.status, level: saved?.level,
    sort: saved?.sort ?? "number", reversed: saved?.reversed ?? false, selected: saved?.selected ?? "", cell: undefined, whole: false,
  };
}

/** What is kept of it. */
export function savedOf(plan: string, { cell: _, whole: __, ...rest }: MatrixState, top: number): SavedRiskMatrix {
  return { plan, ...rest, top };
}

/** The filter that was chosen. */
export function filterOf({ text, owner, status, level }: Pick<MatrixState, "text"> & { readonly owner?: string | undefined; readonly status?: RiskStatus | undefined; readonly level?: number | undefined }): RiskFilter {
  return { text, ...(owner === undefined ? {} : { owner }), ...(status === undefined ? {} : { status }), ...(level === undefined ? {} : { level }) };
}

/** The matrix that a risk stands in. */
export function kindOf(risk: MatrixRisk): Cell["kind"] {
  return risk.opportunity ? "opportunities" : "threats";
}
