import type { CheckName, HealthData, HealthHit, HealthRow, Unjudged } from "../../src/core/view/healthData";
import { dayCount, figureText, t } from "../shared/l10n";

/** What a check is called, what it looks for, and why that matters. */
export interface CheckWords {
  readonly title: string;
  readonly meaning: string;
}

export function checkWords(name: CheckName): CheckWords {
  const [title, meaning] = ALL[name]();
  return { title, meaning };
}

const ALL: Readonly<Record<CheckName, () => readonly [title: string, meaning: string]>> = {
  "open-ends": () => [t("Logic"), t("Open tasks that lack a predecessor or a successor. Without links a delay moves nothing, so slack and the critical path are guesses.")],
  "leads": () => [t("Leads"), t("Links with a negative lag, of all links of open tasks. They rest on knowing in advance when something will be over.")],
  "lags": () => [t("Lags"), t("Links with a lag, of all links of open tasks. A lag hides work or waiting that no one owns.")],
  "link-types": () => [t("Relationship types"), t("Links that are not finish to start, of all links of open tasks. Others are harder to follow and hide when work really begins.")],
  "hard-constraints": () => [t("Hard constraints"), t("Open tasks that must start or finish on a date, or no later than one. They stand against what the links say.")],
  "high-slack": () => [t("High float"), t("Open tasks with very much total slack. Most of them lack a successor.")],
  "negative-slack": () => [t("Negative float"), t("Open tasks that cannot keep a date which is promised or fixed.")],
  "long-tasks": () => [t("High duration"), t("Open tasks that are so long that nobody sees how far they are.")],
  "invalid-dates": () => [t("Invalid dates"), t("Open work that is planned before the status date, and actual dates behind it.")],
  "unassigned": () => [t("Resources"), t("Open work on which nobody is booked. The assessment has no limit for it: a plan may set one.")],
  "missed": () => [t("Missed tasks"), t("Of what was promised by the status date, that which is open or was finished later. The baseline is the promise; without one, a due date or the date of a release.")],
  "critical-path": () => [t("Critical path test"), t("The first critical task is taken to be 600 days late: as much of it has to reach the finish. Where it does not, links are missing or dates hold it up.")],
  "path-index": () => [t("Critical path length index"), t("What is left of the critical path plus the slack to the plan's target, over what is left. Below 1 the target is missed.")],
  "execution-index": () => [t("Baseline execution index"), t("Promised tasks that are finished, for each that was promised by the status date. Below 1 less is done than was promised.")],
  "one-person": () => [t("One person"), t("The share of the open work that the person with the most of it does. When they are away, it stands still.")],
  "overload": () => [t("Overload"), t("People and machines that are booked beyond capacity.")],
  "merges": () => [t("Merge points"), t("Open tasks that wait for very many others: any one of these makes them late.")],
  "unestimated": () => [t("No estimate"), t("Open tasks that nobody has estimated. Each counts as one day.")],
  "wide-estimates": () => [t("Wide estimates"), t("Critical tasks whose estimate spans very much: what they take decides the finish.")],
  "outside": () => [t("Waiting for the outside"), t("Critical tasks that wait for a date that was written, or for work of another plan.")],
  "stale": () => [t("Old progress"), t("Work that has been running for long, of which little is said to be done.")],
};

/** What the limits of a check are called, by their key in the plan. */
export function limitWords(key: string): string {
  const words: Readonly<Record<string, () => string>> = {
    "open-ends": () => t("Tasks that may be loose"), "leads": () => t("Links that may have a lead"), "lags": () => t("Links that may have a lag"),
    "long-lag": () => t("A lag is long beyond"), "other-links": () => t("Links that may be of another type"), "hard-constraints": () => t("Tasks that may be held"),
    "high-slack": () => t("Float is high beyond"), "high-slack-tasks": () => t("Tasks that may have high float"), "negative-slack": () => t("Tasks that may have negative float"),
    "long-task": () => t("A task is long beyond"), "long-tasks": () => t("Tasks that may be long"), "invalid-dates": () => t("Tasks that may have invalid dates"),
    "unassigned": () => t("Work that may be without people"), "missed": () => t("Promises that may be missed"), "path-index": () => t("The least index"),
    "execution-index": () => t("The least index"), "one-person": () => t("What one person may do"), "predecessors": () => t("Predecessors that a task may have"),
    "unestimated": () => t("Tasks that may be without an estimate"), "estimate-spread": () => t("High over low figure, at most"), "stale": () => t("Progress is old beyond"),
  };
  return words[key]?.() ?? key;
}

