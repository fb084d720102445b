import { deepEqual, equal } from "node:assert/strict";
import { healthOf, scoreOf } from "../../../src/core/health/assess";
import { CHECK_NAMES, POINTS, type CheckName, type CheckResult } from "../../../src/core/health/check";
import { baselineOf } from "../../../src/core/tracking/baseline";
import { readRepositoryFile } from "../../support/repository";
import { minute, scheduleOf } from "../view/support";

const TEXT = readRepositoryFile("test/plans/health/points.plan.yaml");

function checked(text: string, name: CheckName): CheckResult {
  return healthOf(scheduleOf(text, minute("2026-02-02 10:00"))).of(name);
}

/** A result as "verdict figure count/of ids". */
function shown(text: string, name: CheckName): string {
  const { measured, verdict } = checked(text, name);
  if ("unjudged" in measured) return `${verdict} ${measured.unjudged}`;
  const plan = scheduleOf(text).plan;
  const ids = measured.hits.map(({ task }) => plan.tasks[task]?.item.id ?? "");
  return `${verdict} ${String(Math.round(measured.figure * 10_000) / 10_000)} ${String(measured.count)}/${String(measured.of)} ${ids.join(" ")}`.trim();
}

/**
 * The plan, seen on Monday 2 February: 12 tasks, of which kick-off, survey and permit are finished. Open are 9: concept (runs),
 * core, shell, paint, wiring, garden, fence, gate, keys. Their links are concept 1, core 1, shell 1, paint 1, wiring 2, garden 1,
 * fence 1, keys 3: 11.
 *
 * Dates: concept has 6 of 20 days left on 2 February, so it ends on 9 February; core takes 50 days from the 10th to 20 April.
 */
const BY_HAND: readonly (readonly [name: CheckName, counted: string, why: string])[] = [
  ["open-ends", "broken 0.2222 2/9 fence gate", "nothing waits for fence; gate has neither. concept has begun, keys ends last"],
  ["leads", "broken 0.0909 1/11 paint", "shell -1d"],
  ["lags", "broken 0.1818 2/11 shell wiring", "concept +3d and concept FF+15d"],
  ["link-types", "broken 0.1818 2/11 wiring wiring", "shell SS and concept FF+15d"],
  ["hard-constraints", "broken 0.2222 2/9 garden fence", "start-on and finish-by"],
  ["high-slack", "broken 0.1111 1/9 gate", "ends on 2 February, the plan on 20 April: 55 working days; the next highest is wiring's 35"],
  ["negative-slack", "broken 0.1111 1/9 concept", "due on 30 January, ends on 9 February: -6 days"],
  ["long-tasks", "broken 0.1111 1/9 core", "50 days are more than 44"],
  ["invalid-dates", "broken 0.0833 1/12 permit", "said to have started on 3 February, which is to come"],
  ["unassigned", "unjudged 0.25 2/8 garden fence", "nobody does them; keys is no work. There is no limit"],
  ["missed", "broken 0.6667 2/3 survey concept", "kick-off was in time, survey ended on 12 instead of 9 January, concept is open"],
  ["critical-path", "kept 1 0/1 concept", "600 days on concept move core and keys by as much"],
  ["path-index", "kept 1.9107 0/9", "2 February to 20 April are 20 + 22 + 14 = 56 days; to 30 June 8 + 21 + 22 = 51 more: 107 / 56"],
  ["execution-index", "broken 0.6667 2/3 concept", "kick-off and survey are finished, 3 were promised"],
];

describe("the fourteen points", () => {
  for (const [name, counted, why] of BY_HAND) it(`${name}: ${why}`, () => { equal(shown(TEXT, name), counted); });

  it("are fourteen, in the order of the assessment", () => {
    equal(POINTS, BY_HAND.length);
    deepEqual(CHECK_NAMES.slice(0, POINTS), BY_HAND.map(([name]) => name));
  });

  it("count in the score where they are judged", () => {
    const results = BY_HAND.map(([name]) => checked(TEXT, name));
    deepEqual(scoreOf(results), { kept: 2, judged: 13 });
  });

  it("take the plan's own limits", () => {
    const own = TEXT.replace("level: false", "level: false\nhealth: {open-ends: 25%, leads: 10%, lags: 20%, other-links: 20%, hard-constraints: 25%, high-slack: 60d, long-task: 50d, missed: 70%, execution-index: 0.6, unassigned: 20%, path-index: 2, negative-slack: 20%, invalid-dates: 10%}");
    deepEqual(BY_HAND.map(([name]) => checked(own, name).verdict), [
      "kept", "kept", "kept", "kept", "kept", "kept", "kept", "kept", "kept", "broken", "kept", "kept", "broken", "kept",
    ]);
  });
});

