import { driversOf } from "./answers/joins";
import { RUN } from "./draws";
import { tallied, type Outcomes, type PartialResult } from "./partialResult";
import { runsOf, type Sampled } from "./runSamples";
import { swingSizes } from "./swingSums";
import { eachOf, packing, tallyUpTo, unpacking, unzigzag, zigzag, type Packing, type Tally, type Unpacking } from "./tally";

/**
 * A partial result as bytes, the same on every machine. Lists follow each other without names: finishes, costs, critical samples by
 * task, correlations, strikes by risk, latest drivers of joins, what goes with estimates and risks (added up, and costs run by run), the outcomes of
 * each response, for each risk tallies of the samples that finish at another time without it, and with the other figures of its response, when
 * and when else, then one of the starts and one of the finishes of each kept node. How long each is follows from the plan.
 */
export function packResult(result: PartialResult): Uint8Array {
  const out = packing();
  const { tallies } = tallied(result.dates);
  for (const list of [result.finish, result.cost, result.critical, result.correlation, result.hits, result.decided, result.swung, result.swungCost]) putFigures(out, list);
  for (const { finish, cost } of result.responses) {
    putFigures(out, finish);
    putFigures(out, cost);
  }
  for (const tally of [...result.changed, ...tallies]) {
    out.put(tally.length);
    out.putAll(tally);
  }
  return out.bytes();
}

/** Which runs bytes are said to hold. */
export interface PackedRuns {
  readonly samples: number;
  readonly from: number;
  readonly to: number;
}

/** So many bytes a packed result of a plan takes at most. */
export function mostPackedBytes({ model, events, responses, kept, joins }: Sampled, runs: PackedRuns): number {
  const count = countOf(runs);
  const { swung, swungCost } = swingSizes(model.variables.length, events.length);
  const figures = swung + swungCost * (runs.to - runs.from) + count * (2 + events.length * 4 + responses.length * 2) + model.startNode.length + model.variables.length * (runs.to - runs.from) + events.length * 4 + driversOf(joins);
  return 16 * (figures + 2 * kept.length * (count + 1)) + 4096;
}

/** Reads a packed result; undefined where the bytes are not one of these runs of the plan, whatever they are. */
export function unpackResult(bytes: Uint8Array, sampled: Sampled, runs: PackedRuns): PartialResult | undefined {
  const { model, events, responses, kept, joins } = sampled;
  const count = countOf(runs);
  const from = unpacking(bytes);
  const outcomes = (): Outcomes => ({ finish: takeFigures(from, count), cost: takeFigures(from, count) });
  const { finish, cost } = outcomes();
  const critical = takeFigures(from, model.startNode.length);
  const correlation = takeFigures(from, model.variables.length * (runs.to - runs.from));
  const hits = takeFigures(from, events.length);
  const decided = takeFigures(from, driversOf(joins));
  const sizes = swingSizes(model.variables.length, events.length);
  const swung = takeFigures(from, sizes.swung);
  const swungCost = takeFigures(from, sizes.swungCost * (runs.to - runs.from));
  const other = responses.map(outcomes);
  const take = (length: number): Tally[] => Array.from({ length }, () => from.take(from.next()));
  const changed = take(4 * events.length);
  const tallies = take(2 * kept.length);
  const result: PartialResult = { from: runs.from, to: runs.to, count, finish, cost, dates: { runs: [], tallies }, critical, correlation, hits, decided, swung, swungCost, changed, responses: other };
  const lengths = critical.length === model.startNode.length && hits.length === events.length && decided.length === driversOf(joins) && correlation.length === model.variables.length * (runs.to - runs.from)
    && swung.length === sizes.swung && swungCost.length === sizes.swungCost * (runs.to - runs.from);
  return from.done && lengths && isSound(result) ? result : undefined;
}

function countOf({ samples, from, to }: PackedRuns): number {
  return Math.max(0, Math.min(samples, to * RUN) - from * RUN);
}

/** Whole numbers as the steps between them; where one is none, all as 64 bits. */
function putFigures(out: Packing, list: Float64Array): void {
  const whole = list.every(figure => Number.isSafeInteger(figure) && Math.abs(figure) < 2 ** 50 && !Object.is(figure, -0));
  out.put(whole ? 1 : 0);
  if (whole) list.forEach((figure, i) => { out.put(zigzag(figure - (i === 0 ? 0 : (list[i - 1] as number)))); });
  else out.putAll(doubles(list));
}

function takeFigures(from: Unpacking, count: number): Float64Array {
  const whole = from.next();
  const list = new Float64Array(Math.min(count, whole === 1 ? from.left : Math.floor(from.left / 8)));
  if (whole !== 1) return fromDoubles(from.take(list.length * 8));
  let last = 0;
  for (let i = 0; i < list.length; i++) list[i] = last += unzigzag(from.next());
  return list;
}

function doubles(list: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(list.length * 8));
  list.forEach((figure, i) => { view.setFloat64(i * 8, figure, true); });
  return new Uint8Array(view.buffer);
}

function fromDoubles(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: Math.floor(bytes.length / 8) }, (_, i) => view.getFloat64(i * 8, true));
}

/** True where every list is as long as it must be and nothing in it is beyond what samples can come to. */
function isSound({ count, finish, cost, critical, correlation, hits, decided, swung, swungCost, changed, responses, dates }: PartialResult): boolean {
  const isOutcome = (list: Float64Array): boolean => list.length === count && list.every(Number.isFinite);
  const isCounts = (list: Float64Array): boolean => list.every(times => Number.isInteger(times) && times >= 0 && times <= count);
  return [finish, cost, ...responses.flatMap(one => [one.finish, one.cost])].every(isOutcome) && isCounts(critical) && isCounts(hits) && isCounts(decided) && [...swung, ...swungCost].every(Number.isFinite)
    && correlation.every(figure => Math.abs(figure) <= 2 * count) && areChanges(changed, count) && dates.tallies.every(tally => isTallyOf(tally, count));
}

/** Before and after as many samples are told of. */
function areChanges(changed: readonly Tally[], count: number): boolean {
  return changed.every((tally, i) => {
    const told = tallyUpTo(tally, Infinity);
    return told <= count && isTallyOf(tally, told) && (i % 2 === 0 || told === tallyUpTo(changed[i - 1] as Tally, Infinity));
  });
}

function isTallyOf(tally: Tally, count: number): boolean {
  let sum = 0;
  let last = -Infinity;
  let sound = true;
  eachOf(tally, (value, times) => {
    sound &&= value > last && Math.abs(value) < 2 ** 31 && times > 0;
    last = value;
    sum += times;
  });
  return sound && sum === count;
}

/** The runs of each of so many shards, as even as whole runs allow: from the first on, up to but not including the last. */
export function runsOfShard(samples: number, shard: number, shards: number): { readonly from: number; readonly to: number } {
  const all = runsOf(samples);
  return { from: Math.floor((all * (shard - 1)) / shards), to: Math.floor((all * shard) / shards) };
}
