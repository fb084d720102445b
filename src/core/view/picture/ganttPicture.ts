import { MINUTES_PER_DAY } from "../../model/instant";
import type { Instant } from "../../model/instant";
import { startOfDay } from "../dates";
import { NO_INSTANT, ROW_FLAG } from "../ganttData";
import type { GanttData } from "../ganttData";
import { splitTexts } from "../joined";
import type { TimeScale } from "../timeScale";
import { barMarks, ROW_HEIGHT } from "./barLayout";
import type { BarMarks, BarSource } from "./barLayout";
import { AXIS, drawAxis, drawGrid, trackOf } from "./drawAxis";
import type { MarkedDay, Track } from "./drawAxis";
import { drawBar } from "./drawBar";
import { drawBands } from "./ganttBands";
import { drawLegend, LEGEND_LINE } from "./ganttLegend";
import { drawPictureLinks } from "./ganttLinks";
import { drawOutline, outlineOf } from "./ganttOutline";
import type { GanttScene } from "./ganttScene";
import { paintBar } from "./paintBar";
import { finished, heading, HEADING, MARGIN, MOST_PAGES, PAGE_WIDTH, sentence, sheetOf } from "./sheet";
import type { Figure, PictureOptions, Sheet } from "./sheet";
import { box, moved, node, SMALL, tooltip } from "./svg";
import type { SvgNode } from "./svg";
import { textWidth } from "./textWidth";

/** What the picture of a Gantt can be told beside. */
export interface GanttPictureOptions extends PictureOptions {
  /** The rows to be shown, in order; all where nobody says so. */
  readonly shown?: ArrayLike<number>;
  /** The rows whose time the picture spans; those shown, where nobody says so. */
  readonly spanned?: readonly number[];
  /** Until when they are promised, in place of the plan's own target. */
  readonly target?: number;
  /** The name of what they are, behind the plan's. */
  readonly part?: string;
}

/** So many rows of a picture of `PAGE_WIDTH` fit on a sheet of A4 or Letter that lies on its side. */
const ROWS_A_PAGE = 25;

/** The Gantt of a plan in parts that fit on a page each, all of them over the same time; the last page says how many tasks there was no page for. */
export function ganttPages(data: GanttData, options: GanttPictureOptions): readonly string[] {
  const all = rowsOf(data, options.shown);
  const pages: string[] = [];
  for (let first = 0; (first < all.length || first === 0) && pages.length < MOST_PAGES; first += ROWS_A_PAGE) {
    const shown = pages.length === MOST_PAGES - 1 ? all.slice(first) : all.slice(first, first + ROWS_A_PAGE);
    pages.push(ganttPicture(data, { ...options, width: PAGE_WIDTH, rows: ROWS_A_PAGE, shown, spanned: all }));
  }
  return pages;
}

function rowsOf({ rows }: GanttData, shown: ArrayLike<number> | undefined): readonly number[] {
  return shown === undefined ? Array.from({ length: rows.count }, (_, row) => row) : Array.from(shown).filter((row) => row >= 0 && row < rows.count);
}

/** The Gantt of a plan as one SVG: outline, bars, links, marked days, and a legend of what is not plain by itself. */
export function ganttPicture(given: GanttData, options: GanttPictureOptions): string {
  const sheet = sheetOf(options, given.now, { width: 960, rows: 200 });
  const wanted = rowsOf(given, options.shown);
  const { data, late } = partOf(given, options.spanned ?? wanted, options);
  const rows = wanted.slice(0, sheet.rows);
  if (rows.length === 0) return finished(sheet, "gantt", data.title, HEADING + 28, [...heading(sheet, data.title, []), sentence(sheet, sheet.say("noTasks"), HEADING + 10)]);
  const source: BarSource = { data, titles: splitTexts(data.rows.titles, data.rows.count), initials: sheet.audience === "team" ? splitTexts(data.rows.initials, data.rows.count) : [] };
  const scene: GanttScene = { source, sheet, rows, spanned: options.spanned ?? rows, hidden: wanted.length - rows.length };
  const outline = outlineOf(scene);
  const left = MARGIN + outline.width;
  const { track, marks } = placed(scene, sheet.width - left - MARGIN);
  const height = rows.length * ROW_HEIGHT;
  const more = scene.hidden > 0 ? 26 : 0;
  const legend = drawLegend(sheet, { marks, links: drawPictureLinks(scene, marks).critical }, HEADING + AXIS + height + more + 6);
  return finished(sheet, "gantt", data.title, HEADING + AXIS + height + more + (legend.lines > 0 ? legend.lines * LEGEND_LINE + 8 : 0) + 8, [
    ...heading(sheet, data.title, figuresOf(scene, late)),
    moved(MARGIN, HEADING, drawOutline(scene, outline)),
    moved(left, HEADING, drawAxis(track, sheet.ink)),
    node("svg", { x: left, y: HEADING + AXIS, width: track.width, height }, drawRows(scene, track, marks)),
    ...(more > 0 ? [sentence(sheet, sheet.say("moreTasks", scene.hidden), HEADING + AXIS + height + 13)] : []),
    ...legend.nodes,
  ]);
}

