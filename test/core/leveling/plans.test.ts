import assert from "node:assert/strict";
import fc from "fast-check";
import { formatInstant } from "../../../src/core/calendar/civil";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import type { Schedule } from "../../../src/core/schedule/result";
import { checkSchedule } from "../../support/checkSchedule";
import { practicalTasks, practicalText } from "../../support/practicalPlan";
import { scheduleText } from "../../support/scheduleText";

const RUNS = Number(process.env["GANTRY_RUNS"] ?? 12);
const SEED = Number(process.env["GANTRY_SEED"] ?? 20260105);

const datesOf = ({ tasks }: Schedule): readonly unknown[] => tasks.map(({ id, start, finish, segments, assignments }) => [id, start, finish, segments, assignments]);

/** Minutes that promised leaves are late, and the last finish. */
function scoreOf({ tasks, finish }: Schedule): readonly [late: number, finish: number] {
  const late = tasks.reduce((sum, { kind, due, finish: at, dropped, finished }) => (kind === "summary" || dropped || finished || due === undefined ? sum : sum + Math.max(0, at - due.at)), 0);
  return [late, finish];
}

const planOf = (name: string, tasks: readonly string[]): string => [
  `plan: ${name}`, "start: 2026-01-05", "as-of: none", "calendar: {week: {mon-fri: 09:00-17:00}}", "people: {ana: {}, ben: {}}", "tasks:", ...tasks, "",
].join("\n");

