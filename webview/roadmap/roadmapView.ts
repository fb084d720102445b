import type { RoadmapAudience } from "../../src/core/view/roadmapAudience";
import type { RoadmapData, RoadmapGrouping } from "../../src/core/view/roadmapData";
import type { RoadmapHorizon, RoadmapPeriod } from "../../src/core/view/roadmapHorizon";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import type { PicturePorts, PictureView } from "../shared/pictureView";
import { carryPieces } from "./carry";
import { COLUMNS, columnsOf, MOST_IN_CELL } from "./columns";
import { createLaneSheet } from "./laneSheet";
import type { LaneSheet } from "./laneSheet";
import { wantedMove } from "./moves";
import type { DropTarget, Wanted } from "./moves";
import { lanesOf } from "./scene";
import type { ChosenCard, RoadmapForm } from "./scene";
import { moreKey } from "./sheet";
import { createStage } from "./stage";
import type { RoadmapState, Stage } from "./stage";
import { MOST_ROWS } from "./table";
import { createToolbar } from "./toolbar";
import { isArrow, spotBeside } from "./walk";
import type { Arrow } from "./walk";
import { daysAStep, STEPS } from "./zoom";

/** What survives a reload. */
export interface SavedRoadmap {
  readonly plan: string;
  readonly form: RoadmapForm;
  readonly grouping: RoadmapGrouping;
  readonly audience: RoadmapAudience;
  readonly period: RoadmapPeriod;
  readonly showDone: boolean;
  /** Pixels a day; 0 for all in the window. */
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
}

const SCROLL_SAVED_MS = 200;

/** The roadmap of a plan: along dates, in columns, as a table. */
export function createRoadmapView(view: HTMLElement, first: RoadmapData, saved: SavedRoadmap | undefined, ports: PicturePorts<SavedRoadmap>): PictureView<RoadmapData> {
  let data = first;
  const state: RoadmapState = {
    form: saved?.form ?? "dated", by: saved?.grouping ?? "release", audience: saved?.audience ?? "team", period: saved?.period ?? "quarter", showDone: saved?.showDone ?? false,
    zoom: saved === undefined || saved.zoom === 0 ? "fit" : saved.zoom, selected: { id: "", lane: "" }, more: new Map(), rows: MOST_ROWS,
  };
  const scroller = element("div", { class: "scroller" });
  const root = element("div", { class: "roadmap", attributes: { role: "group", "aria-label": t("Roadmap") }, children: [scroller] });
  const redraw = (): void => { draw(data); };
  const toolbar = createToolbar({
    form: (form) => { state.form = form; scroller.scrollTo(0, 0); redraw(); },
    group: (by) => { state.by = by; redraw(); },
    audience: (audience) => { state.audience = audience; redraw(); },
    period: (period) => { state.period = period; redraw(); },
    step: (step) => { if (step !== "own") zoomTo(step === "fit" ? "fit" : STEPS[step]); },
    zoom: (factor) => { zoomTo((stage.sheet?.time?.scale.pxPerDay ?? 1) * factor); },
  });
  view.append(toolbar.node, root);
  const stage = createStage(scroller, ports.words, state, first);
  const side = createLaneSheet({ reveal: ports.reveal, closed: (lane) => { scroller.querySelector<HTMLElement>(`[data-open="${CSS.escape(lane)}"]`)?.focus({ preventScroll: true }); } });
  root.append(side.node);
  const save = (): void => {
    const { form, by, audience, period, showDone, zoom } = state;
    ports.save({ plan: data.plan, form, grouping: by, audience, period, showDone, zoom: zoom === "fit" ? 0 : zoom, left: scroller.scrollLeft, top: scroller.scrollTop });
  };
  function draw(next: RoadmapData): void {
    data = next;
    stage.draw(next);
    toolbar.show(stage.scene, state.form);
    side.refresh(stage.scene);
    save();
  }
  function zoomTo(zoom: number | "fit", at?: number): void {
    stage.zoomTo(zoom, at);
    toolbar.show(stage.scene, state.form);
    save();
  }
  const gestures: Gestures = { scroller, state, stage, side, ports, redraw, zoomTo };
  onClicks(root, gestures);
  onKeys(root, gestures);
  onCarry(gestures);
  onScroll(gestures, save);
  draw(first);
  if (saved !== undefined) scroller.scrollTo({ left: saved.left, top: saved.top });
  return { root, toolbar: toolbar.node, show: draw, followCursor: (id) => { follow(gestures, data, id); } };
}

