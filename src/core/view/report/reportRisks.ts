import { meanOfTable } from "../../risk/quantileTable";
import type { Ref } from "../../model/values";
import { riskEvents, type Drawn } from "../../risk/register";
import { foundOf } from "../../schedule/found";
import type { Schedule } from "../../schedule/result";
import { nameOf } from "../people";
import { scaleOfPlan } from "../roadmapPromise";
import { wordsOfId } from "../titles";
import type { ReportRisk } from "./reportData";

/**
 * The open risks by exposure: probability times mean impact, with the figures that count now. What costs money and what
 * costs days are each taken as a share of the largest there is; the sum of the two ranks.
 */
export function risksOf(schedule: Schedule, isInternal: (about: readonly Ref[]) => boolean): readonly ReportRisk[] {
  const scale = foundOf(schedule)?.frame.scale ?? scaleOfPlan(schedule.plan);
  const risks = riskEvents(schedule.plan, schedule.tasks, scale, "now").map(({ risk, probability, time, timeShare, cost, sign }): ReportRisk => ({
    id: risk.id, title: risk.title ?? wordsOfId(risk.id), opportunity: risk.opportunity === true, probability,
    days: rounded((sign * probability * (timeShare === undefined ? Math.abs(meanOf(time)) : 0)) / scale.day), cost: rounded(sign * probability * Math.abs(meanOf(cost))),
    owner: risk.owner === undefined ? "" : nameOf(schedule.plan, risk.owner.id), response: risk.response ?? "", internal: isInternal(risk.affects ?? []),
  }));
  const most = (key: "days" | "cost"): number => risks.reduce((all, risk) => Math.max(all, Math.abs(risk[key])), 0) || 1;
  const [days, cost] = [most("days"), most("cost")];
  const weight = (risk: ReportRisk): number => Math.abs(risk.days) / days + Math.abs(risk.cost) / cost;
  return risks.sort((a, b) => weight(b) - weight(a) || b.probability - a.probability);
}

function meanOf({ fixed, table }: Drawn): number {
  return table === undefined ? fixed : meanOfTable(table);
}

/** To a hundredth. */
function rounded(figure: number): number {
  return Math.round(figure * 100) / 100 + 0;
}
