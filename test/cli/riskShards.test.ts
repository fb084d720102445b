import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { inFolder, type Place } from "./commandLine";

const PLAN = `plan: Shop
start: 2026-01-05
finish: 2026-02-27
correlation: 0.3
people:
  ana: {name: Ana, rate: 100/h}
  ben: {name: Ben}
releases: {ga: {date: 2026-02-20}}
tasks:
  build:
    release: ga
    tasks:
      schema: {title: Orders schema, effort: 2d/3d/6d, who: ana}
      api: {title: "API, first version", effort: 5d..12d, who: any of ana ben, after: schema, due: 2026-01-23}
      web: {effort: 4d..9d, who: ben}
  live: {milestone: true, after: build}
risks:
  vendor: {title: The vendor slips, probability: 30%, impact: {time: 3d/5d/10d, cost: 100..800}, affects: api, residual: {probability: 10%}}
`;

const FORMATS = ["text", "json", "csv", "md"];

/** Writes each shard into a file and names them. */
async function shardsIn({ gantry }: Place, shards: number, ...words: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (let shard = 1; shard <= shards; shard++) {
    const file = `part-${String(shards)}-${String(shard)}.json`;
    const ran = await gantry("risk", "shop.plan.yaml", "--shard", `${String(shard)}/${String(shards)}`, "--out", file, ...words);
    assert.equal(ran.code, 0, ran.err);
    assert.equal(ran.out, "");
    files.push(file);
  }
  return files;
}

const inShop = (test: (place: Place) => Promise<void>) => (): Promise<void> => inFolder({ "shop.plan.yaml": PLAN }, test);

/** Fails in one line that says what is wrong, without figures. */
async function refuses({ gantry }: Place, sentence: RegExp, ...words: readonly string[]): Promise<void> {
  const ran = await gantry("risk", ...words);
  assert.equal(ran.code, 2, ran.out.slice(0, 200));
  assert.equal(ran.out, "");
  assert.match(ran.err, sentence);
  assert.equal(ran.err.trimEnd().split("\n").length, 1, ran.err);
}

