import { ok, strictEqual, deepStrictEqual } from "node:assert/strict";
import { commands, DiagnosticSeverity, languages, Range, workspace, WorkspaceEdit, ConfigurationTarget, type CodeAction } from "vscode";
import { parseDocument } from "yaml";
import { codeOf, codesAt, open, problemAt, remove, until, withPlan, write } from "./support/plans";

const HEAD = "plan: Problems\nid: problems\nstart: 2026-01-05\nas-of: none\n";

describe("problems", () => {
  it("stand at a closed file, with their code and a link to its page", async () => {
    await withPlan("closed.plan.yaml", `${HEAD}tasks:\n  a: {effort: 1d, after: nobody}\n`, async uri => {
      const problem = await problemAt(uri, "unknown-reference");
      strictEqual(problem.severity, DiagnosticSeverity.Error);
      strictEqual(problem.source, "gantry");
      ok(typeof problem.code === "object" && problem.code.target.path.endsWith("/docs/diagnostics/unknown-reference.md"));
      const page = await workspace.openTextDocument(problem.code.target);
      ok(page.getText().includes("# unknown-reference") && page.languageId === "markdown", page.getText());
      deepStrictEqual(problem.range, new Range(5, 25, 5, 31));
    });
  });

  it("come and go while typing, without saving", async () => {
    await withPlan("typing.plan.yaml", `${HEAD}tasks:\n  a: {effort: 1d}\n  b: {effort: 1d, after: a}\n`, async uri => {
      const { document } = await open(uri);
      await until("no unknown reference", () => !codesAt(uri).includes("unknown-reference"));
      const edit = new WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().lastIndexOf("a}") + 1), "x");
      ok(await workspace.applyEdit(edit));
      await problemAt(uri, "unknown-reference");
      await commands.executeCommand("undo");
      await until("the problem is gone", () => !codesAt(uri).includes("unknown-reference"));
    });
  });

  it("say a cycle on every edge, with the others as related information", async () => {
    await withPlan("cycle.plan.yaml", `${HEAD}tasks:\n  a: {effort: 1d, after: b}\n  b: {effort: 1d, after: a}\n`, async uri => {
      const problem = await problemAt(uri, "dependency-cycle");
      ok((problem.relatedInformation?.length ?? 0) > 0);
      ok(/a.*b|b.*a/.test(problem.message), problem.message);
    });
  });

  it("go with their file", async () => {
    const uri = await write("gone.plan.yaml", `${HEAD}tasks:\n  a: {effort: 1d, after: nobody}\n`);
    await problemAt(uri, "unknown-reference");
    await remove("gone.plan.yaml");
    await until("nothing stands at the file", () => codesAt(uri).length === 0);
  });

  it("are limited to 500 a file, the worst first, and the last one says how many more", async () => {
    const lines = Array.from({ length: 700 }, (_, n) => `  t${String(n)}: {effort: 1d, after: nobody${String(n)}}`);
    await withPlan("many.plan.yaml", `${HEAD}tasks:\n${lines.join("\n")}\n`, async uri => {
      const all = await until("501 problems", () => {
        const now = languages.getDiagnostics(uri);
        return now.length === 501 && now;
      });
      ok(all.slice(0, 500).every(one => one.severity === DiagnosticSeverity.Error));
      ok(/^And \d{3,} more problems/.test(all[500]?.message ?? ""), all[500]?.message ?? "none");
    });
  });

  it("take their severity from the setting, or stay away", async () => {
    const settings = workspace.getConfiguration("gantry");
    await withPlan("severity.plan.yaml", `${HEAD}tasks:\n  a: {effort: 1d, after: nobody}\n`, async uri => {
      await problemAt(uri, "unknown-reference");
      try {
        await settings.update("severity", { "unknown-reference": "hint" }, ConfigurationTarget.Workspace);
        await until("a hint", () => languages.getDiagnostics(uri).some(one => codeOf(one) === "unknown-reference" && one.severity === DiagnosticSeverity.Hint));
        await settings.update("severity", { "unknown-reference": "off" }, ConfigurationTarget.Workspace);
        await until("silence", () => !codesAt(uri).includes("unknown-reference"));
      } finally {
        await settings.update("severity", undefined, ConfigurationTarget.Workspace);
      }
      await problemAt(uri, "unknown-reference");
    });
  });

  it("are put right by a quick fix", async () => {
    const before = `${HEAD}tasks:\n  schema: {effort: 1d}   # first\n  api: {effort: 2d, after: shema}\n`;
    await withPlan("fix.plan.yaml", before, async uri => {
      const { document } = await open(uri);
      const problem = await problemAt(uri, "unknown-reference");
      const actions = await commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, problem.range, undefined, 20);
      const fix = actions.find(action => action.title.includes("schema"));
      ok(fix, `No fix among ${actions.map(({ title }) => title).join(", ")}`);
      ok(fix.command ?? fix.edit);
      if (fix.edit !== undefined) ok(await workspace.applyEdit(fix.edit));
      if (fix.command !== undefined) await commands.executeCommand(fix.command.command, ...((fix.command.arguments ?? []) as unknown[]));
      strictEqual(document.getText(), before.replace("shema", "schema"));
      await until("no problem", () => !codesAt(uri).includes("unknown-reference"));
    });
  });

  it("name the fault of a file that is not YAML, and leave the others alone", async () => {
    await withPlan("whole.plan.yaml", "plan: Whole\nid: whole\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {effort: 1d, after: nobody}\n", async whole => {
      await withPlan("broken.plan.yaml", "plan: [Broken\n  : {{{\n\t- x\n", async broken => {
        await until("a fault", () => languages.getDiagnostics(broken).some(({ severity }) => severity === DiagnosticSeverity.Error));
        ok(codesAt(whole).includes("unknown-reference"));
      });
    });
  });
});

