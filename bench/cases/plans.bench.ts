import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import { numberOption } from "../support/options";
import { threadTime } from "../support/threadTime";
import { median } from "../support/timing";

const FEW = numberOption("plans", 300);
const MANY = FEW * 10;
const EDITS = 15;

const planOf = (n: number, more = ""): string => `plan: Plan ${String(n)}\nid: plan-${String(n)}\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {effort: 1d}\n${more}`;

/** Milliseconds of the thread for one edit in a workspace of so many small plans, the median. */
function editAmong(plans: number): number {
  const workspace = createWorkspace();
  const analyser = createAnalyser();
  for (let n = 0; n < plans; n++) workspace.update(`p${String(n)}.plan.yaml`, planOf(n));
  analyser.analyse(workspace.snapshot(), { now: 0 });
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const began = threadTime();
    workspace.update("p7.plan.yaml", planOf(7, `  b${String(edit)}: {effort: 1d}\n`));
    analyser.analyse(workspace.snapshot(), { now: 0 });
    times.push(threadTime() - began);
  }
  return median(times);
}

/** What one edit costs among thousands of plans must not grow faster than their number. */
export const cases = [
  {
    name: `one edit among ${MANY} plans against ${FEW}`, limit: 20, unit: "x", better: "less",
    run: () => {
      const [few, many] = [editAmong(FEW), editAmong(MANY)];
      process.stdout.write(`      ${few.toFixed(1)} ms among ${String(FEW)} plans, ${many.toFixed(1)} ms among ${String(MANY)}\n`);
      return many / few;
    },
  },
];
