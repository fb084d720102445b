import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, MarkdownString, window, type Disposable, type TreeView } from "vscode";
import { startOfDay } from "../../core/calendar/civil";
import type { Instant } from "../../core/model/instant";
import { figureText, metricFigures } from "../../core/product/metrics";
import { objectiveStatuses, unalignedTasks, type ObjectiveStatus } from "../../core/product/objectiveStatus";
import { releaseStatuses, type ContentItem, type ReleaseEvidence, type ReleaseStatus } from "../../core/product/releaseStatus";
import type { Schedule } from "../../core/schedule/result";
import { promisesFor, type SimulatedSchedule } from "../../core/view/forecastOutlook";
import type { Analysis } from "../../language/analysisTypes";
import { chanceText } from "../../language/features/chanceProblems";
import type { Clock } from "../clock";
import { dayText, finishDayText } from "../dates";
import { createDisposal } from "../disposal";
import type { Forecasts } from "../forecasts";
import { SETTINGS, VIEWS } from "../ids";
import { isolated } from "../isolated";
import { guarded, guardedAsync, type Log } from "../log";
import { appendWords } from "../markdown";
import type { PlanService } from "../planService";
import { quietly } from "../quietly";
import { isOn } from "../settings";
import { openSource } from "./openSource";
import { taskIcon, taskLine, taskTooltip } from "./taskItem";
import { createTreeSource, type TreeContent, type TreeLine } from "./treeSource";

/** The tree of releases and objectives. */
export interface ReleasesTree extends Disposable {
  /** What it shows, for tests. */
  readonly content: TreeContent;
  readonly selection: readonly string[];
}

/** Registers the view: releases with promise against forecast, objectives with their key results, and the work of both. */
export function createReleasesTree(plans: PlanService, forecasts: Pick<Forecasts, "of" | "onDidForecast">, clock: Clock, log: Log): ReleasesTree {
  const all = createDisposal(log);
  const source = all.add(createTreeSource(log));
  const view = all.add(window.createTreeView<string>(VIEWS.releases, { treeDataProvider: source, showCollapseAll: true }));
  const refresh = (): void => { guarded(log, "Showing releases and objectives", undefined, () => { source.show(releasesContent(plans.analysis, clock.today(), (plan) => forecasts.of(plan))); }); };
  const soon = all.add(quietly(40, 400, refresh));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(forecasts.onDidForecast(() => { soon.ask(); }));
  all.add(followEditor(view, plans, () => source.content, log));
  refresh();
  return { get content() { return source.content; }, get selection() { return view.selection; }, dispose: () => { all.dispose(); } };
}

/** Selects the release or objective that the text cursor stands in. */
function followEditor(view: TreeView<string>, plans: PlanService, content: () => TreeContent, log: Log): Disposable {
  const all = createDisposal(log);
  const follow = (): void => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !view.visible || !isOn(SETTINGS.followCursor)) return;
    const file = plans.fileOf(editor.document.uri);
    const { snapshot } = plans.analysis;
    const item = snapshot.itemAt(file, editor.document.offsetAt(editor.selection.active));
    const plan = snapshot.planOfFile(file);
    if (item === undefined || plan === undefined || (item.section !== "releases" && item.section !== "objectives")) return;
    const key = `${plan.id}/${item.id}`;
    if (content().lines.has(key) && !view.selection.includes(key)) void guardedAsync(log, "Following the cursor in the releases", undefined, async () => view.reveal(key, { select: true, focus: false }));
  };
  const soon = all.add(quietly(80, 300, follow));
  all.add(window.onDidChangeTextEditorSelection(() => { soon.ask(); }));
  all.add(view.onDidChangeVisibility(() => { soon.ask(); }));
  return all;
}

/** Releases and objectives as a tree; a plan has a line of its own when more than one has some. */
export function releasesContent({ snapshot, schedules, context }: Pick<Analysis, "snapshot" | "schedules" | "context">, today: Instant, simulatedOf: Forecasts["of"]): TreeContent {
  const lines = new Map<string, TreeLine>();
  const roots: string[] = [];
  const filled = snapshot.plans.filter((plan) => plan.releases.size + plan.objectives.size > 0 && schedules.get(plan.id)?.plan === plan);
  for (const plan of filled) {
    const schedule = schedules.get(plan.id);
    if (schedule === undefined) continue;
    const parent = filled.length > 1 ? `plan ${plan.file}` : undefined;
    const releases = releaseStatuses(schedule, context.now, evidenceFor(schedule, context, simulatedOf(plan.id)));
    const objectives = objectiveStatuses(schedule, context.now, metricFigures(plan, context.metrics?.(plan)));
    const keys = [...releases.map((one) => releaseLine(lines, schedule, one, parent, today)), ...objectiveLines(lines, schedule, objectives, parent, today)];
    if (parent === undefined) roots.push(...keys);
    else {
      roots.push(parent);
      put(lines, { key: parent, parent: undefined, children: keys, what: { kind: "plan", plan: plan.id }, title: plan.title, description: String(keys.length), icon: new ThemeIcon("project"), look: "plan", state: "plan" });
    }
  }
  return { roots, lines };
}

