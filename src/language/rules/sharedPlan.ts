import type { Plan } from "../../core/model/plan";
import { withStaff, type Staff } from "../../core/schedule/sharedStaff";
import type { Snapshot } from "../snapshotTypes";

/** The plan whose people, equipment and calendars a plan shares by `people-from`, when it is in the snapshot. */
export function sharedPlan(snapshot: Snapshot, plan: Plan): Plan | undefined {
  const { peopleFrom } = plan.settings;
  if (peopleFrom === undefined) return undefined;
  const shared = snapshot.planOfFile(pathFrom(plan.file, peopleFrom));
  return shared === plan ? undefined : shared;
}

const knownStaff = new WeakMap<Plan, { readonly lender: Plan; readonly beyond: Staff | undefined; readonly staff: Staff }>();

/** All that a plan shares by `people-from`, with what the lending plan shares itself; the same object as long as nothing changed. */
export function sharedStaff(snapshot: Snapshot, plan: Plan, depth = 0): Staff | undefined {
  const lender = sharedPlan(snapshot, plan);
  if (lender === undefined || depth > MOST_LENDERS) return undefined;
  const beyond = sharedStaff(snapshot, lender, depth + 1);
  const known = knownStaff.get(plan);
  if (known?.lender === lender && known.beyond === beyond) return known.staff;
  const staff = beyond === undefined ? lender : withStaff(lender, beyond);
  knownStaff.set(plan, { lender, beyond, staff });
  return staff;
}

/** Plans that lend people to each other are followed so far. */
const MOST_LENDERS = 8;

/** A path as it is written in a file, seen from where files are named; `..` goes up, never above the top. */
function pathFrom(file: string, relative: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
