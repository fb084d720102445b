import { parseDocument } from "yaml";
import { createAnalyser } from "../../src/language/analysis";
import { completion } from "../../src/language/features/completion";
import { inlayHints } from "../../src/language/features/inlayHints";
import { rename } from "../../src/language/features/rename";
import { semanticTokens } from "../../src/language/features/semanticTokens";
import { createWorkspace } from "../../src/language/workspace";
import { makePlan, planText } from "../support/generatedPlan";
import { ratio, say } from "../support/timing";

const FILE = "made.plan.yaml";
const ROUNDS = 7;
const text = planText(makePlan(10_000), "effort");

/** One feature in a plan of 10,000 tasks, asked in a new snapshot each time: what a feature remembers of one is of no use to it. */
async function asked(what: string, ask: (analysis: ReturnType<ReturnType<typeof createAnalyser>["analyse"]>, at: number) => unknown): Promise<number> {
  const workspace = createWorkspace();
  const analyser = createAnalyser();
  let typed = 0;
  const title = text.indexOf("title: Task number 5000") + "title: Task number 5000".length;
  const next = () => {
    typed += 1;
    workspace.update(FILE, `${text.slice(0, title)}${"x".repeat(typed)}${text.slice(title)}`);
    return analyser.analyse(workspace.snapshot(), { now: 29_453_760 });
  };
  // Made before the clock runs; the last one is asked again when they have run out.
  const analyses = Array.from({ length: ROUNDS + 1 }, next);
  const figures = await ratio(() => {
    const analysis = analyses.length > 1 ? analyses.pop() : analyses[0];
    if (analysis !== undefined) ask(analysis, (analysis.snapshot.files.get(FILE)?.text ?? "").indexOf("after: [", title) + "after: [t".length);
  }, () => parseDocument(text, { uniqueKeys: false }), ROUNDS);
  say(`${what} in 10,000 tasks`, figures);
  return figures.ratio;
}

/** Features of the editor against `parseDocument` of the `yaml` library on the same text, which takes a good second for 10,000 tasks. */
export const cases = [
  { name: "completion of an id in 10,000 tasks (50 ms where yaml takes 1.2 s)", limit: 1 / 24, unit: "x", better: "less", run: () => asked("completion", (analysis, at) => completion(analysis, FILE, at)) },
  { name: "rename in 10,000 tasks (300 ms where yaml takes 1.2 s)", limit: 1 / 4, unit: "x", better: "less", run: () => asked("rename", (analysis, at) => rename(analysis, FILE, at, "another-name")) },
  { name: "colours of ids in 10,000 tasks", limit: 1 / 8, unit: "x", better: "less", run: () => asked("colours", analysis => semanticTokens(analysis, FILE)) },
  { name: "hints on a screen of 10,000 tasks", limit: 1 / 24, unit: "x", better: "less", run: () => asked("hints", (analysis, at) => inlayHints(analysis, FILE, at, at + 5000)) },
];