/** What gestures work with. */
interface Gestures {
  readonly scroller: HTMLElement;
  readonly state: RoadmapState;
  readonly stage: Stage;
  readonly side: LaneSheet;
  readonly ports: PicturePorts<SavedRoadmap>;
  readonly redraw: () => void;
  readonly zoomTo: (zoom: number | "fit", at?: number) => void;
}

function onClicks(root: HTMLElement, { state, stage, side, ports, redraw }: Gestures): void {
  const open = (id: string): void => {
    const lane = lanesOf(stage.scene).find((one) => one.id === id);
    if (lane !== undefined) side.open(lane, stage.scene);
  };
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-open], [data-release], [data-id], [data-more], [data-rows], .fold") : null;
    if (target === null) return;
    const { open: opened, release, id, lane = "", more, rows } = target.dataset;
    if (id !== undefined || release !== undefined) {
      state.selected = { id: id ?? release ?? "", lane };
      stage.mark(true);
    }
    if (opened !== undefined || release !== undefined) open(opened ?? release ?? "");
    else if (id !== undefined) {
      if (state.audience === "team") ports.reveal(id, event.detail === 0);
    } else {
      if (more !== undefined) state.more.set(moreKey(lane, more), (state.more.get(moreKey(lane, more)) ?? MOST_IN_CELL) + 100);
      else if (rows !== undefined) state.rows += MOST_ROWS;
      else state.showDone = !state.showDone;
      redraw();
    }
  });
}

function onKeys(root: HTMLElement, gestures: Gestures): void {
  const { state, stage, side, ports } = gestures;
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && side.lane !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      side.close();
      return;
    }
    const piece = event.target instanceof Element ? event.target.closest<HTMLElement>(".piece, .piece-title") : null;
    if (piece === null || !isArrow(event.key)) return;
    event.preventDefault();
    // VS Code has keys of its own, Alt with an arrow among them.
    event.stopPropagation();
    const { id, release, lane = "" } = piece.dataset;
    const here: ChosenCard = { id: id ?? release ?? "", lane };
    if (event.altKey) moveByKey(gestures, here, event.key);
    else {
      const next = state.form === "table" ? rowBeside(piece, event.key) : spotBeside(stage.sheet?.spots ?? [], here, event.key, state.form);
      if (next === undefined) return;
      state.selected = next;
      stage.show(true);
      if (state.audience === "team") ports.reveal(next.id, false);
    }
  });
}

/** The card of the row above or below in the table. */
function rowBeside(piece: HTMLElement, key: Arrow): ChosenCard | undefined {
  const all = [...(piece.closest("table")?.querySelectorAll<HTMLElement>(".piece-title") ?? [])];
  const step = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
  const { id, lane = "" } = all[all.indexOf(piece) + step]?.dataset ?? {};
  return id === undefined ? undefined : { id, lane };
}

/** With Alt an arrow moves: to the next lane, by a step of time, to the next column. */
function moveByKey(gestures: Gestures, carried: ChosenCard, key: Arrow): void {
  const { stage, state, scroller } = gestures;
  // One after the other: the next is asked for when the one before is answered.
  if (state.audience !== "team" || state.form === "table" || scroller.querySelector(".waiting") !== null) return;
  const wanted = wantedMove(stage.scene, carried, targetByKey(gestures, carried, key));
  if (wanted !== undefined) letGo(gestures, carried, wanted);
}

