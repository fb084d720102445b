import { workspace, type TextDocument, type Uri } from "vscode";
import { styleNameOf } from "../../language/code/commentStyles";
import { scanCode, type CodeMark } from "../../language/code/scanCode";
import { guardedAsync, type Log } from "../log";
import { isUnchanged, onDisk, oneLookAtATime, type OnDisk } from "../onDisk";
import { slices } from "../planModel";
import { decodePlan } from "../planText";
import { codeSettings, type CodeSettings } from "./codeSettings";

/** A source file that says something about plans. */
export interface CodeFile {
  readonly uri: Uri;
  readonly marks: readonly CodeMark[];
}

/** Which source files are known, what they say, and in which state of the disk they were read. */
export interface CodeStore {
  /** Those that say something, by name. */
  readonly files: ReadonlyMap<string, CodeFile>;
  /** How many were looked at. */
  readonly size: number;
  /** The text of an open document counts more than the disk. */
  overlay(document: TextDocument): void;
  uncover(document: TextDocument): void;
  /** Answers how many bytes were read. */
  read(uri: Uri): Promise<number>;
  forget(uri: Uri): void;
  /** The same, where the disk says that the file is not as it was read. */
  readChanged(uri: Uri): Promise<number>;
  known(): readonly Uri[];
  clear(): void;
}

/** Larger files are made by machines. */
const LARGEST_FILE = 1024 * 1024;
/** How much of a file is looked at to tell whether it is text. */
const HEAD = 8000;

/** A store that has read nothing yet. `changed` is called when what the files say has changed. */
export function createCodeStore(changed: () => void, log: Log): CodeStore {
  const files = new Map<string, CodeFile>();
  const disk = new Map<string, OnDisk>();
  const open = new Map<string, TextDocument>();
  const rest = slices();
  const put = (uri: Uri, marks: readonly CodeMark[]): void => {
    const file = nameOf(uri);
    const before = files.get(file);
    if (marks.length > 0) files.set(file, { uri, marks });
    else files.delete(file);
    if (marks.length > 0 || before !== undefined) changed();
  };
  const forget = (uri: Uri): void => {
    disk.delete(nameOf(uri));
    // What was typed into a file that has gone is still there to be seen and saved.
    if (open.get(nameOf(uri))?.isDirty !== true) put(uri, []);
  };
  const read = async (uri: Uri, known?: OnDisk): Promise<number> => {
    const stat = await onDisk(uri);
    if (stat === undefined) {
      forget(uri);
      return 0;
    }
    if (isUnchanged(known, stat)) return 0;
    disk.set(nameOf(uri), stat);
    if (open.has(nameOf(uri))) return 0;
    const text = await textOf(stat);
    await rest();
    // It may have been opened, or have gone, while it was read.
    if (!open.has(nameOf(uri)) && disk.get(nameOf(uri)) === stat) put(uri, marksOf(uri, text));
    return stat.size > LARGEST_FILE ? 0 : stat.size;
  };
  const look = oneLookAtATime((uri, changed) => guardedAsync(log, `Reading ${nameOf(uri)}`, 0, () => read(uri, changed ? disk.get(nameOf(uri)) : undefined)));
  return {
    files,
    get size() { return disk.size; },
    overlay(document) {
      open.set(nameOf(document.uri), document);
      put(document.uri, marksIn(document));
    },
    uncover: (document) => { open.delete(nameOf(document.uri)); },
    read: (uri) => look(uri, false),
    forget,
    readChanged: (uri) => look(uri, true),
    // What is still open may have gone from the disk as well.
    known: () => [...new Map([...[...disk.values()].map(({ uri }) => uri), ...[...open.values()].map(({ uri }) => uri)].map((uri) => [nameOf(uri), uri])).values()],
    clear() {
      files.clear();
      disk.clear();
      open.clear();
      changed();
    },
  };
}

/** Source files are named like plan files: by their address as people write it. */
export function nameOf(uri: Uri): string {
  return uri.toString(true);
}

const scanned = new WeakMap<TextDocument, { readonly version: number; readonly settings: CodeSettings; readonly marks: readonly CodeMark[] }>();

/** The marks in a document's text of this moment. */
export function marksIn(document: TextDocument): readonly CodeMark[] {
  const before = scanned.get(document);
  const settings = codeSettings(document.uri);
  if (before?.version === document.version && before.settings === settings) return before.marks;
  const marks = marksOf(document.uri, document.getText());
  scanned.set(document, { version: document.version, settings, marks });
  return marks;
}

/** The marks in a text of a file. */
export function marksOf(uri: Uri, text: string): readonly CodeMark[] {
  const { enabled, words } = codeSettings(uri);
  return enabled && text.length <= LARGEST_FILE ? scanCode(text, styleNameOf(uri.path) ?? "unknown", words) : [];
}

/** The text of a file; empty when it is too large, or no text. */
async function textOf({ uri, size }: OnDisk): Promise<string> {
  if (size > LARGEST_FILE) return "";
  const bytes = await workspace.fs.readFile(uri);
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !wide && bytes.subarray(0, HEAD).includes(0) ? "" : decodePlan(bytes);
}
