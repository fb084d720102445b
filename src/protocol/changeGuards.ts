import type { EditableField } from "../core/view/fields";
import type { ScoreKey } from "../core/view/prioritiesData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNothing, isNumber, isOneOf, isOptional, isText } from "./guards";
import { riskChangeGuards } from "./riskChanges";
import { areTurns } from "./simulationGuards";
import { MOST_TASKS } from "./viewMessages";
import type { ChangeRequest, MoveTasks, Rebook, SetCapacity, SetScores, ToCell, ToRoadmap, TurnPlan, ViewChange } from "./viewMessages";

const isField = isOneOf<EditableField>(["title", "duration", "effort", "start", "due", "people", "progress", "priority", "release", "status", "objective"]);

const linkType = isOneOf(["FS", "SS", "FF", "SF"]);

/** An id as text that cannot be more than an id: bounded, one line. */
function isIdText(value: unknown): value is string {
  return isText(value) && value.length > 0 && value.length <= 500 && !/[\r\n]/.test(value);
}

const changeGuards: ReadonlyMap<string, (value: unknown) => boolean> = new Map<string, (value: unknown) => boolean>([
  ["move-task", hasFields<{ plan: string; task: string; start: number }>({ plan: isIdText, task: isIdText, start: isInteger })],
  ["finish-at", hasFields<{ plan: string; task: string; finish: number }>({ plan: isIdText, task: isIdText, finish: isInteger })],
  [
    "add-link",
    hasFields<{ plan: string; task: string; on: string; type: string; lag?: string }>({
      plan: isIdText,
      task: isIdText,
      on: isIdText,
      type: linkType,
      lag: isOptional(isLag),
    }),
  ],
  [
    "change-link",
    hasFields<{ plan: string; task: string; on: string; oldType?: string; newOn?: string; type: string; lag?: string }>({
      plan: isIdText,
      task: isIdText,
      on: isIdText,
      oldType: isOptional(linkType),
      newOn: isOptional(isIdText),
      type: linkType,
      lag: isOptional(isLag),
    }),
  ],
  ["move-tasks", hasFields<{ plan: string; tasks: MoveTasks["tasks"] }>({ plan: isIdText, tasks: isMoves })],
  ["set-field", hasFields<{ plan: string; task: string; field: string; text: string }>({ plan: isIdText, task: isIdText, field: isField, text: isTyped })],
  ["to-cell", hasFields<{ plan: string; task: string; column: string; lane?: ToCell["lane"] }>({ plan: isIdText, task: isIdText, column: isIdText, lane: isOptional(isLaneMove) })],
  ["to-roadmap", hasFields<{ plan: string; task: string; lane?: ToRoadmap["lane"]; at?: ToRoadmap["at"] }>({ plan: isIdText, task: isIdText, lane: isOptional(isRoadmapLane), at: isOptional(isWhen) })],
  ["rebook", hasFields<{ plan: string; task: string; person?: Rebook["person"]; start?: number }>({ plan: isIdText, task: isIdText, person: isOptional(isHandOver), start: isOptional(isInteger) })],
  ["apply-fix", hasFields<{ plan: string; of: string; id: string; title: string }>({ plan: isIdText, of: isIdText, id: isIdText, title: isTyped })],
  ["set-limit", hasFields<{ plan: string; limit: string; text: string }>({ plan: isIdText, limit: isLimitName, text: isTyped })],
  ["set-capacity", hasFields<{ plan: string; of: SetCapacity["of"] }>({ plan: isIdText, of: isShares })],
  ...riskChangeGuards(isIdText),
  ["set-scores", hasFields<{ plan: string; task: string; scores: SetScores["scores"] }>({ plan: isIdText, task: isIdText, scores: isScores })],
  ["promote", hasFields<{ plan: string; task: string }>({ plan: isIdText, task: isIdText })],
  ["set-method", hasFields<{ plan: string; method: string }>({ plan: isIdText, method: isOneOf(["rice", "ice", "wsjf", "value-effort", "moscow", "kano", "votes"]) })],
  ["turn-plan", hasFields<{ plan: string; turns: TurnPlan["turns"] }>({ plan: isIdText, turns: (value) => areTurns(value) && value.length > 0 })],
  ["remove-link", hasFields<{ plan: string; task: string; on: string }>({ plan: isIdText, task: isIdText, on: isIdText })],
  [
    "set-progress",
    hasFields<{ plan: string; task: string; done: number; on: number }>({ plan: isIdText, task: isIdText, done: isShare, on: isInteger }),
  ],
]);

