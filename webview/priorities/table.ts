import { SCORE_KEYS } from "../../src/core/view/prioritiesData";
import { toolButton } from "../shared/controls";
import { element } from "../shared/dom";
import { icon } from "../shared/icons";
import { t } from "../shared/l10n";
import { figureOf, lineIn, methodOf, sortedRows, type PriorityRow, type PriorityState } from "./state";
import { capacityWords, changeText, changeWords, flipWords, keyName, lackWords, methodName, scoreText, sourceWords } from "./words";

/** So many rows are written at first, and more by a button: nobody reads ten thousand at once. */
export const ROWS_AT_ONCE = 200;

const EDITABLE: ReadonlySet<string> = new Set(SCORE_KEYS);

/** The columns of figures: value and effort always, because the matrix is made of them. */
export function columnsOf(state: PriorityState): readonly string[] {
  const { keys } = methodOf(state);
  return [...new Set([...keys, "value", "effort"])];
}

/** The ideas with rank, score and the parts of the score; the matrix once more, to be read and typed into. */
export function drawTable(rows: readonly PriorityRow[], state: PriorityState, most: number): HTMLElement {
  const method = methodOf(state);
  const columns = columnsOf(state);
  const heads: readonly (readonly [id: string, text: string])[] = [
    ["rank", "#"], ["title", t("Idea")], ["score", methodName(method.id)], ...(state.against === "" || state.against === method.id ? [] : [["against", methodName(state.against)] as const]), ...columns.map((key) => [key, keyName(key)] as const),
  ];
  const sorted = sortedRows(rows, state);
  // The chosen idea is there however far below it stands.
  const shown = [...sorted.slice(0, most), ...sorted.slice(most).filter(({ item }) => item.id === state.selected)];
  const atCut = state.sort === "rank" && !state.down ? lineIn(sorted, method) : -1;
  const titles = new Map(state.data.items.map(({ id, title }) => [id, title]));
  const body = shown.flatMap((row, at) => [...(at === atCut ? [drawCut(state, heads.length + 1)] : []), drawRow(row, state, { columns, against: heads.some(([id]) => id === "against"), titleOf: (id) => titles.get(id) ?? id })]);
  if (atCut < 0 && method.fits >= 0 && state.sort === "rank" && !state.down && shown.length === sorted.length) body.push(drawCut(state, heads.length + 1));
  return element("table", {
    class: "scores",
    children: [
      element("caption", { class: "visually-hidden", text: t("Ideas ranked by {0}", methodName(method.id)) }),
      element("thead", { children: [element("tr", { children: [...heads.map(([id, text]) => drawHead(id, text, state)), element("th", { attributes: { scope: "col" }, children: [element("span", { class: "visually-hidden", text: t("Into the plan") })] })] })] }),
      element("tbody", { children: body }),
    ],
  });
}

function drawHead(id: string, text: string, { sort, down }: PriorityState): HTMLElement {
  const sorted = sort === id;
  return element("th", {
    class: id === "title" ? "title" : "figure",
    attributes: { scope: "col", "aria-sort": sorted ? (down ? "descending" : "ascending") : "none" },
    children: [element("button", { class: "sort", attributes: { type: "button", "data-sort": id, title: t("Sort by {0}", text === "#" ? t("rank") : text) }, text: `${text}${sorted ? (down ? " ↓" : " ↑") : ""}` })],
  });
}

function drawCut(state: PriorityState, span: number): HTMLElement {
  return element("tr", { class: "cut", children: [element("td", { attributes: { colspan: String(span) }, text: t("What stands above fits: {0}", capacityWords(state)) })] });
}

interface RowParts {
  readonly columns: readonly string[];
  readonly against: boolean;
  readonly titleOf: (id: string) => string;
}

function drawRow(row: PriorityRow, state: PriorityState, { columns, against, titleOf }: RowParts): HTMLElement {
  const { item, place } = row;
  const more = [flipWords(item, titleOf), item.notes.slice(0, 400)].filter((part) => part !== "").join("\n");
  const lacks = place.rank === 0 ? lackWords(row) : "";
  return element("tr", {
    class: `${row.fits ? "" : "below"}${item.id === state.selected ? " selected" : ""}`,
    attributes: { "data-row": item.id },
    children: [
      element("td", { class: "figure", text: place.rank === 0 ? "–" : String(place.rank) }),
      element("th", { class: "title", attributes: { scope: "row", ...(item.id === state.selected ? { "aria-current": "true" } : {}) }, children: [element("button", { class: "idea", attributes: { type: "button", "data-idea": item.id, title: [item.title, more].filter((part) => part !== "").join("\n") }, text: item.title })] }),
      element("td", { class: "figure", ...(lacks === "" ? {} : { attributes: { title: lacks } }), children: lacks === "" ? [scoreText(place.score)] : [item.done ? t("done") : "–", element("span", { class: "visually-hidden", text: lacks })] }),
      ...(against ? [element("td", { class: "figure change", attributes: { title: changeWords(row) }, children: [element("span", { attributes: { "aria-hidden": "true" }, text: changeText(row) }), element("span", { class: "visually-hidden", text: changeWords(row) })] })] : []),
      ...columns.map((key) => drawFigure(row, key)),
      element("td", { class: "act", children: [item.planned ? element("span", { class: "badge", attributes: { title: item.done ? lackWords(row) : t("Tasks realise it already") }, children: [icon("check"), element("span", { class: "visually-hidden", text: item.done ? t("done") : t("planned") })] }) : promoteButton(row)] }),
    ],
  });
}

function promoteButton({ item }: PriorityRow): HTMLElement {
  const button = toolButton(t("Make work of {0} (P)", item.title), "arrow-right", () => {});
  button.dataset["promote"] = item.id;
  return button;
}

function drawFigure({ item }: PriorityRow, key: string): HTMLElement {
  const figure = figureOf(item, key);
  const from = figure === undefined ? "" : sourceWords(figure.from);
  const text = figure?.text ?? "–";
  // What tasks say is changed in the tasks.
  if (!EDITABLE.has(key) || figure?.from === "tasks") return element("td", { class: "figure derived", text, attributes: { title: from } });
  const label = [t("{0} of {1}", keyName(key), item.title), figure === undefined ? t("not written") : text, from].filter((part) => part !== "").join(", ");
  return element("td", {
    class: "figure",
    children: [element("button", { class: `cell${from === "" ? "" : " derived"}`, text, attributes: { type: "button", "data-id": item.id, "data-key": key, "aria-label": label, title: label } })],
  });
}
