import type { BoardData } from "../../src/core/view/boardData";
import { textField, toggleButton } from "../shared/controls";
import type { TextField, Toggle } from "../shared/controls";
import { dateFormat } from "../shared/dates";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import type { IconName } from "../shared/icons";
import { t } from "../shared/l10n";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { dragCards } from "../shared/cardDrag";
import type { DropPlace } from "../shared/cardDrag";
import { choicesOf, filtered, lanesOf } from "../../src/core/view/boardCells";
import type { LaneChoice } from "../../src/core/view/boardCells";
import { cellKey, columnTitle, drawSheet, MOST_IN_CELL } from "./draw";
import { laneOf, walkCards } from "../shared/walkCards";
import type { ChosenCard } from "../shared/walkCards";

/** What survives a reload. */
export interface SavedBoard {
  readonly plan: string;
  readonly grouping: LaneChoice;
  readonly filter: string;
  /** Lanes whose cards are hidden, each with what the lanes stood for. */
  readonly folded: readonly string[];
  readonly left: number;
  readonly top: number;
}

/** What a person has chosen. */
interface BoardState {
  choice: LaneChoice;
  filter: string;
  selected: ChosenCard;
  readonly folded: Set<string>;
  /** Cells of which every card is drawn. */
  readonly whole: Set<string>;
}

/** The board of a plan: columns by status, lanes by what a person chooses. */
export function createBoardView(view: HTMLElement, first: BoardData, saved: SavedBoard | undefined, ports: PicturePorts<SavedBoard>): PictureView<BoardData> {
  let data = first;
  const state: BoardState = { choice: saved?.grouping ?? "none", filter: saved?.filter ?? "", selected: { id: "", lane: undefined }, folded: new Set(saved?.folded), whole: new Set() };
  const root = element("div", { class: "board", attributes: { role: "group", "aria-label": t("Board") } });
  const toolbar = createToolbar({
    group: (by) => {
      state.choice = state.choice === by ? "none" : by;
      draw();
    },
    filter: (text) => {
      state.filter = text;
      draw();
    },
  }, state.filter);
  view.append(toolbar.node, root);
  const save = (): void => {
    const { choice, filter, folded } = state;
    ports.save({ plan: data.plan, grouping: choice, filter, folded: [...folded], left: root.scrollLeft, top: root.scrollTop });
  };
  const draw = (): void => {
    const focus = focusedIn(root);
    toolbar.show(data, state.choice, drawBoard(root, data, state, dateFormat(ports.words, data.now)));
    walk.mark(state.selected, focus === "card");
    if (typeof focus === "object") refocus(root, focus);
    save();
  };
  const move = (id: string, from: DropPlace, to: DropPlace): void => {
    state.selected = { id, lane: to.lane };
    void moveCard({ root, data, choice: state.choice, ports }, id, from, to);
  };
  const choose = (card: ChosenCard): void => { state.selected = card; };
  const walk = walkCards(root, { select: choose, reveal: ports.reveal, move });
  dragCards(root, { drop: move });
  onClicks(root, {
    card: (card, byKey) => {
      choose(card);
      walk.mark(card, true);
      ports.reveal(card.id, byKey);
    },
    more: (cell) => state.whole.add(`${state.choice} ${cell}`),
    fold: (lane) => { toggle(state.folded, `${state.choice} ${lane}`); },
    draw,
  });
  root.addEventListener("scrollend", save);
  draw();
  if (saved !== undefined) root.scrollTo({ left: saved.left, top: saved.top });
  return {
    root,
    toolbar: toolbar.node,
    show: (next) => {
      data = next;
      draw();
    },
    followCursor: (id) => {
      if (id === state.selected.id) return;
      choose({ id, lane: undefined });
      walk.mark(state.selected, false)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };
}

function toggle(set: Set<string>, key: string): void {
  if (!set.delete(key)) set.add(key);
}

/** What had the keys before the sheet is drawn anew: a card, the title of a lane, the button for the rest of a cell. */
type Focus = "card" | { readonly lane: string } | { readonly cell: string; readonly place: number };

function focusedIn(root: HTMLElement): Focus | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active)) return undefined;
  const { lane, cell } = active.dataset;
  if (active.classList.contains("lane-title") && lane !== undefined) return { lane };
  return cell === undefined ? "card" : { cell, place: MOST_IN_CELL };
}

/** Gives the keys back; where the rest of a cell was asked for, to the first card of it. */
function refocus(root: HTMLElement, focus: Exclude<Focus, "card">): void {
  if ("lane" in focus) {
    root.querySelector<HTMLElement>(`.lane-title[data-lane="${CSS.escape(focus.lane)}"]`)?.focus({ preventScroll: true });
    return;
  }
  const cell = [...root.querySelectorAll<HTMLElement>(".cell")].find(({ dataset }) => cellKey(dataset["lane"], dataset["column"] ?? "") === focus.cell);
  cell?.children[focus.place]?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
}

