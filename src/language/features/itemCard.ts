import type { BacklogItem, Equipment, Objective, Person, Release, Risk, Team } from "../../core/model/items";
import type { DayNumber } from "../../core/model/instant";
import type { Plan, TaskNode } from "../../core/model/plan";
import type { Item } from "../../core/model/source";
import { explain } from "../../core/schedule/explain/explain";
import type { Schedule, ScheduledTask } from "../../core/schedule/result";
import type { PlanMoney } from "../../core/tracking/money";
import type { CostTriple } from "../../core/tracking/taskCosts";
import type { Analysis } from "../analysisTypes";
import { causeParts } from "../explanations/causeParts";
import { counted, dateInWords, distance, finishDay, finishInWords, percent, shown, startDay, startInWords } from "../rules/wording";
import { writeDuration, writeElapsed } from "../write/writeValues";
import { baselineLine } from "./baselineLine";
import { moneyLine } from "./moneyLine";
import { listedParts, ours, theirs, word, type HoverLine } from "./hoverParts";
import { ideaLines } from "./ideaWords";
import { competitorLines, metricLines, objectiveLines, personaLines } from "./productWords";
import { daysAway, estimateWords, outlookWords, planScale, shortDay, wholePercent, type Outlook, type TaskOutlook } from "./taskWords";

/** What a card takes from elsewhere, where it is known: the simulation's figures, and how the dates moved in the past. */
export interface CardExtras {
  readonly outlook?: Outlook;
  readonly history?: (plan: string, id: string) => HoverLine | undefined;
}

/** What to know about an item at a glance: dates, slack, what drives it, who, cost, risks, the deadline. */
export function itemCard(analysis: Analysis, plan: Plan, item: Item, extras: CardExtras = {}): readonly HoverLine[] {
  const history = extras.history?.(plan.id, item.id);
  const baseline = item.section === "tasks" ? baselineLine(analysis, plan, item.id) : undefined;
  const more = [baseline, history].filter((line) => line !== undefined);
  return [...linesOf(analysis, plan, item, extras), ...more];
}

function linesOf(analysis: Analysis, plan: Plan, item: Item, { outlook }: CardExtras): readonly HoverLine[] {
  const schedule = analysis.schedules.get(plan.id);
  const index = plan.taskIndex.get(item.id);
  const node = index === undefined ? undefined : plan.tasks[index];
  const dates = index === undefined ? undefined : schedule?.tasks[index];
  if (node?.item === item && schedule !== undefined && dates !== undefined) return taskCard(plan, schedule, node, dates, outlook?.(plan.id, item.id));
  if (item.section === "releases") return [...releaseCard(schedule, item as Release), ...releaseChance(outlook?.(plan.id, item.id)), ...costOf(schedule, ({ releases }) => releases, item.id)];
  if (item.section === "people" || item.section === "equipment") return [...workerCard(schedule, item as Person | Equipment), ...costOf(schedule, ({ resources }) => resources, item.id)];
  if (item.section === "teams") return [headOf(item, "team"), [ours("Members: "), ...listedParts((item as Team).members.map(({ ref }) => word(ref.id)))]];
  if (item.section === "risks" && node === undefined) return riskCard(analysis, plan, item as Risk);
  if (item.section === "backlog") return [headOf(item, "backlog item"), ...ideaLines(analysis, plan, item as BacklogItem)];
  if (item.section === "objectives") return [headOf(item, "objective"), ...objectiveLines(analysis, plan, item as Objective)];
  if (item.section === "metrics") return [headOf(item, "metric"), ...metricLines(analysis, plan, item)];
  if (item.section === "personas") return [headOf(item, "persona"), ...personaLines(plan, item)];
  if (item.section === "competitors") return [headOf(item, "competitor"), ...competitorLines(analysis, plan, item)];
  return [headOf(item, item.section === "tasks" ? "task" : item.section)];
}

function costOf(schedule: Schedule | undefined, list: (all: PlanMoney) => readonly (CostTriple & { readonly id: string })[], id: string): readonly HoverLine[] {
  const line = schedule === undefined ? undefined : moneyLine(schedule, (all) => list(all).find((one) => one.id === id));
  return line === undefined ? [] : [line];
}

