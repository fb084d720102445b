import assert from "node:assert/strict";
import { importMspdi, type ImportedPlan } from "../../src/interop/mspdi/importMspdi";

/** A project of standard hours from Monday 2026-03-02 with what is given between its parts. */
function project(parts: { tasks?: string; resources?: string; assignments?: string; calendars?: string; head?: string; attributes?: string }): string {
  return `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Title>P</Title><StartDate>2026-03-02T08:00:00</StartDate>
    <MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><CalendarUID>1</CalendarUID>${parts.head ?? ""}
    <ExtendedAttributes>${parts.attributes ?? ""}</ExtendedAttributes><Calendars>${STANDARD}${parts.calendars ?? ""}</Calendars>
    <Tasks>${parts.tasks ?? ""}</Tasks><Resources>${parts.resources ?? ""}</Resources><Assignments>${parts.assignments ?? ""}</Assignments></Project>`;
}

const HOURS = "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((day) => `<WeekDay><DayType>${String(day)}</DayType><DayWorking>${day > 1 && day < 7 ? `1</DayWorking>${HOURS}` : "0</DayWorking>"}</WeekDay>`).join("");
const STANDARD = `<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>${WEEK}</WeekDays></Calendar>`;

function task(uid: number, keys: Readonly<Record<string, string | number>>, inner = ""): string {
  const all: Record<string, string | number> = { ID: uid, Name: `T${String(uid)}`, OutlineLevel: 1, Summary: 0, Duration: "PT8H0M0S", DurationFormat: 7, ...keys };
  return `<Task><UID>${String(uid)}</UID>${Object.entries(all).map(([key, value]) => `<${key}>${String(value)}</${key}>`).join("")}${inner}</Task>`;
}

function link(uid: number, type: number, lag = 0, format = 7): string {
  return `<PredecessorLink><PredecessorUID>${String(uid)}</PredecessorUID><Type>${String(type)}</Type><LinkLag>${String(lag)}</LinkLag><LagFormat>${String(format)}</LagFormat></PredecessorLink>`;
}

function imported(xml: string): ImportedPlan {
  const result = importMspdi(xml, { stem: "p" });
  if (result.kind !== "imported") throw new Error(result.message);
  return result;
}

/** The lines of a section of the plan, without its own line. */
function sectionLines(plan: ImportedPlan, name: string): string[] {
  const lines = plan.text.split("\n");
  const from = lines.indexOf(`${name}:`);
  assert.ok(from >= 0, `no section ${name} in\n${plan.text}`);
  const end = lines.findIndex((line, index) => index > from && /^\S/.test(line));
  return lines.slice(from + 1, end < 0 ? undefined : end).filter((line) => line !== "").map((line) => line.slice(2));
}

describe("a file that does not say when its project starts", () => {
  it("starts with its first task", () => {
    const tasks = task(1, { Start: "2026-03-04T08:00:00" }) + task(2, { Start: "2026-03-03T08:00:00" });
    assert.match(imported(project({ tasks }).replace(/<StartDate>.*<\/StartDate>/, "")).text, /^start: 2026-03-03$/m);
  });
});

/** The task numbered 9, alone or after tasks 1 and 2, becomes these lines; `notes` are what the import says. */
function checkTask(keys: Readonly<Record<string, string | number>>, inner: string, expected: string, notes: readonly RegExp[] = []): void {
  const before = inner.includes("PredecessorUID") ? task(1, {}) + task(2, { Duration: "PT16H0M0S" }) : "";
  const plan = imported(project({ tasks: before + task(9, keys, inner) }));
  const lines = sectionLines(plan, "tasks");
  assert.equal(lines.slice(before === "" ? 0 : 2).join("\n"), expected);
  assert.equal(plan.notes.length, notes.length, plan.notes.join("\n"));
  notes.forEach((note, index) => assert.match(plan.notes[index] ?? "", note));
}

