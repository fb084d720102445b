import type { BoardCard, BoardColumn, BoardData, BoardGrouping, BoardLane } from "../core/view/boardData";
import type { Guard } from "./guards";
import { hasFields, isCount, isInteger, isListOf, isNumber, isOneOf, isOptional, isText } from "./guards";
import type { PlanHealth } from "./viewMessages";
import { isPlanHealth } from "./viewMessages";

/** A whole board of one plan; older numbers than the newest received are ignored. */
export interface BoardNote {
  readonly sequence: number;
  readonly health: PlanHealth;
  readonly data: BoardData;
}

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isIds = isListOf(isText);

const isColumn: Guard<BoardColumn> = hasFields<BoardColumn>({
  id: isText, meaning: isOneOf(["todo", "doing", "review", "blocked", "done", "dropped"]), own: isFlag, limit: isOptional(isCount),
});

const isLane: Guard<BoardLane> = hasFields<BoardLane>({ id: isText, title: isText });

const isCard: Guard<BoardCard> = hasFields<BoardCard>({
  id: isText,
  title: isText,
  above: isText,
  column: isText,
  lanes: hasFields<Record<BoardGrouping, readonly string[]>>({ person: isIds, release: isIds, sprint: isIds, objective: isIds }),
  initials: isText,
  people: isText,
  finish: isInteger,
  due: isOptional(isInteger),
  late: isFlag,
  critical: isFlag,
  milestone: isFlag,
  progress: isNumber,
  waitsFor: isIds,
});

const areLanes = isListOf(isLane);

/** A whole board. */
export const isBoardData: Guard<BoardData> = hasFields<BoardData>({
  plan: isText,
  title: isText,
  now: isInteger,
  columns: isListOf(isColumn),
  lanes: hasFields<Record<BoardGrouping, readonly BoardLane[]>>({ person: areLanes, release: areLanes, sprint: areLanes, objective: areLanes }),
  cards: isListOf(isCard),
});

/** A board with its number. */
export const isBoardNote: Guard<BoardNote> = hasFields<BoardNote>({ sequence: isCount, health: isPlanHealth, data: isBoardData });
