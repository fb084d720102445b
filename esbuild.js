// Bundles every face of Gantry into dist/.
//
//   node esbuild.js                 product and tests
//   node esbuild.js --product       product only
//   node esbuild.js --tests         tests only (unit, host, e2e)
//   node esbuild.js --tests=core    unit tests of one folder below test/ only
//   --production                    minified, no source maps, product only
//   --watch                         rebuild on change
//
// Folders that do not exist yet are skipped.
"use strict";

const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");

const root = __dirname;
const testRooms = new Set(["host", "e2e"]);
const ignoredTestFolders = new Set(["plans", "golden", "fixtures"]);

const argument = name => process.argv.slice(2).find(a => a === `--${name}` || a.startsWith(`--${name}=`));
const production = argument("production") !== undefined;
const watch = argument("watch") !== undefined;

/** What all bundles have in common. */
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  target: "es2022",
  logLevel: "silent",
  metafile: true,
  minify: production,
  legalComments: production ? "none" : "inline",
  sourcemap: production ? false : "linked",
  sourcesContent: false,
  loader: { ".ttf": "file", ".svg": "text" },
  assetNames: "[name]",
  define: {
    "process.env.NODE_ENV": production ? '"production"' : '"development"',
    GANTRY_VERSION: JSON.stringify(require("./package.json").version),
  },
};

// The library's build for browsers is the same code as its build for Node, as modules: what is not used stays out, in every face.
const yaml = path.join(require.resolve("yaml/package.json"), "../browser/index.js");
const nodeBundle = { ...common, platform: "node", format: "cjs", target: "node20", mainFields: ["module", "main"], alias: { yaml } };
const hostExternal = ["vscode"];
// Tests load these from node_modules: large, never part of the product.
const testExternal = ["typescript", "playwright-core", "axe-core", "fast-check", "esbuild", "eslint", "mocha",
  "vscode-textmate", "vscode-oniguruma", "vscode-tmgrammar-test"];

const exists = file => fs.existsSync(path.join(root, file));

/** Files below a folder that satisfy the test, as paths relative to the repository, in a stable order. */
function filesBelow(folder, accept) {
  if (!exists(folder)) return [];
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return ignoredTestFolders.has(entry.name) ? [] : filesBelow(file, accept);
      return accept(file) ? [file] : [];
    });
}

const isTest = file => file.endsWith(".test.ts");

/** A module made of imports: one bundle of many test files. */
function importing(files) {
  return {
    contents: files.map(file => `import ${JSON.stringify(`./${file}`)};`).join("\n"),
    resolveDir: root,
    loader: "ts",
  };
}

/** Gives `import 'gantry:tests'` the meaning "all of these test files". */
function testListPlugin(files) {
  return {
    name: "gantry-tests",
    setup(build) {
      build.onResolve({ filter: /^gantry:tests$/ }, () => ({ path: "tests", namespace: "gantry" }));
      build.onLoad({ filter: /.*/, namespace: "gantry" }, () => importing(files()));
    },
  };
}

/**
 * Host and engine are shipped once, in one file with a door for each, since the web worker host takes a single file and what both
 * need is most of it. A thread of the engine has no `vscode`: there something stands in for it that nothing is done with.
 */
const hostAndEngine = {
  contents: "export { activate, start } from './src/host/main.web';\nexport { work } from './src/worker/web';",
  resolveDir: root,
  loader: "js",
};

const vscodeOrNothing = {
  name: "gantry-vscode-or-nothing",
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) => (namespace === "gantry-vscode" ? { path: "vscode", external: true } : { path: "vscode", namespace: "gantry-vscode" }));
    build.onLoad({ filter: /.*/, namespace: "gantry-vscode" }, () => ({
      contents: `
        const nothing = new Proxy(function () {}, {
          get: (of, key) => (key === "prototype" ? of.prototype : key === Symbol.toPrimitive ? () => "" : nothing),
          getPrototypeOf: () => nothing, apply: () => nothing, construct: () => nothing,
        });
        module.exports = globalThis.isGantryEngine === true ? nothing : require("vscode");`,
      loader: "js",
    }));
  },
};

/** The pages of rules are made from them beforehand: what is shipped does not carry their text. */
const withoutPages = {
  name: "gantry-without-pages",
  setup: build => build.onLoad({ filter: /src[\\/]language[\\/]rules[\\/].*\.ts$/ }, ({ path: file }) => ({
    contents: fs.readFileSync(file, "utf8").replace(/^  doc: \{\n    title: (".*"),\n[\s\S]*?^  \},\n/gm, "  doc: { title: $1, meaning: '', fix: '', before: '', after: '' },\n"), loader: "ts",
  })),
};

