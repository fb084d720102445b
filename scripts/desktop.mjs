// The tests inside the extension host of a desktop VS Code, which @vscode/test-electron fetches: npm run test:desktop
import { cp, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { main, nodeScript, option, root, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";

/** Runs the host tests in a desktop VS Code and resolves to the counts. */
export async function desktopTests(version) {
  const { downloadAndUnzipVSCode, runTests } = await import("@vscode/test-electron");
  const { readFile } = await import("node:fs/promises");
  const folder = await mkdtemp(path.join(os.tmpdir(), "gantry-workspace-"));
  const countsFile = path.join(folder, "..", `${path.basename(folder)}.json`);
  await cp(path.join(root, "test/host/workspace"), folder, { recursive: true });
  try {
    const vscodeExecutablePath = await downloadAndUnzipVSCode({ version, cachePath: path.join(root, ".vscode-test") });
    const failure = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, "dist/test/host/index.js"),
      extensionTestsEnv: { GANTRY_COUNTS_FILE: countsFile },
      launchArgs: [folder, "--disable-extensions", "--disable-workspace-trust", "--disable-gpu", "--skip-welcome", "--skip-release-notes"],
    }).then(() => undefined, error => error);
    const counts = await readFile(countsFile, "utf8").then(JSON.parse, () => ({ passed: 0, failed: 0, pending: 0 }));
    return failure !== undefined && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(countsFile, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(async () => {
    await setUp();
    const { code } = await nodeScript("esbuild.js", []);
    if (code !== 0) throw new Stop("The build failed.");
    const version = option("vscode");
    const { passed, failed } = await desktopTests(typeof version === "string" ? version : "1.139.1");
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    if (failed > 0) process.exitCode = 1;
  });
}
