import { code, nameOf, percent } from "../../rules/wording";
import type { Maker } from "../situation";
import { helpers, isShared, namedPeople, whoText, writtenWho } from "./people";

/** Someone else helps with work that is one pot: who has time, at the share that is free. */
export const addPerson: Maker = (situation, step) => {
  const present = namedPeople(situation, step);
  const written = writtenWho(situation, step);
  if (situation.aim.kind === "money" || present === undefined || !isShared(step) || written.length === 0 || written.some(part => /[\r\n,]/.test(part))) return [];
  return helpers(situation, step, present, 3).map(({ person, free }) => {
    const share = free > 0 ? free : 0.5;
    const part = share === 1 ? person.id : `${person.id} ${String(share * 100)}%`;
    return {
      title: `Add ${nameOf(person)}${share === 1 ? "" : ` at ${percent(share)}`} to ${code(step.task.id)}`,
      change: { kind: "set-key", plan: situation.plan.id, id: step.task.id, key: "who", text: whoText([...written, part]) },
      disturbance: free > 0 ? 0.15 : 0.3,
    };
  });
};
