import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { inFolder, type Place } from "./commandLine";

const THEN = `plan: Shop
start: 2026-01-05
as-of: none
currency: EUR
people: {ana: {name: Ana, rate: 100/h}}
releases: {ga: {title: GA, date: 2026-01-20}}
tasks:
  schema: {title: "Orders | schema", effort: 2d, who: ana, release: ga}
  api: {effort: 3d, who: ana, after: schema, release: ga}
  docs: {effort: 1d, who: ana, after: api}
`;
const NOW = THEN.replace("api: {effort: 3d", "api: {effort: 5d").replace(/^ {2}docs.*\n/m, "  load-test: {effort: 1d, who: ana, after: api, release: ga}\n").replace("schema: {title", "orders: {title").replace("after: schema", "after: orders");

/** A repository with the first text in a commit and the second in the folder. */
async function inRepository(run: (place: Place) => Promise<void>, now = NOW, then = THEN): Promise<void> {
  await inFolder({ "plans/shop.plan.yaml": then }, async (place) => {
    const git = (...words: readonly string[]): void => {
      execFileSync("git", ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...words], { cwd: place.folder, env: { ...process.env, GIT_COMMITTER_DATE: "2026-01-05T08:00:00+0000", GIT_AUTHOR_DATE: "2026-01-05T08:00:00+0000" } });
    };
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "Kick-off");
    git("tag", "v1.0");
    writeFileSync(join(place.folder, "plans/shop.plan.yaml"), now);
    await run(place);
  });
}

describe("gantry diff", () => {
  it("says in Markdown what slipped, came, went and was renamed", () => inRepository(async ({ gantryIn }) => {
    const ran = await gantryIn("plans", "diff", "shop.plan.yaml", "--from", "v1.0");
    assert.equal(ran.code, 0, ran.err);
    assert.match(ran.out, /^# Shop: v1\.0 to the file as it is$/m);
    assert.match(ran.out, /^The plan finishes 2d later, 1 task slips, 1 added, 1 dropped\.$/m);
    assert.match(ran.out, /^\| Cost \| 4,800 EUR \| 6,400 EUR \| \+1,600 EUR \|$/m);
    assert.match(ran.out, /^\| GA \| 2026-01-20 \| 2026-01-09 to 2026-01-14, 3d later \| 1 \| 0 \|$/m);
    assert.match(ran.out, /^\| Api \| api \| 3d to 5d \| \+1,600 EUR \|$/m);
    assert.match(ran.out, /^- Load test \(load-test\): 1d, 800 EUR, ga$/m);
    assert.match(ran.out, /^- Orders \\\| schema: schema is now orders$/m);
  }));

  it("follows its schema, the same bytes each time", () => inRepository(async ({ gantryIn }) => {
    const ran = await gantryIn("plans", "diff", "shop.plan.yaml", "--from", "v1.0", "--json");
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    const valid = ajv.compile(JSON.parse(readFileSync(resolve(__dirname, "../../../schemas/diff.schema.json"), "utf8")) as object);
    assert.ok(valid(JSON.parse(ran.out)), ajv.errorsText(valid.errors));
    assert.equal((await gantryIn("plans", "diff", "shop.plan.yaml", "--from", "v1.0", "--json")).out, ran.out);
    const { finish, renamed } = JSON.parse(ran.out) as { finish: { slip: number }; renamed: unknown[] };
    assert.equal(finish.slip, 960);
    assert.equal(renamed.length, 1);
  }));

  it("compares two revisions", () => inRepository(async ({ gantryIn }) => {
    const ran = await gantryIn("plans", "diff", "shop.plan.yaml", "--from", "v1.0", "--to", "HEAD");
    assert.match(ran.out, /^The plan finishes as before\.$/m);
  }));

  const wrong: readonly (readonly [what: string, words: readonly string[], message: RegExp])[] = [
    ["no such revision", ["--from", "v9"], /^The revision `v9` cannot be found in the repository; .*\.\n$/],
    ["an option in place of a revision", ["--from=--output=x"], /^The revision `--output=x` cannot be found/],
    ["a path in a revision", ["--from", "HEAD:plans"], /cannot be found/],
    ["no revision at all", [], /^gantry diff needs a FILE and a revision/],
  ];
  for (const [what, words, message] of wrong) {
    it(`ends with one line: ${what}`, () => inRepository(async ({ gantryIn }) => {
      const ran = await gantryIn("plans", "diff", "shop.plan.yaml", ...words);
      assert.equal(ran.code, 2);
      assert.equal(ran.out, "");
      assert.match(ran.err, message);
    }));
  }

  it("needs a repository", () => inFolder({ "shop.plan.yaml": THEN }, async ({ gantry }) => {
    const ran = await gantry("diff", "shop.plan.yaml", "--from", "v1.0");
    assert.equal(ran.code, 2);
    assert.match(ran.err, /no Git repository/);
  }));
});

describe("baselines on the command line", () => {
  const codes = async ({ gantryIn }: Place): Promise<readonly string[]> =>
    (JSON.parse((await gantryIn("plans", "check", "--json")).out) as { problems: { code: string; message: string }[] }).problems.filter(({ code }) => code === "missing-revision").map(({ message }) => message);

  it("are found in the repository", () => inRepository(async (place) => { assert.deepEqual(await codes(place), []); }, `${NOW}baseline: v1.0\n`));
  it("that are missing are a warning", () => inRepository(async (place) => {
    assert.deepEqual(await codes(place), [
      "The revision `v2` cannot be found in the repository; name a tag, branch or commit that it has, or fetch it.",
      "The table `../../etc/signed.csv` cannot be found or read; name a file inside the workspace, with the path from the plan's own file.",
    ]);
  }, `${NOW}baseline: v2\nbaselines: {signed: {file: ../../etc/signed.csv}}\n`));
  it("of a table say the line that is wrong", () => inFolder({ "plans/shop.plan.yaml": `${NOW}baselines: {signed: {file: ../signed.csv}, good: {file: good.csv}}\n`, "signed.csv": "id,start\nschema,soon\n", "plans/good.csv": "id,start,finish,effort,cost\napi,2026-01-05,2026-01-09,3d,2400\n", ".git/x": "" }, async ({ gantry }) => {
    const { out } = await gantry("check", "plans/shop.plan.yaml", "--json");
    assert.deepEqual((JSON.parse(out) as { problems: { code: string; message: string }[] }).problems.filter(({ code }) => code === "missing-revision").map(({ message }) => message), [
      "../signed.csv: line 2 has the start `soon`; write a date such as 2026-03-05 or 2026-03-05 14:30.",
    ]);
  }));
});
