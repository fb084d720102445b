import type { ResourceRow, ResourcesData } from "../../src/core/view/resourcesData";
import type { LoadPreview } from "../../src/protocol/loadMessages";
import type { ViewChange } from "../../src/protocol/viewMessages";
import type { DateFormat } from "../shared/dates";
import { textButton } from "../shared/controls";
import { element } from "../shared/dom";
import { createEffects, knownLines } from "../shared/effects";
import { t } from "../shared/l10n";

/** What trying needs of the view. */
export interface WhatIfPorts {
  readonly preview: (change: ViewChange) => Promise<LoadPreview>;
  readonly apply: (change: ViewChange) => Promise<boolean>;
  /** Shows the load as it would be; undefined: as it is. */
  readonly show: (load: ResourcesData | undefined) => void;
  readonly dates: () => DateFormat;
}

/** Other capacities for the chosen people, in the view alone until they are accepted. */
export interface WhatIf {
  readonly node: HTMLElement;
  readonly active: boolean;
  /** Shows the figure of a row of the plan as it is. */
  choose(real: ResourcesData, row: ResourceRow | undefined): void;
  /** The plan is another: what is tried is tried on that. */
  renew(real: ResourcesData): void;
}

const MOST = 200;

export function createWhatIf(ports: WhatIfPorts): WhatIf {
  const shares = new Map<string, number>();
  let real: ResourcesData | undefined;
  let row: ResourceRow | undefined;
  let trying = false;
  const parts = createParts();
  const { node, field } = parts;
  const change = (): Extract<ViewChange, { kind: "set-capacity" }> => ({ kind: "set-capacity", plan: real?.plan ?? "", of: [...shares].map(([id, share]) => ({ id, share })) });
  const effects = createEffects(ports.preview, () => {
    const known = effects.known();
    ports.show(known?.kind === "effect" ? known.load : undefined);
    tell(known);
  });
  const tell = (known: LoadPreview | undefined): void => { tellIn(parts, tried(real, shares), known, ports.dates()); };
  const ask = (): void => {
    if (shares.size > 0) {
      trying = true;
      tell(effects.known());
      effects.want(change());
      return;
    }
    effects.want(undefined);
    if (trying) ports.show(undefined);
    trying = false;
    tell(undefined);
  };
  const set = (percent: number): void => {
    if (row?.share === undefined) return;
    const share = Math.min(MOST, Math.max(0, Math.round(percent))) / 100;
    shares.set(row.id, share);
    if (share === row.share) shares.delete(row.id);
    ask();
  };
  onInput(parts, set);
  const discard = (): void => {
    shares.clear();
    ask();
    showRow(parts, row, shares);
  };
  parts.buttons.append(textButton(t("Apply"), () => { void ports.apply(change()).then((done) => { if (done) discard(); }); }), plainButton(t("Discard"), discard));
  tell(undefined);
  return {
    node,
    get active() { return shares.size > 0; },
    choose: (data, chosen) => {
      real = data;
      const same = row !== undefined && chosen !== undefined && row.id === chosen.id && row.kind === chosen.kind;
      row = chosen;
      // Not while one is typing into it.
      if (!same || document.activeElement !== field) showRow(parts, chosen, shares);
    },
    renew: (data) => {
      real = data;
      forget(shares, data);
      effects.clear();
      ask();
    },
  };
}

function plainButton(text: string, run: () => void): HTMLElement {
  const button = element("button", { class: "tool plain", attributes: { type: "button" }, text });
  button.addEventListener("click", run);
  return button;
}

/** "Ana Silva 50 %, Ben Ito 120 %"; empty where nothing is tried. */
function tried(real: ResourcesData | undefined, shares: ReadonlyMap<string, number>): string {
  return [...shares].map(([id, share]) => t("{0} {1} %", titleOf(real, id), Math.round(share * 100))).join(", ");
}

/** Says what is tried and what would come of it. */
function tellIn({ node, buttons, words }: WhatIfParts, what: string, known: LoadPreview | undefined, dates: DateFormat): void {
  const lines = knownLines(known, new Set(), dates);
  node.classList.toggle("active", what !== "");
  buttons.hidden = what === "";
  words.replaceChildren(...(what === "" ? [] : [element("strong", { text: t("What if: {0}", what) }), ...lines.map(({ text, kind }) => element("span", { class: kind ?? "", text }))]));
}

/** What was tried is as the plan says now, or of nobody any more. */
function forget(shares: Map<string, number>, { rows }: ResourcesData): void {
  for (const [id, share] of [...shares]) if (!rows.some((one) => one.id === id && one.share !== undefined && one.share !== share)) shares.delete(id);
}

/** Slider and field say the same. */
function onInput({ range, field }: WhatIfParts, set: (percent: number) => void): void {
  range.addEventListener("input", () => {
    field.value = range.value;
    set(Number(range.value));
  });
  field.addEventListener("input", () => {
    if (field.value === "" || !Number.isFinite(Number(field.value))) return;
    range.value = field.value;
    set(Number(field.value));
  });
}

interface WhatIfParts {
  readonly node: HTMLElement;
  readonly label: HTMLElement;
  readonly controls: HTMLElement;
  readonly range: HTMLInputElement;
  readonly field: HTMLInputElement;
  readonly words: HTMLElement;
  readonly buttons: HTMLElement;
}

function createParts(): WhatIfParts {
  const label = element("span", { class: "label" });
  const range = element("input", { attributes: { type: "range", min: "0", max: String(MOST), step: "5" } });
  const field = element("input", { class: "field", attributes: { type: "number", min: "0", max: String(MOST), step: "5" } });
  const controls = element("span", { class: "controls", children: [range, field, element("span", { text: t("%") })] });
  const words = element("span", { class: "words", attributes: { role: "status" } });
  const buttons = element("span", { class: "buttons" });
  const node = element("section", { class: "what-if", attributes: { "aria-label": t("What if") }, children: [label, controls, words, buttons] });
  return { node, label, controls, range, field, words, buttons };
}

function showRow({ label, controls, range, field }: WhatIfParts, row: ResourceRow | undefined, shares: ReadonlyMap<string, number>): void {
  const single = row?.kind === "person" || row?.kind === "equipment";
  controls.hidden = row?.share === undefined;
  label.textContent = row === undefined || !single ? t("What if: choose a person or a machine.") : row.share === undefined ? t("The capacity of {0} changes over time: it is written in the plan.", row.title) : t("What if {0} has", row.title);
  if (row?.share === undefined) return;
  const percent = String(Math.round((shares.get(row.id) ?? row.share) * 100));
  const name = t("Capacity of {0} in percent of full time", row.title);
  for (const input of [range, field]) {
    input.value = percent;
    input.setAttribute("aria-label", name);
  }
}

function titleOf(data: ResourcesData | undefined, id: string): string {
  return data?.rows.find((row) => row.id === id && (row.kind === "person" || row.kind === "equipment"))?.title ?? id;
}
