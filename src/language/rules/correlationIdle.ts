import { idlePairs } from "../../core/risk/correlation";
import { placeAt } from "./places";
import type { Rule } from "./rule";
import { code, listed } from "./wording";

/** A pair of tasks of which one does not vary: they cannot go together. */
export const correlationIdle: Rule = {
  code: "correlation-idle",
  doc: {
    title: "A correlation that has no effect",
    meaning:
      "A pair says how the estimates of two tasks go together, but one of them does not vary: it has one figure and no `spread`, is a "
      + "milestone or a summary, or is held where it stands. The pair has no effect in the simulation. What is finished or dropped is left out.",
    fix: "Give it an estimate of three figures, a range or a `spread`, name the tasks below a summary, or take the pair away.",
    before: `plan: Idle pair
start: 2026-01-05
as-of: none
correlation: {pairs: [build try 0.6]}
tasks:
  build: {duration: 2d/3d/6d}
  try: {duration: 3d, after: build}
`,
    after: `plan: Idle pair
start: 2026-01-05
as-of: none
correlation: {pairs: [build try 0.6]}
tasks:
  build: {duration: 2d/3d/6d}
  try: {duration: 2d/3d/5d, after: build}
`,
  },
  check({ plan: { settings }, schedule }, report) {
    for (const { pair, still } of idlePairs(schedule)) {
      report({
        message: `The pair ${code(`${pair.first.id} ${pair.second.id}`)} has no effect: ${listed(still.map(code))} ${still.length === 1 ? "does" : "do"} not vary in the simulation; write three figures, a range or a ${code("spread")}, or take the pair away`,
        at: placeAt(settings, pair.at),
      });
    }
  },
};
