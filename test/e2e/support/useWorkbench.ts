import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { joinServer, launchBrowser, openWorkbench, startServer } from "../../../scripts/workbench.mjs";
import type { PageOptions, Server } from "../../../scripts/workbench.mjs";
import type { Workbench } from "../../../scripts/workbenchPage.mjs";
import { repositoryRoot } from "../../support/repository";

/** One VS Code on a fresh copy of a folder, for the tests of a suite. */
export interface Stage {
  /** The open workbench. */
  readonly workbench: Workbench;
  /** The copy of the folder: tests may change it. */
  readonly folder: string;
  /** The version of VS Code that runs. */
  readonly version: string;
}

let shared: { readonly server: Server; readonly browser: Browser } | undefined;

async function serverAndBrowser() {
  const address = process.env["GANTRY_SERVER"];
  shared ??= {
    server: address === undefined ? await startServer() : joinServer(address),
    browser: await launchBrowser(),
  };
  return shared;
}

// Outside every suite: runs once, when all tests of the process are done.
after(async () => {
  await shared?.browser.close();
  await shared?.server.stop();
});

/** Keeps a picture of what was on the screen when a test failed, and says where it is. */
async function keepPicture(workbench: Workbench, test: Mocha.Test): Promise<void> {
  const folder = path.join(repositoryRoot, "dist/test/failures");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${test.fullTitle().replace(/[^a-z0-9]+/gi, "-")}.png`);
  await workbench.screenshot(file).then(
    () => process.stdout.write(`      picture: ${path.relative(repositoryRoot, file)}\n`),
    () => undefined,
  );
}

/**
 * Opens VS Code on a fresh copy of a folder of the repository before the suite's tests and closes it after them:
 *
 *     const stage = useWorkbench('examples');
 *     it('…', async () => { await stage().workbench.openFile('product.plan.yaml'); });
 *
 * @param options - how to open it; `prepare` may change the copy before it is opened
 */
export function useWorkbench(folder: string, { prepare, ...options }: PageOptions & { readonly prepare?: (folder: string) => Promise<void> } = {}): () => Stage {
  let stage: Stage | undefined;
  before(async function () {
    this.timeout(120_000);
    const { server, browser } = await serverAndBrowser();
    const copy = await mkdtemp(path.join(os.tmpdir(), "gantry-e2e-"));
    await cp(path.join(repositoryRoot, folder), copy, { recursive: true });
    await prepare?.(copy);
    stage = { workbench: await openWorkbench(server, browser, { folder: copy, ...options }), folder: copy, version: server.version };
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed" && stage !== undefined) await keepPicture(stage.workbench, this.currentTest);
  });
  after(async () => {
    await stage?.workbench.close();
    if (stage !== undefined) await rm(stage.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  return () => {
    if (stage === undefined) throw new Error("The workbench is open inside tests only");
    return stage;
  };
}
