import { ok, strictEqual } from "node:assert/strict";
import { commands, Range, workspace, WorkspaceEdit, type TextDocument, type Uri } from "vscode";
import { open, withPlan } from "./support/plans";

/** A small generator, so that each round can be run again by its number. */
function random(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state % below;
  };
}

const TASKS = 8;
const plan = (round: number): string =>
  `plan: Together\nid: together-${String(round)}\nas-of: none\n# typed:\n\ntasks:\n` +
  Array.from({ length: TASKS }, (_, n) => `  t${String(n)}: {effort: 1d}   # ${String(n)}\n`).join("");

async function type(document: TextDocument, text: string): Promise<void> {
  for (;;) {
    const edit = new WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf("# typed:") + "# typed:".length);
    edit.replace(document.uri, new Range(at, at), text);
    // A person's key is never lost: it goes to what is on the screen.
    if (await workspace.applyEdit(edit)) return;
  }
}

describe("typing, edits of views, saves and writes from outside, all at once", () => {
  for (let round = 1; round <= 20; round++) {
    it(`end in a text that holds all of them: ${String(round)}`, async function () {
      this.timeout(60000);
      await withPlan(`together-${String(round)}.plan.yaml`, plan(round), async (uri: Uri, { plans }) => {
        const { document } = await open(uri);
        const below = random(round);
        const wanted = new Map<number, number>();
        const typed: string[] = [];
        const work: Promise<unknown>[] = [];
        for (let step = 0; step < 15; step++) {
          const kind = below(4);
          if (kind === 0) {
            const letters = ` w${String(step)}`;
            typed.push(letters);
            work.push(type(document, letters));
          } else if (kind === 1) {
            work.push(Promise.resolve(commands.executeCommand("workbench.action.files.save")));
          } else {
            const task = below(TASKS);
            const days = 2 + below(90);
            wanted.set(task, days);
            work.push(plans.apply({ kind: "set-key", plan: `together-${String(round)}`, id: `t${String(task)}`, key: "effort", text: `${String(days)}d` })
              .then((result) => { ok(result.kind !== "refused", JSON.stringify(result)); }));
          }
          if (below(3) === 0) await new Promise((resolve) => setTimeout(resolve, below(20)));
        }
        await Promise.all(work);
        const text = document.getText();
        const line = text.split("\n").find((one) => one.startsWith("# typed:")) ?? "";
        for (const letters of typed) ok(line.includes(letters), `${letters} is lost: ${line}`);
        let expected = plan(round).replace("# typed:", line);
        for (const [task, days] of wanted) expected = expected.replace(`t${String(task)}: {effort: 1d}`, `t${String(task)}: {effort: ${String(days)}d}`);
        strictEqual(text, expected);
        await document.save();
      });
    });
  }
});
