import { element } from "./dom";
import { icon } from "./icons";

/** Says things to the person: aloud to a screen reader, and where it matters in sight. */
export interface Announcer {
  /** For the ear alone. */
  say(text: string): void;
  /** In sight for some seconds, and for the ear. */
  show(text: string): void;
}

const SHOWN_FOR = 6000;

export function createAnnouncer(view: HTMLElement): Announcer {
  const live = element("div", { class: "visually-hidden", attributes: { "aria-live": "polite", role: "status" } });
  const words = element("span");
  const message = element("div", { class: "message", attributes: { role: "alert" }, children: [icon("warning"), words] });
  message.hidden = true;
  view.append(live, message);
  let timer = 0;
  return {
    say: (text) => { live.textContent = text; },
    show: (text) => {
      words.textContent = text;
      message.hidden = false;
      clearTimeout(timer);
      timer = window.setTimeout(() => { message.hidden = true; }, SHOWN_FOR);
    },
  };
}
