import type { ResourceRow, ResourcesData } from "../../src/core/view/resourcesData";
import { civilOf } from "../shared/dates";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { hoursText, loadIn, partsIn } from "../../src/core/view/loadPeriods";
import type { Column, Load, Step } from "../../src/core/view/loadPeriods";

/** Pixels of a column. */
export const COLUMN: Readonly<Record<Step, number>> = { day: 40, week: 56, month: 64 };

/** What the sheet is drawn from. */
export interface Scene {
  readonly data: ResourcesData;
  readonly step: Step;
  readonly columns: readonly Column[];
  readonly dates: DateFormat;
  /** The columns in sight: from `first` to `last`, not included. */
  readonly first: number;
  readonly last: number;
  /** Key of the chosen row, and the place of its column. */
  readonly row: string;
  readonly column: number;
}

/** Tells a row apart. */
export function rowKey({ kind, id }: Pick<ResourceRow, "kind" | "id">): string {
  return `${kind} ${id}`;
}

/** The dates of a column in words. */
export function columnWords({ from, to }: Column, step: Step, { words, day, span }: DateFormat): string {
  const { month, year } = civilOf(from);
  if (step === "month") return `${words.longMonths[month] ?? ""} ${String(year)}`;
  return step === "day" ? day(from) : span(from, to);
}

/** "12 h of 40 h, 30 %" */
export function loadWords({ booked, capacity, over }: Load): string {
  const share = capacity > 0 ? `, ${t("{0} %", Math.round((booked / capacity) * 100))}` : "";
  return `${t("{0} h of {1} h", hoursText(booked), hoursText(capacity))}${share}${over ? `, ${t("over capacity")}` : ""}`;
}

/** Headings of the columns in sight: the longer time above, the column's own below. */
export function drawHeads(scene: Scene): HTMLElement {
  const { columns, first, last, step, dates, data } = scene;
  const heads = element("div", { class: "heads", attributes: { role: "row" }, children: [element("div", { class: "corner", attributes: { role: "columnheader" }, text: t("Hours") })] });
  for (let at = first; at < last; at += 1) {
    const column = columns[at];
    if (column === undefined) continue;
    const { day, month, weekday, year } = civilOf(column.from);
    const opens = at === first || (step === "month" ? month === 0 : civilOf(columns[at - 1]?.from ?? 0).month !== month);
    const upper = opens ? (step === "month" ? String(year) : `${dates.words.months[month] ?? ""} ${String(year)}`) : "";
    const lower = step === "month" ? (dates.words.months[month] ?? "") : step === "day" ? `${(dates.words.weekdays[weekday] ?? "").slice(0, 2)} ${String(day)}` : dates.day(column.from).replace(/ \d{4}$/, "");
    const today = data.now >= column.from && data.now < column.to;
    const head = element("div", {
      class: `head${opens ? " opens" : ""}${today ? " today" : ""}`,
      attributes: { role: "columnheader", "aria-label": columnWords(column, step, dates) },
      children: [element("span", { class: "upper", text: upper }), element("span", { class: "lower", text: lower })],
    });
    place(head, scene, at);
    heads.append(head);
  }
  return heads;
}

/** One row: its name, and its load in every column in sight. */
export function drawRow(scene: Scene, row: ResourceRow): HTMLElement {
  const key = rowKey(row);
  const chosen = key === scene.row;
  const node = element("div", {
    class: `row${chosen ? " chosen" : ""}`,
    attributes: { role: "row", "data-row": key, "aria-selected": String(chosen) },
    children: [element("div", { class: "name", attributes: { role: "rowheader", title: row.title }, children: [element("span", { text: row.title })] })],
  });
  // The chosen cell is there wherever one has scrolled to: the keys stand in it.
  const extra = chosen && (scene.column < scene.first || scene.column >= scene.last) ? [scene.column] : [];
  for (const at of [...extra, ...Array.from({ length: Math.max(0, scene.last - scene.first) }, (_, place) => scene.first + place)]) {
    const column = scene.columns[at];
    if (column !== undefined) node.append(drawCell(scene, row, column, at));
  }
  return node;
}

