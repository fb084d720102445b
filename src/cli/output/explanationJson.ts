import type { Schedule } from "../../core/schedule/result";
import { explainTask, type ExplainedDate } from "../../language/explanations/explainTask";
import { isoInstant } from "./instants";

/** What `--explain` adds to the JSON: why it starts then, why not later, and the chain from its finish to what begins it. */
export function explanationJson(schedule: Schedule, index: number): { readonly why: unknown; readonly whyNotLater: unknown; readonly chain: unknown } {
  const explained = explainTask(schedule, index);
  return {
    why: explained === undefined ? [] : reasons(explained.start),
    whyNotLater: explained === undefined ? [] : reasons(explained.lateFinish),
    chain: (explained?.chain ?? []).map((step) => ({
      id: schedule.plan.tasks[step.explanation.task]?.item.id ?? "",
      date: step.explanation.date,
      at: isoInstant(step.explanation.at),
      text: step.text,
    })),
  };
}

function reasons({ causes }: ExplainedDate): unknown[] {
  return causes.map(({ cause, text }) => ({
    kind: cause.kind,
    of: cause.of ?? null,
    ...(cause.resource === undefined ? {} : { resource: cause.resource }),
    until: isoInstant(cause.until),
    text,
  }));
}
