import assert from "node:assert/strict";
import { explainTask } from "../../../src/language/explanations/explainTask";
import type { Schedule } from "../../../src/core/schedule/result";
import { scheduleText } from "../../support/scheduleText";

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: none\n";

function words(schedule: Schedule, id: string): { start: string; finish: string; late: string } {
  const explained = explainTask(schedule, schedule.plan.taskIndex.get(id) ?? -1);
  assert.ok(explained);
  return { start: explained.start.text, finish: explained.finish.text, late: explained.lateFinish.text };
}

const PLAN = `${HEAD}tasks:
  schema: {title: Orders schema, duration: 5d}
  pay-api: {title: Payment API, duration: 3d, after: schema}
  page: {duration: 1d, after: pay-api SS+1d, due: 2026-01-14}
`;

describe("explanations in words", () => {
  it("names who is waited for and when", () => {
    const { schedule } = scheduleText(PLAN);
    assert.equal(words(schedule, "pay-api").start, "Payment API starts Mon 12 Jan 09:00 because Orders schema (schema) finishes Fri 9 Jan 17:00 (FS).");
    assert.equal(words(schedule, "page").start, "Page starts Tue 13 Jan 09:00 because Payment API (pay-api) starts Mon 12 Jan 09:00 (SS+1d).");
    assert.equal(words(schedule, "pay-api").finish, "Payment API finishes Wed 14 Jan 17:00 because it starts Mon 12 Jan 09:00 and takes 3d.");
    assert.equal(words(schedule, "pay-api").late, "Payment API has to finish by Wed 14 Jan 17:00 because the plan finishes Wed 14 Jan 17:00.");
    assert.equal(words(schedule, "page").late, "Page has to finish by Wed 14 Jan 17:00 because `due` is Wed 14 Jan 17:00.");
  });

  it("S61: says of work in points whose turn it waits for", () => {
    const sprints = (velocity: string): string => `${HEAD}people: {ana: {}}\nteams: {web: [ana]}\nsprints: {start: 2026-01-05, length: 2w, velocity: ${velocity}}\ntasks:\n  a: {points: 10, priority: 700}\n  b: {points: 5, who: web}\n`;
    assert.match(words(scheduleText(sprints("{web: 20}")).schedule, "b").start, /because it waits for web until Fri 9 Jan 17:00, which is on a \(priority 700\)\.$/);
    assert.match(words(scheduleText(sprints("20")).schedule, "b").start, /because it waits for its turn until Fri 9 Jan 17:00, after a \(priority 700\)\.$/);
  });

  it("S72: says from which end late dates are counted", () => {
    const plan = (head: string): string => `${HEAD}${head}people: {ana: {}}\ntasks:\n  a: {effort: 3d, who: ana}\n  b: {effort: 3d, who: ana}\n`;
    const late = (head: string): string => words(scheduleText(plan(head)).schedule, "b").late.replace(/^.* because /, "");
    assert.equal(late(""), "without waiting for people the plan finishes Wed 7 Jan 17:00.");
    assert.equal(late("level: false\n"), "the plan finishes Wed 7 Jan 17:00.");
    assert.equal(late("finish: 2026-01-14\nslack-to: target\n"), "the plan has to finish by Wed 14 Jan 17:00.");
    assert.equal(late("slack-to: ends\n"), "nothing waits for it (`slack-to: ends`).");
    assert.equal(late("finish: 2026-01-14\nschedule: alap\nlevel: false\n"), "the plan can finish Wed 7 Jan 17:00.");
  });

  it("tells links on the same task apart by their lags", () => {
    const { schedule } = scheduleText(`${HEAD}tasks:\n  a: {duration: 2d}\n  s:\n    after: a +1d\n    tasks:\n      t: {duration: 6h, after: a -2h}\n`);
    assert.equal(words(schedule, "t").start, "T starts Thu 8 Jan 09:00 because A (a) finishes Tue 6 Jan 17:00 (FS+1d).");
  });

  it("does not say of what is done or has begun that it has not", () => {
    const { schedule } = scheduleText("plan: P\nstart: 2026-01-05\nas-of: 2026-01-05\ntasks:\n  a: {duration: 2d}\n  b: {duration: 2d, after: a, status: done}\n  c: {duration: 2d, after: a, done: 10%}\n");
    assert.equal(words(schedule, "b").start, "B starts Thu 1 Jan 09:00 because it is done, by the status date, Mon 5 Jan 09:00, at the latest.");
    assert.equal(words(schedule, "c").start, "C starts Mon 5 Jan 09:00 because it has begun, by the status date, Mon 5 Jan 09:00, at the latest.");
  });

  it("says of a person until when and on what", () => {
    const { schedule } = scheduleText(`${HEAD}people: {ana: {name: Ana Silva}}\ntasks:\n  pay-api: {duration: 5d, who: ana, priority: 700}\n  docs: {duration: 1d, who: ana}\n`);
    const driver = { kind: "resource", resource: "ana", of: "pay-api", until: schedule.tasks[0]?.finish ?? 0 } as const;
    const levelled = { ...schedule, tasks: schedule.tasks.map(task => (task.index === 1 ? { ...task, drivers: [driver] } : task)) };
    assert.match(words(levelled, "docs").start, /because it waits for Ana Silva until Fri 9 Jan 17:00, who is on pay-api \(priority 700\)\.$/);
  });

  it("shows years where they are others, and an end at midnight as 24:00", () => {
    const { schedule } = scheduleText("plan: P\nstart: 2026-12-31\nas-of: none\ncalendar: {week: {mon-sun: 00:00-24:00}}\ntasks:\n  a: {duration: 24h}\n  b: {duration: 24h, after: a}\n");
    assert.equal(words(schedule, "b").start, "B starts Fri 1 Jan 2027 00:00 because A (a) finishes Thu 31 Dec 24:00 (FS).");
  });

  it("keeps what would move text about out of it", () => {
    const { schedule } = scheduleText(`${HEAD}tasks:\n  a: {title: "A\\u202e\\nB", duration: 1d}\n`);
    assert.match(words(schedule, "a").start, /^A B starts/);
  });
});
