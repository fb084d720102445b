import type { ResourceRow, ResourcesData } from "../../src/core/view/resourcesData";
import type { Instant } from "../../src/core/model/instant";
import { toggleButton } from "../shared/controls";
import { dateFormat } from "../shared/dates";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { createTip } from "../shared/tip";
import { carryTasks } from "./carryTasks";
import type { Carrying } from "./carryTasks";
import { COLUMN, drawDetail, drawHeads, drawHistogram, drawRow, rowKey } from "./draw";
import type { Scene } from "./draw";
import { createWhatIf } from "./whatIf";
import type { WhatIf } from "./whatIf";
import { columnsOf, loadIn, stepsOf } from "../../src/core/view/loadPeriods";
import type { Column, Step } from "../../src/core/view/loadPeriods";

/** What survives a reload. */
export interface SavedResources {
  readonly plan: string;
  readonly step: Step;
  /** Key of the chosen row. */
  readonly row: string;
  /** An instant in the chosen column. */
  readonly at: Instant;
  readonly left: number;
  readonly top: number;
}

interface State {
  /** The plan as it is. */
  real: ResourcesData;
  /** What is shown: the plan as it is, or as it would be with other capacities. */
  data: ResourcesData;
  step: Step;
  columns: readonly Column[];
  row: string;
  at: Instant;
}

/** So many columns beyond the window are drawn, so that scrolling finds them there. */
const BEYOND = 8;

/** Load against capacity, row by row over time; below it what is booked in the chosen cell. */
export function createResourcesView(view: HTMLElement, first: ResourcesData, saved: SavedResources | undefined, ports: PicturePorts<SavedResources>): PictureView<ResourcesData> {
  const step = saved?.step ?? (stepsOf(first).includes("week") ? "week" : "month");
  const state: State = { real: first, data: first, step, columns: columnsOf(first, step), row: saved?.row ?? rowKey(first.rows[0] ?? { kind: "person", id: "" }), at: saved?.at ?? Math.max(first.now, first.bounds[0] ?? 0) };
  const sheet = element("div", { class: "sheet", attributes: { role: "grid", "aria-label": t("Load against capacity") } });
  const scroller = element("div", { class: "scroller", children: [sheet] });
  const detail = element("div", { class: "below" });
  const dates = (): DateFormat => dateFormat(ports.words, state.data.now);
  const whatIf = createWhatIf({ preview: (change) => ports.previewLoad(change), apply: (change) => ports.change(change), show: (load) => { take(load ?? state.real); }, dates });
  const root = element("div", { class: "resources", children: [scroller, whatIf.node, detail] });
  const toolbar = createToolbar((next) => {
    state.step = next;
    state.columns = columnsOf(state.data, next);
    draw();
    center(scroller, state);
  });
  view.append(toolbar.node, root);
  const draw = (): void => {
    // Whoever was chosen may have gone from the plan.
    if (!state.data.rows.some((row) => rowKey(row) === state.row)) state.row = rowKey(state.data.rows[0] ?? { kind: "person", id: "" });
    const focus = focusedIn(sheet, detail);
    toolbar.show(state.data, state.step);
    root.classList.toggle("tried", state.data !== state.real);
    drawAll(sheet, scroller, detail, state, sceneOf(state, scroller, dates()));
    refocus(sheet, detail, focus);
    whatIf.choose(state.real, state.real.rows.find((row) => rowKey(row) === state.row));
    carrying.drawn();
    ports.save({ plan: state.data.plan, step: state.step, row: state.row, at: state.at, left: scroller.scrollLeft, top: scroller.scrollTop });
  };
  const take = (data: ResourcesData): void => {
    state.data = data;
    if (!stepsOf(data).includes(state.step)) state.step = data.step;
    state.columns = columnsOf(data, state.step);
    draw();
  };
  const choose = (row: string, column: Column | undefined): void => {
    state.row = row;
    if (column !== undefined) state.at = column.from;
    draw();
  };
  const carrying = carryIn({ root, sheet, view, state, ports, whatIf, dates, choose });
  listen(root, sheet, state, { choose, reveal: ports.reveal });
  whenColumnsPass(scroller, state, draw);
  new ResizeObserver(draw).observe(scroller);
  draw();
  if (saved === undefined) center(scroller, state);
  else scroller.scrollTo({ left: saved.left, top: saved.top });
  return {
    root,
    toolbar: toolbar.node,
    show: (next) => {
      state.real = next;
      take(next);
      whatIf.renew(next);
      carrying.renewed();
    },
    // The cursor stands in tasks; whom it is about is for the person to choose.
    followCursor: () => {},
  };
}

