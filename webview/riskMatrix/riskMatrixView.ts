import { filteredRisks } from "../../src/core/view/riskMatrixCells";
import type { RiskMatrixData } from "../../src/core/view/riskMatrixData";
import { dateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { createEffects } from "../shared/effects";
import { t } from "../shared/l10n";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { createTip } from "../shared/tip";
import { cellSelector, createActions } from "./actions";
import { createArrows } from "./arrows";
import { drawDetails } from "./details";
import { cellOf, dragRisks } from "./drag";
import { drawLegend, drawSheets } from "./draw";
import { walkMatrix } from "./keys";
import { drawRegister } from "./register";
import { filterOf, savedOf, stateFrom } from "./state";
import type { Cell, MatrixState, SavedRiskMatrix, Scene } from "./state";
import { createToolbar } from "./toolbar";
import { wordsOfCell } from "./words";

/** The register of a plan as a heat map with a table. */
export function createRiskMatrixView(view: HTMLElement, first: RiskMatrixData, saved: SavedRiskMatrix | undefined, ports: PicturePorts<SavedRiskMatrix>): PictureView<RiskMatrixData> {
  const parts = partsOf();
  const { root, sheets, details, register, arrows } = parts;
  const state = stateFrom(saved);
  let scene: Scene = sceneOf(first, state, ports);
  let hovered = "";
  const save = (): void => { ports.save(savedOf(scene.data.plan, state, root.scrollTop)); };
  const draw = (): void => {
    scene = sceneOf(scene.data, state, ports);
    drawMatrices(parts, scene, state, walk.mark);
    keepingFocus(register, () => { register.replaceChildren(...drawRegister(scene)); });
    toolbar.show(scene);
    drawChosen();
  };
  const drawChosen = (): void => {
    keepingFocus(details, () => { details.replaceChildren(...drawDetails(scene, { set: actions.set, reveal: (id) => { ports.reveal(id, true); } })); });
    arrows.draw(scene, hovered);
    save();
  };
  const change = (next: Partial<MatrixState>): void => {
    Object.assign(state, next);
    draw();
  };
  const toolbar = createToolbar({ scene: () => scene, change }, state.text);
  view.append(toolbar.node, root);
  const actions = createActions({ root, sheets, state, ports, scene: () => scene, drawChosen, focus: (id) => { walk.mark(id, true); } });
  const walk = walkMatrix(sheets, { select: (id) => { actions.choose(id, false); }, reveal: (id) => { actions.choose(id, true); }, move: actions.move, create: actions.create });
  const effects = createEffects(ports.preview, () => { more(); });
  const more = dragRisks(sheets, {
    tip: createTip(view), effects, drop: actions.move, refuse: ports.announcer.show, words: (cell) => wordsOfCell(scene.data, cell),
    want: (id, cell) => { effects.want(actions.standsIn(id, cell) ? undefined : actions.score(id, cell)); },
  });
  onClicks(root, { choose: actions.choose, change, state, create: actions.create });
  onHover(sheets, (id) => {
    if (id === hovered) return;
    hovered = id;
    arrows.draw(scene, hovered);
  });
  root.addEventListener("scrollend", save);
  new ResizeObserver(() => { drawMatrices(parts, scene, state, walk.mark); arrows.draw(scene, hovered); }).observe(root);
  draw();
  if (saved !== undefined) root.scrollTop = saved.top;
  return {
    root, toolbar: toolbar.node,
    show: (data) => {
      scene = { ...scene, data };
      draw();
    },
    followCursor: (id) => {
      const risk = scene.data.risks.find((one) => one.id === id || one.actions.some((action) => action.id === id));
      if (risk === undefined || risk.id === state.selected) return;
      actions.select(risk.id);
      (root.querySelector(`.risk[data-id="${CSS.escape(risk.id)}"]`) ?? root.querySelector(`[data-row-id="${CSS.escape(risk.id)}"]`))?.scrollIntoView({ block: "nearest" });
      walk.mark(risk.id, false);
    },
    themeChanged: () => { arrows.draw(scene, hovered); },
  };
}

interface Parts {
  readonly root: HTMLElement;
  readonly sheets: HTMLElement;
  readonly legend: HTMLElement;
  readonly details: HTMLElement;
  readonly register: HTMLElement;
  readonly arrows: ReturnType<typeof createArrows>;
}

function partsOf(): Parts {
  const sheets = element("div", { class: "sheets" });
  const legend = element("div");
  const details = element("aside", { class: "details", attributes: { "aria-label": t("The chosen risk") } });
  const register = element("section", { class: "register", attributes: { "aria-label": t("Risk register") } });
  const root = element("div", { class: "riskMatrix", children: [element("div", { class: "top", children: [element("div", { class: "left", children: [sheets, legend] }), details] }), register] });
  return { root, sheets, legend, details, register, arrows: createArrows(sheets) };
}

function sceneOf(data: RiskMatrixData, state: MatrixState, { words }: PicturePorts<SavedRiskMatrix>): Scene {
  return { data, state, dates: dateFormat(words, data.now), risks: filteredRisks(data.risks, filterOf(state), state.side) };
}

/** Rows share somewhat more than half of the height that there is. */
function rowHeight(root: HTMLElement, rows: number): number {
  return Math.round(Math.min(96, Math.max(58, (root.clientHeight * 0.62) / Math.max(1, rows))));
}

/** Draws the matrices anew; whoever had the keys in them has them again, and a title that is being typed stays. */
function drawMatrices({ root, sheets, legend, arrows }: Parts, scene: Scene, state: MatrixState, mark: (selected: string, focus: boolean) => void): void {
  const typed = sheets.querySelector<HTMLInputElement>(".new-title");
  const cell = typed?.closest<HTMLElement>(".cell");
  const focused = sheets.contains(document.activeElement);
  const place = cell === null || cell === undefined ? undefined : cellOf(cell);
  const drawn = drawSheets(scene, { width: sheets.clientWidth, row: rowHeight(root, scene.data.rows.length) });
  sheets.replaceChildren(...drawn, arrows.node);
  legend.replaceChildren(drawLegend(scene));
  sheets.classList.toggle("empty-register", scene.data.risks.length === 0);
  mark(state.selected, focused && typed === null);
  if (typed !== null && place !== undefined) {
    sheets.querySelector(cellSelector(place))?.append(typed);
    if (focused) typed.focus();
  }
}

/** What had the keys in a part that is drawn anew has them again. */
function keepingFocus(part: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const named = active instanceof HTMLElement && part.contains(active) ? (["field", "go", "sort"] as const).map((name) => [name, active.dataset[name]] as const).find(([, value]) => value !== undefined) : undefined;
  draw();
  if (named?.[1] !== undefined) part.querySelector<HTMLElement>(`[data-${named[0]}="${CSS.escape(named[1])}"]`)?.focus({ preventScroll: true });
}

interface Clicks {
  readonly choose: (id: string, focus: boolean) => void;
  readonly change: (next: Partial<MatrixState>) => void;
  readonly create: (cell: Cell) => void;
  readonly state: MatrixState;
}

function onClicks(root: HTMLElement, { choose, change, create, state }: Clicks): void {
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const cell = target?.closest<HTMLElement>(".cell");
    const place = cell === null || cell === undefined ? undefined : cellOf(cell);
    const risk = target?.closest<HTMLElement>("[data-id], [data-go], [data-row-id]");
    const id = risk?.dataset["id"] ?? risk?.dataset["go"] ?? risk?.dataset["rowId"];
    const sort = target?.closest<HTMLElement>("[data-sort]")?.dataset["sort"] as MatrixState["sort"] | undefined;
    if (id !== undefined) choose(id, false);
    else if (sort !== undefined) change({ sort, reversed: state.sort === sort && !state.reversed });
    else if (place !== undefined && target?.closest(".new") !== null) create(place);
    else if (place !== undefined && target?.closest(".more") !== null) change({ cell: place });
    else if (target?.closest(".everywhere") !== null) change({ cell: undefined });
    else if (target?.closest(".whole") !== null) change({ whole: true });
  });
  root.addEventListener("dblclick", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>("[data-id], [data-go]");
    const cell = target?.closest<HTMLElement>(".cell");
    const place = cell === null || cell === undefined ? undefined : cellOf(cell);
    if (id !== null && id !== undefined) choose(id.dataset["id"] ?? id.dataset["go"] ?? "", true);
    else if (place !== undefined && target?.closest("button") === null && target.closest("input") === null) create(place);
  });
}

function onHover(sheets: HTMLElement, hover: (id: string) => void): void {
  sheets.addEventListener("pointerover", (event) => {
    const over = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id], [data-ghost]") : null;
    hover(over?.dataset["id"] ?? over?.dataset["ghost"] ?? "");
  });
  sheets.addEventListener("pointerleave", () => { hover(""); });
}
