import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { commands, ConfigurationTarget, languages, Position, Range, workspace, WorkspaceEdit, type CodeLens, type Hover, type InlayHint, type MarkdownString, type Uri } from "vscode";
import type { GantryApi } from "../../src/host/extension";
import { codesAt, open, problemAt, until, withPlan } from "./support/plans";

const PLAN = `plan: Likely
id: likely
start: 2026-01-05
as-of: none
finish: 2026-01-30
releases:
  beta: {date: 2026-01-14}
tasks:
  schema:
    duration: 2d/3d/9d
    due: 2026-01-07
  api: {duration: 5d..12d, after: schema, release: beta}
risks:
  vendor: {probability: 30%, impact: {time: 2d/3d/5d}, affects: api}
`;

const hintsOf = (uri: Uri): Thenable<InlayHint[]> => commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", uri, new Range(0, 0, 100, 0));
const lensesOf = (uri: Uri): Thenable<CodeLens[]> => commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);

async function insert(uri: Uri, line: number, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(uri, new Position(line, 0), text);
  ok(await workspace.applyEdit(edit));
}

/** Waits until the plan as it is now is simulated to the end. */
const simulated = ({ forecasts, plans }: GantryApi, plan: string): Promise<number> => until(`${plan} is simulated`, () => {
  plans.current();
  const { state, figures } = forecasts.known(plan);
  return state === "ready" ? figures?.samples : undefined;
}, 12_000);

