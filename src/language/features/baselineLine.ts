import type { Baseline } from "../../core/model/baseline";
import { OWN_BASELINE } from "../../core/model/baseline";
import type { Plan } from "../../core/model/plan";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import type { Analysis } from "../analysisTypes";
import { distance, finishDay, finishInWords } from "../rules/wording";
import { ours, word, type HoverLine } from "./hoverParts";

/** How a task stands against the first baseline that the plan names and that was read; undefined where there is none. */
export function baselineLine({ context, schedules }: Analysis, plan: Plan, id: string): HoverLine | undefined {
  const reading = context.baselines?.(plan)?.find((one) => one.kind === "read");
  const task = taskIn(schedules.get(plan.id), plan, id);
  if (reading?.kind !== "read" || task === undefined) return undefined;
  const { name } = reading;
  const said = name === OWN_BASELINE ? [ours("Baseline")] : [ours("Baseline "), word(name)];
  return [...said, ours(wordsOf(reading.baseline, id, task))];
}

function taskIn(schedule: Schedule | undefined, plan: Plan, id: string): ScheduledTask | undefined {
  return schedule?.tasks[plan.taskIndex.get(id) ?? -1];
}

function wordsOf({ tasks }: Baseline, id: string, { finish }: ScheduledTask): string {
  const then = tasks.find((one) => one.id === id && one.dropped !== true);
  if (then === undefined) return ": it was not in it";
  if (then.finish === undefined) return ": it had no dates";
  const moved = finishDay(then.finish) === finishDay(finish) ? "as then" : `${distance(then.finish, finish)} ${finish > then.finish ? "later" : "earlier"} now`;
  return `: finish on ${finishInWords(then.finish)}, ${moved}`;
}
