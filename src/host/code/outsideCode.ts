import { CompletionItem, CompletionItemKind, languages, TerminalLink, window, type CompletionItemProvider, type Disposable, type TerminalLinkProvider } from "vscode";
import { titleOf } from "../../core/view/titles";
import { codeReference } from "../../language/code/codeReferences";
import { namesInLine } from "../../language/code/namesInLine";
import type { Analysis } from "../../language/analysisTypes";
import { createDisposal } from "../disposal";
import { isolated } from "../isolated";
import { wrapped } from "../languageFeatures/wrapped";
import type { LivePlans } from "../livePlans";
import type { Log } from "../log";
import { openReference } from "./codeCommands";

/** A link of a terminal, with the name that it leads to. */
export class NameLink extends TerminalLink {
  readonly taskName: string;

  constructor(start: number, length: number, taskName: string) {
    super(start, length, taskName);
    this.taskName = taskName;
  }
}

/** Ids of tasks in a terminal lead to the plan. */
export function terminalLinks(plans: LivePlans): TerminalLinkProvider<NameLink> {
  return {
    provideTerminalLinks({ line }) {
      const { snapshot } = plans.analysis;
      return namesInLine(line, (name) => codeReference(snapshot, name).kind === "items").map(({ name, start, end }) => new NameLink(start, end - start, name));
    },
    handleTerminalLink: ({ taskName }) => openReference(plans, { name: taskName }),
  };
}

const MOST_ITEMS = 2000;

/** Ids of tasks in a commit message: what runs first, then what is open, then the rest. */
export function commitCompletion(plans: LivePlans): CompletionItemProvider {
  return {
    provideCompletionItems(document, position) {
      const before = document.lineAt(position.line).text.slice(0, position.character);
      // Behind `#` a comment or another tool's number is meant.
      if (before.startsWith("#")) return [];
      const word = document.getWordRangeAtPosition(position, /[A-Za-z][A-Za-z0-9_.-]*/);
      return tasksByRank(plans.analysis).slice(0, MOST_ITEMS).map(({ id, title, rank, label }, index) => {
        const item = new CompletionItem({ label, description: isolated(title) }, CompletionItemKind.Event);
        item.insertText = label;
        item.filterText = `${id} ${title}`;
        item.sortText = `${String(rank)}${String(index).padStart(5, "0")}`;
        if (word !== undefined) item.range = word;
        return item;
      });
    },
  };
}

interface Ranked {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly rank: number;
}

function tasksByRank({ snapshot, schedules }: Analysis): Ranked[] {
  return snapshot.plans.flatMap((plan) => plan.tasks.map((node): Ranked => {
    const dates = schedules.get(plan.id)?.tasks[node.index];
    const rank = dates === undefined || dates.finished || dates.dropped ? 2 : dates.started ? 0 : 1;
    const shared = snapshot.plans.some((other) => other !== plan && other.byId.has(node.item.id));
    return { id: node.item.id, label: shared ? `${plan.id}/${node.item.id}` : node.item.id, title: titleOf(node), rank };
  })).sort((a, b) => a.rank - b.rank);
}

/** Registers what works in terminals and commit messages. */
export function registerOutsideCode(plans: LivePlans, log: Log): Disposable {
  const all = createDisposal(log);
  all.add(window.registerTerminalLinkProvider(wrapped(log, "Links in a terminal", terminalLinks(plans))));
  const messages = ["git-commit", "scminput"].map((language) => ({ language }));
  all.add(languages.registerCompletionItemProvider(messages, wrapped(log, "Completion of commit messages", commitCompletion(plans))));
  return all;
}
