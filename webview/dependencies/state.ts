import type { DependenciesData } from "../../src/core/view/dependenciesData";
import type { DateFormat, DateWords } from "../shared/dates";
import { dateFormat } from "../shared/dates";
import type { Layout } from "./layout/layout";
import { layOut } from "./layout/layout";
import { graphModel, lastItem, linkAt } from "./model";
import type { GraphModel } from "./model";
import { neighbourhood } from "./neighbourhood";
import type { Neighbourhood, Wanted } from "./neighbourhood";

/** The size of a card, and the space between two layers, in pixels. */
export const CARD = { width: 184, height: 64 } as const;
export const GAP = 100;

/** The most cards that are shown at a time. */
export const MOST_CARDS = 150;

/** What survives a reload. */
export interface SavedDependencies {
  readonly plan: string;
  readonly center: string;
  readonly selected: string;
  readonly depth: number;
  readonly direction: Wanted["direction"];
  readonly driving: boolean;
  readonly tasks: boolean;
  readonly list: boolean;
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly trail: readonly string[];
  readonly at: number;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A link and where it is drawn: a link of a summary is drawn at each of its tasks. */
export interface ChosenLink {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly drawnFrom: string;
  readonly drawnTo: string;
}

/** What is shown and what a person has chosen. Rows are those of the model. */
export interface GraphState {
  model: GraphModel;
  dates: DateFormat;
  center: number;
  selected: number;
  /** The selected link, by ids: the edges that are shown are made anew with each picture. */
  link: ChosenLink | undefined;
  depth: number;
  direction: Wanted["direction"];
  driving: boolean;
  tasks: boolean;
  /** The list beside the picture is shown. */
  list: boolean;
  opened: Set<string>;
  closed: Set<string>;
  /** Ids of the centres so far, and where in them one stands. */
  trail: string[];
  at: number;
  /** The cursor of the text brought the present centre, not the person in the view. */
  byCursor: boolean;
  zoom: number;
  /** Where the middle of the centre's card is, from the middle of the stage. */
  x: number;
  y: number;
}

/** The most centres that are remembered. */
const MOST_REMEMBERED = 50;

export function newState(data: DependenciesData, saved: SavedDependencies | undefined, words: DateWords): GraphState {
  const model = graphModel(data);
  const known = model.rowOfId.get(saved?.center ?? "");
  const center = known ?? lastItem(model);
  const restored = known === undefined ? undefined : saved;
  return {
    model,
    dates: dateFormat(words, data.now),
    center,
    selected: model.rowOfId.get(restored?.selected ?? "") ?? center,
    link: undefined,
    depth: saved?.depth ?? 2,
    direction: saved?.direction ?? "both",
    driving: saved?.driving ?? false,
    tasks: saved?.tasks ?? false,
    list: saved?.list ?? false,
    opened: new Set(restored?.opened),
    closed: new Set(restored?.closed),
    trail: restored === undefined ? [model.ids[center] ?? ""] : [...restored.trail],
    at: restored?.at ?? 0,
    byCursor: restored === undefined,
    zoom: restored?.zoom ?? 1,
    x: restored?.x ?? 0,
    y: restored?.y ?? 0,
  };
}

export function savedOf(state: GraphState): SavedDependencies {
  const { model, center, selected, depth, direction, driving, tasks, list, opened, closed, trail, at, zoom, x, y } = state;
  const id = (row: number): string => model.ids[row] ?? "";
  return { plan: model.data.plan, center: id(center), selected: id(selected), depth, direction, driving, tasks, list, opened: [...opened], closed: [...closed], trail, at, zoom, x, y };
}

/** Takes newer data: what was chosen stays chosen as long as it is there. */
export function takeData(state: GraphState, data: DependenciesData, words: DateWords): void {
  const before = state.model;
  const model = graphModel(data);
  const rowOf = (row: number): number | undefined => model.rowOfId.get(before.ids[row] ?? "");
  const earlier = [...state.trail.slice(0, state.at)].reverse().find((id) => model.rowOfId.has(id));
  state.model = model;
  state.dates = dateFormat(words, data.now);
  const center = rowOf(state.center);
  state.center = center ?? model.rowOfId.get(earlier ?? "") ?? lastItem(model);
  state.selected = rowOf(state.selected) ?? state.center;
  if (center === undefined) visit(state, state.center, false);
}

/** Makes an item the centre; the way there is remembered. */
export function visit(state: GraphState, row: number, byPerson: boolean): void {
  const id = state.model.ids[row] ?? "";
  state.center = row;
  state.selected = row;
  state.link = undefined;
  if (state.trail[state.at] !== id) {
    // Where the cursor merely passed by is no place to come back to.
    const kept = state.trail.slice(0, state.at + (state.byCursor && !byPerson ? 0 : 1));
    state.trail = [...kept, id].slice(-MOST_REMEMBERED);
    state.at = state.trail.length - 1;
  }
  state.byCursor = !byPerson;
}

/** The next place in the trail that still is in the plan; undefined where there is none. */
export function beside({ trail, at, model }: GraphState, step: -1 | 1): number | undefined {
  for (let place = at + step; place >= 0 && place < trail.length; place += step) if (model.rowOfId.has(trail[place] ?? "")) return place;
  return undefined;
}

/** What is drawn: a part of the graph in its places. */
export interface Scene {
  readonly state: GraphState;
  readonly hood: Neighbourhood;
  readonly layout: Layout;
  /** Places of the items that are shown, by row. */
  readonly places: ReadonlyMap<number, number>;
}

export function sceneOf(state: GraphState): Scene {
  const { model, center, depth, direction, driving, tasks, opened, closed } = state;
  const hood = neighbourhood(model, { center, depth, direction, driving, tasks, opened, closed, most: MOST_CARDS });
  const places = new Map(hood.items.map(({ row }, place) => [row, place]));
  const edges = hood.edges.map(({ from, to, link }) => ({ from: places.get(from) ?? 0, to: places.get(to) ?? 0, cut: linkAt(model, link).cut }));
  return { state, hood, places, layout: layOut({ count: hood.items.length, edges, center: 0, card: CARD, gap: GAP }) };
}

/** The link that an edge of a scene stands for, to be found again in another scene. */
export function linkOfEdge({ hood, state: { model } }: Scene, edge: number): ChosenLink | undefined {
  const drawn = hood.edges[edge];
  if (drawn === undefined) return undefined;
  const id = (row: number): string => model.ids[row] ?? "";
  const { from, to, type } = linkAt(model, drawn.link);
  return { from: id(from), to: id(to), type, drawnFrom: id(drawn.from), drawnTo: id(drawn.to) };
}

/** The place of the selected link in the edges of a scene, or -1. */
export function chosenEdge(scene: Scene): number {
  const wanted = scene.state.link;
  if (wanted === undefined) return -1;
  return scene.hood.edges.findIndex((_, edge) => {
    const link = linkOfEdge(scene, edge);
    return link?.from === wanted.from && link.to === wanted.to && link.type === wanted.type && link.drawnFrom === wanted.drawnFrom && link.drawnTo === wanted.drawnTo;
  });
}

/** The middle of an item's card in the picture; undefined when it has none. */
export function middleOf({ places, layout }: Scene, row: number): { readonly x: number; readonly y: number } | undefined {
  const corner = layout.corners[places.get(row) ?? -1];
  return corner === undefined ? undefined : { x: corner.x + CARD.width / 2, y: corner.y + CARD.height / 2 };
}