describe("importing a task", () => {
  const durations: [duration: string, format: number, written: string][] = [
    ["PT8H0M0S", 7, "1d"], ["PT12H0M0S", 7, "1.5d"], ["PT40H0M0S", 9, "1w"], ["PT40H0M0S", 7, "5d"], ["PT160H0M0S", 11, "4w"], ["PT2H0M0S", 5, "2h"], ["PT0H90M0S", 3, "90m"],
    ["PT1H20M0S", 7, "1h 20m"], ["PT9H1M0S", 7, "1d 1h 1m"], ["PT24H0M0S", 8, "1ed"], ["PT36H0M0S", 6, "36eh"], ["PT168H0M0S", 10, "1ew"], ["PT720H0M0S", 12, "30ed"],
    ["PT8H0M0S", 39, "1d"], ["PT8H0M0S", 53, "1d"], ["PT8H0M0S", 21, "1d"], ["PT24H0M0S", 40, "1ed"], ["P1D", 7, "1d"], ["PT0H0M30S", 3, "0.5m"],
  ];
  for (const [duration, format, written] of durations) {
    it(`${duration} in format ${String(format)} is ${written}`, () =>
      checkTask({ Duration: duration, DurationFormat: format }, "", `t9: {title: T9, duration: ${written}}`));
  }

  it("no duration is a milestone", () => checkTask({ Duration: "PT0H0M0S" }, "", "t9: {title: T9, milestone: true}"));
  it("a milestone with a duration keeps it", () => checkTask({ Milestone: 1 }, "", "t9: {title: T9, duration: 1d}"));
  it("a hostile title is quoted", () => checkTask({ Name: "Cards: a &amp; b, #1" }, "", 'cards-a-b-1: {title: "Cards: a & b, #1", duration: 1d}'));
  it("no title gets its row", () => checkTask({ Name: "" }, "", "task: {title: Task 9, duration: 1d}"));

  const links: [type: number, lag: number, format: number, written: string][] = [
    [1, 0, 7, "t1"], [0, 0, 7, "t1 FF"], [2, 0, 7, "t1 SF"], [3, 0, 7, "t1 SS"], [1, 4800, 7, "t1 FS+1d"], [1, -4800, 7, "t1 FS-1d"], [3, 24000, 9, "t1 SS+1w"], [1, 14400, 8, "t1 FS+1ed"],
    [1, 100800, 10, "t1 FS+1ew"], [1, 600, 6, "t1 FS+1eh"], [1, 300, 3, "t1 FS+30m"], [1, 5, 3, "t1 FS+0.5m"], [1, -50, 19, "t1 FS-50%"], [0, 25, 51, "t1 FF+25%"], [1, 5000, 7, "t1 FS+500m"],
  ];
  for (const [type, lag, format, written] of links) {
    it(`link ${String(type)} with lag ${String(lag)} in format ${String(format)} is ${written}`, () =>
      checkTask({}, link(1, type, lag, format), `t9: {title: T9, duration: 1d, after: ${written}}`));
  }
  it("several links are a list, each once", () => checkTask({}, link(1, 1) + link(2, 3, 9600) + link(1, 1), "t9: {title: T9, duration: 1d, after: [t1, t2 SS+2d]}"));
  it("an elapsed percent lag becomes time", () => checkTask({}, link(2, 1, 50, 20), "t9: {title: T9, duration: 1d, after: t2 FS+8eh}", [/elapsed percent/]));
  it("a link to nothing is named", () => checkTask({}, link(77, 1), "t9: {title: T9, duration: 1d}", [/Task "T9" \(row 9\): the link to row number 77/]));

  const constraints: [type: number, written: string][] = [
    [0, ""], [1, "schedule: alap"], [2, "start-on: 2026-03-05"], [3, "finish-on: 2026-03-05 08:00"], [4, "not-before: 2026-03-05"], [5, "start-by: 2026-03-05"], [6, "not-finished-before: 2026-03-05 08:00"], [7, "finish-by: 2026-03-05 08:00"],
  ];
  for (const [type, written] of constraints) {
    it(`constraint ${String(type)}`, () =>
      checkTask({ ConstraintType: type, ConstraintDate: "2026-03-05T08:00:00" }, "", `t9: {title: T9, duration: 1d${written === "" ? "" : `, ${written}`}}`));
  }
  it("an end at the day's last minute is the bare date", () =>
    checkTask({ ConstraintType: 7, ConstraintDate: "2026-03-05T17:00:00", Deadline: "2026-03-06T17:00:00" }, "", "t9: {title: T9, duration: 1d, finish-by: 2026-03-05, due: 2026-03-06}"));
  it("a date on a day off keeps its time", () => checkTask({ Deadline: "2026-03-07T17:00:00" }, "", "t9: {title: T9, duration: 1d, due: 2026-03-07 17:00}"));

  it("by hand is fixed at its start", () =>
    checkTask({ Manual: 1, Start: "2026-03-04T10:30:00" }, "", "t9: {title: T9, duration: 1d, start-on: 2026-03-04 10:30, schedule: fixed}"));
  it("by hand with a finish of its own", () =>
    checkTask({ Manual: 1, Start: "2026-03-04T08:00:00", Finish: "2026-03-05T08:00:00" }, "", "t9:\n  title: T9\n  duration: 1d\n  start-on: 2026-03-04\n  finish-on: 2026-03-05 08:00\n  schedule: fixed"));
  it("by hand with the finish that the duration gives", () =>
    checkTask({ Manual: 1, Start: "2026-03-06T13:00:00", Finish: "2026-03-09T12:00:00" }, "", "t9: {title: T9, duration: 1d, start-on: 2026-03-06 13:00, schedule: fixed}"));
  it("by hand without a start is said", () => checkTask({ Manual: 1 }, "", "t9: {title: T9, duration: 1d}", [/by hand but has no start/]));

  it("finished", () => checkTask({ ActualStart: "2026-03-02T08:00:00", ActualFinish: "2026-03-02T17:00:00", PercentComplete: 100 }, "", "t9: {title: T9, duration: 1d, started: 2026-03-02, finished: 2026-03-02}"));
  it("running", () => checkTask({ ActualStart: "2026-03-02T09:00:00", PercentComplete: 25, RemainingDuration: "PT6H0M0S" }, "", "t9: {title: T9, duration: 1d, started: 2026-03-02 09:00, done: 25%}"));
  it("what is left is exact where a percent is not", () =>
    checkTask({ ActualStart: "2026-03-02T08:00:00", PercentComplete: 33, RemainingDuration: "PT5H20M0S" }, "",
      "t9:\n  title: T9\n  duration: 1d\n  started: 2026-03-02\n  done: 33%\n  remaining: 5h 20m"));
  it("interrupted", () =>
    checkTask({ ActualStart: "2026-03-02T08:00:00", PercentComplete: 50, RemainingDuration: "PT4H0M0S", Stop: "2026-03-02T12:00:00", Resume: "2026-03-04T08:00:00" }, "",
      "t9:\n  title: T9\n  duration: 1d\n  pauses: {2026-03-02 13:00..2026-03-03: Interrupted}\n  started: 2026-03-02\n  done: 50%"));
  it("a gap without working time is none", () =>
    checkTask({ ActualStart: "2026-03-02T08:00:00", PercentComplete: 50, RemainingDuration: "PT4H0M0S", Stop: "2026-03-02T12:00:00", Resume: "2026-03-02T13:00:00" }, "", "t9: {title: T9, duration: 1d, started: 2026-03-02, done: 50%}"));
  it("inactive", () => checkTask({ Active: 0 }, "", "t9: {title: T9, duration: 1d, status: dropped}"));

  it("priority, cost, link and notes", () =>
    checkTask({ Priority: 800, FixedCost: 12.5, HyperlinkAddress: "https://example.org/x", Notes: "One\r\ntwo" }, "",
      "t9:\n  title: T9\n  duration: 1d\n  cost: 12.5\n  priority: 800\n  links: [https://example.org/x]\n  notes: |-\n    One\n    two"));
  it("what levelling pushed back", () =>
    checkTask({ LevelingDelay: 4800, Start: "2026-03-03T08:00:00" }, "", "t9: {title: T9, duration: 1d, not-before: 2026-03-03}", [/levelling delay is written as not-before/]));
});

