import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { extensions, version, workspace } from "vscode";

describe("activation", () => {
  const gantry = () => extensions.all.find(extension => extension.packageJSON.name === "gantry");

  it("finds Gantry and activates it", async () => {
    const extension = gantry();
    ok(extension, `Gantry is not among the extensions of VS Code ${version}`);
    await extension.activate();
    strictEqual(extension.isActive, true);
  });

  it("opens a plan file as the language plan", async () => {
    const [file] = await workspace.findFiles("hello.plan.yaml");
    ok(file);
    const document = await workspace.openTextDocument(file);
    deepStrictEqual([document.languageId, document.lineCount > 1], ["plan", true]);
  });
});
