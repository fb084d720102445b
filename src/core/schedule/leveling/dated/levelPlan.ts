import { forecastDates, namesAlap, type ForecastDates } from "../../alap";
import { NEVER_CANCELLED, type Cancellation } from "../../../model/cancellation";
import type { LateDates } from "../../backward";
import type { Carried } from "../../compiled";
import { lagsOfSpans, type EarlyDates } from "../../forward";
import type { Ground, PlanFrame } from "../../frame";
import { LEAF, type Network } from "../../network";
import type { EffortName, LevelledOrder, Levelling } from "../../result";
import type { Recording } from "../replay";
import { aroundRepeats } from "./aroundRepeats";
import type { Decoded } from "./decodeAgain";
import { createDecoder, type Decoder } from "./decoder";
import { bookNode, bookWhatStays, FREE, levelModelOf, type LevelModel } from "./levelModel";
import { moveEarly } from "./moveEarly";
import { moveLate } from "./moveLate";
import { neutralPlan, type NeutralPlan } from "./neutral";
import type { Stretch } from "./pieces";
import { searchList, type FoundList } from "./search";
import { isOverbooked, resetTrack, type Track } from "./track";

/** Dates at which nobody is booked beyond capacity. */
export interface LevelledPlan {
  /** The network with the crews that levelling chose. */
  readonly network: Network;
  /** Dates before what is planned as late as possible is moved, and after. */
  readonly dates: EarlyDates;
  readonly forecast: ForecastDates;
  readonly pieces: ReadonlyMap<number, readonly Stretch[]>;
  /** True when people moved something. */
  readonly moved: boolean;
  readonly decoder: Decoder | undefined;
  readonly levelling: Levelling;
  readonly order: LevelledOrder | undefined;
  /** For the next time. */
  readonly memory: LevelMemory | undefined;
  /** True where a project said all of the plan, now and before. */
  readonly followed: boolean;
}

/** What levelling remembers from one text to the next. */
export interface LevelMemory {
  /** The network without limits that was levelled. */
  readonly network: Network;
  readonly recording: Recording;
  /** Where a project said all of the plan. */
  readonly decoded: Decoded | undefined;
  readonly neutral: NeutralPlan | undefined;
  /** Tracks on which nothing stays booked, and the ground that they are of. */
  readonly tracks: readonly Track[] | undefined;
  readonly ground: Ground;
}

/** What levelling remembers, and what of the network that it levelled the one now has. */
export interface LevelBefore {
  readonly memory: LevelMemory | undefined;
  readonly network: Network;
  readonly carried: Carried;
}

/** What levelling starts from: the network and its dates without limits. */
export interface Unlevelled {
  readonly frame: PlanFrame;
  readonly network: Network;
  readonly early: EarlyDates;
  readonly late: LateDates;
  /** The last finish without limits, and where a plan ends that is planned back from its finish. */
  readonly end: number;
  readonly alapEnd: number;
}

/** Levels a plan; a task that its people can never do stands where links put it. */
export function levelPlan(without: Unlevelled, cancellation: Cancellation = NEVER_CANCELLED, before?: LevelBefore): LevelledPlan {
  const { frame, network, early, late } = without;
  const effort = frame.context.effort ?? "quick";
  const memory = before?.memory;
  const whole = levelModelOf(frame, network, early, late, memory?.ground === frame.ground && (frame.context.booked?.size ?? 0) === 0 ? memory.tracks : undefined);
  if (whole === undefined) return withoutMoves(without, undefined, effort);
  const from = bookWhatStays(whole) ? { ...without, network: whole.network } : without;
  if (!collides(whole)) return withoutMoves(from, whole, effort);
  const model = modelAround(from) ?? whole;
  const decoder = createDecoder(model);
  const given = givenOrder(frame, network);
  const carried = memory?.network === before?.network ? before?.carried : undefined;
  const recording: Recording = { before: memory && { ...memory.recording, before: undefined } };
  const neutral = given === undefined ? neutralPlan(model, memory?.neutral && carried && { neutral: memory.neutral, carried }) : undefined;
  const decoded = memory?.decoded && carried?.shares === false && !namesAlap(network) ? { ...memory.decoded, other: [...carried.leaves, ...carried.waiting, ...carried.dated] } : undefined;
  const found = given === undefined ? searchList(decoder, neutral, effort, cancellation, { recording, decoded }) : fromOrder(given);
  if (found === undefined) return withoutMoves(from, model, effort);
  decodeFinally(decoder, found.list);
  const kept = found.exact === true ? decodedBy(decoder, network, found.list) : undefined;
  const reached = given?.effort ?? effort;
  const finish = lastFinish(model, decoder.dates);
  const forecast = moveApart(decoder, found.list, Math.max(from.alapEnd, finish));
  return {
    network: model.network, dates: decoder.dates, forecast, pieces: decoder.pieces, moved: true, decoder,
    levelling: { effort: reached, schedules: found.schedules, lowerBound: Math.min(found.lowerBound, finish), optimal: found.lowerBound >= finish && decoder.overloaded.size === 0 },
    order: { effort: reached, order: found.list, schedules: found.schedules, lowerBound: found.lowerBound },
    memory: given === undefined ? { network, recording: { ...recording, before: undefined }, neutral, decoded: kept, tracks: (frame.context.booked?.size ?? 0) === 0 ? kept && model.tracks : undefined, ground: frame.ground } : memory,
    followed: decoded !== undefined && found.exact === true,
  };
}

