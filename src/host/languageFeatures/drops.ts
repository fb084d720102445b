import { DocumentDropEdit, l10n, Uri, workspace, type DocumentDropEditProvider } from "vscode";
import { dropLink, type Dropped } from "../../language/features/dropLink";
import type { LivePlans } from "../livePlans";
import { isInWorkspace } from "../openPlans";
import { placeAt, workspaceEditOf } from "./place";

export const DROP_TYPES = ["text/uri-list"];

/** A file of the workspace or an address that is dropped becomes a link of the task under it. */
export function dropProvider(plans: LivePlans): DocumentDropEditProvider {
  return {
    async provideDocumentDropEdits(document, position, data, token) {
      const list = await data.get("text/uri-list")?.asString();
      const dropped = list === undefined || token.isCancellationRequested ? undefined : droppedIn(list, document.uri);
      const place = dropped === undefined ? undefined : placeAt(plans, document, position);
      const result = dropped === undefined || place === undefined ? undefined : dropLink(place.analysis, place.file, place.offset, dropped);
      if (result === undefined || place === undefined) return undefined;
      const edit = new DocumentDropEdit(result.insert, l10n.t("Add to {0}", result.key));
      if (result.edits.length > 0) edit.additionalEdit = workspaceEditOf(plans, place.analysis, result.edits);
      return edit;
    },
  };
}

function droppedIn(list: string, plan: Uri): Dropped | undefined {
  const first = list.split(/\r?\n/).find((line) => line !== "" && !line.startsWith("#"));
  if (first === undefined) return undefined;
  const uri = parsed(first);
  if (uri === undefined) return undefined;
  if (uri.scheme === "https" || uri.scheme === "http") return { kind: "address", text: first.trim() };
  const own = workspace.getWorkspaceFolder(plan);
  if (!isInWorkspace(uri) || own === undefined || uri.scheme !== plan.scheme || uri.authority !== plan.authority) return undefined;
  return { kind: "file", text: relative(plan.path, uri.path) };
}

function parsed(text: string): Uri | undefined {
  try {
    return Uri.parse(text.trim(), true);
  } catch {
    return undefined;
  }
}

/** A path as seen from the folder of another. */
function relative(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...Array.from({ length: here.length - same }, () => ".."), ...there.slice(same)].join("/");
}
