import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, MarkdownString, window, type Disposable } from "vscode";
import type { BacklogItem } from "../../core/model/items";
import type { Plan } from "../../core/model/plan";
import type { Analysis } from "../../language/analysisTypes";
import { createDisposal } from "../disposal";
import { VIEWS } from "../ids";
import { isolated } from "../isolated";
import { guarded, type Log } from "../log";
import { appendWords } from "../markdown";
import type { PlanService } from "../planService";
import { quietly } from "../quietly";
import { openSource } from "./planContent";
import { createTreeSource, type TreeContent, type TreeLine } from "./treeSource";

/** Registers the Backlog view: ideas in the order of the file, plan by plan. */
export function createBacklogTree(plans: PlanService, log: Log): Disposable {
  const all = createDisposal(log);
  const source = all.add(createTreeSource(log));
  all.add(window.createTreeView<string>(VIEWS.backlog, { treeDataProvider: source }));
  const refresh = (): void => { guarded(log, "Showing the backlog", undefined, () => { source.show(backlogContent(plans.analysis)); }); };
  const soon = all.add(quietly(20, 200, refresh));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  refresh();
  return all;
}

/** All backlogs as a tree; a plan has a line of its own when more than one has ideas. */
export function backlogContent({ snapshot }: Pick<Analysis, "snapshot">): TreeContent {
  const lines = new Map<string, TreeLine>();
  const roots: string[] = [];
  const filled = snapshot.plans.filter((plan) => plan.backlog.size > 0);
  for (const plan of filled) {
    const key = filled.length > 1 ? `plan ${plan.file}` : undefined;
    const children = [...plan.backlog.values()].map((item) => {
      const line = itemLine(plan, item, key);
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
  return { key, mark: `${plan.title}\t${String(children.length)}`, parent: undefined, children, item };
}

function itemLine(plan: Plan, idea: BacklogItem, parent: string | undefined): TreeLine {
  const key = `${plan.id}/${idea.id}`;
  const title = idea.title ?? idea.id;
  const description = figuresOf(idea).join(" · ");
  return {
    key,
    mark: `${title}\t${description}`,
    parent,
    children: [],
    item: () => {
      const line = new TreeItem(isolated(title), TreeItemCollapsibleState.None);
      line.id = key;
      line.description = description;
      line.iconPath = new ThemeIcon("lightbulb");
      line.contextValue = "idea";
      line.command = openSource(plan.id, idea.id);
      return line;
    },
    resolve: (line) => {
      const card = new MarkdownString();
      appendWords(card.appendMarkdown("**"), title).appendMarkdown("** ").appendText(idea.id);
      for (const figure of figuresOf(idea)) appendWords(card.appendMarkdown("\n\n"), figure);
      if (idea.notes !== undefined) appendWords(card.appendMarkdown("\n\n"), idea.notes);
      line.tooltip = card;
      return line;
    },
  };
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
