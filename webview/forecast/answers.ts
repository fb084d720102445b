import type { ForecastAnswers, ForecastShown } from "../../src/core/view/forecastData";
import { moneyText } from "../../src/core/view/money";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { table } from "./tables";
import type { Cell } from "./tables";
import { daysText, percentileText, percentText } from "./words";
import type { Say } from "./words";

/** Contingency, joint confidence, merge bias, what knowing more is worth, and responses: out of the way until they are wanted. */
export function answersPart({ answers, cost }: ForecastShown, say: Say, { open, turned }: { readonly open: boolean; readonly turned: (open: boolean) => void }): HTMLElement {
  const money = cost.p95 > cost.p10;
  const tables = [...contingency(answers, say, money), ...(money ? [pairs(answers, say)] : []), ...merges(answers), ...information(answers, say, money), ...responses(answers, say)];
  const made = element("details", { class: "part more", children: [
    element("summary", { children: [element("h2", { text: t("Reserves, merge points and what is worth knowing") })] }),
    element("div", { class: "answers", children: tables }),
  ] });
  made.open = open;
  made.addEventListener("toggle", () => { turned(made.open); });
  return made;
}

function block(made: HTMLElement, words: string): HTMLElement {
  return element("div", { children: [made, element("p", { class: "quiet", text: words })] });
}

const number = (text: string): Cell => ({ text, number: true });

function contingency({ contingency: all }: ForecastAnswers, { dates, currency, confidence }: Say, varies: boolean): readonly HTMLElement[] {
  const found = all.find((one) => one.confidence === confidence);
  if (found === undefined) return [];
  const { finish, days, cost, money, finishKept, costKept } = found;
  return [block(table(t("Contingency"), [t("What"), t("As planned holds"), percentileText(confidence), t("Reserve")], [
    [{ text: t("Finish") }, number(percentText(finishKept)), number(dates.end(finish)), number(daysText(days))],
    ...(varies ? [[{ text: t("Cost") }, number(percentText(costKept)), number(moneyText(cost, currency)), number(moneyText(money, currency))]] : []),
  ]), t("What to add to the plan as scheduled so that it is kept with this confidence; days are working days."))];
}

function pairs({ pairs: all }: ForecastAnswers, { dates, currency }: Say): HTMLElement {
  const rows = all.flatMap(({ confidence, pairs: found }) => [...new Set([found[0], found[Math.floor(found.length / 2)], found.at(-1)])].flatMap((pair): readonly (readonly Cell[])[] =>
    (pair === undefined ? [] : [[{ text: percentText(confidence) }, number(dates.end(pair.finish)), number(moneyText(pair.cost, currency))]])));
  return block(table(t("Joint confidence"), [t("Both kept in"), t("Finish"), t("Cost")], rows), t("A date and a cost that are kept together: an earlier date asks for more money."));
}

function merges({ merges: found }: ForecastAnswers): readonly HTMLElement[] {
  if (found.length === 0) return [];
  return [block(table(t("Merge bias"), [t("Waits for several"), t("At P50"), t("At P80"), t("Last there")], found.map(({ id, title, daysAtP50, daysAtP80, last, share }): readonly Cell[] => [
    { text: title, go: id }, number(daysText(daysAtP50)), number(daysText(daysAtP80)), number(`${last} ${percentText(share)}`),
  ])), t("By how many working days a start is later than any of its drivers alone would make it, because each is late at times."))];
}

function information({ information: found }: ForecastAnswers, { currency }: Say, varies: boolean): readonly HTMLElement[] {
  if (found.length === 0) return [];
  const heads = [t("Estimate"), t("Half the spread"), t("No spread"), ...(varies ? [t("Half, cost"), t("None, cost")] : [])];
  return [block(table(t("Value of information"), heads, found.map(({ id, title, halfDays, allDays, halfCost, allCost }): readonly Cell[] => [
    { text: title, go: id }, number(daysText(-halfDays)), number(daysText(-allDays)), ...(varies ? [number(moneyText(-halfCost, currency)), number(moneyText(-allCost, currency))] : []),
  ])), t("By how much P80 would fall if an estimate were known better, by a prototype or a second opinion."))];
}

function responses({ responses: found }: ForecastAnswers, { currency }: Say): readonly HTMLElement[] {
  if (found.length === 0) return [];
  return [block(table(t("Are the responses worth their money?"), [t("Risk"), t("Actions cost"), t("Saves"), t("Net"), t("Finish at P80")], found.map(({ id, title, done, actionCost, costSaved, daysSaved, net }): readonly Cell[] => [
    { text: done ? t("{0}, done", title) : title, go: id }, number(moneyText(actionCost, currency)), number(moneyText(costSaved, currency)), { ...number(moneyText(net, currency)), late: net < 0 && daysSaved <= 0 }, number(daysText(-daysSaved)),
  ])), t("Saved is the expected cost of the risk before its response, less that after it; days are not counted as money."))];
}
