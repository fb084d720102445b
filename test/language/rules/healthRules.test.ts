import { deepEqual, equal, ok } from "node:assert/strict";
import { MOST_HINTS } from "../../../src/language/rules/health/reportHits";
import { check, fixes, planOf, planOn, problemsOf, says } from "./checkProblems";

const SMALL = "health: {least-tasks: 1}\n";
const codes = (text: string): string[] => problemsOf(text).map(({ problem }) => problem.code);

describe("hints on schedule quality", () => {
  it("are none in a plan of few tasks, unless it says so", () => {
    const tasks = "tasks:\n  a: {duration: 2d}\n  b: {duration: 5d, after: a -1d}\n  c: {duration: 1d}\n";
    deepEqual(codes(planOf(tasks)), []);
    deepEqual(codes(planOf(`${SMALL}${tasks}`)), ["health-lead", "health-open-end"]);
  });

  it("are the first ten places of a check, the last of which says how many there are", () => {
    const loose = Array.from({ length: 30 }, (_, at) => `  t${String(at)}: {duration: 1d}\n`).join("");
    const found = problemsOf(planOf(`tasks:\n${loose}`)).filter(({ problem }) => problem.code === "health-open-end");
    equal(found.length, MOST_HINTS);
    ok(found.at(-1)?.problem.message.endsWith("There are 20 more places like this: the Health view lists them."));
    ok(found.every(({ problem }, at) => at === MOST_HINTS - 1 || !problem.message.includes("more places")));
  });

  it("are none while the figure keeps its limit", () => {
    const chain = Array.from({ length: 29 }, (_, at) => `  t${String(at)}: {duration: 1d${at === 0 ? "" : `, after: t${String(at - 1)}`}}\n`).join("");
    deepEqual(codes(planOf(`tasks:\n${chain}  loose: {duration: 1d, after: t0}\n`)), []);
    deepEqual(codes(planOf(`health: {open-ends: 3%}\ntasks:\n${chain}  loose: {duration: 1d, after: t0}\n`)), ["health-open-end"]);
  });

  it("stand where the thing is", () => {
    check(planOf(`${SMALL}tasks:\n  a: {duration: 2d}\n  b: {duration: 5d, after: a -1d}  #! health-lead(a -1d)\n  c: {duration: 2d, after: b, start-by: 2026-02-27}  #! health-hard-constraint(start-by)\n`));
    check(planOf(`health: {least-tasks: 1, lags: 100%}\ntasks:\n  a: {duration: 2d}\n  b: {duration: 5d, after: a +3w}  #! health-long-lag(a +3w)\n`));
    check(planOf(`health: {least-tasks: 1, long-task: 3w}\ntasks:\n  a: {duration: 20d}  #! health-long-task(a)\n`));
    check(planOf(`${SMALL}tasks:\n  a: {duration: 1d..9d}  #! health-wide-estimate(1d..9d)\n`));
  });

  it("are silenced with a reason, like every problem", () => {
    deepEqual(codes(planOf(`${SMALL}tasks:\n  a: {duration: 2d}\n  b: {duration: 5d, after: a -1d, allow: {health-lead: known}}\n`)), []);
  });
});

describe("fixes of hints on schedule quality", () => {
  const before = (task: string, more = ""): string => planOf(`${SMALL}tasks:\n  a: {duration: 2d}\n  ${task}\n${more}`);
  it("take a lead away", () => {
    fixes(before("b: {duration: 5d, after: a -1d}"), "health-lead", "Take the lead `-1d` on `a` away", before("b: {duration: 5d, after: a}"));
  });
  it("make a task of a long lag", () => {
    const lagged = planOf("health: {least-tasks: 1, lags: 100%}\ntasks:\n  a: {duration: 2d}\n  b: {duration: 5d, after: a +3w}\n");
    fixes(lagged, "health-long-lag", "Make the wait a task of its own, `a-wait`",
      planOf("health: {least-tasks: 1, lags: 100%}\ntasks:\n  a: {duration: 2d}\n  a-wait: {title: Wait, duration: 3w, after: a}\n  b: {duration: 5d, after: a-wait}\n"));
  });
  it("soften a date", () => {
    fixes(before("b: {duration: 5d, after: a, start-on: 2026-01-12}"), "health-hard-constraint", "Write `not-before` instead of `start-on`", before("b: {duration: 5d, after: a, not-before: 2026-01-12}"));
    fixes(before("b: {duration: 5d, after: a, finish-by: 2026-01-30}"), "health-hard-constraint", "Write `due` instead of `finish-by`", before("b: {duration: 5d, after: a, due: 2026-01-30}"));
    fixes(before("b: {duration: 5d, after: a, finish-by: 2026-01-30, due: 2026-01-29}"), "health-hard-constraint", "Remove `finish-by`", before("b: {duration: 5d, after: a, due: 2026-01-29}"));
  });
  it("link what is loose to what stands beside it in file and time", () => {
    fixes(before("b: {duration: 1d, after: a}", "  c: {duration: 1d, after: a +2d}\n").replace("least-tasks: 1", "least-tasks: 1, lags: 100%"), "health-open-end",
      "Let `c`, which stands behind it, wait for it",
      before("b: {duration: 1d, after: a}", "  c: {duration: 1d, after: [a +2d, b]}\n").replace("least-tasks: 1", "least-tasks: 1, lags: 100%"));
  });
  it("link what is loose to the milestone that the plan ends with", () => {
    fixes(before("b: {duration: 1d, after: a}", "  c: {duration: 5d, after: a}\n  end: {milestone: true, after: c}\n"), "health-open-end",
      "Let `end`, the plan's last milestone, wait for it",
      before("b: {duration: 1d, after: a}", "  c: {duration: 5d, after: a}\n  end: {milestone: true, after: [c, b]}\n"));
  });
  it("write another limit into the plan", () => {
    const long = planOf("health: {least-tasks: 1}\ntasks:\n  a: {duration: 50d}\n");
    fixes(long, "health-long-task", "Let the plan's `long-task` be 50d", planOf("health: {least-tasks: 1, long-task: 50d}\ntasks:\n  a: {duration: 50d}\n"));
  });
});

