// The entry of the tests inside the Node extension host.
import Mocha from "mocha";
import { writeFileSync } from "node:fs";
import { Tell } from "./support/tell";

/** Runs all tests; rejects when one fails. */
export async function run(): Promise<void> {
  const grep = process.env["GANTRY_GREP"];
  const mocha = new Mocha({ ui: "bdd", timeout: 30000, reporter: Tell as unknown as Mocha.ReporterConstructor, ...(grep === undefined ? {} : { grep }) });
  mocha.suite.emit("pre-require", globalThis, "tests", mocha);
  await import("gantry:tests");
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(failures => {
      const countsFile = process.env["GANTRY_COUNTS_FILE"];
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      if (countsFile !== undefined) writeFileSync(countsFile, JSON.stringify({ passed: passes, failed: failures, pending }));
      if (failures === 0) resolve();
      else reject(new Error(`${String(failures)} tests failed`));
    });
  });
}
