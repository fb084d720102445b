import { dayOf, formatDay, formatTime } from "../../core/calendar/civil";
import type { Instant } from "../../core/model/instant";
import type { Plan } from "../../core/model/plan";
import { OPPORTUNITY_RESPONSES, THREAT_RESPONSES } from "../../core/risk/assessRisk";
import type { PlanChange } from "../../core/model/planChange";
import { readDateWords } from "../dateWords";
import { code, listed } from "../rules/wording";
import { quoteText } from "../write/quoteText";
import { refuse, type Refusal } from "./attempt";

/** What can be changed of a risk where its details are shown. */
export type RiskField = "title" | "owner" | "response" | "status" | "trigger" | "review";

/** What a person chose or typed for a risk; empty text takes the key away. */
export interface TypedRiskField {
  readonly risk: string;
  readonly field: RiskField;
  readonly text: string;
}

/** The changes that let a risk say what was typed; or one sentence why it cannot. An open risk has no `status`: that is what it is without one. */
export function setRiskField(plan: Plan, { risk: id, field, text }: TypedRiskField, today: Instant): readonly PlanChange[] | Refusal {
  const risk = plan.risks.get(id);
  if (risk === undefined) return refuse(`There is no risk ${code(id)} in this plan (any more).`);
  const typed = text.trim();
  if (typed === "" || (field === "status" && typed === "open")) return risk.keys.has(field) ? [{ kind: "remove-key", plan: plan.id, id, key: field }] : [];
  const value = valueOf(plan, field, typed, { opportunity: risk.opportunity === true, today });
  return typeof value === "string" ? [{ kind: "set-key", plan: plan.id, id, key: field, text: value }] : value;
}

function valueOf(plan: Plan, field: RiskField, typed: string, { opportunity, today }: { readonly opportunity: boolean; readonly today: Instant }): string | Refusal {
  switch (field) {
    case "title":
    case "trigger":
      return quoteText(typed, "flow");
    case "owner":
      return ownerNamed(plan, typed) ?? refuse(`${code(typed)} is nobody of this plan: there are ${listed([...plan.people.keys()].map(each => code(each)))}.`);
    case "response": {
      const fits = opportunity ? OPPORTUNITY_RESPONSES : THREAT_RESPONSES;
      return fits.includes(typed) ? typed : refuse(`${code(typed)} is no response to ${opportunity ? "an opportunity" : "a threat"}: there are ${listed(fits.map(each => code(each)))}.`);
    }
    case "status":
      return typed === "happened" || typed === "closed" ? typed : refuse(`${code(typed)} is no status of a risk: it is open, happened or closed.`);
    case "review": {
      const date = readDateWords(typed, dayOf(today));
      if (date === undefined) return refuse(`${code(typed)} is no date: write one such as 2026-03-05, 12 mar, fri or in 2 weeks.`);
      return date.minute === undefined ? formatDay(date.day) : `${formatDay(date.day)} ${formatTime(date.minute)}`;
    }
  }
}

function ownerNamed(plan: Plan, text: string): string | undefined {
  if (plan.people.has(text)) return text;
  const wanted = text.toLowerCase();
  return [...plan.people].find(([, { name }]) => name?.toLowerCase() === wanted)?.[0];
}
