import { ok } from "node:assert/strict";
import { languages, Range, workspace, WorkspaceEdit } from "vscode";
import { codeOf, gantry, open, until, withPlan } from "./support/plans";

/** A plan of 1,000 tasks in 20 summaries, with links, people, dates and comments. */
function thousandTasks(): string {
  const lines = ["plan: Thousand", "id: thousand", "start: 2026-01-05", "as-of: none", "people:"];
  for (let n = 0; n < 10; n++) lines.push(`  p${String(n)}: {name: Person ${String(n)}, rate: ${String(60 + n)}/h}`);
  lines.push("tasks:");
  for (let group = 0; group < 20; group++) {
    lines.push(`  g${String(group)}:`, `    title: Group ${String(group)}`, "    tasks:");
    for (let n = 0; n < 50; n++) {
      const after = n === 0 ? "" : `, after: t${String(group)}-${String(n - 1)}`;
      lines.push(`      t${String(group)}-${String(n)}: {title: "Task ${String(n)} of ${String(group)}", effort: ${String(1 + (n % 5))}d, who: p${String((group + n) % 10)}${after}}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

describe("speed", () => {
  it("activation is quick", async () => {
    const { activationTime } = await gantry();
    // eslint-disable-next-line no-console
    console.log(`        activation: ${activationTime.toFixed(1)} ms`);
    ok(activationTime < 100, `${activationTime.toFixed(0)} ms`);
  });

  it("a plan of 1,000 tasks shows new problems soon after the last key", async function () {
    this.timeout(60000);
    await withPlan("thousand.plan.yaml", thousandTasks(), async (uri) => {
      const { document } = await open(uri);
      const unknown = (): number => languages.getDiagnostics(uri).filter((one) => codeOf(one) === "unknown-reference").length;
      const times: number[] = [];
      for (let round = 0; round < 12; round++) {
        const edit = new WorkspaceEdit();
        const at = document.getText().indexOf("after: t10-20}") + "after: t10-20".length;
        edit.insert(uri, document.positionAt(at), "x");
        ok(await workspace.applyEdit(edit));
        const began = performance.now();
        await until("the problem", () => unknown() === 1);
        times.push(performance.now() - began);
        const back = new WorkspaceEdit();
        back.delete(uri, new Range(document.positionAt(at), document.positionAt(at + 1)));
        ok(await workspace.applyEdit(back));
        await until("no problem", () => unknown() === 0);
      }
      times.sort((a, b) => a - b);
      // eslint-disable-next-line no-console
      console.log(`        last key to problems, 1,000 tasks: ${times.map((time) => time.toFixed(0)).join(" ")} ms`);
      await document.save();
      ok((times[6] ?? Infinity) < 250, times.join(" "));
    });
  });
});
