import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, window, type Disposable, type TreeView } from "vscode";
import type { Schedule } from "../../core/schedule/result";
import { riskMatrixData } from "../../core/view/riskMatrix";
import type { MatrixRisk, RiskMatrixData } from "../../core/view/riskMatrixData";
import type { Analysis } from "../../language/analysisTypes";
import { createDisposal } from "../disposal";
import { SETTINGS, VIEWS } from "../ids";
import { isolated } from "../isolated";
import { guarded, guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { quietly } from "../quietly";
import { isOn } from "../settings";
import { riskLines } from "./riskLines";
import { createTreeSource, type TreeContent, type TreeLine } from "./treeSource";

/** The tree of the risks. */
export interface RiskTree extends Disposable {
  /** What it shows, for tests. */
  readonly content: TreeContent;
  readonly selection: readonly string[];
}

/** Registers the Risks view: the registers by score and exposure, threats, opportunities, issues and what is closed apart. */
export function createRiskTree(plans: PlanService, log: Log): RiskTree {
  const all = createDisposal(log);
  const source = all.add(createTreeSource(log));
  const view = all.add(window.createTreeView<string>(VIEWS.risks, { treeDataProvider: source, canSelectMany: true, showCollapseAll: true }));
  const refresh = (): void => { guarded(log, "Showing the risks", undefined, () => { source.show(riskContent(plans.analysis)); }); };
  const soon = all.add(quietly(20, 200, refresh));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(followCursorIn(view, plans, () => source.content, log));
  refresh();
  return {
    get content() { return source.content; },
    get selection() { return view.selection; },
    dispose: () => { all.dispose(); },
  };
}

/** Selects the risk, or the action, that the text cursor stands in. */
function followCursorIn(view: TreeView<string>, plans: PlanService, content: () => TreeContent, log: Log): Disposable {
  const all = createDisposal(log);
  const follow = (): void => {
    const { cursor } = plans;
    if (cursor === undefined || !view.visible || !isOn(SETTINGS.followCursor)) return;
    const key = `${cursor.plan}/${cursor.id}`;
    if (!content().lines.has(key) || view.selection.includes(key)) return;
    void guardedAsync(log, "Following the cursor in the risks", undefined, async () => view.reveal(key, { select: true, focus: false }));
  };
  all.add(plans.onDidMoveCursor(follow));
  all.add(view.onDidChangeVisibility(follow));
  return all;
}

type Group = "threats" | "opportunities" | "happened" | "closed";

const GROUPS: readonly Group[] = ["threats", "opportunities", "happened", "closed"];

function groupOf({ status, opportunity }: MatrixRisk): Group {
  if (status !== "open") return status;
  return opportunity ? "opportunities" : "threats";
}

/** What was made of a schedule, forgotten with it. */
const made = new WeakMap<Schedule, { readonly now: number; readonly data: RiskMatrixData }>();

function dataOf(schedule: Schedule, now: number): RiskMatrixData {
  const known = made.get(schedule);
  if (known?.now === now) return known.data;
  const data = riskMatrixData(schedule, now);
  made.set(schedule, { now, data });
  return data;
}

/** All registers as a tree; a plan has a line of its own when more than one has risks. */
export function riskContent({ snapshot, schedules, context }: Pick<Analysis, "snapshot" | "schedules" | "context">): TreeContent {
  const lines = new Map<string, TreeLine>();
  const roots: string[] = [];
  const filled = snapshot.plans.filter((plan) => plan.risks.size > 0).flatMap((plan) => schedules.get(plan.id) ?? []);
  for (const schedule of filled) {
    const data = dataOf(schedule, context.now);
    const planKey = filled.length > 1 ? `plan ${schedule.plan.file}` : undefined;
    const keys = groupLines(data, planKey, lines);
    if (planKey === undefined) roots.push(...keys);
    else {
      roots.push(planKey);
      lines.set(planKey, planLine(data, planKey, keys));
    }
  }
  return { roots, lines };
}

function groupLines(data: RiskMatrixData, parent: string | undefined, lines: Map<string, TreeLine>): readonly string[] {
  return GROUPS.flatMap((group) => {
    const risks = data.risks.filter((risk) => groupOf(risk) === group);
    if (risks.length === 0) return [];
    const key = `${group} ${data.plan}`;
    for (const risk of risks) for (const line of riskLines(data, risk, key)) lines.set(line.key, line);
    lines.set(key, groupLine(data, group, risks, { key, parent }));
    return [key];
  });
}

function groupLine({ plan }: RiskMatrixData, group: Group, risks: readonly MatrixRisk[], { key, parent }: { readonly key: string; readonly parent: string | undefined }): TreeLine {
  const children = risks.map(({ id }) => `${plan}/${id}`);
  return {
    key, parent, children, mark: `${group}\t${String(risks.length)}`, what: { kind: "plan", plan },
    item: () => {
      const item = new TreeItem(groupWords(group), group === "closed" ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded);
      item.id = key;
      item.description = String(risks.length);
      item.iconPath = new ThemeIcon({ threats: "shield", opportunities: "lightbulb", happened: "zap", closed: "archive" }[group]);
      item.contextValue = "riskGroup";
      return item;
    },
  };
}

function groupWords(group: Group): string {
  return { threats: l10n.t("Threats"), opportunities: l10n.t("Opportunities"), happened: l10n.t("Happened"), closed: l10n.t("Closed") }[group];
}

function planLine({ plan, title, risks }: RiskMatrixData, key: string, children: readonly string[]): TreeLine {
  const open = String(risks.filter(({ status }) => status === "open").length);
  return {
    key, parent: undefined, children, mark: `${title}\t${open}`, what: { kind: "plan", plan },
    item: () => {
      const item = new TreeItem(isolated(title), TreeItemCollapsibleState.Expanded);
      item.id = key;
      item.description = open;
      item.iconPath = new ThemeIcon("project");
      item.contextValue = "plan";
      return item;
    },
  };
}