describe("problems of hostile files", () => {
  const cases: [name: string, text: string][] = [
    ["empty", ""],
    ["binary", "\u0000\u0001\u0002\uFFFD".repeat(1000)],
    ["prototype", "plan: P\nid: proto\ntasks:\n  __proto__: {effort: 1d}\n  constructor: {effort: 2d, after: __proto__}\n"],
    ["aliases", `plan: A\nid: aliases\nx: &a [1]\n${Array.from({ length: 30 }, (_, n) => `y${String(n)}: &b${String(n)} [${n === 0 ? "*a" : `*b${String(n - 1)}`}, ${n === 0 ? "*a" : `*b${String(n - 1)}`}]`).join("\n")}\n`],
    ["keys", `plan: K\nid: keys\ntasks:\n${Array.from({ length: 50000 }, (_, n) => `  k${String(n)}: {effort: 1d}`).join("\n")}\n`],
    ["large", `plan: L\n# ${"x".repeat(10 * 1024 * 1024)}\n`],
  ];
  for (const [name, text] of cases) {
    it(`keep the host answering: ${name}`, async function () {
      this.timeout(60000);
      let longest = 0;
      let last = Date.now();
      let watching = true;
      const watch = (): void => {
        longest = Math.max(longest, Date.now() - last);
        last = Date.now();
        if (watching) setTimeout(watch, 5);
      };
      watch();
      await withPlan(`hostile-${name}.plan.yaml`, text, async uri => {
        await until("problems are shown", () => languages.getDiagnostics(uri).length > 0 || name === "prototype", 30000);
        watching = false;
      });
      const limit = name === "keys" ? 2 * timeOfYaml(text) : 6000;
      ok(longest < limit, `The host stood still for ${String(longest)} ms, longer than ${limit.toFixed(0)} ms`);
    });
  }
});

/** What `yaml` alone takes to read a text on this machine, now. */
function timeOfYaml(text: string): number {
  const began = performance.now();
  parseDocument(text, { uniqueKeys: false });
  return performance.now() - began;
}
