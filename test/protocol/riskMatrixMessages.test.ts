import { equal } from "node:assert/strict";
import fc from "fast-check";
import { riskMatrixData } from "../../src/core/view/riskMatrix";
import type { MatrixRisk, RiskMatrixData } from "../../src/core/view/riskMatrixData";
import { isRiskMatrixData, isRiskMatrixNote } from "../../src/protocol/riskMatrixMessages";
import { isViewChange } from "../../src/protocol/changeGuards";
import { NOW, scheduleOf } from "../core/view/support";

describe("the guard of the risk matrix's data", () => {
  const data = riskMatrixData(scheduleOf("plan: P\nstart: 2026-03-02\nas-of: none\ntasks: {a: {effort: 1d}}\nrisks: {r: {probability: likely, impact: {level: major}, residual: {probability: rare}}}\n"), NOW);
  const risk = (part: Partial<MatrixRisk>): unknown => ({ ...data, risks: data.risks.map((one) => ({ ...one, ...part })) });
  const [first] = data.risks;
  const before = first?.before;
  const cases: readonly (readonly [what: string, data: unknown, fine: boolean])[] = [
    ["the data as it is", data, true],
    ["a risk beyond the rows", risk({ before: { ...before, row: 5 } as MatrixRisk["before"] }), false],
    ["a risk beyond the columns", risk({ after: { ...before, column: 9 } as MatrixRisk["before"] }), false],
    ["a level that there is not", risk({ before: { ...before, level: 3 } as MatrixRisk["before"] }), false],
    ["a status that there is not", risk({ status: "lost" as "open" }), false],
    ["a title that is no text", risk({ title: 7 as unknown as string }), false],
    ["cells that are too few", { ...data, cells: data.cells.slice(1) } satisfies RiskMatrixData, false],
    ["no levels", { ...data, levels: [] }, false],
    ["a day without minutes", { ...data, dayMinutes: 0 }, false],
  ];
  for (const [what, value, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isRiskMatrixData(value), fine); });

  it("asks for a number", () => {
    const health = { errors: 0, warnings: 0 };
    equal(isRiskMatrixNote({ sequence: 1, health, data }), true);
    equal(isRiskMatrixNote({ health, data }), false);
  });

  it("never throws", () => { fc.assert(fc.property(fc.anything(), (value) => { isRiskMatrixData(value); })); });
});

describe("the changes of the register that a view may ask for", () => {
  const score = { kind: "score-risk", plan: "p", risk: "r", row: 1, column: 2, after: false };
  const field = { kind: "set-risk", plan: "p", risk: "r", field: "owner", text: "ana" };
  const fresh = { kind: "add-risk", plan: "p", title: "Fire", opportunity: false };
  const cases: readonly (readonly [what: string, change: unknown, fine: boolean])[] = [
    ["another cell", score, true], ["a cell that is none", { ...score, row: -1 }, false], ["half a cell", { ...score, column: 0.5 }, false], ["a side that is none", { ...score, after: "yes" }, false],
    ["no risk", { ...score, risk: "" }, false], ["an owner", field, true], ["nobody", { ...field, text: "" }, true], ["two lines", { ...field, text: "a\nb" }, false], ["a key that is not for views", { ...field, field: "actions" }, false],
    ["a new risk", fresh, true], ["a new risk in a cell", { ...fresh, row: 0, column: 3 }, true], ["a new risk beyond the cells", { ...fresh, row: -2 }, false], ["a title of two lines", { ...fresh, title: "a\nb" }, false],
    ["a title without end", { ...fresh, title: "x".repeat(1001) }, false],
  ];
  for (const [what, change, fine] of cases) it(`${fine ? "accepts" : "refuses"} ${what}`, () => { equal(isViewChange(change), fine); });
});
