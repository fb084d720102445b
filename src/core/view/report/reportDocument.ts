import { dateFormat } from "../dates";
import type { HealthWord } from "../../tracking/updates";
import type { ReportData } from "./reportData";
import type { ReportTone, ReportTile, ReportPoint, ReportDocument, Saying } from "./reportShape";
import { sectionsOf } from "./reportSections";
import { audienceText, dayCount, healthText, lateText, moneyText, percent, reasonText, trendText, type ReportWords, type Say } from "./reportWords";

/** So many rows of a table are shown where nobody says how many. */
const MOST_ROWS = 10;
const PLACES = 12;
/** So many milestones stand on the line of time. */
const MOST_POINTS = 12;

const TONES: Readonly<Record<HealthWord, ReportTone>> = { "on-track": "good", "at-risk": "warn", "off-track": "bad" };

type Tile = Omit<ReportTile, "wide">;

/** Puts a report into words. */
export function reportDocument(data: ReportData, { say, dates: words }: ReportWords, most = MOST_ROWS): ReportDocument {
  const saying: Saying = { say, dates: dateFormat(words, data.now), most };
  const sections = sectionsOf(data, saying);
  const shown = new Set(sections.map(({ key }) => key));
  return {
    title: data.title, subtitle: subtitleOf(data, saying), tone: data.health === null ? "plain" : TONES[data.health.word], summary: summaryOf(data, saying),
    tiles: filledRows(tilesOf(data, saying)).map((tile) => (shown.has(tile.section) ? tile : { ...tile, section: "" })), line: lineOf(data, saying), sections,
  };
}

/** Tiles of which the first are wide enough that all take twelve places: rows of two, four and six are full then. */
function filledRows(tiles: readonly Tile[]): readonly ReportTile[] {
  return tiles.map((tile, at) => ({ ...tile, wide: at < PLACES - tiles.length }));
}

function subtitleOf({ asOf, now, audience, reader }: ReportData, { say, dates }: Saying): string {
  const day = say("Status report of {0}", dates.day(asOf ?? now));
  return `${day}, ${reader.title === "" ? audienceText(audience, say) : say("for {0}", reader.title)}`;
}

function summaryOf({ health, reader }: ReportData, { say, dates }: Saying): readonly string[] {
  if (health === null) return [];
  const { word, source, trend, update, computed, reasons } = health;
  const why = reasons.map((one) => reasonText(one, say)).join("; ");
  const said = update?.text === undefined || update.text === "" ? [] : [update.name === "" ? say("{0}: {1}", dates.day(update.day * 1440), update.text) : say("{0}, {1}: {2}", update.name, dates.day(update.day * 1440), update.text)];
  const state = trend === undefined ? say("{0}.", healthText(word, say)) : say("{0}, {1}.", healthText(word, say), trendText(trend, say));
  const figures = source === "update" && computed === word && why === "" ? [] : [
    why === "" ? say("By the figures: {0}.", healthText(computed, say)) : say("By the figures: {0}, because {1}.", healthText(computed, say), why),
  ];
  const wants = reader.wants.length === 0 ? [] : [say("What {0} asks for: {1}.", reader.title, reader.wants.join("; "))];
  return [source === "rules" && why !== "" ? say("{0}, because {1}.", healthText(word, say), why) : state, ...said, ...(source === "update" ? figures : []), ...wants];
}

