import type { RoadmapCard, RoadmapData, RoadmapGrouping, RoadmapLane } from "./roadmapData";

/** Whom a roadmap is shown to. */
export type RoadmapAudience = "team" | "sponsor" | "customer";

const NOBODY = { initials: "", people: "", critical: false } as const;

/**
 * The roadmap as an audience may see it. Outside of the team nobody is named, nothing is marked as critical, and what
 * carries the tag `internal` is left out. Customers see what is promised and planned, and no judgement of it.
 */
export function forAudience(data: RoadmapData, audience: RoadmapAudience): RoadmapData {
  if (audience === "team") return data;
  const places = new Map<number, number>();
  const cards: RoadmapCard[] = [];
  data.cards.forEach((card, place) => {
    if (card.internal) return;
    places.set(place, cards.length);
    cards.push(audience === "customer" ? plainCard(card) : { ...card, ...NOBODY });
  });
  // What came and went is the team's to see: the names of what is gone are in no list of what may be shown.
  const shown = (lanes: readonly RoadmapLane[]): readonly RoadmapLane[] => lanes
    .map(({ scope: _, ...lane }) => {
      const left = { ...lane, cards: lane.cards.flatMap((place) => places.get(place) ?? []) };
      return audience === "customer" ? plainLane(left) : left;
    })
    .filter(({ id, cards: left }) => id !== "" || left.length > 0);
  const { release, objective, theme } = data.lanes;
  return { ...data, cards, lanes: { release: shown(release), objective: shown(objective), team: [], theme: shown(theme) } };
}

function plainCard(card: RoadmapCard): RoadmapCard {
  const state = card.state === "done" ? "done" : card.started ? "running" : "planned";
  return { ...card, ...NOBODY, state, lateDays: 0, progress: card.state === "done" ? 1 : 0 };
}

function plainLane({ id, title, goal, promise, released, confidence, cards }: RoadmapLane): RoadmapLane {
  return {
    id, title, goal, cards, progress: 0, items: 0, itemsDone: 0, risks: [],
    ...(promise === undefined ? {} : { promise }),
    ...(released === undefined ? {} : { released }),
    confidence: { word: confidence.word === "done" ? "done" : "unknown" },
  };
}

const GROUPINGS: readonly RoadmapGrouping[] = ["release", "objective", "team", "theme"];

/** What the lanes can stand for: that of which there is at least one; releases where there is none of anything. */
export function roadmapGroupings({ lanes }: RoadmapData): readonly RoadmapGrouping[] {
  const found = GROUPINGS.filter((by) => lanes[by].some(({ id }) => id !== ""));
  return found.length > 0 ? found : ["release"];
}
