import { Location, Range, type TextDocument, type Uri } from "vscode";
import { codeReference, referencesOf, type NamedItem } from "../../language/code/codeReferences";
import type { CodeMark, CodeName } from "../../language/code/scanCode";
import type { Snapshot } from "../../language/snapshotTypes";
import { LANGUAGE } from "../ids";
import type { LivePlans } from "../livePlans";
import { isInWorkspace } from "../openPlans";
import type { CodeIndex } from "./codeIndex";
import { marksIn } from "./codeStore";

/** A place in code that names an item. */
export interface CodePlace {
  readonly uri: Uri;
  readonly mark: CodeMark;
  readonly name: CodeName;
  readonly range: Range;
}

/** Where code names items. */
export interface CodePlaces {
  /** In the order of the files' names. */
  of(plan: string, id: string): readonly CodePlace[];
  /** Every item that code names, as `plan/id`, with its places. */
  all(): ReadonlyMap<string, readonly CodePlace[]>;
}

/** Sorts what the index knows by the items that it names; made anew when either has changed. */
export function createCodePlaces(plans: LivePlans, index: CodeIndex): CodePlaces {
  let known: { readonly snapshot: Snapshot; readonly places: ReadonlyMap<string, readonly CodePlace[]> } | undefined;
  index.onDidChange(() => { known = undefined; });
  const all = (): ReadonlyMap<string, readonly CodePlace[]> => {
    const { snapshot } = plans.analysis;
    if (known?.snapshot !== snapshot) known = { snapshot, places: placesIn(snapshot, index) };
    return known.places;
  };
  return { of: (plan, id) => all().get(`${plan}/${id}`) ?? [], all };
}

function placesIn(snapshot: Snapshot, index: CodeIndex): ReadonlyMap<string, readonly CodePlace[]> {
  const places = new Map<string, CodePlace[]>();
  const files = [...index.files].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, { uri, marks }] of files) {
    for (const mark of marks) {
      for (const { name, reference } of referencesOf(snapshot, mark)) {
        if (reference.kind !== "items") continue;
        for (const { plan, item } of reference.items) {
          const key = `${plan.id}/${item.id}`;
          const place = { uri, mark, name, range: rangeIn(mark, name) };
          const before = places.get(key);
          if (before === undefined) places.set(key, [place]);
          else before.push(place);
        }
      }
    }
  }
  return places;
}

/** Where a name, or the mark itself, stands. */
export function rangeIn({ line, lineStart }: CodeMark, { start, end }: { readonly start: number; readonly end: number }): Range {
  return new Range(line, start - lineStart, line, end - lineStart);
}

/** A place as the editor takes it. */
export function locationOfPlace({ uri, range }: CodePlace): Location {
  return new Location(uri, range);
}

/** True for documents whose comments may speak of plans: sources of the workspace, and what is not saved yet. */
export function mayNamePlans(document: TextDocument): boolean {
  return document.languageId !== LANGUAGE && (isInWorkspace(document.uri) || document.uri.scheme === "untitled");
}

/** The name in a comment at a place of a document, and what it refers to. */
export function namedAt(plans: LivePlans, document: TextDocument, offset: number): { readonly mark: CodeMark; readonly name: CodeName; readonly items: readonly NamedItem[] } | undefined {
  if (!mayNamePlans(document)) return undefined;
  const mark = marksIn(document).find(({ start, end }) => start <= offset && offset <= end);
  const name = mark?.names.find(({ start, end }) => start <= offset && offset <= end) ?? (mark?.names.length === 1 ? mark.names[0] : undefined);
  if (mark === undefined || name === undefined) return undefined;
  const reference = codeReference(plans.analysis.snapshot, name.text);
  return reference.kind === "items" ? { mark, name, items: reference.items } : undefined;
}
