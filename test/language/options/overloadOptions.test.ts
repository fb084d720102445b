import assert from "node:assert/strict";
import { NEVER_CANCELLED } from "../../../src/core/model/cancellation";
import { createAnalyser } from "../../../src/language/analysis";
import { applyEdits, changeToEdits } from "../../../src/language/edits/applyChange";
import { aimOf } from "../../../src/language/options/aim";
import { allOptions, findOptions, MOST_OPTIONS } from "../../../src/language/options/findOptions";
import { letLevel } from "../../../src/language/options/makers/letLevel";
import type { Option } from "../../../src/language/options/rankOptions";
import { situationOf } from "../../../src/language/options/situation";
import { readPlan } from "../../../src/language/snapshot";
import { NOON } from "../rules/checkProblems";

const HEAD = "plan: P\nid: p\nstart: 2026-01-05\nas-of: none\nlevel: false\n";
const PEOPLE = "people:\n  ana: {name: Ana, role: dev, rate: 100/h}\n  ben: {name: Ben, role: dev, rate: 250/h}\n  cai: {role: design}\n";

function optionsFor(text: string): { readonly options: readonly Option[]; readonly texts: readonly string[] } {
  const analysis = createAnalyser().analyse(readPlan(text), NOON);
  const problem = [...analysis.problems.values()].flat().find(each => each.problem.code === "overload")?.problem;
  const schedule = analysis.schedules.get("p");
  assert.ok(problem !== undefined && schedule !== undefined, "somebody is overloaded");
  const options = allOptions(analysis.snapshot, schedule, analysis.context, problem, NEVER_CANCELLED);
  const texts = options.map(({ change }) => {
    const result = changeToEdits(analysis.snapshot, change, analysis.context);
    assert.equal(result.kind, "edits");
    return applyEdits(text, result.kind === "edits" ? result.edits : []);
  });
  return { options, texts };
}

function offers(what: string, text: string, title: string, line: RegExp): void {
  it(what, () => {
    const { options, texts } = optionsFor(HEAD + text);
    const at = options.findIndex(option => option.title === title);
    assert.ok(at >= 0, `${title}\n  is not among\n  ${options.map(option => option.title).join("\n  ")}`);
    assert.match(texts[at] ?? "", line);
  });
}

describe("options for an overload", () => {
  const two = `${PEOPLE}tasks:\n  long: {duration: 10d}\n  build: {effort: 3d, who: ana}  # first\n  docs: {effort: 2d, who: ana}   # then\n`;
  offers("it starts later within its slack", two, "Start `docs` on 8 Jan 2026, within its slack: nobody overloaded, finishes 3 days later", /docs: \{effort: 2d, who: ana, not-before: 2026-01-08\} {3}# then$/m);
  offers("somebody else of the role has it, with what that costs", two, "Give `docs` to Ben: nobody overloaded, same finish, +2.4k", /docs: \{effort: 2d, who: ben\}/);
  offers("a smaller share", `${PEOPLE}tasks:\n  build: {effort: 3d, who: ana 60%}\n  docs: {effort: 2d, who: [ana 60%, cai 10%]}\n`, "Lower `ana` on `docs` to 40 %: nobody overloaded, finishes 1 day later, -92", /docs: \{effort: 2d, who: \[ana 40%, cai 10%\]\}/);
  offers("an assignment above capacity", "people: {ana: {capacity: 50%}}\ntasks:\n  a: {effort: 2d, who: ana 100%}\n", "Lower `ana` on `a` to 50 %: nobody overloaded, finishes 2 days later, the plan 2 days later", /who: ana 50%/);

  it("offers what helps alone, the best first, and never gives work to who has no time", () => {
    const { options } = optionsFor(`${HEAD}${PEOPLE}tasks:\n  build: {effort: 3d, who: ana}\n  docs: {effort: 2d, who: ana}\n  ops: {effort: 5d, who: ben}\n`);
    assert.ok(options.length > 0 && options.length <= MOST_OPTIONS);
    assert.ok(options.every(({ title }) => !title.includes("to Ben")));
    for (const { effect } of options) assert.ok((effect.after.overloads.get("ana") ?? 0) < (effect.before.overloads.get("ana") ?? 0));
    options.forEach((option, i) => assert.ok(i === 0 || Number(options[i - 1]!.reaches) >= Number(option.reaches)));
  });

  const lets = (text: string): readonly string[] => {
    const analysis = createAnalyser().analyse(readPlan(text), NOON);
    const problem = [...analysis.problems.values()].flat().find(each => each.problem.code === "overload")?.problem;
    const schedule = analysis.schedules.get("p");
    const aim = problem === undefined || schedule === undefined ? undefined : aimOf(schedule, problem);
    const situation = schedule === undefined || aim === undefined ? undefined : situationOf(analysis.snapshot, schedule, aim);
    assert.ok(situation !== undefined, "somebody is overloaded");
    return situation.steps.flatMap(step => letLevel(situation, step)).map(({ title }) => title);
  };
  it("would let levelling move what it may not move", () => {
    const pinned = `${PEOPLE}tasks:\n  a: {effort: 2d, who: ana, schedule: fixed, start-on: 2026-01-05}\n  b: {effort: 2d, who: ana, priority: 1000, split: true}\n`;
    assert.deepEqual(lets(HEAD + pinned), ["Let people wait for people (remove `level: false`)", "Let `b` move (remove `priority: 1000`)", "Let `a` move (remove `schedule: fixed`)"]);
  });

  it("stops when it is cancelled", () => {
    const analysis = createAnalyser().analyse(readPlan(HEAD + two), NOON);
    const problem = [...analysis.problems.values()].flat().find(each => each.problem.code === "overload")?.problem;
    const schedule = analysis.schedules.get("p");
    assert.ok(problem && schedule);
    assert.deepEqual([...findOptions(analysis.snapshot, schedule, analysis.context, problem, { cancelled: true })], []);
  });
});
