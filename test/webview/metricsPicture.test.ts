import { deepEqual, equal, ok } from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { metricsPages, metricsPicture, type MetricsPictureOptions } from "../../src/core/view/picture/metricsPicture";
import { ENGLISH_DATES } from "../../src/core/view/picture/pictureWords";
import { metricsData } from "../../src/core/view/metrics";
import { repositoryRoot } from "../support/repository";
import { NOW, scheduleOf } from "../core/view/support";
import { HOSTILE, readPicture } from "../core/view/picture/support";
import { PAGE_HEIGHT } from "../../src/core/view/picture/sheet";
import { dayOfPeriod, periodUnit } from "../../src/core/view/metricsPeriods";
import { periodWords, say } from "../../webview/metrics/words";

const PLAN = `plan: Shop
start: 2026-01-05
as-of: 2026-02-16
objectives:
  pay: {title: Half the drop-off, period: 2026-01-01..2026-06-30, results: {all: {metric: conversion, from: 60%, target: 95%}, half: {metric: conversion, from: 60%, target: 66%, by: 2026-03-31}}}
releases:
  next: {title: Next, date: 2026-03-16}
  one: {title: One click, date: 2026-01-26, released: 2026-01-27}
metrics:
  conversion: {title: Paid checkouts, kind: conversion, history: {2026-01-05: 60%, 2026-01-12: 61%, 2026-01-19: 62%, 2026-01-26: 63%, 2026-02-02: 65%, 2026-02-09: 65%}}
  kept: {title: Shops that come back, kind: retention, cohorts: {2026-01-05: [100%, 60%, 40%], 2026-01-12: [100%, 70%]}}
  lost: {title: Lost, file: lost.csv}
tasks: {build: {duration: 3d}}
`;
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, (sign) => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`);
const hostile = `plan: Hostile\nstart: 2026-01-05\nas-of: 2026-02-16\nmetrics:\n${HOSTILE.filter((text) => !/[\ud800-\udfff](?![\udc00-\udfff])/u.test(text)).map((text, at) => `  m${String(at)}: {title: ${quoted(text)}, unit: ${quoted(text.slice(0, 90))}, history: {2026-01-05: ${String(at)}, 2026-02-02: ${at % 2 === 0 ? "1e14" : "-7"}}}\n`).join("")}`;
const drawn = (text: string, options: Partial<MetricsPictureOptions> = {}): string => metricsPicture(metricsData(scheduleOf(text), NOW, [{ kind: "missing", metric: "lost", message: "There is no lost.csv" }]), { dates: ENGLISH_DATES, say, theme: "light", ...options });
/** With GANTRY_RECORD=1 the picture is written anew, to be looked at before it is committed. */
const record = process.env["GANTRY_RECORD"] === "1";

describe("the picture of the metrics", () => {
  for (const [name, text] of Object.entries({ rich: PLAN, empty: "plan: Empty\n" })) {
    it(`of a plan that is ${name} is the same bytes as ever`, () => {
      const svg = drawn(text);
      const file = path.join(repositoryRoot, "test/golden/pictures", `metrics-${name}.svg`);
      if (record) fs.writeFileSync(file, `${svg}\n`);
      equal(`${svg}\n`, fs.readFileSync(file, "utf8"), `${file} is no longer what is drawn`);
    });
  }

  it("has the chart of the metric that is chosen, also when it is one of the last of many", () => {
    const many = `plan: Many\nstart: 2026-01-05\nas-of: 2026-02-16\nmetrics:\n${Array.from({ length: 70 }, (_, at) => `  m${String(at)}: {title: Figure ${String(at)}, history: {2026-01-05: 1, 2026-02-02: 2}}\n`).join("")}`;
    const said = (chosen: string): boolean => drawn(many, { chosen }).includes("Figure 65");
    deepEqual([said("m65"), said("m3")], [true, false]);
  });

  it("keeps to its width in all themes", () => {
    for (const theme of ["light", "dark", "variables"] as const) {
      for (const width of [1, 320, 700, 4000, Number.NaN]) {
        const svg = drawn(PLAN, { theme, width, chosen: "kept" });
        readPicture(svg);
        const said = Number(/ width="(\d+)"/.exec(svg)?.[1]);
        ok(said >= 320 && said <= 4000, String(said));
      }
    }
  });

  it("has the chart of the chosen metric and a card for each", () => {
    const { texts } = readPicture(drawn(PLAN));
    for (const text of ["Target 95% by 30 Jun", "One click +3 pt", "Shops that come back", "There is no lost.csv", "3 metrics", "1 off track"]) ok(texts.includes(text), `${text} in ${texts.join(" | ")}`);
    ok(texts.some((text) => text.startsWith("Off track · By the trend on ")));
    ok(readPicture(drawn(PLAN, { chosen: "kept" })).texts.includes("mean of the cohorts"));
  });

  it("shows hostile text as text, and bounds how much there is", () => {
    ok(readPicture(drawn(hostile, { chosen: "m5" })).texts.some((text) => text.includes("<script>")));
    const many = `plan: Many\nmetrics:\n${Array.from({ length: 500 }, (_, at) => `  m${String(at)}: {history: {2026-01-05: ${String(at)}}}\n`).join("")}`;
    const svg = drawn(many);
    ok(svg.length < 200_000, String(svg.length));
    ok(readPicture(svg).texts.includes("… and 440 more"));
  });

  it("is printed on pages that cut no card and repeat nothing", () => {
    const many = `plan: Many\nmetrics:\n${Array.from({ length: 90 }, (_, at) => `  m${String(at)}: {title: Metric number ${String(at)}, history: {2026-01-05: ${String(at)}}}\n`).join("")}`;
    const options = { dates: ENGLISH_DATES, say, theme: "light" as const, chosen: "m3" };
    const pages = metricsPages(metricsData(scheduleOf(many), NOW), options);
    // A card has its title once more as a tooltip; the first page also that of the chart.
    const texts = pages.map((page) => [...new Set(readPicture(page).texts.filter((text) => /^Metric number/.test(text)))]);
    equal(pages.length, 6);
    for (const page of pages) ok(Number(/ height="(\d+)"/.exec(page)?.[1]) <= PAGE_HEIGHT, page.slice(0, 200));
    const all = texts.flat();
    deepEqual([...new Set(all)].sort(), Array.from({ length: 90 }, (_, at) => `Metric number ${String(at)}`).sort());
    equal(all.length, 90);
    equal(pages.filter((page) => readPicture(page).texts.includes("90 metrics")).length, 1);
    equal(metricsPages(metricsData(scheduleOf("plan: Empty\n"), NOW), options).length, 1);
  });
});

describe("the periods of cohorts", () => {
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const cases: readonly (readonly [begins: string, unit: string | undefined])[] = [
    ["2026-01-05 2026-01-12 2026-01-19", "week"], ["2026-01-05 2026-01-12 2026-01-26", "week"], ["2026-01-01 2026-02-01 2026-03-01", "month"], ["2026-01-31 2026-03-31", undefined],
    ["2026-01-01 2026-04-01 2026-10-01", "quarter"], ["2026-01-01 2026-01-02 2026-01-03", "day"], ["2026-01-01", undefined], ["", undefined], ["2026-01-01 2026-01-11 2026-01-21", undefined], ["2026-01-01 2026-01-09 2026-01-10", "day"],
  ];
  for (const [begins, unit] of cases) it(`of ${begins} are ${unit ?? "numbered"}`, () => { equal(periodUnit(begins.split(" ").filter((text) => text !== "").map((text) => ({ day: day(text) }))), unit); });
  it("begin on days of the calendar", () => {
    equal(dayOfPeriod(day("2026-01-31"), "month", 1), day("2026-02-28"));
    equal(dayOfPeriod(day("2025-11-15"), "quarter", 2), day("2026-05-15"));
    equal(dayOfPeriod(day("2026-01-05"), "week", 3), day("2026-01-26"));
  });
  it("have names", () => { deepEqual([periodWords("week", 0), periodWords("month", 2), periodWords(undefined, 2)], ["Start", "Month 2", "2"]); });
  it("are said below the retention curve", () => { ok(readPicture(drawn(PLAN, { chosen: "kept" })).texts.includes("weeks since the start")); });
});
