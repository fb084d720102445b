import type { Ink } from "./palette";
import { node, SMALL, words } from "./svg";
import type { SvgNode } from "./svg";

const ROUND = 2 * Math.PI * 18;

/** A ring of 44 pixels that fills with progress, the figure inside; a check when all is done. */
export function drawRing(share: number, ink: Ink): readonly SvgNode[] {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const ring = { cx: 22, cy: 22, r: 18, fill: "none", "stroke-width": 4 };
  return [
    node("circle", { ...ring, stroke: ink.track }),
    ...(percent === 0 ? [] : [node("circle", { ...ring, stroke: percent === 100 ? ink.done : ink.bar, transform: "rotate(-90 22 22)", "stroke-dasharray": `${((ROUND * percent) / 100).toFixed(2)} ${ROUND.toFixed(2)}` })]),
    percent === 100 ? node("path", { d: "M15 22.5L20 27.5L29.5 17", fill: "none", stroke: ink.done, "stroke-width": 2.5 }) : words(`${String(percent)}%`, 22, 22, { fill: ink.text, size: SMALL, anchor: "middle" }),
  ];
}
