import { commands, l10n, window, workspace, type Disposable, type QuickPickItem } from "vscode";
import type { PlanChange } from "../../core/model/planChange";
import { dayOf, formatDay } from "../../core/calendar/civil";
import { nameOf } from "../../core/view/people";
import { lastDayOfWeek } from "../../core/view/planGroups";
import { readDateWords, writeDate } from "../../language/dateWords";
import type { Clock } from "../clock";
import { createDisposal } from "../disposal";
import { COMMANDS } from "../ids";
import { isolated } from "../isolated";
import { guardedAsync, type Log } from "../log";
import type { PlanService } from "../planService";
import { weekStartSetting } from "../settings";
import type { BacklogTree } from "./backlogTree";
import { applyAll } from "./dragAndDrop";
import { chooseGrouping } from "./groupPlan";
import type { PlanTree } from "./planTree";
import { thingsOf } from "./things";
import type { TreeItemThing } from "./treeThing";

/** The trees, and what their commands need. */
export interface TreeParts {
  readonly plans: PlanService;
  readonly planTree: PlanTree;
  readonly backlogTree: BacklogTree;
  readonly clock: Clock;
}

type Act = (parts: TreeParts, things: readonly TreeItemThing[]) => Promise<unknown>;

const ACTS: Readonly<Record<string, Act>> = {
  [COMMANDS.openTask]: ({ plans }, [first]) => (first === undefined ? Promise.resolve() : plans.reveal(first.plan, first.id)),
  [COMMANDS.markDone]: ({ planTree }, things) => planTree.setDone(things, true),
  [COMMANDS.reopenTask]: ({ planTree }, things) => planTree.setDone(things, false),
  [COMMANDS.assignTask]: assign,
  [COMMANDS.setTaskDue]: setDue,
  [COMMANDS.deleteItems]: remove,
  [COMMANDS.toBacklog]: ({ plans }, things) => together(plans, things, (plan, id) => ({ kind: "task-to-backlog", plan, id })),
  [COMMANDS.toPlan]: ({ plans }, things) => together(plans, things, (plan, id) => ({ kind: "backlog-to-task", plan, id, to: { into: "" } })),
};

/** Registers what can be done at the lines of the trees: with the lines that were clicked, else with those that are selected. */
export function registerTreeCommands(parts: TreeParts, log: Log): Disposable {
  const all = createDisposal(log);
  for (const [id, act] of Object.entries(ACTS)) {
    all.add(commands.registerCommand(id, (line: unknown, lines: unknown) => guardedAsync(log, id, undefined, () => act(parts, chosenThings(parts, line, lines)))));
  }
  all.add(commands.registerCommand(COMMANDS.groupPlan, () => guardedAsync(log, COMMANDS.groupPlan, undefined, () => chooseGrouping(parts.planTree))));
  return all;
}

/** Lines are named by their keys, which come from outside: only what a tree holds counts. */
function chosenThings({ planTree, backlogTree }: TreeParts, line: unknown, lines: unknown): readonly TreeItemThing[] {
  const named = (Array.isArray(lines) ? lines : [line]).filter((key): key is string => typeof key === "string");
  if (named.length > 0) return [...thingsOf(planTree.content, named), ...thingsOf(backlogTree.content, named)];
  const planned = thingsOf(planTree.content, planTree.selection);
  return planned.length > 0 ? planned : thingsOf(backlogTree.content, backlogTree.selection);
}

async function together(plans: PlanService, things: readonly TreeItemThing[], change: (plan: string, id: string) => PlanChange): Promise<boolean> {
  return await applyAll(plans, { kind: "changes", plan: things[0]?.plan ?? "", changes: things.map(({ plan, id }) => change(plan, id)) });
}

