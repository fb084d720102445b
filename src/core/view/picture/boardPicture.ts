import { MINUTES_PER_DAY } from "../../model/instant";
import { lanesOf } from "../boardCells";
import type { LaneCells, LaneChoice } from "../boardCells";
import type { BoardCard, BoardColumn, BoardData } from "../boardData";
import type { PictureWord } from "./pictureWords";
import { finished, heading, HEADING, MARGIN, sentence, sheetOf } from "./sheet";
import type { Figure, PictureOptions, Sheet } from "./sheet";
import { box, hatch, node, path, SMALL, tooltip, USUAL, words } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, plainText, textWidth, wrapText } from "./textWidth";

/** What the picture of a board can be told beside. */
export interface BoardPictureOptions extends PictureOptions {
  /** What the lanes stand for; without it there are none. */
  readonly by?: LaneChoice;
  /** Id of the release whose cards are shown alone. */
  readonly release?: string;
}

const GAP = 8;
const HEAD = 28;
const LANE = 26;
const SIZE = USUAL - 1;

/** The narrowest column that can be read. */
const LEAST_COLUMN = 72;

interface BoardScene {
  readonly sheet: Sheet;
  readonly columns: readonly BoardColumn[];
  /** The width of a column. */
  readonly column: number;
  readonly data: BoardData;
  readonly by: LaneChoice;
}

/** The board of a plan as one SVG: columns with counts and limits, cards with what is late, due and waited for. */
export function boardPicture(data: BoardData, options: BoardPictureOptions): string {
  const sheet = sheetOf(options, data.now, { width: 960, rows: 12 });
  // Lanes of people would name them.
  const by = sheet.audience !== "team" && options.by === "person" ? "none" : (options.by ?? "none");
  const { release } = options;
  const cards = release === undefined ? data.cards : data.cards.filter(({ lanes }) => lanes.release.includes(release));
  const top = heading(sheet, data.title, figuresOf(cards, sheet));
  if (cards.length === 0) return finished(sheet, "board", data.title, HEADING + 28, [...top, sentence(sheet, sheet.say("noTasks"), HEADING + 10)]);
  const room = sheet.width - 2 * MARGIN;
  const columns = data.columns.slice(0, Math.max(1, Math.floor((room + GAP) / (LEAST_COLUMN + GAP))));
  const scene: BoardScene = { sheet, columns, column: (room + GAP) / columns.length - GAP, data, by };
  const lanes = lanesOf(data, by, cards).filter(({ count }) => count > 0);
  const shown = lanes.slice(0, 50);
  const nodes: SvgNode[] = columns.flatMap((column, at) => drawHead(scene, column, at, cards));
  let y = HEADING + HEAD;
  for (const lane of shown) {
    const drawn = drawLane(scene, lane, y);
    nodes.push(...drawn.nodes);
    y += drawn.height;
  }
  const hidden = [
    ...(lanes.length > shown.length ? [sheet.say("moreLanes", lanes.length - shown.length)] : []),
    ...(data.columns.length > columns.length ? [sheet.say("moreRows", data.columns.length - columns.length)] : []),
  ];
  return finished(sheet, "board", data.title, y + 6 + (hidden.length > 0 ? 20 : 0), [...top, ...nodes, ...(hidden.length > 0 ? [sentence(sheet, hidden.join(" "), y + 12)] : [])]);
}

function figuresOf(cards: readonly BoardCard[], { say }: Sheet): readonly Figure[] {
  const late = cards.filter((card) => card.late).length;
  const done = cards.filter(({ progress }) => progress >= 1).length;
  return [{ text: say("tasksDone", done, cards.length) }, ...(late > 0 ? [{ text: say("someLate", late), late: true }] : [])];
}

function drawHead({ sheet: { ink, say }, column: width }: BoardScene, column: BoardColumn, at: number, cards: readonly BoardCard[]): readonly SvgNode[] {
  const x = MARGIN + at * (width + GAP);
  const count = cards.filter((card) => card.column === column.id).length;
  const over = column.limit !== undefined && count > column.limit;
  const figures = column.limit === undefined ? String(count) : `${String(count)}/${String(column.limit)}`;
  const title = cutText(columnTitle(column, say), width - 16 - textWidth(figures, SMALL, over) - 6, USUAL, true);
  return [
    words(title, x + 8, HEADING + 12, { fill: ink.text, bold: true }),
    words(figures, x + 16 + textWidth(title, USUAL, true), HEADING + 12, { fill: over ? ink.lateText : ink.muted, size: SMALL, bold: over }),
    box(x, HEADING + HEAD - 5, width, over ? 2 : 1, { fill: over ? ink.lateText : ink.line }),
  ];
}

const COLUMN_WORDS: Readonly<Record<BoardColumn["meaning"], PictureWord>> = { todo: "todo", doing: "doing", review: "review", blocked: "columnBlocked", done: "columnDone", dropped: "columnDropped" };

function columnTitle({ id, meaning, own }: BoardColumn, say: Sheet["say"]): string {
  return own ? id : say(COLUMN_WORDS[meaning]);
}

