import { linkAt, stateOf } from "./model";
import type { GraphState, Scene } from "./state";
import { middleOf } from "./state";
import type { Side } from "./walk";

/** What the keys do. */
export interface KeyActions {
  readonly select: (row: number) => void;
  readonly center: (row: number) => void;
  readonly reveal: (row: number) => void;
  /** Shows what is hidden on a side of the selected card, or hides it. */
  readonly toggle: (row: number, side: Side) => void;
  readonly link: (side: Side) => void;
  /** Chooses the next link of the selected card, or none. */
  readonly nextLink: (step: 1 | -1) => void;
  readonly leaveLink: () => void;
  readonly cut: () => void;
  readonly go: (step: -1 | 1) => void;
  readonly zoom: (by: number) => void;
  readonly fit: () => void;
  readonly find: () => void;
}

/** The keys of the picture. */
export function listenToKeys(root: HTMLElement, scene: () => Scene, actions: KeyActions): void {
  let cameFrom = -1;
  const walk = (event: KeyboardEvent): boolean => {
    const { state } = scene();
    const side: Side | undefined = event.key === "ArrowLeft" ? "before" : event.key === "ArrowRight" ? "after" : undefined;
    if (side === undefined) return false;
    if (event.altKey) actions.go(side === "before" ? -1 : 1);
    else if (event.shiftKey) actions.toggle(state.selected, side);
    else {
      if (neighbour(scene(), side, cameFrom) === undefined) actions.toggle(state.selected, side);
      const next = neighbour(scene(), side, cameFrom);
      if (next === undefined) return true;
      cameFrom = state.selected;
      actions.select(next);
    }
    return true;
  };
  const simple: Readonly<Record<string, (state: GraphState) => void>> = {
    ArrowUp: () => { upOrDown(scene(), -1, actions.select); },
    ArrowDown: () => { upOrDown(scene(), 1, actions.select); },
    Enter: ({ selected }) => { actions.reveal(selected); },
    " ": ({ selected }) => { actions.center(selected); },
    a: () => { actions.link("before"); },
    A: () => { actions.link("after"); },
    l: () => { actions.nextLink(1); },
    L: () => { actions.nextLink(-1); },
    Delete: actions.cut,
    Backspace: actions.cut,
    Escape: actions.leaveLink,
    Home: ({ center }) => { actions.select(center); },
    "+": () => { actions.zoom(1.25); },
    "=": () => { actions.zoom(1.25); },
    "-": () => { actions.zoom(1 / 1.25); },
    "0": actions.fit,
    "/": actions.find,
    f: actions.find,
  };
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const target = event.target instanceof Element ? event.target : undefined;
    const onCard = target === root || target?.closest(".item") !== null;
    if (!onCard) return;
    const run = event.altKey ? undefined : simple[event.key];
    if (run !== undefined) run(scene().state);
    else if (!walk(event)) return;
    event.preventDefault();
    // VS Code has keys of its own, Alt with an arrow among them.
    event.stopPropagation();
  });
}

/** The neighbour that is shown on a side: where one came from, else what decides dates, else the nearest in height. */
function neighbour(scene: Scene, side: Side, cameFrom: number): number | undefined {
  const { state, hood } = scene;
  const here = middleOf(scene, state.selected);
  const all = hood.edges.flatMap((edge) => {
    if ((side === "before" ? edge.to : edge.from) !== state.selected) return [];
    return [{ row: side === "before" ? edge.from : edge.to, weight: weightOf(scene, edge.link) }];
  });
  if (all.some(({ row }) => row === cameFrom)) return cameFrom;
  const distance = (row: number): number => Math.abs((middleOf(scene, row)?.y ?? 0) - (here?.y ?? 0));
  const open = (row: number): number => (stateOf(state.model, row) === "dropped" ? 1 : 0);
  all.sort((a, b) => b.weight - a.weight || open(a.row) - open(b.row) || distance(a.row) - distance(b.row) || a.row - b.row);
  return all[0]?.row;
}

/** What decides dates comes before what does not, and of that what is critical. */
function weightOf({ state }: Scene, link: number): number {
  const { driving, critical } = linkAt(state.model, link);
  return (driving ? 2 : 0) + (critical ? 1 : 0);
}

/** The card above or below in the same layer. */
function upOrDown(scene: Scene, step: 1 | -1, select: (row: number) => void): void {
  const { hood, layout, places, state } = scene;
  const layer = layout.layer[places.get(state.selected) ?? 0];
  const siblings = hood.items.map(({ row }, place) => ({ row, place })).filter(({ place }) => layout.layer[place] === layer);
  siblings.sort((a, b) => (layout.corners[a.place]?.y ?? 0) - (layout.corners[b.place]?.y ?? 0));
  const next = siblings[siblings.findIndex(({ row }) => row === state.selected) + step];
  if (next !== undefined) select(next.row);
}
