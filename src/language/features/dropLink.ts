import type { TextEdit } from "../../core/model/planChange";
import { sections } from "../schema/language";
import { changeToEdits } from "../edits/applyChange";
import type { Analysis } from "../analysisTypes";
import { quoteText } from "../write/quoteText";
import { cursorContext } from "./cursorContext";

/** Something that is dropped into a plan: an address, or a file named from where the plan file stands. */
export interface Dropped {
  readonly kind: "address" | "file";
  readonly text: string;
}

/** What dropping does: text at the place, or edits elsewhere in the item. */
export interface DropResult {
  readonly insert: string;
  readonly edits: readonly TextEdit[];
  /** The key that it goes to. */
  readonly key: string;
}

/** The keys whose values name files or addresses. */
const NAMES_FILE: ReadonlySet<string> = new Set(["include", "people-from", "file", "files"]);

/**
 * A dropped file or address as a link: the value itself where a key that names one waits for its value, else one more of
 * the item's `files` or `links`; undefined where nothing can be linked.
 */
export function dropLink(analysis: Analysis, path: string, offset: number, dropped: Dropped): DropResult | undefined {
  const { snapshot } = analysis;
  const text = snapshot.files.get(path)?.text;
  const plan = snapshot.planOfFile(path);
  if (text === undefined || plan === undefined) return undefined;
  const context = cursorContext(text, offset);
  const key = context.path.at(-1) ?? "";
  const fits = dropped.kind === "file" ? NAMES_FILE.has(key) : key === "links" || key === "evidence";
  if (context.position === "value" && fits && context.start === context.end) {
    return { insert: quoteText(dropped.text, context.style === "flow" || context.inList ? "flow" : "block"), edits: [], key };
  }
  const item = snapshot.itemAt(path, offset);
  const list = dropped.kind === "file" ? "files" : "links";
  const isTask = item !== undefined && plan.taskIndex.has(item.id);
  if (item === undefined || plan.byId.get(item.id) !== item || sections.get(isTask ? "tasks" : item.section)?.keys.has(list) !== true) return undefined;
  const result = changeToEdits(snapshot, { kind: "add-to-list", plan: plan.id, id: item.id, key: list, text: dropped.text });
  return result.kind === "refused" ? undefined : { insert: "", edits: result.edits, key: list };
}