describe("importing interruptions", () => {
  const worked = (from: string, to: string, value = "PT8H0M0S"): string =>
    `<TimephasedData><Type>1</Type><Start>2026-03-${from}</Start><Finish>2026-03-${to}</Finish><Unit>2</Unit><Value>${value}</Value></TimephasedData>`;
  /** A task of two days with the work on it spread as given. */
  const checkPauses = (finish: string, timephased: string, expected: string): void => {
    const row = task(1, { Duration: "PT16H0M0S", Start: "2026-03-02T08:00:00", Finish: finish });
    const plan = imported(project({ tasks: row, assignments: `<Assignment><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>${timephased}</Assignment>` }));
    assert.deepEqual(sectionLines(plan, "tasks"), [`t1: {title: T1, duration: 2d${expected}}`]);
  };

  it("a gap of whole days, also over a weekend", () => {
    checkPauses("2026-03-05T17:00:00", worked("02T08:00:00", "02T17:00:00") + worked("05T08:00:00", "05T17:00:00"), ", pauses: {2026-03-03..2026-03-04: Interrupted}");
    checkPauses("2026-03-04T17:00:00", worked("02T08:00:00", "02T17:00:00") + worked("03T08:00:00", "04T08:00:00", "PT0H0M0S") + worked("04T08:00:00", "04T17:00:00"), ", pauses: {2026-03-03: Interrupted}");
  });
  it("a gap of hours", () =>
    checkPauses("2026-03-04T09:00:00", worked("02T08:00:00", "02T09:00:00") + worked("02T10:00:00", "04T09:00:00"), ", pauses: {2026-03-02 09:00..2026-03-02 10:00: Interrupted}"));
  it("none where it does not explain the finish", () => checkPauses("2026-03-10T17:00:00", worked("02T08:00:00", "02T17:00:00") + worked("05T08:00:00", "05T17:00:00"), ""));
  it("none overnight", () => checkPauses("2026-03-03T17:00:00", worked("02T08:00:00", "02T17:00:00") + worked("03T08:00:00", "03T17:00:00"), ""));
});

