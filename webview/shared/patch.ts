import type { Drawn } from "../../src/core/view/drawn";

export type { Drawn };

const SVG = "http://www.w3.org/2000/svg";
const NOTHING: readonly Drawn[] = [];

/** What is drawn in every frame is compared with what was drawn before: only what differs is written to the page. Makes the children of a parent, drawn as `before`, look as `after`; those of one name stay the same elements. */
export function patchChildren(parent: Element, before: readonly Drawn[], after: readonly Drawn[]): void {
  let node = parent.firstElementChild;
  let next = 0;
  for (const wanted of after) {
    const at = indexOf(before, wanted.name, next);
    if (at < 0) {
      parent.insertBefore(made(wanted), node);
      continue;
    }
    for (; next < at; next += 1) node = removed(node);
    const known = before[at];
    if (node === null || known === undefined) return;
    patch(node, known, wanted);
    node = node.nextElementSibling;
    next = at + 1;
  }
  for (; next < before.length; next += 1) node = removed(node);
}

function indexOf(drawn: readonly Drawn[], name: string, from: number): number {
  for (let at = from; at < drawn.length; at += 1) if (drawn[at]?.name === name) return at;
  return -1;
}

/** Removes an element; returns the one after it. */
function removed(node: Element | null): Element | null {
  const after = node?.nextElementSibling ?? null;
  node?.remove();
  return after;
}

function made(wanted: Drawn): Element {
  const node = document.createElementNS(SVG, wanted.tag);
  for (const name in wanted.attributes) node.setAttribute(name, String(wanted.attributes[name]));
  if (wanted.text !== undefined) node.textContent = wanted.text;
  for (const child of wanted.children ?? NOTHING) node.append(made(child));
  return node;
}

function patch(node: Element, known: Drawn, wanted: Drawn): void {
  for (const name in wanted.attributes) {
    const value = wanted.attributes[name];
    if (known.attributes[name] !== value) node.setAttribute(name, String(value));
  }
  for (const name in known.attributes) if (!(name in wanted.attributes)) node.removeAttribute(name);
  if (wanted.text !== undefined && wanted.text !== known.text) setData(node, wanted.text);
  if (wanted.children !== undefined || known.children !== undefined) patchChildren(node, known.children ?? NOTHING, wanted.children ?? NOTHING);
}

/** Writes into the text node that is there: a new one would be laid out with all around it. */
function setData(node: Element, text: string): void {
  if (node.firstChild instanceof Text) node.firstChild.data = text;
  else node.textContent = text;
}
