import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { REPORT_STYLE, REPORT_STYLE_HASH } from "../../src/core/view/report/reportStyle";
import { repositoryRoot } from "../support/repository";
import { inFolder, type Place } from "./commandLine";

const EXAMPLE = readFileSync(join(repositoryRoot, "examples/report.plan.yaml"), "utf8");
const GOLDEN = join(repositoryRoot, "test/golden/report");

/** Run with GANTRY_RECORD=1 to write them anew. */
function compare(name: string, text: string): void {
  if (process.env["GANTRY_RECORD"] === "1") {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(join(GOLDEN, name), text);
  }
  assert.equal(text, readFileSync(join(GOLDEN, name), "utf8"));
}

const inExample = (run: (place: Place) => Promise<void>): Promise<void> => inFolder({ "shop.plan.yaml": EXAMPLE }, run);

describe("gantry report", () => {
  for (const [name, words] of [
    ["team.md", []], ["sponsor.md", ["--audience", "sponsor"]], ["customer.md", ["--audience", "customer"]], ["board.md", ["--audience", "board"]],
    ["team.html", ["--format", "html"]], ["team.json", ["--json"]], ["customer.json", ["--json", "--audience", "customer"]],
  ] as const) {
    it(`makes ${name} as it was`, () => inExample(async ({ gantry }) => {
      const ran = await gantry("report", "shop.plan.yaml", ...words);
      assert.equal(ran.code, 0, ran.err);
      compare(name, ran.out);
    }));
  }

  it("says what follows from the plan by hand", () => inExample(async ({ gantry }) => {
    const report = JSON.parse((await gantry("report", "shop.plan.yaml", "--json")).out) as Record<string, unknown> & { readonly money: Record<string, number> };
    // Ana 760 a day, Ben 680, Cai 640. Of the payment API 12 of 20 days are left: from Monday 16 February to Tuesday 3 March.
    // The payment page takes 18 days from then, to 11 March; all shops 15 more, to 1 April.
    assert.deepEqual([report["finish"], report["lateDays"]], ["2026-04-01T17:00", -9]);
    assert.deepEqual((report["milestones"] as { id: string; finish: string; lateDays: number }[]).map(({ id, finish, lateDays }) => [id, finish, lateDays]), [["beta-live", "2026-03-11T17:00", -2], ["live", "2026-04-01T17:00", -9]]);
    assert.deepEqual((report["late"] as { id: string; finish: string; lateDays: number }[]).map(({ id, finish, lateDays }) => [id, finish, lateDays]), [["pay-api", "2026-03-03T17:00", 11]]);
    // Ten days of the review are over and none of it is done: it takes 20 in all, to 27 February, eight days before the page is done.
    // Its budget is that of the ten days which were planned; that Ben is on it for ten more costs as much again in the forecast.
    const work = { schema: 5 * 760, api: 20 * 760, review: 10 * 680, page: 18 * 680, load: 4 * 640, shops: 15 * 640 };
    const bac = Object.values(work).reduce((sum, one) => sum + one, 0);
    const ev = work.schema + 0.4 * work.api;
    // By 16 February 23 of the API's 35 days were to be done, and half of the review.
    const pv = work.schema + (23 / 35) * work.api + 0.5 * work.review;
    const near = (figure: string, hand: number): void => { assert.ok(Math.abs((report.money[figure] ?? NaN) - hand) < 0.001, `${figure}: ${String(report.money[figure])}, by hand ${String(hand)}`); };
    for (const [figure, hand] of [["bac", bac], ["ev", ev], ["pv", pv], ["ac", ev], ["sv", ev - pv], ["cv", 0], ["eac", bac], ["etc", bac - ev], ["vac", 0], ["cpi", 1], ["budget", 60_000], ["forecast", bac + 10 * 680], ["reserve", 0.4 * 8000]] as const) near(figure, hand);
    assert.ok(Math.abs((report.money["spi"] ?? 0) - ev / pv) < 0.0001);
    assert.deepEqual((report["risks"] as { id: string; days: number; cost: number }[]).map(({ id, days, cost }) => [id, days, cost]), [["vendor", 4, 3200], ["load-fails", 1.6, 0]]);
    const [objective] = report["objectives"] as { progress: number }[];
    assert.ok(Math.abs((objective?.progress ?? 0) - (64 - 61) / (75 - 61)) < 1e-9);
    const progress = report["progress"] as { done: number; all: number; share: number };
    // Working days from start to finish: 7, 35, 20, 18, 4 and 15.
    assert.deepEqual([progress.done, progress.all, Math.round(progress.share * 1e6)], [1, 6, Math.round(((7 + 0.4 * 35) / 99) * 1e6)]);
    assert.deepEqual((report["blocked"] as { id: string; holds: number; slackDays: number }[]).map(({ id, holds, slackDays }) => [id, holds, slackDays]), [["receipt", 1, 8]]);
    assert.deepEqual((report["overload"] as { id: string; from: string; to: string; booked: number }[]).map(({ id, from, to, booked }) => [id, from.slice(0, 10), to.slice(0, 10), booked]), [["ben", "2026-02-16", "2026-02-27", 2], ["cai", "2026-03-12", "2026-03-17", 2]]);
  }));

  it("ends with 1 for a plan with errors, in every format, and the report comes all the same", () => inFolder({ "x.plan.yaml": "plan: Broken\nas-of: 2026-01-05\ntasks:\n  a: {effort: 1d, after: nowhere}\n  b: {effort: 1d, after: b}\n" }, async ({ gantry }) => {
    for (const format of ["md", "html", "json"]) {
      const ran = await gantry("report", "x.plan.yaml", "--format", format);
      assert.equal(ran.code, 1);
      assert.ok(ran.out.includes("Broken"));
      assert.match(ran.err, /nowhere/);
    }
  }));

  it("ends with 2 and one line for what it cannot do", () => inExample(async ({ gantry }) => {
    for (const words of [["none.plan.yaml"], ["shop.plan.yaml", "--format", "pdf"], [], ["shop.plan.yaml", "--samples", "0"], ["shop.plan.yaml", "--template", "none.md"], ["shop.plan.yaml", "--template", "."], ["shop.plan.yaml", "--json", "--template", "x.md"]]) {
      const ran = await gantry("report", ...words);
      assert.deepEqual([ran.code, ran.out], [2, ""], words.join(" "));
      assert.match(ran.err, /^[^\n]+\n$/, words.join(" "));
    }
  }));

  it("follows its schema, for every audience", () => inExample(async ({ gantry }) => {
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    const valid = ajv.compile(JSON.parse(readFileSync(resolve(repositoryRoot, "schemas/report.schema.json"), "utf8")) as object);
    for (const audience of ["team", "sponsor", "customer", "shops"]) {
      const ran = await gantry("report", "shop.plan.yaml", "--json", "--audience", audience, ...(audience === "team" ? ["--samples", "50"] : []));
      assert.ok(valid(JSON.parse(ran.out)), `${audience}: ${ajv.errorsText(valid.errors)}`);
    }
    assert.ok(!valid({ version: 1, plan: "p" }));
  }));

  it("tells sponsors nothing of people's load and of what is internal, and customers nothing but releases", () => inExample(async ({ gantry }) => {
    const sponsor = (await gantry("report", "shop.plan.yaml", "--audience", "sponsor")).out;
    for (const word of ["Overbooked", "overbooked", "Load test", "Ben Ito", "Add Cai", "Stakeholders"]) assert.ok(!sponsor.includes(word), word);
    const customer = (await gantry("report", "shop.plan.yaml", "--audience", "shops", "--json")).out;
    for (const word of ["Payment API", "vendor", "Ana", "EUR", "at-risk", "Legal"]) assert.ok(!customer.includes(word), word);
    assert.ok(customer.includes("Public beta"));
  }));

  it("says the chance of the target where it is simulated", () => inExample(async ({ gantry }) => {
    const ran = await gantry("report", "shop.plan.yaml", "--json", "--samples", "200");
    const { chance } = JSON.parse(ran.out) as { chance: number };
    assert.ok(chance > 0.5 && chance <= 1);
  }));

  it("writes a file and prints nothing", () => inExample(async ({ gantry, folder }) => {
    const ran = await gantry("report", "shop.plan.yaml", "--format", "html", "--out", "status.html");
    assert.deepEqual([ran.code, ran.out], [0, ""]);
    assert.match(readFileSync(join(folder, "status.html"), "utf8"), /^<!DOCTYPE html>/);
  }));

  it("fills a template, for whom it is meant", () => inFolder({ "shop.plan.yaml": EXAMPLE, "mail.md": "# {{title}}\n{{ health }} until {{finish}}.\n{{#audience sponsor}}Dear sponsors{{/audience}}{{#audience team customer}}Dear all{{/audience}}\n{{late}}\n" }, async ({ gantry }) => {
    const team = await gantry("report", "shop.plan.yaml", "--template", "mail.md");
    assert.equal(team.code, 0, team.err);
    assert.match(team.out, /^# Checkout rewrite\nAt risk until 1 Apr\.\nDear all\n\| What \|/);
    assert.match((await gantry("report", "shop.plan.yaml", "--template", "mail.md", "--audience", "sponsor")).out, /\nDear sponsors\n/);
  }));

  const wrong: readonly (readonly [template: string, message: RegExp])[] = [
    ["one\n{{finsh}}\n", /^mail\.md:2: `\{\{finsh\}\}` is not known; did you mean `\{\{finish\}\}`\?\n$/],
    ["{{#audience bosses}}x{{/audience}}", /^mail\.md:1: `bosses` is no audience/], ["a\n\n{{#audience team}}x", /^mail\.md:3: .*never closed/], ["{{/audience}}", /closes nothing/],
    ["{{#audience team}}{{#audience sponsor}}{{/audience}}{{/audience}}", /stands inside of another one, which begins in line 1/], ["{{#each late}}", /the only block is/],
    ["{{title\n}}", /^mail\.md:1: `\{\{` is never closed/], ["a\n{{title}} {{ {{health}}", /^mail\.md:2: `\{\{` is never closed/], ["x".repeat(200_001), /200000 characters at most/],
    ["{{constructor}}", /is not known/], ["{{__proto__}}", /is not known/], ["{{}}", /is not known/], [`{{${"y".repeat(5000)}}}`, /^.{0,140}\n$/], ["{{#audience}}x{{/audience}}", /the only block is/],
  ];
  for (const [template, message] of wrong) {
    it(`says in one line what is wrong with ${JSON.stringify(template.slice(0, 60))}`, () => inFolder({ "shop.plan.yaml": EXAMPLE, "mail.md": template }, async ({ gantry }) => {
      const ran = await gantry("report", "shop.plan.yaml", "--template", "mail.md", "--out", "no.md");
      assert.deepEqual([ran.code, ran.out], [2, ""]);
      assert.match(ran.err, message);
    }));
  }

  it("refuses an audience that nobody is, and names those who are", () => inExample(async ({ gantry }) => {
    const ran = await gantry("report", "shop.plan.yaml", "--audience", "bord");
    assert.deepEqual([ran.code, ran.out], [2, ""]);
    assert.match(ran.err, /use team, sponsor, customer, board, legal, shops/);
  }));

  it("takes text of the plan as text, in a template too", () => inFolder({ "x.plan.yaml": "plan: \"{{late}} <b>|*x*\"\nas-of: 2026-01-05\ntasks: {a: {effort: 1d}}\n", "t.md": "{{title}}" }, async ({ gantry }) => {
    assert.equal((await gantry("report", "x.plan.yaml", "--template", "t.md")).out, "\\{\\{late\\}\\} &lt;b\\>\\|\\*x\\*");
  }));

  it("reports an empty plan", () => inFolder({ "x.plan.yaml": "plan: Nothing yet\nas-of: 2026-01-05\n" }, async ({ gantry }) => {
    for (const format of ["md", "html", "json"]) assert.equal((await gantry("report", "x.plan.yaml", "--format", format)).code, 0);
  }));

  it("allows the page its own style and nothing else", () => {
    assert.equal(REPORT_STYLE_HASH, createHash("sha256").update(REPORT_STYLE).digest("base64"));
  });
});
