import { commands, l10n, window, type Disposable, type Memento, type TreeView } from "vscode";
import { createDisposal } from "../disposal";
import { CONTEXT_KEYS, SETTINGS, STORED, VIEWS } from "../ids";
import { guarded, guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { quietly } from "../quietly";
import { isOn } from "../settings";
import { planContent, type PlanContent } from "./planContent";
import { filterFrom, SHOW_ALL, type PlanFilter } from "./planFilter";
import { countLate } from "./taskState";
import { createTreeSource } from "./treeSource";

/** The tree of the work. */
export interface PlanTree extends Disposable {
  readonly filter: PlanFilter;
  setFilter(filter: PlanFilter): void;
  /** What it shows, for tests. */
  readonly content: PlanContent;
}

/** Registers the Plan view and keeps it equal to the newest analysis. */
export function createPlanTree(plans: PlanService, storage: Memento, log: Log): PlanTree {
  const all = createDisposal(log);
  const source = all.add(createTreeSource(log));
  const view = all.add(window.createTreeView<string>(VIEWS.plan, { treeDataProvider: source, showCollapseAll: true }));
  let filter = filterFrom(storage.get(STORED.filter));
  let content = planContent(plans.analysis, filter);

  const refresh = (): void => {
    guarded(log, "Showing the plan", undefined, () => {
      content = planContent(plans.analysis, filter);
      source.show(content);
      decorate(view, plans, content, filter);
    });
  };
  const follow = (): void => {
    const task = plans.cursor;
    if (task === undefined || !view.visible || !isOn(SETTINGS.followCursor)) return;
    const key = `${task.plan}/${task.id}`;
    if (!content.lines.has(key) || (view.selection.length === 1 && view.selection[0] === key)) return;
    void guardedAsync(log, "Following the cursor in the tree", undefined, async () => view.reveal(key, { select: true, focus: false }));
  };
  const soon = all.add(quietly(20, 200, refresh));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(plans.onDidMoveCursor(follow));
  all.add(view.onDidChangeVisibility(follow));
  refresh();
  void commands.executeCommand("setContext", CONTEXT_KEYS.filtered, filter.kind !== "all");
  return {
    get filter() {
      return filter;
    },
    get content() {
      return content;
    },
    setFilter(next) {
      filter = next;
      void storage.update(STORED.filter, next.kind === "all" ? undefined : next);
      void commands.executeCommand("setContext", CONTEXT_KEYS.filtered, next.kind !== "all");
      refresh();
    },
    dispose: () => { all.dispose(); },
  };
}

function decorate(view: TreeView<string>, plans: PlanService, content: PlanContent, filter: PlanFilter): void {
  const schedules = [...plans.analysis.schedules.values()];
  const late = schedules.reduce((sum, schedule) => sum + countLate(schedule), 0);
  view.badge = late === 0 ? undefined : { value: late, tooltip: late === 1 ? l10n.t("1 item is late") : l10n.t("{0} items are late", late) };
  const only = plans.analysis.snapshot.plans.length === 1 ? plans.analysis.snapshot.plans[0] : undefined;
  view.description = only?.title ?? "";
  // A message hides nothing, but an empty one takes a line: leave it out.
  const message = filter.kind === SHOW_ALL.kind || content.all === 0 ? undefined : filterText(filter, content);
  if (message === undefined) delete view.message;
  else view.message = message;
}

function filterText(filter: PlanFilter, { passing, all }: PlanContent): string {
  switch (filter.kind) {
    case "late":
      return l10n.t("Late: {0} of {1} tasks", passing, all);
    case "critical":
      return l10n.t("Critical: {0} of {1} tasks", passing, all);
    case "unfinished":
      return l10n.t("Unfinished: {0} of {1} tasks", passing, all);
    case "text":
      return l10n.t("With “{0}”: {1} of {2} tasks", filter.text, passing, all);
    case "all":
      return "";
  }
}
