import assert from "node:assert/strict";
import { dayNumber } from "../../../src/core/calendar/civil";
import { MINUTES_PER_DAY } from "../../../src/core/model/instant";
import { createAnalyser } from "../../../src/language/analysis";
import { readPlan } from "../../../src/language/snapshot";
import { PLAN_TEMPLATES, planFromTemplate } from "../../../src/language/write/planTemplates";

describe("a plan from a template", () => {
  for (const template of PLAN_TEMPLATES) {
    for (const [what, today] of [["a Monday", dayNumber(2026, 1, 5)], ["a Saturday", dayNumber(2026, 2, 28)]] as const) {
      it(`${template} has no problems on ${what}`, () => {
        const snapshot = readPlan(planFromTemplate(template, { title: "Cards, wallets: #1", today }), "p.plan.yaml");
        const problems = [...createAnalyser().analyse(snapshot, { now: today * MINUTES_PER_DAY }).problems.values()].flat();
        assert.deepEqual(problems.map(({ problem }) => problem.message), []);
        assert.equal(snapshot.plans[0]?.title, "Cards, wallets: #1");
      });
    }
  }
  it("has the working week that is asked for, and only where it is not the usual one", () => {
    const today = dayNumber(2026, 1, 5);
    const text = planFromTemplate("blank", { title: "P", today, week: "mon-thu", hours: "08:00-12:00 13:00-18:00" });
    assert.equal(text, "plan: P\nstart: 2026-01-05\ncalendar:\n  week: {mon-thu: 08:00-12:00 13:00-18:00}\n\ntasks:\n  first: {title: First task, duration: 1d}\n");
    assert.doesNotMatch(planFromTemplate("blank", { title: "P", today, week: "mon-fri", hours: "09:00-17:00" }), /calendar/);
    assert.doesNotMatch(planFromTemplate("blank", { title: "P", today, week: "mon}: {x" }), /calendar/);
  });
});
