import assert from "node:assert/strict";
import { analyse, NOON } from "./checkProblems";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: 2026-03-02\n";
const CODES: ReadonlySet<string> = new Set(["metric-data", "off-track", "unserved-objective", "unaligned-work", "possible-duplicate", "invalid-value", "unknown-reference"]);

/** Codes with the text that each stands at. */
function found(text: string): string[] {
  const { problems } = analyse(HEAD + text, {}, NOON);
  return [...problems.values()].flat().filter(({ problem }) => CODES.has(problem.code)).map(({ problem, range }) => `${problem.code} ${(HEAD + text).slice(range.start, range.end)}`);
}

function messageOf(text: string, code: string): string {
  return [...analyse(HEAD + text, {}, NOON).problems.values()].flat().find(({ problem }) => problem.code === code)?.problem.message ?? "";
}

const TASKS = "tasks: {a: {duration: 30d, objective: o}}\n";
const result = (more: string, history: string): string => `objectives: {o: {results: {r: {metric: m, ${more}}}}}\nmetrics: {m: {history: ${history}}}\n${TASKS}`;

describe("figures of metrics", () => {
  for (const [name, text, expected] of [
    ["in the order of dates", "metrics: {m: {kind: nps, history: {2026-01-05: -40, 2026-02-05: 99.5}}}", []],
    ["out of order", "metrics: {m: {history: {2026-02-05: 1, 2026-01-05: 2}}}", ["metric-data 2"]],
    ["an nps beyond its scale", "metrics: {m: {kind: nps, history: {2026-01-05: -140}}}", ["metric-data -140"]],
    ["a share beyond all", "metrics: {m: {kind: retention, history: {2026-01-05: 104%}}}", ["metric-data 104%"]],
    ["growth of more than all", "metrics: {m: {unit: \"%\", history: {2026-01-05: 104%}}}", []],
    ["cohorts beyond all", "metrics: {m: {cohorts: {2026-01-05: [100%, 162%]}}}", ["invalid-value 162%"]],
    ["an unknown kind", "metrics: {m: {kind: churns, history: {2026-01-05: 1}}}", ["invalid-value churns"]],
  ] as const) it(`are judged: ${name}`, () => assert.deepEqual(found(`${text}\nobjectives: {o: {results: {r: {metric: m}}}}\n${TASKS}`), expected));
});

describe("what a key result wants of a metric", () => {
  for (const [kind, from, target, expected] of [["conversion", "10%", "175%", ["metric-data 175%"]], ["nps", "-120", "50", ["metric-data -120"]], ["nps", "-20", "50", []]] as const) {
    it(`is judged by its scale: ${kind} from ${from} to ${target}`, () => {
      assert.deepEqual(found(`objectives: {o: {results: {r: {metric: m, from: ${from}, target: ${target}}}}}\nmetrics: {m: {kind: ${kind}, history: {2026-01-05: 20}}}\n${TASKS}`), expected);
    });
  }
});

describe("sprints", () => {
  for (const [written, value] of [["length: 0d, velocity: 20", "0d"], ["length: 80h, velocity: 20", "80h"], ["length: 2w, velocity: 0", "0"], ["length: 2w, velocity: {web: 0}", "0"]] as const) {
    it(`say what they cannot be: ${written}`, () => assert.deepEqual(found(`sprints: {start: 2026-01-05, ${written}}\ntasks: {a: {duration: 30d}}\n`), [`invalid-value ${value}`]));
  }
});

describe("key results", () => {
  const rising = "{2026-02-03: 10, 2026-02-10: 17, 2026-02-17: 24}";
  it("are on track when the trend is in time", () => assert.deepEqual(found(result("from: 0, target: 40, by: 2026-03-10", rising)), []));
  it("are off track a day before", () => assert.deepEqual(found(result("from: 0, target: 40, by: 2026-03-04", rising)), ["off-track 2026-03-04"]));
  it("are not judged without a date, or with too few figures", () => {
    assert.deepEqual(found(result("from: 0, target: 4000", rising)), []);
    assert.deepEqual(found(result("from: 0, target: 40, by: 2026-12-31", "{2026-02-03: 1, 2026-02-10: 0}")), []);
  });
  it("never get there when the trend leads away", () => assert.match(messageOf(result("from: 30, target: 5, by: 2026-12-31", rising), "off-track"), /by its trend never reaches 5, due on 31 Dec 2026/));
  it("were not reached when the date is over, whatever the trend", () => assert.match(messageOf(result("from: 0, target: 40, by: 2026-02-20", "{2026-02-03: 10}"), "off-track"), /was not reached: M is at 10 and should be at 40 by 20 Feb 2026/));
  it("take the end of the objective's period", () => {
    assert.deepEqual(found(`objectives: {o: {period: 2026-01-01..2026-03-04, results: {r: {metric: m, from: 0, target: 40}}}}\nmetrics: {m: {history: ${rising}}}\n${TASKS}`), ["off-track 40"]);
  });
});

describe("objectives and work", () => {
  it("an objective is served by ideas and other objectives, and needs nothing once it is reached", () => {
    assert.deepEqual(found("objectives: {a: {title: A}, b: {parent: a}, c: {title: C}, d: {results: {r: {metric: m, target: 1}}}}\nmetrics: {m: {history: {2026-01-05: 1}}}\nbacklog: {i: {title: Idea, objective: b}}\ntasks: {t: {duration: 30d}}\n"), ["unserved-objective c"]);
  });
  it("work without one is pointed at once, and not where most has none", () => {
    assert.deepEqual(found("objectives: {o: {title: O}}\ntasks: {a: {duration: 30d, objective: o}, b: {duration: 30d, objective: o}, c: {duration: 30d}, d: {duration: 30d}, m: {milestone: true, after: c}}\n"), ["unaligned-work c"]);
    assert.deepEqual(found("objectives: {o: {title: O}}\ntasks: {a: {duration: 30d, objective: o}, c: {duration: 30d}, d: {duration: 30d}}\n"), []);
  });
});

describe("what was said before", () => {
  const said = (one: string, two: string): string => `backlog: {csv: {title: Export the orders as CSV}}\nfeedback: {f: {${one}}, g: {${two}}}\ntasks: {t: {duration: 30d}}\n`;
  it("is demand when somebody else says it", () => assert.deepEqual(found(said("from: A, text: It takes far too long", "from: B, text: It takes far too long")), []));
  it("is pointed at when the same person does", () => assert.deepEqual(found(said("from: A, text: It takes far too long", "from: A, text: Takes far too long")), ["possible-duplicate g"]));
  it("is pointed at where an idea says it, unless it is about that", () => {
    assert.deepEqual(found(said("from: A, text: \"export orders, the csv\"", "from: B, about: csv, text: export the orders csv")), ["possible-duplicate f"]);
  });
  it("may not speak for a persona that is not there", () => assert.deepEqual(found(said("text: Faster, persona: shop", "text: Other")), ["unknown-reference shop"]));
});