const scoreKeys: readonly ScoreKey[] = ["value", "effort", "reach", "impact", "confidence", "urgency", "risk-reduction", "cost-of-delay", "moscow", "kano", "votes"];

function isScores(value: unknown): value is SetScores["scores"] {
  const isOne = hasFields<SetScores["scores"][number]>({ key: isOneOf(scoreKeys), text: isTyped, minutes: isOptional((minutes): minutes is number => isNumber(minutes) && minutes > 0 && minutes <= 1e9) });
  return isListOf(isOne)(value) && value.length > 0 && value.length <= scoreKeys.length;
}

function isLimitName(value: unknown): value is string {
  return isText(value) && /^[a-z]+(-[a-z]+){0,3}$/.test(value) && value.length <= 40;
}

function isLaneId(id: unknown): id is string {
  return id === "" || isIdText(id);
}

function isRoadmapLane(value: unknown): value is NonNullable<ToRoadmap["lane"]> {
  return hasFields<NonNullable<ToRoadmap["lane"]>>({ by: isOneOf(["release", "objective", "team", "theme"]), id: isLaneId, from: isLaneId })(value);
}

function isWhen(value: unknown): value is NonNullable<ToRoadmap["at"]> {
  return value === "soon" || isInteger(value);
}

function isLaneMove(value: unknown): value is NonNullable<ToCell["lane"]> {
  return hasFields<NonNullable<ToCell["lane"]>>({ by: isOneOf(["person", "release", "sprint", "objective"]), id: isLaneId, from: isLaneId })(value);
}

function isHandOver(value: unknown): value is NonNullable<Rebook["person"]> {
  return hasFields<NonNullable<Rebook["person"]>>({ from: isIdText, to: isIdText })(value);
}

/** The most that one may have of what a full-time person has. */
const MOST_SHARE = 2;

function isShares(value: unknown): value is SetCapacity["of"] {
  const isOne = hasFields<SetCapacity["of"][number]>({ id: isIdText, share: (share) => isNumber(share) && share >= 0 && share <= MOST_SHARE });
  return isListOf(isOne)(value) && value.length > 0 && value.length <= MOST_TASKS;
}

/** What is typed into a column is a line. */
function isTyped(value: unknown): value is string {
  return isText(value) && value.length <= 1000 && !/[\r\n]/.test(value);
}

function isMoves(value: unknown): value is MoveTasks["tasks"] {
  const isMove = hasFields<MoveTasks["tasks"][number]>({ task: isIdText, start: isInteger });
  return isListOf(isMove)(value) && value.length > 0 && value.length <= MOST_TASKS;
}

function isLag(value: unknown): value is string {
  return isText(value) && /^[+-]\d+(\.\d+)?(m|h|d|w|mo|em|eh|ed|ew|%)$/.test(value);
}

function isShare(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value <= 1;
}

/** A change that a view may ask for, every field checked. */
export const isViewChange: Guard<ViewChange> = (value): value is ViewChange => {
  const kind = typeof value === "object" && value !== null ? (value as { kind?: unknown }).kind : undefined;
  return isText(kind) && changeGuards.get(kind)?.(value) === true;
};

/** A change with its data's number. */
export const isChangeRequest: Guard<ChangeRequest> = hasFields<ChangeRequest>({ sequence: isCount, change: isViewChange });

/** Guards of the notes that every view sends. */
export const viewNoteGuards = {
  ready: isNothing,
  drawn: hasFields<{ readonly sequence: number }>({ sequence: isCount }),
  reveal: hasFields<{ readonly id: string; readonly focus: boolean }>({ id: isIdText, focus: (value) => typeof value === "boolean" }),
  showProblems: isNothing,
  openPlan: isNothing,
  baseline: hasFields<{ readonly name: string }>({ name: isTyped }),
  undo: isNothing,
  redo: isNothing,
  keys: isNothing,
};
