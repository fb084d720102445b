import { placeOn, shareText } from "../../src/core/view/riskMatrixCells";
import type { MatrixPlace, MatrixRisk } from "../../src/core/view/riskMatrixData";
import type { SetRisk } from "../../src/protocol/riskChanges";
import { textButton } from "../shared/controls";
import { element } from "../shared/dom";
import { t } from "../shared/l10n";
import { colourLevel } from "./levelColour";
import type { Scene } from "./state";
import { kindOf } from "./state";
import { actionWords, cellWords, exposureText, lackWords, responseWords, roamWords, scoreText, statusWords } from "./words";

/** What can be done in the details. */
export interface DetailPorts {
  readonly set: (risk: string, field: SetRisk["field"], text: string) => void;
  readonly reveal: (id: string) => void;
}

const THREAT = ["avoid", "transfer", "mitigate", "accept"];
const OPPORTUNITY = ["exploit", "share", "enhance", "accept"];

/** All that the plan says of the chosen risk; owner, response, status and review can be changed here. */
export function drawDetails(scene: Scene, ports: DetailPorts): readonly HTMLElement[] {
  const { data, state, dates } = scene;
  const risk = data.risks.find(({ id }) => id === state.selected);
  if (risk === undefined) {
    return [element("p", { class: "quiet", text: data.risks.length === 0
      ? t("This plan has no risks yet. Press + in a cell, or Insert on it, and say what may happen.")
      : t("Choose a risk to see its response, its actions and its review.") })];
  }
  const line = (name: string, ...value: readonly (Node | string)[]): readonly HTMLElement[] => [element("dt", { text: name }), element("dd", { children: [...value] })];
  const set = (field: SetRisk["field"]) => (text: string): void => { ports.set(risk.id, field, text); };
  return [
    element("h2", { children: [levelDisc(scene, risk), element("span", { class: "name", text: risk.title })] }),
    element("dl", { children: [
      ...line(t("Before response"), ...placeParts(scene, risk, risk.before)),
      ...(risk.after === undefined ? [] : line(t("After response"), ...placeParts(scene, risk, risk.after))),
      ...(risk.affects.length === 0 ? [] : line(t("Affects"), risk.affects.join(", "))),
      ...line(t("Owner"), choice(t("Owner"), "owner", [["", t("nobody")], ...data.people.map(({ id, name }) => [id, name] as const), ...(risk.owner === "" || data.people.some(({ id }) => id === risk.owner) ? [] : [[risk.owner, risk.owner] as const])], risk.owner, set("owner"))),
      ...line(t("Response"), choice(t("Response"), "response", responses(risk), risk.response, set("response"))),
      ...line(t("Status"), choice(t("Status"), "status", (["open", "happened", "closed"] as const).map((word) => [word, statusWords(word)] as const), risk.status, set("status"))),
      ...(risk.status === "happened" ? [] : line(t("ROAM"), roamWords(risk.roam))),
      ...(risk.trigger === "" ? [] : line(t("Trigger"), risk.trigger)),
      ...line(t("Review"), reviewField(risk, risk.review === undefined ? "" : dates.day(risk.review), set("review"))),
    ] }),
    ...actionsList(scene, risk, ports),
    textButton(t("Show in the text"), () => { ports.reveal(risk.id); }),
  ];
}

function levelDisc({ data, state }: Scene, risk: MatrixRisk): HTMLElement {
  const disc = element("span", { class: "number", text: String(risk.number) });
  const { level } = placeOn(risk, state.side);
  if (level >= 0) colourLevel(disc, level, data.levels.length, kindOf(risk));
  return disc;
}

function placeParts({ data }: Scene, risk: MatrixRisk, place: MatrixPlace): readonly (Node | string)[] {
  const exposure = exposureText(data, place, risk.opportunity);
  const where = place.level < 0 ? lackWords(place) : `${cellWords(data, place.row, place.column)} = ${scoreText(place.score)}, ${data.levels[place.level]?.name ?? ""}`;
  const quiet = [shareText(place.probability), ...(exposure === "" ? [] : [t("expected {0}", exposure)]), ...(place.fromFigures ? [t("column from time and cost")] : [])].join(" · ");
  return [where, element("div", { class: "quiet", text: quiet })];
}

function responses(risk: MatrixRisk): readonly (readonly [string, string])[] {
  const fit = risk.opportunity ? OPPORTUNITY : THREAT;
  const all = risk.response === "" || fit.includes(risk.response) ? fit : [...fit, risk.response];
  return [["", t("none yet")], ...all.map((word) => [word, responseWords(word)] as const)];
}

function choice(label: string, field: string, options: readonly (readonly [string, string])[], value: string, run: (value: string) => void): HTMLElement {
  const node = element("select", { class: "pick", attributes: { "aria-label": label, "data-field": field }, children: options.map(([id, text]) => element("option", { text, attributes: { value: id } })) });
  node.value = value;
  node.addEventListener("change", () => { run(node.value); });
  return node;
}

/** A date in words or figures; Enter writes it, Escape puts back what stood there. */
function reviewField(risk: MatrixRisk, shown: string, run: (text: string) => void): HTMLElement {
  const field = element("input", { class: `field${risk.reviewDue ? " late" : ""}`, attributes: { type: "text", "data-field": "review", "aria-label": risk.reviewDue ? t("Review, overdue") : t("Review"), placeholder: t("a date, such as fri or in 2 weeks") } });
  field.value = shown;
  const send = (): void => { if (field.value.trim() !== shown) run(field.value.trim()); };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") send();
    else if (event.key === "Escape") field.value = shown;
    event.stopPropagation();
  });
  field.addEventListener("blur", send);
  return element("div", { children: [field, ...(risk.reviewDue ? [element("div", { class: "late", text: t("the review is over") })] : [])] });
}

function actionsList({ dates }: Scene, risk: MatrixRisk, ports: DetailPorts): readonly HTMLElement[] {
  if (risk.actions.length === 0) return [];
  return [element("h3", { text: t("Actions") }), element("ul", { children: risk.actions.map((action) => {
    const go = element("button", { class: "go", attributes: { type: "button" }, text: action.title });
    go.addEventListener("click", () => { ports.reveal(action.id); });
    const progress = action.progress > 0 && action.progress < 1 ? ` · ${String(Math.round(action.progress * 100))}%` : "";
    return element("li", { class: action.state, children: [go, element("span", { class: action.state === "late" ? "late" : "quiet", text: `${actionWords(action.state)} · ${dates.span(action.start, action.finish)}${progress}` })] });
  }) })];
}
