import { Chance, cholesky, lognormalAt, normalBelow, pertAt } from "./chance";
import { CLOCKS, dayOf, type Clock } from "./clock";
import { RATES, type BookEstimate, type BookLink, type BookPlan, type BookTask } from "./plan";

/** Finish and cost of each sample. */
export interface BookSamples {
  readonly finish: Float64Array;
  readonly cost: Float64Array;
}

const START = dayOf(2026, 1, 5) * 1440 + 540;

/** One task of a sample, with what it waits for as objects. */
interface Item {
  readonly number: number;
  readonly task: BookTask;
  readonly clock: Clock;
  readonly waitsFor: { readonly link: BookLink; readonly on: Item }[];
  /** What is in a summary. */
  readonly parts: Item[];
  /** Links to summaries above, which hold it back as well. */
  above: Item | undefined;
  hours: number;
  delay: number;
  dates: readonly [start: number, finish: number] | undefined;
}

/** A simulation by the textbook: each sample is drawn and walked through on its own, from the last task back to what it waits for. */
export class Textbook {
  private readonly items: Item[];
  private readonly clock: Clock;
  private readonly lower: number[][];
  private readonly chance: Chance;
  private readonly plan: BookPlan;
  private delayOfPlan = 0;

  constructor(plan: BookPlan, seed: number) {
    this.plan = plan;
    this.chance = new Chance(seed);
    this.clock = CLOCKS[plan.calendar];
    this.items = plan.tasks.map((task, number) => ({ number, task, clock: task.short ? CLOCKS.short : this.clock, waitsFor: [], parts: [], above: undefined, hours: 0, delay: 0, dates: undefined }));
    this.items.forEach((item, i) => {
      for (const link of item.task.links) item.waitsFor.push({ link, on: this.items[link.on] as Item });
      for (const part of this.items.slice(i + 1, i + 1 + item.task.holds)) {
        item.parts.push(part);
        part.above = item;
      }
    });
    this.lower = cholesky(plan.tasks.map((a, i) => plan.tasks.map((b, j) => (i === j ? 1 : this.together(a, b)))));
  }

  run(count: number): BookSamples {
    const [finish, cost] = [new Float64Array(count), new Float64Array(count)];
    for (let k = 0; k < count; k++) {
      for (const item of this.items) [item.dates, item.delay] = [undefined, 0];
      this.delayOfPlan = 0;
      this.drawEstimates();
      let sum = this.drawRisks();
      for (const { task, hours } of this.items) if (task.who !== undefined) sum += RATES[task.who] * hours;
      cost[k] = sum;
      const [first, last] = this.items.reduce(([begins, ends], item) => [Math.min(begins, this.datesOf(item)[0]), Math.max(ends, this.datesOf(item)[1])], [Infinity, 0]);
      finish[k] = Math.max(Math.min(first, last), moved(this.clock, last, this.delayOfPlan));
    }
    return { finish, cost };
  }

  /** The correlation of two estimates: as many of their people and tags as they share. */
  private together(a: BookTask, b: BookTask): number {
    const [ours, theirs] = [a, b].map(({ who, tags, estimate }) => (estimate === undefined || estimate.length === 1 ? [] : [...tags, ...(who === undefined ? [] : [who])])) as [string[], string[]];
    const shared = ours.filter(name => theirs.includes(name)).length;
    return shared === 0 ? 0 : (this.plan.correlation * shared) / Math.sqrt(ours.length * theirs.length);
  }

  private drawEstimates(): void {
    if (this.plan.correlation === 0) {
      for (const item of this.items) item.hours = this.drawn(item.task.estimate ?? [0]);
      return;
    }
    const own = this.items.map(() => this.chance.normal());
    this.items.forEach((item, i) => {
      const z = (this.lower[i] as number[]).reduce((sum, factor, j) => sum + factor * (own[j] as number), 0);
      const [low, likely, high] = item.task.estimate ?? [0];
      item.hours = likely === undefined ? low : high === undefined ? lognormalAt(low, likely, z) : pertAt({ low, likely, high }, normalBelow(z));
    });
  }

  private drawn([low, likely, high]: BookEstimate): number {
    if (likely === undefined) return low;
    return high === undefined ? this.chance.range(low, likely) : this.chance.pert({ low, likely, high });
  }

  /** Strikes what strikes; returns what that costs. */
  private drawRisks(): number {
    let cost = 0;
    for (const risk of this.plan.risks) {
      if (this.chance.even() >= risk.probability) continue;
      const sign = risk.gain ? -1 : 1;
      cost += sign * risk.cost;
      const by = sign * Math.round(this.drawn(risk.hours) * 60);
      for (const task of risk.affects) {
        if (task < 0) this.delayOfPlan += by;
        else (this.items[task] as Item).delay += by;
      }
    }
    return cost;
  }

  private datesOf(item: Item): readonly [start: number, finish: number] {
    item.dates ??= item.task.holds > 0 ? this.summary(item) : this.leaf(item);
    return item.dates;
  }

  private summary({ parts, delay }: Item): readonly [number, number] {
    const dates = parts.map(part => this.datesOf(part));
    const first = Math.min(...dates.map(([start]) => start));
    // A gain ends nothing before its work begins.
    return [first, Math.max(first, moved(this.clock, Math.max(...dates.map(([, finish]) => finish)), delay))];
  }

  private leaf(item: Item): readonly [number, number] {
    let [from, until] = [START, -Infinity];
    for (let at: Item | undefined = item; at !== undefined; at = at.above) {
      for (const { link, on } of at.waitsFor) {
        const asked = this.asked(at, link, on);
        if (link.type === "FS" || link.type === "SS") from = Math.max(from, asked);
        else until = Math.max(until, asked);
      }
    }
    const { clock, delay, hours } = item;
    if (item.task.estimate === undefined) {
      const at = moved(clock, Math.max(from, until), Math.max(0, delay));
      return [at, at];
    }
    const work = Math.ceil(hours * 60 - 1e-6);
    const start = clock.next(until === -Infinity ? from : Math.max(from, clock.ahead(until, work)));
    let finish = clock.after(start, work);
    if (until > finish && clock.between(finish, until) === 0) finish = until;
    return [start, Math.max(start, moved(clock, finish, delay))];
  }

  private asked({ task }: Item, { type, lag, unit }: BookLink, on: Item): number {
    const [start, finish] = this.datesOf(on);
    const at = type === "FS" || type === "FF" ? finish : start;
    const clock = unit === "eh" ? CLOCKS.always : task.short ? CLOCKS.short : this.clock;
    const minutes = unit === "%" ? Math.ceil((on.clock.between(start, finish) * lag) / 100 - 1e-6) : lag * 60;
    if (minutes >= 0) return clock.after(at, minutes);
    const lead = clock.ahead(at, -minutes);
    return type === "FF" || type === "SF" ? clock.previous(lead) : lead;
  }
}

function moved(clock: Clock, at: number, by: number): number {
  return by >= 0 ? clock.after(at, by) : clock.ahead(at, -by);
}
