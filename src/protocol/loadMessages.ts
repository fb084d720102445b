import type { BookedTask, ResourceRow, ResourcesData } from "../core/view/resourcesData";
import type { Guard } from "./guards";
import { hasFields, isInteger, isIntegers, isListOf, isNumber, isNumbers, isOneOf, isOptional, isText } from "./guards";
import type { PreviewEffect, PreviewRefusal } from "./previewMessages";
import { isChangePreview } from "./previewMessages";

const isRow: Guard<ResourceRow> = hasFields<ResourceRow>({
  kind: isOneOf(["person", "team", "role", "equipment"]),
  id: isText,
  title: isText,
  share: isOptional(isNumber),
  booked: isNumbers,
  capacity: isNumbers,
  partTask: isIntegers,
  partPeriod: isIntegers,
  partMinutes: isNumbers,
});

const isTask: Guard<BookedTask> = hasFields<BookedTask>({
  id: isText, title: isText, start: isInteger, finish: isInteger, critical: (value) => typeof value === "boolean",
});

/** The whole load of a plan. */
export const isResourcesData: Guard<ResourcesData> = hasFields<ResourcesData>({
  plan: isText,
  title: isText,
  now: isInteger,
  bounds: isNumbers,
  step: isOneOf(["day", "week", "month"]),
  rows: isListOf(isRow),
  tasks: isListOf(isTask),
});

/** What a change would do, with the load of everybody as it would be; nothing is written. */
export type LoadPreview = (PreviewEffect & { readonly load: ResourcesData }) | PreviewRefusal;

/** What a change would do to the load, every field checked. */
export const isLoadPreview: Guard<LoadPreview> = (value): value is LoadPreview =>
  isChangePreview(value) && (value.kind !== "effect" || isResourcesData((value as { load?: unknown }).load));
