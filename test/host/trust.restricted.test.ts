import { ok, strictEqual } from "node:assert/strict";
import { languages, workspace } from "vscode";
import { codeOf, gantry, problemAt, withPlan } from "./support/plans";

describe("in Restricted Mode", () => {
  it("plans are read, scheduled and judged all the same", async () => {
    strictEqual(workspace.isTrusted, false);
    await gantry();
    await withPlan("restricted.plan.yaml", "plan: R\nid: restricted\nas-of: none\nstart: 2026-01-05\ntasks:\n  a: {effort: 1d, after: nobody}\n", async (uri, { plans }) => {
      await problemAt(uri, "unknown-reference");
      ok((plans.analysis.schedules.get("restricted")?.finish ?? 0) > 0);
      ok(languages.getDiagnostics(uri).every((one) => codeOf(one) !== ""));
      const result = await plans.apply({ kind: "set-key", plan: "restricted", id: "a", key: "effort", text: "2d" });
      ok(result.kind === "refused" && result.message.includes("Restricted Mode"), JSON.stringify(result));
      ok((await workspace.openTextDocument(uri)).getText().includes("effort: 1d"));
    });
  });
});
