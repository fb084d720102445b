import { byCell, cellName, inMatrix, kindsShown, placeOn, shareText } from "../../src/core/view/riskMatrixCells";
import type { MatrixRisk } from "../../src/core/view/riskMatrixData";
import { element } from "../shared/dom";
import { icon } from "../shared/icons";
import { t } from "../shared/l10n";
import { fitCell } from "./fit";
import { colourLevel } from "./levelColour";
import type { Cell, Scene } from "./state";
import { kindOf } from "./state";
import { cellWords, kindWords, lackWords, riskWords, scoreText, sideWords, wordsOfCell } from "./words";

/** How large the matrices are: the width for all of them, the height of a row. */
export interface Room {
  readonly width: number;
  readonly row: number;
}

/** Two matrices stand beside each other from this width on. */
const BOTH_FROM = 820;
/** The names of the rows. */
const NAMES = 84;

/** The matrices with their discs. */
export function drawSheets(scene: Scene, room: Room): readonly HTMLElement[] {
  const kinds = kindsShown(scene.data, scene.state.kinds);
  const beside = kinds.length > 1 && room.width >= BOTH_FROM;
  const width = beside ? (room.width - 12) / 2 : room.width;
  return kinds.map((kind) => drawMatrix(scene, kind, { width, row: room.row }, beside && kind === "opportunities"));
}

function drawMatrix(scene: Scene, kind: Cell["kind"], room: Room, mirrored: boolean): HTMLElement {
  const { data, state } = scene;
  const shown = inMatrix(scene.risks, state.status).filter((risk) => kindOf(risk) === kind);
  const cells = byCell(shown, state.side);
  const ghosts = ghostsOf(scene, shown);
  const columns = data.columns.map((_, at) => (mirrored ? data.columns.length - 1 - at : at));
  const cellWidth = (room.width - NAMES - 4 * columns.length) / Math.max(1, columns.length);
  const grid = element("div", { class: `grid${mirrored ? " mirrored" : ""}` });
  grid.style.setProperty("--columns", String(columns.length));
  grid.style.setProperty("--row", `${String(room.row)}px`);
  for (let row = data.rows.length - 1; row >= 0; row -= 1) {
    const name = element("div", { class: "row-name", children: [element("span", { class: "step", attributes: { title: data.rows[row]?.name ?? "" }, text: data.rows[row]?.name ?? "" }), element("span", { class: "quiet", text: shareText(data.rows[row]?.figure ?? 0) })] });
    const drawn = columns.map((column) => drawCell(scene, { kind, row, column }, {
      risks: cells.get(cellName(row, column)) ?? [], ghosts: ghosts.get(cellName(row, column)) ?? [], width: cellWidth, height: room.row,
    }));
    grid.append(...(mirrored ? [...drawn, name] : [name, ...drawn]));
  }
  const corner = element("div", { class: "corner quiet", text: t("Probability × impact") });
  const heads = columns.map((column) => element("div", { class: "column-name", children: [element("span", { class: "step", attributes: { title: data.columns[column]?.name ?? "" }, text: data.columns[column]?.name ?? "" }), element("span", { class: "quiet", text: scoreText(data.columns[column]?.figure ?? 0) })] }));
  grid.append(...(mirrored ? [...heads, corner] : [corner, ...heads]));
  const stray = cells.get("") ?? [];
  return element("section", {
    class: `matrix ${kind}`, attributes: { "data-kind": kind, "aria-label": `${kindWords(kind)}, ${sideWords(state.side)}` },
    children: [
      element("h2", { children: [kindWords(kind), element("span", { class: "quiet", text: t("{0} open", shown.filter(({ status }) => status === "open").length) })] }),
      grid, ...(stray.length === 0 ? [] : [drawTray(scene, stray)]),
    ],
  });
}

/** By cell, the risks that stand in it on the other side of the response. */
function ghostsOf({ state }: Scene, shown: readonly MatrixRisk[]): ReadonlyMap<string, readonly MatrixRisk[]> {
  if (!state.arrows) return new Map();
  const other = state.side === "before" ? "after" : "before";
  return byCell(shown.filter((risk) => risk.after !== undefined && differs(risk)), other);
}

/** True where the response moves a risk to another cell. */
export function differs({ before, after }: MatrixRisk): boolean {
  return after !== undefined && after.level >= 0 && before.level >= 0 && (after.row !== before.row || after.column !== before.column);
}

interface CellParts {
  readonly risks: readonly MatrixRisk[];
  readonly ghosts: readonly MatrixRisk[];
  readonly width: number;
  readonly height: number;
}

