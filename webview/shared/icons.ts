import add from "@vscode/codicons/src/icons/zoom-in.svg";
import check from "@vscode/codicons/src/icons/check.svg";
import chevronDown from "@vscode/codicons/src/icons/chevron-down.svg";
import chevronRight from "@vscode/codicons/src/icons/chevron-right.svg";
import circleLarge from "@vscode/codicons/src/icons/circle-large.svg";
import circleSlash from "@vscode/codicons/src/icons/circle-slash.svg";
import collapseAll from "@vscode/codicons/src/icons/collapse-all.svg";
import error from "@vscode/codicons/src/icons/error.svg";
import expandAll from "@vscode/codicons/src/icons/expand-all.svg";
import eye from "@vscode/codicons/src/icons/eye.svg";
import flame from "@vscode/codicons/src/icons/flame.svg";
import info from "@vscode/codicons/src/icons/info.svg";
import passFilled from "@vscode/codicons/src/icons/pass-filled.svg";
import playCircle from "@vscode/codicons/src/icons/play-circle.svg";
import screenFull from "@vscode/codicons/src/icons/arrow-both.svg";
import stop from "@vscode/codicons/src/icons/error.svg";
import calendar from "@vscode/codicons/src/icons/calendar.svg";
import warning from "@vscode/codicons/src/icons/warning.svg";
import watch from "@vscode/codicons/src/icons/watch.svg";
import remove from "@vscode/codicons/src/icons/zoom-out.svg";
import { element } from "./dom";

/** The icons that the views use, from VS Code's own set. */
const sources = {
  "zoom-in": add,
  "zoom-out": remove,
  check,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  "circle-large": circleLarge,
  "circle-slash": circleSlash,
  "collapse-all": collapseAll,
  "expand-all": expandAll,
  calendar,
  error,
  eye,
  fit: screenFull,
  flame,
  info,
  "pass-filled": passFilled,
  "play-circle": playCircle,
  stop,
  warning,
  watch,
} as const;

export type IconName = keyof typeof sources;

const drawings = new Map<IconName, Element>();

function drawing(name: IconName): Element {
  const known = drawings.get(name);
  if (known !== undefined) return known;
  const parsed = new DOMParser().parseFromString(sources[name], "image/svg+xml").documentElement;
  drawings.set(name, parsed);
  return parsed;
}

/** An icon that says nothing by itself: whoever uses it gives it a name. */
export function icon(name: IconName): HTMLElement {
  return element("span", { class: "icon", attributes: { "aria-hidden": "true" }, children: [document.importNode(drawing(name), true)] });
}
