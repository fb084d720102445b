// Puts VS Code's own server build into the cache folder: a real VS Code from the npm registry alone.
// It runs the extension in the same extension host as the desktop, with the workbench in a browser.
// Node's own modules only.
import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { main, npm, root, Stop } from "./lib/run.mjs";

/** The VS Code versions that Gantry is tried on: the newest known and the oldest supported. */
export const vscodeVersions = ["1.139.1", "1.100.3"];

const packages = {
  "1.139.1": { server: "code-server@4.139.1", node: "24.9.0" },
  // Its own search program comes by an install script, which does not run here; the newer one's package carries it.
  "1.100.3": { server: "code-server@4.100.3", node: "20.19.0", nodeMajor: 20, search: "@vscode/ripgrep-universal@1.18.0" },
};

const cache = path.join(root, ".vscode-test");

/** Whether this machine can run the server build. */
export const serverBuildRuns = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);

/**
 * The server build of a VS Code version, installed when it is not there yet.
 * @param {string} version
 * @returns {Promise<{ version: string, node: string, main: string }>} the Node binary and the script to start
 */
export async function serverBuild(version) {
  const wanted = packages[version];
  if (wanted === undefined) throw new Stop(`No server build is known for VS Code ${version}; known: ${vscodeVersions.join(", ")}`);
  const folder = path.join(cache, `server-${version}`);
  if (!existsSync(path.join(folder, "ready"))) await install(wanted, version, folder);
  const bundledNode = path.join(folder, "node_modules", `node-linux-${process.arch}`, "bin", "node");
  return {
    version,
    node: existsSync(bundledNode) ? bundledNode : process.execPath,
    main: path.join(folder, "node_modules/code-server/lib/vscode/out/server-main.js"),
  };
}

/** Installs beside the final place and moves the whole folder there, so that a half-made one is never used. */
async function install(wanted, version, folder) {
  process.stdout.write(`Installing VS Code ${version} (server build) into ${path.relative(root, folder)}\n`);
  const making = `${folder}.${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  await writeFile(path.join(making, "package.json"), '{ "private": true }\n');
  const ownNodeFits = Number(process.versions.node.split(".")[0]) === wanted.nodeMajor;
  const names = [wanted.server, ...(wanted.search === undefined ? [] : [wanted.search]), ...(ownNodeFits ? [] : [`node-linux-${process.arch}@${wanted.node}`])];
  await npmInstall(names, making);
  await npmInstall(["--omit=dev"], path.join(making, "node_modules/code-server/lib/vscode"));
  if (wanted.search !== undefined) await placeSearch(making);
  await writeFile(path.join(making, "ready"), `${names.join("\n")}\n`);
  await rm(folder, { recursive: true, force: true });
  await rename(making, folder);
}

async function placeSearch(folder) {
  const place = path.join(folder, "node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep/bin");
  await mkdir(place, { recursive: true });
  await copyFile(path.join(folder, `node_modules/@vscode/ripgrep-universal/bin/linux-${process.arch}/rg`), path.join(place, "rg"));
}

async function npmInstall(args, cwd) {
  const { code, output } = await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", ...args], { cwd, quiet: true });
  if (code !== 0) throw new Stop(`npm install ${args.join(" ")} failed:\n${output}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(async () => {
    for (const version of vscodeVersions) await serverBuild(version);
  });
}
