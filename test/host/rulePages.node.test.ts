import { strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { extensions, Uri, workspace } from "vscode";

function ownFolder(): string {
  const gantry = extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === "gantry");
  if (gantry === undefined) throw new Error("Gantry is not there");
  return gantry.extensionPath;
}

describe("the pages of codes", () => {
  const written = (name: string): string => readFileSync(path.join(ownFolder(), "docs/diagnostics", name), "utf8").replace(/^<!--.*-->\n\n/, "");
  const shown = async (name: string): Promise<string> => (await workspace.openTextDocument(Uri.from({ scheme: "gantry-pages", path: `/docs/diagnostics/${name}` }))).getText();

  for (const name of ["README.md", "dependency-cycle.md"]) {
    it(`are shown as they are written, ${name}`, async () => { strictEqual(await shown(name), written(name)); });
  }
});
