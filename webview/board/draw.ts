import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { BoardCard, BoardColumn, BoardData } from "../../src/core/view/boardData";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { icon } from "../shared/icons";
import { t } from "../shared/l10n";
import type { LaneCells, LaneChoice } from "../../src/core/view/boardCells";

/** So many cards of a cell are drawn until more are asked for. */
export const MOST_IN_CELL = 60;

/** What a sheet is drawn from. */
export interface SheetScene {
  readonly data: BoardData;
  readonly choice: LaneChoice;
  readonly lanes: readonly LaneCells[];
  readonly dates: DateFormat;
  /** Lanes whose cards are hidden, and cells of which every card is drawn, each with what the lanes stand for. */
  readonly folded: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

/** The name of a column in words. */
export function columnTitle({ id, meaning, own }: BoardColumn): string {
  if (own) return id;
  return { todo: t("To do"), doing: t("Doing"), review: t("Review"), blocked: t("Blocked"), done: t("Done"), dropped: t("Dropped") }[meaning];
}

/** The name of a lane in words. */
export function laneTitle(choice: LaneChoice, { id, title }: Pick<LaneCells, "id" | "title">): string {
  if (id !== "") return choice === "sprint" ? t("Sprint {0}", title.replace("sprint-", "")) : title;
  return { none: "", person: t("Nobody"), release: t("No release"), sprint: t("No sprint"), objective: t("No objective") }[choice];
}

/** The whole sheet: headings with counts and limits, and the lanes below them. */
export function drawSheet(scene: SheetScene): HTMLElement {
  const sheet = element("div", { class: "sheet" });
  sheet.style.setProperty("--columns", String(scene.data.columns.length));
  sheet.append(element("div", { class: "headings", children: scene.data.columns.map((column) => drawHeading(scene, column)) }));
  for (const lane of scene.lanes) sheet.append(drawLane(scene, lane));
  return sheet;
}

function drawHeading({ data }: SheetScene, column: BoardColumn): HTMLElement {
  const count = data.cards.filter((card) => card.column === column.id).length;
  const over = column.limit !== undefined && count > column.limit;
  const figures = column.limit === undefined ? String(count) : `${String(count)}/${String(column.limit)}`;
  return element("div", {
    class: `heading${over ? " over" : ""}`,
    attributes: over ? { title: t("{0} of at most {1}", count, column.limit ?? 0) } : {},
    children: [
      element("h2", { text: columnTitle(column) }),
      element("span", { class: "count", text: figures }),
      ...(over ? [element("span", { class: "late", text: t("over the limit") })] : []),
    ],
  });
}

function drawLane(scene: SheetScene, lane: LaneCells): HTMLElement {
  const { choice, data, folded } = scene;
  const title = laneTitle(choice, lane);
  const closed = lane.id !== undefined && folded.has(`${choice} ${lane.id}`);
  const node = element("section", { class: "lane", attributes: { "aria-label": lane.id === undefined ? t("Tasks") : title } });
  if (lane.id !== undefined) {
    node.append(element("button", {
      class: "lane-title",
      attributes: { type: "button", "aria-expanded": String(!closed), "data-lane": lane.id },
      children: [icon(closed ? "chevron-right" : "chevron-down"), element("span", { class: "name", text: title }), element("span", { class: "count", text: String(lane.count) })],
    }));
  }
  if (closed) return node;
  node.append(element("div", {
    class: "cells",
    children: data.columns.map((column, place) => drawCell(scene, lane, column, lane.cells[place] ?? [])),
  }));
  return node;
}

/** Tells a cell apart from all others. */
export function cellKey(lane: string | undefined, column: string): string {
  return JSON.stringify([lane ?? null, column]);
}

function drawCell(scene: SheetScene, lane: LaneCells, column: BoardColumn, cards: readonly BoardCard[]): HTMLElement {
  const key = cellKey(lane.id, column.id);
  const shown = scene.whole.has(`${scene.choice} ${key}`) ? cards : cards.slice(0, MOST_IN_CELL);
  const list = element("ul", {
    class: `cell ${column.meaning}`,
    attributes: { "data-column": column.id, ...(lane.id === undefined ? {} : { "data-lane": lane.id }), "aria-label": `${columnTitle(column)}: ${String(cards.length)}` },
    children: shown.map((card) => element("li", { children: [drawCard(card, scene.dates, column)] })),
  });
  if (shown.length < cards.length) {
    list.append(element("li", { children: [element("button", { class: "more", attributes: { type: "button", "data-cell": key }, text: t("{0} more", cards.length - shown.length) })] }));
  }
  return list;
}

function drawCard(card: BoardCard, dates: DateFormat, column: BoardColumn): HTMLElement {
  const when = whenWords(card, dates, column);
  const waits = card.waitsFor.length > 0 ? t("Waits for {0}", card.waitsFor.join(", ")) : "";
  const marks = [
    ...(card.critical ? [element("span", { class: "critical", attributes: { title: t("Critical: a day lost here is a day lost at the end") }, children: [icon("flame"), element("span", { class: "visually-hidden", text: t("critical") })] })] : []),
    element("span", { class: card.late ? "late" : "when", attributes: card.due === undefined ? {} : { title: t("due {0}", dates.end(card.due)) }, text: when }),
    element("span", { class: "gap" }),
    ...(card.initials === "" ? [] : [element("span", { class: "who", attributes: { title: card.people }, text: card.initials })]),
  ];
  const node = element("button", {
    class: `task ${column.meaning}${card.late ? " is-late" : ""}${card.critical ? " is-critical" : ""}${card.milestone ? " milestone" : ""}`,
    attributes: { type: "button", tabindex: "-1", "data-id": card.id },
    children: [
      element("span", { class: "title", attributes: { title: card.title }, text: card.title }),
      ...(card.above === "" ? [] : [element("span", { class: "above", text: card.above })]),
      ...(waits === "" ? [] : [element("span", { class: "waits", attributes: { title: waits }, text: waits })]),
      element("span", { class: "marks", children: marks }),
    ],
  });
  if (card.progress > 0 && card.progress < 1) {
    const progress = element("span", { class: "progress", attributes: { title: t("{0} % done", Math.round(card.progress * 100)) } });
    progress.style.width = `${String(Math.round(card.progress * 100))}%`;
    node.append(progress);
  }
  return node;
}

function whenWords({ due, finish, late }: BoardCard, dates: DateFormat, { meaning }: BoardColumn): string {
  if (meaning === "done") return t("done {0}", dates.end(finish));
  if (due === undefined) return dates.end(finish);
  const days = Math.max(1, Math.ceil((finish - due) / MINUTES_PER_DAY));
  return late ? t("+{0}d, {1}", days, dates.end(finish)) : t("due {0}", dates.end(due));
}
