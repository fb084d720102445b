import type { Task } from "../../core/model/items";
import type { Fix, Related } from "../../core/model/problem";
import type { Dependency } from "../../core/model/values";
import { resumedAfter } from "../../core/schedule/explain/whyEarly";
import { lagText } from "../../core/schedule/lagText";
import type { Driver } from "../../core/schedule/result";
import { replaceText } from "./fixes";
import { idPlace, keyPlace, placeAt } from "./places";
import type { RuleInput } from "./rule";
import { code, finishInWords, nameOf, shown, startInWords } from "./wording";

/** A chain is told to this length; what comes before matters less and less. */
const LONGEST_CHAIN = 8;

/** One step of a chain: who waits, for what reason, and by which dependency when there is one. */
export interface ChainStep {
  readonly task: Task;
  readonly driver: Driver;
  readonly dependency?: { readonly of: Task; readonly dependency: Dependency };
  readonly related: Related;
}

/** Why a task stands where it does, step by step back to the plan's start or a date, at most eight steps. */
export function drivingChain(input: RuleInput, index: number): readonly ChainStep[] {
  const steps: ChainStep[] = [];
  const seen = new Set<number>();
  let at: number | undefined = input.facts.lastLeafOf(index);
  while (at !== undefined && steps.length < LONGEST_CHAIN && !seen.has(at)) {
    seen.add(at);
    const step = knownStep(input, at);
    if (step === undefined) break;
    steps.push(step);
    const next = nextOf(input, at, step.driver);
    at = next === undefined ? undefined : input.facts.lastLeafOf(next);
  }
  return steps;
}

/** The task that a driver leads to; where somebody is on what repeats, that of what else drives. */
function nextOf({ plan, schedule }: RuleInput, at: number, driver: Driver): number | undefined {
  const next = plan.taskIndex.get(driver.of ?? "");
  if (next === undefined || plan.tasks[next]?.item.repeat === undefined) return next;
  return plan.taskIndex.get(schedule.tasks[at]?.drivers.find(({ of }) => of !== driver.of)?.of ?? "");
}

/** Fixes that take the positive lags out of a chain, at most three. */
export function lagFixes(chain: readonly ChainStep[]): readonly Fix[] {
  const fixes: Fix[] = [];
  for (const { dependency: edge } of chain) {
    if (edge === undefined || fixes.length >= 3) continue;
    const { dependency } = edge;
    if (dependency.lag === undefined || (dependency.lag.kind === "time" ? dependency.lag.sign : dependency.lag.percent) <= 0) continue;
    const ref = dependency.on.plan === undefined ? dependency.on.id : `${dependency.on.plan}/${dependency.on.id}`;
    const text = dependency.type === "FS" ? ref : `${ref} ${dependency.type}`;
    fixes.push(replaceText(`Take the lag out of ${code(edge.of.id)} waiting for ${code(ref)}`, placeAt(edge.of, dependency.at), text));
  }
  return fixes;
}

/** Steps by task: the chains of a late plan share most of them. */
const knownSteps = new WeakMap<RuleInput, Map<number, ChainStep | undefined>>();

function knownStep(input: RuleInput, index: number): ChainStep | undefined {
  let steps = knownSteps.get(input);
  if (steps === undefined) knownSteps.set(input, steps = new Map());
  if (!steps.has(index)) steps.set(index, stepOf(input, index));
  return steps.get(index);
}

function stepOf(input: RuleInput, index: number): ChainStep | undefined {
  const task = input.plan.tasks[index]?.item;
  const driver = resumedAfter(input.schedule, index)[0] ?? input.schedule.tasks[index]?.drivers[0];
  if (task === undefined || driver === undefined) return undefined;
  const dependency = driver.kind === "dependency" ? dependencyOn(input, index, driver) : undefined;
  const at = placeOf(input, index, driver, dependency);
  const related = { message: `${reason(input, task, driver)}.`, at };
  return dependency === undefined ? { task, driver, related } : { task, driver, dependency, related };
}

