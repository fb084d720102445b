import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { planJsonSchema } from "../../../src/language/schema/jsonSchema";
import { referencePage } from "../../../src/language/schema/referencePage";

function check(file: string, expected: string): void {
  it(`${file} is as the table of keys says (else: node scripts/generate.mjs)`, () => {
    equal(readFileSync(file, "utf8"), expected);
  });
}

describe("what is made from the table of keys", () => {
  check("schemas/plan.schema.json", `${JSON.stringify(planJsonSchema(), null, 2)}\n`);
  check("docs/language.md", referencePage());
});
