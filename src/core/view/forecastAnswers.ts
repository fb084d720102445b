import type { Contingency } from "../risk/answers/contingency";
import type { RiskForecast } from "../risk/riskResult";
import type { Schedule } from "../schedule/result";
import { titleIn } from "./forecast";
import type { ForecastAnswers } from "./forecastData";

/** So many merge points, estimates and responses are told of. */
const MOST = 10;

/** What a forecast answers beside percentiles, with the titles of what it speaks of, and the contingency for each confidence. */
export function forecastAnswers({ plan }: Schedule, { joint, merges, information, responses }: RiskForecast, contingency: readonly Contingency[]): ForecastAnswers {
  const titled = <T extends { readonly id: string }>(one: T): T & { readonly title: string } => ({ ...one, title: titleIn(plan, one.id) });
  return {
    contingency, pairs: joint.pairs,
    merges: merges.slice(0, MOST).map(({ id, daysAtP50, daysAtP80, drivers: [last] }) => titled({ id, daysAtP50, daysAtP80, last: last === undefined ? "" : titleIn(plan, last.id), share: last?.share ?? 0 })),
    information: information.filter(({ allDays, allCost }) => allDays >= 0.05 || allCost >= 0.5).map(titled),
    responses: responses.slice(0, MOST).map(titled),
  };
}
