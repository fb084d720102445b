import { code, nameOf } from "../../rules/wording";
import type { Maker } from "../situation";

/** Work that a late release carries goes into the next release by date. */
export const nextRelease: Maker = ({ plan, aim }, { task, inherited }) => {
  if (aim.kind === "money" || inherited.release === undefined || (aim.kind !== "blocked" && aim.about !== inherited.release && aim.about !== task.id)) return [];
  const promised = plan.releases.get(inherited.release)?.date;
  if (promised === undefined || task.due !== undefined) return [];
  const later = [...plan.releases.values()]
    .filter(({ date, released, id }) => id !== inherited.release && released === undefined && date !== undefined && date.day > promised.day)
    .sort((a, b) => (a.date?.day ?? 0) - (b.date?.day ?? 0));
  const [next] = later;
  if (next === undefined) return [];
  return [{
    title: `Move ${code(task.id)} to the next release, ${nameOf(next)}`,
    change: { kind: "set-key", plan: plan.id, id: task.id, key: "release", text: next.id },
    disturbance: 0.4,
  }];
};
