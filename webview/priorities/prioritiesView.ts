import { SCORE_KEYS, type ScoreKey } from "../../src/core/view/prioritiesData";
import { unpackPriorities, type PackedPriorities } from "../../src/core/view/prioritiesPacked";
import type { ViewChange } from "../../src/protocol/viewMessages";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { smallFont, textMeasure } from "../shared/measure";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { createTip } from "../shared/tip";
import { editCell } from "./cellEditor";
import { listenToKeys } from "./keys";
import { layOut, type Disc, type Matrix } from "./layout";
import { nameOf, type Mark } from "./marks";
import { drawMark, drawMatrix } from "./matrix";
import { openMenu } from "../shared/menu";
import { listenToDrag, type Scored } from "./pointer";
import { stepEffort, valueStep } from "./snap";
import { figureOf, methodOf, newState, rowsOf, savedOf, type PriorityRow, type PriorityState, type SavedPriorities } from "./state";
import { drawTable, ROWS_AT_ONCE } from "./table";
import { createToolbar } from "./toolbar";
import { cornerWords, ideaWords, lackWords } from "./words";

/** The parts of the view, and what it knows at the moment. */
interface View {
  readonly ports: PicturePorts<SavedPriorities>;
  readonly stage: HTMLElement;
  readonly tray: HTMLElement;
  readonly holder: HTMLElement;
  state: PriorityState;
  rows: readonly PriorityRow[];
  matrix: Matrix;
  most: number;
  editing: boolean;
  /** The place of the dot that was gone to last. */
  spot: string;
  draw(): void;
}

/** The backlog as a matrix of value against effort, and as a table of scores. */
export function createPrioritiesView(page: HTMLElement, first: PackedPriorities, saved: SavedPriorities | undefined, ports: PicturePorts<SavedPriorities>): PictureView<PackedPriorities> {
  const stage = element("div", { class: "stage", attributes: { role: "group", "aria-label": t("Value against effort") } });
  const tray = element("div", { class: "tray" });
  const holder = element("div", { class: "holder" });
  const measure = textMeasure(() => smallFont(stage));
  const toolbar = createToolbar({
    choose: (choice) => { choose(view, choice); },
    adopt: () => { void change(view, { kind: "set-method", plan: view.state.data.plan, method: methodOf(view.state).id }); },
  });
  const root = element("div", { class: "priorities", children: [toolbar.tools, element("div", { class: "body", children: [element("div", { class: "left", children: [stage, tray] }), holder] })] });
  const layout = (): Matrix => layOut(view.rows, { width: stage.clientWidth, height: stage.clientHeight, dayMinutes: view.state.data.dayMinutes, size: view.state.size, measure, corners: cornerWords() });
  const view: View = {
    ports, stage, tray, holder, state: newState(unpackPriorities(first), saved, ports.words), rows: [], matrix: layOut([], { width: 0, height: 0, dayMinutes: 480, size: "same", measure: () => 0, corners: cornerWords() }), most: ROWS_AT_ONCE, editing: false, spot: "",
    draw() {
      if (view.editing || dragging()) return;
      view.rows = rowsOf(view.state);
      root.classList.toggle("alone", !view.state.table);
      toolbar.show(view.state, view.rows);
      view.matrix = layout();
      keepFocus(root, () => {
        stage.replaceChildren(...drawMatrix(view.matrix, { ...view.state, spot: view.spot }, measure, { width: stage.clientWidth, height: stage.clientHeight }));
        tray.replaceChildren(...drawTray(view.matrix));
        tray.hidden = tray.childElementCount === 0;
        drawTableInto(view);
      });
    },
  };
  const dragging = listenToDrag(stage, createTip(page), {
    matrix: () => view.matrix, state: () => view.state, sequence: ports.sequence, select: (id) => { select(view, id, false); },
    pick: (mark) => { pick(view, mark); }, score: (disc, scored, computedOn) => { void score(view, disc, scored, computedOn); }, back: () => { view.draw(); },
  });
  listen(view, root);
  page.append(toolbar.node, root);
  new ResizeObserver(() => { view.draw(); }).observe(stage);
  view.draw();
  return {
    root,
    toolbar: toolbar.node,
    show: (packed) => {
      const data = unpackPriorities(packed);
      view.state = { ...view.state, data, dates: newState(data, undefined, ports.words).dates };
      view.draw();
    },
    followCursor: (id) => {
      if (!view.state.data.items.some((item) => item.id === id)) return;
      choose(view, { selected: id });
      stage.querySelector(`.disc.selected`)?.scrollIntoView({ block: "nearest" });
      holder.querySelector("tr.selected")?.scrollIntoView({ block: "nearest" });
    },
    themeChanged: () => { view.draw(); },
  };
}

function choose(view: View, choice: Partial<PriorityState>): void {
  view.state = { ...view.state, ...choice };
  // Another idea is chosen: the dot that was gone to gives way to it.
  if (choice.selected !== undefined) view.spot = "";
  view.ports.save(savedOf(view.state));
  view.draw();
}

