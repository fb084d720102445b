import type { Spread, WithResponse } from "../core/risk/riskResult";
import type {
  ForecastAnswers, ForecastCurve, ForecastData, ForecastFigures, ForecastPromise, ForecastRow, ForecastShown, ForecastSubject, ForecastTurn, TornadoBar, TurnChoice,
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

/** The spread of a date or of cost. */
export const isSpread: Guard<Spread> = hasFields<Spread>({ mean: isNumber, p10: isNumber, p50: isNumber, p80: isNumber, p90: isNumber, p95: isNumber });
/** Finish and cost, before or after the responses. */
export const isWithResponse: Guard<WithResponse> = hasFields<WithResponse>({ finish: isSpread, cost: isSpread });
/** One cumulative curve. */
export const isCurve: Guard<ForecastCurve> = hasFields<ForecastCurve>({ of: hasFields<ForecastSubject>({ kind: isOneOf(["finish", "cost", "item"]), id: isText }), steps: isNumbers });
/** Finish and cost of the same samples. */
export const isCloud: Guard<ForecastFigures["cloud"]> = (value): value is ForecastFigures["cloud"] =>
  hasFields<ForecastFigures["cloud"]>({ finish: isNumbers, cost: isNumbers })(value) && value.finish.length === value.cost.length;

const isFlag: Guard<boolean> = (value): value is boolean => typeof value === "boolean";
const isContingency = hasFields<ForecastAnswers["contingency"][number]>({ confidence: isNumber, finish: isNumber, days: isNumber, cost: isNumber, money: isNumber, finishKept: isNumber, costKept: isNumber });
const isPairs = hasFields<ForecastAnswers["pairs"][number]>({ confidence: isNumber, pairs: isListOf(hasFields<ForecastAnswers["pairs"][number]["pairs"][number]>({ finish: isNumber, cost: isNumber })) });
/** The further answers of a simulation. */
export const isAnswers: Guard<ForecastAnswers> = hasFields<ForecastAnswers>({
  contingency: isListOf(isContingency), pairs: isListOf(isPairs),
  merges: isListOf(hasFields<ForecastAnswers["merges"][number]>({ id: isText, title: isText, daysAtP50: isNumber, daysAtP80: isNumber, last: isText, share: isNumber })),
  information: isListOf(hasFields<ForecastAnswers["information"][number]>({ id: isText, title: isText, halfDays: isNumber, allDays: isNumber, halfCost: isNumber, allCost: isNumber })),
  responses: isListOf(hasFields<ForecastAnswers["responses"][number]>({ id: isText, title: isText, done: isFlag, actionCost: isNumber, costSaved: isNumber, daysSaved: isNumber, net: isNumber })),
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
