import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { commands, Uri } from "vscode";
import type { FenceRule, FenceToken, MarkdownIt } from "../../src/host/preview/fence";
import { fileAt, gantry, until, withPlan, write, remove } from "./support/plans";

/** As much of markdown-it as a fence needs: attributes are written as it does, other fences as code. */
async function renderer(): Promise<(info: string, content: string, env?: unknown) => string> {
  const before: FenceRule = (tokens, at) => `<pre>${tokens[at]?.content ?? ""}</pre>`;
  const markdown: MarkdownIt = { renderer: { rules: { fence: before } } };
  const { extendMarkdownIt } = await gantry();
  strictEqual(extendMarkdownIt(markdown), markdown);
  return (info, content, env = {}) => {
    const attributes: [string, string][] = [["data-line", "3"], ["class", "code-line"]];
    const token: FenceToken = { info, content, attrJoin: (name, value) => { attributes.find(([key]) => key === name)!.splice(1, 1, `code-line ${value}`); } };
    const self = { renderAttrs: () => attributes.map(([name, value]) => ` ${name}="${value}"`).join(""), renderToken: () => "" };
    return markdown.renderer.rules["fence"]?.([token], 0, {}, env, self) ?? "";
  };
}

const PLAN = "plan: <b>Fence</b>\nid: fence\nas-of: none\nstart: 2026-03-02\nreleases: {v1: {date: 2026-03-20}}\ntasks: {a: {title: \"<i>Dig</i>\", effort: 2d, release: v1}, b: {title: Build, effort: 1d}}\n";

describe("fenced blocks in Markdown", () => {
  it("show a plan as a picture in place of the block, on its line", async () => {
    const render = await renderer();
    await withPlan("fence.plan.yaml", PLAN, async () => {
      const html = render("plan", "gantt\nplan: fence.plan.yaml\n", { currentDocument: fileAt("notes.md") });
      match(html, /^<div data-line="3" class="code-line gantry-plan"><svg /);
      ok(html.includes("&lt;i&gt;Dig&lt;/i&gt;") && html.includes(">Build<") && !html.includes("<i>") && !html.includes("<b>"), html);
      ok(!render("plan", "gantt\nplan: fence\nrelease: v1").includes(">Build<"), "one release shows its own tasks");
      for (const view of ["roadmap", "status", "board", "resources"]) match(render("plan", `${view}\nplan: fence`), new RegExp(`class="gantry-picture gantry-${view}[ "]`));
      match(render("plan", "risk-matrix\nplan: fence"), /class="gantry-picture gantry-riskMatrix[ "]/);
      await Promise.resolve();
    });
  });

  it("leave every other block as it was", async () => {
    const render = await renderer();
    deepStrictEqual([render("js", "gantt\n"), render("", "gantt"), render("plan", "plan: Shop\ntasks: {}\n"), render("planning", "gantt")],
      ["<pre>gantt\n</pre>", "<pre>gantt</pre>", "<pre>plan: Shop\ntasks: {}\n</pre>", "<pre>gantt</pre>"]);
  });

  it("say what can be written when something is wrong, without markup of their own", async () => {
    const render = await renderer();
    await withPlan("fence.plan.yaml", PLAN, async () => {
      const said = (content: string): string => /<p class="gantry-words">(.*)<\/p>/.exec(render("plan", content, { currentDocument: fileAt("notes.md") }))?.[1] ?? "";
      match(said("gant"), /There is no view gant\. There are: gantt, roadmap, status, board, resources/);
      match(said("gantt\nrow: 3"), /There is no option row here\. There are: plan, release, rows/);
      match(said("gantt\nrows: <script>"), /&#60;script&#62; is nothing for rows/);
      match(said("gantt\nplan: nowhere.plan.yaml"), /There is no plan nowhere\.plan\.yaml\. There are: .*fence\.plan\.yaml/);
      match(said("gantt\nplan: fence\nrelease: v9"), /There is no release v9\. There are: v1/);
      for (const way of ["../../etc/passwd", "../outside.plan.yaml", "/../outside.plan.yaml", "sub/../../../x.plan.yaml"]) match(said(`gantt\nplan: ${way}`), /outside this workspace/);
      await Promise.resolve();
    });
  });

  it("take the nearest plan when none is named", async () => {
    const render = await renderer();
    const { plans } = await gantry();
    try {
      const deep = await write("near/deep.plan.yaml", "plan: Deep one\nas-of: none\ntasks: {a: {effort: 1d}}\n");
      await until("both plans are read", () => plans.analysis.snapshot.files.has(plans.fileOf(deep)));
      ok(render("plan", "status", { currentDocument: fileAt("near/notes.md") }).includes("Deep one"));
      ok(render("plan", "status", { currentDocument: fileAt("near/far/notes.md") }).includes("Deep one"));
      ok(!render("plan", "status", { currentDocument: fileAt("notes.md") }).includes("Deep one"));
      ok(render("plan", "status", { currentDocument: Uri.parse("untitled:Untitled-1") }).includes("<svg"));
      ok(render("plan", "status\nplan: /near/deep.plan.yaml", { currentDocument: fileAt("elsewhere/notes.md") }).includes("Deep one"));
    } finally {
      await remove("near");
      await until("the plan is forgotten", () => ![...plans.analysis.snapshot.files.keys()].some((file) => file.includes("/near/")));
    }
  });

  it("never make the command that they refresh by run when no preview is open", async () => {
    const render = await renderer();
    const host = commands as unknown as Record<"executeCommand", unknown>;
    const { executeCommand } = commands;
    const asked: string[] = [];
    host.executeCommand = (name: string, ...rest: unknown[]) => {
      asked.push(name);
      return executeCommand(name, ...rest);
    };
    try {
      await withPlan("fence.plan.yaml", PLAN, async (uri, { plans }) => {
        render("plan", "gantt\nplan: fence");
        await write("fence.plan.yaml", PLAN.replace("Build", "Rebuild"));
        await until("the change is read", () => plans.analysis.snapshot.files.get(plans.fileOf(uri))?.text.includes("Rebuild"));
        ok(render("plan", "gantt\nplan: fence").includes("Rebuild"), "the newest analysis is drawn");
        await new Promise((resolve) => setTimeout(resolve, 1300));
      });
    } finally {
      host.executeCommand = executeCommand;
    }
    ok(!asked.includes("markdown.preview.refresh"));
  });
});