/** Why there is no figure, with the way to one. */
export function whyWords(why: Unjudged): string {
  const words: Readonly<Record<Unjudged, () => string>> = {
    "no-tasks": () => t("There are too few open tasks to judge this."),
    "no-links": () => t("No open task waits for anything: there are no links to judge."),
    "no-people": () => t("The plan names no people or equipment."),
    "one-person": () => t("The plan has one person only: there is nobody to share with."),
    "no-status-date": () => t("The plan has no status date (`as-of: none`)."),
    "no-promises": () => t("Nothing was promised by the status date: the finish in the baseline is the promise, without one a task's `due` or the date of its release."),
    "no-target": () => t("The plan names no target: write its `finish`."),
    "no-critical-task": () => t("No open task is critical."),
    "nothing-left": () => t("Nothing of it is left."),
    "no-schedule": () => t("The plan has no dates yet."),
  };
  return words[why]();
}

export function percent(share: number): string {
  return `${String(Math.round(share * 1000) / 10)} %`;
}

/** A figure with its unit; a dash where there is none. */
export function figureWords({ unit, figure }: HealthRow): string {
  if (figure === undefined) return "–";
  if (unit === "share") return percent(figure);
  return figureText(unit === "index" ? Math.round(figure * 100) / 100 : figure);
}

/** The limit with its direction, such as "≤ 5 %". */
export function boundSign({ unit, bound, limit }: HealthRow): string {
  if (limit === undefined) return "–";
  const text = unit === "share" ? percent(limit) : String(limit);
  return limit === 0 ? text : `${bound === "most" ? "≤" : "≥"} ${text}`;
}

/** The same in words, such as "at most 5 %". */
export function boundWords({ unit, bound, limit }: HealthRow): string {
  if (limit === undefined) return t("none");
  const text = unit === "share" ? percent(limit) : String(limit);
  if (limit === 0) return t("none at all");
  return bound === "most" ? t("at most {0}", text) : t("at least {0}", text);
}

export function verdictWords({ verdict, limit, figure }: HealthRow): string {
  if (verdict === "kept") return t("Within");
  if (verdict === "broken") return t("Beyond");
  return figure !== undefined && limit === undefined ? t("Counted") : t("Not judged");
}

/** How many of the points that are judged keep their limits; the checks behind them and the register do not count. */
export function scoreWords({ kept, judged }: HealthData): string {
  return judged === 0 ? t("none can be judged yet") : t("{0} of {1} judged are within their limits", kept, judged);
}

/** What a check has to say of one of its places. */
export function hitWords(name: CheckName, { lacks, text, who, days, count }: HealthHit): string {
  if (lacks !== undefined) return { before: t("no predecessor"), after: t("no successor"), both: t("neither predecessor nor successor") }[lacks];
  if (name === "critical-path") return t("moves the finish by {0} of 600 days", days ?? 0);
  if (days !== undefined) return name === "stale" ? t("running for {0}", dayCount(days)) : dayCount(days);
  if (name === "overload") return t("{0}: {1} beyond capacity", who ?? "", percent(count ?? 0));
  if (name === "one-person") return t("{0} alone", who ?? "");
  if (name === "merges") return count === 1 ? t("1 predecessor") : t("{0} predecessors", count ?? 0);
  if (name === "wide-estimates") return t("high figure {0} times the low one", count ?? 0);
  if (name === "invalid-dates") return { start: t("is to start before the status date"), finish: t("is to finish before the status date"), started: t("started behind the status date"), finished: t("finished behind the status date") }[text ?? ""] ?? "";
  return text ?? "";
}
