import { ok, strictEqual } from "node:assert/strict";
import { simulate } from "../../../src/core/risk/simulate";
import { scheduleText } from "../../support/scheduleText";
import { bookText, randomBookPlan, type BookPlan } from "../../support/textbook/plan";
import { Textbook, type BookSamples } from "../../support/textbook/simulator";

const PLANS = 200;
const SHARES = [["p10", 0.1], ["p50", 0.5], ["p80", 0.8], ["p90", 0.9]] as const;
/** Samples of ours and of the textbook's for each plan. */
const OURS = 1000;
const THEIRS = 1500;

/**
 * How far a percentile of ours lies from the textbook's, in standard errors. The standard error of a sampled quantile is that of the share of
 * samples below it, sqrt(p (1 - p) / n), carried over to dates by the sample itself (Woodruff 1952): the quantile may lie between the order
 * statistics at p - 3 SE and p + 3 SE. Both samples err, so that SE = sqrt(p (1 - p) (1 / n + 1 / m)); stratified drawing errs less, never
 * more. Many samples may share a date: the nearest of the shares below it and up to it counts.
 */
function errorsAway(sorted: Float64Array, value: number, p: number): number {
  const below = sorted.findIndex(at => at >= value);
  const upTo = sorted.findIndex(at => at > value);
  const [low, high] = [below < 0 ? sorted.length : below, upTo < 0 ? sorted.length : upTo].map(count => count / sorted.length) as [number, number];
  const error = Math.sqrt(p * (1 - p) * (1 / OURS + 1 / sorted.length));
  return p < low ? (low - p) / error : p > high ? (high - p) / error : 0;
}

interface Compared {
  readonly number: number;
  readonly p: number;
  readonly errors: number;
}

describe("the textbook's simulation and ours", () => {
  const compared = { finish: [] as Compared[], cost: [] as Compared[] };
  before(function () {
    this.timeout(60_000);
    for (let number = 1; number <= PLANS; number++) {
      const plan = randomBookPlan(number);
      const { schedule } = scheduleText(bookText(plan));
      const ours = simulate(schedule, { samples: OURS, seed: number });
      ok(ours);
      const theirs: BookSamples = new Textbook(plan, 5000 + number).run(THEIRS);
            for (const which of ["finish", "cost"] as const) {
        const sorted = theirs[which].slice().sort();
        for (const [name, p] of SHARES) compared[which].push({ number, p, errors: errorsAway(sorted, ours[which][name], p) });
      }
    }
  });

  for (const which of ["finish", "cost"] as const) {
    it(`P10, P50, P80 and P90 of the ${which} lie within three standard errors on ${String(PLANS)} plans`, () => {
      // Of 800 comparisons 0.27 %, about 2, may be further away by chance alone; more than 8 come once in 700 times.
      const far = compared[which].filter(({ errors }) => Math.abs(errors) > 3);
      ok(far.length <= 8, `${String(far.length)} are too far away: ${far.map(({ number, p, errors }) => `plan ${String(number)} P${String(p * 100)} ${errors.toFixed(1)}`).join(", ")}`);
      strictEqual(compared[which].length, 4 * PLANS);
      ok(compared[which].every(({ errors }) => Math.abs(errors) < 5));
    });

    it(`neither is to one side of the other: ${which}`, () => {
      // The mean of 200 figures with deviation 1 at most has deviation 0.071 at most.
      for (const [name, p] of SHARES) {
        const mean = compared[which].filter(one => one.p === p).reduce((sum, { errors }) => sum + errors, 0) / PLANS;
        ok(Math.abs(mean) < 0.25, `${name} ${mean.toFixed(3)}`);
      }
    });
  }

  it("have estimates that vary, risks, links of all types and correlation to differ in", () => {
    const plans = Array.from({ length: PLANS }, (_, i) => randomBookPlan(i + 1));
    const some = (wanted: (plan: BookPlan) => boolean): number => plans.filter(wanted).length;
    ok(some(({ risks }) => risks.length > 0) > 100);
    ok(some(({ correlation }) => correlation > 0) > 100);
    for (const type of ["FS", "SS", "FF", "SF"]) ok(some(({ tasks }) => tasks.some(({ links }) => links.some(link => link.type === type && link.lag !== 0))) > 30, type);
    for (const unit of ["eh", "%"]) ok(some(({ tasks }) => tasks.some(({ links }) => links.some(link => link.unit === unit && link.lag !== 0))) > 30, unit);
  });
});
