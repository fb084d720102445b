import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { linkAt, stateOf } from "./model";
import type { Scene } from "./state";
import { datesOf, linkLabel, linkWords, roomOf, stateName } from "./words";

/** The direct neighbours of the centre in two lists: what the picture shows, to be read. */
export function drawTable(scene: Scene): HTMLElement {
  const { model, center } = scene.state;
  const title = model.titles[center] ?? "";
  return element("section", {
    class: scene.state.list ? "list" : "list visually-hidden",
    attributes: { "aria-label": t("Before and after {0}", title) },
    children: [drawSide(scene, "before", t("Before {0}", title)), drawSide(scene, "after", t("After {0}", title))],
  });
}

function drawSide(scene: Scene, side: "before" | "after", caption: string): HTMLElement {
  const { state, hood } = scene;
  const { model, dates, center } = state;
  const edges = hood.edges.filter(({ from, to }) => (side === "before" ? to : from) === center);
  const heads = [t("Title"), t("Link"), t("Dates"), t("State")];
  const rows = edges.map(({ from, to, link, via }) => {
    const row = side === "before" ? from : to;
    const { type } = linkAt(model, link);
    const label = linkLabel(model, link, via);
    return element("tr", {
      class: row === state.selected ? "selected" : "",
      children: [
        element("th", { attributes: { scope: "row" }, children: [state.list ? element("button", { class: "go", attributes: { type: "button", "data-go": model.ids[row] ?? "" }, text: model.titles[row] ?? "" }) : (model.titles[row] ?? "")] }),
        element("td", { attributes: { title: linkWords(model, link, via) }, text: label === "" ? type : label }),
        element("td", { text: datesOf(model, row, dates) }),
        element("td", { text: [stateName(stateOf(model, row)), roomOf(model, row)].filter((part, at, all) => part !== "" && part.toLowerCase() !== all[at - 1]?.toLowerCase()).join(", ") }),
      ],
    });
  });
  if (rows.length === 0) return element("div", { children: [element("h2", { text: caption }), element("p", { text: t("Nothing.") })] });
  return element("table", {
    children: [
      element("caption", { text: caption }),
      element("thead", { children: [element("tr", { children: heads.map((text) => element("th", { attributes: { scope: "col" }, text })) })] }),
      element("tbody", { children: rows }),
    ],
  });
}