describe("gantry risk in shards", () => {
  for (const shards of [1, 2, 3, 5]) {
    it(`${String(shards)} of them join to the bytes of one simulation, in any order and every format`, inShop(async place => {
      const words = ["--samples", "4500", "--seed", "9"];
      const files = (await shardsIn(place, shards, ...words)).reverse();
      for (const format of FORMATS) {
        const whole = await place.gantry("risk", "shop.plan.yaml", ...words, "--format", format);
        const joined = await place.gantry("risk", "shop.plan.yaml", "--merge", ...files, "--format", format);
        assert.deepEqual(joined, whole, format);
      }
    }));
  }

  it("are joined as of the day that they were simulated on, into a file too", inShop(async place => {
    const files = await shardsIn(place, 2, "--samples", "2000", "--as-of", "2026-01-12");
    const whole = await place.gantry("risk", "shop.plan.yaml", "--samples", "2000", "--as-of", "2026-01-12");
    assert.equal((await place.gantry("risk", "shop.plan.yaml", "--merge", ...files)).out, whole.out);
    assert.equal((await place.gantry("risk", "shop.plan.yaml", "--merge", ...files, "--out", "all.txt")).out, "");
    assert.equal(await readFile(join(place.folder, "all.txt"), "utf8"), whole.out);
  }));

  it("are the same whatever ends the lines of the plan", inShop(async place => {
    const files = await shardsIn(place, 2, "--samples", "2000");
    await writeFile(join(place.folder, "shop.plan.yaml"), PLAN.replaceAll("\n", "\r\n"));
    assert.equal((await place.gantry("risk", "shop.plan.yaml", "--merge", ...files)).code, 0);
  }));

  it("refuse what does not belong together", inShop(async place => {
    const files = await shardsIn(place, 3, "--samples", "3000");
    const [one = "", two = "", three = ""] = files;
    const merge = ["shop.plan.yaml", "--merge"];
    await refuses(place, /^Shard 2 of 3 is missing: simulate it with --shard 2\/3/, ...merge, one, three);
    await refuses(place, /part-3-1\.json: shard 1 of 3 is in part-3-1\.json already/, ...merge, one, two, three, one);
    await refuses(place, /needs the files that --shard wrote/, ...merge);
    await refuses(place, /nowhere\.json: no such file/, ...merge, one, "nowhere.json");
    await refuses(place, /shop\.plan\.yaml: no partial result/, ...merge, "shop.plan.yaml");
    await refuses(place, /--merge and --seed exclude each other/, ...merge, ...files, "--seed", "2");
    await refuses(place, /as of 2026-01-05T09:00, not 2026-01-12T09:00/, ...merge, ...files, "--as-of", "2026-01-12");
    for (const [words, sentence] of [[["--seed", "2"], /--seed 2, not 1/], [["--samples", "3001"], /--samples 3001, not 3000/], [["--as-of", "2026-01-13"], /status date 2026-01-13T09:00, not 2026-01-05T09:00/]] as const) {
      const other = ["--samples", "3000", ...words];
      assert.equal((await place.gantry("risk", "shop.plan.yaml", ...other, "--shard", "2/3", "--out", "other.json")).code, 0);
      await refuses(place, sentence, ...merge, one, "other.json", three);
    }
    await writeFile(join(place.folder, "shop.plan.yaml"), PLAN.replace("12d", "13d"));
    await refuses(place, /the text of the plan, or the version of Gantry, was another one/, ...merge, ...files);
    await writeFile(join(place.folder, "shop.plan.yaml"), PLAN.replace("plan: Shop", "plan: Shop\nid: other"));
    await refuses(place, /simulated was the plan shop, not other/, ...merge, ...files);
  }));

  for (const words of [["--shard", "0/3"], ["--shard", "4/3"], ["--shard", "1"], ["--shard", "1/11"], ["--shard", "1/2", "--until-stable"], ["--shard", "1/2", "--json"], ["--threads", "0"]]) {
    it(`refuses ${words.join(" ")}`, inShop(place => refuses(place, /--(shard|threads)/, "shop.plan.yaml", ...words)));
  }

  it("refuse names and dates that would write to the terminal what they please", inShop(async place => {
    const [file = ""] = await shardsIn(place, 1, "--samples", "40");
    const path = join(place.folder, file);
    const part = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    for (const changed of [{ plan: "\u001b[31mshop" }, { plan: "s".repeat(201) }, { asOf: "\u001b[2J" }, { asOf: "soon" }]) {
      await writeFile(path, JSON.stringify({ ...part, ...changed }));
      await refuses(place, /no partial result of/, "shop.plan.yaml", "--merge", file);
    }
  }));

  it("refuse what stands behind the result, or is no part of it", inShop(async place => {
    const [file = ""] = await shardsIn(place, 1, "--samples", "40");
    const path = join(place.folder, file);
    const part = JSON.parse(await readFile(path, "utf8")) as { result: string };
    const more = Buffer.concat([Buffer.from(part.result, "base64"), Buffer.from("more")]).toString("base64");
    for (const result of [more, `${part.result} and more`, ` ${part.result}`, part.result.replace(/=+$/, "") + "===="]) {
      await writeFile(path, JSON.stringify({ ...part, result }));
      await refuses(place, /its result is damaged; simulate it again with --shard 1\/1/, "shop.plan.yaml", "--merge", file);
    }
    await writeFile(path, `${JSON.stringify(part)}\n{}`);
    await refuses(place, /no partial result of/, "shop.plan.yaml", "--merge", file);
  }));

  it("refuse a file that was made by a stranger, whatever is in it", inShop(async place => {
    const [file = ""] = await shardsIn(place, 1, "--samples", "40");
    const path = join(place.folder, file);
    const text = await readFile(path, "utf8");
    const part = JSON.parse(text) as { result: string };
    const tried = async (changed: unknown): Promise<void> => {
      await writeFile(path, typeof changed === "string" ? changed : JSON.stringify(changed));
      const ran = await place.gantry("risk", "shop.plan.yaml", "--merge", file);
      assert.ok(ran.code === 2 || ran.code === 0);
      if (ran.code === 2) assert.equal(ran.err.trimEnd().split("\n").length, 1, ran.err);
    };
    const field = fc.constantFrom("format", "version", "plan", "asOf", "hash", "samples", "seed", "shard", "shards", "result");
    await fc.assert(fc.asyncProperty(field, fc.jsonValue(), (name, value) => tried({ ...part, [name]: value })), { numRuns: 60 });
    await fc.assert(fc.asyncProperty(fc.nat(text.length), fc.string({ maxLength: 3 }), (at, put) => tried(text.slice(0, at) + put + text.slice(at + 1))), { numRuns: 60 });
    await fc.assert(fc.asyncProperty(fc.nat(part.result.length), fc.string({ maxLength: 8 }), (at, put) => tried({ ...part, result: part.result.slice(0, at) + put + part.result.slice(at + put.length) })), { numRuns: 60 });
  }));
});
