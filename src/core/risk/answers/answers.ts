import type { SegmentedCalendar } from "../../calendar/segmentedCalendar";
import type { PartialResult } from "../partialResult";
import type { Percentiles } from "../percentiles";
import type { Simulation } from "../simulation";
import { contingencyOf, type Contingency } from "./contingency";
import { costCollectors, costSpreads, costSums, type CostSpreads } from "./costSpread";
import { costHistogram, dateHistogram, type Histogram } from "./histogram";
import { informationValues, type InformationValue } from "./informationValue";
import { jointConfidence, type JointConfidence } from "./jointConfidence";
import { mergeBiases, type MergeBias } from "./mergeBias";
import { redraw } from "./redraw";
import { responseValues, type ResponseValue } from "./responseValue";
import { riskCosts, type RiskCost } from "./riskCosts";
import { swings, type TornadoBar } from "./tornado";

/** What is asked of the samples beside the percentiles of dates. */
export interface AnswerOptions {
  readonly seed: number;
  /** The confidence that contingency is counted for, 0..1. */
  readonly confidence: number;
  /** For each estimate how crucial its task is: of the ten most crucial it is told what knowing them better is worth. */
  readonly cruciality: readonly number[];
  readonly dates: (node: number) => { readonly start: Percentiles; readonly finish: Percentiles };
}

/** Answers that stand in a forecast as they are. */
export interface PlanAnswers {
  /** How finish and cost go together. */
  readonly joint: JointConfidence;
  /** What moves the finish most, of all estimates and risks, the 200 first. */
  readonly tornado: readonly TornadoBar[];
  /** Where several drivers delay a start more than the latest of them does, the 100 worst. */
  readonly merges: readonly MergeBias[];
  /** What it is worth to know the ten most crucial estimates better. */
  readonly information: readonly InformationValue[];
  readonly contingency: Contingency;
  /** Whether responses are worth their money. */
  readonly responses: readonly ResponseValue[];
  readonly histograms: { readonly finish: Histogram; readonly cost: Histogram };
}

/** All further answers: those of the plan, and those that belong to tasks, releases and risks. */
export interface Answers {
  readonly plan: PlanAnswers;
  readonly costs: CostSpreads;
  /** For each estimate the rank correlation with the plan's cost. */
  readonly costSensitivity: Float64Array;
  readonly risks: readonly RiskCost[];
}

/** Bars of a tornado at most. */
const MOST_BARS = 200;
/** Estimates that are told about. */
const MOST_KNOWN = 10;

/** Answers from the joined result of all runs. */
export function answersOf(simulation: Simulation, result: PartialResult, { seed, confidence, cruciality, dates }: AnswerOptions): Answers {
  const { model, schedule } = simulation;
  const { finish, cost, count } = result;
  const { day } = model.frame.scale;
  const measured = { cost, day, work: workOf(finish, model.calendars[0] as SegmentedCalendar, schedule.finish) };
  const { bars, costSensitivity } = swings(simulation, result, measured);
  const [known, prices] = [informationValues(simulation, measured, mostCrucial(cruciality)), riskCosts(simulation, cost)];
  const sums = costSums(simulation);
  const [firstSums, ...otherSums] = costCollectors(simulation, sums, count);
  const summed = firstSums?.();
  redraw(simulation, { seed, count }, [known, prices, ...(summed === undefined ? [] : [summed])]);
  const spreads = [...(summed?.answer() ?? [])];
  for (const make of otherSums) {
    const more = make();
    redraw(simulation, { seed, count }, [more]);
    spreads.push(...more.answer());
  }
  const risks = prices.answer();
  return {
    plan: {
      joint: jointConfidence(finish, cost, { finish: schedule.target, cost: schedule.plan.settings.budget?.amount }),
      tornado: bars.filter(({ lowDays, highDays, lowCost, highCost }) => lowDays !== highDays || lowCost !== highCost).slice(0, MOST_BARS),
      merges: mergeBiases(simulation, result, dates), information: known.answer(),
      contingency: contingencyFor(simulation, result, confidence),
      responses: responseValues(simulation, result, risks), histograms: { finish: dateHistogram(finish), cost: costHistogram(cost) },
    },
    costs: costSpreads(simulation, sums, spreads), costSensitivity, risks: risks.map(({ costAtP80, meanCost }) => ({ costAtP80, meanCost })),
  };
}

/** What to put on top of the plan for a confidence. */
export function contingencyFor({ model, schedule }: Simulation, { finish, cost }: PartialResult, confidence: number): Contingency {
  const { calendars, scale } = model.frame;
  return contingencyOf(finish, cost, { finish: schedule.finish, cost: model.cost, days: (from, to) => calendars.plan.between(from, to) / scale.day }, confidence);
}

/** The estimates that are told about, the most crucial first. */
function mostCrucial(cruciality: readonly number[]): readonly number[] {
  const of = (i: number): number => cruciality[i] as number;
  return cruciality.map((_, i) => i).filter(i => of(i) > 0).sort((a, b) => of(b) - of(a) || a - b).slice(0, MOST_KNOWN);
}

/** Finishes in working minutes from an instant on: each date is looked up once. */
function workOf(finish: Float64Array, calendar: SegmentedCalendar, from: number): Float64Array {
  const zero = calendar.workAt(from);
  return finish.map(at => calendar.workAt(at) - zero);
}
