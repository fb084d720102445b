import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import { durationText } from "../../core/view/dates";
import { moneyText } from "../../core/view/money";
import { standsNow } from "../../core/view/riskMatrix";
import { shareText } from "../../core/view/riskMatrixCells";
import type { MatrixAction, MatrixPlace, MatrixRisk, RiskMatrixData } from "../../core/view/riskMatrixData";
import { dayText, finishDayText } from "../dates";
import { isolated } from "../isolated";
import { appendWords } from "../markdown";
import { openSource } from "./openSource";
import type { TreeLine } from "./treeSource";

/** A risk with its actions, as lines of the tree. */
export function riskLines(data: RiskMatrixData, risk: MatrixRisk, parent: string): readonly TreeLine[] {
  const key = `${data.plan}/${risk.id}`;
  const actions = risk.actions.map((action) => actionLine(data, action, key));
  return [riskLine(data, risk, key, parent, actions.map((line) => line.key)), ...actions];
}

function riskLine(data: RiskMatrixData, risk: MatrixRisk, key: string, parent: string, children: readonly string[]): TreeLine {
  const description = describe(data, risk);
  const { icon, colour } = lookOf(data, risk);
  return {
    key, parent, children, mark: `${risk.title}\t${description}\t${icon}\t${colour}\t${risk.status}`, what: { kind: "risk", plan: data.plan, id: risk.id },
    item: () => {
      const item = new TreeItem(isolated(risk.title), children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
      item.id = key;
      item.description = description;
      item.iconPath = new ThemeIcon(icon, new ThemeColor(colour));
      item.contextValue = `risk ${risk.status}`;
      item.command = openSource(data.plan, risk.id);
      item.accessibilityInformation = { label: [risk.title, levelWords(data, standsNow(risk)), description].filter((part) => part !== "").join(", ") };
      return item;
    },
    resolve: (item) => {
      item.tooltip = riskCard(data, risk);
      return item;
    },
  };
}

/** How likely, what is to be expected, who owns it, when it is looked at again. */
function describe(data: RiskMatrixData, risk: MatrixRisk): string {
  const place = standsNow(risk);
  const parts: string[] = [];
  if (place.row >= 0 && risk.status === "open") parts.push(shareText(place.probability));
  const exposure = risk.status === "open" ? exposureOf(data, risk, place) : "";
  if (exposure !== "") parts.push(exposure);
  if (place.level < 0 && risk.status === "open") parts.push(place.row < 0 ? l10n.t("no probability") : l10n.t("no impact"));
  parts.push(risk.ownerName === "" ? l10n.t("nobody owns it") : risk.ownerName);
  if (risk.status === "open" && risk.review !== undefined) parts.push(risk.reviewDue ? l10n.t("review was due {0}", dayText(risk.review, data.now)) : l10n.t("review {0}", dayText(risk.review, data.now)));
  return parts.join(" · ");
}

function exposureOf(data: RiskMatrixData, { opportunity }: MatrixRisk, { expectedTime, expectedCost }: MatrixPlace): string {
  const sign = opportunity ? -1 : 1;
  return [
    ...(expectedTime > 0 ? [durationText(Math.round(sign * expectedTime), data.dayMinutes)] : []), ...(expectedCost > 0 ? [moneyText(sign * expectedCost, data.currency)] : []),
  ].join(", ");
}

/** The icon tells the kind and the level, the colour the level. */
function lookOf(data: RiskMatrixData, risk: MatrixRisk): { readonly icon: string; readonly colour: string } {
  if (risk.status === "closed") return { icon: "pass", colour: "disabledForeground" };
  if (risk.status === "happened") return { icon: "zap", colour: "charts.orange" };
  const { level } = standsNow(risk);
  if (level < 0) return { icon: "question", colour: "descriptionForeground" };
  if (risk.opportunity) return { icon: "arrow-circle-up", colour: "charts.blue" };
  const share = data.levels.length <= 1 ? 1 : level / (data.levels.length - 1);
  if (share > 2 / 3) return { icon: "flame", colour: "list.errorForeground" };
  return share > 1 / 3 ? { icon: "circle-filled", colour: "charts.yellow" } : { icon: "circle-outline", colour: "charts.green" };
}

/** "likely × major, score 12, high" */
function levelWords(data: RiskMatrixData, { row, column, score, level }: MatrixPlace): string {
  if (level < 0) return "";
  return l10n.t("{0}, score {1}, {2}", `${data.rows[row]?.name ?? ""} × ${data.columns[column]?.name ?? ""}`, String(Math.round(score * 100) / 100), data.levels[level]?.name ?? "");
}

/** All of a risk, one thing a line. What comes from the file is text and never acts as Markdown. */
function riskCard(data: RiskMatrixData, risk: MatrixRisk): MarkdownString {
  const card = new MarkdownString();
  appendWords(card.appendMarkdown("**"), risk.title).appendMarkdown("** ").appendText(risk.id);
  const line = (name: string, value: string): void => { if (value !== "") appendWords(card.appendMarkdown(`\n\n${name}: `), value); };
  line(l10n.t("Before response"), levelWords(data, risk.before));
  if (risk.after !== undefined) line(l10n.t("After response"), levelWords(data, risk.after));
  line(l10n.t("Expected"), exposureOf(data, risk, standsNow(risk)));
  line(l10n.t("Affects"), risk.affects.join(", "));
  line(l10n.t("Owner"), risk.ownerName);
  line(l10n.t("Response"), risk.response);
  line(l10n.t("Trigger"), risk.trigger);
  if (risk.review !== undefined) line(l10n.t("Review"), dayText(risk.review, data.now));
  return card;
}

const ACTION_ICONS: Readonly<Record<MatrixAction["state"], readonly [icon: string, colour: string | undefined]>> = {
  done: ["pass-filled", "charts.green"], dropped: ["circle-slash", "disabledForeground"], late: ["warning", "list.errorForeground"], running: ["play-circle", "charts.blue"], open: ["circle-outline", undefined],
};

/** An action is a task: it says when it is done and how far it is. */
function actionLine(data: RiskMatrixData, action: MatrixAction, parent: string): TreeLine {
  const key = `${data.plan}/${action.id}`;
  const progress = action.progress > 0 && action.progress < 1 ? ` · ${String(Math.round(action.progress * 100))}%` : "";
  const [start, finish] = [dayText(action.start, data.now), finishDayText(action.finish, data.now)];
  const description = `${start === finish ? start : `${start} – ${finish}`}${progress}`;
  const [icon, colour] = ACTION_ICONS[action.state];
  return {
    key, parent, children: [], mark: `${action.title}\t${description}\t${action.state}`, what: { kind: "task", plan: data.plan, id: action.id, summary: false },
    item: () => {
      const item = new TreeItem(isolated(action.title), TreeItemCollapsibleState.None);
      item.id = key;
      item.description = description;
      item.iconPath = colour === undefined ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(colour));
      item.contextValue = "action";
      item.command = openSource(data.plan, action.id);
      item.accessibilityInformation = { label: `${action.title}, ${actionWords(action.state)}, ${description}` };
      return item;
    },
  };
}

function actionWords(state: MatrixAction["state"]): string {
  return { open: l10n.t("to do"), running: l10n.t("running"), done: l10n.t("done"), dropped: l10n.t("dropped"), late: l10n.t("late") }[state];
}
