import type { Cancellation } from "../../model/cancellation";
import type { Direction, Draft } from "./draft";
import { createDraft, type Generator } from "./generator";
import { createCrossover, type Crossover } from "./listCrossover";
import { add, contains, createMemory, createPopulation, distance, fingerprint, longest, memberList, printOf, remove, replace, type Memory, type Population } from "./population";
import { priorityList } from "./priorityList";
import { createRandom, type Random } from "./random";
import { createSampler } from "./sampling";

/** A search that can be continued, asked and left at any moment. */
export interface Search {
  /** Continues until so many schedules were generated in all, the bound is met or the search is cancelled. */
  advance(schedules: number, bound: number, cancellation: Cancellation): void;
}

/** How a search is set; the seed fixes all of it. */
export interface SearchSettings {
  readonly seed: number;
  /** Schedules that the whole search will have: how many members it keeps follows from that. */
  readonly schedules: number;
  /** Schedules to begin with, from priority rules. */
  readonly seeds: readonly Draft[];
  readonly shape?: Partial<SearchShape>;
}

const FEWEST = 8;
/** So many lists in a row that were tried before are passed over. */
const MOST_IDLE = 50;
/** From so many schedules on a search is long. */
const LONG_SEARCH = 20_000;
/** What tells lists from schedules in one memory. */
const LISTS = 7;

/** What a search is made of. */
export interface SearchShape {
  /** Members kept at first. */
  readonly members: number;
  /** What share of them is left at the end. */
  readonly remaining: number;
  /** Share of the tasks in a list that mutation moves, at least and at most, and by how many places at most. */
  readonly mutation: number;
  readonly mostMutation: number;
  readonly reach: number;
  /** A child this many times longer than the longest member is given up before it is justified. */
  readonly hopeless: number;
  /** Share of the first members that are generated in parallel. */
  readonly parallel: number;
  /** Share of the children that are generated in parallel: with few people that often comes out shorter. */
  readonly parallelChildren: number;
  /** How far priorities are shifted for the first members, as a share of the critical path. */
  readonly spread: number;
}

interface State {
  readonly generator: Generator;
  readonly random: Random;
  readonly population: Population;
  readonly shape: SearchShape;
  /** Schedules that the whole search will have. */
  readonly schedules: number;
  /** Share of the tasks that mutation moves: rises while children are schedules that were met already. */
  mutation: number;
  /** Lists, and children before their justification, that were met already: nothing is generated from them twice. */
  readonly memory: Memory;
  idle: number;
  readonly crossover: Crossover;
  readonly child: Int32Array;
  spare: Draft;
  other: Draft;
}

/**
 * The shape that served best: more members for longer searches, since few soon have nothing left to combine; fewer for
 * more tasks, since then combining takes longer. Mutation moves about as many tasks in a small project as in a large one, and
 * twice as many in a search that is long enough to follow them up. A long search of many tasks ends with few members, else it is not
 * done combining when it ends.
 */
export function usualShape(schedules: number, tasks: number): SearchShape {
  const members = Math.max(FEWEST, Math.min(1_000, Math.round(0.84 * schedules ** 0.62 * Math.min(1, Math.sqrt(60 / tasks)))));
  const mutation = (1.2 * Math.max(1, Math.min(2, (schedules / 1_000) ** 0.43))) / Math.max(FEWEST, Math.min(tasks, 120));
  const remaining = schedules < LONG_SEARCH ? 0.1 : Math.max(0.03, 0.1 * Math.min(1, (60 / tasks) ** 2));
  return { members, remaining, mutation, mostMutation: 0.5, reach: 10, hopeless: 1.01, parallel: 0.8, parallelChildren: 0.1, spread: 0.15 };
}

/**
 * A population search over activity lists. A child combines two parents' lists as they run in the direction other than its mother's, so that to generate it justifies her too; one justification more, and it runs as she does:
 * two schedules a child. Some children are generated in parallel, their list giving priority: with scarce resources those are often shorter. A child takes the place of the parent more like it when it is no longer than that parent (crowding:
 * Mahfoud 1992), else that of the longest member when it is shorter. The longest members are given up one by one as the
 * search goes on, so that it looks around widely at first and closely at last (Tanabe and Fukunaga 2014).
 * After Hartmann 1998 (lists), Valls et al. 2005 (justification), Debels and Vanhoucke 2005 (both directions in turn).
 */
