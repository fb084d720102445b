import type { ValueType } from "./valueType";
import type { KeySpec } from "./valueType";
import { mapOf, record } from "../parse/values/combinators";
import { date } from "../parse/values/dates";
import { calendarLength, duration } from "../parse/values/durations";
import { person } from "../parse/values/people";
import { FORMULA_VOCABULARY, RANK_METHODS } from "../../core/product/methods";
import { expressionOf } from "../parse/values/expressions";
import { SEVERITIES } from "../rules/severities";
import { figure, positive, probability, text, word } from "../parse/values/plain";
import { reject } from "../parse/values/reject";
import { dateKey } from "./productKeys";
import { readRecord, namedKeys, readKey, joinPath, duplicateKey } from "../parse/values/combinators";
import { CHECK_VOCABULARY } from "../../core/expression/planVocabulary";
import type { WrittenExpression } from "../../core/expression/written";
import { health } from "./healthType";
import type { DateValue } from "../../core/model/instant";
import type { Duration, Ref } from "../../core/model/values";

/** Ways to rank the backlog, or a formula of one's own. */
export type Prioritize = string | { readonly formula: WrittenExpression };

const ranking = word(...RANK_METHODS);
const formula = expressionOf({
  accepts: "an expression over the figures of a backlog item, such as \"value * confidence / effort\"", example: "\"value * confidence / effort\"",
  vocabulary: FORMULA_VOCABULARY, gives: (kind) => kind !== "date" && kind !== "truth", wanted: "a number to rank by",
});
const ownFormula = record<{ readonly formula: WrittenExpression }>("formula", "a formula", "{formula: \"value * confidence / effort\"}", {
  formula: { type: formula, doc: "An expression over the figures of a backlog item; a duration counts in working days.", example: "\"value * confidence / effort\"" },
});

const assertion = expressionOf({
  accepts: "a condition such as \"P80(ga) <= 2026-06-26\"", example: "\"overload = 0\"",
  vocabulary: CHECK_VOCABULARY, gives: (kind) => kind === "truth", wanted: "a condition that holds or does not, such as `overload = 0`", codes: Object.keys(SEVERITIES),
});

const prioritize: ValueType<Prioritize> = {
  ...ranking,
  accepts: `${ranking.accepts}, or {formula: "value * confidence / effort"}`,
  keys: ownFormula.keys ?? {},
  json: { anyOf: [ranking.json, ownFormula.json] },
  read: (node, reading) => (node.kind === "map" ? ownFormula.read(node, reading) : ranking.read(node, reading)),
};

/** One figure, or figures by team. */
function byTeam(of: ValueType<number>): ValueType<number | ReadonlyMap<string, number>> {
  const accepts = `${of.accepts}, or numbers by team such as {web: 18, api: 20}`;
  const teams = mapOf(of, accepts, "{web: 18}");
  return { ...of, accepts, json: { anyOf: [of.json, { type: "object", additionalProperties: of.json }] }, read: (node, reading) => (node.kind === "map" ? teams : of).read(node, reading) };
}

const velocity = byTeam(positive);
const taken = byTeam(figure);

/** Sprints: where they start, how long they are, how much they take, and what they took. */
export interface Sprints {
  readonly start?: DateValue;
  readonly length?: Duration;
  readonly velocity?: number | ReadonlyMap<string, number>;
  readonly actual: ReadonlyMap<string, { readonly points?: number | ReadonlyMap<string, number> }>;
}

const sprintKeys = {
  start: { type: date, doc: "The first day of sprint-1." },
  length: { type: calendarLength, doc: "How long a sprint is, in calendar days or weeks.", example: "2w" },
  velocity: { type: velocity, doc: "Story points of a sprint, for all or by team.", example: "24" },
};
const actualSprint = record<{ readonly points: number | ReadonlyMap<string, number> }>("sprint", "what a sprint took, such as {points: 19}", "{points: 19}", {
  points: { type: taken, doc: "Story points that were finished in it, for all or by team.", example: "19" },
});

