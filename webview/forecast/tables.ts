import type { ForecastCurve, ForecastData, ForecastShown, ForecastSubject } from "../../src/core/view/forecastData";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { valueAt } from "./spread";
import { daysText, percentText, subjectTitle, valueText } from "./words";
import type { Say } from "./words";

/** A cell of a table. */
export interface Cell {
  readonly text: string;
  readonly number?: boolean;
  /** The item that a click shows in the text. */
  readonly go?: string;
  readonly late?: boolean;
  /** A share that is drawn behind the figure, 0..1. */
  readonly share?: number;
}

/** A table whose first column says what a row is about. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): HTMLElement {
  const cell = ({ text, number, go, late, share }: Cell, at: number): HTMLElement => {
    const content = go === undefined ? text : element("button", { class: "go", attributes: { type: "button", "data-go": go, title: text }, text });
    const made = element(at === 0 ? "th" : "td", {
      class: [number === true ? "number" : "", late === true ? "late" : "", share === undefined ? "" : "share"].filter((word) => word !== "").join(" "),
      attributes: at === 0 ? { scope: "row" } : {}, children: [content],
    });
    if (share !== undefined) made.style.setProperty("--share", `${Math.round(share * 100)}%`);
    return made;
  };
  return element("table", {
    children: [
      element("caption", { text: caption }),
      element("thead", { children: [element("tr", { children: heads.map((text, at) => element("th", { class: at === 0 ? "" : "number", attributes: { scope: "col" }, text })) })] }),
      element("tbody", { children: rows.map((row) => element("tr", { children: row.map(cell) })) }),
    ],
  });
}

/** What the pictures show, to be read. */
export function figureTables(data: ForecastData, shown: ForecastShown, subject: ForecastSubject, curve: ForecastCurve | undefined, say: Say): readonly HTMLElement[] {
  const points = curve === undefined ? [] : [0.05, 0.1, 0.25, 0.5, 0.7, 0.8, 0.9, 0.95].map((share): readonly Cell[] => [{ text: `P${Math.round(share * 100)}` }, { text: valueText(valueAt(curve, share), subject.kind, say), number: true }]);
  const responses = (["before", "after"] as const).flatMap((which): readonly (readonly Cell[])[] => {
    const spread = subject.kind === "item" ? undefined : shown[which]?.[subject.kind];
    return spread === undefined ? [] : [[{ text: which === "before" ? t("Before any response") : t("After all responses") }, ...[spread.p10, spread.p50, spread.p80, spread.p90].map((value) => ({ text: valueText(value, subject.kind, say), number: true }))]];
  });
  return [
    ...(points.length === 0 ? [] : [table(subjectTitle(subject, data), [t("Percentile"), subject.kind === "cost" ? t("Cost") : t("Finish")], points)]),
    ...(responses.length === 0 ? [] : [table(t("Before and after the responses"), [t("Register"), "P10", "P50", "P80", "P90"], responses)]),
    ...(shown.tornado.length === 0 ? [] : [table(t("What moves the finish most"), [t("Task or risk"), t("Earlier"), t("Later")], shown.tornado.map(({ id, title, low, high }): readonly Cell[] => [{ text: title, go: id }, { text: daysText(Math.min(low, high)), number: true }, { text: daysText(Math.max(low, high)), number: true }]))]),
  ];
}

/** The promises with their chances. */
export function promiseTable({ promises }: ForecastShown, say: Say): HTMLElement {
  if (promises.length === 0) return element("p", { class: "quiet", text: t("Nothing is promised: write a finish for the plan, a date for a release or a due date for a task.") });
  return table(t("Promises"), [t("What"), t("Promised"), t("Chance")], promises.map(({ kind, id, title, due, probability }): readonly Cell[] => [
    { text: title, ...(kind === "plan" ? {} : { go: id }) }, { text: say.dates.end(due), number: true }, { text: percentText(probability), number: true, late: probability < 0.5, share: probability },
  ]));
}

/** The tasks that decide the finish, those that matter most first. */
export function criticalTable({ rows, count }: ForecastShown, say: Say): readonly HTMLElement[] {
  if (rows.length === 0) return [];
  const made = table(t("What decides the finish"), [t("Task"), t("Critical in"), t("Moves the finish"), "P50", "P80", "P90"], rows.map(({ id, title, criticality, sensitivity, p50, p80, p90 }): readonly Cell[] => [
    { text: title, go: id }, { text: percentText(criticality), number: true, share: criticality }, { text: sensitivity === 0 ? "–" : String(Math.round(sensitivity * 100) / 100), number: true },
    ...[p50, p80, p90].map((at) => ({ text: say.dates.end(at), number: true })),
  ]));
  return rows.length < count ? [made, element("p", { class: "quiet", text: t("{0} of {1} tasks are listed, those that matter most.", rows.length, count) })] : [made];
}
