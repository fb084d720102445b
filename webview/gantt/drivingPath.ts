import { linkOf, linksAt } from "./model";
import type { GanttModel } from "./model";

/** The rows that decide when a row starts, back to what nothing holds: along driving links, and whoever had its people before. */
export function drivingPath(model: GanttModel, row: number): ReadonlySet<number> {
  const path = new Set<number>();
  const open = row < 0 ? [] : [row];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (path.has(here)) continue;
    path.add(here);
    const driver = model.data.rows.driverRow[here] ?? -1;
    if (driver >= 0) open.push(driver);
    for (const number of linksAt(model, here)) {
      const { from, to, driving, cut } = linkOf(model, number);
      if (to === here && driving && !cut) open.push(from);
    }
  }
  return path;
}
