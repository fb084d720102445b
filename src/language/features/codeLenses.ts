import type { Objective, Release, Risk, Task } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Analysis } from "../analysisTypes";
import { lineEnd } from "../edits/scanText";
import { counted, distance, finishDay, percent, shown } from "../rules/wording";
import type { PlanFile } from "../snapshotTypes";
import { idPlace } from "./itemPlace";
import { datesOf, estimateWords, lateWords, outlookWords, planScale, shortDay, slackWords, todayOf, wholePercent, type Outlook, type TaskOutlook } from "./taskWords";

/** A line of facts above an item, with where it leads. */
export interface CodeLens {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly plan: string;
  readonly id: string;
  /** What a click shows: the item in a view, or every place that names it. */
  readonly leadsTo: "gantt" | "roadmap" | "references";
}

/** Which tasks have a lens: all, those written over several lines, summaries alone, or none. */
export type LensedTasks = "all" | "blocks" | "summaries" | "none";

/** The lenses of a file, in the order of the text: open tasks, releases, objectives, risks. */
export function codeLenses(analysis: Analysis, path: string, tasks: LensedTasks, outlook?: Outlook): readonly CodeLens[] {
  const { snapshot } = analysis;
  const file = snapshot.files.get(path);
  const plan = snapshot.planOfFile(path);
  const schedule = plan === undefined ? undefined : analysis.schedules.get(plan.id);
  if (file === undefined || plan === undefined || schedule === undefined) return [];
  const scene: Scene = { analysis, plan, schedule, outlook, ...countedOnce(schedule) };
  const lenses: CodeLens[] = [];
  for (const item of file.items) {
    const said = plan.byId.get(item.id) === item ? sayOf(scene, file, item, tasks) : undefined;
    const place = said === undefined ? undefined : idPlace(file, item);
    if (said !== undefined && place !== undefined) lenses.push({ ...place, text: said.words.join(" · "), plan: plan.id, id: item.id, leadsTo: said.leadsTo });
  }
  return lenses;
}

interface Said {
  readonly words: readonly string[];
  readonly leadsTo: CodeLens["leadsTo"];
}

/** What is counted once for all lenses of a plan. */
interface Counted {
  readonly successors: ReadonlyMap<number, number>;
  readonly byRelease: ReadonlyMap<string, readonly ScheduledTask[]>;
  readonly byObjective: ReadonlyMap<string, readonly ScheduledTask[]>;
}

interface Scene extends Counted {
  readonly analysis: Analysis;
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly outlook: Outlook | undefined;
}

function countedOnce(schedule: Schedule): Counted {
  const successors = new Map<number, Set<number>>();
  for (const { from, to, cut } of schedule.links) {
    if (cut) continue;
    const known = successors.get(from);
    if (known === undefined) successors.set(from, new Set([to]));
    else known.add(to);
  }
  const open = schedule.tasks.filter(({ kind, dropped }) => kind !== "summary" && !dropped);
  return {
    successors: new Map([...successors].map(([from, to]) => [from, to.size])),
    byRelease: grouped(open, ({ release }) => release),
    byObjective: grouped(open, ({ objective }) => objective),
  };
}

function grouped(tasks: readonly ScheduledTask[], keyOf: (task: ScheduledTask) => string | undefined): Map<string, ScheduledTask[]> {
  const groups = new Map<string, ScheduledTask[]>();
  for (const task of tasks) {
    const key = keyOf(task);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [task]);
    else group.push(task);
  }
  return groups;
}

function sayOf(scene: Scene, file: PlanFile, item: Item, tasks: LensedTasks): Said | undefined {
  const { analysis, plan, outlook } = scene;
  const today = todayOf(analysis, plan);
  if (item.section === "releases") return { words: [...releaseWords(item as Release, scene.byRelease.get(item.id) ?? [], today), ...chanceWords(outlook?.(plan.id, item.id), today)], leadsTo: "roadmap" };
  if (item.section === "objectives") return { words: objectiveWords(item as Objective, scene.byObjective.get(item.id) ?? [], today), leadsTo: "roadmap" };
  const dates = datesOf(analysis, plan, item.id);
  if (dates === undefined) return item.section === "risks" ? { words: riskWords(plan, item as Risk, today), leadsTo: "references" } : undefined;
  if (dates.finished || dates.dropped || !isLensed(file, item as Task, tasks)) return undefined;
  const words = dates.kind === "summary" ? summaryWords(scene, dates) : taskWords(scene, dates);
  return { words: [...words, ...outlookWords(outlook?.(plan.id, item.id), today)], leadsTo: "gantt" };
}

