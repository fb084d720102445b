import { map, text, word, type PlanNode } from "../../language/write/planNode";
import { writeInstant, writeNumber } from "../../language/write/writeValues";
import { beginText, endText } from "./calendarNodes";
import { taskLabel, type Conversion } from "./context";
import { durationText, formatOf } from "./formats";
import type { MspdiTask } from "./project";
import { workBetween, type WorkingTime } from "./workingTime";

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

/** Work that stopped and goes on later; a gap without working time is none. */
function pauseEntries(conversion: Conversion, task: MspdiTask, time: WorkingTime): Entry[] {
  const { actualStart, actualFinish, stop, resume } = task;
  if (actualStart === undefined || stop === undefined || resume === undefined || actualFinish !== undefined) return [];
  if (resume <= stop || stop < actualStart || workBetween(time, stop, resume) === 0) return [];
  if (formatOf(task.durationFormat).elapsed) {
    conversion.note(`${taskLabel(task)}: the interruption of elapsed time is left out.`);
    return [];
  }
  return [["pauses", map([[`${writeInstant(stop)}..${writeInstant(resume)}`, text("Interrupted")]])]];
}
