import type { PriorityItem } from "../../src/core/view/prioritiesData";
import { t } from "../shared/l10n";
import { compact } from "../shared/compact";
import { figureOf, type PriorityRow, type PriorityState } from "./state";

/** The words in the corners of the matrix: upper left, upper right, lower left, lower right. */
export function cornerWords(): readonly [string, string, string, string] {
  return [t("Quick wins"), t("Big bets"), t("Fill-ins"), t("Time sinks")];
}

/** What a method is called. */
export function methodName(id: string): string {
  switch (id) {
    case "rice": return "RICE";
    case "ice": return "ICE";
    case "wsjf": return "WSJF";
    case "value-effort": return t("Value / effort");
    case "moscow": return "MoSCoW";
    case "kano": return t("Kano");
    case "votes": return t("Votes");
    case "formula": return t("Own formula");
    default: return id;
  }
}

/** What a figure is called. */
export function keyName(key: string): string {
  const names: Readonly<Record<string, string>> = {
    value: t("Value"), effort: t("Effort"), reach: t("Reach"), impact: t("Impact"), confidence: t("Confidence"), urgency: t("Urgency"), "risk-reduction": t("Risk reduction"),
    "cost-of-delay": t("Cost of delay"), moscow: "MoSCoW", kano: t("Kano"), votes: t("Votes"), demand: t("Demand"),
  };
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key;
}

/** A score with as many digits as tell something. */
export function scoreText(score: number): string {
  return compact(score < 1e4 && score > -1e4 ? Number(score.toPrecision(3)) : score);
}

/** How the ranks of two methods differ: `3 ▲2`. */
export function changeText({ place, other }: PriorityRow): string {
  if (other === undefined || other.rank === 0) return "–";
  const by = place.rank === 0 ? 0 : other.rank - place.rank;
  return by === 0 ? String(other.rank) : `${String(other.rank)} ${by < 0 ? "▲" : "▼"}${String(Math.abs(by))}`;
}

/** The same for the ear. */
export function changeWords({ place, other }: PriorityRow): string {
  if (other === undefined || other.rank === 0) return t("no rank");
  const by = place.rank === 0 ? 0 : other.rank - place.rank;
  return by === 0 ? t("rank {0}, the same", other.rank) : by < 0 ? t("rank {0}, {1} higher", other.rank, -by) : t("rank {0}, {1} lower", other.rank, by);
}

/** Why an idea has no rank. */
export function lackWords({ item, place: { lacks } }: PriorityRow): string {
  if (item.done) return t("Done: its tasks are finished");
  if (lacks.length === 0) return "";
  if (lacks.length === 1 && lacks[0]?.endsWith(".") === true) return lacks[0];
  return t("No rank: {0} lacks", lacks.map(keyName).join(", "));
}

/** Where a figure comes from that is not written. */
export function sourceWords(from: string): string {
  if (from === "tasks") return t("from its tasks");
  if (from === "evidence") return t("from feedback and research");
  return from === "cost-of-delay" ? t("from the cost of delay") : "";
}

/** All of an idea in one line, for the ear and the tip. */
export function ideaWords(row: PriorityRow, state: PriorityState): string {
  const { item, place } = row;
  const figure = (key: string): string => {
    const found = figureOf(item, key);
    return found === undefined ? "" : `${keyName(key)} ${found.text}`;
  };
  return [item.title, place.rank === 0 ? lackWords(row) : t("rank {0}, score {1}", place.rank, scoreText(place.score)), figure("value"), figure("effort"), state.size === "same" ? "" : figure(state.size), row.fits ? "" : t("below the line")].filter((part) => part !== "").join(", ");
}

/** How much is left until when, and what that means. */
export function capacityWords({ data, dates }: PriorityState): string {
  const { capacity, dayMinutes } = data;
  if (capacity === undefined) return "";
  return t("{0}d free until {1}, {2}", Math.round((capacity.free / dayMinutes) * 10) / 10, capacity.title, dates.end(capacity.at));
}

/** The same with what is planned. */
export function capacityMore({ data }: PriorityState): string {
  const { capacity, dayMinutes } = data;
  const days = (minutes: number): number => Math.round((minutes / dayMinutes) * 10) / 10;
  return capacity === undefined ? t("Without people, or without a release, sprint or finish ahead, nobody knows how much fits.") : t("{0}d of people's time until then, {1}d of it planned", days(capacity.all), days(capacity.planned));
}

/** What would bring the next idea level. */
export function flipWords({ flip }: PriorityItem, titleOf: (id: string) => string): string {
  if (flip === undefined) return "";
  if (flip.by === 0) return t("Level with {0}", titleOf(flip.below));
  return t("{0} {1} % would bring {2} level", keyName(flip.key), `${flip.by > 0 ? "+" : "−"}${scoreText(Math.abs(flip.by) * 100)}`, titleOf(flip.below));
}

/** "1 idea", "300 ideas". */
export function ideaCount(count: number): string {
  return count === 1 ? t("1 idea") : t("{0} ideas", count);
}

/** So many ideas of one place are named. */
const MOST_NAMED = 6;

/** What stands at a dot: all of an idea that is alone, else the names of those with the highest ranks. */
export function markLines(rows: readonly PriorityRow[], state: PriorityState): readonly string[] {
  const [only] = rows;
  if (only === undefined) return [];
  if (rows.length === 1) return [ideaWords(only, state)];
  const named = rows.slice(0, MOST_NAMED);
  return [
    t("{0} ideas here", rows.length), ...named.map(({ item: { title }, place: { rank } }) => (rank === 0 ? title : `${String(rank)} ${title}`)),
    ...(rows.length > named.length ? [t("and {0} more", rows.length - named.length)] : []),
  ];
}

/** The same in one line. */
export function markWords(rows: readonly PriorityRow[], state: PriorityState): string {
  return markLines(rows, state).join(", ");
}
