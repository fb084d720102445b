import type { DurationScale } from "../../core/model/values";
import type { MspdiAssignment, MspdiProject, MspdiResource, MspdiTask } from "./project";
import type { WorkingTime } from "./workingTime";

/** What every part of the conversion reads, and where it says what it could not keep. */
export interface Conversion {
  readonly project: MspdiProject;
  /** How long `d` and `w` are; undefined when the file's day cannot be written exactly, then hours and minutes are used. */
  readonly scale: DurationScale | undefined;
  readonly planTime: WorkingTime;
  timeOf(calendarUid: number | undefined): WorkingTime;
  readonly ids: ConversionIds;
  /** The rows that become tasks, in the file's order. */
  readonly rows: readonly Row[];
  /** Assignments by number of the task. */
  assignmentsOf(task: MspdiTask): readonly MspdiAssignment[];
  resource(uid: number): MspdiResource | undefined;
  task(uid: number): Row | undefined;
  /** Says what could not be kept, a line each. */
  note(line: string): void;
}

/** The ids given to the things of the file, by their numbers there. */
export interface ConversionIds {
  readonly tasks: ReadonlyMap<number, string>;
  /** Also of rows whose number is not their own. */
  readonly rows: ReadonlyMap<MspdiTask, string>;
  readonly resources: ReadonlyMap<number, string>;
  readonly calendars: ReadonlyMap<number, string>;
  readonly fields: ReadonlyMap<number, string>;
}

/** A row of the task table in its place in the tree. */
export interface Row {
  readonly task: MspdiTask;
  readonly summary: boolean;
  readonly children: readonly Row[];
}

/** How a task is named in a note. */
export function taskLabel(task: MspdiTask): string {
  const name = task.name.trim() === "" ? "without a name" : `"${task.name.trim()}"`;
  return `Task ${name} (row ${String(task.id)})`;
}
