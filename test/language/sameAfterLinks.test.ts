import fc from "fast-check";
import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import { checkRemembered } from "./checkRemembered";

const FILE = "made.plan.yaml";
const some = { numRuns: 12 * Number(process.env["GANTRY_RUNS"] ?? 1), seed: Number(process.env["GANTRY_SEED"] ?? 5) };
const STEPS = 12;

/** A row of a made-up plan; groups of rows stand below a summary. */
interface Row {
  readonly id: string;
  readonly days: number;
  readonly work: "duration" | "effort" | "milestone" | "split" | "edays";
  readonly who: number;
  readonly group: number;
  readonly more: number;
  /** What it waits for, as written. */
  readonly after: readonly string[];
}

type Rows = readonly Row[];

const WHO = ["ana", "ben", "cem", "any of ana ben", "any of ana ben cem", "2 of ana ben cem", "any of cem ana 50%", "role dev", "team", "[ana 50%, ben]", "cem 30%"];
const MORE = ["", "", "", "", "due: 2026-02-02", "priority: 800", "not-before: 2026-01-21", "schedule: alap", "calendar: nights", "started: 2026-01-05", "status: done", "repeat: weekly x2", "release: r1",
  "finish-by: 2026-02-20", "start-on: 2026-01-26", "not-finished-before: 2026-02-03", "priority: 1000", "priority: 1000", "schedule: fixed, start-on: 2026-01-26", "start-on: 2026-01-21", "repeat: daily x3"];
const LINKS = ["", "", "", "", " SS", " FF", " SF", " FS+1d", " FS-1d", " SS+25%", " FF+2d", " FS+8eh", " FS+50%"];
/** Limits that nearly everything breaks, so that the checks of health tell of the tasks. */
const TIGHT = "health: {least-tasks: 1, open-ends: 0%, high-slack-tasks: 0%, high-slack: 1d, long-tasks: 0%, long-task: 2d, hard-constraints: 0%, one-person: 20%, predecessors: 1, unestimated: 0%, lags: 0%, invalid-dates: 0%, stale: 1d}\n";
const HEADS = ["as-of: none\n", "as-of: none\nlevel: false\n", "as-of: 2026-01-12\n", "as-of: none\nslack-to: ends\n", "as-of: none\nfinish: 2026-02-27\n", `as-of: none\n${TIGHT}`, `as-of: 2026-01-12\nlevel: false\n${TIGHT}`];

const row: fc.Arbitrary<Row> = fc.record({
  id: fc.constant(""), days: fc.integer({ min: 0, max: 4 }), work: fc.constantFrom("duration", "effort", "effort", "effort", "milestone", "split", "edays"),
  who: fc.nat(WHO.length + 3), group: fc.nat(6), more: fc.nat(MORE.length - 1), after: fc.constant([]),
});

interface Step {
  readonly kind: "link" | "unlink" | "relink" | "type" | "figure" | "who" | "row" | "more" | "back" | "work" | "remove" | "insert";
  readonly at: number;
  readonly by: number;
  readonly kindOfLink: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("link", "link", "link", "link", "unlink", "unlink", "unlink", "relink", "type", "type", "figure", "figure", "figure", "who", "more", "back", "work", "remove", "insert", "row"),
  at: fc.nat(4000), by: fc.nat(4000), kindOfLink: fc.nat(LINKS.length - 1),
});

/** What a row may wait for: mostly one before it, at times any, a summary, a release or nothing that there is. */
function awaited(rows: Rows, at: number, by: number): string {
  if (by % 23 === 0) return `s${String(by % 7)}`;
  if (by % 29 === 0) return "r1";
  if (by % 31 === 0) return "nothing";
  const before = by % 4 === 0 || at === 0 ? rows.length : at;
  return rows[by % before]?.id ?? "nothing";
}

function spliced<T>(list: readonly T[], at: number, gone: number, ...now: readonly T[]): readonly T[] {
  return [...list.slice(0, at), ...now, ...list.slice(at + gone)];
}

function edited(rows: Rows, one: Step, all: readonly Rows[]): Rows {
  const at = one.at % rows.length;
  const old = rows[at] as Row;
  const place = one.by % Math.max(1, old.after.length);
  const link = `${awaited(rows, at, one.by)}${LINKS[one.kindOfLink] ?? ""}`;
  const put = (now: Partial<Row>): Rows => spliced(rows, at, 1, { ...old, ...now });
  switch (one.kind) {
    case "link": return put({ after: spliced(old.after, place, 0, link) });
    case "unlink": return put({ after: spliced(old.after, place, 1) });
    case "relink": return put({ after: spliced(old.after, place, 1, link) });
    case "type": return put({ after: old.after.map((written, i) => (i === place ? `${written.split(" ")[0] ?? ""}${LINKS[one.kindOfLink] ?? ""}` : written)) });
    case "figure": return put({ days: one.by % 6 });
    case "who": return put({ who: one.by % (WHO.length + 4) });
    case "more": return put({ more: one.by % MORE.length });
    case "work": return put({ work: (["duration", "effort", "milestone", "split"] as const)[one.by % 4] ?? "effort" });
    case "row": return put({ ...(rows[one.by % rows.length] as Row), id: old.id, group: old.group, after: old.after });
    case "remove": return rows.length > 3 ? spliced(rows, at, 1) : rows;
    case "insert": return spliced(rows, at, 0, { ...old, id: `n${String(one.at)}x${String(one.by)}`, after: old.after.slice(0, 1) });
    case "back": return all[one.by % all.length] ?? rows;
  }
}