describe("the simulation in the editor", () => {
  it("comes by itself, quickly first and then in full, and again after an edit", async () => {
    await withPlan("likely.plan.yaml", PLAN, async (uri, api) => {
      const seen: number[] = [];
      const listening = api.forecasts.onDidForecast((plan) => { seen.push(api.forecasts.of(plan)?.figures.samples ?? 0); });
      try {
        await open(uri);
        strictEqual(await simulated(api, "likely"), 10_000);
        deepStrictEqual(seen, [1000, 10_000]);
        const before = api.forecasts.of("likely")?.figures.finish.p80 ?? 0;
        await insert(uri, 12, "  more: {duration: 10d/12d/20d, after: api}\n");
        await simulated(api, "likely");
        ok((api.forecasts.of("likely")?.figures.finish.p80 ?? 0) > before);
      } finally {
        listening.dispose();
      }
    });
  });

  it("gives what the command line gives", async () => {
    await withPlan("likely.plan.yaml", PLAN, async (uri, api) => {
      await open(uri);
      await simulated(api, "likely");
      const { simulate } = await import("../../src/core/risk/simulate");
      const { schedulePlan } = await import("../../src/core/schedule/schedule");
      const figures = api.forecasts.of("likely")?.figures;
      const plan = api.plans.current().snapshot.planById("likely");
      ok(figures !== undefined && plan !== undefined);
      const schedule = schedulePlan(plan, { now: api.plans.analysis.context.now });
      ok(schedule !== undefined);
      const expected = simulate(schedule, { samples: 10_000, seed: 1 });
      deepStrictEqual(figures.finish, expected?.finish);
      deepStrictEqual(figures.deadlines, expected?.deadlines);
    });
  });

  it("is ended by an edit, and the thread of the editor is free meanwhile", async () => {
    const many = Array.from({ length: 1500 }, (_, i) => `  t${String(i)}: {duration: 2d/3d/9d${i % 10 === 0 ? "" : `, after: t${String(i - 1)}`}}\n`).join("");
    const settings = workspace.getConfiguration("gantry");
    await settings.update("forecast.samples", 100_000, ConfigurationTarget.Workspace);
    try {
      await withPlan("many.plan.yaml", `plan: Many\nid: many\nstart: 2026-01-05\nas-of: none\nlevel: false\ntasks:\n${many}`, async (uri, api) => {
        await open(uri);
        await until("it has begun in full", () => api.forecasts.known("many").state === "working" && api.forecasts.of("many") !== undefined);
        const { ended } = api.forecasts.counts;
        // Turns of the host's thread while the simulation runs in its own: it would have none if it ran here.
        let turns = 0;
        for (let turn = 0; turn < 50 && api.forecasts.known("many").state === "working"; turn++) {
          await new Promise((resolve) => setTimeout(resolve, 0));
          turns++;
        }
        strictEqual(turns, 50);
        await insert(uri, 6, "  first: {duration: 1d}\n");
        await until("the edit has ended it", () => api.forecasts.counts.ended > ended);
      });
    } finally {
      await settings.update("forecast.samples", undefined, ConfigurationTarget.Workspace);
    }
  });

  it("stands in hints, lenses and hovers, and hints without it where they are switched off", async () => {
    await withPlan("likely.plan.yaml", PLAN, async (uri, api) => {
      await open(uri);
      await simulated(api, "likely");
      const labels = (await hintsOf(uri)).map(({ label }) => String(label));
      ok(labels.every((label) => /P80 \d+ \w+ · \d+ % critical$/.test(label)), labels.join("\n"));
      const titles = (await lensesOf(uri)).map(({ command }) => command?.title ?? "");
      ok(titles.some((title) => /critical · .*P80 \d+ \w+ · 100 % critical · show in Gantt/.test(title)), titles.join("\n"));
      ok(titles.some((title) => /% chance to keep the date · show in roadmap/.test(title)), titles.join("\n"));
      const [hover] = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, new Position(8, 4));
      const card = (hover?.contents[0] as MarkdownString).value.replace(/\\(?=[^\w\s])/g, "");
      ok(/Simulated finish: P10 .* P90 .*critical in 100 % of the samples/.test(card.replaceAll("&nbsp;", " ")), card);
      ok(/\d+ % chance to meet it/.test(card.replaceAll("&nbsp;", " ")), card);
      const settings = workspace.getConfiguration("gantry");
      await settings.update("inlayHints.forecast", false, ConfigurationTarget.Workspace);
      try {
        ok((await hintsOf(uri)).every(({ label }) => !String(label).includes("P80")));
      } finally {
        await settings.update("inlayHints.forecast", undefined, ConfigurationTarget.Workspace);
      }
    });
  });

  it("tells the chance of what is missed, and what will probably be", async () => {
    await withPlan("likely.plan.yaml", PLAN, async (uri, api) => {
      await open(uri);
      await simulated(api, "likely");
      const unlikely = await problemAt(uri, "unlikely-deadline");
      ok(/`schema` is forecast in time for .*, but with \d+ % chance only/.test(unlikely.message), unlikely.message);
      const missed = await until("the chance stands in the problem", () => languages.getDiagnostics(uri).find(({ message }) => message.includes("chance to meet")));
      ok(/\(.*% chance to meet .*\)$/.test(missed.message), missed.message);
      const settings = workspace.getConfiguration("gantry");
      await settings.update("forecast.leastChance", 0, ConfigurationTarget.Workspace);
      try {
        await until("nothing is unlikely any more", () => !codesAt(uri).includes("unlikely-deadline"));
      } finally {
        await settings.update("forecast.leastChance", undefined, ConfigurationTarget.Workspace);
      }
    });
  });

  it("is off where it is switched off, and does nothing for plans without any spread", async () => {
    const settings = workspace.getConfiguration("gantry");
    await settings.update("forecast.enabled", false, ConfigurationTarget.Workspace);
    try {
      await withPlan("likely.plan.yaml", PLAN, async (uri, api) => {
        await open(uri);
        strictEqual(api.forecasts.known("likely").state, "off");
        await settings.update("forecast.enabled", undefined, ConfigurationTarget.Workspace);
        await simulated(api, "likely");
      });
    } finally {
      await settings.update("forecast.enabled", undefined, ConfigurationTarget.Workspace);
    }
    await withPlan("sure.plan.yaml", "plan: Sure\nid: sure\nas-of: none\ntasks: {a: {duration: 3d}}\n", async (uri, api) => {
      await open(uri);
      strictEqual(api.forecasts.known("sure").state, "no-spread");
    });
  });

  it("tries what is turned, and writes nothing", async () => {
    await withPlan("likely.plan.yaml", PLAN, async (uri, api) => {
      await open(uri);
      await simulated(api, "likely");
      const now = api.forecasts.of("likely")?.figures.finish.p80 ?? 0;
      const answer = await api.forecasts.ask("likely", { turns: [{ kind: "length", id: "api", value: 0.5 }, { kind: "probability", id: "vendor", value: 0 }], of: "api" });
      ok(answer.kind === "shown");
      ok(answer.shown.finish.p80 < now);
      strictEqual(answer.writes, "duration: 2.5d..6d, probability: 0%");
      ok(answer.shown.curves.some(({ of }) => of.id === "api"));
      strictEqual((await workspace.openTextDocument(uri)).getText(), PLAN);
      deepStrictEqual(await api.forecasts.ask("likely", { turns: [{ kind: "probability", id: "nobody", value: 0.5 }], of: "" }), { kind: "refused", message: "There is no risk `nobody` in this plan." });
    });
  });

  it("answers the checks of a plan once it is whole, and the releases in their tree", async () => {
    const checks = 'checks:\n  sure: "P80(plan) <= 2026-01-06"\n  safe: "P95(beta) <= 2030-01-01"\n';
    await withPlan("likely.plan.yaml", PLAN.replace("tasks:\n", `${checks}tasks:\n`), async (uri, api) => {
      ok(!codesAt(uri).includes("failed-check"));
      await open(uri);
      await simulated(api, "likely");
      const failed = await problemAt(uri, "failed-check");
      ok(/The check `sure` does not hold: `P80\(plan\)` is .*, not at most/.test(failed.message), failed.message);
      strictEqual(codesAt(uri).filter((code) => code === "failed-check").length, 1);
      const beta = await until("the chance of the release", () => {
        const text = api.releasesTree.content.lines.get("likely/beta")?.item().description;
        return typeof text === "string" && text.includes("% chance") ? text : undefined;
      });
      const promised = api.forecasts.of("likely")?.figures.deadlines.find(({ kind }) => kind === "release")?.probability ?? 0;
      ok(beta.endsWith(`${String(Math.round(promised * 100))} % chance`), beta);
      await insert(uri, 0, "# other words\n");
      await simulated(api, "likely");
      await until("it still stands", () => codesAt(uri).includes("failed-check"));
    });
  });
});