/** The data with the name, the span and the target of the rows that are shown, and how many tasks among them are late. */
function partOf(data: GanttData, shown: readonly number[], { target, part }: GanttPictureOptions): { readonly data: GanttData; readonly late: number } {
  const has = (row: number, flag: keyof typeof ROW_FLAG): boolean => ((data.rows.flags[row] ?? 0) & ROW_FLAG[flag]) !== 0;
  const tasks = tasksAmong(data, shown);
  const named = { ...data, ...(target === undefined ? {} : { target }), ...(part === undefined ? {} : { title: `${data.title} · ${part}` }) };
  const late = tasks.filter((row) => has(row, "late")).length;
  const open = tasks.filter((row) => !has(row, "dropped"));
  const isWhole = open.length === data.rows.flags.filter((flag) => (flag & (ROW_FLAG.summary | ROW_FLAG.dropped)) === 0).length;
  if (open.length === 0 || isWhole) return { data: named, late };
  const start = open.reduce((least, row) => Math.min(least, data.rows.start[row] ?? least), Infinity);
  const finish = open.reduce((most, row) => Math.max(most, data.rows.finish[row] ?? most), -Infinity);
  return { data: { ...named, start, finish }, late };
}

/** The tasks that rows stand for: a folded summary stands for all below it. */
function tasksAmong({ rows }: GanttData, shown: readonly number[]): readonly number[] {
  const unfolded = new Set(shown.map((row) => rows.parent[row] ?? -1));
  const tasks = new Set<number>();
  for (const row of shown) {
    const last = unfolded.has(row) ? row + 1 : Math.max(row + 1, rows.end[row] ?? 0);
    for (let at = row; at < last; at += 1) if (((rows.flags[at] ?? 0) & ROW_FLAG.summary) === 0) tasks.add(at);
  }
  return [...tasks];
}

/** The bars on a scale on which all of them and what is written beside them have room. */
function placed(scene: GanttScene, width: number): { readonly track: Track; readonly marks: readonly BarMarks[] } {
  const { source: { data }, sheet } = scene;
  const { from, to } = rangeOf(scene);
  const scaleWith = (room: number): TimeScale => ({
    origin: from, pxPerDay: Math.max(1e-6, (width - room) / ((to - from) / MINUTES_PER_DAY)), opens: data.dayOpens, closes: Math.max(data.dayOpens + 1, data.dayCloses),
  });
  const first = marksOf(scene, scaleWith(0));
  const beyond = first.reduce((most, marks) => Math.max(most, marks.label + labelWidth(marks) - width), 0);
  const scale = scaleWith(Math.min(beyond, width * 0.25));
  const marked = markedDays(data, sheet).filter(({ at }) => at >= from && at <= to);
  return { track: trackOf(scale, width, to + (beyond / scale.pxPerDay) * MINUTES_PER_DAY, marked, sheet.dates.words), marks: marksOf(scene, scale) };
}

/** Titles stand in the outline: beside a bar stands how late it is, and who works on it. */
function marksOf({ source, rows, sheet }: GanttScene, scale: TimeScale): readonly BarMarks[] {
  const bare: BarSource = { ...source, titles: [] };
  return rows.map((row) => {
    const marks = barMarks(bare, row, scale, (text) => textWidth(text.trim(), SMALL));
    if (sheet.audience === "team") return marks;
    const { slack: _, held: __, ...plain } = marks;
    return { ...plain, off: [], state: marks.state.split(" ").filter((word) => !word.endsWith("critical")).join(" ") };
  });
}

