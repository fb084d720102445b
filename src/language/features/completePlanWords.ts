import type { Plan } from "../../core/model/plan";
import type { PlanFile } from "../snapshotTypes";
import { SEVERITIES } from "../rules/severities";
import { shown } from "../rules/wording";
import type { IdRequest } from "./completeIds";
import { plainItem, type CompletionItem } from "./completionItem";
import type { CursorContext } from "./cursorContext";

/** Values that the plan itself or the files around it know: files, tags, roles, levels of the risk scale; undefined for other keys. */
export function completePlanWords(request: IdRequest, context: CursorContext): readonly CompletionItem[] | undefined {
  const { path } = context;
  const key = path.at(-1) ?? "";
  const plan = request.analysis.snapshot.planOfFile(request.file);
  const words = (values: Iterable<string>, detail?: string): CompletionItem[] =>
    [...values].slice(0, 200).map(value => plainItem(value, "word", context.start, context.end, detail));
  if (key === "include" || key === "people-from") return filesFor(request, key).map(name => plainItem(name, "word", context.start, context.end, "plan file"));
  if (key === "currency") return words(["EUR", "USD", "GBP", "CHF", "JPY", "SEK", "CAD", "AUD"]);
  if (path.at(-2) === "board" || (key === "is" && path.at(-3) === "board")) return words(["todo", "doing", "review", "blocked", "done", "dropped"]);
  if (key === "repeat") return repeats(context);
  if (plan === undefined) return undefined;
  if (key === "tags") return words(tagsOf(plan), "tag");
  if (key === "role" && path[0] === "people") return words(rolesOf(plan), "role");
  if (path[0] === "risks" && (key === "probability" || key === "level")) return levels(plan, key, context);
  return undefined;
}

/** Keys that are no words of the language: codes to silence, days of a week, amounts of materials, values of own fields. */
export function completeOwnKeys({ analysis, file }: IdRequest, context: CursorContext): readonly CompletionItem[] | undefined {
  const { path, start, end, hasColon, siblings } = context;
  const key = path.at(-1) ?? "";
  const plan = analysis.snapshot.planOfFile(file);
  const keys = (names: Iterable<string>, value: string): CompletionItem[] => [...names].filter(name => !siblings.includes(name)).map(name => (
    { label: name, kind: "key", insert: hasColon ? name : `${name}: ${value}`, snippet: !hasColon, start, end }));
  if (key === "allow") return keys(Object.keys(SEVERITIES).sort(), "${1:reason}");
  if (key === "week") return keys(["mon-fri", "mon-thu", "mon", "tue", "wed", "thu", "fri", "sat", "sun"], "${1:09:00-17:00}");
  if (plan !== undefined && path.at(-2) === "correlation" && key === "people") return keys(plan.people.keys(), "${1:0.3}");
  if (plan !== undefined && key === "tags" && (path.at(-2) === "correlation" || path.at(-2) === "spread")) return keys(tagsOf(plan), path.at(-2) === "spread" ? "${1:-10%..+30%}" : "${1:0.3}");
  if (path.length < 3 || (key !== "materials" && key !== "fields")) return undefined;
  return keys(plan?.kept.get(key)?.keys() ?? [], "$0");
}

/** Tasks with each of their outcomes, for what is done only then. */
export function completeConditions({ analysis, file }: IdRequest, { start, end }: CursorContext): readonly CompletionItem[] {
  const tasks = analysis.snapshot.planOfFile(file)?.tasks ?? [];
  return tasks.flatMap(({ item }) => [...item.outcomes ?? []].map(([outcome, share]) => plainItem(`${item.id} ${outcome}`, "word", start, end, `${String(Math.round(share * 1000) / 10)} %`))).slice(0, 200);
}

