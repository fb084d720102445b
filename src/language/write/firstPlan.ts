import { idFromTitle } from "./idFromTitle";
import { quoteText } from "./quoteText";

/** What a first plan is made of. */
export interface FirstPlan {
  /** The plan's name. */
  readonly title: string;
  /** The day it starts and, for a person who is new here, three later days, all as `2026-01-05`. */
  readonly start: string;
  readonly betaDate: string;
  readonly releaseDate: string;
}

/** A name for the file of a plan, such as `checkout-rewrite.plan.yaml`. */
export function planFileName(title: string): string {
  return `${idFromTitle(title, "project")}.plan.yaml`;
}

/** A first plan that a person can change word by word: every construct of everyday use once, each with a comment. */
export function firstPlanText(plan: FirstPlan): string {
  return `plan: ${quoteText(plan.title, "block")}
start: ${plan.start}

# Who works on it. Give people leave, capacity or a calendar of their own when you need it.
people:
  dev: {name: Developer, role: backend}
  designer: {name: Designer, role: design, capacity: 60%}

# What is promised, and when.
releases:
  beta: {title: Beta, date: ${plan.betaDate}}
  launch: {title: Launch, date: ${plan.releaseDate}}

# A task has an id (never its number) and an estimate: effort is work of people, duration is time.
tasks:
  discover:
    title: Find out what is needed
    release: beta
    tasks:
      interviews: {title: Talk to five users, effort: 3d, who: designer}
      sketch: {title: Sketch the main screens, effort: 4d, who: designer, after: interviews}
  build:
    title: Build it
    release: beta
    tasks:
      api:
        title: First version of the API
        effort: 5d/8d/12d              # optimistic/most likely/pessimistic
        who: dev
        after: interviews
      screens: {title: Screens, effort: 6d, who: designer, after: [sketch, api SS+2d]}
  beta-out: {title: Beta is out, milestone: true, after: build, release: beta}
  feedback: {title: Collect feedback, duration: 2w, after: beta-out, release: launch}
  launched: {title: Launched, milestone: true, after: feedback, release: launch}

# Ideas that are not work yet.
backlog:
  dark-mode: {title: Dark mode, value: 3, effort: 4d}
`;
}
