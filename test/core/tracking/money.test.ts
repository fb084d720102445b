import assert from "node:assert/strict";
import fc from "fast-check";
import { moneyCurves } from "../../../src/core/tracking/moneyCurves";
import { moneyOf } from "../../../src/core/tracking/money";
import { earnedValue } from "../../../src/core/tracking/earnedValue";
import { baseline, near, scheduled } from "./support";

/**
 * The fence of Rita Mulcahy, PMP Exam Prep: four sides, a day and 1,000 each; seen at the end of day three. With its answers at
 * https://studylib.net/doc/5898152/earned-value-exercise, which say an EAC of 4,479, because they take CPI as 0.893.
 */
const FENCE = (head: string, sides: readonly string[]): string =>
  `plan: Fence\nstart: 2026-01-05\n${head}people: {ana: {rate: 125/h}}\ntasks:\n${sides.map((keys, i) => `  side-${String(i + 1)}: {effort: 1d, who: ana${i === 0 ? "" : `, after: side-${String(i)}`}${keys}}\n`).join("")}`;
const KICKOFF = FENCE("as-of: none\n", ["", "", "", ""]);
const DAY_THREE = FENCE("as-of: 2026-01-07 17:00\n", [
  ", started: 2026-01-05, finished: 2026-01-05, spent: {cost: 1000}",
  ", started: 2026-01-06, finished: 2026-01-06, spent: {cost: 1200}",
  ", started: 2026-01-07, done: 50%, spent: {cost: 600}",
  "",
]);

