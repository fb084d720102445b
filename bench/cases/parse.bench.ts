import { parseDocument } from "yaml";
import { createWorkspace } from "../../src/language/workspace";
import { makePlan, planText } from "../support/generatedPlan";
import { ratio, say } from "../support/timing";

const thousand = planText(makePlan(1000), "effort");
const tenThousand = planText(makePlan(10_000), "effort");

/** Reads the whole text from nothing: model, places and problems, not the syntax tree alone. */
async function coldRead(text: string, what: string, rounds: number): Promise<number> {
  const figures = await ratio(() => {
    const workspace = createWorkspace();
    workspace.update("made.plan.yaml", text);
    return workspace.snapshot();
  }, () => parseDocument(text, { uniqueKeys: false }), rounds);
  say(`${what} from nothing`, figures);
  return figures.ratio;
}

/** One letter typed into a title in the middle, each time another one. */
async function keystroke(text: string, title: string, what: string, rounds: number): Promise<number> {
  const workspace = createWorkspace();
  workspace.update("made.plan.yaml", text);
  workspace.snapshot();
  const at = text.indexOf(title) + title.length;
  let typed = 0;
  const figures = await ratio(() => {
    typed += 1;
    workspace.update("made.plan.yaml", `${text.slice(0, at)}${"x".repeat(typed)}${text.slice(at)}`);
    return workspace.snapshot();
  }, () => parseDocument(text, { uniqueKeys: false }), rounds);
  say(`one letter in ${what}`, figures);
  return figures.ratio;
}

/** Reading against `parseDocument` of the `yaml` library on the same text, in the same run. */
export const cases = [
  { name: "read 1,000 tasks against yaml's parseDocument", limit: 1 / 3, unit: "x", better: "less", run: () => coldRead(thousand, "1,000 tasks", 15) },
  { name: "read 10,000 tasks against yaml's parseDocument", limit: 1 / 5, unit: "x", better: "less", run: () => coldRead(tenThousand, "10,000 tasks", 7) },
  { name: "read after one keystroke in 1,000 tasks against yaml's parseDocument", limit: 1 / 20, unit: "x", better: "less", run: () => keystroke(thousand, "Task number 500", "1,000 tasks", 15) },
  { name: "read after one keystroke in 10,000 tasks against yaml's parseDocument", limit: 1 / 50, unit: "x", better: "less", run: () => keystroke(tenThousand, "Task number 5000", "10,000 tasks", 9) },
];
