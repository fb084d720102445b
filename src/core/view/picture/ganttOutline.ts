import { ROW_FLAG } from "../ganttData";
import { ROW_HEIGHT } from "./barLayout";
import { AXIS } from "./drawAxis";
import type { GanttScene } from "./ganttScene";
import { MARGIN } from "./sheet";
import { box, path, SMALL, USUAL, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, plainText, textWidth } from "./textWidth";

/** The outline's columns: how wide the titles are, whether dates stand behind them, and all of it. */
export interface Outline {
  readonly title: number;
  readonly dates: number;
  readonly columns: readonly ("start" | "finish")[];
  readonly width: number;
}

const INDENT = 14;
const MOST_INDENTS = 8;
const GAP = 10;
const SIZE = USUAL - 1;

/** As wide as its longest title, within bounds; dates where the picture is wide enough. */
export function outlineOf(scene: GanttScene): Outline {
  const { sheet, rows } = scene;
  const longest = rows.reduce((most, row) => Math.max(most, indentOf(scene, row) + textWidth(plainText(scene.source.titles[row] ?? ""), SIZE, isSummary(scene, row))), 0);
  const dates = rows.reduce((most, row) => Math.max(most, ...["start", "finish"].map((name) => textWidth(dateText(scene, row, name as "start" | "finish"), SMALL))), 40) + GAP;
  const columns = sheet.width >= 880 ? (["start", "finish"] as const) : sheet.width >= 560 ? (["finish"] as const) : [];
  const room = sheet.width - 2 * MARGIN;
  const title = Math.round(Math.min(Math.max(90, longest + GAP), Math.max(90, room * 0.42 - columns.length * dates)));
  return { title, dates: Math.ceil(dates), columns, width: title + columns.length * Math.ceil(dates) + 6 };
}

/** The outline, from the upper edge of the axis on: heads, titles with their depth, dates. */
export function drawOutline(scene: GanttScene, outline: Outline): readonly SvgNode[] {
  const { sheet: { ink, say }, rows } = scene;
  const { title, dates, columns, width } = outline;
  const right = (column: number): number => title + (column + 1) * dates;
  const heads = [
    words(cutText(say("task"), title, SMALL), 0, 33, { fill: ink.muted, size: SMALL }),
    ...columns.map((name, column) => words(cutText(say(name), dates - 4, SMALL), right(column), 33, { fill: ink.muted, size: SMALL, anchor: "end" })),
  ];
  const height = AXIS + rows.length * ROW_HEIGHT;
  const lines = `M0 ${String(AXIS - 0.5)}H${String(width)}M${String(width - 0.5)} 0V${String(height)}`;
  return [...heads, ...rows.flatMap((row, at) => drawRow(scene, outline, row, AXIS + at * ROW_HEIGHT)), ...path(lines, { stroke: ink.line, fill: "none" })];
}

function drawRow(scene: GanttScene, { title, dates, columns }: Outline, row: number, top: number): readonly SvgNode[] {
  const { sheet: { ink }, source } = scene;
  const y = top + ROW_HEIGHT / 2;
  const bold = isSummary(scene, row);
  const indent = indentOf(scene, row);
  const over = has(scene, row, ROW_FLAG.finished | ROW_FLAG.dropped);
  const late = has(scene, row, ROW_FLAG.late);
  const text = cutText(source.titles[row] ?? "", title - indent - 4, SIZE, bold);
  return [
    words(text, indent, y, { fill: over ? ink.muted : ink.text, size: SIZE, bold }),
    ...(has(scene, row, ROW_FLAG.dropped) ? [box(indent, y, Math.min(title - indent - 4, textWidth(text, SIZE, bold)), 1, { fill: ink.muted })] : []),
    ...columns.map((name, column) => words(dateText(scene, row, name), title + (column + 1) * dates, y, { fill: late && name === "finish" ? ink.lateText : ink.muted, size: SMALL, anchor: "end", bold: late && name === "finish" })),
  ].filter((made) => made.text !== "");
}

function dateText({ source: { data: { rows } }, sheet: { dates } }: GanttScene, row: number, column: "start" | "finish"): string {
  const [start, finish] = [rows.start[row] ?? 0, rows.finish[row] ?? 0];
  if (column === "finish") return dates.end(Math.max(finish, start + 1));
  return ((rows.flags[row] ?? 0) & ROW_FLAG.milestone) !== 0 ? "" : dates.day(start);
}

function has({ source: { data } }: GanttScene, row: number, flags: number): boolean {
  return ((data.rows.flags[row] ?? 0) & flags) !== 0;
}

function isSummary(scene: GanttScene, row: number): boolean {
  return has(scene, row, ROW_FLAG.summary);
}

function indentOf({ source: { data } }: GanttScene, row: number): number {
  let depth = 0;
  for (let at = data.rows.parent[row] ?? -1; at >= 0 && depth < MOST_INDENTS; at = data.rows.parent[at] ?? -1) depth += 1;
  return depth * INDENT;
}
