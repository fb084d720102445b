/** How many widths are remembered before all are forgotten. */
const MOST = 20_000;

/** Measures text in a font, remembering what it measured. */
export function textMeasure(font: () => string): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  let widths = new Map<string, number>();
  let known = "";
  return (text) => {
    if (context === null) return text.length * 7;
    if (known === "") {
      known = font();
      context.font = known;
    }
    const before = widths.get(text);
    if (before !== undefined) return before;
    if (widths.size >= MOST) widths = new Map();
    const width = context.measureText(text).width;
    widths.set(text, width);
    return width;
  };
}

/** Measures text as the sum of its characters, each measured once: near enough for many texts that nobody has seen yet. */
export function quickMeasure(measure: (text: string) => number): (text: string) => number {
  return (text) => {
    let width = 0;
    for (const sign of text) width += measure(sign);
    return width;
  };
}

/** The font of small text in an element, as a canvas wants it. */
export function smallFont(of: HTMLElement): string {
  const style = getComputedStyle(of);
  const size = Math.max(11, Number.parseFloat(style.fontSize) - 2);
  return `${style.fontWeight} ${size}px ${style.fontFamily}`;
}

/** The font of usual text in an element, as a canvas wants it. */
export function usualFont(of: HTMLElement): string {
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(of);
  return `${fontWeight} ${fontSize} ${fontFamily}`;
}