function laneTitle({ id, title }: LaneCells, by: LaneChoice, say: Sheet["say"]): string {
  if (id !== "") return by === "sprint" ? say("sprint", title.replace("sprint-", "")) : title;
  return by === "none" ? "" : say(({ person: "nobody", release: "laneNoRelease", sprint: "laneNoSprint", objective: "laneNoObjective" } as const)[by]);
}

function drawLane(scene: BoardScene, lane: LaneCells, top: number): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const { sheet: { ink, say, rows, width }, column, by, columns } = scene;
  const titled = lane.id === undefined ? 0 : LANE;
  const title = titled === 0 ? [] : [
    ...path(`M${String(MARGIN)} ${String(top + 0.5)}H${String(width - MARGIN)}`, { stroke: ink.line }),
    words(cutText(laneTitle(lane, by, say), width - 2 * MARGIN, SIZE, true), MARGIN, top + LANE / 2 + 2, { fill: ink.text, size: SIZE, bold: true }),
  ];
  const cells = columns.map((one, at) => {
    const cards = lane.cells[at] ?? [];
    const nodes: SvgNode[] = [];
    let y = 4;
    for (const card of cards.slice(0, rows)) {
      const drawn = drawCard(scene, card, one, MARGIN + at * (column + GAP) + 4, top + titled + y);
      nodes.push(...drawn.nodes);
      y += drawn.height + 4;
    }
    if (cards.length > rows) {
      nodes.push(words(cutText(say("moreCards", cards.length - rows), column - 16, SMALL), MARGIN + at * (column + GAP) + 8, top + titled + y + 8, { fill: ink.muted, size: SMALL }));
      y += 20;
    }
    return { nodes, height: y };
  });
  const height = Math.max(36, ...cells.map((cell) => cell.height));
  const grounds = columns.map((_, at) => box(MARGIN + at * (column + GAP), top + titled, column, height, { rx: 4, fill: ink.cell }));
  return { nodes: [...title, ...grounds, ...cells.flatMap(({ nodes }) => nodes)], height: titled + height + 6 };
}

function drawCard({ sheet, column: columnWidth }: BoardScene, card: BoardCard, { meaning }: BoardColumn, x: number, y: number): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const { ink, dates, audience } = sheet;
  const width = columnWidth - 8;
  const sign = card.milestone ? "◆ " : meaning === "done" ? "✓ " : "";
  const title = wrapText(`${sign}${card.title}`, width - 18, SIZE, 2);
  const above = cutText(card.above, width - 18, SMALL);
  const height = 10 + Math.max(1, title.length) * 16 + (above === "" ? 0 : 15) + 18;
  const critical = card.critical && audience === "team" && meaning !== "done";
  const initials = audience === "team" ? plainText(card.initials) : "";
  const who = initials === "" ? "" : cutText(initials, Math.max(0, width * 0.5), SMALL);
  const when = cutText(whenWords(card, meaning, sheet), width - 22 - (who === "" ? 0 : textWidth(who, SMALL) + 14), SMALL, card.late);
  const foot = y + height - 12;
  const whoWidth = textWidth(who, SMALL) + 10;
  const nodes: SvgNode[] = [
    tooltip(`${card.title}: ${dates.end(card.finish)}`),
    box(x, y, width, height, { rx: 4, fill: ink.surface, stroke: ink.line }),
    ...(meaning === "blocked" ? path(hatch(x + 1, y + 1, width - 2, height - 2, 8), { stroke: ink.blocked, "stroke-opacity": 0.3 }) : []),
    ...(critical ? [box(x, y + 2, 3, height - 4, { fill: ink.critical })] : []),
    ...(card.late ? [box(x + width - 3, y + 2, 3, height - 4, { fill: ink.lateText })] : []),
    ...title.map((text, at) => words(text, x + 9, y + 13 + at * 16, { fill: ink.text, size: SIZE })),
    ...(above === "" ? [] : [words(above, x + 9, y + 12 + title.length * 16, { fill: ink.muted, size: SMALL })]),
    ...(when === "" ? [] : [words(when, x + 9, foot, { fill: card.late ? ink.lateText : ink.muted, size: SMALL, bold: card.late })]),
    ...(who === "" ? [] : [box(x + width - 8 - whoWidth, foot - 8, whoWidth, 16, { rx: 8, fill: "none", stroke: ink.line }), words(who, x + width - 8 - whoWidth / 2, foot, { fill: ink.text, size: SMALL, anchor: "middle" })]),
    ...(card.progress > 0 && card.progress < 1 ? [box(x + 1, y + height - 3, (width - 2) * card.progress, 2, { fill: ink.bar })] : []),
  ];
  return { nodes: [node("g", {}, nodes)], height };
}

function whenWords({ due, finish, late }: BoardCard, meaning: BoardColumn["meaning"], { say, dates }: Sheet): string {
  if (meaning === "done") return `${say("done")} ${dates.end(finish)}`;
  if (due === undefined) return dates.end(finish);
  return late ? say("lateCard", Math.max(1, Math.ceil((finish - due) / MINUTES_PER_DAY)), dates.end(finish)) : say("due", dates.end(due));
}
