import assert from "node:assert/strict";
import path from "node:path";
import { filesBelow, readRepositoryFile } from "../../support/repository";
import { check } from "./checkProblems";

const FOLDER = "test/plans/rules";

/** Plans in test/plans/rules carry `#! code(text)` at the end of a line where a problem is expected. */
describe("plan files with their problems", () => {
  const files = filesBelow(FOLDER).filter(file => file.endsWith(".plan.yaml"));
  it("are there", () => assert.ok(files.length >= 6));
  for (const file of files) it(path.basename(file), () => check(readRepositoryFile(file)));
});
