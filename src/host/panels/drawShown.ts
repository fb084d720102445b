import { l10n } from "vscode";
import { shownPicture } from "../../core/view/picture/shownPicture";
import type { DrawnPicture } from "../../core/view/picture/shownPicture";
import type { PictureAsk } from "../../protocol/exportMessages";
import { hostWords } from "../preview/hostWords";
import type { Posted, ViewName } from "./planPictures";

/** What a view shows as a picture: of the data that was sent to it last, because its places are counted in that. */
export function drawShown(view: ViewName, posted: Posted | undefined, { sequence, shown, theme, width, paged }: PictureAsk): DrawnPicture {
  if (shown.view !== view || posted?.sequence !== sequence) throw new Error(l10n.t("The plan has changed meanwhile: look at it and try again."));
  // What was sent to a view is of the shape that its name says.
  return shownPicture(shown.view, posted.data as never, shown.options, { words: hostWords(), theme, width, paged });
}