describe("money of a plan", () => {
  it("gives the figures of the fence in PMP Exam Prep", () => {
    const { plan, baseline: name } = moneyOf(scheduled(DAY_THREE), baseline(KICKOFF));
    assert.equal(name, "kickoff");
    near(plan.bac, 4000);
    near(plan.pv, 3000);
    near(plan.ev, 2500);
    near(plan.ac, 2800);
    near(plan.cv, -300);
    near(plan.sv, -500);
    near(plan.cpi, 0.893);
    near(plan.spi, 0.833);
    near(plan.eac, 4480);
    near(plan.etc, 1680);
    near(plan.vac, -480);
    near(plan.tcpi, 1500 / 1200);
    near(plan.forecast, 2800 + 4000 - 2500);
  });

  it("measures against the plan as it stands without a baseline, and says so", () => {
    const money = moneyOf(scheduled(DAY_THREE));
    assert.equal(money.baseline, null);
    near(money.plan.bac, 4000);
    near(money.plan.ev, 2500);
  });

  it("has the same budget before, while and after work with a duration goes on, whatever calendars, rates and capacities its people have", () => {
    const head = "start: 2026-01-05\nlevel: false\ncalendars: {part: {week: {mon-wed: 09:00-17:00}}}\npeople:\n  ben: {rate: 100/h, leave: {2026-01-07..2026-01-08: off}}\n  kim: {rate: 100/h}\n"
      + "  jon: {rate: {2026-01-05: 100/h, 2026-01-08: 200/h}}\n  fay: {rate: 100/h, calendar: part}\n  cap: {rate: 100/h, capacity: {2026-01-05: 50%, 2026-01-08: 100%}}\n";
    for (const [work, budget] of [["duration: 3d, who: [kim, ben]", 6400], ["duration: 5d, who: [fay, kim]", 9600], ["duration: 5d, who: jon", 5600], ["duration: 3d, who: cap", 1200]] as const) {
      for (const [asOf, more] of [["2026-01-05", ""], ["2026-01-21", ", started: 2026-01-05"], ["2026-02-02", ", started: 2026-01-05, done: 10%"], ["2026-01-19", ", started: 2026-01-05, finished: 2026-01-13"]]) {
        near(moneyOf(scheduled(`plan: P\nas-of: ${String(asOf)}\n${head}tasks:\n  a: {${work}${String(more)}}\n`)).plan.bac, budget);
      }
    }
  });

  it("pays nobody for pauses, nor for time in which the equipment is away", () => {
    const head = "start: 2026-01-05\nas-of: 2026-01-05\nlevel: false\npeople: {kim: {rate: 100/h}}\nequipment: {lab: {rate: 10/h, leave: {2026-01-06: x}}, rig: {rate: 10/h}}\ntasks:\n";
    for (const [work, cost] of [["duration: 2d, who: kim, pauses: {2026-01-06..2026-01-08: x}", 1600], ["duration: 2d, who: rig, pauses: {2026-01-06..2026-01-08: x}", 160], ["duration: 4d, who: [kim 50%, lab]", 1600 + 320]] as const) {
      near(moneyOf(scheduled(`plan: P\n${head}  a: {${work}}\n`)).plan.planned, cost);
    }
  });

  it("knows no planned value without a status date", () => {
    const { plan } = moneyOf(scheduled(KICKOFF));
    assert.deepEqual([plan.pv, plan.sv, plan.spi, plan.cpi, plan.eac], [null, null, null, null, null]);
    near(plan.planned, 4000);
  });

  it("takes the actual cost as planned where nothing is written, and names the tasks", () => {
    const money = moneyOf(scheduled("plan: P\nstart: 2026-01-05\nas-of: 2026-01-07\npeople: {ana: {rate: 100/d}}\ntasks:\n  a: {effort: 2d, who: ana, finished: 2026-01-06}\n  b: {effort: 2d, who: ana, after: a}\n"));
    assert.deepEqual(money.assumed, ["a"]);
    near(money.plan.actual, 200);
    near(money.plan.forecast, 400);
  });

  describe("of work with a duration", () => {
    const review = (keys: string): string => `plan: P\nstart: 2026-01-05\nas-of: 2026-01-19\npeople: {ana: {rate: 100/d}, ben: {capacity: 50%, rate: 80/d}}\ntasks:\n  a: {duration: 10d, who: [ana, ben]${keys}}\n`;
    const planned = 10 * 100 + 5 * 80;

    it("has the budget of its estimate however it goes: the budget at completion is that of all planned work", () => {
      // PMI, Standard for Earned Value Management (2019): budgets change with the scope that is authorised, not with progress.
      for (const keys of ["", ", started: 2026-01-05", ", started: 2026-01-05, done: 20%", ", started: 2026-01-05, finished: 2026-01-09", ", started: 2026-01-12, status: blocked"]) {
        const { plan, tasks } = moneyOf(scheduled(review(keys)));
        near(plan.planned, planned);
        near(plan.bac, planned);
        near(tasks[0]?.bac, planned);
      }
    });
    it("is forecast by the time for which people are booked, and has cost that once it is finished", () => {
      const still = moneyOf(scheduled(review(", started: 2026-01-05")));
      near(still.plan.forecast, 2 * planned);
      near(still.plan.actual, 0);
      const quick = moneyOf(scheduled(review(", started: 2026-01-05, finished: 2026-01-09")));
      near(quick.plan.actual, planned / 2);
      near(quick.plan.cpi, 2);
    });
    it("and a sum that is spent leaves what is still booked", () => {
      const { plan } = moneyOf(scheduled(review(", started: 2026-01-12, done: 50%, spent: {cost: 300}")));
      near(plan.planned, planned);
      near(plan.ev, planned / 2);
      near(plan.forecast, 300 + planned / 2);
    });
  });

  it("counts spent time by the rate, and what is left by the estimate", () => {
    const { plan } = moneyOf(scheduled("plan: P\nstart: 2026-01-05\nas-of: 2026-01-08\npeople: {ana: {rate: 100/d}}\ntasks:\n  a: {effort: 4d, who: ana, started: 2026-01-05, done: 50%, spent: 3d}\n"));
    near(plan.planned, 400);
    near(plan.actual, 300);
    near(plan.forecast, 500);
  });

  for (const spent of ["4d", "{effort: 4d, cost: 400}"]) {
    it(`S56: takes what remains of a duration as the time of all its people: spent: ${spent}`, () => {
      const schedule = scheduled(`plan: P\nstart: 2026-01-05\nas-of: 2026-01-07\npeople: {ana: {rate: 100/d}, ben: {rate: 100/d}}\ntasks:\n  a: {duration: 3d, who: [ana, ben], started: 2026-01-05, spent: ${spent}, remaining: 1d}\n`);
      near(schedule.tasks[0]?.progress ?? 0, 2 / 3);
      near(schedule.tasks[0]?.cost ?? 0, 600);
      const { plan } = moneyOf(schedule);
      for (const [is, should] of [[plan.planned, 600], [plan.actual, 400], [plan.forecast, 600]] as const) near(is, should);
    });
  }

  for (const [progress, forecast] of [
    ["spent: {effort: 1d, cost: 5000}, remaining: 1d", 5800],
    ["spent: {effort: 2d, cost: 1600}, remaining: 1d", 2400],
    ["done: 50%, remaining: 1d", 2400],
    ["done: 50%, remaining: 1d, spent: {cost: 5000}", 5800],
    ["done: 50%, spent: {cost: 5000}", 6600],
    ["remaining: 6d", 4800],
  ] as const) {
    it(`M3: what is left costs what remains: ${progress}`, () => {
      const schedule = scheduled(`plan: P\nstart: 2026-01-05\nas-of: 2026-01-08\npeople: {ana: {rate: 100/h}}\ntasks:\n  f: {effort: 4d, who: ana, started: 2026-01-05, ${progress}}\n`);
      near(schedule.tasks[0]?.cost ?? 0, forecast);
      const { plan, resources } = moneyOf(schedule);
      near(plan.forecast, forecast);
      near(resources[0]?.forecast ?? 0, forecast);
      near(plan.planned, 3200);
    });
  }

  it("parts fixed cost, materials, people and equipment", () => {
    const money = moneyOf(scheduled([
      "plan: P", "start: 2026-01-05", "as-of: none", "people: {ana: {name: Ana, rate: 100/d}}", "equipment: {lab: {rate: [80/d, 50/use]}}",
      "materials: {concrete: {title: Concrete, unit: m3, price: 120}}", "tasks:",
      "  s:", "    cost: 30", "    tasks:", "      a: {effort: 1d, who: [ana, lab], cost: 7, materials: {concrete: 2}}", "",
    ].join("\n")));
    near(money.fixed.planned, 37);
    near(money.materials.planned, 240);
    assert.deepEqual(money.resources.map(({ id, planned }) => [id, Math.round(planned)]), [["ana", 100], ["lab", 130]]);
    near(money.plan.planned, 37 + 240 + 100 + 130);
    near(money.tasks[0]?.planned, money.plan.planned);
    near(money.tasks[0]?.forecast, 507);
  });

  it("keeps the expected cost of open risks apart", () => {
    const money = moneyOf(scheduled([
      "plan: P", "start: 2026-01-05", "as-of: none", "tasks:", "  a: {effort: 1d}", "risks:",
      "  r: {title: R, probability: 25%, impact: {cost: 8000}, affects: a}", "  gain: {title: G, probability: 50%, opportunity: true, impact: {cost: 1000}, affects: a}",
      "  over: {title: O, probability: 90%, status: closed, impact: {cost: 9000}, affects: a}", "",
    ].join("\n")));
    near(money.reserve, 2000 - 500);
    near(money.plan.planned, 0);
  });

  it("lets work that is gone from the plan count as planned and never as earned", () => {
    const money = moneyOf(scheduled(DAY_THREE.replace(/^ {2}side-4.*\n/m, "")), baseline(KICKOFF));
    near(money.plan.bac, 4000);
    near(money.plan.ev, 2500);
  });

  it("finds a renamed task again by its title", () => {
    const then = KICKOFF.replace("side-1: {", "side-1: {title: North, ").replace("after: side-1", "after: side-1");
    const now = DAY_THREE.replace("side-1: {", "north: {title: North, ").replace("after: side-1", "after: north");
    near(moneyOf(scheduled(now), baseline(then)).plan.ev, 2500);
  });

  it("sums releases and work packages from their tasks", () => {
    const text = "plan: P\nstart: 2026-01-05\nas-of: 2026-01-06 17:00\npeople: {ana: {rate: 100/d}}\nreleases: {ga: {title: GA}}\ntasks:\n  s:\n    budget: 150\n    tasks:\n      a: {effort: 1d, who: ana, release: ga, finished: 2026-01-05}\n      b: {effort: 1d, who: ana, after: a}\n";
    const money = moneyOf(scheduled(text));
    near(money.releases[0]?.planned, 100);
    near(money.releases[0]?.ev, 100);
    near(money.tasks[0]?.bac, 200);
    assert.equal(money.tasks[0]?.budget, 150);
  });
});

