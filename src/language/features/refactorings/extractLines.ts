import type { PlanChange } from "../../../core/model/planChange";
import { code, counted, listed } from "../../rules/wording";
import { all, freeId, isOpenLeaf, type RefactoringMaker } from "./refactoring";
import { keyText } from "./splitTask";

/** Keys that make no sense alone in another task. */
const STAYS: ReadonlySet<string> = new Set(["title", "after", "tasks", "include", "milestone"]);

/** The selected keys of a task go into a new task that waits for it. */
export const extractLines: RefactoringMaker = ({ snapshot, plan, node, start, end, path }) => {
  const item = node?.item;
  if (item === undefined || start === end || !isOpenLeaf(item) || snapshot.fileOf(item).path !== path) return [];
  const chosen = [...item.keys].filter(([key, at]) => {
    const place = snapshot.locate({ item, span: at.key });
    return !key.includes(".") && !STAYS.has(key) && place.start >= start && place.end <= end;
  }).map(([key]) => key);
  const keys = chosen.flatMap(key => keyText(snapshot, item, key));
  if (keys.length === 0 || keys.length !== chosen.length) return [];
  const id = freeId(plan, `${item.id}-2`);
  const change = all(
    plan,
    ...chosen.map((key): PlanChange => ({ kind: "remove-key", plan: plan.id, id: item.id, key })),
    { kind: "add-task", plan: plan.id, id, afterSibling: item.id, keys: [...keys, ["after", item.id]] },
  );
  return [{ title: `Extract ${chosen.length > 3 ? counted(chosen.length, "key") : listed(chosen.map(code))} of ${code(item.id)} into a new task`, kind: "extract", change }];
};
