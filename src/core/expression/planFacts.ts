import { createCalendarBook } from "../calendar/calendarBook";
import { endOf } from "../calendar/dateEdges";
import { scaleOfWeek } from "../calendar/durations";
import type { Plan } from "../model/plan";
import type { Chances } from "../model/chances";
import type { Schedule, ScheduledTask } from "../schedule/result";
import type { Facts, Missing, Value } from "./evaluate";
import { needsForecast, PERCENTILE_WORDS } from "./planVocabulary";

/** What the checks of a plan are evaluated on besides its dates. */
export interface CheckSources {
  /** The simulation of the plan, where one is known; asked only by checks that need it. */
  readonly forecast: () => Chances | undefined;
  /** How many problems of a code the plan has. */
  readonly countOf: (code: string) => number;
}

/** What lacks when a check asks for a simulation and there is none yet. */
export const NO_FORECAST: Missing = { missing: "simulation" };

/** The figures that `checks` speak of: of a task, of all that carries a release, or of the plan. */
export function planFacts(schedule: Schedule, { forecast, countOf }: CheckSources): Facts {
  const { plan } = schedule;
  const { hoursPerDay, hoursPerWeek } = plan.settings;
  const book = createCalendarBook(plan);
  return {
    scale: scaleOfWeek(book.week, hoursPerDay, hoursPerWeek),
    calendar: book.plan,
    name: () => ({ kind: "number", figure: new Set(schedule.overloads.map(({ resource }) => resource)).size }),
    call(name, id) {
      if (name === "count") return { kind: "number", figure: countOf(id) };
      const work = workOf(schedule, id);
      if (work === undefined) return { missing: `\`${id.slice(0, 60)}\` is no task or release of this plan`, unknown: true };
      if (!needsForecast(name)) return figureOf(schedule, name, id, work, (from, to) => book.plan.between(from, to));
      const known = forecast();
      if (known === undefined) return NO_FORECAST;
      return name === "chance" ? chanceOf(schedule, known, id, (date) => endOf(date, book.plan)) : percentileOf(plan, known, name, id);
    },
  };
}

/** The leaves that count for an id, and the task itself where it is one. */
interface Work {
  readonly task?: ScheduledTask;
  readonly leaves: readonly ScheduledTask[];
}

function workOf({ plan, tasks }: Schedule, id: string): Work | undefined {
  const index = plan.taskIndex.get(id);
  const task = index === undefined ? undefined : tasks[index];
  if (task !== undefined) return { task, leaves: [task] };
  const leaves = tasks.filter((one) => one.kind !== "summary" && !one.dropped);
  if (id === "plan") return { leaves };
  return plan.releases.has(id) ? { leaves: leaves.filter(({ release }) => release === id) } : undefined;
}

function figureOf(schedule: Schedule, name: string, id: string, { task, leaves }: Work, between: (from: number, to: number) => number): Value | Missing {
  if (leaves.length === 0 && id !== "plan") return { missing: `no work carries \`${id}\`` };
  const sum = (value: (leaf: ScheduledTask) => number): number => leaves.reduce((all, leaf) => all + value(leaf), 0);
  switch (name) {
    case "start":
      return { kind: "date", edge: "begin", figure: id === "plan" ? schedule.start : Math.min(...edges(leaves, ({ start }) => start)) };
    case "finish":
      return { kind: "date", edge: "end", figure: id === "plan" ? schedule.finish : Math.max(...edges(leaves, ({ finish }) => finish)) };
    case "slack":
      return slackOf(schedule, id, leaves, between);
    case "cost":
      return { kind: "money", figure: id === "plan" ? costOfPlan(schedule) : sum(({ cost }) => cost) };
    case "effort":
      return { kind: "duration", figure: sum(({ effort }) => effort) };
    default: {
      const weight = (leaf: ScheduledTask): number => (leaf.effort > 0 ? leaf.effort : leaf.duration);
      const whole = sum(weight);
      const done = whole > 0 ? sum((leaf) => weight(leaf) * progress(leaf)) / whole : leaves.every(({ finished }) => finished) ? 1 : 0;
      return { kind: "share", figure: task === undefined ? done : progress(task) };
    }
  }
}

/** The outermost edges alone, so that no call has more arguments than there may be. */
function edges(leaves: readonly ScheduledTask[], of: (leaf: ScheduledTask) => number): readonly number[] {
  return leaves.reduce<readonly [number, number]>(([low, high], leaf) => [Math.min(low, of(leaf)), Math.max(high, of(leaf))], [Infinity, -Infinity]);
}

function progress({ finished, progress: done }: ScheduledTask): number {
  return finished ? 1 : done;
}

/** Of the plan: what lies between its forecast and its `finish`, negative when it is late. */
function slackOf({ plan, finish, target }: Schedule, id: string, leaves: readonly ScheduledTask[], between: (from: number, to: number) => number): Value | Missing {
  if (id === "plan") return target === undefined ? { missing: `\`${plan.id}\` has no \`finish\` to have slack to` } : { kind: "duration", figure: between(finish, target) };
  const open = leaves.filter(({ finished, dropped }) => !finished && !dropped);
  return { kind: "duration", figure: open.reduce((least, { totalSlack }) => Math.min(least, totalSlack), open[0]?.totalSlack ?? 0) };
}

function costOfPlan({ plan, tasks }: Schedule): number {
  return plan.tasks.reduce((all, { parent, index }) => (parent < 0 ? all + (tasks[index]?.cost ?? 0) : all), 0);
}

function percentileOf(plan: Plan, forecast: Chances, name: string, id: string): Value | Missing {
  const key = PERCENTILE_WORDS[name as keyof typeof PERCENTILE_WORDS];
  const index = plan.taskIndex.get(id);
  const release = forecast.releases.find((one) => one.id === id);
  const spread = id === "plan" ? forecast.finish : index === undefined ? release?.finish : forecast.tasks[index]?.finish;
  return spread === undefined ? { missing: `no work carries \`${id}\`` } : { kind: "date", edge: "end", figure: spread[key] };
}

/** The chance that a promised date is kept; of what is over it is certain. */
function chanceOf(schedule: Schedule, forecast: Chances, id: string, endOfDate: (date: NonNullable<ReturnType<typeof dateOf>>) => number): Value | Missing {
  const { plan, tasks } = schedule;
  const index = plan.taskIndex.get(id);
  const kind = id === "plan" ? "plan" : index === undefined ? "release" : "task";
  const open = forecast.deadlines.find((one) => one.kind === kind && (kind === "plan" || one.id === id));
  if (open !== undefined) return { kind: "share", figure: open.probability };
  const task = index === undefined ? undefined : tasks[index];
  const due = dateOf(plan, id, index);
  const over = task === undefined ? plan.releases.get(id)?.released : task.finished ? { at: task.finish } : undefined;
  if (due === undefined || over === undefined) return { missing: `\`${id === "plan" ? plan.id : id}\` has no date to keep` };
  const at = "at" in over ? over.at : endOfDate(over);
  return { kind: "share", figure: at <= endOfDate(due) ? 1 : 0 };
}

function dateOf(plan: Plan, id: string, index: number | undefined): NonNullable<Plan["settings"]["finish"]> | undefined {
  return index === undefined ? plan.releases.get(id)?.date : plan.tasks[index]?.item.due;
}