describe("importing the outline", () => {
  const titles = (tasks: string): string => sectionLines(imported(project({ tasks })), "tasks").join("\n");

  it("nests, leaves blank rows and the project's own row out, keeps the order", () => {
    const tasks = task(0, { OutlineLevel: 0, Summary: 1 }) + task(1, { Summary: 1 }) + `<Task><UID>5</UID><ID>2</ID><IsNull>1</IsNull></Task>${task(2, { OutlineLevel: 2 })}` + task(3, {});
    assert.equal(titles(tasks), "t1:\n  title: T1\n  tasks:\n    t2: {title: T2, duration: 1d}\nt3: {title: T3, duration: 1d}");
  });
  it("asks the levels where the file says nothing of summaries", () => {
    const row = (uid: number, level: number): string => `<Task><UID>${String(uid)}</UID><Name>T${String(uid)}</Name><OutlineLevel>${String(level)}</OutlineLevel><Duration>PT8H0M0S</Duration></Task>`;
    assert.equal(titles(row(1, 1) + row(2, 2)), "t1:\n  title: T1\n  tasks:\n    t2: {title: T2, duration: 1d}");
  });
  it("keeps a leaf a leaf, whatever stands deeper below it", () =>
    assert.equal(titles(task(1, {}) + task(2, { OutlineLevel: 2 })), "t1: {title: T1, duration: 1d}\nt2: {title: T2, duration: 1d}"));
  it("gives equal titles different ids", () => assert.equal(titles(task(1, { Name: "A" }) + task(2, { Name: "A" })), "a: {title: A, duration: 1d}\na-2: {title: A, duration: 1d}"));
  it("gives rows of one number different ids", () => assert.equal(titles(task(1, { Name: "A" }) + task(1, { Name: "B" })), "a: {title: A, duration: 1d}\nb: {title: B, duration: 1d}"));
  it("keeps links and deadline of a summary, and says what it drops", () => {
    const summary = task(3, { Summary: 1, Deadline: "2026-03-06T17:00:00", ConstraintType: 2, ConstraintDate: "2026-03-03T08:00:00", Manual: 1 }, link(1, 1) + link(1, 0));
    const plan = imported(project({ tasks: task(1, {}) + summary + task(4, { OutlineLevel: 2 }) }));
    assert.equal(sectionLines(plan, "tasks").slice(1).join("\n"), "t3:\n  title: T3\n  after: t1\n  due: 2026-03-06\n  tasks:\n    t4: {title: T4, duration: 1d}");
    assert.deepEqual(plan.notes.map((note) => note.replace(/^Task "T3" \(row 3\): /, "").slice(0, 20)), ["the FF link into thi", "its constraint is le", "it was scheduled by "]);
  });
});

