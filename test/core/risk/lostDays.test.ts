import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { shortInstant } from "../../support/scheduleText";
import { allWeek, lengthDays, near, run } from "./chancePlan";

const ROUND = { samples: 10_000 };

describe("lost days of a calendar", () => {
  const site = (days: string, tasks = "  a: {duration: 10d, calendar: site}\n"): string => allWeek(`calendars: {site: {lost-days: {${days}}}}\ntasks:\n${tasks}`);

  it("make work longer by the negative binomial distribution", () => {
    const { finish } = run(site("2026-01-01..2026-12-31: 20%"), ROUND);
    // Days lost before the tenth that is worked: mean 10 p / (1 - p).
    near(lengthDays(finish.mean), 12.5, 0.06);
    // P(no day lost) = 0.8^10 = 0.107 and P(at most 5) = 0.939: P10 is 10 days, P90 is 15.
    deepStrictEqual([finish.p10, finish.p90].map(lengthDays), [10, 15]);
  });

  it("hold for their span alone, and every year where they say no year", () => {
    deepStrictEqual(run(site("2026-01-07..2026-01-08: 100%")).finish.p50, run(site("01-07..01-08: 100%")).finish.p50);
    strictEqual(lengthDays(run(site("2026-01-07..2026-01-08: 100%")).finish.p95), 12);
    strictEqual(lengthDays(run(site("2026-02-07..2026-02-08: 100%")).finish.p95), 10);
    // A shorter span is the exception to a longer one.
    strictEqual(lengthDays(run(site("2026-01-01..2026-12-31: 100%, 2026-01-05..2026-02-28: 0%")).finish.p95), 10);
  });

  it("are the same for all who work by the calendar, and others for another", () => {
    const both = run(site("2026-01-01..2026-12-31: 30%", "  a: {duration: 10d, calendar: site}\n  b: {duration: 10d, calendar: site}\n  c: {duration: 10d}\n"), ROUND);
    const one = run(site("2026-01-01..2026-12-31: 30%"), ROUND);
    deepStrictEqual(both.finish, one.finish);
    deepStrictEqual([both.tasks[0]?.criticality, both.tasks[1]?.criticality, both.tasks[2]?.finish.p95], [1, 1, both.tasks[2]?.finish.p10]);
    const two = run(allWeek("calendars: {north: {lost-days: {01-01..12-31: 30%}}, south: {lost-days: {01-01..12-31: 30%}}}\ntasks:\n  a: {duration: 10d, calendar: north}\n  b: {duration: 10d, calendar: south}\n"), ROUND);
    ok(two.finish.mean > one.finish.mean + 600);
  });

  it("come from the plan's calendar and from that which one is based on", () => {
    const lost = (calendars: string, keys: string): number => lengthDays(run(`plan: P\nid: p\nstart: 2026-01-05\nas-of: none\n${calendars}\ntasks:\n  a: {duration: 10d${keys}}\n`).finish.p50);
    const plan = "calendar: {week: {mon-sun: 00:00-24:00}, lost-days: {2026-01-06: 100%}}";
    strictEqual(lost(plan, ""), 11);
    strictEqual(lost(`${plan}\ncalendars: {hall: {lost-days: {2026-01-07: 100%}}}`, ", calendar: hall"), 12);
    strictEqual(lost(`${plan}\ncalendars: {hall: {week: {mon-sun: 00:00-24:00}, based-on: none}}`, ", calendar: hall"), 10);
    strictEqual(lost(`${plan}\npeople: {ana: {calendar: hall}}\ncalendars: {hall: {lost-days: {2026-01-08: 100%}}}`, ", who: ana"), 12);
  });

  it("cost what is worked after them their time, on working days alone", () => {
    const text = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\ncalendar: {lost-days: {2026-01-09..2026-01-12: 100%}}\ntasks:\n  a: {duration: 4d 4h}\n  b: {duration: 1d, after: a}\n  gone: {duration: 3ed}\n";
    const { tasks } = run(text, { samples: 20 });
    // Friday and Monday are lost: half a day is worked on Tuesday.
    deepStrictEqual(tasks.map(({ finish }) => shortInstant(finish.p50)), ["01-13T13:00", "01-14T13:00", "01-08T09:00"]);
  });

  it("put off what would begin on one of them, and keep what leads there critical", () => {
    const text = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\ncalendar: {lost-days: {2026-01-09..2026-01-12: 100%, 2026-01-14: 100%}}\ntasks:\n  a: {duration: 4d}\n  b: {duration: 2d, after: a}\n  c: {duration: 1d, after: b SS}\n";
    const { tasks } = run(text, { samples: 20 });
    // a ends on Thursday. Friday and Monday are lost, so that b begins on Tuesday, loses Wednesday and ends on Thursday; c begins with it.
    deepStrictEqual(tasks.map(({ start }) => shortInstant(start.p50)), ["01-05T09:00", "01-13T09:00", "01-13T09:00"]);
    deepStrictEqual(tasks.map(({ finish }) => shortInstant(finish.p50)), ["01-08T17:00", "01-15T17:00", "01-13T17:00"]);
    deepStrictEqual(tasks.map(({ criticality }) => criticality), [1, 1, 0]);
  });

  it("of which a part is lost do not put off", () => {
    const text = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\npeople: {ana: {absence: 90%}, ben: {}}\ntasks:\n  a: {effort: 4d, who: [ana, ben]}\n";
    strictEqual(shortInstant(run(text, { samples: 20 }).tasks[0]?.start.p95 ?? 0), "01-05T09:00");
  });

  it("go on with what runs from the status date", () => {
    const text = "plan: P\nid: p\nstart: 2026-01-05\nas-of: 2026-01-14\ncalendar: {lost-days: {2026-01-05..2026-01-09: 100%, 2026-01-15: 100%}}\ntasks:\n  a: {duration: 4d, started: 2026-01-08, done: 50%}\n";
    strictEqual(shortInstant(run(text, { samples: 20 }).finish.p50), "01-16T17:00");
  });

  it("are the same figures however wide the blocks are, by any seed others", () => {
    const text = site("01-01..12-31: 30%", "  a: {duration: 2d/5d/9d, calendar: site}\n  b: {duration: 3d, after: a, calendar: site}\n");
    for (const width of [1, 7, 200]) deepStrictEqual(run(text, { samples: 1300, width }), run(text, { samples: 1300 }));
    ok(run(text, { seed: 2 }).finish.mean !== run(text).finish.mean);
  });

  it("end: what is always lost goes on some time", () => {
    ok(Number.isFinite(run(site("01-01..12-31: 100%"), { samples: 3 }).finish.p50));
  });
});

