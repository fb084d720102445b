import { element } from "../shared/dom";
import { t } from "../shared/l10n";

/** Something to choose; with a reason it cannot be chosen now. */
export interface Choice {
  /** It is chosen by its id: rows are others when newer data comes while the list is open. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly reason?: string | undefined;
}

/** What a finder does. */
export interface FinderPorts {
  readonly label: string;
  readonly placeholder: string;
  /** What matches what is typed, the best first. */
  readonly choices: (text: string) => readonly Choice[];
  readonly choose: (id: string) => void;
  /** Something was chosen that cannot be. */
  readonly refuse: (reason: string) => void;
  /** Another one is marked now, or none: it is not chosen yet. */
  readonly marked?: (choice: Choice | undefined) => void;
  /** Left without a choice. */
  readonly leave: () => void;
}

/** A field with the list of what matches below it. */
export interface Finder {
  readonly node: HTMLElement;
  readonly field: HTMLInputElement;
  /** Shows the list, also of what matches nothing typed. */
  open(): void;
  close(): void;
}

let finders = 0;

/** The list below a field, and what of it is chosen. */
interface ChoiceList {
  readonly node: HTMLElement;
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  step(by: 1 | -1): void;
  take(place?: number): void;
}

function createList(id: string, field: HTMLInputElement, ports: FinderPorts): ChoiceList {
  const node = element("div", { class: "choices", attributes: { role: "listbox", id, "aria-label": ports.label } });
  node.hidden = true;
  let shown: readonly Choice[] = [];
  let chosen = 0;
  const mark = (): void => {
    [...node.querySelectorAll<HTMLElement>("[role=option]")].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === chosen));
      if (place === chosen) option.scrollIntoView({ block: "nearest" });
    });
    if (shown.length > 0) field.setAttribute("aria-activedescendant", `${id}-${String(chosen)}`);
    else field.removeAttribute("aria-activedescendant");
    ports.marked?.(shown[chosen]);
  };
  const close = (): void => {
    node.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  return {
    node,
    get isOpen() { return !node.hidden; },
    open: () => {
      shown = ports.choices(field.value);
      chosen = Math.max(0, shown.findIndex(({ reason }) => reason === undefined));
      node.replaceChildren(...(shown.length === 0 ? [drawNone()] : shown.map((choice, place) => drawChoice(choice, `${id}-${String(place)}`))));
      node.hidden = false;
      field.setAttribute("aria-expanded", "true");
      mark();
    },
    close,
    step: (by) => {
      chosen = Math.min(shown.length - 1, Math.max(0, chosen + by));
      mark();
    },
    take: (place = chosen) => {
      const choice = shown[place];
      if (choice === undefined) return;
      if (choice.reason !== undefined) {
        ports.refuse(choice.reason);
        return;
      }
      close();
      field.value = "";
      ports.choose(choice.id);
    },
  };
}

/** A field that is typed into and a list below it: arrows choose, Enter takes, Escape leaves. */
export function createFinder(ports: FinderPorts): Finder {
  finders += 1;
  const id = `finder-${String(finders)}`;
  const field = element("input", {
    class: "field",
    attributes: { type: "text", role: "combobox", placeholder: ports.placeholder, "aria-label": ports.label, "aria-controls": id, "aria-expanded": "false", "aria-autocomplete": "list", spellcheck: "false", autocomplete: "off" },
  });
  const list = createList(id, field, ports);
  field.addEventListener("input", list.open);
  field.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
    if (step !== undefined) {
      if (list.isOpen) list.step(step);
      else list.open();
    } else if (event.key === "Enter") {
      if (list.isOpen) list.take();
    } else if (event.key === "Escape") {
      list.close();
      field.value = "";
      ports.leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // The press would take the focus from the field, and with it the list away.
  list.node.addEventListener("pointerdown", (event) => { event.preventDefault(); });
  list.node.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-place]") : null;
    if (option !== null) list.take(Number(option.dataset["place"]));
  });
  field.addEventListener("blur", list.close);
  return { node: element("div", { class: "finder", children: [field, list.node] }), field, open: list.open, close: list.close };
}

function drawNone(): HTMLElement {
  return element("div", { class: "none", attributes: { role: "option", "aria-disabled": "true", "aria-selected": "false" }, text: t("Nothing matches.") });
}

function drawChoice({ title, detail, reason }: Choice, id: string): HTMLElement {
  return element("div", {
    class: "choice",
    attributes: { role: "option", id, "data-place": id.slice(id.lastIndexOf("-") + 1), "aria-selected": "false", "aria-disabled": String(reason !== undefined), title: reason ?? title },
    children: [element("span", { class: "title", text: title }), element("span", { class: "detail", text: reason ?? detail })],
  });
}
