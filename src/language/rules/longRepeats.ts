import { foundOf } from "../../core/schedule/found";
import { MOST_OCCURRENCES } from "../../core/schedule/repeat";
import { valuePlace } from "./places";
import type { Report, RuleInput } from "./rule";
import { NAMING } from "./taskTraits";
import { nameOf } from "./wording";

/** Reports work that repeats more often than is laid out. */
export function checkRepeats({ schedule, facts }: RuleInput, report: Report): void {
  const network = foundOf(schedule)?.network;
  for (const { node, task } of facts.having(NAMING)) {
    if (task.repeat === undefined || (task.repeat.times ?? Infinity) <= MOST_OCCURRENCES) continue;
    const leaf = network?.leaves[network.firstNode[node.index] as number];
    if ((leaf?.occurrences?.length ?? 0) < MOST_OCCURRENCES) continue;
    report({ message: `${nameOf(task)} repeats more than ${String(MOST_OCCURRENCES)} times, and only these are laid out; let it end sooner`, at: valuePlace(task, "repeat") });
  }
}
