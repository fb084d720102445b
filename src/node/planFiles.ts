import { readdirSync } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** A plan file of this machine: where it is, and how it is named to a person (relative to the working folder). */
export interface FoundFile {
  /** Path relative to the root of the workspace, with `/`. */
  readonly key: string;
  readonly absolute: string;
}

/** Folders that never hold a plan of one's own. */
const SKIPPED_FOLDERS = new Set(["node_modules", ".git", ".hg", ".svn", ".vscode-test", "dist", "out"]);

const PLAN_FILE = /\.plan\.ya?ml$/i;

/** Most files and folders that a search looks at, so that a search from `/` ends. */
const SEARCH_LIMIT = 200_000;

/** True for a name that Gantry reads. */
export function isPlanFile(name: string): boolean {
  return PLAN_FILE.test(name);
}

/** Path of a file relative to a root with `/`; begins with `..` when it lies outside. */
export function keyOf(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join("/");
}

/** True when a key leads out of the root. */
export function isOutside(key: string): boolean {
  return key === ".." || key.startsWith("../") || isAbsolute(key);
}

/** Every plan file below a folder, in name order; links to folders or out of the folder are not followed. What lies deeper is looked at later. */
export async function findPlanFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = [resolve(folder)];
  let seen = 0;
  for (const next of waiting) {
    for (const entry of entriesOf(next)) {
      if (++seen > SEARCH_LIMIT) return found.sort();
      const path = join(next, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) waiting.push(path);
      } else if (isPlanFile(entry.name) && (entry.isFile() || (await isInside(folder, path)))) {
        found.push(path);
      }
    }
  }
  return found.sort();
}

/** One after the other, at once: a search of many folders takes several times as long where each is waited for. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The folder that includes may not leave: the nearest one with a repository, else the file's own. */
export async function workspaceRootOf(file: string): Promise<string> {
  const start = dirname(resolve(file));
  for (let folder = start; ; folder = dirname(folder)) {
    if (await exists(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

/** True when there is something at the path. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** How many bytes a file has; undefined when there is no such file. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the path is a folder, a file or nothing. */
export async function kindOf(path: string): Promise<"folder" | "file" | "nothing"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch {
    return "nothing";
  }
}

/** True when the file, with every link resolved, lies inside the folder. */
export async function isInside(folder: string, file: string): Promise<boolean> {
  try {
    return !isOutside(keyOf(await realpath(folder), await realpath(file)));
  } catch {
    return false;
  }
}

/** The text of a file, as an editor would show it: byte order marks are understood and removed. */
export async function readText(path: string): Promise<string> {
  return decodeText(await readFile(path));
}

/** Bytes to text: UTF-8, or UTF-16 where a byte order mark says so. What is not text becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}
