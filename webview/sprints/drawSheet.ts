import { sprintOfItem } from "../../src/core/view/sprintPlace";
import type { SprintItem, SprintLane, SprintsData } from "../../src/core/view/sprintsData";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { pointCount, short } from "./chart";

/** More cards of a sprint than this are counted, not drawn. */
const MOST_CARDS = 60;

/** The sprints side by side with what is in them; the first column is for what is in none. */
export function drawSheet(data: SprintsData, chosen: number, dates: DateFormat): HTMLElement {
  const bySprint = new Map<number, SprintItem[]>();
  for (const item of data.items) {
    const place = sprintOfItem(item);
    const list = bySprint.get(place);
    if (list === undefined) bySprint.set(place, [item]);
    else list.push(item);
  }
  const lanes = shownLanes(data);
  const sheet = element("div", { class: "sheet" });
  sheet.style.setProperty("--columns", String(lanes.length + 1));
  sheet.append(
    element("div", { class: "headings", children: [noSprint(), ...lanes.map((lane) => drawHeading(lane, chosen, dates))] }),
    element("div", { class: "cells", children: [drawCell(0, t("In no sprint"), bySprint.get(0) ?? [], dates), ...lanes.map(({ number }) => drawCell(number, t("Sprint {0}", number), bySprint.get(number) ?? [], dates))] }),
  );
  return sheet;
}

/** Sprints that are long over are in the table alone. */
const MOST_PAST = 3;
const MOST_LANES = 30;

function shownLanes({ sprints }: SprintsData): readonly SprintLane[] {
  const past = sprints.filter(({ state }) => state === "past").length;
  return sprints.slice(Math.max(0, past - MOST_PAST), Math.max(0, past - MOST_PAST) + MOST_LANES);
}

function noSprint(): HTMLElement {
  return element("div", { class: "heading", children: [element("h2", { text: t("No sprint") }), element("span", { class: "quiet", text: t("Drop here to take it out of its sprint") })] });
}

function drawHeading(lane: SprintLane, chosen: number, dates: DateFormat): HTMLElement {
  const { number, start, end, planned, done, capacity, spill, state } = lane;
  const points = done === null ? pointCount(planned) : t("{0} of {1} done", short(done), pointCount(planned));
  return element("div", {
    class: `heading ${state}${number === chosen ? " chosen" : ""}`,
    children: [
      element("button", { class: "name", attributes: { type: "button", "data-sprint": String(number), "aria-pressed": String(number === chosen), title: t("Show the burn-down of sprint {0}", number) }, children: [element("span", { text: t("Sprint {0}", number) }), ...(state === "current" ? [element("span", { class: "now", text: t("now") })] : [])] }),
      element("span", { text: dates.span(start, end) }),
      element("span", { text: points }),
      element("span", { class: "quiet", text: short(capacity) === "1" ? t("1 person-day") : t("{0} person-days", short(capacity)) }),
      ...(spill > 0 ? [element("span", { class: "late", text: short(spill) === "1" ? t("1 point spills over") : t("{0} points spill over", short(spill)) })] : []),
    ],
  });
}

function drawCell(number: number, name: string, items: readonly SprintItem[], dates: DateFormat): HTMLElement {
  const shown = items.slice(0, MOST_CARDS);
  return element("ul", {
    class: "cell", attributes: { "data-column": String(number), "aria-label": `${name}: ${String(items.length)}` },
    children: [
      ...shown.map((item) => element("li", { children: [drawCard(item, dates)] })),
      ...(items.length > shown.length ? [element("li", { class: "quiet", text: t("and {0} more in the table", items.length - shown.length) })] : []),
    ],
  });
}

function drawCard(item: SprintItem, dates: DateFormat): HTMLElement {
  const { id, title, points, named, spills, lands, finished, finish, initials, people } = item;
  const when = finished ? t("done {0}", dates.end(finish)) : spills ? t("over in sprint {0}", lands) : named === 0 ? t("by the forecast") : dates.end(finish);
  return element("button", {
    class: `task${finished ? " done" : ""}${spills ? " spills" : ""}${named === 0 ? " loose" : ""}`,
    attributes: { type: "button", tabindex: "-1", "data-id": id },
    children: [
      element("span", { class: "title", attributes: { title }, text: title }),
      element("span", { class: "marks", children: [
        element("span", { class: "points", attributes: { title: pointCount(points) }, text: short(points) }), element("span", { class: spills && !finished ? "late" : "when", text: when }),
        ...(initials === "" ? [] : [element("span", { class: "who", attributes: { title: people }, text: initials })]),
      ] }),
    ],
  });
}
