import "../shared/theme.css";
import "../shared/views.css";
import "./board.css";
import { isBoardNote } from "../../src/protocol/boardMessages";
import { hasFields, isListOf, isNumber, isOneOf, isText } from "../../src/protocol/guards";
import { t } from "../shared/l10n";
import { startPictureView } from "../shared/pictureView";
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
  create: createBoardView,
});
