import { moneyText } from "../../src/core/view/money";
import type { MatrixSide } from "../../src/core/view/riskMatrixCells";
import { placeOn } from "../../src/core/view/riskMatrixCells";
import type { MatrixAction, MatrixPlace, MatrixRisk, RiskMatrixData } from "../../src/core/view/riskMatrixData";
import { durationText } from "../shared/dates";
import { t } from "../shared/l10n";
import type { Cell } from "./state";

/** "likely × major" */
export function cellWords(data: RiskMatrixData, row: number, column: number): string {
  return `${data.rows[row]?.name ?? "?"} × ${data.columns[column]?.name ?? "?"}`;
}

/** "likely × major, score 12, high" */
export function placeWords(data: RiskMatrixData, place: MatrixPlace): string {
  if (place.level < 0) return lackWords(place);
  return wordsOfCell(data, place);
}

/** A cell with its score and level. */
export function wordsOfCell(data: RiskMatrixData, { row, column }: Pick<Cell, "row" | "column">): string {
  const { score, level } = data.cells[row]?.[column] ?? { score: 0, level: 0 };
  return t("{0}, score {1}, {2}", cellWords(data, row, column), scoreText(score), data.levels[level]?.name ?? "");
}

/** Why a risk stands in no cell. */
export function lackWords({ row, column }: MatrixPlace): string {
  if (row < 0 && column < 0) return t("no probability, no impact");
  return row < 0 ? t("no probability") : t("no impact");
}

/** A score without the dust of fractions. */
export function scoreText(score: number): string {
  return String(Math.round(score * 100) / 100);
}

/** What is to be expected, in days and money; empty where nothing is. */
export function exposureText(data: RiskMatrixData, { expectedTime, expectedCost }: Pick<MatrixPlace, "expectedTime" | "expectedCost">, opportunity: boolean): string {
  const sign = opportunity ? -1 : 1;
  return [
    ...(expectedTime === 0 ? [] : [timeText(sign * expectedTime, data)]),
    ...(expectedCost === 0 ? [] : [moneyText(sign * expectedCost, data.currency)]),
  ].join(", ");
}

/** A length in days; a gain has a minus. */
export function timeText(minutes: number, { dayMinutes }: RiskMatrixData): string {
  return durationText(Math.round(minutes), dayMinutes);
}

export function kindWords(kind: Cell["kind"]): string {
  return kind === "threats" ? t("Threats") : t("Opportunities");
}

export function sideWords(side: MatrixSide): string {
  return side === "before" ? t("Before response") : t("After response");
}

export function statusWords(status: MatrixRisk["status"]): string {
  return { open: t("open"), happened: t("happened"), closed: t("closed") }[status];
}

export function responseWords(response: string): string {
  const words: Readonly<Record<string, string>> = {
    avoid: t("avoid"), transfer: t("transfer"), mitigate: t("mitigate"), accept: t("accept"), exploit: t("exploit"), share: t("share"), enhance: t("enhance"),
  };
  return Object.hasOwn(words, response) ? (words[response] ?? response) : response;
}

export function roamWords(roam: MatrixRisk["roam"]): string {
  return { "": t("not taken yet"), resolved: t("resolved"), owned: t("owned"), accepted: t("accepted"), mitigated: t("mitigated") }[roam];
}

export function actionWords(state: MatrixAction["state"]): string {
  return { open: t("to do"), running: t("running"), done: t("done"), dropped: t("dropped"), late: t("late") }[state];
}

/** All that a disc stands for, to be read out. */
export function riskWords(data: RiskMatrixData, risk: MatrixRisk, side: MatrixSide): string {
  const parts = [
    `${String(risk.number)} ${risk.title}`,
    placeWords(data, placeOn(risk, side)),
    ...(placeOn(risk, side).fromFigures ? [t("column from time and cost")] : []),
    ...(risk.after !== undefined ? [side === "before" ? t("after response {0}", placeWords(data, risk.after)) : t("before response {0}", placeWords(data, risk.before))] : []),
    ...(risk.ownerName === "" ? [t("nobody owns it")] : [risk.ownerName]),
    ...(risk.status === "open" ? [] : [statusWords(risk.status)]),
  ];
  return parts.join("; ");
}
