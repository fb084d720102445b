import type { Plan } from "../model/plan";
import type { BookedAssignment } from "../schedule/result";

/** The name that people read: a person's or machine's own name, else the id. */
export function nameOf(plan: Plan, resource: string): string {
  return plan.people.get(resource)?.name ?? plan.equipment.get(resource)?.name ?? resource;
}

/** Two letters for a name: of its first and last word, else the first two letters. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== "");
  const first = [...(words[0] ?? "")];
  const last = words.length > 1 ? [...(words[words.length - 1] ?? "")][0] : first[1];
  return `${(first[0] ?? "").toUpperCase()}${words.length > 1 ? (last ?? "").toUpperCase() : (last ?? "")}`;
}

/** Who works on a task, in words: `Ana Silva, Ben Ito 50%`. */
export function peopleText(plan: Plan, assignments: readonly BookedAssignment[]): string {
  return assignments
    .map(({ resource, units }) => {
      const share = Math.round(units * 100);
      return share === 100 ? nameOf(plan, resource) : `${nameOf(plan, resource)} ${share}%`;
    })
    .join(", ");
}

/** The initials of up to three who work on a task; beyond that, two and the number of the others. */
export function initialsText(plan: Plan, assignments: readonly BookedAssignment[]): string {
  const all = assignments.map(({ resource }) => initialsOf(nameOf(plan, resource)));
  return all.length <= 3 ? all.join(" ") : `${all.slice(0, 2).join(" ")} +${all.length - 2}`;
}
