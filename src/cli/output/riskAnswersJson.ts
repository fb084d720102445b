import type { Histogram } from "../../core/risk/answers/histogram";
import type { DateAndCost, JointConfidence } from "../../core/risk/answers/jointConfidence";
import type { RiskForecast } from "../../core/risk/riskResult";
import { isoInstant } from "./instants";
import { rounded } from "./rounded";

/** What a simulation says beside percentiles, chances and risks, in the JSON format of `gantry risk`. */
export function answersJson({ joint, contingency, tornado, merges, information, responses, histograms }: RiskForecast): Record<string, unknown> {
  return {
    joint: jointJson(joint),
    contingency: { ...contingency, finish: isoInstant(contingency.finish), days: rounded(contingency.days, 4), cost: rounded(contingency.cost, 2), money: rounded(contingency.money, 2) },
    tornado: tornado.map(({ kind, id, lowDays, highDays, lowCost, highCost }) => ({ kind, id, lowDays: rounded(lowDays, 4), highDays: rounded(highDays, 4), lowCost: rounded(lowCost, 2), highCost: rounded(highCost, 2) })),
    merges: merges.map(({ id, daysAtP50, daysAtP80, drivers }) => ({ id, daysAtP50: rounded(daysAtP50, 4), daysAtP80: rounded(daysAtP80, 4), drivers })),
    information: information.map(({ id, halfDays, allDays, halfCost, allCost }) => ({ id, halfDays: rounded(halfDays, 4), allDays: rounded(allDays, 4), halfCost: rounded(halfCost, 2), allCost: rounded(allCost, 2) })),
    responses: responses.map(({ id, done, actionCost, costSaved, daysSaved, net }) => ({ id, done, actionCost: rounded(actionCost, 2), costSaved: rounded(costSaved, 2), daysSaved: rounded(daysSaved, 4), net: rounded(net, 2) })),
    histograms: { finish: datesJson(histograms.finish), cost: moneyJson(histograms.cost) },
  };
}

function jointJson({ promise, shares, table, pairs, scatter }: JointConfidence): unknown {
  return {
    ...(promise === undefined ? {} : { promise: { ...pairJson(promise), probability: promise.probability } }),
    shares, table, pairs: pairs.map(({ confidence, pairs: list }) => ({ confidence, pairs: list.map(pairJson) })),
    scatter: { finish: axisOfDates(scatter.finish), cost: axisOfMoney(scatter.cost), counts: scatter.counts },
  };
}

function pairJson({ finish, cost }: DateAndCost): { finish: string; cost: number } {
  return { finish: isoInstant(finish), cost: rounded(cost, 2) };
}

function axisOfDates({ from, width }: Pick<Histogram, "from" | "width">): { from: string; minutes: number } {
  return { from: isoInstant(from), minutes: width };
}

function axisOfMoney({ from, width }: Pick<Histogram, "from" | "width">): { from: number; width: number } {
  return { from: rounded(from, 6), width: rounded(width, 6) };
}

function datesJson(histogram: Histogram): unknown {
  return { ...axisOfDates(histogram), counts: histogram.counts };
}

function moneyJson(histogram: Histogram): unknown {
  return { ...axisOfMoney(histogram), counts: histogram.counts };
}
