import { MINUTES_PER_DAY, type Instant } from "../../model/instant";
import type { KeptItem } from "../../model/items";
import type { Plan } from "../../model/plan";
import { updatesOf } from "../../tracking/updates";
import { wordsOfId } from "../titles";
import type { ReportAudience, ReportStakeholder } from "./reportData";

const ORDER: readonly ReportStakeholder["quadrant"][] = ["manage", "satisfy", "inform", "monitor"];

/** What rhythms are called, with their days; the first that stands in the words counts. */
const RHYTHMS: readonly (readonly [word: RegExp, days: number])[] = [
  [/\b(?:daily|every day)\b/, 1], [/\b(?:fortnightly|biweekly|bi-weekly|every (?:two|2|other) weeks?)\b/, 14], [/\b(?:weekly|every week)\b/, 7],
  [/\b(?:quarterly|every quarter)\b/, 91], [/\b(?:monthly|every month)\b/, 30], [/\b(?:yearly|annually|every year)\b/, 365],
];

/**
 * The stakeholders in the grid of power and interest (Mendelow 1991): much of both is managed closely, power without
 * interest kept satisfied, interest without power kept informed, the rest monitored. `medium` counts as much; what is
 * not written as little. In each quadrant they stand in the plan's order.
 */
export function stakeholderGrid(plan: Plan, today: Instant): readonly ReportStakeholder[] {
  const newest = updatesOf(plan).find(({ day }) => day * MINUTES_PER_DAY <= today)?.day;
  const all = [...(plan.kept.get("stakeholders")?.values() ?? [])].map((item) => stakeholderOf(item, newest, today));
  return all.sort((a, b) => ORDER.indexOf(a.quadrant) - ORDER.indexOf(b.quadrant));
}

function stakeholderOf({ id, values }: KeptItem, newest: number | undefined, today: Instant): ReportStakeholder {
  const text = (key: string): string => textOf(values.get(key));
  const everyDays = daysOf(text("updates"));
  return {
    id, title: text("title") || wordsOfId(id), quadrant: quadrantOf(text("influence"), text("interest")), wants: textsOf(values.get("wants")), updates: text("updates"), everyDays,
    next: everyDays === null ? null : newest === undefined ? today : (newest + everyDays) * MINUTES_PER_DAY, audience: audienceOf(text("audience")),
  };
}

function quadrantOf(influence: string, interest: string): ReportStakeholder["quadrant"] {
  const much = (level: string): boolean => level === "medium" || level === "high";
  return much(influence) ? (much(interest) ? "manage" : "satisfy") : much(interest) ? "inform" : "monitor";
}

function daysOf(updates: string): number | null {
  const words = updates.toLowerCase();
  return RHYTHMS.find(([word]) => word.test(words))?.[1] ?? null;
}

function audienceOf(word: string): ReportAudience {
  return word === "team" || word === "customer" ? word : "sponsor";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : typeof value === "string" ? [value] : [];
}
