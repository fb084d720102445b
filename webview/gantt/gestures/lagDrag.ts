import { linkOf } from "../model";
import { pulledBy } from "./session";
import type { GestureTools, PointerPlace, Session } from "./session";
import { askSafely, consequences } from "./consequences";
import { changeForLink, lagPulled, linkName, reasonAgainstLag, writeLag } from "./lag";
import { t } from "../../shared/l10n";

/** Pulls a link: the task that waits comes later or earlier by whole days. */
export function lagDrag(tools: GestureTools, number: number, from: PointerPlace): Session {
  const { state, tip, announcer } = tools;
  const { sequence, model } = state;
  const link = linkOf(model, number);
  const refused = reasonAgainstLag(model, link);
  const pulled = pulledBy(tools);
  pulled(from);
  let moved = false;
  let last = from;
  const lagAt = (place: PointerPlace): string => {
    const lag = lagPulled(model, link, Math.round(pulled(place) / state.scale.pxPerDay));
    return lag === undefined ? link.lag : writeLag(lag, model.data.dayMinutes);
  };
  const tell = (): void => {
    const lag = lagAt(last);
    tip.show([
      { text: lag === "" ? t("{0} without lag", link.type) : t("{0} with a lag of {1}", link.type, lag.replace("-", "−")) },
      ...about.lines(),
      { text: linkName(model, link), kind: "quiet" },
    ], { x: last.clientX, y: last.clientY });
  };
  const about = consequences(tools, new Set(), tell);
  return {
    className: "dragging",
    move: (place) => {
      if (!moved && Math.abs(place.clientX - from.clientX) < 3) return;
      moved = true;
      last = place;
      if (refused !== undefined) {
        tip.show([{ text: refused, kind: "invalid" }], { x: place.clientX, y: place.clientY });
        return;
      }
      about.want(changeForLink(model, link, lagAt(place)));
      tell();
    },
    drop: (place) => {
      const change = moved && refused === undefined ? changeForLink(model, link, lagAt(place)) : undefined;
      if (moved && refused !== undefined) announcer.show(refused);
      if (change === undefined) about.clear();
      else void askSafely(tools, change, about, sequence).finally(about.clear);
    },
    cancel: about.clear,
  };
}
