import type { BaselineReading } from "../../core/model/baseline";
import type { CheckSources } from "../../core/expression/planFacts";
import type { DayNumber } from "../../core/model/instant";
import type { MetricReading } from "../../core/model/metric";
import type { Plan } from "../../core/model/plan";
import type { Fix, ProblemCode, Related } from "../../core/model/problem";
import type { Place } from "../../core/model/source";
import type { Schedule } from "../../core/schedule/result";
import type { Snapshot } from "../snapshotTypes";
import type { PlanFacts } from "./facts";
import type { PlanIndex } from "./planIndex";

/** What a rule looks at: one plan with its dates, among the plans of its snapshot. */
export interface RuleInput {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly facts: PlanFacts;
  readonly index: PlanIndex;
  /** Other plans that refer to this one's items or share its people. */
  readonly referrers: readonly Plan[];
  /** What `checks` ask for beyond dates: a simulation, where one is known, and how many problems there are of a code. */
  readonly checks: CheckSources;
  /** The civil day of the status date; undefined with `as-of: none`. */
  readonly statusDay?: DayNumber;
  /** What was read of the plan's baselines; undefined where nobody has looked. */
  readonly baselines?: readonly BaselineReading[];
  /** What was read of the tables of its metrics; undefined where nobody has looked. */
  readonly metrics?: readonly MetricReading[];
}

/** What a rule found; the registry adds the code and the analyser the severity. */
export interface Finding {
  /** One sentence that names the thing and the way out; its full stop is added. */
  readonly message: string;
  readonly at: Place;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** Takes a finding. */
export type Report = (finding: Finding) => void;

/** The page of a code in docs/diagnostics, in Markdown; `before` and `after` are whole plans. */
export interface RuleDoc {
  /** What the problem is, in a few words. */
  readonly title: string;
  /** When it is reported and why it matters. */
  readonly meaning: string;
  /** What to do about it. */
  readonly fix: string;
  /** A plan that has this problem. */
  readonly before: string;
  /** What the examples are written in, where they are no plans: the name that Markdown has for it. */
  readonly language?: string;
  /** The same plan without it. */
  readonly after: string;
}

/** One rule: a code, its page, and the check. Most codes that the reader finds have no check. */
export interface Rule {
  readonly code: ProblemCode;
  readonly doc: RuleDoc;
  /** Looks at one plan, in time linear in its size; never throws. */
  readonly check?: (input: RuleInput, report: Report) => void;
}
