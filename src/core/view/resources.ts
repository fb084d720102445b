import type { Instant } from "../model/instant";
import type { Plan } from "../model/plan";
import { loadOf, type LoadRow, type PlanLoad } from "../schedule/load/load";
import { periodsOf } from "../schedule/load/periods";
import type { Schedule } from "../schedule/result";
import { nameOf } from "./people";
import type { BookedTask, ResourceRow, ResourcesData } from "./resourcesData";
import { titleOf } from "./titles";

/** More cells than this are sent week by week. */
const MOST_CELLS = 400_000;

/** Makes what the resources view shows of a scheduled plan: load and capacity day by day, longer periods where there would be too many. */
export function resourcesData(schedule: Schedule, now: Instant): ResourcesData {
  const { plan } = schedule;
  const load = finest(schedule);
  const places = new Map<number, number>();
  const placeOf = (task: number): number => {
    const known = places.get(task) ?? places.size;
    places.set(task, known);
    return known;
  };
  const rows = load.rows.map((row) => rowOf(plan, row, placeOf));
  return { plan: plan.id, title: plan.title, now, bounds: load.periods.bounds, step: load.periods.step, rows, tasks: [...places.keys()].map((task) => taskOf(schedule, task)) };
}

function finest(schedule: Schedule): PlanLoad {
  const { people, teams, equipment } = schedule.plan;
  const roles = new Set([...people.values()].flatMap(({ role }) => role ?? []));
  const days = periodsOf(schedule.start, schedule.finish, "day").bounds.length;
  return loadOf(schedule, (people.size + teams.size + equipment.size + roles.size) * days > MOST_CELLS ? "week" : "day");
}

function rowOf(plan: Plan, { kind, id, booked, capacity, parts }: LoadRow, placeOf: (task: number) => number): ResourceRow {
  return {
    kind,
    id,
    title: kind === "team" || kind === "role" ? id : nameOf(plan, id),
    ...shareOf(plan, kind, id),
    booked,
    capacity,
    partTask: Int32Array.from(parts, ({ task }) => placeOf(task)),
    partPeriod: Int32Array.from(parts, ({ period }) => period),
    partMinutes: Float64Array.from(parts, ({ minutes }) => minutes),
  };
}

function shareOf(plan: Plan, kind: LoadRow["kind"], id: string): { readonly share?: number } {
  const item = kind === "person" ? plan.people.get(id) : kind === "equipment" ? plan.equipment.get(id) : undefined;
  const steps = item?.capacity?.steps ?? [];
  return item === undefined || steps.length > 1 ? {} : { share: steps[0]?.value ?? 1 };
}

function taskOf({ plan, tasks }: Schedule, index: number): BookedTask {
  const task = tasks[index];
  const node = plan.tasks[index];
  return { id: task?.id ?? "", title: node === undefined ? "" : titleOf(node), start: task?.start ?? 0, finish: task?.finish ?? 0, critical: task?.critical ?? false };
}
