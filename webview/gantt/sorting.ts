import { hasBaseline, slipMinutes } from "./baseline";
import type { ColumnName } from "./columns";
import { NO_INSTANT } from "../../src/core/view/ganttData";
import { linkOf, linksAt } from "./model";
import type { GanttModel } from "./model";

/** Compares rows by what a column says of them; equal ones stay in the order of the text. */
export function compareBy(model: GanttModel, column: ColumnName | "title", down: boolean): (a: number, b: number) => number {
  const key = keyOf(model, column);
  const turn = down ? -1 : 1;
  const empty = (value: number | string): boolean => value === "" || value === NOTHING;
  return (a, b) => {
    const [one, other] = [key(a), key(b)];
    // What says nothing comes last in either direction.
    if (empty(one) !== empty(other)) return empty(one) ? 1 : -1;
    return (typeof one === "string" ? collator.compare(one, String(other)) : one - Number(other)) * turn || a - b;
  };
}

/** Of a cell that is empty. */
const NOTHING = Number.MIN_SAFE_INTEGER;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function keyOf(model: GanttModel, column: ColumnName | "title"): (row: number) => number | string {
  const { rows } = model.data;
  const figure = (values: ArrayLike<number>) => (row: number): number => values[row] ?? 0;
  /** A figure, but for the one that stands for none: its cell is empty. */
  const some = (values: ArrayLike<number>, none: number) => (row: number): number => ((values[row] ?? none) === none ? NOTHING : (values[row] ?? 0));
  const text = (values: readonly string[]) => (row: number): string => values[row] ?? "";
  switch (column) {
    case "title": return text(model.titles);
    case "id": return text(model.ids);
    case "duration": return figure(rows.duration);
    case "effort": return some(rows.effort, 0);
    case "start": return figure(rows.start);
    case "finish": return figure(rows.finish);
    case "slack": return figure(rows.totalSlack);
    case "freeSlack": return figure(rows.freeSlack);
    case "people": return text(model.people);
    case "progress": return figure(rows.progress);
    case "due": return some(rows.due, NO_INSTANT);
    case "p10": return some(rows.p10, NO_INSTANT);
    case "p80": return some(rows.p80, NO_INSTANT);
    case "p90": return some(rows.p90, NO_INSTANT);
    case "criticality": return some(rows.criticality, 255);
    case "chance": return some(rows.chance, 255);
    case "status": return text(model.statuses);
    case "release": return text(model.releases);
    case "objective": return text(model.objectives);
    case "priority": return some(rows.priority, -1);
    case "cost": return some(rows.cost, 0);
    case "tags": return text(model.tags);
    case "baselineStart": return some(rows.baselineStart, NO_INSTANT);
    case "baselineFinish": return some(rows.baselineFinish, NO_INSTANT);
    case "slip": return (row) => (hasBaseline(model, row) ? slipMinutes(model, row) : NOTHING);
    case "after": return (row) => [...linksAt(model, row)].filter((link) => linkOf(model, link).to === row).length || NOTHING;
  }
}
