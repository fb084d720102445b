import { realpath } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../core/model/instant";
import { commitOf, fileAt, planFilesAt, repositoryOf } from "./git";
import { decodeText, isOutside, keyOf } from "./planFiles";

/** The plan files of a workspace as a revision has them. */
export interface RevisionFiles {
  readonly hash: string;
  readonly day: Instant;
  /** Named as the workspace names them. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Reads revisions of the plan files below a folder. */
export interface Revisions {
  /** `no-repository`, `no-revision`, or the files. */
  read(ref: string): Promise<RevisionFiles | "no-repository" | "no-revision">;
}

/** So many plan files of one revision are read at most, and so much text. */
const MOST_FILES = 500;
const MOST_TEXT = 20_000_000;

/** Revisions of the repository that a folder stands in; every one is read once. */
export function createRevisions(root: string): Revisions {
  // Most plans name no revision: then Git is not started.
  let repository: ReturnType<typeof repositoryOf> | undefined;
  const known = new Map<string, ReturnType<Revisions["read"]>>();
  const look: Revisions["read"] = async (ref) => {
    const folder = await (repository ??= repositoryOf(root));
    if (folder === undefined) return "no-repository";
    const commit = await commitOf(folder, ref);
    if (commit === undefined) return "no-revision";
    const within = keyOf(await realpath(folder), await realpath(root));
    const paths = await planFilesAt(folder, commit.hash, isOutside(within) ? "" : within);
    const files: { path: string; text: string }[] = [];
    let room = MOST_TEXT;
    for (const path of paths.slice(0, MOST_FILES)) {
      const bytes = await fileAt(folder, commit.hash, path);
      if (bytes === undefined || (room -= bytes.length) < 0) continue;
      files.push({ path: keyOf(root, join(root, within === "" || isOutside(within) ? path : path.slice(within.length + 1))), text: decodeText(bytes) });
    }
    return { hash: commit.hash, day: commit.at, files };
  };
  return {
    read(ref) {
      const reading = known.get(ref) ?? look(ref);
      known.set(ref, reading);
      return reading;
    },
  };
}