interface CarryIn {
  readonly root: HTMLElement;
  readonly sheet: HTMLElement;
  readonly view: HTMLElement;
  readonly state: State;
  readonly ports: PicturePorts<SavedResources>;
  readonly whatIf: WhatIf;
  readonly dates: () => DateFormat;
  readonly choose: (row: string, column: Column | undefined) => void;
}

/** Lets the tasks of the chosen cell be carried to other cells; where one was let go is chosen then. */
function carryIn({ root, sheet, view, state, ports, whatIf, dates, choose }: CarryIn): Carrying {
  const { announcer } = ports;
  return carryTasks({
    root, sheet, tip: createTip(view),
    shown: () => {
      const { data, step, columns, at } = state;
      const row = data.rows.find((one) => rowKey(one) === state.row);
      const column = columns[placeOf(columns, at)];
      return { data, step, columns, dates: dates(), here: row === undefined || column === undefined ? undefined : { row, column } };
    },
    blocked: () => (whatIf.active ? t("Apply or discard first what is tried.") : undefined),
    sequence: ports.sequence,
    preview: (change, computedOn) => ports.previewLoad(change, computedOn),
    drop: (change, { title }, { row, column }, computedOn) => {
      void ports.change(change, computedOn).then((done) => {
        if (!done) return;
        announcer.say(t("{0}: {1}", title, row.title));
        choose(rowKey(row), column);
      });
    },
    refuse: announcer.show,
    say: announcer.say,
  });
}

/** What had the keys before all is drawn anew: the chosen cell, or a task below. */
function focusedIn(sheet: HTMLElement, detail: HTMLElement): "cell" | { readonly task: string } | undefined {
  const active = document.activeElement;
  if (sheet.contains(active)) return "cell";
  return active instanceof HTMLElement && detail.contains(active) ? { task: active.dataset["id"] ?? "" } : undefined;
}

function refocus(sheet: HTMLElement, detail: HTMLElement, focus: ReturnType<typeof focusedIn>): void {
  if (focus === undefined) return;
  const task = focus === "cell" ? null : detail.querySelector<HTMLElement>(`.task[data-id="${CSS.escape(focus.task)}"]`);
  (task ?? sheet.querySelector<HTMLElement>(".load.here"))?.focus({ preventScroll: true });
}

/** Draws when others than the columns drawn come into sight, at most once a frame. */
function whenColumnsPass(scroller: HTMLElement, state: State, draw: () => void): void {
  let asked = false;
  let drawn = "";
  scroller.addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const passed = `${state.step} ${String(Math.floor(scroller.scrollLeft / COLUMN[state.step] / (BEYOND / 2)))}`;
      if (passed !== drawn) draw();
      drawn = passed;
    });
  });
}

function sceneOf({ data, step, columns, row, at }: State, scroller: HTMLElement, dates: Scene["dates"]): Scene {
  const width = COLUMN[step];
  const first = Math.max(0, Math.floor(scroller.scrollLeft / width) - BEYOND);
  const last = Math.min(columns.length, first + Math.ceil(scroller.clientWidth / width) + 2 * BEYOND);
  return { data, step, columns, dates, first, last, row, column: placeOf(columns, at) };
}

/** The column in which an instant lies, the last one for what comes after it. */
function placeOf(columns: readonly Column[], at: Instant): number {
  const found = columns.findIndex(({ to }) => to > at);
  return found < 0 ? columns.length - 1 : found;
}

