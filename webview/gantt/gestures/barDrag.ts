import { svgElement } from "../../shared/dom";
import { durationText } from "../../shared/dates";
import { BAR_HEIGHT, BAR_TOP, DIAMOND, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { hasFlag } from "../model";
import { xOf } from "../../shared/timeScale";
import { askSafely, consequences } from "./consequences";
import { changeFor, changeForAll, heldBy, movedBy, reasonAgainst, reasonAgainstAll, resizedBy } from "./dragMath";
import type { DragDates, DragScene } from "./dragMath";
import { movedTogether } from "./together";
import { pulledBy } from "./session";
import type { GestureTools, PointerPlace, Session } from "./session";
import type { TipLine } from "../../shared/tip";
import { t } from "../../shared/l10n";

/** Moves a bar with all that are selected with it, or its right end, with ghosts, the new dates and what would come of it at the pointer. */
export function barDrag(tools: GestureTools, row: number, gesture: "move" | "resize", from: PointerPlace): Session {
  const { state, stage, tip, announcer } = tools;
  const { sequence, model } = state;
  const rows = gesture === "move" ? movedTogether(state, row) : [row];
  const refused = reasonAgainst(model, row, gesture) ?? reasonAgainstAll(rows);
  const ghosts = new Map(rows.map((one) => [one, svgElement("rect", { class: "ghost", attributes: { rx: "3" } })]));
  const pulled = pulledBy(tools);
  pulled(from);
  let moved = false;
  let last = from;

  const datesAt = (place: PointerPlace, one = row): DragDates => {
    const scene: DragScene = { model, scale: state.scale };
    return gesture === "move" ? movedBy(scene, one, pulled(place), place.alt) : resizedBy(scene, one, pulled(place), place.alt);
  };
  const changeAt = (place: PointerPlace): ReturnType<typeof changeFor> =>
    rows.length > 1 ? changeForAll(model, rows.map((one) => [one, datesAt(place, one)])) : changeFor(model, row, gesture, datesAt(place));
  const tell = (): void => {
    tip.show([...tipLines(tools, row, gesture, datesAt(last), rows.length), ...about.lines(), { text: t("Alt for hours, Escape to cancel"), kind: "quiet" }], { x: last.clientX, y: last.clientY });
  };
  const about = consequences(tools, new Set(rows), tell);
  const clear = (): void => {
    about.clear();
    for (const [one, ghost] of ghosts) {
      ghost.remove();
      tools.renderer.pool.barOf(one)?.classList.remove("dragged");
    }
  };

  return {
    className: "dragging",
    move: (place) => {
      if (!moved && Math.abs(place.clientX - from.clientX) < 3) return;
      moved = true;
      last = place;
      if (refused !== undefined) {
        tip.show([{ text: refused, kind: "invalid" }], { x: place.clientX, y: place.clientY });
        return;
      }
      for (const [one, ghost] of ghosts) {
        if ((state.visible.positions[one] ?? -1) < 0) continue;
        tools.renderer.pool.barOf(one)?.classList.add("dragged");
        stage.gestures.append(ghost);
        placeGhost(ghost, tools, one, datesAt(place, one));
      }
      about.want(changeAt(place));
      tell();
    },
    drop: (place) => {
      const change = moved && refused === undefined ? changeAt(place) : undefined;
      if (moved && refused !== undefined) announcer.show(refused);
      if (change === undefined) clear();
      else void askSafely(tools, change, about, sequence).finally(clear);
    },
    cancel: clear,
  };
}

function placeGhost(ghost: SVGElement, { state }: GestureTools, row: number, dates: DragDates): void {
  const y = (state.visible.positions[row] ?? 0) * ROW_HEIGHT + BAR_TOP;
  const milestone = hasFlag(state.model, row, "milestone");
  const left = xOf(state.scale, dates.start) - (milestone ? DIAMOND / 2 : 0);
  const width = milestone ? DIAMOND : Math.max(3, xOf(state.scale, dates.finish) - left);
  for (const [name, value] of Object.entries({ x: left, y, width, height: BAR_HEIGHT })) ghost.setAttribute(name, String(value));
}

function tipLines({ state }: GestureTools, row: number, gesture: "move" | "resize", dates: DragDates, count: number): readonly TipLine[] {
  const { model, scale } = state;
  const milestone = hasFlag(model, row, "milestone");
  const hours = scale.pxPerDay >= 200;
  const from = hours ? state.dates.minute(dates.start) : state.dates.day(dates.start);
  const to = hours ? state.dates.minute(dates.finish) : state.dates.end(dates.finish);
  const length = durationText(dates.duration, model.data.dayMinutes);
  const when = milestone ? from : from === to ? from : `${from} – ${to}`;
  return [
    { text: gesture === "resize" ? t("{0} · until {1}", length, to) : when },
    { text: count < 2 ? "" : count === 2 ? t("with the other that is selected") : t("with {0} others that are selected", count - 1) },
    { text: gesture === "move" ? heldBy(model, row, dates) : "", kind: "invalid" },
  ];
}
