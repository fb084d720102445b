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

  it("follows its schema, for every audience", () => inExample(async ({ gantry }) => {
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    const valid = ajv.compile(JSON.parse(readFileSync(resolve(repositoryRoot, "schemas/report.schema.json"), "utf8")) as object);
    for (const audience of ["team", "sponsor", "customer", "shops"]) {
      const ran = await gantry("report", "shop.plan.yaml", "--json", "--audience", audience, "--samples", "50");
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
  ];
  for (const [template, message] of wrong) {
    it(`says in one line what is wrong with ${JSON.stringify(template)}`, () => inFolder({ "shop.plan.yaml": EXAMPLE, "mail.md": template }, async ({ gantry }) => {
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
