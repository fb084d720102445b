import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, MarkdownString, window, type Disposable } from "vscode";
import type { BacklogItem } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import { cutLineOf, isAbove, type CutLine } from "../../core/product/cutLine";
import type { FigureSource } from "../../core/product/itemFigures";
import type { RankMethod } from "../../core/product/methods";
import { rankingOf, rankMethodOf, type RankedIdea, type Ranking } from "../../core/product/rankBacklog";
import { flipOf } from "../../core/product/sensitivity";
import type { Analysis } from "../../language/analysisTypes";
import { finishDayText } from "../dates";
import { createDisposal } from "../disposal";
import { VIEWS } from "../ids";
import { isolated } from "../isolated";
import { guarded, type Log } from "../log";
import { appendWords } from "../markdown";
import type { PlanService } from "../planService";
import { quietly } from "../quietly";
import { createDragAndDrop, type DragAndDrop } from "./dragAndDrop";
import { dropOnBacklog } from "./dropChanges";
import { openSource } from "./openSource";
import { createTreeSource, type TreeContent, type TreeLine } from "./treeSource";

/** The tree of the ideas. */
export interface BacklogTree extends Disposable {
  /** What it shows, for tests. */
  readonly content: TreeContent;
  readonly selection: readonly string[];
  readonly dragAndDrop: DragAndDrop;
}

/** Registers the Backlog view: ideas as the plan ranks them, plan by plan. */
export function createBacklogTree(plans: PlanService, log: Log): BacklogTree {
  const all = createDisposal(log);
  const source = all.add(createTreeSource(log));
  const dragAndDrop = createDragAndDrop(plans, { content: () => source.content, drop: dropOnBacklog }, log);
  const view = all.add(window.createTreeView<string>(VIEWS.backlog, { treeDataProvider: source, canSelectMany: true, dragAndDropController: dragAndDrop }));
  const refresh = (): void => {
    guarded(log, "Showing the backlog", undefined, () => {
      source.show(backlogContent(plans.analysis));
      view.description = methodText(plans.analysis);
    });
  };
  const soon = all.add(quietly(20, 200, refresh));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  refresh();
  return {
    get content() { return source.content; },
    get selection() { return view.selection; },
    dragAndDrop,
    dispose: () => { all.dispose(); },
  };
}

/** How the ideas are ranked, when all plans that have some rank them alike. */
function methodText({ snapshot }: Pick<Analysis, "snapshot">): string {
  const methods = new Set(snapshot.plans.filter((plan) => plan.backlog.size > 0).map((plan) => rankMethodOf(plan)));
  const [method] = methods;
  return methods.size !== 1 || method === undefined ? "" : METHOD_NAMES[method];
}

const METHOD_NAMES: Readonly<Record<RankMethod | "formula", string>> = {
  rice: "RICE", ice: "ICE", wsjf: "WSJF", "value-effort": l10n.t("value / effort"), moscow: "MoSCoW", kano: "Kano", votes: l10n.t("votes"), formula: l10n.t("own formula"),
};

/** All backlogs as a tree; a plan has a line of its own when more than one has ideas. */
export function backlogContent({ snapshot, schedules, context }: Pick<Analysis, "snapshot" | "schedules" | "context">): TreeContent {
  const lines = new Map<string, TreeLine>();
  const roots: string[] = [];
  const filled = snapshot.plans.filter((plan) => plan.backlog.size > 0);
  for (const plan of filled) {
    const key = filled.length > 1 ? `plan ${plan.file}` : undefined;
    const ranking = rankingOf(plan);
    const schedule = schedules.get(plan.id);
    const cut = schedule?.plan === plan ? cutLineOf(schedule, ranking) : undefined;
    const own = ranking.ideas.map((_, place) => itemLine(ranking, place, cut, key));
    if (cut !== undefined) own.splice(cut.fits, 0, cutLine(ranking, cut, context.now, key));
    for (const line of own) lines.set(line.key, line);
    const children = own.map((line) => line.key);
    if (key === undefined) roots.push(...children);
    else {
      roots.push(key);
      lines.set(key, planLine(plan, key, children));
    }
  }
  return { roots, lines };
}

/** The line between what fits and what does not. */
function cutLine({ plan, figures: { scale } }: Ranking, cut: CutLine, now: number, parent: string | undefined): TreeLine {
  const key = `cut ${plan.id}`;
  const { until } = cut;
  const title = until.kind === "release" ? (plan.releases.get(until.id)?.title ?? until.id) : until.kind === "plan" ? plan.title : until.id;
  const label = l10n.t("Fits until {0}, {1}", isolated(title), finishDayText(until.at, now));
  const description = l10n.t("{0}d free", short(cut.free / scale.day));
  return {
    key, mark: `${label}\t${description}\t${String(cut.capacity)}\t${String(cut.planned)}`, parent, children: [],
    item: () => {
      const line = new TreeItem(label, TreeItemCollapsibleState.None);
      line.id = key;
      line.description = description;
      line.iconPath = new ThemeIcon("dash");
      line.contextValue = "cut";
      line.accessibilityInformation = { label: `${label}, ${description}` };
      return line;
    },
    resolve: (line) => {
      line.tooltip = l10n.t("{0}d of people's time until then, {1}d of it planned. What stands above takes {2}d of the {3}d that are free.", short(cut.capacity / scale.day), short(cut.planned / scale.day), short(cut.taken / scale.day), short(cut.free / scale.day));
      return line;
    },
  };
}

