import { moneyText } from "../../src/core/view/money";
import { cellName, placeOn, sortedRisks, shareText } from "../../src/core/view/riskMatrixCells";
import type { RegisterColumn } from "../../src/core/view/riskMatrixCells";
import type { MatrixRisk } from "../../src/core/view/riskMatrixData";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { colourLevel } from "./levelColour";
import type { Scene } from "./state";
import { COLUMNS, kindOf } from "./state";
import { cellWords, kindWords, responseWords, scoreText, statusWords, timeText } from "./words";

/** More rows are drawn when they are asked for. */
export const MOST_ROWS = 200;

/** The register as a table: all risks that the filter lets through, those that happened and those that are closed apart. */
export function drawRegister(scene: Scene): readonly HTMLElement[] {
  const { state } = scene;
  const risks = sortedRisks(inCell(scene), state.sort, state.reversed, state.side);
  const shown = state.whole ? risks : risks.slice(0, MOST_ROWS);
  const groups = (["open", "happened", "closed"] as const).map((status) => [status, shown.filter((risk) => risk.status === status)] as const).filter(([, group]) => group.length > 0);
  const bodies = groups.map(([status, group]) => element("tbody", {
    children: [
      ...(groups.length > 1 || status !== "open" ? [element("tr", { class: "group", children: [element("th", { attributes: { scope: "rowgroup", colspan: String(COLUMNS.length) }, text: `${groupWords(status)} (${String(group.length)})` })] })] : []),
      ...group.map((risk) => drawRow(scene, risk)),
    ],
  }));
  const table = element("table", {
    attributes: { "aria-label": t("Risk register") },
    children: [element("thead", { children: [element("tr", { children: COLUMNS.map((column) => drawHead(scene, column)) })] }), ...bodies],
  });
  return [
    ...cellToken(scene, risks.length),
    ...(risks.length === 0 ? [element("p", { class: "quiet", text: scene.data.risks.length === 0 ? t("The register is empty.") : t("No risk is like that.") })] : [table]),
    ...(shown.length < risks.length ? [element("button", { class: "tool plain whole", attributes: { type: "button" }, text: t("Show all {0} risks", risks.length) })] : []),
  ];
}

function inCell({ risks, state }: Scene): readonly MatrixRisk[] {
  const { cell } = state;
  if (cell === undefined) return risks;
  return risks.filter((risk) => {
    const { row, column } = placeOn(risk, state.side);
    return kindOf(risk) === cell.kind && cellName(row, column) === cellName(cell.row, cell.column);
  });
}

function groupWords(status: MatrixRisk["status"]): string {
  return { open: t("Open"), happened: t("Issues: they happened"), closed: t("Closed") }[status];
}

/** The cell that the table is confined to, with the way out. */
function cellToken({ data, state }: Scene, count: number): readonly HTMLElement[] {
  const { cell } = state;
  if (cell === undefined) return [];
  return [element("p", { class: "token", children: [
    t("{0}, {1}: {2}", kindWords(cell.kind), cellWords(data, cell.row, cell.column), count), " ",
    element("button", { class: "tool plain everywhere", attributes: { type: "button" }, text: t("Show all cells") }),
  ] })];
}

const NUMERIC: ReadonlySet<RegisterColumn> = new Set(["score", "time", "cost"]);

function headWords(column: RegisterColumn): string {
  return {
    number: "#", title: t("Risk"), score: t("Score"), probability: t("Probability"), impact: t("Impact"), time: t("Expected time"), cost: t("Expected cost"), owner: t("Owner"),
    response: t("Response"), status: t("Status"), review: t("Review"),
  }[column];
}

function drawHead({ state }: Scene, column: RegisterColumn): HTMLElement {
  const sorted = state.sort === column;
  const arrow = sorted ? (state.reversed ? " ▲" : " ▼") : "";
  return element("th", {
    class: `of-${column}${NUMERIC.has(column) ? " figure" : ""}`,
    attributes: { scope: "col", "aria-sort": sorted ? (state.reversed ? "descending" : "ascending") : "none" },
    children: [element("button", { class: "sort", attributes: { type: "button", "data-sort": column }, children: [headWords(column), element("span", { attributes: { "aria-hidden": "true" }, text: arrow })] })],
  });
}

function drawRow(scene: Scene, risk: MatrixRisk): HTMLElement {
  const { data, state, dates } = scene;
  const place = placeOn(risk, state.side);
  const sign = risk.opportunity ? -1 : 1;
  const score = place.level < 0 ? "–" : scoreText(place.score);
  const other = risk.after === undefined || place.level < 0 ? "" : state.side === "before" ? ` → ${scoreText(risk.after.score)}` : "";
  const cells: Readonly<Record<Exclude<RegisterColumn, "title">, string>> = {
    number: String(risk.number), score: `${score}${other}`, probability: data.rows[place.row]?.name ?? "–", impact: data.columns[place.column]?.name ?? "–",
    time: place.expectedTime === 0 ? "" : timeText(sign * place.expectedTime, data), cost: place.expectedCost === 0 ? "" : moneyText(sign * place.expectedCost, data.currency),
    owner: risk.ownerName, response: responseWords(risk.response), status: statusWords(risk.status), review: risk.review === undefined ? "" : dates.day(risk.review),
  };
  const row = element("tr", {
    class: `${risk.status}${risk.id === state.selected ? " selected" : ""}`, attributes: { "data-row-id": risk.id },
    children: COLUMNS.map((column) => {
      if (column === "title") {
        return element("th", { class: "of-title", attributes: { scope: "row" }, children: [element("button", { class: "go", attributes: { type: "button", "data-go": risk.id, title: risk.title }, text: risk.opportunity ? `+ ${risk.title}` : risk.title })] });
      }
      const kind = `of-${column}${NUMERIC.has(column) ? " figure" : ""}${column === "review" && risk.reviewDue ? " late" : ""}`;
      const title = column === "probability" ? shareText(place.probability) : column === "impact" && place.fromFigures ? t("column from time and cost") : "";
      return element("td", { class: kind, attributes: title === "" ? {} : { title }, text: cells[column] });
    }),
  });
  if (place.level >= 0) colourLevel(row, place.level, data.levels.length, kindOf(risk));
  return row;
}