function drawCell(scene: Scene, cell: Cell, { risks, ghosts, width, height }: CellParts): HTMLElement {
  const { data, state } = scene;
  const { row, column, kind } = cell;
  const { score, level } = data.cells[row]?.[column] ?? { score: 0, level: 0 };
  const whole = wordsOfCell(data, cell);
  const fit = fitCell(risks.length, width, height, data.risks.length > 99);
  const words = cellWords(data, row, column);
  const room = Math.max(0, Math.floor((width - 64) / (data.risks.length > 99 ? 29 : 20)));
  const seen = ghosts.length > room ? Math.max(0, room - 1) : ghosts.length;
  const node = element("div", {
    class: "cell", attributes: {
      role: "group", "data-kind": kind, "data-row": String(row), "data-column": String(column), "data-level": String(level),
      "aria-label": `${whole}: ${String(risks.length)}`, title: whole,
    },
    children: [
      element("div", { class: `discs ${fit.form}s`, children: [
        ...risks.slice(0, fit.shown).map((risk) => drawDisc(scene, risk, fit.form)),
        ...(fit.shown < risks.length ? [element("button", { class: "more", attributes: { type: "button", tabindex: "-1", "aria-label": t("+{0}: all {1} risks in {2}", risks.length - fit.shown, risks.length, words) }, text: `+${String(risks.length - fit.shown)}` })] : []),
      ] }),
      element("div", { class: "strip-line", children: [
        element("button", { class: "new", attributes: { type: "button", tabindex: "-1", "aria-label": t("New risk: {0}", words), title: t("New risk: {0}", words) }, children: [icon("add")] }),
        ...ghosts.slice(0, seen).map((risk) => element("span", { class: "ghost-disc", attributes: { "data-ghost": risk.id, "aria-hidden": "true" }, text: String(risk.number) })),
        ...(seen < ghosts.length && room > 0 ? [element("span", { class: "quiet", attributes: { "aria-hidden": "true" }, text: `+${String(ghosts.length - seen)}` })] : []),
        element("span", { class: "gap" }), element("span", { class: "score", attributes: { "aria-hidden": "true" }, text: scoreText(score) }),
      ] }),
    ],
  });
  colourLevel(node, level, data.levels.length, kind);
  node.classList.toggle("chosen", state.cell?.kind === kind && state.cell.row === row && state.cell.column === column);
  return node;
}

/** A risk: a disc with its number, and its title where there is room. */
export function drawDisc({ data, state }: Scene, risk: MatrixRisk, form: "line" | "disc"): HTMLElement {
  const words = riskWords(data, risk, state.side);
  const classes = ["risk", form, risk.status, ...(placeOn(risk, state.side).fromFigures ? ["derived"] : []), ...(risk.id === state.selected ? ["selected"] : [])];
  return element("button", {
    class: classes.join(" "), attributes: { type: "button", tabindex: "-1", "data-id": risk.id, "aria-label": words, title: words },
    children: [element("span", { class: "number", text: String(risk.number) }), ...(form === "line" ? [" ", element("span", { class: "title", text: risk.title })] : [])],
  });
}

const MOST_IN_TRAY = 40;

/** What stands in no cell: from here it can be put into one. */
function drawTray(scene: Scene, risks: readonly MatrixRisk[]): HTMLElement {
  const lacks = new Set(risks.map((risk) => lackWords(placeOn(risk, scene.state.side))));
  return element("div", {
    class: "tray", attributes: { role: "group", "aria-label": t("Not on the matrix") },
    children: [
      element("span", { class: "quiet", text: lacks.size === 1 ? t("Not on the matrix ({0}):", [...lacks].join()) : t("Not on the matrix:") }),
      ...risks.slice(0, MOST_IN_TRAY).map((risk) => drawDisc(scene, risk, "line")),
      ...(risks.length > MOST_IN_TRAY ? [element("span", { class: "quiet", text: t("and {0} more", risks.length - MOST_IN_TRAY) })] : []),
    ],
  });
}

/** What the colours mean: each level with the scores that it covers. */
export function drawLegend({ data, state }: Scene): HTMLElement {
  const kinds = kindsShown(data, state.kinds);
  return element("div", {
    class: "legend", attributes: { role: "note" },
    children: data.levels.map(({ name, figure }, level) => {
      const next = data.levels[level + 1];
      const marks = kinds.map((kind) => {
        const mark = element("span", { class: "swatch", attributes: { "data-level": String(level) } });
        colourLevel(mark, level, data.levels.length, kind);
        return mark;
      });
      return element("span", { class: "entry", children: [...marks, `${name} `, element("span", { class: "quiet", text: next === undefined ? t("from {0}", scoreText(figure)) : t("{0} to below {1}", scoreText(figure), scoreText(next.figure)) })] });
    }),
  });
}