function targetByKey({ stage }: Gestures, carried: ChosenCard, key: Arrow): DropTarget {
  const step = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const lanes = lanesOf(stage.scene);
  const at = lanes.findIndex(({ id }) => id === carried.lane);
  const same = { lane: carried.lane, column: undefined, days: 0 };
  if (key === "ArrowUp" || key === "ArrowDown") return { ...same, lane: lanes[at + step]?.id };
  const pxPerDay = stage.sheet?.time?.scale.pxPerDay;
  if (pxPerDay !== undefined) return { ...same, days: step * daysAStep(pxPerDay) };
  const lane = lanes[at];
  const column = lane === undefined ? -1 : columnsOf(stage.scene, lane).cells.findIndex((cell) => cell.some(({ id }) => id === carried.id));
  const next: RoadmapHorizon | undefined = COLUMNS[column + step];
  return { ...same, column: next };
}

function onCarry(gestures: Gestures): void {
  const { scroller, state, stage, ports } = gestures;
  carryPieces(scroller, {
    enabled: () => state.audience === "team" && state.form !== "table",
    pxPerDay: () => stage.sheet?.time?.scale.pxPerDay,
    wanted: (carried, target) => {
      const wanted = wantedMove(stage.scene, carried, target);
      return wanted === undefined ? undefined : { ...wanted, computedOn: ports.sequence() };
    },
    preview: async ({ change, computedOn }) => (change === undefined ? undefined : ports.preview(change, computedOn).catch(() => undefined)),
    drop: (carried, wanted) => { letGo(gestures, carried, wanted); },
    refuse: (why) => { ports.announcer.show(why); },
  });
}

/** Asks for the move; what is moved stays where it is, and pale, until the plan says so. */
function letGo({ scroller, state, stage, ports }: Gestures, carried: ChosenCard, { change, words, computedOn }: Wanted): void {
  if (change === undefined) {
    ports.announcer.show(words);
    return;
  }
  const pieces = (): Iterable<HTMLElement> => scroller.querySelectorAll<HTMLElement>(`.piece[data-id="${CSS.escape(carried.id)}"], .piece[data-release="${CSS.escape(carried.id)}"]`);
  state.selected = { id: carried.id, lane: change.lane?.id ?? carried.lane };
  for (const piece of pieces()) piece.classList.add("waiting");
  void ports.change(change, computedOn).then((done) => {
    if (done) ports.announcer.say(words);
    else state.selected = carried;
    for (const piece of pieces()) piece.classList.remove("waiting");
    stage.mark(false);
  });
}

function onScroll({ scroller, stage, redraw, zoomTo }: Gestures, save: () => void): void {
  let timer = 0;
  scroller.addEventListener("scroll", () => {
    stage.fill();
    clearTimeout(timer);
    timer = window.setTimeout(save, SCROLL_SAVED_MS);
  });
  scroller.addEventListener("wheel", (event) => {
    const { time } = stage.sheet ?? {};
    if (!event.ctrlKey || time === undefined) return;
    event.preventDefault();
    zoomTo(time.scale.pxPerDay * Math.exp(-event.deltaY / 300), Math.max(0, event.clientX - scroller.getBoundingClientRect().left - Number.parseFloat(scroller.style.scrollPaddingLeft)));
  }, { passive: false });
  // On paper there is nothing to scroll.
  window.addEventListener("beforeprint", () => stage.sheet?.fill(-Infinity, Infinity));
  let width = scroller.clientWidth;
  new ResizeObserver(() => {
    if (scroller.clientWidth === width) stage.fill();
    else if (scroller.clientWidth > 0) {
      width = scroller.clientWidth;
      redraw();
    }
  }).observe(scroller);
}

/** Chooses the card of what the text cursor stands in: its own, or that of the work that it is part of. */
function follow({ state, stage, side }: Gestures, { above }: RoadmapData, id: string): void {
  const { data, by } = stage.scene;
  const parents = new Map(above);
  const lanes = data.lanes[by];
  for (let at: string | undefined = id, steps = 0; at !== undefined && steps < 100; at = parents.get(at), steps += 1) {
    if (at === state.selected.id) return;
    const found = at;
    const lane = lanes.find((one) => one.id === found || one.cards.some((place) => data.cards[place]?.id === found));
    if (lane === undefined) continue;
    state.selected = { id: found, lane: lane.id };
    stage.show(false);
    if (side.lane !== undefined && lane.id === found) side.open(lane, stage.scene);
    return;
  }
}
