import { roadmapGroupings } from "../../src/core/view/roadmapAudience";
import type { RoadmapAudience } from "../../src/core/view/roadmapAudience";
import type { RoadmapGrouping } from "../../src/core/view/roadmapData";
import type { RoadmapPeriod } from "../../src/core/view/roadmapHorizon";
import { pickList, toggleButton, toolButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import type { RoadmapForm, RoadmapScene } from "./scene";
import { audienceWord, groupingWord } from "./words";
import { stepOf } from "./zoom";
import type { ZoomStep } from "./zoom";

/** What the toolbar lets a person choose. */
export interface ToolbarActions {
  readonly form: (form: RoadmapForm) => void;
  readonly group: (by: RoadmapGrouping) => void;
  readonly audience: (audience: RoadmapAudience) => void;
  readonly period: (period: RoadmapPeriod) => void;
  readonly step: (step: ZoomStep) => void;
  readonly zoom: (factor: number) => void;
}

/** The line above the picture. */
export interface RoadmapToolbar {
  readonly node: HTMLElement;
  show(scene: RoadmapScene, form: RoadmapForm): void;
}

const AUDIENCES: readonly RoadmapAudience[] = ["team", "sponsor", "customer"];

export function createToolbar(actions: ToolbarActions): RoadmapToolbar {
  const name = element("span", { class: "name" });
  const figures = element("span", { class: "figures" });
  const forms = [
    ["dated", toggleButton(t("Dates"), "calendar", t("Dates"), () => { actions.form("dated"); })],
    ["columns", toggleButton(t("Now, next, later"), "columns", t("Now, next, later"), () => { actions.form("columns"); })],
    ["table", toggleButton(t("Table"), "table", t("Table"), () => { actions.form("table"); })],
  ] as const;
  const lanes = pickList<RoadmapGrouping>(t("What the lanes stand for"), actions.group);
  const steps = pickList<ZoomStep>(t("How much time the window shows"), actions.step);
  const periods = pickList<RoadmapPeriod>(t("How long now is"), actions.period);
  const audience = pickList<RoadmapAudience>(t("Whom it is shown to"), actions.audience);
  const zoomOut = toolButton(t("Zoom out"), "zoom-out", () => { actions.zoom(1 / 1.5); });
  const zoomIn = toolButton(t("Zoom in"), "zoom-in", () => { actions.zoom(1.5); });
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Roadmap") },
    children: [
      name, figures, element("span", { class: "gap" }),
      element("span", { class: "choice", children: forms.map(([, { node: button }]) => button) }), element("span", { class: "divider" }),
      lanes.node, audience.node, periods.node, steps.node, zoomOut, zoomIn,
    ],
  });
  return {
    node,
    show: (scene, form) => {
      name.textContent = scene.data.title;
      name.title = scene.data.title;
      // When all is forecast to be over is no promise to customers.
      figures.textContent = scene.audience === "customer" ? "" : scene.dates.span(scene.data.start, scene.data.finish);
      for (const [of, toggle] of forms) toggle.set(of === form);
      lanes.show(roadmapGroupings(scene.data).map((by) => [by, groupingWord(by)]), scene.by);
      audience.show(AUDIENCES.map((one) => [one, audienceWord(one)]), scene.audience);
      periods.show([["month", t("By months")], ["quarter", t("By quarters")]], scene.period);
      const step = stepOf(scene.zoom);
      steps.show([["fit", t("Fit")], ["months", t("Months")], ["quarters", t("Quarters")], ["years", t("Years")], ...(step === "own" ? [["own", t("Zoomed")] as const] : [])], step);
      periods.node.hidden = form !== "columns";
      for (const one of [steps.node, zoomOut, zoomIn]) one.hidden = form !== "dated";
    },
  };
}
