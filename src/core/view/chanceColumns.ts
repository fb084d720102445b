import type { Schedule } from "../schedule/result";
import { chancesOf, promisesFor, type SimulatedSchedule, type TaskChances } from "./forecastOutlook";
import { NO_INSTANT } from "./ganttData";
import type { GanttRows } from "./ganttData";

/** Stands for "not known" in columns of percent. */
export const NO_PERCENT = 255;

/** What the newest simulation says about the tasks of a schedule, as far as it holds for them. */
export function chanceColumns(schedule: Schedule, simulated: SimulatedSchedule | undefined): Pick<GanttRows, "p10" | "p80" | "p90" | "chance" | "criticality"> {
  const { tasks } = schedule;
  const known = tasks.map(({ id }) => (simulated === undefined ? undefined : chancesOf(simulated, schedule, id)));
  const promises = new Map(simulated === undefined ? [] : promisesFor(simulated, schedule).map(({ kind, id, probability }) => [`${kind} ${id}`, probability]));
  const instants = (figure: (chances: TaskChances) => number): Int32Array => Int32Array.from(known, (chances) => (chances === undefined ? NO_INSTANT : Math.round(figure(chances))));
  const percents = (figure: (at: number) => number | undefined): Uint8Array => Uint8Array.from(tasks, (_, at) => {
    const share = figure(at);
    return share === undefined ? NO_PERCENT : Math.round(Math.min(1, Math.max(0, share)) * 100);
  });
  return {
    p10: instants(({ p10 }) => p10), p80: instants(({ p80 }) => p80), p90: instants(({ p90 }) => p90),
    chance: percents((at) => promises.get(`task ${tasks[at]?.id ?? ""}`)),
    criticality: percents((at) => known[at]?.criticality),
  };
}
