import type { AddItems, TextEdit } from "../../core/model/planChange";
import type { Plan } from "../../core/model/plan";
import { changeToEdits } from "../edits/applyChange";
import type { Snapshot } from "../snapshotTypes";
import { freshId } from "../write/freshId";
import { quoteText } from "../write/quoteText";
import { codeReference } from "./codeReferences";
import type { CodeMark } from "./scanCode";

/** A mark, the file that it stands in and where it was found. */
export interface MarkInFile {
  readonly file: string;
  readonly mark: CodeMark;
}

/** The edits of plan and sources that belong together, and the ids that were given; or one sentence why not. */
export type BacklogOfTodos =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[]; readonly ids: readonly string[] }
  | { readonly kind: "refused"; readonly message: string };

const LONGEST_TITLE = 120;
/** More at once would be nothing that a person has looked at. */
const MOST = 500;

/** Makes a backlog item of each mark, and has each mark name its item: `TODO: x` becomes `TODO(x): x`. */
export function todosToBacklog(snapshot: Snapshot, plan: Plan, marks: readonly MarkInFile[]): BacklogOfTodos {
  if (marks.length === 0) return { kind: "refused", message: "There is no TODO without an id there." };
  if (marks.length > MOST) return { kind: "refused", message: `Choose at most ${String(MOST)} TODOs at once.` };
  const given = new Set<string>();
  const edits: TextEdit[] = [];
  const items: AddItems["items"][number][] = [];
  for (const { file, mark } of marks) {
    const item = itemOf(snapshot, file, mark, given);
    given.add(item.id);
    items.push(item);
    const word = mark.start + mark.word.length;
    edits.push({ file, start: word, end: mark.end, newText: `(${item.id})` });
  }
  const result = changeToEdits(snapshot, { kind: "add-items", plan: plan.id, section: "backlog", items });
  return result.kind === "refused" ? result : { kind: "edits", edits: [...result.edits, ...edits], ids: items.map(({ id }) => id) };
}

function itemOf(snapshot: Snapshot, file: string, mark: CodeMark, given: ReadonlySet<string>): AddItems["items"][number] {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const title = titleOf(mark.text) ?? `${mark.word} in ${name}`;
  const id = freshId(snapshot, title, `${file} ${mark.text}`, "todo", given);
  const owner = mark.names.find(one => codeReference(snapshot, one.text).kind === "person" && snapshot.plans.some(plan => plan.byId.get(one.text)?.section === "people"));
  return { id, keys: [["title", quoteText(title, "block")], ...(owner === undefined ? [] : [["owner", owner.text] as const])] };
}

function titleOf(text: string): string | undefined {
  const clean = text.replace(/[.;,:]+$/, "").trim();
  if (!/[\p{L}\p{N}]/u.test(clean)) return undefined;
  const cut = clean.length <= LONGEST_TITLE ? clean : `${clean.slice(0, LONGEST_TITLE).replace(/\s\S*$/, "")}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