describe("absence of people", () => {
  const alone = (absence: string): string => allWeek(`people: {ana: {absence: ${absence}}}\ntasks:\n  a: {effort: 20d, who: ana}\n`);

  it("takes its share of the days, however long the spells are", () => {
    near(lengthDays(run(alone("10%"), ROUND).finish.mean), 20 / 0.9, 0.08);
    near(lengthDays(run(alone("{share: 10%, spell: 1}"), ROUND).finish.mean), 20 / 0.9, 0.08);
    const [short, long] = [run(alone("{share: 10%, spell: 2}"), ROUND), run(alone("{share: 10%, spell: 8}"), ROUND)];
    near(lengthDays(short.finish.mean), lengthDays(run(alone("10%"), ROUND).finish.mean), 0.4);
    // Longer spells are rarer: the spread is wider.
    ok(long.finish.p95 > short.finish.p95 && long.finish.p10 <= short.finish.p10);
  });

  it("counts days of a year on working days", () => {
    // 26 of 261 working days: one of ten.
    const text = (absence: string): string => `plan: P\nid: p\nstart: 2026-01-05\nas-of: none\npeople: {ana: {absence: ${absence}}}\ntasks:\n  a: {effort: 20d, who: ana}\n`;
    near(lengthDays(run(text("{days: 26.1}"), ROUND).finish.mean), lengthDays(run(text("10%"), ROUND).finish.mean), 0.02);
  });

  it("stops their part of what others go on with, and all of what they are booked for throughout", () => {
    const people = "people: {ana: {absence: 50%}, ben: }\n";
    const pot = run(allWeek(`${people}tasks:\n  a: {effort: 20d, who: [ana, ben]}\n`), ROUND);
    // Half of the days bring one person's work instead of two: 1.5 a day.
    near(lengthDays(pot.finish.mean), 20 / 1.5, 0.2);
    const booked = run(allWeek(`${people}tasks:\n  a: {duration: 10d, who: [ana, ben]}\n`), ROUND);
    near(lengthDays(booked.finish.mean), 20, 0.2);
    strictEqual(lengthDays(run(allWeek(`${people}tasks:\n  a: {effort: 10d, who: ben}\n`)).finish.p95), 10);
  });

  it("is the same day for all that someone does", () => {
    const { finish } = run(allWeek("level: false\npeople: {ana: {absence: 20%}}\ntasks:\n  a: {effort: 5d, who: ana}\n  b: {effort: 5d, who: ana}\n"), ROUND);
    deepStrictEqual(finish, run(allWeek("people: {ana: {absence: 20%}}\ntasks:\n  a: {effort: 5d, who: ana}\n"), ROUND).finish);
  });
});
