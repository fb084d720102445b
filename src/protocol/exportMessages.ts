import type { DrawnPicture, ShownOptions, ShownView } from "../core/view/picture/shownPicture";
import type { Guard } from "./guards";
import { hasFields, isListOf, isOneOf, isOptional, isText } from "./guards";

/** How a picture is to look: colours, width in pixels, with its pages or without. */
export interface PictureLook {
  readonly theme: "light" | "dark";
  readonly width: number;
  readonly paged: boolean;
}

/** What a view shows, to be drawn by the host. */
export type ShownAs = { readonly [View in ShownView]: { readonly view: View; readonly options: ShownOptions[View] } }[ShownView];

/** Draw what is shown: as which view, how, and the number of the data that it is shown of. */
export interface PictureAsk extends PictureLook {
  readonly sequence: number;
  readonly shown: ShownAs;
}

/** A picture as a view hands it over: to be saved as a drawing or as an image, or to be printed, whole and in pages. */
export type ExportRequest =
  | { readonly kind: "svg"; readonly text: string }
  | { readonly kind: "png"; readonly bytes: Uint8Array }
  | { readonly kind: "print"; readonly text: string; readonly pages: readonly string[] }
  /** A report: to be saved as Markdown or as a page, or to be put where it can be pasted from. */
  | { readonly kind: "markdown"; readonly text: string }
  | { readonly kind: "html"; readonly text: string }
  | { readonly kind: "copy"; readonly text: string };

/** How it ended: saved, opened for printing, put aside by the person; or refused with one sentence. */
export interface ExportAnswer {
  readonly kind: "saved" | "opened" | "cancelled" | "refused";
  readonly message?: string | undefined;
}

/** No picture is larger, in characters or bytes. */
export const LARGEST = 50 * 1024 * 1024;

const MOST_PAGES = 100;

/** True for the text of one drawing of a bounded size. */
export function isDrawing(value: unknown): value is string {
  return isText(value) && value.length <= LARGEST && value.startsWith("<svg ") && value.endsWith("</svg>");
}

const isListOfDrawings = isListOf(isDrawing);

/** At least one, bounded in number and together. */
export function areDrawings(value: unknown): value is readonly string[] {
  return isListOfDrawings(value) && value.length > 0 && value.length <= MOST_PAGES && value.reduce((sum, page) => sum + page.length, 0) <= LARGEST;
}

/** How an export ended. */
export const isExportAnswer: Guard<ExportAnswer> = hasFields<ExportAnswer>({ kind: isOneOf(["saved", "opened", "cancelled", "refused"]), message: isOptional(isText) });

/** A picture that the host drew, with its pages. */
export const isDrawnPicture: Guard<DrawnPicture> = hasFields<DrawnPicture>({ whole: isDrawing, pages: areDrawings });
