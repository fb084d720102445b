import { durationMinutes, estimateMinutes } from "../calendar/durations";
import type { Minutes } from "../model/instant";
import type { Risk } from "../model/items";
import type { DurationScale, Estimate, ShareEstimate } from "../model/values";
import { figuresOfPoints, figuresOfRange } from "./distributions";
import { estimateFigures } from "./estimateFigures";
import { isShare } from "./register";
import { levelOf, rowOf, scoreOf, type RiskScales } from "./riskScales";

/** Where a risk stands on the matrix, and what is to be expected of it. Gains count as losses do: whoever shows them knows the sign. */
export interface RiskStanding {
  /** Places on the two scales, from 0; -1 where nothing says one. */
  readonly row: number;
  readonly column: number;
  /** The column follows from time and cost, because no level is written. */
  readonly fromFigures: boolean;
  /** 0 where it has no cell. */
  readonly score: number;
  /** Place among the levels; -1 where it has no cell. */
  readonly level: number;
  /** 0..1 */
  readonly probability: number;
  /** Mean working minutes and money when it strikes. */
  readonly time: Minutes;
  readonly cost: number;
  /** The same times the probability. */
  readonly expectedTime: Minutes;
  readonly expectedCost: number;
}

/** What the figures of a risk are held against. */
export interface RiskContext {
  readonly scales: RiskScales;
  readonly scale: DurationScale;
  /** How long the plan is, in working minutes. */
  readonly length: Minutes;
  /** What it may cost, or costs. */
  readonly money: number;
  /** What a written probability means, 0..1. */
  readonly share: (written: number | string | undefined) => number;
  /** What a share of an impact is a share of: the longest open work that a risk affects, and what that work costs. */
  readonly affected: (risk: Risk) => { readonly time: Minutes; readonly cost: number };
}

/**
 * Bounds of four impacts as shares of the plan's length and money: the usual example of a definition of impact scales
 * (PMI, Practice Standard for Project Risk Management).
 */
const TIME_BANDS = [0.05, 0.1, 0.2] as const;
const COST_BANDS = [0.1, 0.2, 0.4] as const;

/** A risk before the response. */
export function inherentStanding(risk: Risk, context: RiskContext): RiskStanding {
  return standing(risk, { probability: risk.probability, ...risk.impact }, context);
}

/** A risk once every action is done; undefined without `residual`. What `residual` does not say is as before. */
export function residualStanding(risk: Risk, context: RiskContext): RiskStanding | undefined {
  const { impact, residual } = risk;
  if (residual === undefined) return undefined;
  const time = residual.time ?? impact?.time;
  const cost = residual.cost ?? impact?.cost;
  const level = residual.level ?? impact?.level;
  return standing(risk, {
    probability: residual.probability ?? risk.probability,
    ...(time === undefined ? {} : { time }), ...(cost === undefined ? {} : { cost }), ...(level === undefined ? {} : { level }),
  }, context);
}

interface Figures {
  readonly probability: number | string | undefined;
  readonly time?: Estimate | ShareEstimate;
  readonly cost?: readonly [number, number] | ShareEstimate;
  readonly level?: string;
}

function standing(risk: Risk, figures: Figures, context: RiskContext): RiskStanding {
  const { scales } = context;
  const time = isShare(figures.time) ? meanShare(figures.time) * context.affected(risk).time : meanTime(figures.time, context.scale);
  const cost = isShare(figures.cost) ? meanShare(figures.cost) * context.affected(risk).cost : meanCost(figures.cost);
  const row = rowOf(scales, figures.probability);
  const named = figures.level === undefined ? -1 : scales.columns.findIndex(({ name }) => name === figures.level);
  const column = named >= 0 ? named : columnOfFigures(time, cost, context);
  const placed = row >= 0 && column >= 0;
  const score = placed ? scoreOf(scales, row, column) : 0;
  const probability = context.share(figures.probability);
  return {
    row, column, fromFigures: named < 0 && column >= 0, score, level: placed ? levelOf(scales, score) : -1,
    probability, time, cost, expectedTime: probability * time, expectedCost: probability * cost,
  };
}

/** The column for what a strike takes: the larger of its shares of the plan's length and money; -1 where it takes nothing. */
function columnOfFigures(time: Minutes, cost: number, { length, money, scales }: RiskContext): number {
  if (time <= 0 && cost <= 0) return -1;
  const band = Math.max(bandOf(time, length, TIME_BANDS), bandOf(cost, money, COST_BANDS));
  return Math.round((band * (scales.columns.length - 1)) / TIME_BANDS.length);
}

function bandOf(figure: number, whole: number, bands: readonly number[]): number {
  if (figure <= 0) return 0;
  return whole <= 0 ? bands.length : bands.filter((bound) => figure / whole >= bound).length;
}

/** The mean of a delay: of PERT-beta for three points, of a lognormal for a range. */
export function meanTime(estimate: Estimate | undefined, scale: DurationScale): Minutes {
  if (estimate === undefined) return 0;
  const mean = estimateFigures(estimate, scale)?.mean;
  if (mean !== undefined && Number.isFinite(mean)) return mean;
  return estimate.kind === "range" ? durationMinutes(estimate.high, scale) : estimateMinutes(estimate, scale);
}

/** The mean of a cost: of a lognormal for a range. */
export function meanCost(range: readonly [number, number] | undefined): number {
  if (range === undefined) return 0;
  const [low, high] = range;
  return high > low && low > 0 ? figuresOfRange(low, high, {}).mean : (low + high) / 2;
}

/** The mean of a share: of PERT-beta for three points, of a lognormal for a range. */
function meanShare(share: ShareEstimate): number {
  if (share.kind === "share") return share.likely;
  if (share.kind === "share-points") return share.low <= share.likely && share.likely <= share.high ? figuresOfPoints(share, {}).mean : share.likely;
  return meanCost([share.low, share.high]);
}

/** What can be done about a threat. */
export const THREAT_RESPONSES: readonly string[] = ["avoid", "transfer", "mitigate", "accept"];
/** What can be done about an opportunity. */
export const OPPORTUNITY_RESPONSES: readonly string[] = ["exploit", "share", "enhance", "accept"];

/** What is done about a risk, by the words of ROAM: it is resolved, owned, accepted or mitigated; undefined where nobody has taken it yet. */
export type Roam = "resolved" | "owned" | "accepted" | "mitigated";

/** Closed is resolved; an open one is accepted, or mitigated where it has another response, or at least owned. What has happened is none of them. */
export function roamOf({ status, response, owner }: Risk): Roam | undefined {
  if (status === "closed") return "resolved";
  if (status === "happened") return undefined;
  if (response === "accept") return "accepted";
  if (response !== undefined) return "mitigated";
  return owner === undefined ? undefined : "owned";
}
