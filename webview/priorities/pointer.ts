import { t } from "../shared/l10n";
import type { Tip } from "../shared/tip";
import type { Disc, Matrix } from "./layout";
import type { Mark } from "./marks";
import { placeDisc } from "./matrix";
import { snapEffort, snapValue } from "./snap";
import { figureOf, type PriorityState } from "./state";
import { markLines } from "./words";

/** New figures of an idea, each where it is another one than before. */
export interface Scored {
  readonly value?: number;
  /** Working minutes. */
  readonly effort?: number;
}

/** What a drag needs and tells. */
export interface DragPorts {
  readonly matrix: () => Matrix;
  readonly state: () => PriorityState;
  readonly sequence: () => number;
  readonly select: (id: string) => void;
  /** A dot is clicked. */
  readonly pick: (mark: Mark) => void;
  readonly score: (disc: Disc, scored: Scored, computedOn: number) => void;
  /** The drag is over without a change: everything goes back to its place. */
  readonly back: () => void;
}

interface Drag {
  readonly node: HTMLElement;
  readonly disc: Disc;
  readonly x: number;
  readonly y: number;
  readonly sequence: number;
  scored: Scored | undefined;
}

const FAR_ENOUGH = 4;

/** Drags a disc to another value and effort. Gives whether a drag is going on. */
export function listenToDrag(stage: HTMLElement, tip: Tip, ports: DragPorts): () => boolean {
  let drag: Drag | undefined;
  const end = (keep: boolean): void => {
    const done = drag;
    if (done === undefined) return;
    drag = undefined;
    tip.hide();
    stage.classList.remove("dragging");
    if (done.scored === undefined) ports.select(done.disc.row.item.id);
    else if (keep && Object.keys(done.scored).length > 0) ports.score(done.disc, done.scored, done.sequence);
    else ports.back();
  };
  stage.addEventListener("pointerdown", (event) => {
    const node = event.target instanceof Element ? event.target.closest<HTMLElement>(".disc") : null;
    const disc = ports.matrix().discs.find(({ row }) => row.item.id === node?.dataset["id"]);
    if (event.button !== 0 || node === null || disc === undefined) return;
    drag = { node, disc, x: event.clientX, y: event.clientY, sequence: ports.sequence(), scored: undefined };
    node.setPointerCapture(event.pointerId);
    node.focus();
    event.preventDefault();
  });
  stage.addEventListener("pointermove", (event) => {
    if (drag === undefined) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (drag.scored === undefined && Math.hypot(dx, dy) < FAR_ENOUGH) return;
    stage.classList.add("dragging");
    const { exact, radius } = drag.disc;
    const at = { x: exact.x + dx, y: exact.y + dy };
    placeDisc(drag.node, drag.disc.x + dx, drag.disc.y + dy, radius);
    drag.scored = scoredAt(drag.disc, at, { dx, dy }, ports, event.altKey);
    tip.show(tipLines(drag.disc, drag.scored, ports.state()), { x: event.clientX, y: event.clientY });
  });
  listenToMarks(stage, tip, ports, () => drag !== undefined);
  stage.addEventListener("pointerup", () => { end(true); });
  stage.addEventListener("pointercancel", () => { end(false); });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || drag === undefined) return;
    event.preventDefault();
    drag.scored ??= {};
    end(false);
  });
  return () => drag !== undefined;
}

/** Says what stands at a dot under the pointer, and gives it a click. */
function listenToMarks(stage: HTMLElement, tip: Tip, ports: DragPorts, busy: () => boolean): void {
  let told = false;
  const markOf = (event: MouseEvent): Mark | undefined => {
    const over = event.target instanceof Element ? event.target.closest<HTMLElement>(".disc, .dot") : null;
    if (over?.classList.contains("disc") === true) return undefined;
    const { left, top } = stage.getBoundingClientRect();
    const [x = event.clientX - left, y = event.clientY - top] = (over?.dataset["mark"]?.split(" ") ?? []).map(Number);
    return ports.matrix().markAt(x, y);
  };
  const tell = (mark: Mark | undefined, event: MouseEvent): void => {
    stage.classList.toggle("at-dot", mark !== undefined);
    if (mark !== undefined) tip.show(markLines(mark.rows, ports.state()).map((text, line) => (line === 0 ? { text } : { text, kind: "quiet" })), { x: event.clientX, y: event.clientY });
    else if (told) tip.hide();
    told = mark !== undefined;
  };
  stage.addEventListener("pointermove", (event) => {
    if (!busy()) tell(markOf(event), event);
  });
  stage.addEventListener("pointerleave", (event) => { if (!busy()) tell(undefined, event); });
  stage.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark === undefined) return;
    tell(undefined, event);
    ports.pick(mark);
  });
}

/** What a place means, where it is another one than before; a way straight up or along leaves the other figure alone. */
function scoredAt({ row: { item } }: Disc, at: { readonly x: number; readonly y: number }, { dx, dy }: { readonly dx: number; readonly dy: number }, ports: DragPorts, finely: boolean): Scored {
  const matrix = ports.matrix();
  const { dayMinutes } = ports.state().data;
  const span = matrix.valueAt(matrix.plot.y) - matrix.valueAt(matrix.plot.y + matrix.plot.height);
  const value = snapValue(matrix.valueAt(at.y), span, finely);
  const effort = snapEffort(matrix.effortAt(at.x), dayMinutes, finely);
  return {
    ...(Math.abs(dy) >= FAR_ENOUGH && value !== figureOf(item, "value")?.amount ? { value } : {}),
    ...(Math.abs(dx) >= FAR_ENOUGH && !item.planned && effort !== figureOf(item, "effort")?.amount ? { effort } : {}),
  };
}

function tipLines({ row: { item } }: Disc, { value, effort }: Scored, { data: { dayMinutes } }: PriorityState): readonly { readonly text: string; readonly kind?: "quiet" }[] {
  const days = (minutes: number): string => `${String(Math.round((minutes / dayMinutes) * 100) / 100)}d`;
  const was = (key: string): string => figureOf(item, key)?.text ?? "";
  return [
    { text: item.title },
    { text: t("Value {0}", value === undefined ? was("value") : `${was("value")} → ${String(value)}`), kind: "quiet" },
    { text: item.planned ? t("Its effort is that of its tasks") : t("Effort {0}", effort === undefined ? was("effort") : `${was("effort")} → ${days(effort)}`), kind: "quiet" },
  ];
}
