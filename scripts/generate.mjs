// Writes what is made from the language's table of keys: schemas/plan.schema.json and docs/language.md.
//   node scripts/generate.mjs
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const esbuild = require("esbuild");

const bundle = path.join(root, "dist/generate.cjs");
await esbuild.build({
  stdin: {
    contents: "export { planJsonSchema } from './src/language/schema/jsonSchema'; export { referencePage } from './src/language/schema/referencePage';",
    resolveDir: root, loader: "ts",
  },
  bundle: true, platform: "node", format: "cjs", target: "node20", outfile: bundle, logLevel: "error",
});
const { planJsonSchema, referencePage } = require(bundle);
await mkdir(path.join(root, "schemas"), { recursive: true });
await mkdir(path.join(root, "docs"), { recursive: true });
await writeFile(path.join(root, "schemas/plan.schema.json"), `${JSON.stringify(planJsonSchema(), null, 2)}\n`);
await writeFile(path.join(root, "docs/language.md"), referencePage());
process.stdout.write("wrote schemas/plan.schema.json and docs/language.md\n");
