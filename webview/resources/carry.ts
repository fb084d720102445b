import type { Instant } from "../../src/core/model/instant";
import type { ResourceRow, ResourcesData } from "../../src/core/view/resourcesData";
import { columnsOf, hoursText, loadIn } from "../../src/core/view/loadPeriods";
import type { Column, Step } from "../../src/core/view/loadPeriods";
import type { LoadPreview } from "../../src/protocol/loadMessages";
import type { ViewChange } from "../../src/protocol/viewMessages";
import type { DateFormat } from "../shared/dates";
import { effectLines } from "../shared/effects";
import { t } from "../shared/l10n";
import type { TipLine } from "../shared/tip";
import { columnWords } from "./draw";

/** A cell: of whom, and when. */
export interface Place {
  readonly row: ResourceRow;
  readonly column: Column;
}

/** A task that is taken out of a cell. */
export interface Carried extends Place {
  readonly id: string;
  readonly title: string;
  readonly start: Instant;
}

/** What letting go in a cell would ask for: another person, another time, or both; undefined in the cell that it comes from. */
export function changeOf(plan: string, { id, start, row, column }: Carried, place: Place): Extract<ViewChange, { kind: "rebook" }> | undefined {
  const other = place.row.id !== row.id || place.row.kind !== row.kind;
  const later = place.column.from - column.from;
  if (!other && later === 0) return undefined;
  return { kind: "rebook", plan, task: id, ...(other ? { person: { from: row.id, to: place.row.id } } : {}), ...(later === 0 ? {} : { start: start + later }) };
}

/** Why a task cannot be let go in a cell, as far as the view knows; the host knows more. */
export function reasonAgainst({ row }: Pick<Place, "row">, place: Place): string | undefined {
  if (row.kind === "team" || row.kind === "role") return t("Choose the row of a person: a team or a role is given work by its people.");
  if (place.row.kind === "team" || place.row.kind === "role") return t("A team or a role has no time of its own: choose one of its people.");
  return place.row.kind === row.kind ? undefined : t("A person cannot do what a machine does, nor the other way round.");
}

/** What is known of a change: where it goes, what moves, what breaks, and the load of both before and after. */
export function carryLines(data: ResourcesData, step: Step, carried: Carried, place: Place, known: LoadPreview | undefined, dates: DateFormat): readonly TipLine[] {
  const head: TipLine = { text: `${carried.title}: ${place.row.title}, ${columnWords(place.column, step, dates)}` };
  const against = reasonAgainst(carried, place);
  if (against !== undefined) return [head, { text: against, kind: "invalid" }];
  if (known === undefined) return [head, { text: t("…"), kind: "quiet" }];
  if (known.kind !== "effect") return [head, { text: known.message, kind: "invalid" }];
  return [head, ...loadLines(data, known.load, step, [carried, place], dates), ...effectLines(known, new Set([carried.id]), dates)];
}

/** "Ana Silva, 9 Mar – 15 Mar: 40 h → 28 h of 40 h" */
function loadLines(before: ResourcesData, after: ResourcesData, step: Step, [from, to]: readonly [Place, Place], dates: DateFormat): readonly TipLine[] {
  const places: readonly Place[] = from.row === to.row ? [from, to] : from.column.from === to.column.from ? [from, to] : [from, { row: from.row, column: to.column }, to];
  return places.map(({ row, column }): TipLine => {
    const then = loadThen(after, step, row, column);
    const was = loadIn(before.rows.find((one) => one.kind === row.kind && one.id === row.id) ?? row, column);
    const words = t("{0}, {1}: {2} h → {3} h of {4} h", row.title, columnWords(column, step, dates), hoursText(was.booked), hoursText(then.booked), hoursText(then.capacity));
    return { text: words, ...(then.over ? { kind: "invalid" as const } : {}) };
  });
}

/** The load of a row in the same time in other data, whose columns may be others. */
function loadThen(after: ResourcesData, step: Step, row: ResourceRow, { from }: Column): ReturnType<typeof loadIn> {
  const then = after.rows.find((one) => one.kind === row.kind && one.id === row.id);
  const column = columnsOf(after, step).find((one) => one.from <= from && from < one.to);
  return then === undefined || column === undefined ? { booked: 0, capacity: 0, over: false } : loadIn(then, column);
}
