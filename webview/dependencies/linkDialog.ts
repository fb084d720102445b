import type { LinkType } from "../../src/core/model/values";
import type { ChangePreview } from "../../src/protocol/previewMessages";
import type { ViewChange } from "../../src/protocol/viewMessages";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { createEffects, knownLines } from "../shared/effects";
import type { Effects } from "../shared/effects";
import { t } from "../shared/l10n";
import { linkRules } from "./circle";
import { createFinder } from "./finder";
import { matches } from "./matches";
import type { GraphModel } from "./model";
import type { Side } from "./walk";

/** What the dialog tells. */
export interface LinkDialogPorts {
  /** What a change would do. */
  readonly preview: (change: ViewChange) => Promise<ChangePreview>;
  readonly add: (change: ViewChange) => void;
  readonly refuse: (reason: string) => void;
  readonly closed: () => void;
}

/** The kinds of link, in words. */
function kinds(): readonly (readonly [type: LinkType, tip: string])[] {
  return [["FS", t("Starts when the other finishes")], ["SS", t("Starts when the other starts")], ["FF", t("Finishes when the other finishes")], ["SF", t("Finishes when the other starts")]];
}

/** What a link is to be added to, and how its dates are said. */
export interface LinkPlace {
  readonly model: GraphModel;
  readonly dates: DateFormat;
  readonly row: number;
  readonly side: Side;
}

/** A small window in which to choose, by typing, what an item waits for (`before`) or what waits for it (`after`); below, what would come of it. */
export function openLinkDialog(view: HTMLElement, { model, dates, row, side }: LinkPlace, ports: LinkDialogPorts): void {
  const rules = linkRules(model, row, side);
  const title = model.titles[row] ?? "";
  const words = side === "before" ? t("{0} waits for", title) : t("What waits for {0}", title);
  let type: LinkType = "FS";
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    effects.clear();
    dialog.remove();
    ports.closed();
  };
  const linkTo = (other: string): ViewChange => {
    const own = model.ids[row] ?? "";
    const [task, on] = side === "before" ? [own, other] : [other, own];
    return { kind: "add-link", plan: model.data.plan, task, on, type };
  };
  const { node: told, effects } = createTold(ports.preview, dates);
  const finder = createFinder({
    label: words,
    placeholder: t("Type a title"),
    choices: (text) => matches(model, text, row, rules),
    choose: (other) => {
      const change = linkTo(other);
      close();
      ports.add(change);
    },
    refuse: ports.refuse,
    marked: (choice) => { effects.want(choice === undefined || choice.reason !== undefined ? undefined : linkTo(choice.id)); },
    leave: close,
  });
  const types = createKinds((kind) => {
    type = kind;
    finder.field.focus();
    finder.open();
  });
  const dialog = element("div", { class: "link-dialog", attributes: { role: "dialog", "aria-label": words }, children: [element("h2", { text: words }), types, finder.node, told] });
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
}

/** The lines that say what the marked choice would do. */
function createTold(preview: LinkDialogPorts["preview"], dates: DateFormat): { readonly node: HTMLElement; readonly effects: Effects } {
  const node = element("div", { class: "told", attributes: { "aria-live": "polite" } });
  const effects = createEffects(preview, () => {
    const known = effects.known();
    const lines = knownLines(known, new Set(), dates);
    node.replaceChildren(...lines.map(({ text, kind }) => element("div", { class: kind ?? "", text })));
  });
  return {
    node,
    effects: {
      ...effects,
      want: (change) => {
        node.replaceChildren();
        effects.want(change);
      },
    },
  };
}

/** Buttons for the kind of the link. */
function createKinds(choose: (kind: LinkType) => void): HTMLElement {
  const buttons = kinds().map(([kind, tip]) => {
    const button = element("button", { class: "tool plain", attributes: { type: "button", title: tip, "aria-pressed": String(kind === "FS") }, text: kind });
    button.addEventListener("click", () => {
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
      choose(kind);
    });
    return button;
  });
  return element("span", { class: "choice", attributes: { role: "group", "aria-label": t("Kind of link") }, children: buttons });
}
