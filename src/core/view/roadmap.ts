import type { Baseline } from "../model/baseline";
import type { Instant } from "../model/instant";
import type { BacklogItem, Objective } from "../model/items";
import type { Plan, TaskNode } from "../model/plan";
import type { DurationScale } from "../model/values";
import type { BookedAssignment, Schedule, ScheduledTask } from "../schedule/result";
import { initialsText, nameOf, peopleText } from "./people";
import type { RoadmapCard, RoadmapData, RoadmapGrouping, RoadmapLane, RoadmapRisk } from "./roadmapData";
import { INTERNAL, placeTasks, tagsOfTasks, themesOf } from "./roadmapPlacing";
import { promisesFor, type SimulatedSchedule } from "./forecastOutlook";
import { withScope } from "./roadmapScope";
import { confidenceOf, endOfDate, highFinish, scaleOfPlan, slipDays } from "./roadmapPromise";
import { titleOf, wordsOfId } from "./titles";

/** Makes what the roadmap shows of a scheduled plan: its cards, and lanes by everything that they can stand for, in the plan's order. */
export function roadmapData(schedule: Schedule, now: Instant, simulated?: SimulatedSchedule, baseline?: Baseline): RoadmapData {
  const { plan } = schedule;
  const table = cardTable(schedule);
  const today = schedule.asOf ?? now;
  const scale = scaleOfPlan(plan);
  const lanes = (by: RoadmapGrouping): readonly RoadmapLane[] => lanesBy(schedule, by, table, laneMaker(schedule, by, { today, scale, simulated }));
  const made = { release: withScope(lanes("release"), schedule, baseline), objective: lanes("objective"), team: lanes("team"), theme: lanes("theme") };
  return {
    plan: plan.id,
    title: plan.title,
    vision: plan.settings.vision ?? "",
    now,
    ...(schedule.asOf === undefined ? {} : { asOf: schedule.asOf }),
    start: schedule.start,
    finish: schedule.finish,
    ...(schedule.target === undefined ? {} : { target: schedule.target }),
    cards: table.cards,
    above: plan.tasks.flatMap(({ item, parent }) => {
      const summary = plan.tasks[parent];
      return summary === undefined ? [] : [[item.id, summary.item.id] as const];
    }),
    lanes: made,
  };
}

/** The lanes of one kind alone, as the roadmap shows them. */
export function roadmapLanes(schedule: Schedule, now: Instant, by: RoadmapGrouping): readonly RoadmapLane[] {
  return lanesBy(schedule, by, cardTable(schedule), laneMaker(schedule, by, { today: schedule.asOf ?? now, scale: scaleOfPlan(schedule.plan), simulated: undefined }));
}

/** The cards that some lane has asked for. */
interface CardTable {
  readonly cards: readonly RoadmapCard[];
  readonly tags: readonly (readonly string[])[];
  /** The place of a task's card. */
  ofTask(node: TaskNode): number;
  ofIdea(idea: BacklogItem): number;
}

function cardTable(schedule: Schedule): CardTable {
  const cards: RoadmapCard[] = [];
  const places = new Map<string, number>();
  const tags = tagsOfTasks(schedule.plan);
  const placed = (id: string, make: () => RoadmapCard): number => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, cards.length);
    return cards.push(make()) - 1;
  };
  return {
    cards,
    tags,
    ofTask: (node) => placed(node.item.id, () => cardOf(schedule, node, tags[node.index] ?? [])),
    ofIdea: (idea) => placed(idea.id, () => ideaCard(schedule.plan, idea)),
  };
}

function cardOf({ plan, tasks }: Schedule, node: TaskNode, tags: readonly string[]): RoadmapCard {
  const task = tasks[node.index] as ScheduledTask;
  const who = node.end > node.index + 1 ? everyone(tasks, node) : task.assignments;
  const open = !task.finished;
  return {
    id: task.id,
    title: titleOf(node),
    kind: task.kind,
    start: task.start,
    finish: task.finish,
    started: task.started,
    progress: task.progress,
    state: stateOf(task),
    lateDays: open && task.due !== undefined ? Math.max(0, slipDays(task.due.at, task.finish)) : 0,
    release: releaseTitle(plan, task.release),
    initials: initialsText(plan, who),
    people: node.end > node.index + 1 ? who.map(({ resource }) => nameOf(plan, resource)).join(", ") : peopleText(plan, who),
    critical: open && task.critical,
    internal: tags.includes(INTERNAL),
  };
}

