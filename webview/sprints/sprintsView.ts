import type { SprintLane, SprintsData } from "../../src/core/view/sprintsData";
import { dragCards } from "../shared/cardDrag";
import type { DropPlace } from "../shared/cardDrag";
import { toggleButton } from "../shared/controls";
import { dateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { walkCards } from "../shared/walkCards";
import type { ChosenCard } from "../shared/walkCards";
import { pointCount, short } from "./chart";
import { drawCharts } from "./drawCharts";
import { drawSheet } from "./drawSheet";
import { drawTable } from "./drawTable";

/** What survives a reload. */
export interface SavedSprints {
  readonly plan: string;
  /** Number of the sprint whose burn-down is shown; 0 for the running one. */
  readonly sprint: number;
  readonly up: boolean;
  readonly table: boolean;
  readonly left: number;
  readonly top: number;
}

interface State {
  sprint: number;
  up: boolean;
  table: boolean;
  selected: ChosenCard;
}

/** The sprints of one plan: burn-down, velocity and forecast above, what is in each below. */
export function createSprintsView(view: HTMLElement, first: SprintsData, saved: SavedSprints | undefined, ports: PicturePorts<SavedSprints>): PictureView<SprintsData> {
  let data = first;
  const state: State = { sprint: saved?.sprint ?? 0, up: saved?.up ?? false, table: saved?.table ?? false, selected: { id: "", lane: undefined } };
  const root = element("div", { class: "sprints", attributes: { role: "group", "aria-label": t("Sprints"), tabindex: "-1" } });
  const set = (part: Partial<State>): void => {
    Object.assign(state, part);
    draw();
  };
  const toolbar = createToolbar({ up: (up) => { set({ up }); }, table: (on) => { set({ table: on }); } });
  view.append(toolbar.node, root);
  const save = (): void => {
    const cells = root.querySelector(".scroller");
    ports.save({ plan: data.plan, sprint: state.sprint, up: state.up, table: state.table, left: cells?.scrollLeft ?? 0, top: root.scrollTop });
  };
  const draw = (): void => {
    const focus = focusedIn(root);
    const before = { left: root.querySelector(".scroller")?.scrollLeft ?? saved?.left ?? 0, top: root.scrollTop };
    drawAll(root, data, state, ports);
    scrollBack(root, before, save);
    toolbar.show(data, state);
    walk.mark(state.selected, focus === "card");
    if (typeof focus === "object") root.querySelector<HTMLElement>(`[data-sprint="${focus.sprint}"]`)?.focus({ preventScroll: true });
    save();
  };
  const move = (id: string, from: DropPlace, to: DropPlace): void => {
    state.selected = { id, lane: undefined };
    void moveCard({ root, data, ports }, id, from, to);
  };
  const walk = walkCards(root, { select: (card) => { state.selected = card; }, reveal: ports.reveal, move });
  dragCards(root, { drop: move });
  onClicks(root, {
    sprint: (sprint) => { set({ sprint }); },
    go: ports.reveal,
    card: (id, byKey) => {
      state.selected = { id, lane: undefined };
      walk.mark(state.selected, true);
      ports.reveal(id, byKey);
    },
  });
  root.addEventListener("scrollend", save);
  draw();
  if (saved !== undefined) root.scrollTop = saved.top;
  else showCurrent(root);
  return {
    root,
    toolbar: toolbar.node,
    show: (next) => {
      data = next;
      draw();
    },
    followCursor: (id) => {
      if (id === state.selected.id) return;
      state.selected = { id, lane: undefined };
      walk.mark(state.selected, false)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };
}

interface Clicks {
  readonly sprint: (number: number) => void;
  readonly go: (id: string, byKey: boolean) => void;
  readonly card: (id: string, byKey: boolean) => void;
}

function onClicks(root: HTMLElement, clicks: Clicks): void {
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id], [data-sprint], [data-go]") : null;
    const { id, sprint, go } = target?.dataset ?? {};
    if (sprint !== undefined) clicks.sprint(Number(sprint));
    if (go !== undefined) clicks.go(go, event.detail === 0);
    if (id !== undefined) clicks.card(id, event.detail === 0);
  });
}

