import { chancesOf, promisesFor } from "../../core/view/forecastOutlook";
import type { Outlook } from "../../language/features/taskWords";
import type { Forecasts } from "../forecasts";
import type { PlanService } from "../planService";

/** What the simulation says about tasks and releases, in the terms of the texts; nothing while there is no simulation. */
export function outlookFrom(plans: Pick<PlanService, "analysis">, forecasts: Pick<Forecasts, "of">): Outlook {
  return (plan, id) => {
    const simulated = forecasts.of(plan);
    const current = plans.analysis.schedules.get(plan);
    if (simulated === undefined || current === undefined) return undefined;
    const chance = simulated.figures.deadlines.some((one) => one.id === id) ? promisesFor(simulated, current).find((one) => one.id === id && one.kind !== "plan")?.probability : undefined;
    const kept = chance === undefined ? {} : { chance };
    if (current.plan.taskIndex.has(id)) {
      const chances = chancesOf(simulated, current, id);
      return chances === undefined ? undefined : { ...chances, ...kept };
    }
    // A release has no dates of its own to compare: its figures hold for the schedule that they were made of.
    const finish = simulated.schedule === current ? simulated.figures.releases.find((release) => release.id === id)?.finish : undefined;
    return finish === undefined ? undefined : { p10: finish.p10, p50: finish.p50, p80: finish.p80, p90: finish.p90, ...kept };
  };
}
