import { env } from "vscode";
import { escaped, freshNonce } from "./viewHtml";

/**
 * A page to be printed, whole in itself: a picture on each sheet. It runs nothing and asks for nothing: pictures are
 * images in it, in which no script could run either. Both A4 and Letter, on their side, hold each of them without a cut.
 */
export function printPage(title: string, pages: readonly string[]): string {
  const nonce = freshNonce();
  const images = pages.map((page, at) => `<img alt="${escaped(`${title} ${String(at + 1)}/${String(pages.length)}`)}" src="${addressOf(page)}">`);
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">
@page { size: landscape; margin: 10mm; }
html, body { margin: 0; background: #ffffff; }
img { display: block; width: 100%; object-fit: contain; object-position: left top; break-inside: avoid; }
@media screen { body { max-width: 1200px; margin: 24px auto; padding: 0 24px; } img + img { margin-top: 24px; } }
@media print { img { max-height: 185mm; } img + img { break-before: page; } }
</style>
</head>
<body>
${images.join("\n")}
</body>
</html>
`;
}

/** A drawing as an address that holds all of it. */
function addressOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")).replaceAll("'", "%27")}`;
}
