import { map, text, word, type PlanNode } from "../../language/write/planNode";
import { writeNumber } from "../../language/write/writeValues";
import { beginText, endText } from "./calendarNodes";
import { taskLabel, type Conversion } from "./context";
import { durationText, formatOf } from "./formats";
import { explainsLength, gapsIn } from "./pauses";
import type { MspdiSpan, MspdiTask } from "./project";
import { joinSpans } from "./timephased";
import { nextWork, previousWork, workBetween, type WorkingTime } from "./workingTime";

type Entry = [key: string, value: PlanNode];

/** Actual dates, progress, and the gap in which work lay still: `pauses`, `started`, `finished`, `done`, `remaining`. */
export function progressEntries(conversion: Conversion, task: MspdiTask, time: WorkingTime): Entry[] {
  const { actualStart, actualFinish, percentComplete } = task;
  const entries = pauseEntries(conversion, task, time);
  if (actualStart !== undefined) entries.push(["started", word(beginText(actualStart, time))]);
  if (actualFinish !== undefined) {
    entries.push(["finished", word(endText(actualFinish, time))]);
    return entries;
  }
  if (percentComplete > 0) entries.push(["done", word(`${writeNumber(percentComplete)}%`)]);
  const remaining = remainingText(conversion, task);
  if (remaining !== undefined) entries.push(["remaining", word(remaining)]);
  return entries;
}

/** What is left, where the share done, a whole number of percent, does not say it to the minute. */
function remainingText(conversion: Conversion, task: MspdiTask): string | undefined {
  const { duration, percentComplete, remainingDuration, actualStart } = task;
  if (remainingDuration === undefined || duration === 0) return undefined;
  if (percentComplete === 0 && actualStart === undefined) return undefined;
  const said = duration * (1 - percentComplete / 100);
  if (Math.abs(said - remainingDuration) < 0.05 || percentComplete === 100) return undefined;
  return durationText(remainingDuration, formatOf(task.durationFormat), conversion.scale);
}

/** Interruptions: of work begun, by its stop and resume; else by the figures spread over time. */
function pauseEntries(conversion: Conversion, task: MspdiTask, time: WorkingTime): Entry[] {
  const gaps = [...stoppedSpan(task, time), ...splits(conversion, task, time)];
  if (gaps.length === 0) return [];
  if (formatOf(task.durationFormat).elapsed) {
    conversion.note(`${taskLabel(task)}: the interruption of elapsed time is left out.`);
    return [];
  }
  const pauses = joinSpans(gaps).map((gap): Entry => [spanText(gap, time), text("Interrupted")]);
  return [["pauses", map(pauses)]];
}

function spanText({ from, to }: MspdiSpan, time: WorkingTime): string {
  const first = beginText(from, time);
  const last = endText(to, time);
  return first === last ? first : `${first}..${last}`;
}

/** Work that stopped and goes on later; a gap without working time is none. */
function stoppedSpan({ actualStart, actualFinish, stop, resume }: MspdiTask, time: WorkingTime): MspdiSpan[] {
  if (actualStart === undefined || stop === undefined || resume === undefined || actualFinish !== undefined) return [];
  if (resume <= stop || stop < actualStart || workBetween(time, stop, resume) === 0) return [];
  return [{ from: nextWork(time, stop), to: previousWork(time, resume) }];
}

/**
 * Gaps in the work on everybody's part of a task, when they alone make it longer than its duration: on the task's
 * own calendar, else on that of the one who works on it, else on the plan's.
 */
function splits(conversion: Conversion, task: MspdiTask, taskTime: WorkingTime): MspdiSpan[] {
  const { start, finish, actualFinish, manual, duration } = task;
  if (start === undefined || finish === undefined || actualFinish !== undefined || manual) return [];
  const assignments = conversion.assignmentsOf(task).filter(({ worked }) => worked.length > 0);
  const [only] = assignments;
  const worker = assignments.length === 1 && only !== undefined ? conversion.resource(only.resourceUid) : undefined;
  const time = task.calendarUid === undefined && worker !== undefined ? conversion.timeOf(worker.calendarUid) : taskTime;
  const gaps = gapsIn(assignments.flatMap(({ worked }) => worked), time);
  return explainsLength(gaps, time, start, finish, duration) ? gaps : [];
}