/** The model in which repeating work is absence; undefined where it takes all of nobody. */
function modelAround({ frame, network, early, late }: Unlevelled): LevelModel | undefined {
  const around = aroundRepeats(frame, network);
  const model = around && levelModelOf(around.frame, around.network, early, late);
  if (model !== undefined) bookWhatStays(model);
  return model;
}

/** The list and the dates for the next time, where all that is booked is what the list places. */
function decodedBy({ model, dates, booked }: Decoder, { plain }: Network, list: Int32Array): Decoded | undefined {
  const { network, demandStart, demandTrack } = model;
  if (namesAlap(network)) return undefined;
  for (let node = 0; node < plain.length; node++) if (network.plain[node] !== plain[node]) return undefined;
  return { list, dates, booked, model: { demandStart, demandTrack } };
}

/** Nobody is booked beyond capacity: the dates without limits are the best there are. */
function withoutMoves({ network, early, end, alapEnd }: Unlevelled, model: LevelModel | undefined, effort: EffortName): LevelledPlan {
  const levelling: Levelling = { effort, schedules: 0, lowerBound: end, optimal: true };
  const common = { network, dates: early, moved: false, decoder: undefined, levelling, order: undefined, memory: undefined, followed: false };
  if (model === undefined || !namesAlap(network)) return { ...common, forecast: forecastDates(network, early, alapEnd), pieces: new Map() };
  const decoder = createDecoder(model);
  const list = Int32Array.from({ length: network.size }, (_, node) => node);
  decodeFinally(decoder, list);
  return { ...common, network: model.network, dates: decoder.dates, forecast: moveLate(decoder, list, alapEnd), pieces: decoder.pieces };
}

/** Lags that are a share of a summary or a release follow from where that lies: they settle one a pass. */
const MOST_PASSES = 20;

function decodeFinally(decoder: Decoder, list: Int32Array): void {
  if (decoder.placed() !== list) decoder.forward(list);
  for (let pass = 0; pass < MOST_PASSES && lagsOfSpans(decoder.model.network, decoder.dates, decoder.spans); pass++) decoder.forward(list);
}

/** What is planned as late as possible goes late, the rest goes where it stood, as long as either still moves. */
function moveApart(decoder: Decoder, list: Int32Array, end: number): ForecastDates {
  let forecast = moveLate(decoder, list, end);
  for (let pass = 0; pass < MOST_PASSES && moveEarly(decoder, list, forecast); pass++) forecast = moveLate(decoder, list, end, forecast);
  return forecast;
}

/** True when the dates without limits book somebody beyond capacity. */
function collides(model: LevelModel): boolean {
  const { tracks, frame } = model;
  const from = frame.asOf ?? -Infinity;
  const over = tracks.some(track => isOverbooked(track, from)) || collideWhenBooked(model, from);
  for (const track of tracks) resetTrack(track);
  return over;
}

/** Books what levelling may move, one leaf after the other, until somebody is booked beyond capacity. */
function collideWhenBooked(model: LevelModel, from: number): boolean {
  const { network, role, early, tracks, demandStart, demandTrack } = model;
  for (let node = 0; node < network.size; node++) {
    if (role[node] !== FREE) continue;
    const start = Math.max(from, early.start[node] as number);
    const finish = early.finish[node] as number;
    bookNode(model, node, start, finish, 1);
    for (let d = demandStart[node] as number; d < (demandStart[node + 1] as number); d++) {
      if (isOverbooked(tracks[demandTrack[d] as number] as Track, start, finish)) return true;
    }
  }
  return false;
}

/** An order from elsewhere, when it is one of all nodes that keeps the links. */
function givenOrder(frame: PlanFrame, { size, inStart, inFrom }: Network): LevelledOrder | undefined {
  const given = frame.context.levelled?.(frame.plan);
  if (given?.order.length !== size) return undefined;
  const placed = new Uint8Array(size);
  for (const node of given.order) {
    if (!(node >= 0 && node < size) || placed[node] === 1) return undefined;
    for (let e = inStart[node] as number; e < (inStart[node + 1] as number); e++) if (placed[inFrom[e] as number] === 0) return undefined;
    placed[node] = 1;
  }
  return given;
}

function fromOrder({ order, schedules, lowerBound }: LevelledOrder): FoundList {
  return { list: order, schedules, lowerBound };
}

function lastFinish({ network, counts, origin }: LevelModel, { finish }: EarlyDates): number {
  let last = origin;
  for (let node = 0; node < network.size; node++) {
    if (network.kind[node] === LEAF && counts[node] === 1) last = Math.max(last, finish[node] as number);
  }
  return last;
}

