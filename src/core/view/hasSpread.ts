import type { Estimate } from "../model/values";
import type { Plan } from "../model/plan";
import type { Schedule } from "../schedule/result";

/** True when samples of a plan would differ: open work with a spread in its estimate, or an open risk that may strike. */
export function hasSpread({ plan, tasks }: Schedule): boolean {
  return tasks.some(({ index, finished, dropped, kind }) => {
    const item = plan.tasks[index]?.item;
    return !finished && !dropped && kind !== "summary" && (item?.spread !== undefined || item?.outcomes !== undefined || isSpread(item?.duration) || (item?.duration === undefined && isSpread(item?.effort)));
  }) || hasRisks(plan) || hasChances(plan);
}

/** True for a plan that gives a spread to single figures, or in which people are absent or days are lost by chance. */
function hasChances({ settings, people, calendars }: Plan): boolean {
  if (settings.spread !== undefined || settings.calendar?.lostDays !== undefined) return true;
  return [...people.values()].some(({ absence }) => absence !== undefined) || [...calendars.values()].some(({ lostDays }) => lostDays !== undefined);
}

/** True for a range and for three points that are not the same. */
export function isSpread(estimate: Estimate | undefined): boolean {
  return estimate !== undefined && estimate.kind !== "single";
}

function hasRisks({ risks }: Plan): boolean {
  for (const { status = "open", probability, impact } of risks.values()) {
    if (status === "open" && probability !== undefined && probability !== 0 && (impact?.time !== undefined || impact?.cost !== undefined)) return true;
  }
  return false;
}
