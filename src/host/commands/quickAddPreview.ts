import { l10n, ThemeIcon, type QuickPickItem } from "vscode";
import { MINUTES_PER_DAY } from "../../core/model/instant";
import { titleOf } from "../../core/view/titles";
import { parseDate } from "../../language/parse/values/dates";
import { readQuickAdd } from "../../language/quickAdd/quickAdd";
import type { QuickAdd, QuickAddPlace, Understood } from "../../language/quickAdd/quickAddTypes";
import { shown } from "../../language/rules/wording";
import { dayText } from "../dates";
import { isolated } from "../isolated";

/** A line of the box: adds what is written, or writes something else into the box. */
export interface QuickAddLine extends QuickPickItem {
  readonly does: { readonly kind: "add" } | { readonly kind: "write"; readonly line: string } | { readonly kind: "nothing" };
}

/** What a line means, to be read while it is typed: what would be added, else what is wrong and what to write instead. */
export function previewOf(value: string, place: QuickAddPlace): QuickAddLine[] {
  if (value.trim() === "") return hints(place.kind);
  const quick = readQuickAdd(value, place);
  if (quick.faults.length === 0) return [addLine(quick, place)];
  return quick.faults.flatMap(({ message, start, end, better }): QuickAddLine[] => {
    const fault: QuickAddLine = { label: isolated(message), iconPath: new ThemeIcon("error"), alwaysShow: true, does: { kind: "nothing" } };
    if (better === undefined) return [fault];
    const line = value.slice(0, start) + better + value.slice(end);
    return [{ label: l10n.t("Write “{0}” instead", isolated(better)), iconPath: new ThemeIcon("lightbulb"), alwaysShow: true, does: { kind: "write", line } }, fault];
  });
}

function addLine(quick: QuickAdd, place: QuickAddPlace): QuickAddLine {
  const { plan } = place;
  const parent = quick.parent ?? (quick.afterSibling === undefined ? undefined : plan.tasks[plan.tasks[plan.taskIndex.get(quick.afterSibling) ?? -1]?.parent ?? -1]?.item.id);
  const index = parent === undefined ? undefined : plan.taskIndex.get(parent);
  const node = index === undefined ? undefined : plan.tasks[index];
  const where = parent === undefined ? [] : [l10n.t("in {0}", isolated(node === undefined ? parent : shown(titleOf(node), 40)))];
  const words = [...quick.understood.map((one) => understoodText(one, place)), ...where];
  return {
    label: quick.kind === "task" ? l10n.t("Add “{0}”", isolated(shown(quick.title, 80))) : l10n.t("Add the idea “{0}”", isolated(shown(quick.title, 80))),
    description: quick.id,
    detail: words.length === 0 ? l10n.t("without an estimate") : isolated(words.join(" · ")),
    iconPath: new ThemeIcon(quick.kind === "task" ? "add" : "lightbulb-sparkle"),
    alwaysShow: true,
    does: { kind: "add" },
  };
}

/** `effort 5d`, `due Fri 6 Feb (2026-02-06)`. */
function understoodText({ key, text }: Understood, { today }: QuickAddPlace): string {
  if (key === "milestone") return l10n.t("milestone");
  const date = parseDate(text);
  if (!("value" in date)) return `${key} ${text}`;
  const weekday = WEEKDAYS[(((date.value.day + 3) % 7) + 7) % 7]?.() ?? "";
  return `${key} ${weekday} ${dayText(date.value.day * MINUTES_PER_DAY, today * MINUTES_PER_DAY)} (${text})`;
}

const WEEKDAYS: readonly (() => string)[] = [
  () => l10n.t("Mon"), () => l10n.t("Tue"), () => l10n.t("Wed"), () => l10n.t("Thu"), () => l10n.t("Fri"), () => l10n.t("Sat"), () => l10n.t("Sun"),
];

/** What can be written, while nothing is. */
function hints(kind: "task" | "backlog"): QuickAddLine[] {
  const hint = (label: string, description: string): QuickAddLine => ({ label, description, iconPath: new ThemeIcon("info"), alwaysShow: true, does: { kind: "nothing" } });
  if (kind === "backlog") return [hint(l10n.t("A title, then figures"), "value 8 reach 4000 confidence 80% 13d"), hint(l10n.t("Owner, tags, release, objective"), "@ana #shop ^beta *less-drop-off")];
  return [
    hint(l10n.t("A title, then how much work"), "5d · 3d..8d · 3d/5d/12d · 8 points · for 3d"),
    hint(l10n.t("What it waits for"), "after schema, wireframes +2d"),
    hint(l10n.t("Who"), "@ana 50% · @core · @ana or @ben"),
    hint(l10n.t("When"), "due fri · by end of q2 · from 12 mar · started mon"),
    hint(l10n.t("Where and what else"), "in payments · #tag · p700 · ^release · *objective · !"),
  ];
}