/** The first baseline that was read, and the chances of promises as far as they hold for the plan as it is now. */
function evidenceFor(schedule: Schedule, context: Analysis["context"], simulated: SimulatedSchedule | undefined): ReleaseEvidence {
  const reading = context.baselines?.(schedule.plan)?.find((one) => one.kind === "read");
  return {
    ...(reading?.kind === "read" ? { baseline: reading.baseline } : {}),
    ...(simulated === undefined ? {} : { forecast: { deadlines: promisesFor(simulated, schedule) } }),
  };
}

/** What a line looks like. */
interface Line extends Pick<TreeLine, "key" | "parent" | "children"> {
  readonly what?: TreeLine["what"];
  readonly title: string;
  readonly description: string;
  readonly icon: ThemeIcon;
  /** Everything else that can be seen of it. */
  readonly look: string;
  readonly state: string;
  readonly source?: { readonly plan: string; readonly id: string };
  readonly card?: () => MarkdownString;
}

function put(lines: Map<string, TreeLine>, { key, parent, children, what, title, description, icon, look, state, source, card }: Line): string {
  lines.set(key, {
    key, parent, children, mark: [title, description, look].join("\t"), ...(what === undefined ? {} : { what }),
    item: () => {
      const line = new TreeItem(isolated(title), children.length === 0 ? TreeItemCollapsibleState.None : state === "plan" ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
      line.id = key;
      line.description = description;
      line.iconPath = icon;
      line.contextValue = state;
      if (source !== undefined) line.command = openSource(source.plan, source.id);
      line.accessibilityInformation = { label: [title, look, description].filter((part) => part !== "").join(", ") };
      return line;
    },
    ...(card === undefined ? {} : { resolve: (line: TreeItem) => { line.tooltip = card(); return line; } }),
  });
  return key;
}

type Verdict = ReleaseStatus["readiness"]["verdict"];

const LOOKS: Readonly<Record<Verdict, readonly [icon: string, colour?: string]>> = {
  released: ["package", "charts.green"], ready: ["pass", "charts.green"], "on-track": ["milestone", "charts.blue"], "at-risk": ["warning", "charts.yellow"], late: ["warning", "list.errorForeground"], empty: ["circle-outline"],
};

function coloured([icon, colour]: readonly [string, string?]): ThemeIcon {
  return colour === undefined ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(colour));
}

function verdictText(verdict: Verdict): string {
  switch (verdict) {
    case "released": return l10n.t("released");
    case "ready": return l10n.t("ready");
    case "on-track": return l10n.t("on track");
    case "at-risk": return l10n.t("at risk");
    case "late": return l10n.t("late");
    case "empty": return l10n.t("nothing carries it");
  }
}

function releaseLine(lines: Map<string, TreeLine>, schedule: Schedule, status: ReleaseStatus, parent: string | undefined, today: Instant): string {
  const { plan } = schedule;
  const key = `${plan.id}/${status.id}`;
  const { verdict } = status.readiness;
  const children = status.contents.map((item) => contentLine(lines, schedule, item, key, today));
  return put(lines, {
    key, parent, children, what: { kind: "release", plan: plan.id, id: status.id }, title: status.title, description: releaseText(status, today), icon: coloured(LOOKS[verdict]),
    look: verdictText(verdict), state: verdict === "released" ? "release.out" : "release", source: { plan: plan.id, id: status.id }, card: () => releaseCard(status, today),
  });
}

/** `40% · 3 May, promised 30 Apr · 3d late · 12 % chance`. */
function releaseText({ progress, promise, forecast, released, slipDays = 0, readiness, confidence: { chance } }: ReleaseStatus, today: Instant): string {
  if (released !== undefined) return l10n.t("released {0}", finishDayText(released, today));
  const dates = forecast === undefined
    ? promise === undefined ? [] : [l10n.t("promised {0}", finishDayText(promise, today))]
    : [promise === undefined ? finishDayText(forecast, today) : l10n.t("{0}, promised {1}", finishDayText(forecast, today), finishDayText(promise, today))];
  const late = readiness.verdict === "late" && slipDays > 0 ? [l10n.t("{0}d late", slipDays)] : [];
  const likely = chance === undefined || readiness.verdict === "ready" ? [] : [chanceText(chance)];
  return [`${String(Math.round(progress * 100))}%`, ...dates, ...late, ...(readiness.verdict === "late" ? [] : [verdictText(readiness.verdict)]), ...likely].join(" · ");
}