describe("promises", () => {
  const judged = (now: string, then: string): readonly string[] => {
    const at = minute("2026-02-02 10:00");
    const health = healthOf(scheduleOf(now, at), baselineOf(scheduleOf(then, at), "then"));
    return (["missed", "execution-index"] as const).map((name) => {
      const { measured } = health.of(name);
      return "unjudged" in measured ? measured.unjudged : `${String(measured.count)}/${String(measured.of)}`;
    });
  };
  const tasks = (a: string, b: string): string => `plan: P\nstart: 2026-01-05\nas-of: 2026-01-12\ntasks:\n  a: {duration: 3d${a}}\n  b: {duration: 2d${b}}\n`;
  it("are those of the baseline where there is one, whatever is due now", () => {
    const then = tasks("", "").replace("as-of: 2026-01-12", "as-of: none");
    // a was to end on 7 January and did on the 9th, b was to end on the 6th and is open; the due date of b is far.
    const now = tasks(", started: 2026-01-05, finished: 2026-01-09", ", due: 2026-03-01");
    deepEqual(judged(now, then), ["2/2", "1/2"]);
    equal(shown(now, "missed"), "unjudged no-promises");
  });
  it("are not made for what came later, and are kept by what has another id now", () => {
    const then = tasks("", ", title: The other").replace("as-of: 2026-01-12", "as-of: none");
    const now = tasks(", started: 2026-01-05, finished: 2026-01-07", ", title: The other, started: 2026-01-05, finished: 2026-01-06").replace("  b:", "  renamed:");
    deepEqual(judged(`${now}  new: {duration: 1d, due: 2026-01-06}\n`, then), ["0/2", "2/2"]);
  });
});

const HEAD = "plan: P\nstart: 2026-01-05\nas-of: none\n";

describe("logic", () => {
  const loose = (tasks: string, more = ""): string => shown(`${HEAD}${more}tasks:\n${tasks}`, "open-ends");
  it("takes links of a summary for the tasks in it, on both sides", () => {
    equal(loose("  a: {duration: 1d}\n  s: {after: a, tasks: {b: {duration: 1d}, c: {duration: 1d}}}\n  d: {duration: 1d, after: s}\n"), "kept 0 0/4");
  });
  it("takes a release for what its work leads to", () => {
    equal(loose("  a: {duration: 1d, release: r}\n  b: {duration: 2d, after: a, release: r}\n", "releases: {r: {date: 2026-02-02}}\n"), "kept 0 0/2");
  });
  it("does not count links of dropped work, dropped and finished tasks, and what recurs", () => {
    equal(loose("  a: {duration: 1d}\n  b: {duration: 1d, after: a, status: dropped}\n  c: {duration: 2d}\n  r: {duration: 1h, repeat: daily x5}\n"), "broken 1 2/2 a c");
  });
  it("forgives the first and the last, once each", () => {
    equal(loose("  a: {duration: 1d}\n  b: {duration: 1d, after: a}\n"), "kept 0 0/2");
    equal(loose("  a: {duration: 1d}\n  b: {duration: 1d, after: a}\n  c: {duration: 1d}\n"), "broken 0.3333 1/3 c");
  });
});

describe("the critical path test", () => {
  it("fails where a fixed task takes up the delay", () => {
    const text = `${HEAD}tasks:\n  a: {duration: 5d}\n  b: {duration: 5d, after: a, schedule: fixed, start-on: 2026-01-12}\n`;
    equal(shown(text, "critical-path"), "broken 0 1/1 a");
  });
  it("goes through summaries", () => {
    equal(shown(`${HEAD}tasks:\n  s: {tasks: {a: {duration: 2d}, b: {duration: 3d, after: a}}}\n  t: {after: s, tasks: {c: {duration: 1d}}}\n`, "critical-path"), "kept 1 0/1 a");
  });
  it("schedules anew: a calendar that ends, a lag in percent and a person's order count as they would", () => {
    // b waits for half of a: of 600 days more 300 reach the finish, which its slack alone does not tell.
    equal(shown(`${HEAD}tasks:\n  a: {duration: 10d}\n  b: {duration: 20d, after: a SS+50%}\n`, "critical-path"), "broken 0.5 1/1 a");
    // c waits for nothing but Ana, who does a first.
    equal(shown(`${HEAD}people: {ana: {}}\ntasks:\n  a: {effort: 5d, who: ana, priority: 900}\n  c: {effort: 3d, who: ana}\n`, "critical-path"), "kept 1 0/1 a");
    // What is held by a date beyond the delay does not move.
    equal(shown(`${HEAD}honour-constraints: true\ntasks:\n  a: {duration: 5d}\n  b: {duration: 5d, after: a, start-on: 2026-01-12}\n`, "critical-path"), "broken 0 1/1 a");
  });
  it("does not mind what is lost by chance or may not be done", () => {
    equal(shown(`${HEAD}calendar: {lost-days: {01-01..03-31: 30%}}\ntasks:\n  a: {duration: 5d, outcomes: {good: 50%, bad: 50%}}\n  b: {duration: 5d, after: a, if: a bad}\n`, "critical-path"), "kept 1 0/1 a");
  });
  it("has nothing to try where nothing is left", () => {
    equal(shown(`${HEAD}tasks:\n  a: {duration: 1d, finished: 2026-01-05, started: 2026-01-05}\n`, "critical-path"), "unjudged nothing-left");
  });
});