function select(view: View, id: string, focus: boolean): void {
  choose(view, { selected: id });
  view.ports.reveal(id, focus);
  view.holder.querySelector("tr.selected")?.scrollIntoView({ block: "nearest" });
}

/** So many ideas of one place can be chosen from; the table has all. */
const MOST_CHOICES = 40;

/** Selects the idea at a dot, or lets one of several be chosen. */
function pick(view: View, mark: Mark): void {
  const [only] = mark.rows;
  if (mark.rows.length === 1 && only !== undefined) {
    view.spot = nameOf(mark);
    select(view, only.item.id, false);
    dotAt(view, mark).focus();
    return;
  }
  const shown = mark.rows.slice(0, MOST_CHOICES);
  const title = shown.length < mark.rows.length ? t("The first {0} of {1} ideas here", shown.length, mark.rows.length) : t("{0} ideas here", shown.length);
  openMenu(dotAt(view, mark), title, () => [{
    title, items: shown.map(({ item, place }) => ({ kind: "action", label: place.rank === 0 ? item.title : t("{0}, rank {1}", item.title, place.rank), run: () => { select(view, item.id, false); } })),
  }]);
}

/** The button at a dot: drawn where there is none yet, in place of another. */
function dotAt(view: View, mark: Mark): HTMLElement {
  view.spot = nameOf(mark);
  const found = [...view.stage.querySelectorAll<HTMLElement>(".dot")];
  const here = found.find(({ dataset }) => dataset["mark"] === view.spot);
  if (here !== undefined) return here;
  const node = drawMark(mark, view.state);
  found.forEach((other) => { other.remove(); });
  view.stage.append(node);
  return node;
}

function focusMark(view: View, mark: Mark): void {
  const [first] = mark.rows;
  view.spot = nameOf(mark);
  if (mark.rows.length === 1 && first !== undefined) choose(view, { selected: first.item.id });
  dotAt(view, mark).focus();
}

/** What stands below the matrix: ideas that have no place in it, and how many are not drawn. */
function drawTray({ unplaced, marked, discs }: Matrix): readonly HTMLElement[] {
  const words = unplaced.length === 0 ? [] : [element("span", { text: t("Without value or effort:") })];
  const ideas = unplaced.slice(0, 12).map((row) => element("button", { class: "chip", text: row.item.title, attributes: { type: "button", "data-edit": row.item.id, title: lackWords(row) } }));
  const more = unplaced.length > 12 ? [element("span", { text: t("and {0} more", unplaced.length - 12) })] : [];
  return [...words, ...ideas, ...more, ...(marked > 0 ? [element("span", { text: t("The first {0} have a disc, {1} more a dot; the table has all.", discs.length, marked) })] : [])];
}

function drawTableInto(view: View): void {
  const { holder, rows, state, most } = view;
  const { scrollTop, scrollLeft } = holder;
  const more = element("button", { class: "more-rows tool", attributes: { type: "button" }, text: t("Show {0} more", Math.min(ROWS_AT_ONCE, rows.length - most)) });
  more.addEventListener("click", () => {
    view.most += ROWS_AT_ONCE;
    view.draw();
  });
  holder.replaceChildren(drawTable(rows, state, most), ...(rows.length > most ? [more] : []));
  holder.classList.toggle("visually-hidden", !state.table);
  holder.scrollTop = scrollTop;
  holder.scrollLeft = scrollLeft;
}

/** Draws anew and gives the keys back to what had them: found again by what it stands for. */
function keepFocus(root: HTMLElement, draw: () => void): void {
  const { activeElement } = document;
  const had = activeElement instanceof HTMLElement && root.contains(activeElement) ? activeElement : undefined;
  const name = had?.classList[0];
  const marks = Object.entries(had?.dataset ?? {}).map(([key, value]) => `[data-${key}="${CSS.escape(value ?? "")}"]`).join("");
  draw();
  if (had !== undefined && !had.isConnected && name !== undefined && marks !== "") root.querySelector<HTMLElement>(`.${name}${marks}`)?.focus({ preventScroll: true });
}

/** Asks for a change; the picture after it shows what came of it, and a refused one what was before. */
async function change(view: View, wanted: ViewChange, computedOn?: number): Promise<void> {
  const next = view.ports.nextPicture();
  if (await view.ports.change(wanted, computedOn)) await next;
  view.draw();
}

async function score(view: View, disc: Pick<Disc, "row">, { value, effort }: Scored, computedOn?: number): Promise<void> {
  const { data } = view.state;
  const { id } = disc.row.item;
  const scores = [
    ...(value === undefined ? [] : [{ key: "value" as const, text: String(value) }]),
    ...(effort === undefined ? [] : [{ key: "effort" as const, text: "", minutes: effort }]),
  ];
  view.state = { ...view.state, selected: id };
  await change(view, { kind: "set-scores", plan: data.plan, task: id, scores }, computedOn);
  const row = view.rows.find(({ item }) => item.id === id);
  if (row !== undefined) view.ports.announcer.say(ideaWords(row, view.state));
}

