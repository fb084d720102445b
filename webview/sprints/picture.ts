import type { Ink } from "../../src/core/view/picture/palette";
import { finished, heading, MARGIN, sheetOf, type PictureOptions } from "../../src/core/view/picture/sheet";
import { moved, node, path, SMALL, words, type SvgNode } from "../../src/core/view/picture/svg";
import { cutText, textWidth } from "../../src/core/view/picture/textWidth";
import type { SprintsData } from "../../src/core/view/sprintsData";
import { t } from "../shared/l10n";
import { CHART, pointCount, short } from "./chart";
import { drawCharts } from "./drawCharts";
import { shownSprint, type SavedSprints } from "./sprintsView";

const TOP = 60;
const GAP = 20;
const ROW = 22;
const COLUMNS = [0, 110, 290, 400, 500, 600] as const;

/** The charts that the view shows, with the sprints as a table below them, as one SVG. */
export function sprintsPicture(data: SprintsData, options: PictureOptions, saved: SavedSprints | undefined): string {
  const sheet = sheetOf(options, data.now, { width: 1180, rows: 60 });
  const { ink, dates, width, rows } = sheet;
  const sprint = shownSprint(data, saved?.sprint ?? 0);
  const across = Math.max(1, Math.min(3, Math.floor((width - 2 * MARGIN + GAP) / (CHART.width + GAP))));
  const high = CHART.height + 48;
  const room = (width - 2 * MARGIN + GAP) / across;
  const figures = sprint === undefined ? [] : [...drawCharts(data, sprint, saved?.up ?? false, dates).children];
  const under = TOP + Math.ceil(figures.length / across) * (high + GAP);
  const lanes = data.sprints.slice(0, rows);
  const line = (cells: readonly string[], y: number, fill: string): SvgNode[] => cells.map((cell, at) => words(cell, MARGIN + (COLUMNS[at] ?? 0), y, { fill, size: SMALL + 1 }));
  const head = [t("Sprint"), t("Dates"), t("Planned"), t("Done"), t("Spills over"), t("Person-days")];
  return finished(sheet, "sprints", data.title, under + (lanes.length + 2) * ROW, [
    ...heading(sheet, data.title, [{ text: t("{0} left", pointCount(data.left)) }, ...(data.velocity === undefined ? [] : [{ text: t("velocity {0}", short(data.velocity.mean)) }])]),
    ...figures.map((figure, at) => moved(MARGIN + (at % across) * room, TOP + Math.floor(at / across) * (high + GAP), drawFigure(figure, ink, room - GAP))),
    ...line(head, under, ink.muted),
    ...path(`M ${String(MARGIN)} ${String(under + ROW / 2)} H ${String(width - MARGIN)}`, { stroke: ink.line }),
    ...lanes.flatMap(({ number, start, end, planned, done, spill, capacity, state }, at) => line(
      [t("Sprint {0}", number), dates.span(start, end), short(planned), done === null ? "" : short(done), spill > 0 ? short(spill) : "", short(capacity)], under + (at + 1) * ROW, state === "past" ? ink.muted : ink.text,
    )),
    ...(data.sprints.length > lanes.length ? line([t("and {0} more", data.sprints.length - lanes.length)], under + (lanes.length + 1) * ROW, ink.muted) : []),
  ]);
}

/** A chart of the view with its title above and its words below. */
function drawFigure(figure: Element, ink: Ink, room: number): readonly SvgNode[] {
  const said = (name: string): string => figure.querySelector(name)?.textContent ?? "";
  const chart = figure.querySelector("svg");
  let x = textWidth(said("h2"), SMALL + 1, true) + 12;
  const keys = [...figure.querySelectorAll(".key")].flatMap((key): readonly SvgNode[] => {
    const [at, word] = [x, key.textContent];
    x += 32 + textWidth(word, SMALL);
    return x > room + 12 ? [] : [...path(`M ${String(at)} 6 h 14`, { fill: "none", "stroke-width": 2, ...looksOf(ink)[key.querySelector(".swatch")?.classList.item(1) ?? ""] }), words(word, at + 19, 6, { fill: ink.muted, size: SMALL })];
  });
  return [
    ...keys,
    words(cutText(said("h2"), room, SMALL + 1, true), 0, 6, { fill: ink.text, size: SMALL + 1, bold: true }),
    moved(0, 16, chart === null ? [] : [...chart.children].map((part) => coloured(part, ink))),
    words(cutText(said("p"), room, SMALL), 0, CHART.height + 30, { fill: ink.muted, size: SMALL }),
  ];
}

/** What the style sheet says of a part of a chart, written into it. */
function coloured(part: Element, ink: Ink): SvgNode {
  const { class: name = "", ...attributes } = Object.fromEntries([...part.attributes].map((one) => [one.name, one.value]));
  if (part.tagName === "text") return { tag: "text", attributes: { ...attributes, fill: ink.muted, "font-size": SMALL }, text: part.textContent };
  return node(part.tagName as SvgNode["tag"], { ...attributes, fill: "none", "stroke-width": 1.5, ...looksOf(ink)[name.split(" ").at(-1) ?? ""] });
}

function looksOf(ink: Ink): Readonly<Record<string, SvgNode["attributes"]>> {
  const dashed = "4 3";
  return {
    grid: { stroke: ink.faint }, ideal: { stroke: ink.muted, "stroke-dasharray": dashed }, mean: { stroke: ink.critical, "stroke-dasharray": dashed }, scope: { stroke: ink.summary },
    actual: { stroke: ink.bar, "stroke-width": 2 }, median: { stroke: ink.bar, "stroke-width": 2 }, done: { stroke: ink.done, "stroke-width": 2 },
    cone: { fill: ink.barFill, stroke: ink.barEdge }, dot: { fill: ink.surface, stroke: ink.text }, planned: { fill: ink.surface, stroke: ink.muted }, taken: { fill: ink.bar, stroke: ink.bar }, running: { fill: ink.barFill, stroke: ink.bar },
  };
}
