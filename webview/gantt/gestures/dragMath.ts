import { MINUTES_PER_DAY } from "../../../src/core/model/instant";
import type { Instant, Minutes } from "../../../src/core/model/instant";
import { MOST_TASKS } from "../../../src/protocol/viewMessages";
import type { ViewChange } from "../../../src/protocol/viewMessages";
import { hasFlag, timeOf } from "../model";
import type { GanttModel } from "../model";
import { startOfDay } from "../../shared/dates";
import { instantAt, xOf } from "../../shared/timeScale";
import type { TimeScale } from "../../shared/timeScale";
import { addWorked, isWorkingDay, nextWorked, previousWorked, workedBetween } from "../workTime";
import { t } from "../../shared/l10n";

/** What a drag is computed from. */
export interface DragScene {
  readonly model: GanttModel;
  readonly scale: TimeScale;
}

/** Where a row would be. */
export interface DragDates {
  readonly start: Instant;
  readonly finish: Instant;
  /** Working minutes (clock minutes of an elapsed task). */
  readonly duration: Minutes;
}

/** Why a row cannot be moved or resized by hand; undefined when it can. */
export function reasonAgainst(model: GanttModel, row: number, gesture: "move" | "resize"): string | undefined {
  if (hasFlag(model, row, "summary")) return t("A summary's dates come from the tasks in it: move those.");
  if (hasFlag(model, row, "finished")) return t("It is finished: its dates are facts. Change `started` or `finished` in the text.");
  if (hasFlag(model, row, "dropped")) return t("It is dropped: it has no dates to move.");
  if (gesture === "resize" && hasFlag(model, row, "milestone")) return t("A milestone has no length.");
  return undefined;
}

/** A row moved by pixels: by whole days that are worked, or with `fine` by hours. */
export function movedBy(scene: DragScene, row: number, pixels: number, fine: boolean): DragDates {
  const start = scene.model.data.rows.start[row] ?? 0;
  if (!fine) return movedByDays(scene, row, Math.round(pixels / scene.scale.pxPerDay));
  const step = fineStep(scene.scale);
  return movedTo(scene, row, Math.round(instantAt(scene.scale, xOf(scene.scale, start) + pixels) / step) * step);
}

/** An hour; a quarter of it where an hour is wide. */
function fineStep(scale: TimeScale): Minutes {
  return scale.pxPerDay >= 960 ? 15 : 60;
}

/** The longest stretch of days off that a move looks beyond. */
const MOST_DAYS_OFF = 120;

/** A row moved by whole days, to the beginning of the day; a day off is passed over in the direction of the move. */
export function movedByDays(scene: DragScene, row: number, days: number): DragDates {
  const { model } = scene;
  if (days === 0) return datesOf(model, row);
  const time = timeOf(model, row);
  const start = model.data.rows.start[row] ?? 0;
  const keepsHour = hasFlag(model, row, "milestone") || hasFlag(model, row, "elapsed");
  let to = (keepsHour ? start : startOfDay(start)) + days * MINUTES_PER_DAY;
  for (let tries = 0; tries < MOST_DAYS_OFF && !isWorkingDay(time, to); tries += 1) to += Math.sign(days) * MINUTES_PER_DAY;
  return movedTo(scene, row, to);
}

export function datesOf(model: GanttModel, row: number): DragDates {
  const { rows } = model.data;
  return { start: rows.start[row] ?? 0, finish: rows.finish[row] ?? 0, duration: rows.duration[row] ?? 0 };
}

function movedTo({ model }: DragScene, row: number, to: Instant): DragDates {
  const time = timeOf(model, row);
  const { start, finish, duration } = datesOf(model, row);
  if (hasFlag(model, row, "milestone")) {
    const at = isWorkingDay(time, to) ? to : nextWorked(time, to);
    return { start: at, finish: at, duration };
  }
  if (hasFlag(model, row, "elapsed")) return { start: to, finish: to + (finish - start), duration };
  const begins = nextWorked(time, to);
  const ends = addWorked(time, begins, Math.max(1, workedBetween(time, start, finish)));
  return { start: begins, finish: ends, duration };
}

