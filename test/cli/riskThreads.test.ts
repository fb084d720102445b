import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { startEngineThread, type NodeEngineThread } from "../../src/node/engineThread";
import { inFolder } from "./commandLine";

const root = resolve(__dirname, "../../..");
const PLAN = `plan: Shop
start: 2026-01-05
people: {ana: {rate: 100/h}, ben: }
tasks:
  a: {effort: 2d/3d/6d, who: ana}
  b: {effort: 5d..12d, who: any of ana ben}
  c: {effort: 2d, who: [ana, ben], after: b}
risks:
  vendor: {probability: 30%, impact: {time: 3d/5d/10d, cost: 100..800}, affects: b, residual: {probability: 10%}}
`;

/** The bundles that the threads run, made as they are shipped. */
async function bundles(folder: string): Promise<string> {
  const bundle = join(folder, "worker.node.js");
  await build({ entryPoints: [join(root, "src/worker/node.ts")], outfile: bundle, bundle: true, platform: "node", format: "cjs", logLevel: "silent" });
  const engine = { contents: "export { work } from './src/worker/web';", resolveDir: root, loader: "js" } as const;
  await build({ stdin: engine, outfile: join(folder, "web/extension.js"), bundle: true, platform: "browser", format: "cjs", logLevel: "silent", mainFields: ["module", "main"] });
  return bundle;
}

describe("gantry risk on threads", () => {
  it("prints the same bytes on one, two and three, of all samples and until P80 stands still", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ folder, gantryWith }) => {
    const bundle = await bundles(folder);
    let started = 0;
    const start = (): NodeEngineThread => {
      started++;
      return startEngineThread(bundle);
    };
    for (const words of [["--samples", "5500"], ["--until-stable", "--samples", "20000"]]) {
      const printed: string[] = [];
      for (const threads of ["1", "2", "3"]) {
        const ran = await gantryWith({ threads: () => Promise.resolve({ cores: 2, start }) }, "risk", "shop.plan.yaml", "--json", "--threads", threads, ...words);
        assert.equal(ran.code, 0, ran.err);
        printed.push(ran.out);
      }
      assert.equal(new Set(printed).size, 1);
    }
    assert.equal(started, 6);
  })).timeout(20_000);

  it("needs none for a small plan", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantryWith }) => {
    const start = (): NodeEngineThread => assert.fail("a thread was started");
    assert.equal((await gantryWith({ threads: () => Promise.resolve({ cores: 8, start }) }, "risk", "shop.plan.yaml", "--samples", "3000")).code, 0);
  }));

  it("ends with 130 when it is interrupted, without figures, and tells how far it is meanwhile", () => inFolder({ "shop.plan.yaml": PLAN }, async ({ gantryWith }) => {
    const lines: string[] = [];
    let interrupt: () => void = () => undefined;
    let minute = 0;
    let listening = false;
    const ran = await gantryWith({
      clock: () => new Date(2026, 0, 5, 9, minute++),
      progress: line => {
        lines.push(line);
        if (line.startsWith("3000 ")) interrupt();
      },
      onInterrupt: listener => {
        interrupt = listener;
        listening = true;
        return () => { listening = false; };
      },
    }, "risk", "shop.plan.yaml", "--samples", "9000");
    assert.deepEqual({ ...ran, listening }, { code: 130, out: "", err: "Interrupted: no figures.\n", listening: false });
    assert.deepEqual(lines, ["1000 of 9000 samples", "2000 of 9000 samples", "3000 of 9000 samples", ""]);
  }));
});
