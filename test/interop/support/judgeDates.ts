import type { Instant, Minutes } from "../../../src/core/model/instant";
import { NEVER_CANCELLED } from "../../../src/core/model/cancellation";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { importMspdi } from "../../../src/interop/mspdi/importMspdi";
import { parseInstant } from "../../../src/interop/mspdi/values";
import { childOf, childrenOf, parseNumber } from "../../../src/interop/mspdi/values";
import { readXml, type XmlElement } from "../../../src/interop/mspdi/xml";
import { readPlan } from "../../../src/language/snapshot";
import { writeInstant } from "../../../src/language/write/writeValues";
import type { ProjectFile } from "./microsoftProjectFiles";

/** The dates of one leaf that are compared; slack in working minutes. */
export interface LeafDates {
  readonly earlyStart: Instant;
  readonly earlyFinish: Instant;
  readonly lateStart: Instant;
  readonly lateFinish: Instant;
  readonly totalSlack: Minutes;
}

/** A leaf whose dates differ. */
export interface Deviation {
  readonly file: string;
  readonly task: string;
  readonly wrong: readonly string[];
}

/** How a file did. */
export interface Verdict {
  readonly file: string;
  readonly tasks: number;
  readonly right: number;
  readonly deviations: readonly Deviation[];
  /** What the import said. */
  readonly notes: readonly string[];
  /** Problems of severity error in the plan. */
  readonly errors: readonly string[];
}

const KEYS = ["earlyStart", "earlyFinish", "lateStart", "lateFinish", "totalSlack"] as const;

/** Microsoft Project's own dates of each leaf, in the file's order, read straight from the file. */
export function expectedDates(xml: string): { readonly name: string; readonly dates: LeafDates }[] {
  const read = readXml(xml, { maxLength: 1e8, maxDepth: 64, skip: new Set(["TimephasedData"]) });
  if (read.kind !== "read") throw new Error(read.message);
  return childrenOf(childOf(read.root, "Tasks"), "Task").filter(isLeaf).map((task) => {
    const text = (name: string): string => childOf(task, name)?.text ?? "";
    const instant = (name: string): Instant => parseInstant(text(name)) ?? Number.NaN;
    return {
      name: text("Name"),
      dates: {
        earlyStart: instant("EarlyStart"),
        earlyFinish: instant("EarlyFinish"),
        lateStart: instant("LateStart"),
        lateFinish: instant("LateFinish"),
        totalSlack: (parseNumber(text("TotalSlack")) ?? 0) / 10,
      },
    };
  });
}

function isLeaf(task: XmlElement): boolean {
  const flag = (name: string): boolean => childOf(task, name)?.text.trim() === "1";
  return !flag("IsNull") && !flag("Summary");
}

const verdicts = new Map<string, Verdict>();

/** Imports a file, reads the plan that came of it, schedules it and compares each leaf with Microsoft's dates; once a file. */
export function judge(file: ProjectFile): Verdict {
  const known = verdicts.get(file.name);
  if (known !== undefined) return known;
  const verdict = judgeAnew(file);
  verdicts.set(file.name, verdict);
  return verdict;
}

function judgeAnew(file: ProjectFile): Verdict {
  const expected = expectedDates(file.xml);
  const { scheduled, notes, errors } = scheduledDates(file);
  const deviations: Deviation[] = [];
  const verdict = { file: file.name, tasks: expected.length, deviations, notes, errors };
  if (scheduled.length !== expected.length) {
    deviations.push({ file: file.name, task: "all", wrong: [`${String(scheduled.length)} leaves instead of ${String(expected.length)}`] });
    return { ...verdict, right: 0 };
  }
  expected.forEach(({ name, dates }, index) => {
    const own = scheduled[index];
    const wrong = own === undefined ? ["missing"] : differences(dates, own.dates);
    if (wrong.length > 0) deviations.push({ file: file.name, task: `${own?.id ?? ""} "${name}"`, wrong });
  });
  return { ...verdict, right: expected.length - deviations.length };
}

interface ScheduledFile {
  readonly scheduled: readonly { readonly id: string; readonly dates: LeafDates }[];
  readonly notes: readonly string[];
  readonly errors: readonly string[];
}

function scheduledDates(file: ProjectFile): ScheduledFile {
  const imported = importMspdi(file.xml);
  if (imported.kind !== "imported") return { scheduled: [], notes: [], errors: [imported.message] };
  const { plans, problems } = readPlan(imported.text, "imported.plan.yaml");
  const errors = problems.filter(({ severity }) => severity === "error").map(({ code, message }) => `${code}: ${message}`);
  const [plan] = plans;
  if (plan === undefined) return { scheduled: [], notes: imported.notes, errors: ["the imported text is no plan", ...errors] };
  const leaves = schedulePlan(plan, { now: 0 }, NEVER_CANCELLED).tasks.filter(({ kind }) => kind !== "summary");
  return { scheduled: leaves.map((task) => ({ id: task.id, dates: task })), notes: imported.notes, errors };
}

function differences(expected: LeafDates, own: LeafDates): string[] {
  return KEYS.filter((key) => expected[key] !== own[key]).map((key) => {
    const show = (value: number): string => (key === "totalSlack" || Number.isNaN(value) ? String(value) : writeInstant(value));
    return `${key} ${show(own[key])} instead of ${show(expected[key])}`;
  });
}
