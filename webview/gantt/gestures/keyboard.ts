import { hasRowsBelow } from "../model";
import { askByKeys } from "./consequences";
import { changeFor, changeForAll, movedByDays, reasonAgainst, reasonAgainstAll, resizedByDays } from "./dragMath";
import type { DragDates } from "./dragMath";
import { linkKeys } from "./linkKeys";
import { progressChange, reasonAgainstProgress } from "./progressDrag";
import { movedTogether } from "./together";
import { linkRules } from "./linkRules";
import type { GestureTools } from "./session";
import { ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { t } from "../../shared/l10n";

/** What keys can do beside moving the selection. */
export interface KeyActions {
  /** Selects a row, brings it into sight and gives it the focus. */
  focusRow(row: number): void;
  mark(row: number, how: "toggle" | "range"): void;
  markAll(): void;
  chooseLink(link: number): void;
  edit(row: number, column: string): void;
  open(row: number): void;
  toggle(row: number): void;
  fit(): void;
  today(): void;
  usualZoom(): void;
  filter(): void;
  setPath(on: boolean): void;
}

/** A link that is being made by keyboard: the next Enter names who waits. */
interface Linking {
  /** Its id: rows may move meanwhile. */
  readonly source: string;
}

type Keys = Readonly<Record<string, () => void>>;

/** Everything that a pointer can do, by keys. Keys that are used here go no further, so that the workbench does not act on them too. */
export function listenToKeys(tools: GestureTools, actions: KeyActions): void {
  const { stage, state } = tools;
  const link = keyboardLink(tools);
  const links = linkKeys(tools, actions);
  const inTurn = oneAfterTheOther();
  const plain: Keys = {
    ...movementKeys(tools, actions),
    ...viewKeys(tools, actions),
    Enter: () => { if (!link.finish()) actions.open(state.selected); },
    l: link.begin,
    d: links.next,
    y: links.otherKind,
    Delete: links.cut,
    F2: () => { actions.edit(state.selected, "title"); },
    " ": () => { actions.mark(state.selected, "toggle"); },
  };
  const withAlt: Keys = {
    ArrowLeft: () => { inTurn(() => links.pull(-1) ?? nudge(tools, "move", -1)); },
    ArrowRight: () => { inTurn(() => links.pull(1) ?? nudge(tools, "move", 1)); },
    ArrowUp: () => { inTurn(() => progressBy(tools, PROGRESS_STEP)); },
    ArrowDown: () => { inTurn(() => progressBy(tools, -PROGRESS_STEP)); },
    "Shift+ArrowLeft": () => { inTurn(() => nudge(tools, "resize", -1)); },
    "Shift+ArrowRight": () => { inTurn(() => nudge(tools, "resize", 1)); },
  };
  const extend = (step: 1 | -1): void => {
    const row = state.visible.rows[(state.visible.positions[state.selected] ?? 0) + step];
    if (row !== undefined) actions.mark(row, "range");
  };
  const extending: Keys = { ArrowDown: () => { extend(1); }, ArrowUp: () => { extend(-1); } };
  stage.root.addEventListener("keydown", (event) => {
    const withCtrl = event.ctrlKey || event.metaKey;
    if (state.selected < 0 || !isOfRows(event) || (withCtrl && event.key.toLowerCase() !== "a")) return;
    if (event.key === "Escape" && !link.cancel() && !links.leave()) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const keys = withCtrl ? { a: actions.markAll } : event.altKey ? withAlt : event.shiftKey && Object.hasOwn(extending, key) ? extending : plain;
    const name = event.altKey && event.shiftKey ? `Shift+${key}` : key;
    if (event.key !== "Escape" && !Object.hasOwn(keys, name)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== "Escape") keys[name]?.();
  });
}

/** So many presses wait at most while a change is being made. */
const MOST_WAITING = 20;

/** Each press begins from what came of the one before it. */
function oneAfterTheOther(): (run: () => Promise<void> | void) => void {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  return (run) => {
    if (waiting >= MOST_WAITING) return;
    waiting += 1;
    last = last.then(run).catch(() => undefined).finally(() => { waiting -= 1; });
  };
}

/** Heads of columns, the splitter and fields have keys of their own. */
function isOfRows({ target }: KeyboardEvent): boolean {
  return !(target instanceof Element) || target.closest("button, .cell-editor, .splitter") === null;
}

const PROGRESS_STEP = 10;

/** More or less of the selected row is done. */
function progressBy(tools: GestureTools, percent: number): Promise<void> | void {
  const { state, announcer } = tools;
  const refused = reasonAgainstProgress(state.model, state.selected);
  if (refused !== undefined) {
    announcer.show(refused);
    return;
  }
  const next = Math.max(0, Math.min(100, (state.model.data.rows.progress[state.selected] ?? 0) + percent));
  const change = progressChange(state.model, state.selected, next);
  if (change === undefined) return;
  announcer.say(t("{0}: {1} % done", state.model.titles[state.selected] ?? "", next));
  return askByKeys(tools, change);
}

/** Up and down, in and out of the tree. */
function movementKeys({ state, renderer }: GestureTools, actions: KeyActions): Keys {
  const select = (position: number): void => {
    const row = state.visible.rows[Math.max(0, Math.min(position, state.visible.rows.length - 1))];
    if (row !== undefined) actions.focusRow(row);
  };
  const here = (): number => (state.selected < 0 ? -1 : (state.visible.positions[state.selected] ?? -1));
  const page = (): number => Math.max(1, Math.floor(renderer.pane().height / ROW_HEIGHT) - 1);
  const isClosed = (row: number): boolean => state.collapsed.has(state.model.ids[row] ?? "");
  return {
    ArrowDown: () => { select(here() + 1); },
    ArrowUp: () => { select(here() - 1); },
    PageDown: () => { select(here() + page()); },
    PageUp: () => { select(here() - page()); },
    Home: () => { select(0); },
    End: () => { select(state.visible.rows.length - 1); },
    ArrowLeft: () => {
      const row = state.selected;
      const parent = state.model.data.rows.parent[row] ?? -1;
      if (hasRowsBelow(state.model, row) && !isClosed(row)) actions.toggle(row);
      else if (parent >= 0) actions.focusRow(parent);
    },
    ArrowRight: () => {
      const row = state.selected;
      if (!hasRowsBelow(state.model, row)) return;
      if (isClosed(row)) actions.toggle(row);
      else select(here() + 1);
    },
  };
}

/** Zoom, fit, today, filter. */
function viewKeys({ camera, state }: GestureTools, actions: KeyActions): Keys {
  const zoomIn = (): void => { camera.zoomStep(1); };
  return {
    "+": zoomIn,
    "=": zoomIn,
    "-": () => { camera.zoomStep(-1); },
    "0": actions.usualZoom,
    f: actions.fit,
    t: actions.today,
    "/": actions.filter,
    p: () => { actions.setPath(state.path === undefined); },
  };
}

/** A link made in steps: begin at one task, go to another, Enter. */
function keyboardLink(tools: GestureTools): { begin(): void; finish(): boolean; cancel(): boolean } {
  const { stage, state, announcer } = tools;
  let linking: Linking | undefined;
  const end = (): void => {
    linking = undefined;
    stage.root.classList.remove("linking");
  };
  return {
    begin: () => {
      const source = state.selected;
      linking = { source: state.model.ids[source] ?? "" };
      stage.root.classList.add("linking");
      announcer.show(t("Link from {0}: go to the task that waits and press Enter. Escape cancels.", state.model.titles[source] ?? ""));
    },
    finish: () => {
      if (linking === undefined) return false;
      const source = state.model.rowOfId.get(linking.source) ?? -1;
      const against = source < 0 ? t("The task that the link begins at is no longer there.") : linkRules(state.model, source).reasonAgainst(state.selected, "FS");
      if (against !== undefined) announcer.show(against);
      else {
        const on = linking.source;
        end();
        void askByKeys(tools, { kind: "add-link", plan: state.model.data.plan, task: state.model.ids[state.selected] ?? "", on, type: "FS" });
      }
      return true;
    },
    cancel: () => {
      if (linking === undefined) return false;
      end();
      announcer.show(t("No link was made."));
      return true;
    },
  };
}

/** Moves or resizes the selected rows by a day. */
function nudge(tools: GestureTools, gesture: "move" | "resize", days: number): Promise<void> | void {
  const { state, announcer } = tools;
  const { model, selected: row } = state;
  const rows = gesture === "move" ? movedTogether(state, row) : [row];
  const refused = reasonAgainst(model, row, gesture) ?? reasonAgainstAll(rows);
  if (refused !== undefined) {
    announcer.show(refused);
    return;
  }
  const scene = { model, scale: state.scale };
  const datesAt = (one: number): DragDates => (gesture === "move" ? movedByDays(scene, one, days) : resizedByDays(scene, one, days));
  const change = rows.length > 1 ? changeForAll(model, rows.map((one) => [one, datesAt(one)])) : changeFor(model, row, gesture, datesAt(row));
  if (change === undefined) return;
  const dates = datesAt(row);
  announcer.say(rows.length > 1 ? t("{0} tasks by {1}", rows.length, Math.abs(days) === 1 ? t("{0} day", days) : t("{0} days", days)) : `${model.titles[row] ?? ""}: ${state.dates.span(dates.start, dates.finish)}`);
  return askByKeys(tools, change);
}
