import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { commands, window, type ThemeIcon } from "vscode";
import type { BaselineReading } from "../../src/core/model/baseline";
import { createBaselines } from "../../src/host/history/baselines";
import type { Git, Repository } from "../../src/host/history/git";
import type { GantryApi } from "../../src/host/extension";
import { problemAt, remove, until, withPlan, write } from "./support/plans";

const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
const PLAN = "plan: Base\nid: base\nstart: 2026-01-05\nas-of: none\ntasks:\n  a: {title: First, duration: 5d}\n";

/** A repository in which the tag v1.0 has a shorter task. */
const repository: Repository = {
  state: { HEAD: { commit: "c1" } },
  log: () => Promise.resolve([]),
  show: (ref, path) => (ref === "c0" && path.endsWith("base.plan.yaml") ? Promise.resolve(PLAN.replace("5d", "3d")) : Promise.reject(new Error("no such file"))),
  getCommit: (ref) => (ref === "v1.0" ? Promise.resolve({ hash: "c0", commitDate: new Date(2026, 0, 2) }) : ref === "before" ? Promise.resolve({ hash: "c9" }) : Promise.reject(new Error("unknown revision"))),
};

/** What is read for the plan as it stands, by a Git of one's own. */
async function readingsOf({ plans, engine }: GantryApi, git: Git | undefined): Promise<readonly BaselineReading[] | undefined> {
  let taken: Parameters<GantryApi["plans"]["takeBaselines"]>[0] | undefined;
  const plan = plans.current().snapshot.planById("base");
  ok(plan);
  const parts = { get analysis() { return plans.analysis; }, onDidAnalyse: plans.onDidAnalyse, uriOf: plans.uriOf, takeBaselines: (found: typeof taken) => { taken = found; } };
  const baselines = createBaselines(parts, engine, () => Promise.resolve(git), quiet);
  await baselines.settle();
  baselines.dispose();
  return taken?.(plan);
}

describe("baselines in the editor", () => {
  it("are read from a revision by the editor's Git", async () => {
    await withPlan("base.plan.yaml", `${PLAN}baseline: v1.0\n`, async (_uri, api) => {
      const [reading] = (await readingsOf(api, { getRepository: () => repository })) ?? [];
      ok(reading?.kind === "read", JSON.stringify(reading));
      strictEqual(reading.baseline.tasks[0]?.finish, Date.UTC(2026, 0, 7, 17) / 60_000);
    });
  });

  it("say why they are missing, and nothing where there is no Git", async () => {
    await withPlan("base.plan.yaml", `${PLAN}baselines: {a: {ref: v2}, b: {ref: "--output=x"}, c: {ref: before}}\n`, async (_uri, api) => {
      const messages = ((await readingsOf(api, { getRepository: () => repository })) ?? []).map((one) => (one.kind === "missing" ? one.message.slice(0, 60) : one.kind));
      deepStrictEqual(messages, ["The revision `v2` cannot be found in the repository; name a ", "The revision `--output=x` cannot be found in the repository;", "The revision `before` does not have this plan; name one in w"]);
      match(JSON.stringify(await readingsOf(api, { getRepository: () => null })), /no Git repository/);
      deepStrictEqual(await readingsOf(api, undefined), []);
    });
  });

  it("are read from a table, and again when it changes", async () => {
    await write("signed.csv", "id,start,finish,effort,cost\na,2026-01-05,soon,,\n");
    try {
      await withPlan("base.plan.yaml", `${PLAN}baselines: {signed: {file: signed.csv}}\n`, async (uri, api) => {
        match((await problemAt(uri, "missing-revision")).message, /signed\.csv: line 2 has the finish `soon`/);
        await write("signed.csv", "id,start,finish,effort,cost\na,2026-01-05,2026-01-07,3d,900\n");
        const read = await until("the table is read again", () => {
          const { snapshot, context } = api.plans.analysis;
          const plan = snapshot.planById("base");
          const [reading] = (plan === undefined ? undefined : context.baselines?.(plan)) ?? [];
          return reading?.kind === "read" && reading.baseline;
        });
        strictEqual(read.tasks[0]?.cost, 900);
      });
    } finally {
      await remove("signed.csv");
    }
  });
});

