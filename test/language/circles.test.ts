import assert from "node:assert/strict";
import fc from "fast-check";
import { dayNumber, startOfDay } from "../../src/core/calendar/civil";
import type { Schedule } from "../../src/core/schedule/result";
import { createAnalyser } from "../../src/language/analysis";
import { explainTask } from "../../src/language/explanations/explainTask";
import { createWorkspace } from "../../src/language/workspace";

type Files = Readonly<Record<string, string>>;

const head = (id: string, more = ""): string => `plan: ${id}\nid: ${id}\nstart: 2026-01-05\nas-of: 2026-01-05\n${more}tasks:\n`;

function schedulesOf(files: Files, analyser = createAnalyser()): ReadonlyMap<string, Schedule> {
  const workspace = createWorkspace();
  for (const [id, text] of Object.entries(files)) workspace.update(`${id}.plan.yaml`, text);
  return analyser.analyse(workspace.snapshot(), { now: 0 }).schedules;
}

/** The day in January 2026 on which each task starts, by id. */
function starts(files: Files): Readonly<Record<string, number>> {
  return Object.fromEntries([...schedulesOf(files).values()].flatMap(({ tasks }) => tasks.map(({ id, start }) => [id, Math.floor(start / 1440) - dayNumber(2025, 12, 31)])));
}

/** True when what waits for a finish in another plan begins no earlier. */
function keepsLinks(schedules: ReadonlyMap<string, Schedule>): boolean {
  return [...schedules.values()].every(({ plan, tasks }) => plan.tasks.every(({ item, index }) => (item.after ?? []).every(({ on }) => {
    const other = schedules.get(on.plan ?? plan.id)?.tasks.find(({ id }) => id === on.id);
    return other === undefined || (tasks[index]?.start ?? 0) >= other.finish;
  })));
}

