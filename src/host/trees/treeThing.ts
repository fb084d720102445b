import type { GroupName } from "../../language/edits/moveToGroup";

/** What a line of a tree stands for. */
export type TreeThing =
  | { readonly kind: "plan"; readonly plan: string }
  | { readonly kind: "group"; readonly plan: string; readonly group: GroupName }
  /** `group`: the group that the line stands in, where tasks are shown in groups. */
  | { readonly kind: "task"; readonly plan: string; readonly id: string; readonly summary: boolean; readonly group?: GroupName }
  | { readonly kind: "idea"; readonly plan: string; readonly id: string }
  | { readonly kind: "risk" | "release" | "objective"; readonly plan: string; readonly id: string };

/** A task or an idea. */
export type TreeItemThing = Extract<TreeThing, { readonly kind: "task" | "idea" }>;

/** True for a task or an idea. */
export function isItem(thing: TreeThing | undefined): thing is TreeItemThing {
  return thing?.kind === "task" || thing?.kind === "idea";
}