function releaseCard({ id, title, contents, readiness, scope, confidence }: ReleaseStatus, today: Instant): MarkdownString {
  const card = heading(title, id);
  const line = (text: string): void => { appendWords(card.appendMarkdown("\n\n"), text); };
  const { undone, blocked, openRisks, verdict } = readiness;
  line(`${verdictText(verdict)}: ${l10n.t("{0} of {1} items done", contents.length - undone.length, contents.length)}`);
  if (blocked.length > 0) line(l10n.t("Blocked: {0}", blocked.join(", ")));
  if (openRisks.length > 0) line(l10n.t("Open risks: {0}", openRisks.join(", ")));
  if (confidence.high !== undefined) line(l10n.t("At the high end of its estimates: {0}", finishDayText(confidence.high, today)));
  if (confidence.chance !== undefined && verdict !== "ready" && verdict !== "released") line(l10n.t("{0} to keep the date, by simulation", chanceText(confidence.chance)));
  if (scope !== undefined) {
    line(l10n.t("Since the baseline {0} added, {1} dropped", scope.added.length, scope.dropped.length));
    if (scope.added.length > 0) line(l10n.t("Added: {0}", namedWork(scope.added)));
    if (scope.dropped.length > 0) line(l10n.t("Dropped: {0}", namedWork(scope.dropped)));
  }
  return card;
}

/** So much work that came or went has its name on a card. */
const MOST_NAMED = 6;

function namedWork(work: readonly { readonly title: string }[]): string {
  const names = work.slice(0, MOST_NAMED).map(({ title }) => title);
  return work.length === names.length ? names.join(", ") : l10n.t("{0} and {1} more", names.join(", "), work.length - names.length);
}

function heading(title: string, id: string): MarkdownString {
  const card = new MarkdownString();
  appendWords(card.appendMarkdown("**"), title).appendMarkdown("** ").appendText(id);
  return card;
}

/** So much work without an objective has a line. */
const MOST_UNALIGNED = 200;

/** Objectives below those that they serve, and at the end the open work that serves none. */
function objectiveLines(lines: Map<string, TreeLine>, schedule: Schedule, all: readonly ObjectiveStatus[], parent: string | undefined, today: Instant): readonly string[] {
  const { plan } = schedule;
  const drawn = new Set<string>();
  const known = new Map(all.map((one) => [one.id, one]));
  const draw = (one: ObjectiveStatus, above: string | undefined): string => {
    drawn.add(one.id);
    const below = one.children.flatMap((id) => known.get(id) ?? []).filter(({ id }) => !drawn.has(id));
    return objectiveLine(lines, schedule, one, above, today, below.map((child) => draw(child, `${plan.id}/${one.id}`)));
  };
  // Those that serve each other in a circle stand below the first of them.
  const tops = [...all.filter((one) => known.get(one.parent ?? "") === undefined), ...all].flatMap((one) => (drawn.has(one.id) ? [] : [draw(one, parent)]));
  const without = unalignedTasks(schedule);
  if (without.length === 0) return tops;
  const key = `${plan.id} no objective`;
  const children = without.slice(0, MOST_UNALIGNED).map((item) => contentLine(lines, schedule, item, key, today));
  return [...tops, put(lines, { key, parent, children, title: l10n.t("Serves no objective"), description: String(without.length), icon: new ThemeIcon("circle-slash"), look: "", state: "unaligned" })];
}

