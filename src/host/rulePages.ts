import { l10n, Uri, workspace, type Disposable } from "vscode";

const SCHEME = "gantry-pages";

/** Where the page of a code is read: the pages are packed as one file and shown as documents of their own. */
export function pageUri(code: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/docs/diagnostics/${code}.md` });
}

/** Shows the pages of codes, which problems and hovers lead to. */
export function servePages(extension: Uri): Disposable {
  let read: Promise<ReadonlyMap<string, string>> | undefined;
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ path }) {
      read ??= readPages(Uri.joinPath(extension, "dist", "pages.json"));
      return (await read).get(path.slice("/docs/diagnostics/".length)) ?? l10n.t("There is no such page.");
    },
  });
}

/** By file name the text of each page. */
async function readPages(file: Uri): Promise<ReadonlyMap<string, string>> {
  const pages = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as Readonly<Record<string, string>>;
  return new Map(Object.entries(pages)).set("README.md", `${pages["README.md"] ?? ""}${Object.entries(pages).map(rowOf).join("")}`);
}

/** The line of a page in the list of all codes; nothing for what is no page of a code. */
function rowOf([name, page]: readonly [string, string]): string {
  const [, title, severity] = /^\*\*(.+)\*\* · (\w+)$/m.exec(page) ?? [];
  return title === undefined || severity === undefined ? "" : `| [\`${name.replace(/\.md$/, "")}\`](${name}) | ${severity} | ${title} |\n`;
}
