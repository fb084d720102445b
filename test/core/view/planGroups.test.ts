import { deepEqual, equal } from "node:assert/strict";
import { lastDayOfWeek, planGroups, type PlanGrouping } from "../../../src/core/view/planGroups";
import { minute, scheduleOf } from "./support";

const head = "plan: P\nstart: 2026-02-02\nas-of: none\n";

function groups(by: PlanGrouping, text: string, weekStart = 0): Record<string, string[]> {
  const schedule = scheduleOf(head + text);
  const found = planGroups(schedule, by, { today: minute("2026-02-18"), weekStart });
  return Object.fromEntries(found.map(({ id, tasks }) => [id, tasks.map(index => schedule.plan.tasks[index]?.item.id ?? "")]));
}

describe("tasks in groups", () => {
  it("by person, also those who have nothing; a task of two is with both", () => {
    deepEqual(groups("person", "people: {ana: {}, ben: {}, cai: {}}\ntasks: {a: {effort: 1d, who: [ana, ben]}, s: {tasks: {b: {effort: 1d, who: ana}}}, c: {effort: 1d}}\n"), { ana: ["a", "b"], ben: ["a"], cai: [], "": ["c"] });
  });
  it("by person: nobody is no group when everything is somebody's", () => {
    deepEqual(groups("person", "people: {ana: {}}\ntasks: {a: {effort: 1d, who: ana}}\n"), { ana: ["a"] });
  });
  it("by person, what is finished too", () => {
    deepEqual(groups("person", "people: {ana: {}}\ntasks: {a: {effort: 1d, who: ana, started: 2026-02-02, finished: 2026-02-02}}\n"), { ana: ["a"] });
  });
  it("by release, as inherited", () => {
    deepEqual(groups("release", "releases: {r: {title: One}, q: {}}\ntasks: {s: {release: r, tasks: {a: {effort: 1d}, b: {effort: 1d, release: q}}}, c: {effort: 1d}}\n"), { r: ["a"], q: ["b"], "": ["c"] });
  });
  it("by status, in the order of the work", () => {
    deepEqual(groups("status", "tasks: {a: {effort: 1d}, b: {effort: 1d, started: 2026-02-02, done: 50%}, c: {effort: 1d, status: blocked}, d: {effort: 1d, started: 2026-02-02, finished: 2026-02-02}}\n"), { todo: ["a"], doing: ["b"], review: [], blocked: ["c"], done: ["d"] });
  });
  it("by the columns of the plan's own board", () => {
    deepEqual(groups("status", "board: {todo: todo, doing: {is: doing}, qa: {is: doing}, live: done}\ntasks: {a: {effort: 1d, started: 2026-02-02, status: qa}, b: {effort: 1d, started: 2026-02-02}, c: {effort: 1d, started: 2026-02-02, finished: 2026-02-02}}\n"), { todo: [], doing: ["b"], qa: ["a"], live: ["c"] });
  });
  const due = "releases: {r: {date: 2026-02-20}}\ntasks: {a: {effort: 1d, due: 2026-02-17}, b: {effort: 1d, due: 2026-02-18}, c: {effort: 1d, release: r}, d: {effort: 1d, due: 2026-02-22}, e: {effort: 1d, due: 2026-02-23}, f: {effort: 1d, due: 2026-03-02}, g: {effort: 1d}, h: {effort: 1d, due: 2026-02-03, started: 2026-02-02, finished: 2026-02-02}}\n";
  it("by due date, weeks from Monday", () => {
    deepEqual(groups("due", due), { overdue: ["a"], today: ["b"], "this-week": ["c", "d"], "next-week": ["e"], later: ["f"], undated: ["g"], over: ["h"] });
  });
  it("by due date, weeks from Saturday: a Friday ends one", () => {
    deepEqual(groups("due", due, 5), { overdue: ["a"], today: ["b"], "this-week": ["c", "d"], "next-week": ["e"], later: ["f"], undated: ["g"], over: ["h"] });
  });
  it("keeps only the times that something can be moved to", () => {
    deepEqual(groups("due", "tasks: {}\n"), { today: [], "this-week": [], "next-week": [] });
  });
  it("knows the names that the plan gives", () => {
    const found = planGroups(scheduleOf(`${head}people: {ana: {name: Ana Silva}}\nreleases: {r: {title: One}}\ntasks: {}\n`), "release", { today: minute("2026-02-18"), weekStart: 0 });
    deepEqual(found.map(({ title }) => title), ["One"]);
  });
  it("ends a week six days after its first", () => {
    const day = minute("2026-02-18") / 1440;
    equal(lastDayOfWeek(day, 0), minute("2026-02-22") / 1440);
    equal(lastDayOfWeek(day, 6), minute("2026-02-21") / 1440);
    equal(lastDayOfWeek(day, 2), minute("2026-02-24") / 1440);
  });
});