function labelWidth({ slip, initials, state }: BarMarks): number {
  const parts = [slip, initials].filter((part) => part !== "");
  return parts.length === 0 ? 0 : textWidth(parts.join(" "), SMALL, true) + 10 + (state.includes("finished") ? 14 : 0);
}

/** From the first start to the last finish, deadline, target; today and the status date too where they are near. */
function rangeOf({ source: { data }, spanned: rows }: GanttScene): { readonly from: Instant; readonly to: Instant } {
  let [first, last] = [Infinity, -Infinity];
  for (const row of rows) {
    first = Math.min(first, data.rows.start[row] ?? Infinity);
    last = Math.max(last, data.rows.finish[row] ?? -Infinity);
  }
  const span = Math.max(MINUTES_PER_DAY, last - first);
  const near = [data.now, data.asOf, data.target, ...rows.map((row) => data.rows.due[row] ?? NO_INSTANT)];
  const shown = near.filter((at) => at !== NO_INSTANT && at > first - span * 0.25 && at < last + span * 0.5);
  const air = Math.max(MINUTES_PER_DAY, span * 0.015);
  const from = startOfDay(shown.reduce((least, at) => Math.min(least, at), first) - air);
  return { from, to: Math.max(from + 2 * MINUTES_PER_DAY, startOfDay(shown.reduce((most, at) => Math.max(most, at), last) + air) + MINUTES_PER_DAY) };
}

function markedDays({ now, asOf, target }: GanttData, { say, dates }: Sheet): readonly MarkedDay[] {
  const days: MarkedDay[] = [{ kind: "today", at: now, label: say("today") }];
  if (target !== NO_INSTANT) days.push({ kind: "target", at: target, label: say("target", dates.end(target)) });
  if (asOf !== NO_INSTANT && startOfDay(asOf) !== startOfDay(now) && startOfDay(asOf - 1) !== startOfDay(now)) days.push({ kind: "status-date", at: asOf, label: say("status", dates.day(asOf)) });
  return days;
}

function figuresOf({ source: { data: { start, finish, target } }, sheet: { say, dates } }: GanttScene, late: number): readonly Figure[] {
  return [
    { text: dates.span(start, finish) },
    ...(target === NO_INSTANT ? [] : [finish > target ? { text: say("missesTarget", dates.end(target)), late: true } : { text: say("ontoTarget", dates.end(target)) }]),
    ...(late > 0 ? [{ text: say("someLate", late), late: true }] : []),
  ];
}

function drawRows(scene: GanttScene, track: Track, marks: readonly BarMarks[]): readonly SvgNode[] {
  const { sheet: { ink }, source, rows } = scene;
  const height = rows.length * ROW_HEIGHT;
  const grid = drawGrid(track, height, ink);
  const bars = marks.map((one, at) => {
    const row = rows[at] ?? 0;
    const painted = paintBar(drawBar(one, 0, at * ROW_HEIGHT), one.state, ink).filter(({ tag, text, children }) => tag !== "text" || (text ?? "") !== "" || (children ?? []).length > 0);
    // What is written beside a bar stands clear of the lines behind it.
    const clear = labelWidth(one) === 0 ? [] : [box(one.label - 1, at * ROW_HEIGHT + 6, labelWidth(one) - 6, 13, { fill: ink.surface, "fill-opacity": 0.8 })];
    return node("g", {}, [tooltip(tipOf(scene, row, source.titles[row] ?? "")), ...clear, ...painted]);
  });
  return [...drawBands(source.data, track, height, ink), ...grid.behind, ...drawPictureLinks(scene, marks).nodes, ...bars, ...grid.over];
}

function tipOf({ source: { data: { rows } }, sheet: { dates, say } }: GanttScene, row: number, title: string): string {
  const [start, finish] = [rows.start[row] ?? 0, rows.finish[row] ?? 0];
  const milestone = ((rows.flags[row] ?? 0) & ROW_FLAG.milestone) !== 0;
  return `${title}: ${milestone ? dates.end(Math.max(finish, start + 1)) : dates.span(start, finish)}, ${say("percentDone", rows.progress[row] ?? 0)}`;
}
