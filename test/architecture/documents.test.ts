import { deepStrictEqual } from "node:assert/strict";
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

const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];
const pages = () => [...documents.filter(existsInRepository), ...filesBelow("docs").filter(file => file.endsWith(".md"))];

describe("architecture: documents", () => {
  it("name only paths that exist", () => {
    deepStrictEqual(pages().flatMap(file => namedPaths(readRepositoryFile(file)).filter(name => !existsInRepository(name)).map(name => `${file}: ${name}`)), []);
  });

  it("link only to files that exist", () => {
    deepStrictEqual(pages().flatMap(file => linkedFiles(readRepositoryFile(file), file).filter(name => !existsInRepository(name)).map(name => `${file}: ${name}`)), []);
  });

  it("the checks find paths and links in a sample", () => {
    deepStrictEqual(namedPaths("See `src/core/a.ts`, `src/language/rules/*.ts`, `npm test`, `src/{a,b}/c`, `docs/` and `test/`."),
      ["src/core/a.ts", "src/language/rules", "src", "docs", "test"]);
    deepStrictEqual(linkedFiles("[a](../b.md#c) [d](https://e) ![f](g/h.png) [i](#j)", "docs/a.md"), ["b.md", "docs/g/h.png"]);
  });
});
