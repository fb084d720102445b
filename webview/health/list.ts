import type { HealthData, HealthRow } from "../../src/core/view/healthData";
import { element } from "../shared/dom";
import { icon } from "../shared/icons";
import { t } from "../shared/l10n";
import { boundSign, boundWords, checkWords, figureWords, scoreWords, verdictWords } from "./words";

/** The name under which the register stands in the list. */
export const REGISTER = "register";

/** The checks as a table: the fourteen points, the others, and the register. */
export function drawList(data: HealthData, selected: string, onlyBroken: boolean): HTMLElement {
  const shown = (row: HealthRow): boolean => !onlyBroken || row.verdict === "broken";
  const numbered = data.checks.map((row, place) => ({ row, number: place < data.points ? place + 1 : undefined }));
  const heads = [t("Check"), t("Figure"), t("Limit"), t("Result")];
  const group = (title: string, rows: readonly HTMLElement[]): HTMLElement => element("tbody", {
    children: [
      element("tr", { class: "group", children: [element("th", { text: title, attributes: { scope: "rowgroup", colspan: "4" } })] }),
      ...(rows.length === 0 ? [element("tr", { class: "nothing", children: [element("td", { text: t("Nothing is beyond its limit."), attributes: { colspan: "4" } })] })] : rows),
    ],
  });
  const rowsFrom = (from: number, to?: number): readonly HTMLElement[] => numbered.slice(from, to).filter(({ row }) => shown(row)).map(({ row, number }) => drawRow(row, number, row.name === selected));
  return element("table", {
    class: "checks",
    children: [
      element("caption", { class: "visually-hidden", text: t("Health of {0}", data.title) }),
      element("thead", { children: [element("tr", { children: heads.map((text) => element("th", { text, attributes: { scope: "col" } })) })] }),
      group(`${t("The 14 points")}: ${scoreWords(data)}`, rowsFrom(0, data.points)),
      group(t("People and network"), rowsFrom(data.points)),
      group(t("Risk register"), [registerRow(data, selected === REGISTER)]),
    ],
  });
}

function drawRow(row: HealthRow, number: number | undefined, selected: boolean): HTMLElement {
  const { title } = checkWords(row.name);
  return element("tr", {
    class: [row.verdict, selected ? "selected" : ""].join(" ").trim(),
    attributes: { "data-check": row.name },
    children: [
      element("th", {
        attributes: { scope: "row" },
        children: [element("span", { class: "number", text: number === undefined ? "" : String(number) }), " ", openButton(row.name, title, selected)],
      }),
      element("td", { class: "figure", children: [element("span", { text: figureWords(row) }), meter(row)] }),
      element("td", { class: "limit", text: boundSign(row), attributes: { title: boundWords(row) } }),
      element("td", { class: "verdict", children: [mark(row.verdict), element("span", { text: verdictWords(row) })] }),
    ],
  });
}

function openButton(name: string, title: string, selected: boolean): HTMLElement {
  return element("button", { class: "open", text: title, attributes: { type: "button", "data-open": name, "aria-pressed": String(selected), tabindex: selected ? "0" : "-1", title } });
}

function mark(verdict: HealthRow["verdict"]): HTMLElement {
  if (verdict === "unjudged") return element("span", { class: "icon" });
  return icon(verdict === "kept" ? "check" : "warning");
}

/** A share as a bar, with a tick at the limit. */
function meter({ unit, figure, limit }: HealthRow): HTMLElement {
  const bar = element("span", { class: "meter", attributes: { "aria-hidden": "true" } });
  if (unit !== "share" || figure === undefined) {
    bar.classList.add("none");
    return bar;
  }
  const fill = element("span", { class: "fill" });
  fill.style.width = `${String(Math.min(100, figure * 100))}%`;
  bar.append(fill);
  if (limit !== undefined) {
    const tick = element("span", { class: "tick" });
    tick.style.left = `${String(Math.min(100, limit * 100))}%`;
    bar.append(tick);
  }
  return bar;
}

function registerRow({ register, risks, issues }: HealthData, selected: boolean): HTMLElement {
  const worst = register.some(({ severity }) => severity === "error" || severity === "warning");
  const verdict = worst ? "broken" : register.length === 0 ? "kept" : "unjudged";
  const result = register.length === 0 ? t("In order") : register.length === 1 ? t("1 problem") : t("{0} problems", register.length);
  return element("tr", {
    class: [verdict, selected ? "selected" : ""].join(" ").trim(),
    attributes: { "data-check": REGISTER },
    children: [
      element("th", { attributes: { scope: "row" }, children: [element("span", { class: "number" }), " ", openButton(REGISTER, t("Risks and issues"), selected)] }),
      element("td", { class: "figure", text: risks === 1 ? t("1 open") : t("{0} open", risks) }),
      element("td", { class: "limit", text: issues === 0 ? "" : issues === 1 ? t("1 issue") : t("{0} issues", issues) }),
      element("td", { class: "verdict", children: [mark(verdict), element("span", { text: result })] }),
    ],
  });
}
