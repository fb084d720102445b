import type { RoadmapAudience } from "../../src/core/view/roadmapAudience";
import type { RoadmapCard, RoadmapGrouping, RoadmapLane } from "../../src/core/view/roadmapData";
import type { RoadmapHorizon } from "../../src/core/view/roadmapHorizon";
import { MINUTES_PER_DAY } from "../../src/core/model/instant";
import type { DateFormat } from "../shared/dates";
import { t } from "../shared/l10n";
import type { RoadmapScene } from "./scene";

export function laneTitle({ id, title }: RoadmapLane, by: RoadmapGrouping): string {
  if (id !== "") return title;
  return { release: t("In no release"), objective: t("For no objective"), team: t("Of no team"), theme: t("Without a theme") }[by];
}

/** What lanes stand for, in the list to choose from. */
export function groupingWord(by: RoadmapGrouping): string {
  return { release: t("Releases"), objective: t("Objectives"), team: t("Teams"), theme: t("Themes") }[by];
}

export function audienceWord(audience: RoadmapAudience): string {
  return { team: t("Team"), sponsor: t("Sponsors"), customer: t("Customers") }[audience];
}

export function horizonWord(horizon: RoadmapHorizon): string {
  return { now: t("Now"), next: t("Next"), later: t("Later"), done: t("Done") }[horizon];
}

/** "Promised 20 Mar", "Forecast 1 Apr" or "Released 19 Mar". */
export function promiseWords(lane: RoadmapLane, dates: DateFormat): readonly string[] {
  const promised = lane.promise === undefined ? [] : [t("Promised {0}", dates.end(lane.promise))];
  if (lane.released !== undefined) return [...promised, t("Released {0}", dates.end(lane.released))];
  if (lane.forecast === undefined) return promised;
  const day = dates.end(lane.forecast);
  return [...promised, lane.confidence.word === "done" ? t("Done {0}", day) : t("Forecast {0}", day)];
}

/** A word for how sure a promise is, and the figures behind it. */
export interface ConfidenceWords {
  readonly word: string;
  readonly figures: string;
  /** The rule behind the word, for whoever asks. */
  readonly why: string;
}

export function confidenceWords({ confidence, promise, forecast, slipDays = 0 }: RoadmapLane, audience: RoadmapAudience, dates: DateFormat): ConfidenceWords | undefined {
  const { word, inHand, high, chance } = confidence;
  if (word === "unknown" || (word === "done" && audience === "customer")) return undefined;
  if (word === "done") return { word: t("Done"), figures: slipDays > 0 && audience === "team" ? t("+{0}d", slipDays) : "", why: "" };
  const most = high === undefined ? "" : t("if every estimate on the way came out high: {0}", dates.end(high));
  if (word === "late") {
    return audience === "team" ? { word: t("Late"), figures: chance === undefined ? t("+{0}d", slipDays) : t("+{0}d, {1} % likely", slipDays, Math.round(chance * 100)), why: most } : { word: t("At risk"), figures: "", why: "" };
  }
  const days = Math.max(0, Math.floor(((promise ?? 0) - (forecast ?? 0)) / MINUTES_PER_DAY));
  const figures = audience !== "team" ? "" : chance === undefined ? t("{0}d in hand", days) : t("{0} % likely", Math.round(chance * 100));
  const why = [...(chance === undefined ? [] : [t("{0} % of the samples of the simulation keep the promise, {1}d in hand", Math.round(chance * 100), days)]), ...(inHand === undefined ? [] : [t("{0} % of the time to the promise is in hand", Math.round(inHand * 100))]), ...(most === "" ? [] : [most])].join("; ");
  return { word: word === "tight" ? t("Tight") : t("On track"), figures, why: audience === "team" ? why : "" };
}

/** "8 of 12 done", "1 open risk". */
export function scopeWords({ items, itemsDone, risks, cards }: RoadmapLane, audience: RoadmapAudience): string {
  if (audience === "customer") return "";
  if (items === 0 && cards.length > 0) return cards.length === 1 ? t("1 idea") : t("{0} ideas", cards.length);
  if (items === 0) return t("No work yet");
  const done = t("{0} of {1} done", itemsDone, items);
  if (risks.length === 0 || itemsDone === items) return done;
  return `${done} · ${risks.length === 1 ? t("1 open risk") : t("{0} open risks", risks.length)}`;
}

export function stateWord({ state, kind, lateDays }: RoadmapCard, audience: RoadmapAudience): string {
  if (kind === "idea") return t("idea");
  switch (state) {
    case "planned": return t("not started");
    case "running": return t("in progress");
    case "done": return t("done");
    case "late": return audience !== "team" ? t("at risk") : lateDays > 0 ? t("late +{0}d", lateDays) : t("late");
    case "blocked": return audience === "team" ? t("blocked") : t("in progress");
  }
}

/** When a card is, in words. */
export function whenWords({ kind, start, finish }: RoadmapCard, dates: DateFormat): string {
  if (start === undefined || finish === undefined) return t("no dates yet");
  return kind === "milestone" ? dates.end(finish) : dates.span(start, finish);
}

/** Everything about a card beside its title: for the ear, and in lines for the pointer. */
export function cardFacts(card: RoadmapCard, { audience, by, dates }: Pick<RoadmapScene, "audience" | "by" | "dates">): readonly string[] {
  const percent = t("{0} % done", Math.round(card.progress * 100));
  return [
    whenWords(card, dates),
    ...(card.kind === "idea" || card.kind === "milestone" || audience === "customer" ? [] : [percent]),
    stateWord(card, audience),
    ...(card.critical ? [t("critical")] : []),
    ...(card.release === "" || by === "release" ? [] : [card.release]),
    ...(card.people === "" ? [] : [card.people]),
  ];
}
