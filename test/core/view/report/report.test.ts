import { deepEqual, equal, ok } from "node:assert/strict";
import { reportData } from "../../../../src/core/view/report/report";
import { reportFor } from "../../../../src/core/view/report/reportAudience";
import type { ReportData } from "../../../../src/core/view/report/reportData";
import { reportDocument } from "../../../../src/core/view/report/reportDocument";
import { reportMarkdown } from "../../../../src/core/view/report/reportMarkdown";
import type { ReportDocument } from "../../../../src/core/view/report/reportShape";
import { sayEnglish } from "../../../../src/core/view/report/reportWords";
import { ENGLISH_DATES } from "../../../../src/core/view/picture/pictureWords";
import { daysBetweenUpdates, updatesOf } from "../../../../src/core/tracking/updates";
import { baselineOf } from "../../../../src/core/tracking/baseline";
import { isReportData } from "../../../../src/protocol/reportMessages";
import { NOW, scheduleOf } from "../support";

const HEAD = "plan: P\nstart: 2026-02-02\nas-of: 2026-02-16\n";
const report = (text: string): ReportData => reportData(scheduleOf(`${HEAD}${text}`), NOW);
const WORDS = { say: sayEnglish, dates: ENGLISH_DATES };
const word = (text: string): string | undefined => report(text).health?.computed;

describe("the health of a report", () => {
  it("follows the rules", () => {
    equal(word("tasks: {a: {duration: 20d}}\n"), "on-track");
    equal(word("finish: 2026-02-20\ntasks: {a: {duration: 20d}}\n"), "off-track");
    equal(word("tasks: {a: {duration: 20d, due: 2026-02-20}}\n"), "at-risk");
    equal(word("tasks: {a: {duration: 20d, status: blocked}}\n"), "at-risk");
    equal(word("releases: {r: {date: 2026-02-20}}\ntasks: {a: {duration: 20d, release: r}}\n"), "off-track");
    equal(word("budget: 100\ntasks: {a: {duration: 20d, cost: 105}}\n"), "at-risk");
    equal(word("budget: 100\ntasks: {a: {duration: 20d, cost: 111}}\n"), "off-track");
  });
  it("takes the word of the log while it is fresh", () => {
    const task = "tasks: {a: {duration: 20d}}\n";
    const fresh = report(`${task}updates: {2026-02-02: {health: off-track}}\n`).health;
    deepEqual([fresh?.word, fresh?.source, fresh?.computed], ["off-track", "update", "on-track"]);
    equal(report(`${task}updates: {2026-02-01: {health: off-track}}\n`).health?.word, "on-track");
    equal(report(`${task}update-every: 1mo\nupdates: {2026-02-01: {health: off-track}}\n`).health?.word, "off-track");
    equal(report(`${task}updates: {2026-02-17: {health: off-track}}\n`).health?.source, "rules");
  });
});

describe("decisions of a report", () => {
  it("have their title before the reason, where one is written", () => {
    const text = "decisions: {own-form: {title: Our own form, text: The vendor is slow}, no-app: {text: We build no app}, later: {title: Wallets come later}}\n";
    const lines = reportDocument(report(text), { say: sayEnglish, dates: ENGLISH_DATES }).sections.find(({ key }) => key === "decisions")?.rows.map(({ cells }) => cells[1]);
    deepEqual(lines, ["Our own form: The vendor is slow", "We build no app", "Wallets come later"]);
  });
});

describe("the status log", () => {
  it("stands the newest first, with the trend that is written or follows", () => {
    const { plan } = scheduleOf(`${HEAD}updates: {2026-02-09: {health: at-risk}, 2026-02-02: {health: on-track}, 2026-02-10: {health: at-risk, trend: better}, 2026-02-12: {health: on-track}}\n`);
    deepEqual(updatesOf(plan).map(({ date, trend }) => [date, trend]), [["2026-02-12", "better"], ["2026-02-10", "better"], ["2026-02-09", "worse"], ["2026-02-02", undefined]]);
  });
  it("counts its rhythm in calendar days", () => {
    for (const [text, days] of [["", 14], ["update-every: 1w\n", 7], ["update-every: 1mo\n", 28], ["update-every: 3ed\n", 3], ["update-every: 1h\n", 1]] as const) equal(daysBetweenUpdates(scheduleOf(`${HEAD}${text}`).plan), days, text);
  });
});

