import type { LinkType } from "../../src/core/model/values";
import type { ViewChange } from "../../src/protocol/viewMessages";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { linkRules } from "./circle";
import { createFinder } from "./finder";
import { matches } from "./matches";
import type { GraphModel } from "./model";
import type { Side } from "./walk";

/** What the dialog tells. */
export interface LinkDialogPorts {
  readonly add: (change: ViewChange) => void;
  readonly refuse: (reason: string) => void;
  readonly closed: () => void;
}

/** The kinds of link, in words. */
function kinds(): readonly (readonly [type: LinkType, tip: string])[] {
  return [["FS", t("Starts when the other finishes")], ["SS", t("Starts when the other starts")], ["FF", t("Finishes when the other finishes")], ["SF", t("Finishes when the other starts")]];
}

/** A small window in which to choose, by typing, what an item waits for (`before`) or what waits for it (`after`). */
export function openLinkDialog(view: HTMLElement, model: GraphModel, row: number, side: Side, ports: LinkDialogPorts): { close(): void } {
  const rules = linkRules(model, row, side);
  const title = model.titles[row] ?? "";
  const words = side === "before" ? t("{0} waits for", title) : t("What waits for {0}", title);
  let type: LinkType = "FS";
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    dialog.remove();
    ports.closed();
  };
  const finder = createFinder({
    label: words,
    placeholder: t("Type a title"),
    choices: (text) => matches(model, text, row, rules),
    choose: (other) => {
      const [task, on] = side === "before" ? [row, other] : [other, row];
      close();
      ports.add({ kind: "add-link", plan: model.data.plan, task: model.ids[task] ?? "", on: model.ids[on] ?? "", type });
    },
    refuse: ports.refuse,
    leave: close,
  });
  const types = kinds().map(([kind, tip]) => {
    const button = element("button", { class: "tool plain", attributes: { type: "button", title: tip, "aria-pressed": String(kind === type) }, text: kind });
    button.addEventListener("click", () => {
      type = kind;
      for (const [at, [own]] of kinds().entries()) types[at]?.setAttribute("aria-pressed", String(own === kind));
      finder.field.focus();
      finder.open();
    });
    return button;
  });
  const dialog = element("div", {
    class: "link-dialog",
    attributes: { role: "dialog", "aria-label": words },
    children: [element("h2", { text: words }), element("span", { class: "choice", attributes: { role: "group", "aria-label": t("Kind of link") }, children: types }), finder.node],
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
    event.stopPropagation();
  });
  dialog.addEventListener("focusout", (event) => {
    // Where the keys went to, nobody knows yet when the window lost them: then it stays.
    if (event.relatedTarget instanceof Node && !dialog.contains(event.relatedTarget)) close();
  });
  view.append(dialog);
  finder.field.focus();
  finder.open();
  return { close };
}
