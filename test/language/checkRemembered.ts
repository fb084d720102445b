import { deepStrictEqual } from "node:assert/strict";
import type { Schedule } from "../../src/core/schedule/result";
import { createAnalyser, type Analyser } from "../../src/language/analysis";
import type { Analysis } from "../../src/language/analysisTypes";
import type { LocatedProblem, Snapshot } from "../../src/language/snapshotTypes";
import { createWorkspace, type Workspace } from "../../src/language/workspace";
import { NOON } from "./rules/checkProblems";

/** Everything of a schedule but the plan that it is of, whose items are compared where problems name them. */
function datesOf({ plan, ...rest }: Schedule): unknown {
  return { plan: plan.id, ...rest };
}

function toldOf({ problem, range, related }: LocatedProblem): unknown {
  const { code, severity, message, fixes = [] } = problem;
  return { code, severity, message, range, related, fixes: fixes.map(({ title, change }) => ({ title, kind: change.kind })) };
}

function saidBy({ schedules, problems }: Analysis): unknown {
  return {
    schedules: [...schedules].map(([id, schedule]) => [id, datesOf(schedule)]),
    problems: [...problems].map(([file, list]) => [file, list.map(toldOf)]),
  };
}

function fromNothing(snapshot: Snapshot): Analysis {
  const workspace = createWorkspace();
  for (const { path, text } of snapshot.files.values()) workspace.update(path, text);
  return createAnalyser().analyse(workspace.snapshot(), NOON);
}

/** Analyses what the workspace holds with all that was remembered, and from nothing: that must give the same. */
export function checkRemembered(workspace: Workspace, analyser: Analyser): void {
  const snapshot = workspace.snapshot();
  const remembered = saidBy(analyser.analyse(snapshot, NOON));
  deepStrictEqual(remembered, saidBy(createAnalyser().analyse(snapshot, NOON)));
  // What cannot be read shows what was read last, so that there the texts before matter.
  if (snapshot.problems.every(({ code }) => code !== "yaml-syntax")) deepStrictEqual(remembered, saidBy(fromNothing(snapshot)));
}
