import { deepStrictEqual, ok } from "node:assert/strict";
import path from "node:path";
import { existsInRepository, filesBelow, readRepositoryFile } from "../support/repository";

const folders = ["src", "webview", "test", "docs", "examples", "scripts", "bench", "schemas", "syntaxes", "media", "l10n", ".ci"];

/** The paths that a document names in backticks, up to the first wildcard. */
function namedPaths(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(match => match[1] ?? "");
  return spans.filter(span => folders.some(folder => span.startsWith(`${folder}/`)) && /^[\w./*<>{},@-]+$/.test(span))
    .map(span => span.replace(/\/?[^/]*[*<{].*$/, "").replace(/\/$/, ""));
}

/** The files that a document links to. */
function linkedFiles(text: string, from: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1] ?? "")
    .filter(target => !/^[a-z]+:|^#/.test(target))
    .map(target => path.posix.join(path.posix.dirname(from), target.replace(/#.*$/, "")));
}

/** The commands that a document names: "Gantry: Show Gantt", or in bold. */
function namedCommands(text: string): string[] {
  return [...text.matchAll(/(?:"|\*\*)Gantry: ([^"*\n]+)/g)].map(match => match[1] ?? "");
}

function commandTitles(): string[] {
  const words = JSON.parse(readRepositoryFile("package.nls.json")) as Record<string, string>;
  return Object.entries(words).filter(([key]) => key.startsWith("command.")).map(([, title]) => title);
}

const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];
const pages = () => [...documents.filter(existsInRepository), ...filesBelow("docs").filter(file => file.endsWith(".md"))];

describe("architecture: documents", () => {
  it("name only paths that exist", () => {
    deepStrictEqual(pages().flatMap(file => namedPaths(readRepositoryFile(file)).filter(name => !existsInRepository(name)).map(name => `${file}: ${name}`)), []);
  });

  it("link only to files that exist", () => {
    deepStrictEqual(pages().flatMap(file => linkedFiles(readRepositoryFile(file), file).filter(name => !existsInRepository(name)).map(name => `${file}: ${name}`)), []);
  });

  it("name only commands that there are, by their titles", () => {
    const titles = new Set(commandTitles());
    const named = pages().flatMap(file => namedCommands(readRepositoryFile(file)).map(name => `${file}: ${name}`));
    deepStrictEqual(named.filter(line => !titles.has(line.slice(line.indexOf(": ") + 2))), []);
    ok(named.length >= 5, named.join());
  });

  it("the checks find paths and links in a sample", () => {
    deepStrictEqual(namedPaths("See `src/core/a.ts`, `src/language/rules/*.ts`, `npm test`, `src/{a,b}/c`, `docs/` and `test/`."),
      ["src/core/a.ts", "src/language/rules", "src", "docs", "test"]);
    deepStrictEqual(linkedFiles("[a](../b.md#c) [d](https://e) ![f](g/h.png) [i](#j)", "docs/a.md"), ["b.md", "docs/g/h.png"]);
  });
});
