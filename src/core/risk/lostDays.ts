import { tableWork } from "./calendarTable";
import { dayNumber32, dayState } from "./random";
import { GOING, OPEN, type ModelLeaf, type ModelLoss, type RiskModel } from "./riskModel";

/** What is placed: dates of node n in sample k at `n * width + k`, the numbers of the samples and the seed that days are drawn by. */
interface Placed {
  readonly width: number;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly sample: Float64Array;
  readonly seed: number;
}

/** Work that days are lost of for longer than this goes on as if no more were. */
const MOST_DAYS = 1830;

/** Moves the finish of a node that is placed by the work of the days that its samples lose, and the start of open work to the first day that is not lost whole. */
export function loseDays(model: RiskModel, block: Placed, node: number, count: number, leaf: ModelLeaf): void {
  const losses = leaf.chance?.losses ?? [];
  const states = losses.map(({ key }) => dayState(block.seed, key));
  const going = model.kind[node] === GOING;
  for (let k = 0; k < count; k++) {
    const at = node * block.width + k;
    const from = going ? leaf.resume : (block.start[at] as number);
    const finish = block.finish[at] as number;
    if (finish <= from) continue;
    const stretch = { from, finish, sample: block.sample[k] as number };
    block.finish[at] = later(leaf, losses, states, stretch);
    if (model.kind[node] === OPEN && (block.finish[at] as number) > finish) block.start[at] = firstKept(leaf, losses, states, stretch);
  }
}

/** When work begins that would begin at `from` if no day of it were lost. */
function firstKept(leaf: ModelLeaf, losses: readonly ModelLoss[], states: readonly number[], { from, sample }: Stretch): number {
  const clock = clockOf(leaf);
  const first = Math.floor(from / 1440);
  for (let day = first; day < first + MOST_DAYS; day++) {
    const begins = Math.max(from, day * 1440);
    if (workAt(leaf, clock, (day + 1) * 1440) <= workAt(leaf, clock, begins) || lostOf(losses, states, day, sample) >= 1) continue;
    return day === first ? from : clock.nextWork(begins);
  }
  return from;
}

function clockOf({ parts, clock }: ModelLeaf): ModelLeaf["clock"] {
  return parts.length === 1 ? (parts[0]?.calendar ?? clock) : clock;
}

interface Stretch {
  readonly from: number;
  readonly finish: number;
  readonly sample: number;
}

/** Where work ends that would end at `finish` if no day of it were lost. */
function later(leaf: ModelLeaf, losses: readonly ModelLoss[], states: readonly number[], { from, finish, sample }: Stretch): number {
  const clock = clockOf(leaf);
  let done = workAt(leaf, clock, from);
  let until = workAt(leaf, clock, finish);
  let lost = false;
  const first = Math.floor(from / 1440);
  for (let day = first; done < until && day < first + MOST_DAYS; day++) {
    const atEnd = workAt(leaf, clock, (day + 1) * 1440);
    if (atEnd <= done) continue;
    const share = lostOf(losses, states, day, sample);
    if (share > 0) {
      lost = true;
      const kept = (atEnd - done) * (1 - share);
      if (kept >= until - done) {
        until = done + (until - done) / (1 - share);
        break;
      }
      until += (atEnd - done) * share;
    }
    done = atEnd;
  }
  return lost ? Math.max(finish, clock.endOfWork(Math.ceil(until - 1e-6))) : finish;
}

function workAt({ table }: ModelLeaf, clock: ModelLeaf["clock"], at: number): number {
  return table !== undefined && at >= table.from && at < table.to ? tableWork(table, at) + table.zero : clock.workAt(at);
}

/** The part of a day that is lost in a sample. */
function lostOf(losses: readonly ModelLoss[], states: readonly number[], day: number, sample: number): number {
  let share = 0;
  for (let i = 0; i < losses.length && share < 1; i++) {
    const loss = losses[i] as ModelLoss;
    for (let back = 0; back < loss.spell; back++) {
      const odds = loss.odds.length === 1 ? loss.odds[0] : loss.odds[day - back - loss.first];
      if (odds === undefined || odds === 0 || dayNumber32(states[i] as number, day - back, sample) >= odds) continue;
      share += loss.share;
      break;
    }
  }
  return Math.min(1, share);
}
