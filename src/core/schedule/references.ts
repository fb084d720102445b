import type { Plan } from "../model/plan";
import type { Dependency } from "../model/values";
import type { ScheduleContext } from "./result";
import type { Instant } from "../model/instant";
import type { Inherited } from "./inheritance";

/** What a dependency waits for. */
export type Awaited =
  | { readonly kind: "task"; readonly task: number }
  | { readonly kind: "release"; readonly release: string; readonly carriers: readonly number[] }
  | { readonly kind: "external"; readonly name: string; readonly start: Instant; readonly finish: Instant };

/** Finds what a dependency waits for; undefined for a reference that leads nowhere. */
export function awaitedOf(
  plan: Plan,
  context: ScheduleContext,
  carriers: ReadonlyMap<string, readonly number[]>,
  dependency: Dependency,
): Awaited | undefined {
  const { on } = dependency;
  if (on.plan !== undefined && on.plan !== plan.id) {
    const dates = context.external?.(on.plan, on.id, dependency);
    return dates === undefined ? undefined : { kind: "external", name: `${on.plan}/${on.id}`, ...dates };
  }
  const task = plan.taskIndex.get(on.id);
  if (task !== undefined) return { kind: "task", task };
  if (!plan.releases.has(on.id)) return undefined;
  return { kind: "release", release: on.id, carriers: carriers.get(on.id) ?? [] };
}

/** For each release the topmost tasks that carry it, in document order. */
export function carriersOf(plan: Plan, inherited: readonly Inherited[]): ReadonlyMap<string, readonly number[]> {
  const result = new Map<string, number[]>();
  for (let index = 0; index < inherited.length; index++) {
    const release = inherited[index]?.release;
    if (release === undefined || inherited[plan.tasks[index]?.parent ?? -1]?.release === release) continue;
    const carriers = result.get(release);
    if (carriers === undefined) result.set(release, [index]);
    else carriers.push(index);
  }
  return result;
}
