import { civilOf } from "../dates";
import { columnsOf, hoursText, loadIn, stepsOf } from "../loadPeriods";
import type { Column, Step } from "../loadPeriods";
import type { ResourceRow, ResourcesData } from "../resourcesData";
import type { Ink } from "./palette";
import type { PictureWord } from "./pictureWords";
import { finished, heading, HEADING, MARGIN, MOST_PAGES, PAGE_WIDTH, sentence, sheetOf } from "./sheet";
import type { Figure, PictureOptions, Sheet } from "./sheet";
import { box, hatch, node, path, SMALL, tooltip, USUAL, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, plainText, textWidth } from "./textWidth";

/** What the picture of the load can be told beside. */
export interface ResourcesPictureOptions extends PictureOptions {
  /** How long a column is; as short as the width allows, unless said otherwise. */
  readonly step?: Step;
  /** The rows that are shown; all where nobody says so. */
  readonly shown?: readonly ResourceRow[];
}

/** So many rows of a picture of `PAGE_WIDTH` fit on a page, with the words over each kind of them. */
const ROWS_A_PAGE = 21;

/** The load in parts that fit on a page each; the last page says how many rows there was no page for. */
export function resourcesPages(data: ResourcesData, options: ResourcesPictureOptions): readonly string[] {
  const pages: string[] = [];
  for (let first = 0; (first < data.rows.length || first === 0) && pages.length < MOST_PAGES; first += ROWS_A_PAGE) {
    const shown = data.rows.slice(first, pages.length === MOST_PAGES - 1 ? undefined : first + ROWS_A_PAGE);
    pages.push(resourcesPicture(data, { ...options, width: PAGE_WIDTH, rows: ROWS_A_PAGE, shown }));
  }
  return pages;
}

const ROW = 26;
const HEAD = 40;
const KIND = 26;
const SIZE = USUAL - 1;

/** The narrowest column that its figure can be read in. */
const LEAST: Readonly<Record<Step, number>> = { day: 30, week: 34, month: 36 };
const WIDEST = 72;

interface LoadScene {
  readonly sheet: Sheet;
  readonly data: ResourcesData;
  readonly step: Step;
  readonly columns: readonly Column[];
  /** How many columns there is no room for. */
  readonly hidden: number;
  readonly left: number;
  readonly width: number;
}

/** Load against capacity as one SVG: a row for each person, team, role and machine, hours in each column, overload marked. */
export function resourcesPicture(data: ResourcesData, options: ResourcesPictureOptions): string {
  const sheet = sheetOf(options, data.now, { width: 960, rows: 60 });
  const wanted = options.shown ?? data.rows;
  const rows = wanted.slice(0, sheet.rows);
  const top = heading(sheet, data.title, figuresOf(data, sheet));
  if (rows.length === 0) return finished(sheet, "resources", data.title, HEADING + 28, [...top, sentence(sheet, sheet.say("noPeople"), HEADING + 10)]);
  const names = Math.round(Math.min(Math.max(80, ...rows.map(({ title }) => textWidth(plainText(title), SIZE) + 12)), sheet.width * 0.28));
  const left = MARGIN + names;
  const scene = sceneOf(data, sheet, left, options.step);
  const nodes: SvgNode[] = [];
  let y = HEADING + HEAD;
  let kind: ResourceRow["kind"] | undefined;
  for (const row of rows) {
    if (row.kind !== kind) {
      nodes.push(words(sheet.say(({ person: "people", team: "teams", role: "roles", equipment: "equipment" } as const)[row.kind]), MARGIN, y + KIND / 2 + 4, { fill: sheet.ink.muted, size: SMALL, bold: true }));
      y += KIND;
      kind = row.kind;
    }
    nodes.push(...drawRow(scene, row, y, names));
    y += ROW;
  }
  const more = wanted.length - rows.length;
  const hidden = [...(more > 0 ? [sheet.say("moreRows", more)] : []), ...(scene.hidden > 0 ? [sheet.say(moreColumns(scene.step), scene.hidden)] : [])];
  return finished(sheet, "resources", data.title, y + (hidden.length > 0 ? 28 : 0) + 8, [...top, ...drawHeads(scene), ...nodes, ...(hidden.length > 0 ? [sentence(sheet, hidden.join(" "), y + 14)] : [])]);
}

