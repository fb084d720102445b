import { pickList, textField, toggleButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import type { MetricsState } from "./state";

export interface Toolbar {
  readonly node: HTMLElement;
  show(state: MetricsState, shown: number): void;
}

export function createToolbar(change: (next: Partial<Pick<MetricsState, "text" | "objective" | "off" | "tables">>) => void, text: string): Toolbar {
  const name = element("span", { class: "name" });
  const [count, late] = [element("span"), element("span", { class: "late" })];
  const field = textField(t("Filter"), t("Filter"), (value) => { change({ text: value }); });
  field.node.classList.add("filter");
  field.value = text;
  const objective = pickList<string>(t("Objective"), (value) => { change({ objective: value }); });
  const off = toggleButton(t("Show only what is off track"), "warning", t("Off track"), (on) => { change({ off: on }); });
  const tables = toggleButton(t("The figures as a table, for reading"), "table", t("Tables"), (on) => { change({ tables: on }); });
  return {
    node: element("div", {
      class: "toolbar", attributes: { role: "toolbar", "aria-label": t("Metrics") },
      children: [name, element("span", { class: "figures", children: [count, late] }), element("span", { class: "gap" }), field.node, objective.node, off.node, element("span", { class: "divider" }), tables.node],
    }),
    show({ data, objective: chosen, off: only, tables: on }, shown) {
      name.textContent = data.title;
      name.title = data.title;
      count.textContent = shown === data.count ? (shown === 1 ? t("1 metric") : t("{0} metrics", data.count)) : t("{0} of {1} metrics", shown, data.count);
      const missed = data.metrics.filter(({ state }) => state === "off-track").length;
      late.textContent = missed === 0 ? "" : t("{0} off track", missed);
      late.hidden = missed === 0;
      objective.node.hidden = data.objectives.length === 0;
      objective.show([["", t("All objectives")], ...data.objectives.map(({ id, title }) => [id, title] as const)], chosen);
      off.set(only);
      tables.set(on);
    },
  };
}
