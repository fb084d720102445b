import type { DeadlineChance, Percentiles, Spread, WithResponse } from "../core/risk/riskResult";
import type {
  ForecastAnswers, ForecastCurve, ForecastData, ForecastFigures, ForecastPromise, ForecastRow, ForecastShown, ForecastSubject, ForecastTasks, ForecastTurn, Swing, TornadoBar, TurnChoice,
} from "../core/view/forecastData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isNumbers, isOneOf, isOptional, isText } from "./guards";

/** What would come of what is turned, and how one task or release is spread; nothing is written. */
export interface ForecastAsk {
  readonly turns: readonly ForecastTurn[];
  /** A task or release whose distribution is wanted; empty: none. */
  readonly of: string;
}

/** The figures of a what-if, quick ones; or one sentence why there are none. */
export type ForecastAnswer =
  | { readonly kind: "shown"; readonly shown: ForecastShown; /** What would be written, a line. */ readonly writes: string }
  | { readonly kind: "refused"; readonly message: string };

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
const isSpread: Guard<Spread> = hasFields<Spread>({ mean: isNumber, p10: isNumber, p50: isNumber, p80: isNumber, p90: isNumber, p95: isNumber });
const isWithResponse: Guard<WithResponse> = hasFields<WithResponse>({ finish: isSpread, cost: isSpread });
const isCurve: Guard<ForecastCurve> = hasFields<ForecastCurve>({ of: hasFields<ForecastSubject>({ kind: isOneOf(["finish", "cost", "item"]), id: isText }), steps: isNumbers });
const isCloud: Guard<ForecastFigures["cloud"]> = (value): value is ForecastFigures["cloud"] =>
  hasFields<ForecastFigures["cloud"]>({ finish: isNumbers, cost: isNumbers })(value) && value.finish.length === value.cost.length;

const isTasks: Guard<ForecastTasks> = (value): value is ForecastTasks =>
  hasFields<ForecastTasks>({ p10: isNumbers, p50: isNumbers, p80: isNumbers, p90: isNumbers, p95: isNumbers, criticality: isNumbers, sensitivity: isNumbers, cruciality: isNumbers })(value)
  && [value.p50, value.p80, value.p90, value.p95, value.criticality, value.sensitivity, value.cruciality].every((column) => column.length === value.p10.length);

const isDeadline: Guard<DeadlineChance> = hasFields<DeadlineChance>({ kind: isOneOf(["task", "release", "plan"]), id: isText, due: isInteger, probability: isNumber });

const isFlag: Guard<boolean> = (value): value is boolean => typeof value === "boolean";
const isContingency = hasFields<ForecastAnswers["contingency"][number]>({ confidence: isNumber, finish: isNumber, days: isNumber, cost: isNumber, money: isNumber, finishKept: isNumber, costKept: isNumber });
const isPairs = hasFields<ForecastAnswers["pairs"][number]>({ confidence: isNumber, pairs: isListOf(hasFields<ForecastAnswers["pairs"][number]["pairs"][number]>({ finish: isNumber, cost: isNumber })) });
const isAnswers: Guard<ForecastAnswers> = hasFields<ForecastAnswers>({
  contingency: isListOf(isContingency), pairs: isListOf(isPairs),
  merges: isListOf(hasFields<ForecastAnswers["merges"][number]>({ id: isText, title: isText, daysAtP50: isNumber, daysAtP80: isNumber, last: isText, share: isNumber })),
  information: isListOf(hasFields<ForecastAnswers["information"][number]>({ id: isText, title: isText, halfDays: isNumber, allDays: isNumber, halfCost: isNumber, allCost: isNumber })),
  responses: isListOf(hasFields<ForecastAnswers["responses"][number]>({ id: isText, title: isText, done: isFlag, actionCost: isNumber, costSaved: isNumber, daysSaved: isNumber, net: isNumber })),
});

/** What a simulation says, every field checked. */
export const isForecastFigures: Guard<ForecastFigures> = hasFields<ForecastFigures>({
  samples: isCount, seed: isInteger, finish: isSpread, cost: isSpread, before: isOptional(isWithResponse), after: isOptional(isWithResponse),
  deadlines: isListOf(isDeadline),
  releases: isListOf(hasFields<ForecastFigures["releases"][number]>({ id: isText, finish: isPercentiles })),
  risks: isListOf(hasFields<ForecastFigures["risks"][number]>({ id: isText, probability: isNumber, hits: isCount, daysAtP80: isNumber })),
  tornado: isListOf(hasFields<Swing>({ kind: isOneOf(["task", "risk"]), id: isText, low: isNumber, high: isNumber })),
  tasks: isTasks, curves: isListOf(isCurve), cloud: isCloud, answers: isAnswers,
});

const isRow: Guard<ForecastRow> = hasFields<ForecastRow>({
  id: isText, title: isText, criticality: isNumber, sensitivity: isNumber, cruciality: isNumber, p10: isNumber, p50: isNumber, p80: isNumber, p90: isNumber,
});

const isShown: Guard<ForecastShown> = hasFields<ForecastShown>({
  samples: isCount, seed: isInteger, finish: isSpread, cost: isSpread, before: isOptional(isWithResponse), after: isOptional(isWithResponse), curves: isListOf(isCurve), cloud: isCloud,
  promises: isListOf(hasFields<ForecastPromise>({ kind: isOneOf(["task", "release", "plan"]), id: isText, title: isText, due: isNumber, probability: isNumber })),
  rows: isListOf(isRow), count: isCount,
  tornado: isListOf(hasFields<TornadoBar>({ kind: isOneOf(["task", "risk"]), id: isText, title: isText, low: isNumber, high: isNumber })),
  answers: isAnswers,
});

const isTurnChoice: Guard<TurnChoice> = hasFields<TurnChoice>({
  kind: isOneOf(["probability", "spread", "length", "capacity", "correlation"]), id: isText, title: isText, value: isNumber, least: isNumber, most: isNumber, written: isText,
});

/** Everything that the view shows. */
export const isForecastData: Guard<ForecastData> = hasFields<ForecastData>({
  plan: isText, title: isText, now: isInteger, currency: isText, dayMinutes: (value) => isNumber(value) && value > 0, finish: isNumber, cost: isNumber,
  target: isOptional(isNumber), budget: isOptional(isNumber), tasks: isCount, state: isOneOf(["ready", "working", "no-spread", "off", "failed"]), reason: isText,
  shown: isOptional(isShown), turns: isListOf(isTurnChoice),
  subjects: isListOf(hasFields<ForecastData["subjects"][number]>({ id: isText, title: isText, kind: isOneOf(["task", "release"]) })),
});

/** The figures of a what-if, or why there are none. */
export const isForecastAnswer: Guard<ForecastAnswer> = (value): value is ForecastAnswer =>
  hasFields<{ kind: "shown"; shown: ForecastShown; writes: string }>({ kind: isOneOf(["shown"]), shown: isShown, writes: isText })(value)
  || hasFields<{ kind: "refused"; message: string }>({ kind: isOneOf(["refused"]), message: isText })(value);
