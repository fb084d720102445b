import type { Instant, Minutes } from "../model/instant";
import type { RiskStanding, Roam } from "../risk/assessRisk";

/** A row or column of the matrix: its name, and the share or weight that it stands for. */
export interface MatrixStep {
  readonly name: string;
  readonly figure: number;
}

/** Where a risk stands; places are positions in `rows`, `columns` and `levels`. */
export type MatrixPlace = RiskStanding;

/** An action of a risk: a task. */
export interface MatrixAction {
  readonly id: string;
  readonly title: string;
  readonly start: Instant;
  readonly finish: Instant;
  /** 0..1 */
  readonly progress: number;
  readonly state: "open" | "running" | "done" | "dropped" | "late";
}

/** How a risk stands: it may still strike, it has struck (an issue), or it can no longer strike. */
export type RiskStatus = "open" | "happened" | "closed";

/** A risk as the matrix and its table show it. */
export interface MatrixRisk {
  readonly id: string;
  readonly title: string;
  /** Its place in the register by score and exposure, from 1: what its disc says. */
  readonly number: number;
  readonly opportunity: boolean;
  readonly status: RiskStatus;
  /** Empty where nothing is written. */
  readonly response: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly trigger: string;
  readonly roam: "" | Roam;
  readonly review?: Instant;
  /** Its review is over and it is still open. */
  readonly reviewDue: boolean;
  /** What it would delay, in words. */
  readonly affects: readonly string[];
  readonly actions: readonly MatrixAction[];
  readonly before: MatrixPlace;
  /** Once the response is done; absent where that changes nothing. */
  readonly after?: MatrixPlace;
  /** The response is done: what is left counts. */
  readonly responded: boolean;
}

/** The register of a plan with its matrix, as plain data. */
export interface RiskMatrixData {
  readonly plan: string;
  readonly title: string;
  readonly now: Instant;
  readonly currency: string;
  /** Working minutes of `1d`. */
  readonly dayMinutes: Minutes;
  /** Probabilities, impacts and levels, the lowest first. */
  readonly rows: readonly MatrixStep[];
  readonly columns: readonly MatrixStep[];
  readonly levels: readonly MatrixStep[];
  /** By row, by column: the score of a cell and its level. */
  readonly cells: readonly (readonly { readonly score: number; readonly level: number }[])[];
  /** By score, then exposure. */
  readonly risks: readonly MatrixRisk[];
  /** Who can own a risk. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}
