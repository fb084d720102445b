import type { PlanSettings } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import { oneOrMore } from "../parse/values/combinators";
import { date, dateOrNone } from "../parse/values/dates";
import { workingDuration } from "../parse/values/durations";
import { money } from "../parse/values/money";
import { flag, number, text, wholeNumber, word } from "../parse/values/plain";
import { newId } from "../parse/values/references";
import { board } from "./boardType";
import { calendarSpec } from "./calendarKeys";
import { allowed } from "./sharedTypes";
import { correlation, distribution, spreads } from "./spreadKeys";
import { priority } from "./taskKeys";
import { report, spanOf } from "../parse/values/reject";
import type { KeyTable, ValueType } from "./valueType";

/** The newest version of the language. */
export const LANGUAGE_VERSION = 1;

const version = wholeNumber(1, 1000, "the version of the language, such as 1", "1");

const language: ValueType<number> = {
  ...version,
  name: "version",
  read(node, reading) {
    const read = version.read(node, reading);
    if (read === undefined || read <= LANGUAGE_VERSION) return read;
    const message = `This file is written in version ${read} of the language and this release knows version ${LANGUAGE_VERSION}; update the extension.`;
    return report(reading, "newer-language", spanOf(node, reading), message);
  },
};

/** The plan's own keys that have a meaning of their own in the model, in their usual order. */
export const planKeys: KeyTable<Omit<PlanSettings, keyof Item | "kept">> = {
  title: { name: "plan", type: text, doc: "The name of the plan. A file without it is part of the plan that includes it.", example: "Checkout rewrite" },
  planId: { name: "id", type: newId, doc: "The id for references from other plans.", default: "the file's stem", example: "checkout" },
  language: { type: language, doc: "The version of the plan language that the file is written in.", default: "the newest" },
  start: { type: date, doc: "Where the plan begins.", default: "the earliest `started`, `start-on` or `not-before`, else `as-of`, else today" },
  finish: { type: date, doc: "The target that the plan is judged against." },
  asOf: { type: dateOrNone, doc: "The status date: work not done by then moves behind it. With `none` the clock pushes nothing.", default: "today" },
  currency: { type: text, doc: "What amounts of money are in.", example: "EUR" },
  budget: { type: money, doc: "What the plan may cost.", example: "180000" },
  schedule: { type: word("asap", "alap"), doc: "`alap`: planned back from `finish`.", default: "asap" },
  level: { type: flag, doc: "Never book anyone beyond capacity; `false` shows overload instead of moving work.", default: "true", example: "false" },
  slackTo: { type: word("target", "ends"), doc: "Slack counts to the plan's `finish` (`target`) or to every open end (`ends`) instead of the plan's last finish." },
  criticalSlack: { type: workingDuration, doc: "Tasks whose total slack is not more than this are critical too.", default: "0d", example: "1d" },
  hoursPerDay: { type: number(0.25, 24, "hours from 0.25 to 24", "8"), doc: "What `1d` means.", default: "the mean working day of the plan's `week`" },
  hoursPerWeek: { type: number(0.25, 168, "hours from 0.25 to 168", "40"), doc: "What `1w` means; `1mo` is four of them.", default: "the hours of the plan's `week`" },
  honourConstraints: { type: flag, doc: "Date constraints win over links, instead of links over them.", default: "false", example: "true" },
  priority: { type: priority, doc: "The default for its tasks; orders plans that share people.", default: "500" },
  calendar: { type: calendarSpec, doc: "The plan's own working time." },
  distribution: { type: distribution, doc: "How estimates are drawn in the simulation, unless a task says otherwise.", default: "pert-beta for three points, lognormal for a range", example: "{three-point: triangular, range: uniform}" },
  spread: { type: spreads, doc: "How far estimates of one figure may come out from it in the simulation. Without it they do not vary.", example: "{default: -10%..+30%, tags: {research: -20%..+100%}}" },
  correlation: { type: correlation, doc: "How much estimates go together in the simulation: those of one person or one tag, and pairs of tasks.", default: "0", example: "{people: 0.3, pairs: [pay-api pay-ui 0.6]}" },
  vision: { type: text, doc: "What it is all for, in a sentence.", example: "One page from basket to receipt." },
  board: { type: board, doc: "Own columns of the board in their order, each standing for one of the six meanings of a status." },
  include: { type: oneOrMore(text), doc: "Files that are part of this plan, relative to this one; patterns such as `backlog/*.plan.yaml` in the order of names.", example: "[team.plan.yaml, backlog/*.plan.yaml]" },
  peopleFrom: { type: text, doc: "A plan whose people, teams, equipment and calendars this one shares.", example: "../people.plan.yaml" },
  allow: { type: allowed, doc: "Problems silenced in the whole plan, each with the reason." },
};
