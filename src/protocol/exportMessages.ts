import type { DrawnPicture, ShownOptions, ShownView } from "../core/view/picture/shownPicture";
import type { Guard } from "./guards";
import { hasFields, isFields, isListOf, isOneOf, isOptional, isText } from "./guards";

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
const LARGEST = 50 * 1024 * 1024;

const MOST_PAGES = 100;

function isDrawing(value: unknown): value is string {
  return isText(value) && value.length <= LARGEST && value.startsWith("<svg ") && value.endsWith("</svg>");
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** True for bytes that begin as a PNG does. */
function isImage(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length <= LARGEST && SIGNATURE.every((byte, at) => value[at] === byte);
}

const isListOfDrawings = isListOf(isDrawing);

/** At least one, bounded in number and together. */
function areDrawings(value: unknown): value is readonly string[] {
  return isListOfDrawings(value) && value.length > 0 && value.length <= MOST_PAGES && value.reduce((sum, page) => sum + page.length, 0) <= LARGEST;
}

const isReport = (value: unknown): value is string => isText(value) && value.length <= LARGEST;
const isPage = (value: unknown): value is string => isReport(value) && value.startsWith("<!DOCTYPE html>") && value.includes("default-src 'none'");

const exportGuards: ReadonlyMap<unknown, (value: unknown) => boolean> = new Map<unknown, (value: unknown) => boolean>([
  ["svg", hasFields<{ text: string }>({ text: isDrawing })],
  ["png", hasFields<{ bytes: Uint8Array }>({ bytes: isImage })],
  ["markdown", hasFields<{ text: string }>({ text: isReport })],
  ["copy", hasFields<{ text: string }>({ text: isReport })],
  ["html", hasFields<{ text: string }>({ text: isPage })],
  ["print", hasFields<{ text: string; pages: readonly string[] }>({ text: isDrawing, pages: areDrawings })],
]);

/** A picture of a bounded size that is what it says it is. */
export const isExportRequest: Guard<ExportRequest> = (value): value is ExportRequest => isFields(value) && exportGuards.get(value["kind"])?.(value) === true;

/** How an export ended. */
export const isExportAnswer: Guard<ExportAnswer> = hasFields<ExportAnswer>({ kind: isOneOf(["saved", "opened", "cancelled", "refused"]), message: isOptional(isText) });

/** A picture that the host drew, with its pages. */
export const isDrawnPicture: Guard<DrawnPicture> = hasFields<DrawnPicture>({ whole: isDrawing, pages: areDrawings });
