import type { Plan } from "../../core/model/plan";
import type { Task } from "../../core/model/items";
import type { Dependency } from "../../core/model/values";
import type { ScheduleFault } from "../../core/schedule/result";
import { crossPlanCycles, type CrossCycle, type CrossEdge } from "./crossPlanCycles";
import { isOwn } from "./facts";
import { removeLink } from "./fixes";
import { placeAt } from "./places";
import type { Report, Rule, RuleInput } from "./rule";
import { code } from "./wording";

/** In a cycle longer than this the middle is counted, not named. */
const MOST_NAMED = 8;
const MOST_RELATED = 8;

interface Edge {
  readonly task: Task;
  readonly dependency: Dependency;
}

type Cycle = Extract<ScheduleFault, { kind: "cycle" }>;

/** Tasks that wait for each other. */
export const dependencyCycle: Rule = {
  code: "dependency-cycle",
  doc: {
    title: "Tasks wait for each other",
    meaning:
      "A chain of dependencies comes back to where it began, so none of its tasks could ever start. Every dependency of "
      + "the chain is marked, with the whole chain in words. The rest of the plan is scheduled as if the link that closes "
      + "the circle were not there. A summary and a task inside it can never wait for each other either.",
    fix: "Decide which of the tasks really comes first and remove the dependency that contradicts it.",
    before: `plan: Circle
start: 2026-01-05
as-of: none
tasks:
  design: {duration: 2d, after: review}
  build: {duration: 3d, after: design}
  review: {duration: 1d, after: build}
`,
    after: `plan: Circle
start: 2026-01-05
as-of: none
tasks:
  design: {duration: 2d}
  build: {duration: 3d, after: design}
  review: {duration: 1d, after: build}
`,
  },
  check(input, report) {
    const told = new Set<Dependency>();
    let cycles = 0;
    for (const fault of input.schedule.faults) {
      if (fault.kind !== "cycle") continue;
      cycles += 1;
      if (cycles <= MOST_CYCLES) reportCycle(input, fault, told, report);
      else if (cycles <= MOST_CUTS) reportCut(input.plan, fault, told, report);
    }
    for (const cycle of crossPlanCycles(input.snapshot, input.plan)) reportCrossCycle(input.plan, cycle, report);
  },
};

/** Of a knot of cycles so many are told link by link; of the others the link that closes each, up to so many. */
const MOST_CYCLES = 100;
const MOST_CUTS = 1000;

/** Says the cycle at each of its dependencies; one that stands in several cycles has the first of them. */
function reportCycle(input: RuleInput, cycle: Cycle, told: Set<Dependency>, report: Report): void {
  const { plan } = input;
  const edges = edgesOf(plan, cycle);
  const words = inWords(plan, edges);
  const places = edges.slice(0, MOST_RELATED + 1).map(edge => ({
    edge,
    related: { message: `${code(edge.task.id)} waits for ${code(edge.dependency.on.id)}.`, at: placeAt(edge.task, edge.dependency.at) },
  }));
  for (const edge of edges) {
    if (told.has(edge.dependency)) continue;
    told.add(edge.dependency);
    const related = places.filter(place => place.edge !== edge).slice(0, MOST_RELATED).map(place => place.related);
    report({
      message: words,
      at: placeAt(edge.task, edge.dependency.at),
      related,
      fixes: [removeLink(plan, edge.task, edge.dependency)],
    });
  }
}

function reportCut(plan: Plan, { cut }: Cycle, told: Set<Dependency>, report: Report): void {
  for (const { task, after } of cut) {
    const item = plan.tasks[task]?.item;
    const dependency = item?.after?.[after];
    if (item === undefined || dependency === undefined || told.has(dependency)) continue;
    told.add(dependency);
    report({
      message: `${code(item.id)} waits for ${code(dependency.on.id)}, which waits for ${code(item.id)} in one of many circles; remove the dependency`,
      at: placeAt(item, dependency.at),
      fixes: [removeLink(plan, item, dependency)],
    });
  }
}

