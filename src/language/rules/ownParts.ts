import { estimateMinutes } from "../../core/calendar/durations";
import { partsAgainst } from "../../core/schedule/assignees";
import { foundOf } from "../../core/schedule/found";
import { durationInWords } from "./failedCheck";
import { removeKey } from "./fixes";
import { keyPlace } from "./places";
import type { Report, RuleInput } from "./rule";
import { NAMING } from "./taskTraits";
import { code, nameOf } from "./wording";

/** Reports stated effort that the own parts of its people contradict, at the task itself or at those below that take its `who`. */
export function checkParts({ plan, schedule, facts }: RuleInput, report: Report): void {
  const found = foundOf(schedule);
  if (found === undefined) return;
  const { network, frame } = found;
  for (const { node, task } of facts.having(NAMING)) {
    if (task.who?.some(({ part }) => part !== undefined) !== true) continue;
    for (let index = node.index; index < node.end; index++) {
      const item = plan.tasks[index]?.item;
      const leaf = network.leaves[network.firstNode[index] as number];
      if (item?.effort === undefined || leaf === undefined || facts.whoOf(index)?.item !== task) continue;
      const effort = estimateMinutes(item.effort, frame.scale);
      const parts = partsAgainst(leaf.staffing, effort);
      if (parts === undefined) continue;
      const told = (minutes: number): string => durationInWords(minutes, frame.scale);
      const way = parts > effort ? "write their sum or more" : "write their sum, or name someone without a part for the rest";
      report({
        message: `The own parts of the people on ${nameOf(item)} come to ${told(parts)}, its ${code("effort")} is ${told(effort)}; ${way}`,
        at: keyPlace(item, "effort"),
        fixes: [removeKey(plan, item, "effort")],
      });
    }
  }
}
