import type { BarMarks } from "./barLayout";
import type { PictureWord } from "./pictureWords";
import type { Ink } from "./palette";
import { MARGIN } from "./sheet";
import type { Sheet } from "./sheet";
import { box, hatch, path, SMALL, words } from "./svg";
import type { SvgNode } from "./svg";
import { textWidth } from "./textWidth";

/** The height of a line of the legend. */
export const LEGEND_LINE = 20;

/** What a picture shows. */
export interface Shown {
  readonly marks: readonly BarMarks[];
  /** Whether some link is critical. */
  readonly links: boolean;
}

interface Entry {
  readonly word: PictureWord;
  readonly used: (shown: Shown) => boolean;
  readonly mark: (x: number, y: number, ink: Ink) => readonly SvgNode[];
}

const some = (test: (marks: BarMarks) => boolean) => ({ marks }: Shown): boolean => marks.some(test);
const stateHas = (word: string) => some(({ state, kind }) => kind !== "summary" && state.split(" ").includes(word));
const bar = (x: number, y: number, fill: string, stroke: string, width = 1): SvgNode => box(x, y - 5, 18, 10, { rx: 3, fill, stroke, "stroke-width": width });

/** In the order in which they are explained. */
const ENTRIES: readonly Entry[] = [
  { word: "critical", used: (shown) => shown.links || stateHas("critical")(shown), mark: (x, y, ink) => [bar(x, y, ink.criticalFill, ink.critical, 2)] },
  { word: "late", used: some(({ lateFrom, slip }) => lateFrom !== undefined || slip !== ""), mark: (x, y, ink) => [bar(x, y, ink.lateFill, ink.late)] },
  { word: "deadline", used: some(({ due }) => due !== undefined), mark: (x, y, ink) => path(`M${String(x + 6)} ${String(y - 7)}V${String(y + 7)}M${String(x + 6)} ${String(y - 6)}L${String(x + 13)} ${String(y - 3)}L${String(x + 6)} ${String(y)}Z`, { fill: ink.muted, stroke: ink.muted }) },
  { word: "slack", used: some(({ slack }) => slack !== undefined), mark: (x, y, ink) => path(`M${String(x)} ${String(y + 0.5)}H${String(x + 18)}M${String(x + 18)} ${String(y - 2.5)}V${String(y + 2.5)}`, { fill: "none", stroke: ink.slack }) },
  { word: "held", used: some(({ held }) => held !== undefined), mark: (x, y, ink) => path(`M${String(x + 10)} ${String(y - 6)}h-4v12h4`, { fill: "none", stroke: ink.muted, "stroke-width": 1.2 }) },
  { word: "baseline", used: some(({ baseline }) => baseline !== undefined), mark: (x, y, ink) => [box(x, y - 2, 18, 4, { rx: 1.5, fill: ink.baseline })] },
  { word: "whisker", used: some(({ whisker }) => whisker !== undefined), mark: (x, y, ink) => [...path(`M${String(x)} ${String(y - 3)}v6M${String(x)} ${String(y)}h18M${String(x + 18)} ${String(y - 3)}v6`, { fill: "none", stroke: ink.text, "stroke-opacity": 0.75 }), ...path(`M${String(x + 13)} ${String(y - 4)}v8`, { fill: "none", stroke: ink.text, "stroke-width": 2 })] },
  { word: "milestone", used: some(({ kind }) => kind === "milestone"), mark: (x, y, ink) => path(`M${String(x + 9)} ${String(y - 6)}l6 6l-6 6l-6 -6Z`, { fill: ink.milestoneFill, stroke: ink.milestone, "stroke-width": 1.5 }) },
  { word: "blocked", used: stateHas("blocked"), mark: (x, y, ink) => [bar(x, y, ink.barFill, ink.barEdge), ...path(hatch(x + 1, y - 4, 16, 8), { stroke: ink.blocked, "stroke-width": 1.5 })] },
  { word: "done", used: stateHas("finished"), mark: (x, y, ink) => [bar(x, y, ink.doneFill, ink.doneEdge)] },
  { word: "dropped", used: stateHas("dropped"), mark: (x, y, ink) => [box(x, y - 5, 18, 10, { rx: 3, fill: "none", stroke: ink.muted, "stroke-dasharray": "3 2" })] },
];

/** Explains the marks that a picture really has, in as many lines as they need from y on. */
export function drawLegend({ ink, width, say }: Sheet, shown: Shown, top: number): { readonly nodes: readonly SvgNode[]; readonly lines: number } {
  const nodes: SvgNode[] = [];
  let [x, line] = [MARGIN, 0];
  for (const { word, used, mark } of ENTRIES) {
    if (!used(shown)) continue;
    const text = say(word);
    const length = 24 + textWidth(text, SMALL) + 16;
    if (x > MARGIN && x + length > width - MARGIN) [x, line] = [MARGIN, line + 1];
    const y = top + line * LEGEND_LINE + LEGEND_LINE / 2;
    nodes.push(...mark(x, y, ink), words(text, x + 24, y, { fill: ink.muted, size: SMALL }));
    x += length;
  }
  return { nodes, lines: nodes.length === 0 ? 0 : line + 1 };
}