function ideaCard(plan: Plan, { id, title, release, tags }: BacklogItem): RoadmapCard {
  return {
    id, title: title ?? wordsOfId(id), kind: "idea", started: false, progress: 0, state: "planned", lateDays: 0,
    release: releaseTitle(plan, release?.id), initials: "", people: "", critical: false, internal: tags?.includes(INTERNAL) === true,
  };
}

/** Everyone who works on something below a summary, once. */
function everyone(tasks: readonly ScheduledTask[], { index, end }: TaskNode): readonly BookedAssignment[] {
  const found = new Map<string, BookedAssignment>();
  for (let below = index + 1; below < end; below += 1) {
    for (const one of tasks[below]?.assignments ?? []) found.set(one.resource, one);
  }
  return [...found.values()];
}

function releaseTitle(plan: Plan, id: string | undefined): string {
  return id === undefined ? "" : (plan.releases.get(id)?.title ?? id);
}

function stateOf(task: ScheduledTask): RoadmapCard["state"] {
  if (task.finished) return "done";
  if (task.due !== undefined && task.finish > task.due.at) return "late";
  if (task.status === "blocked") return "blocked";
  return task.started ? "running" : "planned";
}

/** What stands in a lane. */
interface Contents {
  readonly leaves: ScheduledTask[];
  readonly cards: number[];
}

function lanesBy(schedule: Schedule, by: RoadmapGrouping, table: CardTable, make: MakeLane): readonly RoadmapLane[] {
  const { plan } = schedule;
  const lanes = new Map<string, Contents>(knownLanes(plan, by).map((id) => [id, { leaves: [], cards: [] }]));
  const contents = (id: string): Contents => {
    const known = lanes.get(id) ?? { leaves: [], cards: [] };
    lanes.set(id, known);
    return known;
  };
  const rest: Contents = { leaves: [], cards: [] };
  const placing = placeTasks(schedule, by);
  const into = (ids: readonly string[], put: (contents: Contents) => void): void => {
    for (const id of ids) put(id === "" ? rest : contents(id));
  };
  for (const node of plan.tasks) {
    const task = schedule.tasks[node.index];
    if (task === undefined || task.dropped) continue;
    const ids = placing.lanes[node.index] ?? [""];
    if (task.kind !== "summary") into(ids, ({ leaves }) => leaves.push(task));
    if (placing.isCard[node.index] === true) into(ids, ({ cards }) => cards.push(table.ofTask(node)));
  }
  for (const idea of plan.backlog.values()) into(lanesOfIdea(plan, idea, by), ({ cards }) => cards.push(table.ofIdea(idea)));
  const risks = risksByLane(schedule, by, placing.lanes);
  return [...lanes, ...(rest.cards.length > 0 ? [["", rest] as const] : [])].map(([id, own]) => make(id, own, risks(id)));
}

/** The lanes that are there even without work in them. */
function knownLanes(plan: Plan, by: RoadmapGrouping): readonly string[] {
  if (by === "theme") return [];
  return [...{ release: plan.releases, objective: plan.objectives, team: plan.teams }[by].keys()];
}

function lanesOfIdea(plan: Plan, { release, objective, tags }: BacklogItem, by: RoadmapGrouping): readonly string[] {
  if (by === "theme") return themesOf(tags ?? []);
  if (by === "release" && release !== undefined && plan.releases.has(release.id)) return [release.id];
  return [by === "objective" && objective !== undefined && plan.objectives.has(objective.id) ? objective.id : ""];
}

type MakeLane = (id: string, contents: Contents, risks: readonly RoadmapRisk[]) => RoadmapLane;

