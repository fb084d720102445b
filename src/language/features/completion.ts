import { MINUTES_PER_DAY } from "../../core/model/instant";
import type { Analysis } from "../analysisTypes";
import { completeDates, wordsFor } from "./completeDates";
import { completeIds, type IdRequest } from "./completeIds";
import { completeKeys } from "./completeKeys";
import { completeConditions, completeOwnKeys, completePlanWords } from "./completePlanWords";
import { completeDurations, completeWords } from "./completeValues";
import { completeAssignment, completeDependency } from "./completeWork";
import { plainItem, type CompletionItem } from "./completionItem";
import { cursorContext, type CursorContext } from "./cursorContext";
import { listedAround } from "./listedAround";
import { elementType, schemaAt } from "./schemaAt";

/** What may stand at an offset, best first. Told from the text around the cursor and the last good model. */
export function completion(analysis: Analysis, path: string, offset: number): readonly CompletionItem[] {
  const file = analysis.snapshot.files.get(path);
  if (file === undefined) return [];
  const context = cursorContext(file.text, offset);
  if (context.position === "none") return [];
  if (context.position === "key") return completeOwnKeys({ analysis, file: path, path: context.path, offset }, context) ?? completeKeys(context, file.text);
  return completeValue(analysis, path, file.text, context, offset);
}

function completeValue(analysis: Analysis, path: string, text: string, context: CursorContext, offset: number): readonly CompletionItem[] {
  const place = schemaAt(context.path);
  if (place?.kind !== "value") return [];
  const type = elementType(place.type);
  const request: IdRequest = { analysis, file: path, path: context.path, offset };
  switch (type.name) {
    case "dependency":
      return completeDependency(request, context);
    case "assignment":
      return completeAssignment(request, context);
    case "condition":
      return completeConditions(request, context);
    case "date":
    case "date or none":
      return completeDates(today(analysis, path), context, analysis.snapshot.planOfFile(path), wordsFor(context.path.at(-1) ?? ""));
    case "date span":
      return completeDates(today(analysis, path), lastPart(context), analysis.snapshot.planOfFile(path));
    case "duration":
    case "working duration":
    case "estimate":
    case "estimate of effort":
      return completeDurations(context);
  }
  if (isStatus(context.path)) return completeStatus(request, context);
  if (type.refersTo !== undefined && type.refersTo.length > 0) return completeIds(request, type.refersTo, context.start, context.end, listedAround(text, context));
  const words = completePlanWords(request, context);
  if (words !== undefined) return words;
  if (type.name === "share") return SHARES.map(label => plainItem(label, "share", context.start, context.end));
  return completeWords(type, context, text);
}

/** The date that is being written of a span. */
function lastPart(context: CursorContext): CursorContext {
  const dots = context.before.lastIndexOf("..");
  if (dots < 0) return context;
  return { ...context, start: context.start + dots + 2, before: context.before.slice(dots + 2) };
}

const SHARES = ["10%", "20%", "25%", "40%", "50%", "60%", "75%", "80%", "90%", "100%"] as const;

/** The civil day of the plan's status date, else of now. */
function today(analysis: Analysis, path: string): number {
  const plan = analysis.snapshot.planOfFile(path);
  const asOf = plan === undefined ? undefined : analysis.schedules.get(plan.id)?.asOf;
  return Math.floor((asOf ?? analysis.context.now) / MINUTES_PER_DAY);
}

function isStatus(path: readonly string[]): boolean {
  const section = path.at(-3);
  return path.at(-1) === "status" && (section === "tasks" || section === "actions");
}

const STATUS_DOCS: readonly (readonly [word: string, doc: string])[] = [
  ["todo", "Not begun."],
  ["doing", "Someone works on it."],
  ["review", "Done but for a last look."],
  ["blocked", "Cannot go on; changes no dates."],
  ["done", "Finished."],
  ["dropped", "Will not be done: books and costs nothing."],
];

function completeStatus({ analysis, file }: IdRequest, { start, end }: CursorContext): readonly CompletionItem[] {
  const board = analysis.snapshot.planOfFile(file)?.settings.board ?? [];
  const own = board.filter(({ name }) => STATUS_DOCS.every(([word]) => word !== name)).map(({ name, is }) => plainItem(name, "word", start, end, `column, stands for ${is}`));
  return [...own, ...STATUS_DOCS.map(([label, doc]) => plainItem(label, "word", start, end, undefined, doc))];
}
