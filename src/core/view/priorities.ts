import { capacityOf, cutLineOf } from "../product/cutLine";
import type { Figure, FigureKey } from "../product/itemFigures";
import { RANK_METHODS } from "../product/methods";
import { formulaText, rankingOf, rankMethodOf, type Ranking } from "../product/rankBacklog";
import { flipOf } from "../product/sensitivity";
import type { Instant } from "../model/instant";
import type { BacklogItem } from "../model/items";
import type { Plan } from "../model/plan";
import type { Duration, DurationScale, Estimate } from "../model/values";
import type { Schedule } from "../schedule/result";
import type { PrioritiesData, PriorityFigure, PriorityItem, PriorityMethod, PriorityPlace } from "./prioritiesData";
import { packPriorities, type PackedPriorities } from "./prioritiesPacked";
import { wordsOfId } from "./titles";

/** Makes what the priorities view shows of a scheduled plan. */
export function prioritiesData(schedule: Schedule, now: Instant): PackedPriorities {
  return packPriorities(shownOf(schedule, now));
}

function shownOf(schedule: Schedule, now: Instant): PrioritiesData {
  const { plan } = schedule;
  const own = rankingOf(plan);
  const method = rankMethodOf(plan) ?? "";
  const rankings = [...(method === "formula" ? [own] : []), ...RANK_METHODS.map((one) => (one === method ? own : rankingOf(plan, one)))];
  const places = rankings.map(placesOf);
  const items = [...plan.backlog.values()];
  const ownPlace = new Map(own.ideas.map(({ item }, place) => [item, place]));
  const capacity = capacityOf(schedule);
  return {
    plan: plan.id, title: plan.title, now, dayMinutes: own.figures.scale.day, method,
    methods: rankings.map((ranking) => methodOf(schedule, ranking)),
    releases: named(items.map(({ release }) => release?.id), (id) => plan.releases.get(id)?.title),
    objectives: named(items.map(({ objective }) => objective?.id), (id) => plan.objectives.get(id)?.title),
    tags: [...new Set(items.flatMap(({ tags = [] }) => tags))].sort((a, b) => (a < b ? -1 : 1)),
    items: items.map((item) => itemOf(own, item, places.map((of) => of.get(item) ?? NO_PLACE), ownPlace.get(item) ?? -1)),
    ...(capacity === undefined ? {} : { capacity: { kind: capacity.until.kind, title: untilTitle(plan, capacity.until), at: capacity.until.at, all: capacity.capacity, planned: capacity.planned, free: capacity.free } }),
  };
}

/** What would change the order is worked out for so many, the highest first. */
const MOST_FLIPS = 200;

const NO_PLACE: PriorityPlace = { rank: 0, score: 0, lacks: [] };

function placesOf({ ideas }: Ranking): ReadonlyMap<BacklogItem, PriorityPlace> {
  return new Map(ideas.map(({ item, rank = 0, score = 0, missing, fault }) => [item, { rank, score, lacks: fault === undefined ? missing : [`${fault}.`] }]));
}

function methodOf(schedule: Schedule, ranking: Ranking): PriorityMethod {
  return { id: ranking.method ?? "", formula: formulaText(ranking), keys: ranking.keys, fits: cutLineOf(schedule, ranking)?.fits ?? -1 };
}

function named(ids: readonly (string | undefined)[], titleOf: (id: string) => string | undefined): PrioritiesData["releases"] {
  return [...new Set(ids.filter((id) => id !== undefined))].map((id) => [id, titleOf(id) ?? wordsOfId(id)]);
}

function untilTitle(plan: Plan, { kind, id }: { readonly kind: string; readonly id: string }): string {
  return kind === "release" ? (plan.releases.get(id)?.title ?? wordsOfId(id)) : kind === "plan" ? plan.title : wordsOfId(id);
}

function itemOf(own: Ranking, item: BacklogItem, places: readonly PriorityPlace[], place: number): PriorityItem {
  const figures = own.figures.of(item);
  const flip = place < 0 || place >= MOST_FLIPS ? undefined : flipOf(own, place);
  return {
    id: item.id, title: item.title ?? wordsOfId(item.id), release: item.release?.id ?? "", objective: item.objective?.id ?? "", owner: item.owner?.id ?? "", tags: item.tags ?? [], notes: item.notes ?? "",
    figures: [...figures].map(([key, figure]) => figureOf(own.figures.scale, item, key, figure)),
    places, done: own.figures.isDone(item), planned: figures.get("effort")?.from === "tasks",
    ...(flip === undefined ? {} : { flip: { key: flip.key, by: flip.by, below: flip.below } }),
  };
}

const PLACES = 1e4;

function figureOf(scale: DurationScale, item: BacklogItem, key: FigureKey, { amount, from }: Figure): PriorityFigure {
  return { key, amount, from, text: textOf(scale, item, key, { amount, from }) };
}

/** A figure as it is written: effort in days, confidence in percent, words as words. */
function textOf(scale: DurationScale, item: BacklogItem, key: FigureKey, { amount, from }: Figure): string {
  const plain = String(Math.round(amount * PLACES) / PLACES);
  switch (key) {
    case "effort":
      return item.effort !== undefined && from === "written" ? estimateText(item.effort) : `${String(Math.round((amount / scale.day) * 100) / 100)}d`;
    case "confidence":
      return amount <= 1 ? `${String(Math.round(amount * PLACES) / 100)}%` : plain;
    case "moscow":
      return item.moscow ?? plain;
    case "kano":
      return item.kano ?? plain;
    case "cost-of-delay":
      return `${plain}/w`;
    default:
      return plain;
  }
}

/** An estimate as it is written, in the units of its parts. */
function estimateText(estimate: Estimate): string {
  if (estimate.kind === "single") return durationText(estimate.likely);
  if (estimate.kind === "range") return `${durationText(estimate.low)}..${durationText(estimate.high)}`;
  return [estimate.low, estimate.likely, estimate.high].map(durationText).join("/");
}

function durationText({ minutes, days, weeks, months }: Duration): string {
  const parts = [[months, "mo"], [weeks, "w"], [days, "d"], [Math.floor(minutes / 60), "h"], [Math.round(minutes % 60), "m"]] as const;
  const written = parts.filter(([amount]) => amount !== 0).map(([amount, unit]) => `${String(amount)}${unit}`);
  return written.length === 0 ? "0d" : written.join(" ");
}
