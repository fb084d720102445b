import { CONFIDENCES } from "../../src/core/view/forecastData";
import type { ForecastSubject } from "../../src/core/view/forecastData";
import { pickList, toggleButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import type { ForecastViewState } from "./state";
import { headline, percentileText, progressText } from "./words";

/** What the tools do. */
export interface ToolbarActions {
  readonly choose: (subject: ForecastSubject) => void;
  readonly confidence: (share: number) => void;
  readonly tables: (on: boolean) => void;
  readonly whatIf: (on: boolean) => void;
}

export interface Toolbar {
  readonly node: HTMLElement;
  show(state: ForecastViewState): void;
}

export function createToolbar(actions: ToolbarActions): Toolbar {
  const name = element("span", { class: "name" });
  const figures = element("span", { class: "figures" });
  const progress = element("span", { class: "progress", attributes: { role: "status" } });
  const subject = pickList(t("What is spread"), (value: string) => {
    const [kind = "finish", ...id] = value.split(" ");
    actions.choose({ kind: kind as ForecastSubject["kind"], id: id.join(" ") });
  });
  const confidence = pickList(t("The confidence that dates and reserves are told for"), (value: string) => { actions.confidence(Number(value)); });
  const tables = toggleButton(t("The figures as tables, for reading"), "table", t("Tables"), actions.tables);
  const whatIf = toggleButton(t("Sliders to see what would come of a change"), "settings", t("What if"), actions.whatIf);
  return {
    node: element("div", {
      class: "toolbar", attributes: { role: "toolbar", "aria-label": t("Forecast") },
      children: [name, figures, element("span", { class: "gap" }), progress, subject.node, confidence.node, element("span", { class: "divider" }), tables.node, whatIf.node],
    }),
    show(state) {
      const { data, shown, say } = state;
      name.textContent = data.title;
      name.title = data.title;
      figures.replaceChildren(...(shown === undefined ? [] : headline(data, shown, say)).map((text) => element("span", { text })));
      progress.textContent = progressText({ ...data, ...(shown === undefined ? {} : { shown }) });
      const named = data.subjects.map(({ id, title, kind }): readonly [string, string] => [`item ${id}`, kind === "release" ? t("Release: {0}", title) : title]);
      subject.show([["finish ", t("Finish of the plan")], ["cost ", t("Cost of the plan")], ...named], `${state.subject.kind} ${state.subject.id}`);
      confidence.show(CONFIDENCES.map((share) => [String(share), percentileText(share)]), String(say.confidence));
      tables.set(state.tables);
      whatIf.set(state.whatIf);
    },
  };
}
