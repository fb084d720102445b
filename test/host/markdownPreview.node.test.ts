import { ok } from "node:assert/strict";
import { commands } from "vscode";
import { withPlan } from "./support/plans";

describe("VS Code's own Markdown", () => {
  it("draws fenced blocks of plans, and other fences as ever", async () => {
    await withPlan("drawn.plan.yaml", "plan: Drawn\nas-of: none\ntasks: {a: {title: Digging, effort: 1d}}\n", async () => {
      const text = "# Notes\n\n```plan\ngantt\nplan: drawn\n```\n\n```js\nlet a = 1;\n```\n\n```plan\ngant\n```\n";
      const html = await commands.executeCommand<string>("markdown.api.render", text);
      ok(/<div[^>]*class="[^"]*gantry-plan"[^>]*><svg/.test(html) && html.includes(">Digging</text>"), html);
      ok(/<code[^>]*class="[^"]*language-js/.test(html), html);
      ok(html.includes("There is no view gant."), html);
    });
  });
});
