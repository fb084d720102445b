import check from "@vscode/codicons/src/icons/check.svg";
import filter from "@vscode/codicons/src/icons/filter.svg";
import references from "@vscode/codicons/src/icons/references.svg";
import settings from "@vscode/codicons/src/icons/settings.svg";
import account from "@vscode/codicons/src/icons/account.svg";
import copy from "@vscode/codicons/src/icons/copy.svg";
import close from "@vscode/codicons/src/icons/close.svg";
import collapseAll from "@vscode/codicons/src/icons/collapse-all.svg";
import exportIcon from "@vscode/codicons/src/icons/export.svg";
import error from "@vscode/codicons/src/icons/error.svg";
import expandAll from "@vscode/codicons/src/icons/expand-all.svg";
import flame from "@vscode/codicons/src/icons/flame.svg";
import listTree from "@vscode/codicons/src/icons/list-tree.svg";
import listUnordered from "@vscode/codicons/src/icons/list-unordered.svg";
import add from "@vscode/codicons/src/icons/add.svg";
import calendar from "@vscode/codicons/src/icons/calendar.svg";
import milestone from "@vscode/codicons/src/icons/milestone.svg";
import columns from "@vscode/codicons/src/icons/split-horizontal.svg";
import table from "@vscode/codicons/src/icons/table.svg";
import target from "@vscode/codicons/src/icons/target.svg";
import warning from "@vscode/codicons/src/icons/warning.svg";
import watch from "@vscode/codicons/src/icons/watch.svg";
import { arrows } from "./arrowIcons";
import { element } from "./dom";

/** The icons that the views use, from VS Code's own set. */
const sources = {
  ...arrows,
  copy,
  "list-tree": listTree,
  "list-unordered": listUnordered,
  "collapse-all": collapseAll,
  "expand-all": expandAll,
  check,
  filter,
  path: references,
  settings,
  account,
  add,
  calendar,
  close,
  error,
  export: exportIcon,
  flame,
  milestone,
  columns,
  table,
  target,
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
