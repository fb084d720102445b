import type { Analysis } from "../../language/analysisTypes";
import type { Picture } from "./planPictures";

/** A view that drew nothing for so long is sent the next picture all the same. */
const DRAWN_WITHIN = 2000;

/** What a sender works with. */
export interface SenderPorts {
  readonly analysis: () => Analysis;
  /** What is known beside the analysis: a picture goes out again when it is another object. */
  readonly beside: () => unknown;
  /** False while the view is hidden: what is sent to it then would be lost. */
  readonly visible: () => boolean;
  readonly picture: () => Picture | undefined;
  readonly post: (picture: Picture, sequence: number) => void;
  /** There is no plan to show. */
  readonly postNothing: () => void;
}

/** Sends whole pictures, one at a time: the next goes when the one before is drawn. */
export interface PictureSender {
  /** The page is new and knows nothing yet. */
  begin(): void;
  /** Something may have changed. */
  send(): void;
  /** What is shown is to be another part of the same. */
  again(): void;
  drawn(sequence: number): void;
  dispose(): void;
}

export function createPictureSender(ports: SenderPorts): PictureSender {
  let sequence = 0;
  let sent: Analysis | undefined;
  let sentBeside: unknown;
  let ready = false;
  let undrawn: number | undefined;
  let stale = false;

  function send(): void {
    if (!ready || !ports.visible() || (sent === ports.analysis() && sentBeside === ports.beside())) return;
    if (undrawn !== undefined) {
      stale = true;
      return;
    }
    sent = ports.analysis();
    sentBeside = ports.beside();
    const picture = ports.picture();
    if (picture === undefined) {
      ports.postNothing();
      return;
    }
    sequence += 1;
    ports.post(picture, sequence);
    undrawn = setTimeout(() => { drawn(sequence); }, DRAWN_WITHIN);
  }

  function drawn(number: number): void {
    if (number !== sequence || undrawn === undefined) return;
    clearTimeout(undrawn);
    undrawn = undefined;
    if (!stale) return;
    stale = false;
    send();
  }

  return {
    begin: () => {
      ready = true;
      sent = undefined;
      clearTimeout(undrawn);
      undrawn = undefined;
      send();
    },
    send,
    again: () => {
      sent = undefined;
      send();
    },
    drawn,
    dispose: () => { clearTimeout(undrawn); },
  };
}
