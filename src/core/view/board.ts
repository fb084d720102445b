import type { Instant } from "../model/instant";
import type { Plan, TaskNode } from "../model/plan";
import type { StatusKind } from "../model/values";
import { inherit, type Inherited } from "../schedule/inheritance";
import type { Schedule, ScheduledTask } from "../schedule/result";
import type { BoardCard, BoardColumn, BoardData, BoardGrouping, BoardLane } from "./boardData";
import { initialsText, nameOf, peopleText } from "./people";
import { columnOf, groupsOf } from "./planGroups";
import { titleOf } from "./titles";

const USUAL: readonly StatusKind[] = ["todo", "doing", "review", "blocked", "done"];
const GROUPINGS: readonly BoardGrouping[] = ["person", "release", "sprint", "objective"];
/** More are counted, not named. */
const MOST_NAMED = 3;

/** Makes what the board shows of a scheduled plan: its columns, lanes by everything that they can stand for, a card for each leaf. */
export function boardData(schedule: Schedule, now: Instant): BoardData {
  const { plan } = schedule;
  const columns = columnsOf(schedule);
  const shown = new Set(columns.map(({ id }) => id));
  const waits = openPredecessors(schedule);
  const inherited = inherit(plan);
  const cards = plan.tasks.flatMap((node): BoardCard[] => {
    const task = schedule.tasks[node.index];
    if (task === undefined || task.kind === "summary") return [];
    const column = columnOf(plan, node.item.status, task.status);
    return shown.has(column) ? [cardOf(schedule, node, task, { column, waits: waits.get(node.index) ?? [], inherited: inherited[node.index] })] : [];
  });
  return { plan: plan.id, title: plan.title, now, columns, lanes: byGrouping((by) => lanesOf(plan, by, cards)), cards: doneLast(cards, columns) };
}

/** The usual columns; or the plan's own, and behind them one for each state that none of them stands for and something is in. */
function columnsOf({ plan, tasks }: Schedule): readonly BoardColumn[] {
  const usual = USUAL.map((id): BoardColumn => ({ id, meaning: id, own: false }));
  const own = plan.settings.board;
  if (own === undefined) return usual;
  const used = new Set(tasks.filter(({ kind }) => kind !== "summary").map(({ status }) => status));
  return [
    ...own.map(({ name, is, limit }) => ({ id: name, meaning: is, own: true, ...(limit === undefined ? {} : { limit }) })),
    ...usual.filter(({ meaning }) => used.has(meaning) && own.every(({ is }) => is !== meaning)),
  ];
}

interface CardParts {
  readonly column: string;
  readonly waits: readonly string[];
  readonly inherited: Inherited | undefined;
}

function cardOf({ plan }: Schedule, node: TaskNode, task: ScheduledTask, { column, waits, inherited }: CardParts): BoardCard {
  const above = plan.tasks[node.parent];
  const open = !task.finished && !task.dropped;
  return {
    id: task.id,
    title: titleOf(node),
    above: above === undefined ? "" : titleOf(above),
    column,
    lanes: {
      person: groupsOf(plan, node, task, "person", { today: 0, weekStart: 0 }),
      release: groupsOf(plan, node, task, "release", { today: 0, weekStart: 0 }),
      sprint: [inherited?.sprint === undefined ? "" : `sprint-${sprintNumber(inherited.sprint)}`],
      objective: [task.objective !== undefined && plan.objectives.has(task.objective) ? task.objective : ""],
    },
    initials: initialsText(plan, task.assignments),
    people: peopleText(plan, task.assignments),
    finish: task.finish,
    ...(task.due === undefined ? {} : { due: task.due.at }),
    late: open && task.due !== undefined && task.finish > task.due.at,
    critical: task.critical,
    milestone: task.kind === "milestone",
    progress: task.finished ? 1 : task.progress,
    waitsFor: open && !task.started ? waits : [],
  };
}

/** By task, the titles of what is unfinished before it; links of summaries count at the summaries themselves. */
function openPredecessors({ plan, tasks, links }: Schedule): ReadonlyMap<number, readonly string[]> {
  const waits = new Map<number, string[]>();
  for (const { from, to, type, cut } of links) {
    const before = tasks[from];
    const node = plan.tasks[from];
    if (cut || type !== "FS" || before === undefined || node === undefined || before.finished || before.dropped) continue;
    const titles = waits.get(to) ?? [];
    if (titles.length < MOST_NAMED) titles.push(titleOf(node));
    waits.set(to, titles);
  }
  return waits;
}

function byGrouping<T>(make: (by: BoardGrouping) => T): Readonly<Record<BoardGrouping, T>> {
  return Object.fromEntries(GROUPINGS.map((by) => [by, make(by)])) as Record<BoardGrouping, T>;
}

/** The lanes in the plan's order, and one for what is in none where there is such a thing. */
function lanesOf(plan: Plan, by: BoardGrouping, cards: readonly BoardCard[]): readonly BoardLane[] {
  const used = new Set(cards.flatMap((card) => card.lanes[by]));
  const lanes = laneIds(plan, by, used).filter((id) => by !== "person" || used.has(id) || plan.people.has(id)).map((id) => ({ id, title: laneTitle(plan, by, id) }));
  return used.has("") ? [...lanes, { id: "", title: "" }] : lanes;
}

function laneIds(plan: Plan, by: BoardGrouping, used: ReadonlySet<string>): readonly string[] {
  if (by === "person") return [...plan.people.keys(), ...plan.equipment.keys()];
  if (by === "release") return [...plan.releases.keys()];
  return by === "objective" ? [...plan.objectives.keys()] : sprintIds([...used].filter((id) => id !== ""));
}

/** Sprints are numbered: those that have work, and the next one, into which work can be moved. */
function sprintIds(used: readonly string[]): readonly string[] {
  const numbers = used.map(sprintNumber).sort((a, b) => a - b);
  const last = numbers.at(-1);
  return last === undefined ? [] : [...numbers, last + 1].map((number) => `sprint-${number}`);
}

function sprintNumber(id: string): number {
  return Number(/^sprint-(\d+)$/.exec(id)?.[1] ?? 0);
}

function laneTitle(plan: Plan, by: BoardGrouping, id: string): string {
  if (by === "person") return nameOf(plan, id);
  const title = by === "release" ? plan.releases.get(id)?.title : by === "objective" ? plan.objectives.get(id)?.title : undefined;
  return title ?? id;
}

/** The plan's order, but what is done by when it was done, the latest first: the newest is what people look for. */
function doneLast(cards: readonly BoardCard[], columns: readonly BoardColumn[]): readonly BoardCard[] {
  const done = new Set(columns.filter(({ meaning }) => meaning === "done").map(({ id }) => id));
  return [...cards.filter(({ column }) => !done.has(column)), ...cards.filter(({ column }) => done.has(column)).sort((a, b) => b.finish - a.finish)];
}