function objectiveLine(lines: Map<string, TreeLine>, schedule: Schedule, status: ObjectiveStatus, parent: string | undefined, today: Instant, below: readonly string[]): string {
  const { plan } = schedule;
  const key = `${plan.id}/${status.id}`;
  const late = status.confidence.word === "late";
  const isOff = status.results.some(({ state }) => state === "off-track");
  const children = [
    ...status.results.map((result): string => put(lines, {
      key: `${key} result ${result.name}`, parent: key, children: [], title: result.title, description: resultText(result, today), icon: resultIcon(result), look: stateText(result.state), state: "result", source: { plan: plan.id, id: status.id },
    })),
    ...below,
    ...status.contents.map((item) => contentLine(lines, schedule, item, key, today)),
    ...status.ideas.map((id): string => put(lines, {
      key: `${key} idea ${id}`, parent: key, children: [], title: plan.backlog.get(id)?.title ?? id, description: l10n.t("idea"), icon: new ThemeIcon("lightbulb"), look: "", state: "content", source: { plan: plan.id, id },
    })),
  ];
  const reached = status.results.length > 0 && status.results.every(({ state }) => state === "met");
  const idle = !reached && children.length === status.results.length;
  const share = status.rolledProgress ?? status.rolledWork;
  const dates = status.promise === undefined ? [] : [l10n.t("by {0}", finishDayText(status.promise, today))];
  const work = status.rolledProgress === null ? [] : [l10n.t("work {0}%", Math.round(status.rolledWork * 100))];
  const words = [...(isOff ? [stateText("off-track")] : []), ...(late ? [l10n.t("late")] : []), ...(idle ? [l10n.t("nothing is done for it")] : [])];
  return put(lines, {
    key, parent, children, what: { kind: "objective", plan: plan.id, id: status.id }, title: status.title, description: [`${String(Math.round(share * 100))}%`, ...work, ...dates, ...words].join(" · "),
    icon: coloured(late || isOff ? ["target", "list.errorForeground"] : share >= 1 ? ["target", "charts.green"] : ["target"]), look: "", state: "objective", source: { plan: plan.id, id: status.id }, card: () => objectiveCard(plan, status),
  });
}

function objectiveCard(plan: Schedule["plan"], { id, title, owner, parent, children, progress, workProgress, rolledProgress, rolledWork }: ObjectiveStatus): MarkdownString {
  const card = heading(title, id);
  const line = (text: string): void => { appendWords(card.appendMarkdown("\n\n"), text); };
  const named = (objective: string): string => plan.objectives.get(objective)?.title ?? objective;
  if (owner !== undefined) line(l10n.t("Owner: {0}", plan.people.get(owner)?.name ?? owner));
  if (parent !== undefined) line(l10n.t("Serves {0}", named(parent)));
  if (progress !== null) line(l10n.t("Key results {0}%", Math.round(progress * 100)));
  line(l10n.t("Work {0}%", Math.round(workProgress * 100)));
  if (children.length > 0) {
    line(l10n.t("Served by {0}", children.map(named).join(", ")));
    line(rolledProgress === null ? l10n.t("With these: work {0}%", Math.round(rolledWork * 100)) : l10n.t("With these: key results {0}%, work {1}%", Math.round(rolledProgress * 100), Math.round(rolledWork * 100)));
  }
  return card;
}

type Result = ObjectiveStatus["results"][number];

function stateText(state: Result["state"]): string {
  switch (state) {
    case "met": return l10n.t("reached");
    case "on-track": return l10n.t("on track");
    case "off-track": return l10n.t("off track");
    case "no-trend": return l10n.t("too few figures for a trend");
    case "no-data": return l10n.t("no figures");
  }
}

function resultIcon({ state }: Result): ThemeIcon {
  return coloured(state === "met" ? ["graph-line", "charts.green"] : state === "off-track" ? ["graph-line", "list.errorForeground"] : ["graph-line"]);
}

/** `40% · 61% → 65% → 75% · by 30 Jun · off track, by the trend 14 Aug`. */
function resultText({ from, target, last, unit = "", by, progress, state, forecast }: Result, today: Instant): string {
  const way = [from, last, target].flatMap((value) => (value === undefined ? [] : [figureText(value, unit)])).join(" → ");
  const word = state === "no-trend" ? [] : [forecast === undefined ? stateText(state) : l10n.t("{0}, by the trend {1}", stateText(state), dayText(startOfDay(forecast), today))];
  return [...(progress === null ? [] : [`${String(Math.round(progress * 100))}%`]), ...(way === "" ? [] : [way]), ...(by === undefined ? [] : [l10n.t("by {0}", dayText(by - 1, today))]), ...word].join(" · ");
}

function contentLine(lines: Map<string, TreeLine>, { plan, tasks }: Schedule, item: ContentItem, parent: string, today: Instant): string {
  const [node, task] = [plan.tasks[item.index], tasks[item.index]];
  const key = `${parent} task ${item.id}`;
  if (node === undefined || task === undefined) return put(lines, { key, parent, children: [], title: item.title, description: "", icon: new ThemeIcon("circle-outline"), look: "", state: "content" });
  const line = taskLine(plan, node, task, today);
  return put(lines, {
    key, parent, children: [], what: { kind: "task", plan: plan.id, id: item.id, summary: false }, title: line.title, description: line.description, icon: taskIcon(line), look: line.state, state: "content",
    source: { plan: plan.id, id: item.id }, card: () => taskTooltip(plan, node, task, today),
  });
}
