/** No text of a picture is longer; what a person reads of it ends far earlier. */
const MOST_CHARACTERS = 400;

/** What must not stand in XML, and what turns the direction of the words around it without being seen. */
 
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/g;

/** One line of text that can be shown: no control characters, no half characters, spaces joined, cut when it is endless. */
export function plainText(text: string): string {
  const near = text.length > 4 * MOST_CHARACTERS ? text.slice(0, 4 * MOST_CHARACTERS) : text;
  const whole = near.replace(UNSEEN, "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd").replace(/\s+/g, " ").trim();
  const characters = [...whole];
  return characters.length > MOST_CHARACTERS || near !== text ? `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…` : whole;
}

/**
 * Widths by kind of character, in parts of the size. A picture is made where no fonts are: these are those of the wider
 * among usual sans-serif typefaces, so that in all others a text is rather shorter than estimated.
 */
const WIDTHS: readonly (readonly [kind: RegExp, width: number])[] = [
  [/[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f]/, 0],
  [/[ijlI|!'.,:;`\u00b7]/, 0.31],
  [/[ frt()[\]{}/\\"*-]/, 0.4],
  [/[mwMW@%—…]/, 0.95],
  [/[A-Z&]/, 0.69],
  [/[\u0000-\u10ff\u1e00-\u20cf]/, 0.62],
];

/** Letters of East Asia, signs and pictures are as wide as high. */
const WIDE = 1.05;

/** So much wider bold text is. */
const BOLD = 1.14;

const known = new Map<string, number>();

function characterWidth(character: string): number {
  const before = known.get(character);
  if (before !== undefined) return before;
  const width = WIDTHS.find(([kind]) => kind.test(character))?.[1] ?? WIDE;
  if (known.size < 5000) known.set(character, width);
  return width;
}

/** How wide a text is, about, at a size in pixels; bold text is a little wider. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of text) sum += characterWidth(character);
  return sum * size * (bold ? BOLD : 1);
}

/** The text, or as much of it as a width holds, with a sign that there is more. */
export function cutText(text: string, width: number, size: number, bold = false): string {
  const plain = plainText(text);
  if (textWidth(plain, size, bold) <= width) return plain;
  let room = width / (size * (bold ? BOLD : 1)) - characterWidth("…");
  let cut = "";
  for (const character of plain) {
    room -= characterWidth(character);
    if (room < 0) break;
    cut += character;
  }
  return cut.trimEnd() === "" ? "" : `${cut.trimEnd()}…`;
}

/** A text in lines of a width, broken at spaces; the last line is cut. */
export function wrapText(text: string, width: number, size: number, lines: number, bold = false): readonly string[] {
  const made: string[] = [];
  let rest = plainText(text);
  while (rest !== "" && made.length < lines - 1 && textWidth(rest, size, bold) > width) {
    const words = rest.split(" ");
    let line = words[0] ?? "";
    for (const word of words.slice(1)) {
      if (textWidth(`${line} ${word}`, size, bold) > width) break;
      line += ` ${word}`;
    }
    if (textWidth(line, size, bold) > width) break;
    made.push(line);
    rest = rest.slice(line.length + 1);
  }
  return rest === "" ? made : [...made, cutText(rest, width, size, bold)];
}
