import { deepEqual, equal, ok } from "node:assert/strict";
import { resourcesData } from "../../../src/core/view/resources";
import type { ResourceRow, ResourcesData } from "../../../src/core/view/resourcesData";
import { isResourcesData } from "../../../src/protocol/loadMessages";
import { columnsOf, hoursText, loadIn, partsIn, stepsOf } from "../../../src/core/view/loadPeriods";
import type { Step } from "../../../src/core/view/loadPeriods";
import { minute, NOW, scheduleOf } from "./support";

const TEXT = `plan: P
start: 2026-03-30
as-of: none
level: false
people: {ana: {name: Ana Silva, role: dev}, ben: {capacity: 50%, role: dev}}
teams: {core: [ana, ben]}
equipment: {lab: {name: The lab}}
tasks:
  a: {title: First, effort: 5d, who: ana}
  b: {title: Second, effort: 1d, who: ana, not-before: 2026-04-01}
  c: {effort: 1d, who: ben, not-before: 2026-04-08}
  d: {duration: 1d, who: lab, not-before: 2026-04-02}
`;
const data = resourcesData(scheduleOf(TEXT), NOW);
const row = (id: string, from: ResourcesData = data): ResourceRow => {
  const found = from.rows.find((one) => one.id === id);
  ok(found, `${id} has a row`);
  return found;
};
const loads = (id: string, step: Step): string[] => columnsOf(data, step).map((column) => {
  const { booked, capacity, over } = loadIn(row(id), column);
  return `${hoursText(booked)}/${hoursText(capacity)}${over ? "!" : ""}`;
});

describe("what the resources view shows", () => {
  it("has rows for people, teams, roles and equipment, by their names", () => {
    deepEqual(data.rows.map(({ kind, id, title }) => `${kind} ${id}=${title}`), ["person ana=Ana Silva", "person ben=ben", "team core=core", "role dev=dev", "equipment lab=The lab"]);
    ok(isResourcesData(structuredClone(data)));
  });

  it("adds days up to weeks from Monday and to months", () => {
    deepEqual(columnsOf(data, "week").map(({ from }) => from), [minute("2026-03-30"), minute("2026-04-06")]);
    deepEqual(columnsOf(data, "month").map(({ from, to }) => [from, to]), [[minute("2026-03-30"), minute("2026-04-01")], [minute("2026-04-01"), minute("2026-04-10")]]);
    deepEqual(loads("ana", "week"), ["48/40!", "0/32"]);
    deepEqual(loads("core", "week"), ["48/60!", "8/48"]);
    deepEqual(loads("lab", "week").slice(0, 1), ["8/40"]);
    equal(loads("ana", "day").filter((one) => one.endsWith("!")).join(), "16/8!");
  });

  it("says which tasks are behind a figure, the largest first", () => {
    const [week] = columnsOf(data, "week");
    ok(week);
    deepEqual(partsIn(row("ana"), week).map(([task, minutes]) => [data.tasks[task]?.title, minutes]), [["First", 2400], ["Second", 480]]);
    deepEqual(data.tasks.map(({ id }) => id).sort(), ["a", "b", "c", "d"]);
  });

  it("goes by weeks where days would be too many", () => {
    const people = Array.from({ length: 300 }, (_, at) => `p${String(at)}: {}`).join(", ");
    const long = resourcesData(scheduleOf(`plan: P\nstart: 2026-01-05\nas-of: none\npeople: {${people}}\ntasks: {a: {effort: 1500d, who: p0}}\n`), NOW);
    equal(long.step, "week");
    deepEqual(stepsOf(long), ["week", "month"]);
    equal(Math.round((row("p0", long).booked.reduce((sum, minutes) => sum + minutes, 0)) / 480), 1500);
  });
});