/** A row whose end is moved by pixels, never shorter than its first day (with `fine`, than an hour). */
export function resizedBy(scene: DragScene, row: number, pixels: number, fine: boolean): DragDates {
  const { finish } = datesOf(scene.model, row);
  if (!fine) return resizedByDays(scene, row, Math.round(pixels / scene.scale.pxPerDay));
  const step = fineStep(scene.scale);
  return resizedTo(scene, row, Math.round(instantAt(scene.scale, xOf(scene.scale, finish) + pixels) / step) * step, step);
}

export function resizedByDays(scene: DragScene, row: number, days: number): DragDates {
  const { finish } = datesOf(scene.model, row);
  if (days === 0) return datesOf(scene.model, row);
  const time = timeOf(scene.model, row);
  // The last minute of work says which day it is: an end at midnight belongs to the day before. Whoever ends with the
  // day still does, whenever the other day ends.
  const nextDay = startOfDay(finish - 1) + MINUTES_PER_DAY;
  const endsDay = !hasFlag(scene.model, row, "elapsed") && nextWorked(time, finish) >= nextDay;
  let to = (endsDay ? nextDay : finish) + days * MINUTES_PER_DAY;
  const direction = Math.sign(days) * MINUTES_PER_DAY;
  for (let tries = 0; tries < MOST_DAYS_OFF && !isWorkingDay(time, to - 1); tries += 1) to += direction;
  return resizedTo(scene, row, to, scene.model.data.dayMinutes);
}

function resizedTo({ model }: DragScene, row: number, to: Instant, least: Minutes): DragDates {
  const time = timeOf(model, row);
  const { start, finish, duration } = datesOf(model, row);
  if (hasFlag(model, row, "elapsed")) {
    const ends = Math.max(to, start + least);
    return { start, finish: ends, duration: duration + (ends - finish) };
  }
  const shortest = addWorked(time, start, Math.min(least, Math.max(1, workedBetween(time, start, finish))));
  const ends = Math.max(previousWorked(time, to), shortest);
  return { start, finish: ends, duration: Math.max(1, duration + workedBetween(time, finish, ends)) };
}

/** The change that a drag asks for; undefined when it leaves everything as it is. */
export function changeFor(model: GanttModel, row: number, gesture: "move" | "resize", to: DragDates): ViewChange | undefined {
  const before = datesOf(model, row);
  const task = model.ids[row] ?? "";
  const { plan } = model.data;
  if (gesture === "move") return to.start === before.start ? undefined : { kind: "move-task", plan, task, start: to.start };
  return to.finish === before.finish ? undefined : { kind: "finish-at", plan, task, finish: to.finish };
}

/** Why so many rows cannot be moved together; undefined when they can. */
export function reasonAgainstAll(rows: readonly number[]): string | undefined {
  return rows.length > MOST_TASKS ? t("{0} tasks are selected: move at most {1} together.", rows.length, MOST_TASKS) : undefined;
}

/** The same of several rows that are moved together. */
export function changeForAll(model: GanttModel, moves: readonly (readonly [row: number, to: DragDates])[]): ViewChange | undefined {
  const tasks = moves.filter(([row, to]) => to.start !== (model.data.rows.start[row] ?? 0)).map(([row, { start }]) => ({ task: model.ids[row] ?? "", start }));
  return tasks.length === 0 ? undefined : { kind: "move-tasks", plan: model.data.plan, tasks };
}

/** What holds a row back when it is dragged before its earliest start: the text may say so, the dates will not follow. */
export function heldBy(model: GanttModel, row: number, to: DragDates): string {
  const { rows } = model.data;
  if (to.start >= (rows.start[row] ?? 0)) return "";
  const driver = rows.driver[row] ?? 255;
  const of = rows.driverRow[row] ?? -1;
  if (driver === 0 && of >= 0) return t("Waits for {0}: it cannot start before that.", model.titles[of] ?? "");
  if (driver === 4) return t("It cannot start before the status date.");
  if (driver === 5) return t("It cannot start before the plan does.");
  return "";
}
