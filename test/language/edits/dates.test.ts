import { checkChange, checkRefused, instant, type Change } from "./checkChange";

function move(start: string, task = "a"): Change {
  return { kind: "move-task", task, start: instant(start) };
}

function resize(days: number, task = "a", minutesPerDay = 480): Change {
  return { kind: "resize-task", task, duration: Math.round(days * minutesPerDay) };
}

describe("moving a task", () => {
  const monday = move("2026-01-12 09:00");
  const timed = move("2026-01-12 13:30");
  describe("without a date", () => {
    checkChange("adds not-before", "tasks:\n  a: {effort: 3d}\n", monday, "tasks:\n  a: {effort: 3d, not-before: 2026-01-12}\n");
    checkChange("adds the time", "tasks:\n  a: {effort: 3d}\n", timed, "tasks:\n  a: {effort: 3d, not-before: 2026-01-12 13:30}\n");
    checkChange("empty task", "tasks:\n  a:\n  b: {effort: 1d}\n", monday, "tasks:\n  a: {not-before: 2026-01-12}\n  b: {effort: 1d}\n");
    checkChange("in its usual place", "tasks:\n  a:\n    effort: 3d # why\n\n    # later\n    due: 2026-02-01\n", monday, "tasks:\n  a:\n    effort: 3d # why\n    not-before: 2026-01-12\n\n    # later\n    due: 2026-02-01\n");
    checkChange("above tasks", "tasks:\n  s:\n    tasks:\n      b: {effort: 1d}\n", { ...monday, task: "s" } as Change, "tasks:\n  s:\n    not-before: 2026-01-12\n    tasks:\n      b: {effort: 1d}\n");
    checkChange("flow parents", "tasks: {s: {tasks: {a: {effort: 1d}}}}\n", monday, "tasks: {s: {tasks: {a: {effort: 1d, not-before: 2026-01-12}}}}\n");
    checkChange("action of a risk", "tasks:\n  b: {effort: 1d}\nrisks:\n  r:\n    probability: 30%\n    actions: {a: {effort: 1d}}\n", monday, "tasks:\n  b: {effort: 1d}\nrisks:\n  r:\n    probability: 30%\n    actions: {a: {effort: 1d, not-before: 2026-01-12}}\n");
  });
  describe("with a date", () => {
    checkChange("not-before", "tasks:\n  a: {effort: 3d, not-before: 2026-01-07}\n", monday, "tasks:\n  a: {effort: 3d, not-before: 2026-01-12}\n");
    checkChange("keeps a comment", "tasks:\n  a:\n    effort: 3d\n    not-before:  2026-01-07   # vendor\n", monday, "tasks:\n  a:\n    effort: 3d\n    not-before:  2026-01-12   # vendor\n");
    checkChange("start-on", "tasks:\n  a: {effort: 3d, not-before: 2026-01-06, start-on: 2026-01-07}\n", monday, "tasks:\n  a: {effort: 3d, not-before: 2026-01-06, start-on: 2026-01-12}\n");
    checkChange("started", "tasks:\n  a: {effort: 3d, done: 10%, started: 2026-01-07}\n", monday, "tasks:\n  a: {effort: 3d, done: 10%, started: 2026-01-12}\n");
    checkChange("a day off stays the day of an actual start", "tasks:\n  a: {effort: 3d, done: 10%, started: 2026-01-07}\n", move("2026-01-10 00:00"), "tasks:\n  a: {effort: 3d, done: 10%, started: 2026-01-10}\n");
    checkChange("timed stays timed", "tasks:\n  a: {effort: 3d, not-before: 2026-01-07 10:00}\n", monday, "tasks:\n  a: {effort: 3d, not-before: 2026-01-12 09:00}\n");
    checkChange("keeps the T", "tasks:\n  a: {effort: 3d, not-before: 2026-01-07T10:00}\n", timed, "tasks:\n  a: {effort: 3d, not-before: 2026-01-12T13:30}\n");
    checkChange("date becomes timed", "tasks:\n  a: {effort: 3d, not-before: 2026-01-07}\n", timed, "tasks:\n  a: {effort: 3d, not-before: 2026-01-12 13:30}\n");
    checkChange("first minute of its own calendar", "calendars:\n  late: {week: {mon-fri: 13:30-20:00}}\ntasks:\n  a: {effort: 3d, calendar: late}\n", timed, "calendars:\n  late: {week: {mon-fri: 13:30-20:00}}\ntasks:\n  a: {effort: 3d, calendar: late, not-before: 2026-01-12}\n");
    checkChange("inherited calendar", "calendars:\n  late: {week: {mon-fri: 13:30-20:00}}\ntasks:\n  s:\n    calendar: late\n    tasks:\n      a: {effort: 3d}\n", timed, "calendars:\n  late: {week: {mon-fri: 13:30-20:00}}\ntasks:\n  s:\n    calendar: late\n    tasks:\n      a: {effort: 3d, not-before: 2026-01-12}\n");
    checkChange("where it stands already", "tasks:\n  a: {effort: 3d, not-before: 2026-01-12}\n", monday, "tasks:\n  a: {effort: 3d, not-before: 2026-01-12}\n");
    checkChange("CRLF", "tasks:\r\n  a:\r\n    effort: 3d\r\n", monday, "tasks:\r\n  a:\r\n    effort: 3d\r\n    not-before: 2026-01-12\r\n");
    checkChange("no break at the end", "tasks:\n  a:\n    effort: 3d", monday, "tasks:\n  a:\n    effort: 3d\n    not-before: 2026-01-12");
    checkChange("an alias as value is written out", "tasks:\n  b: {not-before: &day 2026-01-06}\n  a: {not-before: *day}\n", monday, "tasks:\n  b: {not-before: &day 2026-01-06}\n  a: {not-before: 2026-01-12}\n");
  });
  checkRefused("finished", "tasks:\n  a: {effort: 3d, started: 2026-01-05, finished: 2026-01-07}\n", monday, /`a` is finished/);
  checkRefused("fixed finish", "tasks:\n  a: {effort: 3d, finish-on: 2026-01-07}\n", monday, /finish-on/);
  checkRefused("unknown", "tasks:\n  b: {effort: 3d}\n", monday, /There is no `a`/);
  checkRefused("a person", "people:\n  a: {name: A}\n", monday, /not a task/);
  checkRefused("an alias", "tasks:\n  b: &b {effort: 3d}\n  a: *b\n", monday, /alias/);
  checkRefused("what an alias copies", "tasks:\n  a: &a {effort: 3d}\n  b: *a\n", monday, /more of `b`/);
  checkRefused("a fault in its text", "tasks:\n  a: {effort: [\n", monday, /There is no|fault|cannot be/);
  checkRefused("half a minute", "tasks:\n  a: {effort: 3d}\n", { kind: "move-task", task: "a", start: 0.5 }, /whole minute/);
  checkRefused("nowhere", "tasks:\n  a: {effort: 3d}\n", { kind: "move-task", task: "a", start: NaN }, /whole minute/);
  checkRefused("a repeat", "tasks:\n  a: {duration: 1h, repeat: weekly on mon x3}\n", monday, /repeat/);
});

