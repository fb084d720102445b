import { cutLineOf, isAbove, type CutLine } from "../../core/product/cutLine";
import type { BacklogItem } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { FigureSource } from "../../core/product/itemFigures";
import { rankingOf, type RankedIdea, type Ranking } from "../../core/product/rankBacklog";
import { flipOf } from "../../core/product/sensitivity";
import type { Analysis } from "../analysisTypes";
import { percent, shown } from "../rules/wording";
import { writeDuration } from "../write/writeValues";
import { listedParts, ours, theirs, word, type HoverLine } from "./hoverParts";
import { planScale } from "./taskWords";

/** Where an idea stands among the others. */
interface Standing {
  readonly ranking: Ranking;
  readonly place: number;
  readonly idea: RankedIdea;
  readonly cut: CutLine | undefined;
}

const places = new WeakMap<Ranking, ReadonlyMap<BacklogItem, number>>();

function standingOf({ schedules }: Pick<Analysis, "schedules">, plan: Plan, item: BacklogItem): Standing | undefined {
  const ranking = rankingOf(plan);
  let known = places.get(ranking);
  if (known === undefined) places.set(ranking, (known = new Map(ranking.ideas.map((idea, place) => [idea.item, place]))));
  const place = known.get(item);
  const idea = place === undefined ? undefined : ranking.ideas[place];
  const schedule = schedules.get(plan.id);
  if (place === undefined || idea === undefined) return undefined;
  return { ranking, place, idea, cut: schedule?.plan === plan ? cutLineOf(schedule, ranking) : undefined };
}

/** The rank of an idea with its score, for the end of its line; undefined where the plan does not rank or a figure lacks. */
export function rankWords(analysis: Pick<Analysis, "schedules">, plan: Plan, item: BacklogItem): string | undefined {
  const standing = standingOf(analysis, plan, item);
  if (standing?.idea.rank === undefined || standing.idea.score === undefined) return undefined;
  const { idea: { rank, score }, cut, place } = standing;
  return [`#${String(rank)}`, `score ${short(score)}`, ...(cut !== undefined && !isAbove(cut, place, item) ? ["below the line"] : [])].join(" · ");
}

/** The rank of an idea, the figures behind it, where they come from, and what would change the order. */
export function ideaLines(analysis: Pick<Analysis, "schedules">, plan: Plan, item: BacklogItem): readonly HoverLine[] {
  const standing = standingOf(analysis, plan, item);
  if (standing?.ranking.method === undefined) return [];
  const { ranking, place, idea, cut } = standing;
  const lines: HoverLine[] = [];
  if (idea.rank !== undefined && idea.score !== undefined) lines.push([ours(`Rank ${String(idea.rank)} of ${String(ranking.ideas.filter(({ done }) => !done).length)} · score ${short(idea.score)}`)]);
  if (idea.done) lines.push([ours("Done: all tasks that realise it are finished")]);
  if (idea.missing.length > 0) lines.push([ours("No rank, because these are not written: "), ...listedParts(idea.missing.map(word))]);
  if (idea.fault !== undefined) lines.push([ours("No rank. "), theirs(shown(idea.fault, 200))]);
  const figures = [...idea.parts].map(([key]) => figureWords(ranking, plan, idea, key));
  if (figures.length > 0) lines.push([ours(figures.join(" · "))]);
  const demand = ranking.figures.evidence.get(item.id)?.demand ?? 0;
  if (demand > 0 && !idea.parts.has("demand")) lines.push([ours(`Demand ${short(demand)}`)]);
  const flip = flipOf(ranking, place);
  if (flip !== undefined) lines.push(flip.by === 0 ? [ours("Level with "), word(flip.below)] : [ours(`${flip.key} ${flip.by > 0 ? "+" : "-"}${short(Math.abs(flip.by) * 100)} % would bring level `), word(flip.below)]);
  if (cut !== undefined && idea.rank !== undefined) lines.push([ours(isAbove(cut, place, idea.item) ? "Fits until " : "Does not fit until "), word(cut.until.id)]);
  return lines;
}

function figureWords(ranking: Ranking, plan: Plan, { item, sources }: RankedIdea, key: string): string {
  const amount = ranking.figures.figure(item, key as "value")?.amount ?? 0;
  const text = key === "effort" ? writeDuration(amount, planScale(plan)) : key === "confidence" && amount <= 1 ? percent(amount) : key === "moscow" ? (item.moscow ?? "") : key === "kano" ? (item.kano ?? "") : short(amount);
  const from = sources.get(key);
  return `${key} ${text}${from === undefined ? "" : ` (${SOURCES[from]})`}`;
}

const SOURCES: Readonly<Record<FigureSource, string>> = { written: "written", tasks: "from its tasks", evidence: "from feedback and research", "cost-of-delay": "from the cost of delay" };

function short(figure: number): string {
  return String(Number(figure.toPrecision(3)));
}
