import { deepEqual, equal } from "node:assert/strict";
import { levelOf, riskScales, rowOf, scoreOf } from "../../../src/core/risk/riskScales";
import { scheduleOf } from "../view/support";

const scalesOf = (matrix: string) => riskScales(scheduleOf(`plan: P\n${matrix}`).plan);
const usual = scalesOf("");
const OWN = "risk-matrix: {probability: {often: 80%, seldom: 5%, now-and-then: 40%}, impact: {big: 10, small: 2}, levels: {red: 20, green: 0}}\n";

describe("the scales of the risk matrix", () => {
  it("are five probabilities, four impacts and three levels where the plan has none", () => {
    deepEqual(usual.rows.map(({ name, share }) => `${name} ${String(share)}`), ["rare 0.1", "unlikely 0.3", "possible 0.5", "likely 0.7", "almost-certain 0.9"]);
    deepEqual(usual.columns.map(({ name, weight }) => `${name} ${String(weight)}`), ["minor 1", "moderate 2", "major 3", "severe 4"]);
    deepEqual(usual.levels.map(({ name, from }) => `${name} ${String(from)}`), ["low 1", "medium 4", "high 9"]);
  });

  it("are the plan's own, the lowest first however they are written", () => {
    const own = scalesOf(OWN);
    deepEqual(own.rows.map(({ name }) => name), ["seldom", "now-and-then", "often"]);
    deepEqual(own.columns.map(({ name }) => name), ["small", "big"]);
    deepEqual(own.levels.map(({ name }) => name), ["green", "red"]);
  });

  it("each fall back on their own: own levels leave the usual rows and columns", () => {
    const own = scalesOf("risk-matrix: {levels: {stop: 12}}\n");
    equal(own.rows.length, 5);
    deepEqual(own.levels.map(({ name }) => name), ["stop"]);
  });

  it("hold no more than twelve steps, whoever wrote them", () => {
    const many = Array.from({ length: 400 }, (_, at) => `p${String(at)}: ${String(at / 4)}%`).join(", ");
    equal(scalesOf(`risk-matrix: {probability: {${many}}}\n`).rows.length, 12);
  });

  const rows: readonly (readonly [written: number | string | undefined, row: number])[] = [
    ["rare", 0], ["almost-certain", 4], [0.3, 1], [0.34, 1], [0.4, 2], [0.2, 1], [0, 0], [1, 4], ["whenever", -1], [undefined, -1],
  ];
  for (const [written, row] of rows) it(`puts ${String(written)} into row ${String(row)}`, () => { equal(rowOf(usual, written), row); });

  it("finds the row of a usual word by its share where the plan has other words", () => {
    equal(rowOf(scalesOf(OWN), "likely"), 2);
    equal(rowOf(scalesOf(OWN), "possible"), 1);
  });

  it("score a cell by the place of its row and the weight of its column", () => {
    equal(scoreOf(usual, 0, 0), 1);
    equal(scoreOf(usual, 4, 3), 20);
    equal(scoreOf(scalesOf(OWN), 2, 1), 30);
  });

  const levels: readonly (readonly [score: number, level: number])[] = [[0, 0], [1, 0], [3, 0], [4, 1], [8, 1], [9, 2], [20, 2]];
  for (const [score, level] of levels) it(`give a score of ${String(score)} the level ${String(level)}`, () => { equal(levelOf(usual, score), level); });
});
