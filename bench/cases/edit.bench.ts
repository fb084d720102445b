import { parseDocument } from "yaml";
import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import { keystrokes } from "../support/editScript";
import { makePlan, planText } from "../support/generatedPlan";
import { numberOption } from "../support/options";
import { percentile, threadTime } from "../support/threadTime";
import { median } from "../support/timing";

const SIZE = numberOption("tasks", 10_000);
const KEYS = numberOption("keys", 500);
const WARM = 50;
const FILE = "made.plan.yaml";

/** Keystrokes one after the other, each to its problems and dates, and every so often the whole text by `yaml`. */
function editing(text: string, what: string): number {
  const workspace = createWorkspace();
  const analyser = createAnalyser();
  const context = { now: 0 };
  workspace.update(FILE, text);
  analyser.analyse(workspace.snapshot(), context);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let key = 0;
  for (const now of keystrokes(text, SIZE, WARM + KEYS)) {
    const began = threadTime();
    workspace.update(FILE, now);
    analyser.analyse(workspace.snapshot(), context);
    if (key >= WARM) ours.push(threadTime() - began);
    if (key % Math.ceil(KEYS / 6) === 0) {
      const beganWhole = threadTime();
      parseDocument(now, { uniqueKeys: false });
      theirs.push(threadTime() - beganWhole);
    }
    key += 1;
  }
  const [middle, p95, whole] = [median(ours), percentile(ours, 0.95), median(theirs)];
  process.stdout.write(`      ${what}: ${middle.toFixed(1)} ms of the thread in the middle, ${p95.toFixed(1)} ms at p95, against ${whole.toFixed(0)} ms; 16 ms is a picture\n`);
  return p95 / whole;
}

/** From a keystroke to new problems and dates, the 95th of 100, against `parseDocument` of the `yaml` library on the same text. */
export const cases = [
  {
    name: `one edit in ${SIZE} tasks without people, to problems and dates`, limit: 1 / 50, unit: "x", better: "less",
    run: () => editing(planText(makePlan(SIZE), "duration"), "without people"),
  },
  {
    name: `one edit in ${SIZE} tasks with people, to problems and dates`, limit: 1 / 50, unit: "x", better: "less",
    run: () => editing(planText(makePlan(SIZE), "effort"), "with people"),
  },
];
