import assert from "node:assert/strict";
import { formatInstant } from "../../src/core/calendar/civil";
import { createCalendarBook } from "../../src/core/calendar/calendarBook";
import type { WorkCalendar } from "../../src/core/calendar/workCalendar";
import type { Schedule } from "../../src/core/schedule/result";
import { checkSchedule } from "../support/checkSchedule";
import { scheduleText } from "../support/scheduleText";
import { gantryText, idOf } from "./support/gantryText";
import { say } from "../interop/support/microsoftProjectFiles";
import { drawFrom } from "./support/randomNumbers";
import { hasTaskjuggler, runTaskjuggler, type TheirDates } from "./support/runTaskjuggler";
import { allTasks, drawCalendar, drawProject, type SharedCalendar, type SharedProject, type SharedTask } from "./support/sharedProject";
import { SLOT, taskjugglerText } from "./support/taskjugglerText";

/** Calendars that are tried, and projects on each of them. */
const CALENDARS = Number(process.env["GANTRY_RUNS"] ?? 100) / 50;
const PROJECTS = 25;

interface Judged {
  readonly tasks: number;
  readonly differences: readonly string[];
  readonly missed: number;
}

describe("TaskJuggler's dates of random projects", function () {
  this.timeout(600_000);
  if (!hasTaskjuggler()) {
    it("are compared where it is installed", () => {
      say("not run: there is no program tj3 (TaskJuggler) on this machine");
    });
    return;
  }

  it("are ours, task by task, and so are the dates that each finds too late", () => {
    const total = { projects: 0, tasks: 0, missed: 0, broken: 0, contradictory: 0 };
    const kinds = new Map<string, number>();
    for (let i = 0; i < CALENDARS; i++) {
      const draw = drawFrom(Number(process.env["GANTRY_SEED"] ?? 20260105) + 7919 * i);
      const calendar = drawCalendar(draw);
      const projects = Array.from({ length: PROJECTS }, (_, k) => drawProject(draw, `p${String(k)}`));
      const { theirs, kept, broken } = scheduled(projects, calendar);
      for (const project of kept) {
        const { tasks, differences, missed } = judge(project, calendar, theirs);
        total.projects++;
        total.tasks += tasks;
        total.missed += missed;
        for (const { work } of allTasks(project.tasks)) kinds.set(work?.kind ?? "summary", (kinds.get(work?.kind ?? "summary") ?? 0) + 1);
        assert.deepEqual(differences, [], `${gantryText(project, calendar)}\n${taskjugglerText([project], calendar)}`);
      }
      for (const [project, tasks] of broken) {
        const conflicts = conflictsOf(scheduleText(gantryText(project, calendar)).schedule);
        const fixed = new Set(allTasks(project.tasks).flatMap(({ path, from }) => (from === undefined ? [] : [path.join(".")])));
        const unseen = tasks.filter(task => fixed.has(task) && !conflicts.has(`${idOf(task.split("."))} start-on`));
        assert.deepEqual(unseen, [], `${gantryText(project, calendar)}\n${taskjugglerText([project], calendar)}`);
        if (tasks.some(task => fixed.has(task))) total.broken++;
        else total.contradictory++;
      }
    }
    say(`${String(total.tasks)} tasks of ${String(total.projects)} projects agree with TaskJuggler: ${[...kinds].map(([kind, count]) => `${String(count)} ${kind}`).join(", ")}`);
    say(`${String(total.missed)} dates found too late by both, ${String(total.broken)} projects with a fixed start that links do not allow, refused there, a conflict here`);
    if (total.contradictory > 0) say(`left out: ${String(total.contradictory)} projects where TaskJuggler counts from the start of an effort before it has placed it and refuses its own dates, or sees a cycle that is none`);
    assert.ok(total.contradictory <= 1 + (CALENDARS * PROJECTS) / 25);
    assert.ok(total.tasks > 80 && total.missed > 2 && total.broken > 0);
  });
});

describe("TaskJuggler's levelling of random projects", function () {
  this.timeout(600_000);
  if (!hasTaskjuggler()) {
    it("is compared where it is installed", () => {
      say("not run: there is no program tj3 (TaskJuggler) on this machine");
    });
    return;
  }

  it("ends no sooner than ours, which books nobody twice", () => {
    const total = { projects: 0, tasks: 0, sooner: 0, equal: 0 };
    const later: string[] = [];
    for (let i = 0; i < CALENDARS; i++) {
      const draw = drawFrom(Number(process.env["GANTRY_SEED"] ?? 20260105) + 104_729 * (i + 1));
      const calendar = drawCalendar(draw);
      const projects = Array.from({ length: PROJECTS }, (_, k) => drawProject(draw, `p${String(k)}`, 2 + draw(2)));
      const { theirs, kept } = scheduled(projects, calendar);
      for (const project of kept) {
        const text = gantryText(project, calendar);
        const { plan, schedule: quick } = scheduleText(text);
        const end = theirs.dates.get(project.id)?.[1] ?? Number.NaN;
        // A search ends no later than the rules it begins with, so it is spared where they suffice.
        const schedule = quick.finish > end ? scheduleText(text, { effort: "normal" }).schedule : quick;
        assert.deepEqual([...checkSchedule(plan, schedule), ...schedule.overloads.map(({ resource }) => resource)], [], text);
        total.projects++;
        total.tasks += allTasks(project.tasks).filter(({ work }) => work !== undefined).length;
        if (schedule.finish > end) later.push(`${show(schedule.finish)} against ${show(end)}\n${text}\n${taskjugglerText([project], calendar)}`);
        else total[schedule.finish < end ? "sooner" : "equal"]++;
      }
    }
    say(`${String(total.projects)} projects, ${String(total.tasks)} tasks: ${String(total.sooner)} end sooner than levelled by TaskJuggler, ${String(total.equal)} at the same minute, ${String(later.length)} later`);
    assert.deepEqual(later, []);
  });
});

