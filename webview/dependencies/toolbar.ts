import { toggleButton, toolButton } from "../shared/controls";
import { element } from "../shared/dom";
import type { IconName } from "../shared/icons";
import { t } from "../shared/l10n";
import { beside } from "./state";
import type { GraphState, Scene } from "./state";

/** What the buttons do. */
export interface ToolbarActions {
  readonly depth: (depth: number) => void;
  readonly direction: (direction: GraphState["direction"]) => void;
  readonly driving: (on: boolean) => void;
  readonly tasks: (on: boolean) => void;
  readonly list: (on: boolean) => void;
  readonly zoom: (by: number) => void;
  readonly fit: () => void;
  /** Back to an earlier centre, or forward again. */
  readonly go: (place: number) => void;
}

/** The line of tools, and below it the way that one has come. */
export interface Toolbar {
  readonly node: HTMLElement;
  readonly trail: HTMLElement;
  show(scene: Scene): void;
}

/** How many centres are written out. */
const MOST_CRUMBS = 6;

export function createToolbar(actions: ToolbarActions, find: HTMLElement): Toolbar {
  const name = element("span", { class: "name" });
  const figures = element("span");
  const list = toggleButton(t("List what is before and after, for reading"), "list-unordered", t("List"), actions.list);
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Dependencies") },
    children: [
      name, element("span", { class: "figures", children: [figures] }), element("span", { class: "gap" }), find, element("span", { class: "divider" }),
      toolButton(t("Zoom out (−)"), "zoom-out", () => { actions.zoom(1 / 1.25); }), toolButton(t("Zoom in (+)"), "zoom-in", () => { actions.zoom(1.25); }),
      toolButton(t("Show all (0)"), "fit", actions.fit), element("span", { class: "divider" }), list.node,
    ],
  });
  const trail = createTrail(actions);
  return {
    node,
    trail: trail.node,
    show(scene) {
      const { model } = scene.state;
      name.textContent = model.data.title;
      name.title = model.data.title;
      figures.textContent = scene.hood.reached > scene.hood.items.length ? t("{0} of {1} shown", scene.hood.items.length, scene.hood.reached) : t("{0} shown", scene.hood.items.length);
      list.set(scene.state.list);
      trail.show(scene.state);
    },
  };
}

/** Buttons of which one is on. */
function choice<T extends number | string>(label: string, all: readonly (readonly [value: T, tip: string, word: string, symbol?: IconName])[], choose: (value: T) => void): { readonly node: HTMLElement; set(value: T): void } {
  const buttons = all.map(([value, tip, word, symbol]) => {
    const button = symbol === undefined ? element("button", { class: "tool plain", attributes: { type: "button", title: tip }, text: word }) : toolButton(tip, symbol, () => {}, word);
    button.addEventListener("click", () => { choose(value); });
    return { value, button };
  });
  return {
    node: element("span", { class: "choice", attributes: { role: "group", "aria-label": label }, children: buttons.map(({ button }) => button) }),
    set: (value) => { for (const one of buttons) one.button.setAttribute("aria-pressed", String(one.value === value)); },
  };
}

function createTrail(actions: ToolbarActions): { readonly node: HTMLElement; show(state: GraphState): void } {
  let shown: GraphState | undefined;
  const step = (by: -1 | 1): void => {
    const place = shown === undefined ? undefined : beside(shown, by);
    if (place !== undefined) actions.go(place);
  };
  const back = toolButton(t("Back (Alt+Left)"), "arrow-left", () => { step(-1); });
  const forward = toolButton(t("Forward (Alt+Right)"), "arrow-right", () => { step(1); });
  const crumbs = element("nav", { class: "crumbs", attributes: { "aria-label": t("Earlier centres") } });
  const depth = choice<number>(t("How many links away"), [[1, t("One link away"), "1"], [2, t("Two links away"), "2"], [3, t("Three links away"), "3"], [0, t("As far as it goes"), t("All")]], actions.depth);
  const direction = choice<GraphState["direction"]>(t("Which way"), [["before", t("Only what comes before"), t("Before"), "arrow-left"], ["both", t("What comes before and after"), t("Both"), "arrow-swap"], ["after", t("Only what comes after"), t("After"), "arrow-right"]], actions.direction);
  const driving = toggleButton(t("Only what decides dates"), "target", t("Driving"), actions.driving);
  const tasks = toggleButton(t("The tasks of summaries in their place"), "list-tree", t("Tasks"), actions.tasks);
  const node = element("div", {
    class: "trail",
    attributes: { role: "toolbar", "aria-label": t("What is shown") },
    children: [back, forward, crumbs, element("span", { class: "gap" }), depth.node, element("span", { class: "divider" }), direction.node, element("span", { class: "divider" }), driving.node, tasks.node],
  });
  return {
    node,
    show(state) {
      shown = state;
      back.disabled = beside(state, -1) === undefined;
      forward.disabled = beside(state, 1) === undefined;
      depth.set(state.depth);
      direction.set(state.direction);
      driving.set(state.driving);
      tasks.set(state.tasks);
      crumbs.replaceChildren(...drawCrumbs(state, actions.go));
    },
  };
}

/** The last centres up to the present one. */
function drawCrumbs({ trail, at, model }: GraphState, go: (place: number) => void): readonly HTMLElement[] {
  const known = trail.map((id, place) => ({ place, row: model.rowOfId.get(id) })).filter(({ row, place }) => row !== undefined && place <= at).slice(-MOST_CRUMBS);
  return known.map(({ place, row }) => {
    const title = model.titles[row ?? 0] ?? "";
    if (place === at) return element("span", { class: "crumb here", attributes: { "aria-current": "true", title }, text: title });
    const button = element("button", { class: "crumb", attributes: { type: "button", title }, text: title });
    button.addEventListener("click", () => { go(place); });
    return button;
  });
}
