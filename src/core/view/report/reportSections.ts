import { wordsOfId } from "../titles";
import type { ReportData, ReportList, ReportMilestone, ReportMoney, ReportStakeholder } from "./reportData";
import type { ReportQuarter, ReportRow, ReportSection, ReportTone, Saying } from "./reportShape";
import { audienceText, dayCount, figureText, healthText, lateText, moneyText, percent, quadrantText, releaseText, trendText, type Say } from "./reportWords";

/** The parts of a report that have something to say, in their usual order. */
export function sectionsOf(data: ReportData, saying: Saying): readonly ReportSection[] {
  const all = data.audience === "customer" ? [releases(data, saying)] : [
    milestones(data, saying), slipped(data, saying), late(data, saying), blocked(data, saying), overload(data, saying), money(data, saying), risks(data, saying),
    objectives(data, saying), metrics(data, saying), releases(data, saying), decisions(data, saying), updates(data, saying), stakeholders(data, saying),
  ];
  return all.filter(({ rows, words }) => rows.length > 0 || words.length > 0);
}

/** The keys of all parts, for templates. */
export const SECTION_KEYS = ["milestones", "slipped", "late", "blocked", "overload", "money", "risks", "objectives", "metrics", "releases", "decisions", "updates", "stakeholders"] as const;

const NOTHING = { count: 0, rows: [] };

function row(go: string, cells: readonly string[], tone: ReportTone = "plain", below: readonly string[] = []): ReportRow {
  return { go, cells, tone, below };
}

function table<Row>(key: string, title: string, head: readonly string[], { count, rows }: Omit<ReportList<Row>, "internal">, { most }: Saying, line: (one: Row) => ReportRow): ReportSection {
  const shown = rows.slice(0, most).map(line);
  return { key, title, words: [], head, rows: shown, more: count - shown.length };
}

function milestones({ milestones: list }: ReportData, saying: Saying): ReportSection {
  const { say, dates } = saying;
  return table("milestones", say("Next milestones"), [say("Milestone"), say("Forecast"), say("Due")], list, saying, (one) =>
    row(one.id, [one.title, dates.end(one.finish), one.due === undefined ? "" : `${dates.end(one.due)}, ${lateText(one.lateDays ?? 0, say)}`], (one.lateDays ?? 0) > 0 ? "bad" : "plain"));
}

function slipped({ slipped: list }: ReportData, saying: Saying): ReportSection {
  const { say, dates } = saying;
  return table<ReportMilestone>("slipped", say("Slipped against the baseline"), [say("Milestone"), say("Forecast"), say("Slip")], list ?? NOTHING, saying, (one) =>
    row(one.id, [one.title, dates.end(one.finish), dayCount(one.slipDays ?? 0, say)], "warn"));
}

function late({ late: list }: ReportData, saying: Saying): ReportSection {
  const { say, dates } = saying;
  const people = list.rows.some((one) => one.people !== "");
  return table("late", say("Late"), [say("What"), say("Due"), say("Forecast"), say("Late by"), ...(people ? [say("Who")] : [])], list, saying, (one) => row(
    one.id, [one.kind === "plan" ? say("The plan") : one.title, dates.end(one.due), dates.end(one.finish), dayCount(Math.max(1, one.lateDays), say), ...(people ? [one.people] : [])], "bad", one.options,
  ));
}

function blocked({ blocked: list }: ReportData, saying: Saying): ReportSection {
  const { say, dates } = saying;
  const people = list.rows.some((one) => one.people !== "");
  return table("blocked", say("Blocked"), [say("Task"), say("Forecast"), say("Waiting for it"), say("Can wait"), ...(people ? [say("Who")] : [])], list, saying, (one) => row(
    one.id, [one.title, dates.end(one.finish), one.holds === 0 ? "" : one.holds === 1 ? say("1 task") : say("{0} tasks", one.holds), canWait(one.slackDays, say), ...(people ? [one.people] : [])], "warn",
    [...(one.notes === "" ? [] : [one.notes]), ...one.options],
  ));
}

/** How long blocked work may stay so before the end of the plan moves. */
function canWait(days: number, say: Say): string {
  return days <= 0 ? say("no longer") : days === 1 ? say("1 day") : say("{0} days", figureText(days));
}

