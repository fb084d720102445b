/** Attributes and properties of an element that is being made; text never becomes markup. */
export interface Making {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | string)[];
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, making: Making = {}): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  fill(made, making);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function svgElement<K extends keyof SVGElementTagNameMap>(tag: K, making: Making = {}): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  fill(made, making);
  return made;
}

function fill(made: Element, making: Making): void {
  if (making.class !== undefined) made.setAttribute("class", making.class);
  for (const [name, value] of Object.entries(making.attributes ?? {})) made.setAttribute(name, value);
  if (making.text !== undefined) made.textContent = making.text;
  if (making.children !== undefined) made.append(...making.children);
}

/** Sets an attribute only when it differs, because the page pays for every write. */
export function setAttribute(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) {
    if (target.hasAttribute(name)) target.removeAttribute(name);
  } else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Sets the text only when it differs, in the text node that is there: the page pays less for it than for a new one. */
export function setText(target: Node, text: string): void {
  const { firstChild } = target;
  if (firstChild instanceof Text && firstChild.nextSibling === null) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (target.textContent !== text) target.textContent = text;
}

/** True when motion is not wanted. */
export function reducedMotion(): boolean {
  return document.body.classList.contains("vscode-reduce-motion") || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
