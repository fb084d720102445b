import { NO_INSTANT } from "../../../src/core/view/ganttData";
import { element, setAttribute, setText } from "../../shared/dom";
import { icon } from "../../shared/icons";
import { durationText } from "../../shared/dates";
import type { DateFormat } from "../../shared/dates";
import { ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { columnClass } from "../columns";
import type { Column, ColumnName } from "../columns";
import { hasFlag, hasRowsBelow, isGroupRow, linkOf, linksAt } from "../model";
import type { GanttModel } from "../model";
import { hasBaseline, slipOfRow } from "../baseline";
import { elapsedText, spokenRow, statusName, statusOf } from "../words";
import type { StatusWord } from "../words";
import { statusMark } from "../../shared/statusMark";
import { t } from "../../shared/l10n";

/** What a row of the outline shows beside its own facts. */
export interface OutlineScene {
  readonly model: GanttModel;
  readonly dates: DateFormat;
  readonly columns: readonly Column[];
  readonly collapsed: ReadonlySet<string>;
  readonly selected: number;
  readonly marked: ReadonlySet<number>;
  readonly width: number;
  /** Different whenever width or columns are. */
  readonly layout: string;
  /** How wide a text of a cell is. */
  readonly measure: (text: string) => number;
}

const INDENT = 14;
/** Left and right of a cell's text, and a pixel for rounding. */
const CELL_PADDING = 17;
/** The least room for twistie and status mark. */
const MARKS = 56;

/** A row of the treegrid with its cells; drawn again for another row, it keeps the elements that look the same. */
export interface OutlineRow {
  readonly node: HTMLElement;
  draw(scene: OutlineScene, row: number, position: number): void;
}

export function createOutlineRow(): OutlineRow {
  const title = titleCell();
  const node = element("div", { attributes: { role: "row" }, children: [title.node] });
  let layout = "";
  let cells: readonly HTMLElement[] = [];
  return {
    node,
    draw: (scene, row, position) => {
      if (layout !== scene.layout) {
        layout = scene.layout;
        node.style.width = `${scene.width}px`;
        for (const cell of cells) cell.remove();
        cells = scene.columns.map(emptyCell);
        node.append(...cells);
      }
      const top = `${position * ROW_HEIGHT}px`;
      if (node.style.top !== top) node.style.top = top;
      const open = hasRowsBelow(scene.model, row) ? String(!scene.collapsed.has(scene.model.ids[row] ?? "")) : undefined;
      describe(node, scene, { row, position, open });
      title.draw(scene, row, open);
      scene.columns.forEach((column, at) => {
        const cell = cells[at];
        if (cell !== undefined) drawCell(cell, scene, row, column);
      });
    },
  };
}

/** Class and attributes of a row: what it is, where it stands and how it is spoken. */
function describe(node: HTMLElement, { model, dates, selected, marked }: OutlineScene, { row, position, open }: { row: number; position: number; open: string | undefined }): void {
  const states = (["summary", "finished", "dropped"] as const).filter((flag) => hasFlag(model, row, flag));
  setAttribute(node, "class", ["row", ...states, ...(marked.has(row) ? ["marked"] : []), ...(isGroupRow(model, row) ? ["group"] : [])].join(" "));
  setAttribute(node, "aria-rowindex", String(position + 2));
  setAttribute(node, "aria-level", String((model.depth[row] ?? 0) + 1));
  setAttribute(node, "aria-expanded", open);
  setAttribute(node, "aria-selected", String(row === selected || marked.has(row)));
  setAttribute(node, "aria-label", spokenRow(model, row, dates));
  setAttribute(node, "tabindex", row === selected ? "0" : "-1");
  setAttribute(node, "data-row", String(row));
  setAttribute(node, "data-id", model.ids[row] ?? "");
}

interface TitleCell {
  readonly node: HTMLElement;
  draw(scene: OutlineScene, row: number, open: string | undefined): void;
}

function titleCell(): TitleCell {
  const twistie = element("span", { class: "twistie", attributes: { "aria-hidden": "true" } });
  const words = element("span", { class: "words", text: " " });
  const node = element("div", { class: "title", attributes: { role: "gridcell" }, children: [twistie, words] });
  let [mark, markShown, openShown, problemShown]: [Element | undefined, string, string | undefined, string | undefined] = [undefined, "", undefined, undefined];
  let sign: Element | undefined;
  return {
    node,
    draw: ({ model, width, columns }, row, open) => {
      if (open !== openShown) {
        openShown = open;
        setAttribute(twistie, "data-part", open === undefined ? undefined : "twistie");
        twistie.replaceChildren(...(open === undefined ? [] : [icon(open === "true" ? "chevron-down" : "chevron-right")]));
      }
      const status = statusOf(model, row);
      const progress = model.data.rows.progress[row] ?? 0;
      const look = `${status} ${progress}`;
      if (look !== markShown) {
        markShown = look;
        mark?.remove();
        mark = namedMark(status, progress);
        words.before(mark);
      }
      setText(words, model.titles[row] ?? "");
      const kind = hasFlag(model, row, "error") ? "error" : hasFlag(model, row, "warning") ? "warning" : undefined;
      if (kind !== problemShown) {
        problemShown = kind;
        sign?.remove();
        sign = kind === undefined ? undefined : problemSign(kind);
        if (sign !== undefined) node.append(sign);
      }
      const indent = 4 + (model.depth[row] ?? 0) * INDENT;
      if (node.style.paddingLeft !== `${indent}px`) node.style.paddingLeft = `${indent}px`;
      setAttribute(node, "class", indent + MARKS > columns.reduce((room, column) => room - column.width, width) ? "title cut" : "title");
    },
  };
}

function namedMark(status: StatusWord, progress: number): Element {
  const mark = statusMark(status, progress);
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = statusName(status);
  mark.append(title);
  return mark;
}

function problemSign(kind: "error" | "warning"): Element {
  const sign = icon(kind);
  sign.classList.add("problem", kind);
  return sign;
}

function emptyCell({ width }: Column): HTMLElement {
  const made = element("div", { attributes: { role: "gridcell" }, text: " " });
  made.style.width = `${width}px`;
  return made;
}

/** What fits is not clipped: the page pays in every frame for each clip. */
function drawCell(cell: HTMLElement, scene: OutlineScene, row: number, { name, width }: Column): void {
  const text = cellText(scene, row, name);
  const late = (name === "finish" || name === "due") && hasFlag(scene.model, row, "late") ? " late" : "";
  const critical = name === "slack" && hasFlag(scene.model, row, "critical") ? " critical" : "";
  const cut = scene.measure(text) > width - CELL_PADDING ? " cut" : "";
  setAttribute(cell, "data-column", name);
  setAttribute(cell, "class", `${columnClass(name)}${late}${critical}${cut}`);
  setText(cell, text);
}

export function cellText({ model, dates }: Pick<OutlineScene, "model" | "dates">, row: number, column: ColumnName): string {
  const { rows, dayMinutes } = model.data;
  const milestone = hasFlag(model, row, "milestone");
  switch (column) {
    case "duration": {
      if (milestone) return "";
      const minutes = rows.duration[row] ?? 0;
      return hasFlag(model, row, "elapsed") ? elapsedText(minutes) : durationText(minutes, dayMinutes);
    }
    case "start": return milestone ? "" : dates.day(rows.start[row] ?? 0);
    case "finish": return dates.end(Math.max(rows.finish[row] ?? 0, (rows.start[row] ?? 0) + 1));
    case "slack": return hasFlag(model, row, "finished") || hasFlag(model, row, "dropped") ? "" : durationText(rows.totalSlack[row] ?? 0, dayMinutes);
    case "people": return hasFlag(model, row, "summary") ? "" : (model.initials[row] ?? "");
    case "freeSlack": return hasFlag(model, row, "finished") || hasFlag(model, row, "dropped") ? "" : durationText(rows.freeSlack[row] ?? 0, dayMinutes);
    case "effort": return (rows.effort[row] ?? 0) === 0 ? "" : durationText(rows.effort[row] ?? 0, dayMinutes);
    case "progress": return milestone ? "" : `${rows.progress[row] ?? 0}%`;
    case "due": return (rows.due[row] ?? NO_INSTANT) === NO_INSTANT ? "" : dates.end(rows.due[row] ?? 0);
    case "p10": return endText(dates, rows.p10[row]);
    case "p80": return endText(dates, rows.p80[row]);
    case "p90": return endText(dates, rows.p90[row]);
    case "criticality": return percentText(rows.criticality[row]);
    case "chance": return percentText(rows.chance[row]);
    case "priority": return (rows.priority[row] ?? -1) < 0 ? "" : String(rows.priority[row] ?? 0);
    case "cost": return (rows.cost[row] ?? 0) === 0 ? "" : amountText(rows.cost[row] ?? 0);
    case "after": return afterText(model, row);
    case "baselineStart": return milestone || !hasBaseline(model, row) ? "" : dates.day(rows.baselineStart[row] ?? 0);
    case "baselineFinish": return hasBaseline(model, row) ? dates.end(rows.baselineFinish[row] ?? 0) : "";
    case "slip": return hasBaseline(model, row) ? slipOfRow(model, row) : "";
    case "id": return isGroupRow(model, row) ? "" : (model.ids[row] ?? "");
    case "status": return model.statuses[row] ?? "";
    case "release": return model.releases[row] ?? "";
    case "objective": return model.objectives[row] ?? "";
    case "tags": return model.tags[row] ?? "";
  }
}

function endText(dates: DateFormat, at = NO_INSTANT): string {
  return at === NO_INSTANT ? "" : dates.end(at);
}

function percentText(percent = 255): string {
  return percent > 100 ? "" : `${percent}%`;
}

/** Whole units, with thin spaces between thousands. */
function amountText(amount: number): string {
  return String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** What a row waits for, as the text has it: `spec, review SS+2d`. */
function afterText(model: GanttModel, row: number): string {
  const parts: string[] = [];
  for (const number of linksAt(model, row)) {
    const { from, to, type, lag } = linkOf(model, number);
    if (to === row) parts.push(`${model.ids[from] ?? ""}${type === "FS" && lag === "" ? "" : ` ${type}${lag}`}`);
  }
  return parts.join(", ");
}

/** The words over the columns. */
export function columnName(column: ColumnName | "title"): string {
  switch (column) {
    case "title": return t("Task");
    case "id": return t("Id");
    case "status": return t("Status");
    case "progress": return t("Done");
    case "duration": return t("Length");
    case "effort": return t("Effort");
    case "start": return t("Start");
    case "finish": return t("Finish");
    case "due": return t("Due");
    case "slack": return t("Slack");
    case "freeSlack": return t("Free slack");
    case "priority": return t("Priority");
    case "people": return t("Who");
    case "release": return t("Release");
    case "objective": return t("Objective");
    case "tags": return t("Tags");
    case "cost": return t("Cost");
    case "after": return t("Waits for");
    case "baselineStart": return t("Base start");
    case "baselineFinish": return t("Base finish");
    case "slip": return t("Slip");
    case "p10": return t("P10");
    case "p80": return t("P80");
    case "p90": return t("P90");
    case "criticality": return t("Critical in");
    case "chance": return t("Chance");
  }
}