describe("giving a task another length while time goes on", () => {
  const head = "plan: P\nid: p\nstart: 2026-01-05\nas-of: 2026-01-12\n";
  checkChange("a duration under way", `${head}tasks:\n  a: {duration: 6d, started: 2026-01-05, done: 50%}\n`, resize(10), `${head}tasks:\n  a: {duration: 10d, started: 2026-01-05, done: 50%}\n`);
  checkChange("a longer one under way", `${head}tasks:\n  a: {duration: 6d, started: 2026-01-05, done: 50%}\n`, resize(11), `${head}tasks:\n  a: {duration: 12d, started: 2026-01-05, done: 50%}\n`);
  checkChange("what remains from today on", `${head}tasks:\n  a: {effort: 6d, started: 2026-01-05, remaining: 3d}\n`, resize(10), `${head}tasks:\n  a: {effort: 6d, started: 2026-01-05, remaining: 5d}\n`);
  checkRefused("shorter than what has passed", `${head}tasks:\n  a: {duration: 6d, started: 2026-01-05, done: 50%}\n`, resize(1), /cannot get that length/);
});

describe("giving a task another length", () => {
  checkChange("duration", "tasks:\n  a: {duration: 3d}\n", resize(5), "tasks:\n  a: {duration: 5d}\n");
  checkChange("half a day", "tasks:\n  a: {duration: 3d}\n", resize(2.5), "tasks:\n  a: {duration: 2.5d}\n");
  checkChange("what days cannot say", "tasks:\n  a: {duration: 3d}\n", resize(1, "a", 500), "tasks:\n  a: {duration: 1d 20m}\n");
  checkChange("hours stay hours", "tasks:\n  a: {duration: 4h}\n", resize(1), "tasks:\n  a: {duration: 8h}\n");
  checkChange("minutes stay minutes", "tasks:\n  a: {duration: 45m}\n", resize(0.5), "tasks:\n  a: {duration: 240m}\n");
  checkChange("weeks stay weeks", "tasks:\n  a: {duration: 2w}\n", resize(15), "tasks:\n  a: {duration: 3w}\n");
  checkChange("months", "tasks:\n  a: {duration: 1mo}\n", resize(40), "tasks:\n  a: {duration: 2mo}\n");
  checkChange("elapsed", "tasks:\n  a: {duration: 3ed}\n", resize(5, "a", 1440), "tasks:\n  a: {duration: 5ed}\n");
  checkChange("elapsed hours", "tasks:\n  a: {duration: 8eh}\n", resize(0.5, "a", 1440), "tasks:\n  a: {duration: 12eh}\n");
  checkChange("adds one", "tasks:\n  a: {title: A}\n", resize(3), "tasks:\n  a: {title: A, duration: 3d}\n");
  checkChange("adds one to nothing", "tasks:\n  a:\n", resize(3), "tasks:\n  a: {duration: 3d}\n");
  checkChange("effort alone", "tasks:\n  a: {effort: 3d}\n", resize(5), "tasks:\n  a: {effort: 5d}\n");
  checkChange("effort of two", "people: {ana: {}, ben: {}}\ntasks:\n  a: {effort: 4d, who: [ana, ben]}\n", resize(3), "people: {ana: {}, ben: {}}\ntasks:\n  a: {effort: 6d, who: [ana, ben]}\n");
  checkChange("effort of a half", "people: {ana: {}}\ntasks:\n  a: {effort: 1d, who: ana 50%}\n", resize(4), "people: {ana: {}}\ntasks:\n  a: {effort: 2d, who: ana 50%}\n");
  checkChange("duration before effort", "tasks:\n  a: {effort: 3d, duration: 2d}\n", resize(5), "tasks:\n  a: {effort: 3d, duration: 5d}\n");
  checkChange("the most likely moves", "tasks:\n  a: {duration: 3d/5d/12d}\n", resize(8), "tasks:\n  a: {duration: 3d/8d/12d}\n");
  checkChange("and pushes the pessimistic", "tasks:\n  a: {duration: 3d/5d/12d}\n", resize(15), "tasks:\n  a: {duration: 3d/15d/15d}\n");
  checkChange("and pulls the optimistic", "tasks:\n  a: {duration: 3d/5d/12d}\n", resize(2), "tasks:\n  a: {duration: 2d/2d/12d}\n");
  checkChange("spaces in three points", "tasks:\n  a: {duration: 3d / 5d / 12d}\n", resize(8), "tasks:\n  a: {duration: 3d/8d/12d}\n");
  checkChange("a range keeps its ratio", "tasks:\n  a: {duration: 2d..8d}\n", resize(8), "tasks:\n  a: {duration: 4d..16d}\n");
  checkChange("a comment stays", "tasks:\n  a:\n    duration: 3d   # guess\n", resize(5), "tasks:\n  a:\n    duration: 5d   # guess\n");
  checkChange("hours-per-day", "hours-per-day: 6\ntasks:\n  a: {duration: 3d}\n", resize(5, "a", 360), "hours-per-day: 6\ntasks:\n  a: {duration: 5d}\n");
  checkChange("under way, by what is left of the estimate", "tasks:\n  a: {effort: 4d, started: 2026-01-05, done: 50%}\n", resize(6), "tasks:\n  a: {effort: 6d, started: 2026-01-05, done: 50%}\n");
  checkChange("what remains does not decide without a status date", "tasks:\n  a: {effort: 4d, started: 2026-01-05, done: 50%, remaining: 2d}\n", resize(6), "tasks:\n  a: {effort: 6d, started: 2026-01-05, done: 50%, remaining: 2d}\n");
  checkChange("a weekly day off, in the working time of who does it", "people: {ana: {calendar: four}}\ncalendars: {four: {week: {mon-thu: 09:00-17:00}}}\ntasks:\n  a: {effort: 4d, who: ana}\n", resize(6), "people: {ana: {calendar: four}}\ncalendars: {four: {week: {mon-thu: 09:00-17:00}}}\ntasks:\n  a: {effort: 6d, who: ana}\n");
  checkRefused("a summary", "tasks:\n  a:\n    tasks:\n      b: {effort: 1d}\n", resize(5), /work below/);
  checkRefused("a milestone", "tasks:\n  a: {milestone: true}\n", resize(5), /milestone/);
  checkRefused("finished", "tasks:\n  a: {effort: 3d, finished: 2026-01-07}\n", resize(5), /finished/);
  checkRefused("nothing", "tasks:\n  a: {effort: 3d}\n", resize(0), /at least one/);
  checkRefused("less than nothing", "tasks:\n  a: {effort: 3d}\n", resize(-1), /at least one/);
});

