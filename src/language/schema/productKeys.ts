import { METRIC_KINDS } from "../../core/model/metric";
import type { BacklogItem, Objective, Release } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import { listOf, mapOf, record } from "../parse/values/combinators";
import { date, dateSpan, parseDate } from "../parse/values/dates";
import { workEstimate } from "../parse/values/durations";
import { money } from "../parse/values/money";
import { person } from "../parse/values/people";
import { costOfDelay } from "../parse/values/money";
import { anyNumber, confidence, figure, measure, shareUpTo, text, word } from "../parse/values/plain";
import { aboutRefs, links, metricRef, objectiveRef, personaRef, releaseRef, tags, texts } from "./sharedTypes";
import type { KeySpec, KeyTable, ValueType } from "./valueType";
import { reference } from "../parse/values/references";

const decider = reference("the id of who made it", "ana", "person", "team");
const title = { type: text, doc: "What it is called.", default: "the id in words" } satisfies KeySpec<string>;
const notes = { type: text, doc: "Anything else, best as a block of text.", example: "See the minutes." } satisfies KeySpec<string>;
const owner = { type: person, doc: "Who answers for it." } satisfies KeySpec<unknown>;

/** Refuses keys of a map that are no dates. */
export function dateKey(key: string): { readonly wrong: string; readonly better?: string } | undefined {
  const parsed = parseDate(key);
  if ("value" in parsed) return undefined;
  const wrong = parsed.wrong ?? `\`${key.slice(0, 40)}\` is no date such as 2026-03-05.`;
  return parsed.better === undefined ? { wrong } : { wrong, better: parsed.better };
}

/** The keys of a release. */
export const releaseKeys: KeyTable<Omit<Release, keyof Item>> = {
  title: { ...title, example: "Public beta" },
  date: { type: date, doc: "The date promised: a deadline for what carries the release." },
  released: { type: date, doc: "The day on which it was released." },
  budget: { type: money, doc: "What the work that carries it may cost, to compare with.", example: "60000" },
  notes,
};

type KeyResult = NonNullable<Objective["results"]> extends ReadonlyMap<string, infer R> ? R : never;

const keyResult = record<KeyResult>("key result", "the keys of a result, such as {metric: conversion, from: 61%, target: 75%}", "{metric: conversion, from: 61%, target: 75%}", {
  metric: { type: metricRef, doc: "The metric that measures it." },
  from: { type: measure, doc: "Where it began.", example: "61%" },
  target: { type: measure, doc: "Where it should get.", example: "75%" },
  by: { type: date, doc: "When it should get there." },
  weight: { type: figure, doc: "Its weight among the objective's results.", default: "1" },
});

/** The keys of an objective. */
export const objectiveKeys: KeyTable<Omit<Objective, keyof Item>> = {
  title: { ...title, example: "Half the drop-off at payment" },
  owner,
  parent: { type: objectiveRef, doc: "The objective that it serves." },
  period: { type: dateSpan, doc: "The time that it is for; results without `by` are due at its end.", example: "2026-01-01..2026-03-31" },
  results: { type: mapOf(keyResult, "key results by name", "{conversion: {metric: conversion, target: 75%}}"), doc: "The key results that it is judged by; progress is (last - from) / (target - from)." },
};

/** The keys of a backlog item. */
export const backlogKeys: KeyTable<Omit<BacklogItem, keyof Item>> = {
  title: { ...title, example: "One-click repeat order" },
  value: { type: anyNumber, doc: "What it is worth, on a scale of your own.", example: "8" },
  effort: { type: workEstimate, doc: "Person-time that it would take; once tasks name it under `backlog`, theirs counts." },
  reach: { type: figure, doc: "How many people it reaches in a period.", example: "4000" },
  impact: { type: anyNumber, doc: "How much it matters to each of them.", example: "2" },
  confidence: { type: confidence, doc: "How sure the figures are; without it, what feedback and research about it allow: 50%, 80% or 100%.", example: "80%" },
  urgency: { type: anyNumber, doc: "Time criticality, for WSJF.", example: "5" },
  riskReduction: { type: anyNumber, doc: "Risk reduced or opportunity opened, for WSJF.", example: "3" },
  costOfDelay: { type: costOfDelay, doc: "What waiting costs by the time; where `urgency` is not written, it is 10 for the item whose waiting costs most and less for the others in proportion." },
  moscow: { type: word("must", "should", "could", "wont"), doc: "Must, should, could or will not have." },
  kano: { type: word("basic", "performance", "delighter", "indifferent"), doc: "What customers feel about it, by Kano." },
  votes: { type: figure, doc: "Votes that it got.", example: "12" },
  release: { type: releaseRef, doc: "The release that it is meant for." },
  objective: { type: objectiveRef, doc: "The objective that it serves." },
  owner,
  tags: { type: tags, doc: "Words to find and group it by." },
  links: { type: links, doc: "Addresses of what belongs to it." },
  notes,
};