function overload({ overload: list }: ReportData, saying: Saying): ReportSection {
  const { say, dates } = saying;
  return table("overload", say("Overbooked"), [say("Who"), say("When"), say("At worst")], list ?? NOTHING, saying, (one) =>
    row(one.id, [one.name, dates.span(one.from, one.to), say("{0} of {1}", percent(one.booked), percent(one.capacity))], "warn", one.options));
}

/** The figures of earned value in their usual order, with what each means. */
const FIGURES: readonly (readonly [key: "bac" | "pv" | "ev" | "ac" | "sv" | "cv" | "spi" | "cpi" | "eac" | "etc" | "vac" | "tcpi", meaning: string, ratio: boolean])[] = [
  ["bac", "Budget at completion", false], ["pv", "Planned value", false], ["ev", "Earned value", false], ["ac", "Actual cost", false], ["sv", "Schedule variance", false], ["cv", "Cost variance", false],
  ["spi", "Schedule performance index", true], ["cpi", "Cost performance index", true], ["eac", "Estimate at completion", false], ["etc", "Estimate to complete", false], ["vac", "Variance at completion", false],
  ["tcpi", "To-complete performance index", true],
];

function money({ money: figures }: ReportData, saying: Saying): ReportSection {
  const { say } = saying;
  const budget = figures === null || figures.budget === null ? [] : [row("", [say("Budget"), say("What may be spent"), moneyText(figures.budget, figures.currency)], isOver(figures) ? "bad" : "plain", figures.options)];
  const rows = figures === null ? [] : FIGURES.flatMap(([key, meaning, ratio]): ReportRow[] => {
    const value = figures[key];
    return value === null ? [] : [row("", [key.toUpperCase(), say(meaning), ratio ? figureText(value) : moneyText(value, figures.currency)], toneOf(key, value))];
  });
  return { key: "money", title: say("Money"), words: figures === null ? [] : moneyWords(figures, saying), head: [say("Figure"), say("Meaning"), say("Value")], rows: [...budget, ...rows], more: 0 };
}

function isOver({ budget, forecast }: ReportMoney): boolean {
  return budget !== null && forecast > budget + 0.5;
}

function toneOf(key: string, value: number): ReportTone {
  if (key === "sv" || key === "cv" || key === "vac") return value < -0.5 ? "bad" : "plain";
  return (key === "spi" || key === "cpi") && value < 0.9 ? "bad" : "plain";
}

function moneyWords({ budget, forecast, currency, reserve, baseline }: ReportMoney, { say }: Saying): readonly string[] {
  const text = (amount: number): string => moneyText(amount, currency);
  const against = budget === null ? say("Forecast cost {0}; no budget is set.", text(forecast)) : forecast > budget + 0.5
    ? say("Forecast cost {0} against a budget of {1}: {2} over.", text(forecast), text(budget), text(forecast - budget))
    : say("Forecast cost {0} against a budget of {1}: {2} left.", text(forecast), text(budget), text(budget - forecast));
  return [
    against, ...(Math.abs(reserve) < 0.5 ? [] : [say("Expected cost of the open risks: {0}, on top.", text(reserve))]),
    ...(baseline === null ? [say("Without a baseline the plan is measured against itself.")] : []),
  ];
}

function risks({ risks: list, money: figures }: ReportData, saying: Saying): ReportSection {
  const { say } = saying;
  return table("risks", say("Top risks"), [say("Risk"), say("Probability"), say("Exposure"), say("Response"), say("Owner")], list, saying, (one) => {
    const days = one.days === 0 ? [] : [Math.abs(one.days) === 1 ? say("{0} day", figureText(one.days)) : say("{0} days", figureText(one.days))];
    const cost = one.cost === 0 ? [] : [moneyText(one.cost, figures?.currency ?? "")];
    return row(one.id, [one.opportunity ? say("{0} (opportunity)", one.title) : one.title, percent(one.probability), [...days, ...cost].join(", "), one.response, one.owner]);
  });
}

function objectives({ objectives: list }: ReportData, saying: Saying): ReportSection {
  const { say } = saying;
  return table("objectives", say("Objectives"), [say("Objective"), say("Key results"), say("Work")], { count: list.length, rows: list }, saying, (one) => row(
    one.id, [one.title, one.progress === null ? "" : percent(one.progress), percent(one.workProgress)], one.offTrack ? "bad" : "plain",
    [...one.results.map(({ title, unit, last, target }) => {
      const text = (figure: number | null): string => (figure === null ? say("unknown") : figureText(figure, unit));
      return say("{0}: {1} of {2}", title, text(last), text(target));
    }), ...one.options],
  ));
}

