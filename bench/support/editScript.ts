/** One keystroke: the text after it. */
export type Keystroke = (text: string, task: number, key: number) => string;

/** A letter more at the end of a title. */
const letter: Keystroke = (text, task, key) => {
  const end = text.indexOf("\n", text.indexOf(`Task number ${String(task)}`));
  return `${text.slice(0, end)}${"abcdefgh"[key % 8] ?? "x"}${text.slice(end)}`;
};

/** Another figure for an estimate. */
const figure: Keystroke = (text, task) => {
  const unit = text.indexOf("d\n", text.indexOf(`Task number ${String(task)}`));
  return `${text.slice(0, unit - 1)}${String((Number(text[unit - 1]) % 9) + 1)}${text.slice(unit)}`;
};

/** One more task to wait for, in the list that is there. */
const link: Keystroke = (text, task, key) => {
  const end = text.indexOf("]", text.indexOf(`Task number ${String(task)}`));
  return `${text.slice(0, end)}, t${String(key % Math.max(1, task - 60))}${text.slice(end)}`;
};

const KINDS: readonly Keystroke[] = [letter, letter, figure, letter, figure, letter, letter, figure, letter, link];

/**
 * Keystrokes all over a made-up plan, each on the text after the one before: of ten, six letters, three figures and a
 * link. The same for the same number.
 */
export function* keystrokes(text: string, tasks: number, count: number): Iterable<string> {
  let now = text;
  for (let key = 0; key < count; key++) {
    const task = 100 + ((key * 7919) % (tasks - 200));
    // Joined from pieces, a text is put together when it is first read: that is the editor's work and not measured.
    now = Buffer.from((KINDS[key % KINDS.length] ?? letter)(now, task, key), "latin1").toString("latin1");
    yield now;
  }
}
