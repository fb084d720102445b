import type { WrittenHealth } from "../../core/health/limits";
import { record } from "../parse/values/combinators";
import { workingDuration } from "../parse/values/durations";
import { number, shareUpTo, text, wholeNumber } from "../parse/values/plain";
import type { KeyTable } from "./valueType";

const share = shareUpTo(1, "a share from 0% to 100%", "5%");
const index = number(0, 10, "a number from 0 to 10", "0.95");

/** The limits of schedule quality, in the order of the checks. */
export const healthKeys: KeyTable<WrittenHealth> = {
  openEnds: { type: share, doc: "Open tasks that may lack a predecessor or a successor.", default: "5%" },
  leads: { type: share, doc: "Links that may have a negative lag.", default: "0%" },
  lags: { type: share, doc: "Links that may have a lag.", default: "5%" },
  longLag: { type: workingDuration, doc: "A longer lag is a hint of its own.", default: "10d", example: "10d" },
  otherLinks: { type: share, doc: "Links that may be of another type than finish-to-start.", default: "10%", example: "10%" },
  hardConstraints: { type: share, doc: "Open tasks that may be held to a date.", default: "5%" },
  highSlack: { type: workingDuration, doc: "More total slack than this is high.", default: "44d", example: "44d" },
  highSlackTasks: { type: share, doc: "Open tasks that may have high slack.", default: "5%" },
  negativeSlack: { type: share, doc: "Open tasks that may have negative slack.", default: "0%" },
  longTask: { type: workingDuration, doc: "A longer task is long.", default: "44d", example: "20d" },
  longTasks: { type: share, doc: "Open tasks that may be long.", default: "5%" },
  invalidDates: { type: share, doc: "Tasks that may have dates on the wrong side of the status date.", default: "0%" },
  unassigned: { type: share, doc: "Open work that may be without people or equipment.", default: "none: it is counted and not judged", example: "10%" },
  missed: { type: share, doc: "Promised tasks that may be late or open at the status date.", default: "5%" },
  pathIndex: { type: index, doc: "The least critical path length index.", default: "0.95" },
  executionIndex: { type: index, doc: "The least baseline execution index.", default: "0.95" },
  onePerson: { type: share, doc: "The most of the open work that one person may do.", default: "50%", example: "50%" },
  predecessors: { type: wholeNumber(1, 100_000, "a whole number of at least 1", "8"), doc: "A task that waits for more than this is a merge point.", default: "8" },
  unestimated: { type: share, doc: "Open tasks that may be without an estimate.", default: "5%" },
  estimateSpread: { type: number(1, 1000, "a number of at least 1", "4"), doc: "A critical estimate whose high figure is more than this many times the low one is wide.", default: "4" },
  stale: { type: workingDuration, doc: "Work that has run longer than this with little done is stale.", default: "10d", example: "10d" },
  leastTasks: { type: wholeNumber(0, 1_000_000, "a whole number of zero or more", "20"), doc: "Plans with fewer open tasks get no hints on their schedule; the Health view shows the figures all the same.", default: "20" },
  responseFrom: { type: text, doc: "The level of `risk-matrix` from which an open risk needs a response.", default: "the highest level", example: "medium" },
};

/** The plan's own limits of schedule quality. */
export const health = record<WrittenHealth>("health limits", "limits of schedule quality, such as {high-slack: 60d, lags: 10%}", "{high-slack: 60d, lags: 10%}", healthKeys);