/**
 * Gantry reads trees of plain texts by the `yaml` library and does the rest itself: how that library writes, makes values of trees and
 * trees of values, and tells types of values, is not shipped.
 */
const onlyYamlTrees = {
  name: "gantry-only-yaml-trees",
  setup: build => {
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]schema[\\/]tags\.js$/ }, () => ({
      contents: ["map", "seq", "string"].map(type => `import { ${type} } from "./common/${type}.js";\n`).join("") +
        "export const coreKnownTags = {};\nexport const getTags = () => [map, seq, string];\n", loader: "js",
    }));
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/](stringify[\\/].*|doc[\\/](createNode|applyReviver)|nodes[\\/](toJS|addPairToJSMap)|visit)\.js$/ }, ({ path: file }) => {
      const names = /^export \{ (.*) \};$/m.exec(fs.readFileSync(file, "utf8"))[1];
      return { contents: `const none = () => { throw new Error("Gantry only reads trees by the yaml library."); };\nexport { ${names.split(", ").map(name => `none as ${name}`).join(", ")} };`, loader: "js" };
    });
  },
};

/** Icons are drawn at 16 pixels: hundredths of one are as much as their paths need. */
const roundedIcons = {
  name: "gantry-rounded-icons",
  setup: build => build.onLoad({ filter: /[\\/]codicons[\\/].*\.svg$/ }, ({ path: file }) => ({
    contents: fs.readFileSync(file, "utf8").replace(/(?<![\d.])(?:0|[1-9]\d*)?\.\d{3,}(?![\d.])/g, number => String(Number(Number(number).toFixed(2))).replace(/^0\./, ".")), loader: "text",
  })),
};

/** Node's entry stands around the bundle of the web worker host, which runs in Node as well. */
const sharedHost = {
  name: "gantry-shared-host",
  setup: build => build.onResolve({ filter: /^\.\/extension$/ }, () => ({ path: "./web/extension.js", external: true })),
};

