import type { RoadmapCard, RoadmapLane } from "../../src/core/view/roadmapData";
import { cardsOf } from "../../src/core/view/picture/roadmapLayout";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { lanesOf } from "./scene";
import type { RoadmapScene } from "./scene";
import { confidenceWords, laneTitle, stateWord } from "./words";

/** So many rows are drawn until more are asked for. */
export const MOST_ROWS = 300;

type Row = { readonly kind: "lane"; readonly lane: RoadmapLane } | { readonly kind: "card"; readonly lane: RoadmapLane; readonly card: RoadmapCard };

/** All rows of the table: each lane, and below it its cards. */
export function rowsOf(scene: RoadmapScene): readonly Row[] {
  return lanesOf(scene).flatMap((lane): Row[] => [{ kind: "lane", lane }, ...cardsOf(scene.data, lane).map((card): Row => ({ kind: "card", lane, card }))]);
}

/** The roadmap as a table: the same facts in words. */
export function drawTable(scene: RoadmapScene, most: number): HTMLElement {
  const rows = rowsOf(scene);
  const isPlain = scene.audience === "customer";
  const names = [t("What"), t("Begins"), t("Ends"), t("Promised"), ...(isPlain ? [] : [t("Done")]), t("State"), ...(scene.audience === "team" ? [t("Who")] : [])];
  const table = element("table", {
    class: "facts",
    children: [
      element("caption", { class: "visually-hidden", text: t("Roadmap: {0}", scene.data.title) }),
      element("thead", { children: [element("tr", { children: names.map((name) => element("th", { text: name, attributes: { scope: "col" } })) })] }),
      element("tbody", { children: rows.slice(0, most).map((row) => (row.kind === "lane" ? laneRow(row.lane, scene) : cardRow(row.card, row.lane, scene))) }),
    ],
  });
  const more = rows.length - most;
  return element("div", {
    class: "table",
    children: [table, ...(more > 0 ? [element("button", { class: "more", attributes: { type: "button", "data-rows": "" }, text: t("{0} more", more) })] : [])],
  });
}

function laneRow(lane: RoadmapLane, scene: RoadmapScene): HTMLElement {
  const { audience, dates, by } = scene;
  const confidence = confidenceWords(lane, audience, dates);
  const end = lane.released ?? (audience === "customer" ? undefined : lane.forecast);
  const title = element("button", { class: "lane-title", attributes: { type: "button", "data-open": lane.id, "aria-haspopup": "dialog" }, text: laneTitle(lane, by) });
  return row("lane-row", title, scene, {
    begins: "",
    ends: end === undefined ? "" : dates.end(end),
    promised: lane.promise === undefined ? "" : dates.end(lane.promise),
    done: `${String(Math.round(lane.progress * 100))} %`,
    state: confidence === undefined ? "" : `${confidence.word} ${confidence.figures}`.trim(),
    who: "",
    late: confidence !== undefined && lane.confidence.word === "late",
  });
}

function cardRow(card: RoadmapCard, lane: RoadmapLane, scene: RoadmapScene): HTMLElement {
  const { audience, dates } = scene;
  const title = element("button", { class: "piece-title", attributes: { type: "button", "data-id": card.id, "data-lane": lane.id }, text: card.title });
  return row("card-row", title, scene, {
    begins: card.start === undefined || card.kind === "milestone" ? "" : dates.day(card.start),
    ends: card.finish === undefined ? "" : dates.end(card.finish),
    promised: "",
    done: card.kind === "idea" ? "" : `${String(Math.round(card.progress * 100))} %`,
    state: [stateWord(card, audience), ...(card.critical ? [t("critical")] : [])].join(", "),
    who: card.people,
    late: card.state === "late",
  });
}

interface RowWords {
  readonly begins: string;
  readonly ends: string;
  readonly promised: string;
  readonly done: string;
  readonly state: string;
  readonly who: string;
  readonly late: boolean;
}

function row(kind: string, title: HTMLElement, { audience }: RoadmapScene, { begins, ends, promised, done, state, who, late }: RowWords): HTMLElement {
  const cells = [begins, ends, promised, ...(audience === "customer" ? [] : [done])].map((text) => element("td", { text }));
  return element("tr", {
    class: kind,
    children: [
      element("th", { attributes: { scope: "row" }, children: [title] }), ...cells, element("td", { class: late ? "late" : "", text: state }),
      ...(audience === "team" ? [element("td", { text: who })] : []),
    ],
  });
}