describe("curves of money", () => {
  it("end at the figures of the status date and of the whole plan", () => {
    const [schedule, then] = [scheduled(DAY_THREE), baseline(KICKOFF)];
    const { plan } = moneyOf(schedule, then);
    const curves = moneyCurves(schedule, then, "day");
    const atStatus = curves.filter(({ ev }) => ev !== null).at(-1);
    near(atStatus?.ev, 2500);
    near(atStatus?.ac, 2800);
    near(atStatus?.pv, 3000);
    near(curves.at(-1)?.pv, 4000);
    near(curves.at(-1)?.forecast, plan.forecast);
    assert.equal(curves.at(-1)?.ev, null);
  });

  it("never fall", () => {
    const curves = moneyCurves(scheduled(DAY_THREE), baseline(KICKOFF));
    curves.forEach(({ pv, forecast }, i) => assert.ok(i === 0 || (pv >= (curves[i - 1]?.pv ?? 0) && forecast >= (curves[i - 1]?.forecast ?? 0))));
  });

  it("are nothing for a plan without tasks", () => assert.deepEqual(moneyCurves(scheduled("plan: P\nstart: 2026-01-05\n")), []));
});

describe("laws of earned value", () => {
  const money = fc.double({ min: 0, max: 1e9, noNaN: true });
  it("hold for the formulas", () => fc.assert(fc.property(money, money, money, money, (bac, pv, ev, ac) => {
    const value = earnedValue({ bac, pv, ev, ac });
    assert.equal(value.sv, ev - pv);
    assert.equal(value.cv, ev - ac);
    for (const figure of Object.values(value)) assert.ok(figure === null || !Number.isNaN(figure));
    if (value.eac !== null) assert.equal(value.vac, bac - value.eac);
  })));

  const tasks = fc.array(fc.record({ days: fc.integer({ min: 1, max: 9 }), done: fc.integer({ min: 0, max: 100 }), spent: fc.option(fc.integer({ min: 0, max: 20 })) }), { minLength: 1, maxLength: 6 });
  it("hold for plans: earned no more than the budget, actual no more than the forecast", () => fc.assert(fc.property(tasks, fc.integer({ min: 5, max: 28 }), (all, day) => {
    const body = all.map(({ days, done, spent }, i) => `  t${String(i)}: {effort: ${String(days)}d, who: ana, done: ${String(done)}%${spent === null ? "" : `, spent: ${String(spent)}d`}}\n`).join("");
    const text = `plan: P\nstart: 2026-01-05\nas-of: 2026-01-${String(day).padStart(2, "0")}\npeople: {ana: {rate: 100/d}}\ntasks:\n${body}`;
    const schedule = scheduled(text);
    const { plan } = moneyOf(schedule, baseline(text.replace(/, done: [^}]*/g, "").replace(/as-of: .*/, "as-of: none")));
    assert.ok((plan.ev ?? 0) <= (plan.bac ?? 0) + 1e-6);
    assert.ok((plan.pv ?? 0) <= (plan.bac ?? 0) + 1e-6);
    assert.ok(plan.actual <= plan.forecast + 1e-6);
    near(plan.forecast, schedule.tasks.reduce((sum, { cost }) => sum + cost, 0), "forecast");
    near(plan.bac, all.reduce((sum, { days }) => sum + days * 100, 0));
  }), { numRuns: 60 }));
});
