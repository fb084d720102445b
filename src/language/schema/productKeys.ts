import type { BacklogItem, Objective, Release } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import { mapOf, record } from "../parse/values/combinators";
import { date, parseDate } from "../parse/values/dates";
import { workEstimate } from "../parse/values/durations";
import { money } from "../parse/values/money";
import { person } from "../parse/values/people";
import { costOfDelay } from "../parse/values/money";
import { anyNumber, confidence, figure, figureOrShare, text, word } from "../parse/values/plain";
import { reference } from "../parse/values/references";
import { aboutRefs, links, metricRef, objectiveRef, releaseRef, tags, texts } from "./sharedTypes";
import type { KeySpec, KeyTable } from "./valueType";

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
  from: { type: figureOrShare, doc: "Where it began.", example: "61%" },
  target: { type: figureOrShare, doc: "Where it should get.", example: "75%" },
  by: { type: date, doc: "When it should get there." },
  weight: { type: figure, doc: "Its weight among the objective's results.", default: "1" },
});

/** The keys of an objective. */
export const objectiveKeys: KeyTable<Omit<Objective, keyof Item>> = {
  title: { ...title, example: "Half the drop-off at payment" },
  owner,
  parent: { type: objectiveRef, doc: "The objective that it serves." },
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

/** The keys of a metric. */
export const metricKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  unit: { type: text, doc: "What it is measured in.", example: "\"%\"" },
  history: { type: mapOf(figureOrShare, "figures by date, such as {2026-01-01: 62.5}", "{2026-01-01: 62.5}", dateKey), doc: "Its figures by date.", excludes: ["file"] },
  file: { type: text, doc: "A table with the columns date and value, in place of `history`.", example: "conversion.csv", excludes: ["history"] },
};

/** The keys of a piece of feedback. */
export const feedbackKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  from: { type: text, doc: "Who said it.", example: "ACME" },
  date: { type: date, doc: "When." },
  text: { type: text, doc: "What they said, quoted where it holds commas or colons.", example: "\"We retype the card every time\"" },
  weight: { type: figure, doc: "How much it counts.", default: "1", example: "3" },
  about: { type: aboutRefs, doc: "What it is about, one id or a list." },
};

/** The keys of a finding of research. */
export const researchKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  title,
  date: { type: date, doc: "When." },
  finding: { type: text, doc: "What was found.", example: "Half of the users pay by phone." },
  evidence: { type: texts, doc: "What it rests on.", example: "12 interviews" },
  about: { type: aboutRefs, doc: "What it is about, one id or a list." },
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
  strengths: { type: texts, doc: "What they are good at.", example: "[price, speed]" },
  weaknesses: { type: texts, doc: "What they lack.", example: "[support]" },
  links: { type: links, doc: "Addresses of what belongs to it." },
};
