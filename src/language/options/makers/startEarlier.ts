import { code } from "../../rules/wording";
import type { Task } from "../../../core/model/items";
import type { Maker } from "../situation";

const LOOSE: ReadonlySet<string> = new Set(["not-before", "not-finished-before", "start-on"]);

/** Work is no longer held back by a date of its own or of a summary above it. */
export const startEarlier: Maker = ({ plan, aim }, { node, driver, dates }) => {
  const key = driver?.kind === "constraint" ? driver.key : undefined;
  if (aim.kind === "money" || key === undefined || !LOOSE.has(key) || dates.started) return [];
  let holder: Task | undefined;
  for (let at = node.index; at >= 0 && holder === undefined; at = plan.tasks[at]?.parent ?? -1) {
    const item = plan.tasks[at]?.item;
    if (item?.keys.has(key) === true) holder = item;
  }
  if (holder === undefined) return [];
  return [{
    title: `Let ${code(holder.id)} start without waiting for its ${code(key)}`,
    change: { kind: "remove-key", plan: plan.id, id: holder.id, key },
    disturbance: key === "start-on" ? 0.3 : 0.15,
  }];
};
