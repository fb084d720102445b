import { MOST_PAIRED, pairFaults, type PairFaults } from "../../core/risk/correlation";
import { placeAt } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code, counted, listed } from "./wording";

/** Pairs of tasks whose correlations cannot all hold. */
export const correlationMended: Rule = {
  code: "correlation-mended",
  doc: {
    title: "The correlations contradict each other",
    meaning:
      "No figures can go together as all `pairs` say, such as three tasks of which each goes against the two others, or a pair that "
      + "goes against what its people and tags have in common. The simulation takes the nearest correlations that can be "
      + "(Higham 2002). It also says where pairs connect too many tasks: then the last ones do not count.",
    fix: "Write figures that can hold together: those that the message names, or weaker ones.",
    before: `plan: Contradicting pairs
start: 2026-01-05
as-of: none
correlation: {pairs: [a b 0.9, b c 0.9, a c -0.9]}
tasks:
  a: {duration: 2d/3d/6d}
  b: {duration: 2d/3d/6d}
  c: {duration: 2d/3d/6d}
`,
    after: `plan: Contradicting pairs
start: 2026-01-05
as-of: none
correlation: {pairs: [a b 0.4, b c 0.4, a c -0.4]}
tasks:
  a: {duration: 2d/3d/6d}
  b: {duration: 2d/3d/6d}
  c: {duration: 2d/3d/6d}
`,
  },
  check(input, report) {
    const { correlation } = input.plan.settings;
    if (typeof correlation !== "object" || correlation.pairs === undefined) return;
    reportMended(input, pairFaults(input.schedule), report);
  },
};

function reportMended({ plan: { settings } }: RuleInput, { mended, left }: PairFaults, report: Report): void {
  const [first] = mended;
  if (first !== undefined) {
    const counts = mended.map(({ pair, counts: figure }) => `${pair.first.id} and ${pair.second.id} count as ${figureWords(figure)}`);
    report({ message: `The ${code("pairs")} contradict each other or what their people and tags share; ${listed(counts)}`, at: placeAt(settings, first.pair.at) });
  }
  const [over] = left;
  if (over !== undefined) {
    report({
      message: `Pairs connect more than ${String(MOST_PAIRED)} tasks here; ${counted(left.length, "pair")} from ${code(`${over.first.id} ${over.second.id}`)} on ${left.length === 1 ? "does" : "do"} not count: let the tasks share a tag instead`,
      at: placeAt(settings, over.at),
    });
  }
}

function figureWords(figure: number): string {
  const rounded = Math.round(figure * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}
