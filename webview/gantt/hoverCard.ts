import { element } from "../shared/dom";
import type { GanttState } from "./state";
import { datesLine, driverSentence, factsOf, statusName, statusOf } from "./words";

/** The card with everything about one row. */
export interface HoverCard {
  show(state: GanttState, row: number, at: { readonly x: number; readonly y: number }): void;
  hide(): void;
}

export function createHoverCard(view: HTMLElement): HoverCard {
  const card = element("div", { class: "card", attributes: { role: "tooltip" } });
  card.hidden = true;
  view.append(card);
  return {
    show: (state, row, at) => {
      card.replaceChildren(...cardContent(state, row));
      card.hidden = false;
      const { width, height } = card.getBoundingClientRect();
      const below = at.y + 18 + height <= window.innerHeight;
      card.style.left = `${Math.max(4, Math.min(at.x + 12, window.innerWidth - width - 8))}px`;
      card.style.top = `${below ? at.y + 18 : Math.max(4, at.y - height - 12)}px`;
    },
    hide: () => { card.hidden = true; },
  };
}

function cardContent({ model, dates }: GanttState, row: number): HTMLElement[] {
  const list = element("dl");
  for (const fact of factsOf(model, row, dates)) {
    list.append(element("dt", { text: fact.name }), element("dd", { text: fact.value, ...(fact.late === true ? { class: "late" } : {}) }));
  }
  const driver = driverSentence(model, row, dates);
  return [
    element("h2", { text: model.titles[row] ?? "" }),
    element("p", { text: `${statusName(statusOf(model, row))} · ${datesLine(model, row, dates)}` }),
    ...(driver === "" ? [] : [element("p", { text: driver })]),
    list,
  ];
}