function drawAll(sheet: HTMLElement, scroller: HTMLElement, below: HTMLElement, state: State, scene: Scene): void {
  const at = { left: scroller.scrollLeft, top: scroller.scrollTop };
  const rows: HTMLElement[] = [];
  let kind: ResourceRow["kind"] | undefined;
  for (const row of state.data.rows) {
    if (row.kind !== kind) rows.push(element("div", { class: "kind", attributes: { role: "row" }, children: [element("div", { class: "name", attributes: { role: "rowheader" }, text: kindWord(row.kind) })] }));
    kind = row.kind;
    rows.push(drawRow(scene, row));
  }
  const chosen = state.data.rows.find((row) => rowKey(row) === state.row) ?? state.data.rows[0];
  const column = scene.columns[scene.column];
  sheet.style.width = `calc(var(--names) + ${String(scene.columns.length * COLUMN[scene.step])}px)`;
  sheet.replaceChildren(drawHeads(scene), ...rows, ...(chosen === undefined ? [] : [drawHistogram(scene, chosen)]));
  below.replaceChildren(...(chosen === undefined || column === undefined ? [] : [drawDetail(scene, chosen, column)]));
  scroller.scrollLeft = at.left;
  scroller.scrollTop = at.top;
}

/** Brings the chosen column into the middle. */
function center(scroller: HTMLElement, { columns, at, step }: State): void {
  scroller.scrollLeft = placeOf(columns, at) * COLUMN[step] - scroller.clientWidth / 3;
}

interface Choosing {
  readonly choose: (row: string, column: Column | undefined) => void;
  readonly reveal: (id: string, focus: boolean) => void;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function listen(root: HTMLElement, sheet: HTMLElement, state: State, { choose, reveal }: Choosing): void {
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const id = target?.closest<HTMLElement>("[data-id]")?.dataset["id"];
    if (id !== undefined) {
      reveal(id, event.detail === 0);
      return;
    }
    const column = target?.closest<HTMLElement>("[data-column]")?.dataset["column"];
    const row = target?.closest<HTMLElement>("[data-row]")?.dataset["row"] ?? (column === undefined ? undefined : state.row);
    if (row === undefined) return;
    choose(row, column === undefined ? undefined : state.columns[Number(column)]);
    sheet.querySelector<HTMLElement>(".load.here")?.focus({ preventScroll: true });
  });
  sheet.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const rows = state.data.rows.map(rowKey);
    const row = rows[rows.indexOf(state.row) + step[0]] ?? state.row;
    choose(row, state.columns[placeOf(state.columns, state.at) + step[1]]);
    sheet.querySelector<HTMLElement>(".load.here")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

function kindWord(kind: ResourceRow["kind"]): string {
  return { person: t("People"), team: t("Teams"), role: t("Roles"), equipment: t("Equipment") }[kind];
}

function createToolbar(choose: (step: Step) => void): { readonly node: HTMLElement; show(data: ResourcesData, step: Step): void } {
  const name = element("span", { class: "name" });
  const figures = element("span");
  const over = element("span", { class: "late" });
  const toggles = (["day", "week", "month"] as const).map((step) => ({ step, toggle: toggleButton(stepWords(step)[0], "calendar", stepWords(step)[1], () => { choose(step); }) }));
  const node = element("div", {
    class: "toolbar",
    attributes: { role: "toolbar", "aria-label": t("Resources") },
    children: [
      name, element("span", { class: "figures", children: [figures, over] }), element("span", { class: "gap" }),
      element("span", { class: "choice", children: toggles.map(({ toggle }) => toggle.node) }),
    ],
  });
  return {
    node,
    show(data, step) {
      name.textContent = data.title;
      name.title = data.title;
      const single = data.rows.filter(({ kind }) => kind === "person" || kind === "equipment");
      const whole = { from: 0, to: 0, first: 0, last: data.bounds.length - 1 };
      const overloaded = single.filter((row) => loadIn(row, whole).over).length;
      figures.textContent = single.length === 1 ? t("1 person or machine") : t("{0} people and machines", single.length);
      over.textContent = overloaded === 0 ? "" : t("{0} over capacity", overloaded);
      over.hidden = overloaded === 0;
      const steps = stepsOf(data);
      for (const { step: own, toggle } of toggles) {
        toggle.set(own === step);
        toggle.node.hidden = !steps.includes(own);
      }
    },
  };
}

function stepWords(step: Step): readonly [tip: string, word: string] {
  const words: Readonly<Record<Step, readonly [string, string]>> = { day: [t("Day by day"), t("Days")], week: [t("Week by week"), t("Weeks")], month: [t("Month by month"), t("Months")] };
  return words[step];
}
