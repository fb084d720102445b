import { textField, toggleButton, toolButton } from "../shared/controls";
import type { TextField } from "../shared/controls";
import { NO_INSTANT, ROW_FLAG } from "../../src/core/view/ganttData";
import { element } from "../shared/dom";
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
}

export interface Toolbar {
  readonly node: HTMLElement;
  readonly filterField: TextField;
  /** Shows the plan's name, its figures and the filter as it is. */
  show(state: GanttState): void;
}

export function createToolbar(actions: ToolbarActions): Toolbar {
  let filter: RowFilter = { text: "", late: false, critical: false };
  const change = (part: Partial<RowFilter>): void => {
    filter = { ...filter, ...part };
    actions.setFilter(filter);
  };
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
      late.node,
      critical.node,
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
    show: (state) => {
      filter = state.filter;
      if (field.value !== filter.text) field.value = filter.text;
      late.set(filter.late);
      critical.set(filter.critical);
      name.textContent = state.model.data.title;
      name.title = state.model.data.title;
      figures.replaceChildren(...figuresOf(state));
    },
  };
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
