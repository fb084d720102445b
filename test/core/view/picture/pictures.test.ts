import { equal, ok } from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { boardData } from "../../../../src/core/view/board";
import type { BoardCard, BoardData } from "../../../../src/core/view/boardData";
import { ganttData } from "../../../../src/core/view/gantt";
import type { GanttData } from "../../../../src/core/view/ganttData";
import { joinTexts } from "../../../../src/core/view/joined";
import { boardPicture } from "../../../../src/core/view/picture/boardPicture";
import { ganttPages, ganttPicture } from "../../../../src/core/view/picture/ganttPicture";
import { resourcesPages, resourcesPicture } from "../../../../src/core/view/picture/resourcesPicture";
import { roadmapPages, roadmapPicture } from "../../../../src/core/view/picture/roadmapPicture";
import type { PictureOptions } from "../../../../src/core/view/picture/sheet";
import { statusPicture } from "../../../../src/core/view/picture/statusPicture";
import { resourcesData } from "../../../../src/core/view/resources";
import type { ResourceRow, ResourcesData } from "../../../../src/core/view/resourcesData";
import { roadmapData } from "../../../../src/core/view/roadmap";
import type { RoadmapCard, RoadmapData, RoadmapLane } from "../../../../src/core/view/roadmapData";
import type { Schedule } from "../../../../src/core/schedule/result";
import { readRepositoryFile, repositoryRoot } from "../../../support/repository";
import { NOW, scheduleOf } from "../support";
import { HOSTILE, readPicture, words } from "./support";

