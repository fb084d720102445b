import { hasRowsBelow } from "../model";
import { changeFor, movedByDays, reasonAgainst, resizedByDays } from "./dragMath";
import { linkRules } from "./linkRules";
import type { LinkRules } from "./linkRules";
import type { GestureTools } from "./session";
import { ROW_HEIGHT } from "../barLayout";

/** What keys can do beside moving the selection. */
export interface KeyActions {
  /** Selects a row, brings it into sight and gives it the focus. */
  focusRow(row: number): void;
  open(row: number): void;
  toggle(row: number): void;
  fit(): void;
  today(): void;
  usualZoom(): void;
  filter(): void;
}

/** A link that is being made by keyboard: the next Enter names who waits. */
interface Linking {
  readonly source: number;
  readonly rules: LinkRules;
}

/** Everything that a pointer can do, by keys. Keys that are used here go no further, so that the workbench does not act on them too. */
export function listenToKeys(tools: GestureTools, actions: KeyActions): void {
  const { stage, state, camera, announcer, renderer } = tools;
  let linking: Linking | undefined;

  const select = (position: number): boolean => {
    const row = state.visible.rows[Math.max(0, Math.min(position, state.visible.rows.length - 1))];
    if (row !== undefined) actions.focusRow(row);
    return true;
  };
  const here = (): number => (state.selected < 0 ? -1 : (state.visible.positions[state.selected] ?? -1));
  const page = (): number => Math.max(1, Math.floor(renderer.pane().height / ROW_HEIGHT) - 1);

  function left(): boolean {
    const row = state.selected;
    const open = hasRowsBelow(state.model, row) && !state.collapsed.has(state.model.ids[row] ?? "");
    if (open) actions.toggle(row);
    else if ((state.model.data.rows.parent[row] ?? -1) >= 0) actions.focusRow(state.model.data.rows.parent[row] ?? row);
    return true;
  }
  function right(): boolean {
    const row = state.selected;
    if (!hasRowsBelow(state.model, row)) return true;
    if (state.collapsed.has(state.model.ids[row] ?? "")) actions.toggle(row);
    else select(here() + 1);
    return true;
  }
  function enter(): boolean {
    if (linking === undefined) actions.open(state.selected);
    else finishLink(linking);
    return true;
  }
  function finishLink({ source, rules }: Linking): void {
    const against = rules.reasonAgainst(state.selected, "FS");
    if (against !== undefined) {
      announcer.show(against);
      return;
    }
    linking = undefined;
    stage.root.classList.remove("linking");
    void tools.ask(state.sequence, { kind: "add-link", plan: state.model.data.plan, task: state.model.ids[state.selected] ?? "", on: state.model.ids[source] ?? "", type: "FS" });
  }
  function beginLink(): boolean {
    const source = state.selected;
    linking = { source, rules: linkRules(state.model, source) };
    stage.root.classList.add("linking");
    announcer.show(`Link from ${state.model.titles[source] ?? ""}: go to the task that waits and press Enter. Escape cancels.`);
    return true;
  }
  function escape(): boolean {
    if (linking === undefined) return false;
    linking = undefined;
    stage.root.classList.remove("linking");
    announcer.show("No link was made.");
    return true;
  }
  /** Moves or resizes the selected row by a day. */
  function nudge(gesture: "move" | "resize", days: number): boolean {
    const row = state.selected;
    const refused = reasonAgainst(state.model, row, gesture);
    if (refused !== undefined) {
      announcer.show(refused);
      return true;
    }
    const scene = { model: state.model, time: state.time, scale: state.scale };
    const dates = gesture === "move" ? movedByDays(scene, row, days) : resizedByDays(scene, row, days);
    const change = changeFor(state.model, row, gesture, dates);
    if (change !== undefined) {
      announcer.say(`${state.model.titles[row] ?? ""}: ${state.dates.span(dates.start, dates.finish)}`);
      void tools.ask(state.sequence, change);
    }
    return true;
  }

  const plain: Readonly<Record<string, () => boolean>> = {
    ArrowDown: () => select(here() + 1),
    ArrowUp: () => select(here() - 1),
    PageDown: () => select(here() + page()),
    PageUp: () => select(here() - page()),
    Home: () => select(0),
    End: () => select(state.visible.rows.length - 1),
    ArrowLeft: left,
    ArrowRight: right,
    Enter: enter,
    Escape: escape,
    "+": () => done(() => { camera.zoomStep(1); }),
    "=": () => done(() => { camera.zoomStep(1); }),
    "-": () => done(() => { camera.zoomStep(-1); }),
    "0": () => done(actions.usualZoom),
    f: () => done(actions.fit),
    t: () => done(actions.today),
    "/": () => done(actions.filter),
    l: beginLink,
  };
  const withAlt: Readonly<Record<string, () => boolean>> = {
    ArrowLeft: () => nudge("move", -1),
    ArrowRight: () => nudge("move", 1),
    "Shift+ArrowLeft": () => nudge("resize", -1),
    "Shift+ArrowRight": () => nudge("resize", 1),
  };

  stage.root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || state.selected < 0) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const run = event.altKey ? withAlt[`${event.shiftKey ? "Shift+" : ""}${key}`] : Object.hasOwn(plain, key) ? plain[key] : undefined;
    if (run?.() !== true) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function done(run: () => void): true {
  run();
  return true;
}