interface Scheduled {
  readonly theirs: TheirDates;
  readonly kept: readonly SharedProject[];
  /** Projects with starts that their links do not allow, for which TaskJuggler gives no dates, and those tasks. */
  readonly broken: ReadonlyMap<SharedProject, readonly string[]>;
}

/** All projects in one run of TaskJuggler; once more without those that it refuses. */
function scheduled(projects: readonly SharedProject[], calendar: SharedCalendar): Scheduled {
  const broken = new Map<SharedProject, readonly string[]>();
  for (;;) {
    const kept = projects.filter(project => !broken.has(project));
    const theirs = runTaskjuggler(taskjugglerText(kept, calendar));
    if (!(theirs instanceof Array)) return { theirs, kept, broken };
    for (const project of kept) {
      const tasks = theirs.filter(task => task === project.id || task.startsWith(`${project.id}.`));
      if (tasks.length > 0) broken.set(project, tasks);
    }
  }
}

function conflictsOf(schedule: Schedule): Set<string> {
  return new Set(schedule.faults.flatMap(fault => (fault.kind === "constraint-conflict" ? [`${schedule.tasks[fault.task]?.id ?? ""} ${fault.key}`] : [])));
}

function judge(project: SharedProject, calendar: SharedCalendar, theirs: TheirDates): Judged {
  const { schedule, plan } = scheduleText(gantryText(project, calendar));
  const clock = createCalendarBook(plan).plan;
  const differences: string[] = [];
  const byId = new Map(schedule.tasks.map(task => [task.id, task]));
  const conflicts = conflictsOf(schedule);
  const late = new Set<string>();
  const all = allTasks(project.tasks);
  const leaves = all.filter(({ work }) => work !== undefined);
  for (const task of leaves) {
    const ours = byId.get(idOf(task.path));
    const [start, finish] = expected(task, theirs, clock, project.backwards);
    const reaches = severalPeople(task) && !project.backwards ? Math.ceil((ours?.finish ?? 0) / SLOT) * SLOT : ours?.finish;
    const begins = severalPeople(task) && project.backwards ? Math.floor((ours?.start ?? 0) / SLOT) * SLOT : ours?.start;
    if (begins !== start || reaches !== finish) differences.push(`${task.path.join(".")}: ${show(ours?.start)}..${show(ours?.finish)} against ${show(start)}..${show(finish)}`);
    // A `length` that begins at an hour without work is in time there, and late here where the next working hour is.
    const beginsLater = task.work?.kind === "length" && task.startBy !== undefined && start > task.startBy;
    if (theirs.late.has(`${task.path.join(".")} maxstart`) || beginsLater) late.add(`${idOf(task.path)} start-by`);
    // A fixed start on a day without work is moved on there without a word, so that nothing is to be compared.
    if (task.from !== undefined && start >= (Math.floor(task.from / DAY) + 1) * DAY) conflicts.delete(`${idOf(task.path)} start-on`);
    if (theirs.late.has(`${task.path.join(".")} maxend`)) late.add(`${idOf(task.path)} finish-by`);
  }
  if (!project.backwards && leaves.every(task => !severalPeople(task))) assert.deepEqual([...conflicts].sort(), [...late].sort(), gantryText(project, calendar));
  return { tasks: leaves.length, differences, missed: late.size };
}

const DAY = 1440;
const severalPeople = ({ work }: SharedTask): boolean => work?.kind === "effort" && work.people.length > 1;
const show = (at: number | undefined): string => (at === undefined ? "nothing" : formatInstant(at));

/** Their dates, a `length` moved to working time: TaskJuggler lets it begin (planned back: end) at any hour. */
function expected({ path, work }: SharedTask, { dates }: TheirDates, clock: WorkCalendar, backwards: boolean): readonly [number, number] {
  const [start = Number.NaN, end = Number.NaN] = dates.get(path.join(".")) ?? [];
  if (work?.kind !== "length") return [start, end];
  return backwards ? [start, clock.previousWork(end)] : [clock.nextWork(start), end];
}
