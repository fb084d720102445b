import type { DependenciesData, DependencyItems, DependencyLinks } from "../core/view/dependenciesData";
import type { Guard } from "./guards";
import { hasFields, isCount, isFields, isInteger, isInts, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** Who waits for whom in one plan; older numbers than the newest received are ignored. */
export interface DependenciesNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: DependenciesData;
}

/** How many states an item can be in. */
const STATES = 7;

function isItems(value: unknown): value is DependencyItems {
  if (!isFields(value) || !isCount(value["count"])) return false;
  const { count } = value;
  return (
    ["ids", "titles", "people"].every((name) => isText(value[name])) &&
    ["parent", "end", "start", "finish", "slack", "lateBy"].every((name) => isInts(value[name], count)) &&
    ["progress", "state", "flags"].every((name) => isBytes(value[name], count)) &&
    (value["parent"] as Int32Array).every((parent, row) => parent >= -1 && parent < row) &&
    (value["end"] as Int32Array).every((end, row) => end > row && end <= count) &&
    (value["state"] as Uint8Array).every((state) => state < STATES)
  );
}

function isLinks(value: unknown, rows: number): value is DependencyLinks {
  if (!isFields(value) || !isCount(value["count"])) return false;
  const { count } = value;
  const isRows = (column: unknown): boolean => isInts(column, count) && column.every((row) => row >= 0 && row < rows);
  return isRows(value["from"]) && isRows(value["to"]) && isBytes(value["type"], count) && value["type"].every((type) => type < 4) && isBytes(value["flags"], count) && isText(value["words"]);
}

function isBytes(value: unknown, count: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length === count;
}

const isFrame = hasFields<Omit<DependenciesData, "items" | "links">>({
  plan: isText, title: isText, now: isInteger, dayMinutes: (value) => isInteger(value) && value > 0,
});

/** The whole picture, every column checked against the number of items. */
export const isDependenciesData: Guard<DependenciesData> = (value): value is DependenciesData => {
  if (!isFields(value) || !isFrame(value)) return false;
  const { items, links } = value as { items?: unknown; links?: unknown };
  return isItems(items) && isLinks(links, items.count);
};

/** A picture with its number. */
export const isDependenciesNote: Guard<DependenciesNote> = hasFields<DependenciesNote>({ sequence: isCount, health: isPlanHealth, data: isDependenciesData });
