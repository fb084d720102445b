import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { commands, Position, type Hover, type Uri } from "vscode";
import type { Commit, Git } from "../../src/host/history/git";
import { createPastPlans, type PastPlans } from "../../src/host/history/pastPlans";
import type { GantryApi } from "../../src/host/extension";
import { gantry, open, withPlan } from "./support/plans";

const PLAN = "plan: Past\nid: past\nstart: 2026-01-05\nas-of: none\ninclude: [past-more.yaml]\ntasks:\n  a: {title: First, effort: 5d}\n  b: {effort: 1d, after: a}\n";
const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

interface Version {
  readonly on: Date;
  readonly text: string;
}

/** A Git that holds versions of one file, the oldest first, and counts what it is asked for. */
function gitWith(versions: readonly Version[]): { readonly git: Git; commit(text: string): void; readonly shown: string[] } {
  const all = [...versions];
  const shown: string[] = [];
  const hash = (place: number): string => `c${String(place)}`;
  return {
    shown,
    commit: (text) => { all.push({ on: new Date(2026, 0, 30), text }); },
    git: {
      getRepository: () => ({
        state: { get HEAD() { return { commit: hash(all.length - 1) }; } },
        log: ({ maxEntries, path }) => Promise.resolve(path.endsWith("past.plan.yaml") ? all.map((one, place): Commit => ({ hash: hash(place), commitDate: one.on })).reverse().slice(0, maxEntries) : []),
        show(ref, path) {
          shown.push(`${ref} ${path.slice(path.lastIndexOf("/") + 1)}`);
          const text = all[Number(ref.slice(1))]?.text;
          return text === undefined || !path.endsWith("past.plan.yaml") ? Promise.reject(new Error("no such file")) : Promise.resolve(text);
        },
      }),
    },
  };
}

async function lineOf(past: PastPlans, { plans }: GantryApi, id: string): Promise<string | undefined> {
  const analysis = plans.current();
  await past.learn(analysis, "past");
  return past.lineOf(analysis, "past", id)?.map(({ text }) => text).join("");
}

describe("the past of a plan", () => {
  it("is told from the versions of its files, each once, and again after a commit", async () => {
    await withPlan("past.plan.yaml", PLAN, async (_uri, api) => {
      const before = PLAN.replace("effort: 5d", "effort: 2d");
      const { git, commit, shown } = gitWith([{ on: new Date(2026, 0, 2), text: before.replace(/ {2}b: .*\n/, "") }, { on: new Date(2026, 0, 9), text: before }]);
      const past = createPastPlans(api.plans, api.engine, () => Promise.resolve(git), quiet);
      strictEqual(await lineOf(past, api, "a"), "Finish over 2 versions since 2 Jan 2026 ▁▁█ 3 days later (was 6 Jan 2026)");
      strictEqual(await lineOf(past, api, "b"), "Finish over 1 version since 9 Jan 2026 ▁█ 5 days later (was 7 Jan 2026)");
      deepStrictEqual(shown.filter((one) => one.endsWith("past.plan.yaml")).sort(), ["c0 past.plan.yaml", "c1 past.plan.yaml"]);
      commit(PLAN);
      strictEqual(await lineOf(past, api, "a"), "Finish over 3 versions since 2 Jan 2026 ▁▁██ 3 days later (was 6 Jan 2026)");
    });
  });

  it("is nothing without Git, without a commit, and where Git fails", async () => {
    await withPlan("past.plan.yaml", PLAN, async (_uri, api) => {
      const gits: readonly (() => Promise<Git | undefined>)[] = [
        () => Promise.resolve(undefined),
        () => Promise.resolve({ getRepository: () => null }),
        () => Promise.resolve({ getRepository: () => ({ state: {}, log: () => Promise.resolve([]), show: () => Promise.resolve("") }) }),
        () => Promise.reject(new Error("no Git")),
        () => Promise.resolve({ getRepository: () => ({ state: { HEAD: { commit: "c" } }, log: () => Promise.reject(new Error("broken")), show: () => Promise.resolve("") }) }),
      ];
      for (const git of gits) strictEqual(await lineOf(createPastPlans(api.plans, api.engine, git, quiet), api, "a"), undefined);
    });
  });

  it("does not keep a card waiting", async () => {
    await gantry();
    await withPlan("past.plan.yaml", PLAN, async (uri: Uri) => {
      await open(uri);
      const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, new Position(6, 3));
      ok(hovers.length > 0);
      match(hovers.flatMap(({ contents }) => contents).map((one) => (typeof one === "object" && "value" in one ? one.value : one)).join("\n"), /First/);
    });
  });
});
