import type { Task } from "../../../core/model/items";
import type { Plan } from "../../../core/model/plan";
import type { PlanChange } from "../../../core/model/planChange";
import { durationMinutes } from "../../../core/calendar/durations";
import type { Duration, DurationScale, Estimate } from "../../../core/model/values";
import { scaleOf } from "../../edits/workingDay";
import { writeLike } from "../../edits/writeEstimate";
import { code } from "../../rules/wording";
import type { Snapshot } from "../../snapshotTypes";
import { all, freeId, isOpenLeaf, lagOf, waiting, written, type RefactoringMaker } from "./refactoring";

/** Keys that both parts have. */
const SHARED = ["who", "calendar", "priority", "release", "objective", "sprint", "tags"] as const;
/** Keys that are about the end, and go with the second part. */
const OF_THE_END = ["not-finished-before", "finish-by", "due"] as const;

/** One task becomes two of half its length, one after the other; who waits for its finish waits for the second. */
export const splitTask: RefactoringMaker = ({ snapshot, plan, node }) => {
  const item = node?.item;
  const key = item?.effort !== undefined ? "effort" : item?.duration === undefined ? undefined : "duration";
  const text = item === undefined || key === undefined ? undefined : written(snapshot, item, key);
  if (item === undefined || key === undefined || text === undefined || !isOpenLeaf(item) || hasParts(item)) return [];
  const estimate = item[key];
  const half = estimate === undefined ? undefined : shareOf(estimate, text, 0.5, scaleOf(plan));
  if (half === undefined) return [];
  const id = freeId(plan, `${item.id}-2`);
  const moved = OF_THE_END.flatMap(each => keyText(snapshot, item, each));
  const keys = [
    ...(item.title === undefined ? [] : [["title", titleText(snapshot, item, " (2)")] as const]),
    [key, half] as const, ["after", item.id] as const, ...SHARED.flatMap(each => keyText(snapshot, item, each)), ...moved,
  ];
  const change = all(
    plan,
    { kind: "set-key", plan: plan.id, id: item.id, key, text: half },
    ...moved.map(([each]): PlanChange => ({ kind: "remove-key", plan: plan.id, id: item.id, key: each })),
    { kind: "add-task", plan: plan.id, id, afterSibling: item.id, keys },
    ...followers(snapshot, plan, item.id, [id]),
  );
  return [{ title: `Split ${code(item.id)} into two of ${half}, one after the other`, kind: "extract", change }];
};

function hasParts(item: Task): boolean {
  return item.who?.some(({ part }) => part !== undefined) === true;
}

/** A key of an item with its text, when it is written on one line. */
export function keyText(snapshot: Snapshot, item: Task, key: string): readonly (readonly [key: string, text: string])[] {
  const text = written(snapshot, item, key);
  return text === undefined ? [] : [[key, text]];
}

/** The title with something behind it, inside its quotes where it has some. */
export function titleText(snapshot: Snapshot, item: Task, more: string): string {
  const text = written(snapshot, item, "title") ?? item.id;
  const quote = /^(["']).*\1$/.exec(text)?.[1];
  return quote === undefined ? `${text}${more}` : `${text.slice(0, -1)}${more}${quote}`;
}

/** Lets who waits for the finish of a task wait for others in its place. */
export function followers(snapshot: Snapshot, plan: Plan, id: string, instead: readonly string[]): readonly PlanChange[] {
  const [first, ...others] = instead;
  return waiting(snapshot, plan, id).filter(({ link }) => link.type === "FS" || link.type === "FF").flatMap(({ plan: own, task, link }) => {
    const name = (each: string): string => (link.on.plan === undefined ? each : `${link.on.plan}/${each}`);
    const lag = lagOf(snapshot, task, link);
    const how = { plan: own.id, task: task.id, type: link.type, ...(lag === "" ? {} : { lag }) };
    return [
      ...(first === undefined || first === id ? [] : [{ ...how, kind: "change-link" as const, on: name(id), newOn: name(first) }]),
      ...others.map(each => ({ ...how, kind: "add-link" as const, on: name(each) })),
    ];
  });
}

/** A share of an estimate as it is written, each of its figures in its own unit; undefined when a figure is nothing. */
export function shareOf(estimate: Estimate, text: string, share: number, scale: DurationScale): string | undefined {
  const parts = text.replace(/^["']|["']$/g, "").split(estimate.kind === "range" ? ".." : "/").map(part => part.trim());
  const figures: readonly Duration[] = estimate.kind === "single" ? [estimate.likely] : estimate.kind === "range" ? [estimate.low, estimate.high] : [estimate.low, estimate.likely, estimate.high];
  if (parts.length !== figures.length || figures.some(figure => durationMinutes(figure, scale) * share < 1)) return undefined;
  const shares = figures.map((figure, index) => writeLike(Math.round(durationMinutes(figure, scale) * share), figure, parts[index], scale));
  return shares.join(estimate.kind === "range" ? ".." : "/");
}
