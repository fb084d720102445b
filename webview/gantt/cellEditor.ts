import type { EditableField } from "../../src/core/view/fields";
import { textField } from "../shared/controls";
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
  /** True when it was written. */
  readonly write: (task: string, field: EditableField, text: string) => Promise<boolean>;
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
}

export function createCellEditor(stage: Stage, state: GanttState, ports: EditorPorts): CellEditor {
  let now: Editing | undefined;

  const shownColumns = (): readonly (ColumnName | "title")[] => ["title", ...columnsFor(state.outline, hasOtherYears(state.model.data), state.columns).map(({ name }) => name)];
  const close = (): Editing | undefined => {
    const closed = now;
    now = undefined;
    closed?.input.node.remove();
    return closed;
  };
  /** Writes what was typed; when it is refused the text stays for the person to mend. */
  const commit = async (): Promise<boolean> => {
    const editing = now;
    if (editing === undefined) return true;
    const text = editing.input.value;
    if (text === editing.before || (await ports.write(editing.id, editing.field, text))) {
      if (now === editing) close();
      return true;
    }
    if (now === editing) editing.input.focus();
    return false;
  };
  const open = (row: number, column: ColumnName | "title"): boolean => {
    const field = FIELDS[column];
    if (field === undefined || isGroupRow(state.model, row) || !shownColumns().includes(column)) return false;
    close();
    const input = fieldFor(state, row, column, keys);
    now = { id: state.model.ids[row] ?? "", column, field, before: textOf(state, row, column), input };
    input.node.addEventListener("blur", () => { if (now?.input === input) void commit(); });
    stage.tree.append(input.node);
    place();
    requestAnimationFrame(() => { if (now?.input === input) input.focus(); });
    return true;
  };
  const beside = async (step: 1 | -1): Promise<void> => {
    const editing = now;
    if (editing === undefined || !(await commit())) return;
    const columns = shownColumns().filter((column) => FIELDS[column] !== undefined);
    const next = columns[columns.indexOf(editing.column) + step];
    const row = state.model.rowOfId.get(editing.id) ?? -1;
    if (next === undefined || row < 0) ports.focusRow();
    else open(row, next);
  };
  const keys: Keys = {
    Escape: () => {
      close();
      ports.focusRow();
    },
    Enter: () => { void commit().then((written) => { if (written) ports.focusRow(); }); },
    Tab: (event) => {
      event.preventDefault();
      void beside(event.shiftKey ? -1 : 1);
    },
  };
  const place = (): void => { if (now !== undefined) putOver(state, now); };
  return { open, drawn: place };
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
  input.node.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (Object.hasOwn(keys, event.key)) keys[event.key]?.(event);
  });
  return input;
}

/** As a person would type it again. */
function textOf(state: GanttState, row: number, column: ColumnName | "title"): string {
  const { model, dates } = state;
  if (column === "title") return model.titles[row] ?? "";
  return column === "people" ? (model.people[row] ?? "") : cellText({ model, dates }, row, column).replaceAll("−", "-");
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
