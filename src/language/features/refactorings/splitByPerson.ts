import type { PlanChange } from "../../../core/model/planChange";
import { scaleOf } from "../../edits/workingDay";
import { code, counted } from "../../rules/wording";
import { all, freeId, isOpenLeaf, written, type RefactoringMaker } from "./refactoring";
import { followers, keyText, shareOf, titleText } from "./splitTask";

const SHARED = ["after", "calendar", "priority", "not-before", "start-by", "start-on", "release", "objective", "sprint", "tags", "due", "finish-by"] as const;

/** One task of several people becomes one of each, side by side, with their share of the effort; who waits for it waits for all. */
export const splitByPerson: RefactoringMaker = ({ snapshot, plan, node }) => {
  const item = node?.item;
  const who = item?.who ?? [];
  const text = item === undefined ? undefined : written(snapshot, item, "effort");
  const named = who.every(({ choose, of, part }) => choose === "all" && of.length === 1 && part === undefined);
  if (item?.effort === undefined || text === undefined || who.length < 2 || who.length > 9 || !named || !isOpenLeaf(item)) return [];
  const { effort } = item;
  const shares = who.map(({ share }) => share ?? 1);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const efforts = shares.map(share => shareOf(effort, text, share / whole, scaleOf(plan)));
  const assigned = who.map(({ of, share }) => `${of[0]?.id ?? ""}${share === undefined ? "" : ` ${String(Math.round(share * 1000) / 10)}%`}`);
  const ids = who.map(({ of }, index) => (index === 0 ? item.id : freeId(plan, `${item.id}-${of[0]?.id ?? ""}`)));
  if (efforts.includes(undefined) || new Set(ids).size !== ids.length) return [];
  const added = ids.slice(1).map((id, index): PlanChange => ({
    kind: "add-task", plan: plan.id, id, afterSibling: ids[index] ?? item.id,
    keys: [
      ...(item.title === undefined ? [] : [["title", titleText(snapshot, item, ` (${who[index + 1]?.of[0]?.id ?? ""})`)] as const]),
      ["effort", efforts[index + 1] ?? ""], ["who", assigned[index + 1] ?? ""], ...SHARED.flatMap(key => keyText(snapshot, item, key)),
    ],
  }));
  const change = all(
    plan,
    { kind: "set-key", plan: plan.id, id: item.id, key: "effort", text: efforts[0] ?? text },
    { kind: "set-key", plan: plan.id, id: item.id, key: "who", text: assigned[0] ?? "" },
    ...added,
    ...followers(snapshot, plan, item.id, ids),
  );
  return [{ title: `Split ${code(item.id)} by person, into ${counted(ids.length, "task")} side by side`, kind: "extract", change }];
};
