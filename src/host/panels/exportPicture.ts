import { env, FileType, l10n, UIKind, Uri, window, workspace } from "vscode";
import type { ExportAnswer, ExportRequest } from "../../protocol/exportMessages";
import type { PlanService } from "../planService";
import { printPage } from "./printPage";
import { freshNonce } from "./viewHtml";

/** What is exported: the plan, the view's name for the file, the title for a printed page. */
export interface Exported {
  readonly plans: Pick<PlanService, "analysis" | "uriOf">;
  readonly plan: string;
  readonly view: string;
  readonly title: string;
  /** Where the extension may keep files of its own. */
  readonly storage: Uri;
}

/** Gives a picture to the person: a file where they want it, or a page in the browser to print. Nothing is written before the workspace is trusted. */
export async function exportPicture(exported: Exported, request: ExportRequest): Promise<ExportAnswer> {
  if (request.kind === "copy") {
    await env.clipboard.writeText(request.text);
    return { kind: "saved", message: l10n.t("Copied.") };
  }
  if (!workspace.isTrusted) return { kind: "refused", message: l10n.t("Pictures are saved and printed once you trust this workspace.") };
  if (request.kind === "markdown") return save(exported, "md", new TextEncoder().encode(request.text));
  if (request.kind === "html") return save(exported, "html", new TextEncoder().encode(request.text));
  if (request.kind === "png") return save(exported, "png", request.bytes);
  if (request.kind === "svg") return save(exported, "svg", new TextEncoder().encode(request.text));
  return env.uiKind === UIKind.Desktop && env.remoteName === undefined ? print(exported, request.pages) : saveInstead(exported, request.text);
}

async function save({ plans, plan, view }: Exported, ending: "svg" | "png" | "md" | "html", bytes: Uint8Array): Promise<ExportAnswer> {
  const file = plans.analysis.snapshot.planById(plan)?.file;
  const folder = file === undefined ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(plans.uriOf(file), "..");
  const name = `${fileStem(file ?? plan)}-${view}.${ending}`;
  const target = await window.showSaveDialog({
    title: ending === "svg" || ending === "png" ? l10n.t("Save the picture") : l10n.t("Save the report"),
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (target === undefined) return { kind: "cancelled" };
  await writeWhole(target, bytes);
  return { kind: "saved", message: l10n.t("Saved as {0}.", workspace.asRelativePath(target)) };
}

/** `shop` of `…/shop.plan.yaml`, with nothing in it that a file system could misread. */
function fileStem(file: string): string {
  const stem = file.slice(file.lastIndexOf("/") + 1).replace(/\.plan\.ya?ml$/i, "");
  return stem.replace(/[^\p{L}\p{N}._ -]+/gu, "-").replace(/^\.+/, "").slice(0, 80) || "plan";
}

/**
 * In a folder of the workspace writes beside the target, under a name of nobody else's, and puts it in its place at once:
 * there is never half a picture. Elsewhere the person may have allowed this one file alone: it is written as it is.
 */
async function writeWhole(target: Uri, bytes: Uint8Array): Promise<void> {
  const there = await workspace.fs.stat(target).then(({ type }) => type, () => FileType.Unknown);
  if ((there & FileType.Directory) !== 0) throw new Error(l10n.t("{0} is a folder: choose another name.", workspace.asRelativePath(target)));
  if (workspace.getWorkspaceFolder(target) === undefined) {
    await workspace.fs.writeFile(target, bytes);
    return;
  }
  const beside = target.with({ path: `${target.path}.${freshNonce()}.part` });
  try {
    await workspace.fs.writeFile(beside, bytes);
    await workspace.fs.rename(beside, target, { overwrite: true });
  } catch (fault) {
    await workspace.fs.delete(beside).then(undefined, () => undefined);
    throw fault;
  }
}

/** The page that is printed next takes the place of the last one. */
async function print({ storage, view, title }: Exported, pages: readonly string[]): Promise<ExportAnswer> {
  const file = Uri.joinPath(storage, "print", `${view}.html`);
  await workspace.fs.writeFile(file, new TextEncoder().encode(printPage(title, pages)));
  if (await env.openExternal(file)) return { kind: "opened", message: l10n.t("Opened in the browser: print it from there.") };
  return { kind: "refused", message: l10n.t("The browser could not be opened: save the picture as SVG and print it from there.") };
}

/** Where no browser can be opened on a file of this machine, the picture itself is offered. */
async function saveInstead(exported: Exported, text: string): Promise<ExportAnswer> {
  const saveIt = l10n.t("Save as SVG");
  const chosen = await window.showInformationMessage(l10n.t("Printing needs VS Code on your own desktop: here the picture can be saved, and printed from the file."), saveIt);
  return chosen === saveIt ? save(exported, "svg", new TextEncoder().encode(text)) : { kind: "cancelled" };
}