const RELEASES = `plan: Tracks
id: tracks
start: 2026-01-05
as-of: 2026-01-12
releases: {beta: {title: Public beta, date: 2026-01-14}, ga: {title: General, date: 2026-06-30}}
objectives: {less: {title: Less drop-off, results: {conv: {from: 60, target: 80, metric: conversion}}}}
metrics: {conversion: {history: {2026-01-01: 65}}}
tasks:
  pay: {title: Payment, duration: 2d, release: beta, started: 2026-01-05, finished: 2026-01-06}
  form: {title: Card form, duration: 9d, release: beta, objective: less}
  docs: {duration: 2d, release: ga}
`;

describe("the tree of releases and objectives", () => {
  it("shows promise against forecast, progress and what carries it", async () => {
    await withPlan("tracks.plan.yaml", RELEASES, async (_uri, { releasesTree, plans }) => {
      plans.current();
      const line = (id: string) => releasesTree.content.lines.get(`tracks/${id}`);
      const beta = await until("the release", () => line("beta"));
      deepStrictEqual(beta.children, ["tracks/beta task pay", "tracks/beta task form"]);
      const item = beta.item();
      match(String(item.description), /^18% · 22 Jan, promised 14 Jan · 8d late$/);
      deepStrictEqual([(item.iconPath as ThemeIcon).id, item.contextValue, item.command?.command], ["warning", "release", "gantry.revealInPlan"]);
      match(String(line("ga")?.item().description), /on track$/);
      match(String(line("less")?.item().description), /^25% · work 0%/);
      match(String(releasesTree.content.lines.get("tracks/less result conv")?.item().description), /^25% · 60 → 65 → 80$/);
    });
  });

  it("shows objectives below those that they serve, the ideas for them, and what serves none", async () => {
    const text = RELEASES.replace("objectives: {less:", "objectives: {idle: {title: Idle}, card: {title: Card, parent: less}, one: {parent: two}, two: {parent: one}, less:")
      .replace("tasks:", "backlog: {wallet: {title: Wallet, objective: card}}\ntasks:");
    await withPlan("tracks.plan.yaml", text, async (_uri, { releasesTree, plans }) => {
      plans.current();
      const line = (id: string) => releasesTree.content.lines.get(`tracks${id}`);
      const less = await until("the objective", () => line("/less"));
      deepStrictEqual(less.children, ["tracks/less result conv", "tracks/card", "tracks/less task form"]);
      deepStrictEqual([line("/card")?.parent, line("/card")?.children, line("/two")?.parent], ["tracks/less", ["tracks/card idea wallet"], "tracks/one"]);
      match(String(line("/idle")?.item().description), /nothing is done for it$/);
      deepStrictEqual(line(" no objective")?.children, ["tracks no objective task docs"]);
      deepStrictEqual(releasesTree.content.roots, ["tracks/beta", "tracks/ga", "tracks/idle", "tracks/less", "tracks/one", "tracks no objective"]);
    });
  });

  it("drafts release notes into a document that is not saved", async () => {
    await withPlan("tracks.plan.yaml", RELEASES, async (_uri, { releasesTree, plans }) => {
      plans.current();
      await until("the release", () => releasesTree.content.lines.has("tracks/beta"));
      await commands.executeCommand("gantry.draftReleaseNotes", "tracks/beta");
      const editor = await until("the draft", () => window.activeTextEditor?.document.isUntitled === true && window.activeTextEditor);
      strictEqual(editor.document.languageId, "markdown");
      match(editor.document.getText(), /^# Public beta\n\nPlanned for 14 January 2026\n\n## New\n\n- Payment\n\n## Not finished yet[^\n]*\n\n- Card form\n$/);
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    });
  });
});
