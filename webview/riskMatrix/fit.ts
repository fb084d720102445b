/** How the risks of a cell are drawn: lines with titles, or discs; those beyond the room are counted. */
export interface Fit {
  readonly form: "line" | "disc";
  readonly shown: number;
}

/** Sizes in pixels, as the style sheet has them. */
export const LINE_HEIGHT = 22;
export const DISC = 26;
/** A disc with a number of three digits. */
const WIDE_DISC = 35;
/** The strip at the bottom of a cell: its score, what stood or will stand there, the button for a new risk. */
export const STRIP = 20;
const PADDING = 6;
const LEAST_LINE = 92;

/** As many as there is room for, with their titles where all of them have room. */
export function fitCell(count: number, width: number, height: number, wide: boolean): Fit {
  const [across, down] = [width - PADDING, height - PADDING - STRIP];
  const lines = Math.floor(down / LINE_HEIGHT);
  if (across >= LEAST_LINE && count <= lines) return { form: "line", shown: count };
  const room = Math.max(1, Math.floor(across / (wide ? WIDE_DISC : DISC))) * Math.max(1, Math.floor(down / DISC));
  return { form: "disc", shown: count <= room ? count : Math.max(0, room - 1) };
}
