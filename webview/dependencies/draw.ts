import { element, svgElement } from "../shared/dom";
import { t } from "../shared/l10n";
import { statusMark } from "../shared/statusMark";
import { isA, linkAt, stateOf } from "./model";
import type { GraphModel } from "./model";
import type { ShownItem } from "./neighbourhood";
import { arrowHead, bowPath, cornerPath, labelPlaces } from "./route";
import { CARD, chosenEdge } from "./state";
import type { Scene } from "./state";
import type { Side } from "./walk";
import { datesOf, kindOf, linkLabel, linkWords, pathOf, roomOf, unseen } from "./words";

/** The most that words on a link may be wide; what runs around has more room. */
const LABEL_WIDTH = 96;
const LABEL_HEIGHT = 16;

const drawn = new WeakMap<HTMLElement, Scene>();

/** Marks what is selected now in a scene that is drawn already; false when it is another one. */
export function markScene(world: HTMLElement, scene: Scene): boolean {
  if (drawn.get(world) !== scene) {
    drawn.set(world, scene);
    return false;
  }
  const { state, hood } = scene;
  const selected = state.model.ids[state.selected];
  const chosen = chosenEdge(scene);
  for (const card of world.querySelectorAll<HTMLElement>(".item")) {
    const here = card.dataset["id"] === selected;
    card.classList.toggle("selected", here);
    card.tabIndex = here ? 0 : -1;
  }
  for (const link of world.querySelectorAll<SVGElement>(".link")) {
    const at = Number(link.dataset["edge"]);
    const edge = hood.edges[at];
    link.classList.toggle("raised", edge?.from === state.selected || edge?.to === state.selected);
    link.classList.toggle("chosen", at === chosen);
  }
  return true;
}

/** Everything of a scene: links below, their words, the cards above. */
export function drawScene(scene: Scene, measure: (text: string) => number): readonly Element[] {
  const cards = scene.hood.items.map((item, place) => drawCard(scene, item, place));
  return [drawLinks(scene), ...drawLabels(scene, measure), ...cards, ...scene.hood.items.flatMap((item, place) => drawMore(scene, item, place))];
}

function drawCard(scene: Scene, { row }: ShownItem, place: number): HTMLElement {
  const { state, layout } = scene;
  const { model, dates } = state;
  const status = stateOf(model, row);
  const kind = kindOf(model, row);
  const path = pathOf(model, row);
  const classes = ["item", status, row === state.center ? "center" : "", row === state.selected ? "selected" : "", isA(model, row, "critical") ? "is-critical" : "", ...["summary", "milestone", "release", "external"].filter((flag) => isA(model, row, flag as "summary"))];
  const card = element("button", {
    class: classes.filter((name) => name !== "").join(" "),
    attributes: {
      type: "button",
      "data-id": model.ids[row] ?? "",
      tabindex: row === state.selected ? "0" : "-1",
      title: [model.titles[row] ?? "", path, model.people[row] ?? ""].filter((line) => line !== "").join("\n"),
      ...(row === state.center ? { "aria-current": "true" } : {}),
    },
    children: [
      element("span", { class: "head", children: [...(isA(model, row, "external") ? [] : [statusMark(status, model.data.items.progress[row] ?? 0)]), element("span", { class: "title", text: model.titles[row] ?? "" })] }),
      element("span", { class: "line", children: [element("span", { text: [kind, datesOf(model, row, dates)].filter((part) => part !== "").join(" · ") })] }),
      element("span", { class: "line", children: [element("span", { class: roomClass(model, row), text: roomOf(model, row) }), element("span", { class: "who", text: model.people[row] ?? "" })] }),
      element("span", { class: "visually-hidden", text: unseen(model, row) }),
    ],
  });
  putAt(card, layout.corners[place]);
  return card;
}

function roomClass(model: GraphModel, row: number): string {
  if (stateOf(model, row) === "late") return "late";
  return isA(model, row, "critical") ? "critical" : "room";
}

