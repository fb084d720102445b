// npm run package: the production build as one .vsix file, checked for its size and its list of files.
// The same files stand in dist/packed afterwards, so that what is shipped can be tried as it is.
import { cp, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { repack, trimmed } from "./lib/repack.mjs";
import { main, nodeScript, root, Stop } from "./lib/run.mjs";
import { setUp } from "./lib/setUp.mjs";

/** All views, the engine and Microsoft's controls; what does not serve the editor stays out. */
const limit = 700_000;

/** What may be in the package, as patterns of paths. */
const allowed = [
  /^package\.json$/, /^package\.nls(\.[a-z-]+)?\.json$/, /^(README|CHANGELOG|SECURITY)\.md$/i, /^LICENSE(\.txt)?$/, /^NOTICE$/,
  /^dist\/extension\.js$/, /^dist\/web\/extension\.js$/, /^dist\/worker\.node\.js$/, /^dist\/[A-Za-z]+\.lazy\.js$/,
  /^dist\/webview\/(shared-)?[A-Za-z0-9]+\.(js|css|ttf)$/, /^syntaxes\/[\w.-]+\.json$/, /^dist\/plan\.schema\.json$/, /^snippets\/[\w.-]+\.json$/,
  /^language-configuration\.json$/, /^l10n\/[\w.-]+\.json$/, /^media\/[\w./-]+\.(png|svg)$/, /^media\/markdown\.css$/, /^media\/walkthrough\/[\w.-]+\.(md|svg|png)$/,
  /^docs\/walkthrough\/[\w.-]+\.(md|png)$/, /^dist\/pages\.json$/,
];

async function vsce(args, options = {}) {
  const { code, output } = await nodeScript("node_modules/@vscode/vsce/vsce", args, { quiet: true, ...options });
  if (code !== 0) throw new Stop(`vsce ${args.join(" ")} failed:\n${output}`);
  return output;
}

main(async () => {
  await setUp();
  const { code } = await nodeScript("esbuild.js", ["--production"]);
  if (code !== 0) throw new Stop("The build failed.");
  const { name, version, repository } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  const file = path.join("dist", `${name}-${version}.vsix`);
  await rm(path.join(root, file), { force: true });
  // Relative links of the README can be made absolute only when the repository has an address.
  const links = repository === undefined ? ["--allow-missing-repository", "--no-rewrite-relative-links"] : [];
  await vsce(["package", "--no-dependencies", ...links, "--out", file]);
  await repack(path.join(root, file));
  const files = (await vsce(["ls", "--no-dependencies"])).split("\n").map(line => line.trim()).filter(line => line !== "");
  const strangers = files.filter(entry => !allowed.some(pattern => pattern.test(entry)));
  if (strangers.length > 0) throw new Stop(`These files do not belong into the package:\n${strangers.join("\n")}`);
  await rm(path.join(root, "dist/packed"), { recursive: true, force: true });
  for (const entry of files) {
    const to = path.join(root, "dist/packed", entry);
    await cp(path.join(root, entry), to);
    if (entry.endsWith(".json")) await writeFile(to, trimmed(entry, await readFile(to)));
  }
  const { size } = await stat(path.join(root, file));
  process.stdout.write(`${file}: ${files.length} files, ${Math.ceil(size / 1000)} kB (limit ${limit / 1000} kB)\n`);
  if (size > limit) throw new Stop("The package is too large.");
});
