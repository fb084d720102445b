import type { EditableField } from "../../src/core/view/fields";
import type { Instant } from "../../src/core/model/instant";
import { NO_INSTANT } from "../../src/core/view/ganttData";
import { textField } from "../shared/controls";
import { civilOf } from "../shared/dates";
import type { TextField } from "../shared/controls";
import { t } from "../shared/l10n";
import { ROW_HEIGHT } from "../../src/core/view/picture/barLayout";
import { columnsFor, hasOtherYears } from "./columns";
import type { ColumnName } from "./columns";
import { cellText, columnName } from "./draw/outlineRow";
import { paneSize } from "./geometry";
import { isGroupRow } from "./model";
import { HEAD_HEIGHT } from "./stage";
import type { Stage } from "./stage";
import type { GanttState } from "./state";

/** A field over a cell of the outline. */
export interface CellEditor {
  /** Opens it over a cell; false when nothing can be typed there. */
  open(row: number, column: ColumnName | "title"): boolean;
  /** Follows its cell when the picture moves. */
  drawn(): void;
}

/** What the editor needs: to write, and to give the keys back. */
export interface EditorPorts {
  /** True when it was written; computed on what the field was opened over. */
  readonly write: (cell: { readonly id: string; readonly field: EditableField; readonly sequence: number }, text: string) => Promise<boolean>;
  readonly focusRow: () => void;
}

/** What can be typed into, by column. */
const FIELDS: Readonly<Partial<Record<ColumnName | "title", EditableField>>> = {
  title: "title", duration: "duration", effort: "effort", start: "start", due: "due", people: "people", progress: "progress", priority: "priority", release: "release", status: "status",
  objective: "objective",
};

/** The text that is under the hand now. */
interface Editing {
  readonly id: string;
  readonly column: ColumnName | "title";
  readonly field: EditableField;
  readonly before: string;
  readonly input: TextField;
  /** Number of the picture that it was opened over. */
  readonly sequence: number;
}

export function createCellEditor(stage: Stage, state: GanttState, ports: EditorPorts): CellEditor {
  let now: Editing | undefined;

  const close = (): Editing | undefined => {
    const closed = now;
    now = undefined;
    closed?.input.node.remove();
    return closed;
  };
  /** Closes the field and writes what was typed; when it is refused, and nothing else is typed meanwhile, the text is there again to be mended. */
  const commit = (): void => {
    const editing = close();
    const text = editing?.input.value ?? "";
    if (editing === undefined || text === editing.before) return;
    void ports.write(editing, text).then((written) => {
      const row = state.model.rowOfId.get(editing.id) ?? -1;
      if (!written && row >= 0 && (now === undefined || now.input.value === now.before)) open(row, editing.column, text);
    });
  };
  const open = (row: number, column: ColumnName | "title", text?: string): boolean => {
    const field = FIELDS[column];
    if (field === undefined || isGroupRow(state.model, row) || !shownColumns(state).includes(column)) return false;
    commit();
    const input = fieldFor(state, row, column, keys);
    if (text !== undefined) input.value = text;
    now = { id: state.model.ids[row] ?? "", column, field, before: textOf(state, row, column), input, sequence: state.sequence };
    input.node.addEventListener("blur", () => { if (now?.input === input) commit(); });
    stage.tree.append(input.node);
    place();
    requestAnimationFrame(() => { if (now?.input === input) input.focus(); });
    return true;
  };
  const beside = (step: 1 | -1): void => {
    const editing = now;
    if (editing === undefined) return;
    const columns = shownColumns(state).filter((column) => FIELDS[column] !== undefined);
    const next = columns[columns.indexOf(editing.column) + step];
    const row = state.model.rowOfId.get(editing.id) ?? -1;
    if (next === undefined || row < 0) {
      commit();
      ports.focusRow();
    } else open(row, next);
  };
  const keys: Keys = {
    Escape: () => {
      close();
      ports.focusRow();
    },
    Enter: () => {
      commit();
      ports.focusRow();
    },
    Tab: (event) => {
      event.preventDefault();
      beside(event.shiftKey ? -1 : 1);
    },
  };
  const place = (): void => { if (now !== undefined) putOver(state, now); };
  return { open, drawn: place };
}

function shownColumns(state: GanttState): readonly (ColumnName | "title")[] {
  return ["title", ...columnsFor(state.outline, hasOtherYears(state.model.data), state.columns).map(({ name }) => name)];
}

type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Puts the field over its cell, or out of sight with it. */
function putOver(state: GanttState, { id, column, input }: Editing): void {
  const { style } = input.node;
  const box = boxOf(state, id, column);
  style.display = box === undefined ? "none" : "";
  if (box === undefined) return;
  for (const side of ["left", "top", "width"] as const) style[side] = `${box[side]}px`;
}

/** A field with the text of a cell; its keys go no further. */
function fieldFor(state: GanttState, row: number, column: ColumnName | "title", keys: Keys): TextField {
  const input = textField(t("{0} of {1}", columnName(column), state.model.titles[row] ?? ""), "", () => undefined);
  input.node.classList.add("cell-editor");
  input.value = textOf(state, row, column);
  // What the mouse does in the field is the field's own.
  for (const kind of ["pointerdown", "dblclick"] as const) input.node.addEventListener(kind, (event) => { event.stopPropagation(); });
  input.node.addEventListener("keydown", (event) => {
    event.stopPropagation();
    // Enter and Escape that end a composition mean nothing else.
    if (!event.isComposing && Object.hasOwn(keys, event.key)) keys[event.key]?.(event);
  });
  return input;
}

/** As a person would type it again. */
function textOf(state: GanttState, row: number, column: ColumnName | "title"): string {
  const { model, dates } = state;
  const { rows } = model.data;
  if (column === "title") return model.titles[row] ?? "";
  if (column === "start") return isoDay(rows.start[row] ?? 0);
  if (column === "due") return (rows.due[row] ?? NO_INSTANT) === NO_INSTANT ? "" : isoDay((rows.due[row] ?? 0) - 1);
  return column === "people" ? (model.people[row] ?? "") : cellText({ model, dates }, row, column).replaceAll("−", "-");
}

/** The day as every reader of dates understands it. */
function isoDay(at: Instant): string {
  const { year, month, day } = civilOf(at);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Where a cell is in the view; undefined when it is out of sight. */
function boxOf(state: GanttState, id: string, column: ColumnName | "title"): { readonly left: number; readonly top: number; readonly width: number } | undefined {
  const position = state.visible.positions[state.model.rowOfId.get(id) ?? -1] ?? -1;
  const top = HEAD_HEIGHT + position * ROW_HEIGHT - state.top;
  const { height } = paneSize(state);
  if (position < 0 || top < HEAD_HEIGHT - ROW_HEIGHT / 2 || top > HEAD_HEIGHT + height - ROW_HEIGHT / 2) return undefined;
  const columns = columnsFor(state.outline, hasOtherYears(state.model.data), state.columns);
  const title = state.outline - columns.reduce((sum, { width }) => sum + width, 0);
  if (column === "title") return { left: 0, top, width: title };
  const at = columns.findIndex(({ name }) => name === column);
  const wanted = Math.max(columns[at]?.width ?? 0, column === "people" ? 200 : 96);
  const right = title + columns.slice(0, at + 1).reduce((sum, { width }) => sum + width, 0);
  return { left: Math.max(0, right - wanted), top, width: wanted };
}
