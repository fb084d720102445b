import type { Chances } from "../model/chances";
import type { SimulatedSchedule } from "./forecastOutlook";

const known = new WeakMap<SimulatedSchedule["figures"], Chances>();

/** The dates of a simulation as checks and releases ask for them; the same object for the same figures. */
export function chancesIn({ schedule, figures }: SimulatedSchedule): Chances {
  const before = known.get(figures);
  if (before !== undefined) return before;
  const { finish, deadlines, releases, tasks } = figures;
  const at = (column: Float64Array, index: number): number => column[index] ?? 0;
  const made: Chances = {
    finish, deadlines, releases,
    tasks: schedule.tasks.map(({ id, index }) => ({
      id, finish: { p10: at(tasks.p10, index), p50: at(tasks.p50, index), p80: at(tasks.p80, index), p90: at(tasks.p90, index), p95: at(tasks.p95, index) },
    })),
  };
  known.set(figures, made);
  return made;
}