/** The written dependency behind a driver: the task's own or one of a summary above it, on the driver or what it is part of. */
function dependencyOn(input: RuleInput, index: number, driver: Driver): { of: Task; dependency: Dependency } | undefined {
  const { plan } = input;
  const names = new Set<string>(driver.of === undefined ? [] : [driver.of]);
  const named = driver.of === undefined ? undefined : plan.taskIndex.get(driver.of);
  for (let up = named ?? -1; up >= 0; up = plan.tasks[up]?.parent ?? -1) {
    const item = plan.tasks[up]?.item;
    if (item !== undefined) names.add(item.id);
    const release = input.schedule.tasks[up]?.release;
    if (release !== undefined) names.add(release);
  }
  for (let up = index; up >= 0; up = plan.tasks[up]?.parent ?? -1) {
    const of = plan.tasks[up]?.item;
    const own = of?.after?.find(dependency =>
      (names.has(dependency.on.id) || `${dependency.on.plan ?? ""}/${dependency.on.id}` === driver.of)
      && (driver.link === undefined || driver.link === dependency.type)
      // The same task may be waited for at another lag; what another plan has is named without.
      && (driver.link === undefined || dependency.on.plan !== undefined || lagText(dependency.lag) === (driver.lag ?? "")));
    if (of !== undefined && own !== undefined) return { of, dependency: own };
  }
  return undefined;
}

/** Where stands what drives a task: the link, the key at it or at a summary above it, the plan's own; else its id. */
export function placeOf(input: RuleInput, index: number, driver: Driver, link = driver.kind === "dependency" ? dependencyOn(input, index, driver) : undefined): Related["at"] {
  if (link !== undefined) return placeAt(link.of, link.dependency.at);
  if (driver.key !== undefined) {
    for (let up = index; up >= 0; up = input.plan.tasks[up]?.parent ?? -1) {
      const item = input.plan.tasks[up]?.item;
      if (item?.keys.has(driver.key) === true) return keyPlace(item, driver.key);
    }
  }
  if (driver.kind === "plan-start" && input.plan.settings.start !== undefined) return keyPlace(input.plan.settings, "start");
  if (driver.kind === "status-date" && input.plan.settings.asOf !== undefined) return keyPlace(input.plan.settings, "as-of");
  const item = input.plan.tasks[index]?.item;
  return idPlace(item ?? input.plan.settings);
}

/** Why a task stands where it does, in words: `Build waits for Design until 7 Jan 2026`. */
export function reason(input: RuleInput, task: Task, driver: Driver): string {
  const who = nameOf(task);
  switch (driver.kind) {
    case "dependency": return `${who} waits for ${nameById(input, driver.of)} until ${finishInWords(driver.until)}`;
    case "resource": return driver.resource === undefined
      ? `${who} waits for its turn, after ${nameById(input, driver.of)}, until ${finishInWords(driver.until)}`
      : `${who} waits for ${nameById(input, driver.resource)}, who is on ${nameById(input, driver.of)} until ${finishInWords(driver.until)}`;
    case "constraint": return `${who} is held by ${code(driver.key ?? "a date")} until ${startInWords(driver.until)}`;
    case "calendar": return `${who} waits for working time until ${startInWords(driver.until)}`;
    case "status-date": return input.schedule.tasks[input.plan.taskIndex.get(task.id) ?? -1]?.started === true
      ? `${who} is taken to have begun by the status date, ${startInWords(driver.until)}`
      : `${who} has not started and cannot start before the status date, ${startInWords(driver.until)}`;
    case "plan-start": return `${who} starts with the plan on ${startInWords(driver.until)}`;
    case "actual": return `${who} started on ${startInWords(driver.until)}`;
  }
}

/** What people call a task of the plan, or the reference when it is of another plan. */
function nameById(input: RuleInput, id: string | undefined): string {
  if (id === undefined) return "other work";
  const item = input.plan.byId.get(id);
  return item === undefined ? code(shown(id)) : nameOf(item);
}
