import type { SectionName } from "../../core/model/source";
import { code } from "../rules/wording";
import { blame, take, type Reading, type WordReader } from "./reading";
import { isWord } from "./readWork";

const WORKERS: readonly SectionName[] = ["people", "teams", "equipment"];
const SHARE = /^\d{1,4}(\.\d{1,2})?%$/;

/** `@ana 50%`, `@core`, `@ana or @ben`, `@backend` for a role: who does it; of an idea, who answers for it. */
export const readPerson: WordReader = (reading, at) => {
  if (!isWord(reading, at, /^@./)) return 0;
  const first = workerAt(reading, at);
  if (first.fault !== undefined) return blame(reading, first.fault, at, 1, first.better);
  if (reading.kind === "backlog") return owner(reading, at, first.text);
  const choice = [first.text];
  let next = at + 1;
  while (isWord(reading, next, /^or$/i) && isWord(reading, next + 1, /^@./)) {
    const other = workerAt(reading, next + 1);
    if (other.fault !== undefined) return blame(reading, other.fault, at, next + 2 - at);
    choice.push(other.text);
    next += 2;
  }
  const share = isWord(reading, next, SHARE) ? ` ${reading.words[next]?.text ?? ""}` : "";
  const who = choice.length > 1 ? `any of ${choice.join(" ")}` : first.text;
  return take(reading, "who", who + share, at, next - at + (share === "" ? 0 : 1));
};

function owner(reading: Reading, at: number, who: string): number {
  return reading.names.find(["people"], [{ ...reading.words[at], text: who } as (typeof reading.words)[number]], 0) === undefined
    ? blame(reading, `${code(who)} is no person: one person answers for an idea.`, at, 1)
    : take(reading, "owner", who, at, 1);
}

function workerAt(reading: Reading, at: number): { readonly text: string; readonly fault?: string; readonly better?: string } {
  const word = reading.words[at];
  const name = (word?.text ?? "").slice(1);
  if (word === undefined) return { text: name };
  const named = { ...word, text: name };
  const found = reading.names.find(WORKERS, [named], 0);
  if (found !== undefined) return { text: found.id };
  const role = reading.names.roles.get(name.toLowerCase());
  if (role !== undefined && reading.kind === "task") return { text: `role ${role}` };
  const better = reading.names.nearest(WORKERS, name);
  const offer = better === undefined ? "write the person into `people` of the plan first." : `did you mean ${code(better)}?`;
  return { text: name, fault: `There is nobody called ${code(name)}${better === undefined ? ": " : "; "}${offer}`, ...(better === undefined ? {} : { better: `@${better}` }) };
}

/** `^beta`: the release; `*less-drop-off`: the objective. */
export const readMark: WordReader = (reading, at) => {
  const word = reading.words[at];
  const found = word === undefined || word.quoted ? null : /^([\^*])([A-Za-z](?:[\w.-]*\w)?)$/.exec(word.text);
  if (found === null || word === undefined) return 0;
  const [section, key] = found[1] === "^" ? ["releases", "release"] as const : ["objectives", "objective"] as const;
  const name = found[2] ?? "";
  const known = reading.names.find([section], [{ ...word, text: name }], 0);
  if (known !== undefined) return take(reading, key, known.id, at, 1);
  const better = reading.names.nearest([section], name);
  const offer = better === undefined ? `: write it into \`${section}\` of the plan first.` : `; did you mean ${code(better)}?`;
  return blame(reading, `There is no ${key} ${code(name)}${offer}`, at, 1, better === undefined ? undefined : `${found[1] ?? ""}${better}`);
};

/** `#backend`: a tag. A number (`#12`) stays in the title. */
export const readTag: WordReader = (reading, at) =>
  isWord(reading, at, /^#[\p{L}_][\p{L}\p{N}_./-]*$/u) ? take(reading, "tags", (reading.words[at]?.text ?? "").slice(1), at, 1) : 0;
