import assert from "node:assert/strict";
import { schedulePlan } from "../../../src/core/schedule/schedule";
import { withStaff } from "../../../src/core/schedule/sharedStaff";
import { createAnalyser } from "../../../src/language/analysis";
import { createWorkspace } from "../../../src/language/workspace";
import { scheduleText, shortInstant, TEST_NOW } from "../../support/scheduleText";

const LENDER = `plan: People
as-of: none
calendars: {part: {week: {mon-wed: 09:00-17:00}}}
people:
  ana: {capacity: 80%, rate: 10/h, leave: {2026-01-06: Skiing}}
  ben: {calendar: part}
  cai: {role: design, available: 2026-01-06..}
  dee: {capacity: {2026-01-05: 100%, 2026-01-06: 20%}}
teams: {core: [ana, ben]}
equipment: {lab: {leave: {2026-01-05: Service}}}
`;

/** Dates, cost and crew of the one task \`a\` of a plan that shares the lender's people. */
function dates(own: string, task: string): string {
  const { plan } = scheduleText(`plan: Sub\nstart: 2026-01-05\nas-of: none\n${own}tasks:\n  a: {${task}}\n`);
  const { tasks: [a], plan: same } = schedulePlan(plan, { now: TEST_NOW, staff: scheduleText(LENDER).plan });
  assert.ok(a);
  assert.equal(same, plan);
  return `${shortInstant(a.start)}..${shortInstant(a.finish)} ${a.assignments.map(({ resource }) => resource).join("+")} ${String(a.cost)}`;
}

describe("S39: shared people", () => {
  const cases: readonly (readonly [own: string, task: string, dates: string])[] = [
    ["", "effort: 0.8d, who: ana", "01-05T09:00..01-05T17:00 ana 64"],
    ["", "effort: 1.6d, who: ana", "01-05T09:00..01-07T17:00 ana 128"],
    ["", "effort: 4d, who: ben", "01-05T09:00..01-12T17:00 ben 0"],
    ["", "effort: 1d, who: role design", "01-06T09:00..01-06T17:00 cai 0"],
    ["", "duration: 1d, who: lab", "01-06T09:00..01-06T17:00 lab 0"],
    ["", "effort: 1.8d, who: core", "01-05T09:00..01-05T17:00 ana+ben 64"],
    ["people: {ana: {capacity: 40%}}\n", "effort: 0.8d, who: ana", "01-05T09:00..01-07T17:00 ana 64"],
    ["people: {ana: {capacity: 100%}}\n", "effort: 0.8d, who: ana", "01-05T09:00..01-05T17:00 ana 64"],
    ["people: {ana: {leave: {2026-01-05: Ill}, rate: 20/h}}\n", "effort: 0.8d, who: ana", "01-07T09:00..01-07T17:00 ana 128"],
    ["people: {cai: {available: ..2026-01-07}}\n", "effort: 2d, who: cai", "01-06T09:00..01-07T17:00 cai 0"],
    ["people: {cai: {available: 2026-01-08..}}\n", "effort: 1d, who: cai", "01-08T09:00..01-08T17:00 cai 0"],
    ["people: {dee: {capacity: 50%}}\n", "effort: 0.7d, who: dee", "01-05T09:00..01-06T17:00 dee 0"],
    ["people: {eve: {}}\nteams: {core: [eve]}\n", "effort: 2.8d, who: core", "01-05T09:00..01-05T17:00 eve+ana+ben 64"],
    ["calendars: {part: {holidays: {2026-01-05: Off}}}\n", "effort: 1d, who: ben", "01-06T09:00..01-06T17:00 ben 0"],
    ["", "effort: 1d, calendar: part, start-on: 2026-01-08", "01-12T09:00..01-12T17:00  0"],
  ];
  for (const [own, task, wanted] of cases) {
    it(`${own.trim()} ${task}`, () => {
      assert.equal(dates(own, task), wanted);
    });
  }

  it("is the plan itself when nothing is shared", () => {
    const { plan } = scheduleText("plan: P\npeople: {ana: {}}\n");
    const nothing = scheduleText("plan: N\n").plan;
    assert.deepEqual(withStaff(plan, nothing), plan);
  });
});

describe("S39: people-from in a workspace", () => {
  const analyser = createAnalyser();
  const workspace = createWorkspace();
  const finish = (): string => {
    const { schedules } = analyser.analyse(workspace.snapshot(), { now: TEST_NOW });
    return shortInstant(schedules.get("sub")?.tasks[0]?.finish ?? 0);
  };
  const lend = (capacity: string, more = ""): void => {
    workspace.update("all/people.plan.yaml", `plan: People\nas-of: none\n${more}people: {ana: {capacity: ${capacity}}}\n`);
  };

  it("takes people from another plan, and again when they change there", () => {
    workspace.update("sub.plan.yaml", "plan: Sub\nstart: 2026-01-05\nas-of: none\npeople-from: all/people.plan.yaml\ntasks:\n  a: {effort: 1d, who: ana}\n");
    lend("50%");
    assert.equal(finish(), "01-06T17:00");
    lend("25%");
    assert.equal(finish(), "01-08T17:00");
  });

  it("takes what the lending plan says alone, and survives plans that share with each other", () => {
    workspace.update("all/more.plan.yaml", "plan: More\nas-of: none\npeople-from: people.plan.yaml\npeople: {ana: {leave: {2026-01-05: Off}}}\n");
    lend("50%", "people-from: more.plan.yaml\n");
    assert.equal(finish(), "01-06T17:00");
  });

  it("counts people as full time again when the file is gone", () => {
    workspace.remove("all/people.plan.yaml");
    assert.equal(finish(), "01-05T17:00");
  });
});