function tilesOf(data: ReportData, { say, dates }: Saying): readonly Tile[] {
  const tile = (key: string, label: string, value: string, note: string, tone: ReportTone, go = ""): Tile => ({ key, label, value, note, tone, go, section: key === "health" ? "updates" : key });
  const { health, finish, milestones, late, blocked, overload, money, risks, objectives, progress, audience } = data;
  if (audience === "customer") return [];
  const [next, risk, objective] = [milestones.rows[0], risks.rows.find(({ opportunity }) => !opportunity), objectives[0]];
  const count = (key: string, label: string, found: number, note: string): Tile => tile(key, label, String(found), note, found === 0 ? "good" : key === "late" ? "bad" : "warn");
  return [
    ...(health === null ? [] : [tile("health", say("Health"), healthText(health.word, say), health.trend === undefined ? "" : trendText(health.trend, say), TONES[health.word])]),
    ...(finish === null ? [] : [finishTile(data, finish, { say, dates, most: 0 })]),
    tile("progress", say("Progress"), percent(progress.share), say("{0} of {1} tasks done", progress.done, progress.all), "plain"),
    ...(next === undefined ? [] : [tile("milestones", say("Next milestone"), dates.end(next.finish), next.title, (next.lateDays ?? 0) > 0 ? "bad" : "plain", next.id)]),
    count("late", say("Late"), late.count, (late.rows[0]?.kind === "plan" ? say("The plan") : late.rows[0]?.title) ?? say("nothing is late")),
    count("blocked", say("Blocked"), blocked.count, blocked.rows[0]?.title ?? say("nothing is blocked")),
    ...(overload === null ? [] : [count("overload", say("Overbooked"), overload.count, overload.rows[0]?.name ?? say("nobody is overbooked"))]),
    ...(money === null ? [] : [moneyTile(money, say)]),
    ...(risk === undefined ? [] : [tile("risks", say("Top risk"), percent(risk.probability), risk.title, "plain", risk.id)]),
    ...(objective === undefined ? [] : [tile("objectives", say("Objectives"), percent(objective.progress ?? objective.workProgress), objective.title, "plain", objective.id)]),
  ];
}

function finishTile({ lateDays, target, chance }: ReportData, finish: number, { say, dates }: Saying): Tile {
  const against = lateDays === null || target === null ? say("no target is set") : lateDays === 0 ? say("on the target") : lateDays > 0
    ? say("{0} after the target", dayCount(lateDays, say)) : say("{0} before the target", dayCount(-lateDays, say));
  const note = chance === null ? against : say("{0}, chance {1}", against, percent(chance));
  return { key: "finish", label: say("Forecast finish"), value: dates.end(finish), note, tone: (lateDays ?? 0) > 0 ? "bad" : "plain", go: "", section: "milestones" };
}

function moneyTile({ budget, bac, forecast, currency, cpi }: NonNullable<ReportData["money"]>, say: Say): Tile {
  const against = budget ?? bac;
  const note = against === null ? "" : budget === null ? say("planned {0}", moneyText(against, currency)) : say("budget {0}", moneyText(against, currency));
  return {
    key: "money", label: say("Forecast cost"), value: moneyText(forecast, currency), note: cpi === null ? note : say("{0}, CPI {1}", note, String(Math.round(cpi * 100) / 100)),
    tone: budget !== null && forecast > budget + 0.5 ? "bad" : "plain", go: "", section: "money",
  };
}

function lineOf(data: ReportData, { say, dates }: Saying): readonly ReportPoint[] {
  const { start, finish, target, now, asOf, milestones } = data;
  if (start === null || finish === null || finish <= start) return [];
  const shown = milestones.rows.slice(0, MOST_POINTS);
  const last = Math.max(finish, target ?? finish);
  const point = (kind: ReportPoint["kind"], at: number, label: string, late = false): ReportPoint => ({
    kind, at: Math.min(1, Math.max(0, (at - start) / (last - start))), label, late, low: kind === "target" ? at > finish : kind === "finish" && at >= (target ?? at),
  });
  return [
    ...shown.map((one) => point("milestone", one.finish, `${one.title}, ${dates.end(one.finish)}${(one.lateDays ?? 0) > 0 ? `, ${lateText(one.lateDays ?? 0, say)}` : ""}`, (one.lateDays ?? 0) > 0)),
    point("today", asOf ?? now, say("Status {0}", dates.day(asOf ?? now))),
    ...(target === null ? [] : [point("target", target, say("Target {0}", dates.end(target)))]),
    point("finish", finish, say("Forecast {0}", dates.end(finish)), target !== null && finish > target),
  ];
}
