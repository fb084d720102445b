import { deepEqual, equal, ok } from "node:assert/strict";
import { rankBacklog, rankMethodOf, type RankedIdea } from "../../../src/core/product/rankBacklog";
import { readPlan } from "../../../src/language/snapshot";

function ranked(how: string, backlog: string): readonly RankedIdea[] {
  const plan = readPlan(`plan: P\n${how}tasks: {}\nbacklog:\n${backlog}`, "p.plan.yaml").plans[0];
  ok(plan !== undefined);
  return rankBacklog(plan);
}

/** Checks the order with each score, `-` for an idea without one. */
function check(name: string, how: string, backlog: string, expected: string): void {
  it(name, () => {
    const text = ranked(how, backlog).map(({ item, rank, score }) => `${String(rank ?? "-")} ${item.id} ${score === undefined ? "-" : String(Math.round(score * 100) / 100)}`).join(", ");
    equal(text, expected);
  });
}

describe("the ranked backlog", () => {
  check("rice takes reach, impact, confidence and person-months", "prioritize: rice\n", "  a: {reach: 1000, impact: 2, confidence: 50%, effort: 2mo}\n  b: {reach: 400, impact: 3, confidence: 100%, effort: 1mo}\n", "1 b 1200, 2 a 500");
  check("a month is four weeks of the plan", "prioritize: rice\nhours-per-week: 20\n", "  a: {reach: 100, impact: 1, confidence: 1, effort: 4w}\n", "1 a 100");
  check("ice takes impact, confidence and ease", "prioritize: ice\n", "  a: {impact: 8, confidence: 50%, effort: 2d}\n  b: {impact: 5, confidence: 80%, effort: 1d}\n", "1 b 4, 2 a 2");
  check("wsjf divides the cost of delay by the size", "prioritize: wsjf\n", "  a: {value: 8, urgency: 5, risk-reduction: 3, effort: 4d}\n  b: {value: 2, urgency: 1, risk-reduction: 1, effort: 1d}\n  c: {value: 20, urgency: 1, risk-reduction: 1, effort: 11d}\n", "1 a 4, 2 b 4, 3 c 2");
  check("value against effort", "prioritize: value-effort\n", "  a: {value: 8, effort: 4d}\n  b: {value: 3, effort: 1d}\n", "1 b 3, 2 a 2");
  check("a range of effort counts with its mean", "prioritize: value-effort\n", "  a: {value: 8, effort: 1d..4d}\n", "1 a 4");
  check("moscow: must before should before could before will not", "prioritize: moscow\n", "  a: {moscow: wont}\n  b: {moscow: could}\n  c: {moscow: must}\n  d: {moscow: should}\n  e: {moscow: must}\n", "1 c 3, 2 e 3, 3 d 2, 4 b 1, 5 a 0");
  check("what lacks a figure is last and unranked", "prioritize: value-effort\n", "  a: {value: 8}\n  b: {value: 1, effort: 5d}\n  c: {effort: 1d}\n", "1 b 0.2, - a -, - c -");
  check("no effort at all is no figure", "prioritize: value-effort\n", "  a: {value: 8, effort: 0d}\n", "- a -");
  check("equal scores stay in the order of the file", "prioritize: value-effort\n", "  b: {value: 2, effort: 1d}\n  a: {value: 4, effort: 2d}\n", "1 b 2, 2 a 2");
  check("without a way to rank the order is the file's", "", "  b: {value: 2, effort: 1d}\n  a: {value: 4, effort: 1d}\n", "- b -, - a -");
  check("so it is for a formula of one's own", "prioritize: {formula: \"value / effort\"}\n", "  b: {value: 2, effort: 1d}\n  a: {value: 4, effort: 1d}\n", "- b -, - a -");
  it("says what lacks, and what went into the score", () => {
    const [first, second] = ranked("prioritize: rice\n", "  a: {reach: 1000, impact: 2}\n  b: {reach: 1000, impact: 2, confidence: 50%, effort: 2mo}\n");
    deepEqual([...(first?.parts ?? [])], [["reach", 1000], ["impact", 2], ["confidence", 0.5], ["effort", 2]]);
    deepEqual(second?.missing, ["confidence", "effort"]);
  });
  it("knows the ready-made ways only", () => {
    const plan = readPlan("plan: P\nprioritize: toString\ntasks: {}\n", "p.plan.yaml").plans[0];
    equal(plan === undefined ? "no plan" : rankMethodOf(plan), undefined);
  });
});