/** Asks who does it. */
async function assign({ plans }: TreeParts, things: readonly TreeItemThing[]): Promise<void> {
  const plan = plans.analysis.snapshot.planById(things[0]?.plan ?? "");
  if (plan === undefined) return;
  const person = (id: string, detail: string): QuickPickItem & { readonly who: string } => ({ label: isolated(nameOf(plan, id)), description: id, detail, who: id });
  const items = [
    ...[...plan.people.values()].map(({ id, role }) => person(id, (role ?? []).join(", "))),
    ...[...plan.teams.keys()].map((id) => person(id, l10n.t("team"))),
    ...[...plan.equipment.keys()].map((id) => person(id, l10n.t("equipment"))),
    { label: l10n.t("Nobody"), who: "" },
  ];
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t("Who works on it?"), matchOnDescription: true });
  if (chosen === undefined) return;
  await together(plans, things, (of, id) => (chosen.who === "" ? { kind: "remove-key", plan: of, id, key: "who" } : { kind: "set-key", plan: of, id, key: "who", text: chosen.who }));
}

/** Asks when it is due, in words or as a date. */
async function setDue({ plans, clock }: TreeParts, things: readonly TreeItemThing[]): Promise<void> {
  if (things.length === 0) return;
  const today = dayOf(clock.today());
  const friday = lastDayOfWeek(today, weekStartSetting()) - ((weekStartSetting() + 6 - 4 + 7) % 7);
  const day = (label: string, at: number): QuickPickItem & { readonly text: string } => ({ label, description: formatDay(at), text: formatDay(at) });
  const chosen = await window.showQuickPick(
    [
      day(l10n.t("Today"), today), day(l10n.t("Friday"), friday < today ? friday + 7 : friday), day(l10n.t("In a week"), today + 7), day(l10n.t("In two weeks"), today + 14),
      { label: l10n.t("Another day…"), text: "?" }, { label: l10n.t("No date"), text: "" },
    ],
    { placeHolder: l10n.t("When is it due?") },
  );
  const text = chosen?.text === "?" ? await askForDay(today) : chosen?.text;
  if (text === undefined) return;
  await together(plans, things, (plan, id) => (text === "" ? { kind: "remove-key", plan, id, key: "due" } : { kind: "set-key", plan, id, key: "due", text }));
}

async function askForDay(today: number): Promise<string | undefined> {
  const written = await window.showInputBox({
    prompt: l10n.t("A date such as 2026-03-05, fri, next monday, in 2 weeks, end of q2"),
    validateInput: (text) => (text.trim() === "" || readDateWords(text, today) !== undefined ? undefined : l10n.t("This is no date: write one such as 2026-03-05 or next friday.")),
  });
  const date = written === undefined ? undefined : readDateWords(written, today);
  return date === undefined ? undefined : writeDate(date);
}

/** Takes things away at once, says so, and offers the way back. */
async function remove({ plans }: TreeParts, things: readonly TreeItemThing[]): Promise<void> {
  const [first] = things;
  if (first === undefined) return;
  const { snapshot } = plans.analysis;
  const plan = snapshot.planById(first.plan);
  const item = plan?.byId.get(first.id);
  const uri = item === undefined ? undefined : plans.uriOf(snapshot.fileOf(item).path);
  const removed = await applyAll(plans, { kind: "changes", plan: first.plan, changes: things.map(({ kind, plan: of, id }): PlanChange => (
    kind === "task" ? { kind: "remove-task", plan: of, task: id } : { kind: "remove-item", plan: of, id })) });
  if (!removed || uri === undefined) return;
  const document = await workspace.openTextDocument(uri);
  const { version } = document;
  const undo = l10n.t("Undo");
  const said = things.length === 1 ? l10n.t("{0} is deleted.", first.id) : l10n.t("{0} items are deleted.", things.length);
  if ((await window.showInformationMessage(said, undo)) !== undo) return;
  await window.showTextDocument(document);
  // What was typed since is not to be undone in its place.
  if (document.version === version) await commands.executeCommand("undo");
}