function drawCell(scene: Scene, row: ResourceRow, column: Column, at: number): HTMLElement {
  const load = loadIn(row, column);
  const here = rowKey(row) === scene.row && at === scene.column;
  const kind = load.over ? "over" : load.capacity === 0 && load.booked === 0 ? "off" : load.booked === 0 ? "free" : "";
  const said = `${row.title}, ${columnWords(column, scene.step, scene.dates)}: ${loadWords(load)}`;
  const cell = element("div", {
    class: `load ${kind}${here ? " here" : ""}`,
    attributes: { role: "gridcell", "data-column": String(at), title: said, "aria-label": said, tabindex: here ? "0" : "-1" },
    text: load.booked === 0 ? "" : hoursText(load.booked),
  });
  const share = load.capacity > 0 ? Math.min(1, load.booked / load.capacity) : load.booked > 0 ? 1 : 0;
  cell.style.setProperty("--share", `${String(Math.round(share * 36))}%`);
  place(cell, scene, at);
  return cell;
}

/** The load of the chosen row as columns, with capacity as a line. */
export function drawHistogram(scene: Scene, row: ResourceRow): HTMLElement {
  const loads = scene.columns.map((column) => loadIn(row, column));
  const most = Math.max(60, ...loads.map(({ booked, capacity }) => Math.max(booked, capacity)));
  const node = element("div", {
    class: "histogram",
    attributes: { "aria-hidden": "true" },
    children: [element("div", { class: "name", children: [element("span", { text: row.title }), element("span", { class: "scale", text: t("up to {0} h", hoursText(most)) })] })],
  });
  for (let at = scene.first; at < scene.last; at += 1) {
    const load = loads[at];
    if (load === undefined) continue;
    const bar = element("div", { class: `bar${load.over ? " over" : ""}` });
    bar.style.height = `${String((load.booked / most) * 100)}%`;
    const line = element("div", { class: "capacity" });
    line.style.bottom = `${String((load.capacity / most) * 100)}%`;
    const slot = element("div", { class: "slot", attributes: { "data-column": String(at) }, children: [bar, line] });
    place(slot, scene, at);
    node.append(slot);
  }
  return node;
}

/** What is booked in the chosen cell, task by task. */
export function drawDetail(scene: Scene, row: ResourceRow, column: Column): HTMLElement {
  const load = loadIn(row, column);
  const free = Math.max(0, load.capacity - load.booked);
  const tasks = partsIn(row, column).flatMap(([at, minutes]) => {
    const task = scene.data.tasks[at];
    if (task === undefined) return [];
    const entry = element("button", {
      class: `task${task.critical ? " is-critical" : ""}`,
      attributes: { type: "button", "data-id": task.id },
      children: [
        element("span", { class: "hours", text: t("{0} h", hoursText(minutes)) }),
        element("span", { class: "title", text: task.title }),
        element("span", { class: "when", text: `${scene.dates.span(task.start, task.finish)}${task.critical ? ` · ${t("critical")}` : ""}` }),
      ],
    });
    return [element("li", { children: [entry] })];
  });
  return element("section", {
    class: "detail",
    attributes: { "aria-label": t("What is booked") },
    children: [
      element("h2", { children: [element("span", { text: `${row.title} · ${columnWords(column, scene.step, scene.dates)}` }), element("span", { class: load.over ? "late" : "figures", text: loadWords(load) })] }),
      ...(free > 0 && !load.over ? [element("p", { text: t("{0} h free", hoursText(free)) })] : []),
      tasks.length === 0 ? element("p", { text: t("Nothing is booked.") }) : element("ul", { children: tasks }),
    ],
  });
}

function place(node: HTMLElement, { step }: Scene, at: number): void {
  node.style.left = `calc(var(--names) + ${String(at * COLUMN[step])}px)`;
  node.style.width = `${String(COLUMN[step])}px`;
}
