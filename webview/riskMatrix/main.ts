import "./riskMatrix.css";
import { filteredRisks } from "../../src/core/view/riskMatrixCells";
import { hasFields, isFlag, isInteger, isNumber, isOneOf, isOptional, isText } from "../../src/protocol/guards";
import { isRiskMatrixNote } from "../../src/protocol/riskMatrixMessages";
import { startPictureView } from "../shared/pictureView";
import { placesOf } from "../shared/placesOf";
import { createRiskMatrixView } from "./riskMatrixView";
import type { SavedRiskMatrix } from "./state";
import { COLUMNS, filterOf } from "./state";

startPictureView({
  name: "riskMatrix",
  isNote: isRiskMatrixNote,
  isSaved: hasFields<SavedRiskMatrix>({
    plan: isText, side: isOneOf(["before", "after"]), kinds: isOneOf(["both", "threats", "opportunities"]), arrows: isFlag, text: isText, owner: isOptional(isText),
    status: isOptional(isOneOf(["open", "happened", "closed"])), level: isOptional(isInteger), sort: isOneOf(COLUMNS), reversed: isFlag, selected: isText, top: isNumber,
  }),
  // A register without risks is a matrix to put the first one into.
  emptyWords: () => undefined,
  shownAs: ({ risks }, saved) => ({
    view: "riskMatrix",
    options: {
      side: saved?.side ?? "before", kinds: saved?.kinds ?? "both", ...(saved?.status === undefined ? {} : { status: saved.status }),
      risks: placesOf(risks, saved === undefined ? risks : filteredRisks(risks, filterOf(saved), saved.side)),
    },
  }),
  create: createRiskMatrixView,
});