describe("stakeholders", () => {
  it("stand in the grid of power and interest, each with when the next update is due", () => {
    const { stakeholders } = report("updates: {2026-02-10: {health: on-track}}\nstakeholders: {m: {}, i: {interest: high, updates: weekly}, s: {influence: medium, updates: by hand}, c: {influence: high, interest: high, updates: every two weeks}}\n");
    deepEqual(stakeholders.map(({ id, quadrant, everyDays }) => [id, quadrant, everyDays]), [["c", "manage", 14], ["s", "satisfy", null], ["i", "inform", 7], ["m", "monitor", null]]);
    equal(stakeholders[0]?.next, scheduleOf("plan: X\nstart: 2026-02-24\ntasks: {a: {milestone: true}}\n").plan.settings.start === undefined ? -1 : Date.UTC(2026, 1, 24) / 60_000);
  });
});

describe("what is internal", () => {
  const INSIDE = `tasks:
  a: {title: Open work, duration: 20d, due: 2026-02-17, status: blocked}
  s: {title: Secret, tags: [internal], tasks: {x: {duration: 20d, due: 2026-02-18, status: blocked}, y: {milestone: true, after: x}}}
risks:
  open: {probability: 50%, impact: {time: 2d}, affects: [a, x]}
  hidden: {probability: 50%, impact: {time: 2d}, affects: x}
decisions:
  both: {text: Of both, about: [a, x]}
  secret: {text: Of it alone, about: x}
  else: {text: Of nothing}
`;
  it("is seen by the team alone: no rows, no counts, no reasons, no risks and decisions about it", () => {
    const all = report(INSIDE);
    const seen = reportFor(all, "sponsor");
    deepEqual([all.late.count, all.blocked.count, all.milestones.count, all.risks.count, all.decisions.count], [2, 2, 1, 2, 3]);
    deepEqual([seen?.late.count, seen?.blocked.count, seen?.milestones.count, seen?.risks.count, seen?.decisions.count], [1, 1, 0, 1, 2]);
    deepEqual(seen?.health?.reasons.map(({ code, figure }) => [code, figure]), [["late", 1], ["blocked", 1]]);
    const text = reportMarkdown(reportDocument(seen ?? all, WORDS), sayEnglish);
    for (const word of ["Secret", "hidden", "Of it alone", "| X |"]) ok(!text.toLowerCase().includes(word.toLowerCase()), word);
  });
  it("is not counted where rows are cut either", () => {
    const tasks = Array.from({ length: 30 }, (_, at) => `  t${String(at)}: {duration: ${String(at + 9)}d, due: 2026-02-17${at % 3 === 0 ? ", tags: [internal]" : ""}}\n`).join("");
    const data = reportData(scheduleOf(`${HEAD}tasks:\n${tasks}`), NOW, { most: 5 });
    deepEqual([data.late.count, reportFor(data, "sponsor")?.late.count], [30, 20]);
  });
  it("leaves no reason where nothing else is behind it", () => {
    const seen = reportFor(report("tasks: {x: {duration: 20d, due: 2026-02-17, tags: [internal]}}\n"), "sponsor");
    deepEqual([seen?.health?.word, seen?.health?.reasons], ["at-risk", []]);
  });
});

