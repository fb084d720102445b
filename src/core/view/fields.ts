/** A column of a task that can be typed into, in a view that lists tasks. */
export type EditableField = "title" | "duration" | "effort" | "start" | "due" | "people" | "progress" | "priority" | "release" | "status" | "objective";