describe("saying how far a task is", () => {
  const done = (share: number, on = "2026-01-07 11:00"): Change => ({ kind: "set-progress", task: "a", done: share, on: instant(on) });
  checkChange("begins", "tasks:\n  a: {effort: 3d}\n", done(0.4), "tasks:\n  a: {effort: 3d, started: 2026-01-07, done: 40%}\n");
  checkChange("goes on", "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 20%}\n", done(0.4), "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 40%}\n");
  checkChange("a fraction", "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 20%}\n", done(1 / 3), "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 33.3%}\n");
  checkChange("is done", "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 20%}\n", done(1), "tasks:\n  a: {effort: 3d, started: 2026-01-05, finished: 2026-01-07}\n");
  checkChange("is done at once", "tasks:\n  a:\n    effort: 3d\n", done(1), "tasks:\n  a:\n    effort: 3d\n    finished: 2026-01-07\n");
  checkChange("not done before it started", "tasks:\n  a: {effort: 3d, started: 2026-01-09}\n", done(1), "tasks:\n  a: {effort: 3d, started: 2026-01-09, finished: 2026-01-09}\n");
  checkChange("not done after all", "tasks:\n  a: {effort: 3d, started: 2026-01-05, finished: 2026-01-07}\n", done(0.5), "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 50%}\n");
  checkChange("nothing done", "tasks:\n  a: {effort: 3d, done: 50%}\n", done(0), "tasks:\n  a: {effort: 3d}\n");
  checkChange("started, nothing done", "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 50%}\n", done(0), "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 0%}\n");
  checkChange("what is left shrinks along", "tasks:\n  a: {effort: 10d, started: 2026-01-05, done: 50%, remaining: 4d}\n", done(0.75), "tasks:\n  a: {effort: 10d, started: 2026-01-05, done: 75%, remaining: 2d}\n");
  checkChange("a status that says otherwise goes", "tasks:\n  a: {effort: 3d, status: todo}\n", done(0.5), "tasks:\n  a: {effort: 3d, started: 2026-01-07, done: 50%}\n");
  checkChange("a status that agrees stays", "tasks:\n  a: {effort: 3d, started: 2026-01-05, status: review}\n", done(0.5), "tasks:\n  a: {effort: 3d, started: 2026-01-05, done: 50%, status: review}\n");
  checkChange("a column of the board", "board: {qa: doing, live: done}\ntasks:\n  a: {effort: 3d, started: 2026-01-05, status: qa}\n", done(1), "board: {qa: doing, live: done}\ntasks:\n  a: {effort: 3d, started: 2026-01-05, finished: 2026-01-07}\n");
  checkChange("comments stay", "tasks:\n  a:\n    effort: 3d\n    started: 2026-01-05 # kick-off\n    done: 20% # says ana\n    due: 2026-02-01\n", done(1), "tasks:\n  a:\n    effort: 3d\n    started: 2026-01-05 # kick-off\n    # says ana\n    due: 2026-02-01\n    finished: 2026-01-07\n");
  checkRefused("a summary", "tasks:\n  a:\n    tasks:\n      b: {effort: 1d}\n", done(0.5), /work below/);
  checkRefused("more than all", "tasks:\n  a: {effort: 3d}\n", done(1.5), /between/);
  checkRefused("no number", "tasks:\n  a: {effort: 3d}\n", done(NaN), /between/);
});