describe("levelled plans", function () {
  this.timeout(300_000);

  it("S99: come again from the order alone", () => {
    fc.assert(fc.property(practicalTasks, tasks => {
      const { plan, schedule } = scheduleText(practicalText(tasks, "as-of: none"));
      const { levelledOrder } = schedule;
      if (levelledOrder === undefined) return;
      assert.deepEqual(datesOf(schedulePlan(plan, { now: 0, levelled: () => levelledOrder })), datesOf(schedule));
    }), { numRuns: 4 * RUNS, seed: SEED });
  });

  it("S99: do not take an order that is none of this plan, or breaks a link", () => {
    const { plan, schedule } = scheduleText("plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {}}\ntasks:\n  a: {effort: 1d, who: ana}\n  b: {effort: 2d, who: ana, after: a}\n  c: {effort: 3d, who: ana}\n");
    const given = schedule.levelledOrder;
    assert.ok(given !== undefined);
    for (const order of [Int32Array.of(0), Int32Array.of(0, 0, 1), Int32Array.of(0, 1, 9), given.order.slice().reverse()]) {
      assert.deepEqual(datesOf(schedulePlan(plan, { now: 0, levelled: () => ({ ...given, order }) })), datesOf(schedule));
    }
  });

  it("S13, S99: wait for the first start of a summary that people move, and leave nobody idle for it", () => {
    const text = planOf("p0", [
      "  a:", "    tasks:", "      b: {effort: 17h, who: ana, split: true}", "      c: {effort: 20h, who: ana, split: true}",
      "      d:", "        after: [b, c]", "        tasks: {e: {effort: 8h, who: ben, split: true}}",
      "  f:", "    after: d SS", "    tasks: {g: {effort: 27h, who: ben, split: true, after: b}}",
      "  h: {effort: 5h, who: ben, split: true}",
    ]);
    const { plan, schedule } = scheduleText(text);
    assert.deepEqual(checkSchedule(plan, schedule), []);
    assert.equal(formatInstant(schedule.finish), "2026-01-15T17:00");
  });

  it("S13, S99: come again from the order alone where much waits for the first start of a summary", () => {
    const leaf = fc.record({ hours: fc.integer({ min: 1, max: 30 }), who: fc.constantFrom("ana", "ben"), split: fc.boolean(), after: fc.nat() });
    const group = fc.record({ after: fc.option(fc.nat()), type: fc.constantFrom("SS", "SS+2h", "FS"), leaves: fc.array(leaf, { minLength: 1, maxLength: 4 }) });
    fc.assert(fc.property(fc.array(group, { minLength: 2, maxLength: 5 }), groups => {
      const lines = groups.flatMap(({ after, type, leaves }, i) => [
        `  s${String(i)}:`, ...(after === null || i === 0 ? [] : [`    after: s${String(after % i)} ${type}`]), "    tasks:",
        ...leaves.map(({ hours, who, split, after: link }, k) => `      t${String(i)}-${String(k)}: {effort: ${String(hours)}h, who: ${who}, split: ${String(split)}${i === 0 || link % 3 > 0 ? "" : `, after: s${String(link % i)} SS`}}`),
      ]);
      const text = planOf("p1", lines);
      const { plan, schedule } = scheduleText(text);
      assert.deepEqual(checkSchedule(plan, schedule), [], text);
      const { levelledOrder } = schedule;
      if (levelledOrder !== undefined) assert.deepEqual(datesOf(schedulePlan(plan, { now: 0, levelled: () => levelledOrder })), datesOf(schedule), text);
    }), { numRuns: RUNS, seed: SEED });
  });

  it("S94, S99: are never worse after a search than after the priority rules, and nobody is booked twice", () => {
    fc.assert(fc.property(practicalTasks, tasks => {
      const text = practicalText(tasks.slice(0, 9), "as-of: none");
      const { plan, schedule: quick } = scheduleText(text);
      const normal = schedulePlan(plan, { now: 0, effort: "normal" });
      const [late, finish] = scoreOf(normal);
      const [quickLate, quickFinish] = scoreOf(quick);
      assert.ok(late < quickLate || (late === quickLate && finish <= quickFinish), text);
      assert.ok((normal.levelling?.lowerBound ?? finish) <= finish, text);
      assert.deepEqual(checkSchedule(plan, normal), [], text);
    }), { numRuns: 3, seed: SEED });
  });

  /** A plan, and where each of its tasks then stands. */
  const PINNED = [
    ["priority 1000 and SS", ["  a: {effort: 4d, who: ana}", "  b: {effort: 8d, who: ana, after: a SS+1d, priority: 1000}"], ["a 2026-01-05T09:00 2026-01-08T17:00", "b 2026-01-06T09:00 2026-01-15T17:00"]],
    ["a start-on and SS", ["  a: {effort: 8d, who: ana}", "  b: {effort: 8d, who: ana, after: a SS+2d, start-on: 2026-01-06}"], ["a 2026-01-05T09:00 2026-01-14T17:00", "b 2026-01-07T09:00 2026-01-16T17:00"]],
    ["started work and FF", ["  a: {effort: 4d, who: ana}", "  b: {effort: 3d, who: ana 50%, after: a FF, started: 2026-01-05, remaining: 3d}"], ["a 2026-01-05T09:00 2026-01-08T17:00", "b 2026-01-05T09:00 2026-01-12T17:00"]],
    ["FF, and more work of the same person", ["  a: {effort: 10d, who: ana 50%}", "  b: {effort: 5d, who: ana, after: a FF+1d, priority: 1000}", "  c: {effort: 5d, who: ana, after: a}"],
      ["a 2026-01-05T09:00 2026-01-30T17:00", "b 2026-01-27T09:00 2026-02-02T17:00", "c 2026-02-03T09:00 2026-02-09T17:00"]],
    ["a task between", ["  a: {effort: 4d, who: ana}", "  m: {duration: 1d, after: a SS}", "  b: {effort: 8d, who: ana, after: m, priority: 1000}"],
      ["a 2026-01-05T09:00 2026-01-08T17:00", "m 2026-01-05T09:00 2026-01-05T17:00", "b 2026-01-06T09:00 2026-01-15T17:00"]],
    ["two that way one after the other", ["  a: {effort: 4d, who: ana}", "  b: {effort: 8d, who: ana, after: a SS+1d, priority: 1000}", "  c: {effort: 2d, who: ana, after: b}", "  d: {effort: 8d, who: ana, after: c SS+1d, priority: 1000}"],
      ["a 2026-01-05T09:00 2026-01-08T17:00", "b 2026-01-06T09:00 2026-01-15T17:00", "c 2026-01-16T09:00 2026-01-19T17:00", "d 2026-01-19T09:00 2026-01-28T17:00"]],
    ["an overload that waiting avoids: it waits", ["  a: {effort: 5d, who: ana 50%}", "  b: {effort: 6d, who: ana 50%, after: a FF+1d, priority: 1000}", "  c: {effort: 2d, who: ana 50%, start-on: 2026-01-06}"],
      ["a 2026-01-12T09:00 2026-01-23T17:00", "b 2026-01-09T09:00 2026-01-26T17:00", "c 2026-01-06T09:00 2026-01-09T17:00"]],
    ["what need not come before it waits", ["  f: {effort: 1d, who: ben, start-on: 2026-01-05}", "  a: {effort: 2d, who: ben}", "  x: {effort: 3d, who: ana, not-before: 2026-01-07}", "  b: {effort: 2d, who: ana, after: a, start-on: 2026-01-05}", "  z: {effort: 1d, who: ben, after: x FS+1w, priority: 1000}"],
      ["f 2026-01-05T09:00 2026-01-05T17:00", "a 2026-01-06T09:00 2026-01-07T17:00", "x 2026-01-12T09:00 2026-01-14T17:00", "b 2026-01-08T09:00 2026-01-09T17:00", "z 2026-01-22T09:00 2026-01-22T17:00"]],
    ["a link that moves nothing: still booked first", ["  a: {effort: 2d, who: ana}", "  b: {effort: 10d, who: ana, after: a FF-5d, priority: 1000}"], ["a 2026-01-19T09:00 2026-01-20T17:00", "b 2026-01-05T09:00 2026-01-16T17:00"]],
  ] as const;

  for (const [what, tasks, dates] of PINNED) {
    it(`S91: do not keep work waiting for pinned work that waits for it: ${what}`, () => {
      const { plan, schedule } = scheduleText(planOf("Pinned", tasks).replace("as-of: none", "as-of: 2026-01-05"));
      assert.deepEqual(schedule.tasks.map(({ id, start, finish }) => `${id} ${formatInstant(start)} ${formatInstant(finish)}`), dates);
      assert.deepEqual(checkSchedule(plan, schedule), []);
    });
  }

  for (const level of ["true", "false"]) {
    it(`S48: give nothing to who is not in the team (level: ${level})`, () => {
      const { schedule } = scheduleText(`plan: Past\nstart: 2026-01-05\nas-of: none\nlevel: ${level}\npeople: {ana: {}, cy: {}, dee: {}}
teams: {past: [ana ..2025-12-31], two: [ana ..2025-12-31, cy 2026-01-07..], now: [ana ..2026-01-06, dee]}
tasks:
  f: {effort: 3d, who: ana}\n  h: {effort: 3d, who: any of past}\n  i: {effort: 2d, who: 2 of two}\n  j: {effort: 3d, who: past}\n  k: {effort: 2d, who: any of now}\n  l: {effort: 3d, who: ana}\n`);
      assert.deepEqual(schedule.tasks.map(({ assignments }) => assignments.map(({ resource }) => resource).join(" ")), ["ana", "", "", "", level === "true" ? "dee" : "ana", "ana"]);
      assert.deepEqual(schedule.tasks.slice(1, 4).map(({ start }) => formatInstant(start)), Array(3).fill("2026-01-05T09:00"));
    });
  }

  /** Tasks whose dates are honoured, where these then stand, and who is overloaded. */
  const HONOURED = [
    ["after each other where their dates leave room, and before more important work",
      ["  b: {effort: 3d, who: ana, finish-by: 2026-01-14}", "  c: {effort: 3d, who: ana, start-by: 2026-01-12}", "  d: {effort: 1d, who: ana, priority: 900}"],
      ["b 2026-01-05T09:00 2026-01-07T17:00", "c 2026-01-08T09:00 2026-01-12T17:00", "d 2026-01-13T09:00 2026-01-13T17:00"], []],
    ["in the order that keeps both", ["  b: {effort: 3d, who: ana, finish-by: 2026-01-12}", "  c: {effort: 3d, who: ana, start-by: 2026-01-07}"],
      ["b 2026-01-08T09:00 2026-01-12T17:00", "c 2026-01-05T09:00 2026-01-07T17:00"], []],
    ["with who keeps them", ["  b: {effort: 3d, who: ana, finish-by: 2026-01-07}", "  c: {effort: 2d, who: any of ana ben, start-by: 2026-01-06}"],
      ["b 2026-01-05T09:00 2026-01-07T17:00", "c 2026-01-05T09:00 2026-01-06T17:00"], []],
    ["in pieces that keep them", ["  b: {effort: 1d, who: ana, start-on: 2026-01-06}", "  c: {effort: 2d, who: ana, split: true, finish-by: 2026-01-07}"],
      ["b 2026-01-06T09:00 2026-01-06T17:00", "c 2026-01-05T09:00 2026-01-07T17:00"], []],
    ["against links", ["  p: {duration: 10d}", "  b: {effort: 2d, who: ana, after: p, finish-by: 2026-01-12}", "  c: {effort: 2d, who: ana}"],
      ["p 2026-01-05T09:00 2026-01-16T17:00", "b 2026-01-09T09:00 2026-01-12T17:00", "c 2026-01-05T09:00 2026-01-06T17:00"], []],
    ["where no order does, as an overload that others wait for", ["  b: {effort: 3d, who: ana, finish-by: 2026-01-08}", "  c: {effort: 3d, who: ana, start-by: 2026-01-06}", "  d: {effort: 1d, who: ana}"],
      ["b 2026-01-05T09:00 2026-01-07T17:00", "c 2026-01-05T09:00 2026-01-07T17:00", "d 2026-01-08T09:00 2026-01-08T17:00"], ["b", "c"]],
  ] as const;

  for (const [what, tasks, dates, overloaded] of HONOURED) {
    it(`S27, S91: keep dates that are honoured: ${what}`, () => {
      const { schedule } = scheduleText(planOf("Honoured", tasks).replace("as-of: none", "as-of: none\nhonour-constraints: true"));
      assert.deepEqual(schedule.tasks.map(({ id, start, finish }) => `${id} ${formatInstant(start)} ${formatInstant(finish)}`), dates);
      assert.deepEqual(schedule.overloads.flatMap(({ tasks: on }) => on.map(task => schedule.tasks[task]?.id)), overloaded);
    });
  }

  /** People whose capacity falls at a date, tasks, where these then stand, and who is still overloaded. */
  const FALLING = [
    ["the order that spares an overload", "ana: {capacity: {2026-01-01: 100%, 2026-01-08: 25%}}", ["  a: {effort: 3d, who: ana}", "  b: {effort: 1d, who: ana 50%}"],
      ["a 2026-01-07T09:00 2026-01-19T17:00", "b 2026-01-05T09:00 2026-01-06T17:00"], []],
    ["the order that spares two people an overload", "ana: {leave: {2026-01-05..2026-01-08: off}}, cy: {capacity: {2026-01-01: 100%, 2026-01-09: 25%}, leave: {2026-01-09..2026-01-12: off}}, dee: {}",
      ["  a: {duration: 1d, effort: 2d, who: [ana, cy]}", "  b: {effort: 2d, who: [ana 50%, dee 50%], not-before: 2026-01-08}"], ["a 2026-01-05T09:00 2026-01-09T17:00", "b 2026-01-12T09:00 2026-01-13T17:00"], []],
    ["off what asks for more than there is by then", "ana: {capacity: {2026-01-01: 100%, 2026-01-06: 50%}}, ben: {}",
      ["  b: {effort: 6d, duration: 2d, who: ana, not-before: 2026-01-08}", "  a: {effort: 2d, who: ana, schedule: alap}", "  c: {effort: 5d, who: ben}"],
      ["b 2026-01-08T09:00 2026-01-09T17:00", "a 2026-01-05T09:00 2026-01-07T17:00", "c 2026-01-05T09:00 2026-01-09T17:00"], ["b"]],
    ["all that there is for who asks for more, and wait for each other", "ana: {capacity: {2026-01-01: 100%, 2026-01-06: 50%}}",
      ["  a: {duration: 2d, who: ana 80%, not-before: 2026-01-07}", "  b: {duration: 1d, who: ana 80%, not-before: 2026-01-07}"], ["a 2026-01-07T09:00 2026-01-08T17:00", "b 2026-01-09T09:00 2026-01-09T17:00"], ["a", "b"]],
  ] as const;

  for (const [what, people, tasks, dates, overloaded] of FALLING) {
    it(`S90, S98: where capacity falls, keep ${what}`, () => {
      const { plan, schedule } = scheduleText(["plan: Falling", "start: 2026-01-05", "as-of: 2026-01-05", `people: {${people}}`, "tasks:", ...tasks, ""].join("\n"));
      assert.deepEqual(schedule.tasks.map(({ id, start, finish }) => `${id} ${formatInstant(start)} ${formatInstant(finish)}`), dates);
      assert.deepEqual(schedule.overloads.flatMap(({ tasks: on }) => on.map(task => schedule.tasks[task]?.id)), overloaded);
      assert.deepEqual(checkSchedule(plan, schedule), []);
    });
  }

  it("S100: a summary in which something is critical is not resource-critical as well", () => {
    const { schedule } = scheduleText(planOf("Summaries", [
      "  both:", "    tasks: {a: {effort: 5d, who: ana}, b: {effort: 2d, who: ana}}", "  one:", "    tasks: {c: {effort: 1d, who: ana}, d: {effort: 1d, who: ben}}",
    ]));
    assert.deepEqual(schedule.tasks.map(({ id, critical, resourceCritical }) => `${id} ${critical ? "critical" : resourceCritical ? "by people" : "free"}${critical && resourceCritical ? " twice" : ""}`),
      ["both critical", "a critical", "b by people", "one by people", "c by people", "d free"]);
  });

  it("end their search when they are cancelled", () => {
    const tasks = Array.from({ length: 60 }, (_, i) => `  t${String(i)}: {duration: ${String(1 + ((i * 7) % 5))}d, who: [ana ${String(30 + ((i * 13) % 50))}%, ben ${String(20 + ((i * 29) % 60))}%]${i < 8 ? "" : `, after: t${String(i - 8)}`}}`);
    const { plan } = scheduleText(`plan: P\nstart: 2026-01-05\nas-of: none\npeople: {ana: {leave: {2026-02-02: Off}}, ben: {}}\ntasks:\n${tasks.join("\n")}\n`);
    let asked = 0;
    const cancellation = { get cancelled() { return ++asked > 40; } };
    const began = asked;
    assert.deepEqual(schedulePlan(plan, { now: 0, effort: "best" }, cancellation).tasks, []);
    assert.ok(asked - began < 400, `it asked ${String(asked)} times more before it ended`);
  });
});
