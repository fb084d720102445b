import "./riskMatrix.css";
import { riskMatrixPicture } from "../../src/core/view/picture/riskMatrixPicture";
import { filteredRisks } from "../../src/core/view/riskMatrixCells";
import { hasFields, isInteger, isNumber, isOneOf, isOptional, isText } from "../../src/protocol/guards";
import { isRiskMatrixNote } from "../../src/protocol/riskMatrixMessages";
import { startPictureView } from "../shared/pictureView";
import { createRiskMatrixView } from "./riskMatrixView";
import type { SavedRiskMatrix } from "./state";
import { COLUMNS, filterOf } from "./state";

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

startPictureView({
  name: "riskMatrix",
  isNote: isRiskMatrixNote,
  isSaved: hasFields<SavedRiskMatrix>({
    plan: isText, side: isOneOf(["before", "after"]), kinds: isOneOf(["both", "threats", "opportunities"]), arrows: isFlag, text: isText, owner: isOptional(isText),
    status: isOptional(isOneOf(["open", "happened", "closed"])), level: isOptional(isInteger), sort: isOneOf(COLUMNS), reversed: isFlag, selected: isText, top: isNumber,
  }),
  // A register without risks is a matrix to put the first one into.
  emptyWords: () => undefined,
  picture: (data, options, saved) => riskMatrixPicture(
    saved === undefined ? data : { ...data, risks: filteredRisks(data.risks, filterOf(saved), saved.side) },
    { ...options, side: saved?.side ?? "before", kinds: saved?.kinds ?? "both", ...(saved?.status === undefined ? {} : { status: saved.status }) },
  ),
  create: createRiskMatrixView,
});
