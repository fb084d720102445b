import type { ResourcesData } from "../../src/core/view/resourcesData";
import type { Column, Step } from "../../src/core/view/loadPeriods";
import type { LoadPreview } from "../../src/protocol/loadMessages";
import type { ViewChange } from "../../src/protocol/viewMessages";
import type { DateFormat } from "../shared/dates";
import { createEffects } from "../shared/effects";
import type { Effects } from "../shared/effects";
import { t } from "../shared/l10n";
import type { Tip } from "../shared/tip";
import { carryLines, changeOf, reasonAgainst } from "./carry";
import type { Carried, Place } from "./carry";
import { rowKey } from "./draw";

/** What carrying needs of the view. */
export interface CarryPorts {
  readonly root: HTMLElement;
  readonly sheet: HTMLElement;
  readonly tip: Tip;
  /** What is shown now. */
  readonly shown: () => { readonly data: ResourcesData; readonly step: Step; readonly columns: readonly Column[]; readonly here: Place | undefined; readonly dates: DateFormat };
  /** A reason why nothing can be carried now. */
  readonly blocked: () => string | undefined;
  /** Number of the picture that is shown: a task is carried in the one that it was taken from. */
  readonly sequence: () => number;
  readonly preview: (change: ViewChange, computedOn: number) => Promise<LoadPreview>;
  readonly drop: (change: ViewChange, carried: Carried, place: Place, computedOn: number) => void;
  readonly refuse: (reason: string) => void;
  readonly say: (words: string) => void;
}

/** Tasks in the hand of a person. */
export interface Carrying {
  /** The sheet was drawn anew: what is marked is marked again. */
  drawn(): void;
  /** The plan is another: what was said of the change is asked for again. */
  renewed(): void;
}

/** A press becomes a drag when it has moved this far, in pixels. */
const FAR_ENOUGH = 5;

interface Hand {
  readonly carried: Carried;
  /** Number of the picture that it was taken from. */
  readonly computedOn: number;
  readonly effects: Effects<LoadPreview>;
  place: Place;
  /** Where the pointer is; undefined where the task is carried by keys. */
  at: { readonly x: number; readonly y: number } | undefined;
}

/** Takes tasks out of the chosen cell, by pointer or by keys, to another person or time; what would come of it is said before it is let go. */
export function carryTasks(ports: CarryPorts): Carrying {
  let hand: Hand | undefined;
  const mark = (): void => {
    for (const old of ports.sheet.querySelectorAll(".load.target")) old.classList.remove("target", "invalid");
    if (hand === undefined) return;
    const cell = cellOf(ports, hand.place);
    cell?.classList.add("target");
    cell?.classList.toggle("invalid", isRefused(hand));
  };
  const tell = (): void => {
    if (hand === undefined) return;
    mark();
    const { data, step, dates } = ports.shown();
    const { carried, place, effects, at } = hand;
    const here = changeOf(data.plan, carried, place) === undefined;
    const lines = here ? [{ text: t("Drop on another person or time"), kind: "quiet" as const }] : carryLines(data, step, carried, place, effects.known(), dates);
    const box = cellOf(ports, place)?.getBoundingClientRect();
    ports.tip.show(lines, at ?? { x: box?.left ?? 0, y: box?.bottom ?? 0 });
    if (at === undefined && (here || effects.known() !== undefined || isRefused(hand))) ports.say(lines.map(({ text }) => text).join(". "));
  };
  const end = (): void => {
    hand?.effects.clear();
    hand = undefined;
    ports.tip.hide();
    ports.root.classList.remove("carrying");
    mark();
  };
  const begin = (carried: Carried, at: Hand["at"], computedOn: number): void => {
    const made: Hand = { carried, computedOn, place: carried, at, effects: createEffects((change) => ports.preview(change, computedOn), () => { if (hand === made) tell(); }) };
    hand = made;
    ports.root.classList.add("carrying");
  };
  const move = (place: Place): void => {
    if (hand === undefined) return;
    hand.place = place;
    hand.effects.want(reasonAgainst(hand.carried, place) === undefined ? changeOf(ports.shown().data.plan, hand.carried, place) : undefined);
    tell();
  };
  const drop = (): void => {
    if (hand === undefined) return;
    const { carried, computedOn, place, effects } = hand;
    const known = effects.known();
    const change = changeOf(ports.shown().data.plan, carried, place);
    const against = reasonAgainst(carried, place) ?? (known?.kind === "refused" ? known.message : undefined);
    end();
    if (change === undefined) return;
    if (against !== undefined) ports.refuse(against);
    else ports.drop(change, carried, place, computedOn);
  };
  const tools: HandTools = { ports, hand: () => hand, begin, move, drop, end };
  listenToPointer(tools);
  listenToKeys(tools);
  return {
    drawn: () => { mark(); },
    renewed: () => {
      hand?.effects.clear();
      if (hand !== undefined) move(hand.place);
    },
  };
}

function isRefused({ carried, place, effects }: Hand): boolean {
  return reasonAgainst(carried, place) !== undefined || effects.known()?.kind === "refused";
}

