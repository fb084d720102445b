import type { PlanHealth } from "../../src/protocol/viewMessages";
import { textButton } from "./controls";
import { element } from "./dom";
import { icon } from "./icons";
import { t } from "./l10n";

/** What stands around every picture: the strip of problems, and words and one button when there is no picture. */
export interface Frame {
  readonly strip: HTMLElement;
  readonly empty: HTMLElement;
  showHealth(health: PlanHealth): void;
  /** Shows words and a button in place of the picture. */
  showEmpty(words: string, button: string, run: () => void): void;
  hideEmpty(): void;
}

export function createFrame(showProblems: () => void): Frame {
  const words = element("span");
  const strip = element("button", {
    class: "strip",
    attributes: { type: "button" },
    children: [icon("error"), words, element("span", { class: "link", text: t("Show") })],
  });
  strip.hidden = true;
  strip.addEventListener("click", showProblems);
  const empty = element("div", { class: "empty" });
  empty.hidden = true;
  return {
    strip,
    empty,
    showHealth: ({ errors }) => {
      strip.hidden = errors === 0;
      words.textContent = errors === 1 ? t("1 problem in this plan: what is sound is shown") : t("{0} problems in this plan: what is sound is shown", errors);
    },
    showEmpty: (text, button, run) => {
      empty.replaceChildren(element("p", { text }), textButton(button, run));
      empty.hidden = false;
    },
    hideEmpty: () => { empty.hidden = true; },
  };
}

/** Calls back when the theme of the window changes. */
export function onThemeChange(run: () => void): void {
  new MutationObserver(run).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  new MutationObserver(run).observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
}
