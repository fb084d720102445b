import type { RoadmapScene } from "./scene";

/** The steps that have a name: pixels a day at which a month, a quarter, a year is a good piece of the window. */
export const STEPS = { months: 6, quarters: 2, years: 0.55 } as const;
export type ZoomStep = "fit" | keyof typeof STEPS | "own";

const LEAST = 0.05;
const MOST = 24;

export function clampPixels(pxPerDay: number): number {
  return Math.min(MOST, Math.max(LEAST, pxPerDay));
}

/** The name of a zoom; one between the steps is a person's own. */
export function stepOf(zoom: RoadmapScene["zoom"]): ZoomStep {
  if (zoom === "fit") return "fit";
  return (["months", "quarters", "years"] as const).find((step) => STEPS[step] === zoom) ?? "own";
}

/** By how many days the keys move something: what is a good step at that zoom. */
export function daysAStep(pxPerDay: number): number {
  return pxPerDay >= 8 ? 1 : 7;
}
