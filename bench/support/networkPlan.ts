import type { Task } from "../../src/core/model/items";
import type { Plan } from "../../src/core/model/plan";
import { readPlan } from "../../src/language/snapshot";

/** Calendars of the plan, so that every date is mapped on one of eight. */
const HEAD = `plan: Network
start: 2026-01-05
as-of: none
calendar: {week: {mon-fri: 09:00-12:00 13:00-18:00}, holidays: {04-03..04-06: Easter, 05-01: May, 12-24..12-26: Christmas}}
calendars:
${Array.from({ length: 7 }, (_, i) => `  c${String(i)}: {week: {mon-thu: 0${String(6 + (i % 3))}:00-12:00 13:00-1${String(5 + (i % 4))}:30, fri: 08:00-14:00}, holidays: {2026-0${String(i + 1)}-1${String(i)}: Off}}`).join("\n")}
`;

/** Deterministic figures from 0 to 1. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A plan of n tasks and about 2n links (85 % FS, 7 % SS, 6 % FF, 2 % SF; every fifth with lag), of eight calendars. */
export function networkPlan(count: number): Plan {
  const base = readPlan(`${HEAD}tasks:\n  only: {duration: 1d}\n`).plans[0];
  if (base === undefined) throw new Error("the bench's own plan is not read");
  const template = base.tasks[0]?.item as Task;
  const next = chance(7);
  const at = template.idSpan;
  const tasks = Array.from({ length: count }, (_, i): Task => {
    const links = Array.from({ length: Math.min(i, 2) }, () => {
      const kind = next();
      const lag = { kind: "time", sign: 1, duration: { minutes: 0, days: 1, weeks: 0, months: 0, elapsed: false } } as const;
      const type = kind < 0.85 ? "FS" : kind < 0.92 ? "SS" : kind < 0.98 ? "FF" : "SF";
      const on = { id: `t${String(i - 1 - Math.floor(next() * Math.min(i, 400)))}`, at };
      return next() < 0.2 ? ({ on, type, lag, at } as const) : ({ on, type, at } as const);
    });
    const days = 1 + Math.floor(next() * 8);
    const duration = { kind: "single", likely: { minutes: 0, days, weeks: 0, months: 0, elapsed: false } } as const;
    const calendar = i % 8 === 0 ? {} : { calendar: { id: `c${String((i % 8) - 1)}`, at } };
    return { ...template, id: `t${String(i)}`, after: links, duration, ...calendar };
  });
  return {
    ...base,
    tasks: tasks.map((item, index) => ({ item, index, parent: -1, depth: 0, end: index + 1 })),
    byId: new Map(tasks.map(item => [item.id, item])),
    taskIndex: new Map(tasks.map((item, index) => [item.id, index])),
  };
}
