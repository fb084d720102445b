import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { LinkType } from "../../core/model/values";
import type {
  MspdiAssignment,
  MspdiBaseline,
  MspdiLink,
  MspdiProject,
  MspdiResource,
  MspdiTask,
} from "./project";
import { readCalendar } from "./readCalendar";
import { readWorked, TIMEPHASED } from "./timephased";
import { childOf, childrenOf, fieldsOf, referenceTo, type DurationLetters, type Fields } from "./values";
import type { XmlElement } from "./xml";

/** Reads the tree of a Microsoft Project file; what is missing or not understood becomes the usual value. */
export function readProject(root: XmlElement): MspdiProject {
  const plain = fieldsOf(root, { day: MINUTES_PER_DAY / 3, month: 9600 });
  const minutesPerDay = positive(plain.number("MinutesPerDay"), 480, MINUTES_PER_DAY);
  const letters: DurationLetters = {
    day: minutesPerDay,
    month: minutesPerDay * positive(plain.number("DaysPerMonth"), 20, 31),
  };
  const rows = (container: string, name: string): readonly XmlElement[] => childrenOf(childOf(root, container), name);
  const assignments = rows("Assignments", "Assignment");
  const tasks = rows("Tasks", "Task").map((row) => readTask(row, letters));
  return {
    name: plain.text("Name"),
    title: plain.text("Title"),
    start: plain.instant("StartDate") ?? firstStart(tasks),
    finish: plain.instant("FinishDate"),
    scheduleFromStart: plain.flag("ScheduleFromStart", true),
    statusDate: plain.instant("StatusDate"),
    minutesPerDay,
    minutesPerWeek: positive(plain.number("MinutesPerWeek"), 5 * minutesPerDay, 7 * MINUTES_PER_DAY),
    currencyCode: plain.text("CurrencyCode").trim(),
    criticalSlackLimit: Math.min(10_000, Math.max(0, plain.number("CriticalSlackLimit") ?? 0)),
    honorConstraints: plain.flag("HonorConstraints"),
    multipleCriticalPaths: plain.flag("MultipleCriticalPaths"),
    calendarUid: referenceTo(plain.number("CalendarUID")),
    calendars: byNumber(rows("Calendars", "Calendar").map(readCalendar)),
    resources: byNumber(rows("Resources", "Resource").map((row) => readResource(row, letters))),
    tasks,
    assignments: assignments.map((row) => readAssignment(row, letters)),
    attributes: rows("ExtendedAttributes", "ExtendedAttribute").map((row) => {
      const fields = fieldsOf(row, letters);
      return { fieldId: fields.number("FieldID") ?? -1, fieldName: fields.text("FieldName"), alias: fields.text("Alias") };
    }),
    timephased: assignments.some((row) => childOf(row, TIMEPHASED) !== undefined),
  };
}

/** The start of the first task: a file need not say when its project starts. */
function firstStart(tasks: readonly MspdiTask[]): MspdiProject["start"] {
  let first: MspdiProject["start"];
  for (const { start } of tasks) if (start !== undefined && (first === undefined || start < first)) first = start;
  return first;
}

/** Each number once; what has none cannot be referred to and is left away. */
function byNumber<T extends { readonly uid: number }>(rows: readonly T[]): T[] {
  const seen = new Map<number, T>();
  for (const row of rows) if (row.uid >= 0 && !seen.has(row.uid)) seen.set(row.uid, row);
  return [...seen.values()];
}

function positive(value: number | undefined, usual: number, most: number): number {
  return value !== undefined && value > 0 && value <= most ? value : usual;
}

/** Money that a plan can say. */
const MOST_MONEY = 1e14;

/** A price; there are no negative ones. */
function amount(value: number | undefined): number {
  return Math.min(MOST_MONEY, Math.max(0, value ?? 0));
}

/** A cost, which may be negative in the file. */
function signed(value: number | undefined): number {
  return Math.min(MOST_MONEY, Math.max(-MOST_MONEY, value ?? 0));
}

/** Whole people or machines of one resource; no resource has more. */
const MOST_UNITS = 1000;

function units(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.min(MOST_UNITS, Math.max(0, value));
}

function readResource(row: XmlElement, letters: DurationLetters): MspdiResource {
  const fields = fieldsOf(row, letters);
  const type = fields.number("Type") ?? 1;
  const isCost = type === 2 || fields.flag("IsCostResource");
  return {
    uid: fields.number("UID") ?? -1,
    name: fields.text("Name").trim(),
    kind: isCost ? "cost" : type === 0 ? "material" : "work",
    email: fields.text("EmailAddress").trim(),
    group: fields.text("Group").trim(),
    materialLabel: fields.text("MaterialLabel").trim(),
    maxUnits: units(fields.number("MaxUnits")),
    availability: childrenOf(fields.child("AvailabilityPeriods"), "AvailabilityPeriod").map((period) => {
      const at = fieldsOf(period, letters);
      return { from: at.instant("AvailableFrom"), to: at.instant("AvailableTo"), units: units(at.number("AvailableUnits")) ?? 1 };
    }),
    standardRate: amount(fields.number("StandardRate")),
    overtimeRate: amount(fields.number("OvertimeRate")),
    costPerUse: amount(fields.number("CostPerUse")),
    rates: childrenOf(fields.child("Rates"), "Rate").map((rate) => {
      const at = fieldsOf(rate, letters);
      return {
        table: at.number("RateTable") ?? 0,
        from: at.instant("RatesFrom"),
        standardRate: amount(at.number("StandardRate")),
        costPerUse: amount(at.number("CostPerUse")),
      };
    }),
    calendarUid: referenceTo(fields.number("CalendarUID")),
    notes: fields.text("Notes"),
    hasOwnFields: fields.child("ExtendedAttribute") !== undefined,
  };
}

