import { byCell, cellName, inMatrix, kindsShown, placeOn, type MatrixSide } from "../riskMatrixCells";
import type { MatrixRisk, RiskMatrixData, RiskStatus } from "../riskMatrixData";
import type { Ink } from "./palette";
import { finished, heading, HEADING, MARGIN, sentence, sheetOf } from "./sheet";
import type { PictureOptions, Sheet } from "./sheet";
import { box, node, path, SMALL, tooltip, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, textWidth } from "./textWidth";

/** What the picture of a risk matrix can be told beside. */
export interface RiskMatrixPictureOptions extends PictureOptions {
  readonly side?: MatrixSide;
  readonly kinds?: "both" | "threats" | "opportunities";
  /** Risks of this status alone are shown. */
  readonly status?: RiskStatus;
}

const ROW = 56;
const NAMES = 92;
const DISC = 22;
const LINE = 20;
/** Two matrices stand beside each other from this width on. */
const BOTH_FROM = 760;
const GAP = 24;

interface Scene {
  readonly sheet: Sheet;
  readonly data: RiskMatrixData;
  readonly side: MatrixSide;
  readonly risks: readonly MatrixRisk[];
}

/** The risk register of a plan as one SVG: a heat map with a disc for each open risk, and the register below it. */
export function riskMatrixPicture(data: RiskMatrixData, options: RiskMatrixPictureOptions): string {
  const sheet = sheetOf(options, data.now, { width: 960, rows: 40 });
  const side = options.side ?? "before";
  const risks = inMatrix(data.risks, options.status);
  const scene = { sheet, data, side, risks };
  const happened = data.risks.filter(({ status }) => status === "happened").length;
  const top = heading(sheet, data.title, [
    { text: sheet.say(side === "before" ? "beforeResponse" : "afterResponse") }, { text: sheet.say("openRisks", data.risks.filter(({ status }) => status === "open").length) },
    ...(happened > 0 ? [{ text: sheet.say("happenedRisks", happened) }] : []),
  ]);
  const kinds = kindsShown(data, options.kinds ?? "both");
  const beside = kinds.length > 1 && sheet.width >= BOTH_FROM;
  const room = sheet.width - 2 * MARGIN;
  const width = beside ? (room - GAP) / 2 : room;
  const height = 24 + data.rows.length * ROW + 24;
  const nodes = kinds.flatMap((kind, at) => drawMatrix(scene, kind, { x: MARGIN + (beside ? at * (width + GAP) : 0), y: HEADING + (beside ? 0 : at * (height + 12)), width, mirrored: beside && at === 1 }));
  const below = HEADING + (beside ? 1 : kinds.length) * (height + 12);
  const table = drawRegister(scene, below);
  return finished(sheet, "riskMatrix", data.title, table.bottom, [...top, ...nodes, ...table.nodes]);
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly mirrored: boolean;
}

function drawMatrix(scene: Scene, kind: "threats" | "opportunities", { x, y, width, mirrored }: Frame): readonly SvgNode[] {
  const { sheet: { ink, say }, data, side, risks } = scene;
  const shown = byCell(risks.filter(({ opportunity }) => opportunity === (kind === "opportunities")), side);
  const cell = (width - NAMES) / Math.max(1, data.columns.length);
  const left = mirrored ? x : x + NAMES;
  const columnAt = (column: number): number => left + (mirrored ? data.columns.length - 1 - column : column) * cell;
  const rowAt = (row: number): number => y + 24 + (data.rows.length - 1 - row) * ROW;
  const names = data.rows.map(({ name }, row) => words(cutText(name, NAMES - 10, SMALL), mirrored ? x + width - NAMES + 8 : x + NAMES - 8, rowAt(row) + ROW / 2, { fill: ink.text, size: SMALL, anchor: mirrored ? "start" : "end" }));
  const heads = data.columns.map(({ name }, column) => words(cutText(name, cell - 6, SMALL), columnAt(column) + cell / 2, rowAt(0) + ROW + 12, { fill: ink.text, size: SMALL, anchor: "middle" }));
  const cells = data.rows.flatMap((_, row) => data.columns.flatMap((__, column) => drawCell(scene, kind, { x: columnAt(column), y: rowAt(row), width: cell - 3, mirrored: false }, { row, column, risks: shown.get(cellName(row, column)) ?? [] })));
  return [words(say(kind), x, y + 8, { fill: ink.text, bold: true }), ...names, ...heads, ...cells];
}