/** Draws the sheet anew, where it stood; gives the number of cards that the filter lets through. */
function drawBoard(root: HTMLElement, data: BoardData, state: BoardState, dates: DateFormat): number {
  const at = { left: root.scrollLeft, top: root.scrollTop };
  if (state.choice !== "none" && !choicesOf(data).includes(state.choice)) state.choice = "none";
  const { choice, folded, whole } = state;
  const cards = filtered(data.cards, state.filter);
  root.replaceChildren(drawSheet({ data, choice, lanes: lanesOf(data, choice, cards), dates, folded, whole }));
  root.scrollLeft = at.left;
  root.scrollTop = at.top;
  return cards.length;
}

interface Clicks {
  readonly card: (card: ChosenCard, byKey: boolean) => void;
  readonly more: (cell: string) => void;
  readonly fold: (lane: string) => void;
  readonly draw: () => void;
}

function onClicks(root: HTMLElement, { card, more, fold, draw }: Clicks): void {
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id], [data-cell], .lane-title") : null;
    const { id, cell, lane } = target?.dataset ?? {};
    if (id !== undefined && target !== null) card({ id, lane: laneOf(target) }, event.detail === 0);
    else if (cell !== undefined) more(cell);
    else if (lane !== undefined) fold(lane);
    if (id === undefined && target !== null) draw();
  });
}

interface Moving {
  readonly root: HTMLElement;
  readonly data: BoardData;
  readonly choice: LaneChoice;
  readonly ports: PicturePorts<SavedBoard>;
}

/** Asks for a card to be put into another cell; it stays where it is, and pale, until the plan says so. */
async function moveCard({ root, data, choice, ports }: Moving, id: string, from: DropPlace, to: DropPlace): Promise<void> {
  const lane = choice === "none" || from.lane === undefined || to.lane === undefined ? undefined : { by: choice, id: to.lane, from: from.lane };
  root.querySelector(`.task[data-id="${CSS.escape(id)}"]`)?.classList.add("waiting");
  const done = await ports.change({ kind: "to-cell", plan: data.plan, task: id, column: to.column, ...(lane === undefined ? {} : { lane }) });
  const column = data.columns.find((one) => one.id === to.column);
  if (done && column !== undefined) ports.announcer.say(t("{0}: {1}", data.cards.find((card) => card.id === id)?.title ?? id, columnTitle(column)));
  for (const card of root.querySelectorAll(".task.waiting")) card.classList.remove("waiting");
}

interface ToolbarActions {
  readonly group: (by: Exclude<LaneChoice, "none">) => void;
  readonly filter: (text: string) => void;
}

const LANES: readonly (readonly [by: Exclude<LaneChoice, "none">, symbol: IconName])[] = [["person", "account"], ["release", "milestone"], ["sprint", "watch"], ["objective", "target"]];

function createToolbar(actions: ToolbarActions, filter: string): { readonly node: HTMLElement; show(data: BoardData, choice: LaneChoice, shown: number): void } {
  const name = element("span", { class: "name" });
  const open = element("span");
  const late = element("span", { class: "late" });
  const field: TextField = textField(t("Filter"), t("Filter"), actions.filter);
  field.value = filter;
  const toggles = LANES.map(([by, symbol]): readonly [LaneChoice, Toggle] => [by, toggleButton(t("Lanes by {0}", laneWord(by).toLowerCase()), symbol, laneWord(by), () => { actions.group(by); })]);
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Board") },
    children: [
      name, element("span", { class: "figures", children: [open, late] }), element("span", { class: "gap" }),
      field.node, element("span", { class: "divider" }),
      element("span", { class: "choice", children: toggles.map(([, { node: button }]) => button) }),
    ],
  });
  return {
    node,
    show(data, choice, shown) {
      name.textContent = data.title;
      name.title = data.title;
      const done = new Set(data.columns.filter(({ meaning }) => meaning === "done" || meaning === "dropped").map(({ id }) => id));
      const left = data.cards.filter(({ column }) => !done.has(column));
      const overdue = left.filter((card) => card.late).length;
      open.textContent = shown < data.cards.length ? t("{0} of {1} tasks", shown, data.cards.length) : t("{0} open", left.length);
      late.textContent = overdue === 0 ? "" : t("{0} late", overdue);
      late.hidden = overdue === 0;
      const choices = choicesOf(data);
      for (const [by, toggle] of toggles) {
        toggle.set(by === choice);
        toggle.node.hidden = by === "none" || !choices.includes(by);
      }
    },
  };
}

function laneWord(by: Exclude<LaneChoice, "none">): string {
  return { person: t("People"), release: t("Releases"), sprint: t("Sprints"), objective: t("Objectives") }[by];
}
