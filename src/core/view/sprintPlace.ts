import type { SprintItem } from "./sprintsData";

/** Where an item stands: in the sprint that is named, else in that in which it lands; 0 before the first. */
export function sprintOfItem({ named, lands }: Pick<SprintItem, "named" | "lands">): number {
  return named > 0 ? named : Math.max(0, lands);
}
