import { deepEqual, equal, ok } from "node:assert/strict";
import { riskMatrixData, standsNow } from "../../../src/core/view/riskMatrix";
import { byCell, cellName, expectedOf, filteredRisks, inMatrix, kindsShown, placeOn, sortedRisks } from "../../../src/core/view/riskMatrixCells";
import type { MatrixRisk, RiskMatrixData } from "../../../src/core/view/riskMatrixData";
import { isRiskMatrixData } from "../../../src/protocol/riskMatrixMessages";
import { NOW, scheduleOf } from "./support";

// 40 working days, 19,200 minutes; a budget of 100,000.
const HEAD = "plan: P\nstart: 2026-03-02\nas-of: none\ncurrency: EUR\nbudget: 100000\npeople: {ana: {name: Ana Silva}, ben: {name: Ben Ito}}\ntasks: {build: {title: Build it, duration: 40d}}\n";
const dataOf = (risks: string, head = HEAD): RiskMatrixData => riskMatrixData(scheduleOf(`${head}risks:\n${risks}`), NOW);
const one = (keys: string): MatrixRisk => {
  const [risk] = dataOf(`  r: {${keys}}\n`).risks;
  ok(risk !== undefined);
  return risk;
};
const at = ({ before }: MatrixRisk): string => `${String(before.row)}.${String(before.column)} ${String(before.score)} ${String(before.level)}`;

describe("the data of the risk matrix", () => {
  it("puts a risk into the cell of its words", () => {
    const risk = one("probability: likely, impact: {level: major}");
    equal(at(risk), "3.2 12 2");
    equal(risk.before.probability, 0.7);
    equal(risk.before.fromFigures, false);
    equal(risk.after, undefined);
  });

  const columns: readonly (readonly [impact: string, column: number])[] = [
    ["time: 1d", 0], ["time: 2d", 1], ["time: 4d", 2], ["time: 8d", 3], ["cost: 9000", 0], ["cost: 10000", 1], ["cost: 20000", 2], ["cost: 40000", 3], ["time: 1d, cost: 40000", 3],
  ];
  for (const [impact, column] of columns) {
    it(`without a level puts ${impact} into column ${String(column)}: shares of 40 days and 100,000`, () => {
      const risk = one(`probability: 50%, impact: {${impact}}`);
      equal(risk.before.column, column);
      equal(risk.before.fromFigures, true);
    });
  }

  it("leaves out of the matrix what has no probability or no impact, and says which", () => {
    equal(at(one("impact: {level: major}")), "-1.2 0 -1");
    equal(at(one("probability: 30%")), "1.-1 0 -1");
    equal(at(one("probability: 30%, impact: {level: unheard-of}")), "1.-1 0 -1");
  });

  it("says what is to be expected: probability times the mean of the figures", () => {
    const { before } = one("probability: 50%, impact: {time: 1d/4d/7d, cost: 1000}");
    equal(before.time, 4 * 480);
    equal(before.expectedTime, 2 * 480);
    equal(before.expectedCost, 500);
    // The mean of a lognormal whose P10 and P90 are 10,000 and 40,000: 20,000 exp(sigma² / 2), sigma = ln 4 / (2 × 1.28155).
    const range = one("probability: 100%, impact: {cost: 10k..40k}").before.cost;
    ok(Math.abs(range - 20_000 * Math.exp((Math.log(4) / (2 * 1.2815515655446004)) ** 2 / 2)) < 1e-6, String(range));
  });

  it("takes a share of an impact from the work that is affected", () => {
    equal(one("probability: 50%, impact: {time: 25%}, affects: build").before.time, 10 * 480);
    equal(one("probability: 50%, impact: {time: 25%}").before.time, 0);
  });

  it("keeps for the residual what it does not say", () => {
    const { after } = one("probability: likely, impact: {level: severe, time: 10d}, residual: {probability: rare}");
    equal(`${String(after?.row)}.${String(after?.column)} ${String(after?.score)}`, "0.3 4");
    equal(after?.expectedTime, 480);
  });

  it("counts what is left once every action is done, at once where there is none", () => {
    const open = one("probability: likely, impact: {level: severe}, residual: {probability: rare}, actions: {fix: {duration: 1d}}");
    equal(open.responded, false);
    equal(standsNow(open).row, 3);
    const done = one("probability: likely, impact: {level: severe}, residual: {probability: rare}, actions: {fix: {duration: 1d, started: 2026-03-02, finished: 2026-03-02}}");
    equal(done.responded, true);
    equal(standsNow(done).row, 0);
    equal(one("probability: likely, impact: {level: severe}, residual: {probability: rare}").responded, true);
  });

  it("numbers risks by status, score and exposure", () => {
    const { risks } = dataOf([
      "a: {probability: rare, impact: {level: minor}}", "b: {probability: likely, impact: {level: severe}, status: closed}", "c: {probability: likely, impact: {level: major, time: 1d}}",
      "d: {probability: likely, impact: {level: major, time: 9d}}", "e: {status: happened}",
    ].map((line) => `  ${line}\n`).join(""));
    deepEqual(risks.map(({ id, number }) => `${String(number)} ${id}`), ["1 d", "2 c", "3 a", "4 e", "5 b"]);
  });

  it("says who has taken a risk, in the words of ROAM", () => {
    const roam = (keys: string): string => one(keys).roam;
    deepEqual(["probability: 1%", "owner: ana", "response: mitigate", "response: accept, owner: ana", "status: closed", "status: happened"].map(roam), ["", "owned", "mitigated", "accepted", "resolved", ""]);
  });

  it("names what is affected, the actions with their dates, and a review that is over", () => {
    const head = HEAD.replace("as-of: none", "as-of: 2026-03-10");
    const [risk] = dataOf("  r: {affects: [build, plan], owner: ana, review: 2026-03-09, actions: {fix: {title: Fix it, duration: 1d}}}\n", head).risks;
    deepEqual(risk?.affects, ["Build it", "P"]);
    equal(risk?.ownerName, "Ana Silva");
    deepEqual(risk?.actions.map(({ id, title, state }) => `${id} ${title} ${state}`), ["fix Fix it open"]);
    equal(risk?.reviewDue, true);
    equal(dataOf("  r: {review: 2026-03-10}\n", head).risks[0]?.reviewDue, false);
  });

  it("passes its own guard, also of a hostile plan", () => {
    ok(isRiskMatrixData(dataOf("  r: {probability: 30%, impact: {time: 900000000w}, residual: {level: severe}}\n  s: {title: \"\\u202e <b>\"}\n")));
    ok(isRiskMatrixData(riskMatrixData(scheduleOf("plan: P\nrisk-matrix: {probability: {x: whenever}, impact: {a: 0}, levels: {l: 0}}\nrisks: {r: {probability: x, impact: {level: a}}}\n"), NOW)));
    ok(isRiskMatrixData(riskMatrixData(scheduleOf("plan: P\n"), NOW)));
  });
});

