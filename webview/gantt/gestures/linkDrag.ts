import { svgElement } from "../../shared/dom";
import { barEdges, BAR_HEIGHT, BAR_TOP, linkX, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { linkRules, linkTypeOf } from "./linkRules";
import type { BarEnd } from "./linkRules";
import type { GestureTools, PointerPlace, Session } from "./session";
import { t } from "../../shared/l10n";

interface Target {
  readonly row: number;
  readonly end: BarEnd;
}

/** Draws a thread from one end of a bar to an end of another; letting go makes the other wait. */
export function linkDrag(tools: GestureTools, source: number, from: BarEnd): Session {
  const { state, stage, tip, announcer } = tools;
  const { sequence, model } = state;
  const rules = linkRules(model, source);
  const thread = svgElement("path", { class: "thread" });
  const frame = svgElement("rect", { class: "target", attributes: { rx: "4" } });
  const startX = linkX(barEdges(model, source, state.scale), from);
  const startY = (state.visible.positions[source] ?? 0) * ROW_HEIGHT + ROW_HEIGHT / 2;
  dimInvalid(true);

  /** Rows that cannot be linked recede as long as the thread is held. */
  function dimInvalid(on: boolean): void {
    for (const row of state.visible.rows) {
      const bar = tools.renderer.pool.barOf(row);
      bar?.classList.toggle("dimmed", on && row !== source && rules.reasonAgainst(row, "FS") !== undefined);
    }
  }
  const targetAt = (place: PointerPlace): Target | undefined => {
    const row = state.visible.rows[Math.floor(place.y / ROW_HEIGHT)];
    if (row === undefined || row === source) return undefined;
    const { left, right } = barEdges(model, row, state.scale);
    if (place.x < left - 24 || place.x > right + 24) return undefined;
    return { row, end: place.x < (left + right) / 2 ? "start" : "finish" };
  };
  const reason = (target: Target): string | undefined => rules.reasonAgainst(target.row, linkTypeOf(from, target.end));
  const clear = (): void => {
    thread.remove();
    frame.remove();
    dimInvalid(false);
  };

  return {
    className: "linking",
    move: (place) => {
      const target = targetAt(place);
      const against = target === undefined ? undefined : reason(target);
      thread.setAttribute("d", `M${startX} ${startY}L${place.x} ${place.y}`);
      thread.setAttribute("class", `thread${against === undefined ? "" : " invalid"}`);
      stage.gestures.append(thread);
      if (target === undefined) frame.remove();
      else {
        const { left, right } = barEdges(model, target.row, state.scale);
        const y = (state.visible.positions[target.row] ?? 0) * ROW_HEIGHT + BAR_TOP - 3;
        for (const [name, value] of Object.entries({ x: left - 3, y, width: right - left + 6, height: BAR_HEIGHT + 6 })) frame.setAttribute(name, String(value));
        frame.setAttribute("class", `target${against === undefined ? "" : " invalid"}`);
        stage.gestures.append(frame);
      }
      tip.show([target === undefined ? { text: t("Drop on the task that waits"), kind: "quiet" } : against === undefined ? { text: sentence(tools, source, from, target) } : { text: against, kind: "invalid" }], { x: place.clientX, y: place.clientY });
    },
    drop: (place) => {
      const target = targetAt(place);
      const against = target === undefined ? undefined : reason(target);
      clear();
      if (target === undefined) return;
      if (against !== undefined) announcer.show(against);
      else void tools.ask(sequence, { kind: "add-link", plan: model.data.plan, task: model.ids[target.row] ?? "", on: model.ids[source] ?? "", type: linkTypeOf(from, target.end) });
    },
    cancel: clear,
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
