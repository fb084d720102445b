import { equal, ok } from "node:assert/strict";
import { objectiveStatuses } from "../../../src/core/product/objectiveStatus";
import { rankBacklog } from "../../../src/core/product/rankBacklog";
import { trendOf } from "../../../src/core/product/metricTrend";
import { readPlan } from "../../../src/language/snapshot";
import { NOW, scheduleOf } from "../view/support";

/** The ideas of a backlog in their order, each with its score to two places. */
function order(prioritize: string, backlog: readonly string[], factor = 1): string {
  const [plan] = readPlan(`plan: P\nprioritize: ${prioritize}\ntasks: {}\nbacklog:\n${backlog.map((item) => `  ${item}\n`).join("")}`, "p.plan.yaml").plans;
  ok(plan !== undefined);
  return rankBacklog(plan).map(({ item, score }) => `${item.id} ${score === undefined ? "-" : String(Math.round(score * factor * 100) / 100)}`).join(", ");
}

// Each example is one that somebody published with its result, so that a figure of Gantry can be held against it.
describe("rankings of the literature", () => {
  /*
   * Sean McBride, "RICE: Simple prioritization for product managers", Intercom 2016, https://www.intercom.com/blog/rice-simple-prioritization-for-product-managers/:
   * the formula, its scales, and reaches of 450, 2,000 and 800 customers a quarter. The four features and their scores: juno's notes on
   * it, https://gist.github.com/juno/d6a55a65e07dcb9198c452bb822bd7f6.
   */
  it("RICE: four features of notes on the article that introduced it", () => {
    equal(order("rice", [
      "a: {reach: 500, impact: 3, confidence: 50%, effort: 1mo}", "b: {reach: 500, impact: 2, confidence: 50%, effort: 1mo}",
      "c: {reach: 500, impact: 2, confidence: 80%, effort: 1mo}", "d: {reach: 100, impact: 3, confidence: 80%, effort: 1mo}",
    ]), "c 800, a 750, b 500, d 240");
  });

  /* Cadenly, "RICE scoring explained, with a worked example", https://cadenly.io/blog/rice-scoring-explained.html: three items of a mobile app with all four figures and their scores. */
  it("RICE: onboarding, a way to pay and a dark mode, from all four figures to the score", () => {
    equal(order("rice", [
      "onboarding: {reach: 5000, impact: 2, confidence: 80%, effort: 2mo}", "pay: {reach: 3000, impact: 1, confidence: 100%, effort: 1.5mo}", "dark: {reach: 8000, impact: 0.5, confidence: 100%, effort: 3mo}",
    ]), "onboarding 4000, pay 2000, dark 1333.33");
  });

  /* Designing Teams, "Prioritise smarter with RICE scoring", https://www.designingteams.com/p/prioritise-smarter-with-rice-scoring: the smaller project wins. */
  it("RICE: a landing page and the redesign of a whole site", () => {
    equal(order("rice", ["site: {reach: 5000, impact: 3, confidence: 50%, effort: 6mo}", "landing: {reach: 2000, impact: 1, confidence: 90%, effort: 1mo}"]), "landing 1800, site 1250");
  });

  /* Awesome Time Tracking, "RICE framework", https://github.com/timeclick-software/awesome-time-tracking/blob/develop/details/rice-framework.md. */
  it("RICE: two thousand customers and four person-months", () => {
    equal(order("rice", ["a: {reach: 2000, impact: 2, confidence: 80%, effort: 4mo}"]), "a 800");
  });

  /*
   * Atticus Li, "ICE scoring framework", https://atticusli.com/behavioral-science-glossary/ice-scoring-framework/, after Sean Ellis and Morgan
   * Brown, "Hacking Growth" 2017: impact x confidence x ease, each from 1 to 10. Ease is the inverse of the effort in Gantry: here 45 days / ease.
   */
  it("ICE: a hero test, a pricing headline and a new checkout", () => {
    const ideas = ["hero: {impact: 8, confidence: 7, effort: 9d}", "headline: {impact: 7, confidence: 8, effort: 5d}", "checkout: {impact: 9, confidence: 5, effort: 22.5d}"];
    equal(order("ice", ideas, 45), "headline 504, hero 280, checkout 90");
  });

  /*
   * Jason Yip, "Problems I have with SAFe-style WSJF" 2024, https://jchyip.medium.com/problems-i-have-with-safe-style-wsjf-772df2beaf02: user-business
   * value 1, time criticality 3 and risk reduction 5 make a cost of delay of 9, which is divided by the size of the job.
   */
  it("WSJF: the cost of delay is the sum of three figures", () => {
    equal(order("wsjf", ["a: {value: 1, urgency: 3, risk-reduction: 5, effort: 1d}", "b: {value: 1, urgency: 3, risk-reduction: 5, effort: 3d}"]), "a 9, b 3");
  });

  /*
   * BeginPM, "What is WSJF in agile", https://beginpm.com/asking/what-is-wsjf-in-agile, and "How to calculate WSJF", https://beginpm.com/asking/how-to-calculate-wsjf:
   * all three parts, the days and the scores; the task with the larger cost of delay comes second.
   */
  it("WSJF: tasks from three parts and a duration to the score", () => {
    equal(order("wsjf", ["a: {value: 100, urgency: 50, risk-reduction: 20, effort: 10d}", "b: {value: 80, urgency: 30, risk-reduction: 10, effort: 5d}"]), "b 24, a 17");
    equal(order("wsjf", ["project: {value: 30, urgency: 20, risk-reduction: 10, effort: 5d}"]), "project 12");
  });

  /*
   * Joshua Arnold, "CD3 and proportionality to outcomes", Black Swan Farming, http://blackswanfarming.com/cd3-and-proportionality-to-outcomes/, by
   * Donald Reinertsen's "The Principles of Product Development Flow" 2009: ten more ice creams a week after two weeks, or thirty after four.
   */
  it("cost of delay divided by duration: the ice cream stand, as a formula", () => {
    const stand = ["spoon: {cost-of-delay: 10/w, effort: 2w}", "machine: {cost-of-delay: 30/w, effort: 4w}"];
    equal(order("{formula: \"cost-of-delay / (effort / 1w)\"}", stand), "machine 7.5, spoon 5");
  });

  /* Startup201, "Optimizing priorities: the value vs. effort framework decoded", https://www.startup201.com/post/optimizing-priorities-the-value-vs-effort-framework-decoded. */
  it("value / effort: a wanted feature that is dear, and one that is cheap", () => {
    equal(order("value-effort", ["a: {value: 8, effort: 7d}", "b: {value: 5, effort: 2d}"]), "b 2.5, a 1.14");
  });

  /* Agile Business Consortium, "DSDM Agile Project Framework", chapter 10, https://www.agilebusiness.org/dsdm-project-framework/moscow-prioririsation.html. */
  it("MoSCoW: must have, should have, could have, won't have this time", () => {
    equal(order("moscow", ["d: {moscow: wont}", "c: {moscow: could}", "b: {moscow: should}", "a: {moscow: must}"]), "a 3, b 2, c 1, d 0");
  });

  /*
   * Charles Berger and others, "Kano's methods for understanding customer-defined quality", Center for Quality of Management Journal 1993: where answers
   * leave a doubt, must-be goes before one-dimensional before attractive before indifferent (M > O > A > I). The rule is told at
   * https://kostya.ws/projects/other/how-to-analyse-kano-survey-results/ with the table by which answers become categories.
   */
  it("Kano: the evaluation rule M > O > A > I", () => {
    equal(order("kano", ["i: {kano: indifferent}", "a: {kano: delighter}", "o: {kano: performance}", "m: {kano: basic}"]), "m 3, o 2, a 1, i 0");
  });

  /* The first round of five members who give three, two and one points each, https://www.sweetstudy.com/amp/files/voting1-docx, by the procedure of ASQ, https://asq.org/quality-resources/multivoting. */
  it("votes: the totals of a multivoting round", () => {
    const totals = { a: 4, b: 4, c: 2, d: 6, e: 2, f: 1, g: 4, h: 3, i: 4, j: 0 };
    equal(order("votes", Object.entries(totals).map(([id, votes]) => `${id}: {votes: ${String(votes)}}`)), "d 6, a 4, b 4, g 4, i 4, h 3, c 2, e 2, f 1, j 0");
  });
});