describe("importing people and calendars", () => {
  const resource = (uid: number, keys: Readonly<Record<string, string | number>>, inner = ""): string =>
    `<Resource><UID>${String(uid)}</UID>${Object.entries({ Type: 1, ...keys }).map(([key, value]) => `<${key}>${String(value)}</${key}>`).join("")}${inner}</Resource>`;
  const assignment = (taskUid: number, resourceUid: number, units: number, work = "", more = ""): string =>
    `<Assignment><TaskUID>${String(taskUid)}</TaskUID><ResourceUID>${String(resourceUid)}</ResourceUID><Units>${String(units)}</Units>${work === "" ? "" : `<Work>${work}</Work>`}${more}</Assignment>`;
  const exception = (from: string, to: string, name: string, inner = "<DayWorking>0</DayWorking>"): string =>
    `<Exception><TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod><Name>${name}</Name><Type>1</Type>${inner}</Exception>`;
  const calendar = (uid: number, base: number, inner: string, name = "Ana"): string =>
    `<Calendar><UID>${String(uid)}</UID><Name>${name}</Name><IsBaseCalendar>${base < 0 ? "1" : "0"}</IsBaseCalendar><BaseCalendarUID>${String(base)}</BaseCalendarUID>${inner}</Calendar>`;

  it("a person with all that is known", () => {
    const plan = imported(project({ resources: resource(1, { Name: "Ana Silva", Group: "Backend", StandardRate: 95, CostPerUse: 10, MaxUnits: 0.8, EmailAddress: "ana@example.org" }) }));
    assert.deepEqual(sectionLines(plan, "people"), ["ana-silva:", "  name: Ana Silva", "  role: Backend", "  rate: [95/h, 10/use]", "  capacity: 80%", "  email: ana@example.org"]);
  });
  it("shares are said unless they are the whole of somebody", () => {
    const resources = resource(1, { Name: "Ana" }) + resource(2, { Name: "Ben", MaxUnits: 0.5 }) + resource(3, { Name: "Cai", MaxUnits: 3 });
    const assignments = assignment(1, 1, 0.5, "PT4H0M0S") + assignment(1, 2, 0.5, "PT4H0M0S") + assignment(1, 3, 2, "PT16H0M0S") + assignment(1, -65535, 1);
    const plan = imported(project({ tasks: task(1, {}), resources, assignments }));
    assert.deepEqual(sectionLines(plan, "tasks"), ["t1: {title: T1, duration: 1d, who: [ana 50%, ben, cai 200%]}"]);
  });
  it("work that is not duration times shares is said", () => {
    const plan = imported(project({ tasks: task(1, {}), resources: resource(1, { Name: "Ana" }), assignments: assignment(1, 1, 1, "PT6H0M0S") }));
    assert.deepEqual(sectionLines(plan, "tasks"), ["t1: {title: T1, duration: 1d, effort: 6h, who: ana}"]);
  });
  it("people of different calendars get their own parts where a duration cannot say when each is done", () => {
    const night = (day: number): string => `<WeekDay><DayType>${String(day)}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>20:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>`;
    const calendars = calendar(2, -1, `<WeekDays>${[2, 3, 4, 5, 6].map(night).join("")}</WeekDays>`, "Night");
    const resources = resource(1, { Name: "Ana" }) + resource(2, { Name: "Ben", CalendarUID: 2 });
    const ends = (finish: string): string => `<Finish>2026-03-${finish}</Finish>`;
    const assignments = assignment(1, 1, 0.5, "PT8H0M0S", ends("03T17:00:00")) + assignment(1, 2, 1, "PT4H0M0S", ends("03T00:00:00"));
    const row = task(1, { Duration: "PT20H0M0S", Start: "2026-03-02T08:00:00", Finish: "2026-03-03T17:00:00" });
    const plan = imported(project({ tasks: row, calendars, resources, assignments }));
    assert.deepEqual(sectionLines(plan, "tasks"), ["t1: {title: T1, effort: 12h, who: [ana 50% 8h, ben 4h]}"]);
    assert.deepEqual(plan.notes, []);
    const other = imported(project({ tasks: row.replace("03T17", "04T17"), calendars, resources, assignments }));
    assert.deepEqual(sectionLines(other, "tasks"), ["t1: {title: T1, duration: 2.5d, effort: 12h, who: [ana 50%, ben]}"]);
  });
  it("material and cost resources", () => {
    const resources = resource(1, { Name: "Concrete", Type: 0, MaterialLabel: "m3", StandardRate: 120 }) + resource(2, { Name: "Air travel", Type: 2 });
    const plan = imported(project({ tasks: task(1, { FixedCost: 5 }), resources, assignments: assignment(1, 1, 40) + assignment(1, 2, 0, "", "<Cost>800</Cost>") }));
    assert.deepEqual(sectionLines(plan, "materials"), ["concrete: {title: Concrete, unit: m3, price: 120}"]);
    assert.deepEqual(sectionLines(plan, "tasks"), ["t1: {title: T1, duration: 1d, materials: {concrete: 40}, cost: {air-travel: 800, fixed: 5}}"]);
  });
  it("days off of a person alone are leave", () => {
    const plan = imported(project({ calendars: calendar(2, 1, `<Exceptions>${exception("2026-03-09", "2026-03-13", "Skiing")}</Exceptions>`), resources: resource(1, { Name: "Ana", CalendarUID: 2 }) }));
    assert.deepEqual(sectionLines(plan, "people"), ["ana: {name: Ana, leave: {2026-03-09..2026-03-13: Skiing}}"]);
  });
  it("hours of a person alone are a calendar", () => {
    const inner = `<WeekDays><WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>`;
    const plan = imported(project({ calendars: calendar(2, 1, inner), resources: resource(1, { Name: "Ana", CalendarUID: 2 }) }));
    assert.deepEqual(sectionLines(plan, "calendars"), ["ana-calendar:", "  week: {mon-thu: 08:00-12:00 13:00-17:00}"]);
    assert.deepEqual(sectionLines(plan, "people"), ["ana: {name: Ana, calendar: ana-calendar}"]);
  });
  it("a base calendar around the clock, with a night that ends at midnight", () => {
    const time = (from: string, to: string): string => `<WorkingTimes><WorkingTime><FromTime>${from}</FromTime><ToTime>${to}</ToTime></WorkingTime></WorkingTimes>`;
    const day = (type: number, from: string, to: string): string => `<WeekDay><DayType>${String(type)}</DayType><DayWorking>1</DayWorking>${time(from, to)}</WeekDay>`;
    const inner = `<WeekDays>${day(2, "00:00:00", "00:00:00")}${day(3, "23:00:00", "00:00:00")}</WeekDays>`;
    const plan = imported(project({ calendars: calendar(2, -1, inner, "Night"), tasks: task(1, { CalendarUID: 2 }) }));
    assert.deepEqual(sectionLines(plan, "calendars"), ["night:", "  based-on: none", "  week: {mon: 00:00-24:00, tue: 23:00-24:00, wed-fri: 08:00-12:00 13:00-17:00}"]);
    assert.deepEqual(sectionLines(plan, "tasks"), ["t1: {title: T1, duration: 1d, calendar: night}"]);
  });
  it("holidays, working days and overlaps: the stronger one counts", () => {
    const working = `<DayWorking>1</DayWorking>${HOURS}`;
    const weekly = `<Exception><TimePeriod><FromDate>2026-03-02T00:00:00</FromDate><ToDate>2026-03-20T23:59:00</ToDate></TimePeriod><Name>Fridays</Name><Type>6</Type><Period>1</Period><DaysOfWeek>32</DaysOfWeek><DayWorking>0</DayWorking></Exception>`;
    const inner = `<Exceptions>${weekly}${exception("2026-03-07", "2026-03-07", "Saturday", working)}${exception("2026-03-13", "2026-03-13", "Open", working)}</Exceptions>`;
    const plan = imported(project({ head: "<CalendarUID>3</CalendarUID>", calendars: calendar(3, -1, inner, "Three") }).replace("<CalendarUID>1</CalendarUID>", ""));
    assert.deepEqual(sectionLines(plan, "calendar"), [
      "week: {mon-fri: 08:00-12:00 13:00-17:00}",
      "holidays: {2026-03-06: Fridays, 2026-03-20: Fridays}",
      "working: {2026-03-07: 08:00-12:00 13:00-17:00, 2026-03-13: 08:00-12:00 13:00-17:00}",
    ]);
  });
});

