import type { SectionName } from "../../core/model/source";
import { sections, topLevelWords } from "../schema/language";

/** The order in which the keys of an item usually stand: where a new one is put. A key that is not named goes last. */
export function keyOrder(section: SectionName, isTask = section === "tasks"): readonly string[] {
  if (section === "plan") return topLevelWords;
  const spec = sections.get(isTask ? "tasks" : section);
  if (spec === undefined) return [];
  return spec.tasksKey === undefined ? [...spec.keys.keys()] : [...spec.keys.keys(), spec.tasksKey.name];
}
