import { execFile } from "node:child_process";

/** A commit of a repository. */
export interface FoundCommit {
  readonly hash: string;
  /** When it was made, by the clock of who made it, in civil minutes. */
  readonly at: number;
}

/** The longest file that is read from a repository. */
const MOST_BYTES = 8_000_000;
/** A Git that takes longer is stopped. */
const MOST_TIME = 30_000;

/**
 * Runs Git without a shell: no pager, no questions, nothing fetched, no program that a repository's own settings could
 * name. Undefined where it fails or there is none.
 */
function git(folder: string, words: readonly string[]): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1", GIT_OPTIONAL_LOCKS: "0", GIT_PAGER: "" };
    const options = { cwd: folder, env, encoding: "buffer" as const, maxBuffer: MOST_BYTES, timeout: MOST_TIME, windowsHide: true };
    execFile("git", ["--no-pager", "-c", "core.fsmonitor=false", ...words], options, (failure, out) => { resolve(failure === null ? out : undefined); });
  });
}

/** The folder that a repository stands in; undefined outside of one. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  const found = await git(folder, ["rev-parse", "--show-toplevel"]);
  const path = found?.toString("utf8").replace(/\r?\n$/, "");
  return path === undefined || path === "" ? undefined : path;
}

/** The commit that a person means: a tag, a branch, a hash, `HEAD~3`. What begins with `-` is none. */
export async function commitOf(repository: string, ref: string): Promise<FoundCommit | undefined> {
  if (ref === "" || ref.length > 250 || ref.startsWith("-") || /[\p{C}\s:]/u.test(ref)) return undefined;
  const hash = (await git(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]))?.toString("utf8").trim();
  if (hash === undefined || !/^[0-9a-f]{40,64}$/.test(hash)) return undefined;
  const raw = (await git(repository, ["cat-file", "commit", hash]))?.toString("utf8") ?? "";
  const made = /^committer .* (\d{1,12}) ([+-])(\d{2})(\d{2})$/m.exec(raw);
  const zone = Number(made?.[3] ?? 0) * 60 + Number(made?.[4] ?? 0);
  return { hash, at: Math.floor(Number(made?.[1] ?? 0) / 60) + (made?.[2] === "-" ? -zone : zone) };
}

/** The bytes of a file as a commit has them, without any filter; undefined where it has none or the file is too large. */
export async function fileAt(repository: string, commit: string, path: string): Promise<Uint8Array | undefined> {
  return await git(repository, ["cat-file", "blob", `${commit}:${path}`]);
}

/** The plan files that a commit has below a folder, by their paths in the repository. */
export async function planFilesAt(repository: string, commit: string, folder: string): Promise<readonly string[]> {
  const listed = await git(repository, ["ls-tree", "-r", "--full-tree", "--name-only", "-z", commit, ...(folder === "" ? [] : ["--", `${folder}/`])]);
  return (listed?.toString("utf8") ?? "").split("\0").filter((path) => /\.plan\.ya?ml$/i.test(path));
}
