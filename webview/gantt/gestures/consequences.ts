import type { ChangePreview, PreviewEffect } from "../../../src/protocol/previewMessages";
import type { ViewChange } from "../../../src/protocol/viewMessages";
import { slipText } from "../../shared/dates";
import { svgElement } from "../../shared/dom";
import { createEffects, othersLines, promiseLines } from "../../shared/effects";
import { t } from "../../shared/l10n";
import { xOf } from "../../shared/timeScale";
import { BAR_HEIGHT, BAR_TOP, DIAMOND, ROW_HEIGHT } from "../../../src/core/view/picture/barLayout";
import { hasFlag } from "../model";
import { workedBetween } from "../workTime";
import type { GestureTools } from "./session";
import type { TipLine } from "../../shared/tip";

/** What the change under the hand would do: asked of the host while the hand moves, drawn as ghosts, told at the pointer. */
export interface Consequences {
  /** The change as it would be made now; undefined when nothing would be. */
  want(change: ViewChange | undefined): void;
  /** What is known of it, in lines. */
  lines(): readonly TipLine[];
  /** Waits for the answer about the change: a sentence when it cannot be made. */
  reasonAgainst(change: ViewChange): Promise<string | undefined>;
  clear(): void;
}

/** What becomes of more tasks than these in the hand is asked for when they are dropped alone. */
const MOST_IN_HAND = 20;

/** Ghosts of further tasks that are drawn at most. */
const MOST_GHOSTS = 200;

/** `own` are the rows in the hand, whose ghosts the gesture draws itself; `onAnswer` is called when more is known. */
export function consequences(tools: GestureTools, own: ReadonlySet<number>, onAnswer: () => void): Consequences {
  const { sequence } = tools.state;
  const ghosts = svgElement("g", { class: "consequences" });
  let drawn: ChangePreview | undefined;
  let dropped = false;
  const draw = (): void => {
    const known = effects.known();
    if (known === drawn) return;
    drawn = known;
    ghosts.replaceChildren(...(known?.kind === "effect" ? ghostsOf(tools, known, own) : []));
    tools.stage.gestures.prepend(ghosts);
  };
  const effects = createEffects((change: ViewChange) => tools.preview(change, sequence), () => {
    draw();
    if (!dropped) onAnswer();
  });
  return {
    want: (change) => {
      effects.want(own.size <= MOST_IN_HAND ? change : undefined);
      draw();
    },
    lines: () => {
      const known = effects.known();
      return known === undefined ? [] : known.kind === "effect" ? linesOf(tools, known, own) : [{ text: known.message, kind: "invalid" }];
    },
    reasonAgainst: async (change) => {
      dropped = true;
      const answer = await effects.answer(change);
      return answer?.kind === "refused" ? answer.message : undefined;
    },
    clear: () => {
      effects.clear();
      ghosts.remove();
    },
  };
}

/** Asks for a change once the host has said that it can be made; else says why not. */
export async function askSafely(tools: GestureTools, change: ViewChange, about: Pick<Consequences, "reasonAgainst">, sequence = tools.state.sequence): Promise<void> {
  const against = await about.reasonAgainst(change);
  if (against === undefined) await tools.ask(sequence, change);
  else tools.announcer.show(against);
}

/** The same for a change that was asked for by keys, without ghosts. */
export function askByKeys(tools: GestureTools, change: ViewChange): Promise<void> {
  const about = consequences(tools, new Set(), () => undefined);
  about.clear();
  return askSafely(tools, change, about);
}

/** Where further tasks would be. */
function ghostsOf({ state }: GestureTools, { moved }: PreviewEffect, own: ReadonlySet<number>): readonly SVGElement[] {
  const ghosts: SVGElement[] = [];
  for (const { id, start, finish } of moved) {
    const row = state.model.rowOfId.get(id) ?? -1;
    const position = state.visible.positions[row] ?? -1;
    if (position < 0 || own.has(row) || ghosts.length >= MOST_GHOSTS) continue;
    const milestone = hasFlag(state.model, row, "milestone");
    const left = xOf(state.scale, start) - (milestone ? DIAMOND / 2 : 0);
    const width = milestone ? DIAMOND : Math.max(3, xOf(state.scale, finish) - left);
    const box = { x: left, y: position * ROW_HEIGHT + BAR_TOP, width, height: hasFlag(state.model, row, "summary") ? 5 : BAR_HEIGHT, rx: 3 };
    ghosts.push(svgElement("rect", { class: "ghost also", attributes: Object.fromEntries(Object.entries(box).map(([name, value]) => [name, String(value)])) }));
  }
  return ghosts;
}

function linesOf({ state }: GestureTools, effect: PreviewEffect, own: ReadonlySet<number>): readonly TipLine[] {
  const { model, time, dates } = state;
  const { dayMinutes } = model.data;
  const lines: TipLine[] = [...othersLines(effect, new Set([...own].map((row) => model.ids[row] ?? "")))];
  if (effect.after !== effect.before) {
    const days = workedBetween(time, effect.before, effect.after);
    lines.push({ text: t("The plan finishes {0} ({1})", dates.end(effect.after), slipText(days, dayMinutes)), ...(days > 0 ? { kind: "invalid" as const } : {}) });
  }
  return [...lines, ...promiseLines(effect, dates)];
}
