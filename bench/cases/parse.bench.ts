import { parseDocument } from "yaml";
import { createWorkspace } from "../../src/language/workspace";
import { makePlan, planText } from "../support/generatedPlan";
import { ratio, say } from "../support/timing";

const text = planText(makePlan(1000), "effort");
const library = (): unknown => parseDocument(text, { uniqueKeys: false });

/** Reads the whole text from nothing: model, places and problems, not the syntax tree alone. */
async function coldRead(): Promise<number> {
  const figures = await ratio(() => {
    const workspace = createWorkspace();
    workspace.update("made.plan.yaml", text);
    return workspace.snapshot();
  }, library);
  say("1,000 tasks from nothing", figures);
  return figures.ratio;
}

/** One letter typed into a title in the middle, each time another one. */
async function keystroke(): Promise<number> {
  const workspace = createWorkspace();
  workspace.update("made.plan.yaml", text);
  workspace.snapshot();
  const at = text.indexOf("Task number 500") + "Task number 500".length;
  let typed = 0;
  const figures = await ratio(() => {
    typed += 1;
    workspace.update("made.plan.yaml", `${text.slice(0, at)}${"x".repeat(typed)}${text.slice(at)}`);
    return workspace.snapshot();
  }, library);
  say("one letter in 1,000 tasks", figures);
  return figures.ratio;
}

/** Reading against `parseDocument` of the `yaml` library on the same text, in the same run. */
export const cases = [
  { name: "read 1,000 tasks against yaml's parseDocument", limit: 2, unit: "x", better: "less", run: coldRead },
  { name: "read after one keystroke in 1,000 tasks against yaml's parseDocument", limit: 0.2, unit: "x", better: "less", run: keystroke },
];
