import assert from "node:assert/strict";
import { readFile, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { inFolder } from "./commandLine";
import type { Ran } from "./commandLine";

const PLAN = `plan: Shop
start: 2026-01-05
people:
  ana: {name: Ana, rate: 100/h}
tasks:
  schema: {title: Orders schema, effort: 3d, who: ana}
  api: {title: "API, first version", effort: 5d, who: ana, after: schema}
  live: {milestone: true, after: api, due: 2026-02-20}
`;

const UNKNOWN = "plan: Shop\nstart: 2026-01-05\ntasks:\n  a: {duration: 1d, after: bb}\n  b: {duration: 1d}\n";

function oneLine(ran: Ran, code: number, expected: RegExp): void {
  assert.equal(ran.code, code);
  assert.equal(ran.out, "");
  assert.match(ran.err, expected);
  assert.equal(ran.err.trimEnd().split("\n").length, 1, ran.err);
}

describe("gantry check", () => {
  it("is content with a sound plan", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const ran = await gantry("check");
    assert.equal(ran.code, 0, ran.out);
    assert.match(ran.out, /1 file read\.\n$/);
    assert.equal(ran.err, "");
  }));

  it("names a planted fault by code and place", () => inFolder({ "sub/shop.plan.yaml": UNKNOWN }, async ({ gantry }) => {
    const ran = await gantry("check");
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^sub\/shop\.plan\.yaml:4:\d+: error: .*\[unknown-reference\]$/m);
    assert.match(ran.out, /1 error/);
  }));

  it("prints GitHub's annotations", () => inFolder({ "shop.plan.yaml": UNKNOWN }, async ({ gantry }) => {
    const ran = await gantry("check", "--format", "github");
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^::error file=shop\.plan\.yaml,line=4,endLine=4,col=\d+,endColumn=\d+,title=gantry unknown-reference::/m);
  }));

  it("prints SARIF with a rule for each code", () => inFolder({ "shop.plan.yaml": UNKNOWN }, async ({ gantry }) => {
    const { out } = await gantry("check", "--format", "sarif");
    const sarif = JSON.parse(out) as { version: string; runs: { results: { ruleId: string; level: string }[]; tool: { driver: { rules: { id: string }[] } } }[] };
    assert.equal(sarif.version, "2.1.0");
    const [run] = sarif.runs;
    const result = run?.results.find((one) => one.ruleId === "unknown-reference");
    assert.equal(result?.level, "error");
    assert.ok(run?.tool.driver.rules.some((rule) => rule.id === "unknown-reference"));
  }));

  it("counts warnings against --max-warnings", () => {
    const late = "plan: Shop\nstart: 2026-01-05\npeople: {ana: }\ntasks:\n  a: {effort: 9d, who: ana, due: 2026-01-07}\n";
    return inFolder({ "shop.plan.yaml": late }, async ({ gantry }) => {
      assert.equal((await gantry("check")).code, 0);
      assert.equal((await gantry("check", "--max-warnings", "0")).code, 1);
      assert.equal((await gantry("check", "--max-warnings", "1")).code, 0);
    });
  });

  it("checks the files that a plan includes, and takes them from the disk", () => inFolder({
    "shop.plan.yaml": "plan: Shop\nstart: 2026-01-05\ninclude: [parts/*.plan.yaml]\ntasks:\n  a: {duration: 1d, after: b}\n",
    "parts/more.plan.yaml": "tasks:\n  b: {duration: 2x}\n",
  }, async ({ gantry }) => {
    const ran = await gantry("check", "shop.plan.yaml");
    assert.equal(ran.code, 1);
    assert.match(ran.out, /^parts\/more\.plan\.yaml:2:\d+: error: .*\[invalid-value\]$/m);
    assert.doesNotMatch(ran.out, /unknown-reference/);
  }));

  const PARTS = {
    ".git/HEAD": "",
    "shop.plan.yaml": "plan: Shop\nstart: 2026-01-05\nas-of: none\ninclude: [parts/more.plan.yaml]\npeople: {ana: {}}\ntasks:\n  a: {duration: 1d}\n  z: {duration: 1d, after: [b, c, d]}\n",
    "parts/more.plan.yaml": "include: [deep/c.plan.yaml, deep/d*.plan.yaml]\ntasks:\n  b: {effort: 1d, who: ana, after: a}\n",
    "parts/deep/c.plan.yaml": "tasks:\n  c: {duration: 1d, after: b}\n",
    "parts/deep/d1.plan.yaml": "tasks:\n  d: {duration: 1d, after: b}\n",
    "other.plan.yaml": "plan: Other\nas-of: none\ntasks:\n  x: {duration: 1y}\n",
  };

  it("takes paths from the file that includes, however deep", () => inFolder(PARTS, async ({ gantry }) => {
    const ran = await gantry("check", "shop.plan.yaml");
    assert.equal(ran.out, "No problems, 4 files read.\n");
  }));

  it("checks an included file as part of its plan, and says nothing of other plans", () => inFolder(PARTS, async ({ gantry, gantryIn }) => {
    for (const ran of [await gantry("check", "parts/more.plan.yaml"), await gantry("check", "parts/deep/c.plan.yaml"), await gantryIn("parts/deep", "check", "../../parts/more.plan.yaml")]) {
      assert.equal(ran.code, 0, ran.out + ran.err);
      assert.equal(ran.out, "No problems, 1 file read.\n");
    }
  }));

  it("follows references into another plan", () => inFolder({
    "shop.plan.yaml": "plan: Shop\nstart: 2026-01-05\ntasks:\n  a: {duration: 1d, after: core/base}\n",
    "core.plan.yaml": "plan: Core\nid: core\nstart: 2026-01-05\ntasks:\n  base: {duration: 5d}\n",
  }, async ({ gantry }) => {
    const ran = await gantry("schedule", "shop.plan.yaml", "--json");
    const json = JSON.parse(ran.out) as { tasks: { id: string; start: string }[] };
    assert.equal(json.tasks[0]?.start, "2026-01-12T09:00");
    assert.equal(ran.code, 0);
  }));

  it("does not read outside the folder, not through a link either", () => inFolder({
    "secret/other.plan.yaml": "tasks:\n  hidden: {duration: 77x}\n",
    "work/shop.plan.yaml": "plan: Shop\nstart: 2026-01-05\ninclude: [../secret/other.plan.yaml, link.plan.yaml]\ntasks:\n  a: {duration: 1d}\n",
    "work/.git/HEAD": "",
  }, async ({ gantry, gantryIn, folder }) => {
    await symlink(join(folder, "secret/other.plan.yaml"), join(folder, "work/link.plan.yaml"));
    for (const ran of [await gantryIn("work", "check", "--json"), await gantryIn("secret", "check", "../work/shop.plan.yaml", "--json")]) {
      assert.doesNotMatch(ran.out, /77x/);
      assert.equal(ran.code, 1);
      assert.match(ran.out, /"invalid-include"/);
    }
    assert.match((await gantry("check", "secret", "--json")).out, /77x/, "it is there to be read");
  }));

  it("answers a missing file, an empty folder and a bad option with one line and 2", () => inFolder({ "empty/readme.txt": "" }, async ({ gantry }) => {
    oneLine(await gantry("check", "nowhere.plan.yaml"), 2, /nowhere\.plan\.yaml: no such file/);
    oneLine(await gantry("check"), 2, /gantry init/);
    oneLine(await gantry("check", "empty"), 2, /no \*\.plan\.yaml/);
    oneLine(await gantry("check", "--colour"), 2, /--colour/);
    oneLine(await gantry("schedule", "nowhere.plan.yaml"), 2, /no such file/);
    oneLine(await gantry("import", "nowhere.xml"), 2, /no such file/);
    oneLine(await gantry("dance"), 2, /no command "dance"/);
  }));

  for (const [name, text] of Object.entries({
    empty: "",
    binary: new Uint8Array([0, 1, 2, 255, 254, 0, 7]),
    "not YAML": "{[}: :\n\t- ?",
    "a list": "- a\n- b\n",
    prototype: "plan: P\nstart: 2026-01-05\ntasks:\n  __proto__: {duration: 1d}\n  constructor: {duration: 1d}\n",
  })) {
    it(`stays calm with a file that is ${name}, and still reads the others`, () => inFolder({ "bad.plan.yaml": text, "good.plan.yaml": UNKNOWN }, async ({ gantry }) => {
      const ran = await gantry("check", "--json");
      assert.equal(ran.code, 1);
      const { problems } = JSON.parse(ran.out) as { problems: { file: string; code: string }[] };
      assert.ok(problems.some((problem) => problem.file === "good.plan.yaml" && problem.code === "unknown-reference"));
    }));
  }
});

