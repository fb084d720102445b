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
