import { deepStrictEqual } from "node:assert/strict";
import { existsInRepository, readRepositoryFile } from "../support/repository";
import { dependencyFaults, idFaults, menuFaults, wordingFaults, type Manifest } from "./support/manifest";
import { parseSource } from "./support/sources";

const manifestText = () => readRepositoryFile("package.json");
const manifest = () => JSON.parse(manifestText()) as Manifest;

describe("architecture: the manifest", () => {
  it("declares the same commands, views, settings and panels as the code", () => {
    const file = "src/host/ids.ts";
    deepStrictEqual(idFaults(parseSource(file, readRepositoryFile(file)), manifest()), []);
  });

  it("offers in menus and keys only what it declares", () => {
    deepStrictEqual(menuFaults(manifest()), []);
  });

  it("finds every wording, and uses every wording", () => {
    const words = existsInRepository("package.nls.json") ? JSON.parse(readRepositoryFile("package.nls.json")) as Record<string, string> : {};
    deepStrictEqual(wordingFaults(manifestText(), words), []);
  });

  it("pins every dependency and ships none", () => {
    deepStrictEqual(dependencyFaults(manifest()), []);
  });

  it("names no registry in the lock file", () => {
    const lock = JSON.parse(readRepositoryFile("package-lock.json")) as { packages: Record<string, { resolved?: string; link?: boolean }> };
    deepStrictEqual(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name), []);
  });
});

describe("architecture: the checks of the manifest see", () => {
  const sample: Manifest = {
    activationEvents: ["onWebviewPanel:gantry.gantt"],
    contributes: {
      commands: [{ command: "gantry.a" }],
      views: { gantry: [{ id: "gantry.plan" }] },
      configuration: [{ properties: { "gantry.depth": {} } }],
    },
  };
  const ids = (text: string) => idFaults(parseSource("src/host/ids.ts", text), sample);

  it("nothing wrong with equal ids", () => {
    deepStrictEqual(ids(`const COMMANDS = { 'a b': 'gantry.a' } as const; const VIEWS = ['gantry.plan']; const SETTINGS = { d: 'depth' };
      const PANELS = { g: 'gantry.gantt' };`), []);
  });

  it("an id that only one side has", () => {
    deepStrictEqual(ids("const COMMANDS = { b: 'gantry.b' };"), ["COMMANDS: gantry.b is not in package.json", "COMMANDS: gantry.a is not in src/host/ids.ts"]);
    deepStrictEqual(ids("const SETTINGS = { b: 'width' };"), ["SETTINGS: width is not in package.json", "SETTINGS: depth is not in src/host/ids.ts"]);
    deepStrictEqual(ids("const PANELS = {};"), ["PANELS: gantry.gantt is not in src/host/ids.ts"]);
  });

  it("a menu for a command or view that is not there", () => {
    const menus = { "view/title": [{ command: "gantry.b", when: "view == gantry.risks" }, { command: "gantry.a", when: "view == 'gantry.plan'" }] };
    deepStrictEqual(menuFaults({ contributes: { ...sample.contributes, menus } }),
      ["the command gantry.b is not declared", "the view gantry.risks is not declared"]);
  });

  it("wordings that are missing or left over", () => {
    deepStrictEqual(wordingFaults('{ "title": "%a%", "description": "90% of %b%" }', { c: "C" }),
      ["%a% is not in package.nls.json", "c is in package.nls.json and nowhere used"]);
  });

  it("dependencies that are loose or shipped", () => {
    deepStrictEqual(dependencyFaults({ dependencies: { a: "1.0.0" }, devDependencies: { b: "^1.0.0", c: "1.0.0", d: "1.0.0-beta.1" } }),
      ["a: what is needed is bundled, so it belongs to devDependencies", "b is not pinned"]);
  });
});