describe("gantry schedule", () => {
  it("prints a table", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const { code, out, err } = await gantry("schedule", "shop.plan.yaml");
    assert.equal(code, 0, err);
    assert.match(out, /^Orders schema +2026-01-05 09:00 +2026-01-07 17:00 +24h/m);
    assert.match(out, /^2026-01-05 09:00 to 2026-01-14 17:00/m);
  }));

  it("calls a task without a title by its id in words", () => inFolder({ "shop.plan.yaml": "plan: Shop\nas-of: none\ntasks:\n  pay-api: {duration: 1d}\n  go-live: {duration: 1d, after: pay-api}\n" }, async ({ gantry }) => {
    const { tasks } = JSON.parse((await gantry("schedule", "shop.plan.yaml", "--json")).out) as { tasks: { title: string }[] };
    assert.deepEqual(tasks.map(({ title }) => title), ["Pay api", "Go live"]);
    assert.match((await gantry("schedule", "shop.plan.yaml", "--csv")).out, /^pay-api,Pay api,/m);
    const { out } = await gantry("schedule", "shop.plan.yaml", "--explain", "go-live");
    assert.match(out, /^Pay api /m);
    assert.match(out, /because Pay api \(pay-api\) finishes /);
  }));

  it("prints CSV that no spreadsheet runs", () => inFolder({ "shop.plan.yaml": PLAN.replace("Orders schema", '"=1+1"') }, async ({ gantry }) => {
    const { out } = await gantry("schedule", "shop.plan.yaml", "--csv");
    assert.match(out, /^schema,'=1\+1,task,,2026-01-05T09:00,2026-01-07T17:00,1440,1440,/m);
    assert.match(out, /"API, first version"/);
  }));

  it("gives dates and exit code 1 for a plan with errors", () => inFolder({ "shop.plan.yaml": UNKNOWN }, async ({ gantry }) => {
    const ran = await gantry("schedule", "shop.plan.yaml", "--json");
    assert.equal(ran.code, 1);
    const json = JSON.parse(ran.out) as { tasks: unknown[]; problems: { code: string }[] };
    assert.equal(json.tasks.length, 2);
    assert.ok(json.problems.some((problem) => problem.code === "unknown-reference"));
  }));

  it("says why a task starts when it does", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const { out } = await gantry("schedule", "shop.plan.yaml", "--json", "--explain", "api");
    const { why } = JSON.parse(out) as { why: { kind: string; of: string; until: string; text: string }[] };
    assert.equal(why[0]?.kind, "dependency");
    assert.equal(why[0]?.of, "schema");
    assert.match(why[0]?.text ?? "", /Orders schema/);
    oneLine(await gantry("schedule", "shop.plan.yaml", "--explain", "nobody"), 2, /no such task/);
  }));

  it("says which paths lead to a finish", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const { paths } = JSON.parse((await gantry("schedule", "shop.plan.yaml", "--json", "--path", "api")).out) as { paths: unknown };
    assert.deepEqual(paths, [{ float: 0, tasks: ["schema", "api"], into: null }]);
    assert.match((await gantry("schedule", "shop.plan.yaml", "--path", "plan")).out, /^ +0h {2}schema > api > live$/m);
    oneLine(await gantry("schedule", "shop.plan.yaml", "--path", "nobody"), 2, /no such task or release/);
  }));

  const STAFFED = "plan: Shop\nstart: 2026-01-05\nas-of: none\npeople:\n  ana: {name: =Ana, rate: 10/h}\ntasks:\n  a: {effort: 6d, who: ana, cost: 60}\n";
  it("says who is booked how much, and what it costs", () => inFolder({ "shop.plan.yaml": STAFFED }, async ({ gantry }) => {
    const { out } = await gantry("schedule", "shop.plan.yaml", "--load", "week");
    assert.match(out, /^2026-01-05 +40\/40 +450 +450$/m);
    assert.match(out, /^2026-01-12 +8\/40 +90 +540$/m);
    assert.match((await gantry("schedule", "shop.plan.yaml", "--load", "week", "--csv")).out, /^person,ana,'=Ana,2026-01-12T00:00,480,2400,a\r$/m);
    oneLine(await gantry("schedule", "shop.plan.yaml", "--load", "year"), 2, /use day, week, month/);
  }));

  it("shows all that is asked for in a table, one below the other", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const { out } = await gantry("schedule", "shop.plan.yaml", "--explain", "api", "--path", "plan", "--money", "--load", "week");
    const places = [/^Week/m, /^Booked\/available/m, /Budget +Planned/, /^BAC/m, /^From its finish back/m, /^Paths, the one/m].map((part) => out.search(part));
    assert.deepEqual(places, [...places].sort((a, b) => a - b), out);
    assert.ok(!places.includes(-1), out);
    assert.doesNotMatch(out, /\n\n\n/);
  }));

  it("says what tasks, releases and people cost, and what was earned", () => inFolder({
    "shop.plan.yaml": STAFFED.replace("as-of: none", "as-of: 2026-01-08\nbudget: 500\nreleases: {r: {budget: 1000}}").replace("who: ana, cost: 60", "who: ana, cost: 60, started: 2026-01-05, done: 50%, release: r"),
  }, async ({ gantry }) => {
    const { out } = await gantry("schedule", "shop.plan.yaml", "--money");
    assert.match(out, /^Shop +500 +540 +270 +540 +270 +270 +1\.00 +1\.00$/m);
    assert.match(out, /^r \(release\) +1000 +540 +270 +540/m);
    assert.match(out, /^=Ana +480 +240 +480$/m);
    assert.match(out, /^Fixed cost +60 +30 +60$/m);
    assert.match(out, /against the plan as it stands, in which no slip can be seen/);
    assert.match((await gantry("schedule", "shop.plan.yaml", "--money", "--csv")).out, /^resource,ana,'=Ana,,480,240,480,/m);
  }));

  it("takes the status date from the command line", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    const { out } = await gantry("schedule", "shop.plan.yaml", "--json", "--as-of", "2026-01-12");
    const json = JSON.parse(out) as { asOf: string; tasks: { start: string }[] };
    assert.equal(json.asOf, "2026-01-12T09:00");
    assert.equal(json.tasks[0]?.start, "2026-01-12T09:00");
    const none = JSON.parse((await gantry("schedule", "shop.plan.yaml", "--json", "--as-of", "none")).out) as { asOf: null };
    assert.equal(none.asOf, null);
  }));

  it("prints the same bytes for the same input", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry }) => {
    assert.equal((await gantry("schedule", "shop.plan.yaml", "--json")).out, (await gantry("schedule", "shop.plan.yaml", "--json")).out);
  }));
});