function productBuilds() {
  const builds = [
    {
      name: "host", entry: "src/host/main.node.ts",
      options: { ...nodeBundle, external: hostExternal, outfile: "dist/extension.js", plugins: [sharedHost] },
    },
    {
      name: "web host", entry: "src/host/main.web.ts",
      options: { ...common, platform: "browser", format: "cjs", entryPoints: [], stdin: hostAndEngine, plugins: [vscodeOrNothing, onlyYamlTrees, ...(production ? [withoutPages] : [])], outfile: "dist/web/extension.js" },
    },
    { name: "worker (Node)", entry: "src/worker/node.ts", options: { ...nodeBundle, outfile: "dist/worker.node.js" } },
    {
      name: "command line", entry: "src/cli/main.ts",
      options: { ...nodeBundle, charset: "ascii", outfile: "dist/cli.main.js", plugins: [inAscii("dist/cli.main.js")] },
    },
    {
      name: "command line (start)", entry: "src/cli/start.ts",
      options: { ...nodeBundle, outfile: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
    },
    ...lazyBuilds(),
    ...webviewBuilds(),
  ];
  return builds.filter(build => exists(build.entry)).map(build => ({ ...build, options: { entryPoints: [build.entry], ...build.options } }));
}

/** Letters of one byte each are read and compiled faster: what stands in patterns is written as escapes, too, as all else is. */
function inAscii(file) {
  const escaped = letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return {
    name: "gantry-in-ascii",
    setup: build => build.onEnd(({ errors }) => {
      if (errors.length === 0) fs.writeFileSync(path.join(root, file), fs.readFileSync(path.join(root, file), "utf8").replace(/[^\x00-\x7F]/g, escaped));
    }),
  };
}

/** What is heavy and rare is a bundle of its own: every `*.lazy.ts` below src/ becomes dist/<name>.lazy.js. */
function lazyBuilds() {
  return filesBelow("src", file => file.endsWith(".lazy.ts")).map(entry => ({
    name: `lazy ${path.basename(entry, ".lazy.ts")}`, entry,
    options: { ...nodeBundle, external: hostExternal, outfile: `dist/${path.basename(entry, ".ts")}.js` },
  }));
}

/** One script and one style sheet for each folder of webview/ that has a main.ts; what several of them need is in scripts of their own and in shared.css. */
function webviewBuilds() {
  if (!exists("webview")) return [];
  const names = fs.readdirSync(path.join(root, "webview")).filter(name => exists(`webview/${name}/main.ts`));
  return [{
    name: "webviews", entry: "webview",
    options: {
      ...common, platform: "browser", format: "esm", splitting: true, outdir: "dist/webview", chunkNames: "shared-[hash]",
      plugins: [roundedIcons, onlyItsOwn("dist/webview")],
      entryPoints: { shared: "webview/shared/shared.css", ...Object.fromEntries(names.map(name => [name, `webview/${name}/main.ts`])) },
    },
  }];
}

/** Leaves nothing in a folder that the build did not write: shared scripts have other names when their text changes. */
function onlyItsOwn(folder) {
  return {
    name: "gantry-only-its-own",
    setup: build => build.onEnd(({ errors, metafile }) => {
      if (errors.length > 0 || metafile === undefined) return;
      for (const file of fs.readdirSync(path.join(root, folder))) {
        if (metafile.outputs[`${folder}/${file}`] === undefined) fs.rmSync(path.join(root, folder, file));
      }
    }),
  };
}

function testBuilds() {
  const only = argument("tests")?.split("=")[1];
  if (only !== undefined) return unitBuilds().filter(build => build.folder === only);
  const builds = [...unitBuilds(), ...hostTestBuilds(), ...browserTestBuilds()];
  removeOthers("dist/test", builds.map(({ options }) => options.outfile));
  return builds;
}

/** Removes the bundles of tests that are there no more. */
function removeOthers(folder, wanted) {
  for (const file of filesBelow(folder, name => /\.m?js$/.test(name))) {
    if (!wanted.includes(file)) fs.rmSync(path.join(root, file));
  }
}

/** One bundle for each folder below test/, so that a broken one does not hide the others. */
function unitBuilds() {
  if (!exists("test")) return [];
  return fs.readdirSync(path.join(root, "test"), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !testRooms.has(entry.name) && !ignoredTestFolders.has(entry.name))
    .map(entry => ({ folder: entry.name, files: filesBelow(`test/${entry.name}`, isTest) }))
    .filter(({ files }) => files.length > 0)
    .map(({ folder, files }) => ({
      name: `unit tests ${folder}`, folder,
      options: { ...nodeBundle, minify: false, external: testExternal, stdin: importing(files), outfile: `dist/test/unit/${folder}.js` },
    }));
}

/**
 * The tests inside the extension host. File names say where they run: `x.node.test.ts` in the Node host alone,
 * `x.web.test.ts` in the web worker host alone, `x.restricted.test.ts` in an untrusted workspace alone, `x.test.ts` in
 * both hosts of a trusted one.
 */
function hostTestBuilds() {
  if (!exists("test/host/index.ts")) return [];
  const room = file => /\.(node|web|restricted)\.test\.ts$/.exec(file)?.[1];
  const of = accept => () => filesBelow("test/host", file => isTest(file) && accept(room(file)));
  const hostOptions = { ...nodeBundle, minify: false, external: [...hostExternal, ...testExternal] };
  const restricted = of(word => word === "restricted");
  return [
    {
      name: "host tests", options: {
        ...hostOptions, entryPoints: ["test/host/index.ts"], outfile: "dist/test/host/index.js",
        plugins: [testListPlugin(of(word => word === undefined || word === "node"))],
      },
    },
    ...(restricted().length === 0 ? [] : [{
      name: "host tests (restricted)", options: {
        ...hostOptions, entryPoints: ["test/host/index.ts"], outfile: "dist/test/host/restricted.js",
        plugins: [testListPlugin(restricted)],
      },
    }]),
    {
      name: "host tests (web)", options: {
        ...common, minify: false, platform: "browser", format: "cjs", external: hostExternal, sourcemap: "inline",
        entryPoints: ["test/host/index.web.ts"], outfile: "dist/test/host/web.js",
        define: { ...common.define, global: "globalThis" },
        alias: { "node:assert/strict": "./test/host/support/assert.ts" },
        plugins: [testListPlugin(of(word => word === undefined || word === "web"))],
      },
    },
  ];
}

/** What is driven in a browser: the workbench of each VS Code, and the pages of the views, which need none. */
function browserTestBuilds() {
  const scriptsAsTheyAre = {
    name: "scripts",
    setup: build => build.onResolve({ filter: /\/scripts\/[^/]+\.mjs$/ }, ({ path: file }) => (
      { path: `../../scripts/${path.posix.basename(file)}`, external: true }
    )),
  };
  const isOfPages = file => /Pages?\.test\.ts$/.test(file);
  const bundle = (name, files) => ({
    name,
    options: {
      ...nodeBundle, minify: false, format: "esm", external: testExternal, plugins: [scriptsAsTheyAre], stdin: importing(files),
      outfile: `dist/test/${name.split(" ")[0]}.mjs`,
    },
  });
  const files = filesBelow("test/e2e", isTest);
  return [bundle("e2e tests", files.filter(file => !isOfPages(file))), bundle("pages tests", files.filter(isOfPages))].filter(({ options }) => options.stdin.contents !== "");
}

async function report(build, result) {
  for (const kind of ["warning", "error"]) {
    const messages = kind === "error" ? result.errors : result.warnings;
    const lines = await esbuild.formatMessages(messages, { kind, color: process.stderr.isTTY === true });
    for (const line of lines) process.stderr.write(`${build.name}: ${line}`);
  }
  if (result.metafile !== undefined) {
    const file = `dist/meta/${build.name.replace(/[^a-z0-9]+/gi, "-").replace(/-$/, "")}.json`;
    fs.mkdirSync(path.join(root, "dist/meta"), { recursive: true });
    fs.writeFileSync(path.join(root, file), JSON.stringify(result.metafile));
  }
  return result.errors.length === 0;
}

/** The pages of the rules' codes as one file, by file name, and the JSON schema without its blanks. */
function writeData() {
  const folder = path.join(root, "docs/diagnostics");
  const read = name => fs.readFileSync(path.join(folder, name), "utf8").replace(/^<!--.*-->\n\n/, "");
  // The list of all codes says again what stands in the pages: it is packed without its rows, and the pages in their order.
  const [list, ...rows] = read("README.md").split(/^(?=\| \[)/m);
  const pages = rows.map(row => {
    const [, code, severity, title] = /^\| \[`(.+)`\]\(.+\.md\) \| (\w+) \| (.*) \|\n$/.exec(row) ?? [];
    const page = read(`${code}.md`);
    if (!page.includes(`**${title}** · ${severity}\n`)) throw new Error(`docs/diagnostics/README.md and ${code}.md differ`);
    return [`${code}.md`, page];
  });
  pages.push(["README.md", list]);
  fs.mkdirSync(path.join(root, "dist"), { recursive: true });
  fs.writeFileSync(path.join(root, "dist/pages.json"), JSON.stringify(Object.fromEntries(pages)));
  fs.writeFileSync(path.join(root, "dist/plan.schema.json"), JSON.stringify(JSON.parse(fs.readFileSync(path.join(root, "schemas/plan.schema.json"), "utf8"))));
}

/** What is packed goes through a second minifier, which takes two percent more away; names that are seen from outside stay. */
async function shrinkPacked() {
  const { minify } = require("terser");
  const packed = ["dist/extension.js", "dist/web/extension.js", "dist/worker.node.js", ...filesBelow("dist/webview", file => file.endsWith(".js"))];
  for (const file of packed) {
    const { code } = await minify(fs.readFileSync(path.join(root, file), "utf8"), {
      ecma: 2020, toplevel: true, module: file.startsWith("dist/webview/"), compress: { passes: 6, keep_fargs: false, hoist_funs: file === "dist/web/extension.js" }, format: { comments: false },
    });
    fs.writeFileSync(path.join(root, file), code);
  }
}

async function buildOnce(builds) {
  const done = await Promise.all(builds.map(async build => {
    try {
      return await report(build, await esbuild.build(build.options));
    } catch (failure) {
      if (failure.errors === undefined) throw failure;
      return report(build, failure);
    }
  }));
  return done.every(Boolean);
}

async function buildAndWatch(builds) {
  for (const build of builds) {
    const announce = {
      name: "announce",
      setup: b => b.onEnd(async result => {
        if (await report(build, result)) process.stdout.write(`built ${build.name}\n`);
      }),
    };
    const context = await esbuild.context({ ...build.options, plugins: [...(build.options.plugins ?? []), announce] });
    await context.watch();
  }
}

async function main() {
  const testsOnly = argument("tests") !== undefined;
  const productOnly = production || argument("product") !== undefined;
  if (!testsOnly) writeData();
  const builds = [...(testsOnly ? [] : productBuilds()), ...(productOnly ? [] : testBuilds())];
  if (production) {
    for (const part of ["extension.js", "worker.web.js", "web", "webview", "meta"]) fs.rmSync(path.join(root, "dist", part), { recursive: true, force: true });
  }
  if (watch) await buildAndWatch(builds);
  else if (!(await buildOnce(builds))) process.exitCode = 1;
  else if (production) await shrinkPacked();
}

main().catch(failure => {
  process.stderr.write(`${failure.stack ?? failure}\n`);
  process.exitCode = 1;
});
