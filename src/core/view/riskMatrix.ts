import { createCalendarBook } from "../calendar/calendarBook";
import { scaleOfWeek } from "../calendar/durations";
import { MINUTES_PER_DAY, type Instant } from "../model/instant";
import type { Risk } from "../model/items";
import type { Plan } from "../model/plan";
import { inherentStanding, residualStanding, roamOf, type RiskContext } from "../risk/assessRisk";
import { actionsDone, affectedCost, probabilityOf } from "../risk/register";
import { levelOf, riskScales, scoreOf } from "../risk/riskScales";
import type { Schedule, ScheduledTask } from "../schedule/result";
import { nameOf } from "./people";
import type { MatrixAction, MatrixPlace, MatrixRisk, RiskMatrixData } from "./riskMatrixData";
import { titleOf, wordsOfId } from "./titles";

/** Makes what the risk matrix shows of a scheduled plan: its scales, and every risk where it stands before and after the response. */
export function riskMatrixData(schedule: Schedule, now: Instant): RiskMatrixData {
  const { plan } = schedule;
  const context = contextOf(schedule);
  const { rows, columns, levels } = context.scales;
  return {
    plan: plan.id, title: plan.title, now, currency: plan.settings.currency ?? "", dayMinutes: context.scale.day,
    rows: rows.map(({ name, share }) => ({ name, figure: share })),
    columns: columns.map(({ name, weight }) => ({ name, figure: weight })),
    levels: levels.map(({ name, from }) => ({ name, figure: from })),
    cells: rows.map((_, row) => columns.map((__, column) => {
      const score = scoreOf(context.scales, row, column);
      return { score, level: levelOf(context.scales, score) };
    })),
    risks: ranked([...plan.risks.values()].map((risk) => riskOf(schedule, risk, context, now))),
    people: [...plan.people.keys()].map((id) => ({ id, name: nameOf(plan, id) })),
  };
}

function contextOf(schedule: Schedule): RiskContext {
  const { plan, tasks, start, finish } = schedule;
  const { hoursPerDay, hoursPerWeek, budget } = plan.settings;
  const book = createCalendarBook(plan);
  return {
    scales: riskScales(plan),
    scale: scaleOfWeek(book.week, hoursPerDay, hoursPerWeek),
    length: Math.max(0, book.plan.between(start, finish)),
    money: budget?.amount ?? tasks.reduce((sum, { kind, cost }) => (kind === "summary" ? sum : sum + cost), 0),
    share: (written) => probabilityOf(plan, written),
    affected: (risk) => ({ time: longestAffected(schedule, risk), cost: affectedCost(plan, tasks, risk) }),
  };
}

/** The longest open work that a risk affects, in working minutes; the work of a release is that of what carries it. */
function longestAffected({ plan, tasks }: Schedule, { affects = [] }: Risk): number {
  const named = new Set(affects.filter(({ plan: other }) => other === undefined || other === plan.id).map(({ id }) => id));
  return tasks.reduce((longest, task) => {
    const counts = !task.finished && !task.dropped && (named.has("plan") || named.has(task.id) || (task.release !== undefined && named.has(task.release)));
    return counts ? Math.max(longest, task.duration) : longest;
  }, 0);
}

function riskOf(schedule: Schedule, risk: Risk, context: RiskContext, now: Instant): Omit<MatrixRisk, "number"> {
  const { plan, tasks } = schedule;
  const before = inherentStanding(risk, context);
  const after = residualStanding(risk, context);
  const status = risk.status ?? "open";
  const owner = risk.owner?.id ?? "";
  return {
    id: risk.id, title: risk.title ?? wordsOfId(risk.id), opportunity: risk.opportunity === true, status,
    response: risk.response ?? "", owner, ownerName: owner === "" ? "" : nameOf(plan, owner), trigger: risk.trigger ?? "", roam: roamOf(risk) ?? "",
    ...(risk.review === undefined ? {} : { review: risk.review.day * MINUTES_PER_DAY + (risk.review.minute ?? 0) }),
    reviewDue: status === "open" && risk.review !== undefined && risk.review.day < Math.floor((schedule.asOf ?? now) / MINUTES_PER_DAY),
    affects: (risk.affects ?? []).map(({ plan: other, id }) => (other === undefined ? affectedTitle(plan, id) : `${other}/${id}`)),
    actions: risk.actions.flatMap(({ id }) => actionsOf(schedule, id)),
    before, ...(after === undefined || samePlace(before, after) ? {} : { after }),
    responded: after !== undefined && actionsDone(plan, tasks, risk),
  };
}

function samePlace(a: MatrixPlace, b: MatrixPlace): boolean {
  return a.row === b.row && a.column === b.column && a.probability === b.probability && a.time === b.time && a.cost === b.cost;
}

function affectedTitle(plan: Plan, id: string): string {
  if (id === "plan") return plan.title;
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  return node === undefined ? (plan.releases.get(id)?.title ?? wordsOfId(id)) : titleOf(node);
}

function actionsOf({ plan, tasks }: Schedule, id: string): readonly MatrixAction[] {
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  const task = node === undefined ? undefined : tasks[node.index];
  if (node === undefined || task === undefined) return [];
  return [{ id, title: titleOf(node), start: task.start, finish: task.finish, progress: task.finished ? 1 : task.progress, state: stateOf(task) }];
}

function stateOf(task: ScheduledTask): MatrixAction["state"] {
  if (task.dropped) return "dropped";
  if (task.finished) return "done";
  if (task.due !== undefined && task.finish > task.due.at) return "late";
  return task.started ? "running" : "open";
}

/** Where a risk stands as things are: what is left, once the response is done. */
export function standsNow(risk: Pick<MatrixRisk, "before" | "after" | "responded">): MatrixPlace {
  return risk.responded ? (risk.after ?? risk.before) : risk.before;
}

const STATUS_ORDER = { open: 0, happened: 1, closed: 2 } as const;

/** Open ones first; by score as things are, then by expected time and cost, else as written. */
function ranked(risks: readonly Omit<MatrixRisk, "number">[]): readonly MatrixRisk[] {
  const sorted = [...risks].sort((a, b) => {
    const [one, other] = [standsNow(a), standsNow(b)];
    return STATUS_ORDER[a.status] - STATUS_ORDER[b.status] || other.score - one.score || other.expectedTime - one.expectedTime || other.expectedCost - one.expectedCost;
  });
  return sorted.map((risk, at) => ({ ...risk, number: at + 1 }));
}