describe("a report in words", () => {
  const documentOf = (text: string, reader = "team"): ReportDocument => reportDocument(reportFor(report(text), reader) ?? report(text), WORDS);
  it("has tiles that fill their rows", () => {
    const rich = "budget: 100\nobjectives: {o: {title: O}}\nrisks: {r: {probability: 10%, impact: {time: 1d}}}\ntasks: {a: {duration: 3d, cost: 10, objective: o}, m: {milestone: true, after: a}}\n";
    for (const [text, reader] of [[rich, "team"], [rich, "sponsor"], ["tasks: {a: {duration: 3d}}\n", "team"]] as const) {
      const { tiles } = documentOf(text, reader);
      equal(tiles.reduce((places, { wide }) => places + (wide ? 2 : 1), 0), 12, `${reader}: ${String(tiles.length)}`);
    }
  });
  it("shows stakeholders by power and interest, and who is to be told now", () => {
    const section = documentOf("updates: {2026-02-02: {health: on-track}}\nstakeholders: {m: {}, i: {interest: high, updates: weekly}, s: {influence: medium, updates: monthly}, c: {title: C, influence: high, interest: high, audience: customer}}\n").sections.find(({ key }) => key === "stakeholders");
    deepEqual(section?.grid?.map(({ title, who }) => [title, ...who.map((one) => one.go)]), [["Keep satisfied", "s"], ["Manage closely", "c"], ["Monitor", "m"], ["Keep informed", "i"]]);
    deepEqual(section?.rows.map(({ cells: [, , audience, , next] }) => [audience, next]), [["for customers", ""], ["for sponsors", "4 Mar"], ["for sponsors", "9 Feb, due"], ["for sponsors", ""]]);
  });
  it("says that the plan is late, not the name of the plan", () => {
    equal(documentOf("finish: 2026-02-18\ntasks: {a: {duration: 20d}}\n").tiles.find(({ key }) => key === "late")?.note, "The plan");
  });
  it("says how long blocked work can wait", () => {
    const { sections } = documentOf("tasks: {a: {duration: 2d, status: blocked}, b: {duration: 10d}, c: {duration: 10d, status: blocked}}\n");
    deepEqual(sections.find(({ key }) => key === "blocked")?.rows.map(({ cells }) => cells[3]), ["8 days", "no longer"]);
  });
});

describe("a report", () => {
  it("has milestones with their slip against the baseline, and says nothing of slips without one", () => {
    const then = baselineOf(scheduleOf(`${HEAD}tasks: {a: {duration: 5d}, m: {milestone: true, after: a}}\n`), "kickoff");
    const now = scheduleOf(`${HEAD}tasks: {a: {duration: 8d}, m: {milestone: true, after: a, due: 2026-02-24}}\n`);
    const { slipped, milestones, baseline } = { ...reportData(now, NOW, { baseline: then }), baseline: reportData(now, NOW).slipped };
    deepEqual(slipped?.rows.map(({ id, slipDays }) => [id, slipDays]), [["m", 5]]);
    deepEqual(milestones.rows.map(({ id, lateDays }) => [id, lateDays]), [["m", 1]]);
    equal(baseline, null);
  });
  it("lists the plan, releases and tasks that are late, and what a blocked task holds", () => {
    const data = report("finish: 2026-02-18\nreleases: {r: {date: 2026-02-17}}\ntasks: {a: {duration: 9d, release: r, due: 2026-02-20, status: blocked}, b: {duration: 1d, after: a}, c: {duration: 1d, after: a}}\n");
    deepEqual(data.late.rows.map(({ kind, id }) => [kind, id]), [["plan", ""], ["release", "r"], ["task", "a"]]);
    deepEqual(data.blocked.rows.map(({ id, holds }) => [id, holds]), [["a", 2]]);
  });
  it("counts what it cuts, and passes its guard for everyone", () => {
    const tasks = Array.from({ length: 30 }, (_, at) => `  t${String(at)}: {duration: 9d, due: 2026-02-17}\n`).join("");
    const data = reportData(scheduleOf(`${HEAD}stakeholders: {x: {title: X, audience: customer}}\ntasks:\n${tasks}`), NOW, { most: 10 });
    deepEqual([data.late.count, data.late.rows.length], [30, 10]);
    for (const name of ["team", "sponsor", "customer", "x", "X"]) ok(isReportData(structuredClone(reportFor(data, name))), name);
    equal(reportFor(data, "nobody"), undefined);
    equal(isReportData({ ...data, health: { word: "fine" } }), false);
  });
  it("stays linear: ten thousand late tasks are a report at once", () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) => `  t${String(at)}: {duration: 9d, due: 2026-02-17, status: blocked${at > 0 ? ", after: t0" : ""}}\n`).join("");
    const data = reportData(scheduleOf(`${HEAD}tasks:\n${tasks}`), NOW, { most: 200 });
    deepEqual([data.late.count, data.blocked.count, data.blocked.rows[0]?.holds], [10_000, 10_000, 9999]);
  });
});