/** The step that is wanted, or the next longer one whose columns can be read; what has no room even by month is left out: then the columns begin with today's. */
function sceneOf(data: ResourcesData, sheet: Sheet, left: number, wanted: Step | undefined): LoadScene {
  const room = sheet.width - left - MARGIN;
  const steps = stepsOf(data);
  const fits = (step: Step): boolean => columnsOf(data, step).length * LEAST[step] <= room;
  const step = steps.slice(Math.max(0, wanted === undefined ? 0 : steps.indexOf(wanted))).find(fits) ?? steps[steps.length - 1] ?? data.step;
  const all = columnsOf(data, step);
  const most = Math.max(1, Math.floor(room / LEAST[step]));
  const today = all.findIndex(({ to }) => to > data.now);
  const first = Math.max(0, Math.min(today, all.length - most));
  const columns = all.slice(first, first + most);
  return { sheet, data, step, columns, hidden: all.length - columns.length, left, width: Math.min(WIDEST, room / Math.max(1, columns.length)) };
}

function moreColumns(step: Step): PictureWord {
  return ({ day: "moreDays", week: "moreWeeks", month: "moreMonths" } as const)[step];
}

function figuresOf({ rows, bounds }: ResourcesData, { say }: Sheet): readonly Figure[] {
  const single = rows.filter(({ kind }) => kind === "person" || kind === "equipment");
  const whole = { from: 0, to: 0, first: 0, last: bounds.length - 1 };
  const over = single.filter((row) => loadIn(row, whole).over).length;
  return [{ text: say("hours") }, ...(over > 0 ? [{ text: say("someOver", over), late: true }] : [])];
}

function drawHeads({ sheet: { ink, dates, width: whole }, columns, step, left, width, data }: LoadScene): readonly SvgNode[] {
  const made: SvgNode[] = [];
  let until = -Infinity;
  columns.forEach((column, at) => {
    const x = left + at * width;
    const { day, month, year } = civilOf(column.from);
    const opens = at === 0 || (step === "month" ? month === 0 : civilOf(columns[at - 1]?.from ?? 0).month !== month);
    const upper = opens ? (step === "month" ? String(year) : `${dates.words.months[month] ?? ""} ${String(year)}`) : "";
    if (opens) made.push(...path(`M${String(Math.round(x) + 0.5)} ${String(HEADING)}V${String(HEADING + HEAD)}`, { stroke: ink.line }));
    if (upper !== "" && x >= until) {
      made.push(words(upper, x + 5, HEADING + 10, { fill: ink.text, size: SMALL }));
      until = x + textWidth(upper, SMALL) + 12;
    }
    const lower = step === "month" ? (dates.words.months[month] ?? "") : String(day);
    const today = data.now >= column.from && data.now < column.to;
    made.push(words(cutText(lower, width, SMALL), x + width / 2, HEADING + 29, { fill: today ? ink.text : ink.muted, size: SMALL, bold: today, anchor: "middle" }));
    if (today) made.push(box(x + 2, HEADING + HEAD - 3, width - 4, 2, { fill: ink.today }));
  });
  return [...made, ...path(`M${String(MARGIN)} ${String(HEADING + HEAD - 0.5)}H${String(Math.min(whole - MARGIN, left + columns.length * width))}`, { stroke: ink.line })];
}

function drawRow({ sheet, columns, left, width }: LoadScene, row: ResourceRow, y: number, names: number): readonly SvgNode[] {
  const { ink, dates, say } = sheet;
  const cells = columns.flatMap((column, at): SvgNode[] => {
    const { booked, capacity, over } = loadIn(row, column);
    const x = left + at * width;
    const share = capacity > 0 ? Math.min(1, booked / capacity) : booked > 0 ? 1 : 0;
    const off = capacity === 0 && booked === 0;
    const text = booked > 0 ? cutText(hoursText(booked), width, SMALL, over) : "";
    const tip = booked > 0 ? [tooltip(`${row.title}, ${dates.day(column.from)}: ${hoursText(booked)}/${hoursText(capacity)} h${over ? `, ${say("overCapacity")}` : ""}`)] : [];
    return [node("g", {}, [
      ...tip,
      box(x, y, width, ROW - 1, { fill: over ? ink.lateBand : off ? ink.weekend : loadInk(share, ink), stroke: ink.faint }),
      ...(over ? [...path(hatch(x + 1, y + 1, width - 2, ROW - 3, 7), { stroke: ink.late, "stroke-opacity": 0.35 }), box(x + 0.5, y + 0.5, width - 1, ROW - 2, { fill: "none", stroke: ink.late })] : []),
      ...(text === "" ? [] : [words(text, x + width / 2, y + ROW / 2, { fill: ink.text, size: SMALL, bold: over, anchor: "middle" })]),
    ])];
  });
  return [words(cutText(row.title, names - 8, SIZE), MARGIN, y + ROW / 2, { fill: ink.text, size: SIZE }), ...cells];
}

function loadInk(share: number, ink: Ink): string {
  if (share <= 0) return ink.load0;
  return share < 0.45 ? ink.load1 : share < 0.85 ? ink.load2 : ink.load3;
}
