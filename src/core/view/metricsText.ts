import { MINUTES_PER_DAY, type DayNumber } from "../model/instant";
import type { DateFormat } from "./dates";
import type { MetricShown } from "./metricsData";

/** Beyond this size figures are written with an exponent. */
const LARGE = 1e15;

type Measured = Pick<MetricShown, "unit" | "kind">;

/** A figure as people read it: "62.5%", "1 200 orders", "+32" for a net promoter score. */
export function metricText(value: number, { unit, kind }: Measured): string {
  return withUnit(`${kind === "nps" && value > 0 ? "+" : ""}${numberText(value)}`, unit);
}

/** A difference with its sign; that of shares is in points, not in percent. */
export function changeText(change: number, { unit }: Pick<MetricShown, "unit">): string {
  const text = numberText(change);
  return withUnit(change > 0 && text !== "0" ? `+${text}` : text, unit === "%" ? "pt" : unit);
}

function withUnit(text: string, unit: string): string {
  return unit === "" || unit === "%" ? `${text}${unit}` : `${text}\u00a0${unit}`;
}

/** At most two places behind the point, fewer for large figures; thin spaces between thousands. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (!(size < LARGE)) return value.toExponential(1).replace("-", "−");
  const places = size >= 1000 ? 0 : size >= 100 ? 1 : 2;
  const [whole = "0", part] = String(Math.round(size * 10 ** places) / 10 ** places).split(".");
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, "\u202f")}${part === undefined ? "" : `.${part}`}`;
  return value < 0 && text !== "0" ? `−${text}` : text;
}

const SCALES = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e4, "k"]] as const;

/** A figure of an axis whose largest is `most`: "60%", "1.5 M", "12 k". What shares are of needs no word. */
export function axisText(value: number, most: number, unit: string): string {
  const [size, sign] = SCALES.find(([from]) => most >= from) ?? [1, ""];
  if (!(most < LARGE)) return value === 0 ? "0" : value.toExponential(0).replace("-", "−");
  const divisor = sign === "k" ? 1000 : size;
  const number = Math.round((Math.abs(value) / divisor) * 1e6) / 1e6;
  return `${value < 0 ? "−" : ""}${String(number)}${sign === "" ? "" : `\u202f${sign}`}${unit === "%" ? "%" : ""}`;
}

/** A day in words: "16 Feb". */
export function dayText(day: DayNumber, dates: DateFormat): string {
  return dates.day(day * MINUTES_PER_DAY);
}
