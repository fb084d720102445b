import type { HealthData, HealthHit, HealthLimit, HealthRow, RegisterRow } from "../../src/core/view/healthData";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { REGISTER } from "./list";
import { boundWords, checkWords, figureWords, hitWords, limitWords, verdictWords, whyWords } from "./words";

/** What stands behind the chosen check: its meaning, its limits, and the tasks that count. */
export function drawDetail(data: HealthData, selected: string): HTMLElement {
  const row = data.checks.find(({ name }) => name === selected);
  const children = selected === REGISTER || row === undefined ? registerDetail(data) : checkDetail(data, row);
  return element("section", { class: "detail", attributes: { "aria-label": selected === REGISTER || row === undefined ? t("Risks and issues") : checkWords(row.name).title }, children });
}

function checkDetail(data: HealthData, row: HealthRow): readonly HTMLElement[] {
  const { title, meaning } = checkWords(row.name);
  const few = data.open < data.leastTasks && row.unit === "share" && row.figure !== undefined;
  return [
    element("h2", { text: title }),
    element("p", { class: `result ${row.verdict}`, text: resultWords(row) }),
    element("p", { text: meaning }),
    ...(few ? [element("p", { class: "quiet", text: t("A share says little with so few open tasks ({0}): the editor gives hints from {1} on.", data.open, data.leastTasks) })] : []),
    ...(row.limits.length === 0 ? [] : [limitsForm(row.limits)]),
    ...hitsOf(row),
  ];
}

function resultWords(row: HealthRow): string {
  if (row.why !== undefined) return whyWords(row.why);
  const figure = row.unit === "share" && row.name !== "critical-path" && row.name !== "one-person" ? t("{0}: {1} of {2}", figureWords(row), row.count, row.of) : figureWords(row);
  if (row.limit === undefined) return `${figure}. ${verdictWords(row)}.`;
  return t("{0}. Limit: {1}. {2}.", figure, boundWords(row), verdictWords(row));
}

function limitsForm(limits: readonly HealthLimit[]): HTMLElement {
  return element("div", {
    class: "limits", attributes: { role: "group", "aria-label": t("Limits of this plan") },
    children: limits.flatMap(({ key, text, usual }) => {
      const input = element("input", { class: "field", attributes: { type: "text", "aria-label": limitWords(key), "data-limit": key, spellcheck: "false", placeholder: t("none") } });
      input.value = text;
      input.defaultValue = text;
      const own = text !== usual;
      const back = element("button", { class: "quiet-button", text: usual === "" ? t("Without a limit") : t("Usual: {0}", usual), attributes: { type: "button", "data-usual": key } });
      back.hidden = !own;
      return [element("span", { class: "label", text: limitWords(key), attributes: { "aria-hidden": "true" } }), input, own ? back : element("span", { class: "usual", text: usual === "" ? "" : t("usual") })];
    }),
  });
}

function hitsOf(row: HealthRow): readonly HTMLElement[] {
  if (row.hits.length === 0) return row.why === undefined ? [element("p", { class: "quiet", text: t("No task counts against it.") })] : [];
  // A column that stands empty takes room from what is said.
  const fixable = row.hits.some(({ fixes }) => fixes.length > 0);
  const more = row.hits.length < row.count ? [element("p", { class: "quiet", text: t("The first {0} are listed.", row.hits.length) })] : [];
  const table = element("table", {
    class: "hits",
    children: [
      element("caption", { class: "visually-hidden", text: t("Tasks behind {0}", checkWords(row.name).title) }),
      element("thead", { children: [element("tr", { children: [t("Task"), t("What"), ...(fixable ? [t("Way out")] : [])].map((text) => element("th", { text, attributes: { scope: "col" } })) })] }),
      element("tbody", { children: row.hits.map((hit) => hitRow(row, hit, fixable)) }),
    ],
  });
  return [table, ...more];
}

function hitRow({ name }: HealthRow, hit: HealthHit, fixable: boolean): HTMLElement {
  return element("tr", {
    attributes: { "data-row": hit.id },
    children: [
      element("th", { attributes: { scope: "row" }, children: [goButton(hit.id, hit.title)] }),
      element("td", { text: hitWords(name, hit) }),
      ...(fixable ? [element("td", { class: "fixes", children: fixButtons(name, hit) })] : []),
    ],
  });
}

function goButton(id: string, title: string): HTMLElement {
  return element("button", { class: "go", text: title, attributes: { type: "button", "data-id": id, title: t("Show in the plan: {0}", title) } });
}

function fixButtons(of: string, { id, title, fixes }: Pick<HealthHit, "id" | "title" | "fixes">): readonly HTMLElement[] {
  return fixes.map((fix) => element("button", {
    class: "fix", text: plain(fix), attributes: { type: "button", "data-of": of, "data-for": id, "data-fix": fix, "aria-label": `${title}: ${plain(fix)}` },
  }));
}

/** The grave accents around what stands in the file are for editors. */
function plain(text: string): string {
  return text.replaceAll("`", "");
}

function registerDetail({ register, risks, issues }: HealthData): readonly HTMLElement[] {
  const words = risks + issues === 0 ? t("The plan has no risks in its register.") : t("Open risks: {0}. Risks that have happened (issues): {1}. What the rules say of them is listed here.", risks, issues);
  if (register.length === 0) return [element("h2", { text: t("Risks and issues") }), element("p", { text: words })];
  return [
    element("h2", { text: t("Risks and issues") }),
    element("p", { text: words }),
    element("table", {
      class: "hits register",
      children: [
        element("caption", { class: "visually-hidden", text: t("Problems of the register") }),
        element("thead", { children: [element("tr", { children: [t("Risk"), t("What"), t("Way out")].map((text) => element("th", { text, attributes: { scope: "col" } })) })] }),
        element("tbody", { children: register.map(problemRow) }),
      ],
    }),
  ];
}

function problemRow(row: RegisterRow): HTMLElement {
  return element("tr", {
    class: row.severity,
    attributes: { "data-row": row.id },
    children: [
      element("th", { attributes: { scope: "row" }, children: [goButton(row.id, row.title)] }),
      element("td", { text: plain(row.message) }),
      element("td", { class: "fixes", children: fixButtons(row.code, row) }),
    ],
  });
}
