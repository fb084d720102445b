import type { HealthData, HealthRow } from "../../src/core/view/healthData";
import { inkOf, typefaceOf } from "../../src/core/view/picture/palette";
import type { Ink } from "../../src/core/view/picture/palette";
import type { PictureOptions } from "../../src/core/view/picture/sheet";
import { box, node, SMALL, tooltip, words, written } from "../../src/core/view/picture/svg";
import type { SvgNode } from "../../src/core/view/picture/svg";
import { cutText } from "../../src/core/view/picture/textWidth";
import { t } from "../shared/l10n";
import { boundWords, checkWords, figureWords, scoreWords, verdictWords } from "./words";

const WIDTH = 720;
const MARGIN = 24;
const ROW = 24;
const COLUMNS = { number: MARGIN, title: MARGIN + 28, figure: 330, limit: 450, verdict: 590 } as const;

/** The table of checks as one SVG. */
export function healthPicture(data: HealthData, { theme }: PictureOptions): string {
  const ink = inkOf(theme);
  const rows: SvgNode[] = [];
  let y = 76;
  data.checks.forEach((row, place) => {
    if (place === 0 || place === data.points) {
      rows.push(words(place === 0 ? t("The 14 points") : t("People and network"), MARGIN, y, { fill: ink.muted, size: SMALL, bold: true }));
      y += ROW;
    }
    rows.push(...drawRow(row, place < data.points ? String(place + 1) : "", y, ink));
    y += ROW;
    if (place === data.points - 1) y += 8;
  });
  const height = y + MARGIN;
  return written(node("svg", {
    xmlns: "http://www.w3.org/2000/svg", class: "gantry-health", role: "img", width: WIDTH, height, viewBox: `0 0 ${String(WIDTH)} ${String(height)}`, "font-family": typefaceOf(theme),
  }, [
    tooltip(t("Health of {0}", data.title)),
    box(0, 0, WIDTH, height, { fill: ink.surface }),
    words(cutText(data.title, WIDTH - 2 * MARGIN, 15, true), MARGIN, 24, { fill: ink.text, size: 15, bold: true }),
    words(scoreWords(data), MARGIN, 46, { fill: ink.muted, size: SMALL }),
    ...rows,
  ]));
}

function drawRow(row: HealthRow, number: string, y: number, ink: Ink): readonly SvgNode[] {
  const broken = row.verdict === "broken";
  return [
    words(number, COLUMNS.number, y, { fill: ink.muted, size: SMALL }),
    words(cutText(checkWords(row.name).title, COLUMNS.figure - COLUMNS.title - 8, 13), COLUMNS.title, y, { fill: ink.text }),
    words(figureWords(row), COLUMNS.figure, y, { fill: broken ? ink.lateText : ink.text, bold: broken }),
    words(boundWords(row), COLUMNS.limit, y, { fill: ink.muted }),
    words(`${row.verdict === "kept" ? "✓ " : broken ? "! " : ""}${verdictWords(row)}`, COLUMNS.verdict, y, { fill: broken ? ink.lateText : ink.muted }),
  ];
}
