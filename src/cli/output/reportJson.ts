import { formatDay } from "../../core/calendar/civil";
import type { ReportData, ReportMoney } from "../../core/view/report/reportData";
import { reasonText, sayEnglish } from "../../core/view/report/reportWords";
import { isoInstant } from "./instants";

/** A report as JSON, in the shape of schemas/report.schema.json: what cannot be computed, or is not for this audience, is null. */
export function reportJson(data: ReportData): object {
  const { health, target, late, blocked, overload } = data;
  const at = (instant: number | null | undefined): string | null => (instant === null || instant === undefined ? null : isoInstant(instant));
  return {
    version: 1, plan: data.plan, title: data.title, asOf: at(data.asOf), audience: data.reader.id === "" ? data.audience : data.reader.id,
    health: health === null ? null : {
      state: health.word, trend: health.trend ?? null, source: health.source, computed: health.computed, reasons: health.reasons.map((one) => reasonText(one, sayEnglish)), text: health.update?.text ?? null,
    },
    finish: at(data.finish), target: at(target), lateDays: data.lateDays, chance: data.chance, progress: data.audience === "customer" ? null : data.progress,
    milestones: data.milestones.rows.map((one) => ({ id: one.id, title: one.title, finish: at(one.finish), due: at(one.due), lateDays: one.lateDays ?? null, slipDays: one.slipDays ?? null })),
    late: late.rows.map(({ kind, id, title, due, finish, lateDays, people, options }) => ({ kind, id: id === "" ? null : id, title, due: at(due), finish: at(finish), lateDays, people, options })),
    blocked: blocked.rows.map(({ id, title, finish, people, holds, slackDays, notes, options }) => ({ id, title, finish: at(finish), people, holds, slackDays, notes, options })),
    overload: overload === null ? null : overload.rows.map(({ id, name, from, to, booked, capacity, times, options }) => ({ id, name, from: at(from), to: at(to), booked, capacity, times, options })),
    money: moneyJson(data.money),
    risks: data.risks.rows.map(({ internal: _, ...one }) => one), objectives: data.objectives, metrics: data.metrics,
    releases: data.releases.map((one) => ({
      id: one.id, title: one.title, state: one.state, promise: at(one.promise), forecast: at(one.forecast), released: at(one.released), lateDays: one.lateDays ?? null,
      progress: data.audience === "customer" ? null : one.progress, chance: one.chance ?? null, open: one.open, blocked: one.blocked,
    })),
    decisions: data.decisions.rows.map(({ internal: _, ...one }) => one),
    updates: data.updates.rows.map(({ day, by, name, health: word, trend, text }) => ({ date: formatDay(day), by: by ?? null, name, health: word ?? null, trend: trend ?? null, text: text ?? null })),
    stakeholders: data.stakeholders.map(({ next, ...rest }) => ({ ...rest, next: next === null ? null : isoInstant(next).slice(0, 10) })),
  };
}

function moneyJson(money: ReportMoney | null): object | null {
  if (money === null) return null;
  const { currency, baseline, budget, forecast, reserve, bac, pv, ev, ac, sv, cv, spi, cpi, eac, etc, vac, tcpi, options } = money;
  const rounded = (figure: number | null): number | null => (figure === null ? null : Math.round(figure * 1e4) / 1e4 + 0);
  return {
    currency: currency === "" ? null : currency, baseline, budget: rounded(budget), forecast: rounded(forecast), reserve: rounded(reserve), bac: rounded(bac), pv: rounded(pv), ev: rounded(ev), ac: rounded(ac),
    sv: rounded(sv), cv: rounded(cv), spi: rounded(spi), cpi: rounded(cpi), eac: rounded(eac), etc: rounded(etc), vac: rounded(vac), tcpi: rounded(tcpi), options,
  };
}