describe("the other checks", () => {
  const on = (name: CheckName, text: string): string => shown(text, name);
  const people = "people: {ana: {}, ben: {}}\n";
  it("say by whom most of the work is done, where there are others", () => {
    const tasks = "tasks:\n  a: {effort: 3d, who: ana}\n  b: {effort: 3d, who: ana, after: a}\n  c: {effort: 3d, who: ana, after: b}\n  d: {effort: 1d, who: ben}\n  e: {effort: 2d, who: [ana, ben], after: c}\n";
    equal(on("one-person", `${HEAD}${people}${tasks}`), "broken 0.8333 3/5 a b c");
    equal(on("one-person", `${HEAD}people: {ana: {}}\n${tasks.replaceAll("ben", "ana").replace("[ana, ana]", "ana")}`), "unjudged one-person");
    equal(on("one-person", `${HEAD}${tasks.replaceAll(/, who: (\w+|\[.*?\])/g, "")}`), "unjudged no-people");
  });
  it("name who is overloaded once", () => {
    equal(on("overload", `${HEAD}level: false\n${people}tasks:\n  a: {duration: 2d, who: ana}\n  b: {duration: 2d, who: ana}\n`), "broken 1 1/2 a");
  });
  it("find what waits for more than eight", () => {
    const before = Array.from({ length: 9 }, (_, at) => `  t${String(at)}: {duration: 1d}\n`).join("");
    equal(on("merges", `${HEAD}tasks:\n${before}  all: {milestone: true, after: [${Array.from({ length: 9 }, (_, at) => `t${String(at)}`).join(", ")}]}\n`), "broken 1 1/10 all");
    equal(on("merges", `${HEAD}tasks:\n${before}  all: {milestone: true, after: [${Array.from({ length: 8 }, (_, at) => `t${String(at)}`).join(", ")}]}\n`), "kept 0 0/10");
  });
  it("count what nobody has estimated", () => {
    equal(on("unestimated", `${HEAD}tasks:\n  a:\n  b: {duration: 1d}\n  c: {milestone: true, after: [a, b]}\n`), "broken 0.3333 1/3 a");
  });
  it("find critical estimates that span more than four times", () => {
    equal(on("wide-estimates", `${HEAD}tasks:\n  a: {duration: 2d/5d/9d}\n  b: {duration: 1d..4d, after: a}\n  c: {duration: 1d..3d, after: a}\n`), "broken 1 1/3 a");
  });
  it("find critical work that waits for a date or for another plan", () => {
    equal(on("outside", `${HEAD}tasks:\n  a: {duration: 2d, not-before: 2026-02-02}\n  b: {duration: 1d, after: a}\n  c: {duration: 1d}\n`), "broken 1 1/3 a");
    equal(on("outside", `${HEAD}tasks:\n  a: {duration: 2d, after: other/thing}\n`), "broken 1 1/1 a");
  });
  it("find running work of which little was said to be done for long", () => {
    const text = (done: string): string => `plan: P\nstart: 2026-01-05\nas-of: 2026-02-02\ntasks:\n  a: {duration: 5d, started: 2026-01-05, done: ${done}}\n`;
    // 20 days gone, 4.5 left of 5: an even pace would have done 20 / 24.5 = 82 %, half of it is 41 %.
    equal(on("stale", text("10%")), "broken 1 1/1 a");
    // 20 days gone, 2.5 left: 20 / 22.5 = 89 %, half of it 44 %.
    equal(on("stale", text("50%")), "kept 0 0/1");
  });
});
