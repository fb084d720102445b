import type { Task } from "../model/items";
import type { Plan } from "../model/plan";
import type { Assignment, StatusKind } from "../model/values";

/** What a task has from itself or from the summaries above it. */
export interface Inherited {
  readonly who: readonly Assignment[] | undefined;
  readonly calendar: string | undefined;
  readonly priority: number;
  readonly schedule: "asap" | "alap" | "fixed";
  readonly release: string | undefined;
  readonly objective: string | undefined;
  readonly sprint: string | undefined;
  readonly owner: string | undefined;
  readonly dropped: boolean;
}

/** Resolves inheritance for every task, parents before children. */
export function inherit(plan: Plan): readonly Inherited[] {
  const top: Inherited = {
    who: undefined,
    calendar: undefined,
    priority: plan.settings.priority ?? 500,
    schedule: plan.settings.schedule ?? "asap",
    release: undefined,
    objective: undefined,
    sprint: undefined,
    owner: undefined,
    dropped: false,
  };
  const result: Inherited[] = [];
  for (const { item, parent } of plan.tasks) {
    const above = result[parent] ?? top;
    if (!saysOwn(item)) {
      result.push(above);
      continue;
    }
    const calendar = item.calendar?.id;
    result.push({
      who: item.who !== undefined && item.who.length > 0 ? item.who : above.who,
      calendar: calendar !== undefined && plan.calendars.has(calendar) ? calendar : above.calendar,
      priority: item.priority ?? above.priority,
      schedule: item.schedule ?? above.schedule,
      release: item.release?.id ?? above.release,
      objective: item.objective?.id ?? above.objective,
      sprint: item.sprint?.id ?? above.sprint,
      owner: item.owner?.id ?? above.owner,
      dropped: above.dropped || statusMeaning(plan, item.status) === "dropped",
    });
  }
  return result;
}

/** True when a task has a key of its own that tasks below it inherit; most have none and share what is above. */
function saysOwn(item: Task): boolean {
  return (
    item.who !== undefined || item.calendar !== undefined || item.priority !== undefined || item.schedule !== undefined ||
    item.release !== undefined || item.objective !== undefined || item.sprint !== undefined || item.owner !== undefined ||
    item.status !== undefined
  );
}

const STATUS_WORDS: readonly StatusKind[] = ["todo", "doing", "review", "blocked", "done", "dropped"];

/** What a status word means: one of the six, or what the plan's board says of its own column. */
export function statusMeaning(plan: Plan, status: string | undefined): StatusKind | undefined {
  if (status === undefined) return undefined;
  const column = plan.settings.board?.find(({ name }) => name === status);
  return column?.is ?? STATUS_WORDS.find(word => word === status);
}
