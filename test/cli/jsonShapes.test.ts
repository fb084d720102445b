import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { inFolder } from "./commandLine";

const root = resolve(__dirname, "../../..");
const schema = (name: string): object => JSON.parse(readFileSync(join(root, "schemas", name), "utf8")) as object;

/** Plans of the repository, each through the whole command line. */
const plans = ["gantry.plan.yaml", ...readdirSync(join(root, "examples")).filter((name) => name.endsWith(".plan.yaml")).map((name) => `examples/${name}`)];

describe("JSON of the command line against schemas/", () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addSchema(schema("check.schema.json"));
  const validators = { check: ajv.getSchema("check.schema.json"), schedule: ajv.compile(schema("schedule.schema.json")), load: ajv.compile(schema("load.schema.json")), money: ajv.compile(schema("money.schema.json")), risk: ajv.compile(schema("risk.schema.json")), part: ajv.compile(schema("risk-part.schema.json")), rank: ajv.compile(schema("rank.schema.json")) };

  function validate(command: "check" | "schedule" | "load" | "money" | "risk" | "part" | "rank", text: string): void {
    const validator = validators[command];
    assert.ok(validator);
    assert.ok(validator(JSON.parse(text)), ajv.errorsText(validator.errors));
  }

  it("dates that no year of four figures can name", () => inFolder({ "far.plan.yaml": "plan: Far\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {duration: 2d, not-before: 9999-12-31}\n  b: {duration: 1d, after: a}\n" }, async ({ gantry }) => {
    const { out } = await gantry("schedule", "far.plan.yaml", "--json");
    validate("schedule", out);
    assert.equal((JSON.parse(out) as { readonly finish: string }).finish, "9999-12-31T23:59");
  }));

  for (const plan of plans) {
    const name = basename(plan);
    const files = { [name]: readFileSync(join(root, plan), "utf8") };
    it(`${plan}: check`, () => inFolder(files, async ({ gantry }) => validate("check", (await gantry("check", "--json")).out)));
    it(`${plan}: risk`, () => inFolder(files, async ({ gantry }) => validate("risk", (await gantry("risk", name, "--json", "--samples", "50")).out)));
    it(`${plan}: a shard of risk`, () => inFolder(files, async ({ gantry }) => validate("part", (await gantry("risk", name, "--samples", "1500", "--shard", "2/2")).out)));
    it(`${plan}: schedule`, () => inFolder(files, async ({ gantry }) => {
      validate("schedule", (await gantry("schedule", name, "--json")).out);
      const [first] = (JSON.parse((await gantry("schedule", name, "--json")).out) as { tasks: { id: string }[] }).tasks;
      validate("schedule", (await gantry("schedule", name, "--json", "--explain", first?.id ?? "")).out);
      validate("schedule", (await gantry("schedule", name, "--json", "--path", "plan")).out);
      for (const step of ["day", "week", "month"]) validate("load", (await gantry("schedule", name, "--json", "--load", step)).out);
      validate("money", (await gantry("schedule", name, "--json", "--money")).out);
    }));
  }

  it("a wrong shape is noticed", () => {
    assert.throws(() => validate("check", '{"version": 1, "problems": [{}]}'));
    assert.throws(() => validate("schedule", '{"version": 1}'));
  });
});
