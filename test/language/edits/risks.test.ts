import assert from "node:assert/strict";
import type { PlanChange } from "../../../src/core/model/planChange";
import { addRisk, riskOfLine, type NewRisk } from "../../../src/language/edits/addRisk";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import type { Refusal } from "../../../src/language/edits/attempt";
import { scoreRisk } from "../../../src/language/edits/scoreRisk";
import { setRiskField, type RiskField } from "../../../src/language/edits/setRiskField";
import { readPlan } from "../../../src/language/snapshot";
import type { Plan } from "../../../src/core/model/plan";
import { FILE, instant } from "./checkChange";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\npeople: {ana: {name: Ana Silva}, ben: {}}\n";

function planOf(text: string): Plan {
  const [plan] = readPlan(text, FILE).plans;
  assert.ok(plan);
  return plan;
}

/** The text after the changes that are asked for, or why they cannot be made. */
function after(text: string, make: (plan: Plan) => readonly PlanChange[] | Refusal): string {
  const snapshot = readPlan(text, FILE);
  const changes = make(planOf(text));
  if ("kind" in changes) return changes.message;
  const result = changeToEdits(snapshot, { kind: "all", plan: "p", changes });
  return result.kind === "refused" ? result.message : applyEdits(text, result.edits);
}

describe("putting a risk into a cell", () => {
  /** The line of risk `r`, whose scales are the usual ones. */
  const scored = (keys: string, row: number, column: number, side: "before" | "after" = "before"): string => {
    const text = after(`${HEAD}risks:\n  r: ${keys}  # kept\n\n# the end\n`, (plan) => scoreRisk(plan, { risk: "r", row, column, after: side === "after" }));
    const [, line] = /risks:\n {2}r: (.*) {2}# kept\n\n# the end\n$/.exec(text) ?? [];
    return line ?? text;
  };
  const cases: readonly (readonly [what: string, keys: string, row: number, column: number, expected: string])[] = [
    ["a word by a word", "{probability: rare, impact: {level: minor}}", 3, 2, "{probability: likely, impact: {level: major}}"],
    ["a share by the share of the row", "{probability: 35%, impact: {level: minor}}", 2, 0, "{probability: 50%, impact: {level: minor}}"],
    ["a number by the share of the row", "{probability: 0.35, impact: {level: minor}}", 4, 0, "{probability: 90%, impact: {level: minor}}"],
    ["nothing by the word", "{title: New}", 4, 3, "{title: New, probability: almost-certain, impact: {level: severe}}"],
    ["only the column", "{probability: 35%, impact: {level: minor, cost: 8000}}", 1, 3, "{probability: 35%, impact: {level: severe, cost: 8000}}"],
    ["the level beside figures", "{probability: 35%, impact: {time: 5d/10d/20d}}", 1, 1, "{probability: 35%, impact: {time: 5d/10d/20d, level: moderate}}"],
    ["nothing where it stands already", "{probability: 35%, impact: {level: minor}}", 1, 0, "{probability: 35%, impact: {level: minor}}"],
  ];
  for (const [what, keys, row, column, expected] of cases) it(`writes ${what}`, () => { assert.equal(scored(keys, row, column), expected); });

  const residual: readonly (readonly [what: string, keys: string, row: number, column: number, expected: string])[] = [
    ["a residual of its own", "{probability: likely, impact: {level: major}}", 0, 2, "{probability: likely, impact: {level: major}, residual: {probability: rare}}"],
    ["a residual in the form of the probability", "{probability: 70%, impact: {level: major}}", 0, 1, "{probability: 70%, impact: {level: major}, residual: {probability: 10%, level: moderate}}"],
    ["what stands in the residual", "{probability: likely, impact: {level: major}, residual: {probability: 10%, cost: 5}}", 1, 2, "{probability: likely, impact: {level: major}, residual: {probability: 30%, cost: 5}}"],
  ];
  for (const [what, keys, row, column, expected] of residual) it(`after the response writes ${what}`, () => { assert.equal(scored(keys, row, column, "after"), expected); });

  it("keeps every comment of a risk that is written over several lines", () => {
    const text = `${HEAD}risks:\n  r:\n    # how likely\n    probability: rare   # from the vendor\n    impact:\n      level: minor  # guessed\n      cost: 500\n`;
    assert.equal(after(text, (plan) => scoreRisk(plan, { risk: "r", row: 1, column: 1, after: false })), text.replace("rare ", "unlikely ").replace("level: minor ", "level: moderate "));
  });

  it("takes the words of the plan's own scales, and a share where a name cannot be a probability", () => {
    const own = `${HEAD}risk-matrix: {probability: {"1 in 9": 11%, often: 80%}, impact: {"so, so": 1, bad: 2}}\nrisks: {r: {probability: often, impact: {level: bad}}}\n`;
    assert.equal(after(own, (plan) => scoreRisk(plan, { risk: "r", row: 0, column: 0, after: false })), own.replace("r: {probability: often, impact: {level: bad}}", 'r: {probability: 11%, impact: {level: "so, so"}}'));
  });

  it("refuses a risk or a cell that is not there", () => {
    assert.match(after(`${HEAD}risks: {r: {}}\n`, (plan) => scoreRisk(plan, { risk: "q", row: 0, column: 0, after: false })), /no risk `q`/);
    assert.match(after(`${HEAD}risks: {r: {}}\n`, (plan) => scoreRisk(plan, { risk: "r", row: 5, column: 0, after: false })), /no such cell/);
  });
});

