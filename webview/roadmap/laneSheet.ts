import type { RoadmapCard, RoadmapLane, RoadmapScopeItem } from "../../src/core/view/roadmapData";
import { cardsOf } from "../../src/core/view/picture/roadmapLayout";
import { toolButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { confidenceChip, progressRing } from "./heading";

import type { RoadmapScene } from "./scene";
import { confidenceWords, laneTitle, stateWord } from "./words";

/** More items than these are counted. */
const MOST_ITEMS = 200;

/** The card of a release (or of what else a lane stands for), at the side of the picture. */
export interface LaneSheet {
  readonly node: HTMLElement;
  /** The lane that it shows; undefined when it is closed. */
  readonly lane: string | undefined;
  open(lane: RoadmapLane, scene: RoadmapScene): void;
  /** Shows the same lane as it is now; closes when it is gone. */
  refresh(scene: RoadmapScene): void;
  close(): void;
}

export interface LaneSheetPorts {
  readonly reveal: (id: string, focus: boolean) => void;
  readonly closed: (lane: string) => void;
}

export function createLaneSheet({ reveal, closed }: LaneSheetPorts): LaneSheet {
  const node = element("div", { class: "lane-sheet", attributes: { role: "dialog", tabindex: "-1" } });
  node.hidden = true;
  let shown: { readonly by: RoadmapScene["by"]; readonly lane: string } | undefined;
  const close = (): void => {
    if (shown === undefined) return;
    const { lane } = shown;
    shown = undefined;
    node.hidden = true;
    closed(lane);
  };
  const draw = (lane: RoadmapLane, scene: RoadmapScene): void => {
    node.setAttribute("aria-label", laneTitle(lane, scene.by));
    node.replaceChildren(...sheetParts(lane, scene, close));
  };
  node.addEventListener("click", (event) => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-item]")?.dataset["item"] : undefined;
    if (id !== undefined) reveal(id, event.detail === 0);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  return {
    node,
    get lane() { return shown?.lane; },
    open: (lane, scene) => {
      shown = { by: scene.by, lane: lane.id };
      draw(lane, scene);
      node.hidden = false;
      node.scrollTop = 0;
      node.focus({ preventScroll: true });
    },
    refresh: (scene) => {
      if (shown === undefined) return;
      const lane = shown.by === scene.by ? scene.data.lanes[scene.by].find(({ id }) => id === shown?.lane) : undefined;
      if (lane === undefined) {
        close();
        return;
      }
      const active = document.activeElement instanceof HTMLElement && node.contains(document.activeElement) ? document.activeElement.dataset["item"] ?? "" : undefined;
      const top = node.scrollTop;
      draw(lane, scene);
      node.scrollTop = top;
      if (active !== undefined) (node.querySelector<HTMLElement>(`[data-item="${CSS.escape(active)}"]`) ?? node).focus({ preventScroll: true });
    },
    close,
  };
}

function sheetParts(lane: RoadmapLane, scene: RoadmapScene, close: () => void): readonly HTMLElement[] {
  const confidence = confidenceWords(lane, scene.audience, scene.dates);
  const isPlain = scene.audience === "customer";
  const head = element("div", {
    class: "sheet-head",
    children: [...(isPlain ? [] : [progressRing(lane.progress)]), element("h2", { text: laneTitle(lane, scene.by) }), toolButton(t("Close"), "close", close)],
  });
  return [
    head,
    ...(lane.goal === "" ? [] : [element("p", { class: "goal", text: lane.goal })]),
    ...(confidence === undefined ? [] : [confidenceChip(lane, confidence)]),
    ...(confidence === undefined || confidence.why === "" ? [] : [element("p", { class: "why", text: `${confidence.why}.` })]),
    facts(lane, scene),
    ...contents(lane, scene),
    ...changes(lane, scene),
    ...risks(lane, scene),
  ];
}

/** Promise, forecast and scope. */
function facts(lane: RoadmapLane, { dates, audience }: RoadmapScene): HTMLElement {
  const rows: (readonly [string, string])[] = [];
  if (lane.promise !== undefined) rows.push([t("Promised"), dates.end(lane.promise)]);
  if (lane.released !== undefined) rows.push([t("Released"), dates.end(lane.released)]);
  else if (lane.forecast !== undefined) rows.push([t("Forecast"), dates.end(lane.forecast)]);
  if (lane.band !== undefined) rows.push([t("Likely"), dates.span(lane.band.from, lane.band.to)]);
  if (audience !== "customer" && lane.items > 0) rows.push([t("Scope"), t("{0} of {1} done", lane.itemsDone, lane.items)]);
  return element("dl", { children: rows.flatMap(([name, value]) => [element("dt", { text: name }), element("dd", { text: value })]) });
}

function contents(lane: RoadmapLane, scene: RoadmapScene): readonly HTMLElement[] {
  const cards = cardsOf(scene.data, lane);
  const list = element("ul", { children: cards.slice(0, MOST_ITEMS).map((card) => element("li", { children: [item(card, scene)] })) });
  if (cards.length > MOST_ITEMS) list.append(element("li", { class: "quiet", text: t("and {0} more", cards.length - MOST_ITEMS) }));
  return [element("h3", { text: cards.length === 0 ? t("Nothing in it yet") : t("In it") }), ...(cards.length === 0 ? [] : [list])];
}

function item(card: RoadmapCard, scene: RoadmapScene): HTMLElement {
  const state = stateWord(card, scene.audience);
  const finish = card.finish === undefined ? "" : scene.dates.end(card.finish);
  return row(card.id, card.title, card.state, card.kind === "idea" ? [state] : [state, ...(finish === "" ? [] : [finish])], scene);
}

/** What came into a release since the baseline, and what went out of it. */
function changes({ scope }: RoadmapLane, scene: RoadmapScene): readonly HTMLElement[] {
  if (scope === undefined) return [];
  const { added, dropped, named } = scope;
  const list = (title: string, count: number, items: readonly RoadmapScopeItem[]): readonly HTMLElement[] => (count === 0 ? [] : [
    element("h3", { text: title }),
    element("ul", {
      children: [
        ...items.map(({ id, title: name, now }) => element("li", { children: [row(id, name, now, now === "here" ? [] : [whereWord(now)], scene, now !== "gone")] })),
        ...(count > items.length ? [element("li", { class: "quiet", text: t("and {0} more", count - items.length) })] : []),
      ],
    }),
  ]);
  return [...list(t("Added since the baseline: {0}", added), added, named.added), ...list(t("Dropped since the baseline: {0}", dropped), dropped, named.dropped)];
}

function whereWord(now: "elsewhere" | "dropped" | "gone"): string {
  return { elsewhere: t("no longer in this release"), dropped: t("dropped"), gone: t("no longer in the plan") }[now];
}

function risks({ risks: all }: RoadmapLane, scene: RoadmapScene): readonly HTMLElement[] {
  if (all.length === 0) return [];
  return [element("h3", { text: t("Open risks") }), element("ul", { children: all.map(({ id, title, chance }) => element("li", { children: [row(id, title, "risk", chance === "" ? [] : [chance], scene)] })) })];
}

/** A line of the sheet: for the team a way to its text where the plan has it, for others only words. */
function row(id: string, title: string, kind: string, words: readonly string[], { audience }: RoadmapScene, known = true): HTMLElement {
  const children = [element("span", { class: "name", text: title }), element("span", { class: "when", text: words.join(" · ") })];
  if (audience !== "team" || !known) return element("div", { class: `item ${kind}`, children });
  return element("button", { class: `item ${kind}`, attributes: { type: "button", "data-item": id }, children });
}
