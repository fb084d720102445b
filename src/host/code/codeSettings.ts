import { workspace, type Uri } from "vscode";
import { TODO_WORDS } from "../../language/code/scanCode";
import { SETTINGS } from "../ids";

/** What the settings say about the code of a folder; wrong values count as not set. */
export interface CodeSettings {
  readonly enabled: boolean;
  /** Words that mark something to do. */
  readonly words: readonly string[];
  /** Patterns of files that are left out, those of the editor's own settings included. */
  readonly excluded: readonly string[];
  readonly mostFiles: number;
}

const ALWAYS_EXCLUDED = ["**/node_modules", "**/.git"] as const;
const MOST_FILES = 20_000;
/** Whatever a workspace's settings say. */
const LIMIT = 100_000;

/** Reading settings takes longer than reading a small file, so those of each folder are kept until they change. */
const known = new Map<string, CodeSettings>();

/** The settings for a folder, or for the folder of a file. */
export function codeSettings(scope: Uri): CodeSettings {
  const folder = workspace.getWorkspaceFolder(scope)?.uri;
  const key = folder?.toString() ?? "";
  const before = known.get(key);
  if (before !== undefined) return before;
  const fresh = readSettings(folder);
  known.set(key, fresh);
  return fresh;
}

/** To be called when settings have changed, before anything asks for them. */
export function forgetCodeSettings(): void {
  known.clear();
}

function readSettings(scope: Uri | undefined): CodeSettings {
  const own = workspace.getConfiguration("gantry", scope);
  const words = own.get<unknown>(SETTINGS.codeWords);
  const most = own.get<unknown>(SETTINGS.codeMaxFiles);
  return {
    enabled: own.get<unknown>(SETTINGS.codeEnabled) !== false,
    words: Array.isArray(words) ? words.filter((word) => typeof word === "string").slice(0, 20) : TODO_WORDS,
    excluded: [...ALWAYS_EXCLUDED, ...patternsOf("files", scope), ...patternsOf("search", scope), ...listOf(own.get<unknown>(SETTINGS.codeExclude))],
    mostFiles: typeof most === "number" && most >= 0 ? Math.min(most, LIMIT) : MOST_FILES,
  };
}

/** The patterns of `files.exclude` or `search.exclude` that are on without a condition. */
function patternsOf(section: "files" | "search", scope: Uri | undefined): string[] {
  const written: unknown = workspace.getConfiguration(section, scope).get("exclude");
  if (typeof written !== "object" || written === null) return [];
  return Object.entries(written).flatMap(([pattern, on]) => (on === true ? [pattern] : []));
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string").slice(0, 200) : [];
}
