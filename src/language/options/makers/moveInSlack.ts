import type { Instant } from "../../../core/model/instant";
import { code, startInWords } from "../../rules/wording";
import type { Candidate, Maker, Step } from "../situation";

/** Work waits until the others that book the same person are over: written as `not-before`, within its slack where it can. */
export const moveInSlack: Maker = ({ aim, schedule, plan }, step) => {
  const { task, dates } = step;
  if (aim.kind !== "load" || dates.started || task.repeat !== undefined || task.finishOn !== undefined || dates.kind !== "task") return [];
  const others = aim.within.filter(index => index !== dates.index).map(index => schedule.tasks[index]?.finish ?? -Infinity);
  const ends = [...new Set([aim.overload.to, ...others])].filter(at => at > dates.start && at < Infinity).sort((a, b) => a - b).slice(0, MOST_TRIED);
  return ends.flatMap((at): readonly Candidate[] => {
    const start = dates.clock.nextWork(at);
    if (start <= dates.start) return [];
    return [{ title: titleOf(step, start), change: { kind: "move-task", plan: plan.id, task: task.id, start }, disturbance: isWithin(step, start) ? 0.05 : 0.3 }];
  });
};

const MOST_TRIED = 3;

function titleOf(step: Step, start: Instant): string {
  return `Start ${code(step.task.id)} on ${startInWords(start)}${isWithin(step, start) ? ", within its slack" : ""}`;
}

/** True when a start later than now moves neither the plan's end nor a promise. */
function isWithin({ dates }: Step, start: Instant): boolean {
  return dates.clock.add(start, dates.clock.between(dates.start, dates.finish)) <= dates.lateFinish;
}
