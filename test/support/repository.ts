import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The repository's folder: mocha is always started there. */
export const repositoryRoot = process.cwd();

/** The text of a file of the repository. */
export function readRepositoryFile(file: string): string {
  return readFileSync(path.join(repositoryRoot, file), "utf8");
}

/** Whether a file or folder of the repository exists. */
export function existsInRepository(file: string): boolean {
  return existsSync(path.join(repositoryRoot, file));
}

/** All files below a folder, as paths from the repository with forward slashes, sorted. */
export function filesBelow(folder: string): string[] {
  if (!existsInRepository(folder)) return [];
  return readdirSync(path.join(repositoryRoot, folder), { withFileTypes: true }).flatMap(entry => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(file) : [file];
  }).sort();
}