/** The buttons at the sides of a card: how many neighbours are not shown, or a way to hide those that are. */
function drawMore({ state, layout, hood }: Scene, { row, hiddenBefore, hiddenAfter }: ShownItem, place: number): readonly HTMLElement[] {
  const corner = layout.corners[place] ?? { x: 0, y: 0 };
  const title = state.model.titles[row] ?? "";
  return (["before", "after"] as const).flatMap((side) => {
    const hidden = side === "before" ? hiddenBefore : hiddenAfter;
    const shown = hood.edges.some(({ from, to }) => (side === "before" ? to : from) === row);
    if (hidden === 0 && (!shown || row === state.center)) return [];
    const said = hidden > 0 ? (side === "before" ? t("Show {0} more before {1}", hidden, title) : t("Show {0} more after {1}", hidden, title)) : side === "before" ? t("Hide what is before {0}", title) : t("Hide what is after {0}", title);
    const button = element("button", {
      class: `more ${side}${hidden > 0 ? "" : " hide"}`,
      attributes: { type: "button", tabindex: "-1", "data-row": String(row), "data-side": side satisfies Side, "aria-label": said, title: said },
      text: hidden > 0 ? `+${String(hidden)}` : "−",
    });
    putAt(button, { x: side === "before" ? corner.x : corner.x + CARD.width, y: corner.y + CARD.height - 11 });
    return [button];
  });
}

function drawLinks(scene: Scene): SVGSVGElement {
  const { hood, layout, state } = scene;
  const chosen = chosenEdge(scene);
  const svg = svgElement("svg", { class: "links", attributes: { "aria-hidden": "true" } });
  hood.edges.forEach((edge, at) => {
    const placed = layout.edges[at];
    const end = placed?.points.at(-1);
    if (placed === undefined || end === undefined) return;
    const link = linkAt(state.model, edge.link);
    const line = placed.back ? cornerPath(placed.points) : bowPath(placed.points);
    const touches = edge.from === state.selected || edge.to === state.selected;
    const names = ["link", link.cut ? "cut" : "", link.driving ? "driving" : "", link.critical ? "is-critical" : "", link.resource ? "resource" : "", link.carries ? "carries" : "", touches ? "raised" : "", at === chosen ? "chosen" : ""];
    svg.append(svgElement("g", {
      class: names.filter((name) => name !== "").join(" "),
      attributes: { "data-edge": String(at) },
      children: [
        svgElement("title", { text: linkWords(state.model, edge.link, edge.via) }),
        svgElement("path", { class: "hit", attributes: { d: line } }),
        svgElement("path", { class: "line", attributes: { d: line } }),
        svgElement("path", { class: "head", attributes: { d: arrowHead(end, placed.back) } }),
      ],
    }));
  });
  return svg;
}

function drawLabels({ hood, layout, state }: Scene, measure: (text: string) => number): readonly HTMLElement[] {
  const labelled = hood.edges.flatMap((edge, at) => {
    const text = linkLabel(state.model, edge.link, edge.via);
    const placed = layout.edges[at];
    return text === "" || placed === undefined ? [] : [{ at, text, edge, ...placed, width: Math.min(placed.back ? 2 * LABEL_WIDTH : LABEL_WIDTH, measure(text) + 8), height: LABEL_HEIGHT }];
  });
  const places = labelPlaces(labelled);
  return labelled.map(({ at, text, edge, width }, number) => {
    const { cut, resource, critical } = linkAt(state.model, edge.link);
    const label = element("span", {
      class: `label${cut ? " cut" : ""}${resource ? " resource" : ""}${critical ? " is-critical" : ""}`,
      attributes: { "data-edge": String(at), "aria-hidden": "true", title: linkWords(state.model, edge.link, edge.via) }, text,
    });
    label.style.maxWidth = `${String(Math.ceil(width))}px`;
    putAt(label, places[number]);
    return label;
  });
}

function putAt(node: HTMLElement, corner: { readonly x: number; readonly y: number } | undefined): void {
  node.style.left = `${String(corner?.x ?? 0)}px`;
  node.style.top = `${String(corner?.y ?? 0)}px`;
}
