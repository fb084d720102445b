import { sprintOfItem } from "../../src/core/view/sprintPlace";
import type { SprintLane, SprintsData, SprintTarget } from "../../src/core/view/sprintsData";
import type { DateFormat } from "../shared/dates";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { short } from "./chart";

/** A table longer than this says how many rows it leaves out. */
const MOST_ROWS = 500;

/** Everything that the pictures and cards show, as tables to be read. */
export function drawTable(data: SprintsData, sprint: SprintLane, dates: DateFormat): HTMLElement {
  const when = (at: SprintTarget["p50"]): string => (at === null ? t("unknown") : t("sprint {0}, {1}", at.sprint, dates.end(at.at)));
  const points = (value: number | null): string => (value === null ? "" : short(value));
  return element("div", {
    class: "tables",
    children: [
      table(t("Sprints"), [t("Sprint"), t("Dates"), t("Person-days"), t("Planned"), t("Done"), t("Spills over")], data.sprints.map((lane) => [
        String(lane.number), dates.span(lane.start, lane.end), short(lane.capacity), short(lane.planned), `${points(lane.done)}${lane.written ? ` ${t("(as written)")}` : ""}`, lane.spill > 0 ? short(lane.spill) : "",
      ])),
      table(t("Forecast"), [t("What"), t("Points left"), t("Even odds (P50)"), t("Four in five (P80)"), t("Promised")], data.targets.map((target) => [
        target.release === "" ? t("All that is left") : target.title, short(target.points), when(target.p50), when(target.p80), target.promise === undefined ? "" : dates.end(target.promise),
      ])),
      table(t("Burn-down of sprint {0}", sprint.number), [t("Day"), t("Left"), t("Done"), t("Left at an even pace")], sprint.burn.map((day, at) => [at === 0 ? t("begin") : dates.end(day.at), points(day.left), points(day.done), short(day.ideal)])),
      table(t("Items"), [t("Title"), t("Points"), t("Sprint"), t("Over"), t("Release"), t("Who")], data.items.map((item) => [
        item.title, short(item.points), item.named > 0 ? String(item.named) : sprintOfItem(item) > 0 ? t("{0} by the forecast", sprintOfItem(item)) : "", item.finished ? t("done {0}", dates.end(item.finish)) : dates.end(item.finish), item.release, item.people,
      ]), data.items.map(({ id }) => id)),
    ],
  });
}

/** A table; with ids its first cells lead to the text. */
function table(caption: string, heads: readonly string[], rows: readonly (readonly string[])[], ids?: readonly string[]): HTMLElement {
  if (rows.length === 0) return element("div");
  const shown = rows.slice(0, MOST_ROWS);
  return element("table", {
    children: [
      element("caption", { text: rows.length > shown.length ? `${caption}, ${t("the first {0} of {1}", shown.length, rows.length)}` : caption }),
      element("thead", { children: [element("tr", { children: heads.map((text) => element("th", { attributes: { scope: "col" }, text })) })] }),
      element("tbody", { children: shown.map(([first = "", ...rest], at) => element("tr", {
        children: [
          element("th", { attributes: { scope: "row" }, children: [ids === undefined ? first : element("button", { class: "go", attributes: { type: "button", "data-go": ids[at] ?? "" }, text: first })] }),
          ...rest.map((text) => element("td", { text })),
        ],
      })) }),
    ],
  });
}