describe("objectives and trends of the literature", () => {
  /*
   * Synergita, "How does the system calculate the objective progress?",
   * https://support.synergita.com/support/solutions/articles/4000185474-how-does-the-system-calculate-the-objective-progress-: key results at 30, 30 and 40 %
   * that weigh 40, 20 and 40 % make 34 %; with objectives below it at 50 and 75 % it is 53 %.
   */
  it("progress by weighted key results, and with the objectives that serve it", () => {
    const metric = (id: string, value: number): string => `  ${id}: {history: {2026-01-01: ${String(value)}}}`;
    const result = (id: string, weight: number): string => `${id}: {metric: ${id}, from: 0, target: 100, weight: ${String(weight)}}`;
    const statuses = objectiveStatuses(scheduleOf([
      "plan: P", "start: 2026-01-05", "objectives:", `  company: {results: {${result("a", 40)}, ${result("b", 20)}, ${result("c", 40)}}}`,
      `  one: {parent: company, results: {${result("d", 1)}}}`, `  two: {parent: company, results: {${result("e", 1)}}}`,
      "metrics:", metric("a", 30), metric("b", 30), metric("c", 40), metric("d", 50), metric("e", 75), "tasks: {t: {effort: 1d}}", "",
    ].join("\n")), NOW);
    const company = statuses.find(({ id }) => id === "company");
    equal(company?.progress?.toFixed(4), "0.3400");
    equal(company.rolledProgress?.toFixed(4), "0.5300");
  });

  /*
   * The first pair of Example 13.11.1 of Wayne Daniel's "Biostatistics", https://www.yumpu.com/en/document/view/31166857/biostatistics/746, has the slope
   * (175 - 230) / (278 - 421) = .3846. With a third point on the same line each of the three slopes, and so their median, is that.
   */
  it("a trend has the slopes of pairs that Theil's method takes", () => {
    const slope = trendOf([{ day: 278, value: 175 }, { day: 421, value: 230 }, { day: 564, value: 285 }])?.perDay;
    equal(slope?.toFixed(4), "0.3846");
  });
});
