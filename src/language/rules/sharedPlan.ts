import type { Plan } from "../../core/model/plan";
import type { Snapshot } from "../snapshotTypes";

/**
 * The file that `people-from` names, from the folder of the plan that says so: with `.` and `..` worked out.
 * Undefined when the plan shares nobody's people.
 */
export function sharedPeopleFile(plan: Plan): string | undefined {
  const { peopleFrom } = plan.settings;
  if (peopleFrom === undefined) return undefined;
  const folder = plan.file.split("/").slice(0, -1);
  for (const part of peopleFrom.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && folder.length > 0 && folder[folder.length - 1] !== "..") folder.pop();
    else folder.push(part);
  }
  const path = folder.join("/");
  return plan.file.startsWith("/") && !path.startsWith("/") ? `/${path}` : path;
}

/** The plan whose people, equipment and calendars a plan shares, when it is in the snapshot. */
export function sharedPlan(snapshot: Snapshot, plan: Plan): Plan | undefined {
  const file = sharedPeopleFile(plan);
  if (file === undefined) return undefined;
  const shared = snapshot.planOfFile(file);
  return shared === plan ? undefined : shared;
}
