import type { Assignment } from "../../../core/model/values";
import { code, nameOf } from "../../rules/wording";
import type { Candidate, Maker, Situation, Step } from "../situation";
import { helpers, whoText, writtenWho } from "./people";

const MOST_OTHERS = 4;

/** Somebody else of the same role or team, who is free then, does what the one beyond capacity was to do; the share stays. */
export const giveAway: Maker = (situation, step) => {
  const at = ownAssignment(situation, step);
  const person = situation.aim.kind === "load" ? situation.plan.people.get(situation.aim.resource) : undefined;
  if (at === undefined || person === undefined || step.dates.started) return [];
  const written = writtenWho(situation, step);
  const named = new Set((step.inherited.who ?? []).flatMap(({ of }) => of.map(({ id }) => id)));
  const free = helpers(situation, step, [person], MOST_OTHERS).filter(helper => helper.free > 0 && !named.has(helper.person.id));
  return free.map(({ person: other }): Candidate => {
    const parts = written.map((part, index) => (index === at ? `${other.id}${part.slice(person.id.length)}` : part));
    return {
      title: `Give ${code(step.task.id)} to ${nameOf(other)}`,
      change: { kind: "set-key", plan: situation.plan.id, id: step.task.id, key: "who", text: whoText(parts) },
      disturbance: 0.15,
    };
  });
};

/** Which of a step's assignments books the person beyond capacity by name; undefined where a team or a role does. */
export function ownAssignment({ aim }: Situation, { inherited }: Step): number | undefined {
  if (aim.kind !== "load") return undefined;
  const isOwn = ({ choose, of }: Assignment): boolean => choose === "all" && of.length === 1 && of[0]?.id === aim.resource && of[0].plan === undefined;
  const at = (inherited.who ?? []).findIndex(isOwn);
  return at < 0 ? undefined : at;
}
