import fc from "fast-check";
import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import { checkRemembered } from "./checkRemembered";

const FILE = "many.plan.yaml";
const some = { numRuns: 10 * Number(process.env["GANTRY_RUNS"] ?? 1), seed: Number(process.env["GANTRY_SEED"] ?? 3) };
const STEPS = 14;
/** More people than profiles by unit of time are made for. */
const PEOPLE = 40;
const TASKS = 60;

/** A task of the plan: most are done by one person, which is what levelling makes again. */
interface Row {
  readonly title: string;
  readonly days: number;
  readonly who: number;
  readonly more: number;
  readonly after: readonly number[];
}

/** Mostly nothing: what is begun, promised or moved by hand takes levelling another way. */
const MORE = ["", "", "", "", "", "", "", "", "due: 2026-02-02", "priority: 800", "not-before: 2026-01-21", "started: 2026-01-05", "done: 100%", "finished: 2026-01-09", "schedule: alap", "start-on: 2026-01-26", "split: true", "milestone: true", "priority: 1000", "status: dropped"];

const row: fc.Arbitrary<Row> = fc.record({
  title: fc.constant("A"), days: fc.integer({ min: 1, max: 6 }), who: fc.nat(PEOPLE - 1), more: fc.constant(0), after: fc.array(fc.nat(20), { maxLength: 2 }),
});

interface Step {
  readonly kind: "figure" | "link" | "unlink" | "who" | "more" | "title" | "back";
  readonly at: number;
  readonly by: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("figure", "figure", "figure", "figure", "link", "link", "unlink", "who", "title", "more", "back"), at: fc.nat(4000), by: fc.nat(4000),
});

function textOf(rows: readonly Row[]): string {
  const people = Array.from({ length: PEOPLE }, (_, i) => `  r${String(i)}: {name: Person ${String(i)}}\n`).join("");
  const tasks = rows.map(({ title, days, who, more, after }, i) => {
    const sources = [...new Set(after.map(back => i - 1 - back).filter(from => from >= 0))];
    const parts = [`title: ${title}`, MORE[more] === "milestone: true" ? "" : `effort: ${String(days)}d, who: r${String(who % 9)}`, MORE[more] ?? "", sources.length === 0 ? "" : `after: [${sources.map(from => `t${String(from)}`).join(", ")}]`];
    return `  t${String(i)}: {${parts.filter(part => part !== "").join(", ")}}\n`;
  });
  return `plan: Many\nid: many\nstart: 2026-01-05\nas-of: none\npeople:\n${people}tasks:\n${tasks.join("")}`;
}

function edited(rows: readonly Row[], { kind, at, by }: Step, all: readonly (readonly Row[])[]): readonly Row[] {
  const place = at % rows.length;
  const old = rows[place] as Row;
  const put = (now: Partial<Row>): readonly Row[] => [...rows.slice(0, place), { ...old, ...now }, ...rows.slice(place + 1)];
  switch (kind) {
    case "figure": return put({ days: 1 + (by % 6) });
    case "link": return put({ after: [...old.after, by % 21] });
    case "unlink": return put({ after: old.after.slice(1) });
    case "who": return put({ who: by % PEOPLE });
    case "more": return put({ more: by % MORE.length });
    case "title": return put({ title: `${old.title}x` });
    case "back": return all[by % all.length] ?? rows;
  }
}

describe("what is remembered of levelling from text to text", function () {
  this.timeout(600_000);

  it("gives what is found from nothing when work of somebody who has more is done, or planned as late as possible", () => {
    const text = (more: string): string => `plan: Few\nid: few\nstart: 2026-01-05\nas-of: none\npeople: {ana: {}, ben: {}}\ntasks:\n  a: {effort: 1d, who: ana${more}}\n  b: {effort: 1d, who: ana}\n`
      + `  c: {effort: 1d, who: ana}\n  e: {effort: 1d, who: ben, after: b}\n${Array.from({ length: 30 }, (_, i) => `  d${String(i)}: {effort: 1d, who: ben}\n`).join("")}`;
    for (const more of [", done: 100%", ", finished: 2026-01-05", ", status: done", ", remaining: 0d", ", status: dropped", ", schedule: alap"]) {
      const workspace = createWorkspace();
      const analyser = createAnalyser();
      for (const now of ["", more, ""]) {
        workspace.update(FILE, text(now));
        checkRemembered(workspace, analyser);
      }
    }
  });

  it("gives what is found from nothing: a plan of many people", () => {
    fc.assert(fc.property(fc.array(row, { minLength: TASKS, maxLength: TASKS }), fc.array(step, { minLength: STEPS, maxLength: STEPS }), (made, steps) => {
      const workspace = createWorkspace();
      const analyser = createAnalyser();
      const all: (readonly Row[])[] = [made];
      workspace.update(FILE, textOf(made));
      checkRemembered(workspace, analyser);
      for (const one of steps) {
        all.push(edited(all[all.length - 1] ?? made, one, all));
        workspace.update(FILE, textOf(all[all.length - 1] ?? made));
        checkRemembered(workspace, analyser);
      }
    }), some);
  });
});