function metrics({ metrics: list }: ReportData, saying: Saying): ReportSection {
  const { say } = saying;
  const known = list.filter(({ last }) => last !== null);
  return table("metrics", say("Metrics"), [say("Metric"), say("Newest"), say("Before"), say("Date")], { count: known.length, rows: known }, saying, (one) =>
    row(one.id, [one.title, figureText(one.last ?? 0, one.unit), one.before === null ? "" : figureText(one.before, one.unit), one.date ?? ""]));
}

function releases({ releases: list, audience }: ReportData, saying: Saying): ReportSection {
  const { say, dates } = saying;
  const plain = audience === "customer";
  const head = plain ? [say("Release"), say("State"), say("Date")] : [say("Release"), say("State"), say("Promised"), say("Forecast"), say("Progress")];
  return table("releases", say("Releases"), head, { count: list.length, rows: list }, saying, (one) => {
    const promise = one.promise === undefined ? "" : dates.end(one.promise);
    const state = releaseText(one.state, say);
    if (plain) return row(one.id, [one.title, state, one.released === undefined ? promise : dates.end(one.released)]);
    const forecast = one.released !== undefined ? dates.end(one.released) : one.forecast === undefined ? "" : `${dates.end(one.forecast)}${one.lateDays === undefined || one.lateDays === 0 ? "" : `, ${lateText(one.lateDays, say)}`}`;
    const chance = one.chance === undefined ? state : say("{0}, chance {1}", state, percent(one.chance));
    return row(one.id, [one.title, chance, promise, forecast, percent(one.progress)], one.state === "late" ? "bad" : one.state === "at-risk" ? "warn" : "plain");
  });
}

function decisions({ decisions: list }: ReportData, saying: Saying): ReportSection {
  const { say } = saying;
  // A title of its own says what was decided, the text why.
  return table("decisions", say("Decisions"), [say("Date"), say("Decision"), say("By")], list, saying, ({ id, date, title, text, by }) =>
    row(id, [date, text === "" ? title : title === wordsOfId(id) ? text : `${title}: ${text}`, by]));
}

function updates({ updates: list }: ReportData, saying: Saying): ReportSection {
  const { say } = saying;
  return table("updates", say("Updates"), [say("Date"), say("Health"), say("What"), say("By")], list, saying, (one) => {
    const word = one.health === undefined ? "" : healthText(one.health, say);
    const tone = one.health === "off-track" ? "bad" : one.health === "at-risk" ? "warn" : "plain";
    return row("", [one.date.slice(0, 10), one.trend === undefined || word === "" ? word : `${word}, ${trendText(one.trend, say)}`, one.text ?? "", one.name], tone);
  });
}

function stakeholders({ stakeholders: list, asOf, now }: ReportData, saying: Saying): ReportSection {
  const { say, dates } = saying;
  const isDue = ({ next }: ReportStakeholder): boolean => next !== null && next <= (asOf ?? now);
  const when = (one: ReportStakeholder): string => (one.next === null ? "" : isDue(one) ? say("{0}, due", dates.day(one.next)) : dates.day(one.next));
  const made = table("stakeholders", say("Stakeholders"), [say("Who"), say("Power and interest"), say("Report"), say("Told"), say("Next")], { count: list.length, rows: list }, saying, (one) => row(
    one.id, [one.title, quadrantText(one.quadrant, say), audienceText(one.audience, say), one.updates, when(one)], isDue(one) ? "warn" : "plain", one.wants.length === 0 ? [] : [say("Wants: {0}", one.wants.join("; "))],
  ));
  return list.length === 0 ? made : { ...made, grid: gridOf(list, saying) };
}

function gridOf(list: readonly ReportStakeholder[], { say, most }: Saying): readonly ReportQuarter[] {
  const quarter = (quadrant: ReportStakeholder["quadrant"], note: string): ReportQuarter => {
    const here = list.filter((one) => one.quadrant === quadrant);
    const more = here.length > most ? [{ title: say("and {0} more", here.length - most), go: "" }] : [];
    return { title: quadrantText(quadrant, say), note, who: [...here.slice(0, most).map(({ title, id }) => ({ title, go: id })), ...more] };
  };
  return [
    quarter("satisfy", say("much power, little interest")), quarter("manage", say("much power, much interest")),
    quarter("monitor", say("little power, little interest")), quarter("inform", say("little power, much interest")),
  ];
}
