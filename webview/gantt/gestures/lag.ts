import { MINUTES_PER_DAY } from "../../../src/core/model/instant";
import type { Minutes } from "../../../src/core/model/instant";
import type { LinkType } from "../../../src/core/model/values";
import type { ViewChange } from "../../../src/protocol/viewMessages";
import { t } from "../../shared/l10n";
import { timeOf } from "../model";
import type { GanttModel, Link } from "../model";
import { workedBetween } from "../workTime";

/** A lag in minutes: of working time, or with `elapsed` of clock time. */
export interface Lag {
  readonly minutes: Minutes;
  readonly elapsed: boolean;
}

const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60 };

/** Reads a lag as written, such as `+2d`, `-4h`, `+1ed`; undefined for a share of the other task's length, and for months. */
export function readLag(text: string, dayMinutes: Minutes): Lag | undefined {
  if (text === "") return { minutes: 0, elapsed: false };
  const found = /^([+-]\d+(?:\.\d+)?)(e?)([mhdw])$/.exec(text);
  if (found === null) return undefined;
  const elapsed = found[2] === "e";
  const day = elapsed ? MINUTES_PER_DAY : dayMinutes;
  const unit = UNITS[found[3] ?? ""] ?? (found[3] === "d" ? day : elapsed ? 7 * day : 5 * day);
  return { minutes: Math.round(Number(found[1]) * unit), elapsed };
}

/** The same as it is written: days where halves of them say it, else hours, else minutes; empty when there is none. */
export function writeLag({ minutes, elapsed }: Lag, dayMinutes: Minutes): string {
  if (minutes === 0) return "";
  const sign = minutes < 0 ? "-" : "+";
  const size = Math.abs(minutes);
  const day = elapsed ? MINUTES_PER_DAY : dayMinutes;
  const [figure, unit] = size % (day / 2) === 0 ? [size / day, "d"] : size % 60 === 0 ? [size / 60, "h"] : [size, "m"];
  return `${sign}${figure}${elapsed ? "e" : ""}${unit}`;
}

/** Why the lag of a link cannot be pulled; undefined when it can. */
export function reasonAgainstLag(model: GanttModel, { lag, cut }: Link): string | undefined {
  if (cut) return t("This link closes a circle and is not followed: cut it, or another of the circle.");
  return readLag(lag, model.data.dayMinutes) === undefined ? t("The lag {0} is written in a way that cannot be pulled: change it in the text.", lag) : undefined;
}

/** The lag of a link whose waiting end is pulled by whole days. */
export function lagPulled(model: GanttModel, link: Link, days: number): Lag | undefined {
  const { rows, dayMinutes } = model.data;
  const lag = readLag(link.lag, dayMinutes);
  if (lag === undefined || days === 0) return lag;
  const column = link.type === "FS" || link.type === "SS" ? rows.start : rows.finish;
  const at = column[link.to] ?? 0;
  const by = days * MINUTES_PER_DAY;
  const half = dayMinutes / 2;
  const minutes = lag.elapsed ? by : Math.round(workedBetween(timeOf(model, link.to), at, at + by) / half) * half;
  return { minutes: lag.minutes + minutes, elapsed: lag.elapsed };
}

/** The change that gives a link another lag or kind; undefined when it says so already. */
export function changeForLink(model: GanttModel, link: Link, lag: string, type: LinkType = link.type): ViewChange | undefined {
  if (lag === link.lag && type === link.type) return undefined;
  return { kind: "change-link", plan: model.data.plan, task: model.ids[link.to] ?? "", on: model.ids[link.from] ?? "", oldType: link.type, type, ...(lag === "" ? {} : { lag }) };
}

/** "Payment API → Payment page, FS +2d" */
export function linkName(model: GanttModel, { from, to, type, lag }: Link): string {
  return t("{0} → {1}, {2}", model.titles[from] ?? "", model.titles[to] ?? "", `${type}${lag === "" ? "" : ` ${lag.replace("-", "−")}`}`);
}
