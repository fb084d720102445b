import type { Instant } from "../core/model/instant";
import type { PlanChange } from "../core/model/planChange";
import type { BoardGrouping } from "../core/view/boardData";
import type { ForecastTurn } from "../core/view/forecastData";
import type { EditableField } from "../core/view/fields";
import type { DrawnPicture } from "../core/view/picture/shownPicture";
import type { ExportAnswer, ExportRequest, PictureAsk } from "./exportMessages";
import type { ScoreKey } from "../core/view/prioritiesData";
import type { RoadmapGrouping } from "../core/view/roadmapData";
import type { Guard } from "./guards";
import { hasFields, isCount, isOneOf, isOptional, isText } from "./guards";
import type { LoadPreview } from "./loadMessages";
import type { ChangePreview } from "./previewMessages";
import { isRiskChange } from "./riskChanges";
import type { RiskChange } from "./riskChanges";
import type { ForecastAnswer, ForecastAsk } from "./simulationMessages";

/** A change asked for by a view, with the number of the data that it was computed on. */
export interface ChangeRequest {
  readonly sequence: number;
  readonly change: ViewChange;
}

/** Let a task be over at an instant: the host knows whose working time its length is counted on. */
export interface FinishAt {
  readonly kind: "finish-at";
  readonly plan: string;
  readonly task: string;
  readonly finish: Instant;
}

/** Put a task into a column of the board, and into another lane where one is named. */
export interface ToCell {
  readonly kind: "to-cell";
  readonly plan: string;
  readonly task: string;
  readonly column: string;
  /** The lane, with the one that it was taken out of. */
  readonly lane?: { readonly by: BoardGrouping; readonly id: string; readonly from: string };
}

/** Put a card of the roadmap (a task, an idea, a release) into another lane, to other dates, or both. */
export interface ToRoadmap {
  readonly kind: "to-roadmap";
  readonly plan: string;
  readonly task: string;
  /** The lane, with the one that it was taken out of. */
  readonly lane?: { readonly by: RoadmapGrouping; readonly id: string; readonly from: string };
  /** When it shall begin (a release: be out), or as soon as it can. */
  readonly at?: Instant | "soon";
}

/** Start several tasks at other instants, as one change. */
export interface MoveTasks {
  readonly kind: "move-tasks";
  readonly plan: string;
  readonly tasks: readonly { readonly task: string; readonly start: Instant }[];
}

/** Let a task say what was typed into one of its columns; empty text takes what it says away. */
export interface SetField {
  readonly kind: "set-field";
  readonly plan: string;
  readonly task: string;
  readonly field: EditableField;
  readonly text: string;
}

/** Book a task on somebody else, or at another time: as it was dragged in the resources. */
export interface Rebook {
  readonly kind: "rebook";
  readonly plan: string;
  readonly task: string;
  readonly person?: { readonly from: string; readonly to: string };
  readonly start?: Instant;
}

/** Give people and machines other shares of full time, 1 = 100 %. */
export interface SetCapacity {
  readonly kind: "set-capacity";
  readonly plan: string;
  readonly of: readonly { readonly id: string; readonly share: number }[];
}

/** Let an idea of the backlog say figures as they were typed, or an effort in working minutes as it was dragged to. */
export interface SetScores {
  readonly kind: "set-scores";
  readonly plan: string;
  readonly task: string;
  readonly scores: readonly { readonly key: ScoreKey; readonly text: string; readonly minutes?: number }[];
}

/** Make work of an idea of the backlog: it keeps its id. */
export interface Promote {
  readonly kind: "promote";
  readonly plan: string;
  readonly task: string;
}

/** Rank the plan's backlog by a ready-made method from now on. */
export interface SetMethod {
  readonly kind: "set-method";
  readonly plan: string;
  readonly method: string;
}

/** Do what a quick fix does: that of a check's place (by the name of the check), or of a problem (by its code), at an item, by its title. */
export interface ApplyFix {
  readonly kind: "apply-fix";
  readonly plan: string;
  readonly of: string;
  readonly id: string;
  readonly title: string;
}

/** Set a limit of schedule quality in the plan, such as `high-slack`; empty text takes it away, so that the usual one holds. */
export interface SetLimit {
  readonly kind: "set-limit";
  readonly plan: string;
  readonly limit: string;
  readonly text: string;
}

/** Write what was turned in a what-if. */
export interface TurnPlan {
  readonly kind: "turn-plan";
  readonly plan: string;
  readonly turns: readonly ForecastTurn[];
}

