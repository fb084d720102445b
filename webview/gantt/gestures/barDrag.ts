import { svgElement } from "../../shared/dom";
import { durationText } from "../../shared/dates";
import { BAR_HEIGHT, BAR_TOP, DIAMOND, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { hasFlag } from "../model";
import { xOf } from "../../shared/timeScale";
import { changeFor, heldBy, movedBy, reasonAgainst, resizedBy } from "./dragMath";
import type { DragDates } from "./dragMath";
import type { GestureTools, PointerPlace, Session } from "./session";
import type { TipLine } from "./tip";
import { t } from "../../shared/l10n";

/** Moves a bar, or its right end, with a ghost and the new dates at the pointer. */
export function barDrag(tools: GestureTools, row: number, gesture: "move" | "resize", from: PointerPlace): Session {
  const { state, stage, tip, announcer } = tools;
  const { sequence, model } = state;
  const refused = reasonAgainst(model, row, gesture);
  const ghost = svgElement("rect", { class: "ghost", attributes: { rx: "3" } });
  const bar = tools.renderer.pool.barOf(row);
  let moved = false;

  const datesAt = (place: PointerPlace): DragDates => {
    const scene = { model, scale: state.scale };
    return gesture === "move" ? movedBy(scene, row, place.x - from.x, place.alt) : resizedBy(scene, row, place.x - from.x, place.alt);
  };
  const clear = (): void => {
    ghost.remove();
    bar?.classList.remove("dragged");
  };

  return {
    className: "dragging",
    move: (place) => {
      if (!moved && Math.abs(place.clientX - from.clientX) < 3) return;
      moved = true;
      if (refused !== undefined) {
        tip.show([{ text: refused, kind: "invalid" }], { x: place.clientX, y: place.clientY });
        return;
      }
      const dates = datesAt(place);
      bar?.classList.add("dragged");
      stage.gestures.append(ghost);
      placeGhost(ghost, tools, row, dates);
      tip.show(tipLines(tools, row, gesture, dates), { x: place.clientX, y: place.clientY });
    },
    drop: (place) => {
      const change = moved && refused === undefined ? changeFor(model, row, gesture, datesAt(place)) : undefined;
      if (moved && refused !== undefined) announcer.show(refused);
      if (change === undefined) clear();
      else void tools.ask(sequence, change).finally(clear);
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

function tipLines({ state }: GestureTools, row: number, gesture: "move" | "resize", dates: DragDates): readonly TipLine[] {
  const { model, scale } = state;
  const milestone = hasFlag(model, row, "milestone");
  const hours = scale.pxPerDay >= 200;
  const from = hours ? state.dates.minute(dates.start) : state.dates.day(dates.start);
  const to = hours ? state.dates.minute(dates.finish) : state.dates.end(dates.finish);
  const length = durationText(dates.duration, model.data.dayMinutes);
  const when = milestone ? from : from === to ? from : `${from} – ${to}`;
  return [
    { text: gesture === "resize" ? t("{0} · until {1}", length, to) : when },
    { text: gesture === "move" ? heldBy(model, row, dates) : "", kind: "invalid" },
    { text: t("Alt for hours, Escape to cancel"), kind: "quiet" },
  ];
}
