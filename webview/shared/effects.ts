import type { ChangePreview, PreviewEffect } from "../../src/protocol/previewMessages";
import type { ViewChange } from "../../src/protocol/viewMessages";
import type { DateFormat } from "./dates";
import { t } from "./l10n";
import type { TipLine } from "./tip";

/** What a change that a person has in hand would do, asked of the host while the hand moves. */
export interface Effects<Answer = ChangePreview, Change = ViewChange> {
  /** The change as it would be made now; undefined when nothing would be. */
  want(change: Change | undefined): void;
  /** What the host said of it; undefined while it is not known. */
  known(): Answer | undefined;
  /** Waits for what the host says of a change, asked for now where it was not before; undefined where it cannot say. */
  answer(change: Change): Promise<Answer | undefined>;
  /** The hand is empty, or the plan is another: answers to what was asked before are of no use. */
  clear(): void;
}

/** One question at a time: while the host thinks, the hand moves on. `onAnswer` is called when more is known. */
export function createEffects<Answer, Change = ViewChange>(ask: (change: Change) => Promise<Answer>, onAnswer: () => void): Effects<Answer, Change> {
  const asked = new Map<string, Promise<Answer | undefined>>();
  const answers = new Map<string, Answer | undefined>();
  let wanted = "";
  let asking = false;
  let round = 0;
  const answer = (change: Change): Promise<Answer | undefined> => {
    const key = JSON.stringify(change);
    const there = asked.get(key) ?? ask(change).catch(() => undefined);
    asked.set(key, there);
    return there;
  };
  const next = async (change: Change): Promise<void> => {
    const key = JSON.stringify(change);
    const begun = round;
    asking = true;
    const found = await answer(change);
    if (begun !== round) return;
    asking = false;
    answers.set(key, found);
    if (wanted === key) onAnswer();
    else if (wanted !== "" && !answers.has(wanted)) void next(JSON.parse(wanted) as Change);
  };
  return {
    want: (change) => {
      const key = change === undefined ? "" : JSON.stringify(change);
      if (key === wanted) return;
      wanted = key;
      if (answers.has(key)) onAnswer();
      else if (change !== undefined && !asking) void next(change);
    },
    known: () => answers.get(wanted),
    answer,
    clear: () => {
      round += 1;
      asking = false;
      wanted = "";
      asked.clear();
      answers.clear();
    },
  };
}

const MOST_NAMED = 3;

/** What is known of a change, in lines: what it would do, or why it cannot be made. */
export function knownLines(known: ChangePreview | undefined, own: ReadonlySet<string>, dates: DateFormat): readonly TipLine[] {
  return known === undefined ? [] : known.kind === "effect" ? effectLines(known, own, dates) : [{ text: known.message, kind: "invalid" }];
}

/** What a change would do, in lines: what moves beside the tasks in hand, the plan's finish, promises that break and are kept again. */
export function effectLines(effect: PreviewEffect, own: ReadonlySet<string>, dates: DateFormat): readonly TipLine[] {
  const lines: TipLine[] = [];
  for (const { start, finish } of effect.moved.filter(({ id }) => own.has(id)).slice(0, 1)) lines.push({ text: t("Then {0}", dates.span(start, finish)) });
  lines.push(...othersLines(effect, own));
  if (effect.after !== effect.before) {
    lines.push({ text: t("The plan finishes {0}, not {1}", dates.end(effect.after), dates.end(effect.before)), ...(effect.after > effect.before ? { kind: "invalid" as const } : {}) });
  }
  lines.push(...promiseLines(effect, dates));
  if (lines.length === 0) lines.push({ text: t("No date moves"), kind: "quiet" });
  return effect.writes === "" ? lines : [...lines, { text: t("writes {0}", effect.writes), kind: "quiet" }];
}

/** How many tasks move beside those in hand. */
export function othersLines({ count, moved }: PreviewEffect, own: ReadonlySet<string>): readonly TipLine[] {
  const others = count - moved.filter(({ id }) => own.has(id)).length;
  return others > 0 ? [{ text: others === 1 ? t("1 other moves") : t("{0} others move", others) }] : [];
}

/** Promises that break, people who get too much, and promises that are kept again: the first few of each. */
export function promiseLines(effect: PreviewEffect, dates: DateFormat): readonly TipLine[] {
  const bad = [
    ...effect.broken.map(({ title, due }) => t("Too late for {0}, due {1}", title, dates.end(due))),
    ...effect.overloads.filter(({ before, after }) => after > before).map(({ title }) => t("Too much for {0}", title)),
  ];
  return [
    ...bad.slice(0, MOST_NAMED).map((text): TipLine => ({ text, kind: "invalid" })),
    ...(bad.length > MOST_NAMED ? [{ text: t("and {0} more", bad.length - MOST_NAMED), kind: "invalid" } satisfies TipLine] : []),
    ...effect.kept.slice(0, MOST_NAMED).map(({ title }) => ({ text: t("In time for {0}", title) })),
  ];
}
