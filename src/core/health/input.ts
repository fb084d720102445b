import type { Plan } from "../model/plan";
import { foundOf } from "../schedule/found";
import type { Schedule } from "../schedule/result";
import type { HealthInput, OpenLeaf, OpenLink } from "./check";
import { limitsOf } from "./limits";

/** Collects what the checks look at; undefined where the schedule is not whole or came as data from elsewhere. */
export function healthInput(schedule: Schedule): HealthInput | undefined {
  const { plan } = schedule;
  const found = foundOf(schedule);
  if (found === undefined || schedule.tasks.length !== plan.tasks.length) return undefined;
  const live: OpenLeaf[] = [];
  const leaves: OpenLeaf[] = [];
  const links: OpenLink[] = [];
  for (const node of plan.tasks) {
    const dates = schedule.tasks[node.index];
    if (dates === undefined || dates.dropped) continue;
    if (!node.item.summary && node.item.repeat === undefined) {
      live.push({ node, dates });
      if (!dates.finished) leaves.push({ node, dates });
    }
    if (!dates.finished) addLinks(plan, links, node.index);
  }
  const { scale } = found.frame;
  return { plan, schedule, found, scale, limits: limitsOf(plan, scale), asOf: schedule.asOf, leaves, live, links };
}

function addLinks(plan: Plan, links: OpenLink[], task: number): void {
  const after = plan.tasks[task]?.item.after ?? [];
  for (let place = 0; place < after.length; place++) {
    const dependency = after[place];
    if (dependency !== undefined) links.push({ task, place, dependency });
  }
}
