import type { DateSpan } from "../../../core/model/instant";
import type { Team } from "../../../core/model/items";
import type { Raci, Ref, Spent } from "../../../core/model/values";
import type { Reading, ValueType } from "../../schema/valueType";
import type { MapNode } from "../sourceNode";
import { duplicateKey, joinPath, oneOrMore, readKey, readRecord, unknownKey, namedKeys } from "./combinators";
import { parseSpan } from "./dates";
import { workingDuration } from "./durations";
import { amount } from "./money";
import { parseReference, reference } from "./references";
import { reject } from "./reject";
import { scalarType, type Parsed } from "./scalarType";

/** A person's id. */
export const person: ValueType<Ref> = reference("the id of a person", "ana", "person");

const people = oneOrMore(person);

/** One member of a team: a person or team, with a span for a time. */
export const member: ValueType<Team["members"][number]> = scalarType<Team["members"][number]>({
  name: "member", accepts: "a person or team, with a span for a time, such as ana or ben 2026-03-01..", examples: ["ana", "ben 2026-03-01.."],
  refersTo: ["person", "team"],
  parse(value, at): Parsed<Team["members"][number]> {
    const space = value.search(/ /);
    const name = space === -1 ? value : value.slice(0, space);
    const ref = parseReference(name, 0, at);
    if (ref === undefined) return value.startsWith("@") ? { better: value.slice(1) } : {};
    if (space === -1) return { value: { ref } };
    const span: Parsed<DateSpan> = parseSpan(value.slice(space).trim());
    if (!("value" in span)) return span.wrong === undefined ? {} : { wrong: span.wrong };
    return { value: { ref, span: span.value } };
  },
});

const RACI_LETTERS = {
  r: { type: people, doc: "Responsible: does the work." },
  a: { type: people, doc: "Accountable: answers for it." },
  c: { type: people, doc: "Consulted before decisions." },
  i: { type: people, doc: "Informed of results." },
};

const raciKeys = namedKeys(RACI_LETTERS);

/** Who is responsible, accountable, consulted, informed. */
export const raci: ValueType<Raci> = {
  name: "raci", accepts: "people by letter, such as {r: ana, a: ben, c: [cai], i: dee}", examples: ["{r: ana, a: ben}"], keys: RACI_LETTERS,
  json: { type: "object", properties: { r: people.json, a: people.json, c: people.json, i: people.json }, additionalProperties: false },
  read(node, reading) {
    if (node.kind !== "map") return reject(reading, node, raci.accepts);
    const read = readRecord(node.entries, raciKeys, reading) as Partial<Record<"r" | "a" | "c" | "i", readonly Ref[]>>;
    return { responsible: read.r ?? [], accountable: read.a ?? [], consulted: read.c ?? [], informed: read.i ?? [] };
  },
};

/** Actual work and cost. */
export const spent: ValueType<Spent> = {
  name: "spent", accepts: "person-time such as 4d, by person such as {ana: 3d, ben: 1d}, or {effort: 4d, cost: 3200}",
  examples: ["4d", "{ana: 3d, ben: 1d}", "{effort: 4d, cost: 3200}"], refersTo: ["person"],
  keys: {
    effort: { type: workingDuration, doc: "Person-time in all." },
    cost: { type: amount, doc: "Actual cost; without it, person-time by rate." },
  },
  json: { anyOf: [workingDuration.json, { type: "object" }] },
  read(node, reading) {
    if (node.kind === "map") return readSpent(node, reading);
    if (node.kind === "list") return reject(reading, node, spent.accepts);
    const effort = workingDuration.read(node, reading);
    return effort === undefined ? undefined : { effort };
  },
};

function readSpent(node: MapNode, reading: Reading): Spent {
  const path = reading.path;
  const seen = new Set<string>();
  const byPerson: { person: Ref; effort: NonNullable<Spent["effort"]> }[] = [];
  let effort: Spent["effort"];
  let cost: number | undefined;
  for (const entry of node.entries) {
    const key = entry.key.text;
    const step = joinPath(path, key);
    reading.path = step;
    if (seen.has(key)) duplicateKey(entry, reading);
    else if (key === "effort") effort = readKey(entry, step, workingDuration, reading, seen);
    else if (key === "cost") cost = readKey(entry, step, amount, reading, seen);
    else {
      const who = parseReference(key, 0, () => ({ start: entry.key.start - reading.base, end: entry.key.end - reading.base }));
      if (who === undefined) unknownKey(entry, ["effort", "cost"], reading);
      else {
        const part = readKey(entry, step, workingDuration, reading, seen);
        if (part !== undefined) byPerson.push({ person: who, effort: part });
      }
    }
    seen.add(key);
  }
  reading.path = path;
  return {
    ...(effort === undefined ? {} : { effort }),
    ...(byPerson.length === 0 ? {} : { byPerson }),
    ...(cost === undefined ? {} : { cost }),
  };
}
