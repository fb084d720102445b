import { betterDuration, estimateFault } from "../parse/values/durations";
import { code } from "../rules/wording";
import { blame, take, type Reading, type WordReader } from "./reading";
import { isWord } from "./readWork";

const UNIT = "(?:em|eh|ed|ew|mo|[mhdw])";
const FIGURE = `\\d{1,6}(?:\\.\\d{1,3})?`;
const SINGLE = new RegExp(`^${FIGURE}${UNIT}$`);
const RANGE = new RegExp(`^(${FIGURE})(${UNIT})?(?:\\.\\.|-|–)(${FIGURE})(${UNIT})$`);
const THREE = new RegExp(`^(${FIGURE})(${UNIT})?/(${FIGURE})(${UNIT})?/(${FIGURE})(${UNIT})$`);

/** `5d`, `1w 2d`, `5 days`, `3d/5d/12d`, `3/5/12d`, `3d..8d`, `3-8d`: an estimate of effort; `for 3d`: of duration. */
export const readEstimate: WordReader = (reading, at) => {
  const behind = isWord(reading, at, /^(for|takes)$/i) ? 1 : 0;
  const found = estimateAt(reading, at + behind);
  if (found === undefined) return 0;
  const elapsed = /\de[mhdw]/.test(found.text);
  if (elapsed && reading.kind === "backlog") return blame(reading, `${code(found.text)} is elapsed time: the effort of an idea is working time.`, at, behind + found.words);
  const fault = estimateFault(found.text);
  if (fault !== undefined) return blame(reading, fault, at, behind + found.words);
  return take(reading, reading.kind === "task" && (behind === 1 || elapsed) ? "duration" : "effort", found.text, at, behind + found.words);
};

function estimateAt(reading: Reading, at: number): { readonly text: string; readonly words: number } | undefined {
  const word = reading.words[at];
  if (word === undefined || word.quoted) return undefined;
  const range = RANGE.exec(word.text);
  if (range !== null) return { text: `${range[1] ?? ""}${range[2] ?? range[4] ?? ""}..${range[3] ?? ""}${range[4] ?? ""}`, words: 1 };
  const three = THREE.exec(word.text);
  if (three !== null) {
    const unit = three[6] ?? "";
    return { text: `${three[1] ?? ""}${three[2] ?? unit}/${three[3] ?? ""}${three[4] ?? unit}/${three[5] ?? ""}${unit}`, words: 1 };
  }
  if (SINGLE.test(word.text)) return sumAt(reading, at);
  const spoken = /^\d{1,6}(\.\d{1,3})?$/.test(word.text) && isWord(reading, at + 1, /^(minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?)$/i)
    ? betterDuration(`${word.text} ${reading.words[at + 1]?.text ?? ""}`)
    : undefined;
  return spoken === undefined ? undefined : { text: spoken, words: 2 };
}

/** `1w 2d`: figures of one kind that follow each other add up. */
function sumAt({ words }: Reading, at: number): { readonly text: string; readonly words: number } {
  let end = at;
  while (words[end]?.quoted === false && SINGLE.test(words[end]?.text ?? "") && (end === at || words[end - 1]?.comma === false)) end += 1;
  return { text: words.slice(at, end).map(({ text }) => text).join(" "), words: end - at };
}

/** `8 points`, `8pts`: story points. */
export const readPoints: WordReader = (reading, at) => {
  if (reading.kind !== "task") return 0;
  const joined = /^(\d{1,5}(?:\.\d{1,2})?)(?:pts?|points?|sp)$/i.exec(reading.words[at]?.quoted === true ? "" : (reading.words[at]?.text ?? ""));
  if (joined !== null) return take(reading, "points", joined[1] ?? "", at, 1);
  if (!isWord(reading, at, /^\d{1,5}(\.\d{1,2})?$/) || !isWord(reading, at + 1, /^(points?|pts?)$/i)) return 0;
  return take(reading, "points", reading.words[at]?.text ?? "", at, 2);
};

/** `p700`: the priority. Small figures are refused: in other tools p1 is the most urgent, here it would be the least. */
export const readPriority: WordReader = (reading, at) => {
  if (reading.kind !== "task" || !isWord(reading, at, /^p\d{1,5}$/i)) return 0;
  const written = reading.words[at]?.text ?? "";
  const figure = Number(written.slice(1));
  if (figure > 1000) return blame(reading, `${code(written)} is beyond the highest priority: write p0 to p1000, 500 is usual.`, at, 1, "p1000");
  if (figure > 0 && figure < 10) return blame(reading, `${code(written)} would be among the least urgent: priorities go from p0 to p1000, 500 is usual, and more is more urgent.`, at, 1, `p${String(1000 - figure * 100)}`);
  return take(reading, "priority", String(figure), at, 1);
};

/** `value 8`, `reach 4000`, `confidence 80%`, `must`: the figures of an idea. */
export const readIdea: WordReader = (reading, at) => {
  if (reading.kind !== "backlog") return 0;
  const key = isWord(reading, at, /^(value|reach|impact|urgency|votes|confidence):?$/i) ? (reading.words[at]?.text ?? "").toLowerCase().replace(":", "") : undefined;
  if (key !== undefined && isWord(reading, at + 1, key === "confidence" ? /^\d{1,3}%$/ : /^\d{1,9}(\.\d{1,3})?$/)) return take(reading, key, reading.words[at + 1]?.text ?? "", at, 2);
  const moscow = isWord(reading, at, /^moscow:?$/i) && isWord(reading, at + 1, /^(must|should|could|wont|won't)$/i) ? (reading.words[at + 1]?.text ?? "").toLowerCase().replace("'", "") : undefined;
  return moscow === undefined ? 0 : take(reading, "moscow", moscow, at, 2);
};