function tagsOf(plan: Plan): string[] {
  const counts = new Map<string, number>();
  for (const { item } of plan.tasks) for (const tag of item.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  for (const { tags } of plan.backlog.values()) for (const tag of tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag).filter(tag => /^[\w-]+(?: [\w-]+)*$/.test(tag));
}

function rolesOf(plan: Plan): string[] {
  const roles = new Set([...plan.people.values()].flatMap(({ role }) => role ?? []));
  return [...roles].filter(role => /^[\w-]+(?: [\w-]+)*$/.test(role));
}

const USUAL_LEVELS = {
  probability: [["rare", "10 %"], ["unlikely", "30 %"], ["possible", "50 %"], ["likely", "70 %"], ["almost-certain", "90 %"]],
  level: [["minor", "weight 1"], ["moderate", "weight 2"], ["major", "weight 3"], ["severe", "weight 4"]],
} as const;

/** The names of the plan's own risk scale, else of the usual one; for a probability shares too. */
function levels(plan: Plan, key: "probability" | "level", { start, end }: CursorContext): readonly CompletionItem[] {
  const matrix = plan.settings.kept.get("risk-matrix");
  const own = scaleIn(matrix, key === "level" ? "impact" : "probability");
  const named = own.length > 0 ? own : USUAL_LEVELS[key];
  const items = named.map(([name, detail]) => plainItem(name, "word", start, end, detail));
  return key === "level" ? items : [...["10%", "20%", "30%", "50%", "70%", "90%"].map(label => plainItem(label, "share", start, end)), ...items];
}

function scaleIn(matrix: unknown, scale: string): readonly (readonly [name: string, detail: string])[] {
  if (typeof matrix !== "object" || matrix === null || !(scale in matrix)) return [];
  const values: unknown = (matrix as Readonly<Record<string, unknown>>)[scale];
  if (!(values instanceof Map)) return [];
  return [...values as Map<unknown, unknown>].map(([name, value]) => [String(name), typeof value === "number" ? `${scale === "impact" ? "weight " : ""}${String(value)}` : ""] as const);
}

function repeats({ start, end }: CursorContext): readonly CompletionItem[] {
  const item = (label: string, insert: string): CompletionItem => ({ label, kind: "word", insert, snippet: true, start, end });
  return [
    item("weekly on mon", "weekly on ${1|mon,tue,wed,thu,fri|}"), item("weekly on mon at 10:00", "weekly on ${1|mon,tue,wed,thu,fri|} at ${2:10:00}"),
    item("every 2w x10", "every ${1:2w} x${2:10}"), item("monthly on 15", "monthly on ${1:15}"), item("monthly on last fri", "monthly on last ${1|fri,mon,tue,wed,thu|}"), item("daily", "daily"),
  ];
}

/** The other plan files as they are named from this one: parts of plans to include, whole plans to share people with. */
function filesFor({ analysis, file }: IdRequest, key: "include" | "people-from"): string[] {
  const others = [...analysis.snapshot.files.values()].filter(({ path }) => path !== file);
  const wanted = key === "people-from" ? others : others.filter(other => !isWhole(other));
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return wanted.map(({ path }) => relative(folder, path)).filter(name => name !== undefined && !(key === "include" && name.startsWith(".."))).map(name => name ?? "")
    .sort((a, b) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1)).slice(0, 200);
}

/** A file that names a plan is none to include. */
function isWhole({ items }: PlanFile): boolean {
  return items.some(item => item.section === "plan" && item.keys.has("plan"));
}

function relative(folder: string, path: string): string | undefined {
  const from = folder.split("/");
  const to = path.split("/");
  let same = 0;
  while (same < from.length - 1 && same < to.length - 1 && from[same] === to[same]) same += 1;
  const name = [...Array.from({ length: from.length - 1 - same }, () => ".."), ...to.slice(same)].map(plainStep);
  return name.some(step => step === undefined || /[,:#[\]{}]/.test(step)) ? undefined : shown(name.join("/"), 300);
}

function plainStep(step: string): string | undefined {
  try {
    return decodeURIComponent(step);
  } catch {
    return undefined;
  }
}
