import type { WorkCalendar } from "../calendar/workCalendar";
import { createCalendarBook } from "../calendar/calendarBook";
import type { Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import { sameByTitle } from "../model/renamed";
import { meanOfTable } from "../risk/quantileTable";
import { riskEvents } from "../risk/register";
import { foundOf } from "../schedule/found";
import type { Schedule } from "../schedule/result";
import { nameOf } from "../view/people";
import { scaleOfPlan } from "../view/roadmapPromise";
import { titleOf } from "../view/titles";
import type { Baseline, BaselineTask } from "../model/baseline";
import { baselineOf } from "./baseline";
import { earnedValue, type EarnedValue } from "./earnedValue";
import { sum, taskCosts, type CostTriple, type TaskCost } from "./taskCosts";

/** The money of a plan, a summary, a task or a release. */
export interface MoneyFigures extends CostTriple, EarnedValue {
  /** The `budget` that is written for it. */
  readonly budget: number | null;
}

/** The money of one task or summary; `tasks[i]` belongs to `plan.tasks[i]`. */
export interface TaskMoney extends MoneyFigures {
  readonly id: string;
  readonly title: string;
  readonly summary: boolean;
}

/** What one person or piece of equipment costs. */
export interface ResourceMoney extends CostTriple {
  readonly id: string;
  readonly name: string;
}

/** Everything that a plan says about money, in its currency. */
export interface PlanMoney {
  readonly currency?: string;
  /** The status date; absent with `as-of: none`, where nothing is planned by now. */
  readonly asOf?: Instant;
  /** Name of the baseline that value is measured against; null: the plan as it stands, of which no slip can be seen. */
  readonly baseline: string | null;
  readonly plan: MoneyFigures;
  readonly tasks: readonly TaskMoney[];
  /** By release, in the plan's order; those that nothing carries have figures of nothing. */
  readonly releases: readonly (MoneyFigures & { readonly id: string; readonly title: string })[];
  /** People and equipment that cost something, in the plan's order. */
  readonly resources: readonly ResourceMoney[];
  readonly fixed: CostTriple;
  readonly materials: CostTriple;
  /** Expected cost of the open risks: each cost times its probability. In none of the other figures. */
  readonly reserve: number;
  /** Ids of tasks with work done and nothing written as spent: their actual cost is taken as planned. */
  readonly assumed: readonly string[];
}

/** Value of one piece of planned work. */
interface Piece {
  readonly bac: number;
  readonly pv: number;
  readonly ev: number;
  /** Place in `plan.tasks`, or -1 for work that the plan has no more. */
  readonly row: number;
  readonly release: string | undefined;
}

/** The money of a scheduled plan, measured against a baseline, or against the plan as it stands where there is none. */
export function moneyOf(schedule: Schedule, baseline?: Baseline): PlanMoney {
  const { plan, asOf } = schedule;
  const costs = taskCosts(schedule);
  const against = baseline ?? baselineOf(schedule, plan.title);
  const pieces = piecesOf(schedule, against, costs);
  const table = figuresTable(schedule, pieces, costs);
  return {
    ...(plan.settings.currency === undefined ? {} : { currency: plan.settings.currency }), ...(asOf === undefined ? {} : { asOf }),
    baseline: baseline?.name ?? null,
    plan: table.figures(pieces, costs, plan.settings.budget?.amount),
    tasks: table.tasks(),
    releases: releasesOf(schedule, pieces, costs, table),
    resources: resourcesOf(plan, costs),
    fixed: sum(costs.map(({ fixed }) => fixed)),
    materials: sum(costs.map(({ materials }) => materials)),
    reserve: reserveOf(schedule),
    assumed: schedule.tasks.flatMap(({ id }, row) => (costs[row]?.assumed === true ? [id] : [])),
  };
}

/** The plan's own calendar. */
export function planCalendar(schedule: Schedule): WorkCalendar {
  return foundOf(schedule)?.frame.calendars.plan ?? createCalendarBook(schedule.plan).plan;
}

/** The work of a baseline with what of it was planned by now and what is done. */
function piecesOf(schedule: Schedule, against: Baseline, costs: readonly TaskCost[]): readonly Piece[] {
  const { plan, asOf, tasks } = schedule;
  const calendar = planCalendar(schedule);
  const rows = rowsOf(schedule, against);
  return against.tasks.flatMap((task): readonly Piece[] => {
    const row = rows.get(task.id) ?? -1;
    const now = tasks[row];
    if (task.dropped === true) return [];
    // A table gives a summary with all below it, which stands there too.
    if (task.kind === undefined && plan.tasks[row]?.item.summary === true) return [];
    const bac = task.planned ?? (task.kind === undefined ? (task.cost ?? costs[row]?.planned ?? 0) : 0);
    const share = asOf === undefined ? 0 : plannedShare(task, asOf, calendar);
    return [{ bac, pv: bac * share, ev: bac * (now === undefined ? 0 : now.finished ? 1 : Math.min(1, Math.max(0, now.progress))), row, release: task.release ?? now?.release }];
  });
}

/** Where the tasks of a baseline stand now, those with another id by their title. */
export function rowsOf(schedule: Schedule, against: Baseline): ReadonlyMap<string, number> {
  const { plan } = schedule;
  const rows = new Map<string, number>();
  for (const { id } of against.tasks) {
    const row = plan.taskIndex.get(id);
    if (row !== undefined) rows.set(id, row);
  }
  if (rows.size === against.tasks.length) return rows;
  const now = plan.tasks.map((node) => ({ id: node.item.id, title: titleOf(node), summary: node.item.summary }));
  for (const [from, to] of sameByTitle(against.tasks, now)) rows.set(from, plan.taskIndex.get(to) ?? -1);
  return rows;
}

/** The share of a task's working time, on the plan's calendar, that lies before an instant; all at once where there is none. */
export function plannedShare({ start, finish }: Pick<BaselineTask, "start" | "finish">, at: Instant, calendar: Pick<WorkCalendar, "between">): number {
  const end = finish ?? start;
  if (end === undefined || end <= at) return end === undefined ? 0 : 1;
  const begin = start ?? end;
  if (begin >= at) return 0;
  const whole = calendar.between(begin, end);
  return whole > 0 ? calendar.between(begin, at) / whole : (at - begin) / (end - begin);
}

interface FiguresTable {
  figures(pieces: readonly Piece[], costs: readonly CostTriple[], budget: number | undefined): MoneyFigures;
  tasks(): readonly TaskMoney[];
}

function figuresTable({ plan, asOf }: Schedule, pieces: readonly Piece[], costs: readonly TaskCost[]): FiguresTable {
  const figures: FiguresTable["figures"] = (some, spent, budget) => {
    let [bac, pv, ev] = [0, 0, 0];
    for (const piece of some) {
      bac += piece.bac;
      pv += piece.pv;
      ev += piece.ev;
    }
    const cost = sum(spent);
    return { ...cost, budget: budget ?? null, ...earnedValue({ bac, pv: asOf === undefined ? null : pv, ev, ac: cost.actual }) };
  };
  return {
    figures,
    tasks() {
      const sums = rolledUp(plan, pieces, costs);
      return plan.tasks.map(({ item, index }): TaskMoney => {
        const [planned, actual, forecast, bac, pv, ev] = sums[index] as Sums;
        return {
          id: item.id, title: titleOf(plan.tasks[index] as Plan["tasks"][number]), summary: item.summary, planned, actual, forecast, budget: item.budget?.amount ?? null,
          ...earnedValue({ bac, pv: asOf === undefined ? null : pv, ev, ac: actual }),
        };
      });
    },
  };
}

type Sums = [planned: number, actual: number, forecast: number, bac: number, pv: number, ev: number];

/** Own figures and those of everything below, by place in `plan.tasks`. */
function rolledUp(plan: Plan, pieces: readonly Piece[], costs: readonly TaskCost[]): readonly Sums[] {
  const sums = plan.tasks.map(({ index }): Sums => [costs[index]?.planned ?? 0, costs[index]?.actual ?? 0, costs[index]?.forecast ?? 0, 0, 0, 0]);
  for (const { row, bac, pv, ev } of pieces) {
    const own = sums[row];
    if (own === undefined) continue;
    own[3] += bac;
    own[4] += pv;
    own[5] += ev;
  }
  for (let index = plan.tasks.length - 1; index >= 0; index--) {
    const above = sums[plan.tasks[index]?.parent ?? -1];
    if (above !== undefined) sums[index]?.forEach((value, column) => { above[column] = (above[column] as number) + value; });
  }
  return sums;
}

function releasesOf({ plan, tasks }: Schedule, pieces: readonly Piece[], costs: readonly TaskCost[], table: FiguresTable): PlanMoney["releases"] {
  return [...plan.releases.values()].map(({ id, title, budget }) => ({
    id, title: title ?? id,
    ...table.figures(pieces.filter(({ release }) => release === id), tasks.flatMap(({ release, index }) => (release === id ? [costs[index] as TaskCost] : [])), budget?.amount),
  }));
}

function resourcesOf(plan: Plan, costs: readonly TaskCost[]): readonly ResourceMoney[] {
  const found = new Map<string, CostTriple>();
  for (const { resources } of costs) for (const one of resources) found.set(one.resource, sum([found.get(one.resource) ?? { planned: 0, actual: 0, forecast: 0 }, one]));
  const order = new Set([...plan.people.keys(), ...plan.equipment.keys(), ...found.keys()]);
  return [...order].flatMap((id) => {
    const cost = found.get(id);
    return cost === undefined || (cost.planned === 0 && cost.forecast === 0) ? [] : [{ id, name: nameOf(plan, id), ...cost }];
  });
}

/** The expected cost of the open risks, with the figures that count now; gains make it less. */
function reserveOf(schedule: Schedule): number {
  const scale = foundOf(schedule)?.frame.scale ?? scaleOfPlan(schedule.plan);
  return riskEvents(schedule.plan, schedule.tasks, scale, "now").reduce((all, { probability, cost, sign }) => all + sign * probability * (cost.table === undefined ? cost.fixed : meanOfTable(cost.table)), 0);
}
