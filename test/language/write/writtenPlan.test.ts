import assert from "node:assert/strict";
import fc from "fast-check";
import { estimateMinutes } from "../../../src/core/calendar/durations";
import type { Task } from "../../../src/core/model/items";
import { readPlan } from "../../../src/language/snapshot";
import { createIdMaker, idFromTitle } from "../../../src/language/write/idFromTitle";
import { list, map, oneOrMany, section, text, word, type PlanNode } from "../../../src/language/write/planNode";
import { writeDay, writeDependency, writeDuration, writeInstant, writeShare } from "../../../src/language/write/writeValues";
import { writePlan } from "../../../src/language/write/writePlan";
import { hostileTexts, someText } from "./support/texts";

/** What a task is made of; the text of the plan is the only way from here to the model. */
interface Wanted {
  readonly title: string;
  readonly minutes: number;
  readonly notes?: string | undefined;
  readonly tags: readonly string[];
  readonly share?: number | undefined;
  readonly after?: number | undefined;
  readonly due?: number | undefined;
  readonly children: readonly Wanted[];
}

// A title of blanks alone is as good as none, and no plan needs one.
const titles = someText.filter((title) => title.trim() !== "");

const wanted: fc.Arbitrary<Wanted> = fc.letrec<{ task: Wanted }>((tie) => ({
  task: fc.record({
    title: titles,
    minutes: fc.integer({ min: 1, max: 100_000 }),
    notes: fc.option(titles, { nil: undefined }),
    tags: fc.array(titles, { maxLength: 8 }),
    share: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
    after: fc.option(fc.nat(9), { nil: undefined }),
    due: fc.option(fc.integer({ min: 0, max: 40_000_000 }), { nil: undefined }),
    children: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie("task"), { maxLength: 3 })),
  }),
})).task;

const SCALE = { day: 480, week: 2400 };

type Entry = [key: string, value: PlanNode];

/** The written tasks in document order, with their ids. */
type Written = [id: string, task: Wanted][];

function entriesOf(tasks: readonly Wanted[], make: (title: string) => string, written: Written): Entry[] {
  return tasks.map((task) => {
    const id = make(idFromTitle(task.title, "task"));
    const before = task.after === undefined ? undefined : written[task.after]?.[0];
    written.push([id, task]);
    const entries: Entry[] = [["title", text(task.title)]];
    if (task.children.length === 0) entries.push(["duration", word(writeDuration(task.minutes, SCALE))]);
    if (task.share !== undefined) entries.push(["who", oneOrMany([word(`ana ${writeShare(task.share / 100)}`)])]);
    if (before !== undefined) entries.push(["after", word(writeDependency(before, "SS", "+2d"))]);
    if (task.due !== undefined) entries.push(["due", word(task.due % 2 === 0 ? writeInstant(task.due) : writeDay(Math.floor(task.due / 1440)))]);
    if (task.tags.length > 0) entries.push(["tags", list(task.tags.map(text))]);
    if (task.notes !== undefined) entries.push(["notes", text(task.notes)]);
    if (task.children.length > 0) entries.push(["tasks", section(entriesOf(task.children, make, written))]);
    return [id, map(entries)];
  });
}

function checkTask(read: Task, [id, task]: Written[number]): void {
  assert.equal(read.id, id);
  assert.equal(read.title, task.title);
  assert.equal(read.notes, task.notes);
  assert.deepEqual(read.tags ?? [], task.tags);
  assert.equal(read.summary, task.children.length > 0);
  assert.equal(read.who?.[0]?.share, task.share === undefined ? undefined : task.share / 100);
  if (task.due !== undefined) assert.equal(read.due?.day, Math.floor(task.due / 1440));
  if (task.due !== undefined) assert.equal(read.due?.minute, task.due % 2 === 0 ? task.due % 1440 : undefined);
  if (!read.summary) assert.equal(read.duration === undefined ? undefined : estimateMinutes(read.duration, SCALE), task.minutes);
}

function checkReadBack(planTitle: string, tasks: readonly Wanted[]): void {
  const written: Written = [];
  const entries = entriesOf(tasks, createIdMaker(["ana"]), written);
  const plan = writePlan(section([
    ["plan", text(planTitle)],
    ["people", section([["ana", map([["name", text(planTitle)]])]])],
    ["tasks", section(entries)],
  ]));
  const snapshot = readPlan(plan, "written.plan.yaml");
  assert.deepEqual(snapshot.problems.filter(({ code }) => code !== "summary-key").map(({ code, message }) => `${code}: ${message}`), [], plan);
  const [read] = snapshot.plans;
  assert.equal(read?.title, planTitle);
  assert.equal(read.people.get("ana")?.name, planTitle);
  assert.equal(read.tasks.length, written.length);
  read.tasks.forEach(({ item }, index) => {
    const one = written[index];
    assert.ok(one !== undefined);
    checkTask(item, one);
  });
}

const plain: Wanted = { title: "A", minutes: 480, tags: [], children: [] };

describe("a written plan", () => {
  for (const title of hostileTexts.filter((one) => one.trim() !== "")) {
    it(`keeps ${JSON.stringify(title).slice(0, 40)} as title, tag and note`, () =>
      checkReadBack(title, [{ ...plain, title, notes: title, tags: [title, title] }, { ...plain, title, tags: [], children: [{ ...plain, title }] }]));
  }

  it("is read back as what was meant", () => {
    fc.assert(fc.property(titles, fc.array(wanted, { minLength: 1, maxLength: 5 }), checkReadBack), { numRuns: 100 });
  });
});
