import type { Risk } from "../../core/model/items";
import type { Item } from "../../core/model/source";
import { oneOrMore, record } from "../parse/values/combinators";
import { orShare } from "../parse/values/chances";
import { date } from "../parse/values/dates";
import { estimate } from "../parse/values/durations";
import { moneyRange } from "../parse/values/money";
import { person } from "../parse/values/people";
import { flag, probability, text, word } from "../parse/values/plain";
import { parseReference } from "../parse/values/references";
import { scalarType, type Parsed } from "../parse/values/scalarType";
import type { Ref } from "../../core/model/values";
import type { KeyTable, ValueType } from "./valueType";

const affected: ValueType<Ref> = scalarType<Ref>({
  name: "reference", accepts: "the id of a task or release, or `plan`", examples: ["pay-api", "plan"], refersTo: ["task", "release", "plan"],
  parse(value, at): Parsed<Ref> {
    const ref = parseReference(value, 0, at);
    return ref === undefined ? {} : { value: ref };
  },
});

const timeDoc = { type: orShare(estimate, "the length of what it affects"), doc: "Delay in working time when it strikes, or a share of the length of what it affects; a range or three points are drawn from.", example: "5d/10d/20d" } as const;
const costDoc = { type: orShare(moneyRange, "the cost of what it affects"), doc: "Cost when it strikes, one amount or a range, or a share of the cost of what it affects.", example: "8000" } as const;
const levelDoc = { type: text, doc: "A level of the impact scale of `risk-matrix`.", example: "major" } as const;
const probabilityDoc = { type: probability, doc: "How likely it is to strike: a share, a number from 0 to 1, or a level of the risk scale." } as const;

type Impact = NonNullable<Risk["impact"]>;
type Residual = NonNullable<Risk["residual"]>;

const impact = record<Impact>("impact", "time, cost or level, such as {time: 5d/10d/20d, cost: 8000}", "{time: 5d/10d/20d, cost: 8000}", {
  time: timeDoc, cost: costDoc, level: levelDoc,
});

const residual = record<Residual>("residual", "what is left after the response, such as {probability: 10%}", "{probability: 10%}", {
  probability: probabilityDoc, time: timeDoc, cost: costDoc, level: levelDoc,
});

/** The keys of a risk, without `actions`. */
export const riskKeys: KeyTable<Omit<Risk, keyof Item | "actions">> = {
  title: { type: text, doc: "What may happen.", default: "the id in words", example: "The vendor's sandbox slips" },
  probability: probabilityDoc,
  impact: { type: impact, doc: "What it costs in time and money when it strikes." },
  affects: { type: oneOrMore(affected), doc: "Tasks, releases or `plan`: a strike delays each of them." },
  owner: { type: person, doc: "Who watches it." },
  response: { type: word("avoid", "transfer", "mitigate", "accept", "exploit", "share", "enhance"), doc: "What is done about it; `exploit`, `share` and `enhance` are for opportunities.", example: "mitigate" },
  opportunity: { type: flag, doc: "It would be a gain: time and cost count the other way.", default: "false", example: "true" },
  status: { type: word("open", "happened", "closed"), doc: "Only open risks strike.", default: "open" },
  residual: { type: residual, doc: "The figures once every action is done; what lacks stays as before." },
  trigger: { type: text, doc: "The sign by which one knows that it strikes.", example: "No sandbox keys by 2026-02-01" },
  review: { type: date, doc: "When it is looked at again." },
};

/** What `actions` of a risk means. */
export const riskActionsDoc = "Tasks that reduce the risk; they are scheduled after the plan's own.";
