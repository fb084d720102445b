import type { Instant } from "../../core/model/instant";
import type { Item } from "../../core/model/source";
import type { Plan } from "../../core/model/plan";
import type { Problem } from "../../core/model/problem";
import type { Schedule } from "../../core/schedule/result";
import { releaseFinish } from "../../core/view/forecastOutlook";
import type { LocatedProblem, Snapshot } from "../snapshotTypes";
import { isSilenced } from "../rules/allow";
import { valuePlace } from "../rules/places";
import { severityOf } from "../rules/severities";
import { finishInWords, nameOf } from "../rules/wording";

/** A promise with its chance in the simulation. */
export interface PromiseChance {
  readonly kind: "task" | "release" | "plan";
  readonly id: string;
  readonly due: Instant;
  /** 0..1 */
  readonly probability: number;
}

/** So many are pointed out in a plan. */
const MOST = 100;

/** Promises that the forecast keeps, but with a chance below the least one that is wanted (0..1). */
export function unlikelyDeadlines(snapshot: Snapshot, schedule: Schedule, chances: readonly PromiseChance[], least: number): readonly LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  for (const chance of chances) {
    const promised = promiseOf(schedule, chance);
    if (problems.length >= MOST || chance.probability >= least || promised === undefined || promised.finish > chance.due) continue;
    const problem: Problem = {
      code: "unlikely-deadline", severity: severityOf("unlikely-deadline"), at: valuePlace(promised.item, promised.key),
      message: `${promised.name} is forecast in time for ${finishInWords(chance.due)}, but with ${chanceText(chance.probability)} only: see what moves it in the Forecast view, or promise a later date`,
    };
    if (!isSilenced(schedule.plan, problem)) problems.push({ problem, range: snapshot.locate(problem.at), related: [] });
  }
  return problems;
}

/** "31 % chance". */
export function chanceText(probability: number): string {
  return probability > 0 && probability < 0.005 ? "less than 1 % chance" : probability < 1 && probability > 0.995 ? "more than 99 % chance" : `${String(Math.round(probability * 100))} % chance`;
}

/** What a message about a missed deadline says beside, once the plan is simulated; undefined where nothing is known. */
export function missedChance({ problem }: LocatedProblem, schedule: Schedule, chances: readonly PromiseChance[]): string | undefined {
  if (problem.code !== "missed-deadline") return undefined;
  const chance = chances.find((one) => promiseOf(schedule, one)?.item === problem.at.item);
  return chance === undefined ? undefined : `${chanceText(chance.probability)} to meet ${finishInWords(chance.due)}`;
}

interface Promised {
  readonly item: Item;
  readonly key: string;
  readonly name: string;
  readonly finish: Instant;
}

function promiseOf({ plan, tasks, finish }: Schedule, { kind, id }: PromiseChance): Promised | undefined {
  if (kind === "plan") return { item: plan.settings, key: "finish", name: "The plan", finish };
  if (kind === "release") return releasePromise(plan, tasks, id);
  const index = plan.taskIndex.get(id) ?? -1;
  const [node, dates] = [plan.tasks[index], tasks[index]];
  return node === undefined || dates === undefined ? undefined : { item: node.item, key: "due", name: nameOf(node.item), finish: dates.finish };
}

function releasePromise(plan: Plan, tasks: Schedule["tasks"], id: string): Promised | undefined {
  const release = plan.releases.get(id);
  if (release === undefined) return undefined;
  return { item: release, key: "date", name: nameOf(release), finish: releaseFinish(tasks, id) };
}
