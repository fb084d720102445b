import type { ItemState } from "../../src/core/view/dependenciesData";
import { NO_INSTANT } from "../../src/core/view/ganttData";
import { durationText, slipText } from "../shared/dates";
import type { DateFormat } from "../shared/dates";
import { t } from "../shared/l10n";
import { isA, linkAt, stateOf } from "./model";
import type { GraphLink, GraphModel } from "./model";

export function stateName(state: ItemState): string {
  const names: Readonly<Record<ItemState, string>> = {
    planned: t("Not started"), running: t("In progress"), review: t("In review"), blocked: t("Blocked"), late: t("Late"), done: t("Done"), dropped: t("Dropped"),
  };
  return names[state];
}

/** When an item is. */
export function datesOf(model: GraphModel, row: number, dates: DateFormat): string {
  const { start, finish } = model.data.items;
  const [from, to] = [start[row] ?? NO_INSTANT, finish[row] ?? NO_INSTANT];
  if (isA(model, row, "external")) return t("In another plan");
  if (to === NO_INSTANT) return t("No dates yet");
  return isA(model, row, "milestone") || isA(model, row, "release") ? dates.end(Math.max(from, to)) : dates.span(from, to);
}

/** How much room an item has, or by how much it is late. */
export function roomOf(model: GraphModel, row: number): string {
  const { items, dayMinutes } = model.data;
  const state = stateOf(model, row);
  if (isA(model, row, "external")) return "";
  if (state === "done" || state === "dropped") return stateName(state).toLowerCase();
  if (state === "late") return t("{0} late", slipText(items.lateBy[row] ?? 0, dayMinutes));
  return isA(model, row, "critical") ? t("critical") : t("{0} slack", durationText(items.slack[row] ?? 0, dayMinutes));
}

/** What an item is, where it is no plain task. */
export function kindOf(model: GraphModel, row: number): string {
  if (isA(model, row, "release")) return t("Release");
  if (isA(model, row, "summary")) return t("Summary");
  return isA(model, row, "milestone") ? t("Milestone") : "";
}

/** The summaries that an item stands in, the outermost first. */
export function pathOf(model: GraphModel, row: number): string {
  const titles: string[] = [];
  for (let above = model.data.items.parent[row] ?? -1; above >= 0; above = model.data.items.parent[above] ?? -1) titles.push(model.titles[above] ?? "");
  return titles.reverse().join(" › ");
}

/** What a card shows by its marks alone, for the ear: how the item stands and where in the plan it is. */
export function unseen(model: GraphModel, row: number): string {
  const state = stateOf(model, row);
  const parts = [
    isA(model, row, "external") || state === "done" || state === "dropped" ? "" : stateName(state), state === "late" && isA(model, row, "critical") ? t("critical") : "", pathOf(model, row),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** What is written on a link: its kind where it is no plain one, its lag, who is not free before, the summary that it is written at. */
export function linkLabel(model: GraphModel, link: number, via: number): string {
  const { type, words, cut, resource, carries } = linkAt(model, link);
  if (cut) return t("closes a circle: left out");
  if (resource) return words;
  const kind = [type === "FS" ? "" : type, words.replace("-", "−")].filter((part) => part !== "").join(" ");
  const through = via < 0 || carries ? "" : t("through {0}", shortened(model.titles[via] ?? ""));
  return [kind, through].filter((part) => part !== "").join(" · ");
}

const LONGEST = 20;

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…`;
}

/** A link as a sentence. */
export function linkSentence(model: GraphModel, link: GraphLink): string {
  const [before, after] = [model.titles[link.from] ?? "", model.titles[link.to] ?? ""];
  const lag = link.words === "" || link.resource ? "" : ` ${link.words.replace("-", "−")}`;
  if (link.carries) return t("{0} is part of {1}", before, after);
  if (link.resource) return link.words === "" ? t("{0} waits until the people of {1} are free", after, before) : t("{0} waits for {1}, who is on {2} until then", after, link.words, before);
  switch (link.type) {
    case "FS": return t("{0} starts after {1}", after, `${before}${lag}`);
    case "SS": return t("{0} starts with {1}", after, `${before}${lag}`);
    case "FF": return t("{0} finishes with {1}", after, `${before}${lag}`);
    case "SF": return t("{0} finishes when {1} starts", after, `${before}${lag}`);
  }
}

/** The sentence with what else there is to say. */
export function linkWords(model: GraphModel, number: number, via: number): string {
  const link = linkAt(model, number);
  const parts = [
    linkSentence(model, link), via < 0 ? "" : t("through {0}", model.titles[via] ?? ""), link.cut ? t("closes a circle: left out") : "",
    link.driving ? t("decides the date") : "", link.critical ? t("critical") : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
