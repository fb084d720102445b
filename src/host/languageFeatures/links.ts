import { DocumentLink, Uri, type DocumentLinkProvider } from "vscode";
import { documentLinks } from "../../language/features/documentLinks";
import { documentRange } from "../convert";
import type { LivePlans } from "../livePlans";
import { isInWorkspace } from "../openPlans";

/** Addresses and named files of a plan. Files are linked inside the workspace only. */
export function linkProvider(plans: LivePlans): DocumentLinkProvider {
  return {
    provideDocumentLinks(document) {
      const file = plans.fileOf(document.uri);
      const analysis = plans.current();
      if (analysis.snapshot.files.get(file)?.text !== document.getText()) return [];
      return documentLinks(analysis, file).flatMap(({ start, end, target }) => {
        const uri = target.kind === "address" ? addressOf(target.address) : Uri.joinPath(document.uri, "..", target.path);
        if (uri === undefined || (target.kind === "file" && !isInWorkspace(uri))) return [];
        return [new DocumentLink(documentRange(document, start, end), uri)];
      });
    },
  };
}

function addressOf(text: string): Uri | undefined {
  try {
    const uri = Uri.parse(text, true);
    return uri.scheme === "https" || uri.scheme === "http" ? uri : undefined;
  } catch {
    return undefined;
  }
}
