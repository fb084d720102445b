import { blockedFor, completeElsewhere, completeIds, ownId, type IdRequest } from "./completeIds";
import { plainItem, type CompletionItem } from "./completionItem";
import type { CursorContext } from "./cursorContext";
import { listedAround } from "./listedAround";

const LINK_DOCS: readonly (readonly [type: string, doc: string])[] = [
  ["FS", "Starts when the other finishes."],
  ["SS", "Starts when the other starts."],
  ["FF", "Finishes when the other finishes."],
  ["SF", "Finishes when the other starts."],
];

const LAGS: readonly (readonly [lag: string, doc: string])[] = [
  ["+1d", "A working day later."],
  ["+2d", "Two working days later."],
  ["+1w", "A working week later."],
  ["+2ed", "Two days later, weekends included."],
  ["-1d", "A working day earlier: lead."],
  ["+50%", "Half of the other's duration later."],
];

/** A dependency: the id first, then the kind of link, then the lag. */
export function completeDependency(request: IdRequest, context: CursorContext): readonly CompletionItem[] {
  const { before, start, end } = context;
  const words = /^(\S+)([ \t]+)(.*)$/.exec(before);
  if (words === null) {
    const plan = request.analysis.snapshot.planOfFile(request.file);
    const own = plan === undefined ? undefined : ownId(plan, request.path);
    const blocked = plan === undefined || own === undefined ? new Set<string>() : blockedFor(request.analysis.snapshot, plan, own);
    const without = new Set([...blocked, ...listedAround(textOf(request), context)]);
    const elsewhere = completeElsewhere(request, before, start, wordEnd(context), without);
    return before.includes("/") ? elsewhere : [...completeIds(request, ["task", "release"], start, wordEnd(context), without), ...elsewhere];
  }
  const rest = words[3] ?? "";
  const at = start + before.length - rest.length;
  const typed = /^(FS|SS|FF|SF)/.exec(rest)?.[1];
  if (typed !== undefined) return lagItems(at + typed.length, end);
  if (/^[+-]/.test(rest)) return lagItems(at, end);
  const types = LINK_DOCS.map(([label, doc]) => plainItem(label, "link-type", at, end, undefined, doc));
  return rest === "" ? [...types, ...lagItems(at, end)] : types;
}

function lagItems(start: number, end: number): CompletionItem[] {
  return LAGS.map(([label, doc]) => plainItem(label, "lag", start, Math.max(start, end), undefined, doc));
}

/** An assignment: who, then how much; or a choice that is left to the scheduler. */
export function completeAssignment(request: IdRequest, context: CursorContext): readonly CompletionItem[] {
  const { before, start, end } = context;
  const last = /\S*$/.exec(before)?.[0] ?? "";
  const at = start + before.length - last.length;
  const lead = before.slice(0, before.length - last.length).trim();
  const stop = at + last.length === end ? end : at + last.length;
  if (lead === "") return [...workers(request, at, stop, listedAround(textOf(request), context)), ...choices(request, at, stop)];
  if (/(^|\s)role$/.test(lead)) return roles(request, at, stop);
  if (/^(any|\d+) of(\s|$)/.test(lead)) {
    const named = new Set(lead.split(/\s+/));
    return [...workers(request, at, stop, named), ...(named.size > 2 ? shares(at, stop) : [])];
  }
  if (/^(any|\d+)$/.test(lead)) return [plainItem("of", "word", at, stop)];
  return shares(at, stop);
}

function textOf({ analysis, file }: IdRequest): string {
  return analysis.snapshot.files.get(file)?.text ?? "";
}

function workers(request: IdRequest, start: number, end: number, without?: ReadonlySet<string>): CompletionItem[] {
  return completeIds(request, ["person", "team", "equipment"], start, end, without);
}

function choices(request: IdRequest, start: number, end: number): CompletionItem[] {
  const role = rolesOf(request)[0] ?? "backend";
  return [
    { label: "any of …", kind: "word", insert: "any of $0", snippet: true, start, end, doc: "The scheduler chooses one of several." },
    { label: "2 of …", kind: "word", insert: "${1:2} of $0", snippet: true, start, end, doc: "The scheduler chooses some of a team." },
    { label: "role …", kind: "word", insert: `role \${1:${role}}`, snippet: true, start, end, doc: "The scheduler chooses someone with the role." },
  ];
}

function rolesOf({ analysis, file }: IdRequest): string[] {
  const people = analysis.snapshot.planOfFile(file)?.people.values() ?? [];
  return [...new Set([...people].flatMap(({ role }) => role ?? []))].filter(role => /^[\w-]+(?: [\w-]+)*$/.test(role));
}

function roles(request: IdRequest, start: number, end: number): CompletionItem[] {
  return rolesOf(request).map(role => plainItem(role, "word", start, end));
}

function shares(start: number, end: number): CompletionItem[] {
  return ["50%", "25%", "75%", "80%", "100%", "20%"].map(label => plainItem(label, "share", start, end, "of full time"));
}

/** End of the word that the cursor stands in, so that what follows it stays. */
function wordEnd({ start, end, before, after }: CursorContext): number {
  return Math.min(end, start + before.length + (/^\S*/.exec(after)?.[0].length ?? 0));
}
