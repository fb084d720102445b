import { commands, l10n, TreeItemCheckboxState, window, workspace, type Disposable, type Memento, type TreeCheckboxChangeEvent, type TreeView } from "vscode";
import type { PlanChange } from "../../core/model/planChange";
import { doneChanges, reopenChanges } from "../../language/edits/moveToGroup";
import type { Clock } from "../clock";
import { createDisposal } from "../disposal";
import { CONTEXT_KEYS, SETTINGS, STORED, VIEWS } from "../ids";
import { guarded, guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { quietly } from "../quietly";
import { groupingSetting, isOn, weekStartSetting } from "../settings";
import { applyAll, createDragAndDrop, type DragAndDrop } from "./dragAndDrop";
import { dropOnPlan } from "./dropChanges";
import { planContent, type PlanContent } from "./planContent";
import { filterFrom, SHOW_ALL, type PlanFilter } from "./planFilter";
import { groupingFrom, type Grouping } from "./planLook";
import { countLate } from "./taskState";
import type { TreeItemThing } from "./treeThing";
import { createTreeSource } from "./treeSource";

/** The tree of the work. */
export interface PlanTree extends Disposable {
  readonly filter: PlanFilter;
  setFilter(filter: PlanFilter): void;
  readonly grouping: Grouping;
  setGrouping(grouping: Grouping): void;
  /** What it shows, for tests. */
  readonly content: PlanContent;
  /** Lines that are selected. */
  readonly selection: readonly string[];
  readonly dragAndDrop: DragAndDrop;
  /** Marks tasks as done, or opens them again. */
  setDone(tasks: readonly TreeItemThing[], done: boolean): Promise<boolean>;
}

/** Registers the Plan view and keeps it equal to the newest analysis. */
export function createPlanTree(plans: PlanService, clock: Clock, storage: Memento, log: Log): PlanTree {
  const all = createDisposal(log);
  const source = all.add(createTreeSource(log));
  let filter = filterFrom(storage.get(STORED.filter));
  let chosen = groupingFrom(storage.get(STORED.grouping));
  const look = () => ({ grouping: chosen ?? groupingSetting(), weekStart: weekStartSetting() });
  let content = planContent(plans.analysis, filter, look());
  const dragAndDrop = createDragAndDrop(plans, {
    content: () => content,
    drop: (dragged, target) => dropOnPlan(plans.analysis, dragged, target, { today: clock.today(), weekStart: weekStartSetting() }),
  }, log);
  const view = all.add(window.createTreeView<string>(VIEWS.plan, {
    treeDataProvider: source, showCollapseAll: true, canSelectMany: true, manageCheckboxStateManually: true, dragAndDropController: dragAndDrop,
  }));

  const refresh = (): void => {
    guarded(log, "Showing the plan", undefined, () => {
      content = planContent(plans.analysis, filter, look());
      source.show(content);
      decorate(view, plans, content, filter);
    });
  };
  const setDone = (tasks: readonly TreeItemThing[], done: boolean): Promise<boolean> => markAll(plans, tasks, done, clock.today());
  const soon = all.add(quietly(20, 200, refresh));
  all.add(plans.onDidAnalyse(() => { soon.ask(); }));
  all.add(followCursorIn(view, plans, () => content, log));
  all.add(view.onDidChangeCheckboxState((event) => void guardedAsync(log, "Ticking tasks", undefined, async () => {
    await tick(event, content, setDone);
    source.redraw(event.items.map(([key]) => key));
  })));
  all.add(workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration("gantry")) refresh(); }));
  refresh();
  void commands.executeCommand("setContext", CONTEXT_KEYS.filtered, filter.kind !== "all");
  return {
    get filter() { return filter; },
    get grouping() { return look().grouping; },
    get content() { return content; },
    get selection() { return view.selection; },
    dragAndDrop,
    setDone,
    setFilter(next) {
      filter = next;
      void storage.update(STORED.filter, next.kind === "all" ? undefined : next);
      void commands.executeCommand("setContext", CONTEXT_KEYS.filtered, next.kind !== "all");
      refresh();
    },
    setGrouping(next) {
      chosen = next;
      void storage.update(STORED.grouping, next);
      refresh();
    },
    dispose: () => { all.dispose(); },
  };
}

/** Selects the task that the text cursor stands in. */
function followCursorIn(view: TreeView<string>, plans: PlanService, content: () => PlanContent, log: Log): Disposable {
  const all = createDisposal(log);
  const follow = (): void => {
    const task = plans.cursor;
    if (task === undefined || !view.visible || !isOn(SETTINGS.followCursor)) return;
    const shown = content();
    if (view.selection.some((key) => isTask(shown, key, task))) return;
    const key = shown.lineOf(task.plan, task.id);
    if (key !== undefined) void guardedAsync(log, "Following the cursor in the tree", undefined, async () => view.reveal(key, { select: true, focus: false }));
  };
  all.add(plans.onDidMoveCursor(follow));
  all.add(view.onDidChangeVisibility(follow));
  return all;
}

function isTask(content: PlanContent, key: string, task: { readonly plan: string; readonly id: string }): boolean {
  const what = content.lines.get(key)?.what;
  return what?.kind === "task" && what.plan === task.plan && what.id === task.id;
}

/** Takes the boxes that were ticked together as one edit each way. */
async function tick(event: TreeCheckboxChangeEvent<string>, content: PlanContent, setDone: PlanTree["setDone"]): Promise<void> {
  for (const done of [true, false]) {
    const wanted = done ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked;
    const tasks = event.items.filter(([, state]) => state === wanted).flatMap(([key]) => {
      const what = content.lines.get(key)?.what;
      return what?.kind === "task" ? [what] : [];
    });
    if (tasks.length > 0) await setDone(tasks, done);
  }
}

async function markAll(plans: PlanService, tasks: readonly TreeItemThing[], done: boolean, today: number): Promise<boolean> {
  const changes: PlanChange[] = [];
  for (const { plan, id } of tasks) {
    const schedule = plans.analysis.schedules.get(plan);
    const node = schedule?.plan.tasks[schedule.plan.taskIndex.get(id) ?? -1];
    const task = node === undefined ? undefined : schedule?.tasks[node.index];
    if (schedule === undefined || node === undefined || task === undefined || node.item.summary || task.finished === done) continue;
    changes.push(...(done ? doneChanges(schedule, node, today) : reopenChanges(schedule, node)));
  }
  return await applyAll(plans, { kind: "changes", plan: tasks[0]?.plan ?? "", changes });
}

function decorate(view: TreeView<string>, plans: PlanService, content: PlanContent, filter: PlanFilter): void {
  const schedules = [...plans.analysis.schedules.values()];
  const late = isOn(SETTINGS.treeBadge) ? schedules.reduce((sum, schedule) => sum + countLate(schedule), 0) : 0;
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
