import type { Ink } from "./palette";
import { node } from "./svg";
import type { SvgNode } from "./svg";

/** How a mark looks: the class of a style sheet in the view, colours of its own in a picture. */
export type MarkLook = "bin" | "curve" | "ghost" | "axis" | "grid" | "mark" | "target" | "target-missed" | "label" | "value" | "low" | "high" | "dot" | "range" | "tick" | "faint" | "point" | "cohort" | "stone" | "stone-open" | "today" | "late" | "done" | "ring" | "sign" | "end";

const LOOKS: Readonly<Record<MarkLook, (ink: Ink) => SvgNode["attributes"]>> = {
  bin: ({ barFill, barEdge }) => ({ fill: barFill, stroke: barEdge }),
  curve: ({ bar }) => ({ fill: "none", stroke: bar, "stroke-width": 2 }),
  ghost: ({ muted }) => ({ fill: "none", stroke: muted, "stroke-width": 1.5, "stroke-dasharray": "5 3" }),
  axis: ({ baseline }) => ({ fill: "none", stroke: baseline }),
  grid: ({ line }) => ({ fill: "none", stroke: line }),
  mark: ({ text }) => ({ fill: "none", stroke: text, "stroke-opacity": 0.7, "stroke-dasharray": "2 2" }),
  target: ({ done }) => ({ fill: "none", stroke: done, "stroke-width": 2 }),
  "target-missed": ({ late }) => ({ fill: "none", stroke: late, "stroke-width": 2 }),
  label: ({ muted }) => ({ fill: muted }),
  value: ({ text }) => ({ fill: text }),
  low: ({ done, doneFill }) => ({ fill: doneFill, stroke: done }),
  high: ({ critical, criticalFill }) => ({ fill: criticalFill, stroke: critical }),
  dot: ({ bar }) => ({ fill: bar, "fill-opacity": 0.4 }),
  range: ({ summary }) => ({ fill: "none", stroke: summary, "stroke-width": 1.5 }),
  tick: ({ text }) => ({ fill: "none", stroke: text, "stroke-width": 2.5 }),
  faint: ({ faint }) => ({ fill: faint }),
  point: ({ surface, bar }) => ({ fill: surface, stroke: bar, "stroke-width": 1.5 }),
  cohort: ({ muted }) => ({ fill: "none", stroke: muted, "stroke-opacity": 0.7 }),
  stone: ({ milestone }) => ({ fill: milestone, stroke: milestone }),
  "stone-open": ({ surface, milestone }) => ({ fill: surface, stroke: milestone, "stroke-width": 1.5 }),
  today: ({ today }) => ({ fill: "none", stroke: today, "stroke-dasharray": "4 3" }),
  late: ({ late }) => ({ fill: late }),
  done: ({ done }) => ({ fill: done }),
  end: ({ bar }) => ({ fill: "none", stroke: bar, "stroke-width": 7, "stroke-linecap": "round" }),
  sign: ({ surface }) => ({ fill: "none", stroke: surface, "stroke-width": 1.6 }),
  ring: ({ muted }) => ({ fill: "none", stroke: muted, "stroke-width": 1.5 }),
};

/** A drawing of a size, of marks that know how they look. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly SvgNode[];
  /** What it says, for those who do not see it. */
  readonly says: string;
}

/** A line or shape. */
export function shape(look: MarkLook, d: string): readonly SvgNode[] {
  return d === "" ? [] : [node("path", { class: look, d })];
}

/** A rectangle, with words for whoever points at it. */
export function block(look: MarkLook, x: number, y: number, width: number, height: number, says = ""): SvgNode {
  return node("rect", { class: look, x: round(x), y: round(y), width: round(Math.max(0, width)), height: round(Math.max(0, height)), rx: 1.5 }, says === "" ? [] : [{ tag: "title", attributes: {}, text: says }]);
}

/** A line of text whose middle stands at y. */
export function line(look: "label" | "value", text: string, x: number, y: number, anchor: "start" | "middle" | "end" = "start", bold = false): SvgNode {
  return { tag: "text", attributes: { class: bold ? `${look} bold` : look, x: round(x), y: round(y + 4), "font-size": 11, "text-anchor": anchor === "start" ? undefined : anchor, "font-weight": bold ? 600 : undefined }, text };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The marks with the colours of a picture written on them. */
export function painted({ marks }: Pick<Chart, "marks">, ink: Ink): readonly SvgNode[] {
  const paint = (mark: SvgNode): SvgNode => {
    const { class: look, "data-go": _, ...kept } = mark.attributes;
    const name = String(look ?? "").split(" ")[0] ?? "";
    return { ...mark, attributes: { ...kept, ...(name in LOOKS ? LOOKS[name as MarkLook](ink) : {}) }, ...(mark.children === undefined ? {} : { children: mark.children.map(paint) }) };
  };
  return marks.map(paint);
}
