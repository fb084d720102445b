import type { CheckedExpression } from "../expression/checkExpression";
import { evaluate, type Facts, type Missing, type Value } from "../expression/evaluate";
import { printExpression } from "../expression/printExpression";
import { isWrittenExpression, namesIn } from "../expression/written";
import type { BacklogItem } from "../model/items";
import type { Plan } from "../model/plan";
import type { DurationScale } from "../model/values";
import { backlogFigures, FIGURE_KEYS, type BacklogFigures, type FigureKey, type FigureSource, type ItemFigures } from "./itemFigures";
import { formulaOf, isRankMethod, METHOD_FORMULAS, type RankMethod } from "./methods";

/** A figure that goes into a score, by the key that states it; the effort in the method's own unit. */
export type ScoreParts = ReadonlyMap<string, number>;

/** An idea with its place. */
export interface RankedIdea {
  readonly item: BacklogItem;
  /** 1 is the first; undefined when the plan does not rank or a figure lacks. */
  readonly rank?: number;
  readonly score?: number;
  readonly parts: ScoreParts;
  /** Where parts come from that are not written, by key. */
  readonly sources: ReadonlyMap<string, FigureSource>;
  /** The keys that the method needs and the idea lacks. */
  readonly missing: readonly string[];
  /** Why the formula gives no score although no figure lacks, such as a division by zero. */
  readonly fault?: string;
  /** Working minutes that it takes, where that is known. */
  readonly effort?: number;
}

/** A backlog in its order. */
export interface Ranking {
  readonly plan: Plan;
  /** A ready-made method, `formula` for one of the plan's own, undefined where the plan does not rank. */
  readonly method?: RankMethod | "formula";
  /** What is computed, as text. */
  readonly formula?: string;
  readonly ideas: readonly RankedIdea[];
  readonly figures: BacklogFigures;
  /** The score that figures give; undefined where there is none. */
  scoreOf(figures: ItemFigures): number | undefined;
}

/** How a plan ranks its backlog, if it does. */
export function rankMethodOf(plan: Plan): RankMethod | "formula" | undefined {
  const written = plan.settings.kept.get("prioritize");
  if (isRankMethod(written)) return written;
  return ownFormula(written) === undefined ? undefined : "formula";
}

/** The plan's own formula, as the language read it. */
export function ownFormula(written: unknown): (CheckedExpression & { readonly text: string }) | undefined {
  const formula = typeof written === "object" && written !== null && "formula" in written ? written.formula : undefined;
  return isWrittenExpression(formula) ? formula : undefined;
}

/** The backlog in the order of the plan's `prioritize`. */
export function rankBacklog(plan: Plan): readonly RankedIdea[] {
  return rankingOf(plan).ideas;
}

const known = new WeakMap<Plan, Ranking>();

/**
 * The backlog ranked by a method, else as the plan says: the highest score first, equal scores in file order, an idea
 * that lacks a figure unranked and last. Where the plan does not rank, the order is the file's and nothing has a rank.
 */
export function rankingOf(plan: Plan, asked?: RankMethod): Ranking {
  const before = asked === undefined ? known.get(plan) : undefined;
  if (before !== undefined) return before;
  const ranking = rank(plan, asked ?? rankMethodOf(plan));
  if (asked === undefined) known.set(plan, ranking);
  return ranking;
}

const gathered = new WeakMap<Plan, BacklogFigures>();

/** The figures of a plan's backlog, worked out once for all methods. */
function figuresOf(plan: Plan): BacklogFigures {
  let figures = gathered.get(plan);
  if (figures === undefined) gathered.set(plan, (figures = backlogFigures(plan)));
  return figures;
}

function rank(plan: Plan, method: RankMethod | "formula" | undefined): Ranking {
  const figures = figuresOf(plan);
  const own = method === "formula" ? ownFormula(plan.settings.kept.get("prioritize")) : undefined;
  const formula = method === undefined ? undefined : method === "formula" ? own : formulaOf(method);
  if (method === undefined || formula === undefined) {
    const ideas = [...plan.backlog.values()].map((item): RankedIdea => ({ item, parts: new Map(), sources: new Map(), missing: [], ...effortOf(figures, item) }));
    return { plan, ideas, figures, scoreOf: () => undefined };
  }
  const used = namesIn(formula.expression).filter((name): name is FigureKey => FIGURE_KEYS.some((key) => key === name));
  const scored = [...plan.backlog.values()].map((item) => scoredIdea(item, { formula, used, effortUnit: method === "rice" ? 4 * figures.scale.week : figures.scale.day }, figures));
  const ranked = scored.filter(({ score }) => score !== undefined).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return {
    plan,
    method,
    formula: method === "formula" ? (own?.text ?? "") : METHOD_FORMULAS[method],
    ideas: [...ranked.map((idea, index) => ({ ...idea, rank: index + 1 })), ...scored.filter(({ score }) => score === undefined)],
    figures,
    scoreOf: (of) => {
      const outcome = evaluate(formula.expression, factsOf(of, figures));
      return "value" in outcome ? scoreOfValue(outcome.value, figures.scale) : undefined;
    },
  };
}

function effortOf({ of }: BacklogFigures, item: BacklogItem): { readonly effort?: number } {
  const effort = of.get(item)?.get("effort")?.amount;
  return effort === undefined ? {} : { effort };
}

/** A formula with the figures that it speaks of, and the working minutes in which the method counts effort. */
interface Scoring {
  readonly formula: CheckedExpression;
  readonly used: readonly FigureKey[];
  readonly effortUnit: number;
}

function scoredIdea(item: BacklogItem, { formula, used, effortUnit }: Scoring, all: BacklogFigures): RankedIdea {
  const own: ItemFigures = all.of.get(item) ?? new Map();
  const outcome = evaluate(formula.expression, factsOf(own, all));
  const parts = new Map<string, number>();
  const sources = new Map<string, FigureSource>();
  for (const key of used) {
    const figure = own.get(key);
    if (figure === undefined) continue;
    parts.set(key, key === "effort" ? figure.amount / effortUnit : figure.amount);
    if (figure.from !== "written") sources.set(key, figure.from);
  }
  const idea = { item, parts, sources, ...effortOf(all, item) };
  if ("value" in outcome) return { ...idea, missing: [], score: scoreOfValue(outcome.value, all.scale) };
  if ("fault" in outcome) return { ...idea, missing: [], fault: outcome.fault.message };
  return { ...idea, missing: used.filter((key) => !own.has(key)) };
}

/** A duration counts in days, a condition 1 or 0. */
function scoreOfValue({ kind, figure }: Value, scale: DurationScale): number {
  return kind === "duration" ? figure / scale.day : figure;
}

function factsOf(figures: ItemFigures, { scale, calendars }: BacklogFigures): Facts {
  const kinds = { effort: "duration", confidence: "share", "cost-of-delay": "money" } as const;
  return {
    scale,
    calendar: calendars.plan,
    name(name): Value | Missing {
      const figure = figures.get(name as FigureKey);
      if (figure === undefined) return { missing: name };
      return { kind: Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : "number", figure: figure.amount };
    },
    call: (_name, id) => ({ missing: id }),
  };
}

/** The formula of a ranking in its plain form, for tables and hovers. */
export function formulaText(ranking: Ranking): string {
  const { method, formula } = ranking;
  if (method === undefined || formula === undefined) return "";
  return method === "formula" ? formula : printExpression(formulaOf(method).expression);
}
