import type { Instant } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { code, distance, listed, nameOf } from "../rules/wording";
import { isSamePromise, type PlanFigures } from "./planFigures";

const MOST_NAMED = 2;

/** What becomes different, in words for the title of a fix: `nobody overloaded, finishes 2 days later, +1.2k`. */
export function effectText(plan: Plan, before: PlanFigures, after: PlanFigures): string {
  const parts = [overloadText(plan, before, after), ...finishText(before, after), costText(after.cost - before.cost), ...promiseText(plan, before, after)];
  return parts.filter(part => part !== "").join(", ");
}

function overloadText(plan: Plan, before: PlanFigures, after: PlanFigures): string {
  if (after.overloads.size === 0) return before.overloads.size === 0 ? "" : "nobody overloaded";
  const more = [...after.overloads].filter(([resource, minutes]) => minutes > (before.overloads.get(resource) ?? 0)).map(([resource]) => resource);
  if (more.length > 0) return `overloads ${namesOf(plan, more)}${before.overloads.size === 0 ? "" : " more"}`;
  const less = [...before.overloads].filter(([resource, minutes]) => minutes > (after.overloads.get(resource) ?? 0)).map(([resource]) => resource);
  if (less.length === 0) return "";
  const gone = less.filter(resource => !after.overloads.has(resource));
  return gone.length > 0 ? `${namesOf(plan, gone)} no longer overloaded` : `${namesOf(plan, less)} less overloaded`;
}

function namesOf(plan: Plan, resources: readonly string[]): string {
  return listed(resources.map((id) => {
    const item = plan.people.get(id) ?? plan.equipment.get(id);
    return item === undefined ? code(id) : nameOf(item);
  }), MOST_NAMED);
}

/** Of the item that was asked about, then of the plan where it moves too. */
function finishText(before: PlanFigures, after: PlanFigures): readonly string[] {
  if (before.item === undefined || after.item === undefined) return [`finishes ${shift(before.finish, after.finish)}`];
  const own = before.item.finish === after.item.finish ? "same finish" : `finishes ${shift(before.item.finish, after.item.finish)}`;
  return before.finish === after.finish ? [own] : [own, `the plan ${shift(before.finish, after.finish)}`];
}

function shift(before: Instant, after: Instant): string {
  if (before === after) return "when it did";
  return `${distance(before, after)} ${after > before ? "later" : "earlier"}`;
}

function costText(difference: number): string {
  const amount = shortAmount(Math.abs(difference));
  return amount === "0" ? "" : `${difference > 0 ? "+" : "-"}${amount}`;
}

/** An amount of money in a few characters: `950`, `1.2k`, `3.4m`. */
export function shortAmount(amount: number): string {
  const [scale, unit] = amount >= 999_950 ? [1_000_000, "m"] : amount >= 999.5 ? [1000, "k"] : [1, ""];
  const figure = amount / scale;
  return `${unit === "" || figure >= 99.95 ? Math.round(figure) : Math.round(figure * 10) / 10}${unit}`;
}

function promiseText(plan: Plan, before: PlanFigures, after: PlanFigures): readonly string[] {
  const kept = before.missed.filter(one => !after.missed.some(other => isSamePromise(one, other)));
  const broken = after.missed.filter(one => !before.missed.some(other => isSamePromise(one, other)));
  const say = (verb: string, list: PlanFigures["missed"]): string => (list.length === 0 ? "" : `${verb} ${listed(list.map(one => promiseName(plan, one)), MOST_NAMED)}`);
  return [say("in time for", kept), say("too late for", broken)];
}

function promiseName(plan: Plan, { kind, id, plan: of }: PlanFigures["missed"][number]): string {
  if (of !== plan.id) return kind === "plan" ? code(of) : code(`${of}/${id}`);
  if (kind === "plan") return "the plan's target";
  const item = plan.byId.get(id);
  return item === undefined ? code(id) : nameOf(item);
}
