// The entry of the tests inside the web worker extension host.
import "mocha/mocha";
import type MochaClass from "mocha";
import { Tell } from "./support/tell";

/** Runs all tests; rejects when one fails. */
export async function run(): Promise<void> {
  // Not the ready-made `mocha` of browsers: it reads the page's address, which a worker does not have.
  const { Mocha } = globalThis as unknown as { readonly Mocha: typeof MochaClass };
  const mocha = new Mocha({ ui: "bdd", timeout: 30000, reporter: Tell as unknown as MochaClass.ReporterConstructor });
  mocha.suite.emit("pre-require", globalThis, "tests", mocha);
  await import("gantry:tests");
  await new Promise<void>((resolve, reject) => {
    mocha.run(failures => {
      if (failures === 0) resolve();
      else reject(new Error(`${String(failures)} tests failed`));
    });
  });
}
