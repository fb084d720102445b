import assert from "node:assert/strict";
import fc from "fast-check";
import { formatInstant } from "../../../src/core/calendar/civil";
import type { Baseline } from "../../../src/core/model/baseline";
import { readBaselineTable, type TableReading } from "../../../src/language/baselines/readBaselineTable";
import { readPlan } from "../../../src/language/snapshot";

const [plan] = readPlan("plan: P\ntasks:\n  a: {effort: 1d}\n", "p.plan.yaml").plans;
assert.ok(plan);
const owner = plan;
const read = (text: string): TableReading => readBaselineTable(text, "signed.csv", "signed", owner);

function table(text: string): Baseline {
  const reading = read(text);
  assert.ok(reading.kind === "read", JSON.stringify(reading));
  return reading.baseline;
}

describe("a table of a baseline", () => {
  it("gives dates, effort and cost", () => {
    const { tasks, start, finish, source } = table("id,start,finish,effort,cost\na,2026-01-05,2026-01-06 12:00,1d 4h,760.5\n");
    assert.equal(source, "table");
    assert.deepEqual(tasks.map((task) => [task.id, formatInstant(task.start ?? 0), formatInstant(task.finish ?? 0), task.effort, task.cost]), [["a", "2026-01-05T09:00", "2026-01-06T12:00", 720, 760.5]]);
    assert.deepEqual([start, finish], [tasks[0]?.start, tasks[0]?.finish]);
  });

  it("understands other orders, empty cells, quotes, semicolons, a mark at the beginning and other columns", () => {
    const { tasks } = table("\ufeffFinish;Note;ID\r\n2026-01-06;\"a;\"\"b\r\n\";a\r\n;;b\r\n\r\n");
    assert.deepEqual(tasks.map(({ id, start }) => [id, start]), [["a", undefined], ["b", undefined]]);
  });

  const faults: readonly (readonly [what: string, text: string, message: string])[] = [
    ["no head", "a,b\n", "signed.csv: line 1 does not name the columns; begin with `id,start,finish,effort,cost`."],
    ["nothing", "", "signed.csv: line 1 does not name the columns; begin with `id,start,finish,effort,cost`."],
    ["no id", "id,start\n,2026-01-05\n", "signed.csv: line 2 has no id; write the id of a task in its first column."],
    ["an id twice", "id,start\na,2026-01-05\na,2026-01-05\n", "signed.csv: line 3 has the id `a` once more; keep one row for a task."],
    ["no date", "id,start\na,05.01.2026\n", "signed.csv: line 2 has the start `05.01.2026`; write a date such as 2026-03-05 or 2026-03-05 14:30."],
    ["the wrong way round", "id,start,finish\na,2026-01-06,2026-01-05\n", "signed.csv: line 2 finishes before it starts; swap the two dates."],
    ["no effort", "id,start,effort\na,2026-01-05,many\n", "signed.csv: line 2 has the effort `many`; write a working duration such as 3d or 12h."],
    ["no cost", "id,start,cost\na,2026-01-05,1e400\n", "signed.csv: line 2 has the cost `1e400`; write a number such as 8000 or 1250.50."],
    ["the line after a quoted one of two", "id,start,note\na,2026-01-05,\"x\ny\"\nb,x,\n", "signed.csv: line 4 has the start `x`; write a date such as 2026-03-05 or 2026-03-05 14:30."],
  ];
  for (const [what, text, message] of faults) it(`says what is wrong: ${what}`, () => assert.deepEqual(read(text), { kind: "faulty", message }));

  it("is not read when it is too long", () => assert.match(JSON.stringify(read(`id,start\n${"x".repeat(8_000_001)}`)), /8 million/));

  it("never throws, and says one sentence", () => fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom("id", ",", "\n", "\"", "start", "2026-01-05", "a", ";", "\r")).map((all) => all.join(""))), (text) => {
    const reading = read(text);
    assert.ok(reading.kind === "read" || !/[\r\n]/.test(reading.message));
  })));
});
