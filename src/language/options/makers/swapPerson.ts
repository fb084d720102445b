import { code, nameOf } from "../../rules/wording";
import type { Maker } from "../situation";
import { helpers, namedPeople, rateOf } from "./people";

/** Someone else does it: who has time in place of the one person who has not, or who costs less. */
export const swapPerson: Maker = (situation, step) => {
  const present = namedPeople(situation, step);
  const [only] = present ?? [];
  if (present?.length !== 1 || only === undefined || step.dates.started) return [];
  const saves = situation.aim.kind === "money";
  const others = helpers(situation, step, present, saves ? 8 : 4).filter(({ free, rate }) => (saves ? rate < rateOf(only) : free > 0));
  if (saves) others.sort((a, b) => a.rate - b.rate);
  return others.slice(0, 2).map(({ person }) => ({
    title: `Give ${code(step.task.id)} to ${nameOf(person)} instead of ${nameOf(only)}`,
    change: { kind: "set-key", plan: situation.plan.id, id: step.task.id, key: "who", text: person.id },
    disturbance: 0.2,
  }));
};
