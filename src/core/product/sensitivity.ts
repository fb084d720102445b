import type { FigureKey, ItemFigures } from "./itemFigures";
import type { Ranking } from "./rankBacklog";

/** The figure of an idea that brings the next one to its place by the least change. */
export interface OrderFlip {
  /** The id of the idea below. */
  readonly below: string;
  readonly key: FigureKey;
  /** The figure as it is and as it would be, both in the unit of `ItemFigures`. */
  readonly from: number;
  readonly to: number;
  /** The change as a share of the figure, negative for less. */
  readonly by: number;
}

/** A figure is tried between nothing and so many times itself. */
const FARTHEST = 5;
const STEPS = 40;
const HALVINGS = 28;
/** Words stand on a scale that nobody changes by a little; a share cannot pass all of it. */
const WORDS: ReadonlySet<string> = new Set(["moscow", "kano", "demand"]);

/**
 * Which one figure of a ranked idea would have to change, and by how much, until the idea below it is level: the one with
 * the smallest change as a share of itself. Undefined for the last one, or where no figure alone does it.
 */
export function flipOf(ranking: Ranking, place: number): OrderFlip | undefined {
  const [idea, below] = [ranking.ideas[place], ranking.ideas[place + 1]];
  if (idea?.score === undefined || below?.score === undefined) return undefined;
  const figures = ranking.figures.of(idea.item);
  let least: OrderFlip | undefined;
  for (const key of idea.parts.keys()) {
    const figure = figures.get(key as FigureKey);
    if (figure === undefined || figure.amount === 0 || WORDS.has(key)) continue;
    const factor = levelAt({ ranking, figures, key: key as FigureKey, amount: figure.amount, score: below.score }, Math.abs(least?.by ?? Infinity));
    if (factor === undefined || (least !== undefined && Math.abs(factor - 1) >= Math.abs(least.by))) continue;
    least = { below: below.item.id, key: key as FigureKey, from: figure.amount, to: figure.amount * factor, by: factor - 1 };
  }
  return least;
}

interface Varied {
  readonly ranking: Ranking;
  readonly figures: ItemFigures;
  readonly key: FigureKey;
  readonly amount: number;
  /** The score to come down to. */
  readonly score: number;
}

/** The factor nearest to 1 at which the score is no more than the other's; nothing farther from 1 than `nearer` is looked at. */
function levelAt({ ranking, figures, key, amount, score }: Varied, nearer: number): number | undefined {
  const changed = new Map(figures);
  const passes = (factor: number): boolean => {
    changed.set(key, { amount: amount * factor, from: "written" });
    const at = ranking.scoreOf(changed);
    return at !== undefined && at <= score + 1e-12 * Math.abs(score);
  };
  const most = key === "confidence" && amount <= 1 ? Math.min(FARTHEST, 1 / amount) : FARTHEST;
  for (let step = 0; step <= STEPS && ((step - 1) / STEPS) * Math.min(1, most - 1) < nearer; step += 1) {
    const candidates = [1 - step / STEPS, 1 + (step / STEPS) * (most - 1)].filter((factor) => factor > 0);
    const found = candidates.find((factor) => passes(factor));
    if (found === undefined) continue;
    const before = found < 1 ? 1 - (step - 1) / STEPS : 1 + ((step - 1) / STEPS) * (most - 1);
    return step === 0 ? 1 : halved(before, found, passes);
  }
  return undefined;
}

function halved(outside: number, inside: number, passes: (factor: number) => boolean): number {
  let [low, high] = [outside, inside];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (passes(middle)) high = middle;
    else low = middle;
  }
  return high;
}
