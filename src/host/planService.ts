import type { Event, Uri } from "vscode";
import type { PlanChange } from "../core/model/planChange";
import type { Analysis } from "../language/analysisTypes";
import type { TaskName } from "./cursor";

/** How an edit ended: written; nothing to change; or refused with one sentence for the person who asked. */
export type ApplyResult =
  | { readonly kind: "applied"; /** The files that were written. */ readonly files: readonly Uri[] }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly message: string };

/** What trees, panels, commands and language features share: the newest analysis, and the one way to edit. */
export interface PlanService {
  /** The newest analysis. */
  readonly analysis: Analysis;
  /** Fires after each new analysis, at most once a turn. */
  readonly onDidAnalyse: Event<Analysis>;
  /** Waits until every known file is read and analysed. */
  ready(): Promise<void>;
  /** Files are named in the snapshot by their URI as text. */
  uriOf(file: string): Uri;
  fileOf(uri: Uri): string;
  /** Turns a change into the smallest edit of the current text, inside the document's queue, with the editor's undo. */
  apply(change: PlanChange): Promise<ApplyResult>;
  /** Opens the source of an item with the id selected; keeps the focus where it is when asked. */
  reveal(plan: string, id: string, options?: { readonly preserveFocus?: boolean }): Promise<void>;
  /** The task, risk, metric or objective that the text cursor stands in, and when that changes. */
  readonly cursor: TaskName | undefined;
  readonly onDidMoveCursor: Event<TaskName | undefined>;
}
