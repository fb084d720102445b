import { textField, toggleButton, toolButton } from "../shared/controls";
import type { TextField } from "../shared/controls";
import { NO_INSTANT, ROW_FLAG } from "../../src/core/view/ganttData";
import type { GanttData } from "../../src/core/view/ganttData";
import { element } from "../shared/dom";
import { GROUP_FIELDS, withoutShares } from "./arrange";
import type { Arrangement, GroupField } from "./arrange";
import { baselineNames, baselineWord, chosenBaseline } from "./baseline";
import { COLUMN_NAMES, USUAL_COLUMNS } from "./columns";
import type { ColumnName } from "./columns";
import { columnName } from "./draw/outlineRow";
import { menuButton } from "../shared/menu";
import type { MenuItem, MenuSection } from "../shared/menu";
import type { GanttState } from "./state";
import type { RowFilter } from "./visibleRows";
import { t } from "../shared/l10n";

/** What the toolbar can do. */
export interface ToolbarActions {
  zoomStep(direction: 1 | -1): void;
  fit(): void;
  today(): void;
  collapseAll(): void;
  expandAll(): void;
  setFilter(filter: RowFilter): void;
  leaveFilter(): void;
  arrange(arrangement: Arrangement): void;
  setColumns(columns: readonly ColumnName[] | undefined): void;
  chooseBaseline(name: string): void;
  /** Shows what drives the selected task, and nothing else in full colour. */
  setPath(on: boolean): void;
  /** Draws what a simulation says on the bars, or leaves it out. */
  setChances(on: boolean): void;
}

export interface Toolbar {
  readonly node: HTMLElement;
  readonly filterField: TextField;
  /** Shows the plan's name, its figures and the filter as it is. */
  show(state: GanttState): void;
}

export function createToolbar(actions: ToolbarActions, state: () => GanttState): Toolbar {
  const change = (part: Partial<RowFilter>): void => { actions.setFilter({ ...state().filter, ...part }); };
  const name = element("span", { class: "name" });
  const figures = element("span", { class: "figures" });
  const field = textField(t("Filter tasks by title, id or person"), t("Filter"), (text) => { change({ text }); });
  field.node.classList.add("filter");
  field.node.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && field.value !== "") {
      field.value = "";
      change({ text: "" });
    } else if (event.key === "Escape" || event.key === "Enter" || event.key === "ArrowDown") actions.leaveFilter();
  });
  const late = toggleButton(t("Show only what is late"), "watch", t("Late"), (on) => { change({ late: on }); });
  const critical = toggleButton(t("Show only the critical path"), "flame", t("Critical"), (on) => { change({ critical: on }); });
  const path = toggleButton(t("Show what drives the selected task (P)"), "path", t("Drivers"), actions.setPath);
  const filters = menuButton(t("Filter by person or release"), "filter", t("Who"), () => filterSections(state(), change));
  const arrangement = menuButton(t("Columns, groups and order"), "settings", t("View"), () => viewSections(state(), actions));
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Gantt") },
    children: [
      toolButton(t("Collapse all"), "collapse-all", actions.collapseAll),
      toolButton(t("Expand all"), "expand-all", actions.expandAll),
      element("span", { class: "divider" }),
      name,
      figures,
      element("span", { class: "gap" }),
      field.node,
      filters.node,
      late.node,
      critical.node,
      path.node,
      arrangement.node,
      element("span", { class: "divider" }),
      toolButton(t("Zoom out (−)"), "zoom-out", () => { actions.zoomStep(-1); }),
      toolButton(t("Zoom in (+)"), "zoom-in", () => { actions.zoomStep(1); }),
      toolButton(t("Fit the whole plan (F)"), "fit", actions.fit),
      toolButton(t("Go to today (T)"), "calendar", actions.today),
    ],
  });
  return {
    node,
    filterField: field,
    show: (shown) => {
      const { filter } = shown;
      if (field.value !== filter.text) field.value = filter.text;
      late.set(filter.late);
      critical.set(filter.critical);
      path.set(shown.path !== undefined);
      filters.set(filter.person !== "" || filter.release !== "");
      arrangement.set(shown.arrangement.group !== undefined || shown.arrangement.sort !== undefined);
      name.textContent = shown.model.data.title;
      name.title = shown.model.data.title;
      figures.replaceChildren(...figuresOf(shown));
    },
  };
}

