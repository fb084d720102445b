import { createCalendarBook } from "../calendar/calendarBook";
import { scaleOfWeek } from "../calendar/durations";
import type { WorkCalendar } from "../calendar/workCalendar";
import type { Instant } from "../model/instant";
import type { Schedule } from "../schedule/result";
import type { ForecastData, ForecastFigures, ForecastPromise, ForecastRow, ForecastShown, ForecastState, TornadoBar } from "./forecastData";
import { turnChoices } from "./forecastTurns";
import { titleOf } from "./titles";

/** So many tasks are listed, those that matter most. */
const MOST_ROWS = 200;
const MOST_BARS = 12;
/** So many tasks and releases can be chosen from a list. */
const MOST_SUBJECTS = 500;

/** What is known of a plan's simulation. */
export interface ForecastKnown {
  readonly state: ForecastState;
  readonly reason?: string;
  readonly figures?: ForecastFigures;
}

/** Makes what the Forecast view shows of a scheduled plan and of its simulation, as far as there is one. */
export function forecastData(schedule: Schedule, now: Instant, { state, reason = "", figures }: ForecastKnown): ForecastData {
  const { plan, tasks, finish, target } = schedule;
  const measure = measureOf(schedule);
  const { budget, currency = "" } = plan.settings;
  return {
    plan: plan.id, title: plan.title, now, currency, dayMinutes: measure.day, finish, cost: costOf(schedule), tasks: tasks.length, state, reason,
    ...(target === undefined ? {} : { target }), ...(budget === undefined ? {} : { budget: budget.amount }),
    ...(figures === undefined ? {} : { shown: forecastShown(schedule, figures, measure) }),
    turns: turnChoices(schedule, figures), subjects: subjectsOf(schedule, figures),
  };
}

interface Measure {
  readonly calendar: WorkCalendar;
  /** Working minutes in `1d`. */
  readonly day: number;
}

function measureOf({ plan }: Schedule): Measure {
  const book = createCalendarBook(plan);
  return { calendar: book.plan, day: scaleOfWeek(book.week, plan.settings.hoursPerDay, plan.settings.hoursPerWeek).day };
}

function costOf({ plan, tasks }: Schedule): number {
  return tasks.reduce((sum, task) => sum + ((plan.tasks[task.index]?.parent ?? 0) < 0 && Number.isFinite(task.cost) ? task.cost : 0), 0);
}

/** What the view shows of a simulation: tasks that matter most, promises, what moves the finish. */
export function forecastShown(schedule: Schedule, figures: ForecastFigures, measure: Measure = measureOf(schedule)): ForecastShown {
  const { samples, seed, finish, cost, before, after, curves, cloud, answers } = figures;
  return {
    samples, seed, finish, cost, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), curves, cloud, answers,
    promises: promisesOf(schedule, figures), rows: rowsOf(schedule, figures), count: schedule.tasks.length, tornado: tornadoOf(schedule, figures, measure),
  };
}

function promisesOf({ plan }: Schedule, { deadlines }: ForecastFigures): readonly ForecastPromise[] {
  const promises = deadlines.map(({ kind, id, due, probability }): ForecastPromise => ({ kind, id, due, probability, title: kind === "plan" ? plan.title : titleIn(plan, id) }));
  return promises.filter(({ kind }) => kind !== "task").concat(promises.filter(({ kind }) => kind === "task").sort((a, b) => a.probability - b.probability)).slice(0, MOST_ROWS);
}

/** The title of a task, risk or release. */
export function titleIn(plan: Schedule["plan"], id: string): string {
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  return node === undefined ? (plan.releases.get(id)?.title ?? plan.risks.get(id)?.title ?? id) : titleOf(node);
}

/** Open tasks that are ever critical or uncertain, by how much they decide. */
function rowsOf({ plan, tasks }: Schedule, { tasks: columns }: ForecastFigures): readonly ForecastRow[] {
  const rank = (index: number): number => (columns.cruciality[index] ?? 0) + (columns.criticality[index] ?? 0) / 1000;
  return tasks.filter(({ index, kind, finished, dropped }) => kind !== "summary" && !finished && !dropped && rank(index) > 0)
    .sort((a, b) => rank(b.index) - rank(a.index) || a.index - b.index).slice(0, MOST_ROWS)
    .map(({ id, index }) => ({
      id, title: titleIn(plan, id), criticality: columns.criticality[index] ?? 0, sensitivity: columns.sensitivity[index] ?? 0, cruciality: columns.cruciality[index] ?? 0,
      p10: columns.p10[index] ?? 0, p50: columns.p50[index] ?? 0, p80: columns.p80[index] ?? 0, p90: columns.p90[index] ?? 0,
    }));
}

/** What moves the finish most; where the simulation does not tell, by the share of the finish's own spread that goes with each estimate, and the days that each risk costs at P80. */
function tornadoOf({ plan, tasks }: Schedule, { tasks: columns, risks, finish, tornado }: ForecastFigures, { calendar, day }: Measure): readonly TornadoBar[] {
  if (tornado.length > 0) return tornado.filter((bar) => width(bar) >= 0.05).slice(0, MOST_BARS).map((bar) => ({ ...bar, title: titleIn(plan, bar.id) }));
  const early = calendar.between(finish.p10, finish.p50) / day;
  const late = calendar.between(finish.p50, finish.p90) / day;
  const bars = tasks.flatMap(({ id, index }): readonly TornadoBar[] => {
    const share = columns.sensitivity[index] ?? 0;
    return Math.abs(share) < 0.02 ? [] : [{ kind: "task", id, title: titleIn(plan, id), low: -share * early, high: share * late }];
  });
  const struck = risks.flatMap(({ id, daysAtP80 }): readonly TornadoBar[] => (daysAtP80 === 0 ? [] : [{ kind: "risk", id, title: titleIn(plan, id), low: Math.min(0, daysAtP80), high: Math.max(0, daysAtP80) }]));
  return [...bars, ...struck].sort((a, b) => width(b) - width(a)).slice(0, MOST_BARS);
}

function width({ low, high }: Pick<TornadoBar, "low" | "high">): number {
  return Math.max(low, high) - Math.min(low, high, 0);
}

/** Releases, then tasks: all of a small plan, of a large one those that matter. */
function subjectsOf(schedule: Schedule, figures: ForecastFigures | undefined): ForecastData["subjects"] {
  const { plan, tasks } = schedule;
  const releases = (figures?.releases ?? []).map(({ id }) => ({ id, title: titleIn(plan, id), kind: "release" as const }));
  const open = tasks.filter(({ finished, dropped }) => !finished && !dropped);
  const chosen = open.length <= MOST_SUBJECTS ? open : rowsOf(schedule, figures ?? EMPTY);
  return [...releases, ...chosen.map(({ id }) => ({ id, title: titleIn(plan, id), kind: "task" as const }))];
}

const NONE = new Float64Array(0);
const EMPTY = { tasks: { p10: NONE, p50: NONE, p80: NONE, p90: NONE, p95: NONE, criticality: NONE, sensitivity: NONE, cruciality: NONE } } as unknown as ForecastFigures;