/** Title or name, id and kind. */
function headOf(item: Item & { readonly title?: string; readonly name?: string; readonly values?: ReadonlyMap<string, unknown> }, kind: string): HoverLine {
  const kept = item.values?.get("title");
  const title = item.title ?? item.name ?? (typeof kept === "string" ? kept : undefined);
  return [...(title === undefined ? [] : [theirs(shown(title, 200)), ours(" ")]), word(item.id), ours(` · ${kind}`)];
}

function taskCard(plan: Plan, schedule: Schedule, { item }: TaskNode, dates: ScheduledTask, outlook: TaskOutlook | undefined): readonly HoverLine[] {
  const lines: HoverLine[] = [headOf(item, dates.kind), whenLine(plan, item, dates)];
  const start = dates.finished ? undefined : explain(schedule, dates.index, "start");
  const cause = start?.causes[0];
  if (start !== undefined && cause !== undefined) lines.push([ours("Starts then because "), ...causeParts(schedule, start, cause), ours(".")]);
  const slack = slackLine(plan, dates);
  if (slack !== undefined) lines.push(slack);
  lines.push(...spreadLines(outlook, startDay(dates.start)));
  if (dates.due !== undefined) lines.push(dueLine(dates.due, dates, outlook));
  if (dates.release !== undefined) lines.push([ours("Release "), word(dates.release)]);
  if (dates.assignments.length > 0) {
    lines.push([ours("Who: "), ...listedParts(dates.assignments.map(({ resource, units }) => word(units === 1 ? resource : `${resource} ${percent(units).replace(" ", "")}`)))]);
  }
  const waiting = schedule.links.filter(link => link.from === dates.index && !link.cut).map(link => plan.tasks[link.to]?.item.id ?? "");
  if (waiting.length > 0) lines.push([ours("Waiting for it: "), ...listedParts([...new Set(waiting)].map(word))]);
  const cost = moneyLine(schedule, ({ tasks }) => tasks[dates.index]);
  if (cost !== undefined) lines.push(cost);
  const risks = risksOf(plan, dates).map(({ id, probability }) => word(typeof probability === "number" ? `${id} ${percent(probability).replace(" ", "")}` : id));
  if (risks.length > 0) lines.push([ours(risks.length === 1 ? "Risk: " : "Risks: "), ...listedParts(risks)]);
  return lines;
}

/** The open risks that strike a task: named themselves, by a summary above, by its release or by the whole plan. */
function risksOf(plan: Plan, dates: ScheduledTask): readonly Risk[] {
  if (dates.finished || dates.dropped) return [];
  const names = new Set([dates.id, "plan", ...(dates.release === undefined ? [] : [dates.release])]);
  for (let at = plan.tasks[dates.index]?.parent ?? -1; at >= 0; at = plan.tasks[at]?.parent ?? -1) names.add(plan.tasks[at]?.item.id ?? "");
  return [...plan.risks.values()].filter(({ status = "open", affects }) => status === "open" && (affects ?? []).some(({ id, plan: other }) => other === undefined && names.has(id)));
}

function riskCard(analysis: Analysis, plan: Plan, risk: Risk): readonly HoverLine[] {
  const lines: HoverLine[] = [headOf(risk, "risk")];
  const { probability, impact, affects, response, review } = risk;
  const chance = typeof probability === "number" ? [ours(percent(probability))] : probability === undefined ? [] : [theirs(shown(probability, 40))];
  const time = impact?.time === undefined ? [] : [ours(`${chance.length > 0 ? " · " : ""}${estimateWords(impact.time, planScale(plan))}`)];
  if (chance.length + time.length > 0) lines.push([...chance, ...time]);
  lines.push([ours(`${risk.status ?? "open"}${response === undefined ? "" : ` · ${response}`}`)]);
  if (affects !== undefined && affects.length > 0) lines.push([ours("Affects "), ...listedParts(affects.map(({ id }) => word(id)))]);
  if (risk.owner !== undefined) lines.push([ours("Owner: "), word(risk.owner.id)]);
  if (review !== undefined) lines.push([ours(`Review on ${dateInWords(review)}, ${daysAway(review.day, startDay(analysis.context.now))}`)]);
  return lines;
}

function whenLine(plan: Plan, item: { readonly duration?: unknown }, dates: ScheduledTask): HoverLine {
  const parts: string[] = [];
  if (dates.kind === "milestone") parts.push(finishInWords(dates.finish));
  else parts.push(`${startInWords(dates.start)} to ${finishInWords(dates.finish)}`, lengthText(plan, item, dates.duration));
  if (dates.dropped) parts.push("dropped");
  else if (dates.finished) parts.push("finished");
  else if (dates.progress > 0) parts.push(`${percent(dates.progress)} done`);
  else if (dates.started) parts.push("started");
  return [ours(parts.join(" · "))];
}

