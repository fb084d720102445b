import type { Estimate } from "../model/values";
import type { Risk } from "../model/items";
import { probabilityOf } from "../risk/register";
import type { Schedule, ScheduledTask } from "../schedule/result";
import type { ForecastFigures, TurnChoice } from "./forecastData";
import { isSpread } from "./hasSpread";
import { nameOf } from "./people";
import { titleOf } from "./titles";

/** So many of each kind can be turned: those that matter most. */
const MOST_OF_A_KIND = 10;

/** What a planner can turn: risks, estimates, people, and how much estimates go together. */
export function turnChoices(schedule: Schedule, figures: ForecastFigures | undefined): readonly TurnChoice[] {
  return [...riskTurns(schedule, figures), ...estimateTurns(schedule, figures), ...peopleTurns(schedule), ...togetherTurn(schedule)];
}

function riskTurns({ plan, tasks }: Schedule, figures: ForecastFigures | undefined): readonly TurnChoice[] {
  const days = new Map(figures?.risks.map(({ id, daysAtP80 }) => [id, Math.abs(daysAtP80)]));
  const answered = ({ residual, actions }: Risk): boolean => residual !== undefined && actions.every(({ id }) => tasks[plan.taskIndex.get(id) ?? -1]?.finished !== false);
  return [...plan.risks.values()].filter((risk) => (risk.status ?? "open") === "open" && risk.probability !== undefined && !answered(risk))
    .sort((a, b) => (days.get(b.id) ?? 0) - (days.get(a.id) ?? 0)).slice(0, MOST_OF_A_KIND)
    .map(({ id, title, probability }) => ({ kind: "probability", id, title: title ?? id, value: probabilityOf(plan, probability), least: 0, most: 1, written: typeof probability === "string" ? probability : "" }));
}

function estimateTurns({ plan, tasks }: Schedule, figures: ForecastFigures | undefined): readonly TurnChoice[] {
  const weight = (index: number): number => (figures?.tasks.cruciality[index] ?? 0) + (figures?.tasks.criticality[index] ?? 0) / 1000;
  const open = tasks.filter(({ kind, finished, dropped }) => kind === "task" && !finished && !dropped).sort((a, b) => weight(b.index) - weight(a.index) || a.index - b.index);
  const estimateOf = ({ index }: ScheduledTask): Estimate | undefined => plan.tasks[index]?.item.duration ?? plan.tasks[index]?.item.effort;
  const turn = (task: ScheduledTask, kind: "spread" | "length"): readonly TurnChoice[] => {
    const node = plan.tasks[task.index];
    return node === undefined ? [] : [{ kind, id: task.id, title: titleOf(node), value: 1, least: kind === "spread" ? 0 : 0.25, most: kind === "spread" ? 3 : 2, written: "" }];
  };
  return [
    ...open.filter((task) => isSpread(estimateOf(task))).slice(0, MOST_OF_A_KIND).flatMap((task) => turn(task, "spread")),
    ...open.filter((task) => estimateOf(task) !== undefined).slice(0, MOST_OF_A_KIND).flatMap((task) => turn(task, "length")),
  ];
}

/** Those who have most to do. */
function peopleTurns({ plan, tasks }: Schedule): readonly TurnChoice[] {
  const booked = new Map<string, number>();
  for (const { assignments, finished, dropped } of tasks) if (!finished && !dropped) for (const { resource, effort } of assignments) booked.set(resource, (booked.get(resource) ?? 0) + effort);
  return [...plan.people.values()].filter(({ id, capacity }) => booked.has(id) && (capacity?.steps.length ?? 0) <= 1)
    .sort((a, b) => (booked.get(b.id) ?? 0) - (booked.get(a.id) ?? 0)).slice(0, MOST_OF_A_KIND)
    .map(({ id, capacity }) => ({ kind: "capacity", id, title: nameOf(plan, id), value: capacity?.steps[0]?.value ?? 1, least: 0, most: 2, written: "" }));
}

function togetherTurn({ plan, tasks }: Schedule): readonly TurnChoice[] {
  const written = plan.settings.kept.get("correlation");
  const value = typeof written === "number" && Number.isFinite(written) ? Math.min(1, Math.max(0, written)) : 0;
  return tasks.some(({ index }) => isSpread(plan.tasks[index]?.item.duration ?? plan.tasks[index]?.item.effort)) ? [{ kind: "correlation", id: "", title: "", value, least: 0, most: 1, written: "" }] : [];
}