function promote(view: View, id: string): void {
  const item = view.state.data.items.find((one) => one.id === id);
  if (item === undefined) return;
  if (item.planned) view.ports.announcer.show(t("Tasks realise {0} already.", item.title));
  else {
    view.ports.announcer.say(t("{0} goes into the plan.", item.title));
    void change(view, { kind: "promote", plan: view.state.data.plan, task: id });
  }
}

/** Turns a figure of the table into a field. */
function edit(view: View, id: string, key: string): void {
  const item = view.state.data.items.find((one) => one.id === id);
  const button = view.holder.querySelector<HTMLElement>(`.cell[data-id="${CSS.escape(id)}"][data-key="${CSS.escape(key)}"]`);
  if (item === undefined || button === null || !SCORE_KEYS.some((one) => one === key)) return;
  const cells = [...view.holder.querySelectorAll<HTMLElement>(".cell")];
  view.editing = true;
  editCell(button, item, key as ScoreKey, {
    write: (of, text) => { void change(view, { kind: "set-scores", plan: view.state.data.plan, task: id, scores: [{ key: of, text }] }); },
    closed: (step) => {
      view.editing = false;
      const next = cells[cells.indexOf(button) + step];
      button.focus({ preventScroll: true });
      view.draw();
      if (step !== 0 && next !== undefined) edit(view, next.dataset["id"] ?? "", next.dataset["key"] ?? "");
    },
  });
}

/** Shows the table where it is hidden, and edits the first figure of an idea that is to be written. */
function editFirst(view: View, id: string): void {
  choose(view, { selected: id, table: true });
  const row = view.rows.find(({ item }) => item.id === id);
  const cells = [...view.holder.querySelectorAll<HTMLElement>(`.cell[data-id="${CSS.escape(id)}"]`)];
  const empty = cells.find(({ dataset }) => row !== undefined && figureOf(row.item, dataset["key"] ?? "") === undefined);
  edit(view, id, (empty ?? cells[0])?.dataset["key"] ?? "");
}

function step(view: View, row: PriorityRow, key: "value" | "effort", way: 1 | -1, finely: boolean): void {
  const { item } = row;
  const { matrix: { plot, valueAt }, state: { data } } = view;
  const amount = figureOf(item, key)?.amount ?? 0;
  if (key === "effort" && item.planned) {
    view.ports.announcer.show(t("The effort of {0} is that of its tasks.", item.title));
    return;
  }
  const by = valueStep(valueAt(plot.y) - valueAt(plot.y + plot.height)) * (finely ? 0.1 : 1);
  void score(view, { row }, key === "value" ? { value: Number((amount + way * by).toPrecision(6)) } : { effort: stepEffort(amount, data.dayMinutes, way, finely) });
}

function listen(view: View, root: HTMLElement): void {
  const focus = (id: string): void => {
    view.state = { ...view.state, selected: id };
    choose(view, { selected: id });
    view.stage.querySelector<HTMLElement>(`.disc[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  listenToKeys(view.stage, {
    matrix: () => view.matrix, focus, select: (id) => { select(view, id, false); }, open: (id) => { select(view, id, true); }, promote: (id) => { promote(view, id); }, edit: (id) => { editFirst(view, id); },
    step: (row, key, way, finely) => { step(view, row, key, way, finely); }, focusMark: (mark) => { focusMark(view, mark); }, choose: (mark) => { pick(view, mark); },
  });
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-sort], [data-idea], [data-promote], [data-edit], .cell") : null;
    const { sort, idea, promote: promoted, edit: edited, id, key } = target?.dataset ?? {};
    if (sort !== undefined) choose(view, { sort, down: view.state.sort === sort ? !view.state.down : sort !== "rank" && sort !== "title" && sort !== "effort" && sort !== "against" });
    else if (idea !== undefined) select(view, idea, false);
    else if (promoted !== undefined) promote(view, promoted);
    else if (edited !== undefined) editFirst(view, edited);
    else if (id !== undefined && key !== undefined) edit(view, id, key);
  });
  root.addEventListener("dblclick", (event) => {
    const { id, idea } = (event.target instanceof Element ? event.target.closest<HTMLElement>(".disc, [data-idea]") : null)?.dataset ?? {};
    if ((id ?? idea) !== undefined) select(view, id ?? idea ?? "", true);
  });
  view.holder.addEventListener("keydown", (event) => {
    const { idea } = event.target instanceof HTMLElement ? event.target.dataset : {};
    if (idea === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") select(view, idea, true);
    else if (event.key.toLowerCase() === "p") promote(view, idea);
    else if (event.key === "e" || event.key === "F2") editFirst(view, idea);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
