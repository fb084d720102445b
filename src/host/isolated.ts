/** Signs that turn the direction of what follows, invisible themselves: U+202A to U+202E, U+2066 to U+2069. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Text from a file for a place where other words stand beside it: what it says from right to left keeps its own order
 * and leaves that of the words around it alone, and hidden signs in it cannot turn them round.
 */
export function isolated(text: string): string {
  const straight = text.replace(TURNING, "");
  return RIGHT_TO_LEFT.test(straight) ? `\u2068${straight}\u2069` : straight;
}
