import { workspace } from "vscode";
import type { Analysis } from "../language/analysisTypes";
import { SETTINGS } from "./ids";

const VIEWS = ["gantt", "roadmap"] as const;

/** Opens the view that a person wants to see when a folder with plans is opened; by default none. */
export async function openAtStart(analysis: Analysis, show: (view: (typeof VIEWS)[number]) => Promise<void>): Promise<void> {
  const wanted: unknown = workspace.getConfiguration("gantry").get(SETTINGS.openAtStart);
  const view = VIEWS.find((one) => one === wanted);
  if (view !== undefined && analysis.snapshot.plans.length > 0) await show(view);
}