function written({ id, days, work, who, more, after }: Row): string {
  const figure = work === "milestone" ? "milestone: true" : work === "edays" ? `duration: ${String(days)}ed` : `${work === "duration" ? "duration" : "effort"}: ${String(days)}d`;
  const parts = [figure, work === "split" ? "split: true" : "", work !== "milestone" && WHO[who] ? `who: ${WHO[who]}` : "", MORE[more] ?? "",
    after.length === 0 ? "" : `after: [${after.join(", ")}]`];
  return `${id}: {${parts.filter(part => part !== "").join(", ")}}\n`;
}

function textOf(rows: Rows, head: number): string {
  const tasks: string[] = [];
  let group = -1;
  const opened = new Set<number>();
  for (const one of rows) {
    // Groups 0 and 1 are no summaries; a summary is opened once, what comes later stands alone.
    if (one.group > 1 && one.group !== group && !opened.has(one.group)) {
      opened.add(one.group);
      // What the first row of a group waits for stands at the summary.
      tasks.push(`  s${String(one.group)}:\n${one.after.length === 0 ? "" : `    after: [${one.after.join(", ")}]\n`}    tasks:\n`, `      ${written({ ...one, after: [] })}`);
      group = one.group;
      continue;
    }
    if (one.group !== group) group = -1;
    tasks.push(`${group === -1 ? "  " : "      "}${written(one)}`);
  }
  return `plan: Made\nid: made\nstart: 2026-01-05\n${HEADS[head] ?? ""}calendars: {nights: {week: {mon-fri: "18:00-24:00"}}}
people: {ana: {role: dev}, ben: {capacity: 50%, role: dev}, cem: {leave: {2026-01-14..2026-01-16: Skiing}}}\nteams: {team: [ana, cem]}
releases: {r1: {date: 2026-02-12}}\ntasks:\n${tasks.join("")}`;
}

/** Rows with names of their own, and links between them to begin with. */
function begun(rows: Rows): Rows {
  const named = rows.map((one, i) => ({ ...one, id: `t${String(i)}` }));
  return named.map((one, i) => ({ ...one, after: i === 0 || one.days % 3 === 0 ? [] : [`t${String((i * 7 + one.who) % i)}`, ...(one.who % 2 === 0 ? [`t${String(i - 1)}`] : [])] }));
}

describe("what is remembered while links and figures change", function () {
  this.timeout(600_000);

  it("gives what is found from nothing where a lag is a share of a summary or release whose first start alone moves", () => {
    for (const of of ["s", "r1"]) {
      const text = (from: string): string => `plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nlevel: false\nreleases: {r1: {}}\ntasks:\n  s:\n    release: r1\n    tasks:\n      a: {duration: 1d, not-before: ${from}}\n`
        + `      b: {duration: 2d, not-before: 2026-01-14}\n  t: {duration: 1d, after: ${of} FS+50%, not-before: 2026-02-10}\n  z: {duration: 40d}\n`;
      const workspace = createWorkspace();
      const analyser = createAnalyser();
      for (const from of ["2026-01-06", "2026-01-08", "2026-01-07"]) {
        workspace.update(FILE, text(from));
        checkRemembered(workspace, analyser);
      }
    }
  });

  it("gives what is found from nothing where a task has begun since and stands where it stood", () => {
    const workspace = createWorkspace();
    const analyser = createAnalyser();
    for (const started of ["", ", started: 2026-01-05, done: 0%", ""]) {
      workspace.update(FILE, `plan: P\nid: p\nstart: 2026-01-05\nas-of: 2026-01-05\ntasks:\n  a: {milestone: true}\n  b: {duration: 10d, after: a${started}}\n  c: {duration: 5d}\n`);
      checkRemembered(workspace, analyser);
    }
  });

  HEADS.forEach((head, place) => {
    it(`gives what is found from nothing: ${head.trim().replaceAll("\n", ", ")}`, () => {
      fc.assert(fc.property(fc.array(row, { minLength: 6, maxLength: 28 }), fc.array(step, { minLength: STEPS, maxLength: STEPS }), (made, steps) => {
        const workspace = createWorkspace();
        const analyser = createAnalyser();
        const all: Rows[] = [begun(made)];
        workspace.update(FILE, textOf(all[0] ?? [], place));
        checkRemembered(workspace, analyser);
        for (const one of steps) {
          all.push(edited(all[all.length - 1] ?? [], one, all));
          workspace.update(FILE, textOf(all[all.length - 1] ?? [], place));
          checkRemembered(workspace, analyser);
        }
      }), some);
    });
  });
});