function isLensed(file: PlanFile, task: Task, tasks: LensedTasks): boolean {
  if (tasks === "all") return true;
  if (tasks === "none") return false;
  if (tasks === "summaries") return task.summary;
  const start = file.startOf(task) + task.idSpan.end;
  return file.startOf(task) + task.span.end > lineEnd(file.text, start);
}

function taskWords({ plan, successors }: Scene, dates: ScheduledTask): string[] {
  const words: string[] = [];
  if (dates.critical) words.push("critical");
  if (!dates.critical || dates.totalSlack !== 0) words.push(slackWords(dates.totalSlack, planScale(plan)));
  const late = lateWords(dates);
  if (late !== undefined) words.push(late);
  const driver = dates.drivers.find(({ kind, of }) => kind === "dependency" && of !== undefined);
  if (driver?.of !== undefined && dates.drivers[0] === driver) words.push(`waits for ${driver.of}`);
  const waiting = successors.get(dates.index) ?? 0;
  if (waiting > 0) words.push(`${String(waiting)} waiting`);
  return words;
}

function summaryWords({ plan, schedule }: Scene, dates: ScheduledTask): string[] {
  const leaves = schedule.tasks.slice(dates.index + 1, plan.tasks[dates.index]?.end ?? dates.index + 1).filter(({ kind, dropped }) => kind !== "summary" && !dropped);
  const late = lateWords(dates);
  return [
    ...(dates.critical ? ["critical"] : []), ...(late === undefined ? [] : [late]), ...progressWords(leaves), `${String(Math.round(dates.progress * 100))} % done`,
  ];
}

function progressWords(tasks: readonly ScheduledTask[]): string[] {
  if (tasks.length === 0) return [];
  return [`${String(tasks.filter(({ finished }) => finished).length)} of ${counted(tasks.length, "task")} finished`];
}

function releaseWords({ date, released }: Release, tasks: readonly ScheduledTask[], today: number): string[] {
  if (released !== undefined) return [`released ${shortDay(released.day, today)}`];
  if (tasks.length === 0) return ["no task carries it yet"];
  const finish = tasks.reduce((latest, task) => Math.max(latest, task.finish), -Infinity);
  const promised = date === undefined ? undefined : (date.minute === undefined ? (date.day + 1) * MINUTES_PER_DAY : date.day * MINUTES_PER_DAY + date.minute);
  const words = [`forecast ${shortDay(finishDay(finish), today)}`];
  if (promised !== undefined && finish > promised) words.push(`${distance(promised, finish)} late`);
  else if (promised !== undefined && finishDay(promised) > finishDay(finish)) words.push(`${counted(finishDay(promised) - finishDay(finish), "day")} to spare`);
  return [...words, ...progressWords(tasks)];
}

/** What a simulation says about a release: P80, and the chance to keep its date. */
function chanceWords(outlook: TaskOutlook | undefined, today: number): string[] {
  return [...outlookWords(outlook, today), ...(outlook?.chance === undefined ? [] : [`${wholePercent(outlook.chance)} chance to keep the date`])];
}

function objectiveWords({ results }: Objective, tasks: readonly ScheduledTask[], today: number): string[] {
  const words = results === undefined || results.size === 0 ? [] : [counted(results.size, "key result")];
  const finish = tasks.reduce((latest, task) => Math.max(latest, task.finish), -Infinity);
  if (tasks.length === 0) return [...words, "no task serves it yet"];
  return [...words, `forecast ${shortDay(finishDay(finish), today)}`, ...progressWords(tasks)];
}

function riskWords(plan: Plan, { status = "open", probability, impact, response, review, affects }: Risk, today: number): string[] {
  const words: string[] = [status];
  if (probability !== undefined) words.push(typeof probability === "number" ? percent(probability) : shown(probability, 30));
  if (impact?.time !== undefined) words.push(estimateWords(impact.time, planScale(plan)));
  if (response !== undefined) words.push(shown(response, 30));
  if (affects !== undefined && affects.length > 0) words.push(`affects ${affects.slice(0, 3).map(({ id }) => id).join(", ")}${affects.length > 3 ? " …" : ""}`);
  if (review !== undefined && status === "open") words.push(`review ${shortDay(review.day, today)}`);
  return words;
}
