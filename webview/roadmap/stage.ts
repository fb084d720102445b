import { forAudience, roadmapGroupings } from "../../src/core/view/roadmapAudience";
import type { RoadmapAudience } from "../../src/core/view/roadmapAudience";
import type { RoadmapData, RoadmapGrouping } from "../../src/core/view/roadmapData";
import type { RoadmapPeriod } from "../../src/core/view/roadmapHorizon";
import { dateFormat } from "../shared/dates";
import type { DateWords } from "../shared/dates";
import { quickMeasure, smallFont, textMeasure } from "../shared/measure";
import { headingWidth, todayOf } from "./scene";
import type { ChosenCard, RoadmapForm, RoadmapScene } from "./scene";
import { createSheet } from "./sheet";
import type { Sheet } from "./sheet";
import { drawTable } from "./table";
import { clampPixels } from "./zoom";

/** What a person has chosen. */
export interface RoadmapState {
  form: RoadmapForm;
  by: RoadmapGrouping;
  audience: RoadmapAudience;
  period: RoadmapPeriod;
  showDone: boolean;
  zoom: number | "fit";
  selected: ChosenCard;
  /** How many cards of a cell are drawn where more were asked for. */
  readonly more: Map<string, number>;
  /** How many rows of the table are drawn. */
  rows: number;
}

/** The scrolled part of the view, with what is drawn in it. */
export interface Stage {
  readonly scene: RoadmapScene;
  readonly sheet: Sheet | undefined;
  draw(data: RoadmapData): void;
  /** Draws what has come into sight. */
  fill(): void;
  /** Marks the chosen card, and makes one card reachable by Tab; with `focus` the keys go to it. Gives the card. */
  mark(focus: boolean): HTMLElement | undefined;
  /** Draws what stands in the way of the chosen card, and shows it. */
  show(focus: boolean): void;
  /** Another zoom around a day: today where it is in sight, else the middle. */
  zoomTo(zoom: number | "fit", at?: number): void;
}

/** Draws into a scroller; what was there keeps its place and the keys. */
export function createStage(scroller: HTMLElement, words: DateWords, state: RoadmapState, first: RoadmapData): Stage {
  const measure = quickMeasure(textMeasure(() => smallFont(scroller).replace(/\d+(\.\d+)?px/, "13px")));
  let data = first;
  let scene = sceneOf(first, state, words, scroller.clientWidth, measure);
  let sheet: Sheet | undefined;
  const place = (): void => {
    scene = sceneOf(data, state, words, scroller.clientWidth, measure);
    state.by = scene.by;
    sheet = state.form === "table" ? undefined : createSheet(scene, state.form, state.more);
    scroller.replaceChildren(sheet?.node ?? drawTable(scene, state.rows));
    scroller.style.setProperty("--heading", `${String(headingWidth(scene.width))}px`);
    scroller.style.scrollPaddingLeft = `${String(headingWidth(scene.width) + 8)}px`;
  };
  const fill = (): void => {
    sheet?.fill(scroller.scrollTop, scroller.scrollTop + scroller.clientHeight);
    mark(false);
  };
  const mark = (focus: boolean): HTMLElement | undefined => markPieces(scroller, state.selected, focus);
  return {
    get scene() { return scene; },
    get sheet() { return sheet; },
    draw: (next) => {
      data = next;
      const at = { left: scroller.scrollLeft, top: scroller.scrollTop };
      const focus = focusIn(scroller);
      place();
      scroller.scrollTo(at);
      fill();
      if (focus === "piece") mark(true);
      else if (focus !== undefined) scroller.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
    },
    fill,
    mark,
    show: (focus) => {
      const box = sheet?.reach(state.selected.lane);
      if (box !== undefined && (box.bottom < scroller.scrollTop || box.top > scroller.scrollTop + scroller.clientHeight)) scroller.scrollTop = box.top - 60;
      fill();
      mark(focus)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
    zoomTo: (zoom, at) => {
      const before = sheet?.time;
      if (before === undefined) return;
      const half = at ?? anchorOf(scene, before, scroller);
      const day = (scroller.scrollLeft + half) / before.scale.pxPerDay;
      state.zoom = zoom === "fit" ? "fit" : clampPixels(zoom);
      place();
      const after = sheet?.time;
      if (after !== undefined) scroller.scrollLeft = zoom === "fit" ? 0 : day * after.scale.pxPerDay - half;
      fill();
    },
  };
}

function markPieces(scroller: HTMLElement, { id, lane }: ChosenCard, focus: boolean): HTMLElement | undefined {
  const all = [...scroller.querySelectorAll<HTMLElement>(".piece, .piece-title")];
  const copies = all.filter(({ dataset }) => (dataset["id"] ?? dataset["release"]) === id);
  const chosen = copies.find(({ dataset }) => dataset["lane"] === lane) ?? copies[0];
  for (const piece of all) {
    piece.classList.toggle("selected", piece === chosen);
    piece.tabIndex = piece === (chosen ?? all[0]) ? 0 : -1;
  }
  if (focus) (chosen ?? all[0])?.focus({ preventScroll: true });
  return chosen;
}

/** Where in the track zooming leaves the time alone. */
function anchorOf({ data, width }: RoadmapScene, { scale }: NonNullable<Sheet["time"]>, scroller: HTMLElement): number {
  const room = width - headingWidth(width);
  const today = ((todayOf(data) - scale.origin) / 1440) * scale.pxPerDay - scroller.scrollLeft;
  return today >= 0 && today <= room ? today : room / 2;
}

function sceneOf(raw: RoadmapData, state: RoadmapState, words: DateWords, width: number, measure: (text: string) => number): RoadmapScene {
  const data = forAudience(raw, state.audience);
  const [usual = "release" as const, ...others] = roadmapGroupings(data);
  const by = state.by === usual || others.includes(state.by) ? state.by : usual;
  const { audience, period, showDone, zoom } = state;
  return { data, audience, by, period, showDone, zoom, width, measure, dates: dateFormat(words, raw.now) };
}

/** What has the keys before the sheet is drawn anew: a card, or another button by what it is for. */
function focusIn(scroller: HTMLElement): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !scroller.contains(active)) return undefined;
  if (active.matches(".piece, .piece-title")) return "piece";
  const { open, more, lane, rows } = active.dataset;
  // The rows that were asked for begin where the button was; the last row drawn before stays where it is.
  if (rows !== undefined) return `tbody>tr:nth-child(${String(scroller.querySelectorAll("tbody>tr").length + 1)})>th>button`;
  if (open !== undefined) return `[data-open="${CSS.escape(open)}"]`;
  if (more !== undefined) return `.lane[data-lane="${CSS.escape(lane ?? "")}"] .cell.${more} li:nth-last-child(2) .piece`;
  return active.classList.contains("fold") ? ".fold" : undefined;
}