interface CellParts {
  readonly row: number;
  readonly column: number;
  readonly risks: readonly MatrixRisk[];
}

function drawCell({ sheet: { ink }, data }: Scene, kind: "threats" | "opportunities", { x, y, width }: Frame, { row, column, risks }: CellParts): readonly SvgNode[] {
  const { score, level } = data.cells[row]?.[column] ?? { score: 0, level: 0 };
  const share = data.levels.length <= 1 ? 1 : level / (data.levels.length - 1);
  const colour = levelInk(ink, share, kind);
  const across = Math.max(1, Math.floor((width - 6) / (DISC + 2)));
  const most = across * 2;
  const shown = risks.length > most ? risks.slice(0, most - 1) : risks;
  const place = (at: number): { x: number; y: number } => ({ x: x + 4 + (at % across) * (DISC + 2) + DISC / 2, y: y + 4 + Math.floor(at / across) * (DISC + 2) + DISC / 2 });
  const left = risks.length - shown.length;
  return [
    box(x, y, width, ROW - 3, { rx: 3, fill: colour, "fill-opacity": 0.14 + 0.22 * share, stroke: colour, "stroke-opacity": 0.6 }),
    words(scoreText(score), x + width - 4, y + ROW - 11, { fill: ink.muted, size: SMALL, anchor: "end" }),
    ...shown.map((risk, at) => drawDisc(ink, risk, place(at), colour)),
    ...(left > 0 ? [words(`+${String(left)}`, place(shown.length).x, place(shown.length).y, { fill: ink.text, size: SMALL, bold: true, anchor: "middle" })] : []),
  ];
}

function levelInk(ink: Ink, share: number, kind: "threats" | "opportunities"): string {
  if (kind === "opportunities") return ink.bar;
  return share < 0.34 ? ink.done : share < 0.67 ? ink.blocked : ink.late;
}

function drawDisc(ink: Ink, risk: MatrixRisk, { x, y }: { readonly x: number; readonly y: number }, colour: string): SvgNode {
  return node("g", {}, [
    tooltip(`${String(risk.number)}. ${risk.title}`),
    node("circle", { cx: x, cy: y, r: DISC / 2 - 1.5, fill: ink.surface, stroke: colour, "stroke-width": 2 }),
    words(String(risk.number), x, y, { fill: ink.text, size: SMALL, bold: true, anchor: "middle" }),
  ]);
}

function scoreText(score: number): string {
  return String(Math.round(score * 100) / 100);
}

/** A line for each risk: number, title, where it stands before and after, who owns it. */
function drawRegister({ sheet, data, risks }: Scene, top: number): { readonly nodes: readonly SvgNode[]; readonly bottom: number } {
  const { ink, say, rows, width, audience } = sheet;
  if (risks.length === 0) return { nodes: [sentence(sheet, say("noRisks"), top + 8)], bottom: top + 28 };
  const right = width - MARGIN;
  const shown = risks.slice(0, rows);
  const nodes = shown.flatMap((risk, at): readonly SvgNode[] => {
    const y = top + 10 + at * LINE;
    const scores = [placeOn(risk, "before"), ...(risk.after === undefined ? [] : [risk.after])].map(({ level, score }) => (level < 0 ? "–" : scoreText(score))).join(" → ");
    const owner = audience === "team" ? cutText(risk.ownerName, 130, SMALL) : "";
    const level = data.levels[risk.before.level]?.name ?? "";
    const figures = cutText(level === "" ? scores : `${level} · ${scores}`, 180, SMALL);
    const title = cutText(risk.opportunity ? `+ ${risk.title}` : risk.title, right - MARGIN - 30 - 330, SMALL + 1);
    return [
      words(String(risk.number), MARGIN + 22, y, { fill: ink.muted, size: SMALL, anchor: "end" }), words(title, MARGIN + 30, y, { fill: ink.text, size: SMALL + 1 }),
      words(figures, right - 142, y, { fill: ink.text, size: SMALL, anchor: "end" }), ...(textWidth(owner, SMALL) > 0 ? [words(owner, right - 134, y, { fill: ink.muted, size: SMALL })] : []),
      ...path(`M${String(MARGIN)} ${String(y + LINE / 2)}H${String(right)}`, { stroke: ink.faint }),
    ];
  });
  const end = top + 10 + shown.length * LINE;
  if (shown.length === risks.length) return { nodes, bottom: end + 4 };
  return { nodes: [...nodes, sentence(sheet, say("moreRows", risks.length - shown.length), end + 2)], bottom: end + 18 };
}
