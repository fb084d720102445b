import type { CheckedExpression } from "../expression/checkExpression";
import { evaluate, type Facts, type Missing, type Value } from "../expression/evaluate";
import { printExpression } from "../expression/printExpression";
import { isWrittenExpression, namesIn } from "../expression/written";
import type { BacklogItem } from "../model/items";
import type { Plan } from "../model/plan";
import type { DurationScale } from "../model/values";
import { backlogFigures, FIGURE_KEYS, type BacklogFigures, type Figure, type FigureKey, type FigureSource, type ItemFigures } from "./itemFigures";
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
  /** The tasks that realise it are all finished: it has no rank and stands last. */
  readonly done: boolean;
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
  /** The figures that the formula speaks of, in its order; none without a formula. */
  readonly keys: readonly FigureKey[];
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
 * that lacks a figure unranked and last, and what is done after all. Where the plan does not rank, the order is the file's and nothing has a rank.
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
  const items = [...plan.backlog.values()];
  if (method === undefined || formula === undefined) return { plan, ideas: items.map((item) => new Idea(item, figures, [], 1)), keys: [], figures, scoreOf: () => undefined };
  const used = namesIn(formula.expression).filter((name): name is FigureKey => FIGURE_KEYS.some((key) => key === name));
  const scoreOf = scoring(formula, figures);
  const ideas = items.map((item) => {
    const idea = new Idea(item, figures, used, method === "rice" ? 4 * figures.scale.week : figures.scale.day);
    if (!idea.done) idea.take(scoreOf((key) => figures.figure(item, key)));
    return idea;
  });
  const ranked = ideas.filter(({ score }) => score !== undefined).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  ranked.forEach((idea, index) => { idea.rank = index + 1; });
  return {
    plan,
    method,
    formula: method === "formula" ? (own?.text ?? "") : METHOD_FORMULAS[method],
    ideas: [...ranked, ...ideas.filter(({ score, done }) => score === undefined && !done), ...ideas.filter(({ done }) => done)],
    keys: used,
    figures,
    scoreOf: (of) => {
      const outcome = scoreOf((key) => of.get(key));
      return typeof outcome === "number" ? outcome : undefined;
    },
  };
}

/** An idea whose parts are worked out when they are asked for: most of a long backlog are never looked at. */
class Idea implements RankedIdea {
  readonly item: BacklogItem;
  rank?: number;
  score?: number;
  fault?: string;
  missing: readonly FigureKey[] = [];
  readonly done: boolean;
  readonly effort?: number;
  private readonly all: BacklogFigures;
  private readonly used: readonly FigureKey[];
  private readonly effortUnit: number;

  /** `used`: the figures that the formula speaks of; `effortUnit`: the working minutes in which the method counts effort. */
  constructor(item: BacklogItem, all: BacklogFigures, used: readonly FigureKey[], effortUnit: number) {
    this.item = item;
    this.all = all;
    this.used = used;
    this.effortUnit = effortUnit;
    this.done = all.isDone(item);
    const effort = all.figure(item, "effort")?.amount;
    if (effort !== undefined) this.effort = effort;
  }

  take(outcome: number | Unscored): void {
    if (typeof outcome === "number") this.score = outcome;
    else if (outcome.fault !== undefined) this.fault = outcome.fault;
    else this.missing = this.used.filter((key) => this.all.figure(this.item, key) === undefined);
  }

  get parts(): ScoreParts {
    return new Map(this.known().map(([key, { amount }]) => [key, key === "effort" ? amount / this.effortUnit : amount]));
  }

  get sources(): RankedIdea["sources"] {
    return new Map(this.known().flatMap(([key, { from }]) => (from === "written" ? [] : [[key, from] as const])));
  }

  private known(): readonly (readonly [FigureKey, Figure])[] {
    return this.used.flatMap((key) => {
      const figure = this.all.figure(this.item, key);
      return figure === undefined ? [] : [[key, figure] as const];
    });
  }
}

/** Why there is no score; without a fault because a figure lacks. */
interface Unscored {
  readonly fault?: string;
}

const LACKING: Unscored = {};

/** Scores by a formula, one after the other. */
function scoring({ expression }: CheckedExpression, { scale, calendars }: BacklogFigures): (figure: (key: FigureKey) => Figure | undefined) => number | Unscored {
  const kinds = { effort: "duration", confidence: "share", "cost-of-delay": "money" } as const;
  let figureOf: (key: FigureKey) => Figure | undefined = () => undefined;
  const facts: Facts = {
    scale,
    calendar: calendars.plan,
    name(name): Value | Missing {
      const figure = figureOf(name as FigureKey);
      if (figure === undefined) return { missing: name };
      return { kind: Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : "number", figure: figure.amount };
    },
    call: (_name, id) => ({ missing: id }),
  };
  return (figure) => {
    figureOf = figure;
    const outcome = evaluate(expression, facts);
    return "value" in outcome ? scoreOfValue(outcome.value, scale) : "fault" in outcome ? { fault: outcome.fault.message } : LACKING;
  };
}

/** A duration counts in days, a condition 1 or 0. */
function scoreOfValue({ kind, figure }: Value, scale: DurationScale): number {
  return kind === "duration" ? figure / scale.day : figure;
}

/** The formula of a ranking in its plain form, for tables and hovers. */
export function formulaText(ranking: Ranking): string {
  const { method, formula } = ranking;
  if (method === undefined || formula === undefined) return "";
  return method === "formula" ? formula : printExpression(formulaOf(method).expression);
}
