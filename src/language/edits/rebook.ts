import type { Instant } from "../../core/model/instant";
import type { PlanChange } from "../../core/model/planChange";
import { startWhenPutAt } from "../../core/schedule/droppedDates";
import type { Schedule } from "../../core/schedule/result";
import { code } from "../rules/wording";
import { refuse, type Refusal } from "./attempt";
import { handOver } from "./moveToGroup";

/** Work that is taken from one person to another, or to another time, or both. */
export interface Rebooking {
  readonly task: string;
  readonly person?: { readonly from: string; readonly to: string };
  /** When it shall begin, at the earliest. */
  readonly start?: Instant;
}

/** The changes that book a task otherwise; or one sentence why it cannot be. What is over or held to a date stays. */
export function rebook(schedule: Schedule, { task: id, person, start }: Rebooking, today: Instant): readonly PlanChange[] | Refusal {
  const { plan } = schedule;
  const node = plan.tasks[plan.taskIndex.get(id) ?? -1];
  const task = node === undefined ? undefined : schedule.tasks[node.index];
  if (node === undefined || task === undefined) return refuse(`There is no task ${code(id)} in this plan (any more).`);
  if (task.finished) return refuse(`${code(id)} is finished: who did it, and when, are facts.`);
  const changes: PlanChange[] = [];
  if (person !== undefined && person.from !== person.to) {
    const kinds = [plan.people, plan.equipment].map(items => [items.has(person.from), items.has(person.to)] as const);
    if (!kinds.some(([, to]) => to)) return refuse(`There is nobody ${code(person.to)} in this plan.`);
    if (!kinds.some(([from, to]) => from && to)) return refuse("A person cannot do what a machine does, nor the other way round.");
    const given = handOver(schedule, id, person.from, person.to, { today, weekStart: 0 });
    if ("kind" in given) return given;
    changes.push(...given);
  }
  if (start !== undefined) {
    const held = heldBy(node.item, task.started);
    if (held !== undefined) return refuse(held);
    changes.push({ kind: "move-task", plan: plan.id, task: id, start: startWhenPutAt(plan, task, start) });
  }
  return changes;
}

/** Why the dates of a task are not to be moved; undefined when they are. */
function heldBy(item: Schedule["plan"]["tasks"][number]["item"], started: boolean): string | undefined {
  if (started) return `${code(item.id)} has begun: its start is a fact.`;
  const key = item.startOn !== undefined ? "start-on" : item.finishOn !== undefined ? "finish-on" : item.schedule === "fixed" ? "schedule" : undefined;
  return key === undefined ? undefined : `${code(item.id)} is held to a date by its ${code(key)}: change that in the plan.`;
}
