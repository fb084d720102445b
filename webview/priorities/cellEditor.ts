import type { ScoreKey } from "../../src/core/view/prioritiesData";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import type { PriorityItem } from "../../src/core/view/prioritiesData";
import { figureOf } from "./state";
import { keyName } from "./words";

const CHOICES: Readonly<Partial<Record<string, readonly string[]>>> = { moscow: ["must", "should", "could", "wont"], kano: ["basic", "performance", "delighter", "indifferent"] };

/** What becomes of what was typed. */
export interface CellPorts {
  /** Writes a figure; empty text takes it away. */
  readonly write: (key: ScoreKey, text: string) => void;
  /** The field is closed; `step` says which figure comes next: the one after, the one before, or this one. */
  readonly closed: (step: -1 | 0 | 1) => void;
}

/** Turns a figure of the table into a field: Enter and Tab write, Escape leaves it as it was. */
export function editCell(button: HTMLElement, item: PriorityItem, key: ScoreKey, { write, closed }: CellPorts): void {
  const figure = figureOf(item, key);
  const before = figure?.from === "written" ? figure.text : "";
  const choices = CHOICES[key];
  const field = choices === undefined
    ? element("input", { class: "field", attributes: { type: "text", "aria-label": t("{0} of {1}", keyName(key), item.title), placeholder: figure?.text ?? "", maxlength: "60" } })
    : element("select", { class: "field", attributes: { "aria-label": t("{0} of {1}", keyName(key), item.title) }, children: ["", ...choices].map((word) => element("option", { text: word === "" ? "–" : word, attributes: { value: word } })) });
  field.value = before;
  let open = true;
  const close = (keep: boolean, step: -1 | 0 | 1): void => {
    if (!open) return;
    open = false;
    const text = field.value.trim();
    field.replaceWith(button);
    if (keep && text !== before) write(key, text);
    closed(step);
  };
  field.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    event.stopPropagation();
    if (event.key === "Enter") close(true, 0);
    else if (event.key === "Escape") close(false, 0);
    else if (event.key === "Tab") close(true, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => { close(true, 0); });
  button.replaceWith(field);
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}
