import { extensions, type Event, type Uri } from "vscode";

/** What Gantry asks of the editor's own Git: it runs none itself. */
export interface Git {
  getRepository(uri: Uri): Repository | null;
}

/** A repository that the editor has open. */
export interface Repository {
  readonly state: { readonly HEAD?: { readonly commit?: string } | undefined; readonly onDidChange?: Event<void> };
  /** The commit that a name stands for; rejects when there is none. */
  getCommit?(ref: string): Promise<Commit>;
  /** The commits that touch a file, the newest first. */
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly Commit[]>;
  /** A file as a commit has it; rejects when it has none. */
  show(ref: string, path: string): Promise<string>;
}

/** A version of a repository. */
export interface Commit {
  readonly hash: string;
  readonly commitDate?: Date;
  readonly authorDate?: Date;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): Git;
}

/** The editor's Git; undefined in browsers, in folders that are not trusted, and where it is switched off. */
export async function editorsGit(): Promise<Git | undefined> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return undefined;
  const editors = extension.isActive ? extension.exports : await extension.activate();
  return editors.enabled ? editors.getAPI(1) : undefined;
}
