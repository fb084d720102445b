import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { scanCode } from "../../../src/language/code/scanCode";
import { forecastFigures } from "../../../src/core/view/forecastFigures";
import { unlikelyDeadlines } from "../../../src/language/features/chanceProblems";
import type { Rule } from "../../../src/language/rules/rule";
import { diagnosticIndex, diagnosticPage, type ExampleProblem } from "../../../src/language/rules/diagnosticPages";
import { pageOf, ruleOf, RULES } from "../../../src/language/rules/registry";
import { SIMULATED_CODES } from "../../../src/language/rules/simulatedCodes";
import { SOURCE_CODES } from "../../../src/language/rules/sourceCodes";
import { SEVERITIES, severityOf } from "../../../src/language/rules/severities";
import type { ProblemCode } from "../../../src/core/model/problem";
import { existsInRepository, filesBelow, readRepositoryFile, repositoryRoot } from "../../support/repository";
import { baselineSources } from "../../../src/core/tracking/baseline";
import { noRevision } from "../../../src/language/baselines/missingWords";
import { analyse as analyseAt, NOON } from "./checkProblems";

const INDEX = "docs/diagnostics/README.md";

/** Run with GANTRY_RECORD=1 to write the pages anew. */
const RECORD = process.env["GANTRY_RECORD"] === "1";

function compare(file: string, text: string): void {
  if (RECORD) {
    mkdirSync(path.join(repositoryRoot, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(repositoryRoot, file), text);
  }
  assert.equal(existsInRepository(file) ? readRepositoryFile(file) : "", text, `${file} is not what the rules say: run the tests with GANTRY_RECORD=1`);
}

/** In the examples' repository there is no revision at all. */
function analyse(text: string): ReturnType<typeof analyseAt> {
  return analyseAt(text, {}, { ...NOON, baselines: plan => baselineSources(plan).map(({ name, ref = "" }) => ({ kind: "missing", name, message: noRevision(ref) })) });
}

/** The codes of all problems of a plan that is alone in its workspace. */
function codesIn(text: string): string[] {
  const { problems } = analyse(text);
  return [...new Set([...problems.values()].flat().map(({ problem }) => problem.code))];
}

/** The same with what a simulation adds. */
function simulatedCodesIn(text: string): string[] {
  const { schedules, snapshot } = analyse(text);
  const [schedule] = schedules.values();
  const figures = schedule === undefined ? undefined : forecastFigures(schedule, { samples: 1000, seed: 1 });
  assert.ok(schedule !== undefined && figures !== undefined);
  return [...codesIn(text), ...unlikelyDeadlines(snapshot, schedule, figures.deadlines, 0.5).map(({ problem }) => problem.code)];
}

/** What a rule says of its own example; the reader's wording is its own affair. */
function exampleOf(rule: Rule): ExampleProblem | undefined {
  if (rule.check === undefined) return undefined;
  const problem = [...analyse(rule.doc.before).problems.values()].flat()[0]?.problem;
  return problem === undefined ? undefined : { message: problem.message, fixes: (problem.fixes ?? []).map(fix => fix.title) };
}

describe("pages of the diagnostics", () => {
  for (const rule of RULES) {
    describe(rule.code, () => {
      it("has the page that the rule makes", () => compare(pageOf(rule.code), diagnosticPage(rule, exampleOf(rule))));
      it("shows a plan with exactly this problem", () => assert.deepEqual(codesIn(rule.doc.before), [rule.code]));
      it("shows a plan without any problem", () => assert.deepEqual(codesIn(rule.doc.after), []));
      it("is listed with its severity", () => {
        const found = analyse(rule.doc.before).problems.values().next().value ?? [];
        for (const { problem } of found) assert.equal(problem.severity, severityOf(rule.code));
      });
    });
  }

  for (const rule of SOURCE_CODES) {
    describe(rule.code, () => {
      it("has the page that its words make", () => compare(pageOf(rule.code), diagnosticPage(rule)));
      it("shows the problem and its end", () => {
        const names = (text: string): string[] => scanCode(text, "script").flatMap(mark => mark.names.map(({ text: name }) => name));
        assert.deepEqual([names(rule.doc.before), names(rule.doc.after)], [["pay-ap"], ["pay-api"]]);
      });
    });
  }

  for (const rule of SIMULATED_CODES) {
    describe(rule.code, () => {
      it("has the page that its words make", () => compare(pageOf(rule.code), diagnosticPage(rule)));
      it("shows a plan with exactly this problem once it is simulated, and one without", () => {
        assert.deepEqual(simulatedCodesIn(rule.doc.before), [rule.code]);
        assert.deepEqual(simulatedCodesIn(rule.doc.after), []);
      });
    });
  }

  it("are listed", () => compare(INDEX, diagnosticIndex([...RULES, ...SOURCE_CODES, ...SIMULATED_CODES])));

  it("are no more than there are codes", () => {
    assert.deepEqual(filesBelow("docs/diagnostics"), [INDEX, ...[...RULES, ...SOURCE_CODES, ...SIMULATED_CODES].map(rule => pageOf(rule.code))].sort());
  });

  it("are found by their code", () => {
    for (const rule of RULES) assert.equal(ruleOf(rule.code), rule);
    assert.equal(ruleOf("no-such-code" as ProblemCode), undefined);
  });

  it("stand once for each code, in a severity", () => {
    const codes = RULES.map(rule => rule.code);
    assert.equal(new Set(codes).size, codes.length);
    for (const code of codes) assert.ok(code in SEVERITIES);
  });
});
