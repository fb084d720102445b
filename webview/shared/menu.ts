import { element } from "./dom";
import { icon } from "./icons";
import type { IconName } from "./icons";

/** A line of a menu: a thing to do, one that is on or off, or one of several of which one is on. */
export interface MenuItem {
  readonly label: string;
  readonly kind: "action" | "check" | "radio";
  readonly on?: boolean;
  readonly run: () => void;
}

/** Lines under a heading. */
export interface MenuSection {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

/** A button of the toolbar that opens a menu. */
export interface MenuButton {
  readonly node: HTMLButtonElement;
  /** Marks the button when what the menu sets is not the usual. */
  set(marked: boolean): void;
}

/** Closes the menu that is open: there is one at most. */
let closeOpen: () => void = () => undefined;

export function menuButton(name: string, symbol: IconName, words: string, sections: () => readonly MenuSection[]): MenuButton {
  const node = element("button", {
    class: "tool",
    attributes: { type: "button", title: name, "aria-haspopup": "menu", "aria-expanded": "false" },
    children: [icon(symbol), element("span", { class: "words", text: words })],
  });
  node.addEventListener("click", () => {
    if (node.getAttribute("aria-expanded") === "true") closeOpen();
    else openMenu(node, name, sections);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    openMenu(node, name, sections);
  });
  return { node, set: (marked) => { node.classList.toggle("marked", marked); } };
}

/** Opens a menu below a button, with the first line having the keys; another that is open is closed. */
export function openMenu(button: HTMLElement, name: string, sections: () => readonly MenuSection[]): void {
  closeOpen();
  const menu = element("div", { class: "menu", attributes: { role: "menu", "aria-label": name } });
  const listeners = new AbortController();
  const fill = (focus: number): void => {
    menu.replaceChildren(...sections().filter(({ items }) => items.length > 0).map(sectionOf));
    const items = itemsOf(menu);
    items[Math.max(0, Math.min(focus, items.length - 1))]?.focus();
  };
  const close = (back: boolean): void => {
    listeners.abort();
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    closeOpen = () => undefined;
    if (back) button.focus();
  };
  const sectionOf = ({ title, items }: MenuSection): HTMLElement => element("div", {
    class: "menu-section",
    attributes: { role: "group", "aria-label": title },
    children: [element("div", { class: "menu-title", text: title, attributes: { "aria-hidden": "true" } }), ...items.map((item) => itemOf(item, () => {
      const at = itemsOf(menu).indexOf(document.activeElement as HTMLElement);
      if (item.kind === "action") close(true);
      item.run();
      if (item.kind !== "action") fill(at);
    }))],
  });
  closeOpen = () => { close(false); };
  button.setAttribute("aria-expanded", "true");
  (button.closest("main") ?? document.body).append(menu);
  fill(0);
  place(menu, button);
  menu.addEventListener("keydown", (event) => { walk(event, menu, () => { close(true); }); });
  window.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target) && !button.contains(event.target)) close(false);
  }, { signal: listeners.signal, capture: true });
  window.addEventListener("blur", () => { close(false); }, { signal: listeners.signal });
  window.addEventListener("resize", () => { close(false); }, { signal: listeners.signal });
}

function itemOf({ label, kind, on = false }: MenuItem, run: () => void): HTMLElement {
  const role = kind === "action" ? "menuitem" : kind === "check" ? "menuitemcheckbox" : "menuitemradio";
  const node = element("div", {
    class: "menu-item",
    attributes: { role, tabindex: "-1", ...(kind === "action" ? {} : { "aria-checked": String(on) }) },
    children: [element("span", { class: "menu-mark", attributes: { "aria-hidden": "true" }, children: on ? [icon("check")] : [] }), element("span", { class: "menu-words", text: label })],
  });
  node.addEventListener("click", () => {
    node.focus();
    run();
  });
  return node;
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(".menu-item")];
}

/** Less room below the button than this, and the menu opens above it. */
const LEAST_ROOM = 160;

/** Under the button or above it, within the window. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  const { width } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - width - 4))}px`;
  const below = window.innerHeight - box.bottom - 10;
  const above = below < LEAST_ROOM && box.top - 10 > below;
  menu.style.maxHeight = `${Math.max(120, above ? box.top - 10 : below)}px`;
  menu.style.top = `${above ? Math.max(4, box.top - menu.getBoundingClientRect().height - 2) : box.bottom + 2}px`;
}

/** Up, down, first, last, first letters; Enter and Space choose, Escape and Tab close. Keys go no further. */
function walk(event: KeyboardEvent, menu: HTMLElement, close: () => void): void {
  const items = itemsOf(menu);
  const here = items.indexOf(document.activeElement as HTMLElement);
  const go = (at: number): void => { items[(at + items.length) % items.length]?.focus(); };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => { go(here + 1); },
    ArrowUp: () => { go(here - 1); },
    Home: () => { go(0); },
    End: () => { go(items.length - 1); },
    Escape: close,
    Tab: close,
    Enter: () => { items[here]?.click(); },
    " ": () => { items[here]?.click(); },
  };
  const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : "";
  if (!Object.hasOwn(keys, event.key) && letter === "") return;
  event.preventDefault();
  event.stopPropagation();
  if (letter === "") keys[event.key]?.();
  else go(Math.max(0, [...items.slice(here + 1), ...items.slice(0, here + 1)].map((item) => items.indexOf(item)).find((at) => items[at]?.textContent.trim().toLowerCase().startsWith(letter) === true) ?? here));
}