/** The changes that a view may ask for; everything else stays with commands and quick fixes. */
export type ViewChange =
  | Extract<PlanChange, { kind: "move-task" | "add-link" | "remove-link" | "change-link" | "set-progress" }>
  | FinishAt | ToCell | MoveTasks | SetField | ToRoadmap | Rebook | SetCapacity | RiskChange | SetScores | Promote | SetMethod
  | ApplyFix | SetLimit | TurnPlan;

/** The tasks whose text a change is about; for a capacity the people, for the register the risk, for a what-if all that is turned. */
export function tasksOfChange(change: ViewChange): readonly string[] {
  if (change.kind === "apply-fix" || change.kind === "set-limit") return [];
  if (isRiskChange(change)) return change.kind === "add-risk" ? [] : [change.risk];
  if (change.kind === "turn-plan") return change.turns.map(({ id }) => id);
  if (change.kind === "set-capacity") return change.of.map(({ id }) => id);
  if (change.kind === "set-method") return [];
  return change.kind === "move-tasks" ? change.tasks.map(({ task }) => task) : [change.task];
}

/** How a change ended: written; nothing to do; or refused with one sentence for the person. */
export interface ChangeAnswer {
  readonly kind: "applied" | "unchanged" | "refused";
  readonly message?: string | undefined;
}

/** Problems of the plan, and what the view can still show. */
export interface PlanHealth {
  readonly errors: number;
  readonly warnings: number;
}

/** What every view says to the host. A view never names a command: these words are all it has. */
export interface ViewNotes {
  /** The view can draw: send the newest data. */
  readonly ready: undefined;
  /** Data up to this number is drawn: the next may be sent. */
  readonly drawn: { readonly sequence: number };
  /** Show the source of an item; with `focus` the text gets the keyboard. */
  readonly reveal: { readonly id: string; readonly focus: boolean };
  readonly showProblems: undefined;
  /** Open the plan's file. */
  readonly openPlan: undefined;
  /** Compare with the baseline of a name; with none where it is empty. */
  readonly baseline: { readonly name: string };
  /** The keys of undo and redo were pressed in the view: take back, or make again, what was last written. */
  readonly undo: undefined;
  readonly redo: undefined;
  /** The keys did not come back to the view after that. */
  readonly keys: undefined;
}

/** What every view asks of the host. */
export interface ViewRequests {
  readonly change: { readonly ask: ChangeRequest; readonly answer: ChangeAnswer };
  /** What a change would do, before it is made. */
  readonly preview: { readonly ask: ChangeRequest; readonly answer: ChangePreview };
  /** Draw what is shown as a picture of its own. */
  readonly picture: { readonly ask: PictureAsk; readonly answer: DrawnPicture };
  /** Give a picture of what is shown to the person, as a file or on paper. */
  readonly export: { readonly ask: ExportRequest; readonly answer: ExportAnswer };
  /** The same, with the load of everybody as it would be. */
  readonly previewLoad: { readonly ask: ChangeRequest; readonly answer: LoadPreview };
  /** What would come of something turned, in a simulation; nothing is written. */
  readonly forecast: { readonly ask: ForecastAsk; readonly answer: ForecastAnswer };
}

/** A view's side of the connection. */
export interface ViewSpeech {
  readonly notes: ViewNotes;
  readonly requests: ViewRequests;
}

/** The text cursor stands in an item; or in none. */
export interface CursorNote {
  readonly id: string | null;
}

/** The host has nothing to show: why, in words that the view chooses. */
export interface NothingNote {
  readonly reason: "no-plan" | "closed";
}

/** So many tasks can be moved at once. */
export const MOST_TASKS = 200;

/** How a change ended. */
export const isChangeAnswer: Guard<ChangeAnswer> = hasFields<ChangeAnswer>({
  kind: isOneOf(["applied", "unchanged", "refused"]),
  message: isOptional(isText),
});

/** Where the text cursor is. */
export const isCursorNote: Guard<CursorNote> = hasFields<CursorNote>({ id: (value) => value === null || isText(value) });

/** Why there is nothing to show. */
export const isNothingNote: Guard<NothingNote> = hasFields<NothingNote>({ reason: isOneOf(["no-plan", "closed"]) });

/** The counts of a plan's problems. */
export const isPlanHealth: Guard<PlanHealth> = hasFields<PlanHealth>({ errors: isCount, warnings: isCount });
