import { placeOn } from "../../src/core/view/riskMatrixCells";
import type { ScoreRisk, SetRisk } from "../../src/protocol/riskChanges";
import { t } from "../shared/l10n";
import type { PicturePorts } from "../shared/pictureView";
import { askForTitle } from "./newRisk";
import type { Cell, MatrixState, SavedRiskMatrix, Scene } from "./state";
import { cellWords, wordsOfCell } from "./words";

/** What the actions work on. */
export interface ActionPorts {
  readonly root: HTMLElement;
  readonly sheets: HTMLElement;
  readonly state: MatrixState;
  readonly ports: PicturePorts<SavedRiskMatrix>;
  readonly scene: () => Scene;
  /** Draws what shows the chosen risk. */
  readonly drawChosen: () => void;
  readonly focus: (id: string) => void;
}

/** What a person does in the matrix. */
export interface Actions {
  select(id: string): void;
  /** Selects a risk and shows its text; with `focus` the text gets the keys. */
  choose(id: string, focus: boolean): void;
  /** What it would be to put a risk into a cell of the side that is shown. */
  score(id: string, to: Cell): ScoreRisk;
  /** True for the cell that a risk stands in. */
  standsIn(id: string, cell: Cell): boolean;
  move(id: string, to: Cell): void;
  /** Asks for the title of a new risk in a cell. */
  create(cell: Cell): void;
  set(risk: string, field: SetRisk["field"], text: string): void;
}

export function createActions(parts: ActionPorts): Actions {
  const { root, sheets, state, ports, scene, drawChosen } = parts;
  const actions: Actions = {
    select(id) {
      if (state.selected === id) return;
      state.selected = id;
      for (const node of root.querySelectorAll<HTMLElement>("[data-id], [data-row-id]")) node.classList.toggle("selected", (node.dataset["id"] ?? node.dataset["rowId"]) === id);
      drawChosen();
    },
    choose(id, focus) {
      actions.select(id);
      ports.reveal(id, focus);
    },
    score: (risk, { row, column }) => ({ kind: "score-risk", plan: scene().data.plan, risk, row, column, after: state.side === "after" }),
    standsIn(id, { row, column }) {
      const risk = scene().data.risks.find((one) => one.id === id);
      const place = risk === undefined ? undefined : placeOn(risk, state.side);
      return place?.row === row && place.column === column;
    },
    move(id, to) {
      const { data } = scene();
      const risk = data.risks.find((one) => one.id === id);
      if (risk === undefined || actions.standsIn(id, to)) return;
      actions.select(id);
      root.querySelector(`.risk[data-id="${CSS.escape(id)}"]`)?.classList.add("waiting");
      void ports.change(actions.score(id, to)).then((done) => {
        if (done) ports.announcer.say(t("{0}: {1}", risk.title, wordsOfCell(data, to)));
        for (const node of root.querySelectorAll(".risk.waiting")) node.classList.remove("waiting");
      });
    },
    create(cell) {
      const { data } = scene();
      const node = sheets.querySelector<HTMLElement>(cellSelector(cell));
      if (node !== null) askForTitle(node, cellWords(data, cell.row, cell.column), (title) => addRisk(parts, cell, title), () => { sheets.querySelector<HTMLElement>(`${cellSelector(cell)} .new`)?.focus(); });
    },
    set(risk, field, text) {
      void ports.change({ kind: "set-risk", plan: scene().data.plan, risk, field, text }).then((done) => { if (!done) drawChosen(); });
    },
  };
  return actions;
}

/** Finds a cell. */
export function cellSelector({ kind, row, column }: Cell): string {
  return `.cell[data-kind="${kind}"][data-row="${String(row)}"][data-column="${String(column)}"]`;
}

/** Adds a risk and, once the plan has it, selects it. */
async function addRisk({ ports, scene, state, drawChosen, focus }: ActionPorts, { kind, row, column }: Cell, title: string): Promise<boolean> {
  const known = new Set(scene().data.risks.map(({ id }) => id));
  const next = ports.nextPicture();
  const done = await ports.change({ kind: "add-risk", plan: scene().data.plan, title, opportunity: kind === "opportunities", row, column });
  if (!done) return false;
  await next;
  const made = scene().data.risks.find((risk) => !known.has(risk.id) && risk.title === title);
  if (made === undefined) return true;
  state.selected = made.id;
  drawChosen();
  focus(made.id);
  ports.announcer.say(t("{0} is added", title));
  return true;
}
