import { element, setAttribute } from "../../shared/dom";
import { icon } from "../../shared/icons";
import { durationText } from "../../shared/dates";
import type { DateFormat } from "../../shared/dates";
import type { Column, ColumnName } from "../columns";
import { hasFlag, hasRowsBelow } from "../model";
import type { GanttModel } from "../model";
import { elapsedText, spokenRow, statusName, statusOf } from "../words";
import { statusMark } from "./statusMark";
import { t } from "../../shared/l10n";

/** What a row of the outline shows beside its own facts. */
export interface OutlineScene {
  readonly model: GanttModel;
  readonly dates: DateFormat;
  readonly columns: readonly Column[];
  readonly collapsed: ReadonlySet<string>;
  readonly selected: number;
  readonly width: number;
}

const INDENT = 14;

/** Fills a row of the outline: a row of the treegrid with its cells. */
export function drawOutlineRow(target: HTMLElement, scene: OutlineScene, row: number, position: number): void {
  const { model, dates } = scene;
  const states = (["summary", "finished", "dropped"] as const).filter((flag) => hasFlag(model, row, flag));
  target.className = ["row", ...states].join(" ");
  target.style.width = `${scene.width}px`;
  const open = hasRowsBelow(model, row) ? String(!scene.collapsed.has(model.ids[row] ?? "")) : undefined;
  const attributes: Readonly<Record<string, string | undefined>> = {
    role: "row",
    "aria-rowindex": String(position + 2),
    "aria-level": String((model.depth[row] ?? 0) + 1),
    "aria-expanded": open,
    "aria-selected": String(row === scene.selected),
    "aria-label": spokenRow(model, row, dates),
    tabindex: row === scene.selected ? "0" : "-1",
    "data-row": String(row),
    "data-id": model.ids[row] ?? "",
  };
  for (const [name, value] of Object.entries(attributes)) setAttribute(target, name, value);
  target.replaceChildren(titleCell(scene, row, open), ...scene.columns.map((column) => cell(scene, row, column)));
}

function titleCell({ model }: OutlineScene, row: number, open: string | undefined): HTMLElement {
  const status = statusOf(model, row);
  const twistie = element("span", {
    class: "twistie",
    attributes: { "aria-hidden": "true", ...(open === undefined ? {} : { "data-part": "twistie" }) },
    children: open === undefined ? [] : [icon(open === "true" ? "chevron-down" : "chevron-right")],
  });
  const words = element("span", { class: "words", text: model.titles[row] ?? "" });
  const mark = statusMark(status, model.data.rows.progress[row] ?? 0);
  mark.append(document.createElementNS("http://www.w3.org/2000/svg", "title"));
  const title = mark.lastElementChild;
  if (title !== null) title.textContent = statusName(status);
  const made = element("div", { class: "title", attributes: { role: "gridcell" }, children: [twistie, mark, words, ...problem(model, row)] });
  made.style.paddingLeft = `${4 + (model.depth[row] ?? 0) * INDENT}px`;
  return made;
}

function problem(model: GanttModel, row: number): HTMLElement[] {
  const kind = hasFlag(model, row, "error") ? "error" : hasFlag(model, row, "warning") ? "warning" : undefined;
  if (kind === undefined) return [];
  const sign = icon(kind);
  sign.classList.add("problem", kind);
  return [sign];
}

function cell(scene: OutlineScene, row: number, column: Column): HTMLElement {
  const { model } = scene;
  const late = column.name === "finish" && hasFlag(model, row, "late");
  const critical = column.name === "slack" && hasFlag(model, row, "critical");
  const kind = column.name === "people" ? "people" : "number";
  const made = element("div", {
    class: `${kind}${late ? " late" : ""}${critical ? " critical" : ""}`,
    text: cellText(scene, row, column.name),
    attributes: { role: "gridcell" },
  });
  made.style.width = `${column.width}px`;
  return made;
}

export function cellText({ model, dates }: OutlineScene, row: number, column: ColumnName): string {
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
  }
}

/** The words over the columns. */
export function columnName(column: ColumnName | "title"): string {
  switch (column) {
    case "title": return t("Task");
    case "duration": return t("Length");
    case "start": return t("Start");
    case "finish": return t("Finish");
    case "slack": return t("Slack");
    case "people": return t("Who");
  }
}
