import { svgElement } from "../../shared/dom";
import { barEdges, BAR_HEIGHT, BAR_TOP, linkX, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import type { ViewChange } from "../../../src/protocol/viewMessages";
import { askSafely, consequences } from "./consequences";
import { linkRules, linkTypeOf } from "./linkRules";
import type { BarEnd } from "./linkRules";
import type { GestureTools, PointerPlace, Session } from "./session";
import type { TipLine } from "../../shared/tip";
import { t } from "../../shared/l10n";

interface Target {
  readonly row: number;
  readonly end: BarEnd;
}

/** Draws a thread from one end of a bar to an end of another; letting go makes the other wait. */
export function linkDrag(tools: GestureTools, begun: number, from: BarEnd): Session {
  const { state, tip, announcer } = tools;
  const on = state.model.ids[begun] ?? "";
  let known = state.model;
  let [source, rules] = [begun, linkRules(known, begun)];
  /** Newer data may come while the thread is held: rows have other numbers then. */
  const look = (): void => {
    if (known === state.model) return;
    known = state.model;
    source = known.rowOfId.get(on) ?? -1;
    rules = linkRules(known, source);
  };
  const drawing = threadDrawing(tools, () => source, from);
  const reason = (target: Target): string | undefined => (source < 0 ? t("The task that the link begins at is no longer there.") : rules.reasonAgainst(target.row, linkTypeOf(from, target.end)));
  const changeTo = (target: Target): ViewChange => ({ kind: "add-link", plan: known.data.plan, task: known.ids[target.row] ?? "", on, type: linkTypeOf(from, target.end) });
  let last: PointerPlace | undefined;
  const tell = (): void => {
    if (last === undefined) return;
    look();
    const target = targetAt(tools, source, last);
    const against = target === undefined ? undefined : reason(target);
    const words: readonly TipLine[] = target === undefined ? [{ text: t("Drop on the task that waits"), kind: "quiet" }]
      : against === undefined ? [{ text: sentence(tools, source, from, target) }, ...about.lines()] : [{ text: against, kind: "invalid" }];
    tip.show(words, { x: last.clientX, y: last.clientY });
  };
  const about = consequences(tools, new Set(), tell);
  const clear = (): void => {
    about.clear();
    drawing.clear();
    dimInvalid(tools, undefined);
  };
  dimInvalid(tools, (row) => row !== source && rules.reasonAgainst(row, "FS") !== undefined);

  return {
    className: "linking",
    move: (place) => {
      last = place;
      look();
      const target = targetAt(tools, source, place);
      const against = target === undefined ? undefined : reason(target);
      drawing.show(place, target, against !== undefined);
      about.want(target === undefined || against !== undefined ? undefined : changeTo(target));
      tell();
    },
    drop: (place) => {
      look();
      const target = targetAt(tools, source, place);
      const against = target === undefined ? undefined : reason(target);
      clear();
      if (target === undefined) return;
      if (against !== undefined) announcer.show(against);
      else void askSafely(tools, changeTo(target), about);
    },
    cancel: clear,
  };
}

/** Rows that cannot be linked recede as long as the thread is held. */
function dimInvalid({ state, renderer }: GestureTools, isInvalid: ((row: number) => boolean) | undefined): void {
  for (const row of state.visible.rows) renderer.pool.barOf(row)?.classList.toggle("dimmed", isInvalid?.(row) === true);
}

function targetAt({ state }: GestureTools, source: number, place: PointerPlace): Target | undefined {
  const row = state.visible.rows[Math.floor(place.y / ROW_HEIGHT)];
  if (row === undefined || row === source) return undefined;
  const { left, right } = barEdges(state.model, row, state.scale);
  if (place.x < left - 24 || place.x > right + 24) return undefined;
  return { row, end: place.x < (left + right) / 2 ? "start" : "finish" };
}

/** The thread, and a frame around the bar that it would be tied to. */
function threadDrawing({ state, stage }: GestureTools, source: () => number, from: BarEnd): { show(place: PointerPlace, target: Target | undefined, invalid: boolean): void; clear(): void } {
  const thread = svgElement("path", { class: "thread" });
  const frame = svgElement("rect", { class: "target", attributes: { rx: "4" } });
  return {
    show: (place, target, invalid) => {
      const startX = linkX(barEdges(state.model, source(), state.scale), from);
      const startY = (state.visible.positions[source()] ?? 0) * ROW_HEIGHT + ROW_HEIGHT / 2;
      thread.setAttribute("d", `M${startX} ${startY}L${place.x} ${place.y}`);
      thread.setAttribute("class", `thread${invalid ? " invalid" : ""}`);
      stage.gestures.append(thread);
      if (target === undefined) {
        frame.remove();
        return;
      }
      const { left, right } = barEdges(state.model, target.row, state.scale);
      const y = (state.visible.positions[target.row] ?? 0) * ROW_HEIGHT + BAR_TOP - 3;
      for (const [name, value] of Object.entries({ x: left - 3, y, width: right - left + 6, height: BAR_HEIGHT + 6 })) frame.setAttribute(name, String(value));
      frame.setAttribute("class", `target${invalid ? " invalid" : ""}`);
      stage.gestures.append(frame);
    },
    clear: () => {
      thread.remove();
      frame.remove();
    },
  };
}

/** "Payment page starts after Payment API" */
function sentence({ state }: GestureTools, source: number, from: BarEnd, target: Target): string {
  const [waits, on] = [state.model.titles[target.row] ?? "", state.model.titles[source] ?? ""];
  switch (linkTypeOf(from, target.end)) {
    case "FS": return t("{0} starts after {1}", waits, on);
    case "SS": return t("{0} starts with {1}", waits, on);
    case "FF": return t("{0} finishes with {1}", waits, on);
    case "SF": return t("{0} finishes when {1} starts", waits, on);
  }
}
