import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { borderFaults, cycles, loadedWith } from "./support/layers";
import { parseSource, productSources } from "./support/sources";

describe("architecture: borders", () => {
  it("lets each layer import only what the table allows", () => {
    deepStrictEqual(borderFaults(productSources()), []);
  });

  it("has no circle of imports", () => {
    deepStrictEqual(cycles(productSources()), []);
  });

  it("loads no scheduler and no parser into a webview", () => {
    const sources = productSources();
    const entries = sources.map(source => source.path).filter(file => /^webview\/[^/]+\/main\.ts$/.test(file));
    const strangers = entries.flatMap(entry => [...loadedWith(sources, entry)]
      .filter(file => !/^(webview|src\/protocol|src\/core\/(model|calendar|view))\//.test(file)).map(file => `${entry} loads ${file}`));
    deepStrictEqual(strangers, []);
  });

  it("takes of the yaml library only what reads trees, since the rest of it is not shipped", () => {
    const reading = new Set(["Composer", "Parser", "isAlias", "isMap", "isScalar", "isSeq"]);
    const strangers = productSources().flatMap(({ path, text }) => [...text.matchAll(/import (type )?\{([^}]*)\} from "yaml"/g)]
      .filter(([, type]) => type === undefined)
      .flatMap(([, , names = ""]) => names.split(",").map(name => name.trim()).filter(name => !name.startsWith("type ") && !reading.has(name)).map(name => `${path}: ${name}`)));
    deepStrictEqual(strangers, []);
  });

  it("lets no rule import another rule", () => {
    const isRule = (text: string) => /export const \w+: Rule\b/.test(text);
    const rules = productSources().filter(source => source.path.startsWith("src/language/rules/") && isRule(source.text));
    const names = new Set(rules.map(rule => `./${rule.path.replace(/^.*\/|\.ts$/g, "")}`));
    deepStrictEqual(rules.flatMap(rule => rule.imports.filter(({ specifier }) => names.has(specifier)).map(({ specifier }) => `${rule.path}: ${specifier}`)), []);
  });
});

describe("architecture: the checks of borders see", () => {
  const faultsOf = (file: string, text: string) => borderFaults([parseSource(file, text)]);

  const refused: readonly (readonly [file: string, text: string, why: RegExp])[] = [
    ["src/core/a.ts", "import { b } from '../language/b';", /may not import src\/language\/b\.ts/],
    ["src/core/a.ts", "import type { B } from '../language/b';", /may not import/],
    ["src/core/a.ts", "import { b } from './b.js';", /without an extension/],
    ["src/core/a.ts", "export { b } from '../host/b';", /may not import/],
    ["src/core/a.ts", "const b = await import('../host/b');", /may not import/],
    ["src/core/a.ts", "type B = import('../host/b').B;", /may not import/],
    ["src/core/a.ts", "import 'vscode';", /package vscode/],
    ["src/language/a.ts", "import { readFileSync } from 'node:fs';", /package node:fs/],
    ["src/protocol/a.ts", "import { b } from '../core/b';", /by type only/],
    ["src/host/a.ts", "import { b } from '../node/b';", /may not import/],
    ["src/cli/a.ts", "import { spawn } from 'node:child_process';", /starts processes/],
    ["src/cli/a.ts", "import { b } from '../host/b';", /may not import/],
    ["src/worker/engine.ts", "import { parentPort } from 'node:worker_threads';", /package/],
    ["webview/gantt/a.ts", "import { b } from '../board/b';", /may not import/],
    ["webview/gantt/a.ts", "import { b } from '../../src/core/schedule/b';", /may not import/],
    ["webview/gantt/a.ts", "import { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit';", /package/],
    ["src/elsewhere/a.ts", "import { b } from './b';", /no layer/],
  ];
  for (const [file, text, why] of refused) {
    it(`${text} in ${file}`, () => {
      const faults = faultsOf(file, text);
      strictEqual(faults.length, 1);
      match(faults[0]!, why);
    });
  }

  it("nothing wrong with what is allowed", () => {
    deepStrictEqual([
      ...faultsOf("src/protocol/a.ts", "import type { B } from '../core/model/b';"),
      ...faultsOf("src/host/main.node.ts", "import { b } from '../node/b';\nimport { commands } from 'vscode';"),
      ...faultsOf("src/worker/node.ts", "import { parentPort } from 'node:worker_threads';"),
      ...faultsOf("webview/gantt/a.ts", "import { html } from 'lit';\nimport './a.css';\nimport { b } from './draw/b';"),
    ], []);
  });

  it("a circle of three", () => {
    const files = ["a", "b", "c"].map((name, index, all) => (
      parseSource(`src/core/${name}.ts`, `import type { X } from './${all[(index + 1) % 3]!}';`)
    ));
    deepStrictEqual(cycles(files), ["src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts"]);
    deepStrictEqual(cycles(files.slice(1)), []);
  });

  it("what is loaded, but not what is only a type", () => {
    const files = [parseSource("a.ts", "import { b } from './b';\nimport type { C } from './c';"), parseSource("b.ts", ""), parseSource("c.ts", "")];
    deepStrictEqual([...loadedWith(files, "a.ts")].sort(), ["a.ts", "b.ts"]);
  });
});
