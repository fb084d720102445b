import { inkOf } from "../../src/core/view/picture/palette";
import { finished, heading, MARGIN, sheetOf, type PictureOptions, type Sheet } from "../../src/core/view/picture/sheet";
import { box, moved, node, path, SMALL, words, type SvgNode } from "../../src/core/view/picture/svg";
import { cutText, textWidth } from "../../src/core/view/picture/textWidth";
import { unpackPriorities, type PackedPriorities } from "../../src/core/view/prioritiesPacked";
import { t } from "../shared/l10n";
import { cornerBox, layOut, LEAST_NUMBERED, type Matrix } from "./layout";
import { marksPath } from "./marks";
import { lineIn, methodOf, newState, rowsOf, type PriorityRow, type PriorityState, type SavedPriorities } from "./state";
import { capacityWords, cornerWords, ideaCount, methodName, scoreText } from "./words";

const HEIGHT = 560;
const TOP = 56;
const LIST = 300;
const LINE = 20;
const MOST_LINES = 60;

/** The matrix that the view shows with the ranked list beside it, as one SVG. */
export function prioritiesPicture(packed: PackedPriorities, options: PictureOptions, saved: SavedPriorities | undefined): string {
  const data = unpackPriorities(packed);
  const state = newState(data, saved, options.words.dates);
  const rows = rowsOf(state);
  const sheet = sheetOf(options, data.now, { width: 1100, rows: MOST_LINES });
  const beside = sheet.width >= 800;
  const width = sheet.width - 2 * MARGIN - (beside ? LIST : 0);
  const measure = (text: string): number => textWidth(text, SMALL);
  const matrix = layOut(rows, { width, height: HEIGHT, dayMinutes: data.dayMinutes, size: state.size, measure, corners: cornerWords() });
  const list = drawList(rows, state, sheet);
  const lines = Math.min(rows.length, MOST_LINES) + 2;
  const title = t("{0}: priorities by {1}", data.title, methodName(methodOf(state).id));
  const figures = [{ text: ideaCount(rows.length) }, ...(data.capacity === undefined ? [] : [{ text: capacityWords(state) }])];
  return finished(sheet, "priorities", title, beside ? Math.max(TOP + HEIGHT, TOP + lines * LINE) + 12 : TOP + HEIGHT + lines * LINE + 24, [
    ...heading(sheet, title, figures),
    moved(MARGIN, TOP, drawMatrix(matrix, sheet, measure)),
    moved(beside ? sheet.width - LIST : MARGIN, beside ? TOP : TOP + HEIGHT + 12, list),
  ]);
}

function drawMatrix({ plot, efforts, values, split, frontier, discs, marks }: Matrix, { theme }: Sheet, measure: (text: string) => number): readonly SvgNode[] {
  const ink = inkOf(theme);
  const { x, y, width, height } = plot;
  const line = (d: string, stroke: string, dash?: string): readonly SvgNode[] => path(d, { fill: "none", stroke, "stroke-dasharray": dash });
  return [
    box(x, y, width, height, { fill: "none", stroke: ink.line }),
    ...values.flatMap(({ at, text }) => [...line(`M ${String(x)} ${String(at)} h ${String(width)}`, ink.faint), words(text, x - 6, at, { fill: ink.muted, size: SMALL, anchor: "end" })]),
    ...efforts.flatMap(({ at, text }) => [...line(`M ${String(at)} ${String(y)} v ${String(height)}`, ink.faint), words(text, at, y + height + 12, { fill: ink.muted, size: SMALL, anchor: "middle" })]),
    ...line(`M ${String(split.x)} ${String(y)} v ${String(height)} M ${String(x)} ${String(split.y)} h ${String(width)}`, ink.baseline, "4 4"),
    ...line(frontier.map(({ x: left, y: top }, at) => (at === 0 ? `M ${String(left)} ${String(top)}` : `H ${String(left)} V ${String(top)}`)).join(" "), ink.done, "2 3"),
    ...path(marksPath(marks), { stroke: ink.line, "stroke-width": 4, "stroke-linecap": "round" }),
    ...cornerWords().map((text, corner) => {
      const at = cornerBox(plot, corner, measure(text) + 4);
      return words(text, corner % 2 === 0 ? at.x : at.x + at.width, at.y + 8, { fill: ink.muted, size: SMALL, bold: true, ...(corner % 2 === 0 ? {} : { anchor: "end" as const }) });
    }),
    words(t("Effort →"), x + width, y + height + 28, { fill: ink.muted, size: SMALL, anchor: "end" }),
    words(t("Value ↑"), x, y - 6, { fill: ink.muted, size: SMALL }),
    ...[...discs].reverse().map(({ x: left, y: top, radius, row }) => node("circle", { cx: left, cy: top, r: radius, fill: row.fits ? ink.barFill : ink.surface, stroke: row.fits ? ink.barEdge : ink.baseline, "stroke-width": 1.5 })),
    ...discs.filter(({ radius }) => radius >= LEAST_NUMBERED).map(({ x: left, y: top, row }) => words(row.place.rank === 0 ? "?" : String(row.place.rank), left, top, { fill: ink.text, size: SMALL, anchor: "middle" })),
    ...discs.flatMap(({ label, row }) => (label === undefined ? [] : [words(label.text, label.x + 2, label.y + 7, { fill: row.fits ? ink.text : ink.muted, size: SMALL })])),
  ];
}

function drawList(rows: readonly PriorityRow[], state: PriorityState, { theme }: Sheet): readonly SvgNode[] {
  const ink = inkOf(theme);
  const shown = rows.slice(0, MOST_LINES);
  const cut = lineIn(shown, methodOf(state));
  const room = LIST - MARGIN - 84;
  return [
    words(methodName(methodOf(state).id), LIST - MARGIN, 10, { fill: ink.muted, size: SMALL, anchor: "end" }),
    ...shown.flatMap(({ item, place, fits }, at): SvgNode[] => {
      const y = 10 + (at + 1) * LINE;
      return [
        ...(at === cut ? [...path(`M 0 ${String(y - LINE / 2)} h ${String(LIST - MARGIN)}`, { fill: "none", stroke: ink.late, "stroke-width": 1.5 })] : []),
        words(place.rank === 0 ? "–" : String(place.rank), 24, y, { fill: ink.muted, size: SMALL, anchor: "end" }),
        words(cutText(item.title, room, SMALL + 1), 34, y, { fill: fits ? ink.text : ink.muted, size: SMALL + 1 }),
        words(place.rank === 0 ? "–" : scoreText(place.score), LIST - MARGIN, y, { fill: ink.muted, size: SMALL, anchor: "end" }),
      ];
    }),
    ...(rows.length > shown.length ? [words(t("and {0} more", rows.length - shown.length), 34, 10 + (shown.length + 1) * LINE, { fill: ink.muted, size: SMALL })] : []),
  ];
}
