import type { DateFormat } from "../dates";
import { dateFormat } from "../dates";
import type { Instant } from "../../model/instant";
import { inkOf, typefaceOf } from "./palette";
import type { Ink, PictureTheme } from "./palette";
import type { PictureWords } from "./pictureWords";
import { box, node, SMALL, tooltip, words as text, written } from "./svg";
import type { SvgNode } from "./svg";
import { cutText, plainText, textWidth } from "./textWidth";

/** For whom a picture is: the team, or people outside, who see no names, slack or critical path. */
export type Audience = "team" | "sponsors";

/** As wide as a page for printing is: A4 or Letter that lies on its side. */
export const PAGE_WIDTH = 1200;

/** As high as such a page is. */
export const PAGE_HEIGHT = 790;

/** The most pages that are printed. */
export const MOST_PAGES = 80;

/** What every picture can be told. */
export interface PictureOptions {
  readonly words: PictureWords;
  readonly theme: PictureTheme;
  /** In pixels; what is too narrow or too wide to be read is put right. */
  readonly width?: number;
  /** The most rows, lanes or lines; the rest is counted in words. */
  readonly rows?: number;
  readonly audience?: Audience;
}

/** The narrowest and the widest picture. */
export const LEAST_WIDTH = 320;

/** What is wider is never made narrower than this in a page. */
const LEAST_READABLE = 600;

/** The widest picture. */
export const MOST_WIDTH = 4000;

/** The most rows of any picture, whatever is asked for. */
export const MOST_ROWS = 2000;

/** What a renderer draws with. */
export interface Sheet {
  readonly ink: Ink;
  readonly width: number;
  readonly rows: number;
  readonly audience: Audience;
  readonly say: PictureWords["say"];
  readonly dates: DateFormat;
  readonly theme: PictureTheme;
}

/** The sheet of a picture seen from a day. */
export function sheetOf(options: PictureOptions, now: Instant, usual: { readonly width: number; readonly rows: number }): Sheet {
  return {
    ink: inkOf(options.theme),
    width: between(options.width, LEAST_WIDTH, MOST_WIDTH, usual.width),
    rows: between(options.rows, 1, MOST_ROWS, usual.rows),
    audience: options.audience ?? "team",
    say: options.words.say,
    dates: dateFormat(options.words.dates, now),
    theme: options.theme,
  };
}

/** A number within bounds; the usual one where there is none. */
export function between(value: number | undefined, least: number, most: number, usual: number): number {
  return value === undefined || !Number.isFinite(value) ? usual : Math.round(Math.min(most, Math.max(least, value)));
}

/** Left and right of everything. */
export const MARGIN = 12;

/** The height of a picture's heading. */
export const HEADING = 48;

/** A figure of a heading; a late one is seen at once. */
export interface Figure {
  readonly text: string;
  readonly late?: boolean;
}

/** The name of a plan and its figures: "5 Jan – 12 Mar · target 30 Mar · 2 late". */
export function heading({ ink, width }: Pick<Sheet, "ink" | "width">, title: string, figures: readonly Figure[]): readonly SvgNode[] {
  const room = width - 2 * MARGIN;
  return [text(cutText(title, room, 15, true), MARGIN, 16, { fill: ink.text, size: 15, bold: true }), ...line(figures, MARGIN, 34, room, ink)];
}

/** Figures in one line, as many as a room holds. */
export function line(figures: readonly Figure[], x: number, y: number, room: number, ink: Ink): readonly SvgNode[] {
  const parts: SvgNode[] = [];
  let left = room;
  for (const { text: figure, late = false } of figures) {
    const said = cutText(figure, room, SMALL + 1, late);
    left -= textWidth(said, SMALL + 1, late) + (parts.length > 0 ? 14 : 0);
    if (said === "" || left < 0) break;
    if (parts.length > 0) parts.push({ tag: "tspan", attributes: { dx: 5 }, text: "·" });
    parts.push({ tag: "tspan", attributes: { dx: parts.length > 0 ? 5 : undefined, ...(late ? { fill: ink.lateText, "font-weight": 600 } : {}) }, text: said });
  }
  return parts.length === 0 ? [] : [node("text", { x, y: y + (SMALL + 1) * 0.35, fill: ink.muted, "font-size": SMALL + 1 }, parts)];
}

/** A sentence in place of a picture, or below what there is room for. */
export function sentence({ ink, width }: Pick<Sheet, "ink" | "width">, said: string, y: number): SvgNode {
  return text(cutText(said, width - 2 * MARGIN, SMALL + 1), MARGIN, y, { fill: ink.muted, size: SMALL + 1 });
}

/** The whole picture as text: a document of its own, and as it is a part of a page. */
export function finished(sheet: Pick<Sheet, "ink" | "width" | "theme">, kind: string, title: string, height: number, children: readonly SvgNode[]): string {
  const { width, ink, theme } = sheet;
  const size = { width, height: Math.ceil(height) };
  return written(node("svg", {
    xmlns: "http://www.w3.org/2000/svg", class: `gantry-picture gantry-${kind}${width < LEAST_READABLE ? " gantry-narrow" : ""}`, ...size, viewBox: `0 0 ${String(size.width)} ${String(size.height)}`,
    role: "img", "font-family": typefaceOf(theme),
  }, [tooltip(plainText(title) === "" ? kind : title), box(0, 0, size.width, size.height, { fill: ink.surface }), ...children]));
}
