import { formatDay } from "../../core/calendar/civil";
import type { DayNumber } from "../../core/model/instant";
import { firstPlanText } from "./firstPlan";
import { quoteText } from "./quoteText";

/** What a new plan can be made from. */
export type PlanTemplate = "blank" | "release" | "discovery" | "event";

/** All templates, the usual one first. */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = ["release", "discovery", "event", "blank"];

/** What a template is filled with. */
export interface TemplateParts {
  /** The plan's name. */
  readonly title: string;
  readonly today: DayNumber;
  /** Working days and hours as plan text (`mon-thu`, `08:00-12:00 13:00-17:00`); without them the usual ones, which are not written. */
  readonly week?: string;
  readonly hours?: string;
}

const USUAL_WEEK = "mon-fri";
const USUAL_HOURS = "09:00-17:00";
const WEEK = /^(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?$/;
const HOURS = /^\d{2}:\d{2}-\d{2}:\d{2}(?: \d{2}:\d{2}-\d{2}:\d{2})*$/;

/** The text of a new plan: without problems on the day that it is made, and meant to be changed word by word. */
export function planFromTemplate(template: PlanTemplate, parts: TemplateParts): string {
  const day = (later: number): string => formatDay(parts.today + later);
  const text = TEXTS[template](quoteText(parts.title, "block"), day, parts.title);
  const calendar = calendarText(parts);
  return calendar === "" ? text : text.replace(/^start: .*\n/m, (start) => `${start}${calendar}`);
}

/** The plan's own working week, when it is not the usual one; what is no week of the language is left out. */
function calendarText({ week = USUAL_WEEK, hours = USUAL_HOURS }: TemplateParts): string {
  if (!WEEK.test(week) || !HOURS.test(hours) || (week === USUAL_WEEK && hours === USUAL_HOURS)) return "";
  return `calendar:\n  week: {${week}: ${hours}}\n`;
}

type Text = (title: string, day: (later: number) => string, plain: string) => string;

const TEXTS: Readonly<Record<PlanTemplate, Text>> = {
  release: (_, day, plain) => firstPlanText({ title: plain, start: day(0), betaDate: day(42), releaseDate: day(84) }),
  blank: (title, day) => `plan: ${title}
start: ${day(0)}

tasks:
  first: {title: First task, duration: 1d}
`,
  discovery: (title, day) => `plan: ${title}
start: ${day(0)}
prioritize: rice

people:
  product: {name: Product manager, role: product}
  designer: {name: Designer, role: design}
  dev: {name: Developer, role: engineering, capacity: 40%}

# What should be different afterwards, and how you will know.
objectives:
  know-the-problem: {title: "We know whose problem it is, and what it costs them", owner: product}
  know-the-answer: {title: "We know what would help them", owner: product}

tasks:
  learn:
    title: Learn
    objective: know-the-problem
    tasks:
      questions: {title: Agree on the questions, effort: 1d, who: [product, designer]}
      recruit: {title: Find eight people to talk to, duration: 1w, after: questions, who: product 20%}
      interviews: {title: Talk to them, effort: 4d, after: recruit, who: [product, designer]}
      data: {title: Look at what users do today, effort: 2d, after: questions, who: dev}
      findings: {title: Write down what we found, effort: 1d, after: [interviews, data], who: product}
  try:
    title: Try
    objective: know-the-answer
    tasks:
      sketches: {title: Sketch three ways, effort: 2d/3d/5d, after: findings, who: designer}
      prototype: {title: Prototype of the best, effort: 3d/5d/9d, after: sketches, who: [designer, dev]}
      tests: {title: Test it with five people, effort: 2d, after: prototype, who: [product, designer]}
  decide: {title: Go on or stop, milestone: true, after: tests, due: ${day(56)}}

# Ideas by reach, impact, confidence and effort: the ranked list is the Backlog view.
backlog:
  reorder: {title: Order again with one click, reach: 4000, impact: 2, confidence: 80%, effort: 2w}
  reminders: {title: Remind people who left, reach: 1500, impact: 1, confidence: 50%, effort: 1w}

risks:
  wrong-people:
    title: We talk to people who are not the ones
    probability: 30%
    impact: {time: 3d/5d/8d}
    affects: findings
    owner: product
    response: mitigate
    actions:
      check-list: {title: Check the list with sales, effort: 2h, who: product}
`,
  event: (title, day) => `plan: ${title}
start: ${day(0)}

people:
  lead: {name: Lead}
  helper: {name: Helper, capacity: 50%}

# The day that does not move.
releases:
  the-day: {title: The day, date: ${day(70)}}

tasks:
  prepare:
    title: Prepare
    release: the-day
    tasks:
      budget: {title: Agree on the budget, effort: 2d, who: lead}
      place: {title: Find the place, effort: 3d/5d/8d, after: budget, who: lead}
      contract: {title: Sign the contract, effort: 1d, after: place +3d, who: lead}
      list: {title: List what has to be there, effort: 2d, who: helper}
      order: {title: Order what is missing, effort: 2d, after: [list, contract], who: helper}
      delivery: {title: Wait for deliveries, duration: 2w, after: order}
  tell:
    title: Tell people
    release: the-day
    tasks:
      invitation: {title: Write the invitation, effort: 1d, after: contract, who: lead}
      answers: {title: Collect answers, duration: 2w, after: invitation}
  set-up: {title: Set everything up, effort: 2d, after: [delivery, answers], who: [lead, helper], release: the-day}
  happens: {title: It happens, milestone: true, after: set-up, release: the-day}
  clean-up: {title: Clean up and say thanks, effort: 1d, after: happens, who: [lead, helper]}

risks:
  place-lost:
    title: The place falls through
    probability: 20%
    impact: {time: 3d/5d/10d}
    affects: contract
    owner: lead
    response: mitigate
    actions:
      second-place: {title: Find a second place, effort: 4h, who: lead}
`,
};
