import type { DateWords } from "../dates";
import type { HealthWord, TrendWord } from "../../tracking/updates";
import type { ReportAudience, ReportReason, ReportRelease, ReportStakeholder } from "./reportData";

/** Says an English text in the language of whoever reads; `{0}`, `{1}` stand for the values. */
export type Say = (english: string, ...values: readonly (string | number)[]) => string;

/** The words of a report: a language, and its names of months. */
export interface ReportWords {
  readonly say: Say;
  readonly dates: DateWords;
}

/** English, for whoever knows no language. */
export const sayEnglish: Say = (english, ...values) => english.replace(/\{(\d)\}/g, (whole, place: string) => String(values[Number(place)] ?? whole));

/** `1 day`, `3 days`. */
export function dayCount(days: number, say: Say): string {
  return days === 1 ? say("1 day") : say("{0} days", days);
}

/** `3 days late`, `2 days early`, `on the day`. */
export function lateText(days: number, say: Say): string {
  if (days === 0) return say("on the day");
  return days > 0 ? say("{0} late", dayCount(days, say)) : say("{0} early", dayCount(-days, say));
}

/** `80%`; never all or nothing where it is neither. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return `${String(share > 0 && whole === 0 ? 1 : share < 1 && whole === 100 ? 99 : whole)}%`;
}

/** `12,500 EUR`, to the unit. */
export function moneyText(amount: number, currency: string): string {
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount <= -0.5 ? "−" : ""}${digits}${currency === "" ? "" : ` ${currency}`}`;
}

/** A figure with two places at most: `0.9`, `62.5%`, `8.2 min`. */
export function figureText(figure: number, unit = ""): string {
  return `${String(Math.round(figure * 100) / 100 + 0)}${unit === "" || unit === "%" ? "" : " "}${unit}`;
}

/** The word for how a plan stands. */
export function healthText(word: HealthWord, say: Say): string {
  return word === "on-track" ? say("On track") : word === "at-risk" ? say("At risk") : say("Off track");
}

/** The word for where it is going. */
export function trendText(trend: TrendWord, say: Say): string {
  return trend === "better" ? say("getting better") : trend === "worse" ? say("getting worse") : say("unchanged");
}

/** A reason as a part of a sentence. */
export function reasonText({ code, figure, title }: ReportReason, say: Say): string {
  switch (code) {
    case "past-target": return say("the forecast is {0} after the target", dayCount(Math.max(1, figure), say));
    case "unlikely": return say("the chance of the target is {0}", percent(figure));
    case "release-late": return say("{0} is {1} late", title, dayCount(Math.max(1, figure), say));
    case "over-budget": return say("the forecast cost is {0} over the budget", percent(figure));
    case "late": return figure === 1 ? say("1 task is late") : say("{0} tasks are late", figure);
    case "blocked": return figure === 1 ? say("1 task is blocked") : say("{0} tasks are blocked", figure);
    case "overload": return figure === 1 ? say("1 person or machine is overbooked") : say("{0} people or machines are overbooked", figure);
    case "behind": return say("the schedule index (SPI) is {0}", figureText(figure));
    case "dear": return say("the cost index (CPI) is {0}", figureText(figure));
  }
}

/** The word for how a release stands. */
export function releaseText(state: ReportRelease["state"], say: Say): string {
  switch (state) {
    case "released": return say("Released");
    case "empty": return say("No work yet");
    case "ready": return say("Ready");
    case "late": return say("Late");
    case "at-risk": return say("At risk");
    case "on-track": return say("On track");
    case "planned": return say("Planned");
  }
}

/** What to do with those of a quadrant. */
export function quadrantText(quadrant: ReportStakeholder["quadrant"], say: Say): string {
  switch (quadrant) {
    case "manage": return say("Manage closely");
    case "satisfy": return say("Keep satisfied");
    case "inform": return say("Keep informed");
    case "monitor": return say("Monitor");
  }
}

/** Whom a report is for. */
export function audienceText(audience: ReportAudience, say: Say): string {
  return audience === "team" ? say("for the team") : audience === "sponsor" ? say("for sponsors") : say("for customers");
}