/** A cycle through other plans is reported at the dependency that leaves this plan; each plan reports its own. */
function reportCrossCycle(plan: Plan, cycle: CrossCycle, report: Report): void {
  const [first] = cycle;
  if (first === undefined) return;
  const named = cycle.slice(0, MOST_NAMED);
  const full = (edge: CrossEdge): string => code(`${edge.plan.id}/${edge.task.id}`);
  const awaited = ({ plan: own, dependency: { on } }: CrossEdge): string => code(`${on.plan ?? own.id}/${on.id}`);
  const steps = named.map(edge => `${full(edge)} waits for ${awaited(edge)}`);
  if (named.length < cycle.length) steps.push(`and so on through ${cycle.length} tasks`);
  report({
    message: `These tasks of several plans wait for each other: ${steps.join(", ")}; remove one of these dependencies`,
    at: placeAt(first.task, first.dependency.at),
    related: named.slice(1).map(edge => ({ message: `${full(edge)} waits for ${awaited(edge)}.`, at: placeAt(edge.task, edge.dependency.at) })),
    fixes: [removeLink(plan, first.task, first.dependency)],
  });
}

/** The written dependencies of the cycle in its order, each once, those that the schedule cut included. */
function edgesOf(plan: Plan, cycle: Cycle): Edge[] {
  const edges = new Map<Dependency, Edge>();
  cycle.tasks.forEach((waiting, position) => {
    const on = cycle.tasks[(position + 1) % cycle.tasks.length];
    const edge = on === undefined ? undefined : edgeBetween(plan, waiting, on);
    if (edge !== undefined) edges.set(edge.dependency, edge);
  });
  for (const { task, after } of cycle.cut) {
    const item = plan.tasks[task]?.item;
    const dependency = item?.after?.[after];
    if (item !== undefined && dependency !== undefined) edges.set(dependency, { task: item, dependency });
  }
  return [...edges.values()];
}

/** The dependency by which one task waits for another: its own or one of a summary above, on it or on what it is part of. */
function edgeBetween(plan: Plan, waiting: number, on: number): Edge | undefined {
  const names = new Set<string>();
  for (let index = on; index >= 0;) {
    const node = plan.tasks[index];
    if (node === undefined) break;
    names.add(node.item.id);
    if (node.item.release !== undefined) names.add(node.item.release.id);
    index = node.parent;
  }
  for (let index = waiting; index >= 0;) {
    const node = plan.tasks[index];
    if (node === undefined) break;
    for (const dependency of node.item.after ?? []) {
      if (isOwn(plan, dependency.on) && names.has(dependency.on.id)) return { task: node.item, dependency };
    }
    index = node.parent;
  }
  return undefined;
}

/** The cycle link by link: `a` waits for `b`, `b` waits for `s`, which contains `a`. */
function inWords(plan: Plan, edges: readonly Edge[]): string {
  const named = edges.length > MOST_NAMED ? edges.slice(0, MOST_NAMED - 1) : edges;
  const steps = named.map(({ task, dependency }, position) => {
    const next = edges[(position + 1) % edges.length]?.task ?? task;
    return `${code(task.id)} waits for ${dependency.on.id === task.id ? "itself" : code(dependency.on.id)}${bridge(plan, dependency.on.id, next)}`;
  });
  if (edges.length < 2) return `${steps[0] ?? "This waits for itself"}; remove the dependency`;
  if (named.length < edges.length) steps.push(`and so on through ${edges.length} tasks back to ${code(edges[0]?.task.id ?? "")}`);
  return `These tasks wait for each other: ${steps.join(", ")}; remove one of these dependencies`;
}

/** How what is waited for has to do with the task that waits next, where they are not the same. */
function bridge(plan: Plan, awaited: string, next: Task): string {
  if (awaited === next.id) return "";
  const on = plan.tasks[plan.taskIndex.get(awaited) ?? -1];
  const waiting = plan.taskIndex.get(next.id) ?? -1;
  if (on === undefined) return plan.releases.has(awaited) ? `, which ${code(next.id)} is part of` : "";
  if (on.index < waiting && waiting < on.end) return `, which contains ${code(next.id)}`;
  return waiting < on.index && on.index < (plan.tasks[waiting]?.end ?? -1) ? `, which is part of ${code(next.id)}` : "";
}
