import { DocumentLink, Uri, type DocumentLinkProvider } from "vscode";
import { documentLinks } from "../../language/features/documentLinks";
import { documentRange } from "../convert";
import type { LivePlans } from "../livePlans";
import { isInWorkspace } from "../openPlans";
import { analysisOf } from "./place";

/** Addresses and named files of a plan. Files are linked inside the workspace only. */
export function linkProvider(plans: LivePlans): DocumentLinkProvider {
  return {
    async provideDocumentLinks(document) {
      const analysis = await analysisOf(plans, document);
      if (analysis === undefined) return [];
      return documentLinks(analysis, plans.fileOf(document.uri)).flatMap(({ start, end, target }) => {
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
