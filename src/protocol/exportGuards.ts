// What the host alone checks of exports: it does not weigh on the views.
import { areDrawings, isDrawing, LARGEST, type ExportRequest } from "./exportMessages";
import type { Guard } from "./guards";
import { hasFields, isFields, isText } from "./guards";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** True for bytes that begin as a PNG does. */
function isImage(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length <= LARGEST && SIGNATURE.every((byte, at) => value[at] === byte);
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