function cellOf({ sheet, shown }: CarryPorts, { row, column }: Place): HTMLElement | null {
  return sheet.querySelector<HTMLElement>(`.row[data-row="${CSS.escape(rowKey(row))}"] .load[data-column="${String(shown().columns.findIndex(({ from }) => from === column.from))}"]`);
}

interface HandTools {
  readonly ports: CarryPorts;
  readonly hand: () => Hand | undefined;
  readonly begin: (carried: Carried, at: Hand["at"], computedOn: number) => void;
  readonly move: (place: Place) => void;
  readonly drop: () => void;
  readonly end: () => void;
}

/** The task of a button below the sheet, taken out of the chosen cell; undefined where nothing can be carried. */
function taken({ shown }: CarryPorts, button: Element | null | undefined): Carried | undefined {
  const { data, here } = shown();
  const id = button?.closest<HTMLElement>(".detail .task")?.dataset["id"];
  const task = data.tasks.find((one) => one.id === id);
  return task === undefined || here === undefined ? undefined : { id: task.id, title: task.title, start: task.start, ...here };
}

function listenToPointer({ ports, hand, begin, move, drop, end }: HandTools): void {
  const { root } = ports;
  let pressed: { readonly pointer: number; readonly x: number; readonly y: number; readonly carried: Carried; readonly computedOn: number } | undefined;
  const letGo = (): void => {
    pressed = undefined;
    if (hand()?.at !== undefined) end();
  };
  root.addEventListener("pointerdown", (event) => {
    const carried = event.button === 0 && !event.ctrlKey && event.target instanceof Element ? taken(ports, event.target) : undefined;
    if (carried === undefined || hand() !== undefined) return;
    pressed = { pointer: event.pointerId, x: event.clientX, y: event.clientY, carried, computedOn: ports.sequence() };
  });
  root.addEventListener("pointermove", (event) => {
    if (pressed?.pointer !== event.pointerId) return;
    if (event.buttons === 0) {
      letGo();
      return;
    }
    const at = { x: event.clientX, y: event.clientY };
    if (hand() === undefined) {
      if (Math.hypot(at.x - pressed.x, at.y - pressed.y) < FAR_ENOUGH) return;
      const blocked = ports.blocked();
      if (blocked !== undefined) {
        ports.refuse(blocked);
        pressed = undefined;
        return;
      }
      begin(pressed.carried, at, pressed.computedOn);
      // So what ends a drag is no click either.
      root.setPointerCapture(event.pointerId);
    }
    const now = hand();
    if (now === undefined) return;
    now.at = at;
    move(placeAt(ports, at) ?? now.carried);
  });
  root.addEventListener("pointerup", (event) => {
    if (pressed?.pointer !== event.pointerId) return;
    pressed = undefined;
    if (hand()?.at !== undefined) drop();
  });
  root.addEventListener("pointercancel", letGo);
  root.addEventListener("lostpointercapture", letGo);
  window.addEventListener("pointerup", letGo);
  window.addEventListener("blur", letGo);
}

/** The cell under the pointer. */
function placeAt({ shown }: CarryPorts, { x, y }: { readonly x: number; readonly y: number }): Place | undefined {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>(".load");
  const { data, columns } = shown();
  const row = data.rows.find((one) => rowKey(one) === cell?.closest<HTMLElement>("[data-row]")?.dataset["row"]);
  const column = columns[Number(cell?.dataset["column"] ?? -1)];
  return row === undefined || column === undefined ? undefined : { row, column };
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Alt with the arrows takes a task along, Enter lets it go, Escape leaves it where it was. */
function listenToKeys({ ports, hand, begin, move, drop, end }: HandTools): void {
  ports.root.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const step = event.altKey ? STEPS[event.key] : undefined;
    if (hand() !== undefined && event.key === "Escape") end();
    else if (hand()?.at === undefined && hand() !== undefined && event.key === "Enter") drop();
    else if (step !== undefined && target?.closest(".detail .task") !== null && target !== null) {
      const carried = taken(ports, target);
      if (carried === undefined) return;
      const blocked = hand() === undefined ? ports.blocked() : undefined;
      if (blocked !== undefined) ports.refuse(blocked);
      else {
        if (hand() === undefined) begin(carried, undefined, ports.sequence());
        const next = beside(ports, hand()?.place ?? carried, step);
        cellOf(ports, next)?.scrollIntoView({ block: "nearest", inline: "nearest" });
        move(next);
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  // Whoever goes elsewhere has let go without a word.
  ports.root.addEventListener("focusout", (event) => {
    if (hand()?.at === undefined && hand() !== undefined && event.relatedTarget instanceof Node) end();
  });
}

/** The cell beside one: the next person, or the next time. */
function beside({ shown }: CarryPorts, { row, column }: Place, [down, right]: readonly [number, number]): Place {
  const { data, columns } = shown();
  const rows = data.rows.filter(({ kind }) => kind === row.kind);
  const at = columns.findIndex(({ from }) => from === column.from);
  const place = rows.findIndex(({ id }) => id === row.id);
  return { row: rows[place + down] ?? row, column: columns[at + right] ?? column };
}
