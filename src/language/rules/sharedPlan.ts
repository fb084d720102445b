import type { Plan } from "../../core/model/plan";
import type { Snapshot } from "../snapshotTypes";

/** The plan whose people, equipment and calendars a plan shares by `people-from`, when it is in the snapshot. */
export function sharedPlan(snapshot: Snapshot, plan: Plan): Plan | undefined {
  const { peopleFrom } = plan.settings;
  if (peopleFrom === undefined) return undefined;
  const shared = snapshot.planOfFile(pathFrom(plan.file, peopleFrom));
  return shared === plan ? undefined : shared;
}

/** A path as it is written in a file, seen from where files are named; `..` goes up, never above the top. */
function pathFrom(file: string, relative: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
