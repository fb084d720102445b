import { Chance } from "./chance";
import { CLOCK_TEXT } from "./clock";

/** Hours of work: one figure, an 80 % range, or three points. */
export type BookEstimate = readonly [number] | readonly [number, number] | readonly [number, number, number];

export interface BookLink {
  /** Number of a task or summary. */
  readonly on: number;
  readonly type: "FS" | "SS" | "FF" | "SF";
  /** Hours of working time, hours of clock time, or percent of the predecessor's length. */
  readonly lag: number;
  readonly unit: "h" | "eh" | "%";
}

/** A task, milestone (no estimate) or summary (`holds` further tasks). Its number is its place, its id `t` and the number. */
export interface BookTask {
  readonly estimate?: BookEstimate;
  readonly holds: number;
  readonly links: readonly BookLink[];
  readonly who?: "ana" | "ben";
  readonly tags: readonly string[];
  readonly short: boolean;
}

export interface BookRisk {
  readonly probability: number;
  readonly hours: BookEstimate;
  readonly cost: number;
  readonly gain: boolean;
  /** Numbers of tasks; -1 for the plan. */
  readonly affects: readonly number[];
}

/** A plan as plain data: what both simulations are told. */
export interface BookPlan {
  readonly calendar: "usual" | "siesta";
  readonly correlation: number;
  readonly tasks: readonly BookTask[];
  readonly risks: readonly BookRisk[];
}

/** What an hour of them costs. */
export const RATES = { ana: 60, ben: 95 } as const;

function randomEstimate(chance: Chance): BookEstimate {
  const low = chance.whole(2, 24);
  const kind = chance.whole(0, 4);
  if (kind === 0) return [low];
  if (kind === 1) return [low, low + chance.whole(2, 30)];
  const likely = low + chance.whole(0, 12);
  return [low, likely, likely + chance.whole(1, 40)];
}

function randomLink(chance: Chance, on: number, summary: boolean, target: boolean): BookLink {
  const type = target ? "FS" : chance.oneOf(["FS", "FS", "FS", "SS", "FF", "SF"] as const);
  const unit = summary ? "h" : chance.oneOf(["h", "h", "h", "eh", "%"] as const);
  return { on, type, unit, lag: chance.whole(0, 2) > 0 ? 0 : unit === "%" ? chance.oneOf([25, 50, 110]) : unit === "eh" ? chance.whole(1, 60) : chance.whole(-8, 20) };
}

/** The plan of a number: 5 to 25 tasks, links of all types with lags, two calendars, correlation and risks. */
export function randomBookPlan(number: number): BookPlan {
  const chance = new Chance(number);
  const count = chance.whole(5, 25);
  const tasks: BookTask[] = [];
  let left = 0;
  let open = -1;
  for (let i = 0; i < count; i++) {
    const holds = left === 0 && i > 0 && i < count - 4 && chance.whole(0, 5) === 0 ? chance.whole(2, 4) : 0;
    const milestone = holds === 0 && chance.whole(0, 11) === 0;
    const earlier = Array.from({ length: i }, (_, on) => on).filter(on => on !== open);
    const wanted = earlier.length === 0 ? 0 : chance.oneOf([0, 1, 1, 2, 3]);
    const chosen = new Set(Array.from({ length: wanted }, () => chance.oneOf(earlier)));
    const links = [...chosen].map(on => randomLink(chance, on, (tasks[on] as BookTask).holds > 0, holds > 0));
    const who = chance.oneOf([undefined, undefined, "ana", "ben"] as const);
    const plain = holds > 0 || milestone;
    tasks.push({
      holds, links, tags: plain ? [] : ["x", "y"].filter(() => chance.whole(0, 2) === 0), short: !plain && chance.whole(0, 5) === 0,
      ...(plain ? {} : { estimate: randomEstimate(chance) }), ...(plain || who === undefined ? {} : { who }),
    });
    if (left > 0) left--;
    if (holds > 0) [left, open] = [holds, i];
    else if (left === 0) open = -1;
  }
  const risks = Array.from({ length: chance.whole(0, 3) }, (): BookRisk => ({
    probability: chance.whole(5, 80) / 100, hours: randomEstimate(chance), cost: chance.whole(0, 5) * 200, gain: chance.whole(0, 5) === 0,
    affects: [...new Set(Array.from({ length: chance.whole(1, 3) }, () => chance.whole(-1, count - 1)))],
  }));
  return { calendar: chance.oneOf(["usual", "siesta"] as const), correlation: chance.oneOf([0, 0.3, 0.7, 1]), tasks, risks };
}

/** The plan as a file says it. */
export function bookText({ calendar, correlation, tasks, risks }: BookPlan): string {
  const lines = [`plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nlevel: false\ncorrelation: ${String(correlation)}\n${CLOCK_TEXT[calendar]}${CLOCK_TEXT.short}people: {ana: {rate: ${String(RATES.ana)}/h}, ben: {rate: ${String(RATES.ben)}/h}}\ntasks:`];
  let left = 0;
  tasks.forEach((task, i) => {
    const indent = left > 0 ? "      " : "  ";
    if (left > 0) left--;
    const after = `after: [${task.links.map(linkText).join(", ")}]`;
    if (task.holds > 0) {
      lines.push(`${indent}t${String(i)}:\n${indent}  ${after}\n${indent}  tasks:`);
      left = task.holds;
      return;
    }
    const length = task.estimate === undefined ? "milestone: true" : `${task.who === undefined ? "duration" : "effort"}: ${estimateText(task.estimate)}`;
    lines.push(`${indent}t${String(i)}: {${[length, after, ...(task.who === undefined ? [] : [`who: ${task.who}`]), ...(task.tags.length > 0 ? [`tags: [${task.tags.join(", ")}]`] : []), ...(task.short ? ["calendar: short"] : [])].join(", ")}}`);
  });
  if (risks.length > 0) lines.push("risks:");
  risks.forEach(({ probability, hours, cost, gain, affects }, i) => {
    const names = affects.map(task => (task < 0 ? "plan" : `t${String(task)}`)).join(", ");
    lines.push(`  r${String(i)}: {probability: ${String(Math.round(probability * 100))}%, impact: {time: ${estimateText(hours)}, cost: ${String(cost)}}, affects: [${names}]${gain ? ", opportunity: true" : ""}}`);
  });
  return `${lines.join("\n")}\n`;
}

function linkText({ on, type, lag, unit }: BookLink): string {
  return `t${String(on)} ${type}${lag === 0 ? "" : `${lag > 0 ? "+" : ""}${String(lag)}${unit}`}`;
}

function estimateText(estimate: BookEstimate): string {
  const [low, middle, high] = estimate;
  return high !== undefined ? `${String(low)}h/${String(middle)}h/${String(high)}h` : middle !== undefined ? `${String(low)}h..${String(middle)}h` : `${String(low)}h`;
}
