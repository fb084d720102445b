import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { cacheFolder } from "../../src/cli/compiledCode";

/** A program that says who it is, started as the command line is. */
const program = (name: string): string => `
  "use strict";
  const { basename } = require("node:path");
  process.stdout.write([${JSON.stringify(name)}, basename(__filename), process.argv.slice(2).join("+")].join(" "));
  process.exitCode = Number(process.argv[3] ?? 0);
`;

describe("compiled code of the command line", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "gantry-code-"));
    buildSync({ entryPoints: [resolve("src/cli/start.ts")], outfile: join(folder, "cli.js"), bundle: true, platform: "node", format: "cjs" });
    writeFileSync(join(folder, "cli.main.js"), program("first"));
  });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  function start(words: readonly string[], env: NodeJS.ProcessEnv = {}): string {
    const home = { HOME: join(folder, "home"), XDG_CACHE_HOME: join(folder, "cache"), LOCALAPPDATA: join(folder, "cache") };
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "cli.js"), ...words], { encoding: "utf8", env: { ...home, ...env } });
    assert.equal(stderr, "");
    return stdout;
  }
  const place = (): string => cacheFolder({ HOME: join(folder, "home"), XDG_CACHE_HOME: join(folder, "cache"), LOCALAPPDATA: join(folder, "cache") }, process.platform) ?? "";
  const file = (): string => join(place(), "cli.bin");
  const commands = (): string => readFileSync(file(), "latin1").split("\n", 1)[0]?.split("\t")[1] ?? "";

  it("is kept once a command ends well, and the program is the same with it", () => {
    assert.equal(start(["check"]), "first cli.main.js check");
    assert.equal(commands(), "check");
    assert.equal(start(["check"]), "first cli.main.js check");
    start(["risk"]);
    assert.equal(commands(), "check,risk");
    assert.deepEqual(readdirSync(place()), ["cli.bin"]);
  });

  it("is not kept of a command that could not be done", () => {
    assert.equal(start(["nonsense", "2"]), "first cli.main.js nonsense+2");
    assert.throws(() => readFileSync(file()));
  });

  it("of another program is left alone and replaced", () => {
    start(["check"]);
    writeFileSync(join(folder, "cli.main.js"), program("other"));
    assert.equal(start(["check"]), "other cli.main.js check");
    assert.equal(start(["check"]), "other cli.main.js check");
    assert.ok(readFileSync(file(), "latin1").includes(`${join(folder, "cli.main.js")}\t`));
  });

  it("of a program of the same length and time is another program's", () => {
    const main = join(folder, "cli.main.js");
    const date = new Date(Date.UTC(2000, 0, 1));
    utimesSync(main, date, date);
    start(["check"]);
    writeFileSync(main, program("fresh"));
    utimesSync(main, date, date);
    assert.equal(start(["check"]), "fresh cli.main.js check");
  });

  it("that is damaged does no harm", () => {
    start(["check"]);
    const [about = ""] = readFileSync(file(), "latin1").split("\n", 1);
    const whole = readFileSync(file());
    for (let at = whole.length - 1; at > about.length; at -= Math.ceil(whole.length / 50)) whole[at] = (whole[at] ?? 0) ^ 0xff;
    for (const damaged of ["", "no line", `${about}\n`, `${about}\nnot code`, whole.toString("latin1")]) {
      writeFileSync(file(), damaged, "latin1");
      assert.equal(start(["check"]), "first cli.main.js check");
    }
  });

  it("is kept nowhere when that is turned off, or when there is no place", () => {
    assert.equal(start(["check"], { NODE_DISABLE_COMPILE_CACHE: "1" }), "first cli.main.js check");
    assert.throws(() => readFileSync(file()));
    assert.equal(cacheFolder({}, "linux"), undefined);
    assert.equal(cacheFolder({ XDG_CACHE_HOME: "here" }, "linux"), undefined);
    assert.equal(cacheFolder({ HOME: "/home/ana" }, "linux"), join("/home/ana", ".cache", "gantry"));
    assert.equal(cacheFolder({ HOME: "/home/ana", XDG_CACHE_HOME: "/c" }, "linux"), join("/c", "gantry"));
    assert.equal(cacheFolder({ HOME: "/Users/ana" }, "darwin"), join("/Users/ana", "Library/Caches", "gantry"));
    assert.equal(cacheFolder({ LOCALAPPDATA: "C:/local" }, "win32"), join("C:/local", "gantry"));
    writeFileSync(join(folder, "cache"), "no folder");
    assert.equal(start(["check"]), "first cli.main.js check");
  });
});