describe("what the risk matrix shows", () => {
  const data = dataOf([
    "a: {title: Alpha, probability: likely, impact: {level: major}, owner: ana, residual: {probability: rare, level: minor}}", "b: {title: Beta, probability: likely, impact: {level: major, cost: 1000}, owner: ben}",
    "c: {title: Gamma, impact: {level: major}}", "d: {title: Delta, probability: rare, impact: {level: severe, time: 2d}, opportunity: true}", "e: {title: Epsilon, status: happened, probability: rare, impact: {level: minor}}",
  ].map((line) => `  ${line}\n`).join(""));
  const names = (risks: readonly MatrixRisk[] | undefined): string => (risks ?? []).map(({ id }) => id).sort().join(" ");

  it("are cells with their risks, before and after the response", () => {
    equal(names(byCell(data.risks, "before").get(cellName(3, 2))), "a b");
    equal(names(byCell(data.risks, "after").get(cellName(3, 2))), "b");
    equal(names(byCell(data.risks, "after").get(cellName(0, 0))), "a e");
    equal(names(byCell(data.risks, "before").get("")), "c");
  });

  it("is open risks alone, unless others are asked for", () => {
    equal(names(inMatrix(data.risks, undefined)), "a b c d");
    equal(names(inMatrix(filteredRisks(data.risks, { text: "", status: "happened" }, "before"), "happened")), "e");
  });

  const filters: readonly (readonly [what: string, filter: Parameters<typeof filteredRisks>[1], ids: string])[] = [
    ["words of titles and owners", { text: "ana ALPH" }, "a"], ["an owner", { text: "", owner: "ben" }, "b"], ["nobody", { text: "", owner: "-" }, "c d e"], ["a level", { text: "", level: 2 }, "a b"],
    ["no cell", { text: "", level: -1 }, "c"], ["a status", { text: "", status: "happened" }, "e"],
  ];
  for (const [what, filter, ids] of filters) it(`can be filtered by ${what}`, () => { equal(names(filteredRisks(data.risks, filter, "before")), ids); });

  it("can be sorted by every column, both ways", () => {
    const order = (by: Parameters<typeof sortedRisks>[1], reversed = false): string => sortedRisks(data.risks, by, reversed, "before").map(({ id }) => id).join("");
    equal(order("title"), "abdec");
    equal(order("title", true), "cedba");
    equal(order("owner").slice(0, 2), "ab");
    equal(order("cost")[0], "b");
    equal(order("time")[0], "d");
    equal(order("number"), data.risks.map(({ id }) => id).join(""));
  });

  it("sets gains off against losses", () => {
    deepEqual(expectedOf(data.risks, "before"), { time: -0.1 * 2 * 480, cost: 700 });
    equal(placeOn(data.risks.find(({ id }) => id === "a") as MatrixRisk, "after").score, 1);
  });

  it("has a matrix for opportunities where there are some", () => {
    deepEqual(kindsShown(data, "both"), ["threats", "opportunities"]);
    deepEqual(kindsShown(dataOf("  a: {}\n"), "both"), ["threats"]);
    deepEqual(kindsShown(dataOf("  a: {}\n"), "opportunities"), ["opportunities"]);
  });
});
