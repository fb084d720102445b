import { code } from "../../rules/wording";
import type { Candidate, Maker } from "../situation";

/** Levelling may move the work: of the whole plan, or of a task that is fixed, comes before all others or may not be interrupted. */
export const letLevel: Maker = ({ aim, plan, steps }, step) => {
  if (aim.kind !== "load") return [];
  const { task } = step;
  const remove = (id: string, key: string): Candidate["change"] => ({ kind: "remove-key", plan: plan.id, id, key });
  const found: Candidate[] = [];
  if (plan.settings.level === false && step === steps[0]) {
    found.push({ title: `Let people wait for people (remove ${code("level: false")})`, change: remove("", "level"), disturbance: 0.3 });
  }
  if (step.dates.started) return found;
  if (task.schedule === "fixed") found.push({ title: `Let ${code(task.id)} move (remove ${code("schedule: fixed")})`, change: remove(task.id, "schedule"), disturbance: 0.3 });
  if (task.priority !== undefined && task.priority >= 1000) {
    found.push({ title: `Let ${code(task.id)} move (remove ${code(`priority: ${String(task.priority)}`)})`, change: remove(task.id, "priority"), disturbance: 0.25 });
  }
  if (task.split !== true && plan.settings.level !== false) {
    found.push({
      title: `Let ${code(task.id)} be interrupted (${code("split: true")})`,
      change: { kind: "set-key", plan: plan.id, id: task.id, key: "split", text: "true" },
      disturbance: 0.25,
    });
  }
  return found;
};