describe("gantry init", () => {
  it("writes a first plan that has no errors and no warnings", () => inFolder({ "my-shop/readme.txt": "" }, async ({ gantry, folder }) => {
    const ran = await gantry("init", "my-shop");
    assert.equal(ran.code, 0, ran.err);
    const checked = await gantry("check", "--max-warnings", "0");
    assert.equal(checked.code, 0, checked.out);
    assert.deepEqual((await readdir(join(folder, "my-shop"))).sort(), ["my-shop.plan.yaml", "readme.txt"]);
    const text = await readFile(join(folder, "my-shop/my-shop.plan.yaml"), "utf8");
    assert.match(text, /^plan: My shop\nstart: 2026-01-05\n/);
  }));

  it("leaves a folder alone that has a plan", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantry, folder }) => {
    oneLine(await gantry("init"), 2, /shop\.plan\.yaml.*nothing was written/);
    assert.equal(await readFile(join(folder, "shop.plan.yaml"), "utf8"), PLAN);
    oneLine(await gantry("init", "nowhere"), 2, /no such folder/);
  }));
});

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Small</Name><StartDate>2026-01-05T08:00:00</StartDate>
<ScheduleFromStart>1</ScheduleFromStart><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars>
<Tasks><Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat></Task></Tasks></Project>`;

describe("gantry import", () => {
  it("writes a plan beside the file and does not replace one", () => inFolder({ "Small job.xml": XML }, async ({ gantry, folder }) => {
    const ran = await gantry("import", "Small job.xml");
    assert.equal(ran.code, 0, ran.err);
    const text = await readFile(join(folder, "small-job.plan.yaml"), "utf8");
    assert.match(text, /^plan: /m);
    assert.match(text, /Dig/);
    oneLine(await gantry("import", "Small job.xml"), 2, /exists already.*--force/);
    assert.equal((await gantry("import", "Small job.xml", "--force")).code, 0);
    assert.equal((await gantry("import", "Small job.xml", "--out", "other.plan.yaml")).code, 0);
    oneLine(await gantry("import", "Small job.xml", "--out", "other.txt"), 2, /\.plan\.yaml/);
    assert.equal((await gantry("check", "other.plan.yaml")).code, 0);
  }));

  it("refuses what is no project, and writes nothing", () => inFolder({ "a.xml": "<!DOCTYPE x><Project/>", "b.xml": "no xml", "c.xml": "<svg/>" }, async ({ gantry, folder }) => {
    for (const file of ["a.xml", "b.xml", "c.xml"]) oneLine(await gantry("import", file), 2, new RegExp(`^${file}: `));
    assert.deepEqual((await readdir(folder)).sort(), ["a.xml", "b.xml", "c.xml"]);
  }));
});
