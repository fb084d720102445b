import type { ForecastData, ForecastShown, ForecastTurn, TurnChoice } from "../../src/core/view/forecastData";
import type { ForecastAnswer } from "../../src/protocol/simulationMessages";
import { moneyText } from "../../src/core/view/money";
import { textButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { daysText, keptWith, percentileText, percentText } from "./words";
import type { Say } from "./words";

/** What turning needs of the view. */
export interface WhatIfPorts {
  /** Something was turned, or nothing is any more. */
  readonly turned: (turns: readonly ForecastTurn[]) => void;
  /** Writes what is turned; false when that was refused. */
  readonly accept: (turns: readonly ForecastTurn[]) => Promise<boolean>;
}

/** Sliders for what a planner would change; nothing is written until it is accepted. */
export interface WhatIf {
  readonly node: HTMLElement;
  readonly turns: readonly ForecastTurn[];
  /** Shows what can be turned; what is turned stays so where it still can be. */
  show(data: ForecastData): void;
  /** Says what would come of it; undefined while it is being simulated. */
  tell(now: ForecastShown | undefined, answer: ForecastAnswer | undefined, say: Say, dayMinutes: number): void;
}

const GROUPS: readonly TurnChoice["kind"][] = ["probability", "spread", "length", "capacity", "correlation"];

export function createWhatIf(ports: WhatIfPorts): WhatIf {
  const turned = new Map<string, ForecastTurn>();
  const sliders = element("div", { class: "sliders" });
  const words = element("div", { class: "words", attributes: { role: "status" } });
  const buttons = element("div", { class: "buttons" });
  const node = element("section", { class: "what-if", attributes: { "aria-label": t("What if") }, children: [element("h2", { text: t("What if") }), element("p", { class: "quiet", text: t("Turn something and see what would come of it. Nothing is written until you accept.") }), element("div", { class: "told", children: [words, buttons] }), sliders] });
  let rows: readonly SliderRow[] = [];
  const turns = (): readonly ForecastTurn[] => [...turned.values()];
  const told = (): void => {
    buttons.hidden = turned.size === 0;
    node.classList.toggle("active", turned.size > 0);
    for (const row of rows) row.mark(turned.has(keyOf(row.choice)));
    ports.turned(turns());
  };
  const turn = (choice: TurnChoice, value: number): void => {
    if (Math.abs(value - choice.value) < 1e-9) turned.delete(keyOf(choice));
    else turned.set(keyOf(choice), { kind: choice.kind, id: choice.id, value });
    told();
  };
  const discard = (): void => {
    turned.clear();
    for (const row of rows) row.set(row.choice.value);
    told();
  };
  const discardButton = element("button", { class: "tool plain", attributes: { type: "button" }, text: t("Discard") });
  discardButton.addEventListener("click", discard);
  buttons.append(textButton(t("Accept"), () => { void ports.accept(turns()).then((done) => { if (done) discard(); }); }), discardButton);
  buttons.hidden = true;
  return {
    node,
    get turns() { return turns(); },
    show({ turns: choices }) {
      for (const [key, { value }] of [...turned]) if (!choices.some((choice) => keyOf(choice) === key && choice.value !== value)) turned.delete(key);
      // Not under the hand of a person who moves a slider: the order is kept as long as the same can be turned.
      const same = rows.length === choices.length && rows.every(({ choice }) => choices.some((one) => keyOf(one) === keyOf(choice)));
      const ordered = same ? rows.map(({ choice }) => choices.find((one) => keyOf(one) === keyOf(choice)) ?? choice) : choices;
      if (same) rows.forEach((row, at) => { row.renew(ordered[at] ?? row.choice, turned.get(keyOf(row.choice))?.value); });
      else {
        rows = ordered.map((choice) => sliderRow(choice, turned.get(keyOf(choice))?.value ?? choice.value, turn));
        sliders.replaceChildren(...GROUPS.flatMap((kind) => groupOf(kind, rows.filter(({ choice }) => choice.kind === kind))));
      }
      told();
    },
    tell(now, answer, say) {
      words.replaceChildren(...(turned.size === 0 ? [] : sentences(now, answer, say).map(({ text, look }) => element("p", { class: look, text }))));
    },
  };
}

function keyOf({ kind, id }: Pick<ForecastTurn, "kind" | "id">): string {
  return `${kind} ${id}`;
}

function groupOf(kind: TurnChoice["kind"], rows: readonly SliderRow[]): readonly HTMLElement[] {
  if (rows.length === 0) return [];
  const title = { probability: t("How likely risks are"), spread: t("How uncertain estimates are"), length: t("How long tasks are"), capacity: t("How much people have"), correlation: t("How much estimates go together") }[kind];
  return [element("fieldset", { children: [element("legend", { text: title }), ...rows.map(({ node }) => node)] })];
}

/** A slider with its name, what it stands at, and a way back. */
interface SliderRow {
  readonly node: HTMLElement;
  choice: TurnChoice;
  set(value: number): void;
  mark(turned: boolean): void;
  renew(choice: TurnChoice, turned: number | undefined): void;
}

function sliderRow(first: TurnChoice, value: number, turn: (choice: TurnChoice, value: number) => void): SliderRow {
  const name = element("span", { class: "name", attributes: { title: nameOf(first) }, text: first.kind === "correlation" ? t("Correlation") : first.title });
  const figure = element("span", { class: "figure" });
  const percent = (share: number): string => String(Math.round(share * 100));
  const range = element("input", { attributes: { type: "range", min: percent(first.least), max: percent(first.most), step: "5", "aria-label": nameOf(first), "data-turn": keyOf(first) } });
  const back = element("button", { class: "tool back", attributes: { type: "button", title: t("As in the plan"), "aria-label": t("{0}: as in the plan", nameOf(first)) }, text: "↺" });
  const node = element("div", { class: "slider", children: [element("div", { class: "head", children: [name, figure, back] }), range] });
  const say = (share: number): void => {
    const was = share === row.choice.value ? "" : t("{0} % → ", percent(row.choice.value));
    figure.textContent = `${was}${t("{0} %", percent(share))}`;
    range.setAttribute("aria-valuetext", share === row.choice.value ? t("{0} %", percent(share)) : t("{0} %, in the plan {1} %", percent(share), percent(row.choice.value)));
  };
  const row: SliderRow = {
    node, choice: first,
    set: (share) => {
      range.value = percent(share);
      say(share);
    },
    mark: (on) => {
      node.classList.toggle("turned", on);
      back.hidden = !on;
    },
    renew: (choice, turned) => {
      row.choice = choice;
      if (document.activeElement !== range || turned === undefined) row.set(turned ?? choice.value);
    },
  };
  range.addEventListener("input", () => {
    const share = Number(range.value) / 100;
    // The plan may stand between two steps.
    const near = Math.abs(share - row.choice.value) < 0.025 ? row.choice.value : share;
    say(near);
    turn(row.choice, near);
  });
  back.addEventListener("click", () => {
    row.set(row.choice.value);
    turn(row.choice, row.choice.value);
    range.focus();
  });
  row.set(value);
  return row;
}

function nameOf({ kind, title }: TurnChoice): string {
  switch (kind) {
    case "probability": return t("Probability of {0}", title);
    case "spread": return t("Spread of {0}", title);
    case "length": return t("Length of {0}", title);
    case "capacity": return t("Capacity of {0}", title);
    case "correlation": return t("Correlation of estimates");
  }
}

interface Sentence {
  readonly text: string;
  readonly look: string;
}

/** The difference to now, in lines. */
function sentences(now: ForecastShown | undefined, answer: ForecastAnswer | undefined, say: Say): readonly Sentence[] {
  if (answer === undefined) return [{ text: t("Simulating…"), look: "quiet" }];
  if (answer.kind === "refused") return [{ text: answer.message, look: "invalid" }];
  if (now === undefined) return [];
  const { shown, writes } = answer;
  const [was, is] = [keptWith(now, say.confidence), keptWith(shown, say.confidence)];
  const at = percentileText(say.confidence);
  const days = (is.finish - was.finish) / 1440;
  const lines: Sentence[] = [{ text: t("{0} {1} → {2} ({3})", at, say.dates.end(was.finish), say.dates.end(is.finish), daysText(Math.round(days))), look: days > 0.5 ? "invalid" : "better" }];
  const chance = (from: ForecastShown): number | undefined => from.promises.find(({ kind }) => kind === "plan")?.probability;
  const [before, after] = [chance(now), chance(shown)];
  if (before !== undefined && after !== undefined) lines.push({ text: t("Chance of the target {0} → {1}", percentText(before), percentText(after)), look: after < before ? "invalid" : "better" });
  const money = is.cost - was.cost;
  if (Math.abs(money) >= 0.5) lines.push({ text: t("{0} cost {1} → {2}", at, moneyText(was.cost, say.currency), moneyText(is.cost, say.currency)), look: money > 0 ? "invalid" : "better" });
  return writes === "" ? lines : [...lines, { text: t("writes {0}", writes), look: "quiet" }];
}