/** The first look has the running sprint in sight. */
function showCurrent(root: HTMLElement): void {
  const [scroller, heading] = [root.querySelector<HTMLElement>(".scroller"), root.querySelector<HTMLElement>(".heading.current")];
  if (scroller !== null && heading !== null) scroller.scrollLeft = heading.getBoundingClientRect().left - scroller.getBoundingClientRect().left - heading.clientWidth;
}

function scrollBack(root: HTMLElement, { left, top }: { readonly left: number; readonly top: number }, save: () => void): void {
  const scroller = root.querySelector(".scroller");
  if (scroller !== null) {
    scroller.scrollLeft = left;
    scroller.addEventListener("scrollend", save);
  }
  root.scrollTop = top;
}

/** The sprint whose burn-down is shown: the chosen one, else the running, else the last that is over, else the first. */
export function shownSprint({ sprints, current }: SprintsData, chosen: number): SprintLane | undefined {
  return sprints.find(({ number }) => number === chosen) ?? sprints.find(({ number }) => number === current) ?? [...sprints].reverse().find(({ state }) => state === "past") ?? sprints[0];
}

function drawAll(root: HTMLElement, data: SprintsData, state: State, ports: PicturePorts<SavedSprints>): void {
  const dates = dateFormat(ports.words, data.now);
  const sprint = shownSprint(data, state.sprint);
  if (sprint === undefined) root.replaceChildren();
  else if (state.table) root.replaceChildren(drawTable(data, sprint, dates));
  else root.replaceChildren(drawCharts(data, sprint, state.up, dates), element("div", { class: "scroller", attributes: { tabindex: "-1" }, children: [drawSheet(data, sprint.number, dates)] }));
}

/** What had the keys before everything is drawn anew. */
function focusedIn(root: HTMLElement): "card" | { readonly sprint: string } | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active)) return undefined;
  const { sprint, id } = active.dataset;
  return sprint === undefined ? (id === undefined ? undefined : "card") : { sprint };
}

interface Moving {
  readonly root: HTMLElement;
  readonly data: SprintsData;
  readonly ports: PicturePorts<SavedSprints>;
}

/** Asks for a card to be put into another sprint; it stays where it is, and pale, until the plan says so. */
async function moveCard({ root, data, ports }: Moving, id: string, from: DropPlace, to: DropPlace): Promise<void> {
  const item = data.items.find((one) => one.id === id);
  if (item === undefined || from.column === to.column) return;
  const lane = (column: string): string => (column === "0" ? "" : `sprint-${column}`);
  root.querySelector(`.task[data-id="${CSS.escape(id)}"]`)?.classList.add("waiting");
  const done = await ports.change({ kind: "to-cell", plan: data.plan, task: id, column: item.column, lane: { by: "sprint", id: lane(to.column), from: item.named === 0 ? "" : lane(String(item.named)) } });
  if (done) ports.announcer.say(to.column === "0" ? t("{0} is in no sprint", item.title) : t("{0}: sprint {1}", item.title, to.column));
  for (const card of root.querySelectorAll(".task.waiting")) card.classList.remove("waiting");
}

interface Toolbar {
  readonly node: HTMLElement;
  show(data: SprintsData, state: State): void;
}

function createToolbar(actions: { readonly up: (on: boolean) => void; readonly table: (on: boolean) => void }): Toolbar {
  const name = element("span", { class: "name" });
  const figures = element("span", { class: "figures" });
  const up = toggleButton(t("Show what is done in place of what is left"), "arrow-right", t("Burn-up"), actions.up);
  const table = toggleButton(t("Show everything as tables"), "table", t("Table"), actions.table);
  return {
    node: element("div", { class: "toolbar", attributes: { role: "toolbar", "aria-label": t("Sprints") }, children: [name, figures, element("span", { class: "gap" }), up.node, table.node] }),
    show: (data, state) => {
      name.textContent = data.title;
      name.title = data.title;
      up.set(state.up);
      table.set(state.table);
      const spill = data.items.filter(({ spills, finished }) => spills && !finished).length;
      figures.replaceChildren(
        ...(data.current > 0 ? [element("span", { text: t("sprint {0}", data.current) })] : []),
        element("span", { text: t("{0} left", pointCount(data.left)) }),
        ...(data.velocity === undefined ? [] : [element("span", { text: t("velocity {0}", short(data.velocity.mean)) })]),
        ...(spill === 0 ? [] : [element("span", { class: "late", text: spill === 1 ? t("1 spills over") : t("{0} spill over", spill) })]),
      );
    },
  };
}
