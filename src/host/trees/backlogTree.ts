import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, MarkdownString, window, type Disposable } from "vscode";
import type { BacklogItem } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import { rankBacklog, rankMethodOf, type RankedIdea, type RankMethod } from "../../core/product/rankBacklog";
import type { Analysis } from "../../language/analysisTypes";
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

const METHOD_NAMES: Readonly<Record<RankMethod, string>> = { rice: "RICE", ice: "ICE", wsjf: "WSJF", "value-effort": l10n.t("value / effort"), moscow: "MoSCoW" };

/** All backlogs as a tree; a plan has a line of its own when more than one has ideas. */
export function backlogContent({ snapshot }: Pick<Analysis, "snapshot">): TreeContent {
  const lines = new Map<string, TreeLine>();
  const roots: string[] = [];
  const filled = snapshot.plans.filter((plan) => plan.backlog.size > 0);
  for (const plan of filled) {
    const key = filled.length > 1 ? `plan ${plan.file}` : undefined;
    const children = rankBacklog(plan).map((idea) => {
      const line = itemLine(plan, idea, key);
      lines.set(line.key, line);
      return line.key;
    });
    if (key === undefined) roots.push(...children);
    else {
      roots.push(key);
      lines.set(key, planLine(plan, key, children));
    }
  }
  return { roots, lines };
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

function itemLine(plan: Plan, ranked: RankedIdea, parent: string | undefined): TreeLine {
  const idea = ranked.item;
  const key = `${plan.id}/${idea.id}`;
  const title = idea.title ?? idea.id;
  const rank = ranked.rank === undefined ? [] : [`#${String(ranked.rank)} (${scoreText(ranked)})`];
  const lacks = ranked.missing.length === 0 ? [] : [l10n.t("no {0}", ranked.missing.join(", "))];
  const description = [...rank, ...lacks, ...figuresOf(idea)].join(" · ");
  return {
    key,
    mark: `${title}\t${description}`,
    parent,
    children: [],
    what: { kind: "idea", plan: plan.id, id: idea.id },
    item: () => {
      const line = new TreeItem(isolated(title), TreeItemCollapsibleState.None);
      line.id = key;
      line.description = description;
      line.iconPath = new ThemeIcon(ranked.missing.length === 0 ? "lightbulb" : "question");
      line.contextValue = "idea";
      line.command = openSource(plan.id, idea.id);
      line.accessibilityInformation = { label: description === "" ? title : `${title}, ${description}` };
      return line;
    },
    resolve: (line) => {
      line.tooltip = ideaCard(title, ranked);
      return line;
    },
  };
}

function scoreText({ score = 0 }: RankedIdea): string {
  return String(Number(score.toPrecision(3)));
}

/** The figures behind the rank, one a line. What comes from the file is text and never acts as Markdown. */
function ideaCard(title: string, { item, rank, score, parts, missing }: RankedIdea): MarkdownString {
  const card = new MarkdownString();
  appendWords(card.appendMarkdown("**"), title).appendMarkdown("** ").appendText(item.id);
  const line = (text: string): void => { appendWords(card.appendMarkdown("\n\n"), text); };
  if (rank !== undefined && score !== undefined) line(l10n.t("Rank {0}, score {1}", rank, Number(score.toPrecision(3))));
  for (const [key, figure] of parts) if (key !== "moscow") line(`${key}: ${String(Number(figure.toPrecision(3)))}`);
  if (missing.length > 0) line(l10n.t("Not ranked: {0} is not written.", missing.join(", ")));
  for (const figure of figuresOf(item)) line(figure);
  if (item.notes !== undefined) line(item.notes);
  return card;
}

/** What is known of an idea, in words. */
function figuresOf(idea: BacklogItem): string[] {
  const figures: string[] = [];
  if (idea.moscow !== undefined) figures.push(moscowText(idea.moscow));
  if (idea.value !== undefined) figures.push(l10n.t("value {0}", idea.value));
  if (idea.reach !== undefined) figures.push(l10n.t("reach {0}", idea.reach));
  if (idea.votes !== undefined) figures.push(l10n.t("{0} votes", idea.votes));
  if (idea.release !== undefined) figures.push(idea.release.id);
  return figures;
}

function moscowText(word: "must" | "should" | "could" | "wont"): string {
  const words = { must: l10n.t("must have"), should: l10n.t("should have"), could: l10n.t("could have"), wont: l10n.t("won't have") };
  return words[word];
}
