import type { RoadmapCard } from "../roadmapData";
import type { Ink } from "./palette";
import { CARD_HEIGHT } from "./roadmapLayout";
import type { PlacedCard } from "./roadmapLayout";
import type { Sheet } from "./sheet";
import { box, hatch, node, path, SMALL, tooltip, USUAL, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, textWidth } from "./textWidth";

const SIZE = USUAL - 1;

/** What a card says beside its title. */
export interface CardWords {
  /** The release that it goes into; empty where its lane says so. */
  readonly tag: string;
  /** Says nothing of how far it is. */
  readonly plain: boolean;
}

/** A card: its bar with its progress, its words in it, behind it or before it, and a tag. */
export function drawRoadmapCard({ card, x, width, y, words: place }: PlacedCard, { tag, plain }: CardWords, sheet: Sheet, room: number): readonly SvgNode[] {
  const { ink, dates, say } = sheet;
  const middle = y + CARD_HEIGHT / 2;
  const { start = 0, finish = 0 } = card;
  const isMilestone = card.kind === "milestone";
  const when = isMilestone ? dates.end(finish) : dates.span(start, finish);
  const tip = tooltip(`${card.title}: ${when}${plain ? "" : `, ${say("percentDone", Math.round(card.progress * 100))}`}`);
  const space = place === "inside" ? width - 16 : place === "behind" ? Math.max(40, room - x - width - 10) : Math.max(40, x - 10);
  const label = labelOf(card, tag, sheet, space);
  const at = place === "inside" ? x + 8 : place === "behind" ? x + width + 8 : x - 8 - label.width;
  // Words beside a bar stand clear of the lines behind them.
  const clear = place === "inside" || label.width === 0 ? [] : [box(at - 2, middle - 9, label.width + 2, 18, { fill: ink.surface, "fill-opacity": 0.8 })];
  return [node("g", {}, [tip, ...clear, ...(isMilestone ? diamond(x + width / 2, middle, card, ink) : bar(card, x, y, width, ink)), ...label.nodes(at, middle)])];
}

function bar(card: RoadmapCard, x: number, y: number, width: number, ink: Ink): readonly SvgNode[] {
  const done = Math.min(1, Math.max(0, card.progress)) * width;
  return [
    box(x, y, width, CARD_HEIGHT, { rx: 5, ...lookOf(card, ink) }),
    ...(card.state === "blocked" ? path(hatch(x + 1, y + 1, Math.max(0, width - 2), CARD_HEIGHT - 2, 8), { stroke: ink.blocked, "stroke-opacity": 0.6 }) : []),
    ...(done >= 4 && card.state !== "done" ? [box(x + 2, y + CARD_HEIGHT - 5, done - 4, 3, { rx: 1.5, fill: card.state === "late" ? ink.late : ink.bar })] : []),
  ];
}

function lookOf({ state }: RoadmapCard, ink: Ink): SvgNode["attributes"] {
  if (state === "done") return { fill: ink.doneFill, stroke: ink.doneEdge };
  if (state === "late") return { fill: ink.lateBand, stroke: ink.late, "stroke-width": 1.5 };
  return { fill: ink.barFill, stroke: ink.barEdge };
}

function diamond(x: number, y: number, { state }: RoadmapCard, ink: Ink): readonly SvgNode[] {
  const look = state === "done" ? { fill: ink.doneFill, stroke: ink.done } : state === "late" ? { fill: ink.lateFill, stroke: ink.late } : { fill: ink.milestoneFill, stroke: ink.milestone };
  return path(`M${String(x)} ${String(y - 7)}l7 7l-7 7l-7 -7Z`, { ...look, "stroke-width": 1.5 });
}

/** Title, state and tag side by side, cut to a space: the title gives way first. */
function labelOf({ title, state }: RoadmapCard, tag: string, { ink, say, audience }: Sheet, space: number): { readonly width: number; nodes(x: number, y: number): readonly SvgNode[] } {
  const late = state === "late" ? say(audience === "team" ? "late" : "atRisk") : "";
  const lateWidth = late === "" ? 0 : textWidth(late, SMALL, true) + 10;
  const check = state === "done" ? 16 : 0;
  const tagText = tag === "" ? "" : cutText(tag, Math.max(0, Math.min(160, space * 0.4)), SMALL);
  const tagWidth = tagText === "" ? 0 : textWidth(tagText, SMALL) + 22;
  const name = cutText(title, Math.max(0, Math.min(420, space - lateWidth - tagWidth - check)), SIZE);
  const nameWidth = textWidth(name, SIZE);
  const nodes = (x: number, y: number): readonly SvgNode[] => [
    ...(check > 0 ? path(`M${String(x)} ${String(y)}l3 3l6 -7`, { fill: "none", stroke: ink.done, "stroke-width": 1.8 }) : []),
    ...(name === "" ? [] : [words(name, x + check, y, { fill: ink.text, size: SIZE })]),
    ...(late === "" ? [] : [words(late, x + check + nameWidth + 8, y, { fill: ink.lateText, size: SMALL, bold: true })]),
    ...(tagText === "" ? [] : [
      box(x + check + nameWidth + lateWidth + 8, y - 8, tagWidth - 10, 16, { rx: 8, fill: "none", stroke: ink.muted }),
      words(tagText, x + check + nameWidth + lateWidth + 14, y, { fill: ink.text, size: SMALL }),
    ]),
  ];
  return { width: check + nameWidth + lateWidth + tagWidth, nodes };
}
