import "./board.css";
import { filtered } from "../../src/core/view/boardCells";
import { isBoardNote } from "../../src/protocol/boardMessages";
import { hasFields, isListOf, isNumber, isOneOf, isText } from "../../src/protocol/guards";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
import { placesOf } from "../shared/placesOf";
import { createBoardView } from "./boardView";
import type { SavedBoard } from "./boardView";

startPictureView({
  name: "board",
  isNote: isBoardNote,
  isSaved: hasFields<SavedBoard>({
    plan: isText,
    grouping: isOneOf(["none", "person", "release", "sprint", "objective"]),
    filter: isText,
    folded: isListOf(isText),
    left: isNumber,
    top: isNumber,
  }),
  emptyWords: (data) => (data.cards.length > 0 ? undefined : t("This plan has no tasks yet.")),
  shownAs: (data, saved) => ({ view: "board", options: { by: saved?.grouping ?? "none", cards: placesOf(data.cards, filtered(data.cards, saved?.filter ?? "")) } }),
  create: createBoardView,
});
