import type { Direction, Draft } from "./draft";
import { createDraft, type Generator } from "./generator";

/** Schedules that a search keeps, each with a fingerprint so that none is kept twice. */
export interface Population {
  readonly members: Draft[];
  readonly prints: Int32Array;
  /** How many members have a print that ends so: where none has, none need be looked at. */
  readonly endings: Uint16Array;
  readonly size: number;
  /** Index of the longest member; -1: to be looked for. */
  longest: number;
  /** Lists of the members in both directions, made when first asked for. */
  readonly lists: (Int32Array | undefined)[];
  readonly listed: Uint8Array;
}

const ENDINGS = 1 << 12;

/** An empty population for a number of members. */
export function createPopulation(size: number): Population {
  return { members: [], prints: new Int32Array(size), endings: new Uint16Array(ENDINGS), size, longest: -1, lists: [], listed: new Uint8Array(2 * size) };
}

/** A number that differs for different schedules, as good as always. */
export function fingerprint({ start, direction }: Draft): number {
  return printOf(start, direction);
}

/** A number that differs for different rows of numbers, as good as always. */
export function printOf(values: Int32Array, kind: number): number {
  const size = values.length;
  // Two rows in turn: neither waits for the other's multiplication.
  let [even, odd] = [kind, 0];
  for (let j = size & 1 ? ((even += values[0] as number), 1) : 0; j < size; j += 2) {
    even = (Math.imul(even, 31) + (values[j] as number)) | 0;
    odd = (Math.imul(odd, 37) + (values[j + 1] as number)) | 0;
  }
  return (Math.imul(even, 0x9e3779b1) + odd) | 0;
}

/** Remembers fingerprints, each until another takes its place in the table. */
export interface Memory {
  /** Whether a fingerprint was met before; from now on it was. */
  met(print: number): boolean;
}

/** Bits of the greatest table. */
const MOST_BITS = 17;

/** A memory with room for what a search of so many schedules meets. */
export function createMemory(schedules: number): Memory {
  const bits = Math.min(MOST_BITS, 34 - Math.clz32(schedules));
  const prints = new Int32Array(1 << bits);
  return {
    met(print) {
      const at = Math.imul(print, 0x9e3779b1) >>> (32 - bits);
      const known = prints[at] === print;
      prints[at] = print;
      return known;
    },
  };
}

/** Whether a schedule with this fingerprint and makespan is kept already. */
export function contains({ members, prints, endings }: Population, print: number, makespan: number): boolean {
  if (endings[print & (ENDINGS - 1)] === 0) return false;
  for (let k = 0; k < members.length; k++) if (prints[k] === print && (members[k] as Draft).makespan === makespan) return true;
  return false;
}

function countPrint({ endings }: Population, print: number, by: number): void {
  endings[print & (ENDINGS - 1)] = (endings[print & (ENDINGS - 1)] as number) + by;
}

/** Adds a schedule while there is room; returns a draft to write the next one into. */
export function add(population: Population, draft: Draft): Draft {
  const print = fingerprint(draft);
  if (population.members.length >= population.size || contains(population, print, draft.makespan)) return draft;
  population.prints[population.members.length] = print;
  countPrint(population, print, 1);
  population.members.push(draft);
  population.longest = -1;
  return createDraft(draft.start.length);
}

/** Puts a schedule in the place of a member and returns the member, to be written over. */
export function replace(population: Population, index: number, draft: Draft, print: number): Draft {
  const gone = population.members[index] as Draft;
  if (index === population.longest) {
    if (draft.makespan < gone.makespan) population.longest = -1;
  } else if (population.longest >= 0) {
    const most = (population.members[population.longest] as Draft).makespan;
    if (draft.makespan > most || (draft.makespan === most && index < population.longest)) population.longest = index;
  }
  countPrint(population, population.prints[index] as number, -1);
  countPrint(population, print, 1);
  population.members[index] = draft;
  population.prints[index] = print;
  population.listed.fill(0, 2 * index, 2 * index + 2);
  return gone;
}

/** Gives a member up; the last one takes its place. */
export function remove(population: Population, index: number): void {
  const { members, prints, lists, listed } = population;
  const last = members.length - 1;
  countPrint(population, prints[index] as number, -1);
  members[index] = members[last] as Draft;
  prints[index] = prints[last] as number;
  for (const direction of [0, 1]) {
    const [to, from] = [2 * index + direction, 2 * last + direction];
    [lists[to], lists[from]] = [lists[from], lists[to]];
    listed[to] = listed[from] as number;
    listed[from] = 0;
  }
  members.pop();
  population.longest = -1;
}

/** The list that makes a member again in a direction; not to be written to. */
export function memberList(population: Population, generator: Generator, index: number, direction: Direction): Int32Array {
  const at = 2 * index + direction;
  const list = population.lists[at] ??= new Int32Array(generator.instance.size);
  if (population.listed[at] === 0) generator.listOf(population.members[index] as Draft, direction, list);
  population.listed[at] = 1;
  return list;
}

/** Index of the longest member. */
export function longest(population: Population): number {
  const { members } = population;
  if (population.longest < 0) {
    let [at, most] = [0, -1];
    for (let k = 0; k < members.length; k++) {
      const { makespan } = members[k] as Draft;
      if (makespan > most) [at, most] = [k, makespan];
    }
    population.longest = at;
  }
  return population.longest;
}

/** How far two schedules are apart: the sum of the differences of starts, both seen in the direction of the first. */
export function distance(duration: Int32Array, from: Draft, to: Draft): number {
  const a = from.start;
  const b = to.start;
  let sum = 0;
  if (from.direction === to.direction) for (let j = 0; j < a.length; j++) sum += Math.abs((a[j] as number) - (b[j] as number));
  else for (let j = 0; j < a.length; j++) sum += Math.abs((a[j] as number) + (b[j] as number) + (duration[j] as number) - to.makespan);
  return sum;
}