const share = shareUpTo(1, "a share from 0% to 100%", "62%");
const percents: ValueType<number> = { ...share, read: (node, reading) => inPercent(share.read(node, reading)) };

function inPercent(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 1e8) / 1e6;
}

/** The keys of a metric. */
export const metricKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  kind: { type: word(...METRIC_KINDS), doc: "One of the usual metrics: all but `nps` are shares in percent.", example: "retention" },
  unit: { type: text, doc: "What it is measured in.", example: "\"%\"" },
  history: { type: mapOf(measure, "figures by date, such as {2026-01-01: 62.5}", "{2026-01-01: 62.5}", dateKey), doc: "Its figures by date.", excludes: ["file"] },
  file: { type: text, doc: "A table with the columns date and value, or the same as JSON, in place of `history`; with the path from the plan's own file.", example: "conversion.csv", excludes: ["history"] },
  cohorts: {
    type: mapOf(listOf(percents, "a list of shares such as [100%, 62%, 48%]"), "shares that remained by the date on which a group began, such as {2026-01-05: [100%, 62%, 48%]}", "{2026-01-05: [100%, 62%, 48%]}", dateKey),
    doc: "What remained of groups that began on a date, period by period: a retention curve. Without figures of its own the metric is what remained after the first period.",
  },
};

const source = { type: text, doc: "Where it comes from.", example: "interview" } satisfies KeySpec<string>;
const weight = { type: figure, doc: "How much it counts.", default: "1", example: "3" } satisfies KeySpec<number>;
const persona = { type: personaRef, doc: "The persona that it speaks for." } satisfies KeySpec<unknown>;
const about = { type: aboutRefs, doc: "What it is about, one id or a list." } satisfies KeySpec<unknown>;
const addresses = { type: links, doc: "Addresses of what belongs to it." } satisfies KeySpec<unknown>;

/** The keys of a piece of feedback. */
export const feedbackKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  from: { type: text, doc: "Who said it.", example: "ACME" },
  date: { type: date, doc: "When." },
  text: { type: text, doc: "What they said, quoted where it holds commas or colons.", example: "\"We retype the card every time\"" },
  source,
  weight,
  persona,
  about,
  links: addresses,
};

/** The keys of a finding of research. */
export const researchKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  kind: { type: word("interview", "survey", "usability", "data", "desk"), doc: "How it was found out.", example: "interview" },
  with: { type: texts, doc: "Who was asked.", example: "[ACME, Globex]" },
  date: { type: date, doc: "When." },
  finding: { type: text, doc: "What was found.", example: "Half of the users pay by phone." },
  evidence: { type: texts, doc: "What it rests on.", example: "12 interviews" },
  source,
  weight,
  persona,
  about,
  links: addresses,
};

/** The keys of a persona. */
export const personaKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  role: { type: text, doc: "What they do.", example: "buyer of a small shop" },
  goals: { type: texts, doc: "What they want to get done.", example: "[order in a minute]" },
  pains: { type: texts, doc: "What is in their way.", example: "[\"retyping the card\"]" },
  weight,
  links: addresses,
  notes,
};

const level = word("low", "medium", "high");

/** The keys of a stakeholder. */
export const stakeholderKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  interest: { type: level, doc: "How much they care.", example: "high" },
  influence: { type: level, doc: "How much they can change.", example: "high" },
  wants: { type: texts, doc: "What they want of the plan.", example: "A date for the contract" },
  updates: { type: text, doc: "How and how often they are told.", example: "monthly, by mail" },
  audience: { type: word("sponsor", "team", "customer"), doc: "What their report holds: no internals, everything, or releases in plain words.", default: "sponsor", example: "customer" },
};

/** The keys of a decision. */
export const decisionKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  date: { type: date, doc: "When it was made." },
  by: { type: decider, doc: "Who made it: a person, a team or a stakeholder." },
  text: { type: text, doc: "What was decided and why, quoted where it holds commas or colons.", example: "We build the form ourselves" },
  about: { type: aboutRefs, doc: "What it is about, one id or a list." },
};

/** The keys of a competitor. */
export const competitorKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  date: { type: date, doc: "When that was looked at." },
  source,
  strengths: { type: texts, doc: "What they are good at.", example: "[price, speed]" },
  weaknesses: { type: texts, doc: "What they lack.", example: "[support]" },
  features: {
    type: mapOf(word("yes", "partly", "no"), "features with yes, partly or no, such as {export: yes, sso: partly}", "{export: yes, sso: partly}"),
    doc: "What they can; a feature named by the id of an idea or a task is compared with how far that is.",
  },
  weight,
  links: addresses,
};