describe("S15: plans that hand work to each other", () => {
  const relay = (turns: number, work: string, more = ""): Files => {
    const tasks = (of: (turn: number) => string): string => Array.from({ length: turns }, (_, turn) => `  t${turn}: {${work}${of(turn)}}\n`).join("");
    return { a: head("a", more) + tasks(turn => (turn === 0 ? "" : `, after: b/t${turn - 1}`)), b: head("b", more) + tasks(turn => `, after: a/t${turn}`) };
  };
  it("settle however often they do so", () => {
    const schedules = schedulesOf(relay(40, "duration: 1d"));
    assert.equal(schedules.get("a")?.tasks[39]?.finish, startOfDay(dayNumber(2026, 4, 23)) + 1020);
    assert.equal(schedules.get("b")?.tasks[39]?.finish, startOfDay(dayNumber(2026, 4, 24)) + 1020);
  });
  it("settle with people who have other work besides", () => {
    const own = relay(20, "effort: 1d, who: ana", "people: {ana: {}}\n");
    const schedules = schedulesOf({ a: `${own["a"] ?? ""}  x: {effort: 5d, who: ana, priority: 900}\n`, b: `${own["b"] ?? ""}  y: {effort: 3d, who: ana, after: t3}\n` });
    assert.ok(keepsLinks(schedules));
    assert.equal(schedules.get("a")?.tasks[0]?.start, startOfDay(dayNumber(2026, 1, 12)) + 540);
  });
  it("say why a task stands where it does by what the other plan said last", () => {
    const schedule = schedulesOf({ a: `${head("a")}  x: {duration: 1d, not-before: 2026-01-07}\n  z: {duration: 1d, not-before: 2026-01-09, after: b/y}\n`, b: `${head("b")}  y: {duration: 1d, after: a/x}\n  w: {duration: 1d, after: a/z}\n` }).get("a");
    assert.match(schedule === undefined ? "" : JSON.stringify(explainTask(schedule, 1)), /`?b\/y/);
  });

  const link = fc.record({ from: fc.nat(5), to: fc.nat(5), abroad: fc.boolean() });
  const task = fc.record({ days: fc.integer({ min: 1, max: 3 }), who: fc.constantFrom("ana", "ben", undefined) });
  const plans = fc.record({ tasks: fc.array(task, { minLength: 12, maxLength: 12 }), links: fc.array(link, { maxLength: 14 }), lend: fc.boolean() });
  /** The tasks of two plans; every link leads from a number to a higher one, so that none is in a cycle, but where it may be. */
  const filesOf = ({ tasks, links, lend }: { readonly tasks: readonly { readonly days: number; readonly who: string | undefined }[]; readonly links: readonly { readonly from: number; readonly to: number; readonly abroad: boolean }[]; readonly lend: boolean }, circles = false): Files => {
    const text = (other: string, from: number): string => tasks.slice(from, from + 6).map(({ days, who }, index) => {
      const after = links.filter(({ from: one, to, abroad }, place) => to === index && place % 2 === Math.sign(from) && (one < to || (circles && abroad)))
        .map(({ from: one, abroad }) => (abroad ? `${other}/t${one}` : `t${one}`));
      return `  t${index}: {${who === undefined ? "duration" : "effort"}: ${days}d${who === undefined ? "" : `, who: ${who}`}${after.length === 0 ? "" : `, after: [${[...new Set(after)].join(", ")}]`}}\n`;
    }).join("");
    return { a: head("a", "people: {ana: {}, ben: {}}\n") + text("b", 0), b: head("b", lend ? "people-from: a.plan.yaml\n" : "people: {ana: {}, ben: {}}\n") + text("a", 6) };
  };
  it("keep every link between them, whoever works where", () => {
    fc.assert(fc.property(plans, one => { assert.ok(keepsLinks(schedulesOf(filesOf(one)))); }), { numRuns: 100 });
  });
  it("have after an edit the dates that they have from nothing", () => {
    fc.assert(fc.property(plans, plans, fc.boolean(), (one, other, circles) => {
      const analyser = createAnalyser();
      schedulesOf(filesOf(one, circles), analyser);
      const after = filesOf({ ...one, links: other.links }, circles);
      const dates = (all: ReadonlyMap<string, Schedule>): unknown => [...all].map(([id, { tasks, links }]) => [id, tasks, links.length]);
      assert.deepEqual(dates(schedulesOf(after, analyser)), dates(schedulesOf(after)));
    }), { numRuns: 60 });
  });
});

describe("S16: cycles across plans", () => {
  it("are cut where they close: what stands first begins", () => {
    const files = { one: `${head("one")}  p: {duration: 1d, after: two/q}\n`, two: `${head("two")}  q: {duration: 1d, after: one/p}\n` };
    assert.deepEqual(starts(files), { p: 5, q: 6 });
    const schedule = schedulesOf(files).get("one");
    assert.doesNotMatch(schedule === undefined ? "two" : JSON.stringify(explainTask(schedule, 0)), /two/);
  });
  it("leave the dependency of another task on the same one", () => {
    assert.deepEqual(starts({ one: `${head("one")}  p: {duration: 1d, after: two/q}\n  r: {duration: 1d, after: two/q}\n`, two: `${head("two")}  q: {duration: 1d, after: one/p}\n` }), { p: 5, q: 6, r: 7 });
  });
  it("are cut at each dependency on another plan that still closes one, through links, summaries and releases", () => {
    assert.deepEqual(starts({
      one: `${head("one")}  p: {duration: 1d, after: [two/q, two/r]}\n  s: {tasks: {i: {duration: 1d, after: p}}}\n`,
      two: `${head("two", "releases: {v: {}}\n")}  q: {duration: 1d, after: one/s}\n  r: {duration: 1d, after: v}\n  w: {duration: 1d, release: v, after: q}\n`,
    }), { p: 5, s: 6, i: 6, q: 7, w: 8, r: 9 });
  });
  it("lead through the start of a summary to what begins it", () => {
    assert.deepEqual(starts({ one: `${head("one")}  p: {duration: 1d, after: two/s SS}\n`, two: `${head("two")}  s: {tasks: {i: {duration: 1d, after: one/p}}}\n` }), { p: 5, s: 6, i: 6 });
  });
});
