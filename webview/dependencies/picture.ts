import type { DependenciesData } from "../../src/core/view/dependenciesData";
import { inkOf, typefaceOf } from "../../src/core/view/picture/palette";
import type { Ink } from "../../src/core/view/picture/palette";
import type { PictureOptions } from "../../src/core/view/picture/sheet";
import { box, moved, node, path, SMALL, tooltip, words, written } from "../../src/core/view/picture/svg";
import type { SvgNode } from "../../src/core/view/picture/svg";
import { cutText, textWidth } from "../../src/core/view/picture/textWidth";
import { t } from "../shared/l10n";
import { isA, linkAt, stateOf } from "./model";
import { arrowHead, bowPath, cornerPath, labelPlaces } from "./route";
import { CARD, newState, sceneOf } from "./state";
import type { SavedDependencies, Scene } from "./state";
import { datesOf, kindOf, linkLabel, linkWords, roomOf } from "./words";

const MARGIN = 24;
const HEAD = 40;

/** The graph that the view shows, as one SVG: as wide as it is. */
export function dependenciesPicture(data: DependenciesData, { theme, words: { dates } }: PictureOptions, saved: SavedDependencies | undefined): string {
  const scene = sceneOf(newState(data, saved, dates));
  const { left, top, right, bottom } = scene.layout.bounds;
  const ink = inkOf(theme);
  const width = Math.max(320, right - left + 2 * MARGIN);
  const { reached, items } = scene.hood;
  const figures = reached > items.length ? t("{0} of {1} shown", items.length, reached) : "";
  const height = bottom - top + 2 * MARGIN + HEAD;
  const title = `${data.title} › ${scene.state.model.titles[scene.state.center] ?? ""}`;
  return written(node("svg", {
    xmlns: "http://www.w3.org/2000/svg", class: "gantry-dependencies", role: "img", width, height, viewBox: `0 0 ${String(Math.round(width))} ${String(Math.round(height))}`, "font-family": typefaceOf(theme),
  }, [
    tooltip(title),
    box(0, 0, width, height, { fill: ink.surface }),
    words(cutText(title, width - 2 * MARGIN, 15, true), MARGIN, 22, { fill: ink.text, size: 15, bold: true }),
    ...(figures === "" ? [] : [words(figures, MARGIN, 42, { fill: ink.muted, size: SMALL })]),
    moved(MARGIN - left, MARGIN + HEAD - top, [...drawLinks(scene, ink), ...items.flatMap(({ row }, place) => drawCard(scene, ink, row, place))]),
  ]));
}

function drawLinks({ hood, layout, state: { model } }: Scene, ink: Ink): readonly SvgNode[] {
  const lines = hood.edges.flatMap((edge, at): SvgNode[] => {
    const placed = layout.edges[at];
    const end = placed?.points.at(-1);
    if (placed === undefined || end === undefined) return [];
    const { cut, critical, driving, carries, resource } = linkAt(model, edge.link);
    const stroke = cut ? ink.late : critical ? ink.critical : driving ? ink.summary : ink.link;
    const look = { fill: "none", stroke, "stroke-width": driving || cut ? 1.75 : 1.25 };
    const dash = cut ? "3 4" : carries ? "1 5" : resource ? "6 4" : undefined;
    return [node("g", {}, [tooltip(linkWords(model, edge.link, edge.via)), ...path(placed.back ? cornerPath(placed.points) : bowPath(placed.points), { ...look, "stroke-dasharray": dash }), ...path(arrowHead(end, placed.back), look)])];
  });
  const labelled = hood.edges.flatMap((edge, at) => {
    const text = linkLabel(model, edge.link, edge.via);
    const placed = layout.edges[at];
    return text === "" || placed === undefined ? [] : [{ ...placed, text: cutText(text, placed.back ? 192 : 96, SMALL), width: 96, height: 16 }];
  });
  const places = labelPlaces(labelled);
  return [...lines, ...labelled.flatMap(({ text }, at): SvgNode[] => {
    const { x, y } = places[at] ?? { x: 0, y: 0 };
    const width = textWidth(text, SMALL) + 8;
    return [box(x - width / 2, y - 8, width, 16, { fill: ink.surface, rx: 3 }), words(text, x, y, { fill: ink.muted, size: SMALL, anchor: "middle" })];
  })];
}

function drawCard({ layout, state: { model, dates, center } }: Scene, ink: Ink, row: number, place: number): readonly SvgNode[] {
  const { x, y } = layout.corners[place] ?? { x: 0, y: 0 };
  const state = stateOf(model, row);
  const late = state === "late";
  const here = row === center;
  const room = CARD.width - 18;
  const sign = state === "done" ? "✓ " : isA(model, row, "release") ? "⚑ " : isA(model, row, "milestone") ? "◆ " : "";
  const when = [kindOf(model, row), datesOf(model, row, dates)].filter((part) => part !== "").join(" · ");
  const who = [roomOf(model, row), model.people[row] ?? ""].filter((part) => part !== "").join(" · ");
  return [
    box(x, y, CARD.width, CARD.height, { fill: ink.surface, stroke: here ? ink.today : ink.baseline, "stroke-width": here ? 2 : 1, rx: isA(model, row, "release") ? 14 : 5, "stroke-dasharray": isA(model, row, "external") ? "2 3" : undefined }),
    ...(isA(model, row, "critical") ? [box(x, y + 6, 4, CARD.height - 12, { fill: ink.critical })] : []),
    ...(late ? [box(x + CARD.width - 4, y + 6, 4, CARD.height - 12, { fill: ink.late })] : []),
    words(cutText(`${sign}${model.titles[row] ?? ""}`, room, 13, here), x + 10, y + 17, { fill: ink.text, bold: here || isA(model, row, "summary") }),
    words(cutText(when, room, SMALL), x + 10, y + 34, { fill: ink.muted, size: SMALL }),
    words(cutText(who, room, SMALL), x + 10, y + 49, { fill: late ? ink.lateText : ink.muted, size: SMALL }),
  ];
}