function laneMaker(schedule: Schedule, by: RoadmapGrouping, { today, scale, simulated }: { readonly today: Instant; readonly scale: DurationScale; readonly simulated: SimulatedSchedule | undefined }): MakeLane {
  const { plan } = schedule;
  // A lane of releases is as sure as the simulation says.
  const of = by === "release" ? simulated : undefined;
  const chances = new Map(of === undefined ? [] : promisesFor(of, schedule).flatMap(({ kind, id, probability }) => (kind === "release" ? [[id, probability] as const] : [])));
  const bands = new Map(of?.schedule === schedule ? of.figures.releases.map(({ id, finish }) => [id, finish] as const) : []);
  return (id, { leaves, cards }, risks) => {
    const spread = bands.get(id);
    const release = by === "release" ? plan.releases.get(id) : undefined;
    const objective = by === "objective" ? plan.objectives.get(id) : undefined;
    const promise = release?.date === undefined ? targetOf(objective) : endOfDate(release.date);
    const forecast = leaves.length === 0 ? undefined : leaves.reduce((latest, task) => Math.max(latest, task.finish), Number.NEGATIVE_INFINITY);
    const released = release?.released === undefined ? undefined : endOfDate(release.released);
    const itemsDone = leaves.filter(({ finished }) => finished).length;
    const over = released !== undefined || (leaves.length > 0 && itemsDone === leaves.length);
    const high = promise === undefined || over ? undefined : highFinish(schedule, leaves, scale);
    return {
      id,
      title: id === "" ? "" : (release?.title ?? objective?.title ?? id),
      goal: release !== undefined ? oneLine(release.notes ?? "") : by === "team" ? membersOf(plan, id) : resultsOf(plan, objective),
      progress: progressOf(leaves),
      items: leaves.length,
      itemsDone,
      ...(promise === undefined ? {} : { promise }),
      ...(forecast === undefined ? {} : { forecast }),
      ...(released === undefined ? {} : { released }),
      ...(spread === undefined || over || spread.p90 <= spread.p50 ? {} : { band: { from: Math.round(spread.p50), to: Math.round(spread.p90) } }),
      ...(promise === undefined || forecast === undefined ? {} : { slipDays: slipDays(promise, forecast) }),
      confidence: confidenceOf({ promise, forecast, today, over, high, chance: chances.get(id) }),
      risks,
      cards,
    };
  };
}

function membersOf(plan: Plan, team: string): string {
  return (plan.teams.get(team)?.members ?? []).map(({ ref }) => nameOf(plan, ref.id)).join(", ");
}

/** The open risks of a lane: of what is in it, of the release or objective itself, of the plan as a whole. */
function risksByLane({ plan }: Schedule, by: RoadmapGrouping, lanes: readonly (readonly string[])[]): (lane: string) => readonly RoadmapRisk[] {
  const found = new Map<string, RoadmapRisk[]>();
  const everywhere: RoadmapRisk[] = [];
  for (const { id, title, probability, affects, status, opportunity } of plan.risks.values()) {
    if (opportunity === true || (status ?? "open") !== "open") continue;
    const chance = typeof probability === "number" ? `${String(Math.round(probability * 100))}%` : (probability ?? "");
    const risk: RoadmapRisk = { id, title: title ?? wordsOfId(id), chance };
    const named = affects ?? [];
    // The plan as a whole is named, not a lane that is called so.
    if (named.some((ref) => ref.id === "plan" && !plan.taskIndex.has(ref.id))) {
      everywhere.push(risk);
      continue;
    }
    const ids = new Set(named.flatMap((ref) => {
      const at = plan.taskIndex.get(ref.id);
      return at === undefined ? [ref.id] : (lanes[at] ?? []);
    }));
    for (const lane of ids) found.set(lane, [...(found.get(lane) ?? []), risk]);
  }
  const known = by === "theme" ? undefined : new Set(knownLanes(plan, by));
  return (lane) => (lane === "" ? [] : [...(known === undefined || known.has(lane) ? (found.get(lane) ?? []) : []), ...everywhere]);
}

/** Progress by effort, by duration where nobody's effort is known; 0 for no work. */
function progressOf(leaves: readonly ScheduledTask[]): number {
  let whole = 0;
  let over = 0;
  for (const task of leaves) {
    const weight = task.effort > 0 ? task.effort : task.duration;
    whole += weight;
    over += weight * (task.finished ? 1 : task.progress);
  }
  return whole === 0 ? (leaves.length > 0 && leaves.every((task) => task.finished) ? 1 : 0) : over / whole;
}

/** An objective is promised for its latest key result. */
function targetOf(objective: Objective | undefined): Instant | undefined {
  const end = objective?.period?.to;
  let latest = end === undefined ? undefined : endOfDate(end);
  for (const result of objective?.results?.values() ?? []) {
    if (result.by !== undefined) latest = Math.max(latest ?? Number.NEGATIVE_INFINITY, endOfDate(result.by));
  }
  return latest;
}

function resultsOf(plan: Plan, objective: Objective | undefined): string {
  const results = objective?.results;
  if (results === undefined) return "";
  return [...results]
    .map(([name, { metric, from, target }]) => {
      const title = (metric?.id ?? name).replace(/[-_.]+/g, " ");
      if (target === undefined) return title;
      const unit = metric === undefined ? undefined : plan.kept.get("metrics")?.get(metric.id)?.values.get("unit");
      const figure = (value: number): string => `${value}${typeof unit === "string" ? unit : ""}`;
      return from === undefined ? `${title} ${figure(target)}` : `${title} ${figure(from)} → ${figure(target)}`;
    })
    .join(" · ");
}

function oneLine(text: string): string {
  return (text.split("\n").find((line) => line.trim() !== "") ?? "").trim();
}