function lengthText(plan: Plan, item: { readonly duration?: unknown }, minutes: number): string {
  const { duration } = item as { readonly duration?: { readonly likely?: { readonly elapsed: boolean } } };
  return duration?.likely?.elapsed === true ? writeElapsed(minutes) : writeDuration(minutes, planScale(plan));
}

function slackLine(plan: Plan, dates: ScheduledTask): HoverLine | undefined {
  if (dates.finished || dates.dropped || dates.kind === "summary") return undefined;
  if (dates.critical) return [ours("Critical: a day later here is a day later at the end.")];
  return [ours(`Slack ${dates.totalSlack < 0 ? "-" : ""}${writeDuration(Math.abs(dates.totalSlack), planScale(plan))}`)];
}

/** How the finish is spread in the simulation, and how often the task is critical in it. */
function spreadLines(outlook: TaskOutlook | undefined, today: DayNumber): readonly HoverLine[] {
  const { p10, p50, p80, p90, criticality } = outlook ?? {};
  if (p10 === undefined || p50 === undefined || p80 === undefined || p90 === undefined) {
    const words = outlookWords(outlook, today);
    return words.length === 0 ? [] : [[ours(words.join(" · "))]];
  }
  const day = (at: number): string => shortDay(finishDay(at), today);
  const often = criticality === undefined ? "" : ` · critical in ${wholePercent(criticality)} of the samples`;
  return [[ours(`Simulated finish: P10 ${day(p10)} · P50 ${day(p50)} · P80 ${day(p80)} · P90 ${day(p90)}${often}`)]];
}

function dueLine(due: { readonly at: number; readonly from: "due" | "release" }, dates: ScheduledTask, outlook: TaskOutlook | undefined): HoverLine {
  const from = due.from === "release" ? "Promised with its release for" : "Due";
  const late = dates.finish > due.at ? `, ${distance(due.at, dates.finish)} late` : "";
  const chance = outlook?.chance === undefined || due.from === "release" ? "" : `, ${wholePercent(outlook.chance)} chance to meet it`;
  return [ours(`${from} ${finishInWords(due.at)}${late}${chance}`)];
}

function releaseChance(outlook: TaskOutlook | undefined): readonly HoverLine[] {
  const lines = outlook?.p80 === undefined ? [] : spreadLines(outlook, startDay(outlook.p80));
  return outlook?.chance === undefined ? lines : [...lines, [ours(`${wholePercent(outlook.chance)} chance to keep the date`)]];
}

function releaseCard(schedule: Schedule | undefined, release: Release): readonly HoverLine[] {
  const lines: HoverLine[] = [headOf(release, "release")];
  if (release.date !== undefined) lines.push([ours(`Promised for ${dateInWords(release.date)}`)]);
  if (release.released !== undefined) return [...lines, [ours(`Released on ${dateInWords(release.released)}`)]];
  const carried = (schedule?.tasks ?? []).filter(task => task.release === release.id && task.kind !== "summary" && !task.dropped);
  const finish = carried.reduce((latest, task) => Math.max(latest, task.finish), -Infinity);
  if (carried.length === 0) return [...lines, [ours("No task carries it yet.")]];
  return [...lines, [ours(`Forecast ${finishInWords(finish)} · ${counted(carried.length, "task")}, ${String(carried.filter(task => task.finished).length)} finished`)]];
}

function workerCard(schedule: Schedule | undefined, worker: Person | Equipment): readonly HoverLine[] {
  const lines: HoverLine[] = [headOf(worker, worker.section === "people" ? "person" : "equipment")];
  const roles = worker.section === "people" ? (worker.role ?? []) : [];
  if (roles.length > 0) lines.push([ours("Role: "), ...listedParts(roles.map(theirs))]);
  const open = (schedule?.tasks ?? []).filter(task => !task.finished && !task.dropped && task.assignments.some(({ resource }) => resource === worker.id));
  if (open.length === 0) return [...lines, [ours("On no open task.")]];
  const last = open.reduce((latest, task) => Math.max(latest, task.finish), -Infinity);
  return [...lines, [ours(`On ${counted(open.length, "open task")} until ${finishInWords(last)}: `), ...listedParts(open.map(({ id }) => word(id)), 4)]];
}