export function createSearch(generator: Generator, settings: SearchSettings): Search {
  const { size } = generator.instance;
  const random = createRandom(settings.seed);
  const shape = { ...usualShape(settings.schedules, size), ...settings.shape };
  const population = createPopulation(shape.members);
  for (const seed of settings.seeds) add(population, seed);
  const state: State = {
    generator, random, population, shape, schedules: settings.schedules, mutation: shape.mutation, crossover: createCrossover(generator.instance, random),
    memory: createMemory(settings.schedules), idle: 0,
    child: new Int32Array(size),
    spare: createDraft(size), other: createDraft(size),
  };
  const grow = growth(state);
  return {
    advance(schedules, bound, cancellation) {
      const goesOn = (): boolean => generator.count < schedules && generator.incumbent.makespan > bound && !cancellation.cancelled;
      while (goesOn() && grow());
      if (population.members.length < 2) return;
      while (goesOn()) {
        shrink(state);
        breed(state);
      }
    },
  };
}

/** Adds a sampled member at each call until there is no more room or no new ones are found; then never again. */
function growth(state: State): () => boolean {
  const { generator, random, population, shape, child } = state;
  const samplers = generator.sides.map(side => createSampler(side.instance, random, shape.spread));
  const priority = new Float64Array(generator.instance.size);
  let tries = 2 * population.size;
  return () => {
    if (population.members.length >= population.size) tries = 0;
    if (tries-- <= 0) return false;
    const direction = random.below(2) as Direction;
    samplers[direction]?.draw(priority);
    if (random.fraction() < shape.parallel) generator.parallel(priority, direction, state.spare);
    else {
      child.set(priorityList(generator.sides[direction].instance, priority));
      generator.serial(child, direction, state.spare);
    }
    generator.justify(state.spare, state.other);
    generator.justify(state.other, state.spare);
    state.spare = add(population, state.spare);
    return true;
  };
}

/** Gives up the longest member when there are more than the search should still have: fewer with every schedule. */
function shrink({ generator, population, shape, schedules }: State): void {
  const room = shape.members * (1 - (1 - shape.remaining) * (generator.count / schedules));
  if (population.members.length > Math.max(FEWEST, room)) remove(population, longest(population));
}

function breed(state: State): void {
  const { generator, random, population, shape, crossover, child } = state;
  const mother = tournament(population, random);
  let father = tournament(population, random);
  if (father === mother) father = (father + 1) % population.members.length;
  const direction = population.members[mother]?.direction === 0 ? 1 : 0;
  const parent = { draft: population.members[mother] as Draft, list: memberList(population, generator, mother, direction) };
  crossover.cross(parent, memberList(population, generator, father, direction), direction, child);
  crossover.mutate(generator.sides[direction].instance, child, state.mutation, shape.reach);
  // On breakpoints, where plans are long, it would take too long.
  const parallel = generator.sides[direction].unit !== undefined && random.fraction() < shape.parallelChildren;
  if (state.memory.met(printOf(child, LISTS + direction + (parallel ? 2 : 0))) && state.idle++ < MOST_IDLE) {
    moveMore(state);
    return;
  }
  state.idle = 0;
  // What is far longer than all members would hardly be kept after its justification.
  const most = Math.floor(shape.hopeless * (population.members[longest(population)] as Draft).makespan);
  if (parallel) generator.parallelInOrder?.(child, direction, state.other, most);
  else generator.serial(child, direction, state.other, most);
  if (state.other.makespan > most) return;
  if (state.memory.met(fingerprint(state.other))) {
    moveMore(state);
    return;
  }
  generator.justify(state.other, state.spare);
  settle(state, mother, father);
}

/** Mutates more, since what came was met already. */
function moveMore(state: State): void {
  state.mutation = Math.min(state.shape.mostMutation, state.mutation * 1.1);
}

/** Finds the place of the child in `spare`, if it has one. */
function settle(state: State, mother: number, father: number): void {
  const { population, shape, generator: { instance: { duration } }, spare } = state;
  const print = fingerprint(spare);
  if (contains(population, print, spare.makespan)) {
    moveMore(state);
    return;
  }
  state.mutation = Math.max(shape.mutation, state.mutation * 0.9);
  const ofMother = population.members[mother] as Draft;
  const ofFather = population.members[father] as Draft;
  const either = spare.makespan <= ofMother.makespan || spare.makespan <= ofFather.makespan;
  const nearer = either && distance(duration, spare, ofMother) < distance(duration, spare, ofFather) ? mother : father;
  if (spare.makespan <= (population.members[nearer] as Draft).makespan) state.spare = replace(population, nearer, spare, print);
  else {
    const worst = longest(population);
    if (spare.makespan < (population.members[worst] as Draft).makespan) state.spare = replace(population, worst, spare, print);
  }
}

/** The shorter of two members drawn by chance. */
function tournament({ members }: Population, random: Random): number {
  const a = random.below(members.length);
  const b = random.below(members.length);
  return (members[b] as Draft).makespan < (members[a] as Draft).makespan ? b : a;
}
