import fc from "fast-check";
import { createAnalyser } from "../../src/language/analysis";
import { createWorkspace } from "../../src/language/workspace";
import { everything } from "../fuzz/support/planTexts";
import { filesBelow, readRepositoryFile } from "../support/repository";
import { checkRemembered } from "./checkRemembered";

const MAIN = "main.plan.yaml";
const some = { numRuns: Number(process.env["GANTRY_RUNS"] ?? 1), seed: Number(process.env["GANTRY_SEED"] ?? 11) };
const STEPS = 14;

interface Step {
  readonly kind: "figure" | "drop" | "double" | "swap" | "add" | "letters" | "word" | "back" | "after" | "title";
  readonly at: number;
  readonly by: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("figure", "figure", "figure", "drop", "double", "swap", "add", "letters", "word", "back", "after", "after", "title", "title"),
  at: fc.nat(4000),
  by: fc.nat(4000),
});

const LETTERS = ["\n", "{", "}", ", ", ": ", "x", "  ", "-", "\"", "#", "- "];
const ADDED = ["status: dropped", "done: 50%", "due: 2026-01-20", "priority: 900", "not-before: 2026-02-02", "milestone: true", "started: 2026-01-06", "effort: 3d",
  "duration: 4d", "schedule: alap", "pauses: {2026-01-08: Fair}", "points: 3", "start-on: 2026-02-10", "who: ana", "remaining: 1d", "finished: 2026-01-07", "title: Other"];
const LINKS = ["FS", "SS+1d", "FF", "FS+50%", "SF", "FS-2h"];

/** The text after one step; `texts` are those before it. */
function edited(text: string, { kind, at, by }: Step, texts: readonly string[]): string {
  const lines = text.split("\n");
  const line = at % lines.length;
  const old = lines[line] ?? "";
  const replaced = (...now: readonly string[]): string => [...lines.slice(0, line), ...now, ...lines.slice(line + 1)].join("\n");
  const ids = [...text.matchAll(/^ +([a-z][\w-]*):/gm)].map(([, id = ""]) => id);
  switch (kind) {
    case "figure": {
      const figures = [...text.matchAll(/\d+(?=[dhwm%\b])/g)];
      const figure = figures[at % Math.max(1, figures.length)];
      return figure === undefined ? text : text.slice(0, figure.index) + String(by % 13) + text.slice(figure.index + figure[0].length);
    }
    case "drop": return replaced();
    case "double": return replaced(old, old.replace(/^( *)([a-z][\w-]*):/, `$1$2-${String(by % 7)}:`));
    case "swap": return [...lines.slice(0, line), ...lines.slice(line, line + 2).reverse(), ...lines.slice(line + 2)].join("\n");
    case "add": return replaced(old.replace(/\}\s*$/, `, ${ADDED[by % ADDED.length] ?? ""}}`));
    case "after": return replaced(old.replace(/\}\s*$/, `, after: [${ids[by % Math.max(1, ids.length)] ?? "x"} ${LINKS[by % LINKS.length] ?? "FS"}]}`));
    case "letters": {
      const place = (at * 37) % (text.length + 1);
      return text.slice(0, place) + (LETTERS[by % LETTERS.length] ?? "") + text.slice(place + (by % 3));
    }
    case "word": return replaced(old.replace(/[a-z]+/g, (word, offset: number) => ((offset + by) % 3 === 0 ? (ids[by % Math.max(1, ids.length)] ?? word) : word)));
    case "title": {
      const titles = [...text.matchAll(/title: "?\w+/g)];
      const title = titles[at % Math.max(1, titles.length)];
      return title === undefined ? text : `${text.slice(0, title.index + title[0].length)}${"xyz"[by % 3] ?? "x"}${text.slice(title.index + title[0].length)}`;
    }
    case "back": return texts[by % texts.length] ?? text;
  }
}

function checkSteps(base: string, steps: readonly Step[], others: Readonly<Record<string, string>> = {}): void {
  const workspace = createWorkspace();
  const analyser = createAnalyser();
  for (const [path, text] of Object.entries(others)) workspace.update(path, text);
  const texts = [base];
  workspace.update(MAIN, base);
  checkRemembered(workspace, analyser);
  for (const one of steps) {
    const text = edited(texts[texts.length - 1] ?? base, one, texts);
    texts.push(text);
    workspace.update(MAIN, text);
    checkRemembered(workspace, analyser);
  }
}

const steps = fc.array(step, { minLength: STEPS, maxLength: STEPS });

describe("what is remembered from text to text", function () {
  this.timeout(600_000);

  for (const file of ["schedule", "rules"].flatMap(folder => filesBelow(`test/plans/${folder}`)).filter(name => name.endsWith(".plan.yaml"))) {
    it(`gives what is found from nothing: ${file}`, () => {
      const base = readRepositoryFile(file).replaceAll(/\s*#[!=>] .*$/gm, "");
      fc.assert(fc.property(steps, list => { checkSteps(base, list); }), some);
    });
  }

  it("gives what is found from nothing: a plan of every section", () => {
    fc.assert(fc.property(steps, list => { checkSteps(everything, list); }), { ...some, numRuns: 3 * some.numRuns });
  });

  it("gives what is found from nothing: plans that wait for each other and share people", () => {
    const other = "plan: Other\nid: other\nas-of: none\nstart: 2026-01-05\npeople:\n  ana: {capacity: 50%}\ntasks:\n  far: {duration: 2d, after: checkout/schema}\n";
    const base = `${everything.replace("id: checkout", "id: checkout\npeople-from: other.plan.yaml").replace("after: schema", "after: [schema, other/far]")}`;
    fc.assert(fc.property(steps, list => { checkSteps(base, list, { "other.plan.yaml": other }); }), { ...some, numRuns: 2 * some.numRuns });
  });

  const HEAD = "plan: Small\nstart: 2026-01-05\nas-of: none\n";
  const POINTS = `${HEAD}sprints: {start: 2026-01-05, length: 1d, velocity: 20}\ntasks:\n`;
  const PEOPLE = "people:\n  one: {name: Ana Silva}\n";
  const TASKS = "tasks:\n  a: {duration: 9d, release: one}\n";
  const CHANGES: readonly (readonly [what: string, before: string, now: string])[] = [
    ["a task that has points now", `${POINTS}  a: {duration: 1d}\n  b: {points: 2, sprint: sprint-2}\n`, `${POINTS}  a: {points: 10}\n  b: {points: 2, sprint: sprint-2}\n`],
    ["a task that has points no more", `${POINTS}  a: {points: 10}\n  b: {points: 2, sprint: sprint-2}\n`, `${POINTS}  a: {duration: 1d}\n  b: {points: 2, sprint: sprint-2}\n`],
    ["a section gone whose only id is taken", `${HEAD}${PEOPLE}releases:\n  one: {title: First, date: 2026-01-09}\n${TASKS}`, `${HEAD}${PEOPLE}  one: {title: First, date: 2026-01-09}\n${TASKS}`],
  ];
  for (const [what, before, now] of CHANGES) {
    it(`gives what is found from nothing: ${what}`, () => {
      const workspace = createWorkspace();
      const analyser = createAnalyser();
      for (const text of [before, now, before]) {
        workspace.update(MAIN, text);
        checkRemembered(workspace, analyser);
      }
    });
  }
});