const small = `plan: Small
start: 2026-03-02
finish: 2026-03-06
as-of: none
releases: {v1: {title: First, date: 2026-03-10}}
tasks:
  s: {title: Sum, tasks: {a: {effort: 5d, due: 2026-03-04, release: v1}, b: {effort: 1d, status: blocked}}}
  m: {milestone: true, after: a, release: v1}
  c: {effort: 9d, done: 40%, started: 2026-03-02}
  d: {effort: 2d, status: dropped}
  e: {effort: 1d, started: 2026-02-02, finished: 2026-02-02}
`;
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`);
const hostileTasks = HOSTILE.filter((text) => !/[\ud800-\udfff](?![\udc00-\udfff])/u.test(text)).map((text, at) => `  t${String(at)}: {title: ${quoted(text)}, effort: 2d, release: r, ${at % 3 === 0 ? "milestone: true" : "due: 2026-03-03, who: [p, q]"}}`);
const hostile = `plan: ${quoted(HOSTILE.slice(0, 5).join(" "))}
start: 2026-03-02
as-of: none
vision: ${quoted(HOSTILE[0] ?? "")}
people: {p: {name: ${quoted(HOSTILE[0] ?? "")}}, q: {name: ${quoted(HOSTILE[9] ?? "")}}}
releases: {r: {title: ${quoted(HOSTILE[3] ?? "")}, date: 2026-03-20, notes: ${quoted(HOSTILE[9] ?? "")}}}
tasks:
${hostileTasks.join("\n").replaceAll("effort: 2d, release: r, milestone: true", "release: r, milestone: true")}
`;
const plans: Readonly<Record<string, string>> = { small, rich: readRepositoryFile("examples/product.plan.yaml"), empty: "plan: Empty\n", hostile };

type Renderer = (schedule: Schedule, options: PictureOptions) => string;
const renderers: Readonly<Record<string, Renderer>> = {
  gantt: (schedule, options) => ganttPicture(ganttData(schedule, { now: NOW }), options),
  roadmap: (schedule, options) => roadmapPicture(roadmapData(schedule, NOW), options),
  status: (schedule, options) => statusPicture(ganttData(schedule, { now: NOW }), options),
  board: (schedule, options) => boardPicture(boardData(schedule, NOW), { ...options, by: "release" }),
  resources: (schedule, options) => resourcesPicture(resourcesData(schedule, NOW), options),
};

/** With GANTRY_RECORD=1 the pictures are written anew, to be looked at before they are committed. */
const record = process.env["GANTRY_RECORD"] === "1";

describe("pictures", () => {
  for (const [view, render] of Object.entries(renderers)) {
    for (const [name, text] of Object.entries(plans)) {
      it(`of the ${view} of a plan that is ${name} are the same bytes as ever`, () => {
        const svg = render(scheduleOf(text), { words, theme: "light" });
        readPicture(svg);
        const file = path.join(repositoryRoot, "test/golden/pictures", `${view}-${name}.svg`);
        if (record) fs.writeFileSync(file, `${svg}\n`);
        equal(`${svg}\n`, fs.readFileSync(file, "utf8"), `${file} is no longer what is drawn`);
      });
    }

    it(`of the ${view} keep to their width and say it in all themes`, () => {
      for (const theme of ["light", "dark", "variables"] as const) {
        for (const width of [1, 320, 700, 4000, 1e9, Number.NaN]) {
          const svg = render(scheduleOf(plans["rich"] ?? ""), { words, theme, width });
          readPicture(svg);
          const said = Number(/ width="(\d+)"/.exec(svg)?.[1]);
          ok(said >= 320 && said <= 4000, String(said));
          equal(svg.includes("var(--gantry-"), theme === "variables");
        }
      }
    });

    it(`of the ${view} show hostile text as text, cut to what can be read`, () => {
      const svg = render(scheduleOf(hostile), { words, theme: "variables" });
      const { texts } = readPicture(svg);
      ok(svg.length < 60_000, `${String(svg.length)} characters`);
      ok(texts.every((text) => text.length <= 1000));
      ok(view === "status" || texts.some((text) => text.includes("<script>")));
       
      ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(svg));
    });
  }

  it("of a huge plan show what fits and count the rest", () => {
    const tasks = Array.from({ length: 3000 }, (_, at) => `  t${String(at)}: {effort: 1d}\n`).join("");
    const svg = ganttPicture(ganttData(scheduleOf(`plan: Long\nas-of: none\nstart: 2026-03-02\nlevel: false\ntasks:\n${tasks}`), { now: NOW }), { words, theme: "light", rows: 30 });
    ok(readPicture(svg).texts.includes("… and 2 970 more tasks"));
    ok(svg.length < 40_000, `${String(svg.length)} characters`);
  });

  it("for sponsors name nobody, and show neither slack nor what is critical", () => {
    const text = "plan: P\nstart: 2026-03-02\nas-of: none\npeople: {ana: {name: Zoe Quux}}\ntasks: {a: {effort: 5d, who: ana, not-before: 2026-03-02}, b: {effort: 1d}, c: {effort: 1d, after: a}}\n";
    const of = (audience: "team" | "sponsors"): readonly string[] => readPicture(ganttPicture(ganttData(scheduleOf(text), { now: NOW }), { words, theme: "light", audience })).texts;
    ok(["ZQ", "slack", "critical", "held by a date"].every((word) => of("team").includes(word)));
    ok(!["ZQ", "slack", "critical", "held by a date"].some((word) => of("sponsors").includes(word)));
  });

  it("of a plan that is longer than all pages count on the last one what has none", () => {
    const tasks = Array.from({ length: 2100 }, (_, at) => `  t${String(at)}: {effort: 1d}\n`).join("");
    const pages = ganttPages(ganttData(scheduleOf(`plan: Long\nas-of: none\nstart: 2026-03-02\nlevel: false\ntasks:\n${tasks}`), { now: NOW }), { words, theme: "light" });
    equal(pages.length, 80);
    ok(readPicture(pages[79] ?? "").texts.includes("… and 100 more tasks"));
    ok(!readPicture(pages[78] ?? "").texts.some((text) => text.includes("more tasks")));
  });

  it("of many lanes and many people take as many pages as they need, each as high as a page", () => {
    const many = Array.from({ length: 60 }, (_, at) => at);
    const data = scheduleOf(`plan: P\nstart: 2026-03-02\nas-of: none\npeople: {${many.map((at) => `p${String(at)}: {}`).join(", ")}}\nreleases: {${many.map((at) => `r${String(at)}: {title: "R ${String(at)}", date: 2026-04-10}`).join(", ")}}\ntasks: {${many.map((at) => `t${String(at)}: {effort: 2d, who: p${String(at)}, release: r${String(at)}}`).join(", ")}}\n`);
    const options: PictureOptions = { words, theme: "light" };
    for (const [pages, name] of [[roadmapPages(roadmapData(data, NOW), options), "r"], [resourcesPages(resourcesData(data, NOW), options), "p"]] as const) {
      ok(pages.length > 2 && pages.length < 20, String(pages.length));
      for (const page of pages) ok(Number(/ height="(\d+)"/.exec(page)?.[1]) <= 790, page.slice(0, 200));
      const texts = pages.flatMap((page) => readPicture(page).texts);
      for (const at of many) equal(texts.filter((text) => text.toLowerCase().replace(" ", "") === `${name}${String(at)}`).length, 1, `${name}${String(at)}`);
    }
  });

  it("of a part of a plan say its own span, target and lateness", () => {
    const text = "plan: P\nstart: 2026-03-02\nfinish: 2026-03-03\nas-of: none\ntasks: {a: {effort: 1d}, b: {effort: 5d, due: 2026-03-03}}\n";
    const said = (options: { readonly shown?: readonly number[]; readonly target?: number }): string => readPicture(ganttPicture(ganttData(scheduleOf(text), { now: NOW }), { words, theme: "light", ...options })).texts.join("|");
    ok(/1 late/.test(said({})) && /misses target/.test(said({})));
    const part = said({ shown: [0] });
    ok(!/1 late|misses target/.test(part) && /target 3 Mar/.test(part), part);
    ok(/misses target 2 Feb/.test(said({ shown: [0], target: Date.UTC(2026, 1, 3) / 60_000 })));
  });

  it("for sponsors have no lanes of people or teams", () => {
    const text = "plan: P\nstart: 2026-03-02\nas-of: none\npeople: {ana: {name: Zoe Quux}}\nteams: {web: {members: [ana]}}\nreleases: {v1: {title: First, date: 2026-03-10}}\ntasks: {a: {effort: 5d, who: ana, release: v1}}\n";
    const board = (audience: "team" | "sponsors"): string => readPicture(boardPicture(boardData(scheduleOf(text), NOW), { words, theme: "light", audience, by: "person" })).texts.join("|");
    ok(board("team").includes("Zoe Quux") && !board("sponsors").includes("Zoe"));
    ok(readPicture(roadmapPicture(roadmapData(scheduleOf(text), NOW), { words, theme: "light", audience: "sponsors", by: "team" })).texts.includes("First"));
  });

  it("for customers do not say when all is forecast to be over", () => {
    const data = roadmapData(scheduleOf(plans["small"] ?? ""), NOW);
    const said = (promisesOnly: boolean): readonly string[] => readPicture(roadmapPicture(data, { words, theme: "light", audience: "sponsors", promisesOnly })).texts;
    const span = said(false).find((text) => text.includes("–")) ?? "no span";
    ok(!said(true).includes(span), span);
  });

  it("of the load take a longer step where the wanted one has no room, and begin with today where none has", () => {
    const data = resourcesData(scheduleOf("plan: P\nstart: 2020-01-06\nas-of: none\npeople: {ana: {}}\ntasks: {a: {effort: 2000d, who: ana}}\n"), NOW);
    const texts = readPicture(resourcesPicture(data, { words, theme: "light", step: "week" })).texts;
    ok(texts.some((text) => /^… \d+ more months have no room$/.test(text)), texts.join("|"));
    const short = resourcesData(scheduleOf("plan: P\nstart: 2026-03-02\nas-of: none\npeople: {ana: {}}\ntasks: {a: {effort: 100d, who: ana}}\n"), NOW);
    ok(!readPicture(resourcesPicture(short, { words, theme: "light", step: "day" })).texts.some((text) => text.includes("no room")));
  });

  it("of the status say how many milestones they leave out", () => {
    const tasks = Array.from({ length: 7 }, (_, at) => `  m${String(at)}: {milestone: true}\n`).join("");
    ok(readPicture(statusPicture(ganttData(scheduleOf(`plan: P\nstart: 2026-03-02\nas-of: none\ntasks:\n${tasks}`), { now: NOW }), { words, theme: "light" })).texts.includes("… and 3 more milestones"));
  });

  it("explain only the marks that they have", () => {
    const texts = readPicture(ganttPicture(ganttData(scheduleOf("plan: P\nstart: 2026-03-02\nas-of: none\ntasks: {a: {effort: 5d, started: 2026-03-02, finished: 2026-03-06}}\n"), { now: NOW }), { words, theme: "light" })).texts;
    ok(texts.includes("done") && !texts.includes("late") && !texts.includes("milestone"));
  });
});

const instant = fc.integer({ min: 29_000_000, max: 32_000_000 });
const title = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom(...HOSTILE));

/** Any columns of the right shape, whatever they mean. */
const anyGantt: fc.Arbitrary<GanttData> = fc.tuple(
  fc.array(fc.record({ title, initials: title, start: instant, length: fc.integer({ min: -100, max: 200_000 }), slack: fc.nat(100_000), due: fc.option(instant), late: fc.nat(10_000), progress: fc.nat(100), flags: fc.nat(16_383), up: fc.boolean() }), { maxLength: 12 }),
  fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.nat(3), fc.nat(7)), { maxLength: 20 }), instant, fc.option(instant), title, fc.boolean(),
).map(([tasks, pairs, now, target, name, worked]) => {
  const count = tasks.length;
  const ints = (value: (task: (typeof tasks)[number], row: number) => number): Int32Array => Int32Array.from(tasks, value);
  const links = pairs.filter(([a, b]) => a < count && b < count);
  const none = -0x80000000;
  return {
    plan: "p", title: name, now, asOf: target ?? none, start: 29_000_000, finish: 32_000_000, target: target ?? none, dayMinutes: 480, dayOpens: 540, dayCloses: 1020,
    work: worked ? Int32Array.from([29_000_000, 29_000_480]) : new Int32Array(), clocks: [], holidays: new Int32Array(), holidayNames: "",
    rows: {
      count, ids: joinTexts(tasks.map((_, row) => `t${String(row)}`)), titles: joinTexts(tasks.map((task) => task.title)), people: "", initials: joinTexts(tasks.map((task) => task.initials)), releases: "", objectives: "", statuses: "", tags: "", driverKeys: "",
      parent: ints(({ up }, row) => (up ? row - 1 : -1)), end: ints((_, row) => row + 1), start: ints((task) => task.start), finish: ints((task) => task.start + task.length), slackEnd: ints((task) => task.start + task.length + task.slack),
      due: ints((task) => task.due ?? none), lateBy: ints((task) => task.late), duration: ints((task) => task.length), totalSlack: ints((task) => task.slack), freeSlack: ints(() => 0), effort: ints(() => 0),
      cost: new Float64Array(count), priority: ints(() => 500), constraint: Uint8Array.from(tasks, (task) => task.slack % 8), constraintAt: ints((task) => task.due ?? none),
      baselineStart: ints((task) => task.due ?? none), baselineFinish: ints((task) => (task.due === null ? none : task.due + task.late)), clock: new Uint16Array(count),
      p10: ints((task) => task.due ?? none), p80: ints((task) => task.start + task.slack), p90: ints((task) => task.start + task.slack + task.late), chance: Uint8Array.from(tasks, (task) => task.late % 256), criticality: Uint8Array.from(tasks, (task) => task.slack % 256),
      progress: Uint8Array.from(tasks, (task) => task.progress), flags: Uint16Array.from(tasks, (task) => task.flags), driver: new Uint8Array(count), driverRow: ints(() => -1),
    },
    links: { count: links.length, from: Int32Array.from(links, ([a]) => a), to: Int32Array.from(links, ([, b]) => b), type: Uint8Array.from(links, ([, , type]) => type), flags: Uint8Array.from(links, ([, , , flags]) => flags), lags: "" },
  };
});

const share = fc.double({ min: 0, max: 1, noNaN: true });

const anyLane: fc.Arbitrary<RoadmapLane> = fc.record({
  id: fc.constantFrom("", "r"), title, goal: title, progress: share, items: fc.nat(9), itemsDone: fc.nat(9), promise: instant, forecast: instant, slipDays: fc.integer({ min: -900, max: 900 }),
  confidence: fc.constant({ word: "unknown" as const }), risks: fc.constant([]), cards: fc.array(fc.nat(9), { maxLength: 8 }),
}, { requiredKeys: ["id", "title", "goal", "progress", "items", "itemsDone", "confidence", "risks", "cards"] });

const anyCard: fc.Arbitrary<RoadmapCard> = fc.record({
  id: fc.constant("c"), title, kind: fc.constantFrom("task", "summary", "milestone", "idea"), start: instant, finish: instant, started: fc.boolean(), progress: share, state: fc.constantFrom("planned", "running", "done", "late", "blocked"),
  lateDays: fc.nat(900), release: title, initials: title, people: title, critical: fc.boolean(), internal: fc.boolean(),
}, { requiredKeys: ["id", "title", "kind", "started", "progress", "state", "lateDays", "release", "initials", "people", "critical", "internal"] });

const anyLanes = fc.array(anyLane, { maxLength: 4 });
const anyRoadmap: fc.Arbitrary<RoadmapData> = fc.record({
  plan: fc.constant("p"), title, vision: title, now: instant, start: instant, finish: instant, cards: fc.array(anyCard, { minLength: 10, maxLength: 10 }), above: fc.constant([]),
  lanes: fc.record({ release: anyLanes, objective: anyLanes, team: fc.constant([]), theme: fc.constant([]) }),
});

const lane = fc.constantFrom("", "a", "b");
const anyBoard: fc.Arbitrary<BoardData> = fc.record({
  title, now: instant, names: fc.array(title, { maxLength: 30 }),
  cards: fc.array(fc.record({ title, above: title, place: fc.nat(30), lane, initials: title, finish: instant, due: fc.option(instant, { nil: undefined }), late: fc.boolean(), critical: fc.boolean(), milestone: fc.boolean(), progress: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 20 }),
}).map(({ names, cards, ...head }) => ({
  ...head, plan: "p",
  columns: names.map((name, at) => ({ id: `${String(at)}${name}`, meaning: (["todo", "doing", "review", "blocked", "done"] as const)[at % 5] ?? "todo", own: at % 2 === 0, limit: at % 3 })),
  lanes: { person: [{ id: "a", title: names[0] ?? "" }, { id: "", title: "" }], release: [], sprint: [], objective: [] },
  cards: cards.map(({ place, lane: own, due, ...card }): BoardCard => ({ ...card, id: "c", people: "", waitsFor: [], column: `${String(place)}${names[place] ?? ""}`, lanes: { person: [own], release: [own], sprint: [own], objective: [own] }, ...(due === undefined ? {} : { due }) })),
}));

const anyLoad: fc.Arbitrary<ResourcesData> = fc.tuple(title, instant, fc.integer({ min: 0, max: 120 }), fc.array(fc.tuple(title, fc.constantFrom("person", "team", "role", "equipment"), fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 120 })), { maxLength: 6 }))
  .map(([name, now, days, rows]) => ({
    plan: "p", title: name, now, step: "day", tasks: [], bounds: Float64Array.from({ length: days + 1 }, (_, day) => 29_000_160 + day * 1440),
    rows: rows.map(([own, kind, booked]): ResourceRow => ({ kind, id: "x", title: own, booked: Float64Array.from(booked), capacity: Float64Array.from(booked, (minutes, at) => (at % 2 === 0 ? minutes / 2 : 480)), partTask: new Int32Array(), partPeriod: new Int32Array(), partMinutes: new Float64Array() })),
  }));

const anyOptions: fc.Arbitrary<PictureOptions> = fc.record({
  words: fc.constant(words), theme: fc.constantFrom("light", "dark", "variables"), width: fc.integer({ min: 0, max: 5000 }), rows: fc.integer({ min: 0, max: 50 }), audience: fc.constantFrom("team", "sponsors"),
});

describe("pictures of anything", () => {
  it("are well-formed drawings without NaN: Gantt and status", () => {
    fc.assert(fc.property(anyGantt, anyOptions, (data, options) => {
      readPicture(ganttPicture(data, options));
      readPicture(statusPicture(data, options));
    }), { numRuns: 200 });
  });
  it("are well-formed drawings without NaN: board and resources", () => {
    fc.assert(fc.property(anyBoard, anyLoad, anyOptions, (board, load, options) => {
      readPicture(boardPicture(board, { ...options, by: options.audience === "team" ? "person" : "none" }));
      readPicture(resourcesPicture(load, options));
    }), { numRuns: 200 });
  });
  it("are well-formed drawings without NaN: roadmap", () => {
    fc.assert(fc.property(anyRoadmap, anyOptions, (data, options) => { readPicture(roadmapPicture(data, options)); }), { numRuns: 200 });
  });
});
