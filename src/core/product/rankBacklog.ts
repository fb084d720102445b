import { createCalendarBook } from "../calendar/calendarBook";
import { estimateMinutes, scaleOfWeek } from "../calendar/durations";
import type { BacklogItem } from "../model/items";
import type { Plan } from "../model/plan";
import type { DurationScale, Estimate } from "../model/values";

/** The ready-made ways to rank a backlog, by the words of `prioritize`. */
export type RankMethod = "rice" | "ice" | "wsjf" | "value-effort" | "moscow";

/** A figure that goes into a score, by the key that states it; the effort in the method's own unit. */
export type ScoreParts = ReadonlyMap<string, number>;

/** An idea with its place. */
export interface RankedIdea {
  readonly item: BacklogItem;
  /** 1 is the first; undefined when the plan does not rank or a figure lacks. */
  readonly rank?: number;
  readonly score?: number;
  readonly parts: ScoreParts;
  /** The keys that the method needs and the idea lacks. */
  readonly missing: readonly string[];
}

/** Figures as written, `undefined` where one lacks. */
type Figures = Readonly<Record<string, number | undefined>>;

interface Method {
  figures(item: BacklogItem, scale: DurationScale): Figures;
  /** The score from figures that are all there. */
  score(value: (key: string) => number): number;
}

const MOSCOW = { must: 3, should: 2, could: 1, wont: 0 } as const;

const METHODS: Readonly<Record<RankMethod, Method>> = {
  /** Reach × impact × confidence ÷ effort in person-months (Sean McBride, "RICE: Simple prioritization for product managers", Intercom 2016). */
  rice: {
    figures: ({ reach, impact, confidence, effort }, scale) => ({ reach, impact, confidence, effort: effortIn(effort, scale, 4 * scale.week) }),
    score: value => (value("reach") * value("impact") * value("confidence")) / value("effort"),
  },
  /** Impact × confidence × ease (Sean Ellis, "Hacking Growth" 2017); ease is taken as the inverse of the effort in person-days. */
  ice: {
    figures: ({ impact, confidence, effort }, scale) => ({ impact, confidence, effort: effortIn(effort, scale, scale.day) }),
    score: value => (value("impact") * value("confidence")) / value("effort"),
  },
  /**
   * Cost of delay ÷ job size, the cost of delay as the sum of value, time criticality and risk reduction (Donald
   * Reinertsen, "The Principles of Product Development Flow" 2009, principle Q13; the sum as in the Scaled Agile Framework).
   */
  wsjf: {
    figures: ({ value, urgency, riskReduction, effort }, scale) => ({ value, urgency, "risk-reduction": riskReduction, effort: effortIn(effort, scale, scale.day) }),
    score: value => (value("value") + value("urgency") + value("risk-reduction")) / value("effort"),
  },
  /** Value ÷ effort in person-days: the most value for the time (Karl Wiegers, "First Things First: Prioritizing Requirements" 1999, without its risk and penalty). */
  "value-effort": {
    figures: ({ value, effort }, scale) => ({ value, effort: effortIn(effort, scale, scale.day) }),
    score: value => value("value") / value("effort"),
  },
  /** Must, should, could, will not have this time (Dai Clegg, Richard Barker, "Case Method Fast-Track" 1994; DSDM). */
  moscow: {
    figures: ({ moscow }) => ({ moscow: moscow === undefined ? undefined : MOSCOW[moscow] }),
    score: value => value("moscow"),
  },
};

/** The ready-made way that a plan ranks its backlog by; undefined without one, and for a formula of its own. */
export function rankMethodOf(plan: Plan): RankMethod | undefined {
  const written = plan.settings.kept.get("prioritize");
  return typeof written === "string" && Object.hasOwn(METHODS, written) ? (written as RankMethod) : undefined;
}

/**
 * The backlog in the order of the plan's `prioritize`: the highest score first, equal scores in file order, an idea
 * that lacks a figure unranked and last. Without a ready-made way the order is the file's and nothing is ranked.
 */
export function rankBacklog(plan: Plan): readonly RankedIdea[] {
  const name = rankMethodOf(plan);
  const items = [...plan.backlog.values()];
  if (name === undefined) return items.map(item => ({ item, parts: new Map<string, number>(), missing: [] }));
  const scale = scaleOf(plan);
  const scored = items.map(item => scoreOf(item, METHODS[name], scale));
  const ranked = scored.filter(({ score }) => score !== undefined).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return [...ranked.map((idea, index) => ({ ...idea, rank: index + 1 })), ...scored.filter(({ score }) => score === undefined)];
}

function scoreOf(item: BacklogItem, method: Method, scale: DurationScale): RankedIdea {
  const figures = Object.entries(method.figures(item, scale));
  const missing = figures.filter(([, figure]) => figure === undefined).map(([key]) => key);
  const parts = new Map(figures.flatMap(([key, figure]) => (figure === undefined ? [] : [[key, figure] as const])));
  const score = missing.length > 0 ? Number.NaN : method.score(key => parts.get(key) ?? 0);
  return { item, parts, missing, ...(Number.isFinite(score) ? { score } : {}) };
}

/** The effort in a unit of working minutes; none and no time at all are both no figure to divide by. */
function effortIn(effort: Estimate | undefined, scale: DurationScale, unit: number): number | undefined {
  const minutes = effort === undefined ? 0 : estimateMinutes(effort, scale);
  return minutes > 0 ? minutes / unit : undefined;
}

function scaleOf(plan: Plan): DurationScale {
  const { hoursPerDay, hoursPerWeek } = plan.settings;
  return scaleOfWeek(createCalendarBook(plan).week, hoursPerDay, hoursPerWeek);
}