describe("rules of the register beyond what lacks", () => {
  const people = "people:\n  ana: {}\ntasks:\n  a: {effort: 1d, who: ana}\n";
  const risk = (keys: string, marks = ""): string => `${people}risks:\n  r: {title: It rains, ${keys}}${marks}\n`;
  const HIGH = "probability: 70%, impact: {level: severe}, owner: ana";
  const cases = [
    risk(HIGH, "  #! risk-unanswered(r)"),
    risk("probability: 70%, impact: {level: severe}", "  #! risk-unanswered(r) risk-incomplete(r)"),
    risk(`${HIGH}, response: accept`),
    risk(`${HIGH}, status: closed`),
    risk("probability: 10%, impact: {level: minor}, owner: ana", "  #! risk-incomplete(r)"),
    `risk-matrix: {levels: {low: 1, medium: 3}}\n${risk("probability: 30%, impact: {level: moderate}, owner: ana", "  #! risk-unanswered(r)")}`,
    `health: {response-from: medium}\n${risk("probability: 30%, impact: {level: moderate}, owner: ana", "  #! risk-unanswered(r)")}`,
    risk(`${HIGH}, response: accept, trigger: No keys by 2026-02-01`, "  #! risk-triggered(No keys by 2026-02-01)"),
    risk(`${HIGH}, response: accept, trigger: No keys by 2026-02-02`),
    risk(`${HIGH}, response: accept, trigger: From 2026-01-01 to 2026-03-01`),
    risk(`${HIGH}, response: accept, trigger: No keys by 2026-99-99 or 12026-01-010`),
    risk(`${HIGH}, response: accept, trigger: No keys by 2026-02-01, status: closed`),
    risk(`${HIGH}, response: mitigate`, "  #! risk-no-action(mitigate)"),
    risk(`${HIGH}, response: mitigate, actions: {pump: {effort: 1d, who: ana}}`),
    risk(`${HIGH}, response: accept, residual: {probability: 80%}`, "  #! risk-residual(80%)"),
    risk(`${HIGH}, response: accept, residual: {probability: likely}`),
    risk(`${HIGH}, response: exploit, opportunity: true, actions: {pump: {effort: 1d, who: ana}}, residual: {probability: 80%}`),
    risk("status: happened", "  #! risk-issue(happened)"),
    risk("status: happened, owner: ana"),
  ];
  for (const body of cases) it(body.replace(/\n/g, " | "), () => { check(planOn("2026-02-02", body)); });

  it("say what to do", () => {
    says(planOn("2026-02-02", risk(HIGH)), "risk-unanswered", "The risk It rains is `high` and has no `response`; decide what is done about it");
    says(planOn("2026-02-02", risk(`${HIGH}, response: accept, residual: {probability: 80%}`)), "risk-residual",
      "The `residual` of the risk It rains has a larger `probability` than before the response; correct it or take it away");
    says(planOn("2026-02-02", risk("status: happened")), "risk-issue", "It rains has happened and has no owner and nothing is done about it; write who answers for it and what is done, or close it");
  });

  it("write what a machine can know", () => {
    fixes(planOn("2026-02-02", risk(`${HIGH}, response: mitigate`)), "risk-no-action", "Add an action, `r-action`",
      planOn("2026-02-02", risk(`${HIGH}, response: mitigate, actions: {r-action: {title: What is done about it, effort: 1d, who: ana}}`)));
    fixes(planOn("2026-02-02", risk(`${HIGH}, response: accept, residual: {probability: 80%, level: minor}`)), "risk-residual", "Let `probability` stay as before the response",
      planOn("2026-02-02", risk(`${HIGH}, response: accept, residual: {level: minor}`)));
    fixes(planOn("2026-02-02", risk(`${HIGH}, response: accept, trigger: No keys by 2026-02-01`)), "risk-triggered", "It happened: write `status: happened`",
      planOn("2026-02-02", risk(`${HIGH}, response: accept, status: happened, trigger: No keys by 2026-02-01`)));
    fixes(planOn("2026-02-02", risk("status: happened")), "risk-issue", "Give it to `ana`", planOn("2026-02-02", risk("owner: ana, status: happened")));
  });
});
