import assert from "node:assert/strict";
import { dayNumber } from "../../../src/core/calendar/civil";
import { historyLine } from "../../../src/language/features/historyLine";
import { hover } from "../../../src/language/features/hover";
import { FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

/** The hover's lines as text: words of the language in «», text from the file in ‹›. */
function shownAt(source: string, others: Readonly<Record<string, string>> = {}): { readonly lines: readonly string[]; readonly over: string } | undefined {
  const { analysis, text, offset } = withCursor(source, others);
  const found = hover(analysis, FILE, offset);
  if (found === undefined) return undefined;
  const marks = { text: ["", ""], code: ["«", "»"], "plan-text": ["‹", "›"] } as const;
  const lines = found.lines.map(line => line.map(({ kind, text: of }) => `${marks[kind][0]}${of}${marks[kind][1]}`).join(""));
  return { lines, over: text.slice(found.start, found.end) };
}

function check(name: string, source: string, over: string, patterns: readonly RegExp[], others: Readonly<Record<string, string>> = {}): void {
  it(name, () => {
    const found = shownAt(source, others);
    assert.ok(found, "there is a hover");
    assert.equal(found.over, over);
    for (const pattern of patterns) assert.ok(found.lines.some(line => pattern.test(line)), `${String(pattern)} in ${JSON.stringify(found.lines, undefined, 1)}`);
  });
}

function checkNone(name: string, source: string): void {
  it(`nothing on ${name}`, () => {
    assert.equal(shownAt(source), undefined);
  });
}

const where = `${HEAD}${TASKS}`;

describe("hover on ids", () => {
  check("a task", where.replace("      schema: {", "      sc<|>hema: {"), "schema", [/^‹Orders schema› «schema» · task$/, /^2 Feb 2026 to 4 Feb 2026 · 3d$/, /status date/, /^Who: «ana»$/, /^Waiting for it: «api»$/]);
  check("what drives it", where.replace("      api: {", "      ap<|>i: {"), "api", [/^Starts then because ‹Orders schema› \(‹schema›\) finishes Wed 4 Feb 17:00 \(FS\)\.$/]);
  check("a link of another kind", where.replace("      ui: {", "      u<|>i: {"), "ui", [/because ‹Payment API› \(‹api›\) starts Thu 5 Feb 09:00 \(SS\+1d\)\.$/]);
  check("a reference", where.replace("after: schema", "after: sch<|>ema"), "schema", [/^‹Orders schema› «schema»/]);
  check("the deadline of its release", where.replace("      api: {", "      ap<|>i: {"), "api", [/^Promised with its release for 30 Apr 2026$/]);
  check("a missed deadline", `${where}  x<|>: {effort: 5d, due: 2026-02-03}\n`, "x", [/^Due 3 Feb 2026, 3 days late$/]);
  check("a task that is under way", `${where}  x<|>: {effort: 5d, started: 2026-01-26, done: 40%}\n`, "x", [/40 % done/, /because it really started then/]);
  check("a finished task", `${where}  x<|>: {effort: 5d, started: 2026-01-05, finished: 2026-01-09}\n`, "x", [/5 Jan 2026 to 9 Jan 2026 · .* · finished/]);
  check("slack", `${where}  x<|>: {effort: 1d}\n`, "x", [/^Slack \d/]);
  check("a constraint", `${where}  x<|>: {effort: 1d, not-before: 2026-03-02}\n`, "x", [/because «not-before» is Mon 2 Mar 09:00/]);
  check("a summary", where.replace("  pay:\n", "  p<|>ay:\n"), "pay", [/^‹Payments› «pay» · summary$/]);
  check("a milestone", where.replace("  live: {", "  li<|>ve: {"), "live", [/^«live» · milestone$/]);
  check("a share", `${where}  x<|>: {effort: 1d, who: ana 50%}\n`, "x", [/^Who: «ana 50%»$/]);
  check("a release", where.replace("  beta: {", "  be<|>ta: {"), "beta", [/^‹Public beta› «beta» · release$/, /^Promised for 30 Apr 2026$/, /^Forecast .* · 3 tasks, 0 finished$/]);
  check("a person", where.replace("who: cai", "who: ca<|>i"), "cai", [/^«cai» · person$/, /^Role: ‹design›$/, /^On 1 open task until .*: «ui»$/]);
  check("a team", where.replace("  core: [", "  co<|>re: ["), "core", [/^«core» · team$/, /^Members: «ana», «ben»$/]);
  check("equipment", where.replace("  lab: {", "  l<|>ab: {"), "lab", [/^«lab» · equipment$/, /no open task/]);
  check("an objective", where.replace("  less: {", "  le<|>ss: {"), "less", [/^‹Less drop-off› «less» · objective$/]);
  check("a task of another plan", `${where}  x: {after: app/u<|>i}\n`, "ui", [/^‹App page› «ui» · task$/], { "app.plan.yaml": "plan: App\nid: app\ntasks:\n  ui: {title: App page, effort: 1d}\n" });
  check("a title with markup stays text", `${where}  x<|>: {title: "[a](command:b) ![c](d)", effort: 1d}\n`, "x", [/^‹\[a\]\(command:b\) !\[c\]\(d\)› «x» · task$/]);
});

describe("hover on ideas", () => {
  const ideas = "plan: P\nprioritize: {formula: \"value * confidence / effort\"}\ntasks:\n  t: {effort: 4d, backlog: gifts}\nbacklog:\n  GIFTS: {title: Gift cards, value: 8}\n  search: {value: 3, effort: 3d, confidence: 90%}\n  export: {value: 2}\nfeedback:\n  f: {from: ACME, about: gifts}\n";
  check("the rank, the figures with their sources, and what would change the order", ideas.replace("GIFTS", "gif<|>ts"), "gifts", [/backlog item/, /Rank 1 of 3 · score 1/, /value 8 · confidence 50 % \(from feedback and research\) · effort 4d \(from its tasks\)/, /Demand 1/, /value -10 % would bring level/]);
  check("what lacks", ideas.replace("GIFTS", "gifts").replace("  export", "  ex<|>port"), "export", [/No rank, because these are not written: .*confidence.*effort/]);
});

describe("hover on keys", () => {
  check("of a task", where.replace("{title: Orders schema, effort", "{title: Orders schema, eff<|>ort"), "effort", [/^«effort»$/, /Person-time/, /^Takes an estimate/, /^Such as «effort: /]);
  check("with its default", where.replace("title: Payments", "ti<|>tle: Payments"), "title", [/^Without it: the id in words\.$/]);
  check("with its words", `${where}  x: {sche<|>dule: alap}\n`, "schedule", [/^One of «asap», «alap», «fixed»\.$/, /take it over/]);
  check("of the plan", where.replace("as-of:", "as-<|>of:"), "as-of", [/status date/, /^Without it: today\.$/]);
  check("a section", where.replace("people:", "peo<|>ple:"), "people", [/People who can be booked/, /^Such as «ana: /]);
  check("tasks below", where.replace("    tasks:", "    ta<|>sks:"), "tasks", [/summary/]);
  check("inside a value", `${where}risks:\n  r: {impact: {ti<|>me: 3d}}\n`, "time", [/^Takes an estimate/]);
  check("what excludes it", `${where}  x: {mile<|>stone: true}\n`, "milestone", [/^Not together with «effort», «duration», «points»\.$/]);
  check("of a file that is broken elsewhere", `${where}  x: {ef<|>fort: 3d, [\n`, "effort", [/Person-time/]);
  checkNone("a value", where.replace("Payments", "Pay<|>ments"));
  checkNone("an unknown key", `${where}  x: {col<|>our: red}\n`);
  checkNone("a comment", `# ti<|>tle\n${where}`);
  checkNone("white space", `${where}\n<|>\n`);
});

describe("hover on dates", () => {
  const dated = (tasks: string): string => `plan: P\nstart: 2026-01-05\nas-of: 2026-01-30\ncalendar:\n  holidays: {2026-04-03..2026-04-06: Easter *break*}\ntasks:\n${tasks}`;
  check("weekday, working day, distance from today and from the status date", dated("  a: {effort: 1d, due: 2026-02-<|>12}\n"), "2026-02-12", [/^Thursday, 12 Feb 2026$/, /^Working day 29 of the plan$/, /^In 10 days · 13 days after the status date$/]);
  check("a date with a time", dated("  a: {effort: 1d, not-before: 20<|>26-02-12 14:30}\n"), "2026-02-12 14:30", [/^Thursday/]);
  check("a weekend", dated("  a: {effort: 1d, due: <|>2026-02-14}\n"), "2026-02-14", [/^A day off$/]);
  check("a holiday by its name", dated("  a: {effort: 1d, due: 2026-04-03<|>}\n"), "2026-04-03", [/^A day off: ‹Easter \*break\*›$/]);
  check("one side of a span", dated("  a: {effort: 1d, pauses: {2026-02-09..2026-02-<|>10: rest}}\n"), "2026-02-10", [/^Tuesday/]);
  check("before the plan's start", dated("  a: {effort: 1d, not-before: 2025-12-<|>31}\n"), "2025-12-31", [/^A working day, 3 working days before the plan's start$/]);
  check("today and the status date itself", "plan: P\nas-of: 2026-02-<|>02\ntasks:\n  a: {effort: 1d}\n", "2026-02-02", [/^Today$/]);
  checkNone("what is no date", dated("  a: {effort: 1d, due: 2026-02-<|>31}\n"));
  checkNone("a date in a comment", dated("  a: {effort: 1d} # 2026-02-<|>12\n"));
});

describe("hover on estimates", () => {
  check("a range: the figures of its distribution", `${where}  x: {effort: 2d..<|>8d}\n`, "2d..8d", [/^«2d\.\.8d» · 80 % range, lognormal$/, /^Mean 4\.6d · P10 2d · P50 4d · P80 6\.3d · P90 8d$/, /takes 4d, the geometric mean/]);
  check("three points", `${where}  x: {effort: 2d/5<|>d/14d}\n`, "2d/5d/14d", [/PERT-beta$/, /^Mean 6d · P10 .* · P90 /, /takes 5d, the most likely/]);
  check("a single figure in hours", `${where}  x: {effort: 5<|>d}\n`, "5d", [/^«5d» · 40 hours of working time$/, /^A day is 8 h in this plan\.$/]);
  check("clock time", `${where}  x: {duration: 2e<|>d}\n`, "2ed", [/48 hours of clock time/]);
  check("the impact of a risk", `${where}risks:\n  r: {impact: {time: 1d/<|>2d/6d}}\n`, "1d/2d/6d", [/PERT-beta/]);
  check("figures that fall", `${where}  x: {effort: 9d..<|>2d}\n`, "9d..2d", [/rise from left to right/]);
  check("three points of another shape", `${where}  x: {effort: 2d/5<|>d/14d, distribution: triangular}\n`, "2d/5d/14d", [/three points, triangular$/, /^Mean 7d · /]);
  check("three points with the plan's weight", `distribution: {lambda: 10}\n${where}  x: {effort: 2d/5<|>d/14d}\n`, "2d/5d/14d", [/PERT-beta with weight 10$/]);
  check("a single figure with the plan's spread", `spread: {default: -10%..+30%, tags: {wild: -50%..+100%}}\n${where}  x: {effort: 5<|>d, tags: [wild]}\n`, "5d", [/^Drawn PERT-beta: mean 5\.4d · P10 .* · P90 /]);
  check("a risk's share", `${where}risks:\n  r<|>: {impact: {time: 10%/20%/40%}}\n`, "r", [/10%\/20%\/40%/]);
  checkNone("what is no estimate yet", `${where}  x: {effort: 2d..<|>}\n`);
});

describe("hover on tasks says what they cost and what threatens them", () => {
  const costly = "plan: P\nstart: 2026-01-05\nas-of: none\ncurrency: EUR\npeople:\n  ana: {rate: 100/h}\nreleases:\n  beta: {date: 2026-06-30}\ntasks:\n  s:\n    release: beta\n    tasks:\n      a: {effort: 1d, who: ana, cost: 50, budget: 1000}\nrisks:\n  one: {title: One, probability: 30%, affects: s}\n  two: {affects: beta}\n  past: {status: closed, affects: a}\n";
  check("cost and budget", costly.replace("      a: {", "      a<|>: {"), "a", [/^Costs ‹850 EUR› of a budget of ‹1,000 EUR›$/]);
  check("release", costly.replace("      a: {", "      a<|>: {"), "a", [/^Release «beta»$/]);
  check("risks, its own and those above it", costly.replace("      a: {", "      a<|>: {"), "a", [/^Risks: «one 30%», «two»$/]);
  check("a risk", costly.replace("  one: {", "  on<|>e: {"), "one", [/^‹One› «one» · risk$/, /^30 %$/, /^open$/, /^Affects «s»$/]);
  it("what a simulation and the history add", () => {
    const { analysis, offset } = withCursor(costly.replace("      a: {", "      a<|>: {"));
    const found = hover(analysis, FILE, offset, { outlook: () => ({ criticality: 0.5 }), history: () => [{ kind: "text", text: "was 3 Jan a week ago" }] });
    const lines = found?.lines.map(line => line.map(({ text }) => text).join("")) ?? [];
    assert.ok(lines.includes("50 % critical"));
    assert.equal(lines.at(-1), "was 3 Jan a week ago");
  });
});

describe("the past of a finish in a card", () => {
  const day = (text: string): number => dayNumber(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) * 1440;
  const line = (past: readonly (readonly [day: string, finish: string])[], now: string): string | undefined =>
    historyLine(past.map(([on, finish]) => ({ day: day(on), finish: day(finish) + 17 * 60 })), day(now) + 17 * 60)?.map(({ text }) => text).join("");
  it("tells how it moved, with a column for each version and for now", () => {
    assert.equal(line([["2026-01-03", "2026-03-12"], ["2026-01-20", "2026-03-12"], ["2026-02-01", "2026-03-16"]], "2026-03-20"), "Finish over 3 versions since 3 Jan 2026 ▁▁▅█ 8 days later (was 12 Mar 2026)");
    assert.equal(line([["2026-01-03", "2026-03-12"]], "2026-03-11"), "Finish over 1 version since 3 Jan 2026 █▁ 1 day earlier (was 12 Mar 2026)");
    assert.equal(line([["2026-01-03", "2026-03-12"], ["2026-01-04", "2026-03-13"]], "2026-03-12"), "Finish over 2 versions since 3 Jan 2026 ▁█▁ and back where it was");
  });
  it("tells that it did not, and nothing where there is no past", () => {
    assert.equal(line([["2026-01-03", "2026-03-12"], ["2026-01-20", "2026-03-12"]], "2026-03-12"), "Finish the same over 2 versions since 3 Jan 2026");
    assert.equal(line([], "2026-03-12"), undefined);
  });
});
