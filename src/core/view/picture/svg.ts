import { plainText } from "./textWidth";

/** The elements that pictures are made of: nothing that runs, loads or links. */
type SvgTag = "svg" | "g" | "path" | "rect" | "circle" | "text" | "tspan" | "title" | "desc";

/** An attribute; one that is undefined is left out. */
type SvgValue = string | number | undefined;

/** An element of a picture as plain data. */
export interface SvgNode {
  readonly tag: SvgTag;
  readonly attributes: Readonly<Record<string, SvgValue>>;
  /** Text or elements, never both. */
  readonly text?: string;
  readonly children?: readonly SvgNode[];
}

/** An element with others in it. */
export function node(tag: SvgTag, attributes: SvgNode["attributes"], children: readonly SvgNode[] = []): SvgNode {
  return { tag, attributes, children };
}

/** How a text looks. */
export interface TextLook {
  readonly fill: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
}

/** The size of usual text, and of small text: axes, dates, legends. */
export const USUAL = 13;

/** The size of small text. */
export const SMALL = 11;

/** A line of text whose middle stands at y. Whatever it says, it is one line and only text. */
export function words(text: string, x: number, y: number, { fill, size = USUAL, bold = false, anchor }: TextLook): SvgNode {
  const attributes = { x, y: y + size * 0.35, fill, "font-size": size, "font-weight": bold ? 600 : undefined, "text-anchor": anchor === "start" ? undefined : anchor };
  return { tag: "text", attributes, text };
}

/** A rectangle. */
export function box(x: number, y: number, width: number, height: number, more: SvgNode["attributes"]): SvgNode {
  return node("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), ...more });
}

/** A path; nothing where it is empty. */
export function path(d: string, more: SvgNode["attributes"]): readonly SvgNode[] {
  return d === "" ? [] : [node("path", { d, ...more })];
}

/** Elements that stand elsewhere. */
export function moved(x: number, y: number, children: readonly SvgNode[]): SvgNode {
  return node("g", { transform: `translate(${fixed(x)} ${fixed(y)})` }, children);
}

/** What is read out, and shown where the pointer rests. */
export function tooltip(text: string): SvgNode {
  return { tag: "title", attributes: {}, text };
}

/** Slanted lines within a rectangle, as a path: a pattern would need an id, and ids of two pictures on a page would meet. */
export function hatch(x: number, y: number, width: number, height: number, step = 6): string {
  let d = "";
  for (let at = step; at < width + height && d.length < 20_000; at += step) {
    const [top, left] = [Math.min(at, width), Math.max(0, at - height)];
    d += `M${fixed(x + top)} ${fixed(y + at - top)}L${fixed(x + left)} ${fixed(y + at - left)}`;
  }
  return d;
}

/** A number as short as it can be without being seen to move; never NaN or infinite. */
export function fixed(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : "0";
}

/** An element and all in it as text. Every text is escaped here and nowhere else. */
export function written({ tag, attributes, text, children = [] }: SvgNode): string {
  let open = `<${tag}`;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${name}="${typeof value === "number" ? fixed(value) : escaped(value)}"`;
  }
  const inner = text === undefined ? children.map(written).join("") : escaped(plainText(text));
  return inner === "" ? `${open}/>` : `${open}>${inner}</${tag}>`;
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
}