const sprints: ValueType<Sprints> = {
  name: "sprints", accepts: "start, length and velocity, such as {start: 2026-01-05, length: 2w, velocity: 24}", keys: sprintKeys, of: actualSprint,
  examples: ["{start: 2026-01-05, length: 2w, velocity: 24}"],
  json: { type: "object", properties: { start: date.json, length: calendarLength.json, velocity: velocity.json }, patternProperties: { "^sprint-[0-9]+$": actualSprint.json }, additionalProperties: false },
  read(node, reading) {
    if (node.kind !== "map") return reject(reading, node, sprints.accepts);
    const own = node.entries.filter(({ key }) => !/^sprint-\d{1,4}$/.test(key.text));
    const settings = readRecord(own, namedKeys(sprintKeys), reading);
    const path = reading.path;
    const actual = new Map<string, { readonly points: number | ReadonlyMap<string, number> }>();
    for (const entry of node.entries) {
      if (!/^sprint-\d{1,4}$/.test(entry.key.text)) continue;
      reading.path = joinPath(path, entry.key.text);
      const read = actual.has(entry.key.text) ? duplicateKey(entry, reading) : readKey(entry, reading.path, actualSprint, reading, new Map());
      if (read !== undefined) actual.set(entry.key.text, read);
    }
    reading.path = path;
    return { ...settings, actual };
  },
};

/** The scales and colours of the risk matrix. */
export interface RiskMatrix {
  readonly probability: ReadonlyMap<string, number | string>;
  readonly impact: ReadonlyMap<string, number>;
  readonly levels: ReadonlyMap<string, number>;
}

const riskMatrix = record<RiskMatrix>("risk matrix", "the scales probability, impact and levels", "{levels: {low: 1, medium: 4, high: 9}}", {
  probability: { type: mapOf(probability, "levels with a share, such as {rare: 10%}", "{rare: 10%, likely: 70%}"), doc: "Names of the rows with their probability, the lowest first." },
  impact: { type: mapOf(figure, "levels with a figure, such as {minor: 1}", "{minor: 1, severe: 4}"), doc: "Names of the columns with their weight, the lowest first." },
  levels: { type: mapOf(figure, "levels with their least score, such as {low: 1}", "{low: 1, medium: 4, high: 9}"), doc: "Names of the colours with the score at which each begins." },
});

/** A baseline: a revision or a table. */
export interface BaselineSource {
  readonly ref: string;
  readonly file: string;
}

const baseline = record<BaselineSource>("baseline", "a revision or a file, such as {ref: v1.0} or {file: signed.csv}", "{ref: v1.0}", {
  ref: { type: text, doc: "A revision of the repository.", example: "v1.0", excludes: ["file"] },
  file: { type: text, doc: "A table with the columns id, start, finish, effort and cost.", example: "signed.csv", excludes: ["ref"] },
});

/** One entry of the status log. */
export interface StatusUpdate {
  readonly by: Ref;
  readonly health: "on-track" | "at-risk" | "off-track";
  readonly trend: "better" | "same" | "worse";
  readonly text: string;
}

const update = record<StatusUpdate>("update", "an entry such as {by: ana, health: at-risk, text: Waiting for keys}", "{by: ana, health: at-risk}", {
  by: { type: person, doc: "Who wrote it." },
  health: { type: word("on-track", "at-risk", "off-track"), doc: "How the plan stood.", example: "at-risk" },
  trend: { type: word("better", "same", "worse"), doc: "Where it is going.", example: "better" },
  text: { type: text, doc: "What there is to say.", example: "Waiting for keys" },
});

/** Keys of the plan that are checked and kept for what reads them later, by their names in the file. */
export const keptPlanKeys: Readonly<Record<string, KeySpec<unknown>>> = {
  prioritize: { type: prioritize, doc: "How the backlog is ranked.", example: "rice" },
  sprints: { type: sprints, doc: "Planning by velocity: `points` on tasks fill sprints one after the other." },
  "risk-matrix": { type: riskMatrix, doc: "Scales and colours of the risk matrix." },
  health: { type: health, doc: "The plan's own limits of schedule quality, for the editor, the command line and the Health view alike." },
  baseline: { type: text, doc: "The revision that the plan is compared with.", example: "v1.0" },
  baselines: { type: mapOf(baseline, "baselines by name, such as {kickoff: {ref: v1.0}}", "{kickoff: {ref: v1.0}}"), doc: "Earlier states of the plan to compare with: revisions, or tables as an import writes them." },
  updates: { type: mapOf(update, "entries by date", "{2026-02-02: {by: ana, health: at-risk, text: Waiting for keys}}", dateKey), doc: "The status log that reports are made from." },
  "update-every": { type: duration, doc: "How old the newest of the `updates` may be, in calendar time; an older one is `stale-update`.", default: "2w", example: "1w" },
  checks: { type: mapOf(assertion, "assertions by name, such as {ga-on-time: \"P80(ga) <= 2026-06-26\"}", "{nobody-over: \"overload = 0\"}"), doc: "What the plan asserts about itself; `gantry check` says which do not hold." },
};
