import { CONFIDENCES } from "../../src/core/view/forecastData";
import type { ForecastCurve, ForecastData, ForecastShown, ForecastSubject } from "../../src/core/view/forecastData";
import { dateFormat } from "../shared/dates";
import type { DateWords } from "../shared/dates";
import type { Say } from "./words";

/** What survives a reload. */
export interface SavedForecast {
  readonly plan: string;
  readonly kind: ForecastSubject["kind"];
  readonly id: string;
  /** The figures as tables, in sight. */
  readonly tables: boolean;
  /** The sliders are in sight. */
  readonly whatIf: boolean;
  /** The further answers are unfolded. */
  readonly more: boolean;
  /** The chosen confidence, 0..1. */
  readonly confidence: number;
}

/** What is shown and what a person has chosen. */
export interface ForecastViewState {
  data: ForecastData;
  say: Say;
  /** The newest simulation, of a text of a moment ago while the next one runs. */
  shown: ForecastShown | undefined;
  subject: ForecastSubject;
  /** How the chosen task or release is spread, once the host has said it. */
  own: ForecastCurve | undefined;
  /** What would come of what is turned. */
  tried: ForecastShown | undefined;
  tables: boolean;
  whatIf: boolean;
  more: boolean;
}

export function newState(data: ForecastData, saved: SavedForecast | undefined, words: DateWords): ForecastViewState {
  return {
    data, say: sayOf(data, words, CONFIDENCES.find((share) => share === saved?.confidence) ?? 0.8), shown: data.shown, own: undefined, tried: undefined,
    subject: knownSubject(data, saved === undefined ? PLAN : { kind: saved.kind, id: saved.id }), tables: saved?.tables ?? false, whatIf: saved?.whatIf ?? true, more: saved?.more ?? false,
  };
}

/** Takes newer data; figures stay in sight until there are newer ones. */
export function takeData(state: ForecastViewState, data: ForecastData, words: DateWords): void {
  state.data = data;
  state.say = sayOf(data, words, state.say.confidence);
  state.shown = data.shown ?? state.shown;
  state.subject = knownSubject(data, state.subject);
  state.own = undefined;
  state.tried = undefined;
}

export function savedOf({ data, say: { confidence }, subject, tables, whatIf, more }: ForecastViewState): SavedForecast {
  return { plan: data.plan, kind: subject.kind, id: subject.id, tables, whatIf, more, confidence };
}

const PLAN: ForecastSubject = { kind: "finish", id: "" };

function knownSubject({ subjects, plan }: ForecastData, subject: ForecastSubject): ForecastSubject {
  return subject.kind !== "item" || plan === "" || subjects.some(({ id }) => id === subject.id) ? subject : PLAN;
}

function sayOf(data: ForecastData, words: DateWords, confidence: number): Say {
  return { dates: dateFormat(words, data.now), currency: data.currency, confidence };
}

/** The curve of what is chosen in a simulation, where it is known. */
export function curveIn(shown: ForecastShown | undefined, { kind, id }: ForecastSubject): ForecastCurve | undefined {
  return shown?.curves.find(({ of }) => of.kind === kind && of.id === id);
}
