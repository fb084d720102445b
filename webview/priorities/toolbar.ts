import { pickList, toggleButton, toolButton, type PickList } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { methodOf, type DiscSize, type PriorityRow, type PriorityState } from "./state";
import { capacityMore, capacityWords, ideaCount, methodName } from "./words";

/** What the tools do. */
export interface ToolbarActions {
  readonly choose: (choice: Partial<Pick<PriorityState, "method" | "against" | "size" | "release" | "objective" | "tag" | "table">>) => void;
  /** Writes the shown method into the plan. */
  readonly adopt: () => void;
}

/** The line with the plan's name, and below it what is shown. */
export interface Toolbar {
  readonly node: HTMLElement;
  readonly tools: HTMLElement;
  show(state: PriorityState, rows: readonly PriorityRow[]): void;
}

export function createToolbar({ choose, adopt }: ToolbarActions): Toolbar {
  const name = element("span", { class: "name" });
  const count = element("span");
  const capacity = element("span", { class: "capacity" });
  const table = toggleButton(t("The table with the parts of the score"), "table", t("Table"), (on) => { choose({ table: on }); });
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Priorities") },
    children: [name, element("span", { class: "figures", children: [count, capacity] }), element("span", { class: "gap" }), table.node],
  });
  const picks = createPicks(choose);
  const use = toolButton(t("Write this method into the plan"), "check", adopt, t("Use for the plan"));
  const formula = element("span", { class: "formula" });
  const tools = element("div", {
    class: "tools",
    attributes: { role: "toolbar", "aria-label": t("What is shown") },
    children: [picks.method.node, formula, use, picks.against.node, element("span", { class: "gap" }), picks.size.node, picks.release.node, picks.objective.node, picks.tag.node],
  });
  return {
    node,
    tools,
    show(state, rows) {
      const method = methodOf(state);
      name.textContent = state.data.title;
      name.title = state.data.title;
      count.textContent = rows.length === state.data.items.length ? ideaCount(rows.length) : t("{0} of {1} ideas", rows.length, state.data.items.length);
      capacity.textContent = capacityWords(state);
      capacity.title = capacityMore(state);
      capacity.hidden = capacity.textContent === "";
      table.set(state.table);
      formula.textContent = method.formula;
      formula.title = method.formula;
      use.hidden = method.id === state.data.method || method.id === "formula";
      picks.show(state, method.id);
    },
  };
}

interface Picks {
  readonly method: PickList<string>;
  readonly against: PickList<string>;
  readonly size: PickList<DiscSize>;
  readonly release: PickList<string>;
  readonly objective: PickList<string>;
  readonly tag: PickList<string>;
  show(state: PriorityState, method: string): void;
}

function createPicks(choose: ToolbarActions["choose"]): Picks {
  const method = pickList<string>(t("Rank by"), (value) => { choose({ method: value }); });
  const against = pickList<string>(t("Compare with"), (value) => { choose({ against: value }); });
  const size = pickList<DiscSize>(t("What the size of a disc says"), (value) => { choose({ size: value }); });
  const release = pickList<string>(t("Release"), (value) => { choose({ release: value }); });
  const objective = pickList<string>(t("Objective"), (value) => { choose({ objective: value }); });
  const tag = pickList<string>(t("Tag"), (value) => { choose({ tag: value }); });
  const filter = (list: PickList<string>, every: string, all: readonly (readonly [string, string])[], value: string): void => {
    list.node.hidden = all.length === 0;
    list.node.classList.toggle("on", value !== "");
    list.show([["", every], ...all], all.some(([id]) => id === value) ? value : "");
  };
  return {
    method, against, size, release, objective, tag,
    show(state, shown) {
      const { data } = state;
      method.show(data.methods.map(({ id }) => [id, id === data.method ? t("{0} (the plan's)", methodName(id)) : methodName(id)]), shown);
      against.show([["", t("Compare with…")], ...data.methods.filter(({ id }) => id !== shown).map(({ id }) => [id, t("against {0}", methodName(id))] as const)], state.against === shown ? "" : state.against);
      size.show([["reach", t("Size: reach")], ["confidence", t("Size: confidence")], ["same", t("Size: all alike")]], state.size);
      filter(release, t("All releases"), data.releases, state.release);
      filter(objective, t("All objectives"), data.objectives, state.objective);
      filter(tag, t("All tags"), data.tags.map((one) => [one, `#${one}`]), state.tag);
    },
  };
}
