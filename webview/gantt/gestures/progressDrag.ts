import { NO_INSTANT } from "../../../src/core/view/ganttData";
import type { ViewChange } from "../../../src/protocol/viewMessages";
import { svgElement } from "../../shared/dom";
import { t } from "../../shared/l10n";
import { barEdges, BAR_HEIGHT, BAR_TOP, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { hasFlag } from "../model";
import type { GanttModel } from "../model";
import { askSafely, consequences } from "./consequences";
import type { GestureTools, PointerPlace, Session } from "./session";

const STEP = 5;

/** Why the progress of a row cannot be set by hand; undefined when it can. */
export function reasonAgainstProgress(model: GanttModel, row: number): string | undefined {
  if (hasFlag(model, row, "summary")) return t("A summary is as far as the work in it: say it at the tasks there.");
  if (hasFlag(model, row, "dropped")) return t("It is dropped: nothing of it will be done.");
  return undefined;
}

/** The change that says how far a row is, in percent; undefined when it says so already. */
export function progressChange(model: GanttModel, row: number, percent: number): ViewChange | undefined {
  const { rows, plan, asOf, now } = model.data;
  if (percent === (rows.progress[row] ?? 0) && (percent < 100 || hasFlag(model, row, "finished"))) return undefined;
  return { kind: "set-progress", plan, task: model.ids[row] ?? "", done: percent / 100, on: asOf === NO_INSTANT ? now : asOf };
}

/** Pulls the end of what is done, in steps of 5 %, with Alt of 1 %. */
export function progressDrag(tools: GestureTools, row: number): Session {
  const { state, stage, tip, announcer } = tools;
  const { sequence, model } = state;
  const refused = reasonAgainstProgress(model, row);
  const done = svgElement("rect", { class: "ghost", attributes: { rx: "2" } });
  let last: PointerPlace | undefined;
  const percentAt = (place: PointerPlace): number => {
    const { left, right } = barEdges(model, row, state.scale);
    const share = ((place.x - left) / Math.max(1, right - left)) * 100;
    const step = place.alt ? 1 : STEP;
    return Math.max(0, Math.min(100, Math.round(share / step) * step));
  };
  const tell = (): void => {
    if (last !== undefined) tip.show([{ text: t("{0} % done", percentAt(last)) }, ...about.lines(), { text: t("Alt for single percent, Escape to cancel"), kind: "quiet" }], { x: last.clientX, y: last.clientY });
  };
  const about = consequences(tools, new Set([row]), tell);
  const clear = (): void => {
    about.clear();
    done.remove();
  };
  return {
    className: "dragging",
    move: (place) => {
      last = place;
      const { left, right } = barEdges(model, row, state.scale);
      const box = { x: left, y: (state.visible.positions[row] ?? 0) * ROW_HEIGHT + BAR_TOP, width: ((right - left) * percentAt(place)) / 100, height: BAR_HEIGHT };
      for (const [name, value] of Object.entries(box)) done.setAttribute(name, String(value));
      stage.gestures.append(done);
      about.want(progressChange(model, row, percentAt(place)));
      tell();
    },
    drop: (place) => {
      const change = refused === undefined ? progressChange(model, row, percentAt(place)) : undefined;
      if (refused !== undefined) announcer.show(refused);
      if (change === undefined) clear();
      else void askSafely(tools, change, about, sequence).finally(clear);
    },
    cancel: clear,
  };
}
