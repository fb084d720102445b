import type { Instant } from "../../core/model/instant";
import { schedulePlan } from "../../core/schedule/schedule";
import { readPlan } from "../../language/snapshot";
import { writeInstant } from "../../language/write/writeValues";
import { taskLabel } from "./context";
import type { MspdiTask } from "./project";

/** More tasks than this with other dates are counted, not named. */
const NAMED = 20;

/**
 * Reads and schedules an imported plan and says which of its leaves begin or finish at another minute than in the
 * file, a line each; none when everything is kept. Tasks without dates in the file are not compared.
 */
export function movedDates(plan: string, leaves: ReadonlyMap<string, MspdiTask>): string[] {
  const [read] = readPlan(plan).plans;
  if (read === undefined) return [];
  const lines: string[] = [];
  for (const { id, start, finish } of schedulePlan(read, { now: 0 }).tasks) {
    const task = leaves.get(id);
    if (task === undefined) continue;
    const moved = [...difference("begins", start, task.start), ...difference("finishes", finish, task.finish)];
    if (moved.length > 0) lines.push(`${taskLabel(task)}: ${moved.join(" and ")}.`);
  }
  if (lines.length <= NAMED) return lines;
  return [...lines.slice(0, NAMED), lines.length === NAMED + 1 ? "1 more task has other dates than in the file." : `${String(lines.length - NAMED)} more tasks have other dates than in the file.`];
}

function difference(what: string, own: Instant, theirs: Instant | undefined): string[] {
  if (theirs === undefined || own === theirs) return [];
  return [`${what} ${writeInstant(own)} instead of ${writeInstant(theirs)}`];
}