describe("changing what a risk says", () => {
  const set = (keys: string, field: RiskField, text: string): string => {
    const whole = after(`${HEAD}risks: {r: ${keys}}\n`, (plan) => setRiskField(plan, { risk: "r", field, text }, instant("2026-02-18")));
    return /risks: \{r: (.*)\}\n$/.exec(whole)?.[1] ?? whole;
  };
  const cases: readonly (readonly [field: RiskField, keys: string, text: string, expected: string])[] = [
    ["owner", "{title: A}", "ana", "{title: A, owner: ana}"], ["owner", "{title: A}", "ana silva", "{title: A, owner: ana}"], ["owner", "{owner: ana}", "", "{}"],
    ["owner", "{}", "zoe", "`zoe` is nobody of this plan: there are `ana` and `ben`."],
    ["response", "{}", "mitigate", "{response: mitigate}"], ["response", "{response: avoid}", "", "{}"],
    ["response", "{}", "exploit", "`exploit` is no response to a threat: there are `avoid`, `transfer`, `mitigate` and `accept`."],
    ["response", "{opportunity: true}", "exploit", "{response: exploit, opportunity: true}"],
    ["status", "{title: A}", "happened", "{title: A, status: happened}"], ["status", "{title: A, status: happened}", "open", "{title: A}"], ["status", "{title: A}", "open", "{title: A}"],
    ["status", "{}", "lost", "`lost` is no status of a risk: it is open, happened or closed."],
    ["trigger", "{}", "No keys: by then", '{trigger: "No keys: by then"}'], ["title", "{title: A}", "B, and C", '{title: "B, and C"}'],
    ["review", "{}", "in 2 weeks", "{review: 2026-03-04}"], ["review", "{review: 2026-03-04}", "", "{}"],
    ["review", "{}", "some day", "`some day` is no date: write one such as 2026-03-05, 12 mar, fri or in 2 weeks."],
  ];
  for (const [field, keys, text, expected] of cases) it(`${field} ${JSON.stringify(text)} at ${keys}`, () => { assert.equal(set(keys, field, text), expected); });
});

describe("adding a risk", () => {
  const added = (text: string, risk: NewRisk): string => after(text, (plan) => {
    const change = addRisk(readPlan(text, FILE), plan, risk);
    return change.kind === "refused" ? change : [change];
  });
  const plain = { opportunity: false };

  it("begins the register", () => {
    assert.equal(added(HEAD, { ...plain, title: "The sandbox slips", row: 3, column: 2 }), `${HEAD}risks:\n  the-sandbox-slips: {title: The sandbox slips, probability: likely, impact: {level: major}}\n`);
  });

  it("goes to the end of it, under an id that is free", () => {
    const text = `${HEAD}risks:\n  fire: {probability: rare}  # once\n`;
    const now = added(text, { title: "Fire", opportunity: true });
    assert.ok(now.startsWith(text), now);
    assert.match(now.slice(text.length), /^ {2}fire-[a-z0-9]{4}: \{title: Fire, opportunity: true\}\n$/);
  });

  it("quotes what has to be quoted, and takes no empty or endless title", () => {
    assert.match(added(HEAD, { ...plain, title: "Fire: {all} #1 *x" }), /title: "Fire: \{all\} #1 \*x"/);
    assert.equal(added(HEAD, { ...plain, title: " … " }), "Say what may happen: a title is missing.");
    assert.match(added(HEAD, { ...plain, title: "x".repeat(301) }), /longer than 300 letters/);
  });

  const lines: readonly (readonly [line: string, expected: NewRisk])[] = [
    ["The sandbox slips", { ...plain, title: "The sandbox slips" }],
    ["The sandbox slips likely major @ana", { ...plain, title: "The sandbox slips", row: 3, column: 2, owner: "ana" }],
    ["A grant comes 20% Severe +", { title: "A grant comes", probability: "20%", column: 3, opportunity: true }],
    ["The vendor is likely to slip", { ...plain, title: "The vendor is likely to slip" }],
    ["Ask @zoe", { ...plain, title: "Ask @zoe" }], ["likely", { ...plain, title: "likely" }], ["It grows by 300%", { ...plain, title: "It grows by 300%" }],
    ["Slips rare likely", { ...plain, title: "Slips rare", row: 3 }],
  ];
  for (const [line, expected] of lines) it(`reads ${JSON.stringify(line)}`, () => { assert.deepEqual(riskOfLine(planOf(HEAD), line), expected); });
});
