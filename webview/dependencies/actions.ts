import type { ViewChange } from "../../src/protocol/viewMessages";
import { t } from "../shared/l10n";
import { openLinkDialog } from "./linkDialog";
import { isA, linkAt } from "./model";
import { sideKey } from "./neighbourhood";
import type { Neighbourhood } from "./neighbourhood";
import { focusSelected } from "./parts";
import type { Parts } from "./parts";
import { chosenEdge, linkOfEdge, visit } from "./state";
import type { GraphState } from "./state";
import type { Side } from "./walk";
import { linkWords } from "./words";

/** What toolbar, keys and pointer share. */
export interface GraphActions {
  select(row: number): void;
  center(row: number): void;
  /** Found by its name: the centre from now on. */
  jump(row: number): void;
  reveal(row: number): void;
  toggle(row: number, side: Side): void;
  link(side: Side): void;
  chooseLink(edge: number): void;
  nextLink(step: 1 | -1): void;
  leaveLink(): void;
  cut(): void;
  change(change: ViewChange): void;
  /** To a place of the trail. */
  go(place: number): void;
  /** The text cursor stands in an item; `first` for the first time that a view hears of it. */
  follow(id: string, first: boolean): void;
  depth(depth: number): void;
  direction(direction: GraphState["direction"]): void;
  driving(on: boolean): void;
  tasks(on: boolean): void;
  list(on: boolean): void;
}

export function graphActions(parts: Parts): GraphActions {
  const { state, stage, ports, draw, paint } = parts;
  const center = (row: number): void => {
    const from = state.selected;
    visit(state, row, true);
    draw(parts.scene().places.has(row) ? row : from);
    stage.centerOn(row);
    focusSelected(parts);
    ports.reveal(state.model.ids[row] ?? "", false);
  };
  const set = (change: () => void): void => {
    change();
    draw(state.center);
    stage.reveal(state.selected, true);
  };
  return {
    ...linkActions(parts),
    select: (row) => {
      state.selected = row;
      state.link = undefined;
      paint();
      stage.reveal(row, true);
      focusSelected(parts);
      ports.reveal(state.model.ids[row] ?? "", false);
    },
    center,
    jump: center,
    reveal: (row) => {
      if (isA(state.model, row, "external")) ports.announcer.show(t("{0} is in another plan.", state.model.titles[row] ?? ""));
      else ports.reveal(state.model.ids[row] ?? "", true);
    },
    toggle: (row, side) => { toggle(parts, row, side); },
    go: (place) => {
      const row = state.model.rowOfId.get(state.trail[place] ?? "");
      if (row === undefined) return;
      state.at = place;
      center(row);
    },
    follow: (id, first) => { follow(parts, id, first); },
    depth: (depth) => {
      set(() => {
        state.depth = depth;
        state.opened.clear();
        state.closed.clear();
      });
    },
    direction: (direction) => { set(() => { state.direction = direction; }); },
    driving: (on) => { set(() => { state.driving = on; }); },
    tasks: (on) => { set(() => { state.tasks = on; }); },
    list: (on) => { set(() => { state.list = on; }); },
  };
}

/** Opens what is hidden on a side of a card; where nothing is, hides what is shown there. */
function toggle({ state, draw, scene, ports }: Parts, row: number, side: Side): void {
  const { model } = state;
  const key = sideKey(model.ids[row] ?? "", side);
  const item = scene().hood.items.find((one) => one.row === row);
  const hidden = (side === "before" ? item?.hiddenBefore : item?.hiddenAfter) ?? 0;
  const before = scene().hood.items.length;
  if (hidden > 0) {
    state.closed.delete(key);
    state.opened.add(key);
  } else {
    if (!hasNeighbour(scene().hood, row, side)) return;
    state.opened.delete(key);
    state.closed.add(key);
  }
  draw(row);
  const more = scene().hood.items.length - before;
  if (hidden > 0 && more <= 0) ports.announcer.show(t("There is no room for more: {0} are shown.", before));
  else ports.announcer.say(more > 0 ? t("{0} more shown", more) : t("{0} hidden", -more));
}

function hasNeighbour({ edges }: Neighbourhood, row: number, side: Side): boolean {
  return edges.some(({ from, to }) => (side === "before" ? to : from) === row);
}

/** The text cursor stands in an item: it is selected where it is shown, else it becomes the centre, as at first. */
function follow({ state, stage, draw, paint, scene }: Parts, id: string, first: boolean): void {
  const row = state.model.rowOfId.get(id);
  if (row === undefined || row === state.selected) return;
  if (scene().places.has(row) && !first) {
    state.selected = row;
    state.link = undefined;
    paint();
    stage.reveal(row, false);
    return;
  }
  visit(state, row, false);
  draw(row);
  stage.home();
}

type LinkActions = Pick<GraphActions, "link" | "chooseLink" | "nextLink" | "leaveLink" | "cut" | "change">;

function linkActions(parts: Parts): LinkActions {
  const { state, ports, paint, scene, view } = parts;
  const choose = (edge: number): void => {
    state.link = linkOfEdge(scene(), edge);
    paint();
    const chosen = scene().hood.edges[edge];
    if (chosen !== undefined) ports.announcer.say(t("Link: {0}", linkWords(state.model, chosen.link, chosen.via)));
  };
  const change = (wanted: ViewChange): void => {
    void ports.change(wanted).then((done) => {
      if (!done) return;
      if (wanted.kind === "add-link") ports.announcer.say(t("Link added."));
      if (wanted.kind === "remove-link") ports.announcer.say(t("Link cut."));
    });
  };
  return {
    change,
    link: (side) => {
      const { model, selected } = state;
      if (isA(model, selected, "external")) ports.announcer.show(t("Work of another plan is linked there."));
      else if (side === "before" && isA(model, selected, "release")) ports.announcer.show(t("A release waits for the work that carries it."));
      else openLinkDialog(view, { model, dates: state.dates, row: selected, side }, { preview: (wanted) => ports.preview(wanted), add: change, refuse: ports.announcer.show, closed: () => { focusSelected(parts); } });
    },
    chooseLink: (edge) => {
      const { from, to } = scene().hood.edges[edge] ?? { from: state.selected, to: state.selected };
      if (from !== state.selected && to !== state.selected) state.selected = to;
      choose(edge);
      focusSelected(parts);
    },
    nextLink: (step) => {
      const own = scene().hood.edges.flatMap(({ from, to }, at) => (from === state.selected || to === state.selected ? [at] : []));
      const at = own.indexOf(chosenEdge(scene()));
      const next = own[at < 0 ? (step > 0 ? 0 : own.length - 1) : at + step];
      if (next === undefined) choose(-1);
      else choose(next);
    },
    leaveLink: () => { if (state.link !== undefined) choose(-1); },
    cut: () => { cut(parts, change); },
  };
}

/** Cuts the selected link, unless it is none that is written. */
function cut({ state, scene, ports }: Parts, change: (change: ViewChange) => void): void {
  const edge = scene().hood.edges[chosenEdge(scene())];
  if (edge === undefined) {
    ports.announcer.show(t("Choose a link first: with L, or by a click on it."));
    return;
  }
  const { model } = state;
  const { from, to, carries, resource } = linkAt(model, edge.link);
  if (carries) ports.announcer.show(t("{0} is part of {1}: its release is written at the task.", model.titles[from] ?? "", model.titles[to] ?? ""));
  else if (resource) ports.announcer.show(t("This is no link of the plan: the same people do both."));
  else {
    state.link = undefined;
    change({ kind: "remove-link", plan: model.data.plan, task: model.ids[to] ?? "", on: model.ids[from] ?? "" });
  }
}
