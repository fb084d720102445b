import assert from "node:assert/strict";
import { pasteRows } from "../../../src/language/features/pasteRows";
import { analysed, FILE, HEAD, TASKS, withCursor } from "./planWithCursor";

function pasted(source: string, rows: string): string | undefined {
  const { analysis, text, offset } = withCursor(source);
  const found = pasteRows(analysis, FILE, offset, rows);
  return found === undefined ? undefined : `${text.slice(0, offset)}${found.text}${text.slice(offset)}`;
}

/** Pastes at the end of the tasks; the new lines must be read without an error. */
function check(name: string, rows: string, expected: string): void {
  it(name, () => {
    const after = pasted(`${HEAD}${TASKS}  <|>\n`, rows);
    assert.ok(after !== undefined, "it is pasted as tasks");
    assert.equal(after, `${HEAD}${TASKS}${expected}`);
    const errors = [...analysed({ [FILE]: after }).problems.values()].flat().filter(({ problem }) => problem.severity === "error").map(({ problem }) => problem.message);
    assert.deepEqual(errors, []);
  });
}

describe("rows of a spreadsheet pasted as tasks", () => {
  check("with a header", "Task\tEffort\tWho\tDue\nWrite text\t3d\tana\t2026-03-05\nPrint it\t1d\tcai\t2026-03-12\n",
    "  write-text: {title: Write text, effort: 3d, who: ana, due: 2026-03-05}\n  print-it: {title: Print it, effort: 1d, who: cai, due: 2026-03-12}\n");
  check("by position", "Write text\t3 days\tAna Silva\t5.3.2026\nPrint it\t2 weeks\tcai\t12.3.2026", "  write-text: {title: Write text, effort: 3d, who: ana, not-before: 2026-03-05}\n  print-it: {title: Print it, effort: 2w, who: cai, not-before: 2026-03-12}\n");
  check("with numbers of rows as predecessors", "ID\tName\tDuration\tPredecessors\n1\tOne\t2 days\t\n2\tTwo\t3 days\t1\n3\tThree\t1 day\t1;2SS+2 days\n",
    "  one: {title: One, duration: 2d}\n  two: {title: Two, duration: 3d, after: one}\n  three: {title: Three, duration: 1d, after: [one, two SS+2d]}\n");
  check("with ids that are free", "Task\tEffort\nDocs\t1d\nDocs\t2d\n", "  docs-2: {title: Docs, effort: 1d}\n  docs-3: {title: Docs, effort: 2d}\n");
  check("with levels", "Level\tTask\tEffort\n1\tPhase\t\n2\tInside\t1d\n2\tBeside\t2d\n1\tAfter\t1d\n",
    "  phase:\n    title: Phase\n    tasks:\n      inside: {title: Inside, effort: 1d}\n      beside: {title: Beside, effort: 2d}\n  after: {title: After, effort: 1d}\n");
  check("with an outline number", "WBS\tTask\tEffort\n1\tPhase\t5d\n1.1\tInside\t1d\n", "  phase:\n    title: Phase\n    tasks:\n      inside: {title: Inside, effort: 1d}\n");
  check("with what cannot be read as notes", "Task\tEffort\tWho\tColour\nWrite\tlots\tZoe\tred\n", "  write: {title: Write, notes: \"Effort: lots; Who: Zoe; Colour: red\"}\n");
  check("with text that needs quotes", "Task\tEffort\nCards, wallets: {new}\t1d\n", "  cards-wallets-new: {title: \"Cards, wallets: {new}\", effort: 1d}\n");
  check("with cells over several lines", "Task\tNotes\n\"One\nand more\"\t\"say \"\"hi\"\"\"\n", "  one-and-more:\n    title: |-\n      One\n      and more\n    notes: say \"hi\"\n");
  check("with progress, status, milestones and shares", "Task\tEffort\t% complete\tStatus\tMilestone\tAssigned to\nA1\t2d\t50%\tIn Progress\tno\tben [50%]\nGo\t0d\t0%\tOpen\tyes\t\n",
    "  a1:\n    title: A1\n    effort: 2d\n    who: ben 50%\n    done: 50%\n    status: doing\n  go: {title: Go, milestone: true, status: todo}\n");
  check("with dates in words", "Task\tDue\nWrite\tnext friday\n", "  write: {title: Write, due: 2026-02-13}\n");
  check("and rows of Windows", "Task\tEffort\r\nWrite\t1d\r\n", "  write: {title: Write, effort: 1d}\n");

  it("stands level with the tasks around, wherever the cursor is on its line", () => {
    assert.equal(pasted(`${HEAD}${TASKS}<|>\n`, "Task\tEffort\nW\t1d\n"), `${HEAD}${TASKS}  w: {title: W, effort: 1d}\n`);
    assert.equal(pasted("plan: P\ntasks:\n  s:\n    tasks:\n      a: {}\n      <|>\n  b: {}\n", "Task\tEffort\nW\t1d\n"), "plan: P\ntasks:\n  s:\n    tasks:\n      a: {}\n      w: {title: W, effort: 1d}\n  b: {}\n");
  });
  it("begins the tasks of an empty section", () => {
    assert.equal(pasted("plan: P\ntasks:\n  <|>", "Task\tEffort\nW\t1d\n"), "plan: P\ntasks:\n  w: {title: W, effort: 1d}");
  });
  it("is not offered where no tasks may stand, and for no table", () => {
    assert.equal(pasted(`${HEAD}${TASKS}  x: {title: <|>}\n`, "a\tb\n"), undefined);
    assert.equal(pasted("plan: P\npeople:\n  <|>\n", "a\tb\n"), undefined);
    assert.equal(pasted(`${HEAD}${TASKS}  <|>\n`, "no table at all"), undefined);
    assert.equal(pasted(`${HEAD}${TASKS}  <|>\n`, "a\tb\nno cells\n"), undefined);
    assert.equal(pasted(`${HEAD}${TASKS}  x: {}<|>\n`, "a\tb\n"), undefined);
  });
});
