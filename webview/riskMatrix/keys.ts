import { cellOf } from "./drag";
import type { Cell } from "./state";

/** What the keys do. */
export interface KeyPorts {
  readonly select: (id: string) => void;
  readonly reveal: (id: string) => void;
  readonly move: (id: string, to: Cell) => void;
  readonly create: (cell: Cell) => void;
}

/** What can have the keys in a matrix: discs, the button for the rest of a cell, the button for a new risk. */
const UNITS = ".risk, .more, .new";

const STEPS: Readonly<Record<string, readonly [right: number, down: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Arrows walk from risk to risk and over empty cells, with Alt they move the risk, Insert begins a new one in its cell, Enter opens its text. */
export function walkMatrix(root: HTMLElement, ports: KeyPorts): { /** One of the units is in the order of Tab. */ mark(selected: string, focus: boolean): void } {
  const mark = (selected: string, focus: boolean): void => {
    const units = [...root.querySelectorAll<HTMLElement>(UNITS)];
    const chosen = units.find((unit) => unit.dataset["id"] === selected) ?? units.find((unit) => unit.classList.contains("risk")) ?? units[0];
    for (const unit of units) unit.tabIndex = unit === chosen ? 0 : -1;
    if (focus) chosen?.focus({ preventScroll: true });
  };
  root.addEventListener("keydown", (event) => {
    const unit = event.target instanceof Element ? event.target.closest<HTMLElement>(UNITS) : null;
    if (unit === null) return;
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
    const id = unit.dataset["id"];
    const cell = unit.closest<HTMLElement>(".cell");
    if (event.key === "Insert" && cell !== null) create(cell, ports);
    else if (event.key === "Enter" && id !== undefined) ports.reveal(id);
    else if (step === undefined) return;
    else if (event.altKey) {
      const to = id === undefined || cell === null ? undefined : beside(cell, step);
      const place = to === undefined ? undefined : cellOf(to);
      if (id !== undefined && place !== undefined) ports.move(id, place);
    } else walk(root, unit, step, ports);
    event.preventDefault();
    // VS Code has keys of its own, Alt with an arrow among them.
    event.stopPropagation();
  });
  return { mark };
}

function create(cell: HTMLElement, ports: KeyPorts): void {
  const place = cellOf(cell);
  if (place !== undefined) ports.create(place);
}

function walk(root: HTMLElement, unit: HTMLElement, step: readonly [number, number], ports: KeyPorts): void {
  const next = nextUnit(root, unit, step);
  if (next === undefined) return;
  for (const each of root.querySelectorAll<HTMLElement>(UNITS)) each.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  const id = next.dataset["id"];
  if (id !== undefined) ports.select(id);
}

function nextUnit(root: HTMLElement, unit: HTMLElement, [right, down]: readonly [number, number]): HTMLElement | undefined {
  const home = unit.closest<HTMLElement>(".cell, .tray");
  if (home === null) return undefined;
  const units = unitsOf(home);
  const inside = units[units.indexOf(unit) + (home.classList.contains("tray") ? right + down : down)];
  if (inside !== undefined && (down !== 0 || home.classList.contains("tray"))) return inside;
  const other = home.classList.contains("tray") ? (down < 0 || right < 0 ? lastCell(home) : undefined) : beside(home, [right, down]);
  if (other !== undefined) return down < 0 ? unitsOf(other).at(-1) : unitsOf(other)[0];
  const tray = down > 0 ? home.closest(".matrix")?.querySelector<HTMLElement>(".tray") : undefined;
  if (tray !== undefined && tray !== null) return unitsOf(tray)[0];
  const sheets = [...root.querySelectorAll<HTMLElement>(".matrix")];
  const sheet = sheets[sheets.indexOf(home.closest<HTMLElement>(".matrix") as HTMLElement) + (right + down)];
  return sheet === undefined ? undefined : unitsOf(sheet.querySelector<HTMLElement>(".cell") ?? sheet)[0];
}

function unitsOf(home: HTMLElement): readonly HTMLElement[] {
  return [...home.querySelectorAll<HTMLElement>(UNITS)];
}

function lastCell(tray: HTMLElement): HTMLElement | undefined {
  return [...(tray.closest(".matrix")?.querySelectorAll<HTMLElement>(".cell") ?? [])].at(-1);
}

/** The cell beside one as it is seen, or none. */
function beside(cell: HTMLElement, [right, down]: readonly [number, number]): HTMLElement | undefined {
  const cells = [...(cell.parentElement?.querySelectorAll<HTMLElement>(".cell") ?? [])];
  const across = cells.filter(({ dataset }) => dataset["row"] === cell.dataset["row"]).length;
  const at = cells.indexOf(cell);
  const column = (at % across) + right;
  return column < 0 || column >= across ? undefined : cells[at + right + down * across];
}
