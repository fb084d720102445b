// What the host alone checks of simulations: it does not weigh on the views.
import type { DeadlineChance, Percentiles } from "../core/risk/riskResult";
import type { ForecastFigures, ForecastTasks, ForecastTurn, Swing } from "../core/view/forecastData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isNumbers, isOneOf, isOptional, isText } from "./guards";
import { isAnswers, isCloud, isCurve, isSpread, isWithResponse, type ForecastAsk } from "./simulationMessages";

/** So many things can be turned at once. */
export const MOST_TURNS = 50;

const RANGES: Readonly<Record<ForecastTurn["kind"], number>> = { probability: 1, spread: 5, length: 5, capacity: 2, correlation: 1 };

const isTurnFields = hasFields<ForecastTurn>({ kind: isOneOf(["probability", "spread", "length", "capacity", "correlation"]), id: (value) => isText(value) && value.length <= 500 && !/[\r\n]/.test(value), value: isNumber });

/** Something turned, within what it may be turned to. */
export const isTurn: Guard<ForecastTurn> = (value): value is ForecastTurn => isTurnFields(value) && value.value >= 0 && value.value <= RANGES[value.kind];

/** All that is turned. */
export const areTurns: Guard<readonly ForecastTurn[]> = (value): value is readonly ForecastTurn[] => isListOf(isTurn)(value) && value.length <= MOST_TURNS;

/** What a view asks to be tried. */
export const isForecastAsk: Guard<ForecastAsk> = hasFields<ForecastAsk>({ turns: areTurns, of: (value) => isText(value) && value.length <= 500 });

const isPercentiles: Guard<Percentiles> = hasFields<Percentiles>({ p10: isNumber, p50: isNumber, p80: isNumber, p90: isNumber, p95: isNumber });
const isTasks: Guard<ForecastTasks> = (value): value is ForecastTasks =>
  hasFields<ForecastTasks>({ p10: isNumbers, p50: isNumbers, p80: isNumbers, p90: isNumbers, p95: isNumbers, criticality: isNumbers, sensitivity: isNumbers, cruciality: isNumbers })(value)
  && [value.p50, value.p80, value.p90, value.p95, value.criticality, value.sensitivity, value.cruciality].every((column) => column.length === value.p10.length);

const isDeadline: Guard<DeadlineChance> = hasFields<DeadlineChance>({ kind: isOneOf(["task", "release", "plan"]), id: isText, due: isInteger, probability: isNumber });

/** What a simulation says, every field checked. */
export const isForecastFigures: Guard<ForecastFigures> = hasFields<ForecastFigures>({
  samples: isCount, seed: isInteger, finish: isSpread, cost: isSpread, before: isOptional(isWithResponse), after: isOptional(isWithResponse),
  deadlines: isListOf(isDeadline),
  releases: isListOf(hasFields<ForecastFigures["releases"][number]>({ id: isText, finish: isPercentiles })),
  risks: isListOf(hasFields<ForecastFigures["risks"][number]>({ id: isText, probability: isNumber, hits: isCount, daysAtP80: isNumber })),
  tornado: isListOf(hasFields<Swing>({ kind: isOneOf(["task", "risk"]), id: isText, low: isNumber, high: isNumber })),
  tasks: isTasks, curves: isListOf(isCurve), cloud: isCloud, answers: isAnswers,
});
