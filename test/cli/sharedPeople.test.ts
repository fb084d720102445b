import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { inFolder, type Place } from "./commandLine";

const plan = (title: string, effort: string, more = ""): string => `plan: ${title}\nstart: 2026-01-05\nas-of: 2026-01-05\npeople-from: ../people.plan.yaml\n${more}tasks:\n  ${title.toLowerCase()}1: {effort: ${effort}, who: ana}\n`;
const FILES = {
  "people.plan.yaml": "plan: People\nas-of: 2026-01-05\nstart: 2026-01-05\npeople: {ana: {}, ben: {}}\nreleases: {ga: {date: 2026-06-30}}\ntasks:\n  lead: {duration: 1d}\n",
  "mill/mill.plan.yaml": plan("Mill", "2d"),
  "shop/shop.plan.yaml": plan("Shop", "3d", "checks: {late: \"start(shop1) = 2026-01-07\"}\n"),
  "zoo/zoo.plan.yaml": `${plan("Zoo", "1d")}  zoo2: {duration: 2x, release: people/ga}\n`,
  "zoo/yard.plan.yaml": "plan: Yard\nstart: 2026-01-05\nas-of: 2026-01-05\npeople: {cleo: {}}\ntasks:\n  y: {effort: 1d, who: cleo, after: people/ga}\n",
};

async function startOf({ gantry }: Pick<Place, "gantry">, file: string): Promise<string | undefined> {
  const { out } = await gantry("schedule", file, "--json", "--effort", "quick");
  return (JSON.parse(out) as { tasks: { start: string }[] }).tasks[0]?.start;
}

describe("one file among plans that share its people", function () {
  this.timeout(60_000);

  it("is scheduled after those that book them first, as in the editor", () => inFolder(FILES, async (place) => {
    assert.equal(await startOf(place, "mill/mill.plan.yaml"), "2026-01-05T09:00");
    assert.equal(await startOf(place, "shop/shop.plan.yaml"), "2026-01-07T09:00");
    assert.equal(await startOf({ gantry: (...words) => place.gantryWith({ workingFolder: join(place.folder, "mill") }, ...words.map((word) => (word.endsWith(".yaml") ? `../${word}` : word))) }, "shop/shop.plan.yaml"), "2026-01-05T09:00", "the workspace is the folder of a file without a repository");
  }));
  it("is found in the repository of a file elsewhere", () => inFolder({ ...FILES, ".git/HEAD": "", "away/x.txt": "" }, async ({ gantryIn }) => {
    const { out } = await gantryIn("away", "schedule", "../shop/shop.plan.yaml", "--csv", "--effort", "quick");
    assert.match(out, /2026-01-07/);
  }));
  it("alone is reported on, with its own checks held", () => inFolder(FILES, async ({ gantry }) => {
    assert.deepEqual(await gantry("check", "shop/shop.plan.yaml"), { code: 0, out: "No problems, 1 file read.\n", err: "" });
  }));
  it("that lends people or a release has use for what others use", () => inFolder(FILES, async ({ gantry }) => {
    const { out } = await gantry("check", "people.plan.yaml", "--json");
    const messages = (JSON.parse(out) as { problems: { message: string }[] }).problems.map(({ message }) => message);
    assert.deepEqual(messages, ["Nothing refers to the person `ben`; give them work or delete them."]);
  }));
  it("keeps its name where another plan has the same id", () => inFolder({ ...FILES, "mill/shop.plan.yaml": plan("Mill", "2d"), "mill/mill.plan.yaml": "" }, async (place) => {
    assert.equal(await startOf(place, "shop/shop.plan.yaml"), "2026-01-07T09:00");
    const { out } = await place.gantry("check", "shop/shop.plan.yaml");
    assert.match(out, /^shop\/shop.plan.yaml:1:\d+: error: .*\[duplicate-id\]\n/);
    assert.doesNotMatch(out, /^mill/m);
  }));
  it("does not see plans behind a link out of the folder", () => inFolder({ "work/shop/shop.plan.yaml": FILES["shop/shop.plan.yaml"], "work/people.plan.yaml": FILES["people.plan.yaml"], "mill.plan.yaml": plan("Mill", "2d") }, async ({ folder, gantryIn }) => {
    await symlink(join(folder, "mill.plan.yaml"), join(folder, "work/shop/a.plan.yaml"));
    const { out } = await gantryIn("work", "schedule", "shop/shop.plan.yaml", "--csv", "--effort", "quick");
    assert.match(out, /2026-01-05/);
  }));
});
