import type { DayNumber } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { readDateWords, writeDate } from "../dateWords";
import { parseDate } from "../parse/values/dates";
import { betterDuration, parseDuration } from "../parse/values/durations";
import { list, text, word, type PlanNode } from "../write/planNode";
import { estimateOf } from "./estimateCard";
import { wordsFor } from "./completeDates";

/** What a cell is read against: the plan, today, and the rows that are pasted with it. */
export interface CellContext {
  readonly plan: Plan;
  readonly today: DayNumber;
  readonly rows: readonly { readonly id: string; readonly title: string; readonly number: number | undefined }[];
  /** The id of the row's own task. */
  readonly own?: string;
}

/** A cell as plan text; undefined when it cannot be read as its key asks, `nothing` when it says what holds anyway. */
export function cellValue(key: string, cell: string, context: CellContext): PlanNode | "nothing" | undefined {
  switch (key) {
    case "effort":
    case "duration":
      return estimateCell(key, cell);
    case "not-before":
    case "due":
      return dateCell(key, cell, context);
    case "who":
      return people(cell, context);
    case "after":
      return links(cell, context);
    case "done":
      return share(cell);
    case "points":
    case "cost":
      return /^\d{1,9}(?:\.\d{1,4})?$/.test(cell) ? word(cell) : undefined;
    case "priority":
      return /^\d{1,4}$/.test(cell) && Number(cell) <= 1000 ? word(cell) : undefined;
    case "milestone":
      return /^(?:yes|true|x|1|y)$/i.test(cell) ? word("true") : "nothing";
    case "status":
      return statusCell(cell, context.plan);
    case "release":
      return idIn(context.plan.releases, cell);
    case "tags":
      return list(cell.split(/[,;]/).map(tag => tag.trim()).filter(tag => tag !== "").map(text));
    default:
      return text(cell);
  }
}

function estimateCell(key: "effort" | "duration", cell: string): PlanNode | undefined {
  const plain = cell.replace(/\?$/, "").trim();
  const estimate = estimateOf(plain);
  if (estimate !== undefined) return key === "effort" && /\de[mhdw]/.test(plain) ? undefined : word(plain);
  const better = betterDuration(plain);
  return better === undefined || parseDuration(better) === undefined ? undefined : word(better);
}

function dateCell(key: string, cell: string, { today }: CellContext): PlanNode | undefined {
  const parsed = parseDate(cell);
  if ("value" in parsed) return word(cell);
  const better = parsed.better === undefined ? undefined : parseDate(parsed.better);
  if (parsed.better !== undefined && better !== undefined && "value" in better) return word(parsed.better);
  const said = readDateWords(cell, today, wordsFor(key));
  return said === undefined ? undefined : word(writeDate(said));
}

/** People, teams and equipment of the plan by id or name, with a share where one is written: `ana; Ben Ito [50%]`. */
function people(cell: string, { plan }: CellContext): PlanNode | undefined {
  const found: string[] = [];
  for (const part of cell.split(/[,;]/).map(each => each.trim()).filter(each => each !== "")) {
    const [, name = "", percent] = /^(.*?)\s*\[?(\d{1,3}%)?\]?$/.exec(part) ?? [];
    const id = [plan.people, plan.teams, plan.equipment].map(all => idNamed(all, name)).find(each => each !== undefined);
    if (id === undefined) return undefined;
    found.push(percent === undefined ? id : `${id} ${percent}`);
  }
  return found.length === 0 ? undefined : found.length === 1 ? word(found[0] ?? "") : list(found.map(word));
}

function idNamed(all: ReadonlyMap<string, { readonly id: string; readonly name?: string; readonly title?: string }>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const item of all.values()) if (item.id.toLowerCase() === wanted || item.name?.toLowerCase() === wanted || item.title?.toLowerCase() === wanted) return item.id;
  return undefined;
}

function idIn(all: ReadonlyMap<string, { readonly id: string; readonly title?: string }>, cell: string): PlanNode | undefined {
  const id = idNamed(all, cell);
  return id === undefined ? undefined : word(id);
}

/** Predecessors by row number, id or title, with kind and lag as Microsoft Project writes them: `3;4SS+2d`. */
function links(cell: string, context: CellContext): PlanNode | undefined {
  const found: string[] = [];
  for (const part of cell.split(/[,;]/).map(each => each.trim()).filter(each => each !== "")) {
    const [, name = "", type = "FS", sign, lag] = /^(.*?)\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(\d+(?:\.\d+)?\s*(?:%|[a-z]+)))?$/i.exec(part) ?? [];
    const id = predecessor(name.trim(), context);
    const length = lag === undefined ? "" : lag.endsWith("%") ? lag.replace(/\s/g, "") : (parseDuration(lag.replace(/\s/g, "")) === undefined ? betterDuration(lag) : lag.replace(/\s/g, ""));
    if (id === undefined || length === undefined) return undefined;
    const suffix = `${sign ?? ""}${length}`;
    found.push(type.toUpperCase() === "FS" && suffix === "" ? id : `${id} ${type.toUpperCase()}${suffix}`);
  }
  return found.length === 0 ? undefined : found.length === 1 ? word(found[0] ?? "") : list(found.map(word));
}

function predecessor(name: string, { plan, rows, own }: CellContext): string | undefined {
  const row = /^\d{1,6}$/.test(name)
    ? (rows.find(({ number }) => number === Number(name)) ?? (rows.every(({ number }) => number === undefined) ? rows[Number(name) - 1] : undefined))
    : rows.find(({ id, title }) => id === name || title.toLowerCase() === name.toLowerCase());
  const id = row?.id ?? (plan.taskIndex.has(name) ? name : undefined);
  return id === own ? undefined : id;
}

function share(cell: string): PlanNode | "nothing" | undefined {
  const figure = /^(\d{1,3}(?:\.\d+)?) ?%?$/.exec(cell)?.[1];
  if (figure === undefined || Number(figure) > 100) return undefined;
  const percent = !cell.includes("%") && Number(figure) <= 1 && figure.includes(".") ? Number(figure) * 100 : Number(figure);
  return percent === 0 ? "nothing" : word(`${String(Math.round(percent * 100) / 100)}%`);
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  todo: "todo", "to do": "todo", open: "todo", new: "todo", "not started": "todo", doing: "doing", "in progress": "doing", started: "doing",
  review: "review", "in review": "review", blocked: "blocked", done: "done", closed: "done", resolved: "done", finished: "done", complete: "done",
  completed: "done", dropped: "dropped", cancelled: "dropped", canceled: "dropped", "won't do": "dropped",
};

function statusCell(cell: string, plan: Plan): PlanNode | undefined {
  const own = plan.settings.board?.find(({ name }) => name.toLowerCase() === cell.toLowerCase())?.name;
  const known = own ?? STATUS_WORDS[cell.toLowerCase()];
  return known === undefined ? undefined : word(known);
}
