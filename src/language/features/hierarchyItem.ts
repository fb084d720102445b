import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Analysis } from "../analysisTypes";
import { idRange } from "../references";
import { shown } from "../rules/wording";
import type { FileRange } from "../snapshotTypes";
import { namedThingAt } from "./namedThing";
import { kindOf, titleOf, type OutlineSymbol } from "./outline";
import { datesOf, lateWords, shortDay, shortSpan, todayOf } from "./taskWords";
import type { Release } from "../../core/model/items";

/** A task or release in a walk over dependencies or over the breakdown of work. */
export interface HierarchyItem {
  readonly plan: string;
  readonly id: string;
  /** Title, dates, and what led to it. */
  readonly detail: string;
  readonly kind: OutlineSymbol["kind"];
  /** The whole item, and its id. */
  readonly whole: FileRange;
  readonly selection: FileRange;
}

/** The task or release at an offset: the id under the cursor, else the task whose text holds it. */
export function hierarchyItemAt(analysis: Analysis, path: string, offset: number): HierarchyItem | undefined {
  const { snapshot } = analysis;
  const thing = namedThingAt(snapshot, path, offset);
  if (thing !== undefined) return isStep(thing.plan, thing.item) ? hierarchyItem(analysis, thing.plan, thing.item) : undefined;
  const plan = snapshot.planOfFile(path);
  const item = snapshot.itemAt(path, offset);
  return plan === undefined || item === undefined || !isStep(plan, item) ? undefined : hierarchyItem(analysis, plan, item);
}

/** Tasks and releases are waited for; nothing else is. */
export function isStep(plan: Plan, item: Item): boolean {
  return plan.byId.get(item.id) === item && (item.section === "releases" || plan.taskIndex.has(item.id));
}

/** An item as a step; `how` says what led to it. */
export function hierarchyItem(analysis: Analysis, plan: Plan, item: Item, how = ""): HierarchyItem {
  const { snapshot } = analysis;
  const selection = idRange(snapshot, item, { id: item.id, at: item.idSpan });
  const place = snapshot.locate({ item, span: item.span });
  const whole = { file: place.file, start: Math.min(place.start, selection.start), end: Math.max(place.end, selection.end) };
  return { plan: plan.id, id: item.id, detail: [how, shown(titleOf(item), 60), ...standing(analysis, plan, item)].filter(part => part !== "").join(" · "), kind: kindOf(item), whole, selection };
}

function standing(analysis: Analysis, plan: Plan, item: Item): readonly string[] {
  const today = todayOf(analysis, plan);
  const dates = datesOf(analysis, plan, item.id);
  if (dates === undefined) {
    const { date } = item as Release;
    return item.section === "releases" && date !== undefined ? [`promised ${shortDay(date.day, today)}`] : [];
  }
  const late = lateWords(dates);
  const state = dates.dropped ? ["dropped"] : dates.finished ? ["finished"] : [...(dates.critical ? ["critical"] : []), ...(late === undefined ? [] : [late])];
  return [shortSpan(dates, today), ...state];
}