function planLine(plan: Plan, key: string, children: readonly string[]): TreeLine {
  const item = (): TreeItem => {
    const line = new TreeItem(isolated(plan.title), TreeItemCollapsibleState.Expanded);
    line.id = key;
    line.iconPath = new ThemeIcon("project");
    line.description = String(children.length);
    line.contextValue = "plan";
    return line;
  };
  return { key, mark: `${plan.title}\t${String(children.length)}`, parent: undefined, children, what: { kind: "plan", plan: plan.id }, item };
}

function itemLine(ranking: Ranking, place: number, cut: CutLine | undefined, parent: string | undefined): TreeLine {
  const { plan } = ranking;
  const ranked = ranking.ideas[place] as RankedIdea;
  const idea = ranked.item;
  const key = `${plan.id}/${idea.id}`;
  const title = idea.title ?? idea.id;
  const rank = ranked.rank === undefined ? [] : [`#${String(ranked.rank)} (${scoreText(ranked)})`];
  const lacks = ranked.done ? [l10n.t("done")] : ranked.missing.length === 0 ? [] : [l10n.t("no {0}", ranked.missing.join(", "))];
  const demand = ranking.figures.evidence.get(idea.id)?.demand ?? 0;
  const description = [...rank, ...lacks, ...figuresOf(idea), ...(demand > 0 ? [l10n.t("demand {0}", demand)] : [])].join(" · ");
  const fits = cut === undefined || isAbove(cut, place, idea);
  const complete = ranked.missing.length === 0 && ranked.fault === undefined;
  return {
    key,
    mark: `${title}\t${description}\t${String(fits)}`,
    parent,
    children: [],
    what: { kind: "idea", plan: plan.id, id: idea.id },
    item: () => {
      const line = new TreeItem(isolated(title), TreeItemCollapsibleState.None);
      line.id = key;
      line.description = description;
      line.iconPath = new ThemeIcon(ranked.done ? "check" : complete ? "lightbulb" : "question", fits ? undefined : new ThemeColor("disabledForeground"));
      line.contextValue = "idea";
      line.command = openSource(plan.id, idea.id);
      line.accessibilityInformation = { label: description === "" ? title : `${title}, ${description}` };
      return line;
    },
    resolve: (line) => {
      line.tooltip = ideaCard(title, ranking, place);
      return line;
    },
  };
}

function scoreText({ score = 0 }: RankedIdea): string {
  return short(score);
}

function short(figure: number): string {
  return String(Number(figure.toPrecision(3)));
}

/** The figures behind the rank, one a line. What comes from the file is text and never acts as Markdown. */
function ideaCard(title: string, ranking: Ranking, place: number): MarkdownString {
  const { item, rank, score, parts, sources, missing, fault } = ranking.ideas[place] as RankedIdea;
  const card = new MarkdownString();
  appendWords(card.appendMarkdown("**"), title).appendMarkdown("** ").appendText(item.id);
  const line = (text: string): void => { appendWords(card.appendMarkdown("\n\n"), text); };
  if (rank !== undefined && score !== undefined) line(l10n.t("Rank {0}, score {1}", rank, short(score)));
  for (const [key, figure] of parts) {
    const from = sources.get(key);
    if (key !== "moscow") line(from === undefined ? `${key}: ${short(figure)}` : l10n.t("{0}: {1} (from {2})", key, short(figure), sourceText(from)));
  }
  if (missing.length > 0) line(l10n.t("Not ranked: {0} is not written.", missing.join(", ")));
  if (fault !== undefined) line(l10n.t("Not ranked: {0}.", fault));
  const flip = flipOf(ranking, place);
  if (flip !== undefined && flip.by !== 0) line(l10n.t("{0} {1} % would bring {2} level.", flip.key, `${flip.by > 0 ? "+" : ""}${short(flip.by * 100)}`, flip.below));
  for (const figure of figuresOf(item)) line(figure);
  if (item.notes !== undefined) line(item.notes);
  return card;
}

function sourceText(source: FigureSource): string {
  if (source === "tasks") return l10n.t("its tasks");
  return source === "evidence" ? l10n.t("feedback and research") : l10n.t("the cost of delay");
}

/** What is known of an idea, in words. */
function figuresOf(idea: BacklogItem): string[] {
  const figures: string[] = [];
  if (idea.moscow !== undefined) figures.push(moscowText(idea.moscow));
  if (idea.value !== undefined) figures.push(l10n.t("value {0}", idea.value));
  if (idea.reach !== undefined) figures.push(l10n.t("reach {0}", idea.reach));
  if (idea.votes !== undefined) figures.push(idea.votes === 1 ? l10n.t("1 vote") : l10n.t("{0} votes", idea.votes));
  if (idea.release !== undefined) figures.push(idea.release.id);
  return figures;
}

function moscowText(word: "must" | "should" | "could" | "wont"): string {
  const words = { must: l10n.t("must have"), should: l10n.t("should have"), could: l10n.t("could have"), wont: l10n.t("won't have") };
  return words[word];
}
