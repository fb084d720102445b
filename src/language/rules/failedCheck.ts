import { durationMinutes } from "../../core/calendar/durations";
import { evaluate, type Facts, type Value } from "../../core/expression/evaluate";
import { isComparison, type Expression } from "../../core/expression/expression";
import { failingParts, type FailingPart } from "../../core/expression/failing";
import { NO_FORECAST, planFacts } from "../../core/expression/planFacts";
import { printExpression } from "../../core/expression/printExpression";
import { isWrittenExpression, placeInItem, standsLetterByLetter, type WrittenExpression } from "../../core/expression/written";
import type { DurationScale } from "../../core/model/values";
import type { Finding, Rule, RuleInput } from "./rule";
import { code, finishInWords, listed, money, percent, shown, startInWords } from "./wording";

/** An assertion of the plan about itself does not hold. */
export const failedCheck: Rule = {
  code: "failed-check",
  doc: {
    title: "A check of the plan does not hold",
    meaning:
      "An assertion under `checks` is not true of the plan as it is scheduled, and the message names the figure that broke it. Checks that "
      + "ask for a percentile or a chance (`P80(ga)`, `chance(ga)`) take them from a simulation with 10,000 samples and the seed 1: `gantry check` "
      + "runs it, the editor says nothing until a forecast is there.",
    fix: "Change the plan until the check holds, or agree on another figure and write it into the check.",
    before: `plan: Too long
start: 2026-01-05
as-of: none
checks: {done-by-tuesday: "finish(build) <= 2026-01-06"}
tasks:
  build: {duration: 3d}
`,
    after: `plan: Long enough
start: 2026-01-05
as-of: none
checks: {done-by-wednesday: "finish(build) <= 2026-01-07"}
tasks:
  build: {duration: 3d}
`,
  },
  check(input, report) {
    for (const { finding } of checkResults(input)) if (finding !== undefined) report(finding);
  },
};

/** How one check came out: it holds, it fails, or a simulation that it needs is not there yet. */
export interface CheckResult {
  readonly name: string;
  readonly written: WrittenExpression;
  readonly outcome: "holds" | "fails" | "unknown";
  readonly finding?: Finding;
}

/** Every check of a plan with how it came out, in the order of the file. */
export function checkResults({ plan, schedule, checks: sources }: Pick<RuleInput, "plan" | "schedule" | "checks">): readonly CheckResult[] {
  const checks = plan.settings.kept.get("checks");
  if (!(checks instanceof Map)) return [];
  const facts = planFacts(schedule, sources);
  return [...(checks as ReadonlyMap<string, unknown>)].flatMap(([name, written]) => (isWrittenExpression(written) ? [resultOf({ plan, facts, name, written })] : []));
}

interface Check {
  readonly plan: RuleInput["plan"];
  readonly facts: Facts;
  readonly name: string;
  readonly written: WrittenExpression;
}

function resultOf({ plan, facts, name, written }: Check): CheckResult {
  const outcome = evaluate(written.expression, facts);
  const at = { item: plan.settings, span: placeInItem(written, { start: 0, end: written.text.length }) };
  const fails = (why: string, span = at.span): CheckResult => ({ name, written, outcome: "fails", finding: { message: `The check ${code(name)} does not hold: ${why}`, at: { item: plan.settings, span } } });
  if ("missing" in outcome) {
    // An id that names nothing is reported as a reference.
    const silent = outcome.missing === NO_FORECAST.missing || (outcome.unknown === true && standsLetterByLetter(written));
    return silent ? { name, written, outcome: "unknown" } : fails(outcome.missing, placeInItem(written, outcome.at));
  }
  if ("fault" in outcome) return fails(lowerFirst(outcome.fault.message), placeInItem(written, outcome.fault.at));
  if (outcome.value.figure === 1) return { name, written, outcome: "holds" };
  const parts = failingParts(written.expression, facts);
  const why = listed(parts.map((part) => partInWords(part, facts.scale, plan.settings.currency)), 4);
  return fails(why === "" ? `${code(written.text)} is not true` : why);
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

const HOW: Readonly<Record<string, string>> = { "<": "less than", "<=": "at most", "=": "", ">=": "at least", ">": "more than" };

/** What stands on both sides of a comparison that should have come out otherwise. */
function partInWords({ expression, left, right, wanted }: FailingPart, scale: DurationScale, currency: string | undefined): string {
  if (!isComparison(expression.operator)) return "";
  const how = HOW[expression.operator] ?? "";
  const figure = valueInWords(left, scale, currency);
  const bound = isConstant(expression.right) ? valueInWords(right, scale, currency) : `${code(shown(printExpression(expression.right), 60))}, ${valueInWords(right, scale, currency)}`;
  const target = `${how === "" ? "" : `${how} `}${bound}`;
  return `${code(shown(printExpression(expression.left), 60))} is ${figure}${wanted ? `, not ${target}` : `, which is ${target}`}`;
}

function isConstant(expression: Expression): boolean {
  return expression.is === "literal" || (expression.is === "unary" && expression.of.is === "literal");
}

/** A figure in words: dates as days, durations in working days and hours. */
export function valueInWords({ kind, figure, edge }: Value, scale: DurationScale, currency: string | undefined): string {
  switch (kind) {
    case "date":
      return edge === "end" ? finishInWords(figure) : startInWords(figure);
    case "duration":
      return durationInWords(figure, scale);
    case "money":
      return money(figure, currency);
    case "share":
      return percent(figure);
    case "truth":
      return figure === 1 ? "true" : "false";
    case "number":
      return String(Number(figure.toPrecision(6)));
  }
}

/** A duration as people say it. */
export function durationInWords(minutes: number, scale: DurationScale): string {
  const day = durationMinutes({ minutes: 0, days: 1, weeks: 0, months: 0, elapsed: false }, scale);
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? "-" : "";
  if (size >= day && day > 0) return `${sign}${String(Math.round((size / day) * 10) / 10)}d`;
  return size >= 60 ? `${sign}${String(Math.round((size / 60) * 10) / 10)}h` : `${sign}${String(Math.round(size))}m`;
}
