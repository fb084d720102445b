import { env, l10n, Uri, type Webview } from "vscode";

/** The random numbers that both extension hosts have. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/** The folder that a webview may load from. */
export function viewRoot(extension: Uri): Uri {
  return Uri.joinPath(extension, "dist", "webview");
}

/** The page of a view: its own script and style, nothing else from anywhere. */
export function viewHtml(webview: Webview, extension: Uri, view: string, title: string): string {
  const source = (file: string): string => webview.asWebviewUri(Uri.joinPath(viewRoot(extension), file)).toString();
  const nonce = freshNonce();
  // Images: only those that the view itself makes of its drawings, to save them.
  const policy = `default-src 'none'; img-src blob:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(source("shared.css"))}"><link rel="stylesheet" href="${escaped(source(`${view}.css`))}">
</head>
<body>
<script id="words" type="application/json" nonce="${nonce}">${wordsAsJson(l10n.bundle)}</script>
<script type="module" nonce="${nonce}" src="${escaped(source(`${view}.js`))}"></script>
</body>
</html>`;
}

/** The translated words as JSON that can stand in a page: no text in it can end its element. */
export function wordsAsJson(bundle: Readonly<Record<string, string>> | undefined): string {
  return JSON.stringify(bundle ?? {}).replaceAll("<", "\\u003c");
}

/** A word that nobody can guess: what does not carry it neither runs nor styles the page. */
export function freshNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Text as part of a page: nothing in it is markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