describe("importing the rest", () => {
  it("the settings that keep the source's dates", () => {
    const plan = imported(project({ head: "<HonorConstraints>1</HonorConstraints><MultipleCriticalPaths>1</MultipleCriticalPaths><CriticalSlackLimit>2</CriticalSlackLimit><CurrencyCode>EUR</CurrencyCode>" }));
    assert.deepEqual(plan.text.split("\n").slice(0, 10), [
      "plan: P", "start: 2026-03-02", "as-of: none", "level: false", "honour-constraints: true", "slack-to: ends", "critical-slack: 2d", "hours-per-day: 8", "hours-per-week: 40", "currency: EUR",
    ]);
  });
  it("a plan made backwards from its finish", () => {
    const plan = imported(project({ head: "<ScheduleFromStart>0</ScheduleFromStart><FinishDate>2026-06-30T17:00:00</FinishDate>", tasks: task(1, { ConstraintType: 1 }) + task(2, {}) }));
    assert.match(plan.text, /finish: 2026-06-30\nschedule: alap\n/);
    assert.deepEqual(sectionLines(plan, "tasks"), ["t1: {title: T1, duration: 1d}", "t2: {title: T2, duration: 1d, schedule: asap}"]);
  });
  it("columns of one's own, by their types", () => {
    const attributes = [[1, "Text1", "Area"], [2, "Number3", ""], [3, "Date1", ""], [4, "Duration2", ""], [5, "Cost1", ""], [6, "Flag1", ""]]
      .map(([id, name, alias]) => `<ExtendedAttribute><FieldID>${String(id)}</FieldID><FieldName>${String(name)}</FieldName><Alias>${String(alias)}</Alias></ExtendedAttribute>`).join("");
    const values = ["A: 1", "2.5", "2026-03-02T08:00:00", "PT16H0M0S", "12", "1"]
      .map((value, index) => `<ExtendedAttribute><FieldID>${String(index + 1)}</FieldID><Value>${value}</Value></ExtendedAttribute>`).join("");
    const plan = imported(project({ attributes, tasks: task(1, {}, values) }));
    assert.deepEqual(sectionLines(plan, "fields"), [
      "area: {title: Area, type: text}", "number3: {title: Number3, type: number}", "date1: {title: Date1, type: date}",
      "duration2: {title: Duration2, type: duration}", "cost1: {title: Cost1, type: money}", "flag1: {title: Flag1, type: flag}",
    ]);
    assert.deepEqual(sectionLines(plan, "tasks").slice(3), [
      "  fields:", '    area: "A: 1"', "    number3: 2.5", "    date1: 2026-03-02 08:00", "    duration2: 2d", "    cost1: 12", "    flag1: true",
    ]);
  });
  it("dates that the plan does not keep are said, the first twenty by task", () => {
    const rows = Array.from({ length: 25 }, (_, index) => task(index + 1, { Start: "2026-03-03T08:00:00", Finish: "2026-03-03T17:00:00" })).join("");
    const { notes } = imported(project({ tasks: rows + task(26, { Start: "2026-03-02T08:00:00", Finish: "2026-03-02T17:00:00" }) + task(27, { Finish: "2026-03-02T12:00:00" }) }));
    assert.equal(notes.length, 21);
    assert.equal(notes[0], 'Task "T1" (row 1): begins 2026-03-02 08:00 instead of 2026-03-03 08:00 and finishes 2026-03-02 17:00 instead of 2026-03-03 17:00.');
    assert.equal(notes[20], "6 more tasks have other dates than in the file.");
  });
  it("baselines are files beside the plan", () => {
    const baseline = (number: number): string => `<Baseline><Number>${String(number)}</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><Work>PT8H0M0S</Work><Cost>760</Cost></Baseline>`;
    const plan = imported(project({ tasks: task(1, {}, baseline(0) + baseline(3)) }));
    assert.match(plan.text, /^baselines: \{baseline: \{file: p\.baseline\.csv\}, baseline-3: \{file: p\.baseline-3\.csv\}\}$/m);
    assert.deepEqual(plan.files, ["baseline", "baseline-3"].map((id) => ({ name: `p.${id}.csv`, text: "id,start,finish,effort,cost\nt1,2026-03-02 08:00,2026-03-02 17:00,8h,760\n" })));
  });
  it("a project without anything", () => {
    assert.equal(imported("<Project/>").text, "plan: Imported plan\nas-of: none\nlevel: false\nhours-per-day: 8\nhours-per-week: 40\n\ncalendar:\n  week: {mon-fri: 08:00-12:00 13:00-17:00}\n\ntasks: {}\n");
  });
  it("numbers and dates that are none", () => {
    const hostile = task(1, { UID: "x", Duration: "PT-", DurationFormat: "NaN", ConstraintType: 99, ConstraintDate: "NA", Deadline: "2026-13-45T99:99:99", Priority: "1e999", PercentComplete: "-5", CalendarUID: "1e308", OutlineLevel: "1e9" });
    const plan = imported(project({ tasks: hostile, calendars: calendarOfItself() }));
    assert.deepEqual(sectionLines(plan, "tasks"), ["t1: {title: T1, milestone: true}"]);
  });
});

function calendarOfItself(): string {
  return "<Calendar><UID>7</UID><Name>Loop</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>7</BaseCalendarUID></Calendar>";
}
