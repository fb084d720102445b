// The one file that knows where our form controls come from.
import { provideVSCodeDesignSystem, vsCodeButton, vsCodeTextField } from "@vscode/webview-ui-toolkit";
import { element } from "./dom";
import { icon } from "./icons";
import type { IconName } from "./icons";

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeTextField());

/** A button with words, for the one thing to do in an empty view. */
export function textButton(text: string, run: () => void): HTMLElement {
  const button = document.createElement("vscode-button");
  button.textContent = text;
  button.addEventListener("click", run);
  return button;
}

/** A line of text to type into. */
export interface TextField {
  readonly node: HTMLElement;
  value: string;
  focus(): void;
}

export function textField(label: string, placeholder: string, onInput: (value: string) => void): TextField {
  const node = document.createElement("vscode-text-field") as HTMLElement & { value: string };
  node.setAttribute("placeholder", placeholder);
  node.setAttribute("aria-label", label);
  node.addEventListener("input", () => { onInput(node.value); });
  return {
    node,
    get value() {
      return node.value;
    },
    set value(value: string) {
      node.value = value;
    },
    focus: () => { node.focus(); },
  };
}

/** A button of the toolbar: an icon, its name as a tooltip. */
export function toolButton(name: string, symbol: IconName, run: () => void, words?: string): HTMLButtonElement {
  const button = element("button", {
    class: "tool",
    // What has words is named by them; a tooltip says more.
    attributes: { type: "button", title: name, ...(words === undefined ? { "aria-label": name } : {}) },
    children: [icon(symbol), ...(words === undefined ? [] : [element("span", { class: "words", text: words })])],
  });
  button.addEventListener("click", run);
  return button;
}

/** A button of the toolbar that is on or off. */
export interface Toggle {
  readonly node: HTMLButtonElement;
  set(on: boolean): void;
}

export function toggleButton(name: string, symbol: IconName, words: string, run: (on: boolean) => void): Toggle {
  const node = toolButton(name, symbol, () => {
    const on = node.getAttribute("aria-pressed") !== "true";
    node.setAttribute("aria-pressed", String(on));
    run(on);
  }, words);
  node.setAttribute("aria-pressed", "false");
  return { node, set: (on) => { node.setAttribute("aria-pressed", String(on)); } };
}

/** One of a few, chosen from a list that opens. */
export interface PickList<T extends string> {
  readonly node: HTMLSelectElement;
  show(options: readonly (readonly [value: T, text: string])[], value: T): void;
}

export function pickList<T extends string>(name: string, run: (value: T) => void): PickList<T> {
  const node = element("select", { class: "pick", attributes: { "aria-label": name, title: name } });
  node.addEventListener("change", () => { run(node.value as T); });
  return {
    node,
    show: (options, value) => {
      const known = [...node.options];
      if (known.length !== options.length || options.some(([id, text], at) => known[at]?.value !== id || known[at].text !== text)) {
        node.replaceChildren(...options.map(([id, text]) => element("option", { text, attributes: { value: id } })));
      }
      node.value = value;
    },
  };
}
