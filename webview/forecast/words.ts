import type { ForecastData, ForecastShown, ForecastSubject } from "../../src/core/view/forecastData";
import { moneyText } from "../../src/core/view/money";
import type { DateFormat } from "../shared/dates";
import { t } from "../shared/l10n";
import { valueAt } from "./spread";

/** What a view of money and dates says figures with. */
export interface Say {
  readonly dates: DateFormat;
  readonly currency: string;
  /** The confidence that a person has chosen, 0..1. */
  readonly confidence: number;
}

/** "P80" */
export function percentileText(share: number): string {
  return t("P{0}", Math.round(share * 100));
}

/** "62 %"; what is nearly nothing or nearly sure is not said to be so. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.005) return t("< 1 %");
  if (share < 1 && share > 0.995) return t("> 99 %");
  return t("{0} %", Math.round(share * 100));
}

/** A value of a subject: a date, or money. */
export function valueText(value: number, kind: ForecastSubject["kind"], { dates, currency }: Say): string {
  return kind === "cost" ? moneyText(value, currency) : dates.end(value);
}

/** "+3d", "−1.5d", "0d" */
export function daysText(days: number): string {
  const size = Math.abs(days);
  const figure = size >= 10 ? Math.round(size) : Math.round(size * 10) / 10;
  if (figure === 0) return t("0d");
  return days > 0 ? t("+{0}d", figure) : t("−{0}d", figure);
}

/** The plan's finish, its cost, or the title of a task or release. */
export function subjectTitle({ kind, id }: ForecastSubject, data: ForecastData): string {
  if (kind === "finish") return t("Finish of the plan");
  if (kind === "cost") return t("Cost of the plan");
  return data.subjects.find((one) => one.id === id)?.title ?? id;
}

/** Finish and cost of the plan that are kept with a confidence. */
export function keptWith({ curves, finish, cost }: ForecastShown, share: number): { readonly finish: number; readonly cost: number } {
  const of = (kind: "finish" | "cost", other: number): number => {
    const curve = curves.find((one) => one.of.kind === kind);
    return curve === undefined ? other : valueAt(curve, share);
  };
  return { finish: of("finish", finish.p80), cost: of("cost", cost.p80) };
}

/** "P50 12 Mar · P80 20 Mar · 62 % chance of 30 Mar": the plan in a line. */
export function headline(data: ForecastData, shown: ForecastShown, { dates, confidence }: Say): readonly string[] {
  const kept = keptWith(shown, confidence);
  const at = percentileText(confidence);
  const promise = shown.promises.find(({ kind }) => kind === "plan");
  return [
    ...(confidence === 0.5 ? [] : [`${percentileText(0.5)} ${dates.end(shown.finish.p50)}`]), `${at} ${dates.end(kept.finish)}`,
    ...(promise === undefined ? [] : [t("{0} chance of {1}", percentText(promise.probability), dates.end(promise.due))]),
    ...(data.budget === undefined ? [] : [t("{0} cost {1}", at, moneyText(kept.cost, data.currency))]),
  ];
}

/** "10 000 samples", or how far it is. */
export function progressText({ state, shown }: ForecastData): string {
  const count = shown === undefined ? "" : String(shown.samples).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  if (state === "working") return shown === undefined ? t("Simulating…") : t("Simulating: {0} samples so far…", count);
  return shown === undefined ? "" : t("{0} samples, seed {1}", count, shown.seed);
}
