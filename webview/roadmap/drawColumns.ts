import type { RoadmapCard } from "../../src/core/view/roadmapData";
import type { RoadmapHorizon } from "../../src/core/view/roadmapHorizon";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { boundsOf, COLUMNS, shownIn } from "./columns";
import type { LaneColumns } from "./columns";
import { cardWords } from "./drawDated";
import type { Spot } from "./drawDated";
import type { RoadmapScene } from "./scene";
import { cardFacts, horizonWord, whenWords } from "./words";

/** The headings of now, next, later and done; that of done folds its cards. */
export function drawColumnHeads(scene: RoadmapScene, done: number): HTMLElement {
  const { next, later } = boundsOf(scene);
  const until: Partial<Record<RoadmapHorizon, string>> = { now: t("until {0}", scene.dates.end(next)), next: t("until {0}", scene.dates.end(later)) };
  return element("div", {
    class: "column-heads",
    children: COLUMNS.map((column) => {
      if (column !== "done") return element("div", { class: `column-head ${column}`, children: [element("span", { class: "name", text: horizonWord(column) }), element("span", { class: "until", text: until[column] ?? "" })] });
      return element("div", {
        class: "column-head done",
        children: [element("button", {
          class: "fold", attributes: { type: "button", "aria-expanded": String(scene.showDone) },
          children: [element("span", { class: "name", text: horizonWord(column) }), element("span", { class: "until", text: String(done) })],
        })],
      });
    }),
  });
}

/** The cells of a lane. */
export function drawCells({ lane, cells }: LaneColumns, scene: RoadmapScene, most: (column: RoadmapHorizon) => number): HTMLElement {
  return element("div", {
    class: "cells",
    children: COLUMNS.map((column, place) => {
      const cell = cells[place] ?? [];
      const shown = shownIn(cell, column, most(column), scene.showDone);
      const list = element("ul", {
        class: `cell ${column}`,
        attributes: { "data-column": column, "aria-label": `${horizonWord(column)}: ${String(cell.length)}` },
        children: cell.slice(0, shown).map((card) => element("li", { children: [drawNote(card, lane.id, scene)] })),
      });
      if (shown > 0 && shown < cell.length) {
        list.append(element("li", { children: [element("button", { class: "more", attributes: { type: "button", "data-more": column, "data-lane": lane.id }, text: t("{0} more", cell.length - shown) })] }));
      }
      return list;
    }),
  });
}

function drawNote(card: RoadmapCard, lane: string, scene: RoadmapScene): HTMLElement {
  const [name, ...rest] = cardWords(card, scene);
  const when = card.kind === "idea" ? t("idea") : scene.audience === "team" || card.state === "done" ? whenWords(card, scene.dates) : "";
  const node = element("button", {
    class: `note piece ${card.state} ${card.kind}`,
    attributes: { type: "button", tabindex: "-1", "data-id": card.id, "data-lane": lane, title: [card.title, ...cardFacts(card, scene)].join("\n") },
    children: [
      ...(name === undefined ? [] : [name]),
      element("span", { class: "marks", children: [...(when === "" ? [] : [element("span", { class: "when", attributes: { "aria-hidden": "true" }, text: when })]), ...rest] }),
    ],
  });
  if (card.progress > 0 && card.progress < 1) {
    const progress = element("span", { class: "progress" });
    progress.style.width = `${Math.round(card.progress * 100)}%`;
    node.append(progress);
  }
  return node;
}

/** The cards of a lane that are drawn, for the keys to walk. */
export function columnSpots({ lane, cells }: LaneColumns, scene: RoadmapScene, most: (column: RoadmapHorizon) => number): readonly Spot[] {
  return cells.flatMap((cell, x) => cell.slice(0, shownIn(cell, COLUMNS[x] ?? "now", most(COLUMNS[x] ?? "now"), scene.showDone)).map((card, y): Spot => ({ id: card.id, lane: lane.id, x, y })));
}
