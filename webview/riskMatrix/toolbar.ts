import { moneyText } from "../../src/core/view/money";
import { expectedOf } from "../../src/core/view/riskMatrixCells";
import type { MatrixSide } from "../../src/core/view/riskMatrixCells";
import { pickList, textField, toggleButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { menuButton } from "../shared/menu";
import type { MenuItem, MenuSection } from "../shared/menu";
import type { Kinds, MatrixState, Scene } from "./state";
import { statusWords, timeText } from "./words";

/** What the toolbar changes. */
export interface ToolbarPorts {
  readonly scene: () => Scene;
  /** Changes what is chosen, and draws. */
  readonly change: (next: Partial<MatrixState>) => void;
}

export interface Toolbar {
  readonly node: HTMLElement;
  show(scene: Scene): void;
}

export function createToolbar({ scene, change }: ToolbarPorts, text: string): Toolbar {
  const name = element("span", { class: "name" });
  const open = element("span");
  const happened = element("span");
  const expected = element("span");
  const due = element("span", { class: "late" });
  const field = textField(t("Filter"), t("Filter"), (value) => { change({ text: value }); });
  field.node.classList.add("filter");
  field.value = text;
  const side = (to: MatrixSide): void => { change({ side: to }); };
  const before = toggleButton(t("Where risks stand before the response"), "target", t("Before"), () => { side("before"); });
  const after = toggleButton(t("Where risks stand after the response"), "check", t("After"), () => { side("after"); });
  const arrows = toggleButton(t("Arrows from before to after the response"), "path", t("Arrows"), (on) => { change({ arrows: on }); });
  const kinds = pickList<Kinds>(t("Threats, opportunities or both"), (value) => { change({ kinds: value, cell: undefined }); });
  const filter = menuButton(t("Show some risks only"), "filter", t("Filter"), () => filterSections(scene(), change));
  const node = element("div", {
    class: "toolbar", attributes: { role: "toolbar", "aria-label": t("Risk matrix") },
    children: [
      name, element("span", { class: "figures", children: [open, happened, expected, due] }), element("span", { class: "gap" }), field.node, filter.node, kinds.node,
      element("span", { class: "divider" }), before.node, after.node, arrows.node,
    ],
  });
  return {
    node,
    show({ data, state, risks }) {
      name.textContent = data.title;
      name.title = data.title;
      const all = data.risks.filter(({ status }) => status === "open");
      open.textContent = risks.length < data.risks.length ? t("{0} of {1} risks", risks.length, data.risks.length) : t("{0} open", all.length);
      const issues = data.risks.filter(({ status }) => status === "happened").length;
      happened.textContent = issues === 0 ? "" : t("{0} happened", issues);
      happened.hidden = issues === 0;
      const { time, cost } = expectedOf(data.risks, state.side);
      const figures = [...(Math.round(time) === 0 ? [] : [timeText(time, data)]), ...(Math.round(cost) === 0 ? [] : [moneyText(cost, data.currency)])].join(", ");
      expected.textContent = figures === "" ? "" : t("expected {0}", figures);
      expected.hidden = figures === "";
      const overdue = all.filter(({ reviewDue }) => reviewDue).length;
      due.textContent = overdue === 0 ? "" : overdue === 1 ? t("1 review is over") : t("{0} reviews are over", overdue);
      due.hidden = overdue === 0;
      before.set(state.side === "before");
      after.set(state.side === "after");
      arrows.set(state.arrows);
      kinds.show([["both", t("Both")], ["threats", t("Threats")], ["opportunities", t("Opportunities")]], state.kinds);
      filter.set(state.owner !== undefined || state.status !== undefined || state.level !== undefined);
    },
  };
}

function filterSections({ data, state }: Scene, change: ToolbarPorts["change"]): readonly MenuSection[] {
  const radio = (label: string, on: boolean, next: Partial<MatrixState>): MenuItem => ({ label, kind: "radio", on, run: () => { change({ ...next, cell: undefined }); } });
  const owners = new Map(data.risks.map(({ owner, ownerName }) => [owner, ownerName]));
  const ids = [...owners.keys()].filter((id) => id !== "").slice(0, 30);
  return [
    { title: t("Status"), items: [radio(t("All"), state.status === undefined, { status: undefined }), ...(["open", "happened", "closed"] as const).map((status) => radio(statusWords(status), state.status === status, { status }))] },
    { title: t("Level"), items: [radio(t("All"), state.level === undefined, { level: undefined }), ...data.levels.map(({ name }, level) => radio(name, state.level === level, { level })), radio(t("not on the matrix"), state.level === -1, { level: -1 })] },
    { title: t("Owner"), items: [radio(t("All"), state.owner === undefined, { owner: undefined }), ...ids.map((id) => radio(owners.get(id) ?? id, state.owner === id, { owner: id })), ...(owners.has("") ? [radio(t("nobody"), state.owner === "-", { owner: "-" })] : [])] },
  ];
}