/** Everybody who works on something, every release: one of each at a time. */
function filterSections({ source, filter }: GanttState, change: (part: Partial<RowFilter>) => void): readonly MenuSection[] {
  const people = new Set(source.people.flatMap((names) => (names === "" ? [] : withoutShares(names).split(", "))));
  const section = (title: string, all: string, names: ReadonlySet<string>, key: "person" | "release"): MenuSection => ({
    title,
    items: names.size === 0 ? [] : ["", ...names].map((one) => ({ label: one === "" ? all : one, kind: "radio", on: filter[key] === one, run: () => { change({ [key]: one }); } })),
  });
  return [
    section(t("Who"), t("Everybody"), people, "person"),
    section(t("Release"), t("All releases"), new Set(source.releases.filter((release) => release !== "")), "release"),
  ];
}

/** What the outline shows of each task, and in which order. */
function viewSections({ arrangement, columns, source, chances }: GanttState, actions: ToolbarActions): readonly MenuSection[] {
  const { group, sort } = arrangement;
  const shown = columns ?? USUAL_COLUMNS;
  const isEmpty = (field: GroupField): boolean => source[field].every((text) => text === "");
  const groupItem = (label: string, field: GroupField | undefined): MenuItem => ({
    label, kind: "radio", on: group === field, run: () => { actions.arrange({ ...(field === undefined ? {} : { group: field }), ...(sort === undefined ? {} : { sort }) }); },
  });
  const grouping = group === undefined ? {} : { group };
  return [
    {
      title: t("Group by"),
      items: [groupItem(t("Summaries, as written"), undefined), ...GROUP_FIELDS.filter((field) => field === group || !isEmpty(field)).map((field) => groupItem(groupName(field), field))],
    },
    {
      title: t("Sort by"),
      items: [
        { label: t("The order of the text"), kind: "radio", on: sort === undefined, run: () => { actions.arrange(grouping); } },
        ...(["title", "start", "finish", "slack", "priority"] as const).map((by): MenuItem => ({ label: columnName(by), kind: "radio", on: sort?.by === by, run: () => { actions.arrange({ ...grouping, sort: { by, down: false } }); } })),
      ],
    },
    ...baselineSection(source.data, actions),
    {
      title: t("On the bars"),
      items: [{ label: t("Whiskers P10 to P90, chances"), kind: "check", on: chances, run: () => { actions.setChances(!chances); } }],
    },
    {
      title: t("Columns"),
      items: [
        ...COLUMN_NAMES.map((column): MenuItem => ({
          label: columnName(column), kind: "check", on: shown.includes(column),
          run: () => { actions.setColumns(shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column]); },
        })),
        { label: t("The usual columns"), kind: "action", run: () => { actions.setColumns(undefined); } },
      ],
    },
  ];
}

/** Which baseline the bars are compared with, where there are some. */
function baselineSection(data: GanttData, actions: ToolbarActions): readonly MenuSection[] {
  const names = baselineNames(data);
  if (names.length === 0) return [];
  const chosen = chosenBaseline(data);
  return [{
    title: t("Compare with"),
    items: ["", ...names].map((name): MenuItem => ({ label: name === "" ? t("Nothing") : baselineWord(name), kind: "radio", on: name === chosen, run: () => { actions.chooseBaseline(name); } })),
  }];
}

function groupName(field: GroupField): string {
  switch (field) {
    case "people": return t("Person");
    case "releases": return t("Release");
    case "statuses": return t("Status");
    case "objectives": return t("Objective");
  }
}

/** "15 Jan – 4 Jun · target 30 Jun · 2 late" */
function figuresOf({ model, dates }: GanttState): HTMLElement[] {
  const { start, finish, target } = model.data;
  const late = countLate(model.data.rows.flags);
  const figure = (text: string, isLate = false): HTMLElement => element("span", { text, ...(isLate ? { class: "late" } : {}) });
  const figures = [figure(dates.span(start, finish))];
  if (target !== NO_INSTANT) figures.push(finish > target ? figure(t("misses target {0}", dates.end(target)), true) : figure(t("target {0}", dates.end(target))));
  if (late > 0) figures.push(figure(t("{0} late", late), true));
  return figures;
}

function countLate(flags: Uint16Array): number {
  return flags.reduce((count, flag) => ((flag & ROW_FLAG.late) !== 0 && (flag & ROW_FLAG.summary) === 0 ? count + 1 : count), 0);
}
