import { code, percent } from "../../rules/wording";
import { writeShare } from "../../write/writeValues";
import type { Maker } from "../situation";
import { ownAssignment } from "./giveAway";
import { whoText, writtenWho } from "./people";

/** Less than this of a person is no help to anybody. */
const LEAST_SHARE = 0.1;

/** Work takes only the share of a person that the others leave; it then takes longer, where its length is effort. */
export const lowerShare: Maker = (situation, step) => {
  const { aim, plan } = situation;
  const at = ownAssignment(situation, step);
  const own = step.dates.assignments.find(({ resource }) => aim.kind === "load" && resource === aim.resource)?.units;
  if (aim.kind !== "load" || at === undefined || own === undefined || step.inherited.who?.[at]?.part !== undefined) return [];
  const { booked, capacity } = aim.overload;
  // In steps of five percent, which people say; rounded before, so that dust of fractions does not cost a step.
  const share = Math.floor(Math.round((capacity - (booked - own)) * 1000) / 50) / 20;
  if (share < LEAST_SHARE || share >= own) return [];
  const parts = writtenWho(situation, step).map((part, index) => (index === at ? `${aim.resource} ${writeShare(share)}` : part));
  return [{
    title: `Lower ${code(aim.resource)} on ${code(step.task.id)} to ${percent(share)}`,
    change: { kind: "set-key", plan: plan.id, id: step.task.id, key: "who", text: whoText(parts) },
    disturbance: 0.25,
  }];
};
