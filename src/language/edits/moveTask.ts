import type { Instant } from "../../core/model/instant";
import type { Task } from "../../core/model/items";
import type { MoveTask } from "../../core/model/planChange";
import { actualBegin, beginOf } from "../../core/calendar/dateEdges";
import type { WorkCalendar } from "../../core/calendar/workCalendar";
import type { Snapshot } from "../snapshotTypes";
import { code } from "../rules/wording";
import { NOTHING_TO_DO, refuse, type Attempt } from "./attempt";
import { inFile } from "./replacement";
import { setKeyEdits } from "./setKey";
import { findTask, writtenValue } from "./target";
import { calendarOf, writeBegin } from "./workingDay";

type StartKey = "started" | "start-on" | "finish-on" | "not-before";

/** Moves the date that holds a task's start: an actual or fixed start where one is written, else `not-before`. */
export function moveTask(snapshot: Snapshot, change: MoveTask): Attempt {
  const target = findTask(snapshot, change.plan, change.task);
  if (target.kind === "refused") return target;
  const { item } = target.node;
  if (!Number.isInteger(change.start)) return refuse("A task can only be moved to a whole minute.");
  if (item.finished !== undefined) return refuse(`${code(item.id)} is finished: its dates are what happened.`);
  const key = startKey(item);
  if (key === "finish-on") return refuse(`${code(item.id)} finishes on a fixed date: change or remove its ${code("finish-on")} first.`);
  if (item.repeat !== undefined && key === "not-before" && item.notBefore === undefined) {
    return refuse(`${code(item.id)} repeats: change when with its ${code("repeat")}.`);
  }
  const calendar = calendarOf(target.plan, target.node);
  const old = writtenValue(target, key);
  if (instantOf(item, key, calendar) === change.start) return NOTHING_TO_DO;
  const edits = setKeyEdits(target, key, writeBegin(change.start, calendar, old, key === "started"));
  if (edits === undefined) return refuse(`The dates of ${code(item.id)} are written in a form that cannot be changed from here: edit them in the file.`);
  const holds = (after: object): boolean => instantOf(after as Task, key, calendar) === change.start;
  return { kind: "edits", edits: inFile(target.file.path, edits), intent: { keys: [{ id: item.id, key, holds }] } };
}

/** The key that says when a task starts. */
export function startKey(item: Task): StartKey {
  if (item.started !== undefined) return "started";
  if (item.startOn !== undefined) return "start-on";
  return item.finishOn === undefined ? "not-before" : "finish-on";
}

function instantOf(item: Task, key: StartKey, calendar: WorkCalendar): Instant | undefined {
  const date = key === "started" ? item.started : key === "start-on" ? item.startOn : item.notBefore;
  if (date === undefined) return undefined;
  return key === "started" ? actualBegin(date, calendar) : beginOf(date, calendar);
}

