import type { Correlation, Distribution, Shape, SpreadShares, Spreads } from "../../core/model/values";
import { correlatedPair, spreadShares } from "../parse/values/chances";
import { joinPath, listOf, mapOf, readKey, record } from "../parse/values/combinators";
import { parseDuration } from "../parse/values/durations";
import { number, word } from "../parse/values/plain";
import { reject, rejectWith, shortened } from "../parse/values/reject";
import type { ValueType } from "./valueType";

type Whole<T> = { [K in keyof T]-?: NonNullable<T[K]> };

const anyShape = word("pert-beta", "triangular", "lognormal", "uniform");

const shapesByKind = record<Whole<Distribution>>("distribution", "a shape for each kind of estimate, such as {three-point: triangular, range: lognormal}", "{three-point: pert-beta, lambda: 6}", {
  threePoint: { type: anyShape, doc: "The shape of three points and of a spread.", default: "pert-beta", example: "triangular" },
  range: { type: word("lognormal", "triangular", "uniform"), doc: "The shape of a range, its ends P10 and P90.", default: "lognormal", example: "uniform" },
  lambda: { type: number(0, 100, "a number from 0 to 100", "4"), doc: "The weight of the most likely figure of a PERT-beta: the more, the narrower.", default: "4", example: "6" },
});

/** How estimates are drawn: one shape, or one for each kind of estimate. */
export const distribution: ValueType<Distribution> = {
  ...shapesByKind, words: anyShape.words ?? [], examples: ["triangular", ...shapesByKind.examples],
  accepts: `${anyShape.accepts}, or ${shapesByKind.accepts}`, json: { anyOf: [anyShape.json, shapesByKind.json] },
  read(node, reading) {
    if (node.kind === "map") return shapesByKind.read(node, reading);
    const shape: Shape | undefined = anyShape.read(node, reading);
    if (shape === undefined) return undefined;
    return shape === "pert-beta" ? { threePoint: shape } : { threePoint: shape, range: shape };
  },
};

const sizes: ValueType<NonNullable<Spreads["sizes"]>> = {
  name: "spreads by size", accepts: "spreads by the longest estimate that each holds for, such as {2d: -10%..+20%, 10d: -10%..+40%}", examples: ["{2d: -10%..+20%, 10d: -10%..+40%}"],
  of: spreadShares, json: { type: "object", additionalProperties: spreadShares.json },
  read(node, reading) {
    if (node.kind !== "map") return reject(reading, node, sizes.accepts);
    const path = reading.path;
    const seen = new Set<string>();
    const read: { upTo: NonNullable<ReturnType<typeof parseDuration>>; spread: SpreadShares }[] = [];
    for (const entry of node.entries) {
      const upTo = parseDuration(entry.key.text);
      reading.path = path;
      if (upTo === undefined || upTo.elapsed) {
        rejectWith(reading, entry.key, `\`${shortened(entry.key.text)}\` is no working duration such as 2d.`);
        continue;
      }
      const spread = readKey(entry, joinPath(path, entry.key.text), spreadShares, reading, seen);
      seen.add(entry.key.text);
      if (spread !== undefined) read.push({ upTo, spread });
    }
    reading.path = path;
    return read;
  },
};

const spreadMap = record<Whole<Spreads>>("spreads", "spreads by default, by size and by tag, such as {default: -10%..+30%, tags: {research: -20%..+100%}}", "{default: -10%..+30%, tags: {research: -20%..+100%}}", {
  default: { type: spreadShares, doc: "For every estimate of one figure that no other names." },
  sizes: { type: sizes, doc: "By the longest estimate that each holds for; the first that is long enough counts, longer ones take `default`." },
  tags: { type: mapOf(spreadShares, "spreads by tag, such as {research: -20%..+100%}", "{research: -20%..+100%}"), doc: "By tag, before size; of several the first that stands here." },
});

/** The plan's spread of estimates of one figure. */
export const spreads: ValueType<Spreads> = {
  ...spreadMap, words: ["none"], examples: ["-10%..+30%", ...spreadMap.examples], accepts: `shares such as -10%..+30%, or ${spreadMap.accepts}`,
  json: { anyOf: [spreadShares.json, spreadMap.json] },
  read(node, reading) {
    if (node.kind === "map") return spreadMap.read(node, reading);
    const all = spreadShares.read(node, reading);
    return all === undefined ? undefined : { default: all };
  },
};

const coefficient = number(0, 1, "a number from 0 to 1", "0.3");

/** One figure for all, or figures by id or tag. */
function byName(accepts: string, example: string): ValueType<number | ReadonlyMap<string, number>> {
  const map = mapOf(coefficient, accepts, example);
  return {
    ...coefficient, accepts: `${coefficient.accepts}, or ${accepts}`, of: coefficient, json: { anyOf: [coefficient.json, map.json] },
    read: (node, reading) => (node.kind === "map" ? map.read(node, reading) : coefficient.read(node, reading)),
  };
}

const correlationMap = record<Whole<Correlation>>("correlation", "figures for people, tags and pairs, such as {people: 0.3, tags: {backend: 0.5}, pairs: [pay-api pay-ui 0.6]}", "{people: 0.3, tags: {backend: 0.5}, pairs: [pay-api pay-ui 0.6]}", {
  people: { type: byName("numbers by person such as {ana: 0.4}", "{ana: 0.4}"), doc: "How much estimates of one person's work go together, for all or by person.", default: "0", example: "0.3" },
  tags: { type: byName("numbers by tag such as {backend: 0.5}", "{backend: 0.5}"), doc: "How much estimates of one tag go together, for all or by tag.", default: "0", example: "{backend: 0.5}" },
  pairs: { type: listOf(correlatedPair, "a list of pairs such as [pay-api pay-ui 0.6]"), doc: "How much the estimates of two tasks go together, from -1 to 1; wins over people and tags." },
});

/** How much estimates go together. */
export const correlation: ValueType<number | Correlation> = {
  ...correlationMap, examples: ["0.3", ...correlationMap.examples], accepts: `${coefficient.accepts}, or ${correlationMap.accepts}`,
  json: { anyOf: [coefficient.json, correlationMap.json] },
  read: (node, reading) => (node.kind === "map" ? correlationMap.read(node, reading) : coefficient.read(node, reading)),
};
