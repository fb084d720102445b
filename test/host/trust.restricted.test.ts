import { match, ok, strictEqual } from "node:assert/strict";
import { languages, workspace } from "vscode";
import { exportPicture } from "../../src/host/panels/exportPicture";
import type { FenceToken, MarkdownIt } from "../../src/host/preview/fence";
import { codeOf, fileAt, gantry, problemAt, withPlan } from "./support/plans";

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

  it("plans are shown in Markdown, but no picture is written", async () => {
    const { extendMarkdownIt } = await gantry();
    await withPlan("shown.plan.yaml", "plan: Shown\nid: shown\nas-of: none\ntasks:\n  a: {effort: 1d}\n", async (_, { plans }) => {
      const markdown: MarkdownIt = { renderer: { rules: {} } };
      extendMarkdownIt(markdown);
      const token: FenceToken = { info: "plan", content: "status\nplan: shown", attrJoin: () => undefined };
      match(markdown.renderer.rules["fence"]?.([token], 0, {}, {}, { renderAttrs: () => "", renderToken: () => "" }) ?? "", /<svg /);
      const exported = { plans, plan: "shown", view: "gantt", title: "Shown", storage: fileAt(".storage") };
      for (const kind of ["svg", "print"] as const) {
        const answer = await exportPicture(exported, kind === "svg" ? { kind, text: "<svg ></svg>" } : { kind, text: "<svg ></svg>", pages: ["<svg ></svg>"] });
        strictEqual(answer.kind, "refused");
        match(answer.message ?? "", /trust/);
      }
    });
  });
});
