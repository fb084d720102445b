import { isAbove, type CutLine } from "../../core/product/cutLine";
import { formulaText, type RankedIdea, type Ranking } from "../../core/product/rankBacklog";
import { flipOf } from "../../core/product/sensitivity";
import type { Schedule } from "../../core/schedule/result";
import { wordsOfId } from "../../core/view/titles";
import { cellText, csvOf } from "./csv";
import { isoInstant, tableInstant } from "./instants";
import { printable } from "./problemText";
import { rounded } from "./rounded";
import { columnsOf } from "./textTable";

/** A ranked backlog with the plan that it is of. */
export interface RankedPlan {
  readonly schedule: Schedule;
  readonly ranking: Ranking;
  readonly cut: CutLine | undefined;
}

const PLACES = 6;

/** The JSON format of `gantry rank`; see schemas/rank.schema.json. */
export function rankJson({ ranking, cut }: RankedPlan): unknown {
  return {
    version: 1,
    method: ranking.method ?? null,
    formula: formulaText(ranking),
    items: ranking.ideas.map((idea, place) => ({
      id: idea.item.id, title: titleOf(idea), rank: idea.rank ?? null, score: idea.score === undefined ? null : rounded(idea.score, PLACES),
      parts: Object.fromEntries([...idea.parts].map(([key, figure]) => [key, rounded(figure, PLACES)])),
      derived: Object.fromEntries(idea.sources), missing: idea.missing, effort: idea.effort ?? null, flip: flipJson(ranking, place),
      ...(idea.fault === undefined ? {} : { fault: idea.fault }), ...(idea.done ? { done: true } : {}),
    })),
    cut: cut === undefined ? null : {
      until: { kind: cut.until.kind, id: cut.until.id, at: isoInstant(cut.until.at) }, capacity: Math.round(cut.capacity), planned: Math.round(cut.planned),
      free: Math.round(cut.free), taken: Math.round(cut.taken), fits: cut.fits, uncounted: cut.uncounted,
    },
  };
}

function flipJson(ranking: Ranking, place: number): unknown {
  const flip = flipOf(ranking, place);
  return flip === undefined ? null : { below: flip.below, key: flip.key, by: rounded(flip.by, 4) };
}

function titleOf({ item }: RankedIdea): string {
  return item.title ?? wordsOfId(item.id);
}

/** The ranked backlog as comma-separated values. */
export function rankCsv({ ranking, cut }: RankedPlan): string {
  const { keys } = ranking;
  const rows = ranking.ideas.map((idea, place) => [
    idea.rank === undefined ? "" : String(idea.rank), idea.item.id, cellText(titleOf(idea)), idea.score === undefined ? "" : String(rounded(idea.score, PLACES)),
    ...keys.map((key) => figureOf(idea, key)), cut === undefined || idea.rank === undefined ? "" : String(isAbove(cut, place, idea.item)),
  ]);
  return csvOf([["rank", "id", "title", "score", ...keys, "fits"], ...rows]);
}

function figureOf({ parts }: RankedIdea, key: string): string {
  const figure = parts.get(key);
  return figure === undefined ? "" : String(rounded(figure, PLACES));
}

/** The ranked backlog as a table for a terminal, with the line below what can be had. */
export function rankText({ schedule, ranking, cut }: RankedPlan): string {
  if (ranking.ideas.length === 0) return "The backlog is empty.\n";
  const { keys } = ranking;
  const head = ["#", "Item", "Score", ...keys.map((key) => (key === "effort" ? `effort (${ranking.method === "rice" ? "mo" : "d"})` : key)), ""];
  const rows = ranking.ideas.map((idea, place) => {
    const title = printable(titleOf(idea));
    return [
      idea.rank === undefined ? "-" : String(idea.rank), `${printable(idea.item.id)}  ${title.length > 48 ? `${title.slice(0, 47)}…` : title}`,
      idea.score === undefined ? "" : short(idea.score), ...keys.map((key) => shortFigure(idea, key)), note(ranking, idea, place),
    ];
  });
  const [header = "", ...lines] = columnsOf([head, ...rows]);
  const line = cut === undefined ? [] : [`${"-".repeat(4)} ${cutText(cut, ranking)}`];
  const at = cut?.fits ?? lines.length;
  return `${[header, ...lines.slice(0, at), ...line, ...lines.slice(at), "", footer(schedule, ranking)].join("\n")}\n`;
}

function short(figure: number): string {
  return String(Number(figure.toPrecision(4)));
}

/** A figure that is not written is marked. */
function shortFigure({ parts, sources }: RankedIdea, key: string): string {
  const figure = parts.get(key);
  return figure === undefined ? "" : `${short(figure)}${sources.has(key) ? "*" : ""}`;
}

function note(ranking: Ranking, idea: RankedIdea, place: number): string {
  if (idea.done) return "done";
  if (idea.fault !== undefined) return printable(idea.fault);
  if (idea.missing.length > 0) return `no ${idea.missing.join(", ")}`;
  const flip = flipOf(ranking, place);
  if (flip === undefined) return "";
  return flip.by === 0 ? `level with ${printable(flip.below)}` : `${flip.key} ${flip.by > 0 ? "+" : "-"}${short(Math.abs(flip.by) * 100)} %: level with ${printable(flip.below)}`;
}

function cutText({ until, free, capacity, planned, uncounted }: CutLine, { figures: { scale } }: Ranking): string {
  const days = (minutes: number): string => `${short(minutes / scale.day)}d`;
  const more = uncounted === 0 ? "" : `; ${String(uncounted)} without effort ${uncounted === 1 ? "is" : "are"} not counted`;
  return `fits until ${printable(until.id)} (${tableInstant(until.at).slice(0, 10)}): ${days(free)} free of ${days(capacity)}, ${days(planned)} planned${more}`;
}

function footer({ asOf }: Schedule, ranking: Ranking): string {
  const derived = ranking.ideas.some(({ sources }) => sources.size > 0) ? "; * follows from tasks, evidence or cost of delay" : "";
  return `${ranking.method ?? ""}: ${printable(formulaText(ranking))}${asOf === undefined ? "" : `, as of ${tableInstant(asOf)}`}${derived}`;
}