function readTask(row: XmlElement, letters: DurationLetters): MspdiTask {
  const fields = fieldsOf(row, letters);
  return {
    uid: fields.number("UID") ?? -1,
    id: fields.number("ID") ?? -1,
    name: fields.text("Name"),
    isNull: fields.flag("IsNull"),
    outlineLevel: fields.number("OutlineLevel") ?? 1,
    summary: fields.child("Summary") === undefined ? undefined : fields.flag("Summary"),
    milestone: fields.flag("Milestone"),
    manual: fields.flag("Manual"),
    active: fields.flag("Active", true),
    external: fields.flag("ExternalTask"),
    subproject: fields.flag("IsSubproject"),
    ...readTaskTimes(fields),
    calendarUid: referenceTo(fields.number("CalendarUID")),
    ignoreResourceCalendar: fields.flag("IgnoreResourceCalendar"),
    priority: fields.number("Priority") ?? 500,
    levelingDelay: fields.number("LevelingDelay") ?? 0,
    fixedCost: signed(fields.number("FixedCost")),
    actualWork: fields.minutes("ActualWork") ?? 0,
    overtimeWork: fields.minutes("OvertimeWork") ?? 0,
    notes: fields.text("Notes"),
    hyperlink: fields.text("HyperlinkAddress").trim(),
    links: childrenOf(row, "PredecessorLink").map((link) => readLink(fieldsOf(link, letters))),
    baselines: childrenOf(row, "Baseline").map((baseline) => readBaseline(fieldsOf(baseline, letters))),
    attributes: childrenOf(row, "ExtendedAttribute").map((attribute) => {
      const at = fieldsOf(attribute, letters);
      return { fieldId: at.number("FieldID") ?? -1, value: at.text("Value") };
    }),
    hasOutlineCodes: fields.child("OutlineCode") !== undefined,
  };
}

type TaskTimes = Pick<
  MspdiTask,
  | "start" | "finish" | "duration" | "durationFormat" | "work" | "percentComplete" | "actualStart" | "actualFinish"
  | "actualDuration" | "remainingDuration" | "stop" | "resume" | "constraintType" | "constraintDate" | "deadline"
>;

function readTaskTimes(fields: Fields): TaskTimes {
  return {
    start: fields.instant("Start"),
    finish: fields.instant("Finish"),
    duration: Math.max(0, fields.minutes("Duration") ?? 0),
    durationFormat: fields.number("DurationFormat") ?? 7,
    work: fields.minutes("Work") ?? 0,
    percentComplete: Math.min(100, Math.max(0, fields.number("PercentComplete") ?? 0)),
    actualStart: fields.instant("ActualStart"),
    actualFinish: fields.instant("ActualFinish"),
    actualDuration: fields.minutes("ActualDuration"),
    remainingDuration: fields.minutes("RemainingDuration"),
    stop: fields.instant("Stop"),
    resume: fields.instant("Resume"),
    constraintType: fields.number("ConstraintType") ?? 0,
    constraintDate: fields.instant("ConstraintDate"),
    deadline: fields.instant("Deadline"),
  };
}

const LINK_TYPES: readonly LinkType[] = ["FF", "FS", "SF", "SS"];

function readLink(fields: Fields): MspdiLink {
  return {
    predecessorUid: fields.number("PredecessorUID") ?? -1,
    type: LINK_TYPES[fields.number("Type") ?? 1] ?? "FS",
    crossProject: fields.flag("CrossProject"),
    lag: fields.number("LinkLag") ?? 0,
    lagFormat: fields.number("LagFormat") ?? 7,
  };
}

function readBaseline(fields: Fields): MspdiBaseline {
  return {
    number: fields.number("Number") ?? 0,
    start: fields.instant("Start"),
    finish: fields.instant("Finish"),
    work: fields.minutes("Work") ?? 0,
    cost: signed(fields.number("Cost")),
  };
}

function readAssignment(row: XmlElement, letters: DurationLetters): MspdiAssignment {
  const fields = fieldsOf(row, letters);
  return {
    taskUid: fields.number("TaskUID") ?? -1,
    resourceUid: fields.number("ResourceUID") ?? -1,
    units: Math.min(MOST_MONEY, Math.max(0, fields.number("Units") ?? 1)),
    work: fields.minutes("Work") ?? 0,
    cost: signed(fields.number("Cost")),
    contour: fields.number("WorkContour") ?? 0,
    overtimeWork: fields.minutes("OvertimeWork") ?? 0,
    delay: fields.number("Delay") ?? 0,
    levelingDelay: fields.number("LevelingDelay") ?? 0,
    start: fields.instant("Start"),
    finish: fields.instant("Finish"),
    worked: readWorked(row),
  };
}
